/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-assessment.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

static VeiKnowledge *knowledge;

static const VeiQuestion *
find (const char *id)
{
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, id);

  g_assert_nonnull (question);
  return question;
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  JsonNode *node = vei_json_parse ("test", text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

static void
read_answers (VeiAnswers *answers,
              const char *json)
{
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (GError) error = NULL;

  g_assert_true (vei_answers_read (answers, knowledge, node, "answers", &error));
  g_assert_no_error (error);
}

static char *
assess_to_line (const char *json,
                const char *as_of)
{
  g_autoptr (JsonNode) node = NULL;
  VeiAssessment assessment;
  VeiAnswers answers;
  GDate date;

  read_answers (&answers, json);
  g_assert_true (vei_date_parse (as_of, &date));
  vei_assess (knowledge, &answers, &date, &assessment);
  node = vei_assessment_to_node (&assessment, knowledge,
                                 vei_next_question (knowledge, &answers, &date));
  return vei_json_to_line (node);
}

/* ---- Answers in files ---- */

static const char all_kinds[] =
  "{'equipment':['pump','sensor'],'age_group':'adult','has_sensor':true,"
  "'sensor_replacement_reason':null,'insulin_regimen':'multiple_injections',"
  "'application_status':'refused','refusal_received':'2026-02-28','pregnant':false,"
  "'hba1c':63.5}";

static void
test_read (void)
{
  VeiAnswers answers;
  GDate date;

  read_answers (&answers, all_kinds);
  g_assert_cmpint (answers.answer[find ("age_group")->index].state, ==, VEI_ANSWER_GIVEN);
  g_assert_cmpint (answers.answer[find ("equipment")->index].choice, ==, 3);
  g_assert_cmpint (answers.answer[find ("sensor_replacement_reason")->index].state, ==,
                   VEI_ANSWER_DOES_NOT_KNOW);
  g_assert_cmpint (answers.answer[find ("lives_alone")->index].state, ==, VEI_ANSWER_NOT_ASKED);
  g_assert_true (vei_answers_is_yes (&answers, find ("has_sensor")));
  g_assert_false (vei_answers_is_yes (&answers, find ("pregnant")));
  g_assert_false (vei_answers_is_yes (&answers, find ("lives_alone")));
  g_assert_cmpfloat (answers.answer[find ("hba1c")->index].number, ==, 63.5);
  g_assert_true (vei_date_parse ("2026-02-28", &date));
  g_assert_cmpuint (answers.answer[find ("refusal_received")->index].julian, ==,
                    g_date_get_julian (&date));
}

static void
assert_round_trip (const char *json,
                   const char *expected)
{
  g_autofree char *wanted = g_strdelimit (g_strdup (expected), "'", '"');
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;
  VeiAnswers answers, again;

  read_answers (&answers, json);
  node = vei_answers_to_node (&answers, knowledge);
  line = vei_json_to_line (node);
  g_assert_cmpstr (line, ==, wanted);
  g_assert_true (vei_answers_read (&again, knowledge, node, NULL, NULL));
  g_assert_cmpmem (&answers, sizeof answers, &again, sizeof again);
}

static void
test_round_trip (void)
{
  assert_round_trip ("{}", "{}");
  assert_round_trip (all_kinds, all_kinds);
  assert_round_trip ("{'hba1c':20,'equipment':['sensor','pump']}",
                     "{'equipment':['pump','sensor'],'hba1c':20}");
  assert_round_trip ("{'hba1c':199.875}", "{'hba1c':199.875}");
  assert_round_trip ("{'refusal_received':'1900-01-01','application_status':null}",
                     "{'application_status':null,'refusal_received':'1900-01-01'}");
}

/* Every question, with every answer that it can have, survives being written. */
static void
test_round_trip_all (void)
{
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);
      guint n = question->kind == VEI_QUESTION_MANY ? (1u << question->n_choices) - 1
              : MAX (question->n_choices, 2);

      for (guint value = 0; value <= n; value++)
        {
          g_autoptr (JsonNode) node = NULL;
          g_autoptr (GError) error = NULL;
          VeiAnswers answers, again;

          vei_answers_clear (&answers);
          if (value == n && question->may_not_know)
            vei_answers_set_does_not_know (&answers, question);
          else if (question->kind == VEI_QUESTION_YES_NO)
            vei_answers_set_yes_no (&answers, question, value & 1);
          else if (question->kind == VEI_QUESTION_ONE)
            vei_answers_set_choice (&answers, question,
                                    question->choices[value % question->n_choices].id);
          else if (question->kind == VEI_QUESTION_MANY)
            vei_answers_set_choices (&answers, question, value % n + 1);
          node = vei_answers_to_node (&answers, knowledge);
          g_assert_true (vei_answers_read (&again, knowledge, node, NULL, &error));
          g_assert_no_error (error);
          g_assert_cmpmem (&answers, sizeof answers, &again, sizeof again);
        }
    }
}

