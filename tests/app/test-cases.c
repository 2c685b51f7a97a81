/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/cases/vei-case-differences.h"
#include "app/cases/vei-case-list.h"
#include "app/cases/vei-case-merge.h"
#include "app/cases/vei-case-model.h"
#include "app/cases/vei-case-page.h"
#include "app/cases/vei-case-rejudge.h"
#include "app/cases/vei-case-table.h"
#include "app/cases/vei-case-words.h"
#include "app/cases/vei-cases-page.h"
#include "app/widgets/vei-title.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "store/vei-case-store-private.h"
#include "store/vei-case-transfer.h"

#define N_MANY     100000
#define N_EXAMPLES 12
#define WAIT_MS    20000
#define PASSPHRASE "fire ord uten sammenheng"

static const VeiKeyCost cheap = { 1, 8 };
static VeiKnowledge *knowledge;

typedef struct
{
  char         *folder;
  VeiCaseStore *store;
  VeiSession   *session;
} Fixture;

/* ---- Helpers ---- */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (VeiCase) empty = vei_case_new (knowledge);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vei-cases-XXXXXX", NULL);
  fixture->store = vei_case_store_new (fixture->folder, knowledge, NULL);
  vei_case_store_set_cost (fixture->store, &cheap);
  vei_case_store_create (fixture->store, PASSPHRASE, &error);
  g_assert_no_error (error);
  fixture->session = vei_session_new (knowledge, NULL, fixture->store, empty, VEI_LANGUAGE_EN);
  vei_session_set_adviser (fixture->session, TRUE);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_tree (inside);
    }
  (void) g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->session);
  vei_case_store_close (fixture->store);
  g_clear_object (&fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until a condition holds. */
#define wait_until(condition)                                            \
  G_STMT_START                                                           \
    {                                                                    \
      gboolean timed_out = FALSE;                                        \
      guint source = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);  \
                                                                         \
      while (!(condition) && !timed_out)                                 \
        g_main_context_iteration (NULL, TRUE);                           \
      g_assert_false (timed_out);                                        \
      g_source_remove (source);                                          \
    }                                                                    \
  G_STMT_END

static VeiCase *
load_example (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "examples", name,
                                                  NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_load_file (path, &error);
  g_autofree char *uuid = g_uuid_string_random ();
  VeiCase *found;
  GDate today;

  g_assert_no_error (error);
  vei_date_set_today (&today);
  json_object_set_string_member (json_node_get_object (node), "format", "utstyrsveiviser-case");
  json_object_set_string_member (json_node_get_object (node), "id", uuid);
  found = vei_case_new_from_node (knowledge, node, &today, &error);
  g_assert_no_error (error);
  return found;
}

static gint64
add_example (Fixture    *fixture,
             const char *example,
             const char *name)
{
  g_autoptr (VeiCase) added = load_example (example);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_free (vei_case_get_person (added)->name);
  vei_case_get_person (added)->name = g_strdup (name);
  id = vei_case_store_add (fixture->store, added, 0, &error);
  g_assert_no_error (error);
  return id;
}

