/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-store-error.h"

G_BEGIN_DECLS

#define VEI_SEAL_KEY_BYTES 32
/* How many bytes longer a sealed text is than the text. */
#define VEI_SEAL_OVERHEAD  40
/* How many bytes of a sealed text tell it from every other. */
#define VEI_SEAL_MARK_BYTES 24

/**
 * VeiSealPlace:
 *
 * Where a sealed text belongs. It opens at no other place.
 */
typedef struct
{
  guint32 kind;
  guint32 schema;
  gint64  row;
} VeiSealPlace;

typedef struct _VeiSealKey VeiSealKey;

gboolean      vei_seal_init           (GError             **error);

VeiSealKey   *vei_seal_key_new        (GError             **error) G_GNUC_WARN_UNUSED_RESULT;
VeiSealKey   *vei_seal_key_new_take   (guint8              *bytes,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
VeiSealKey   *vei_seal_key_ref        (VeiSealKey          *key);
void          vei_seal_key_unref      (VeiSealKey          *key);
const guint8 *vei_seal_key_get_bytes  (VeiSealKey          *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiSealKey, vei_seal_key_unref)

GByteArray   *vei_seal_close          (VeiSealKey          *key,
                                       const VeiSealPlace  *place,
                                       gconstpointer        text,
                                       gsize                length) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_seal_open           (VeiSealKey          *key,
                                       const VeiSealPlace  *place,
                                       gconstpointer        sealed,
                                       gsize                length,
                                       GByteArray          *text);
void          vei_seal_wipe           (GByteArray          *text);

G_END_DECLS
