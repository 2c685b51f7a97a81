/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "store/vei-key-wrap.h"
#include "store/vei-seal.h"

/* What a test can afford. */
static const VeiKeyCost cheap = { 1, 8 };
static const char passphrase[] = "fire ord uten sammenheng";

static const VeiSealPlace place = { 2, 1, 42 };

static VeiSealKey *
new_key (void)
{
  g_autoptr(GError) error = NULL;
  VeiSealKey *key = vei_seal_key_new (&error);

  g_assert_no_error (error);
  return key;
}

static void
test_round_trip (void)
{
  static const gsize lengths[] = { 0, 1, 15, 16, 17, 4096, 100001 };
  g_autoptr(VeiSealKey) key = new_key ();

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *text = g_malloc (lengths[i] + 1);
      g_autoptr(GByteArray) sealed = NULL;
      GByteArray *opened = g_byte_array_new ();

      memset (text, 'x', lengths[i]);
      sealed = vei_seal_close (key, &place, text, lengths[i]);
      g_assert_cmpuint (sealed->len, ==, lengths[i] + VEI_SEAL_OVERHEAD);
      g_assert_true (vei_seal_open (key, &place, sealed->data, sealed->len, opened));
      g_assert_cmpmem (opened->data, opened->len, text, lengths[i]);
      vei_seal_wipe (opened);
    }
}

static void
test_same_text_twice (void)
{
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(GByteArray) one = vei_seal_close (key, &place, "text", 4);
  g_autoptr(GByteArray) two = vei_seal_close (key, &place, "text", 4);

  g_assert_true (memcmp (one->data, two->data, one->len) != 0);
}

/* A sealed text opens at its own place, with its own key, whole, or not at all. */
static void
test_refused (void)
{
  static const VeiSealPlace others[] = { { 3, 1, 42 }, { 2, 2, 42 }, { 2, 1, 43 } };
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(VeiSealKey) other_key = new_key ();
  g_autoptr(GByteArray) sealed = vei_seal_close (key, &place, "severe_hypos", 12);
  g_autoptr(GByteArray) opened = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (vei_seal_open (key, &others[i], sealed->data, sealed->len, opened));
  g_assert_false (vei_seal_open (other_key, &place, sealed->data, sealed->len, opened));
  for (guint length = 0; length < sealed->len; length++)
    g_assert_false (vei_seal_open (key, &place, sealed->data, length, opened));
  for (guint bit = 0; bit < sealed->len * 8; bit++)
    {
      sealed->data[bit / 8] ^= 1u << bit % 8;
      g_assert_false (vei_seal_open (key, &place, sealed->data, sealed->len, opened));
      g_assert_cmpuint (opened->len, ==, 0);
      sealed->data[bit / 8] ^= 1u << bit % 8;
    }
  g_assert_true (vei_seal_open (key, &place, sealed->data, sealed->len, opened));
}

static void
test_key_wipes_its_source (void)
{
  static const guint8 zeros[VEI_SEAL_KEY_BYTES] = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiSealKey) key = NULL;
  guint8 bytes[VEI_SEAL_KEY_BYTES];

  memset (bytes, 7, sizeof bytes);
  key = vei_seal_key_new_take (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, sizeof bytes, zeros, sizeof zeros);
  g_assert_cmpuint (vei_seal_key_get_bytes (key)[31], ==, 7);
}

static gboolean
same_key (VeiSealKey *one,
          VeiSealKey *two)
{
  return memcmp (vei_seal_key_get_bytes (one), vei_seal_key_get_bytes (two),
                 VEI_SEAL_KEY_BYTES) == 0;
}

static void
test_passphrase (void)
{
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, passphrase, &cheap, &error);
  g_autoptr(VeiSealKey) opened = NULL;
  g_autoptr(VeiSealKey) wrong = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (wrapped), ==, VEI_KEY_WRAP_BYTES);
  opened = vei_key_unwrap_passphrase (wrapped, passphrase, &error);
  g_assert_no_error (error);
  g_assert_true (same_key (key, opened));

  wrong = vei_key_unwrap_passphrase (wrapped, "Fire ord uten sammenheng", &error);
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_assert_null (wrong);
}

/* One keyboard sends å as a letter, another as a letter and a ring. */
static void
test_passphrase_of_another_keyboard (void)
{
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, "bl\u00e5b\u00e6r p\u00e5 fjellet",
                                                       &cheap, &error);
  g_autoptr(VeiSealKey) opened = NULL;

  g_assert_no_error (error);
  opened = vei_key_unwrap_passphrase (wrapped, "bla\u030ab\u00e6r pa\u030a fjellet", &error);
  g_assert_no_error (error);
  g_assert_true (same_key (key, opened));
}

static void
test_passphrase_check (void)
{
  static const struct { const char *text; gboolean good; } rows[] = {
    { "", FALSE }, { "ni tegn..", FALSE }, { "ti tegn...", TRUE },
    { "\xc3\xa6\xc3\xb8\xc3\xa5\xc3\xa6\xc3\xb8", FALSE }, { "\xff\xfe\xff\xfe\xff\xfe\xff\xfe\xff\xff", FALSE },
  };
  g_autoptr(VeiSealKey) key = new_key ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, rows[i].text, &cheap, &error);

      if (rows[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_PASSPHRASE);
    }
}

