/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "broken-pack.h"
#include "core/vei-checker.h"
#include "core/vei-knowledge-private.h"
#include "core/vei-readability.h"

/*
 * The checker finds nothing in the shipped pack, and in each pack of bad/ the
 * one fault that was put into it. Where it names a person, the fault is shown
 * again with vei_assess(), which knows nothing of diagrams but whether a line
 * can still be decided.
 */

#define PERSON "; for example for these answers: "

static char *
get_shipped_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "..", "data", "knowledge", NULL);
}

/* ---- The shipped pack ---- */

static VeiCheckReport *
check_folder (const char *folder)
{
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory (folder);

  return vei_check_pack (pack);
}

static void
test_shipped (void)
{
  g_autofree char *folder = get_shipped_folder ();
  g_autoptr (VeiCheckReport) report = check_folder (folder);

  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->faults, i));
  g_assert_cmpuint (report->faults->len, ==, 0);
}

static void
test_bundled (void)
{
  g_autofree char *folder = get_shipped_folder ();
  g_autoptr (VeiCheckReport) from_folder = check_folder (folder);
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (VeiCheckReport) report = vei_check_pack (pack);

  g_assert_cmpuint (report->faults->len, ==, 0);
  g_assert_cmpuint (report->warnings->len, ==, from_folder->warnings->len);
  g_assert_cmpstr (report->combinations, ==, from_folder->combinations);
}

/* ---- What the keeper should look at again ---- */

#define HEAVY "Behandlingshjelpemiddelenheten organiserer utstyrsforvaltning tilsvarende " \
  "spesialisthelsetjenestens retningslinjer og forutsetter dokumentasjon av behandlingsindikasjon "

/* Each edit gives one note more than the shipped pack has, at the place named, and no fault. */
static const struct
{
  const char *edit;
  const char *place;
  const char *says;
} notes[] = {
  { "{\"file\":\"sources.json\",\"pointer\":\"/sources/0/checked_on\",\"set\":\"2024-01-01\"}",
    "sources.json: /sources/0: ", "six months" },
  { "{\"file\":\"sources.json\",\"pointer\":\"/sources/1/interim\",\"set\":true}",
    "sources.json: /sources/1: ", "interim" },
  { "{\"file\":\"sources.json\",\"pointer\":\"/sources/1/confidence\",\"set\":\"inferred\"}",
    "sources.json: /sources/1: ", "inferred" },
  { "{\"file\":\"rules.json\",\"pointer\":\"/verdicts/0/text/nn\",\"set\":\"" HEAVY HEAVY HEAVY HEAVY "\"}",
    "rules.json: /verdicts/0/text/nn: ", "heavy to read (LIX 1" },
};

