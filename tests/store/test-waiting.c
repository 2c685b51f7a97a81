/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>

#include "vault-fixture.h"

/* What takes so long that the window does it in a thread: making the store,
 * changing its lock, the backup of the day; and removing everything.
 */

#define OTHER_PASSPHRASE "helt andre ord om morgenen"

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
create (VaultFixture  *fixture,
        const char    *passphrase,
        GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  vei_case_store_create_async (fixture->store, passphrase, NULL, done_cb, &result);
  return vei_case_store_create_finish (fixture->store, wait_for (&result), error);
}

static gboolean
change (VaultFixture  *fixture,
        const char    *passphrase,
        GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  vei_case_store_change_passphrase_async (fixture->store, passphrase, NULL, done_cb, &result);
  return vei_case_store_change_passphrase_finish (fixture->store, wait_for (&result), error);
}

static gboolean
back_up (VaultFixture  *fixture,
         GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  vei_case_store_back_up_daily_async (fixture->store, NULL, done_cb, &result);
  return vei_case_store_back_up_daily_finish (fixture->store, wait_for (&result), error);
}

static guint
count_backups (VaultFixture *fixture)
{
  g_auto(GStrv) names = vei_case_store_list_backups (fixture->store);

  return g_strv_length (names);
}

static void
test_create (VaultFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (create (fixture, "kort", &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (vei_case_store_exists (fixture->store));

  g_assert_true (create (fixture, PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_true (vei_case_store_is_unlocked (fixture->store));
  vault_add (fixture, "Eksempelpasient A");
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);

  /* There are cases already: nothing is made over them. */
  vei_case_store_close (fixture->store);
  g_assert_false (create (fixture, PASSPHRASE, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_EXISTS);
}

static void
test_create_with_keyring (VaultFixture  *fixture,
                          gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->keyring_fails = TRUE;
  g_assert_false (create (fixture, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING);
  g_clear_error (&error);
  g_assert_false (vei_case_store_exists (fixture->store));

  fixture->keyring_fails = FALSE;
  g_assert_true (create (fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (vei_case_store_get_method (fixture->store), ==, VEI_KEY_METHOD_KEYRING);
}

/* A file stands where the folder is to be. */
static void
test_create_nowhere (VaultFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->folder, "x", 1, &error));
  g_assert_false (create (fixture, PASSPHRASE, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
}

static void
test_change_passphrase (VaultFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  g_assert_false (change (fixture, "kort", &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_PASSPHRASE);
  g_clear_error (&error);
  /* The keyring does not answer: the old passphrase counts. */
  fixture->keyring_fails = TRUE;
  g_assert_false (change (fixture, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING);
  g_clear_error (&error);
  vault_reopen (fixture);

  g_assert_true (change (fixture, OTHER_PASSPHRASE, &error));
  g_assert_no_error (error);
  vei_case_store_lock (fixture->store);
  g_assert_false (change (fixture, PASSPHRASE, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (vei_case_store_unlock (fixture->store, PASSPHRASE, NULL, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  g_clear_error (&error);
  g_assert_true (vei_case_store_unlock (fixture->store, OTHER_PASSPHRASE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
}

static void
test_backup (VaultFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (back_up (fixture, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  g_assert_true (back_up (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  /* One of today is enough. */
  g_assert_true (back_up (fixture, &error));
  g_assert_true (vei_case_store_back_up_daily (fixture->store, &error));
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

/* What is written while the copy is made stands in the store, and locking does
 * not hinder it.
 */
static void
test_backup_while_working (VaultFixture  *fixture,
                           gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  vei_case_store_back_up_daily_async (fixture->store, NULL, done_cb, &result);
  vei_case_store_back_up_daily_async (fixture->store, NULL, done_cb, &second);
  vault_add (fixture, "Eksempelpasient B");
  vei_case_store_lock (fixture->store);
  g_assert_true (vei_case_store_back_up_daily_finish (fixture->store, wait_for (&second), &error));
  g_assert_true (vei_case_store_back_up_daily_finish (fixture->store, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  g_clear_object (&result);
  g_clear_object (&second);
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 2);
}

/* There is no place for backups: the cases themselves go on. */
static void
test_backup_nowhere (VaultFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *trial = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  g_assert_true (g_file_set_contents (folder, "x", 1, &error));
  g_assert_false (back_up (fixture, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (folder), ==, 0);

  /* Something else has the name that the backup is first written under. */
  name = vei_case_store_back_up (fixture->store, &error);
  g_assert_no_error (error);
  trial = g_strconcat (folder, G_DIR_SEPARATOR_S, name, ".trial", NULL);
  g_assert_cmpint (g_mkdir (trial, 0700), ==, 0);
  g_assert_null (vei_case_store_back_up (fixture->store, &error));
  g_assert_nonnull (error);
  vault_add (fixture, "Eksempelpasient A");
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

static void
assert_nothing_left (VaultFixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  g_assert_null (dir != NULL ? g_dir_read_name (dir) : NULL);
  g_assert_false (vei_case_store_exists (fixture->store));
}

static void
test_delete_all (VaultFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  /* There is nothing, and that is what was asked for. */
  g_assert_true (vei_case_store_delete_all (fixture->store, &error));
  g_assert_true (vei_case_store_create (fixture->store, NULL, &error));
  vault_add (fixture, "Eksempelpasient A");
  g_assert_true (back_up (fixture, &error));
  g_assert_cmpuint (g_hash_table_size (fixture->kept_keys), ==, 1);
  g_assert_true (vei_case_store_delete_all (fixture->store, &error));
  g_assert_no_error (error);
  assert_nothing_left (fixture);
  g_assert_cmpuint (g_hash_table_size (fixture->kept_keys), ==, 0);

  /* A passphrase that nobody remembers does not keep anybody from it. */
  vault_create (fixture);
  vei_case_store_close (fixture->store);
  g_assert_true (vei_case_store_delete_all (fixture->store, &error));
  g_assert_no_error (error);
  assert_nothing_left (fixture);
  vault_create (fixture);
}

/* Another window has them open: nothing is taken from under it. */
static void
test_delete_all_in_use (VaultFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(VeiCaseStore) other = vault_new_store (fixture);
  g_autoptr(GError) error = NULL;

  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  g_assert_false (vei_case_store_delete_all (other, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_BUSY);
  vault_reopen (fixture);
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/waiting/" name, VaultFixture, NULL, vault_fixture_set_up, function, \
              vault_fixture_tear_down)
  ADD ("create", test_create);
  ADD ("create-with-keyring", test_create_with_keyring);
  ADD ("create-nowhere", test_create_nowhere);
  ADD ("change-passphrase", test_change_passphrase);
  ADD ("backup", test_backup);
  ADD ("backup-while-working", test_backup_while_working);
  ADD ("backup-nowhere", test_backup_nowhere);
  ADD ("delete-all", test_delete_all);
  ADD ("delete-all-in-use", test_delete_all_in_use);
  return g_test_run ();
}
