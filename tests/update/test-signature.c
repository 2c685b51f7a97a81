/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-error.h"
#include "update-fixture.h"

/* Signed once by the real minisign 0.11, so that the format itself is held fast. */
#define KEY "RWSYEW5ysb5xAyqMZiEc42ehLBMkkyQrlJKMJsNmLii+/Mzq+3qkdfSm"
#define DATA "hi\n"
#define SIGNATURE_ED \
  "untrusted comment: signature from minisign secret key\n" \
  "RUSYEW5ysb5xA/KR4F8QSSa5Esagi4DfjuyHbQR40k9DbJ2NpVuarza30MK8sA9L/FloP31+DKoJGtpN0W91U8E5Jp4MuAGvtgQ=\n" \
  "trusted comment: trusted c\n" \
  "Nj4rYXpBAIbcqY3unwBcUmzncFYGMeIPKBYQ1Tn4GZmRW3Z91YxlyGKV4mUGyb8iYsqZF4tDJZEevoY2lIDXBA==\n"
#define SIGNATURE_LEGACY \
  "untrusted comment: signature from minisign secret key\n" \
  "RWSYEW5ysb5xA5nG7yn2yKVcXIzTBoqaO8QNuN016lxJ8qGsnF02bhCZHJh4O07YtL6M6rdBuo+UiBvnYnMKRMgFuLCSFK8WzgY=\n" \
  "trusted comment: trusted c\n" \
  "kzzVRUElBXlGSjXW1daDHZXYhdUUiM2Pypfbkx9mtqKN68lkUxmD1BTNDrzDpWh7n5mpkpy4pnAtiv9dfP++Bg==\n"

static char *
verify (const char  *signature,
        const char  *data,
        GError     **error)
{
  g_autoptr (GBytes) signature_bytes = g_bytes_new (signature, strlen (signature));
  g_autoptr (GBytes) data_bytes = g_bytes_new (data, strlen (data));
  VeiPublicKey key;

  g_assert_true (vei_public_key_parse (KEY, &key, NULL));
  return vei_signature_verify (signature_bytes, data_bytes, &key, error);
}

static void
test_known (void)
{
  static const char * const signatures[] = { SIGNATURE_ED, SIGNATURE_LEGACY };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *comment = verify (signatures[i], DATA, &error);
      g_autofree char *crlf = NULL;
      g_auto (GStrv) lines = g_strsplit (signatures[i], "\n", -1);

      g_assert_no_error (error);
      g_assert_cmpstr (comment, ==, "trusted c");
      g_clear_pointer (&comment, g_free);
      crlf = g_strjoinv ("\r\n", lines);
      comment = verify (crlf, DATA, &error);
      g_assert_no_error (error);
    }
}

/* No single character may be changed, but in the comment that nobody trusts. */
static void
test_changed (void)
{
  gsize trusted_from = strchr (SIGNATURE_ED, '\n') - SIGNATURE_ED;

  for (gsize i = trusted_from; i < strlen (SIGNATURE_ED); i++)
    {
      g_autofree char *changed = g_strdup (SIGNATURE_ED);
      g_autofree char *comment = NULL;
      g_autoptr (GError) error = NULL;

      changed[i] = changed[i] == 'A' ? 'B' : 'A';
      comment = verify (changed, DATA, &error);
      if (i == strlen (SIGNATURE_ED) - 1)
        continue;
      g_assert_null (comment);
      g_assert_nonnull (error);
    }
}

typedef struct
{
  const char *name;
  const char *signature;
  const char *data;
  int         code;
  const char *sentence;
} Case;

static const Case cases[] = {
  { "data", SIGNATURE_ED, "ho\n", VEI_UPDATE_ERROR_SIGNATURE, "the pack was changed after it was signed" },
  { "data-legacy", SIGNATURE_LEGACY, "", VEI_UPDATE_ERROR_SIGNATURE, "the pack was changed" },
  { "empty", "", DATA, VEI_UPDATE_ERROR_SIGNATURE, "not a signature" },
  { "one-line", "untrusted comment: x\n", DATA, VEI_UPDATE_ERROR_SIGNATURE, "not a signature" },
  { "a-line-more", SIGNATURE_ED "x\n", DATA, VEI_UPDATE_ERROR_SIGNATURE, "not a signature" },
  { "two-ends", SIGNATURE_ED "\n", DATA, VEI_UPDATE_ERROR_SIGNATURE, "not a signature" },
  { "space-first", " " SIGNATURE_ED, DATA, VEI_UPDATE_ERROR_SIGNATURE, "not a signature" },
  { "not-utf8", "untrusted comment: \xff\nA\nB\nC\n", DATA, VEI_UPDATE_ERROR_SIGNATURE, "not a signature" },
};

static void
test_refused (gconstpointer data)
{
  const Case *item = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *comment = verify (item->signature, item->data, &error);

  g_assert_null (comment);
  g_assert_error (error, VEI_UPDATE_ERROR, item->code);
  g_assert_nonnull (strstr (error->message, item->sentence));
}

static void
test_trusted_comment (void)
{
  g_auto (GStrv) lines = g_strsplit (SIGNATURE_ED, "\n", -1);
  g_autofree char *changed = NULL;
  g_autofree char *comment = NULL;
  g_autoptr (GError) error = NULL;

  g_free (lines[2]);
  lines[2] = g_strdup ("trusted comment: another");
  changed = g_strjoinv ("\n", lines);
  comment = verify (changed, DATA, &error);
  g_assert_null (comment);
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_SIGNATURE);
  g_assert_nonnull (strstr (error->message, "comment of the signature was changed"));
}

