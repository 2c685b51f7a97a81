/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "app/letter/vei-date-row.h"
#include "app/widgets/vei-expander.h"
#include "app/letter/vei-event-line.h"
#include "app/letter/vei-events-row.h"
#include "app/letter/vei-letter-notes.h"
#include "app/letter/vei-letter-output.h"
#include "app/letter/vei-letter-page.h"
#include "app/letter/vei-letter-part.h"
#include "app/letter/vei-letter-preview.h"
#include "app/letter/vei-letter-reasons.h"
#include "app/letter/vei-paper-view.h"
#include "app/letter/vei-person-group.h"
#include "app/letter/vei-text-row.h"
#include "app/letter/vei-two-pane.h"
#include "app/widgets/vei-source-chip.h"

#define OWN_WORDS "Egne ord: tredje oktober, naboen hjalp meg."
#define WAIT_MS   5000

typedef struct
{
  VeiSession    *session;
  GtkWidget     *window;
  VeiLetterPage *page;
} Fixture;

/* ---- Finding and waiting ---- */

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type)
{
  GtkWidget *child;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
collect_text (GtkWidget *root,
              GString   *text)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  if (GTK_IS_TEXT_VIEW (root))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (root));
      g_autofree char *words = NULL;

      g_object_get (buffer, "text", &words, NULL);
      g_string_append_printf (text, "%s\n", words);
    }

  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static gboolean
preview_has (Fixture    *fixture,
             const char *text)
{
  GtkWidget *preview = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_PREVIEW);
  g_autoptr (GString) all = g_string_new (NULL);

  collect_text (preview, all);

  return strstr (all->str, text) != NULL;
}

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
wait_for_preview (Fixture    *fixture,
                  const char *text,
                  gboolean    expected)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);

  while (preview_has (fixture, text) != expected && !timed_out)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (timed_out);
  g_source_remove (source);
}

static void
wait_mapped (GtkWidget *widget)
{
  gboolean timed_out = FALSE;
  guint source = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);

  while ((!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0) && !timed_out)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (timed_out);
  g_source_remove (source);
}

/* ---- The person ---- */

static void
answer (VeiSession *session,
        const char *id,
        const char *choice)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, id);
  VeiAnswers *answers = vei_session_get_answers (session);

  g_assert_nonnull (question);
  if (question->kind == VEI_QUESTION_YES_NO)
    vei_answers_set_yes_no (answers, question, g_str_equal (choice, "yes"));
  else
    g_assert_true (vei_answers_set_choice (answers, question, choice));
}

static VeiSession *
create_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, &error);
  g_autoptr (VeiLetterBook) book = NULL;
  g_autoptr (VeiCase) empty = NULL;
  VeiSession *session;

  g_assert_no_error (error);
  book = vei_letter_book_new (knowledge, &error);
  g_assert_no_error (error);
  empty = vei_case_new (knowledge);
  session = vei_session_new (knowledge, book, NULL, empty, VEI_LANGUAGE_NB);

  vei_answers_set_choices (vei_session_get_answers (session),
                           vei_knowledge_find_question (knowledge, "equipment"), 3);
  answer (session, "age_group", "adult");
  answer (session, "diabetes_type", "type1");
  answer (session, "care_setting", "specialist");
  answer (session, "application_status", "refused");
  answer (session, "lives_alone", "yes");
  answer (session, "severe_hypos", "yes");
  vei_case_changed (vei_session_get_case (session));

  return session;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  int width = data != NULL ? GPOINTER_TO_INT (data) : 1200;

  fixture->session = create_session ();
  fixture->page = VEI_LETTER_PAGE (vei_letter_page_new (fixture->session));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_mapped (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  g_assert_finalize_object (fixture->session);
}

static void
open_as_text (Fixture    *fixture,
              const char *kind)
{
  vei_letter_page_open (fixture->page, kind);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "letter.look", "s", "text"));
  wait_mapped (find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_TWO_PANE));
}

static const VeiQuestion *
first_reason (Fixture *fixture)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (fixture->session);
  VeiLetterBook *book = vei_session_get_letter_book (fixture->session);
  guint64 reasons;
  guint i;

  reasons = vei_letter_book_get_reasons (book, vei_letter_book_find_kind (book, "application"),
                                         vei_session_get_case (fixture->session),
                                         vei_session_get_as_of (fixture->session));
  for (i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    if (reasons & (G_GUINT64_CONSTANT (1) << i))
      return vei_knowledge_get_question (knowledge, i);

  g_assert_not_reached ();
}

/* ---- Tests ---- */

