/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long the list of cases takes in a window when there are a hundred
 * thousand of them. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/cases/vei-case-list.h"
#include "app/cases/vei-cases-page.h"
#include "bench-fill.h"
#include "bench-print.h"
#include "store/vei-case-store-private.h"

static const VeiKeyCost cheap = { 1, 8 };
static const char passphrase[] = "fire ord uten sammenheng";

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_painted (GtkWidget *window)
{
  gboolean painted = FALSE;
  gulong handler;

  gtk_widget_queue_draw (window);
  handler = g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                                      G_CALLBACK (painted_cb), &painted);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (window), handler);
}

static GtkWidget *
find_list (GtkWidget *root)
{
  if (VEI_IS_CASE_LIST (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* From the key on: reading, listing, and the first picture of the list. */
static GtkWidget *
time_showing (VeiCaseStore *store,
              VeiSession   *session)
{
  GtkWidget *window = adw_window_new ();
  double times[1];
  gint64 start;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  wait_painted (window);
  vei_case_store_lock (store);
  start = g_get_monotonic_time ();
  g_assert (vei_case_store_unlock (store, passphrase, NULL, NULL));
  vei_session_set_adviser (session, TRUE);
  adw_window_set_content (ADW_WINDOW (window), vei_cases_page_new (session));
  wait_painted (window);
  times[0] = g_get_monotonic_time () - start;
  bench_print ("the list on the screen, from the key on", times, 1, 1500000);
  return window;
}

static void
time_keystrokes (GtkWidget *window)
{
  static const char *const typed[] = { "e", "ek", "eks", "eks b", "eks bc", "eks bc 01", "x9x",
                                       "nord", "12345", "pasient z", "" };
  VeiCaseModel *model = vei_case_list_get_model (VEI_CASE_LIST (find_list (window)));
  VeiCaseQuery query = *vei_case_model_get_query (model);
  double times[G_N_ELEMENTS (typed)], worst[1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gint64 start;

      query.text = typed[i];
      start = g_get_monotonic_time ();
      vei_case_model_set_query (model, &query);
      times[i] = g_get_monotonic_time () - start;
      worst[0] = MAX (worst[0], times[i]);
      wait_painted (window);
    }
  bench_print ("a keystroke, until the list is another", times, G_N_ELEMENTS (typed), 16000);
  bench_print ("the slowest keystroke", worst, 1, 16000);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const left[] = { "cases.db", "cases.lock", "backups" };
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vei-bench-XXXXXX", NULL);
  g_autoptr (VeiCaseStore) store = NULL;
  g_autoptr (VeiCase) empty = NULL;
  g_autoptr (VeiSession) session = NULL;
  GtkWidget *window;

  g_assert (argc >= 3);
  adw_init ();
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, NULL);
  store = vei_case_store_new (folder, knowledge, NULL);
  vei_case_store_set_cost (store, &cheap);
  g_assert (vei_case_store_create (store, passphrase, NULL));
  bench_fill_store (store, argv[2], bench_get_n_cases (argc, argv));
  empty = vei_case_new (knowledge);
  session = vei_session_new (knowledge, NULL, store, empty, VEI_LANGUAGE_NB);

  window = time_showing (store, session);
  time_keystrokes (window);
  gtk_window_destroy (GTK_WINDOW (window));
  vei_case_store_close (store);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = g_build_filename (folder, left[i], NULL);

      (void) g_remove (path);
    }
  (void) g_rmdir (folder);
  return 0;
}
