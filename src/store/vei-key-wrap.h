/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-seal.h"

G_BEGIN_DECLS

/* Length in bytes of a wrapped key, with its header. */
#define VEI_KEY_WRAP_BYTES 136
#define VEI_KEY_ID_BYTES   16
/* How short a passphrase may be, in characters. */
#define VEI_PASSPHRASE_MIN 10

/**
 * VeiKeyMethod:
 *
 * How the key to the cases is kept.
 */
typedef enum
{
  VEI_KEY_METHOD_PASSPHRASE = 1,
  VEI_KEY_METHOD_KEYRING = 2,
} VeiKeyMethod;

/**
 * VeiKeyCost:
 *
 * What guessing a passphrase costs: how often the memory is gone through, and
 * how much of it there is.
 */
typedef struct
{
  guint32 passes;
  guint32 memory_kib;
} VeiKeyCost;

/* Three passes over 256 MiB: most of a second. */
extern const VeiKeyCost vei_key_cost_moderate;

gboolean    vei_passphrase_check      (const char         *passphrase,
                                       GError            **error);

GBytes     *vei_key_wrap_passphrase   (VeiSealKey         *key,
                                       const char         *passphrase,
                                       const VeiKeyCost   *cost,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
VeiSealKey *vei_key_unwrap_passphrase (GBytes             *wrapped,
                                       const char         *passphrase,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *vei_key_wrap_key          (VeiSealKey         *key,
                                       VeiSealKey         *with,
                                       const guint8       *id,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
VeiSealKey *vei_key_unwrap_key        (GBytes             *wrapped,
                                       VeiSealKey         *with,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    vei_key_wrap_read         (GBytes             *wrapped,
                                       VeiKeyMethod       *method,
                                       VeiKeyCost         *cost,
                                       guint8             *id,
                                       GError            **error);

G_END_DECLS
