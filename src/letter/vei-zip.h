/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of an archive. */
typedef struct
{
  const char *name;            /* ASCII */
  const char *text;
  gboolean    stored;          /* as it is, not packed */
} VeiZipFile;

GBytes *vei_zip_write (const VeiZipFile  *files,
                       guint              n_files,
                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