static const VeiCaseEntry *
get_entry (VeiCaseModel *model,
           guint         position)
{
  g_autoptr (VeiCaseItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return vei_case_item_get_entry (item);
}

/* ---- The model ---- */

/* Straight into the list: what is on the disk is tested elsewhere. */
static void
fill_list (Fixture *fixture)
{
  static const char *const examples[] = {
    "type1-wants-both.json", "type2-unstable-refused.json", "type2-does-not-know.json",
    "type1-upgrade-late.json", "just-begun.json",
  };
  static const char *const units[] = { "nordland", "helgeland", "finnmark", NULL };
  VeiCaseVault *vault = fixture->store->vault;
  VeiCase *cases[G_N_ELEMENTS (examples)];

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    cases[i] = load_example (examples[i]);
  for (guint i = 0; i < N_MANY; i++)
    {
      VeiCase *one = cases[i % G_N_ELEMENTS (cases)];
      VeiPerson *person = vei_case_get_person (one);
      VeiCaseContent content = { .created = 1, .touched = 1 + (i * 7919) % N_MANY };

      content.flags = i % 10 == 9 ? VEI_CASE_CLOSED : 0;
      g_free (person->name);
      person->name = g_strdup_printf ("Eksempelpasient %06u", (i * 104729) % N_MANY);
      vei_case_set_unit (one, units[i % G_N_ELEMENTS (units)]);
      vei_case_index_put (vault->index, vei_case_vault_make_entry (vault, i + 1, one, &content));
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_object_unref (cases[i]);
}

static void
check_order (VeiCaseModel *model,
             VeiCaseSort   sort,
             gboolean      descending)
{
  VeiCaseQuery query = { .sort = sort, .descending = descending };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  const VeiCaseEntry *before = NULL;

  vei_case_model_set_query (model, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_MANY);
  for (guint i = 0; i < N_MANY; i++)
    {
      const VeiCaseEntry *entry = get_entry (model, i);

      g_assert_true (g_hash_table_add (seen, (gpointer) &entry->id));
      if (before != NULL && sort == VEI_CASE_SORT_NAME)
        g_assert_cmpint (strcmp (before->name, entry->name) * (descending ? -1 : 1), <=, 0);
      else if (before != NULL && sort == VEI_CASE_SORT_TOUCHED)
        g_assert_cmpint ((before->touched - entry->touched) * (descending ? -1 : 1), <=, 0);
      before = entry;
    }
}

static gboolean
has_deadline_this_week (Fixture            *fixture,
                        const VeiCaseEntry *entry)
{
  guint32 last_day = entry->send_by != 0 ? entry->send_by : entry->deadline;

  return last_day != 0
         && last_day <= g_date_get_julian (vei_session_get_as_of (fixture->session)) + 7;
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (VeiCaseModel) model = vei_case_model_new ();

  fill_list (fixture);
  vei_case_model_set_store (model, fixture->store);
  check_order (model, VEI_CASE_SORT_NAME, FALSE);
  check_order (model, VEI_CASE_SORT_NAME, TRUE);
  check_order (model, VEI_CASE_SORT_TOUCHED, TRUE);

  for (guint filter = 1; filter <= VEI_CASE_FILTER_MISSING; filter <<= 1)
    {
      VeiCaseQuery query = { .filter = (VeiCaseFilter) filter };
      guint expected = 0, n;

      for (guint i = 0; i < N_MANY; i++)
        {
          const VeiCaseEntry *entry = vei_case_store_get_entry (fixture->store, i + 1);

          expected += filter == VEI_CASE_FILTER_OPEN ? !(entry->flags & VEI_CASE_CLOSED)
                      : filter == VEI_CASE_FILTER_CLOSED ? (entry->flags & VEI_CASE_CLOSED) != 0
                      : filter == VEI_CASE_FILTER_MISSING ? entry->n_missing > 0
                      : filter == VEI_CASE_FILTER_WAITING
                      ? g_strcmp0 (entry->status, "waiting") == 0
                      : filter == VEI_CASE_FILTER_REFUSED
                      ? g_strcmp0 (entry->status, "refused") == 0
                        || g_strcmp0 (entry->status, "partly_granted") == 0
                        || g_strcmp0 (entry->status, "declined_to_apply") == 0
                      : has_deadline_this_week (fixture, entry);
        }
      vei_case_model_set_query (model, &query);
      n = g_list_model_get_n_items (G_LIST_MODEL (model));
      g_assert_cmpuint (n, ==, expected);
    }
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (VeiCaseModel) model = vei_case_model_new ();
  VeiCaseQuery query = { .text = "eksempel 012345" };

  fill_list (fixture);
  vei_case_model_set_store (model, fixture->store);
  vei_case_model_set_query (model, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  g_assert_cmpstr (get_entry (model, 0)->name, ==, "Eksempelpasient 012345");
  query.text = "nobody at all";
  vei_case_model_set_query (model, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 0));
  query.text = NULL;
  vei_case_model_set_query (model, &query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, N_MANY);
  vei_case_model_set_store (model, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
add_changed_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                guint      *n)
{
  *n += removed + added;
}

/* A row that is on the screen must be told, and no row thrown away. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (VeiCaseModel) model = vei_case_model_new ();
  g_autoptr (VeiCaseItem) item = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = add_example (fixture, "just-begun.json", "Eksempelpasient B");
  gint64 before;
  guint n_told = 0, n_moved = 0;

  (void) add_example (fixture, "just-begun.json", "Eksempelpasient C");
  vei_case_model_set_store (model, fixture->store);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpint (vei_case_item_get_id (item), ==, first);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (count_cb), &n_told);
  g_signal_connect (model, "items-changed", G_CALLBACK (add_changed_cb), &n_moved);

  vei_case_store_set_closed (fixture->store, first, TRUE, &error);
  g_assert_no_error (error);
  vei_case_model_refresh (model);
  g_assert_cmpuint (n_told, ==, 1);
  g_assert_cmpuint (n_moved, ==, 0);
  g_assert_true (vei_case_item_get_entry (item)->flags & VEI_CASE_CLOSED);

  /* Another case stands there now: the row is told, and one row comes. */
  n_told = 0;
  before = add_example (fixture, "just-begun.json", "Eksempelpasient A");
  vei_case_model_refresh (model);
  g_assert_cmpuint (n_moved, ==, 1);
  g_assert_cmpuint (n_told, >=, 1);
  g_assert_cmpint (vei_case_item_get_id (item), ==, before);

  /* An item may outlive its list. */
  vei_case_model_set_store (model, NULL);
  g_assert_null (vei_case_item_get_entry (item));
  g_clear_object (&model);
  g_assert_cmpint (vei_case_item_get_id (item), ==, 0);
}

/* What is seen comes first, and all of it soon. */
static void
test_gradual (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (VeiCaseModel) model = vei_case_model_new ();
  VeiCaseQuery query = { .text = "eksempel 012345" };

  fill_list (fixture);
  vei_case_model_set_gradual (model, TRUE);
  vei_case_model_set_store (model, fixture->store);
  g_assert_cmpuint (vei_case_model_get_n (model), ==, N_MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, 100);
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model)) == N_MANY);
  vei_case_model_set_query (model, &query);
  g_assert_cmpuint (vei_case_model_get_n (model), ==, 1);
  g_assert_cmpstr (get_entry (model, 0)->name, ==, "Eksempelpasient 012345");
  g_assert_null (get_entry (model, 1));
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model)) == 1);
}