static void
test_lists_kinds (Fixture       *fixture,
                  gconstpointer  data)
{
  VeiLetterBook *book = vei_session_get_letter_book (fixture->session);
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  collect_text (GTK_WIDGET (fixture->page), all);
  g_assert_cmpuint (vei_letter_book_get_n_kinds (book), >=, 3);
  for (i = 0; i < vei_letter_book_get_n_kinds (book); i++)
    {
      const VeiLetterKind *kind = vei_letter_book_get_kind (book, i);

      g_assert_nonnull (strstr (all->str, vei_text_get (&kind->title, VEI_LANGUAGE_NB)));
    }
}

static void
test_reason (Fixture       *fixture,
             gconstpointer  data)
{
  const VeiQuestion *question = first_reason (fixture);
  GtkWidget *reasons, *on, *text_view;
  const char *name = vei_text_get (&question->short_text, VEI_LANGUAGE_NB);
  g_autofree char *own_words_name = NULL;

  open_as_text (fixture, "application");
  reasons = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_REASONS);
  on = find_widget (reasons, GTK_TYPE_SWITCH);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (on)));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (on),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));

  /* What is typed lands in the case and in the letter. */
  text_view = find_widget (reasons, GTK_TYPE_TEXT_VIEW);
  own_words_name = g_strdup_printf ("In your own words: %s", name);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text_view),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, own_words_name);
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (text_view)));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view)), OWN_WORDS, -1);
  g_assert_cmpstr (vei_case_get_own_words (vei_session_get_case (fixture->session), question->id),
                   ==, OWN_WORDS);
  wait_for_preview (fixture, OWN_WORDS, TRUE);

  /* A reason that is switched off takes its words with it, and keeps them. */
  gtk_switch_set_active (GTK_SWITCH (on), FALSE);
  g_assert_false (vei_letter_reason_is_on (vei_session_get_case (fixture->session),
                                           "application", question->id));
  wait_for_preview (fixture, OWN_WORDS, FALSE);
  gtk_switch_set_active (GTK_SWITCH (on), TRUE);
  wait_for_preview (fixture, OWN_WORDS, TRUE);
}

static void
test_person (Fixture       *fixture,
             gconstpointer  data)
{
  VeiCase *letter_case = vei_session_get_case (fixture->session);

  open_as_text (fixture, "complaint_short");

  /* A change that was made elsewhere is shown. */
  g_free (vei_case_get_person (letter_case)->name);
  vei_case_get_person (letter_case)->name = g_strdup ("Eksempelpasient A");
  vei_case_changed (letter_case);
  wait_for_preview (fixture, "Eksempelpasient A", TRUE);
}

static void
test_refused_kind (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkWidget *preview;
  GtkStack *stack;

  answer (fixture->session, "application_status", "waiting");
  vei_case_changed (vei_session_get_case (fixture->session));
  open_as_text (fixture, "complaint");
  preview = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_PREVIEW);
  stack = GTK_STACK (find_widget (preview, GTK_TYPE_STACK));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "refusal");

  answer (fixture->session, "application_status", "refused");
  vei_case_changed (vei_session_get_case (fixture->session));
  while (g_str_equal (gtk_stack_get_visible_child_name (stack), "refusal"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "text");
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *panes, *paper;

  vei_letter_page_open (fixture->page, "application");
  panes = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_TWO_PANE);
  paper = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_PAPER_VIEW);
  wait_mapped (panes);
  g_assert_true (vei_two_pane_is_narrow (VEI_TWO_PANE (panes)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->page)), <=, 360);
  g_assert_false (gtk_widget_get_mapped (paper));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "letter.view", "s", "paper"));
  wait_mapped (paper);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (paper), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    guint       day, month, year;
  } rows[] = {
    { "24.12.2026", 24, 12, 2026 },
    { "1.2.1970", 1, 2, 1970 },
    { "01. 02. 1970", 1, 2, 1970 },
    { "1/2/1970", 1, 2, 1970 },
    { "2026-11-22", 22, 11, 2026 },
    { "29.2.2024", 29, 2, 2024 },
    { "29.2.2025", 0, 0, 0 },
    { "1.2.70", 0, 0, 0 },
    { "31.13.2020", 0, 0, 0 },
    { "1.1.1899", 0, 0, 0 },
    { "1.1.2200", 0, 0, 0 },
    { "0.0.2020", 0, 0, 0 },
    { "i går", 0, 0, 0 },
    { "1.2.1970.5", 0, 0, 0 },
    { "", 0, 0, 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (vei_date_row_parse (rows[i].text, &date), ==, rows[i].day != 0);
      g_assert_cmpint (g_date_valid (&date), ==, rows[i].day != 0);
      if (rows[i].day != 0)
        {
          g_assert_cmpuint (g_date_get_day (&date), ==, rows[i].day);
          g_assert_cmpuint (g_date_get_month (&date), ==, rows[i].month);
          g_assert_cmpuint (g_date_get_year (&date), ==, rows[i].year);
        }
    }
}