static void
test_unset (void)
{
  VeiAnswers answers, none;

  vei_answers_clear (&none);
  read_answers (&answers, all_kinds);
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    vei_answers_unset (&answers, vei_knowledge_get_question (knowledge, i));
  g_assert_cmpmem (&answers, sizeof answers, &none, sizeof none);
}

static void
test_unknown_choice (void)
{
  VeiAnswers answers, before;

  read_answers (&answers, all_kinds);
  before = answers;
  g_assert_false (vei_answers_set_choice (&answers, find ("age_group"), "teenager"));
  g_assert_cmpmem (&answers, sizeof answers, &before, sizeof before);
}

/* ---- Answers in words ---- */

typedef struct
{
  const char *json;
  const char *question;
  const char *text[VEI_N_LANGUAGES];   /* nb, nn, en */
} WordsRow;

static const WordsRow words_rows[] = {
  { "{'lives_alone':true}", "lives_alone", { "Ja", "Ja", "Yes" } },
  { "{'lives_alone':false}", "lives_alone", { "Nei", "Nei", "No" } },
  { "{'lives_alone':null}", "lives_alone", { "Vet ikke", "Veit ikkje", "Don’t know" } },
  { "{}", "lives_alone", { "", "", "" } },
  { "{'refusal_received':'2026-02-28'}", "refusal_received",
    { "28. februar 2026", "28. februar 2026", "28 February 2026" } },
  { "{'refusal_received':'2025-05-01'}", "refusal_received",
    { "1. mai 2025", "1. mai 2025", "1 May 2025" } },
  { "{'hba1c':63}", "hba1c", { "63 mmol/mol", "63 mmol/mol", "63 mmol/mol" } },
  { "{'hba1c':63.5}", "hba1c", { "63,5 mmol/mol", "63,5 mmol/mol", "63.5 mmol/mol" } },
};

static void
test_words (void)
{
  for (guint language = 0; language < VEI_N_LANGUAGES; language++)
    {
      VeiLanguage wanted = language;

      /* Yes, no and don't know are words of the program, in its language. */
      vei_language_set_up (&wanted);
      for (guint i = 0; i < G_N_ELEMENTS (words_rows); i++)
        {
          const WordsRow *row = &words_rows[i];
          g_autofree char *text = NULL;
          VeiAnswers answers;

          read_answers (&answers, row->json);
          text = vei_answers_dup_value_text (&answers, find (row->question), wanted);
          g_assert_cmpstr (text, ==, row->text[language]);
        }
    }
}

/* Choices have the words of the pack. */
static void
test_words_of_choices (void)
{
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (question->kind != VEI_QUESTION_ONE)
        continue;
      for (guint choice = 0; choice < question->n_choices; choice++)
        for (guint language = 0; language < VEI_N_LANGUAGES; language++)
          {
            g_autofree char *text = NULL;
            VeiAnswers answers;

            vei_answers_clear (&answers);
            vei_answers_set_choice (&answers, question, question->choices[choice].id);
            text = vei_answers_dup_value_text (&answers, question, language);
            g_assert_cmpstr (text, ==,
                             vei_text_get (&question->choices[choice].label, language));
          }
    }
}

