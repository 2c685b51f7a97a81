/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n.h>

#include "store/vei-key-wrap.h"

/* A key that is wrapped, as it stands in a file. Numbers are little-endian.
 *
 *    0   6  "VEIKEY"
 *    6   1  version, 1
 *    7   1  a VeiKeyMethod
 *    8   4  passes of Argon2id       (0 with a keyring)
 *   12   4  memory of Argon2id, KiB  (0 with a keyring)
 *   16  16  id of the key in a keyring (0 with a passphrase)
 *   32  16  salt of Argon2id         (0 with a keyring)
 *   48  24  nonce
 *   72  48  the key, sealed; all that stands before it is bound in
 *  120  16  BLAKE2b over all of it: tells a damaged header from a wrong
 *           passphrase before any work is done
 */
#define AT_VERSION  6
#define AT_METHOD   7
#define AT_PASSES   8
#define AT_MEMORY   12
#define AT_ID       16
#define AT_SALT     32
#define AT_NONCE    48
#define AT_SEALED   72
#define AT_CHECKSUM 120

#define MAGIC        "VEIKEY"
#define VERSION      1
#define CHECKSUM_BYTES (VEI_KEY_WRAP_BYTES - AT_CHECKSUM)

/* What a file may ask for. More is refused before a byte is allocated. */
#define MAX_PASSES     16
#define MIN_MEMORY_KIB 8
#define MAX_MEMORY_KIB (1024 * 1024)

G_STATIC_ASSERT (AT_NONCE - AT_SALT == crypto_pwhash_argon2id_SALTBYTES);
G_STATIC_ASSERT (AT_SALT - AT_ID == VEI_KEY_ID_BYTES);
G_STATIC_ASSERT (AT_CHECKSUM - AT_SEALED
                 == VEI_SEAL_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES);

const VeiKeyCost vei_key_cost_moderate = { 3, 256 * 1024 };

static void
put_uint32 (guint8  *at,
            guint32  value)
{
  value = GUINT32_TO_LE (value);
  memcpy (at, &value, sizeof value);
}

static guint32
get_uint32 (const guint8 *at)
{
  guint32 value;

  memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                       _("The part that holds the key is damaged, so this cannot be opened. "
                         "Nothing was changed. Use a backup or another copy."));
  return FALSE;
}

/**
 * vei_passphrase_check:
 * @passphrase: what somebody wants as a passphrase
 * @error: return location for an error
 *
 * Finds out whether a passphrase may be used for something new.
 *
 * Fails with %VEI_STORE_ERROR_PASSPHRASE if it has fewer than
 * %VEI_PASSPHRASE_MIN characters or is not valid UTF-8.
 *
 * Returns: whether it may be used
 */
gboolean
vei_passphrase_check (const char *passphrase,
                      GError    **error)
{
  g_return_val_if_fail (passphrase != NULL, FALSE);

  if (g_utf8_validate (passphrase, -1, NULL)
      && g_utf8_strlen (passphrase, -1) >= VEI_PASSPHRASE_MIN)
    return TRUE;
  g_set_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_PASSPHRASE,
               /* Translators: %d is a number of characters. */
               _("The passphrase is too short. Use %d characters or more; four words that do "
                 "not belong together are easy to remember."), VEI_PASSPHRASE_MIN);
  return FALSE;
}

/* The same word from two keyboards may be made of other code points. */
static VeiSealKey *
derive_key (const char       *passphrase,
            const guint8     *salt,
            const VeiKeyCost *cost,
            GError          **error)
{
  char *normal = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFKC);
  const char *used = normal != NULL ? normal : passphrase;
  guint8 bytes[VEI_SEAL_KEY_BYTES];
  int failed;

  failed = crypto_pwhash_argon2id (bytes, sizeof bytes, used, strlen (used), salt,
                                   cost->passes, (gsize) cost->memory_kib * 1024,
                                   crypto_pwhash_argon2id_ALG_ARGON2ID13);
  if (normal != NULL)
    sodium_memzero (normal, strlen (normal));
  g_free (normal);
  if (failed == 0)
    return vei_seal_key_new_take (bytes, error);
  g_set_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_MEMORY,
               /* Translators: %u is a number of mebibytes. */
               _("There is not enough memory to check the passphrase; it takes %u MiB. Close "
                 "other programs and try again."), cost->memory_kib / 1024);
  return NULL;
}

static void
write_checksum (guint8 *header)
{
  (void) crypto_generichash (header + AT_CHECKSUM, CHECKSUM_BYTES, header, AT_CHECKSUM, NULL, 0);
}

