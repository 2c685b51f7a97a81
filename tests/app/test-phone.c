/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "app/cases/vei-phone-page.h"
#include "app/cases/vei-phone-question.h"
#include "app/cases/vei-phone-reading.h"
#include "app/cases/vei-phone-script.h"
#include "app/cases/vei-phone-side.h"

#define WAIT_MS 5000

typedef struct
{
  VeiSession   *session;
  GtkWidget    *window;
  VeiPhonePage *page;
} Fixture;

/* ---- Finding, pressing ---- */

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

static void
collect_text (GtkWidget *root,
              GString   *text)
{
  if (!gtk_widget_get_visible (root))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_text (child, text);
}

static void
assert_shows (GtkWidget  *root,
              const char *text)
{
  g_autoptr(GString) all = g_string_new (NULL);

  collect_text (root, all);
  if (strstr (all->str, text) == NULL)
    g_error ("“%s” is not shown, but: %s", text, all->str);
}

/* As GTK does when a key reaches the page. */
static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr(GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (fixture->page));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  return taken;
}

static const VeiQuestion *
get_asked (Fixture *fixture)
{
  GtkWidget *question = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_PHONE_QUESTION);

  return vei_phone_question_get_question (VEI_PHONE_QUESTION (question));
}

static void
assert_asked (Fixture    *fixture,
              const char *id)
{
  g_assert_cmpstr (get_asked (fixture)->id, ==, id);
}

static const VeiAnswer *
get_answer (Fixture    *fixture,
            const char *id)
{
  const VeiQuestion *question =
    vei_knowledge_find_question (vei_session_get_knowledge (fixture->session), id);

  return &vei_session_get_answers (fixture->session)->answer[question->index];
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static gboolean
is_reading (Fixture *fixture)
{
  return gtk_widget_get_mapped (find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_PHONE_READING));
}

/* The keys of somebody who is told no, up to the day of it. */
static void
press_to_date (Fixture *fixture)
{
  assert_asked (fixture, "equipment");
  g_assert_true (press (fixture, GDK_KEY_2));
  g_assert_true (press (fixture, GDK_KEY_Return));
  assert_asked (fixture, "age_group");
  g_assert_true (press (fixture, GDK_KEY_KP_1));
  assert_asked (fixture, "has_sensor");
  g_assert_true (press (fixture, GDK_KEY_n));
  assert_asked (fixture, "insulin_regimen");
  g_assert_true (press (fixture, GDK_KEY_3));
  assert_asked (fixture, "diabetes_type");
  g_assert_true (press (fixture, GDK_KEY_1));
  assert_asked (fixture, "care_setting");
  g_assert_true (press (fixture, GDK_KEY_1));
  assert_asked (fixture, "application_status");
  g_assert_true (press (fixture, GDK_KEY_4));
  assert_asked (fixture, "refusal_received");
}

/* ---- Set up ---- */

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
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

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr(VeiKnowledge) knowledge = vei_knowledge_new (pack, &error);
  g_autoptr(VeiCase) empty = NULL;

  g_assert_no_error (error);
  empty = vei_case_new (knowledge);
  fixture->session = vei_session_new (knowledge, NULL, NULL, empty, VEI_LANGUAGE_NB);
  fixture->page = VEI_PHONE_PAGE (vei_phone_page_new (fixture->session));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_mapped (GTK_WIDGET (fixture->page));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
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

/* ---- Tests ---- */

/* Each key gives the answer that stands beside it. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  press_to_date (fixture);
  g_assert_cmpuint (get_answer (fixture, "equipment")->choice, ==, 2);
  g_assert_cmpuint (get_answer (fixture, "age_group")->choice, ==, 0);
  g_assert_cmpuint (get_answer (fixture, "has_sensor")->state, ==, VEI_ANSWER_GIVEN);
  g_assert_cmpuint (get_answer (fixture, "has_sensor")->choice, ==, 0);
  g_assert_cmpuint (get_answer (fixture, "insulin_regimen")->choice, ==, 2);
  g_assert_cmpuint (get_answer (fixture, "diabetes_type")->choice, ==, 0);

  g_assert_true (press (fixture, GDK_KEY_v));
  g_assert_cmpuint (get_answer (fixture, "refusal_received")->state, ==,
                    VEI_ANSWER_DOES_NOT_KNOW);
  assert_asked (fixture, "written_reasons");
  g_assert_true (press (fixture, GDK_KEY_J));
  g_assert_cmpuint (get_answer (fixture, "written_reasons")->choice, ==, 1);
}

/* A key that is no answer here leaves everything as it is. */
static void
test_other_keys (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_false (press (fixture, GDK_KEY_j));
  g_assert_false (press (fixture, GDK_KEY_9));
  g_assert_false (press (fixture, GDK_KEY_0));
  g_assert_false (press (fixture, GDK_KEY_x));
  g_assert_true (press (fixture, GDK_KEY_Return));
  assert_asked (fixture, "equipment");
  g_assert_false (vei_session_has_answers (fixture->session));
  assert_shows (GTK_WIDGET (fixture->page), "is an answer too");

  /* Everybody knows how old they are. */
  press (fixture, GDK_KEY_1);
  press (fixture, GDK_KEY_Return);
  assert_asked (fixture, "age_group");
  g_assert_true (press (fixture, GDK_KEY_v));
  assert_asked (fixture, "age_group");
  g_assert_cmpuint (get_answer (fixture, "age_group")->state, ==, VEI_ANSWER_NOT_ASKED);
}

