/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "app/guide/vei-answer-list.h"
#include "app/guide/vei-date-field.h"
#include "app/guide/vei-guide-page.h"
#include "app/guide/vei-guide-step.h"
#include "app/guide/vei-number-field.h"
#include "app/guide/vei-question-view.h"
#include "app/home/vei-fault-page.h"
#include "app/home/vei-home-page.h"
#include "app/result/vei-equipment-card.h"
#include "app/result/vei-result-page.h"
#include "app/result/vei-step-card.h"
#include "app/settings/vei-info-page.h"
#include "app/vei-application.h"
#include "app/vei-problem-window.h"
#include "app/vei-window.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-card.h"
#include "app/widgets/vei-column-layout.h"
#include "app/widgets/vei-emergency-line.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-source-chip.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-json.h"

#define NARROWEST 360
#define WAIT_MS   5000
#define NORMAL_DPI (96 * 1024)

/* Somebody of whom much is known, and somebody of whom nothing is. */
#define REFUSED \
  "{\"format\":\"utstyrsveiviser-case\",\"version\":1,\"answers\":{" \
  "\"equipment\":[\"pump\",\"sensor\"],\"age_group\":\"adult\",\"has_sensor\":false," \
  "\"insulin_regimen\":\"multiple_injections\",\"diabetes_type\":\"type2\"," \
  "\"care_setting\":\"specialist\",\"application_status\":\"refused\"," \
  "\"refusal_received\":\"2026-01-05\",\"written_reasons\":false," \
  "\"pregnant\":false,\"repeated_hypos\":true,\"kidney_failure\":null," \
  "\"lives_alone\":true}}"
#define NOBODY "{\"format\":\"utstyrsveiviser-case\",\"version\":1}"

static VeiKnowledge *knowledge;
static VeiLetterBook *letter_book;

/* ---- Helpers ---- */

static VeiSession *
new_session (const char *case_text)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (VeiCase) loaded = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  node = vei_json_parse ("case.json", case_text, strlen (case_text), &error);
  g_assert_no_error (error);
  loaded = vei_case_new_from_node (knowledge, node, &today, &error);
  g_assert_no_error (error);
  return vei_session_new (knowledge, letter_book, NULL, loaded, VEI_LANGUAGE_NB);
}

static const VeiQuestion *
find_question (const char *id)
{
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, id);

  g_assert_nonnull (question);
  return question;
}

/* The widget of a type that comes number @n, from 0, in the order of Tab. */
static GtkWidget *
find_nth (GtkWidget *root,
          GType      type,
          guint     *n)
{
  GtkWidget *child;

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

  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
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

static void
run_for (guint milliseconds)
{
  gboolean timed_out = FALSE;

  g_timeout_add (milliseconds, timed_out_cb, &timed_out);
  while (!timed_out)
    g_main_context_iteration (NULL, TRUE);
}

/* Shows a widget as an application would, checks how narrow it can be, and
 * proves that it dies with its window. */
static void
show_and_close (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();
  gpointer alive = widget;
  int minimum;

  gtk_widget_add_css_class (window, "narrow");
  g_object_add_weak_pointer (G_OBJECT (widget), &alive);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROWEST, 640);
  gtk_window_present (GTK_WINDOW (window));
  run_for (20);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("%s is at least %d wide", G_OBJECT_TYPE_NAME (widget), minimum);
  g_assert_cmpint (minimum, <=, NARROWEST);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for_null (&alive);
}

/* ---- Fields ---- */

static void
test_date_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } table[] = {
    { "14.12.2026", "2026-12-14" },
    { " 1.2.2026 ", "2026-02-01" },
    { "01.02.2026", "2026-02-01" },
    { "1/2/2026", "2026-02-01" },
    { "1 2 2026", "2026-02-01" },
    { "2026-12-14", "2026-12-14" },
    { "29.2.2024", "2024-02-29" },
    { "29.2.2026", NULL },
    { "31.4.2026", NULL },
    { "0.1.2026", NULL },
    { "1.13.2026", NULL },
    { "-1.1.2026", NULL },
    { "1.1.26", NULL },
    { "1.1.1899", NULL },
    { "1.1.2200", NULL },
    { "1.1.2026 x", NULL },
    { "14. desember", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GDate date;
      gboolean parsed = vei_date_field_parse (table[i].text, &date);

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (parsed, ==, table[i].iso != NULL);
      if (parsed)
        {
          char iso[11];

          g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
          g_assert_cmpstr (iso, ==, table[i].iso);
        }
    }
}

