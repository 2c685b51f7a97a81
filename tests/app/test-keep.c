/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* Opening, unlocking, making and locking the store of a session, and saving in
 * it; see docs/store.md. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#include "../store/vault-fixture.h"
#include "app/keep/vei-keeper-private.h"

#define WORDS "Falt i trappen."
#define MINUTE (60 * G_USEC_PER_SEC)

typedef struct
{
  VaultFixture  vault;
  VeiSession   *session;
  VeiKeeper    *keeper;
  guint         n_opened;
} Fixture;

/* ---- What all tests share ---- */

static void
case_opened_cb (Fixture *fixture)
{
  fixture->n_opened++;
}

/* Another start of the window: nothing of the one before is in memory. */
static void
start (Fixture *fixture)
{
  g_autoptr (VeiCase) empty = vei_case_new (fixture->vault.knowledge);

  fixture->session = vei_session_new (fixture->vault.knowledge, NULL, fixture->vault.store,
                                      empty, VEI_LANGUAGE_NB);
  fixture->keeper = vei_keeper_new (fixture->session, fixture->vault.store, NULL);
  fixture->n_opened = 0;
  g_signal_connect_swapped (fixture->session, "case-opened", G_CALLBACK (case_opened_cb),
                            fixture);
  vei_keeper_begin (fixture->keeper);
}

static void
end (Fixture *fixture)
{
  vei_keeper_end (fixture->keeper);
  g_assert_finalize_object (fixture->keeper);
  g_assert_finalize_object (fixture->session);
}

static void
start_again (Fixture *fixture)
{
  end (fixture);
  vei_case_store_close (fixture->vault.store);
  start (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  vault_fixture_set_up (&fixture->vault, data);
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  end (fixture);
  vault_fixture_tear_down (&fixture->vault, data);
}

static void
wait_while (Fixture      *fixture,
            VeiKeepState  state)
{
  while (vei_session_get_keep_state (fixture->session) == state)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_state (Fixture      *fixture,
              VeiKeepState  state)
{
  g_assert_cmpint (vei_session_get_keep_state (fixture->session), ==, state);
}

static void
assert_problem (Fixture       *fixture,
                VeiStoreError  code)
{
  g_assert_error (vei_keeper_get_problem (fixture->keeper), VEI_STORE_ERROR, (int) code);
}

static void
create (Fixture    *fixture,
        const char *passphrase)
{
  vei_keeper_create (fixture->keeper, passphrase);
  wait_while (fixture, VEI_KEEP_WORKING);
  g_assert_no_error (vei_keeper_get_problem (fixture->keeper));
  assert_state (fixture, VEI_KEEP_OPEN);
  g_assert_true (vei_session_can_keep (fixture->session));
}

static void
unlock (Fixture    *fixture,
        const char *passphrase)
{
  vei_keeper_unlock (fixture->keeper, passphrase);
  wait_while (fixture, VEI_KEEP_WORKING);
}

static void
write_words (Fixture    *fixture,
             const char *words)
{
  VeiCase *shown = vei_session_get_case (fixture->session);

  vei_case_set_own_words (shown, "lives_alone", words);
}

static const char *
read_words (Fixture *fixture)
{
  return vei_case_get_own_words (vei_session_get_case (fixture->session), "lives_alone");
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vei_session_save (fixture->session, &error));
  g_assert_no_error (error);
}

static void
lock (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vei_keeper_lock (fixture->keeper, &error));
  g_assert_no_error (error);
  assert_state (fixture, VEI_KEEP_LOCKED);
}

/* ---- Beginning ---- */

static void
test_undecided (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_state (fixture, VEI_KEEP_UNDECIDED);
  g_assert_false (vei_session_can_keep (fixture->session));
  g_assert_false (g_file_test (fixture->vault.folder, G_FILE_TEST_EXISTS));
  g_assert_true (vei_session_save (fixture->session, &error));

  /* Nothing is thrown away silently. */
  write_words (fixture, WORDS);
  g_assert_false (vei_session_save (fixture->session, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);

  /* What was written before the answer is kept. */
  create (fixture, PASSPHRASE);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), !=, 0);
  start_again (fixture);
  unlock (fixture, PASSPHRASE);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
}

