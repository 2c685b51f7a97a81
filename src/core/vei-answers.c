/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

#include <string.h>

/**
 * vei_answers_clear:
 * @answers: (out caller-allocates): answers
 *
 * Makes every question *not asked yet*.
 */
void
vei_answers_clear (VeiAnswers *answers)
{
  g_return_if_fail (answers != NULL);

  memset (answers, 0, sizeof *answers);
}

static VeiAnswer *
get_place (VeiAnswers        *answers,
           const VeiQuestion *question,
           VeiAnswerState     state)
{
  VeiAnswer *answer = &answers->answer[question->index];

  memset (answer, 0, sizeof *answer);
  answer->state = state;
  return answer;
}

/**
 * vei_answers_unset:
 * @answers: (inout): answers
 * @question: a question
 *
 * Makes a question *not asked yet* again.
 */
void
vei_answers_unset (VeiAnswers        *answers,
                   const VeiQuestion *question)
{
  g_return_if_fail (answers != NULL && question != NULL);

  get_place (answers, question, VEI_ANSWER_NOT_ASKED);
}

/**
 * vei_answers_set_does_not_know:
 * @answers: (inout): answers
 * @question: a question whose `may_not_know` is %TRUE
 *
 * Notes that the person does not know.
 */
void
vei_answers_set_does_not_know (VeiAnswers        *answers,
                               const VeiQuestion *question)
{
  g_return_if_fail (answers != NULL && question != NULL);
  g_return_if_fail (question->may_not_know);

  get_place (answers, question, VEI_ANSWER_DOES_NOT_KNOW);
}

/**
 * vei_answers_set_yes_no:
 * @answers: (inout): answers
 * @question: a yes/no question
 * @yes: the answer
 *
 * Answers a yes/no question.
 */
void
vei_answers_set_yes_no (VeiAnswers        *answers,
                        const VeiQuestion *question,
                        gboolean           yes)
{
  g_return_if_fail (answers != NULL && question != NULL);
  g_return_if_fail (question->kind == VEI_QUESTION_YES_NO);

  get_place (answers, question, VEI_ANSWER_GIVEN)->choice = yes ? 1 : 0;
}

/**
 * vei_answers_set_choice:
 * @answers: (inout): answers
 * @question: a question with one choice
 * @choice_id: the id of a choice
 *
 * Answers a question with one of its choices. Where there is no such choice
 * nothing is changed.
 *
 * Returns: %TRUE where the choice exists
 */
gboolean
vei_answers_set_choice (VeiAnswers        *answers,
                        const VeiQuestion *question,
                        const char        *choice_id)
{
  g_return_val_if_fail (answers != NULL && question != NULL && choice_id != NULL, FALSE);
  g_return_val_if_fail (question->kind == VEI_QUESTION_ONE, FALSE);

  for (guint i = 0; i < question->n_choices; i++)
    if (g_str_equal (question->choices[i].id, choice_id))
      {
        get_place (answers, question, VEI_ANSWER_GIVEN)->choice = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * vei_answers_set_choices:
 * @answers: (inout): answers
 * @question: a question of the kind `many`
 * @bits: one bit for each choice, at least one of them set
 *
 * Answers a question with several of its choices.
 */
void
vei_answers_set_choices (VeiAnswers        *answers,
                         const VeiQuestion *question,
                         guint              bits)
{
  g_return_if_fail (answers != NULL && question != NULL);
  g_return_if_fail (question->kind == VEI_QUESTION_MANY);
  g_return_if_fail (bits > 0 && bits < 1u << question->n_choices);

  get_place (answers, question, VEI_ANSWER_GIVEN)->choice = bits;
}

/**
 * vei_answers_set_date:
 * @answers: (inout): answers
 * @question: a question for a date
 * @date: a valid date
 *
 * Answers a question with a date.
 */
void
vei_answers_set_date (VeiAnswers        *answers,
                      const VeiQuestion *question,
                      const GDate       *date)
{
  g_return_if_fail (answers != NULL && question != NULL);
  g_return_if_fail (question->kind == VEI_QUESTION_DATE);
  g_return_if_fail (date != NULL && g_date_valid (date));

  get_place (answers, question, VEI_ANSWER_GIVEN)->julian = g_date_get_julian (date);
}

/**
 * vei_answers_set_number:
 * @answers: (inout): answers
 * @question: a question for a number
 * @number: from the `minimum` to the `maximum` of the question, in its unit
 *
 * Answers a question with a number.
 */
void
vei_answers_set_number (VeiAnswers        *answers,
                        const VeiQuestion *question,
                        double             number)
{
  g_return_if_fail (answers != NULL && question != NULL);
  g_return_if_fail (question->kind == VEI_QUESTION_NUMBER);
  g_return_if_fail (number >= question->minimum && number <= question->maximum);

  get_place (answers, question, VEI_ANSWER_GIVEN)->number = number;
}

/* ---- What counts ---- */

static inline guint16
value_bit (const VeiQuestion          *question,
           const VeiQuestionMechanism *mechanism,
           const VeiKnowledge         *knowledge,
           const VeiAnswer            *answer,
           guint32                     as_of)
{
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
    case VEI_QUESTION_ONE:
      return 1u << answer->choice;
    case VEI_QUESTION_MANY:
      return 1u << (answer->choice - 1);
    case VEI_QUESTION_DATE:
      return mechanism->deadline >= 0 &&
             answer->julian + knowledge->deadlines[mechanism->deadline].days < as_of
             ? 1u << 1 : 1u << 0;
    case VEI_QUESTION_NUMBER:
      return 1u << 0;
    default:
      g_return_val_if_reached (0);
    }
}

static inline VeiAnswerState
effective_state (const VeiQuestion          *question,
                 const VeiQuestionMechanism *mechanism,
                 const VeiFacts             *facts,
                 const VeiAnswer            *answer)
{
  guint parent = question->parent;

  if (question->parent < 0 || (facts->bits[parent] & mechanism->parent_mask) != 0)
    return answer->state;
  return facts->not_asked & G_GUINT64_CONSTANT (1) << parent ? VEI_ANSWER_NOT_ASKED
                                                             : VEI_ANSWER_DOES_NOT_KNOW;
}

static guint32
wanted_equipment (const VeiKnowledge *knowledge,
                  const VeiFacts     *facts)
{
  guint16 bits = facts->bits[knowledge->equipment_question];
  guint32 wanted = 0;

  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      guint chosen = bits != 0 ? (guint) g_bit_nth_lsf (bits, -1) + 1 : ~0u;

      if (chosen & 1u << knowledge->equipment[e].choice_bit)
        wanted |= 1u << e;
    }
  return wanted;
}

