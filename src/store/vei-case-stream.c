/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n.h>

#include "store/vei-case-stream-private.h"

/* What is handed over, as it stands in a .veicase file.
 *
 *    0    8  "VEICASE\n"
 *    8    1  version, 1
 *    9    7  zero
 *   16  136  the key of the file, wrapped with the passphrase; vei-key-wrap.c
 *  152   24  header of the stream
 *  176       chunks: 64 KiB each, and 17 bytes more; the last one is shorter
 *            or as long, and says that it is the last
 *
 * The chunks are a stream of XChaCha20-Poly1305 as libsodium has it: one that
 * is missing, stands elsewhere or stands twice is found out, and so is an end
 * that is missing or is followed by something. All that stands before the
 * stream is bound into its first chunk.
 */
#define MAGIC       "VEICASE\n"
#define VERSION     1
#define AT_VERSION  8
#define AT_KEY      16
#define AT_STREAM   (AT_KEY + VEI_KEY_WRAP_BYTES)
#define AT_CHUNKS   (AT_STREAM + crypto_secretstream_xchacha20poly1305_HEADERBYTES)
#define EXTRA       crypto_secretstream_xchacha20poly1305_ABYTES

static GByteArray *
set_damaged (GError **error)
{
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                       _("The file is damaged or has been cut off, so nothing was taken from it. "
                         "Ask for it to be sent again."));
  return NULL;
}

/*
 * vei_case_stream_close:
 * @bytes: (array length=length): what to hand over
 * @length: its length in bytes
 * @passphrase: a passphrase that vei_passphrase_check() accepts
 * @cost: what guessing it is to cost
 * @error: return location for an error
 *
 * Seals what is handed over.
 *
 * Fails with %VEI_STORE_ERROR_PASSPHRASE or %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): what a .veicase file holds
 */
GByteArray *
vei_case_stream_close (const guint8      *bytes,
                       gsize              length,
                       const char        *passphrase,
                       const VeiKeyCost  *cost,
                       GError           **error)
{
  g_autoptr(VeiSealKey) key = vei_seal_key_new (error);
  g_autoptr(GBytes) wrapped = NULL;
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 start[AT_CHUNKS] = { 0 };
  GByteArray *file;
  gsize at = 0;

  wrapped = key != NULL ? vei_key_wrap_passphrase (key, passphrase, cost, error) : NULL;
  if (wrapped == NULL)
    return NULL;
  memcpy (start, MAGIC, AT_VERSION);
  start[AT_VERSION] = VERSION;
  memcpy (start + AT_KEY, g_bytes_get_data (wrapped, NULL), VEI_KEY_WRAP_BYTES);
  (void) crypto_secretstream_xchacha20poly1305_init_push (&state, start + AT_STREAM,
                                                          vei_seal_key_get_bytes (key));
  file = g_byte_array_new ();
  g_byte_array_append (file, start, AT_CHUNKS);
  do
    {
      gsize part = MIN (length - at, (gsize) VEI_STREAM_CHUNK);
      gboolean last = at + part == length;
      guint place = file->len;

      g_byte_array_set_size (file, place + (guint) part + EXTRA);
      (void) crypto_secretstream_xchacha20poly1305_push
               (&state, file->data + place, NULL, bytes + at, part,
                at == 0 ? start : NULL, at == 0 ? AT_STREAM : 0,
                last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      at += part;
    }
  while (at < length);
  sodium_memzero (&state, sizeof state);
  return file;
}

/*
 * vei_case_stream_is:
 * @bytes: (array length=length): what a file holds
 * @length: its length in bytes
 *
 * Finds out whether a file calls itself a .veicase file.
 *
 * Returns: whether it does
 */
gboolean
vei_case_stream_is (const guint8 *bytes,
                    gsize         length)
{
  return length >= AT_VERSION && memcmp (bytes, MAGIC, AT_VERSION) == 0;
}

/*
 * vei_case_stream_find_key:
 * @bytes: (array length=length): what a .veicase file holds
 * @length: its length in bytes
 * @passphrase: a passphrase
 * @error: return location for an error
 *
 * Finds the key of a file. Takes most of a second.
 *
 * Fails with %VEI_STORE_ERROR_DAMAGED, %VEI_STORE_ERROR_NEWER,
 * %VEI_STORE_ERROR_LIMITS, %VEI_STORE_ERROR_WRONG_KEY or
 * %VEI_STORE_ERROR_MEMORY.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_case_stream_find_key (const guint8  *bytes,
                          gsize          length,
                          const char    *passphrase,
                          GError       **error)
{
  g_autoptr(GBytes) wrapped = NULL;

  if (!vei_case_stream_is (bytes, length) || length < AT_CHUNKS)
    {
      (void) set_damaged (error);
      return NULL;
    }
  if (bytes[AT_VERSION] > VERSION)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER,
                           _("The file was made by a newer version of Utstyrsveiviser. Install "
                             "the newer version to open it."));
      return NULL;
    }
  wrapped = g_bytes_new (bytes + AT_KEY, VEI_KEY_WRAP_BYTES);
  return vei_key_unwrap_passphrase (wrapped, passphrase, error);
}

/*
 * vei_case_stream_open:
 * @bytes: (array length=length): what a .veicase file holds
 * @length: its length in bytes
 * @key: its key
 * @error: return location for an error
 *
 * Opens a file, whole or not at all. Fails with %VEI_STORE_ERROR_DAMAGED.
 *
 * Returns: (transfer full): what was handed over, to be wiped
 */
GByteArray *
vei_case_stream_open (const guint8  *bytes,
                      gsize          length,
                      VeiSealKey    *key,
                      GError       **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  GByteArray *text;
  gsize at = AT_CHUNKS;
  unsigned char tag = 0;
  gboolean sound;

  if (!vei_case_stream_is (bytes, length) || length < AT_CHUNKS + EXTRA)
    return set_damaged (error);
  sound = crypto_secretstream_xchacha20poly1305_init_pull (&state, bytes + AT_STREAM,
                                                           vei_seal_key_get_bytes (key)) == 0;
  text = g_byte_array_sized_new ((guint) MIN (length, (gsize) G_MAXINT));
  while (sound && at < length && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      gsize part = MIN (length - at, (gsize) VEI_STREAM_CHUNK + EXTRA);
      gboolean first = at == AT_CHUNKS;
      guint place = text->len;

      sound = part >= EXTRA && place < G_MAXINT - VEI_STREAM_CHUNK;
      if (!sound)
        break;
      g_byte_array_set_size (text, place + (guint) (part - EXTRA));
      sound = crypto_secretstream_xchacha20poly1305_pull
                (&state, text->data + place, NULL, &tag, bytes + at, part,
                 first ? bytes : NULL, first ? AT_STREAM : 0) == 0;
      at += part;
    }
  sodium_memzero (&state, sizeof state);
  if (sound && at == length && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    return text;
  vei_seal_wipe (text);
  return set_damaged (error);
}