static void
count_cb (GtkWidget *widget,
          guint     *n)
{
  (*n)++;
}

static void
test_date_field (void)
{
  GDate latest, date;
  GtkWidget *field;
  GtkWidget *entry;
  guint n = 0;

  g_date_clear (&latest, 1);
  g_date_set_dmy (&latest, 22, 11, 2026);
  field = g_object_ref_sink (vei_date_field_new (VEI_LANGUAGE_NB, &latest, "Når fikk du nei?"));
  g_signal_connect (field, "changed", G_CALLBACK (count_cb), &n);
  entry = find_widget (field, GTK_TYPE_ENTRY, 0);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Når fikk du nei?");

  g_assert_cmpint (vei_date_field_get_date (VEI_DATE_FIELD (field), &date), ==, VEI_FIELD_EMPTY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "22.11.2026");
  g_assert_cmpint (vei_date_field_get_date (VEI_DATE_FIELD (field), &date), ==, VEI_FIELD_VALID);
  g_assert_true (has_label (field, "22. november 2026"));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  gtk_editable_set_text (GTK_EDITABLE (entry), "23.11.2026");
  g_assert_cmpint (vei_date_field_get_date (VEI_DATE_FIELD (field), &date), ==,
                   VEI_FIELD_INVALID);
  vei_date_field_show_error (VEI_DATE_FIELD (field));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (n, >=, 2);

  /* Setting is not typing, and the same date does not touch what is typed. */
  n = 0;
  g_date_set_dmy (&date, 3, 10, 2026);
  vei_date_field_set_date (VEI_DATE_FIELD (field), &date);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3.10.2026");
  gtk_editable_set_text (GTK_EDITABLE (entry), "03.10.2026");
  n = 0;
  vei_date_field_set_date (VEI_DATE_FIELD (field), &date);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "03.10.2026");
  vei_date_field_set_date (VEI_DATE_FIELD (field), NULL);
  g_assert_cmpint (vei_date_field_get_date (VEI_DATE_FIELD (field), NULL), ==, VEI_FIELD_EMPTY);
  g_assert_cmpuint (n, ==, 0);
  g_assert_finalize_object (field);
}

static void
test_number_field (void)
{
  GtkWidget *field =
    g_object_ref_sink (vei_number_field_new (find_question ("hba1c"), VEI_LANGUAGE_NB));
  GtkWidget *entry = find_widget (field, GTK_TYPE_ENTRY, 0);
  GtkWidget *unit = find_widget (field, GTK_TYPE_DROP_DOWN, 0);
  VeiNumberField *self = VEI_NUMBER_FIELD (field);
  double value = 0;

  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_EMPTY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "53");
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_VALID);
  g_assert_cmpfloat (value, ==, 53);
  gtk_editable_set_text (GTK_EDITABLE (entry), "19,9");
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_INVALID);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nan");
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_INVALID);
  gtk_editable_set_text (GTK_EDITABLE (entry), "5.3.1");
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_INVALID);
  vei_number_field_show_error (self);
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  /* mmol/mol = round (10.93 × % − 23.5) */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (unit), 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "7,0");
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_VALID);
  g_assert_cmpfloat (value, ==, 53);
  g_assert_true (has_label (field, "53 mmol/mol"));

  vei_number_field_set_value (self, 64);
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_VALID);
  g_assert_cmpfloat (value, ==, 64);
  vei_number_field_set_value (self, NAN);
  g_assert_cmpint (vei_number_field_get_value (self, &value), ==, VEI_FIELD_EMPTY);
  g_assert_finalize_object (field);
}

/* ---- Small widgets ---- */

static void
test_answer_row (void)
{
  GtkWidget *row = g_object_ref_sink (vei_answer_row_new ("Fastlegen", "Et ord om den", TRUE));

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Fastlegen");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Et ord om den");
  g_assert_finalize_object (row);
}

