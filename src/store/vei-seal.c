/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n.h>

#include "store/vei-seal.h"

/* Sealing of single texts: XChaCha20-Poly1305 with a random nonce of 192 bits,
 * which stands first. The place is bound in, so that a text that was moved to
 * another row, or says it is of another schema, does not open.
 */

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES
#define PLACE_BYTES 16

G_STATIC_ASSERT (VEI_SEAL_KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
G_STATIC_ASSERT (VEI_SEAL_OVERHEAD == NONCE_BYTES + TAG_BYTES);
G_STATIC_ASSERT (VEI_SEAL_MARK_BYTES == NONCE_BYTES);

/**
 * VeiSealKey:
 *
 * A secret key in memory of its own: locked, so that it is not swapped out,
 * readable only, between guard pages, and wiped when the last reference goes.
 * References may be held in several threads.
 */
struct _VeiSealKey
{
  gatomicrefcount  ref_count;
  guint8          *bytes;
};

/**
 * vei_seal_init:
 * @error: return location for an error
 *
 * Makes the cryptographic library ready. May be called more than once.
 *
 * Fails with %VEI_STORE_ERROR_MEMORY if the system gives no random numbers.
 *
 * Returns: whether it is ready
 */
gboolean
vei_seal_init (GError **error)
{
  if (sodium_init () >= 0)
    return TRUE;
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_MEMORY,
                       _("This computer gives no safe random numbers, so nothing can be "
                         "encrypted. Restart it and try again."));
  return FALSE;
}

static guint8 *
allocate_key (GError **error)
{
  guint8 *bytes;

  if (!vei_seal_init (error))
    return NULL;
  bytes = sodium_malloc (VEI_SEAL_KEY_BYTES);
  if (bytes == NULL)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_MEMORY,
                         _("There is not enough memory. Close other programs and try again."));
  return bytes;
}

static VeiSealKey *
wrap_bytes (guint8 *bytes)
{
  VeiSealKey *key = g_new0 (VeiSealKey, 1);

  g_atomic_ref_count_init (&key->ref_count);
  key->bytes = bytes;
  (void) sodium_mprotect_readonly (bytes);
  return key;
}

/**
 * vei_seal_key_new:
 * @error: return location for an error
 *
 * Makes a random key.
 *
 * Fails with %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_seal_key_new (GError **error)
{
  guint8 *bytes = allocate_key (error);

  if (bytes == NULL)
    return NULL;
  randombytes_buf (bytes, VEI_SEAL_KEY_BYTES);
  return wrap_bytes (bytes);
}

/**
 * vei_seal_key_new_take:
 * @bytes: (array fixed-size=32): the bytes of the key, which are wiped
 * @error: return location for an error
 *
 * Makes a key of bytes that are known, and wipes them where they stood,
 * whether it fails or not.
 *
 * Fails with %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_seal_key_new_take (guint8  *bytes,
                       GError **error)
{
  guint8 *own;

  g_return_val_if_fail (bytes != NULL, NULL);

  own = allocate_key (error);
  if (own != NULL)
    memcpy (own, bytes, VEI_SEAL_KEY_BYTES);
  sodium_memzero (bytes, VEI_SEAL_KEY_BYTES);
  return own != NULL ? wrap_bytes (own) : NULL;
}

/**
 * vei_seal_key_ref:
 * @key: a key
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_seal_key_ref (VeiSealKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  g_atomic_ref_count_inc (&key->ref_count);
  return key;
}

/**
 * vei_seal_key_unref:
 * @key: (transfer full) (nullable): a key
 *
 * Drops a reference. With the last one the key is wiped.
 */
void
vei_seal_key_unref (VeiSealKey *key)
{
  if (key == NULL || !g_atomic_ref_count_dec (&key->ref_count))
    return;
  /* Wipes before it gives the memory back. */
  sodium_free (key->bytes);
  g_free (key);
}

/**
 * vei_seal_key_get_bytes:
 * @key: a key
 *
 * Gets the bytes of a key.
 *
 * Returns: (transfer none) (array fixed-size=32): the bytes, never to be copied
 *   to memory that is not wiped
 */
const guint8 *
vei_seal_key_get_bytes (VeiSealKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return key->bytes;
}

static void
write_place (const VeiSealPlace *place,
             guint8              bytes[PLACE_BYTES])
{
  guint32 kind = GUINT32_TO_LE (place->kind);
  guint32 schema = GUINT32_TO_LE (place->schema);
  gint64 row = GINT64_TO_LE (place->row);

  memcpy (bytes, &kind, 4);
  memcpy (bytes + 4, &schema, 4);
  memcpy (bytes + 8, &row, 8);
}

/**
 * vei_seal_close:
 * @key: the key
 * @place: where the text belongs
 * @text: (array length=length) (element-type guint8): the text
 * @length: its length in bytes
 *
 * Seals a text.
 *
 * Returns: (transfer full): the sealed text, %VEI_SEAL_OVERHEAD bytes longer
 */
GByteArray *
vei_seal_close (VeiSealKey         *key,
                const VeiSealPlace *place,
                gconstpointer       text,
                gsize               length)
{
  GByteArray *sealed;
  guint8 bound[PLACE_BYTES];

  g_return_val_if_fail (key != NULL && place != NULL, NULL);
  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (length < G_MAXUINT - VEI_SEAL_OVERHEAD, NULL);

  write_place (place, bound);
  sealed = g_byte_array_sized_new ((guint) length + VEI_SEAL_OVERHEAD);
  g_byte_array_set_size (sealed, (guint) length + VEI_SEAL_OVERHEAD);
  randombytes_buf (sealed->data, NONCE_BYTES);
  (void) crypto_aead_xchacha20poly1305_ietf_encrypt (sealed->data + NONCE_BYTES, NULL,
                                                     text, length, bound, sizeof bound,
                                                     NULL, sealed->data, key->bytes);
  return sealed;
}

/**
 * vei_seal_open:
 * @key: the key
 * @place: where the text belongs
 * @sealed: (array length=length) (element-type guint8): what was sealed
 * @length: its length in bytes
 * @text: where the text is put, in place of what it held
 *
 * Opens a sealed text. Says only whether it is sound, never why not, and takes
 * the same time for every wrong key.
 *
 * Returns: whether it is what was sealed at this place with this key
 */
gboolean
vei_seal_open (VeiSealKey         *key,
               const VeiSealPlace *place,
               gconstpointer       sealed,
               gsize               length,
               GByteArray         *text)
{
  const guint8 *bytes = sealed;
  guint8 bound[PLACE_BYTES];

  g_return_val_if_fail (key != NULL && place != NULL && text != NULL, FALSE);

  g_byte_array_set_size (text, 0);
  if (sealed == NULL || length < VEI_SEAL_OVERHEAD || length > G_MAXINT)
    return FALSE;
  write_place (place, bound);
  g_byte_array_set_size (text, (guint) length - VEI_SEAL_OVERHEAD);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (text->data, NULL, NULL,
                                                  bytes + NONCE_BYTES, length - NONCE_BYTES,
                                                  bound, sizeof bound, bytes, key->bytes) == 0)
    return TRUE;
  g_byte_array_set_size (text, 0);
  return FALSE;
}

/**
 * vei_seal_wipe:
 * @text: (transfer full) (nullable): what was opened
 *
 * Wipes a text and frees it.
 */
void
vei_seal_wipe (GByteArray *text)
{
  if (text == NULL)
    return;
  if (text->data != NULL)
    sodium_memzero (text->data, text->len);
  g_byte_array_unref (text);
}
