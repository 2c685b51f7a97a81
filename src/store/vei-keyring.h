/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-key-wrap.h"

G_BEGIN_DECLS

/**
 * VeiKeyring:
 * @keep: keeps a key under an id, in place of one that was there
 * @find: finds the key of an id
 * @forget: removes the key of an id; no error where there is none
 *
 * Where keys are kept that nobody has to remember. The functions may wait for
 * the person to unlock the keyring, and may be called in any thread. They fail
 * with %VEI_STORE_ERROR_KEYRING, and @find with %VEI_STORE_ERROR_NOT_FOUND.
 */
typedef struct
{
  gboolean    (*keep)   (gpointer       data,
                         const guint8  *id,
                         VeiSealKey    *key,
                         GCancellable  *cancellable,
                         GError       **error);
  VeiSealKey *(*find)   (gpointer       data,
                         const guint8  *id,
                         GCancellable  *cancellable,
                         GError       **error);
  gboolean    (*forget) (gpointer       data,
                         const guint8  *id,
                         GCancellable  *cancellable,
                         GError       **error);
  gpointer      data;
} VeiKeyring;

const VeiKeyring *vei_keyring_get_desktop  (void);
gboolean          vei_keyring_is_available (GCancellable *cancellable);
void              vei_keyring_is_available_async  (GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              data);
gboolean          vei_keyring_is_available_finish (GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
