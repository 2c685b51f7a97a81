/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include <glib/gstdio.h>

#include "store/vei-case-bundle.h"
#include "store/vei-case-stream-private.h"
#include "vault-fixture.h"

static const VeiKeyCost cheap = { 1, 8 };

static char *
dup_path (VaultFixture *fixture)
{
  return g_build_filename (fixture->folder, "to-hand-over.veicase", NULL);
}

static void
export_all (VaultFixture *fixture,
            const char   *path)
{
  VeiCaseQuery query = { 0 };
  g_autoptr(GArray) ids = vei_case_store_query (fixture->store, &query);
  g_autoptr(GError) error = NULL;

  vei_case_bundle_export (fixture->store, (gint64 *) ids->data, ids->len, path, PASSPHRASE,
                          "Overlevert med samtykke", &error);
  g_assert_no_error (error);
}

static void
test_hand_over (VaultFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  VeiImportItem *item;
  gboolean sealed = FALSE;
  gint64 id, added;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  vault_add (fixture, "Eksempelpasient B");
  g_assert_true (vei_case_store_add_log (fixture->store, id, "Ringte", &error));
  g_assert_true (vei_case_store_set_outcome (fixture->store, id, "price", "granted", &error));
  before = vault_dup_json (fixture, id);
  export_all (fixture, path);
  g_assert_false (vault_tree_holds (fixture->folder, SECRET_WORDS, strlen (SECRET_WORDS)));
  lines = vei_case_store_get_log (fixture->store, id, &error);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (vei_case_bundle_is_sealed (path, &sealed, &error));
  g_assert_true (sealed);

  g_assert_true (vei_case_store_delete (fixture->store, id, &error));
  g_assert_true (vei_case_store_wipe_deleted (fixture->store, &error));
  items = vei_case_bundle_preview (fixture->store, path, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  item = items->pdata[0];
  g_assert_cmpstr (item->name, ==, "Eksempelpasient A");
  g_assert_cmpint (item->ours, ==, 0);
  item = items->pdata[1];
  g_assert_cmpint (item->ours, !=, 0);
  g_assert_cmpuint (item->differences->len, ==, 0);

  added = vei_case_bundle_import (fixture->store, items->pdata[0], VEI_IMPORT_ADD, &error);
  g_assert_no_error (error);
  after = vault_dup_json (fixture, added);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (vei_case_store_get_entry (fixture->store, added)->outcome, ==, "granted");
}

static void
test_ways (VaultFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(VeiCase) ours = NULL;
  g_autoptr(VeiCase) joined = NULL;
  g_autoptr(VeiCase) replaced = NULL;
  VeiImportItem *item;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  export_all (fixture, path);
  ours = vei_case_store_load (fixture->store, id, &error);
  vei_case_set_own_words (ours, "own_effort", "Bare hos oss");
  vei_case_set_own_words (ours, "lives_alone", NULL);
  g_assert_true (vei_case_store_save (fixture->store, id, ours, &error));

  items = vei_case_bundle_preview (fixture->store, path, PASSPHRASE, &error);
  g_assert_no_error (error);
  item = items->pdata[0];
  g_assert_cmpint (item->ours, ==, id);
  g_assert_cmpuint (item->differences->len, ==, 2);
  g_assert_cmpint (vei_case_bundle_import (fixture->store, item, VEI_IMPORT_JOIN, &error), ==, id);
  g_assert_no_error (error);
  joined = vei_case_store_load (fixture->store, id, &error);
  g_assert_cmpstr (vei_case_get_own_words (joined, "own_effort"), ==, "Bare hos oss");
  g_assert_cmpstr (vei_case_get_own_words (joined, "lives_alone"), ==, SECRET_WORDS);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
  g_assert_cmpint (vei_case_bundle_import (fixture->store, item, VEI_IMPORT_REPLACE, &error), ==, id);
  replaced = vei_case_store_load (fixture->store, id, &error);
  g_assert_cmpstr (vei_case_get_own_words (replaced, "own_effort"), !=, "Bare hos oss");
  g_assert_cmpint (vei_case_bundle_import (fixture->store, item, VEI_IMPORT_ADD, &error), >, id);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 2);
}

