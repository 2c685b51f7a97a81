/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* What must not happen to the cases, whatever happens to the machine. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/vei-case-bundle.h"
#include "store/vei-case-stream-private.h"
#include "vault-fixture.h"

/* The long tests stop here, and say how far they came. */
#define MAX_SECONDS 900
#define MAX_FLIPPING 900
#define KILLS       1000
#define N_WRITTEN   4
#define FLIPS       100000
#define KEY_FLIPS   200

static gboolean
is_over (gint64 start,
         gint64 seconds)
{
  return g_get_monotonic_time () - start > seconds * G_USEC_PER_SEC;
}

/* Where what is the same on every machine runs once more, a share of it will do:
 * VEI_TEST_SHARE=10 for a tenth.
 */
static guint
take_share (guint n)
{
  const char *share = g_getenv ("VEI_TEST_SHARE");
  guint64 parts = share != NULL ? g_ascii_strtoull (share, NULL, 10) : 1;

  return (guint) (n / CLAMP (parts, 1, n));
}

/* ---- Killed at any moment ---- */

/* Tells 0 when the store is open; then saves one edit after the other, and tells
 * of each when it is saved. */
static void
write_until_killed (VaultFixture *fixture,
                    const gint64 *ids,
                    guint         first,
                    int           tell)
{
  VeiCaseStore *store = vault_new_store (fixture);
  g_autoptr(GError) error = NULL;
  const guint ready = 0;

  if (!vei_case_store_open (store, &error)
      || !vei_case_store_unlock (store, PASSPHRASE, NULL, &error))
    _exit (3);
  if (write (tell, &ready, sizeof ready) != sizeof ready)
    _exit (6);
  for (guint edit = first;; edit++)
    {
      gint64 id = ids[edit % N_WRITTEN];
      g_autoptr(VeiCase) found = vei_case_store_load (store, id, NULL);
      g_autofree char *words = g_strdup_printf ("%u", edit);

      if (found == NULL)
        _exit (4);
      vei_case_set_own_words (found, "own_effort", words);
      if (!vei_case_store_save (store, id, found, NULL)
          || (edit % 5 == 0 && !vei_case_store_add_log (store, id, words, NULL))
          || (edit % 11 == 0 && !vei_case_db_checkpoint (store->vault->db, NULL)))
        _exit (5);
      if (write (tell, &edit, sizeof edit) != sizeof edit)
        _exit (6);
    }
}

/* Kills the writer after a while, counted from its start or from when it has the
 * store open, and gives the last edit that it told of. */
static guint
kill_writer (VaultFixture *fixture,
             const gint64 *ids,
             guint         first,
             gboolean      when_open,
             gulong        microseconds)
{
  guint told = first - 1, edit;
  int tell[2], status;
  pid_t writer;

  g_assert_no_errno (pipe (tell));
  writer = fork ();
  if (writer == 0)
    {
      close (tell[0]);
      write_until_killed (fixture, ids, first, tell[1]);
    }
  close (tell[1]);
  if (when_open)
    g_assert_cmpint (read (tell[0], &edit, sizeof edit), ==, sizeof edit);
  g_usleep (microseconds);
  g_assert_no_errno (kill (writer, SIGKILL));
  g_assert_cmpint (waitpid (writer, &status, 0), ==, writer);
  g_assert_true (WIFSIGNALED (status));
  while (read (tell[0], &edit, sizeof edit) == sizeof edit)
    told = MAX (told, edit);
  close (tell[0]);
  return told;
}

static guint
read_edit (VaultFixture *fixture,
           gint64        id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiCase) found = vei_case_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return (guint) g_ascii_strtoull (vei_case_get_own_words (found, "own_effort"), NULL, 10);
}

