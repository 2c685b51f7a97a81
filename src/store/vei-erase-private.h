/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean vei_erase_file     (const char  *path,
                             GError     **error);
gboolean vei_erase_matching (const char  *directory,
                             const char  *prefix,
                             const char  *suffix,
                             GError     **error);

G_END_DECLS