/* What is typed into a field answers nothing. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  static const guint keys[] = {
    GDK_KEY_j, GDK_KEY_n, GDK_KEY_v, GDK_KEY_l, GDK_KEY_p, GDK_KEY_1, GDK_KEY_BackSpace,
  };
  VeiAnswers before;

  press_to_date (fixture);
  before = *vei_session_get_answers (fixture->session);
  g_assert_true (press (fixture, GDK_KEY_F2));
  g_assert_true (GTK_IS_EDITABLE (get_focus (fixture)));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_false (press (fixture, keys[i]));
  assert_asked (fixture, "refusal_received");
  g_assert_cmpmem (&before, sizeof before, vei_session_get_answers (fixture->session),
                   sizeof before);
  g_assert_false (is_reading (fixture));

  /* Escape gives the keys back. */
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_false (GTK_IS_EDITABLE (get_focus (fixture)));
  g_assert_true (press (fixture, GDK_KEY_v));
  assert_asked (fixture, "written_reasons");
}

/* A digit begins the date; Enter ends it. */
static void
test_date (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *focus;
  GDate received;

  press_to_date (fixture);
  g_assert_true (press (fixture, GDK_KEY_3));
  focus = get_focus (fixture);
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "3");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), ==, 1);
  g_assert_false (press (fixture, GDK_KEY_0));

  gtk_editable_set_text (GTK_EDITABLE (focus), "30.2.2024");
  g_assert_true (press (fixture, GDK_KEY_Return));
  assert_asked (fixture, "refusal_received");
  gtk_editable_set_text (GTK_EDITABLE (focus), "3.10.2024");
  g_assert_true (press (fixture, GDK_KEY_Return));
  assert_asked (fixture, "written_reasons");
  g_date_clear (&received, 1);
  g_date_set_dmy (&received, 3, 10, 2024);
  g_assert_cmpuint (get_answer (fixture, "refusal_received")->julian, ==,
                    g_date_get_julian (&received));
}

/* Back shows the question before, with its answer; going on skips nothing. */
static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  press_to_date (fixture);
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  assert_asked (fixture, "application_status");
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  assert_asked (fixture, "care_setting");
  g_assert_cmpuint (get_answer (fixture, "application_status")->choice, ==, 3);
  g_assert_true (press (fixture, GDK_KEY_2));
  g_assert_cmpuint (get_answer (fixture, "care_setting")->choice, ==, 1);
  assert_asked (fixture, "refusal_received");
  while (vei_phone_page_back (fixture->page))
    ;
  assert_asked (fixture, "equipment");
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  assert_asked (fixture, "equipment");
}

/* What is not known is listed with whom to ask, and asked again by a key. */
static void
test_parked (Fixture       *fixture,
             gconstpointer  data)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (fixture->session);
  const VeiQuestion *received = vei_knowledge_find_question (knowledge, "refusal_received");
  GtkWidget *side = find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_PHONE_SIDE);
  g_autoptr(VeiPhoneSummary) summary = NULL;

  press_to_date (fixture);
  press (fixture, GDK_KEY_v);
  press (fixture, GDK_KEY_v);
  g_assert_cmpuint (vei_phone_count_parked (fixture->session), ==, 2);
  assert_shows (side, vei_text_get (&received->short_text, VEI_LANGUAGE_NB));
  summary = vei_phone_summary_new (fixture->session);
  g_assert_cmpuint (summary->parked->len, ==, 2);
  g_assert_cmpstr (summary->parked->pdata[0], ==,
                   vei_text_get (&received->find_out, VEI_LANGUAGE_NB));

  g_assert_true (press (fixture, GDK_KEY_p));
  assert_asked (fixture, "refusal_received");
  press (fixture, GDK_KEY_v);
  assert_asked (fixture, "written_reasons");
  press (fixture, GDK_KEY_n);
  g_assert_cmpuint (vei_phone_count_parked (fixture->session), ==, 1);
  g_assert_cmpstr (get_asked (fixture)->id, !=, "written_reasons");
}

