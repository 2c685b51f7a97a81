/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-assessment.h"

#include "core/vei-date.h"
#include "core/vei-rule-diagrams.h"

#include <string.h>

#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

/* ---- The ladder ---- */

/* The questions of a line that the person does not know and whose value makes a difference. */
static guint64
find_out_in_line (VeiRuleDiagrams *diagrams,
                  const VeiFacts  *facts,
                  guint            equipment,
                  guint            line,
                  const gint8     *branches)
{
  const VeiCondition *when = diagrams->knowledge->equipment[equipment].lines[line].when;
  gint8 open[VEI_MAX_QUESTIONS];
  guint64 unknown = when->questions & facts->does_not_know;
  guint64 found;

  if (unknown == 0)
    return 0;
  memcpy (open, branches, sizeof open);
  for (guint i = 0; i < diagrams->knowledge->n_questions; i++)
    if (facts->does_not_know & BIT (i))
      open[i] = -1;
  vei_diagrams_begin_scratch (diagrams->store, open);
  found = vei_diagrams_get_rest_support (diagrams->store,
                                         diagrams->lines[equipment][line].bare);
  vei_diagrams_end_scratch (diagrams->store);
  return found & unknown;
}

static gboolean
can_be_decided (VeiRuleDiagrams *diagrams,
                const VeiFacts  *facts,
                guint            equipment,
                guint            line)
{
  gint8 branches[VEI_MAX_QUESTIONS];

  if (facts->not_asked == 0)
    return FALSE;
  vei_rule_diagrams_set_branches (diagrams, facts, VEI_BRANCH_NOT_ASKED, branches);
  return vei_diagrams_evaluate (diagrams->store, diagrams->lines[equipment][line].decidable,
                                branches) != 0;
}

static void
settle (VeiEquipmentResult *result,
        VeiFacts           *facts,
        guint               equipment,
        guint8              verdict,
        gint8               line)
{
  result->verdict = verdict;
  result->line = line;
  facts->verdict[equipment] = verdict;
  facts->line[equipment] = line;
}

static void
read_ladder (VeiKnowledge       *knowledge,
             VeiFacts           *facts,
             guint               equipment,
             VeiEquipmentResult *result)
{
  const VeiEquipmentRules *rules = &knowledge->equipment[equipment];

  for (guint i = 0; i < rules->n_lines; i++)
    {
      const VeiLine *line = &rules->lines[i];
      VeiTruth truth = line->when != NULL ? vei_condition_run (line->when, facts, equipment)
                                          : VEI_TRUE;

      if (truth == VEI_TRUE)
        {
          if (i + 1 == rules->n_lines && result->find_out != 0)
            settle (result, facts, equipment, knowledge->verdict_open, -1);
          else
            settle (result, facts, equipment, line->verdict, i);
          return;
        }
      if (truth == VEI_UNKNOWN)
        {
          VeiRuleDiagrams *diagrams = vei_rule_diagrams_get (knowledge);
          gint8 branches[VEI_MAX_QUESTIONS];

          if (can_be_decided (diagrams, facts, equipment, i))
            break;
          vei_rule_diagrams_set_branches (diagrams, facts, -1, branches);
          result->find_out |= find_out_in_line (diagrams, facts, equipment, i, branches);
        }
    }
  settle (result, facts, equipment, knowledge->verdict_unsettled, -1);
}

/* ---- What goes with a verdict ---- */

static void
read_reasons (VeiKnowledge       *knowledge,
              const VeiFacts     *facts,
              guint               equipment,
              VeiEquipmentResult *result)
{
  const VeiEquipmentRules *rules = &knowledge->equipment[equipment];

  if (knowledge->no_met_verdicts & 1u << result->verdict)
    return;
  for (guint i = 0; i < rules->n_reasons; i++)
    {
      const VeiReason *reason = &rules->reasons[i];
      gboolean is_yes_no = knowledge->questions[reason->question].kind == VEI_QUESTION_YES_NO;

      /* A reason that is not a yes/no question counts where its condition holds. */
      if (is_yes_no ? !(facts->bits[reason->question] & 1u << 1)
                    : facts->bits[reason->question] == 0 || reason->when == NULL)
        continue;
      if (reason->when == NULL || vei_condition_run (reason->when, facts, equipment) == VEI_TRUE)
        result->met |= BIT (reason->question);
    }
}

