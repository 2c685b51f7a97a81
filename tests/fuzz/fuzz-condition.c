/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include "core/vei-answers.h"
#include "core/vei-knowledge-private.h"

/*
 * A condition. Whatever is answered, it and its opposite give opposite truths,
 * and a condition of answers alone never changes its mind when more is known,
 * as long as it does not ask whether something is known.
 */

static VeiCondition *
compile (JsonNode  *node,
         GError   **error)
{
  VeiJson json;

  vei_json_root (&json, node);
  return vei_condition_compile (fuzz_get_knowledge (), &json,
                                VEI_CONDITION_OF_EQUIPMENT | VEI_CONDITION_OF_ALL, error);
}

static JsonNode *
negate (JsonNode *node)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_member (object, "not", json_node_copy (node));
  return json_node_init_object (json_node_alloc (), object);
}

/* Answers that follow from a number, the same each time. */
static void
set_answers (VeiAnswers *answers,
             guint32     seed,
             gboolean    more)
{
  VeiKnowledge *knowledge = fuzz_get_knowledge ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  vei_answers_clear (answers);
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);
      guint32 value = g_rand_int (rand);
      gboolean known = g_rand_int_range (rand, 0, 3) == 0;

      if (!known && !more)
        continue;
      if (question->kind == VEI_QUESTION_YES_NO)
        vei_answers_set_yes_no (answers, question, value & 1);
      else if (question->kind == VEI_QUESTION_ONE)
        vei_answers_set_choice (answers, question, question->choices[value % question->n_choices].id);
      else if (question->kind == VEI_QUESTION_NUMBER)
        vei_answers_set_number (answers, question, question->minimum);
    }
}

static VeiTruth
run (const VeiCondition *condition,
     const VeiAnswers   *answers)
{
  VeiFacts facts;
  VeiAssessment assessment = { 0, };
  guint32 as_of = g_date_get_julian (fuzz_get_day ());

  assessment.as_of = as_of;
  vei_facts_set_answers (&facts, fuzz_get_knowledge (), answers, as_of);
  vei_rules_read (fuzz_get_knowledge (), &facts, &assessment);
  return vei_condition_run (condition, &facts, 0);
}

/* A condition that only more answers can settle, and only once. */
static gboolean
is_monotone (const VeiCondition *condition)
{
  for (guint i = 0; i < condition->n_ops; i++)
    switch (condition->ops[i].code)
      {
      case VEI_OP_CONSTANT:
      case VEI_OP_ANSWER:
      case VEI_OP_AT_LEAST:
      case VEI_OP_ALL:
      case VEI_OP_ANY:
      case VEI_OP_NOT:
        break;
      default:
        return FALSE;
      }
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (JsonNode) node = fuzz_parse (data, size);
  g_autoptr (JsonNode) opposite_node = NULL;
  g_autoptr (VeiCondition) condition = NULL;
  g_autoptr (VeiCondition) opposite = NULL;
  g_autoptr (GError) error = NULL;

  if (node == NULL)
    return 0;
  condition = compile (node, &error);
  FUZZ_ASSERT ((condition == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (condition == NULL)
    return 0;
  opposite_node = negate (node);
  opposite = compile (opposite_node, NULL);
  for (guint32 seed = 0; seed < 4; seed++)
    {
      VeiAnswers few, many;
      VeiTruth before, after;

      set_answers (&few, seed, FALSE);
      set_answers (&many, seed, TRUE);
      before = run (condition, &few);
      after = run (condition, &many);
      FUZZ_ASSERT (before <= VEI_TRUE);
      /* One deeper may be too deep. */
      if (opposite != NULL)
        FUZZ_ASSERT (run (opposite, &few) == VEI_TRUE - before);
      if (is_monotone (condition) && before != VEI_UNKNOWN)
        FUZZ_ASSERT (after == before);
    }
  return 0;
}
