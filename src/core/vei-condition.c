/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

/*
 * Conditions are postfix programs. Evaluation needs no memory and no look-up:
 * a truth value is 0, 1 or 2, so that "all" is the smallest operand and "any"
 * the greatest.
 */

/**
 * vei_condition_free:
 * @condition: (nullable) (transfer full): a condition
 *
 * Frees a condition.
 */
void
vei_condition_free (VeiCondition *condition)
{
  if (condition == NULL)
    return;
  g_free (condition->ops);
  g_free (condition);
}

/**
 * vei_condition_get_questions:
 * @condition: a condition
 *
 * Tells which questions a condition reads, definitions followed.
 *
 * Returns: a bit mask over the questions
 */
guint64
vei_condition_get_questions (const VeiCondition *condition)
{
  g_return_val_if_fail (condition != NULL, 0);

  return condition->questions;
}

static inline guint8
answer_truth (const VeiFacts *facts,
              guint           question,
              guint32         mask)
{
  guint16 bits = facts->bits[question];

  return bits == 0 ? VEI_UNKNOWN : (bits & mask) != 0 ? VEI_TRUE : VEI_FALSE;
}

static inline guint8
some_verdict (const VeiFacts *facts,
              guint32         mask)
{
  for (guint e = 0; e < VEI_MAX_EQUIPMENT; e++)
    if ((facts->wanted & 1u << e) && (mask & 1u << facts->verdict[e]))
      return VEI_TRUE;
  return VEI_FALSE;
}

static inline guint8
operand_truth (const VeiOp    *op,
               const VeiFacts *facts,
               guint           equipment)
{
  switch (op->code)
    {
    case VEI_OP_CONSTANT:
      return op->index;
    case VEI_OP_ANSWER:
    case VEI_OP_LATE:
      return answer_truth (facts, op->index, op->mask);
    case VEI_OP_AT_LEAST:
      return facts->bits[op->index] == 0 ? VEI_UNKNOWN
             : facts->number[op->index] >= op->threshold ? VEI_TRUE : VEI_FALSE;
    case VEI_OP_KNOWN:
      return facts->bits[op->index] != 0 ? VEI_TRUE : VEI_FALSE;
    case VEI_OP_WANTED:
      return facts->wanted & 1u << op->index ? VEI_TRUE : VEI_FALSE;
    case VEI_OP_VERDICT:
      return op->mask & 1u << facts->verdict[equipment] ? VEI_TRUE : VEI_FALSE;
    case VEI_OP_CRITERION:
      return equipment == op->index && facts->line[equipment] >= 0 &&
             (op->mask & 1u << facts->line[equipment]) ? VEI_TRUE : VEI_FALSE;
    case VEI_OP_SOME_VERDICT:
      return some_verdict (facts, op->mask);
    default:
      g_return_val_if_reached (VEI_UNKNOWN);
    }
}

/*
 * vei_condition_run:
 * @condition: a condition
 * @facts: what is known
 * @equipment: the kind of equipment that "verdict" and "criterion" are about
 *
 * Evaluates a condition by Kleene's strong three-valued logic.
 */
VeiTruth
vei_condition_run (const VeiCondition *condition,
                   const VeiFacts     *facts,
                   guint               equipment)
{
  guint8 stack[VEI_CONDITION_MAX_STACK + 1];
  guint depth = 0;

  for (guint i = 0; i < condition->n_ops; i++)
    {
      const VeiOp *op = &condition->ops[i];
      guint8 value;

      switch (op->code)
        {
        case VEI_OP_ALL:
          value = VEI_TRUE;
          for (guint n = op->index; n > 0; n--, depth--)
            value = MIN (value, stack[depth - 1]);
          break;
        case VEI_OP_ANY:
          value = VEI_FALSE;
          for (guint n = op->index; n > 0; n--, depth--)
            value = MAX (value, stack[depth - 1]);
          break;
        case VEI_OP_NOT:
          value = VEI_TRUE - stack[--depth];
          break;
        case VEI_OP_CERTAIN:
          value = stack[--depth] == VEI_TRUE ? VEI_TRUE : VEI_FALSE;
          break;
        default:
          value = operand_truth (op, facts, equipment);
          break;
        }
      stack[depth++] = value;
    }
  return stack[0];
}

/**
 * vei_condition_evaluate:
 * @condition: a condition
 * @knowledge: the knowledge that it was compiled for
 * @effective: effective answers, from vei_answers_get_effective()
 * @assessment: the assessment of the same answers
 * @equipment: the kind of equipment that `verdict` and `criterion` are about
 *
 * Evaluates a condition for a person.
 *
 * Returns: whether it is true, false or unknown
 */
VeiTruth
vei_condition_evaluate (const VeiCondition  *condition,
                        VeiKnowledge        *knowledge,
                        const VeiAnswers    *effective,
                        const VeiAssessment *assessment,
                        guint                equipment)
{
  VeiFacts facts;

  g_return_val_if_fail (condition != NULL, VEI_UNKNOWN);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), VEI_UNKNOWN);
  g_return_val_if_fail (effective != NULL && assessment != NULL, VEI_UNKNOWN);
  g_return_val_if_fail (equipment < knowledge->n_equipment, VEI_UNKNOWN);

  vei_facts_set_answers (&facts, knowledge, effective, assessment->as_of);
  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      facts.verdict[e] = assessment->equipment[e].verdict;
      facts.line[e] = assessment->equipment[e].line;
    }
  return vei_condition_run (condition, &facts, equipment);
}
