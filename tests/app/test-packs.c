/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "app/packs/vei-answer-change.h"
#include "app/packs/vei-packs-banner.h"
#include "app/packs/vei-packs-page.h"
#include "app/packs/vei-rule-graph-view.h"
#include "app/packs/vei-rulebook-model.h"
#include "app/packs/vei-rulebook-page.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "update/vei-archive.h"
#include "update/vei-update-error.h"

#define NARROWEST  360
#define WAIT_MS    10000
#define NORMAL_DPI (96 * 1024)

/* Somebody whose answer for the pump rests on one rule. */
#define PERSON \
  "{\"format\":\"utstyrsveiviser-case\",\"version\":1,\"answers\":{" \
  "\"equipment\":[\"pump\"],\"age_group\":\"adult\",\"diabetes_type\":\"type1\"," \
  "\"insulin_regimen\":\"multiple_injections\",\"care_setting\":\"specialist\"," \
  "\"severe_hypos\":true},\"own_words\":{\"severe_hypos\":\"Tre ganger i oktober.\"}}"

/* A key that nobody has. */
#define CARD \
  "{\"format\":\"utstyrsveiviser-publisher\",\"version\":1,\"name\":\"Eksempelforeningen\"," \
  "\"update_url\":\"https://localhost:1/knowledge.veipack\"," \
  "\"public_key\":\"RWRoXzLZz8Wxnkpm+yD++UTGvxWIRPTqpTAOLQl1Y2rNNv/28dUSKv8m\"}"

typedef struct
{
  char     *folder;
  VeiPacks *packs;
  guint     n_replaced;
} Fixture;

static VeiKnowledge *knowledge;

/* ---- Helpers ---- */

static void
replaced_cb (Fixture *fixture)
{
  fixture->n_replaced++;
}

static void
load_packs (Fixture *fixture)
{
  g_autoptr (VeiKnowledge) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->packs);
  fixture->packs = vei_packs_new (fixture->folder, NULL, NULL);
  g_signal_connect_swapped (fixture->packs, "replaced", G_CALLBACK (replaced_cb), fixture);
  loaded = vei_packs_load (fixture->packs, &error);
  g_assert_no_error (error);
  g_assert_nonnull (loaded);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vei-packs-XXXXXX", &error);
  g_assert_no_error (error);
  load_packs (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->packs);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

static VeiPublisher *
read_card (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (CARD, strlen (CARD));
  g_autoptr (GError) error = NULL;
  VeiPublisher *publisher = vei_publisher_parse ("card.veipub", bytes, &error);

  g_assert_no_error (error);
  return publisher;
}

static VeiSession *
new_session (void)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (VeiCase) loaded = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  vei_date_set_today (&today);
  node = vei_json_parse ("case.json", PERSON, strlen (PERSON), &error);
  g_assert_no_error (error);
  loaded = vei_case_new_from_node (knowledge, node, &today, &error);
  g_assert_no_error (error);
  return vei_session_new (knowledge, NULL, NULL, loaded, VEI_LANGUAGE_EN);
}

/* The bundled knowledge, with something else in one of its files, or in all of them. */
static VeiKnowledge *
change_knowledge (const char *file,
                  const char *from,
                  const char *to)
{
  static const char * const names[] = {
    "abroad.json", "agreements.json", "letters.json", "pack.json", "places.json", "questions.json",
    "rights.json", "rules.json", "sources.json", "topics.json", "travel.json", "units.json",
  };
  g_autoptr (VeiPack) bundled = vei_pack_new_bundled ();
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;
  VeiKnowledge *changed;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JsonNode) node = vei_pack_read (bundled, names[i], &error);
      g_autofree char *text = NULL;
      g_autoptr (GString) edited = NULL;
      gsize length;

      g_assert_no_error (error);
      text = vei_json_to_line (node);
      edited = g_string_new (text);
      if (file == NULL || g_str_equal (names[i], file))
        n_changes += g_string_replace (edited, from, to, 0);
      length = edited->len;
      g_hash_table_insert (files, g_strdup (names[i]),
                           g_bytes_new_take (g_string_free (g_steal_pointer (&edited), FALSE), length));
    }
  g_assert_cmpuint (n_changes, >, 0);
  pack = vei_pack_new_for_files (files);
  changed = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  return changed;
}

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, timed_out_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget  *root,
           const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL &&
      gtk_widget_get_mapped (root))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, part))
      return TRUE;
  return FALSE;
}