/* ---- The columns ---- */

static void
test_sort_by_heading (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *table = g_object_ref_sink (g_object_new (VEI_TYPE_CASE_TABLE, NULL));

  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    for (guint down = 0; down < 2; down++)
      {
        VeiCaseSort sort;
        gboolean descending;

        vei_case_table_sort (VEI_CASE_TABLE (table), i, down == 1);
        vei_case_table_get_sort (VEI_CASE_TABLE (table), &sort, &descending);
        g_assert_cmpuint (sort, ==, i);
        g_assert_cmpint (descending, ==, down == 1);
      }
  g_assert_finalize_object (table);
}

/* ---- Words ---- */

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  const GDate *today = vei_session_get_as_of (fixture->session);
  guint32 now = g_date_get_julian (today);
  VeiCaseEntry entry = { .name = "", .deadline = now + 10, .send_by = now + 10 };
  static const struct
  {
    int         days;
    const char *words;         /* NULL: a date */
    gboolean    urgent;
  } rows[] = {
    { 0, "today", TRUE }, { 1, "tomorrow", TRUE }, { 2, "in 2 days", TRUE },
    { 3, "in 3 days", FALSE }, { 7, "in 7 days", FALSE }, { 8, NULL, FALSE },
    { -1, "ran out yesterday", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = NULL;
      gboolean urgent;

      entry.deadline = entry.send_by = (guint32) ((int) now + rows[i].days);
      words = vei_case_words_dup_deadline (fixture->session, &entry, &urgent);
      if (rows[i].words != NULL)
        g_assert_cmpstr (words, ==, rows[i].words);
      else
        g_assert_null (strpbrk (words, "-/."));
      g_assert_cmpint (urgent, ==, rows[i].urgent);
    }
  entry.flags = VEI_CASE_CLOSED;
  {
    gboolean urgent;
    g_autofree char *words = vei_case_words_dup_deadline (fixture->session, &entry, &urgent);

    g_assert_cmpstr (words, ==, "");
    g_assert_false (urgent);
  }
}

