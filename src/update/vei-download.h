/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <libsoup/soup.h>

#include "update/vei-update-error.h"

G_BEGIN_DECLS

#define VEI_DOWNLOAD_SECONDS 30

/**
 * VeiDownloadProgress:
 * @received: bytes that have come
 * @total: bytes in all
 * @user_data: what was given with it
 *
 * How much has come, and how much is to come: 0 where that is not known.
 */
typedef void (*VeiDownloadProgress) (guint64  received,
                                     guint64  total,
                                     gpointer user_data);

SoupSession *vei_download_session_new (GTlsDatabase         *database,
                                       guint                 seconds) G_GNUC_WARN_UNUSED_RESULT;
void         vei_download_async       (SoupSession          *session,
                                       GUri                 *uri,
                                       const char           *etag,
                                       gsize                 max_bytes,
                                       VeiDownloadProgress   progress,
                                       gpointer              progress_data,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean     vei_download_finish      (GAsyncResult         *result,
                                       GBytes              **bytes,
                                       char                **etag,
                                       GError              **error);

G_END_DECLS
