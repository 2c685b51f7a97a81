/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long the sealed cases take when there are a hundred thousand of them. */
#include "config.h"

#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bench-fill.h"
#include "bench-print.h"
#include "store/vei-case-store-private.h"
#include "store/vei-rejudge.h"

static const VeiKeyCost cheap = { 1, 8 };
static const char passphrase[] = "fire ord uten sammenheng";

static gsize
get_resident_bytes (void)
{
  g_autofree char *text = NULL;
  gsize total = 0, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    {
      char *end;

      total = g_ascii_strtoull (text, &end, 10);
      resident = g_ascii_strtoull (end, NULL, 10);
    }
  return total > 0 ? resident * (gsize) sysconf (_SC_PAGESIZE) : 0;
}

static void
time_unlocking (VeiCaseStore *store,
                guint         n_cases)
{
  VeiCaseQuery query = { 0 };
  double times[3];
  gsize before = 0, after = 0;

  for (guint run = 0; run < G_N_ELEMENTS (times); run++)
    {
      gint64 start;
      g_autoptr (GArray) ids = NULL;

      vei_case_store_lock (store);
      malloc_trim (0);
      before = get_resident_bytes ();
      start = g_get_monotonic_time ();
      g_assert (vei_case_store_unlock (store, passphrase, NULL, NULL));
      ids = vei_case_store_query (store, &query);
      times[run] = g_get_monotonic_time () - start;
      g_assert (ids->len == n_cases);
      after = get_resident_bytes ();
    }
  bench_print ("the list, from the key on", times, G_N_ELEMENTS (times), 1500000);
  g_print ("the list takes %.0f MB (limit 300)\n", (double) (after - MIN (before, after)) / 1e6);
}

static void
time_searching (VeiCaseStore *store)
{
  static const char *const typed[] = { "e", "ek", "eks", "eks b", "eks bc", "eks bc 01", "x9x",
                                       "nord", "12345", "pasient z", "EKS-2026" };
  double times[G_N_ELEMENTS (typed)], worst[1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      VeiCaseQuery query = { .text = typed[i], .filter = VEI_CASE_FILTER_OPEN };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = vei_case_store_query (store, &query);

      times[i] = g_get_monotonic_time () - start;
      worst[0] = MAX (worst[0], times[i]);
    }
  bench_print ("a keystroke of searching", times, G_N_ELEMENTS (typed), 16000);
  bench_print ("the slowest keystroke", worst, 1, 16000);
  for (guint sort = 0; sort < VEI_N_CASE_SORTS; sort++)
    {
      VeiCaseQuery query = { .sort = sort };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = vei_case_store_query (store, &query);

      times[sort] = g_get_monotonic_time () - start;
    }
  bench_print ("sorting by another column, the first time", times, VEI_N_CASE_SORTS, 0);
}

static void
time_cases (VeiCaseStore *store,
            guint         n_cases)
{
  double open[200], save[200];

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      gint64 id = 1 + (i * 7919) % n_cases;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VeiCase) found = vei_case_store_load (store, id, NULL);

      open[i] = g_get_monotonic_time () - start;
      vei_case_set_own_words (found, "own_effort", "Nye ord om natten");
      start = g_get_monotonic_time ();
      g_assert (vei_case_store_save (store, id, found, NULL));
      save[i] = g_get_monotonic_time () - start;
    }
  bench_print ("opening a case", open, G_N_ELEMENTS (open), 20000);
  bench_print ("saving a case, on the disk", save, G_N_ELEMENTS (save), 10000);
}

static void
rejudged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(VeiRejudgements **) data = vei_rejudge_finish (VEI_CASE_STORE (source), result, NULL);
}

static void
time_rejudging (VeiCaseStore *store,
                VeiKnowledge *knowledge)
{
  double times[3];

  for (guint run = 0; run < G_N_ELEMENTS (times); run++)
    {
      VeiRejudgements *found = NULL;
      gint64 start = g_get_monotonic_time ();

      vei_rejudge_async (store, knowledge, NULL, NULL, NULL, NULL, rejudged_cb, &found);
      while (found == NULL)
        g_main_context_iteration (NULL, TRUE);
      times[run] = g_get_monotonic_time () - start;
      vei_rejudgements_free (found);
    }
  bench_print ("judging all again", times, G_N_ELEMENTS (times), 2000000);
}

static void
time_backup (VeiCaseStore *store,
             guint         n_cases,
             const char   *folder)
{
  g_autofree char *path = g_build_filename (folder, "cases.db", NULL);
  g_autofree char *name = NULL;
  gint64 start = g_get_monotonic_time ();
  double times[1];
  GStatBuf file;

  name = vei_case_store_back_up (store, NULL);
  g_assert (name != NULL);
  times[0] = g_get_monotonic_time () - start;
  bench_print ("a backup, looked through", times, 1, 0);
  g_assert (g_stat (path, &file) == 0);
  g_print ("the file takes %.0f bytes a case (limit 4096)\n", (double) file.st_size / n_cases);
  g_free (path);
  path = g_build_filename (folder, "backups", name, NULL);
  (void) g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, NULL);
  g_autofree char *folder = g_dir_make_tmp ("vei-bench-XXXXXX", NULL);
  g_autoptr (VeiCaseStore) store = vei_case_store_new (folder, knowledge, NULL);
  static const char *const left[] = { "cases.db", "cases.lock", "backups" };
  guint n_cases = bench_get_n_cases (argc, argv);

  g_assert (argc >= 3);
  vei_case_store_set_cost (store, &cheap);
  g_assert (vei_case_store_create (store, passphrase, NULL));
  bench_fill_store (store, argv[2], n_cases);
  time_unlocking (store, n_cases);
  time_searching (store);
  time_cases (store, n_cases);
  time_rejudging (store, knowledge);
  time_backup (store, n_cases, folder);
  vei_case_store_close (store);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = g_build_filename (folder, left[i], NULL);

      (void) g_remove (path);
    }
  (void) g_rmdir (folder);
  return 0;
}
