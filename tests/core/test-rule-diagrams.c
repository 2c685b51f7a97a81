/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-assessment.h"
#include "core/vei-rule-diagrams.h"

/*
 * The diagrams that the proof rests on against the evaluator that persons
 * meet: for random persons both say the same of every line, of every verdict
 * and of whether a line can still be decided.
 */

#define N_PERSONS 20000

typedef struct
{
  VeiKnowledge    *knowledge;
  VeiRuleDiagrams *rules;
} Fixture;

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (GError) error = NULL;

  fixture->knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  fixture->rules = vei_rule_diagrams_get (fixture->knowledge);
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_finalize_object (fixture->knowledge);
}

static guint
count_values (const VeiQuestion *question)
{
  switch (question->kind)
    {
    case VEI_QUESTION_ONE:
      return question->n_choices;
    case VEI_QUESTION_MANY:
      return (1u << question->n_choices) - 1;
    case VEI_QUESTION_NUMBER:
      return 1;
    case VEI_QUESTION_YES_NO:
    case VEI_QUESTION_DATE:
    default:
      return 2;
    }
}

/* Puts a branch of the diagrams into answers as they are given. */
static void
set_branch (Fixture           *fixture,
            VeiAnswers        *answers,
            const VeiQuestion *question,
            gint               branch)
{
  guint value = (guint) (branch - VEI_BRANCH_VALUE);
  GDate date = fixture->knowledge->released;

  if (branch == VEI_BRANCH_NOT_ASKED)
    vei_answers_unset (answers, question);
  else if (branch == VEI_BRANCH_DOES_NOT_KNOW)
    vei_answers_set_does_not_know (answers, question);
  else if (question->kind == VEI_QUESTION_YES_NO)
    vei_answers_set_yes_no (answers, question, value == 1);
  else if (question->kind == VEI_QUESTION_ONE)
    vei_answers_set_choice (answers, question, question->choices[value].id);
  else if (question->kind == VEI_QUESTION_MANY)
    vei_answers_set_choices (answers, question, value + 1);
  else if (question->kind == VEI_QUESTION_NUMBER)
    vei_answers_set_number (answers, question,
                            g_test_rand_double_range (question->minimum, question->maximum));
  else
    {
      /* The last day in time is the 28th after; the first one late is the 29th. */
      g_date_subtract_days (&date, 28 + value);
      vei_answers_set_date (answers, question, &date);
    }
}

/* A person of whom little, or much, has been asked. */
static void
make_person (Fixture    *fixture,
             VeiAnswers *answers,
             gint8      *branches)
{
  gint percent_not_asked = g_test_rand_int_range (0, 4) * g_test_rand_int_range (0, 30);
  gint percent_unknown = g_test_rand_int_range (0, 60);

  vei_answers_clear (answers);
  for (guint i = 0; i < fixture->knowledge->n_questions; i++)
    {
      const VeiQuestion *question = &fixture->knowledge->questions[i];
      gint branch;

      if (g_test_rand_int_range (0, 100) < percent_not_asked)
        branch = VEI_BRANCH_NOT_ASKED;
      else if (question->may_not_know && g_test_rand_int_range (0, 100) < percent_unknown)
        branch = VEI_BRANCH_DOES_NOT_KNOW;
      else
        branch = VEI_BRANCH_VALUE + g_test_rand_int_range (0, (gint) count_values (question));
      branches[i] = (gint8) branch;
      set_branch (fixture, answers, question, branch);
    }
}

static VeiTruth
run_line (Fixture          *fixture,
          const VeiAnswers *answers,
          guint             equipment,
          guint             line,
          VeiFacts         *facts)
{
  const VeiLine *rule = &fixture->knowledge->equipment[equipment].lines[line];

  vei_facts_set_answers (facts, fixture->knowledge, answers,
                         g_date_get_julian (&fixture->knowledge->released));
  return rule->when != NULL ? vei_condition_run (rule->when, facts, equipment) : VEI_TRUE;
}

/* ---- Lines ---- */

