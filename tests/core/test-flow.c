/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-answers.h"
#include "core/vei-assessment.h"
#include "core/vei-date.h"
#include "core/vei-flow.h"

#define N_PERSONS 4000

typedef struct
{
  VeiKnowledge *knowledge;
  VeiFlow      *flow;
  GDate         as_of;
} Fixture;

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();

  fixture->knowledge = vei_knowledge_new (pack, NULL);
  g_assert_nonnull (fixture->knowledge);
  fixture->flow = vei_flow_new (fixture->knowledge);
  g_assert_true (vei_date_parse ("2026-11-22", &fixture->as_of));
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  vei_flow_free (fixture->flow);
  g_assert_finalize_object (fixture->knowledge);
}

/* Answers one question at random, and says which bit of a limit that is. */
static guint
set_random (Fixture           *fixture,
            VeiAnswers        *answers,
            const VeiQuestion *question)
{
  GDate day = fixture->as_of;
  guint value;

  if (question->may_not_know && g_test_rand_int_range (0, 4) == 0)
    {
      vei_answers_set_does_not_know (answers, question);
      return VEI_FLOW_DOES_NOT_KNOW;
    }
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      value = (guint) g_test_rand_int_range (0, 2);
      vei_answers_set_yes_no (answers, question, value == 1);
      return VEI_FLOW_VALUE + value;
    case VEI_QUESTION_ONE:
      value = (guint) g_test_rand_int_range (0, (gint32) question->n_choices);
      vei_answers_set_choice (answers, question, question->choices[value].id);
      return VEI_FLOW_VALUE + value;
    case VEI_QUESTION_MANY:
      value = (guint) g_test_rand_int_range (1, 1 << question->n_choices);
      vei_answers_set_choices (answers, question, value);
      return VEI_FLOW_VALUE + value - 1;
    case VEI_QUESTION_DATE:
      value = (guint) g_test_rand_int_range (0, 2);
      g_date_subtract_days (&day, value == 1 ? 200 : 1);
      vei_answers_set_date (answers, question, &day);
      return VEI_FLOW_VALUE + value;
    case VEI_QUESTION_NUMBER:
    default:
      vei_answers_set_number (answers, question, question->minimum);
      return VEI_FLOW_VALUE;
    }
}

/* Nobody is asked a question whose limit stops it: the program that asks knows nothing of limits. */
static void
test_against_asking (Fixture       *fixture,
                     gconstpointer  data)
{
  guint n = vei_knowledge_get_n_questions (fixture->knowledge), n_asked = 0, n_stopped = 0;

  for (guint person = 0; person < N_PERSONS; person++)
    {
      guint question = person % n, n_limits, stopped = 0;
      const VeiFlowLimit *limits = vei_flow_get_limits (fixture->flow, question, &n_limits);
      VeiAnswers answers = { 0, };
      guint bits[VEI_MAX_QUESTIONS] = { 0, };
      gboolean asked;

      for (guint i = 0; i < n; i++)
        if (i != question)
          bits[i] = set_random (fixture, &answers, vei_knowledge_get_question (fixture->knowledge, i));
      for (guint i = 0; i < n_limits; i++)
        stopped += !(limits[i].answers >> bits[limits[i].question] & 1);
      asked = vei_askable_questions (fixture->knowledge, &answers, &fixture->as_of) >> question & 1;
      g_assert_false (asked && stopped > 0);
      n_asked += asked;
      n_stopped += stopped > 0;
    }
  g_assert_cmpuint (n_asked, >, N_PERSONS / 20);
  g_assert_cmpuint (n_stopped, >, N_PERSONS / 20);
}

static gboolean
has_limit (Fixture    *fixture,
           const char *question,
           const char *words)
{
  guint n;
  const VeiFlowLimit *limits =
    vei_flow_get_limits (fixture->flow, vei_knowledge_find_question (fixture->knowledge, question)->index, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = vei_flow_describe (fixture->flow, &limits[i], VEI_LANGUAGE_EN);

      if (g_str_equal (text, words))
        return TRUE;
    }
  return FALSE;
}

/* What the contract says of asking, as the flow says it. */
static void
test_shipped (Fixture       *fixture,
              gconstpointer  data)
{
  guint n;

  g_assert_true (has_limit (fixture, "pump_faulty", "How you take insulin: “Insulin pump”"));
  g_assert_true (has_limit (fixture, "clinician_supports", "Age: “18 or older”"));
  g_assert_true (has_limit (fixture, "pregnant",
                            "Type of diabetes: not “Diabetes that came with pregnancy (gestational)”"));
  g_assert_true (has_limit (fixture, "sensor_replacement_reason", "Has a sensor from the hospital: yes"));
  /* It follows from the question before it, and so it is not said again. */
  g_assert_false (has_limit (fixture, "sensor_replacement_reason", "The equipment you want: not “An insulin pump”"));
  (void) vei_flow_get_limits (fixture->flow, 0, &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/flow/against-asking", Fixture, NULL, set_up_cb, test_against_asking, tear_down_cb);
  g_test_add ("/flow/shipped", Fixture, NULL, set_up_cb, test_shipped, tear_down_cb);
  return g_test_run ();
}