static void
test_minisign (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GBytes) pack = fixture_make_pack ("2026.12.1", NULL);
  VeiPublicKey other;

  fixture_make_keys (fixture, "other", &other);
  for (guint legacy = 0; legacy < 2; legacy++)
    {
      g_autoptr (GBytes) signature = fixture_sign (fixture, "publisher", pack, legacy);
      g_autoptr (GBytes) by_other = fixture_sign (fixture, "other", pack, legacy);
      g_autoptr (GError) error = NULL;
      g_autofree char *comment = vei_signature_verify (signature, pack, &fixture->publisher->key, &error);
      g_autofree char *wrong = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (comment, ==, "a trusted comment, æøå");
      wrong = vei_signature_verify (by_other, pack, &fixture->publisher->key, &error);
      g_assert_null (wrong);
      g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_KEY);
    }
}

/* The number of the right key, and another key behind it. */
static void
test_same_id (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) pack = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) signature = fixture_sign (fixture, "publisher", pack, FALSE);
  g_autofree char *comment = NULL;
  g_autoptr (GError) error = NULL;
  VeiPublicKey other;

  fixture_make_keys (fixture, "other", &other);
  memcpy (other.id, fixture->publisher->key.id, sizeof other.id);
  comment = vei_signature_verify (signature, pack, &other, &error);
  g_assert_null (comment);
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_SIGNATURE);
}

static void
test_keys (void)
{
  static const char * const bad[] = {
    "", "RWSY", KEY "x", KEY "\n\n", "untrusted comment: x\n", "x\n" KEY, KEY "=", " " KEY,
    "RUSYEW5ysb5xAyqMZiEc42ehLBMkkyQrlJKMJsNmLii+/Mzq+3qkdfSm",
    /* A point of small order. */
    "RWSYEW5ysb5xAwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  };
  VeiPublicKey key, again;
  g_autofree char *text = NULL;
  g_autofree char *fingerprint = NULL;

  g_assert_true (vei_public_key_parse ("untrusted comment: any\n" KEY "\n", &key, NULL));
  g_assert_true (vei_public_key_parse (KEY, &again, NULL));
  g_assert_true (vei_public_key_equal (&key, &again));
  text = vei_public_key_to_string (&key);
  g_assert_cmpstr (text, ==, KEY);
  fingerprint = vei_public_key_get_fingerprint (&key);
  g_assert_cmpuint (strlen (fingerprint), ==, 49);
  g_assert_true (g_regex_match_simple ("^([0-9A-F]{4} ){9}[0-9A-F]{4}$", fingerprint, 0, 0));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (vei_public_key_parse (bad[i], &key, &error));
      g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER);
    }
}

#define CARD(name, url, key, rest) \
  "{\"format\":\"utstyrsveiviser-publisher\",\"version\":1,\"name\":\"" name "\"," \
  "\"update_url\":\"" url "\",\"public_key\":\"" key "\"" rest "}"
#define URL "https://example.org/pack.veipack"

static void
test_card (void)
{
  static const char * const bad[] = {
    "", "[]", "{}", CARD ("A", "http://example.org/p", KEY, ""), CARD ("A", "https://", KEY, ""),
    CARD ("A", "https://a:b@example.org/p", KEY, ""), CARD ("A", URL "#x", KEY, ""),
    CARD ("A", "file:///etc/passwd", KEY, ""), CARD ("A", "pack.veipack", KEY, ""),
    CARD ("", URL, KEY, ""), CARD (" A", URL, KEY, ""), CARD ("A\\u202eB", URL, KEY, ""),
    CARD ("A\\nB", URL, KEY, ""), CARD ("A", URL, "x", ""), CARD ("A", URL, KEY "\\n", ""),
    CARD ("A", URL, KEY, ",\"more\":1"), CARD ("A", URL, KEY, ",\"name\":\"B\""),
    "{\"format\":\"utstyrsveiviser-publisher\",\"version\":2}",
    "{\"format\":\"utstyrsveiviser-answers\",\"version\":1}",
  };
  const char *good = CARD ("Example association", URL, KEY, "");
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, strlen (good));
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiPublisher) publisher = vei_publisher_parse ("x.veipub", bytes, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (VeiPublisher) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (publisher->name, ==, "Example association");
  g_assert_cmpstr (publisher->update_url, ==, URL);
  written = vei_publisher_to_bytes (publisher);
  again = vei_publisher_parse ("x.veipub", written, &error);
  g_assert_no_error (error);
  g_assert_true (vei_public_key_equal (&publisher->key, &again->key));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) card = g_bytes_new (bad[i], strlen (bad[i]));
      g_autoptr (GError) refused = NULL;

      if (vei_publisher_parse ("x.veipub", card, &refused) != NULL)
        g_error ("taken: %s", bad[i]);
      g_assert_cmpuint (refused->domain, ==, VEI_DATA_ERROR);
      g_assert_true (g_str_has_prefix (refused->message, "x.veipub: "));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signature/known", test_known);
  g_test_add_func ("/signature/changed", test_changed);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/signature/refused/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_refused);
    }
  g_test_add_func ("/signature/trusted-comment", test_trusted_comment);
  g_test_add ("/signature/minisign", Fixture, NULL, fixture_set_up, test_minisign, fixture_tear_down);
  g_test_add ("/signature/same-id", Fixture, NULL, fixture_set_up, test_same_id, fixture_tear_down);
  g_test_add_func ("/signature/keys", test_keys);
  g_test_add_func ("/signature/card", test_card);

  return g_test_run ();
}
