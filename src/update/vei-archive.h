/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "update/vei-update-error.h"

G_BEGIN_DECLS

#define VEI_ARCHIVE_MAX_BYTES (16 * 1024 * 1024)
#define VEI_ARCHIVE_MAX_FILES 64

gboolean    vei_archive_is_file_name  (const char  *name);
gboolean    vei_archive_is_known_file (const char  *name);
const char * const *vei_archive_get_known_files (void);
GHashTable *vei_archive_read_folder   (const char  *path,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *vei_archive_read          (GBytes      *archive,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *vei_archive_write         (GHashTable  *files,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
