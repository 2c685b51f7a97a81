/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-signature.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Signatures as the program minisign makes them: Ed25519 over the file, or over its
 * BLAKE2b digest, and once more over the signature and the trusted comment.
 */
#define COMMENT         "untrusted comment: "
#define TRUSTED_COMMENT "trusted comment: "
#define MAX_FILE_BYTES  (16 * 1024)
#define FINGERPRINT_BYTES 20

typedef struct
{
  guint8 algorithm[2];
  guint8 key_id[VEI_PUBLIC_KEY_ID_BYTES];
  guint8 signature[crypto_sign_BYTES];
} SignedPart;

typedef struct
{
  guint8       algorithm[2];
  VeiPublicKey key;
} KeyPart;

G_STATIC_ASSERT (sizeof (SignedPart) == 74);
G_STATIC_ASSERT (sizeof (KeyPart) == 42);
G_STATIC_ASSERT (crypto_sign_PUBLICKEYBYTES == VEI_PUBLIC_KEY_BYTES);

static void
set_key_error (GError **error)
{
  g_set_error_literal (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER,
                       _("this is not a public key of minisign; ask the publisher for it"));
}

static void
set_signature_error (GError     **error,
                     const char  *what)
{
  /* Translators: %s is what is wrong with a signature. */
  g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_SIGNATURE,
               _("%s; get the pack again from its publisher"), what);
}

/* All of a line, and nothing else, is so many bytes in base64. */
static gboolean
decode (const char *line,
        gpointer    bytes,
        gsize       n)
{
  size_t length;

  return sodium_base642bin (bytes, n, line, strlen (line), NULL, &length, NULL,
                            sodium_base64_VARIANT_ORIGINAL) == 0 && length == n;
}

/* Lines without their ends; the last one may have an end, too. NULL: this is not text. */
static char **
split_lines (const char *text,
             gsize       length)
{
  g_autofree char *copy = NULL;
  char **lines;
  guint n;

  if (length > MAX_FILE_BYTES || memchr (text, '\0', length) != NULL ||
      !g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", -1);
  n = g_strv_length (lines);
  if (n > 1 && lines[n - 1][0] == '\0')
    g_clear_pointer (&lines[n - 1], g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  return lines;
}

/**
 * vei_public_key_parse:
 * @text: a public key: the file that minisign writes, or its second line
 * @key: (out caller-allocates): the key
 * @error: return location for an error
 *
 * Reads a public key strictly.
 *
 * Fails with %VEI_UPDATE_ERROR_PUBLISHER if it is not one.
 *
 * Returns: whether @key is set
 */
gboolean
vei_public_key_parse (const char    *text,
                      VeiPublicKey  *key,
                      GError       **error)
{
  g_auto (GStrv) lines = NULL;
  const char *line = NULL;
  KeyPart part;
  guint n = 0;

  g_return_val_if_fail (text != NULL && key != NULL, FALSE);

  lines = split_lines (text, strlen (text));
  if (lines != NULL)
    n = g_strv_length (lines);
  if (n == 1)
    line = lines[0];
  else if (n == 2 && g_str_has_prefix (lines[0], COMMENT))
    line = lines[1];
  if (line == NULL || !decode (line, &part, sizeof part) ||
      memcmp (part.algorithm, "Ed", 2) != 0 ||
      sodium_init () < 0 || !crypto_core_ed25519_is_valid_point (part.key.key))
    {
      set_key_error (error);
      return FALSE;
    }
  *key = part.key;
  return TRUE;
}

/**
 * vei_public_key_equal:
 * @a: a key
 * @b: another
 *
 * Finds out whether two keys are the same.
 *
 * Returns: whether they are
 */
gboolean
vei_public_key_equal (const VeiPublicKey *a,
                      const VeiPublicKey *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a->id, b->id, sizeof a->id) == 0 && memcmp (a->key, b->key, sizeof a->key) == 0;
}

/**
 * vei_public_key_to_string:
 * @key: a key
 *
 * Writes a key as it stands in a file of minisign.
 *
 * Returns: (transfer full): one line
 */
char *
vei_public_key_to_string (const VeiPublicKey *key)
{
  KeyPart part = { { 'E', 'd' }, { { 0, }, { 0, } } };
  char line[sodium_base64_ENCODED_LEN (sizeof (KeyPart), sodium_base64_VARIANT_ORIGINAL)];

  g_return_val_if_fail (key != NULL, NULL);

  part.key = *key;
  return g_strdup (sodium_bin2base64 (line, sizeof line, (const guint8 *) &part, sizeof part,
                                      sodium_base64_VARIANT_ORIGINAL));
}

/**
 * vei_public_key_get_fingerprint:
 * @key: a key
 *
 * Makes what two people can compare to know that they mean the same key: ten
 * groups of four hexadecimal digits, of the BLAKE2b digest of the key.
 *
 * Returns: (transfer full): the fingerprint
 */
char *
vei_public_key_get_fingerprint (const VeiPublicKey *key)
{
  GString *text;
  guint8 digest[FINGERPRINT_BYTES];

  g_return_val_if_fail (key != NULL, NULL);

  crypto_generichash (digest, sizeof digest, (const guint8 *) key, sizeof *key, NULL, 0);
  text = g_string_new (NULL);
  for (guint i = 0; i < sizeof digest; i++)
    g_string_append_printf (text, "%s%02X", i > 0 && i % 2 == 0 ? " " : "", digest[i]);
  return g_string_free (text, FALSE);
}

static gboolean
verify_data (const SignedPart   *part,
             GBytes             *data,
             const VeiPublicKey *key)
{
  guint8 digest[crypto_generichash_BYTES_MAX];
  gsize length;
  const guint8 *bytes = g_bytes_get_data (data, &length);
  static const guint8 nothing[1];

  if (bytes == NULL)
    bytes = nothing;
  if (part->algorithm[1] == 'd')
    return crypto_sign_verify_detached (part->signature, bytes, length, key->key) == 0;
  crypto_generichash (digest, sizeof digest, bytes, length, NULL, 0);
  return crypto_sign_verify_detached (part->signature, digest, sizeof digest, key->key) == 0;
}

static gboolean
verify_comment (const SignedPart   *part,
                const guint8       *signature,
                const char         *comment,
                const VeiPublicKey *key)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();

  g_byte_array_append (whole, part->signature, sizeof part->signature);
  g_byte_array_append (whole, (const guint8 *) comment, (guint) strlen (comment));
  return crypto_sign_verify_detached (signature, whole->data, whole->len, key->key) == 0;
}

