/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-bundle.h"

G_BEGIN_DECLS

/**
 * VeiTransferProgress:
 * @n_done: how many are done
 * @n_all: how many there are
 * @data: what was given with it
 *
 * Told how far cases have been handed over or imported.
 */
typedef void (*VeiTransferProgress) (guint    n_done,
                                     guint    n_all,
                                     gpointer data);

void       vei_case_transfer_export_async   (VeiCaseStore         *store,
                                             GArray               *ids,
                                             const char           *path,
                                             const char           *passphrase,
                                             const char           *log_words,
                                             VeiTransferProgress   progress,
                                             gpointer              progress_data,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              data);
gboolean   vei_case_transfer_export_finish  (VeiCaseStore         *store,
                                             GAsyncResult         *result,
                                             GError              **error);
void       vei_case_transfer_preview_async  (VeiCaseStore         *store,
                                             const char           *path,
                                             const char           *passphrase,
                                             VeiTransferProgress   progress,
                                             gpointer              progress_data,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              data);
GPtrArray *vei_case_transfer_preview_finish (VeiCaseStore         *store,
                                             GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