static void
wait_label (GtkWidget  *root,
            const char *part)
{
  gboolean over = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &over);

  while (!has_label (root, part) && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);
}

static GtkWidget *
present (GtkWidget *page)
{
  GtkWidget *window = adw_window_new ();

  gtk_widget_add_css_class (window, "narrow");
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROWEST, 640);
  gtk_window_present (GTK_WINDOW (window));
  run_for (20);
  return window;
}

static void
assert_fits (GtkWidget *page)
{
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROWEST);
}

static void
set_dpi (int dpi)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* ---- Which knowledge, and whom to trust ---- */

static void
test_trust (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (VeiPublisher) card = read_card ();
  gboolean failed;

  g_assert_null (vei_packs_get_publisher (fixture->packs));
  g_assert_false (vei_packs_is_installed (fixture->packs));
  g_assert_null (vei_packs_get_previous (fixture->packs));
  g_assert_false (vei_packs_get_weekly (fixture->packs));

  g_assert_true (vei_packs_trust (fixture->packs, card));
  g_assert_cmpstr (vei_packs_get_publisher (fixture->packs)->name, ==, "Eksempelforeningen");
  g_assert_nonnull (vei_packs_get_outcome (fixture->packs, &failed));
  g_assert_false (failed);

  load_packs (fixture);
  g_assert_nonnull (vei_packs_get_publisher (fixture->packs));
  vei_packs_set_weekly (fixture->packs, TRUE);
  g_assert_true (vei_packs_trust_nobody (fixture->packs));
  g_assert_null (vei_packs_get_publisher (fixture->packs));
  g_assert_false (vei_packs_get_weekly (fixture->packs));
  g_assert_cmpuint (fixture->n_replaced, ==, 0);
}

static void
wait_idle (VeiPacks *packs)
{
  gboolean over = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &over);

  while (vei_packs_get_state (packs) != VEI_PACKS_IDLE && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);
}

static void
test_failures (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (VeiPublisher) card = read_card ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("x", 1);
  gboolean failed;

  g_assert_false (vei_packs_go_back (fixture->packs));
  g_assert_nonnull (vei_packs_get_outcome (fixture->packs, &failed));
  g_assert_true (failed);
  g_assert_false (vei_packs_install (fixture->packs, nothing, nothing));

  vei_packs_update (fixture->packs);
  wait_idle (fixture->packs);
  g_assert_nonnull (strstr (vei_packs_get_outcome (fixture->packs, &failed), "publisher"));
  g_assert_true (failed);

  /* Nobody answers there: said to who asked, and not said where nobody asked. */
  g_assert_true (vei_packs_trust (fixture->packs, card));
  vei_packs_update (fixture->packs);
  g_assert_cmpint (vei_packs_get_state (fixture->packs), ==, VEI_PACKS_ASKING);
  wait_idle (fixture->packs);
  g_assert_nonnull (vei_packs_get_outcome (fixture->packs, &failed));
  g_assert_true (failed);
  g_assert_null (vei_packs_get_last_asked (fixture->packs));
  vei_packs_update_weekly (fixture->packs);
  g_assert_cmpint (vei_packs_get_state (fixture->packs), ==, VEI_PACKS_IDLE);
  vei_packs_set_weekly (fixture->packs, TRUE);
  vei_packs_update_weekly (fixture->packs);
  g_assert_cmpint (vei_packs_get_state (fixture->packs), ==, VEI_PACKS_ASKING);
  wait_idle (fixture->packs);
  g_assert_null (vei_packs_get_outcome (fixture->packs, NULL));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (VeiPublisher) card = read_card ();

  g_assert_true (vei_packs_trust (fixture->packs, card));
  vei_packs_update (fixture->packs);
  vei_packs_cancel (fixture->packs);
  wait_idle (fixture->packs);
  g_assert_null (vei_packs_get_outcome (fixture->packs, NULL));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "state.json", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *banner;

  g_file_set_contents (path, "{}", -1, &error);
  g_assert_no_error (error);
  load_packs (fixture);
  g_assert_nonnull (vei_packs_get_damage (fixture->packs));
  g_assert_false (vei_packs_is_installed (fixture->packs));
  banner = g_object_ref_sink (vei_packs_banner_new (fixture->packs, VEI_LANGUAGE_EN));
  g_assert_true (gtk_widget_get_visible (banner));
  g_object_unref (banner);
}