static guint64
read_rules (const VeiRule  *rules,
            guint           n_rules,
            const VeiFacts *facts,
            guint           equipment)
{
  guint64 found = 0;

  for (guint i = 0; i < n_rules; i++)
    if ((rules[i].equipment & 1u << equipment) &&
        vei_condition_run (rules[i].when, facts, equipment) == VEI_TRUE)
      found |= BIT (i);
  return found;
}

/* A requirement that the person does not know of, where a no would bring up the caution. */
static guint64
unknown_requirements (VeiKnowledge   *knowledge,
                      const VeiFacts *facts,
                      guint           equipment)
{
  const VeiEquipmentRules *rules = &knowledge->equipment[equipment];
  guint64 unknown = rules->requirements & facts->does_not_know;
  guint64 found = 0;

  while (unknown != 0)
    {
      guint question = __builtin_ctzll (unknown);
      VeiFacts with_no = *facts;

      unknown &= unknown - 1;
      with_no.bits[question] = 1u << 0;
      if (vei_condition_run (knowledge->cautions[rules->requirement_caution].when,
                             &with_no, equipment) == VEI_TRUE)
        found |= BIT (question);
    }
  return found;
}

static void
add_sources (VeiAssessment       *assessment,
             const VeiSourceRefs *refs)
{
  for (guint i = 0; i < refs->n; i++)
    assessment->sources[refs->ref[i].source / 64] |= BIT (refs->ref[i].source % 64);
}

static void
collect_sources (VeiKnowledge             *knowledge,
                 const VeiEquipmentResult *result,
                 guint                     equipment,
                 VeiAssessment            *assessment)
{
  if (result->line >= 0)
    add_sources (assessment,
                 &knowledge->equipment[equipment].lines[result->line].statement.sources);
  for (guint64 left = result->approvals; left != 0; left &= left - 1)
    add_sources (assessment, &knowledge->approvals[__builtin_ctzll (left)].statement.sources);
  for (guint64 left = result->cautions; left != 0; left &= left - 1)
    add_sources (assessment, &knowledge->cautions[__builtin_ctzll (left)].statement.sources);
}

static void
mark_stale (VeiKnowledge  *knowledge,
            VeiAssessment *assessment)
{
  for (guint word = 0; word < G_N_ELEMENTS (assessment->sources); word++)
    for (guint64 left = assessment->sources[word]; left != 0; left &= left - 1)
      {
        guint index = word * 64 + __builtin_ctzll (left);
        const VeiSource *source = &knowledge->sources[index];

        if (source->interim ||
            (g_date_valid (&source->valid_to) &&
             g_date_get_julian (&source->valid_to) < assessment->as_of) ||
            (g_date_valid (&source->valid_from) &&
             g_date_get_julian (&source->valid_from) > assessment->as_of))
          assessment->stale[word] |= BIT (index % 64);
      }
}

/*
 * vei_rules_read:
 * @facts: (inout): what is known; the verdicts are filled in
 * @assessment: (inout): zero but for its day; filled but for the dates of steps
 *
 * Reads all rules for a person.
 */