static void
test_card (void)
{
  GtkWidget *card = g_object_ref_sink (vei_card_new ());
  g_autofree char *subtitle = NULL;

  g_object_set (card, "title", "Jeg har fått nei", "subtitle", "Et ord om det",
                "icon", "vei-told-no-symbolic", NULL);
  g_object_get (card, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (subtitle, ==, "Et ord om det");
  g_assert_cmpstr (vei_card_get_title (VEI_CARD (card)), ==, "Jeg har fått nei");
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, "Jeg har fått nei");
  g_assert_finalize_object (card);
}

static void
test_banner (void)
{
  GtkWidget *banner = g_object_ref_sink (vei_banner_new (VEI_BANNER_ERROR));

  g_assert_false (gtk_widget_get_visible (banner));
  vei_banner_set_text (VEI_BANNER (banner), "<b>Ikke</b> lagret");
  g_assert_true (gtk_widget_get_visible (banner));
  g_assert_true (has_label (banner, "<b>Ikke</b> lagret"));
  vei_banner_hold_back (VEI_BANNER (banner), TRUE);
  g_assert_false (gtk_widget_get_visible (banner));
  vei_banner_hold_back (VEI_BANNER (banner), FALSE);
  g_assert_true (gtk_widget_get_visible (banner));
  vei_banner_set_text (VEI_BANNER (banner), NULL);
  g_assert_false (gtk_widget_get_visible (banner));
  g_assert_finalize_object (banner);
}

static void
test_title (void)
{
  GtkWidget *title = g_object_ref_sink (vei_title_new ("Svaret"));

  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LABEL, "Svaret");
  g_assert_true (gtk_widget_get_focusable (title));

  g_assert_null (vei_title_get_picture (VEI_TITLE (title)));
  vei_title_set_picture (VEI_TITLE (title), "vei-picture-lock-symbolic");
  g_assert_cmpstr (vei_title_get_picture (VEI_TITLE (title)), ==, "vei-picture-lock-symbolic");
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LABEL, "Svaret");
  vei_title_set_picture (VEI_TITLE (title), NULL);
  g_assert_null (vei_title_get_picture (VEI_TITLE (title)));
  g_assert_finalize_object (title);
}

static void
test_flow_layout (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int minimum, natural, high;

  gtk_widget_set_layout_manager (box, vei_flow_layout_new (6));
  for (int i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, 100, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 312);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 312, NULL, &high, NULL, NULL);
  g_assert_cmpint (high, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 311, NULL, &high, NULL, NULL);
  g_assert_cmpint (high, ==, 46);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, NULL, &high, NULL, NULL);
  g_assert_cmpint (high, ==, 72);
  g_assert_finalize_object (box);
}

/* In one row while each has room for its whole text, else below each other. */
static void
test_row_layout (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int minimum, natural, high;

  gtk_widget_set_layout_manager (box, vei_column_layout_new_row ());
  for (int i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, 100, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 324);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 324, NULL, &high, NULL, NULL);
  g_assert_cmpint (high, ==, 20);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, NULL, &high, NULL, NULL);
  g_assert_cmpint (high, ==, 84);
  g_assert_finalize_object (box);
}

/* The keyboard goes through a composite widget, forwards and backwards, and
 * never stays with the child that the widget would choose by itself. */
static void
test_focus_order (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new_with_label ("A");
  GtkWidget *field = vei_date_field_new (VEI_LANGUAGE_NB, NULL, "Dato");
  GtkWidget *after = gtk_button_new_with_label ("B");
  GtkWidget *text;

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  /* The order is that of where things stand. */
  while (gtk_widget_get_height (after) == 0)
    g_main_context_iteration (NULL, TRUE);
  text = find_widget (field, GTK_TYPE_TEXT, 0);

  gtk_widget_grab_focus (before);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == text);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  gtk_widget_grab_focus (after);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == text);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_capitalized (void)
{
  g_autofree char *plain = vei_ui_dup_capitalized ("sensor (CGM)");
  g_autofree char *special = vei_ui_dup_capitalized ("ørepropp");
  g_autofree char *empty = vei_ui_dup_capitalized ("");

  g_assert_cmpstr (plain, ==, "Sensor (CGM)");
  g_assert_cmpstr (special, ==, "Ørepropp");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_source_chips (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);

  for (guint i = 0; i < vei_knowledge_get_n_sources (knowledge); i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, i);
      g_autofree char *dates = vei_source_dup_dates_text (source, VEI_LANGUAGE_NB);

      g_assert_cmpstr (dates, !=, "");
      g_assert_cmpstr (vei_source_confidence_text (source), !=, "");
      show_and_close (vei_source_chip_new (session, i));
    }
}