static void
test_kills (VaultFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (6);
  gint64 ids[N_WRITTEN], start = g_get_monotonic_time ();
  guint last[N_WRITTEN] = { 0 }, edit = N_WRITTEN, n_kills = 0, n_edits = 0;
  const guint n_all = take_share (KILLS);

  vault_create (fixture);
  for (guint i = 0; i < N_WRITTEN; i++)
    {
      g_autoptr(VeiCase) made = vault_new_case (fixture, "Eksempelpasient A", "just-begun.json");

      vei_case_set_own_words (made, "own_effort", "0");
      ids[i] = vei_case_store_add (fixture->store, made, 0, NULL);
      g_assert_cmpint (ids[i], >, 0);
    }
  while (n_kills < n_all && !is_over (start, MAX_SECONDS))
    {
      guint told, highest = edit - 1;

      vei_case_store_close (fixture->store);
      /* One in four while it is still being opened. */
      told = kill_writer (fixture, ids, edit, n_kills % 4 != 0,
                          (gulong) g_rand_int_range (random, 0, 15000));
      n_kills++;
      for (guint at = edit; at <= told; at++, n_edits++)
        last[at % N_WRITTEN] = at;
      vault_reopen (fixture);
      g_assert_null (vei_case_store_get_damage (fixture->store));
      g_assert_true (vei_case_db_is_sound (fixture->store->vault->db));
      for (guint i = 0; i < N_WRITTEN; i++)
        {
          guint found = read_edit (fixture, ids[i]);
          g_autoptr(GPtrArray) lines = vei_case_store_get_log (fixture->store, ids[i], NULL);

          g_assert_nonnull (lines);
          /* What was told of is there; what was being saved may be. */
          g_assert_cmpuint (found, >=, last[i]);
          g_assert_cmpuint (found, <=, told + 1);
          last[i] = found;
          highest = MAX (highest, found);
        }
      edit = highest + 1;
    }
  g_test_message ("%u kills, %u edits, none lost, every database sound (%.0f s)", n_kills,
                  n_edits, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  g_assert_cmpuint (n_kills, ==, n_all);
}

/* ---- Bits that turn over ---- */

typedef struct
{
  char       *path;
  int         fd;
  gsize       length;
  VeiSealKey *key;
  VeiKnowledge *knowledge;
  GPtrArray  *expected;        /* of GByteArray: content and log of each case */
  guint       n_detected;
  guint       n_harmless;
} Flipping;

/* All that can be read back; NULL where something is found to be wrong. */
static GPtrArray *
read_back (Flipping *flipping)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  VeiCaseDb *db = vei_case_db_open (flipping->path, VEI_DB_READ, NULL);
  g_autoptr(VeiCaseVault) vault = NULL;
  g_autoptr(GBytes) wrapped = NULL;

  if (db == NULL)
    return NULL;
  vault = vei_case_vault_new (db, flipping->key, flipping->knowledge);
  wrapped = vei_case_store_read_wrapped (db, NULL);
  if (wrapped == NULL || vei_case_db_get_schema (db) != VEI_CASE_SCHEMA
      || !vei_case_vault_load (vault, NULL) || vault->damage != NULL)
    return NULL;
  for (gint64 id = 1; id < vault->next_id; id++)
    {
      const VeiCaseEntry *entry = vei_case_index_find (vault->index, id);
      GByteArray *text;

      if (entry == NULL)
        continue;
      text = vei_case_vault_open_row (vault, VEI_TABLE_CONTENT, id, entry->content_mark, NULL);
      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts, text);
      text = entry->n_log > 0
             ? vei_case_vault_open_row (vault, VEI_TABLE_LOG, id, entry->log_mark, NULL)
             : g_byte_array_new ();
      if (text == NULL)
        return NULL;
      g_ptr_array_add (texts, text);
    }
  return g_steal_pointer (&texts);
}

