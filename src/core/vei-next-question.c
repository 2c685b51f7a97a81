/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-assessment.h"

#include "core/vei-rule-diagrams.h"

#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

/*
 * Which questions can still matter. A diagram depends on just those variables
 * that make a difference for some answers to the others, so that what is left
 * of the diagrams when the given answers are put in says which questions to
 * ask. docs/proof.md says why this is exact.
 */

static guint64
find_deciding_questions (VeiRuleDiagrams *diagrams,
                         guint64          not_asked)
{
  guint64 found = 0;
  guint family = 0;

  for (guint64 left = diagrams->must_know; family < diagrams->n_families; family++)
    {
      /* The last family is for all questions that one may not know the answer to. */
      guint64 own = left != 0 ? left & -left : ~diagrams->must_know;
      GArray *list = diagrams->deciders[family];

      left &= left - 1;
      if ((own & not_asked) == 0)
        continue;
      for (guint i = 0; i < list->len; i++)
        found |= own & not_asked &
                 vei_diagrams_get_rest_support (diagrams->store,
                                                g_array_index (list, VeiDiagram, i));
    }
  return found;
}

static guint64
find_reasons (VeiRuleDiagrams *diagrams,
              const VeiFacts  *facts,
              guint64          found)
{
  VeiKnowledge *knowledge = diagrams->knowledge;

  for (guint e = 0; e < knowledge->n_equipment; e++)
    for (guint i = 0; i < knowledge->equipment[e].n_reasons; i++)
      {
        guint64 bit = BIT (knowledge->equipment[e].reasons[i].question);

        if ((facts->not_asked & bit & ~found) &&
            vei_diagrams_rest_can_be_true (diagrams->store, diagrams->reasons[e][i]))
          found |= bit;
      }
  return found;
}

static gboolean
some_verdict_among (VeiKnowledge        *knowledge,
                    const VeiAssessment *assessment,
                    guint32              verdicts)
{
  for (guint e = 0; e < knowledge->n_equipment; e++)
    if (assessment->equipment[e].wanted && (verdicts & 1u << assessment->equipment[e].verdict))
      return TRUE;
  return FALSE;
}

static gboolean
every_verdict_among (VeiKnowledge        *knowledge,
                     const VeiAssessment *assessment,
                     guint32              verdicts)
{
  for (guint e = 0; e < knowledge->n_equipment; e++)
    if (assessment->equipment[e].wanted && !(verdicts & 1u << assessment->equipment[e].verdict))
      return FALSE;
  return TRUE;
}

static guint64
find_requirements (VeiKnowledge        *knowledge,
                   const VeiAssessment *assessment)
{
  guint64 found = 0;

  for (guint e = 0; e < knowledge->n_equipment; e++)
    if (assessment->equipment[e].wanted &&
        (knowledge->requirement_verdicts & 1u << assessment->equipment[e].verdict))
      found |= knowledge->equipment[e].requirements;
  return found;
}

/**
 * vei_askable_questions:
 * @knowledge: the rules
 * @answers: answers as they were given
 * @as_of: the day for which to judge
 *
 * Finds all questions that are not asked yet and can still matter, as
 * contract section 2 says under *Asking*.
 *
 * Returns: a bit mask over the questions
 */
guint64
vei_askable_questions (VeiKnowledge     *knowledge,
                       const VeiAnswers *answers,
                       const GDate      *as_of)
{
  VeiRuleDiagrams *diagrams;
  VeiAssessment assessment = { 0, };
  VeiFacts facts;
  gint8 branches[VEI_MAX_QUESTIONS];
  gboolean reasons;
  guint64 found;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), 0);
  g_return_val_if_fail (answers != NULL, 0);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), 0);

  diagrams = vei_rule_diagrams_get (knowledge);
  assessment.as_of = g_date_get_julian (as_of);
  vei_facts_set_answers (&facts, knowledge, answers, assessment.as_of);
  vei_rules_read (knowledge, &facts, &assessment);
  if (every_verdict_among (knowledge, &assessment, knowledge->nothing_when_all))
    return 0;

  reasons = knowledge->no_reasons_when == NULL ||
            vei_condition_run (knowledge->no_reasons_when, &facts, 0) != VEI_TRUE;
  vei_rule_diagrams_set_branches (diagrams, &facts, -1, branches);
  vei_diagrams_begin_scratch (diagrams->store, branches);
  found = find_deciding_questions (diagrams, facts.not_asked);
  found &= ~(knowledge->requirement_questions | knowledge->last_questions);
  if (reasons)
    found = find_reasons (diagrams, &facts, found);
  vei_diagrams_end_scratch (diagrams->store);
  found |= find_requirements (knowledge, &assessment) & facts.not_asked;

  if (found == 0 && reasons &&
      some_verdict_among (knowledge, &assessment, knowledge->reason_verdicts))
    found = knowledge->last_questions & facts.not_asked;
  return found;
}

/**
 * vei_next_question:
 * @knowledge: the rules
 * @answers: answers as they were given
 * @as_of: the day for which to judge
 *
 * Finds the question to ask next: the first of those that can still matter.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL when nothing
 *   more can matter
 */
const VeiQuestion *
vei_next_question (VeiKnowledge     *knowledge,
                   const VeiAnswers *answers,
                   const GDate      *as_of)
{
  guint64 found = vei_askable_questions (knowledge, answers, as_of);

  return found != 0 ? &knowledge->questions[__builtin_ctzll (found)] : NULL;
}

/**
 * vei_next_to_ask:
 * @knowledge: the rules
 * @answers: answers as they were given
 * @as_of: the day for which to judge
 *
 * Finds the question to put to a person next. It is vei_next_question(),
 * except where that is a follow-up of a question that has not been asked: an
 * answer to it would not count yet, so the question before it is put first.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL when nothing
 *   more can matter
 */
const VeiQuestion *
vei_next_to_ask (VeiKnowledge     *knowledge,
                 const VeiAnswers *answers,
                 const GDate      *as_of)
{
  const VeiQuestion *question = vei_next_question (knowledge, answers, as_of);

  while (question != NULL && question->parent >= 0 &&
         answers->answer[question->parent].state == VEI_ANSWER_NOT_ASKED)
    question = &knowledge->questions[question->parent];
  return question;
}
