/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "oracle-bridge.h"

#include <string.h>

#include "core/vei-date.h"

static void
init_questions (OracleBridge *bridge)
{
  guint n = vei_knowledge_get_n_questions (bridge->knowledge);

  for (guint i = 0; i < VEI_MAX_QUESTIONS; i++)
    bridge->oracle_question[i] = ORACLE_NO_QUESTION;
  g_assert_cmpuint (n, >=, ORACLE_N_QUESTIONS);
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    {
      const VeiQuestion *question =
        vei_knowledge_find_question (bridge->knowledge, oracle_question_ids[q]);

      g_assert_nonnull (question);
      bridge->question[q] = question;
      bridge->oracle_question[question->index] = q;
      for (int value = 0; oracle_get_choice (q, value) != NULL; value++)
        {
          guint choice = 0;

          while (choice < question->n_choices &&
                 !g_str_equal (question->choices[choice].id, oracle_get_choice (q, value)))
            choice++;
          g_assert_cmpuint (choice, <, question->n_choices);
          bridge->choice[q][value] = choice;
        }
    }
}

#define FIND(place, n, get, wanted)                                          \
  G_STMT_START {                                                             \
    (place) = 0;                                                             \
    while ((place) < (n) && !g_str_equal ((get)->id, (wanted)))              \
      (place)++;                                                             \
    g_assert_cmpuint ((place), <, (n));                                      \
  } G_STMT_END

void
oracle_bridge_init (OracleBridge *bridge,
                    VeiKnowledge *knowledge)
{
  memset (bridge, 0, sizeof *bridge);
  bridge->knowledge = knowledge;
  init_questions (bridge);
  for (guint i = 0; i < ORACLE_N_EQUIPMENT; i++)
    FIND (bridge->equipment[i], vei_knowledge_get_n_equipment (knowledge),
          vei_knowledge_get_equipment (knowledge, bridge->equipment[i]),
          oracle_equipment_ids[i]);
  for (guint i = 0; i < ORACLE_N_VERDICTS; i++)
    FIND (bridge->verdict[i], vei_knowledge_get_n_verdicts (knowledge),
          vei_knowledge_get_verdict (knowledge, bridge->verdict[i]), oracle_verdict_ids[i]);
  for (guint i = 0; i < ORACLE_N_CAUTIONS; i++)
    FIND (bridge->caution[i], vei_knowledge_get_n_cautions (knowledge),
          vei_knowledge_get_caution (knowledge, bridge->caution[i]), oracle_caution_ids[i]);
  for (guint i = 0; i < ORACLE_N_STEPS; i++)
    FIND (bridge->step[i], vei_knowledge_get_n_steps (knowledge),
          vei_knowledge_get_step (knowledge, bridge->step[i]), oracle_step_ids[i]);
}

static void
set_choices (const OracleBridge *bridge,
             VeiAnswers         *answers,
             int                 value)
{
  const VeiQuestion *question = bridge->question[ORACLE_EQUIPMENT];
  guint bits = 0;

  for (guint i = 0; i < question->n_choices; i++)
    if (value & (g_str_equal (question->choices[i].id, "pump") ? ORACLE_WANTS_PUMP
                                                               : ORACLE_WANTS_SENSOR))
      bits |= 1u << i;
  vei_answers_set_choices (answers, question, bits);
}

static void
set_date (VeiAnswers        *answers,
          const VeiQuestion *question,
          guint32            julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  vei_answers_set_date (answers, question, &date);
}

void
oracle_bridge_set_answer (const OracleBridge *bridge,
                          VeiAnswers         *answers,
                          OracleQuestion      question,
                          int                 value)
{
  const VeiQuestion *place = bridge->question[question];

  if (value == ORACLE_NOT_ASKED)
    vei_answers_unset (answers, place);
  else if (value == ORACLE_DOES_NOT_KNOW)
    vei_answers_set_does_not_know (answers, place);
  else if (question == ORACLE_EQUIPMENT)
    set_choices (bridge, answers, value);
  else if (question == ORACLE_REFUSAL_RECEIVED)
    set_date (answers, place, value);
  else if (question == ORACLE_HBA1C)
    vei_answers_set_number (answers, place, value);
  else if (oracle_get_choice (question, value) != NULL)
    g_assert_true (vei_answers_set_choice (answers, place, oracle_get_choice (question, value)));
  else
    vei_answers_set_yes_no (answers, place, value == ORACLE_YES);
}

void
oracle_bridge_set_answers (const OracleBridge *bridge,
                           VeiAnswers         *answers,
                           const OraclePerson *person)
{
  vei_answers_clear (answers);
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    oracle_bridge_set_answer (bridge, answers, q, person->answer[q]);
}

static int
parse_value (OracleQuestion  question,
             const char     *text)
{
  GDate date;

  if (g_str_equal (text, "-"))
    return ORACLE_NOT_ASKED;
  if (g_str_equal (text, "?"))
    return ORACLE_DOES_NOT_KNOW;
  if (question == ORACLE_EQUIPMENT)
    return (strstr (text, "pump") != NULL ? ORACLE_WANTS_PUMP : 0) |
           (strstr (text, "sensor") != NULL ? ORACLE_WANTS_SENSOR : 0);
  if (question == ORACLE_REFUSAL_RECEIVED)
    {
      g_assert_true (vei_date_parse (text, &date));
      return g_date_get_julian (&date);
    }
  if (question == ORACLE_HBA1C)
    return g_ascii_strtoll (text, NULL, 10);
  for (int value = 0; oracle_get_choice (question, value) != NULL; value++)
    if (g_str_equal (text, oracle_get_choice (question, value)))
      return value;
  if (g_str_equal (text, "yes"))
    return ORACLE_YES;
  g_assert_cmpstr (text, ==, "no");
  return ORACLE_NO;
}