static GBytes *
close_header (guint8     *header,
              VeiSealKey *key,
              VeiSealKey *with)
{
  randombytes_buf (header + AT_NONCE, AT_SEALED - AT_NONCE);
  (void) crypto_aead_xchacha20poly1305_ietf_encrypt (header + AT_SEALED, NULL,
                                                     vei_seal_key_get_bytes (key),
                                                     VEI_SEAL_KEY_BYTES, header, AT_SEALED, NULL,
                                                     header + AT_NONCE,
                                                     vei_seal_key_get_bytes (with));
  write_checksum (header);
  return g_bytes_new (header, VEI_KEY_WRAP_BYTES);
}

static void
begin_header (guint8       *header,
              VeiKeyMethod  method)
{
  memset (header, 0, VEI_KEY_WRAP_BYTES);
  memcpy (header, MAGIC, AT_VERSION);
  header[AT_VERSION] = VERSION;
  header[AT_METHOD] = (guint8) method;
}

/**
 * vei_key_wrap_passphrase:
 * @key: the key to wrap
 * @passphrase: a passphrase that vei_passphrase_check() accepts
 * @cost: (nullable): what guessing is to cost, or %NULL for
 *   %vei_key_cost_moderate
 * @error: return location for an error
 *
 * Wraps a key with a passphrase. Takes most of a second at the usual cost.
 *
 * Fails with %VEI_STORE_ERROR_PASSPHRASE or %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): %VEI_KEY_WRAP_BYTES bytes
 */
GBytes *
vei_key_wrap_passphrase (VeiSealKey       *key,
                         const char       *passphrase,
                         const VeiKeyCost *cost,
                         GError          **error)
{
  g_autoptr(VeiSealKey) with = NULL;
  guint8 header[VEI_KEY_WRAP_BYTES];

  g_return_val_if_fail (key != NULL && passphrase != NULL, NULL);

  if (cost == NULL)
    cost = &vei_key_cost_moderate;
  if (!vei_passphrase_check (passphrase, error) || !vei_seal_init (error))
    return NULL;
  begin_header (header, VEI_KEY_METHOD_PASSPHRASE);
  put_uint32 (header + AT_PASSES, cost->passes);
  put_uint32 (header + AT_MEMORY, cost->memory_kib);
  randombytes_buf (header + AT_SALT, AT_NONCE - AT_SALT);
  with = derive_key (passphrase, header + AT_SALT, cost, error);
  return with != NULL ? close_header (header, key, with) : NULL;
}

/**
 * vei_key_wrap_key:
 * @key: the key to wrap
 * @with: the key to wrap it with, which a keyring keeps
 * @id: (array fixed-size=16): what the keyring finds @with by
 * @error: return location for an error
 *
 * Wraps a key with another key.
 *
 * Fails with %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): %VEI_KEY_WRAP_BYTES bytes
 */
GBytes *
vei_key_wrap_key (VeiSealKey   *key,
                  VeiSealKey   *with,
                  const guint8 *id,
                  GError      **error)
{
  guint8 header[VEI_KEY_WRAP_BYTES];

  g_return_val_if_fail (key != NULL && with != NULL && id != NULL, NULL);

  if (!vei_seal_init (error))
    return NULL;
  begin_header (header, VEI_KEY_METHOD_KEYRING);
  memcpy (header + AT_ID, id, VEI_KEY_ID_BYTES);
  return close_header (header, key, with);
}

static gboolean
check_cost (VeiKeyMethod       method,
            const VeiKeyCost  *cost,
            GError           **error)
{
  if (method == VEI_KEY_METHOD_KEYRING)
    return (cost->passes == 0 && cost->memory_kib == 0) || set_damaged (error);
  if (cost->passes >= 1 && cost->passes <= MAX_PASSES
      && cost->memory_kib >= MIN_MEMORY_KIB && cost->memory_kib <= MAX_MEMORY_KIB)
    return TRUE;
  g_set_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LIMITS,
               /* Translators: the %u are numbers of mebibytes. */
               _("Opening this would take %u MiB of memory, and no more than %u MiB is allowed. "
                 "The file is damaged or was made to do harm. Ask for a new one."),
               cost->memory_kib / 1024, MAX_MEMORY_KIB / 1024);
  return FALSE;
}

/**
 * vei_key_wrap_read:
 * @wrapped: a wrapped key
 * @method: (out) (optional): what it is wrapped with
 * @cost: (out) (optional): what guessing costs; zero with a keyring
 * @id: (out caller-allocates) (optional) (array fixed-size=16): what a keyring
 *   finds its key by
 * @error: return location for an error
 *
 * Reads what stands around a wrapped key, before any work is done.
 *
 * Fails with %VEI_STORE_ERROR_DAMAGED, %VEI_STORE_ERROR_NEWER if a newer
 * version wrote it, and %VEI_STORE_ERROR_LIMITS if it asks for more memory or
 * time than is allowed.
 *
 * Returns: whether it is sound
 */