/* The summary says each thing once, in whole sentences, as it was answered. */
static void
test_summary (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *id; guint key; } reasons[] = {
    { "refusal_received", GDK_KEY_v },
    { "written_reasons", GDK_KEY_n },
    { "pregnant", GDK_KEY_n },
    { "kidney_failure", GDK_KEY_n },
    { "clinician_supports", GDK_KEY_n },
    { "severe_hypos", GDK_KEY_j },
  };
  g_autoptr(VeiPhoneSummary) summary = NULL;
  g_autoptr(GString) said = g_string_new (NULL);

  press_to_date (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      assert_asked (fixture, reasons[i].id);
      press (fixture, reasons[i].key);
    }
  g_assert_true (press (fixture, GDK_KEY_l));
  g_assert_true (is_reading (fixture));
  summary = vei_phone_summary_new (fixture->session);
  for (guint i = 0; i < summary->said->len; i++)
    g_string_append_printf (said, "%s\n", (const char *) summary->said->pdata[i]);
  g_assert_cmpstr (said->str, ==,
                   "Hva ønsker du? Sensor (CGM).\n"
                   "Hvor gammel er den som skal bruke utstyret? 18 år eller eldre.\n"
                   "Hvordan tar du insulin? Sprøyte eller penn, tre ganger om dagen eller mer.\n"
                   "Hvilken type diabetes har du? Type 1.\n"
                   "Hvem følger opp diabetesen din? Sykehuset eller en avtalespesialist.\n"
                   "Hvor står saken din nå? Svaret på søknaden er nei (avslag).\n"
                   "Du har hyppige og alvorlige følinger.\n");
  g_assert_cmpuint (summary->said_no->len, ==, 5);
  g_assert_cmpuint (summary->verdicts->len, ==, 1);
  g_assert_nonnull (strstr (summary->verdicts->pdata[0], "Det er grunner som taler for"));
  g_assert_cmpuint (summary->steps->len, >, 0);
  assert_shows (GTK_WIDGET (fixture->page), "Du har hyppige og alvorlige følinger.");
  /* Enter goes on asking. */
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_false (is_reading (fixture));
}

/* To the end by keys alone: the verdict and the steps stand ready to be read. */
static void
test_to_the_end (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n = 0;

  press_to_date (fixture);
  while (!is_reading (fixture))
    {
      g_assert_cmpuint (n++, <, VEI_MAX_QUESTIONS);
      press (fixture, GDK_KEY_v);
    }
  g_assert_null (vei_session_get_next_to_ask (fixture->session));
  g_assert_cmpuint (vei_phone_count_parked (fixture->session), >, 5);
  assert_shows (find_widget (GTK_WIDGET (fixture->page), VEI_TYPE_PHONE_READING), "1. ");
  /* Back leads to the last question again. */
  g_assert_true (press (fixture, GDK_KEY_BackSpace));
  g_assert_false (is_reading (fixture));
}

/* Whoever cannot see the choices hears them. */
static void
test_script (void)
{
  g_autoptr(VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr(VeiKnowledge) knowledge = vei_knowledge_new (pack, NULL);

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);
      g_autofree char *text = vei_phone_dup_choices_text (question, VEI_LANGUAGE_NB);

      g_assert_cmpint (text[0] == '\0', ==, question->n_choices == 0);
      for (guint k = 0; k < question->n_choices; k++)
        g_assert_nonnull (strstr (text, vei_text_get (&question->choices[k].label,
                                                      VEI_LANGUAGE_NB)));
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_disable_setlocale ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/phone/keys", test_keys);
  ADD ("/phone/other-keys", test_other_keys);
  ADD ("/phone/typing", test_typing);
  ADD ("/phone/date", test_date);
  ADD ("/phone/back", test_back);
  ADD ("/phone/parked", test_parked);
  ADD ("/phone/summary", test_summary);
  ADD ("/phone/to-the-end", test_to_the_end);
  g_test_add_func ("/phone/script", test_script);
  return g_test_run ();
}
