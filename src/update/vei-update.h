/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"
#include "update/vei-download.h"

G_BEGIN_DECLS

/**
 * VeiUpdateOptions:
 *
 * What may be otherwise than usual; all zero is usual.
 */
typedef struct
{
  GTlsDatabase        *database;       /* whom to trust; NULL: the authorities of the system */
  guint                seconds;        /* how long the other end may be silent; 0: VEI_DOWNLOAD_SECONDS */
  VeiDownloadProgress  progress;       /* NULL: nobody wants to know */
  gpointer             progress_data;
} VeiUpdateOptions;

void          vei_update_async  (const char              *folder,
                                 const VeiUpdateOptions  *options,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 user_data);
gboolean      vei_update_finish (GAsyncResult            *result,
                                 VeiKnowledge           **knowledge,
                                 GError                 **error);

G_END_DECLS