static void
test_declined (Fixture       *fixture,
               gconstpointer  data)
{
  write_words (fixture, WORDS);
  vei_keeper_decline (fixture->keeper);
  g_assert_null (vei_session_get_store (fixture->session));
  save (fixture);
  g_assert_false (g_file_test (fixture->vault.folder, G_FILE_TEST_EXISTS));

  vei_keeper_reconsider (fixture->keeper);
  assert_state (fixture, VEI_KEEP_UNDECIDED);
  create (fixture, NULL);
  save (fixture);
  g_assert_cmpint (vei_case_store_get_own (fixture->vault.store), ==,
                   vei_session_get_case_id (fixture->session));
}

static void
test_short_passphrase (Fixture       *fixture,
                       gconstpointer  data)
{
  vei_keeper_create (fixture->keeper, "kort");
  wait_while (fixture, VEI_KEEP_WORKING);
  assert_state (fixture, VEI_KEEP_UNDECIDED);
  assert_problem (fixture, VEI_STORE_ERROR_PASSPHRASE);
  g_assert_false (vei_case_store_exists (fixture->vault.store));
}

/* The file of the first release is shown, taken over once, and goes. */
static void
test_plain (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->vault.folder, "own-case.json", NULL);
  g_autoptr (VeiCase) plain = vault_new_case (&fixture->vault, "A",
                                              "type2-unstable-refused.json");
  g_autofree char *uuid = g_strdup (vei_case_get_id (plain));

  vault_write_plain (&fixture->vault, plain);
  start_again (fixture);
  assert_state (fixture, VEI_KEEP_UNDECIDED);
  g_assert_true (vei_keeper_has_plain (fixture->keeper));
  g_assert_cmpstr (read_words (fixture), ==, SECRET_WORDS);
  write_words (fixture, WORDS);
  create (fixture, PASSPHRASE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->vault.store), ==, 1);
  g_assert_cmpint (vei_case_store_find_uuid (fixture->vault.store, uuid), ==,
                   vei_session_get_case_id (fixture->session));
  g_assert_false (vault_tree_holds (fixture->vault.folder, SECRET_WORDS, strlen (SECRET_WORDS)));
  g_assert_false (vault_tree_holds (fixture->vault.folder, WORDS, strlen (WORDS)));
}

/* ---- Unlocking ---- */

static void
test_passphrase (Fixture       *fixture,
                 gconstpointer  data)
{
  create (fixture, PASSPHRASE);
  write_words (fixture, WORDS);
  save (fixture);
  start_again (fixture);
  assert_state (fixture, VEI_KEEP_LOCKED);
  g_assert_no_error (vei_keeper_get_problem (fixture->keeper));
  g_assert_cmpstr (read_words (fixture), !=, WORDS);

  unlock (fixture, "noe helt annet");
  assert_state (fixture, VEI_KEEP_LOCKED);
  assert_problem (fixture, VEI_STORE_ERROR_WRONG_KEY);
  unlock (fixture, PASSPHRASE);
  assert_state (fixture, VEI_KEEP_OPEN);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
}

static void
test_keyring (Fixture       *fixture,
              gconstpointer  data)
{
  create (fixture, NULL);
  write_words (fixture, WORDS);
  save (fixture);

  /* By itself. */
  start_again (fixture);
  wait_while (fixture, VEI_KEEP_WORKING);
  assert_state (fixture, VEI_KEEP_OPEN);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);

  fixture->vault.keyring_fails = TRUE;
  start_again (fixture);
  wait_while (fixture, VEI_KEEP_WORKING);
  assert_state (fixture, VEI_KEEP_LOCKED);
  assert_problem (fixture, VEI_STORE_ERROR_KEYRING);
  fixture->vault.keyring_fails = FALSE;
  unlock (fixture, NULL);
  assert_state (fixture, VEI_KEEP_OPEN);

  g_hash_table_remove_all (fixture->vault.kept_keys);
  start_again (fixture);
  wait_while (fixture, VEI_KEEP_WORKING);
  assert_state (fixture, VEI_KEEP_LOCKED);
  assert_problem (fixture, VEI_STORE_ERROR_NOT_FOUND);
}

