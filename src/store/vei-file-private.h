/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the name of a file that is being written looks like. */
#define VEI_FILE_NEW_PREFIX ".utstyrsveiviser-"
#define VEI_FILE_NEW_SUFFIX ".new"

void vei_file_set_error (GError     **error,
                         const char  *path,
                         int          saved_errno);

G_END_DECLS