/*
 * Changes @person by words of the form `question=value`. `yes`, `no`, ids of
 * choices (`pump+sensor`), dates; `?`: does not know; `-`: not asked yet.
 */
void
oracle_bridge_parse (OraclePerson *person,
                     const char   *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      guint q = 0;

      if (words[i][0] == '\0')
        continue;
      while (q < ORACLE_N_QUESTIONS && !g_str_equal (parts[0], oracle_question_ids[q]))
        q++;
      if (q == ORACLE_N_QUESTIONS || parts[1] == NULL)
        g_error ("“%s” is not an answer", words[i]);
      person->answer[q] = parse_value (q, parts[1]);
    }
}

static char *
value_to_text (OracleQuestion question,
               int            value)
{
  GDate date;

  if (value == ORACLE_DOES_NOT_KNOW)
    return g_strdup ("?");
  if (question == ORACLE_EQUIPMENT)
    return g_strdup (value == 3 ? "pump+sensor" : value == ORACLE_WANTS_PUMP ? "pump" : "sensor");
  if (question == ORACLE_REFUSAL_RECEIVED)
    {
      g_date_clear (&date, 1);
      g_date_set_julian (&date, value);
      return vei_date_to_iso (&date);
    }
  if (question == ORACLE_HBA1C)
    return g_strdup_printf ("%d", value);
  if (oracle_get_choice (question, value) != NULL)
    return g_strdup (oracle_get_choice (question, value));
  return g_strdup (value == ORACLE_YES ? "yes" : "no");
}

/* The other way; what is not asked yet is left out. */
char *
oracle_bridge_to_text (const OraclePerson *person)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    if (person->answer[q] != ORACLE_NOT_ASKED)
      {
        g_autofree char *value = value_to_text (q, person->answer[q]);

        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "",
                                oracle_question_ids[q], value);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fail (const OraclePerson *person,
      const char         *what,
      const char         *expected,
      const char         *found)
{
  g_autofree char *text = oracle_bridge_to_text (person);

  g_error ("%s: the contract gives “%s”, the engine “%s”, for: %s", what, expected, found, text);
}

static guint64
map_questions (const OracleBridge *bridge,
               guint64             questions)
{
  guint64 mapped = 0;

  for (; questions != 0; questions &= questions - 1)
    mapped |= G_GUINT64_CONSTANT (1) << bridge->question[__builtin_ctzll (questions)]->index;
  return mapped;
}

static guint64
map_places (const guint *places,
            guint        set)
{
  guint64 mapped = 0;

  for (; set != 0; set &= set - 1)
    mapped |= G_GUINT64_CONSTANT (1) << places[__builtin_ctz (set)];
  return mapped;
}

static void
check_set (const OraclePerson *person,
           const char         *what,
           guint64             expected,
           guint64             found)
{
  g_autofree char *e = NULL, *f = NULL;

  if (expected == found)
    return;
  e = g_strdup_printf ("%#" G_GINT64_MODIFIER "x", expected);
  f = g_strdup_printf ("%#" G_GINT64_MODIFIER "x", found);
  fail (person, what, e, f);
}

static void
check_equipment (const OracleBridge       *bridge,
                 const OraclePerson       *person,
                 OracleEquipment           e,
                 const OracleResult       *expected,
                 const VeiEquipmentResult *result)
{
  VeiKnowledge *knowledge = bridge->knowledge;
  const char *criterion = "none", *wanted = "none";

  check_set (person, "wanted", expected->wanted != FALSE, result->wanted != FALSE);
  if (!expected->wanted)
    return;
  if (bridge->verdict[expected->verdict] != result->verdict)
    fail (person, oracle_equipment_ids[e], oracle_verdict_ids[expected->verdict],
          vei_knowledge_get_verdict (knowledge, result->verdict)->id);
  if (result->line >= 0)
    criterion = vei_knowledge_get_line (knowledge, bridge->equipment[e], result->line)->id;
  if (expected->line > 0)
    wanted = oracle_criterion_ids[e][expected->line];
  if (!g_str_equal (criterion, wanted))
    fail (person, "criterion", wanted, criterion);
  check_set (person, "met", map_questions (bridge, expected->met), result->met);
  check_set (person, "find_out", map_questions (bridge, expected->find_out), result->find_out);
  check_set (person, "approvals", expected->approval ? 1 : 0, result->approvals);
  check_set (person, "cautions", map_places (bridge->caution, expected->cautions),
             result->cautions);
}

/* Ends the test, and shows the person, where the two differ. */
void
oracle_bridge_assert_same (const OracleBridge     *bridge,
                           const OraclePerson     *person,
                           const OracleAssessment *expected,
                           const VeiAssessment    *assessment)
{
  static const guint dated = 1u << ORACLE_COMPLAIN | 1u << ORACLE_COMPLAIN_LATE;
  guint64 dated_steps = expected->deadline != 0
                        ? map_places (bridge->step, expected->steps & dated) : 0;

  for (guint e = 0; e < ORACLE_N_EQUIPMENT; e++)
    check_equipment (bridge, person, e, &expected->equipment[e],
                     &assessment->equipment[bridge->equipment[e]]);
  check_set (person, "steps", map_places (bridge->step, expected->steps), assessment->steps);
  check_set (person, "dated steps", dated_steps, assessment->dated_steps);
  check_set (person, "deadline", expected->deadline, assessment->deadline);
  check_set (person, "send_by", expected->send_by, assessment->send_by);
}
