/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean vei_file_replace (const char  *path,
                           GBytes      *bytes,
                           gboolean     owner_only,
                           GError     **error);

G_END_DECLS