static gboolean
read_signature (char       **lines,
                SignedPart  *part,
                guint8      *comment_signature)
{
  return lines != NULL && g_strv_length (lines) == 4 &&
         g_str_has_prefix (lines[0], COMMENT) &&
         g_str_has_prefix (lines[2], TRUSTED_COMMENT) &&
         decode (lines[1], part, sizeof *part) &&
         decode (lines[3], comment_signature, crypto_sign_BYTES) &&
         part->algorithm[0] == 'E' && (part->algorithm[1] == 'D' || part->algorithm[1] == 'd');
}

/**
 * vei_signature_verify:
 * @signature: what stands in the `.minisig` file
 * @data: what was signed
 * @key: the key that must have signed it
 * @error: return location for an error
 *
 * Verifies a detached signature of minisign, its trusted comment included:
 * both algorithms, `ED` over the BLAKE2b digest and the older `Ed`.
 *
 * Fails with %VEI_UPDATE_ERROR_KEY if another key has signed, and with
 * %VEI_UPDATE_ERROR_SIGNATURE if this is not a signature or does not fit.
 *
 * Returns: (transfer full): the trusted comment, or %NULL with @error set
 */
char *
vei_signature_verify (GBytes              *signature,
                      GBytes              *data,
                      const VeiPublicKey  *key,
                      GError             **error)
{
  g_auto (GStrv) lines = NULL;
  guint8 comment_signature[crypto_sign_BYTES];
  SignedPart part;
  const char *comment;
  const char *text;
  gsize length;

  g_return_val_if_fail (signature != NULL && data != NULL && key != NULL, NULL);

  text = g_bytes_get_data (signature, &length);
  lines = length > 0 ? split_lines (text, length) : NULL;
  if (sodium_init () < 0 || !read_signature (lines, &part, comment_signature))
    {
      set_signature_error (error, _("this is not a signature of minisign"));
      return NULL;
    }
  if (memcmp (part.key_id, key->id, sizeof part.key_id) != 0)
    {
      g_set_error_literal (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_KEY,
                           _("the pack is signed with another key than that of the publisher; "
                             "do not use it, and ask the publisher"));
      return NULL;
    }
  comment = lines[2] + strlen (TRUSTED_COMMENT);
  if (!verify_data (&part, data, key))
    {
      set_signature_error (error, _("the signature does not fit: the pack was changed after it was signed"));
      return NULL;
    }
  if (!verify_comment (&part, comment_signature, comment, key))
    {
      set_signature_error (error, _("the comment of the signature was changed after it was signed"));
      return NULL;
    }
  return g_strdup (comment);
}