static void
test_busy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VeiCaseStore) store = NULL;
  g_autoptr (VeiSession) session = NULL;
  g_autoptr (VeiKeeper) keeper = NULL;
  g_autoptr (VeiCase) empty = vei_case_new (fixture->vault.knowledge);

  create (fixture, PASSPHRASE);
  store = vault_new_store (&fixture->vault);
  session = vei_session_new (fixture->vault.knowledge, NULL, store, empty, VEI_LANGUAGE_NB);
  keeper = vei_keeper_new (session, store, NULL);
  vei_keeper_begin (keeper);
  g_assert_cmpint (vei_session_get_keep_state (session), ==, VEI_KEEP_FAILED);
  g_assert_error (vei_keeper_get_problem (keeper), VEI_STORE_ERROR, VEI_STORE_ERROR_BUSY);

  lock (fixture);
  vei_keeper_end (fixture->keeper);
  vei_keeper_begin (keeper);
  g_assert_cmpint (vei_session_get_keep_state (session), ==, VEI_KEEP_LOCKED);
  vei_keeper_end (keeper);
}

/* ---- Locking ---- */

static void
test_lock (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 id;

  create (fixture, PASSPHRASE);
  id = vei_session_new_case (fixture->session, NULL);
  g_assert_cmpint (id, !=, 0);
  write_words (fixture, WORDS);
  fixture->n_opened = 0;
  /* What has not been saved is saved first. */
  lock (fixture);
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpstr (read_words (fixture), !=, WORDS);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), ==, 0);
  g_assert_false (vei_session_can_keep (fixture->session));

  unlock (fixture, PASSPHRASE);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), ==, id);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
}

static void
test_idle (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 now = g_get_monotonic_time ();

  create (fixture, PASSPHRASE);
  g_assert_cmpint (vei_keeper_get_idle_minutes (fixture->keeper), ==, 15);
  vei_session_set_adviser (fixture->session, TRUE);
  g_assert_cmpint (vei_keeper_get_idle_minutes (fixture->keeper), ==, 10);
  write_words (fixture, WORDS);
  vei_keeper_look_for_idle (fixture->keeper, now + 9 * MINUTE);
  assert_state (fixture, VEI_KEEP_OPEN);
  vei_keeper_look_for_idle (fixture->keeper, now + 11 * MINUTE);
  assert_state (fixture, VEI_KEEP_LOCKED);
  unlock (fixture, PASSPHRASE);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);

  /* Whoever sits there could open it again at once. */
  vei_session_set_adviser (fixture->session, FALSE);
  g_assert_true (vei_case_store_change_passphrase (fixture->vault.store, NULL, NULL));
  g_assert_cmpint (vei_keeper_get_idle_minutes (fixture->keeper), ==, 0);
}

/* What was written while it was locked goes into the person's own case. */
static void
test_written_while_locked (Fixture       *fixture,
                           gconstpointer  data)
{
  create (fixture, PASSPHRASE);
  write_words (fixture, WORDS);
  lock (fixture);
  vei_case_set_clinic_name (vei_session_get_case (fixture->session), "Et sted");
  g_assert_true (vei_session_has_unsaved (fixture->session));
  unlock (fixture, PASSPHRASE);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->vault.store), ==, 1);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
  g_assert_cmpstr (vei_case_get_clinic_name (vei_session_get_case (fixture->session)), ==,
                   "Et sted");
}