static gboolean
is_same (GPtrArray *one,
         GPtrArray *two)
{
  if (one->len != two->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const GByteArray *a = one->pdata[i], *b = two->pdata[i];

      if (a->len != b->len || memcmp (a->data, b->data, a->len) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
flip (Flipping *flipping,
      gsize     at,
      guint     bit)
{
  guint8 byte;

  g_assert_cmpint (pread (flipping->fd, &byte, 1, (off_t) at), ==, 1);
  byte ^= (guint8) (1u << bit);
  g_assert_cmpint (pwrite (flipping->fd, &byte, 1, (off_t) at), ==, 1);
}

static void
flip_database (Flipping *flipping,
               GRand    *random,
               guint     n,
               gint64    start)
{
  for (guint i = 0; i < n && !is_over (start, MAX_FLIPPING); i++)
    {
      gsize at = (gsize) g_rand_double_range (random, 0, (double) flipping->length);
      guint bit = (guint) g_rand_int_range (random, 0, 8);
      g_autoptr(GPtrArray) found = NULL;

      flip (flipping, at, bit);
      found = read_back (flipping);
      if (found == NULL)
        flipping->n_detected++;
      else if (is_same (found, flipping->expected))
        flipping->n_harmless++;
      else
        g_error ("bit %u of byte %" G_GSIZE_FORMAT " changed what can be read", bit, at);
      flip (flipping, at, bit);
    }
}

static void
flip_file (VaultFixture *fixture,
           const char   *path,
           guint         n,
           GRand        *random)
{
  Flipping flipping = { .path = (char *) path, .knowledge = fixture->knowledge };
  gint64 start = g_get_monotonic_time ();
  GStatBuf file;

  g_assert_no_errno (g_stat (path, &file));
  flipping.length = (gsize) file.st_size;
  flipping.key = fixture->store->vault->key;
  flipping.fd = open (path, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (flipping.fd, >=, 0);
  flipping.expected = read_back (&flipping);
  g_assert_nonnull (flipping.expected);
  flip_database (&flipping, random, n, start);
  close (flipping.fd);
  g_ptr_array_unref (flipping.expected);
  g_test_message ("%u flips in %" G_GSIZE_FORMAT " bytes of a database: %u detected, %u changed "
                  "nothing (%.0f s)", flipping.n_detected + flipping.n_harmless, flipping.length,
                  flipping.n_detected, flipping.n_harmless,
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

static void
fill (VaultFixture *fixture)
{
  vault_create (fixture);
  for (guint i = 0; i < 3; i++)
    {
      gint64 id = vault_add (fixture, "Eksempelpasient A");

      g_assert_true (vei_case_store_add_log (fixture->store, id, "Ringte", NULL));
    }
  g_assert_true (vei_case_db_checkpoint (fixture->store->vault->db, NULL));
}

/* The file of a store that has been closed, and a backup that rotation made. */
static void
test_flips_in_database (VaultFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  gboolean in_backup = GPOINTER_TO_UINT (data) == 2;
  g_autofree char *name = NULL;
  g_autofree char *source = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  fill (fixture);
  name = in_backup ? vei_case_store_back_up (fixture->store, NULL) : g_strdup ("cases.db");
  g_assert_nonnull (name);
  source = in_backup ? g_build_filename (fixture->folder, "backups", name, NULL)
                     : g_build_filename (fixture->folder, name, NULL);
  g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  flip_file (fixture, copy, take_share (FLIPS * 2 / 10), random);
}

static void
test_flips_in_bundle (VaultFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autofree char *path = g_build_filename (fixture->folder, "x.veicase", NULL);
  g_autofree guint8 *file = NULL;
  g_autoptr(VeiSealKey) key = NULL;
  gint64 ids[] = { 1, 2, 3 };
  const guint n_all = take_share (FLIPS * 6 / 10);
  guint n = 0;
  gsize length;

  fill (fixture);
  g_assert_true (vei_case_bundle_export (fixture->store, ids, 3, path, PASSPHRASE, NULL, NULL));
  g_assert_true (g_file_get_contents (path, (char **) &file, &length, NULL));
  key = vei_case_stream_find_key (file, length, PASSPHRASE, NULL);
  for (guint i = 0; i < KEY_FLIPS; i++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, 152);
      g_autoptr(GError) error = NULL;
      g_autoptr(VeiSealKey) other = NULL;

      file[at] ^= 1u << i % 8;
      other = vei_case_stream_find_key (file, length, PASSPHRASE, &error);
      /* What no key depends on is bound into the first chunk. */
      if (other != NULL)
        g_assert_null (vei_case_stream_open (file, length, other, NULL));
      file[at] ^= 1u << i % 8;
    }
  for (; n < n_all; n++)
    {
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) length);
      guint bit = (guint) g_rand_int_range (random, 0, 8);

      file[at] ^= 1u << bit;
      g_assert_null (vei_case_stream_open (file, length, key, NULL));
      file[at] ^= 1u << bit;
    }
  g_test_message ("%u flips in the header of the key, %u flips in %" G_GSIZE_FORMAT
                  " bytes of a bundle: all detected", KEY_FLIPS, n, length);
}

/* Cut off anywhere: found out, and not a byte changed. */
static void
test_truncated (VaultFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cases.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  fill (fixture);
  vei_case_store_close (fixture->store);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 1 + length / 40)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) cut, NULL));
      if (vei_case_store_open (fixture->store, &error)
          && vei_case_store_unlock (fixture->store, PASSPHRASE, NULL, &error))
        {
          g_assert_nonnull (vei_case_store_get_damage (fixture->store));
          g_assert_cmpint (vei_case_store_duplicate (fixture->store, 1, &error), ==, 0);
        }
      g_assert_nonnull (error);
      vei_case_store_close (fixture->store);
    }
}

/* ---- Nothing in plain text ---- */