static void
test_source_chip_opens (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chip = vei_source_chip_new (session, 0);
  GtkWidget *popover;
  gpointer alive = chip;

  g_object_add_weak_pointer (G_OBJECT (chip), &alive);
  gtk_window_set_child (GTK_WINDOW (window), chip);
  gtk_window_present (GTK_WINDOW (window));
  run_for (20);
  g_signal_emit_by_name (find_widget (chip, GTK_TYPE_BUTTON, 0), "clicked");
  run_for (50);
  popover = find_widget (chip, GTK_TYPE_POPOVER, 0);
  g_assert_true (gtk_widget_get_visible (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  run_for (50);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for_null (&alive);
}

/* ---- The guide ---- */

static void
test_questions (void)
{
  g_autoptr (VeiSession) session = new_session (REFUSED);

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      show_and_close (vei_question_view_new (session, question, FALSE));
      show_and_close (vei_question_view_new (session, question, TRUE));
    }
}

static void
test_yes_no (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);
  const VeiQuestion *question = find_question ("lives_alone");
  GtkWidget *view = g_object_ref_sink (vei_question_view_new (session, question, FALSE));
  const VeiAnswer *answer = &vei_session_get_answers (session)->answer[question->index];

  g_assert_false (vei_question_view_check (VEI_QUESTION_VIEW (view)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (view, VEI_TYPE_ANSWER_ROW, 0)), TRUE);
  g_assert_cmpint (answer->state, ==, VEI_ANSWER_GIVEN);
  g_assert_cmpint (answer->choice, ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (view, VEI_TYPE_ANSWER_ROW, 1)), TRUE);
  g_assert_cmpint (answer->choice, ==, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (view, VEI_TYPE_ANSWER_ROW, 2)), TRUE);
  g_assert_cmpint (answer->state, ==, VEI_ANSWER_DOES_NOT_KNOW);
  g_assert_true (vei_question_view_check (VEI_QUESTION_VIEW (view)));
  g_assert_finalize_object (view);
}

static void
test_many (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);
  const VeiQuestion *question = find_question ("equipment");
  GtkWidget *view = g_object_ref_sink (vei_question_view_new (session, question, FALSE));
  GtkCheckButton *first = GTK_CHECK_BUTTON (find_widget (view, VEI_TYPE_ANSWER_ROW, 0));
  GtkCheckButton *second = GTK_CHECK_BUTTON (find_widget (view, VEI_TYPE_ANSWER_ROW, 1));
  const VeiAnswer *answer = &vei_session_get_answers (session)->answer[question->index];

  gtk_check_button_set_active (first, TRUE);
  gtk_check_button_set_active (second, TRUE);
  g_assert_cmpint (answer->choice, ==, 3);
  gtk_check_button_set_active (first, FALSE);
  g_assert_cmpint (answer->choice, ==, 2);
  gtk_check_button_set_active (second, FALSE);
  g_assert_cmpint (answer->state, ==, VEI_ANSWER_NOT_ASKED);
  if (question->may_not_know)
    {
      GtkCheckButton *unsure = GTK_CHECK_BUTTON (find_widget (view, VEI_TYPE_ANSWER_ROW, 2));

      gtk_check_button_set_active (first, TRUE);
      gtk_check_button_set_active (unsure, TRUE);
      g_assert_cmpint (answer->state, ==, VEI_ANSWER_DOES_NOT_KNOW);
      vei_question_view_sync (VEI_QUESTION_VIEW (view));
      g_assert_false (gtk_check_button_get_active (first));
    }
  g_assert_finalize_object (view);
}