static void
test_difference_words (Fixture       *fixture,
                       gconstpointer  data)
{
  static const struct
  {
    const char *pointer, *json, *words;
  } rows[] = {
    { "/person/birth_date", "\"1980-02-03\"", "3 February 1980" },
    { "/answers/has_sensor", "true", "yes" },
    { "/answers/kidney_failure", "null", "does not know" },
    { "/person/address", "[\"Vei 1\",\"0001 Oslo\"]", "Vei 1, 0001 Oslo" },
    { "/events", "{\"date\":\"2026-10-03\",\"what\":\"fall\"}", "3 October 2026, fall" },
    { "/refusal/outcome", "\"granted\"", "The complaint led to a yes" },
    { "/trip", "{\"depart\":\"2026-10-03\",\"return\":\"2026-10-04\",\"country\":\"ES\"}",
      "3 October 2026, 4 October 2026" },
  };
  /* What the other case has none of: a row for each answer in it. */
  VeiDifference missing = {
    VEI_DIFFERENCE_MISSING, (char *) "/answers",
    (char *) "{\"has_sensor\":true,\"kidney_failure\":null}", NULL,
  };
  g_autoptr (GPtrArray) differences = g_ptr_array_new ();
  GtkWidget *list;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *place = vei_case_differences_dup_place (fixture->session, rows[i].pointer);
      g_autofree char *words = vei_case_differences_dup_value (fixture->session, rows[i].pointer,
                                                               rows[i].json);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_null (strchr (place, '/'));
    }

  g_ptr_array_add (differences, &missing);
  list = g_object_ref_sink (vei_case_differences_new (fixture->session, differences, "This",
                                                      "The other"));
  for (int i = 0; i < 2; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);

      g_assert_nonnull (row);
      g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                       i == 0 ? "This: yes" : "This: does not know");
    }
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_finalize_object (list);
}