gboolean
vei_key_wrap_read (GBytes       *wrapped,
                   VeiKeyMethod *method,
                   VeiKeyCost   *cost,
                   guint8       *id,
                   GError      **error)
{
  gsize length;
  const guint8 *header = g_bytes_get_data (wrapped, &length);
  guint8 checksum[CHECKSUM_BYTES];
  VeiKeyMethod found;
  VeiKeyCost asked;

  if (length < AT_METHOD || memcmp (header, MAGIC, AT_VERSION) != 0)
    return set_damaged (error);
  if (header[AT_VERSION] > VERSION)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER,
                           _("This was made by a newer version of Utstyrsveiviser. Install the "
                             "newer version to open it. Nothing was changed."));
      return FALSE;
    }
  if (length != VEI_KEY_WRAP_BYTES || !vei_seal_init (NULL))
    return set_damaged (error);
  found = header[AT_METHOD];
  asked.passes = get_uint32 (header + AT_PASSES);
  asked.memory_kib = get_uint32 (header + AT_MEMORY);
  /* A header that was made to do harm has a checksum that fits. */
  (void) crypto_generichash (checksum, sizeof checksum, header, AT_CHECKSUM, NULL, 0);
  if (sodium_memcmp (checksum, header + AT_CHECKSUM, sizeof checksum) != 0
      || header[AT_VERSION] < 1
      || (found != VEI_KEY_METHOD_PASSPHRASE && found != VEI_KEY_METHOD_KEYRING))
    return set_damaged (error);
  if (!check_cost (found, &asked, error))
    return FALSE;
  if (method != NULL)
    *method = found;
  if (cost != NULL)
    *cost = asked;
  if (id != NULL)
    memcpy (id, header + AT_ID, VEI_KEY_ID_BYTES);
  return TRUE;
}

static VeiSealKey *
open_header (GBytes      *wrapped,
             VeiSealKey  *with,
             GError     **error)
{
  const guint8 *header = g_bytes_get_data (wrapped, NULL);
  guint8 bytes[VEI_SEAL_KEY_BYTES];

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, header + AT_SEALED,
                                                  AT_CHECKSUM - AT_SEALED, header, AT_SEALED,
                                                  header + AT_NONCE,
                                                  vei_seal_key_get_bytes (with)) == 0)
    return vei_seal_key_new_take (bytes, error);
  return NULL;
}

/**
 * vei_key_unwrap_passphrase:
 * @wrapped: a wrapped key
 * @passphrase: a passphrase
 * @error: return location for an error
 *
 * Unwraps a key that was wrapped with a passphrase. Takes most of a second.
 *
 * Fails as vei_key_wrap_read() does, with %VEI_STORE_ERROR_WRONG_KEY if the
 * passphrase is wrong, and with %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_key_unwrap_passphrase (GBytes      *wrapped,
                           const char  *passphrase,
                           GError     **error)
{
  g_autoptr(VeiSealKey) with = NULL;
  VeiSealKey *key;
  VeiKeyMethod method;
  VeiKeyCost cost;
  GError *local = NULL;

  g_return_val_if_fail (wrapped != NULL && passphrase != NULL, NULL);

  if (!vei_key_wrap_read (wrapped, &method, &cost, NULL, error))
    return NULL;
  if (method != VEI_KEY_METHOD_PASSPHRASE)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY,
                           _("This opens with the keyring of the desktop, not with a "
                             "passphrase."));
      return NULL;
    }
  with = derive_key (passphrase, (const guint8 *) g_bytes_get_data (wrapped, NULL) + AT_SALT,
                     &cost, error);
  if (with == NULL)
    return NULL;
  key = open_header (wrapped, with, &local);
  if (key == NULL && local == NULL)
    g_set_error_literal (&local, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY,
                         _("That is not the passphrase. Try again; capital letters count."));
  if (local != NULL)
    g_propagate_error (error, local);
  return key;
}

/**
 * vei_key_unwrap_key:
 * @wrapped: a wrapped key
 * @with: the key that a keyring kept
 * @error: return location for an error
 *
 * Unwraps a key that was wrapped with another key.
 *
 * Fails as vei_key_wrap_read() does, with %VEI_STORE_ERROR_WRONG_KEY if @with
 * is another key, and with %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_key_unwrap_key (GBytes      *wrapped,
                    VeiSealKey  *with,
                    GError     **error)
{
  VeiSealKey *key;
  VeiKeyMethod method;
  GError *local = NULL;

  g_return_val_if_fail (wrapped != NULL && with != NULL, NULL);

  if (!vei_key_wrap_read (wrapped, &method, NULL, NULL, error))
    return NULL;
  key = method == VEI_KEY_METHOD_KEYRING ? open_header (wrapped, with, &local) : NULL;
  if (key == NULL && local == NULL)
    g_set_error_literal (&local, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY,
                         _("The key in the keyring of the desktop is not the one that the cases "
                           "were locked with. Restore the keyring, or a backup of the cases."));
  if (local != NULL)
    g_propagate_error (error, local);
  return key;
}