/* ---- Words ---- */

static void
test_age (void)
{
  static const struct
  {
    int         days;
    const char *words;
  } rows[] = {
    { -3, "today" }, { -1, "today" }, { 0, "today" }, { 1, "1 day old" }, { 59, "59 days old" },
    { 60, "2 months old" }, { 729, "24 months old" }, { 730, "2 years old" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate day = *vei_knowledge_get_released (knowledge);
      g_autofree char *words = NULL;
      g_autofree char *too_old = NULL;
      g_autofree char *clock_wrong = NULL;

      if (rows[i].days >= 0)
        g_date_add_days (&day, (guint) rows[i].days);
      else
        g_date_subtract_days (&day, (guint) -rows[i].days);
      words = vei_packs_dup_age (knowledge, &day);
      too_old = vei_packs_dup_too_old (knowledge, &day, VEI_LANGUAGE_EN);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpint (too_old != NULL, ==, rows[i].days > 365);
      /* A day before the knowledge may be another time zone. */
      clock_wrong = vei_packs_dup_clock_wrong (knowledge, &day, VEI_LANGUAGE_EN);
      g_assert_cmpint (clock_wrong != NULL, ==, rows[i].days < -1);
    }
}

static void
test_expired (void)
{
  g_autoptr (VeiKnowledge) expiring = change_knowledge ("pack.json", "\"needs_app\"",
                                                        "\"expires\":\"2027-01-31\",\"needs_app\"");
  g_autofree char *last = NULL;
  g_autofree char *after = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 31, G_DATE_JANUARY, 2027);
  last = vei_packs_dup_too_old (expiring, &day, VEI_LANGUAGE_EN);
  g_assert_null (last);
  g_date_add_days (&day, 1);
  after = vei_packs_dup_too_old (expiring, &day, VEI_LANGUAGE_EN);
  g_assert_nonnull (strstr (after, "31 January 2027"));
}

static void
test_sentences (void)
{
  static const struct
  {
    gboolean    data;
    const char *message;
    const char *sentence;
  } rows[] = {
    { FALSE, "the pack is older; ask the publisher", "The pack is older. Ask the publisher." },
    { TRUE, "a.veipub: /public_key: this is not a key", "This is not a key." },
    { TRUE, "not JSON at all", "Not JSON at all." },
    { FALSE, "damaged (rules.json); install it again; until then another is used",
      "Damaged (rules.json). Install it again. Until then another is used." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (rows[i].data ? VEI_DATA_ERROR : VEI_UPDATE_ERROR,
                                                      0, rows[i].message);
      g_autofree char *sentence = vei_packs_describe_error (error);

      g_assert_cmpstr (sentence, ==, rows[i].sentence);
    }
}

static void
test_large_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "large.veipack", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  FILE *stream = g_fopen (path, "wb");

  g_assert_nonnull (stream);
  g_assert_no_errno (fclose (stream));
  g_assert_no_errno (truncate (path, VEI_ARCHIVE_MAX_BYTES + 1));
  bytes = vei_packs_read_file (file, &error);
  g_assert_null (bytes);
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ARCHIVE);
  g_clear_error (&error);
  g_assert_no_errno (truncate (path, VEI_ARCHIVE_MAX_BYTES));
  bytes = vei_packs_read_file (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, VEI_ARCHIVE_MAX_BYTES);
}