/*
 * vei_facts_set_answers:
 * @facts: (out caller-allocates): the facts
 * @knowledge: the knowledge that the answers belong to
 * @answers: answers as they were given
 * @as_of: the day, as a Julian day; decides what is late
 *
 * Brings answers into the form that conditions are evaluated on: follow-ups
 * and answers that count as yes are settled here and nowhere else.
 */
void
vei_facts_set_answers (VeiFacts         *facts,
                       VeiKnowledge     *knowledge,
                       const VeiAnswers *answers,
                       guint32           as_of)
{
  memset (facts, 0, sizeof *facts);
  for (guint i = 0; i < knowledge->n_questions; i++)
    {
      const VeiQuestion *question = &knowledge->questions[i];
      const VeiQuestionMechanism *mechanism = &knowledge->mechanism[i];
      const VeiAnswer *answer = &answers->answer[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (mechanism->counts_as_yes != NULL &&
          vei_condition_run (mechanism->counts_as_yes, facts, 0) == VEI_TRUE)
        {
          facts->bits[i] = 1u << 1;
          continue;
        }
      switch (effective_state (question, mechanism, facts, answer))
        {
        case VEI_ANSWER_NOT_ASKED:
          facts->not_asked |= bit;
          break;
        case VEI_ANSWER_DOES_NOT_KNOW:
          facts->does_not_know |= bit;
          break;
        case VEI_ANSWER_GIVEN:
        default:
          facts->bits[i] = value_bit (question, mechanism, knowledge, answer, as_of);
          facts->number[i] = answer->number;
          break;
        }
    }
  facts->wanted = wanted_equipment (knowledge, facts);
}

/**
 * vei_answers_get_effective:
 * @answers: answers as they were given
 * @knowledge: the knowledge that they belong to
 * @effective: (out caller-allocates): the answers that count
 *
 * Works out which answers count: a follow-up only where its parent has the
 * value that brings it up, and a question that counts as yes because of
 * another answer.
 */
void
vei_answers_get_effective (const VeiAnswers *answers,
                           VeiKnowledge     *knowledge,
                           VeiAnswers       *effective)
{
  VeiFacts facts;

  g_return_if_fail (answers != NULL && effective != NULL);
  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge));

  vei_facts_set_answers (&facts, knowledge, answers, 0);
  *effective = *answers;
  for (guint i = 0; i < knowledge->n_questions; i++)
    {
      const VeiQuestion *question = &knowledge->questions[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (facts.not_asked & bit)
        get_place (effective, question, VEI_ANSWER_NOT_ASKED);
      else if (facts.does_not_know & bit)
        get_place (effective, question, VEI_ANSWER_DOES_NOT_KNOW);
      else if (question->kind == VEI_QUESTION_YES_NO)
        get_place (effective, question, VEI_ANSWER_GIVEN)->choice = facts.bits[i] >> 1;
    }
}

/**
 * vei_answers_is_yes:
 * @effective: effective answers
 * @question: a yes/no question
 *
 * Tells whether a yes/no question is answered yes.
 *
 * Returns: %TRUE where the answer is yes; %FALSE for no and for unknown
 */
gboolean
vei_answers_is_yes (const VeiAnswers  *effective,
                    const VeiQuestion *question)
{
  g_return_val_if_fail (effective != NULL && question != NULL, FALSE);
  g_return_val_if_fail (question->kind == VEI_QUESTION_YES_NO, FALSE);

  return effective->answer[question->index].state == VEI_ANSWER_GIVEN &&
         effective->answer[question->index].choice == 1;
}
