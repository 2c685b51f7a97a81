/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/guide/vei-date-field.h"
#include "app/widgets/vei-expander.h"
#include "app/lookup/vei-abroad-chooser.h"
#include "app/lookup/vei-chart-draw.h"
#include "app/lookup/vei-chart.h"
#include "app/lookup/vei-country-field.h"
#include "app/lookup/vei-deadline-view.h"
#include "app/lookup/vei-chart-figure.h"
#include "app/lookup/vei-lookup-data.h"
#include "app/lookup/vei-lookup-devices.h"
#include "app/lookup/vei-lookup-overview.h"
#include "app/lookup/vei-lookup-page.h"
#include "app/lookup/vei-lookup-travel.h"
#include "app/lookup/vei-lookup-units.h"
#include "app/lookup/vei-supply-row.h"
#include "app/lookup/vei-timeline.h"
#include "app/lookup/vei-trip-checklist.h"
#include "app/lookup/vei-unit-model.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-column-layout.h"
#include "core/vei-abroad.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

#define NARROWEST  360
#define WAIT_MS    5000
#define NORMAL_DPI (96 * 1024)
#define OPEN_MS    50

#define NOBODY "{\"format\":\"utstyrsveiviser-case\",\"version\":1}"

static VeiKnowledge *knowledge;
static VeiLetterBook *letter_book;

/* ---- Helpers ---- */

static VeiSession *
new_session_for (VeiKnowledge *known)
{
  g_autoptr (VeiCase) empty = vei_case_new (known);

  return vei_session_new (known, known == knowledge ? letter_book : NULL, NULL, empty,
                          VEI_LANGUAGE_EN);
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
  gboolean timed_out = FALSE;

  g_timeout_add (milliseconds, timed_out_cb, &timed_out);
  while (!timed_out)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_null (gpointer *pointer)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);

  while (*pointer != NULL && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (source);
}

/* The widget of a type that comes number @n, from 0, among those on the screen
 * that is shown, in the order of Tab. */
static GtkWidget *
find_nth (GtkWidget *root,
          GType      type,
          guint     *n)
{
  GtkWidget *child;

  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*n)-- == 0)
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type,
             guint      n)
{
  GtkWidget *found = find_nth (root, type, &n);

  g_assert_nonnull (found);
  return found;
}

static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  GtkWidget *child;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *button = find_widget (root, GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

/* A place of its own in a window, as it is on a small screen. */
static GtkWidget *
show_page (VeiSession *session,
           GtkWidget **window)
{
  GtkWidget *page = vei_lookup_page_new (session);

  *window = gtk_window_new ();
  gtk_widget_add_css_class (*window, "narrow");
  gtk_window_set_child (GTK_WINDOW (*window), page);
  gtk_window_set_default_size (GTK_WINDOW (*window), NARROWEST, 640);
  gtk_window_present (GTK_WINDOW (*window));
  run_for (20);
  return page;
}

static void
type (GtkWidget  *root,
      GType       field,
      guint       n,
      const char *text)
{
  GtkWidget *widget = find_widget (root, field, n);

  if (!GTK_IS_EDITABLE (widget))
    widget = find_widget (widget, GTK_TYPE_TEXT, 0);
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static void
choose (GtkWidget *root,
        guint      n)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (root, VEI_TYPE_ANSWER_ROW, n)),
                               TRUE);
}

/* ---- Every screen ---- */

static const char * const targets[] = {
  "overview", "devices", "device:minimed-780g", "device:freestyle-libre-2", "units",
  "unit:innlandet", "unit:oslo", "place:1811", "place:0301", "travel", "travel:card", "abroad",
  "abroad:treatment-abroad", "abroad:eea-refund", "figures", "rights", "rights:deadline",
  "bodies", "offices", "topics", "topic:looping", "topic:not-verified", "terms",
  "sources",
};