static gboolean
has_note (VeiCheckReport *report,
          const char     *place,
          const char     *says)
{
  for (guint i = 0; i < report->warnings->len; i++)
    {
      const char *note = g_ptr_array_index (report->warnings, i);

      if (g_str_has_prefix (note, place) && strstr (note, says) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_notes (void)
{
  g_autofree char *folder = get_shipped_folder ();
  g_autoptr (VeiCheckReport) shipped = check_folder (folder);

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *list = g_strdup_printf ("[%s]", notes[i].edit);
      g_autoptr (JsonNode) edits = json_from_string (list, NULL);
      char *changed = broken_pack_new (folder, json_node_get_array (edits));
      g_autoptr (VeiCheckReport) report = check_folder (changed);

      g_assert_cmpuint (report->faults->len, ==, 0);
      g_assert_false (has_note (shipped, notes[i].place, notes[i].says));
      g_assert_true (has_note (report, notes[i].place, notes[i].says));
      g_assert_cmpuint (report->warnings->len, ==, shipped->warnings->len + 1);
      broken_pack_remove (changed);
    }
}

/* A text of 39 words is not measured, however heavy it is. */
static void
test_readability (void)
{
  guint n_words;

  g_assert_cmpfloat (vei_readability_measure ("", &n_words), ==, 0);
  g_assert_cmpuint (n_words, ==, 0);
  /* Four words in two sentences, one of them long: 2 + 25. */
  g_assert_cmpfloat (vei_readability_measure ("Du kan. Sykehuset lar.", &n_words), ==, 27);
  g_assert_cmpuint (n_words, ==, 4);
  g_assert_cmpfloat (vei_readability_measure ("Ring 3.5 ganger", NULL), ==, 4);
}

/* A number of any length times a small one, in decimal digits. */
static void
multiply (GString *digits,
          guint    factor)
{
  guint carry = 0;

  for (gssize i = (gssize) digits->len - 1; i >= 0; i--)
    {
      carry += (guint) (digits->str[i] - '0') * factor;
      digits->str[i] = (char) ('0' + carry % 10);
      carry /= 10;
    }
  for (; carry > 0; carry /= 10)
    g_string_prepend_c (digits, (char) ('0' + carry % 10));
}

/*
 * How many ways of answering there are, by hand from the table of questions. A
 * question that may be left unknown has two states more than values; one that
 * must be known has one more. Follow-ups count only below the values that
 * bring them up.
 */
static void
test_combinations (void)
{
  static const guint factors[] = {
    3 + 2,                             /* equipment: pump, sensor, both */
    2 + 1,                             /* age_group */
    2 + 1 + (4 + 2) * (2 + 2),         /* has_sensor: with yes, reason and under three years */
    3 + 2 + (2 + 2) * (2 + 2),         /* insulin_regimen: with pump, pump_faulty and loops */
    (4 + 2) * (2 + 2) + 1,             /* diabetes_type and pregnant: yes with gestational */
    1 + 1 + (2 + 2),                   /* care_setting: with specialist, clinician_supports */
    3 + 2 + 3 * (2 + 2) * (2 + 2),     /* application_status: date late or not, reasons */
    1 + 2 + (2 + 2),                   /* wants_dearer: with yes, better control */
    1 + 2,                             /* hba1c: no rule asks how high */
  };
  g_autofree char *folder = get_shipped_folder ();
  g_autoptr (VeiCheckReport) report = check_folder (folder);
  g_autoptr (GString) digits = g_string_new ("1");

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    multiply (digits, factors[i]);
  /* kidney_failure; 15 reasons that are neither pregnant nor a follow-up; 3 requirements. */
  for (guint i = 0; i < 1 + 15 + 3; i++)
    multiply (digits, 2 + 2);

  g_assert_cmpstr (report->combinations, ==, digits->str);
  g_assert_cmpuint (strspn (report->combinations, "0123456789"), ==, strlen (report->combinations));
}

/* ---- A person for whom it goes wrong ---- */

typedef struct
{
  VeiKnowledge *knowledge;
  JsonObject   *expect;
  VeiAnswers    answers;
} Person;

static guint
get_equipment (Person *person)
{
  const char *id = json_object_get_string_member (person->expect, "equipment");

  for (guint e = 0; e < person->knowledge->n_equipment; e++)
    if (g_str_equal (person->knowledge->equipment[e].public.id, id))
      return e;
  g_assert_not_reached ();
}

static const VeiQuestion *
get_question (Person *person)
{
  const char *id = json_object_get_string_member (person->expect, "question");
  const VeiQuestion *question = vei_knowledge_find_question (person->knowledge, id);

  g_assert_nonnull (question);
  return question;
}

static const VeiVerdict *
get_verdict (Person           *person,
             const VeiAnswers *answers,
             VeiAssessment    *assessment)
{
  vei_assess (person->knowledge, answers, &person->knowledge->released, assessment);
  return vei_knowledge_get_verdict (person->knowledge,
                                    assessment->equipment[get_equipment (person)].verdict);
}

/* Gives a question its nth value; FALSE where it has no more. */
static gboolean
set_value (VeiAnswers        *answers,
           VeiKnowledge      *knowledge,
           const VeiQuestion *question,
           guint              n)
{
  GDate date = knowledge->released;

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_answers_set_yes_no (answers, question, n == 1);
      return n < 2;
    case VEI_QUESTION_ONE:
      vei_answers_set_choice (answers, question,
                              question->choices[MIN (n, question->n_choices - 1)].id);
      return n < question->n_choices;
    case VEI_QUESTION_MANY:
      vei_answers_set_choices (answers, question, MIN (n, (1u << question->n_choices) - 2) + 1);
      return n < (1u << question->n_choices) - 1;
    case VEI_QUESTION_DATE:
      g_date_subtract_days (&date, n * 400);
      vei_answers_set_date (answers, question, &date);
      return n < 2;
    case VEI_QUESTION_NUMBER:
    default:
      vei_answers_set_number (answers, question, n == 0 ? question->minimum : question->maximum);
      return n < 2;
    }
}

/* Answers "does not know" to all that was not asked, where that is an answer, and else once
 * with each value. */
static void
answer_the_rest (VeiAnswers   *answers,
                 VeiKnowledge *knowledge,
                 gint          except,
                 guint         value)
{
  for (guint i = 0; i < knowledge->n_questions; i++)
    {
      const VeiQuestion *question = &knowledge->questions[i];

      if ((gint) i == except || answers->answer[i].state != VEI_ANSWER_NOT_ASKED)
        continue;
      if (question->may_not_know)
        vei_answers_set_does_not_know (answers, question);
      else
        set_value (answers, knowledge, question, value % question->n_choices);
    }
}

/* Whether some value of the question gives another verdict. */
static gboolean
value_changes_verdict (Person           *person,
                       const VeiVerdict *before)
{
  const VeiQuestion *question = get_question (person);
  VeiAnswers answers = person->answers;
  VeiAssessment assessment;

  for (guint n = 0; set_value (&answers, person->knowledge, question, n); n++)
    if (get_verdict (person, &answers, &assessment) != before)
      return TRUE;
  return FALSE;
}

/* However the rest is answered, the ladder ends without a verdict. */
static void
show_no_verdict (Person *person)
{
  for (guint value = 0; value < 2; value++)
    {
      VeiAnswers answers = person->answers;
      VeiAssessment assessment;

      answer_the_rest (&answers, person->knowledge, -1, value);
      g_assert_false (get_verdict (person, &answers, &assessment)->settled);
    }
}

static void
show_changes_when_asked (Person *person)
{
  VeiAssessment assessment;
  const VeiVerdict *before = get_verdict (person, &person->answers, &assessment);

  g_assert_cmpint (person->answers.answer[get_question (person)->index].state, ==,
                   VEI_ANSWER_NOT_ASKED);
  g_assert_true (before->settled);
  g_assert_true (value_changes_verdict (person, before));
}

static void
show_changes_when_known (Person *person)
{
  guint question = get_question (person)->index;
  VeiAssessment assessment;
  const VeiVerdict *before = get_verdict (person, &person->answers, &assessment);
  guint64 find_out = assessment.equipment[get_equipment (person)].find_out;

  g_assert_cmpint (person->answers.answer[question].state, ==, VEI_ANSWER_DOES_NOT_KNOW);
  g_assert_true (before->settled);
  g_assert_cmpuint (find_out >> question & 1, ==, 0);
  g_assert_true (value_changes_verdict (person, before));
}

static VeiTruth
get_truth (Person           *person,
           const VeiAnswers *answers,
           guint             line)
{
  guint equipment = get_equipment (person);
  VeiFacts facts;

  vei_facts_set_answers (&facts, person->knowledge, answers,
                         g_date_get_julian (&person->knowledge->released));
  return vei_condition_run (person->knowledge->equipment[equipment].lines[line].when, &facts,
                            equipment);
}

/* The line is read and unknown, and whatever the person may find out, it comes to the same. */
static void
show_stays_unknown (Person *person)
{
  const VeiEquipmentRules *rules = &person->knowledge->equipment[get_equipment (person)];
  const VeiQuestion *question = get_question (person);
  const char *id = json_object_get_string_member (person->expect, "line");
  VeiAnswers answers = person->answers;
  VeiTruth truth;
  guint line = 0;

  for (; !g_str_equal (rules->lines[line].statement.id, id); line++)
    if (rules->lines[line].when != NULL)
      g_assert_cmpint (get_truth (person, &answers, line), !=, VEI_TRUE);
  g_assert_cmpint (get_truth (person, &answers, line), ==, VEI_UNKNOWN);
  set_value (&answers, person->knowledge, question, 0);
  truth = get_truth (person, &answers, line);
  g_assert_cmpint (truth, !=, VEI_UNKNOWN);
  for (guint n = 1; set_value (&answers, person->knowledge, question, n); n++)
    g_assert_cmpint (get_truth (person, &answers, line), ==, truth);
}

static void
show_no_step (Person *person)
{
  VeiAssessment assessment;

  vei_assess (person->knowledge, &person->answers, &person->knowledge->released, &assessment);
  g_assert_cmpuint (assessment.steps, ==, 0);
}

/* All else is answered, the question is not asked, and its answer would settle the verdict. */
static void
show_waits_for (Person *person)
{
  const VeiQuestion *question = get_question (person);
  VeiAssessment assessment;
  const VeiVerdict *before;
  guint64 askable;

  g_assert_cmpint (person->answers.answer[question->index].state, ==, VEI_ANSWER_NOT_ASKED);
  answer_the_rest (&person->answers, person->knowledge, question->index, 0);
  before = get_verdict (person, &person->answers, &assessment);
  askable = vei_askable_questions (person->knowledge, &person->answers,
                                   &person->knowledge->released);
  g_assert_false (before->settled);
  g_assert_cmpuint (askable >> question->index & 1, ==, 0);
  g_assert_true (value_changes_verdict (person, before));
}

static const struct
{
  const char *name;
  void      (*show) (Person *person);
} shows[] = {
  { "no_verdict", show_no_verdict },
  { "changes_when_asked", show_changes_when_asked },
  { "changes_when_known", show_changes_when_known },
  { "stays_unknown", show_stays_unknown },
  { "no_step", show_no_step },
  { "waits_for", show_waits_for },
};

static void
show_person (const char *folder,
             JsonObject *expect,
             const char *name,
             const char *answers)
{
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, &error);
  g_autoptr (JsonNode) node = vei_json_parse ("person", answers, strlen (answers), &error);
  Person person = { knowledge, expect, };

  g_assert_no_error (error);
  g_test_message ("person: %s", answers);
  g_assert_true (vei_answers_read (&person.answers, knowledge, node, "answers", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    if (g_str_equal (shows[i].name, name))
      {
        shows[i].show (&person);
        return;
      }
  g_assert_not_reached ();
}

/* ---- Broken packs ---- */

/* The fault without the folder that the files of the test lie in. */
static const char *
skip_folder (const char *fault,
             const char *folder)
{
  return g_str_has_prefix (fault, folder) ? fault + strlen (folder) + 1 : fault;
}

static void
expect_fault (VeiCheckReport *report,
              const char     *folder,
              JsonObject     *expect)
{
  g_autofree char *place = broken_pack_resolve (folder, json_object_get_string_member (expect, "place"));
  g_autofree char *start = g_strconcat (place, ": ", NULL);
  const char *says = json_object_get_string_member (expect, "says");
  const char *shown = json_object_get_string_member_with_default (expect, "person", NULL);

  for (guint i = 0; i < report->faults->len; i++)
    {
      const char *fault = skip_folder (g_ptr_array_index (report->faults, i), folder);
      const char *person = strstr (fault, PERSON);

      if (!g_str_has_prefix (fault, start) || strstr (fault + strlen (start), says) == NULL)
        continue;
      g_assert_cmpint (person != NULL, ==, shown != NULL);
      if (person != NULL)
        show_person (folder, expect, shown, person + strlen (PERSON));
      return;
    }
  g_test_message ("not found: %s%s", start, says);
  g_test_fail ();
}

static void
test_bad (gconstpointer data)
{
  g_autofree char *shipped = get_shipped_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = vei_json_load_file (data, &error);
  g_autoptr (VeiCheckReport) report = NULL;
  JsonObject *object, *expect;
  JsonArray *also = NULL;
  guint n_also = 0;
  char *folder;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  expect = json_object_get_object_member (object, "expect");
  if (json_object_has_member (object, "also"))
    {
      also = json_object_get_array_member (object, "also");
      n_also = json_array_get_length (also);
    }
  folder = broken_pack_new (shipped, json_object_get_array_member (object, "edits"));
  report = check_folder (folder);

  g_test_message ("%s", json_object_get_string_member (object, "fault"));
  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->faults, i));
  expect_fault (report, folder, expect);
  for (guint i = 0; i < n_also; i++)
    expect_fault (report, folder, json_array_get_object_element (also, i));
  if (report->faults->len != 1 + n_also)
    {
      g_test_message ("%u faults, and %u are expected", report->faults->len, 1 + n_also);
      g_test_fail ();
    }
  broken_pack_remove (folder);
}

static void
add_bad_packs (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "bad", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      test = g_strdup_printf ("/check/bad/%.*s", (int) (strlen (name) - strlen (".json")), name);
      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_bad, g_free);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check/shipped", test_shipped);
  g_test_add_func ("/check/bundled", test_bundled);
  g_test_add_func ("/check/combinations", test_combinations);
  g_test_add_func ("/check/notes", test_notes);
  g_test_add_func ("/check/readability", test_readability);
  add_bad_packs ();

  return g_test_run ();
}