/* ---- Another answer ---- */

static VeiKnowledge *
judge_otherwise (void)
{
  g_autoptr (JsonNode) node = vei_pack_read (vei_knowledge_get_pack (knowledge), "rules.json", NULL);
  JsonArray *equipment = json_object_get_array_member (json_node_get_object (node), "equipment");
  g_autofree char *before = vei_json_to_line (node);
  g_autofree char *after = NULL;

  for (guint e = 0; e < json_array_get_length (equipment); e++)
    {
      JsonArray *lines = json_object_get_array_member (json_array_get_object_element (equipment, e), "lines");

      for (guint i = 0; i < json_array_get_length (lines); i++)
        {
          JsonObject *line = json_array_get_object_element (lines, i);

          if (g_str_equal (json_object_get_string_member (line, "criterion"), "pump.type1_reason"))
            json_object_set_string_member (line, "verdict", "may_be_assessed");
        }
    }
  after = vei_json_to_line (node);
  return change_knowledge ("rules.json", before, after);
}

static void
test_another_answer (void)
{
  g_autoptr (VeiSession) session = new_session ();
  g_autoptr (VeiKnowledge) other = judge_otherwise ();
  g_autoptr (VeiKnowledge) same = change_knowledge ("pack.json", "2026.11", "2027.11");
  g_autoptr (GError) error = NULL;

  g_assert_null (vei_session_get_answer_change (session));
  g_assert_true (vei_session_set_knowledge (session, other, &error));
  g_assert_no_error (error);
  g_assert_true (vei_session_get_knowledge (session) == other);
  g_assert_nonnull (vei_session_get_letter_book (session));
  g_assert_nonnull (strstr (vei_session_get_answer_change (session), "insulin pump"));
  g_assert_cmpstr (vei_case_get_own_words (vei_session_get_case (session), "severe_hypos"), ==,
                   "Tre ganger i oktober.");

  g_assert_true (vei_session_set_knowledge (session, same, &error));
  g_assert_nonnull (vei_session_get_answer_change (session));
  g_assert_true (vei_session_set_knowledge (session, knowledge, &error));
  g_assert_null (vei_session_get_answer_change (session));
}

/* A choice has another name: what the person has answered comes first. */
static void
test_does_not_fit (void)
{
  g_autoptr (VeiSession) session = new_session ();
  g_autoptr (VeiKnowledge) other = NULL;
  g_autoptr (GError) error = NULL;
  VeiCase *shown = vei_session_get_case (session);

  other = change_knowledge (NULL, "multiple_injections", "many_injections");
  g_assert_false (vei_session_set_knowledge (session, other, &error));
  g_assert_nonnull (error);
  g_assert_true (vei_session_get_knowledge (session) == knowledge);
  g_assert_true (vei_session_get_case (session) == shown);
}

/* ---- The rule book ---- */

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static VeiRulebookModel *
make_model (VeiKnowledge *of)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VeiRulebookModel *model;

  vei_rulebook_model_new_async (of, VEI_LANGUAGE_EN, NULL, made_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  model = vei_rulebook_model_new_finish (result, &error);
  g_assert_no_error (error);
  return model;
}