/* ---- Saving ---- */

/* Without anybody asking for it. */
static void
test_autosave (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (VeiCase) saved = NULL;
  gint64 id;

  create (fixture, PASSPHRASE);
  write_words (fixture, WORDS);
  while (vei_session_has_unsaved (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  id = vei_case_store_get_own (fixture->vault.store);
  g_assert_cmpint (id, ==, vei_session_get_case_id (fixture->session));
  saved = vei_case_store_load (fixture->vault.store, id, NULL);
  g_assert_cmpstr (vei_case_get_own_words (saved, "lives_alone"), ==, WORDS);
}

/* A page that only looks says "changed" too: that is no later touch. */
static void
test_mere_touch (Fixture       *fixture,
                 gconstpointer  data)
{
  const VeiCaseEntry *entry;
  guint8 mark[8];

  create (fixture, PASSPHRASE);
  vei_case_changed (vei_session_get_case (fixture->session));
  save (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->vault.store), ==, 0);

  write_words (fixture, WORDS);
  save (fixture);
  entry = vei_case_store_get_entry (fixture->vault.store,
                                    vei_session_get_case_id (fixture->session));
  memcpy (mark, entry->content_mark, sizeof mark);
  vei_case_changed (vei_session_get_case (fixture->session));
  save (fixture);
  entry = vei_case_store_get_entry (fixture->vault.store,
                                    vei_session_get_case_id (fixture->session));
  g_assert_cmpmem (mark, sizeof mark, entry->content_mark, sizeof entry->content_mark);
}

static void
test_cases (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = NULL;
  gint64 first, second;

  create (fixture, PASSPHRASE);
  first = vei_session_new_case (fixture->session, &error);
  g_assert_no_error (error);
  write_words (fixture, WORDS);
  second = vei_session_new_case (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, !=, second);
  g_assert_cmpstr (read_words (fixture), !=, WORDS);
  g_assert_cmpint (vei_case_store_get_own (fixture->vault.store), ==, 0);

  fixture->n_opened = 0;
  g_assert_true (vei_session_open_case (fixture->session, first, &error));
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), ==, first);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);

  g_assert_true (vei_session_add_log (fixture->session, "Ringte.", &error));
  log = vei_case_store_get_log (fixture->vault.store, first, &error);
  g_assert_cmpuint (log->len, ==, 1);
  g_assert_cmpstr (((VeiLogLine *) log->pdata[0])->what, ==, "Ringte.");

  g_assert_false (vei_session_open_case (fixture->session, 999, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), ==, first);
}

