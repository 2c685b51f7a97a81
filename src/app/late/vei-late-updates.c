/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* The functions of src/update that need libarchive or libsoup. The program is
 * linked to these instead, and they go on to the part that is loaded late. */
#include "config.h"

#include "app/late/vei-late.h"
#include "update/vei-archive.h"
#include "update/vei-download.h"

gboolean
vei_archive_is_known_file (const char *name)
{
  __typeof__ (vei_archive_is_known_file) *function =
    vei_late_require (VEI_LATE_UPDATES, G_STRFUNC);

  return function (name);
}

const char * const *
vei_archive_get_known_files (void)
{
  __typeof__ (vei_archive_get_known_files) *function =
    vei_late_require (VEI_LATE_UPDATES, G_STRFUNC);

  return function ();
}

GHashTable *
vei_archive_read (GBytes  *archive,
                  GError **error)
{
  __typeof__ (vei_archive_read) *function = vei_late_find (VEI_LATE_UPDATES, G_STRFUNC, error);

  return function != NULL ? function (archive, error) : NULL;
}

SoupSession *
vei_download_session_new (GTlsDatabase *database,
                          guint         seconds)
{
  __typeof__ (vei_download_session_new) *function =
    vei_late_require (VEI_LATE_UPDATES, G_STRFUNC);

  return function (database, seconds);
}

void
vei_download_async (SoupSession         *session,
                    GUri                *uri,
                    const char          *etag,
                    gsize                max_bytes,
                    VeiDownloadProgress  progress,
                    gpointer             progress_data,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  __typeof__ (vei_download_async) *function = vei_late_require (VEI_LATE_UPDATES, G_STRFUNC);

  function (session, uri, etag, max_bytes, progress, progress_data, cancellable, callback,
            user_data);
}

gboolean
vei_download_finish (GAsyncResult  *result,
                     GBytes       **bytes,
                     char         **etag,
                     GError       **error)
{
  __typeof__ (vei_download_finish) *function = vei_late_require (VEI_LATE_UPDATES, G_STRFUNC);

  return function (result, bytes, etag, error);
}