static void
open_all (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);
  gpointer alive = page;

  g_object_add_weak_pointer (G_OBJECT (page), &alive);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      int minimum;

      g_assert_true (vei_lookup_page_show (VEI_LOOKUP_PAGE (page), targets[i]));
      g_assert_cmpstr (vei_lookup_page_get_target (VEI_LOOKUP_PAGE (page)), ==, targets[i]);
      run_for (20);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s is at least %d wide", targets[i], minimum);
      g_assert_cmpint (minimum, <=, NARROWEST);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for_null (&alive);
}

static void
test_screens (void)
{
  open_all ();
}

static void
test_screens_large (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * NORMAL_DPI, NULL);
  open_all ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", NORMAL_DPI, NULL);
}

static void
test_history (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  VeiLookupPage *page = VEI_LOOKUP_PAGE (show_page (session, &window));

  g_assert_false (vei_lookup_page_back (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "lookup.show", "s", "topics");
  gtk_widget_activate_action (GTK_WIDGET (page), "lookup.show", "s", "topic:looping");
  gtk_widget_activate_action (GTK_WIDGET (page), "lookup.show", "s", "topic:no-such-thing");
  g_assert_cmpstr (vei_lookup_page_get_target (page), ==, "topic:looping");
  g_assert_true (vei_lookup_page_back (page));
  g_assert_cmpstr (vei_lookup_page_get_target (page), ==, "topics");
  g_assert_true (vei_lookup_page_back (page));
  g_assert_cmpstr (vei_lookup_page_get_target (page), ==, "overview");
  g_assert_false (vei_lookup_page_back (page));

  /* From elsewhere, back leads out; from the switcher, to the overview. */
  g_assert_true (vei_lookup_page_show (page, "rights"));
  g_assert_false (vei_lookup_page_back (page));
  vei_lookup_page_resume (page);
  g_assert_true (vei_lookup_page_back (page));
  g_assert_cmpstr (vei_lookup_page_get_target (page), ==, "overview");
  g_assert_false (vei_lookup_page_show (page, "no-such-screen"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_speed (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  VeiLookupPage *page = VEI_LOOKUP_PAGE (show_page (session, &window));

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    vei_lookup_page_show (page, targets[i]);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      gint64 before = g_get_monotonic_time ();
      double ms;

      vei_lookup_page_show (page, targets[i]);
      ms = (double) (g_get_monotonic_time () - before) / 1000;
      g_test_message ("%s opens in %.1f ms", targets[i], ms);
      if (g_test_perf ())
        g_assert_cmpfloat (ms, <, OPEN_MS);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pack_without (void)
{
  static const char * const files[] = { "pack.json", "sources.json", "questions.json",
                                        "rules.json" };
  static const char * const shown[] = { "devices", "units", "travel", "abroad", "figures",
                                        "rights", "bodies", "offices", "topics", "terms",
                                        "sources" };
  g_autofree char *directory = g_dir_make_tmp ("vei-lookup-XXXXXX", NULL);
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) small = NULL;
  g_autoptr (VeiSession) session = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *page;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *from = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "knowledge",
                                                     files[i], NULL);
      g_autofree char *to = g_build_filename (directory, files[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
    }
  pack = vei_pack_new_for_directory (directory);
  small = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  session = new_session_for (small);
  page = show_page (session, &window);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_assert_true (vei_lookup_page_show (VEI_LOOKUP_PAGE (page), shown[i]));
      run_for (10);
      g_assert_cmpint (has_label (page, "The rest of the program works as before."), ==,
                       !g_str_equal (shown[i], "sources"));
      g_assert_false (has_label (page, ".json"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (directory, files[i], NULL);

      g_remove (path);
    }
  g_rmdir (directory);
}

/* ---- Equipment ---- */

static void
test_devices_as_of (void)
{
  static const struct
  {
    const char *day;
    const char *there;
    const char *not_there;
    gboolean    banner;
  } table[] = {
    { "1.2.2024", "Applied from 1 October 2022 to 31 March 2024.", "YpsoPump med FreeStyle Libre 3",
      FALSE },
    { "1.6.2024", "YpsoPump med FreeStyle Libre 3", "The agreement that we know ended", FALSE },
    { "22.11.2026", "The agreement that we know ended on 31 December 2025.", "Other pumps", TRUE },
  };
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "devices");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      type (page, VEI_TYPE_DATE_FIELD, 0, table[i].day);
      g_test_message ("%s", table[i].day);
      if (i > 0)
        g_assert_true (has_label (page, table[i].there));
      g_assert_false (has_label (page, table[i].not_there));
      g_assert_cmpint (has_label (page, "The agreement that we know ended"), ==, table[i].banner);
    }
  g_assert_true (has_label (page, "First choice in the agreement"));
  g_assert_true (has_label (page, "Write: "));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_device_history (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "device:minimed-780g");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_widget (page, VEI_TYPE_TIMELINE, 0)),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (has_label (page, "The agreement of 1 October 2022"));
  g_assert_true (has_label (page, "Medtronic Norge AS"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Units ---- */

static const char *
get_unit (VeiSession *session)
{
  return vei_case_get_unit (vei_session_get_case (session));
}

static void
test_unit_of_place (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "place:1811");
  g_assert_true (has_label (page, "Helgelandssykehuset"));
  g_assert_true (has_label (page, "Helse Nord-Trøndelag"));
  g_assert_false (has_label (page, "Use it in my letter"));

  choose (page, 0);
  g_assert_null (get_unit (session));
  g_signal_emit_by_name (find_button (page, "Use it in my letter"), "clicked");
  g_assert_cmpstr (get_unit (session), ==, "helgeland");
  g_assert_nonnull (strstr (vei_case_get_clinic_name (vei_session_get_case (session)),
                            "Helgelandssykehuset HF"));
  g_assert_true (has_label (page, "Your letters are now addressed to"));

  choose (page, 2);
  g_assert_true (has_label (page, "Then ask the hospital"));
  g_assert_false (has_label (page, "How to reach it"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unit_by_name (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "unit:innlandet");
  g_assert_true (has_label (page, "62 43 88 50"));
  g_assert_true (has_label (page, "Date of the source: 2020"));
  g_assert_true (has_label (page, "Do not write about your health in e-mail"));

  /* One click is not enough: it asks whether it is the right one. */
  g_signal_emit_by_name (find_button (page, "Use it in my letter"), "clicked");
  g_assert_null (get_unit (session));
  g_signal_emit_by_name (find_button (page, "No, or I am not sure"), "clicked");
  g_assert_null (get_unit (session));
  g_signal_emit_by_name (find_button (page, "Use it in my letter"), "clicked");
  g_signal_emit_by_name (find_button (page, "Yes, use it in my letter"), "clicked");
  g_assert_cmpstr (get_unit (session), ==, "innlandet");

  /* What is not known is said, and is no blank. */
  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "unit:oslo");
  g_assert_true (has_label (page, "We have not found the phone number of the unit."));
  g_assert_true (has_label (page, "No e-mail is given."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unit_search (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  g_autoptr (GError) error = NULL;
  VeiUnits *units = vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, &error);
  g_autoptr (VeiUnitModel) model = NULL;
  g_autoptr (VeiUnitItem) item = NULL;

  g_assert_no_error (error);
  g_assert_true (vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, NULL) == units);
  model = vei_unit_model_new (units);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                    vei_units_get_n_units (units));

  /* Two units claim it, and it is one row. */
  vei_unit_model_search (model, "bindal");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpstr (vei_unit_item_get_match (item)->place->number, ==, "1811");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 1));
  vei_unit_model_search (model, "qzqzqzqz");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

static void
test_unit_rows (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "units");
  type (page, GTK_TYPE_SEARCH_ENTRY, 0, "bindal");
  run_for (100);
  g_assert_true (has_label (page, "Probably: Helgelandssykehuset"));
  g_signal_emit_by_name (find_widget (page, GTK_TYPE_SEARCH_ENTRY, 0), "activate");
  g_assert_cmpstr (vei_lookup_page_get_target (VEI_LOOKUP_PAGE (page)), ==, "place:1811");
  g_assert_true (vei_lookup_page_back (VEI_LOOKUP_PAGE (page)));
  type (page, GTK_TYPE_SEARCH_ENTRY, 0, "qzqzqzqz");
  run_for (100);
  g_assert_true (has_label (page, "qzqzqzqz"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Travel ---- */

/* The trip of the format's own example. */
static void
fill_in_trip (GtkWidget *page)
{
  VeiSupply sensors = { 0, 14, 1 };
  VeiSupply sets = { 1, 3, 2 };

  type (page, VEI_TYPE_DATE_FIELD, 0, "20.12.2026");
  type (page, VEI_TYPE_DATE_FIELD, 1, "10.1.2027");
  type (page, VEI_TYPE_COUNTRY_FIELD, 0, "spain");
  choose (page, 0);
  choose (page, 1);
  vei_supply_row_set_supply (VEI_SUPPLY_ROW (find_widget (page, VEI_TYPE_SUPPLY_ROW, 0)), &sensors);
  vei_supply_row_set_supply (VEI_SUPPLY_ROW (find_widget (page, VEI_TYPE_SUPPLY_ROW, 1)), &sets);
}

static void
test_trip (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  g_autoptr (GError) error = NULL;
  VeiTravel *travel = vei_lookup_get_subject (session, (VeiLookupReader) vei_travel_new, &error);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);
  gboolean has_trip;
  VeiTrip trip;

  g_assert_no_error (error);
  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "travel");
  g_assert_true (has_label (page, "Write the day you leave"));
  fill_in_trip (page);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_widget (page, GTK_TYPE_SPIN_BUTTON, 4)), 45);
  g_assert_true (has_label (page, "22 days, from 20 December 2026 to 10 January 2027."));
  g_assert_true (has_label (page, "3 sensors"));
  g_assert_true (has_label (page, "10 infusion sets"));
  g_assert_true (has_label (page, "1980 units of insulin"));
  g_assert_true (has_label (page, "our advice and not a rule"));
  g_assert_true (has_label (page, "Write: "));

  g_assert_true (vei_trip_read_case (&trip, travel, vei_session_get_case (session), &has_trip,
                                     &error));
  g_assert_no_error (error);
  g_assert_true (has_trip);
  g_assert_cmpstr (trip.country, ==, "ES");
  g_assert_cmpuint (trip.n_supplies, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));

  /* Another window shows the trip that is kept. */
  page = show_page (session, &window);
  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "travel");
  g_assert_true (has_label (page, "3 sensors"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_trip_bad (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "travel");
  fill_in_trip (page);
  type (page, VEI_TYPE_DATE_FIELD, 1, "10.12.2026");
  g_assert_true (has_label (page, "is before the day you leave"));
  g_assert_false (has_label (page, "Pack this"));
  type (page, VEI_TYPE_DATE_FIELD, 1, "10.12.2036");
  g_assert_true (has_label (page, "That is more than a year."));
  type (page, VEI_TYPE_COUNTRY_FIELD, 0, "Atlantis");
  g_assert_true (has_label (page, "No country has this name."));
  g_assert_true (has_label (page, "Choose the country you go to."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_checklist (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  VeiCase *shown = vei_session_get_case (session);
  VeiTravel *travel = vei_lookup_get_subject (session, (VeiLookupReader) vei_travel_new, NULL);
  g_autoptr (VeiDocument) document = NULL;
  g_autoptr (VeiCase) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  VeiTrip trip;
  VeiTripAnswer answer;
  GDate today;

  g_assert_false (vei_trip_checklist_is_done (shown, "ask_doctor"));
  vei_trip_checklist_set_done (shown, "ask_doctor", TRUE);
  vei_trip_checklist_set_done (shown, "hand_luggage", TRUE);
  vei_trip_checklist_set_done (shown, "hand_luggage", FALSE);
  node = vei_case_to_node (shown);
  vei_date_set_today (&today);
  again = vei_case_new_from_node (knowledge, node, &today, &error);
  g_assert_no_error (error);
  g_assert_true (vei_trip_checklist_is_done (again, "ask_doctor"));
  g_assert_false (vei_trip_checklist_is_done (again, "hand_luggage"));

  vei_trip_init (&trip);
  g_date_set_dmy (&trip.depart, 20, 12, 2026);
  g_date_set_dmy (&trip.back, 10, 1, 2027);
  g_strlcpy (trip.country, "ES", sizeof trip.country);
  vei_trip_answer (&trip, travel, &today, &answer);
  document = vei_trip_to_document (&trip, &answer, travel, again, VEI_LANGUAGE_NB);
  text = vei_document_to_plain_text (document);
  g_assert_nonnull (strstr (text, "[x]"));
  g_assert_nonnull (strstr (text, "[  ]"));
}

/* ---- Treatment abroad ---- */

static void
test_chooser (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window, *chooser;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "abroad");
  chooser = find_widget (page, VEI_TYPE_ABROAD_CHOOSER, 0);
  choose (chooser, 0);
  g_assert_false (has_label (chooser, "Read about this scheme"));
  choose (chooser, 1);
  choose (chooser, 4);
  choose (chooser, 6);
  g_assert_true (has_label (chooser, "Helse Nord has no office of its own."));
  g_assert_true (has_label (chooser, "Helseklage"));

  /* Another first answer takes away all that followed from the one before. */
  choose (chooser, 2);
  g_assert_false (has_label (chooser, "Helse Nord has no office of its own."));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_charts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiAbroad) abroad = vei_abroad_new (knowledge, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < vei_abroad_get_n_tables (abroad); i++)
    {
      const VeiTable *table = vei_abroad_get_table (abroad, i);
      g_autoptr (GBytes) png = vei_chart_to_png (table, VEI_LANGUAGE_NB);
      g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, &error);

      g_assert_no_error (error);
      g_test_message ("%s: %d x %d", table->id, gdk_texture_get_width (texture),
                      gdk_texture_get_height (texture));
      g_assert_cmpint (gdk_texture_get_width (texture), ==, 2 * (900 + 48));
      /* Headed with its years, always. */
      g_assert_nonnull (strstr (vei_text_get (&table->title, VEI_LANGUAGE_NB), "20"));
    }
  g_assert_true (vei_chart_is_line (vei_abroad_find_table (abroad, "applications")));
  g_assert_false (vei_chart_is_line (vei_abroad_find_table (abroad, "diagnoses")));
}

static void
test_chart_values (void)
{
  static const struct
  {
    double      value;
    const char *text;
  } table[] = {
    { 0, "0" }, { 7, "7" }, { 404, "404" }, { 1000, "1\302\240000" },
    { 69098000, "69\302\240098\302\240000" },
  };
  VeiTable numbers = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = vei_chart_dup_value (&numbers, table[i].value);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_figure_table (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "figures");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_widget (page, VEI_TYPE_CHART, 0)),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_false (has_label (page, "404"));
  vei_expander_set_expanded (VEI_EXPANDER (find_widget (page, VEI_TYPE_EXPANDER, 0)), TRUE);
  g_assert_true (has_label (page, "404"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Deadlines, search, layout ---- */

static void
test_deadline (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);
  GtkWidget *view;

  vei_lookup_page_show (VEI_LOOKUP_PAGE (page), "rights");
  view = find_widget (page, VEI_TYPE_DEADLINE_VIEW, 0);
  g_assert_false (has_label (view, "The last day to complain"));
  type (view, VEI_TYPE_DATE_FIELD, 0, "5.1.2026");
  g_assert_true (has_label (view, "You learned of the no on 5 January 2026."));
  g_assert_true (has_label (view, "The deadline was 2 February 2026."));
  g_assert_true (has_label (view, "say why it is late"));
  type (view, VEI_TYPE_DATE_FIELD, 0, "nonsense");
  g_assert_false (has_label (view, "The deadline was"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_search (void)
{
  g_autoptr (VeiSession) session = new_session_for (knowledge);
  GtkWidget *window;
  GtkWidget *page = show_page (session, &window);

  vei_lookup_page_search (VEI_LOOKUP_PAGE (page));
  type (page, GTK_TYPE_SEARCH_ENTRY, 0, "bindal");
  run_for (100);
  g_assert_true (has_label (page, "Bindal"));
  g_signal_emit_by_name (find_widget (page, GTK_TYPE_SEARCH_ENTRY, 0), "activate");
  g_assert_cmpstr (vei_lookup_page_get_target (VEI_LOOKUP_PAGE (page)), ==, "place:1811");

  vei_lookup_page_search (VEI_LOOKUP_PAGE (page));
  type (page, GTK_TYPE_SEARCH_ENTRY, 0, "qzqzqzqz");
  run_for (100);
  g_assert_true (has_label (page, "qzqzqzqz"));
  g_signal_emit_by_name (find_widget (page, GTK_TYPE_SEARCH_ENTRY, 0), "stop-search");
  run_for (100);
  g_assert_true (has_label (page, "Treatment abroad"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_columns (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int one, two;

  gtk_widget_set_layout_manager (box, vei_column_layout_new ());
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_size_request (child, 100, 50);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 360, &one, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 620, &two, NULL, NULL, NULL);
  g_assert_cmpint (one, ==, 3 * 50 + 2 * 12);
  g_assert_cmpint (two, ==, 2 * 50 + 12);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkCssProvider) provider = NULL;
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  VeiLanguage english = VEI_LANGUAGE_EN;
  int status;

  g_test_init (&argc, &argv, NULL);
  vei_language_set_up (&english);
  gtk_disable_setlocale ();
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, APP_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  letter_book = vei_letter_book_new (knowledge, &error);
  g_assert_no_error (error);

  g_test_add_func ("/lookup/screens", test_screens);
  g_test_add_func ("/lookup/screens/double-text", test_screens_large);
  g_test_add_func ("/lookup/history", test_history);
  g_test_add_func ("/lookup/speed", test_speed);
  g_test_add_func ("/lookup/pack-without", test_pack_without);
  g_test_add_func ("/lookup/devices/as-of", test_devices_as_of);
  g_test_add_func ("/lookup/devices/history", test_device_history);
  g_test_add_func ("/lookup/units/place", test_unit_of_place);
  g_test_add_func ("/lookup/units/name", test_unit_by_name);
  g_test_add_func ("/lookup/units/search", test_unit_search);
  g_test_add_func ("/lookup/units/rows", test_unit_rows);
  g_test_add_func ("/lookup/travel/trip", test_trip);
  g_test_add_func ("/lookup/travel/bad", test_trip_bad);
  g_test_add_func ("/lookup/travel/checklist", test_checklist);
  g_test_add_func ("/lookup/abroad/chooser", test_chooser);
  g_test_add_func ("/lookup/abroad/charts", test_charts);
  g_test_add_func ("/lookup/abroad/values", test_chart_values);
  g_test_add_func ("/lookup/abroad/table", test_figure_table);
  g_test_add_func ("/lookup/deadline", test_deadline);
  g_test_add_func ("/lookup/search", test_search);
  g_test_add_func ("/lookup/columns", test_columns);

  status = g_test_run ();
  g_clear_object (&letter_book);
  g_clear_object (&knowledge);
  return status;
}