static void
test_plain (VaultFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "case.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = NULL;
  gboolean sealed = TRUE;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  g_assert_true (vei_case_bundle_export_plain (fixture->store, id, path, NULL, &error));
  g_assert_true (vei_case_bundle_is_sealed (path, &sealed, &error));
  g_assert_false (sealed);
  items = vei_case_bundle_preview (fixture->store, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (((VeiImportItem *) items->pdata[0])->ours, ==, id);

  g_assert_true (g_file_set_contents (path, "{\"format\": \"noe annet\"}", -1, NULL));
  g_assert_null (vei_case_bundle_preview (fixture->store, path, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (vei_case_bundle_preview (fixture->store, path, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_FORMAT);
}

static void
test_wrong_passphrase (VaultFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  export_all (fixture, path);
  g_assert_null (vei_case_bundle_preview (fixture->store, path, "noe helt annet", &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_null (vei_case_bundle_preview (fixture->store, path, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_false (vei_case_bundle_export (fixture->store, NULL, 0, path, "kort", NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_PASSPHRASE);
}

static GByteArray *
make_stream (gsize length)
{
  g_autofree guint8 *bytes = g_malloc (length + 1);
  g_autoptr(GError) error = NULL;
  GByteArray *file;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (i / 7);
  file = vei_case_stream_close (bytes, length, PASSPHRASE, &cheap, &error);
  g_assert_no_error (error);
  return file;
}

static void
assert_damaged (const guint8 *bytes,
                gsize         length,
                VeiSealKey   *key)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (vei_case_stream_open (bytes, length, key, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED);
}

/* Cut off anywhere, lengthened, chunks in another order, twice, or gone. */
static void
test_stream (void)
{
  static const gsize lengths[] = { 0, 1, VEI_STREAM_CHUNK - 1, VEI_STREAM_CHUNK,
                                   VEI_STREAM_CHUNK + 1, 3 * VEI_STREAM_CHUNK, 200000 };
  const gsize chunk = VEI_STREAM_CHUNK + 17, start = 176;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr(GByteArray) file = make_stream (lengths[i]);
      g_autoptr(VeiSealKey) key
        = vei_case_stream_find_key (file->data, file->len, PASSPHRASE, NULL);
      g_autoptr(GByteArray) text = vei_case_stream_open (file->data, file->len, key, NULL);

      g_assert_nonnull (text);
      g_assert_cmpuint (text->len, ==, lengths[i]);
      for (gsize cut = 0; cut < file->len; cut += 1 + cut / 20)
        assert_damaged (file->data, cut, key);
      for (gsize cut = start; cut < file->len; cut += chunk)
        assert_damaged (file->data, cut, key);
      g_byte_array_append (file, (const guint8 *) "x", 1);
      assert_damaged (file->data, file->len, key);
      if (lengths[i] < 2 * VEI_STREAM_CHUNK)
        continue;
      for (gsize at = 0; at < chunk; at++)
        {
          guint8 kept = file->data[start + at];

          file->data[start + at] = file->data[start + chunk + at];
          file->data[start + chunk + at] = kept;
        }
      assert_damaged (file->data, file->len - 1, key);
      memcpy (file->data + start, file->data + start + chunk, chunk);
      assert_damaged (file->data, file->len - 1, key);
    }
}

static void
test_header_bounds (void)
{
  g_autoptr(GByteArray) file = make_stream (100);
  g_autoptr(GError) error = NULL;
  guint32 huge = GUINT32_TO_LE (64u * 1024 * 1024);

  memcpy (file->data + 16 + 12, &huge, 4);
  crypto_generichash (file->data + 16 + 120, 16, file->data + 16, 120, NULL, 0);
  g_assert_null (vei_case_stream_find_key (file->data, file->len, PASSPHRASE, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LIMITS);
  g_clear_error (&error);
  file->data[8] = 2;
  g_assert_null (vei_case_stream_find_key (file->data, file->len, PASSPHRASE, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/case-bundle/" name, VaultFixture, NULL, vault_fixture_set_up, function, \
              vault_fixture_tear_down)
  ADD ("hand-over", test_hand_over);
  ADD ("ways", test_ways);
  ADD ("plain", test_plain);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  g_test_add_func ("/case-stream/whole", test_stream);
  g_test_add_func ("/case-stream/header-bounds", test_header_bounds);
  return g_test_run ();
}