static void
test_steps_of_guide (void)
{
  g_autoptr (VeiSession) session = new_session (REFUSED);

  for (guint i = 0; i < vei_knowledge_get_n_pages (knowledge); i++)
    show_and_close (vei_guide_step_new (session, i));
}

static void
test_follow_up (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);
  const VeiQuestion *parent = find_question ("application_status");
  const VeiQuestion *child = find_question ("refusal_received");
  VeiAnswers *answers = vei_session_get_answers (session);

  g_assert_false (vei_session_question_is_shown (session, child));
  g_assert_true (vei_answers_set_choice (answers, parent, "refused"));
  vei_case_changed (vei_session_get_case (session));
  g_assert_true (vei_session_question_is_shown (session, child));
  vei_answers_set_does_not_know (answers, child);
  g_assert_true (vei_answers_set_choice (answers, parent, "waiting"));
  vei_case_changed (vei_session_get_case (session));
  /* What was answered is kept, and comes back with its parent. */
  g_assert_false (vei_session_question_is_shown (session, child));
  g_assert_true (vei_session_question_is_answered (session, child));
}

/* Answers whatever is asked, page by page, always with the last row: "don't
 * know" where there is one. It must come to an end. */
static void
test_walk (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *guide = vei_guide_page_new (session);
  guint n_pages = 0;

  gtk_window_set_child (GTK_WINDOW (window), guide);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (vei_guide_page_start (VEI_GUIDE_PAGE (guide)));
  while (vei_session_get_next_to_ask (session) != NULL)
    {
      const VeiQuestion *question = vei_session_get_next_to_ask (session);
      GtkWidget *step = find_widget (guide, VEI_TYPE_GUIDE_STEP, 0);

      g_assert_cmpuint (n_pages++, <, 4 * vei_knowledge_get_n_pages (knowledge));
      g_assert_cmpuint (vei_guide_step_get_page (VEI_GUIDE_STEP (step)), ==, question->page);
      for (guint i = 0; i < 16 && !vei_guide_step_check (VEI_GUIDE_STEP (step)); i++)
        {
          GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
          GtkWidget *view = gtk_widget_get_ancestor (focus, VEI_TYPE_QUESTION_VIEW);
          GtkWidget *row = find_widget (view, VEI_TYPE_ANSWER_ROW, 0);

          while (gtk_widget_get_next_sibling (row) != NULL)
            row = gtk_widget_get_next_sibling (row);
          gtk_check_button_set_active (GTK_CHECK_BUTTON (row), TRUE);
        }
      g_assert_true (vei_guide_step_check (VEI_GUIDE_STEP (step)));
      if (vei_session_get_next_to_ask (session) != NULL)
        g_assert_true (vei_guide_page_start (VEI_GUIDE_PAGE (guide)));
      run_for (1);
    }
  g_assert_cmpuint (n_pages, >, 1);

  n_pages = 0;
  while (vei_guide_page_back (VEI_GUIDE_PAGE (guide)))
    g_assert_cmpuint (n_pages++, <, vei_knowledge_get_n_pages (knowledge));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page slides in; for somebody who wants no motion it stands there at once,
 * and the one before is gone. */
static void
test_motion (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean wanted;

  g_object_get (settings, "gtk-enable-animations", &wanted, NULL);
  for (guint motion = 0; motion < 2; motion++)
    {
      g_autoptr (VeiSession) session = new_session (REFUSED);
      GtkWidget *window = gtk_window_new ();
      GtkWidget *guide = vei_guide_page_new (session);
      GtkWidget *stack;

      g_object_set (settings, "gtk-enable-animations", motion == 1, NULL);
      gtk_window_set_child (GTK_WINDOW (window), guide);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_true (vei_guide_page_start (VEI_GUIDE_PAGE (guide)));
      stack = find_widget (guide, GTK_TYPE_STACK, 0);
      g_assert_true (gtk_widget_get_mapped (stack));
      g_assert_true (vei_guide_page_back (VEI_GUIDE_PAGE (guide)));
      g_assert_cmpint (gtk_stack_get_transition_running (GTK_STACK (stack)), ==, motion == 1);
      g_assert_cmpint (gtk_widget_get_next_sibling (gtk_widget_get_first_child (stack)) != NULL,
                       ==, motion == 1);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_object_set (settings, "gtk-enable-animations", wanted, NULL);
}

/* ---- Pages ---- */

static void
test_pages (gconstpointer data)
{
  g_autoptr (VeiSession) session = new_session (data);

  show_and_close (vei_home_page_new (session));
  show_and_close (vei_fault_page_new (session));
  show_and_close (vei_result_page_new (session));
  show_and_close (vei_answer_list_new (session));
  show_and_close (vei_emergency_line_new ());
  show_and_close (vei_info_page_new (session, VEI_INFO_SHORTCUTS));
  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    show_and_close (vei_equipment_card_new (session, i));
  for (guint i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
    show_and_close (vei_step_card_new (session, i, i + 1));
}

static void
test_result_says (void)
{
  g_autoptr (VeiSession) session = new_session (REFUSED);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *result = vei_result_page_new (session);
  const VeiQuestion *missing = find_question ("kidney_failure");
  const VeiQuestion *met = find_question ("repeated_hypos");

  gtk_window_set_child (GTK_WINDOW (window), result);
  gtk_window_present (GTK_WINDOW (window));
  run_for (20);
  g_assert_true (has_label (result, vei_text_get (&missing->find_out, VEI_LANGUAGE_NB)));
  g_assert_true (has_label (result, vei_text_get (&met->met, VEI_LANGUAGE_NB)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_dates_text (void)
{
  /* days from the day of the assessment to "send by" and to the deadline */
  static const struct
  {
    int send_by;
    int deadline;
    gboolean urgent;
    const char *has;
  } table[] = {
    { 10, 10, FALSE, "Send it no later than" },
    { 8, 10, FALSE, "not a working day" },
    { 3, 3, FALSE, "Send it no later than" },
    { 2, 2, TRUE, "Send it no later than" },
    { 0, 0, TRUE, "Send it today" },
    { 0, 2, TRUE, "Send it today" },
    { -1, 1, TRUE, "Send it today. The deadline is" },
    { -3, -1, FALSE, "The deadline was" },
  };
  VeiAssessment assessment = { .as_of = 740000 };
  VeiLanguage english = VEI_LANGUAGE_EN;

  /* The application, in another test, goes by the environment. */
  vei_language_set_up (&english);
  g_assert_null (vei_step_dup_dates_text (&assessment, VEI_LANGUAGE_EN));
  g_assert_false (vei_step_is_urgent (&assessment));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = NULL;

      assessment.send_by = (guint32) (740000 + table[i].send_by);
      assessment.deadline = (guint32) (740000 + table[i].deadline);
      text = vei_step_dup_dates_text (&assessment, VEI_LANGUAGE_EN);
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, table[i].has));
      g_assert_cmpint (vei_step_is_urgent (&assessment), ==, table[i].urgent);
    }
}

/* ---- Windows ---- */

static void
test_windows (void)
{
  static const char * const actions[] = {
    "win.start-refused", "win.back", "win.start-guide", "win.show-result", "win.show-guide",
    "win.show-fault", "win.show-help", "win.show-rules", "win.show-shortcuts",
    "win.show-sources", "win.about", "win.show-help", "win.go-home",
  };
  g_autoptr (VeiApplication) application = vei_application_new ();
  g_autoptr (VeiSession) session = new_session (REFUSED);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  gpointer alive;
  int minimum;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  window = vei_window_new (GTK_APPLICATION (application), session, NULL, NULL);
  alive = window;
  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  run_for (50);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_test_message ("%s", actions[i]);
      gtk_widget_activate_action (window, actions[i], NULL);
      run_for (20);
    }
  gtk_widget_activate_action (window, "win.change-answer", "s", "lives_alone");
  run_for (20);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROWEST, 640);
  /* A busy machine resizes in its own time. */
  for (guint i = 0; i < 300 && !gtk_widget_has_css_class (window, "narrow"); i++)
    run_for (50);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_test_message ("width %d, at least %d", gtk_widget_get_width (window), minimum);
  g_assert_true (gtk_widget_has_css_class (window, "narrow"));
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROWEST);
  gtk_window_close (GTK_WINDOW (window));
  wait_for_null (&alive);

  window = vei_problem_window_new (GTK_APPLICATION (application), "Noe <b> er galt", "Slik & slik");
  alive = window;
  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  vei_problem_window_add_choice (VEI_PROBLEM_WINDOW (window), "Prøv igjen", "app.load-again");
  vei_problem_window_add_choice (VEI_PROBLEM_WINDOW (window), "Avslutt", "app.quit");
  gtk_window_present (GTK_WINDOW (window));
  run_for (20);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for_null (&alive);
}

