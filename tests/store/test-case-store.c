/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/vei-json.h"
#include "store/vei-case-compare.h"
#include "vault-fixture.h"

static guint
get_mode (const char *path)
{
  GStatBuf file;

  g_assert_no_errno (g_stat (path, &file));
  return file.st_mode & 0777;
}

static void
test_create (VaultFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *db = g_build_filename (fixture->folder, "cases.db", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  g_assert_false (vei_case_store_exists (fixture->store));
  g_assert_false (vei_case_store_open (fixture->store, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
  vault_create (fixture);
  g_assert_cmpuint (get_mode (fixture->folder), ==, 0700);
  g_assert_cmpuint (get_mode (db), ==, 0600);
  id = vault_add (fixture, "Eksempelpasient A");
  before = vault_dup_json (fixture, id);
  vault_reopen (fixture);
  after = vault_dup_json (fixture, id);
  g_assert_cmpstr (before, ==, after);
  g_assert_null (vei_case_store_get_damage (fixture->store));
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
}

static void
test_wrong_passphrase (VaultFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  vei_case_store_lock (fixture->store);
  g_assert_false (vei_case_store_unlock (fixture->store, "noe helt annet", NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_false (vei_case_store_unlock (fixture->store, NULL, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_cmpint (vei_case_store_add_log (fixture->store, 1, "x", &error), ==, FALSE);
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_true (vei_case_store_unlock (fixture->store, PASSPHRASE, NULL, &error));
  g_assert_no_error (error);
}

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (vei_case_store_unlock_finish (VEI_CASE_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_unlock_async (VaultFixture  *fixture,
                   gconstpointer  data)
{
  gboolean done = FALSE;

  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  vei_case_store_lock (fixture->store);
  vei_case_store_unlock_async (fixture->store, PASSPHRASE, NULL, unlocked_cb, &done);
  g_assert_false (vei_case_store_is_unlocked (fixture->store));
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
}

static void
test_keyring (VaultFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->keyring_fails = TRUE;
  g_assert_false (vei_case_store_create (fixture->store, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING);
  g_assert_false (vei_case_store_exists (fixture->store));
  g_clear_error (&error);
  fixture->keyring_fails = FALSE;
  g_assert_true (vei_case_store_create (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (vei_case_store_get_method (fixture->store), ==, VEI_KEY_METHOD_KEYRING);
  vault_add (fixture, "Eksempelpasient A");
  vault_reopen (fixture);

  vei_case_store_lock (fixture->store);
  fixture->keyring_fails = TRUE;
  g_assert_false (vei_case_store_unlock (fixture->store, NULL, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING);
  g_clear_error (&error);
  fixture->keyring_fails = FALSE;
  g_assert_true (vei_case_store_unlock (fixture->store, NULL, NULL, &error));

  /* From the keyring to a passphrase: the keyring opens it no more. */
  g_assert_true (vei_case_store_change_passphrase (fixture->store, PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (vei_case_store_get_method (fixture->store), ==, VEI_KEY_METHOD_PASSPHRASE);
  g_hash_table_remove_all (fixture->kept_keys);
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);

  g_assert_true (vei_case_store_change_passphrase (fixture->store, NULL, &error));
  g_hash_table_remove_all (fixture->kept_keys);
  vei_case_store_lock (fixture->store);
  g_assert_false (vei_case_store_unlock (fixture->store, PASSPHRASE, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
}

static void
test_second_process (VaultFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr(VeiCaseStore) second = vault_new_store (fixture);
  g_autofree char *pid = g_strdup_printf ("process %d,", (int) getpid ());
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  g_assert_false (vei_case_store_open (second, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, pid));
  g_clear_error (&error);
  vei_case_store_close (fixture->store);
  g_assert_true (vei_case_store_open (second, &error));
  g_assert_no_error (error);
}

static void
test_newer (VaultFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cases.db", NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;
  gsize length, same;

  vault_create (fixture);
  vei_case_store_close (fixture->store);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpint (text[63], ==, VEI_CASE_SCHEMA);     /* user_version */
  text[63] = VEI_CASE_SCHEMA + 1;
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_assert_false (vei_case_store_open (fixture->store, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER);
  g_assert_true (g_file_get_contents (path, &again, &same, NULL));
  g_assert_cmpmem (text, length, again, same);
}

static void
test_save (VaultFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiCase) found = NULL;
  g_autoptr(VeiCase) again = NULL;
  const VeiCaseEntry *entry;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  found = vei_case_store_load (fixture->store, id, &error);
  g_assert_no_error (error);
  vei_case_set_unit (found, "nordland");
  vei_case_set_own_words (found, "own_effort", "Nye ord");
  g_assert_true (vei_case_store_save (fixture->store, id, found, &error));
  vault_reopen (fixture);
  again = vei_case_store_load (fixture->store, id, &error);
  g_assert_cmpstr (vei_case_get_own_words (again, "own_effort"), ==, "Nye ord");
  entry = vei_case_store_get_entry (fixture->store, id);
  g_assert_cmpstr (entry->name, ==, "Eksempelpasient A");
  g_assert_cmpstr (entry->unit, ==, "nordland");
  g_assert_cmpstr (entry->status, ==, "refused");
  g_assert_cmpstr (entry->reference, ==, "EKS-2026-0117");
  g_assert_cmpuint (entry->n_verdicts, ==, 1);
  g_assert_cmpstr (entry->verdict[0].equipment, ==, "sensor");
  g_assert_cmpstr (entry->verdict[0].verdict, ==, "strong_case");
  g_assert_cmpstr (entry->verdict[0].criterion, ==, "sensor.type2_unstable");
  g_assert_cmpuint (entry->n_missing, ==, 1);
  g_assert_cmpuint (entry->deadline, >, 0);
  g_assert_true (entry->flags & VEI_CASE_REFUSED);
  g_assert_false (vei_case_store_save (fixture->store, id + 7, again, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
}

static void
test_log (VaultFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(VeiCase) found = NULL;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  g_assert_true (vei_case_store_add_log (fixture->store, id, "Ringte", &error));
  g_assert_true (vei_case_store_add_log (fixture->store, id, "Sendte klagen", &error));
  found = vei_case_store_load (fixture->store, id, &error);
  g_assert_true (vei_case_store_save (fixture->store, id, found, &error));
  vault_reopen (fixture);
  lines = vei_case_store_get_log (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((VeiLogLine *) lines->pdata[1])->what, ==, "Sendte klagen");
}

static void
test_delete (VaultFixture  *fixture,
             gconstpointer  data)
{
  VeiCaseQuery query = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GBytes) sealed = NULL;
  g_autoptr(GBytes) summary = NULL;
  gint64 id, other;

  vault_create (fixture);
  other = vault_add (fixture, "Eksempelpasient A");
  id = vault_add (fixture, "Eksempelpasient B");
  sealed = vei_case_db_get (fixture->store->vault->db, VEI_TABLE_CONTENT, id, &error);
  g_assert_true (vei_case_store_delete (fixture->store, id, &error));
  ids = vei_case_store_query (fixture->store, &query);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_true (vei_case_store_undelete (fixture->store, id, &error));
  g_assert_true (vei_case_store_delete (fixture->store, id, &error));
  summary = vei_case_db_get (fixture->store->vault->db, VEI_TABLE_SUMMARY, id, &error);
  g_assert_true (vault_tree_holds (fixture->folder, g_bytes_get_data (sealed, NULL), 200));
  g_assert_true (vei_case_store_wipe_deleted (fixture->store, &error));
  g_assert_no_error (error);
  /* Not even what was sealed is left, in the file or its journal. */
  g_assert_false (vault_tree_holds (fixture->folder, g_bytes_get_data (sealed, NULL), 200));
  g_assert_false (vault_tree_holds (fixture->folder, g_bytes_get_data (summary, NULL), 64));
  g_assert_null (vei_case_store_get_entry (fixture->store, id));
  vault_reopen (fixture);
  g_assert_null (vei_case_store_get_damage (fixture->store));
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
  /* An id is never used again. */
  g_assert_cmpint (vault_add (fixture, "Eksempelpasient C"), >, id);
  g_assert_nonnull (vei_case_store_get_entry (fixture->store, other));
}

/* The program ended before the ten seconds were over. */
static void
test_delete_and_crash (VaultFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  g_assert_true (vei_case_store_delete (fixture->store, id, &error));
  g_clear_handle_id (&fixture->store->wipe_timer, g_source_remove);
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 0);
}

static void
test_duplicate_and_merge (VaultFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(VeiCase) copy = NULL;
  g_autoptr(VeiCase) joined = NULL;
  gint64 id, other;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  other = vei_case_store_duplicate (fixture->store, id, &error);
  g_assert_no_error (error);
  copy = vei_case_store_load (fixture->store, other, &error);
  g_assert_cmpstr (vei_case_get_id (copy), !=, vei_case_store_get_entry (fixture->store, id)->uuid);
  vei_case_set_wanted_device (copy, "Eksempelsensor");
  vei_case_set_own_words (copy, "own_effort", "Andre ord");
  g_ptr_array_add (vei_case_get_attachments (copy), g_strdup ("Et vedlegg til"));
  g_assert_true (vei_case_store_save (fixture->store, other, copy, &error));
  g_assert_true (vei_case_store_add_log (fixture->store, other, "Fra den andre", &error));

  g_assert_true (vei_case_store_merge (fixture->store, id, other, &differences, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (differences->len, ==, 3);
  vault_reopen (fixture);
  g_assert_null (vei_case_store_get_damage (fixture->store));
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
  joined = vei_case_store_load (fixture->store, id, &error);
  g_assert_cmpstr (vei_case_get_wanted_device (joined), ==, "Eksempelsensor");
  g_assert_cmpstr (vei_case_get_own_words (joined, "own_effort"), !=, "Andre ord");
  g_assert_cmpuint (vei_case_get_attachments (joined)->len, ==, 3);
  lines = vei_case_store_get_log (fixture->store, id, &error);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_nonnull (strstr (((VeiLogLine *) lines->pdata[2])->what, "Andre ord"));
}

static void
add_named (VaultFixture *fixture,
           const char   *name,
           const char   *example,
           const char   *unit)
{
  g_autoptr(VeiCase) made = vault_new_case (fixture, name, example);

  vei_case_set_unit (made, unit);
  g_assert_cmpint (vei_case_store_add (fixture->store, made, 0, NULL), >, 0);
}

static char *
list_names (VaultFixture       *fixture,
            const VeiCaseQuery *query)
{
  g_autoptr(GArray) ids = vei_case_store_query (fixture->store, query);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (names, "%s|", vei_case_store_get_entry (fixture->store,
                                          g_array_index (ids, gint64, i))->name);
  return g_string_free (names, FALSE);
}

#define assert_list(fixture, expected, ...)                             \
  G_STMT_START {                                                        \
    VeiCaseQuery asked = { __VA_ARGS__ };                               \
    g_autofree char *listed = list_names (fixture, &asked);             \
    g_assert_cmpstr (listed, ==, expected);                             \
  } G_STMT_END

static void
test_query (VaultFixture  *fixture,
            gconstpointer  data)
{
  vault_create (fixture);
  add_named (fixture, "\u00c5 Eksempel", "type2-unstable-refused.json", "nordland");
  add_named (fixture, "\u00d8ks Eksempel", "child-type1.json", "helgeland");
  add_named (fixture, "Z Eksempel", "type2-does-not-know.json", NULL);
  add_named (fixture, "\u00c6 Eksempel", "just-begun.json", "nordland");
  add_named (fixture, "a eksempel", "type2-unstable-refused.json", "helgeland");
  add_named (fixture, "\u00c9 Eksempel", "just-begun.json", NULL);
  add_named (fixture, "", "just-begun.json", NULL);
  for (guint round = 0; round < 2; round++)
    {
      assert_list (fixture,
                   "a eksempel|\u00c9 Eksempel|Z Eksempel|\u00c6 Eksempel|\u00d8ks Eksempel|\u00c5 Eksempel||", 0);
      assert_list (fixture, "|\u00c5 Eksempel|\u00d8ks Eksempel|\u00c6 Eksempel|Z Eksempel|\u00c9 Eksempel|a eksempel|",
                   .descending = TRUE);
      assert_list (fixture, "\u00d8ks Eksempel|", .text = "\u00f8KS eks");
      assert_list (fixture, "\u00d8ks Eksempel|", .text = "HELGEL oks eks", .unit = "helgeland",
                   .sort = VEI_CASE_SORT_TOUCHED, .filter = VEI_CASE_FILTER_OPEN);
      assert_list (fixture, "a eksempel|\u00c5 Eksempel|", .text = "0117");
      assert_list (fixture, "a eksempel|\u00c5 Eksempel|", .filter = VEI_CASE_FILTER_REFUSED);
      assert_list (fixture, "", .filter = VEI_CASE_FILTER_CLOSED);
      assert_list (fixture, "", .text = "finnes ikke");
      vault_reopen (fixture);
    }
}

/* Entries that come, change and go keep every order: it is the same after the
 * list has been made anew.
 */
static void
test_query_after_changes (VaultFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  gint64 ids[40];
  char *kept[VEI_N_CASE_SORTS];

  vault_create (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("%c", 'a' + g_rand_int_range (random, 0, 26));

      ids[i] = vault_add (fixture, name);
      for (guint sort = 0; sort < VEI_N_CASE_SORTS; sort++)
        {
          VeiCaseQuery query = { .sort = sort };

          g_array_unref (vei_case_store_query (fixture->store, &query));
        }
      if (i % 3 == 2)
        g_assert_true (vei_case_store_set_closed (fixture->store, ids[i - 1], TRUE, NULL));
      if (i % 5 == 4)
        g_assert_true (vei_case_store_delete (fixture->store, ids[i - 3], NULL));
    }
  g_assert_true (vei_case_store_wipe_deleted (fixture->store, NULL));
  for (guint sort = 0; sort < VEI_N_CASE_SORTS; sort++)
    kept[sort] = list_names (fixture, &(VeiCaseQuery) { .sort = sort });
  vault_reopen (fixture);
  for (guint sort = 0; sort < VEI_N_CASE_SORTS; sort++)
    {
      g_autofree char *again = list_names (fixture, &(VeiCaseQuery) { .sort = sort });

      g_assert_cmpstr (kept[sort], ==, again);
      g_free (kept[sort]);
    }
}

static void
test_idle (VaultFixture  *fixture,
           gconstpointer  data)
{
  vault_create (fixture);
  vei_case_store_set_idle_minutes (fixture->store, 1);
  g_assert_cmpuint (fixture->store->idle_timer, !=, 0);
  /* As if a minute had gone by. */
  fixture->store->last_activity -= 61 * G_USEC_PER_SEC;
  g_clear_handle_id (&fixture->store->idle_timer, g_source_remove);
  vei_case_store_set_idle_minutes (fixture->store, 0);
  g_assert_cmpuint (fixture->store->idle_timer, ==, 0);
  vei_case_store_lock (fixture->store);
  g_assert_false (vei_case_store_is_unlocked (fixture->store));
  g_assert_null (fixture->store->vault);
}

/* ---- Schema 1, as it was written ---- */

static const char schema_1[] =
  "PRAGMA page_size=8192; PRAGMA application_id=1449486659; PRAGMA user_version=1;"
  "CREATE TABLE meta (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);"
  "CREATE TABLE cases (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL);";

static void
insert (sqlite3       *db,
        const char    *sql,
        gint64         id,
        gconstpointer  bytes,
        gsize          length)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_blob64 (statement, 2, bytes, length, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
write_schema_1 (VaultFixture *fixture,
                gboolean      damaged)
{
  static const VeiKeyCost cheap = { 1, 8 };
  g_autofree char *path = g_build_filename (fixture->folder, "cases.db", NULL);
  g_autoptr(VeiSealKey) key = vei_seal_key_new (NULL);
  g_autoptr(GBytes) wrapped = vei_key_wrap_passphrase (key, PASSPHRASE, &cheap, NULL);
  sqlite3 *db = NULL;

  g_assert_no_errno (g_mkdir_with_parents (fixture->folder, 0700));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, schema_1, NULL, NULL, NULL), ==, SQLITE_OK);
  insert (db, "INSERT INTO meta VALUES (?1, ?2)", 1, g_bytes_get_data (wrapped, NULL),
          g_bytes_get_size (wrapped));
  for (gint64 id = 1; id <= 5; id++)
    {
      VeiSealPlace place = { 1, 1, id };
      g_autoptr(VeiCase) made = vault_new_case (fixture, "Eksempelpasient A", "child-type1.json");
      g_autoptr(JsonNode) node = vei_case_to_node (made);
      g_autofree char *line = NULL;
      g_autoptr(GByteArray) sealed = NULL;
      JsonArray *log = json_array_new ();

      json_array_add_object_element (log, vei_case_log_line (1000, "Ringte"));
      json_object_set_array_member (json_node_get_object (node), "log", log);
      line = vei_json_to_line (node);
      sealed = vei_seal_close (key, &place, line, strlen (line));
      if (damaged && id == 3)
        sealed->data[50] ^= 1;
      insert (db, "INSERT INTO cases VALUES (?1, ?2)", id, sealed->data, sealed->len);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_migrate (VaultFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = NULL;

  write_schema_1 (fixture, FALSE);
  for (guint round = 0; round < 2; round++)
    {
      vault_reopen (fixture);
      g_assert_null (vei_case_store_get_damage (fixture->store));
      g_assert_cmpint (vei_case_db_get_schema (fixture->store->vault->db), ==, VEI_CASE_SCHEMA);
      g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 5);
    }
  lines = vei_case_store_get_log (fixture->store, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (vault_add (fixture, "Eksempelpasient B"), ==, 6);
}

/* A case that cannot be read stops it: nothing changes. */
static void
test_migrate_damaged (VaultFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cases.db", NULL);
  g_autoptr(GError) error = NULL;

  write_schema_1 (fixture, TRUE);
  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (vei_case_store_open (fixture->store, &error));
      g_assert_false (vei_case_store_unlock (fixture->store, PASSPHRASE, NULL, &error));
      g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_cmpint (vei_case_db_get_schema (fixture->store->db), ==, 1);
      vei_case_store_close (fixture->store);
    }
}

/* ---- The first release, and backups ---- */

static void
test_import_plain (VaultFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(VeiCase) made = vault_new_case (fixture, "Eksempelpasient A", "child-type1.json");
  g_autoptr(VeiCase) found = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  vault_write_plain (fixture, made);
  g_assert_true (vault_tree_holds (fixture->folder, SECRET_WORDS, strlen (SECRET_WORDS)));
  vault_create (fixture);
  id = vei_case_store_import_plain (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (vei_case_store_get_own (fixture->store), ==, id);
  g_assert_false (vault_tree_holds (fixture->folder, SECRET_WORDS, strlen (SECRET_WORDS)));
  found = vei_case_store_load (fixture->store, id, &error);
  g_assert_cmpstr (vei_case_get_id (found), ==, vei_case_get_id (made));
  g_assert_cmpint (vei_case_store_import_plain (fixture->store, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_backup (VaultFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = NULL;
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  before = vault_dup_json (fixture, id);
  g_assert_true (vei_case_store_back_up_daily (fixture->store, &error));
  g_assert_no_error (error);
  names = vei_case_store_list_backups (fixture->store);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_true (vei_case_store_delete (fixture->store, id, &error));
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 0);

  g_assert_true (vei_case_store_restore_backup (fixture->store, names[0], NULL, &error));
  g_assert_no_error (error);
  after = vault_dup_json (fixture, id);
  g_assert_cmpstr (before, ==, after);

  /* From a closed store, with the passphrase; a wrong one changes nothing. */
  vei_case_store_close (fixture->store);
  g_assert_false (vei_case_store_restore_backup (fixture->store, names[0], "noe helt annet", &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (vei_case_store_restore_backup (fixture->store, names[0], PASSPHRASE, &error));
  g_assert_no_error (error);
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
}

static void
test_backup_rotation (VaultFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *name = NULL;
  g_auto(GStrv) names = NULL;

  vault_create (fixture);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  for (guint day = 1; day <= 15; day++)
    {
      g_autofree char *old = g_strdup_printf ("%s/cases-2199-01-%02u.db", folder, day);

      g_assert_true (g_file_set_contents (old, "x", 1, NULL));
    }
  name = vei_case_store_back_up (fixture->store, NULL);
  names = vei_case_store_list_backups (fixture->store);
  /* The clock was set back: the newest is the oldest by name, and is kept. */
  g_assert_cmpuint (g_strv_length (names), ==, 11);
  g_assert_true (g_strv_contains ((const char * const *) names, name));
  g_assert_cmpstr (names[0], ==, "cases-2199-01-15.db");
}

/* A case that is damaged takes no other with it, and nothing is written over. */
static void
test_damage (VaultFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiCase) found = NULL;
  gint64 ids[3];
  guint n_lost = 0;

  vault_create (fixture);
  for (guint i = 0; i < 3; i++)
    ids[i] = vault_add (fixture, "Eksempelpasient A");
  g_assert_true (vei_case_store_add_log (fixture->store, ids[2], "Ringte", &error));
  /* A summary and a whole case go. */
  g_assert_true (vei_case_db_delete (fixture->store->vault->db, VEI_TABLE_SUMMARY, ids[2], NULL));
  g_assert_true (vei_case_db_put (fixture->store->vault->db, VEI_TABLE_CONTENT, ids[1], "x", 1, NULL));
  vault_reopen (fixture);
  g_assert_nonnull (vei_case_store_get_damage (fixture->store));
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 3);
  found = vei_case_store_load (fixture->store, ids[2], &error);
  g_assert_no_error (error);
  g_assert_null (vei_case_store_load (fixture->store, ids[1], &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (vei_case_store_save (fixture->store, ids[2], found, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (vei_case_store_back_up (fixture->store, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_true (vei_case_store_keep_readable (fixture->store, &n_lost, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, ==, 1);
  g_assert_null (vei_case_store_get_damage (fixture->store));
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 2);
  g_assert_true (vei_case_store_save (fixture->store, ids[2], found, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/case-store/" name, VaultFixture, NULL, vault_fixture_set_up, function, \
              vault_fixture_tear_down)
  ADD ("create", test_create);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("unlock-async", test_unlock_async);
  ADD ("keyring", test_keyring);
  ADD ("second-process", test_second_process);
  ADD ("newer", test_newer);
  ADD ("save", test_save);
  ADD ("log", test_log);
  ADD ("delete", test_delete);
  ADD ("delete-and-crash", test_delete_and_crash);
  ADD ("duplicate-and-merge", test_duplicate_and_merge);
  ADD ("query", test_query);
  ADD ("query-after-changes", test_query_after_changes);
  ADD ("idle", test_idle);
  ADD ("migrate", test_migrate);
  ADD ("migrate-damaged", test_migrate_damaged);
  ADD ("import-plain", test_import_plain);
  ADD ("backup", test_backup);
  ADD ("backup-rotation", test_backup_rotation);
  ADD ("damage", test_damage);
  return g_test_run ();
}