void
vei_rules_read (VeiKnowledge  *knowledge,
                VeiFacts      *facts,
                VeiAssessment *assessment)
{
  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      VeiEquipmentResult *result = &assessment->equipment[e];

      result->wanted = (facts->wanted & 1u << e) != 0;
      read_ladder (knowledge, facts, e, result);
      if (!result->wanted)
        continue;
      read_reasons (knowledge, facts, e, result);
      result->approvals = read_rules (knowledge->approvals, knowledge->n_approvals, facts, e);
      result->cautions = read_rules (knowledge->cautions, knowledge->n_cautions, facts, e);
      if (knowledge->equipment[e].requirements & facts->does_not_know)
        result->find_out |= unknown_requirements (knowledge, facts, e);
      collect_sources (knowledge, result, e, assessment);
    }
  for (guint i = 0; i < knowledge->n_steps; i++)
    if (vei_condition_run (knowledge->steps[i].when, facts, 0) == VEI_TRUE)
      assessment->steps |= BIT (i);
  mark_stale (knowledge, assessment);
}

/* ---- Dates ---- */

static void
set_dates (VeiKnowledge     *knowledge,
           const VeiFacts   *facts,
           const VeiAnswers *answers,
           VeiAssessment    *assessment)
{
  for (guint64 left = assessment->steps; left != 0; left &= left - 1)
    {
      guint step = __builtin_ctzll (left);
      const VeiDeadline *deadline;
      GDate day, send_by;

      if (knowledge->steps[step].deadline < 0)
        continue;
      deadline = &knowledge->deadlines[knowledge->steps[step].deadline];
      if (facts->bits[deadline->question] == 0)
        continue;
      assessment->deadline = answers->answer[deadline->question].julian + deadline->days;
      g_date_clear (&day, 1);
      g_date_set_julian (&day, assessment->deadline);
      vei_date_set_send_by (&send_by, &day);
      assessment->send_by = g_date_get_julian (&send_by);
      assessment->dated_steps |= BIT (step);
    }
}

/**
 * vei_assess:
 * @knowledge: the rules
 * @answers: answers as they were given
 * @as_of: the day for which to judge
 * @assessment: (out caller-allocates): the assessment
 *
 * Reads the rules for a person as of a day: a verdict for each kind of
 * equipment, what speaks for it, what must be found out, and what to do.
 *
 * Where two steps carry dates they must run from the same deadline, as those
 * of a complaint do.
 */
void
vei_assess (VeiKnowledge     *knowledge,
            const VeiAnswers *answers,
            const GDate      *as_of,
            VeiAssessment    *assessment)
{
  VeiFacts facts;

  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge));
  g_return_if_fail (answers != NULL && assessment != NULL);
  g_return_if_fail (as_of != NULL && g_date_valid (as_of));

  memset (assessment, 0, sizeof *assessment);
  assessment->as_of = g_date_get_julian (as_of);
  vei_facts_set_answers (&facts, knowledge, answers, assessment->as_of);
  vei_rules_read (knowledge, &facts, assessment);
  set_dates (knowledge, &facts, answers, assessment);
}

/**
 * vei_assessment_has_step:
 * @assessment: an assessment
 * @knowledge: the knowledge that it was made with
 * @step_id: the id of a step
 *
 * Tells whether a step is among those to take.
 *
 * Returns: %TRUE where it is
 */
gboolean
vei_assessment_has_step (const VeiAssessment *assessment,
                         VeiKnowledge        *knowledge,
                         const char          *step_id)
{
  g_return_val_if_fail (assessment != NULL && step_id != NULL, FALSE);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), FALSE);

  for (guint i = 0; i < knowledge->n_steps; i++)
    if (g_str_equal (knowledge->steps[i].statement.id, step_id))
      return (assessment->steps & BIT (i)) != 0;
  return FALSE;
}

/* ---- JSON ---- */

static void
add_ids (JsonObject   *object,
         const char   *member,
         guint64       set,
         gconstpointer first,
         gsize         size,
         gsize         id_offset)
{
  JsonArray *array = json_array_new ();

  for (guint64 left = set; left != 0; left &= left - 1)
    {
      const char *entry = (const char *) first + __builtin_ctzll (left) * size;

      json_array_add_string_element (array, *(const char * const *) (entry + id_offset));
    }
  json_object_set_array_member (object, member, array);
}