static void
with_double_text (void (*test) (gconstpointer data),
                  gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", 2 * NORMAL_DPI, NULL);
  test (data);
  g_object_set (settings, "gtk-xft-dpi", NORMAL_DPI, NULL);
}

static void
test_pages_large (gconstpointer data)
{
  with_double_text (test_pages, data);
}

static void
test_guide_page (void)
{
  g_autoptr (VeiSession) session = new_session (NOBODY);
  GtkWidget *guide = vei_guide_page_new (session);

  vei_guide_page_start_refused (VEI_GUIDE_PAGE (guide));
  show_and_close (guide);
}

static void
run_plain (gconstpointer data)
{
  test_guide_page ();
  test_questions ();
  test_steps_of_guide ();
}

static void
test_guide_large (void)
{
  with_double_text (run_plain, NULL);
}

/* GTK 4.24 counts a frame twice when a popover opens without a compositor, and
 * warns of it. No other warning is let through. */
static GLogWriterOutput
write_log_cb (GLogLevelFlags   level,
              const GLogField *fields,
              gsize            n_fields,
              gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "gdk_frame_timings_submitted() called"))
      return G_LOG_WRITER_HANDLED;
  g_log_writer_default (level, fields, n_fields, data);
  if (level & G_LOG_LEVEL_WARNING)
    abort ();
  return G_LOG_WRITER_HANDLED;
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
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  vei_language_set_up (&english);
  gtk_disable_setlocale ();
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    APP_PATH "/icons");

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

  g_test_add_func ("/widgets/date-field/parse", test_date_parse);
  g_test_add_func ("/widgets/date-field/shows", test_date_field);
  g_test_add_func ("/widgets/number-field", test_number_field);
  g_test_add_func ("/widgets/answer-row", test_answer_row);
  g_test_add_func ("/widgets/card", test_card);
  g_test_add_func ("/widgets/banner", test_banner);
  g_test_add_func ("/widgets/title", test_title);
  g_test_add_func ("/widgets/flow-layout", test_flow_layout);
  g_test_add_func ("/widgets/row-layout", test_row_layout);
  g_test_add_func ("/widgets/focus-order", test_focus_order);
  g_test_add_func ("/widgets/capitalized", test_capitalized);
  g_test_add_func ("/widgets/source-chip/all", test_source_chips);
  g_test_add_func ("/widgets/source-chip/opens", test_source_chip_opens);
  g_test_add_func ("/guide/page", test_guide_page);
  g_test_add_func ("/guide/questions", test_questions);
  g_test_add_func ("/guide/yes-no", test_yes_no);
  g_test_add_func ("/guide/many", test_many);
  g_test_add_func ("/guide/steps", test_steps_of_guide);
  g_test_add_func ("/guide/follow-up", test_follow_up);
  g_test_add_func ("/guide/walk", test_walk);
  g_test_add_func ("/guide/double-text", test_guide_large);
  g_test_add_func ("/guide/motion", test_motion);
  g_test_add_data_func ("/pages/refused", REFUSED, test_pages);
  g_test_add_data_func ("/pages/nobody", NOBODY, test_pages);
  g_test_add_data_func ("/pages/double-text", REFUSED, test_pages_large);
  g_test_add_func ("/result/says", test_result_says);
  g_test_add_func ("/result/dates", test_dates_text);
  g_test_add_func ("/windows", test_windows);

  status = g_test_run ();
  g_clear_object (&letter_book);
  g_clear_object (&knowledge);
  return status;
}