static void
test_rulebook (void)
{
  g_autoptr (VeiRulebookModel) model = make_model (knowledge);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  guint n = 0;

  g_assert_cmpuint (model->faults->len, ==, 0);
  g_assert_nonnull (model->document);
  g_assert_cmpuint (strlen (model->combinations), >, 10);
  for (guint i = 0; i < model->sections->len; i++)
    {
      const VeiRulebookSection *section = &g_array_index (model->sections, VeiRulebookSection, i);

      g_assert_cmpuint (section->first, ==, n);
      g_assert_cmpuint (section->n_entries, >, 0);
      n += section->n_entries;
    }
  g_assert_cmpuint (n, ==, model->entries->len);
  g_assert_true (g_array_index (model->sections, VeiRulebookSection, 0).has_graph);

  found = vei_rulebook_model_search (model, "TYPE2_unstable sensor");
  g_assert_cmpuint (found->len, >, 0);
  nothing = vei_rulebook_model_search (model, "zzz");
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_rulebook_page (void)
{
  g_autoptr (VeiSession) session = new_session ();
  GtkWidget *page = vei_rulebook_page_new (session);
  GtkWidget *window = present (page);
  GtkWidget *list, *graph;
  double zoom;

  wait_label (page, "All rules in words");
  assert_fits (page);
  list = find_type (page, GTK_TYPE_LIST_BOX);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  wait_label (page, "The same in words");
  assert_fits (page);
  graph = find_type (page, VEI_TYPE_RULE_GRAPH_VIEW);
  g_assert_nonnull (graph);
  for (guint i = 0; i < 20; i++)
    vei_rule_graph_view_zoom (VEI_RULE_GRAPH_VIEW (graph), 1);
  zoom = vei_rule_graph_view_get_zoom (VEI_RULE_GRAPH_VIEW (graph));
  g_assert_cmpfloat (zoom, ==, 3);
  run_for (20);
  assert_fits (page);
  vei_rule_graph_view_zoom (VEI_RULE_GRAPH_VIEW (graph), 0);
  zoom = vei_rule_graph_view_get_zoom (VEI_RULE_GRAPH_VIEW (graph));
  g_assert_cmpfloat (zoom, ==, 1);
  g_assert_true (vei_rulebook_page_back (VEI_RULEBOOK_PAGE (page)));
  g_assert_false (vei_rulebook_page_back (VEI_RULEBOOK_PAGE (page)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Left while the check goes on: nothing is shown, and nothing is left. */
static void
test_rulebook_left (void)
{
  g_autoptr (VeiSession) session = new_session ();
  GtkWidget *page = vei_rulebook_page_new (session);
  GtkWidget *window = present (page);
  gboolean over = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &over);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  while (page != NULL && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);
}

/* ---- The page ---- */

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VeiSession) session = new_session ();
  g_autoptr (VeiKnowledge) other = judge_otherwise ();
  g_autoptr (VeiPublisher) card = read_card ();
  GtkWidget *page = vei_packs_page_new (session, fixture->packs);
  GtkWidget *window = present (page);

  g_assert_true (has_label (page, "Nobody yet."));
  g_assert_true (has_label (page, "Came with the program"));
  assert_fits (page);
  g_assert_true (vei_packs_trust (fixture->packs, card));
  run_for (20);
  g_assert_true (has_label (page, "Eksempelforeningen"));
  g_assert_true (has_label (page, "Update now"));
  assert_fits (page);
  vei_packs_compare (fixture->packs, other, VEI_LANGUAGE_EN);
  wait_label (page, "This is new");
  g_assert_true (has_label (page, "Insulin pump: another answer"));
  g_assert_true (has_label (page, "Show your answer"));
  set_dpi (2 * NORMAL_DPI);
  run_for (20);
  assert_fits (page);
  set_dpi (NORMAL_DPI);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  VeiLanguage english = VEI_LANGUAGE_EN;
  int status;

  g_test_init (&argc, &argv, NULL);
  vei_language_set_up (&english);
  gtk_disable_setlocale ();
  adw_init ();
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/packs/trust", test_trust);
  ADD ("/packs/failures", test_failures);
  ADD ("/packs/cancel", test_cancel);
  ADD ("/packs/damaged", test_damaged);
  ADD ("/packs/large-file", test_large_file);
  ADD ("/packs/page", test_page);
#undef ADD
  g_test_add_func ("/packs/age", test_age);
  g_test_add_func ("/packs/expired", test_expired);
  g_test_add_func ("/packs/sentences", test_sentences);
  g_test_add_func ("/packs/another-answer", test_another_answer);
  g_test_add_func ("/packs/does-not-fit", test_does_not_fit);
  g_test_add_func ("/rulebook/model", test_rulebook);
  g_test_add_func ("/rulebook/page", test_rulebook_page);
  g_test_add_func ("/rulebook/left", test_rulebook_left);

  status = g_test_run ();
  g_clear_object (&knowledge);
  return status;
}