static JsonObject *
result_to_object (const VeiEquipmentResult *result,
                  VeiKnowledge             *knowledge,
                  guint                     equipment)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "verdict", knowledge->verdicts[result->verdict].id);
  if (result->line >= 0)
    json_object_set_string_member (object, "criterion",
                                   knowledge->equipment[equipment].lines[result->line].statement.id);
  else
    json_object_set_null_member (object, "criterion");
  add_ids (object, "met", result->met, knowledge->questions, sizeof (VeiQuestion),
           G_STRUCT_OFFSET (VeiQuestion, id));
  add_ids (object, "find_out", result->find_out, knowledge->questions, sizeof (VeiQuestion),
           G_STRUCT_OFFSET (VeiQuestion, id));
  add_ids (object, "approvals", result->approvals, knowledge->approvals, sizeof (VeiRule),
           G_STRUCT_OFFSET (VeiRule, statement.id));
  add_ids (object, "cautions", result->cautions, knowledge->cautions, sizeof (VeiRule),
           G_STRUCT_OFFSET (VeiRule, statement.id));
  return object;
}

static void
add_date (JsonObject *object,
          const char *member,
          guint32     julian)
{
  g_autofree char *iso = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  iso = vei_date_to_iso (&date);
  json_object_set_string_member (object, member, iso);
}

static JsonArray *
steps_to_array (const VeiAssessment *assessment,
                VeiKnowledge        *knowledge)
{
  JsonArray *array = json_array_new ();

  for (guint64 left = assessment->steps; left != 0; left &= left - 1)
    {
      guint step = __builtin_ctzll (left);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", knowledge->steps[step].statement.id);
      if (assessment->dated_steps & BIT (step))
        {
          add_date (object, "deadline", assessment->deadline);
          add_date (object, "send_by", assessment->send_by);
        }
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
sources_to_array (const guint64 *set,
                  VeiKnowledge  *knowledge)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < knowledge->n_sources; i++)
    if (set[i / 64] & BIT (i % 64))
      json_array_add_string_element (array, knowledge->sources[i].id);
  return array;
}

/**
 * vei_assessment_to_node:
 * @assessment: an assessment
 * @knowledge: the knowledge that it was made with
 * @next_question: (nullable): the question to ask next
 *
 * Makes the assessment JSON of contract section 4. Its `sources` are those of
 * the criteria, approvals and cautions: what the verdicts rest on. What a step
 * rests on stands with the step.
 *
 * Returns: (transfer full): a node that holds an object
 */
JsonNode *
vei_assessment_to_node (const VeiAssessment *assessment,
                        VeiKnowledge        *knowledge,
                        const VeiQuestion   *next_question)
{
  JsonObject *object, *equipment;
  JsonNode *node;

  g_return_val_if_fail (assessment != NULL, NULL);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", "utstyrsveiviser-assessment");
  json_object_set_int_member (object, "version", 1);
  add_date (object, "as_of", assessment->as_of);
  json_object_set_string_member (object, "knowledge", knowledge->version);
  equipment = json_object_new ();
  for (guint e = 0; e < knowledge->n_equipment; e++)
    if (assessment->equipment[e].wanted)
      json_object_set_object_member (equipment, knowledge->equipment[e].public.id,
                                     result_to_object (&assessment->equipment[e], knowledge, e));
  json_object_set_object_member (object, "equipment", equipment);
  json_object_set_array_member (object, "steps", steps_to_array (assessment, knowledge));
  if (next_question != NULL)
    json_object_set_string_member (object, "next_question", next_question->id);
  else
    json_object_set_null_member (object, "next_question");
  json_object_set_array_member (object, "sources",
                                sources_to_array (assessment->sources, knowledge));
  json_object_set_array_member (object, "stale", sources_to_array (assessment->stale, knowledge));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}