static GBytes *
change_header (GBytes  *wrapped,
               guint    at,
               guint32  value,
               guint    n_bytes,
               gboolean fix_checksum)
{
  guint8 *header = g_memdup2 (g_bytes_get_data (wrapped, NULL), VEI_KEY_WRAP_BYTES);

  for (guint i = 0; i < n_bytes; i++)
    header[at + i] = (guint8) (value >> 8 * i);
  if (fix_checksum)
    crypto_generichash (header + 120, 16, header, 120, NULL, 0);
  return g_bytes_new_take (header, VEI_KEY_WRAP_BYTES);
}

/* A header that was made to do harm carries a checksum that fits. */
static void
test_header_bounds (void)
{
  static const struct { guint at; guint32 value; guint n; int code; } rows[] = {
    { 12, 64u * 1024 * 1024, 4, VEI_STORE_ERROR_LIMITS },    /* 64 GiB */
    { 12, G_MAXUINT32, 4, VEI_STORE_ERROR_LIMITS },
    { 12, 1024 * 1024 + 1, 4, VEI_STORE_ERROR_LIMITS },
    { 12, 7, 4, VEI_STORE_ERROR_LIMITS },
    { 12, 0, 4, VEI_STORE_ERROR_LIMITS },
    { 8, 0, 4, VEI_STORE_ERROR_LIMITS },
    { 8, 17, 4, VEI_STORE_ERROR_LIMITS },
    { 8, G_MAXUINT32, 4, VEI_STORE_ERROR_LIMITS },
    { 6, 2, 1, VEI_STORE_ERROR_NEWER },
    { 6, 0, 1, VEI_STORE_ERROR_DAMAGED },
    { 7, 0, 1, VEI_STORE_ERROR_DAMAGED },
    { 7, 3, 1, VEI_STORE_ERROR_DAMAGED },
    { 0, 'X', 1, VEI_STORE_ERROR_DAMAGED },
    { 8, 2, 4, VEI_STORE_ERROR_WRONG_KEY },                  /* bound in */
  };
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, passphrase, &cheap, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) changed = change_header (wrapped, rows[i].at, rows[i].value, rows[i].n, TRUE);
      gint64 start = g_get_monotonic_time ();

      g_assert_null (vei_key_unwrap_passphrase (changed, passphrase, &error));
      g_assert_error (error, VEI_STORE_ERROR, rows[i].code);
      g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
    }
}

static void
test_header_flips (void)
{
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, passphrase, &cheap, NULL);

  for (guint bit = 0; bit < VEI_KEY_WRAP_BYTES * 8; bit++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) changed
        = change_header (wrapped, bit / 8,
                         ((const guint8 *) g_bytes_get_data (wrapped, NULL))[bit / 8]
                         ^ 1u << bit % 8, 1, FALSE);

      g_assert_null (vei_key_unwrap_passphrase (changed, passphrase, &error));
      g_assert_true (g_error_matches (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED)
                     || g_error_matches (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER));
    }
  for (guint length = 0; length < VEI_KEY_WRAP_BYTES; length++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) part = g_bytes_new_from_bytes (wrapped, 0, length);

      g_assert_null (vei_key_unwrap_passphrase (part, passphrase, &error));
      g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED);
    }
}

static void
test_wrapped_with_a_key (void)
{
  static const guint8 id[VEI_KEY_ID_BYTES] = "0123456789abcde";
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(VeiSealKey) with = new_key ();
  g_autoptr(VeiSealKey) other = new_key ();
  g_autoptr(VeiSealKey) opened = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) wrapped = vei_key_wrap_key (key, with, id, &error);
  guint8 found[VEI_KEY_ID_BYTES];
  VeiKeyMethod method;

  g_assert_no_error (error);
  g_assert_true (vei_key_wrap_read (wrapped, &method, NULL, found, &error));
  g_assert_cmpint (method, ==, VEI_KEY_METHOD_KEYRING);
  g_assert_cmpmem (found, sizeof found, id, sizeof id);
  opened = vei_key_unwrap_key (wrapped, with, &error);
  g_assert_no_error (error);
  g_assert_true (same_key (key, opened));
  g_assert_null (vei_key_unwrap_key (wrapped, other, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (vei_key_unwrap_passphrase (wrapped, passphrase, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
}

/* The cost that people get: slow to guess, quick enough to wait for. */
static void
test_moderate (void)
{
  g_autoptr(VeiSealKey) key = new_key ();
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, passphrase, NULL, &error);
  VeiKeyCost cost;

  g_assert_no_error (error);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_true (vei_key_wrap_read (wrapped, NULL, &cost, NULL, &error));
  g_assert_cmpuint (cost.passes, ==, 3);
  g_assert_cmpuint (cost.memory_kib, ==, 256 * 1024);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/round-trip", test_round_trip);
  g_test_add_func ("/seal/same-text-twice", test_same_text_twice);
  g_test_add_func ("/seal/refused", test_refused);
  g_test_add_func ("/seal/key-wipes-its-source", test_key_wipes_its_source);
  g_test_add_func ("/key-wrap/passphrase", test_passphrase);
  g_test_add_func ("/key-wrap/passphrase-of-another-keyboard", test_passphrase_of_another_keyboard);
  g_test_add_func ("/key-wrap/passphrase-check", test_passphrase_check);
  g_test_add_func ("/key-wrap/header-bounds", test_header_bounds);
  g_test_add_func ("/key-wrap/header-flips", test_header_flips);
  g_test_add_func ("/key-wrap/wrapped-with-a-key", test_wrapped_with_a_key);
  g_test_add_func ("/key-wrap/moderate", test_moderate);
  return g_test_run ();
}
