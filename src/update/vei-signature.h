/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "update/vei-update-error.h"

G_BEGIN_DECLS

#define VEI_PUBLIC_KEY_ID_BYTES 8
#define VEI_PUBLIC_KEY_BYTES    32

/**
 * VeiPublicKey:
 *
 * A public key of minisign. A plain value.
 */
typedef struct
{
  guint8 id[VEI_PUBLIC_KEY_ID_BYTES];
  guint8 key[VEI_PUBLIC_KEY_BYTES];
} VeiPublicKey;

gboolean  vei_public_key_parse           (const char          *text,
                                          VeiPublicKey        *key,
                                          GError             **error);
gboolean  vei_public_key_equal           (const VeiPublicKey  *a,
                                          const VeiPublicKey  *b);
char     *vei_public_key_to_string       (const VeiPublicKey  *key) G_GNUC_WARN_UNUSED_RESULT;
char     *vei_public_key_get_fingerprint (const VeiPublicKey  *key) G_GNUC_WARN_UNUSED_RESULT;

char     *vei_signature_verify           (GBytes              *signature,
                                          GBytes              *data,
                                          const VeiPublicKey  *key,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * VeiPublisher:
 *
 * A publisher card: who publishes packs, where, and with which key.
 */
typedef struct
{
  char         *name;
  char         *update_url;    /* https; the signature stands beside it, with ".minisig" added */
  VeiPublicKey  key;
} VeiPublisher;

VeiPublisher *vei_publisher_parse    (const char          *file_name,
                                      GBytes              *card,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes       *vei_publisher_to_bytes (const VeiPublisher  *publisher) G_GNUC_WARN_UNUSED_RESULT;
VeiPublisher *vei_publisher_copy     (const VeiPublisher  *publisher) G_GNUC_WARN_UNUSED_RESULT;
void          vei_publisher_free     (VeiPublisher        *publisher);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiPublisher, vei_publisher_free)

G_END_DECLS