static void
test_file_name (void)
{
  g_autoptr (VeiSession) session = create_session ();
  VeiLetterBook *book = vei_session_get_letter_book (session);
  g_autofree char *name = NULL;
  VeiPerson *person;
  const char *at;

  person = vei_case_get_person (vei_session_get_case (session));
  g_free (person->name);
  person->name = g_strdup ("Eksempelpasient A");
  name = vei_letter_dup_file_name (session, vei_letter_book_find_kind (book, "application"),
                                   VEI_LANGUAGE_NB, "pdf");
  g_test_message ("%s", name);
  g_assert_true (g_str_has_suffix (name, ".pdf"));
  g_assert_nonnull (strstr (name, "soknad"));
  g_assert_null (strstr (name, "eksempel"));
  for (at = name; *at != '\0'; at++)
    g_assert_true (g_ascii_islower (*at) || g_ascii_isdigit (*at) || *at == '-' || *at == '.');
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
write_letter (const char  *path,
              const char  *contents,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new (contents, strlen (contents));
  g_autoptr (GAsyncResult) result = NULL;

  vei_letter_write_async (file, bytes, NULL, written_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return vei_letter_write_finish (result, error);
}

static void
test_write (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("vei-letter-XXXXXX", &error);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, "letter.pdf", NULL);
  g_assert_true (write_letter (path, "first", &error));
  g_assert_no_error (error);
  g_assert_true (write_letter (path, "second", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "second");

  g_assert_no_errno (g_remove (path));
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_write_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_assert_false (write_letter ("/nowhere/at-all/letter.pdf", "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  message = vei_letter_describe_error (error);
  g_assert_true (g_str_has_suffix (message, "."));
}

/* A birth date that contradicts the answers would make the case unreadable. */
static void
test_birth_date (Fixture       *fixture,
                 gconstpointer  data)
{
  VeiCase *letter_case = vei_session_get_case (fixture->session);
  GtkWidget *group, *row;

  open_as_text (fixture, "application");
  group = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_PERSON_GROUP);
  row = GTK_WIDGET (vei_person_group_get_birth_date_row (VEI_PERSON_GROUP (group)));

  gtk_editable_set_text (GTK_EDITABLE (row), "1.2.1970");
  g_assert_cmpuint (g_date_get_year (&vei_case_get_person (letter_case)->birth_date), ==, 1970);

  gtk_editable_set_text (GTK_EDITABLE (row), "1.2.2199");
  g_assert_false (g_date_valid (&vei_case_get_person (letter_case)->birth_date));
  g_assert_true (gtk_widget_has_css_class (row, "error"));

  gtk_editable_set_text (GTK_EDITABLE (row), "1.2.2");
  g_assert_false (g_date_valid (&vei_case_get_person (letter_case)->birth_date));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "1.2.2");

  gtk_editable_set_text (GTK_EDITABLE (row), "1.2.1971");
  g_assert_cmpuint (g_date_get_year (&vei_case_get_person (letter_case)->birth_date), ==, 1971);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

/* ---- Days, edits, notes, the deadline ---- */

static GtkWidget *
find_part (Fixture    *fixture,
           const char *id)
{
  GtkWidget *text = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_TEXT);
  GtkWidget *part = find_widget (text, VEI_TYPE_LETTER_PART);

  for (; part != NULL; part = gtk_widget_get_next_sibling (part))
    if (g_str_equal (vei_letter_part_get_id (VEI_LETTER_PART (part)), id))
      return part;

  return NULL;
}

static void
type_into_part (Fixture    *fixture,
                const char *id,
                const char *words)
{
  GtkWidget *part = find_part (fixture, id);

  g_assert_nonnull (part);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                              find_widget (part, GTK_TYPE_TEXT_VIEW))), words, -1);
}

static GtkEntry *
find_entry (GtkWidget *line,
            guint      index)
{
  GtkWidget *entry = find_widget (line, GTK_TYPE_ENTRY);

  while (index-- > 0)
    entry = gtk_widget_get_next_sibling (entry);

  return GTK_ENTRY (entry);
}

