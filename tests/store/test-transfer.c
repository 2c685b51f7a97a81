/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "store/vei-case-bundle.h"
#include "store/vei-case-transfer.h"
#include "vault-fixture.h"

/* Handing over and taking over many cases while the window goes on. */

/* More than one batch of logs. */
#define N_CASES 70
#define LOG_WORDS "Overlevert med samtykke"

typedef struct
{
  GAsyncResult *result;
  guint         n_told;
  guint         n_done;
  guint         n_all;
  GCancellable *stop;         /* when it is first told, or NULL */
} Waiting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
}

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  Waiting *waiting = data;

  g_assert_cmpuint (n_done, <=, n_all);
  g_assert_cmpuint (n_done, >=, waiting->n_done);
  waiting->n_told++;
  waiting->n_done = n_done;
  waiting->n_all = n_all;
  if (waiting->stop != NULL)
    g_cancellable_cancel (waiting->stop);
}

static void
wait_for (Waiting *waiting)
{
  while (waiting->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static char *
dup_path (VaultFixture *fixture)
{
  return g_build_filename (fixture->folder, "to-hand-over.veicase", NULL);
}

static gboolean
hand_over (VaultFixture  *fixture,
           GArray        *ids,
           const char    *path,
           const char    *log_words,
           Waiting       *waiting,
           GError       **error)
{
  gboolean done;

  vei_case_transfer_export_async (fixture->store, ids, path, PASSPHRASE, log_words, progress_cb,
                                  waiting, waiting->stop, done_cb, waiting);
  wait_for (waiting);
  done = vei_case_transfer_export_finish (fixture->store, waiting->result, error);
  g_clear_object (&waiting->result);
  return done;
}

static GPtrArray *
look_into (VaultFixture  *fixture,
           const char    *path,
           const char    *passphrase,
           Waiting       *waiting,
           GError       **error)
{
  GPtrArray *items;

  vei_case_transfer_preview_async (fixture->store, path, passphrase, progress_cb, waiting,
                                   waiting->stop, done_cb, waiting);
  wait_for (waiting);
  items = vei_case_transfer_preview_finish (fixture->store, waiting->result, error);
  g_clear_object (&waiting->result);
  return items;
}

static GArray *
add_cases (VaultFixture *fixture,
           guint         n_cases)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  vault_create (fixture);
  for (guint i = 0; i < n_cases; i++)
    {
      gint64 id = vault_add (fixture, i % 2 == 0 ? "Eksempelpasient A" : "Eksempelpasient B");

      g_array_append_val (ids, id);
    }
  return ids;
}

static guint
count_log (VaultFixture *fixture,
           gint64        id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = vei_case_store_get_log (fixture->store, id, &error);

  g_assert_no_error (error);
  return lines->len;
}

static void
test_there_and_back (VaultFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GArray) ids = add_cases (fixture, N_CASES);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  Waiting out = { 0 }, in = { 0 };
  gint64 first = g_array_index (ids, gint64, 0);
  VeiImportItem *item;
  gint64 added;

  before = vault_dup_json (fixture, first);
  g_assert_true (hand_over (fixture, ids, path, LOG_WORDS, &out, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (out.n_told, >=, 1);
  g_assert_cmpuint (out.n_done, ==, N_CASES);
  g_assert_false (vault_tree_holds (fixture->folder, SECRET_WORDS, strlen (SECRET_WORDS)));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpuint (count_log (fixture, g_array_index (ids, gint64, i)), ==, 1);

  g_assert_true (vei_case_store_delete (fixture->store, first, &error));
  g_assert_true (vei_case_store_wipe_deleted (fixture->store, &error));
  items = look_into (fixture, path, PASSPHRASE, &in, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, N_CASES);
  g_assert_cmpuint (in.n_all, ==, N_CASES);
  item = items->pdata[0];
  g_assert_cmpint (item->ours, ==, 0);
  item = items->pdata[1];
  g_assert_cmpint (item->ours, ==, g_array_index (ids, gint64, 1));
  added = vei_case_bundle_import (fixture->store, items->pdata[0], VEI_IMPORT_ADD, &error);
  g_assert_no_error (error);
  after = vault_dup_json (fixture, added);
  g_assert_cmpstr (before, ==, after);
}

/* Without words for it, no log says anything. */
static void
test_quietly (VaultFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autoptr(GArray) ids = add_cases (fixture, 2);
  g_autoptr(GError) error = NULL;
  Waiting waiting = { 0 };

  g_assert_true (hand_over (fixture, ids, path, NULL, &waiting, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_log (fixture, g_array_index (ids, gint64, 0)), ==, 0);
}

/* Stopped before the file was written: there is none, and no log tells of it. */
static void
test_stop (VaultFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autoptr(GArray) ids = add_cases (fixture, 3);
  g_autoptr(GCancellable) before = g_cancellable_new ();
  g_autoptr(GCancellable) within = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Waiting waiting = { .stop = before };

  g_cancellable_cancel (before);
  g_assert_false (hand_over (fixture, ids, path, LOG_WORDS, &waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (waiting.n_told, ==, 0);

  waiting = (Waiting) { .stop = within };
  g_assert_false (hand_over (fixture, ids, path, LOG_WORDS, &waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_log (fixture, g_array_index (ids, gint64, 0)), ==, 0);

  waiting = (Waiting) { 0 };
  g_assert_true (hand_over (fixture, ids, path, LOG_WORDS, &waiting, &error));
  waiting = (Waiting) { .stop = before };
  g_assert_null (look_into (fixture, path, PASSPHRASE, &waiting, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What cannot be written changes nothing. */
static void
test_nowhere_to_write (VaultFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "not", "there", "x.veicase", NULL);
  g_autoptr(GArray) ids = add_cases (fixture, 2);
  g_autoptr(GError) error = NULL;
  Waiting waiting = { 0 };

  g_assert_false (hand_over (fixture, ids, path, LOG_WORDS, &waiting, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_log (fixture, g_array_index (ids, gint64, 0)), ==, 0);
}

/* The cases are locked, or one of them is gone, before all are read. */
static void
test_gone_meanwhile (VaultFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autoptr(GArray) ids = add_cases (fixture, 3);
  g_autoptr(GError) error = NULL;
  gint64 nobody = 4711;
  Waiting waiting = { 0 };

  g_array_append_val (ids, nobody);
  g_assert_false (hand_over (fixture, ids, path, LOG_WORDS, &waiting, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_array_set_size (ids, 3);
  g_assert_true (hand_over (fixture, ids, path, NULL, &waiting, &error));
  vei_case_store_lock (fixture->store);
  g_assert_null (look_into (fixture, path, PASSPHRASE, &waiting, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  waiting = (Waiting) { 0 };
  g_assert_false (hand_over (fixture, ids, path, LOG_WORDS, &waiting, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED);
}

static void
assert_refused (VaultFixture  *fixture,
                const char    *path,
                const char    *passphrase,
                VeiStoreError  code)
{
  g_autoptr(GError) error = NULL;
  Waiting waiting = { 0 };

  g_assert_null (look_into (fixture, path, passphrase, &waiting, &error));
  g_assert_error (error, VEI_STORE_ERROR, (int) code);
}

static void
test_not_readable (VaultFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture);
  g_autofree char *bytes = NULL;
  g_autoptr(GArray) ids = add_cases (fixture, 2);
  g_autoptr(GError) error = NULL;
  Waiting waiting = { 0 };
  gsize length;

  g_assert_true (hand_over (fixture, ids, path, NULL, &waiting, &error));
  assert_refused (fixture, path, "noe helt annet", VEI_STORE_ERROR_WRONG_KEY);
  assert_refused (fixture, path, NULL, VEI_STORE_ERROR_WRONG_KEY);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  bytes[length - 40] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  assert_refused (fixture, path, PASSPHRASE, VEI_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length / 2, &error));
  assert_refused (fixture, path, PASSPHRASE, VEI_STORE_ERROR_DAMAGED);
}

/* A plain case file is looked into by the same way. */
static void
test_plain (VaultFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (EXAMPLES_DIR, "type2-unstable-refused.json", NULL);
  g_autofree char *other = dup_path (fixture);
  g_autoptr(GArray) ids = add_cases (fixture, 1);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  Waiting waiting = { 0 };

  items = look_into (fixture, path, NULL, &waiting, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);

  g_assert_true (g_file_set_contents (other, "{ \"not\": \"a case\" }", -1, &error));
  g_assert_null (look_into (fixture, other, NULL, &waiting, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/transfer/" name, VaultFixture, NULL, vault_fixture_set_up, function, \
              vault_fixture_tear_down)
  ADD ("there-and-back", test_there_and_back);
  ADD ("quietly", test_quietly);
  ADD ("stop", test_stop);
  ADD ("nowhere-to-write", test_nowhere_to_write);
  ADD ("gone-meanwhile", test_gone_meanwhile);
  ADD ("not-readable", test_not_readable);
  ADD ("plain", test_plain);
  return g_test_run ();
}