/* ---- Backups, damage, and the end ---- */

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vei_case_store_back_up_daily_finish (VEI_CASE_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* While the file is copied, what is written waits for nobody and is not torn. */
static void
back_up (Fixture *fixture)
{
  gboolean done = FALSE;
  guint n = 0;

  vei_case_store_back_up_daily_async (fixture->vault.store, NULL, backed_up_cb, &done);
  while (!done)
    {
      g_autofree char *words = g_strdup_printf ("%s %u", WORDS, n++);

      write_words (fixture, words);
      save (fixture);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  create (fixture, PASSPHRASE);
  write_words (fixture, WORDS);
  save (fixture);
  back_up (fixture);
  names = vei_case_store_list_backups (fixture->vault.store);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (read_words (fixture), !=, WORDS);

  g_assert_true (vei_keeper_restore (fixture->keeper, names[0], NULL, &error));
  g_assert_no_error (error);
  assert_state (fixture, VEI_KEEP_OPEN);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);

  /* Locked, it wants the passphrase of its day. */
  lock (fixture);
  g_assert_false (vei_keeper_restore (fixture->keeper, names[0], "noe helt annet", &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  assert_state (fixture, VEI_KEEP_LOCKED);
  g_assert_true (vei_keeper_restore (fixture->keeper, names[0], PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
}

static void
damage (Fixture *fixture,
        gint64   id)
{
  g_autofree char *path = g_build_filename (fixture->vault.folder, "cases.db", NULL);
  VeiCaseDb *db = vei_case_db_open (path, VEI_DB_WRITE, NULL);

  g_assert_nonnull (db);
  g_assert_true (vei_case_db_delete (db, VEI_TABLE_SUMMARY, id, NULL));
  vei_case_db_close (db);
}

static void
test_damage (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 own, other;
  guint n_lost = 0;

  create (fixture, PASSPHRASE);
  write_words (fixture, WORDS);
  save (fixture);
  own = vei_session_get_case_id (fixture->session);
  other = vei_session_new_case (fixture->session, NULL);
  end (fixture);
  vei_case_store_close (fixture->vault.store);
  damage (fixture, other);

  start (fixture);
  unlock (fixture, PASSPHRASE);
  assert_state (fixture, VEI_KEEP_OPEN);
  assert_problem (fixture, VEI_STORE_ERROR_DAMAGED);
  g_assert_false (vei_session_can_keep (fixture->session));
  g_assert_cmpstr (read_words (fixture), ==, WORDS);

  g_assert_true (vei_keeper_keep_readable (fixture->keeper, &n_lost, &error));
  g_assert_no_error (error);
  g_assert_no_error (vei_keeper_get_problem (fixture->keeper));
  g_assert_true (vei_session_can_keep (fixture->session));
  g_assert_cmpint (vei_session_get_case_id (fixture->session), ==, own);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->vault.store), >=, 1);
}

static void
test_delete_all (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  create (fixture, NULL);
  write_words (fixture, WORDS);
  save (fixture);
  back_up (fixture);
  g_assert_cmpuint (g_hash_table_size (fixture->vault.kept_keys), ==, 1);

  g_assert_true (vei_keeper_delete_all (fixture->keeper, &error));
  g_assert_no_error (error);
  assert_state (fixture, VEI_KEEP_UNDECIDED);
  g_assert_cmpuint (g_hash_table_size (fixture->vault.kept_keys), ==, 0);
  g_assert_cmpstr (read_words (fixture), !=, WORDS);
  folder = g_dir_open (fixture->vault.folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder));

  /* And it can begin anew. */
  create (fixture, PASSPHRASE);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->vault.store), ==, 0);
}

static void
changed_lock_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vei_case_store_change_passphrase_finish (VEI_CASE_STORE (source), result,
                                                          &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_change_lock (Fixture       *fixture,
                  gconstpointer  data)
{
  gboolean done = FALSE;

  create (fixture, NULL);
  vei_case_store_change_passphrase_async (fixture->vault.store, PASSPHRASE, NULL,
                                          changed_lock_cb, &done);
  /* Saving goes on meanwhile. */
  write_words (fixture, WORDS);
  save (fixture);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (vei_keeper_get_method (fixture->keeper), ==, VEI_KEY_METHOD_PASSPHRASE);
  start_again (fixture);
  assert_state (fixture, VEI_KEEP_LOCKED);
  unlock (fixture, PASSPHRASE);
  g_assert_cmpstr (read_words (fixture), ==, WORDS);
}

#define ADD(name, function) \
  g_test_add ("/keep/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("undecided", test_undecided);
  ADD ("declined", test_declined);
  ADD ("short-passphrase", test_short_passphrase);
  ADD ("plain", test_plain);
  ADD ("passphrase", test_passphrase);
  ADD ("keyring", test_keyring);
  ADD ("busy", test_busy);
  ADD ("lock", test_lock);
  ADD ("idle", test_idle);
  ADD ("written-while-locked", test_written_while_locked);
  ADD ("autosave", test_autosave);
  ADD ("mere-touch", test_mere_touch);
  ADD ("cases", test_cases);
  ADD ("backup", test_backup);
  ADD ("damage", test_damage);
  ADD ("delete-all", test_delete_all);
  ADD ("change-lock", test_change_lock);
  return g_test_run ();
}