/* ---- The place of the cases ---- */

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static VeiCaseModel *
get_model (GtkWidget *page)
{
  return vei_case_list_get_model (VEI_CASE_LIST (find_widget (page, VEI_TYPE_CASE_LIST)));
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window = g_object_ref_sink (adw_window_new ());
  GtkWidget *page = vei_cases_page_new (fixture->session);
  VeiCaseModel *model = get_model (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiCase) saved = NULL;
  VeiCasePage *shown;
  gint64 id;

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  shown = VEI_CASE_PAGE (find_widget (page, VEI_TYPE_CASE_PAGE));

  vei_cases_page_begin_new (VEI_CASES_PAGE (page));
  id = vei_session_get_case_id (fixture->session);
  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (vei_case_page_get_case (shown), ==, id);
  wait_until (vei_case_model_get_n (model) == 1);

  /* Notes are kept as they are typed, and stand in no letter. */
  vei_case_set_notes (vei_session_get_case (fixture->session), "Ring på fredag.\nSpør om sensor.");
  vei_session_save (fixture->session, &error);
  g_assert_no_error (error);
  saved = vei_case_store_load (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (vei_case_get_notes (saved), ==, "Ring på fredag.\nSpør om sensor.");

  gtk_widget_activate_action (page, "cases.duplicate", NULL);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), !=, id);
  wait_until (vei_case_model_get_n (model) == 2);

  /* Deleted: gone from the list and from the session, and back again. */
  id = vei_session_get_case_id (fixture->session);
  gtk_widget_activate_action (page, "cases.delete-open", NULL);
  g_assert_cmpint (vei_session_get_case_id (fixture->session), !=, id);
  g_assert_cmpint (vei_case_page_get_case (shown), ==, 0);
  wait_until (vei_case_model_get_n (model) == 1);
  gtk_widget_activate_action (page, "cases.undo", NULL);
  wait_until (vei_case_model_get_n (model) == 2);

  vei_cases_page_open (VEI_CASES_PAGE (page), id);
  gtk_widget_activate_action (page, "cases.toggle-closed", NULL);
  g_assert_true (vei_case_store_get_entry (fixture->store, id)->flags & VEI_CASE_CLOSED);
  wait_until (vei_case_model_get_n (model) == 1);
  g_assert_true (vei_cases_page_back (VEI_CASES_PAGE (page)));
  g_assert_false (vei_cases_page_back (VEI_CASES_PAGE (page)));

  /* Locked: nothing of a case is left on the screen. */
  vei_cases_page_open (VEI_CASES_PAGE (page), id);
  vei_case_store_lock (fixture->store);
  g_assert_cmpint (vei_case_page_get_case (shown), ==, 0);
  g_assert_cmpuint (vei_case_model_get_n (model), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *class_name)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_has_css_class (root, class_name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, class_name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Two cases of one member become one, which has what both had. */
static void
test_merge (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *window = g_object_ref_sink (adw_window_new ());
  GtkWidget *page = vei_cases_page_new (fixture->session);
  gint64 keep = add_example (fixture, "just-begun.json", "Eksempelpasient A");
  gint64 other = add_example (fixture, "type2-unstable-refused.json", "Eksempelpasient A");
  GtkWidget *merge, *row;
  const char *missing = vei_case_store_get_entry (fixture->store, keep)->status;

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (missing);
  vei_cases_page_open (VEI_CASES_PAGE (page), keep);
  gtk_widget_activate_action (page, "cases.merge", NULL);
  merge = find_widget (page, VEI_TYPE_CASE_MERGE);
  row = find_widget (merge, ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_signal_emit_by_name (find_button (merge, "destructive-action"), "clicked");

  g_assert_null (vei_case_store_get_entry (fixture->store, other));
  g_assert_cmpstr (vei_case_store_get_entry (fixture->store, keep)->status, ==, "refused");
  g_assert_cmpint (vei_session_get_case_id (fixture->session), ==, keep);
  g_assert_cmpstr (vei_case_get_refusal (vei_session_get_case (fixture->session))->reference, !=,
                   "");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

/* ---- Judging again ---- */

/* As if knowledge that is not there any more had given another verdict. */
static void
spoil_verdict (Fixture *fixture,
               gint64   id)
{
  VeiCaseVault *vault = fixture->store->vault;
  VeiCaseEntry *entry = vei_case_store_begin_change (fixture->store, id, NULL);

  entry->verdict[0].verdict = vei_case_entry_intern (vault->vocabulary, "not_covered");
  entry->verdict[0].criterion = vei_case_entry_intern (vault->vocabulary, "sensor.not_named");
  g_assert_true (vei_case_store_update (fixture->store, entry, NULL, NULL, NULL));
}

static void
test_rejudge (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id = add_example (fixture, "type2-unstable-refused.json", "Eksempelpasient A");
  gint64 other = add_example (fixture, "type1-wants-both.json", "Eksempelpasient B");
  g_autoptr (VeiCaseRejudge) rejudge = vei_case_rejudge_new (fixture->session);
  g_autofree char *words = NULL;
  const VeiCaseEntry *entry;

  spoil_verdict (fixture, id);
  vei_case_rejudge_start (rejudge);
  wait_until (!vei_case_rejudge_is_running (rejudge));
  entry = vei_case_store_get_entry (fixture->store, id);
  g_assert_true (entry->flags & VEI_CASE_CHANGED);
  g_assert_cmpstr (entry->verdict[0].verdict, ==, "strong_case");
  g_assert_cmpstr (entry->verdict[0].verdict_before, ==, "not_covered");
  g_assert_false (vei_case_store_get_entry (fixture->store, other)->flags & VEI_CASE_CHANGED);
  words = vei_case_words_dup_changes (fixture->session, entry);
  g_assert_nonnull (strstr (words, vei_case_words_verdict (fixture->session, "not_covered")));
  g_assert_nonnull (strstr (words, vei_case_words_verdict (fixture->session, "strong_case")));

  /* Done once while the cases are open: what is spoilt now stays. */
  g_assert_true (vei_case_store_set_seen (fixture->store, id, NULL));
  spoil_verdict (fixture, id);
  vei_case_rejudge_start (rejudge);
  g_assert_false (vei_case_rejudge_is_running (rejudge));
}

/* ---- Handing over ---- */

typedef struct
{
  gboolean   done;
  gboolean   exported;
  GPtrArray *items;
  GError    *error;
} Outcome;

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Outcome *outcome = data;

  outcome->exported = vei_case_transfer_export_finish (VEI_CASE_STORE (source), result,
                                                       &outcome->error);
  outcome->done = TRUE;
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Outcome *outcome = data;

  outcome->items = vei_case_transfer_preview_finish (VEI_CASE_STORE (source), result,
                                                     &outcome->error);
  outcome->done = TRUE;
}

static void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->items, g_ptr_array_unref);
  g_clear_error (&outcome->error);
  *outcome = (Outcome) { 0 };
}