/* An event is in the case as it is typed; Enter goes on to the next. */
static void
test_events (Fixture       *fixture,
             gconstpointer  data)
{
  GPtrArray *events = vei_case_get_events (vei_session_get_case (fixture->session));
  const VeiQuestion *question = first_reason (fixture);
  GtkWidget *row, *line;
  const VeiEvent *event;

  open_as_text (fixture, "application");
  row = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_EVENTS_ROW);
  g_assert_null (find_widget (row, VEI_TYPE_EVENT_LINE));
  vei_events_row_add (VEI_EVENTS_ROW (row));
  line = find_widget (row, VEI_TYPE_EVENT_LINE);
  g_assert_cmpuint (events->len, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (find_entry (line, 0)), "3.10.2026");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (line, 1)), "2,4");
  g_assert_cmpuint (events->len, ==, 1);
  event = g_ptr_array_index (events, 0);
  g_assert_cmpstr (event->question, ==, question->id);
  g_assert_cmpfloat (event->value_mmol_l, ==, 2.4);
  g_assert_cmpuint (g_date_get_day (&event->date), ==, 3);
  wait_for_preview (fixture, "Dette hendte 3. oktober 2026", TRUE);

  /* A second one, and what is no number and no date is not stored. */
  vei_events_row_add (VEI_EVENTS_ROW (row));
  line = gtk_widget_get_next_sibling (line);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (line, 0)), "40.10.2026");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (line, 1)), "two");
  g_assert_cmpuint (events->len, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (line, 0)), "4.10.2026");
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_true (isnan (((VeiEvent *) g_ptr_array_index (events, 1))->value_mmol_l));

  gtk_editable_set_text (GTK_EDITABLE (find_entry (line, 0)), "");
  g_assert_cmpuint (events->len, ==, 1);
  g_signal_emit_by_name (find_widget (row, VEI_TYPE_EVENT_LINE), "removed");
  g_assert_cmpuint (events->len, ==, 0);
  wait_for_preview (fixture, "Dette hendte", FALSE);
}

/* Own words that are no reason: why another device is wanted. */
static void
test_more_own_words (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const VeiQuestion *question;

  question = vei_knowledge_find_question (vei_session_get_knowledge (fixture->session),
                                          "wants_dearer");
  open_as_text (fixture, "application");
  collect_text (find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_REASONS), all);
  g_assert_null (strstr (all->str, vei_text_get (&question->short_text, VEI_LANGUAGE_NB)));

  answer (fixture->session, "wants_dearer", "yes");
  vei_case_changed (vei_session_get_case (fixture->session));
  g_string_truncate (all, 0);
  collect_text (find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_REASONS), all);
  g_assert_nonnull (strstr (all->str, vei_text_get (&question->short_text, VEI_LANGUAGE_NB)));
}

#define EDITED "Jeg har skrevet dette selv."

static void
test_edits (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *part;

  open_as_text (fixture, "application");
  g_assert_nonnull (find_part (fixture, "intro"));
  type_into_part (fixture, "intro", EDITED);
  wait_for_preview (fixture, EDITED, TRUE);
  wait_for_preview (fixture, "Changed by you", TRUE);

  /* The edit is kept while the answers change around it. */
  answer (fixture->session, "lives_alone", "no");
  vei_case_changed (vei_session_get_case (fixture->session));
  wait_for_preview (fixture, "Jeg bor alene", FALSE);
  g_assert_true (preview_has (fixture, EDITED));
  g_assert_nonnull (vei_case_get_letter (vei_session_get_case (fixture->session),
                                         "application", FALSE));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "letter.undo", NULL));
  wait_for_preview (fixture, EDITED, FALSE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "letter.redo", NULL));
  wait_for_preview (fixture, EDITED, TRUE);

  /* What it rests on stands beside the part that is selected. */
  part = find_part (fixture, "reason.severe_hypos");
  g_assert_nonnull (part);
  vei_letter_part_set_selected (VEI_LETTER_PART (part), TRUE);
  g_assert_nonnull (find_widget (part, VEI_TYPE_SOURCE_CHIP));
  gtk_widget_grab_focus (part);
  g_signal_emit_by_name (part, "jump", "severe_hypos");
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                             VEI_TYPE_LETTER_REASONS));
}

/* The new wording stands beside an edited part, to take or to leave. */
static void
test_offer (Fixture       *fixture,
            gconstpointer  data)
{
  open_as_text (fixture, "application");
  type_into_part (fixture, "subject", EDITED);
  wait_for_preview (fixture, "Changed by you", TRUE);

  vei_answers_set_choices (vei_session_get_answers (fixture->session),
                           vei_knowledge_find_question (vei_session_get_knowledge (fixture->session),
                                                        "equipment"), 1);
  vei_case_changed (vei_session_get_case (fixture->session));
  wait_for_preview (fixture, "The letter says something new here", TRUE);
  g_assert_true (preview_has (fixture, EDITED));
}

