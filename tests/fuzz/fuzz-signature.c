/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <sodium.h>
#include <string.h>

#include "update/vei-signature.h"

/*
 * A signature of minisign over a text that never changes, and a public key.
 * The bytes after the first zero are the key. Nothing but the signature that
 * the key made is accepted: another comment, or another order, never is.
 */

static const char data_text[] = "what was signed";

static void
check_key (const char *text)
{
  g_autoptr (GError) error = NULL;
  VeiPublicKey key, again;
  g_autofree char *written = NULL;
  gboolean read = vei_public_key_parse (text, &key, &error);

  FUZZ_ASSERT (read == (error == NULL));
  fuzz_check_error (error);
  if (!read)
    return;
  written = vei_public_key_to_string (&key);
  FUZZ_ASSERT (vei_public_key_parse (written, &again, NULL));
  FUZZ_ASSERT (vei_public_key_equal (&key, &again));
}

/* Whether the third line and the fourth, and the signature in the second, are those of ours. */
static gboolean
is_ours (const char *text,
         const char *ours)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) our_lines = g_strsplit (ours, "\n", -1);
  gsize n, our_n;

  if (g_strv_length (lines) < 4)
    return FALSE;
  for (guint i = 1; i < 4; i++)
    g_strchomp (lines[i]);
  if (!g_str_equal (lines[2], our_lines[2]))
    return FALSE;
  for (guint i = 1; i < 4; i += 2)
    {
      g_autofree guchar *raw = g_base64_decode (lines[i], &n);
      g_autofree guchar *our_raw = g_base64_decode (our_lines[i], &our_n);

      if (n != our_n || memcmp (raw, our_raw, n) != 0)
        return FALSE;
    }
  return TRUE;
}

/* A key pair that follows from a seed, and what it signed: as minisign does it. */
static char *
sign (VeiPublicKey *key)
{
  guint8 seed[crypto_sign_SEEDBYTES] = { 7, }, secret[crypto_sign_SECRETKEYBYTES];
  guint8 raw[74] = "ED", digest[64], global[crypto_sign_BYTES];
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  static const char comment[] = "a trusted comment";

  FUZZ_ASSERT (sodium_init () >= 0);
  crypto_sign_seed_keypair (key->key, secret, seed);
  memcpy (key->id, "12345678", VEI_PUBLIC_KEY_ID_BYTES);
  memcpy (raw + 2, key->id, VEI_PUBLIC_KEY_ID_BYTES);
  crypto_generichash (digest, sizeof digest, (const guint8 *) data_text, strlen (data_text), NULL, 0);
  crypto_sign_detached (raw + 10, NULL, digest, sizeof digest, secret);
  g_byte_array_append (both, raw + 10, crypto_sign_BYTES);
  g_byte_array_append (both, (const guint8 *) comment, strlen (comment));
  crypto_sign_detached (global, NULL, both->data, both->len, secret);
  first = g_base64_encode (raw, sizeof raw);
  second = g_base64_encode (global, sizeof global);
  return g_strdup_printf ("untrusted comment: x\n%s\ntrusted comment: %s\n%s\n", first, comment, second);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static char *ours = NULL;
  static VeiPublicKey key;
  const uint8_t *end = memchr (data, 0, size);
  gsize n = end != NULL ? (gsize) (end - data) : size;
  g_autoptr (GBytes) signature = g_bytes_new (data, n);
  g_autoptr (GBytes) text = g_bytes_new_static (data_text, strlen (data_text));
  g_autoptr (GError) error = NULL;
  g_autofree char *given = g_strndup ((const char *) data, n);
  g_autofree char *key_text = end != NULL ? g_strndup ((const char *) end + 1, size - n - 1) : NULL;
  g_autofree char *comment = NULL;

  if (ours == NULL)
    {
      g_autoptr (GBytes) bytes = NULL;

      ours = sign (&key);
      bytes = g_bytes_new_static (ours, strlen (ours));
      comment = vei_signature_verify (bytes, text, &key, NULL);
      FUZZ_ASSERT (comment != NULL);
      g_clear_pointer (&comment, g_free);
      if (g_getenv ("FUZZ_SAYS") != NULL)
        g_print ("%s", ours);
    }
  comment = vei_signature_verify (signature, text, &key, &error);
  FUZZ_ASSERT ((comment == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (comment != NULL)
    FUZZ_ASSERT (is_ours (given, ours) && g_str_equal (comment, "a trusted comment"));
  if (key_text != NULL)
    check_key (key_text);
  return 0;
}