static void
preview (Fixture    *fixture,
         const char *path,
         const char *passphrase,
         Outcome    *outcome)
{
  clear_outcome (outcome);
  vei_case_transfer_preview_async (fixture->store, path, passphrase, NULL, NULL, NULL, previewed_cb,
                                   outcome);
  wait_until (outcome->done);
}

static void
test_transfer (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "saker.veicase", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) log = NULL;
  Outcome outcome = { 0 };
  GStatBuf file;

  for (guint i = 0; i < 150; i++)
    {
      gint64 id = add_example (fixture, "type1-wants-both.json", "Eksempelpasient A");

      g_array_append_val (ids, id);
    }

  /* Stopped: there is no file, and no log says that there is. */
  vei_case_transfer_export_async (fixture->store, ids, path, PASSPHRASE, "Handed over.", NULL, NULL,
                                  cancellable, exported_cb, &outcome);
  g_cancellable_cancel (cancellable);
  wait_until (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  clear_outcome (&outcome);
  vei_case_transfer_export_async (fixture->store, ids, path, PASSPHRASE, "Handed over.", NULL, NULL,
                                  NULL, exported_cb, &outcome);
  wait_until (outcome.done);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.exported);
  g_assert_cmpint (g_stat (path, &file), ==, 0);
  g_assert_cmpuint (file.st_mode & 0777, ==, 0600);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpuint (vei_case_store_get_entry (fixture->store,
                                                g_array_index (ids, gint64, i))->n_log, ==, 1);
  log = vei_case_store_get_log (fixture->store, g_array_index (ids, gint64, 149), NULL);
  g_assert_cmpstr (((VeiLogLine *) log->pdata[0])->what, ==, "Handed over.");

  preview (fixture, path, "not the passphrase", &outcome);
  g_assert_error (outcome.error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY);
  preview (fixture, path, PASSPHRASE, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.items->len, ==, 150);
  g_assert_cmpuint (((VeiImportItem *) outcome.items->pdata[0])->differences->len, ==, 0);
  clear_outcome (&outcome);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, NULL);

#define add(path, func) g_test_add ("/cases/" path, Fixture, NULL, set_up, func, tear_down)
  add ("model/order", test_order);
  add ("model/search", test_search);
  add ("model/changes", test_changes);
  add ("model/gradual", test_gradual);
  add ("table/sort-by-heading", test_sort_by_heading);
  add ("words/deadline", test_words);
  add ("words/differences", test_difference_words);
  add ("page", test_page);
  add ("merge", test_merge);
  add ("rejudge", test_rejudge);
  add ("transfer", test_transfer);

  return g_test_run ();
}