static void
test_move (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *part, *before;

  open_as_text (fixture, "application");
  part = find_part (fixture, "reason.severe_hypos");
  before = gtk_widget_get_prev_sibling (part);
  gtk_widget_activate_action (part, "part.move-up", NULL);
  g_assert_true (gtk_widget_get_next_sibling (part) == before);
  gtk_widget_activate_action (part, "part.move-down", NULL);
  g_assert_true (gtk_widget_get_prev_sibling (part) == before);
}

static void
test_deadline (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  const VeiQuestion *question;
  GDate received = *vei_session_get_as_of (fixture->session);
  gsize size;

  g_assert_null (vei_letter_create_calendar (fixture->session));
  question = vei_knowledge_find_question (vei_session_get_knowledge (fixture->session),
                                          "refusal_received");
  g_date_subtract_days (&received, 5);
  vei_answers_set_date (vei_session_get_answers (fixture->session), question, &received);
  vei_case_changed (vei_session_get_case (fixture->session));

  open_as_text (fixture, "complaint");
  collect_text (GTK_WIDGET (fixture->page), all);
  g_assert_nonnull (strstr (all->str, "You learned of the no on"));
  g_assert_nonnull (strstr (all->str, "go by that letter"));
  bytes = vei_letter_create_calendar (fixture->session);
  g_assert_nonnull (bytes);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (bytes, &size), "BEGIN:VCALENDAR"));
}

/* The log of the case tells that a letter was sent. */
static void
test_sent (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *log;

  open_as_text (fixture, "application");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "letter.sent", NULL));
  node = vei_case_to_node (vei_session_get_case (fixture->session));
  log = json_object_get_array_member (json_node_get_object (node), "log");
  g_assert_cmpuint (json_array_get_length (log), ==, 1);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (
                                     json_array_get_object_element (log, 0), "what"), "Sent: "));
}

static void
test_notes (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *notes;

  open_as_text (fixture, "application");
  wait_for_preview (fixture, "to look at", TRUE);
  notes = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_LETTER_NOTES);
  vei_expander_set_expanded (VEI_EXPANDER (find_widget (notes, VEI_TYPE_EXPANDER)), TRUE);
  type_into_part (fixture, "intro", "Fødselsnummeret mitt er 01017012345.");
  wait_for_preview (fixture, "elleve sifre", TRUE);
  /* What must not be overlooked is said while the notes are folded away, too. */
  vei_expander_set_expanded (VEI_EXPANDER (find_widget (notes, VEI_TYPE_EXPANDER)), FALSE);
  wait_for_preview (fixture, "to look at: an identity number", TRUE);
}

/* A child whose birth date is not known: both versions are offered. */
static void
test_signer (Fixture       *fixture,
             gconstpointer  data)
{
  answer (fixture->session, "age_group", "child");
  vei_case_changed (vei_session_get_case (fixture->session));
  open_as_text (fixture, "application");
  g_assert_cmpint (vei_letter_get_signers (vei_session_get_case (fixture->session),
                                           vei_session_get_as_of (fixture->session)),
                   ==, VEI_SIGNER_SELF | VEI_SIGNER_GUARDIAN);
  wait_for_preview (fixture, "barnet mitt", FALSE);
  vei_letter_set_signer (vei_session_get_case (fixture->session), "application",
                         VEI_SIGNER_GUARDIAN);
  wait_for_preview (fixture, "barnet mitt", TRUE);
}

#define ADD(name, width, function) \
  g_test_add ("/letter-page/" name, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_disable_setlocale ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("lists-kinds", 1200, test_lists_kinds);
  ADD ("reason", 1200, test_reason);
  ADD ("person", 1200, test_person);
  ADD ("birth-date", 1200, test_birth_date);
  ADD ("refused-kind", 1200, test_refused_kind);
  ADD ("narrow", 360, test_narrow);
  ADD ("events", 1200, test_events);
  ADD ("more-own-words", 1200, test_more_own_words);
  ADD ("edits", 1200, test_edits);
  ADD ("offer", 1200, test_offer);
  ADD ("move", 1200, test_move);
  ADD ("deadline", 1200, test_deadline);
  ADD ("sent", 1200, test_sent);
  ADD ("notes", 1200, test_notes);
  ADD ("signer", 1200, test_signer);
  g_test_add_func ("/letter-page/dates", test_dates);
  g_test_add_func ("/letter-page/file-name", test_file_name);
  g_test_add_func ("/letter-page/write", test_write);
  g_test_add_func ("/letter-page/write-error", test_write_error);

  return g_test_run ();
}