static void
test_words_of_several (void)
{
  const VeiQuestion *question = find ("equipment");

  for (guint language = 0; language < VEI_N_LANGUAGES; language++)
    {
      g_autofree char *text = NULL, *expected = NULL;
      VeiAnswers answers;

      read_answers (&answers, all_kinds);
      text = vei_answers_dup_value_text (&answers, question, language);
      expected = g_strjoin (", ", vei_text_get (&question->choices[0].label, language),
                            vei_text_get (&question->choices[1].label, language), NULL);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* ---- The assessment as JSON ---- */

static void
test_json_of_nobody (void)
{
  g_autofree char *line = assess_to_line ("{}", "2026-11-22");
  g_autofree char *expected = g_strdup_printf (
    "{'format':'utstyrsveiviser-assessment','version':1,'as_of':'2026-11-22','knowledge':'%s',"
    "'equipment':{"
    "'sensor':{'verdict':'need_more_information','criterion':null,'met':[],'find_out':[],"
    "'approvals':[],'cautions':[]},"
    "'pump':{'verdict':'need_more_information','criterion':null,'met':[],'find_out':[],"
    "'approvals':[],'cautions':[]}},"
    "'steps':[{'id':'ask_clinician_to_apply'}],'next_question':'equipment','sources':[],"
    "'stale':[]}", vei_knowledge_get_version (knowledge));

  g_strdelimit (expected, "'", '"');
  g_assert_cmpstr (line, ==, expected);
}

/* Only what is wanted stands there, and nothing is asked where both are broken. */
static void
test_json_of_broken (void)
{
  g_autofree char *line = assess_to_line (
    "{'equipment':['pump'],'insulin_regimen':'pump','pump_faulty':true}", "2000-02-29");
  g_autoptr (JsonNode) node = parse (line);
  JsonObject *object = json_node_get_object (node);
  JsonObject *equipment = json_object_get_object_member (object, "equipment");
  g_autofree char *steps = vei_json_to_line (json_object_get_member (object, "steps"));

  g_assert_cmpstr (json_object_get_string_member (object, "as_of"), ==, "2000-02-29");
  g_assert_false (json_object_has_member (equipment, "sensor"));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (equipment,
                                                                                 "pump"),
                                                  "criterion"), ==, "pump.faulty");
  g_assert_cmpstr (steps, ==, "[{\"id\":\"report_fault\"}]");
  g_assert_true (json_object_get_null_member (object, "next_question"));
}

/* Dates stand with the two steps that carry them, and only there. */
static void
test_json_of_dates (void)
{
  static const char *const answers =
    "{'application_status':'refused','refusal_received':'2026-10-24','written_reasons':true}";
  g_autofree char *late = assess_to_line (answers, "2026-11-22");
  g_autofree char *in_time = assess_to_line (answers, "2026-11-21");

  g_assert_nonnull (strstr (late, "{\"id\":\"complain_late\",\"deadline\":\"2026-11-21\","
                                  "\"send_by\":\"2026-11-20\"},{\"id\":\"ask_ombud\"}"));
  g_assert_nonnull (strstr (in_time, "{\"id\":\"complain\",\"deadline\":\"2026-11-21\","
                                     "\"send_by\":\"2026-11-20\"},{\"id\":\"ask_ombud\"}"));
}

static void
test_has_step (void)
{
  VeiAssessment assessment;
  VeiAnswers answers;
  GDate date;

  read_answers (&answers, "{'application_status':'waiting'}");
  g_assert_true (vei_date_parse ("2026-11-22", &date));
  vei_assess (knowledge, &answers, &date, &assessment);
  g_assert_true (vei_assessment_has_step (&assessment, knowledge, "remind"));
  g_assert_false (vei_assessment_has_step (&assessment, knowledge, "complain"));
  g_assert_false (vei_assessment_has_step (&assessment, knowledge, "no_such_step"));
}

/* A follow-up is put to nobody before its parent. */
static void
test_next_to_ask (void)
{
  VeiAnswers answers;
  GDate date;

  g_assert_true (vei_date_parse ("2026-11-22", &date));
  read_answers (&answers, "{'equipment':['sensor'],'age_group':'adult','has_sensor':false,"
                "'insulin_regimen':'daily','diabetes_type':'type1','clinician_supports':true}");
  g_assert_cmpstr (vei_next_to_ask (knowledge, &answers, &date)->id, ==, "care_setting");
  vei_answers_clear (&answers);
  g_assert_cmpstr (vei_next_to_ask (knowledge, &answers, &date)->id, ==, "equipment");
  g_assert_true (vei_askable_questions (knowledge, &answers, &date) & 1);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) bundled = NULL;
  g_autoptr (GError) error = NULL;
  VeiLanguage english = VEI_LANGUAGE_EN;

  vei_language_set_up (&english);
  g_test_init (&argc, &argv, NULL);

  pack = vei_pack_new_bundled ();
  bundled = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  knowledge = bundled;

  g_test_add_func ("/answers/read", test_read);
  g_test_add_func ("/answers/round-trip", test_round_trip);
  g_test_add_func ("/answers/round-trip/all", test_round_trip_all);
  g_test_add_func ("/answers/unset", test_unset);
  g_test_add_func ("/answers/unknown-choice", test_unknown_choice);
  g_test_add_func ("/answers/words", test_words);
  g_test_add_func ("/answers/words/choices", test_words_of_choices);
  g_test_add_func ("/answers/words/several", test_words_of_several);
  g_test_add_func ("/assessment/json/nobody", test_json_of_nobody);
  g_test_add_func ("/assessment/json/broken", test_json_of_broken);
  g_test_add_func ("/assessment/json/dates", test_json_of_dates);
  g_test_add_func ("/assessment/has-step", test_has_step);
  g_test_add_func ("/assessment/next-to-ask", test_next_to_ask);

  return g_test_run ();
}