static void
test_lines (Fixture       *fixture,
            gconstpointer  data)
{
  guint seen[3] = { 0, };

  for (guint n = 0; n < N_PERSONS; n++)
    {
      gint8 given[VEI_MAX_QUESTIONS], counting[VEI_MAX_QUESTIONS];
      VeiAnswers answers;

      make_person (fixture, &answers, given);
      for (guint e = 0; e < fixture->knowledge->n_equipment; e++)
        for (guint i = 0; i < fixture->knowledge->equipment[e].n_lines; i++)
          {
            VeiDiagram diagram = fixture->rules->lines[e][i].truth;
            VeiFacts facts;
            VeiTruth truth = run_line (fixture, &answers, e, i, &facts);

            /* As given, and as it counts: follow-ups and all come to the same. */
            vei_rule_diagrams_set_branches (fixture->rules, &facts, VEI_BRANCH_NOT_ASKED, counting);
            g_assert_cmpint (vei_diagrams_evaluate (fixture->rules->store, diagram, given), ==,
                             truth);
            g_assert_cmpint (vei_diagrams_evaluate (fixture->rules->store, diagram, counting), ==,
                             truth);
            seen[truth]++;
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, N_PERSONS);
}

/* ---- Outcomes ---- */

static void
test_outcomes (Fixture       *fixture,
               gconstpointer  data)
{
  VeiDiagram outcome[VEI_MAX_EQUIPMENT];
  guint seen[VEI_MAX_VERDICTS] = { 0, };

  for (guint e = 0; e < fixture->knowledge->n_equipment; e++)
    {
      VeiDiagram lines[VEI_MAX_LINES];

      for (guint i = 0; i < fixture->knowledge->equipment[e].n_lines; i++)
        lines[i] = vei_rule_diagrams_line_status (fixture->rules, e, i);
      outcome[e] = vei_rule_diagrams_outcome (fixture->rules, e, lines);
    }
  for (guint n = 0; n < N_PERSONS; n++)
    {
      gint8 given[VEI_MAX_QUESTIONS];
      VeiAssessment assessment;
      VeiAnswers answers;

      make_person (fixture, &answers, given);
      vei_assess (fixture->knowledge, &answers, &fixture->knowledge->released, &assessment);
      for (guint e = 0; e < fixture->knowledge->n_equipment; e++)
        {
          guint8 found = vei_diagrams_evaluate (fixture->rules->store, outcome[e], given);
          gboolean is_line = found < fixture->knowledge->equipment[e].n_lines;

          g_assert_cmpuint (found, !=, VEI_OUTCOME_NONE);
          g_assert_cmpint (assessment.equipment[e].line, ==, is_line ? found : -1);
          g_assert_cmpuint (assessment.equipment[e].verdict, ==,
                            vei_rule_diagrams_get_verdict (fixture->rules, e, found));
          seen[assessment.equipment[e].verdict]++;
          /* Wanted, and not only by answering so: who has not said wants all. */
          g_assert_cmpint (assessment.equipment[e].wanted, ==,
                           vei_diagrams_evaluate (fixture->rules->store,
                                                  fixture->rules->wanted[e], given) != 0);
        }
    }
  for (guint i = 0; i < fixture->knowledge->n_verdicts; i++)
    g_assert_cmpuint (seen[i], >, 0);
}

/* ---- What more information can decide ---- */

/* The questions of a line with those that they follow up. */
static guint64
get_questions (Fixture *fixture,
               guint    equipment,
               guint    line)
{
  const VeiCondition *when = fixture->knowledge->equipment[equipment].lines[line].when;
  guint64 questions = when != NULL ? when->questions : 0;

  for (guint i = fixture->knowledge->n_questions; i-- > 0;)
    if (questions >> i & 1)
      {
        if (fixture->knowledge->questions[i].parent >= 0)
          questions |= G_GUINT64_CONSTANT (1) << fixture->knowledge->questions[i].parent;
        if (fixture->knowledge->mechanism[i].counts_as_yes != NULL)
          questions |= fixture->knowledge->mechanism[i].counts_as_yes->questions;
      }
  return questions;
}

/* Tries every way of answering the questions from @from on that were not asked yet. */
static gboolean
can_be_decided (Fixture    *fixture,
                VeiAnswers *answers,
                guint       equipment,
                guint       line,
                guint64     not_asked)
{
  guint question;
  VeiAnswers tried = *answers;
  VeiFacts facts;

  if (not_asked == 0)
    return run_line (fixture, answers, equipment, line, &facts) != VEI_UNKNOWN;
  question = (guint) __builtin_ctzll (not_asked);
  for (gint b = fixture->knowledge->questions[question].may_not_know ? VEI_BRANCH_DOES_NOT_KNOW
                                                                      : VEI_BRANCH_VALUE;
       b < VEI_BRANCH_VALUE + (gint) count_values (&fixture->knowledge->questions[question]); b++)
    {
      set_branch (fixture, &tried, &fixture->knowledge->questions[question], b);
      if (can_be_decided (fixture, &tried, equipment, line, not_asked & (not_asked - 1)))
        return TRUE;
    }
  return FALSE;
}

static void
test_decidable (Fixture       *fixture,
                gconstpointer  data)
{
  guint seen[2] = { 0, };

  for (guint n = 0; n < N_PERSONS / 10; n++)
    {
      gint8 given[VEI_MAX_QUESTIONS];
      VeiAnswers answers;

      make_person (fixture, &answers, given);
      for (guint e = 0; e < fixture->knowledge->n_equipment; e++)
        for (guint i = 0; i < fixture->knowledge->equipment[e].n_lines; i++)
          {
            VeiFacts facts;
            VeiTruth truth = run_line (fixture, &answers, e, i, &facts);
            guint64 open = get_questions (fixture, e, i) & facts.not_asked;
            gboolean decided, decidable;

            if (truth != VEI_UNKNOWN || __builtin_popcountll (open) > 4)
              continue;
            /* What was given to a follow-up of a question not asked yet does not count. */
            for (guint q = 0; q < fixture->knowledge->n_questions; q++)
              if (open >> q & 1)
                vei_answers_unset (&answers, &fixture->knowledge->questions[q]);
            decided = can_be_decided (fixture, &answers, e, i, open);
            decidable = vei_diagrams_evaluate (fixture->rules->store,
                                               fixture->rules->lines[e][i].decidable, given) != 0;
            g_assert_cmpint (decidable, ==, decided);
            seen[decided]++;
          }
    }
  g_assert_cmpuint (MIN (seen[0], seen[1]), >, 100);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up_cb, test, tear_down_cb)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/rule-diagrams/lines", test_lines);
  ADD ("/rule-diagrams/outcomes", test_outcomes);
  ADD ("/rule-diagrams/decidable", test_decidable);

  return g_test_run ();
}