static void
test_no_plain_text (VaultFixture  *fixture,
                    gconstpointer  data)
{
  static const char *const words[] = {
    "Eksempel", SECRET_WORDS, "EKS-2026", "1961-03-09", "severe_hypos", "strong_case", "sensor",
    "Ringte", "utstyrsveiviser-case", "own_words", "nordland",
  };
  g_autofree char *top = g_path_get_dirname (fixture->folder);
  g_autofree char *path = g_build_filename (fixture->folder, "x.veicase", NULL);
  g_autofree char *name = NULL;
  g_autoptr(VeiCase) found = NULL;
  gint64 id = 1;

  fill (fixture);
  found = vei_case_store_load (fixture->store, id, NULL);
  vei_case_set_unit (found, "nordland");
  g_assert_true (vei_case_store_save (fixture->store, id, found, NULL));
  name = vei_case_store_back_up (fixture->store, NULL);
  g_assert_true (vei_case_bundle_export (fixture->store, &id, 1, path, PASSPHRASE, NULL, NULL));
  g_assert_true (vei_case_store_save (fixture->store, id, found, NULL));
  /* The store is open: its journal is there too. */
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (vault_tree_holds (top, words[i], strlen (words[i])));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (vault_tree_holds (g_get_user_data_dir (), words[i], strlen (words[i]))
                    || vault_tree_holds (g_get_user_cache_dir (), words[i], strlen (words[i])));
}

/* ---- A full disk, and one that can only be read ---- */

static void
save_on_full_disk (VaultFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cases.db", NULL);
  struct rlimit limit;
  g_autoptr(GError) error = NULL;
  GStatBuf file;
  guint n = 0;

  (void) signal (SIGXFSZ, SIG_IGN);
  vault_reopen (fixture);
  g_assert_no_errno (g_stat (path, &file));
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = (rlim_t) file.st_size + 40000;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  for (; error == NULL && n < 1000; n++)
    (void) vei_case_store_duplicate (fixture->store, 1, &error);
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NO_SPACE);
  g_clear_error (&error);
  /* What was saved before is there, in this list and on the disk. */
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 3 + n - 1);
  limit.rlim_cur = limit.rlim_max;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  g_assert_cmpint (vei_case_store_duplicate (fixture->store, 1, &error), >, 0);
  g_assert_no_error (error);
  vault_reopen (fixture);
  g_assert_null (vei_case_store_get_damage (fixture->store));
  g_assert_true (vei_case_db_is_sound (fixture->store->vault->db));
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 3 + n);
}

/* In a process of its own: the limit counts for all that the process writes. */
static void
run_apart (VaultFixture *fixture,
           void (*func) (VaultFixture *fixture))
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      func (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
test_full_disk (VaultFixture  *fixture,
                gconstpointer  data)
{
  fill (fixture);
  vei_case_store_close (fixture->store);
  run_apart (fixture, save_on_full_disk);
}

static void
read_only (VaultFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiCase) found = NULL;

  /* The superuser may write everywhere. */
  if (getuid () == 0)
    g_assert_no_errno (setuid (65534));
  vault_reopen (fixture);
  g_assert_true (vei_case_store_is_read_only (fixture->store));
  g_assert_null (vei_case_store_get_damage (fixture->store));
  g_assert_cmpuint (vei_case_store_get_n_cases (fixture->store), ==, 3);
  found = vei_case_store_load (fixture->store, 2, &error);
  g_assert_no_error (error);
  g_assert_false (vei_case_store_save (fixture->store, 2, found, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (vei_case_store_back_up (fixture->store, &error));
  g_assert_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY);
}

static void
test_read_only (VaultFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *top = g_path_get_dirname (fixture->folder);
  g_autofree char *db = g_build_filename (fixture->folder, "cases.db", NULL);
  g_autofree char *lock = g_build_filename (fixture->folder, "cases.lock", NULL);

  fill (fixture);
  vei_case_store_close (fixture->store);
  if (getuid () == 0)
    {
      g_assert_no_errno (chown (top, 65534, 65534));
      g_assert_no_errno (chown (fixture->folder, 65534, 65534));
      g_assert_no_errno (chown (db, 65534, 65534));
      g_assert_no_errno (g_unlink (lock));
    }
  g_assert_no_errno (g_chmod (db, 0400));
  g_assert_no_errno (g_chmod (fixture->folder, 0500));
  run_apart (fixture, read_only);
  g_assert_no_errno (g_chmod (fixture->folder, 0700));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) \
  g_test_add ("/robust/" name, VaultFixture, data, vault_fixture_set_up, function, \
              vault_fixture_tear_down)
  ADD ("no-plain-text", NULL, test_no_plain_text);
  ADD ("full-disk", NULL, test_full_disk);
  ADD ("read-only", NULL, test_read_only);
  ADD ("truncated", NULL, test_truncated);
  ADD ("flips/store", GUINT_TO_POINTER (1), test_flips_in_database);
  ADD ("flips/backup", GUINT_TO_POINTER (2), test_flips_in_database);
  ADD ("flips/bundle", NULL, test_flips_in_bundle);
  ADD ("kills", NULL, test_kills);
  return g_test_run ();
}
