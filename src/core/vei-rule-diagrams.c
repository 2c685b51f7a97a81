/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-rule-diagrams.h"

#include <string.h>

/*
 * The rules as decision diagrams over the answers as given. The variables are
 * the questions in the order of the table; their branches are "not asked yet",
 * "does not know" and the values that the rules can tell apart. Follow-ups and
 * answers that count as yes are part of the functions, so that a branch that
 * does not count makes no difference. docs/proof.md says what rests on this.
 */

guint8
vei_op_and (guint8 a,
            guint8 b)
{
  return MIN (a, b);
}

guint8
vei_op_or (guint8 a,
           guint8 b)
{
  return MAX (a, b);
}

guint8
vei_op_and_not (guint8 a,
                guint8 b)
{
  return a != 0 && b == 0;
}

/* ---- Values that can be told apart ---- */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
collect_thresholds (VeiRuleDiagrams    *self,
                    const VeiCondition *condition)
{
  for (guint i = 0; condition != NULL && i < condition->n_ops; i++)
    if (condition->ops[i].code == VEI_OP_AT_LEAST)
      {
        GArray **list = &self->thresholds[condition->ops[i].index];
        double minimum = self->knowledge->questions[condition->ops[i].index].minimum;
        /* Every answer is at least the smallest: nothing to tell apart. */
        gboolean known = condition->ops[i].threshold <= minimum;

        if (*list == NULL)
          *list = g_array_new (FALSE, FALSE, sizeof (double));
        for (guint t = 0; t < (*list)->len; t++)
          known |= g_array_index (*list, double, t) == condition->ops[i].threshold;
        if (!known && (*list)->len >= VEI_DIAGRAM_MAX_BRANCHES - VEI_BRANCH_VALUE - 1)
          self->too_fine |= G_GUINT64_CONSTANT (1) << condition->ops[i].index;
        else if (!known)
          g_array_append_val (*list, condition->ops[i].threshold);
        g_array_sort (*list, compare_doubles);
      }
}

static void
collect_all_thresholds (VeiRuleDiagrams *self)
{
  VeiKnowledge *knowledge = self->knowledge;

  for (guint i = 0; i < knowledge->n_questions; i++)
    collect_thresholds (self, knowledge->mechanism[i].counts_as_yes);
  collect_thresholds (self, knowledge->no_reasons_when);
  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      for (guint i = 0; i < knowledge->equipment[e].n_lines; i++)
        collect_thresholds (self, knowledge->equipment[e].lines[i].when);
      for (guint i = 0; i < knowledge->equipment[e].n_reasons; i++)
        collect_thresholds (self, knowledge->equipment[e].reasons[i].when);
    }
  for (guint i = 0; i < knowledge->n_approvals; i++)
    collect_thresholds (self, knowledge->approvals[i].when);
  for (guint i = 0; i < knowledge->n_cautions; i++)
    collect_thresholds (self, knowledge->cautions[i].when);
  for (guint i = 0; i < knowledge->n_steps; i++)
    collect_thresholds (self, knowledge->steps[i].when);
}

static guint
count_values (VeiRuleDiagrams *self,
              guint            question)
{
  if (self->knowledge->questions[question].kind != VEI_QUESTION_NUMBER)
    return self->knowledge->mechanism[question].n_values;
  /* At least two branches for values keeps "known" apart from nothing else. */
  return 1 + (self->thresholds[question] != NULL ? self->thresholds[question]->len : 0);
}

static guint
number_interval (VeiRuleDiagrams *self,
                 guint            question,
                 double           number)
{
  GArray *list = self->thresholds[question];
  guint interval = 0;

  while (list != NULL && interval < list->len && g_array_index (list, double, interval) <= number)
    interval++;
  return interval;
}

/*
 * vei_rule_diagrams_set_branches:
 * @facts: what is known
 * @not_asked: the branch for what was not asked yet, or -1 to leave it open
 * @branches: (out): for each question its branch
 */
void
vei_rule_diagrams_set_branches (VeiRuleDiagrams *self,
                                const VeiFacts  *facts,
                                gint8            not_asked,
                                gint8           *branches)
{
  for (guint i = 0; i < self->knowledge->n_questions; i++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << i;

      if (facts->not_asked & bit)
        branches[i] = not_asked;
      else if (facts->does_not_know & bit)
        branches[i] = VEI_BRANCH_DOES_NOT_KNOW;
      else if (self->knowledge->questions[i].kind == VEI_QUESTION_NUMBER)
        branches[i] = VEI_BRANCH_VALUE + number_interval (self, i, facts->number[i]);
      else
        branches[i] = VEI_BRANCH_VALUE + __builtin_ctz (facts->bits[i]);
    }
}

/* ---- Conditions ---- */

/*
 * vei_rule_diagrams_map:
 * @mask: which constants from @first on count, bit by bit
 * @first: the first constant that @mask speaks of
 * @inside: what those that count become
 * @outside: what the others from @first on become
 * @below_first: what those before it become
 *
 * Returns: the diagram with other constants
 */
VeiDiagram
vei_rule_diagrams_map (VeiRuleDiagrams *self,
                       VeiDiagram       diagram,
                       guint32          mask,
                       guint            first,
                       guint8           inside,
                       guint8           outside,
                       guint8           below_first)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    terminals[i] = i < first ? below_first
                   : i - first < 32 && (mask & 1u << (i - first)) ? inside : outside;
  return vei_diagrams_map (self->store, diagram, terminals);
}

/* Whether the effective answer to a question is among some values; otherwise unknown or false. */
static VeiDiagram
answer_in (VeiRuleDiagrams *self,
           guint            question,
           guint32          mask)
{
  return vei_rule_diagrams_map (self, self->effective[question], mask, VEI_BRANCH_VALUE,
                                VEI_TRUE, VEI_FALSE, VEI_UNKNOWN);
}

/* Where the verdict of a kind of equipment is among some: a VeiTruth. */
VeiDiagram
vei_rule_diagrams_verdict_in (VeiRuleDiagrams  *self,
                              const VeiDiagram *outcome,
                              guint             equipment,
                              guint32           mask)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    terminals[i] = mask & 1u << vei_rule_diagrams_get_verdict (self, equipment, i)
                   ? VEI_TRUE : VEI_FALSE;
  return vei_diagrams_map (self->store, outcome[equipment], terminals);
}

static VeiDiagram
number_at_least (VeiRuleDiagrams *self,
                 guint            question,
                 double           threshold)
{
  guint first = number_interval (self, question, threshold);

  return answer_in (self, question, ~((1u << first) - 1));
}

static VeiDiagram
some_verdict_in (VeiRuleDiagrams  *self,
                 const VeiDiagram *outcome,
                 guint32           mask)
{
  VeiDiagram result = VEI_FALSE;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    result = vei_diagrams_apply (self->store, vei_op_or, result,
                                 vei_diagrams_choose (self->store, self->wanted[e],
                                                      vei_rule_diagrams_verdict_in (self, outcome, e, mask),
                                                      VEI_FALSE));
  return result;
}

static VeiDiagram
operand_diagram (VeiRuleDiagrams  *self,
                 const VeiOp      *op,
                 const VeiDiagram *outcome,
                 guint             equipment)
{
  switch (op->code)
    {
    case VEI_OP_CONSTANT:
      return op->index;
    case VEI_OP_ANSWER:
    case VEI_OP_LATE:
      return answer_in (self, op->index, op->mask);
    case VEI_OP_AT_LEAST:
      return number_at_least (self, op->index, op->threshold);
    case VEI_OP_KNOWN:
      return vei_rule_diagrams_map (self, self->effective[op->index], ~0u, VEI_BRANCH_VALUE,
                                    VEI_TRUE, VEI_FALSE, VEI_FALSE);
    case VEI_OP_WANTED:
      return vei_diagrams_choose (self->store, self->wanted[op->index], VEI_TRUE, VEI_FALSE);
    case VEI_OP_VERDICT:
      return vei_rule_diagrams_verdict_in (self, outcome, equipment, op->mask);
    case VEI_OP_CRITERION:
      return outcome != NULL && equipment == op->index
             ? vei_rule_diagrams_map (self, outcome[equipment], op->mask, 0, VEI_TRUE, VEI_FALSE, VEI_FALSE)
             : VEI_FALSE;
    case VEI_OP_SOME_VERDICT:
      return some_verdict_in (self, outcome, op->mask);
    default:
      g_return_val_if_reached (VEI_UNKNOWN);
    }
}

static VeiDiagram
fold (VeiRuleDiagrams  *self,
      VeiDiagramOp      op,
      VeiDiagram        start,
      const VeiDiagram *operands,
      guint             n)
{
  for (guint i = 0; i < n; i++)
    start = vei_diagrams_apply (self->store, op, start, operands[i]);
  return start;
}

/*
 * vei_rule_diagrams_condition:
 * @condition: (nullable): a condition; %NULL is always true
 * @outcome: the outcome of each kind of equipment, for conditions on verdicts
 * @equipment: the kind of equipment that "verdict" and "criterion" are about
 *
 * Returns: the diagram of its VeiTruth
 */
VeiDiagram
vei_rule_diagrams_condition (VeiRuleDiagrams    *self,
                             const VeiCondition *condition,
                             const VeiDiagram   *outcome,
                             guint               equipment)
{
  static const guint8 negated[] = { VEI_TRUE, VEI_UNKNOWN, VEI_FALSE };
  static const guint8 certain[] = { VEI_FALSE, VEI_FALSE, VEI_TRUE };
  VeiDiagram stack[VEI_CONDITION_MAX_STACK + 1] = { VEI_TRUE, };
  guint depth = 0;

  for (guint i = 0; condition != NULL && i < condition->n_ops; i++)
    {
      const VeiOp *op = &condition->ops[i];
      VeiDiagram value;

      switch (op->code)
        {
        case VEI_OP_ALL:
        case VEI_OP_ANY:
          depth -= op->index;
          value = op->code == VEI_OP_ALL
                  ? fold (self, vei_op_and, VEI_TRUE, stack + depth, op->index)
                  : fold (self, vei_op_or, VEI_FALSE, stack + depth, op->index);
          break;
        case VEI_OP_NOT:
          value = vei_diagrams_map (self->store, stack[--depth], negated);
          break;
        case VEI_OP_CERTAIN:
          value = vei_diagrams_map (self->store, stack[--depth], certain);
          break;
        default:
          value = operand_diagram (self, op, outcome, equipment);
          break;
        }
      stack[depth++] = value;
    }
  return stack[0];
}

/* ---- Answers that count ---- */

static void
build_effective (VeiRuleDiagrams *self,
                 guint            index)
{
  const VeiQuestion *question = &self->knowledge->questions[index];
  const VeiQuestionMechanism *mechanism = &self->knowledge->mechanism[index];
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES], result;

  for (guint i = 0; i < vei_diagrams_get_n_branches (self->store, index); i++)
    branches[i] = i;
  result = vei_diagrams_make (self->store, index, branches);
  if (question->parent >= 0)
    {
      VeiDiagram parent = self->effective[question->parent];
      VeiDiagram allowed = vei_rule_diagrams_map (self, parent, mechanism->parent_mask, VEI_BRANCH_VALUE,
                                                  1, 0, 0);
      VeiDiagram otherwise = vei_rule_diagrams_map (self, parent, 1, VEI_BRANCH_NOT_ASKED,
                                                    VEI_BRANCH_NOT_ASKED, VEI_BRANCH_DOES_NOT_KNOW, 0);

      result = vei_diagrams_choose (self->store, allowed, result, otherwise);
    }
  if (mechanism->counts_as_yes != NULL)
    {
      VeiDiagram counts = vei_rule_diagrams_condition (self, mechanism->counts_as_yes, NULL, 0);

      result = vei_diagrams_choose (self->store,
                                    vei_rule_diagrams_map (self, counts, 1u << VEI_TRUE, 0, 1, 0, 0),
                                    VEI_BRANCH_VALUE + 1, result);
    }
  self->effective[index] = result;
}

static void
build_wanted (VeiRuleDiagrams *self)
{
  VeiKnowledge *knowledge = self->knowledge;
  const VeiQuestion *question = &knowledge->questions[knowledge->equipment_question];

  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      guint32 mask = 0;

      for (guint set = 1; set < 1u << question->n_choices; set++)
        if (set & 1u << knowledge->equipment[e].choice_bit)
          mask |= 1u << (set - 1);
      self->wanted[e] = vei_rule_diagrams_map (self, self->effective[question->index], mask,
                                               VEI_BRANCH_VALUE, 1, 0, 1);
    }
}

/* ---- Lines and ladders ---- */

static VeiDiagram
fix_follow_ups (VeiRuleDiagrams *self,
                VeiDiagram       diagram,
                guint            parent)
{
  for (guint i = parent + 1; i < self->knowledge->n_questions; i++)
    if (self->knowledge->questions[i].parent == (int) parent)
      diagram = fix_follow_ups (self, vei_diagrams_fix (self->store, diagram, i,
                                                        VEI_BRANCH_NOT_ASKED), i);
  return diagram;
}

/* Whether some way of answering what was not asked yet makes a condition true or false. */
static VeiDiagram
build_decidable (VeiRuleDiagrams *self,
                 VeiDiagram       truth,
                 GHashTable      *done)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES], result;
  guint variable, n;
  gpointer known;

  if (vei_diagram_is_constant (truth))
    return truth != VEI_UNKNOWN;
  known = g_hash_table_lookup (done, GUINT_TO_POINTER (truth));
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  variable = vei_diagrams_get_variable (self->store, truth);
  n = vei_diagrams_get_n_branches (self->store, variable);
  branches[VEI_BRANCH_NOT_ASKED] = 0;
  for (guint i = VEI_BRANCH_DOES_NOT_KNOW; i < n; i++)
    {
      branches[i] = build_decidable (self, vei_diagrams_get_branch (self->store, truth, i), done);
      branches[VEI_BRANCH_NOT_ASKED] =
        vei_diagrams_apply (self->store, vei_op_or, branches[VEI_BRANCH_NOT_ASKED],
                            fix_follow_ups (self, branches[i], variable));
    }
  result = vei_diagrams_make (self->store, variable, branches);
  g_hash_table_insert (done, GUINT_TO_POINTER (truth), GUINT_TO_POINTER (result + 1));
  return result;
}

/* A condition over values alone: what is unknown leads where the first value leads. */
static VeiDiagram
build_bare (VeiRuleDiagrams    *self,
            const VeiCondition *condition)
{
  VeiDiagram effective[VEI_MAX_QUESTIONS], result;

  memcpy (effective, self->effective, sizeof effective);
  for (guint i = 0; i < self->knowledge->n_questions; i++)
    {
      VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES];

      for (guint b = 0; b < vei_diagrams_get_n_branches (self->store, i); b++)
        branches[b] = MAX (b, VEI_BRANCH_VALUE);
      self->effective[i] = vei_diagrams_make (self->store, i, branches);
    }
  result = vei_rule_diagrams_condition (self, condition, NULL, 0);
  memcpy (self->effective, effective, sizeof effective);
  return result;
}

static void
build_lines (VeiRuleDiagrams *self,
             guint            equipment)
{
  const VeiEquipmentRules *rules = &self->knowledge->equipment[equipment];

  self->lines[equipment] = g_new0 (VeiLineDiagrams, rules->n_lines);
  for (guint i = 0; i < rules->n_lines; i++)
    {
      g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
      VeiLineDiagrams *line = &self->lines[equipment][i];

      line->truth = vei_rule_diagrams_condition (self, rules->lines[i].when, NULL, 0);
      line->decidable = build_decidable (self, line->truth, done);
      line->bare = build_bare (self, rules->lines[i].when);
    }
}

static guint8
join_status (guint8 truth,
             guint8 decidable)
{
  return truth == VEI_UNKNOWN && decidable ? VEI_LINE_CAN_BE_DECIDED : truth;
}

/*
 * vei_rule_diagrams_line_status:
 *
 * Returns: the diagram of how a line stands: a VeiTruth, or
 *   VEI_LINE_CAN_BE_DECIDED where more information can decide it
 */
VeiDiagram
vei_rule_diagrams_line_status (VeiRuleDiagrams *self,
                               guint            equipment,
                               guint            line)
{
  const VeiLineDiagrams *diagrams = &self->lines[equipment][line];

  return vei_diagrams_apply (self->store, join_status, diagrams->truth, diagrams->decidable);
}

static VeiDiagram
read_on (VeiRuleDiagrams *self,
         VeiDiagram       line,
         VeiDiagram       if_true,
         VeiDiagram       if_false,
         VeiDiagram       if_unknown)
{
  VeiDiagram is_true = vei_rule_diagrams_map (self, line, 1u << VEI_TRUE, 0, 1, 0, 0);
  VeiDiagram is_false = vei_rule_diagrams_map (self, line, 1u << VEI_FALSE, 0, 1, 0, 0);
  VeiDiagram is_open = vei_rule_diagrams_map (self, line, 1u << VEI_LINE_CAN_BE_DECIDED, 0, 1, 0, 0);
  VeiDiagram result = vei_diagrams_choose (self->store, is_open, VEI_OUTCOME_UNSETTLED, if_unknown);

  result = vei_diagrams_choose (self->store, is_false, if_false, result);
  return vei_diagrams_choose (self->store, is_true, if_true, result);
}

/*
 * vei_rule_diagrams_outcome:
 * @lines: how each line of the ladder stands
 *
 * Reads a ladder from the top, as contract section 3 says.
 *
 * Returns: the diagram of the outcome
 */
VeiDiagram
vei_rule_diagrams_outcome (VeiRuleDiagrams  *self,
                           guint             equipment,
                           const VeiDiagram *lines)
{
  guint last = self->knowledge->equipment[equipment].n_lines - 1;
  VeiDiagram plain, doubtful;          /* nothing, or something, to find out so far */

  plain = read_on (self, lines[last], last, VEI_OUTCOME_NONE, VEI_OUTCOME_NONE);
  doubtful = read_on (self, lines[last], VEI_OUTCOME_OPEN, VEI_OUTCOME_NONE, VEI_OUTCOME_NONE);
  for (guint i = last; i-- > 0;)
    {
      plain = read_on (self, lines[i], i, plain, doubtful);
      doubtful = read_on (self, lines[i], i, doubtful, doubtful);
    }
  return plain;
}

/*
 * vei_rule_diagrams_get_verdict:
 * @outcome: a constant of a diagram of an outcome
 *
 * Returns: the verdict
 */
guint8
vei_rule_diagrams_get_verdict (VeiRuleDiagrams *self,
                               guint            equipment,
                               guint8           outcome)
{
  const VeiEquipmentRules *rules = &self->knowledge->equipment[equipment];

  if (outcome < rules->n_lines)
    return rules->lines[outcome].verdict;
  return outcome == VEI_OUTCOME_OPEN ? self->knowledge->verdict_open
                                     : self->knowledge->verdict_unsettled;
}

static void
build_outcome (VeiRuleDiagrams *self,
               guint            equipment)
{
  VeiDiagram truth[VEI_MAX_LINES];

  for (guint i = 0; i < self->knowledge->equipment[equipment].n_lines; i++)
    truth[i] = self->lines[equipment][i].truth;
  self->outcome[equipment] = vei_rule_diagrams_outcome (self, equipment, truth);
}

/*
 * vei_rule_diagrams_new:
 *
 * Builds the diagrams of a knowledge. They belong to it and are made when
 * first needed.
 */
VeiRuleDiagrams *
vei_rule_diagrams_new (VeiKnowledge *knowledge)
{
  VeiRuleDiagrams *self = g_new0 (VeiRuleDiagrams, 1);
  guint8 n_branches[VEI_MAX_QUESTIONS];

  self->knowledge = knowledge;
  collect_all_thresholds (self);
  for (guint i = 0; i < knowledge->n_questions; i++)
    {
      n_branches[i] = VEI_BRANCH_VALUE + count_values (self, i);
      if (!knowledge->questions[i].may_not_know)
        self->must_know |= G_GUINT64_CONSTANT (1) << i;
    }
  self->store = vei_diagrams_new (knowledge->n_questions, n_branches);
  for (guint i = 0; i < knowledge->n_questions; i++)
    build_effective (self, i);
  build_wanted (self);
  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      build_lines (self, e);
      build_outcome (self, e);
    }
  vei_rule_diagrams_build_deciders (self);
  return self;
}

void
vei_rule_diagrams_free (VeiRuleDiagrams *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < VEI_MAX_QUESTIONS; i++)
    g_clear_pointer (&self->thresholds[i], g_array_unref);
  for (guint e = 0; e < VEI_MAX_EQUIPMENT; e++)
    {
      g_free (self->lines[e]);
      g_free (self->reasons[e]);
    }
  for (guint i = 0; i < self->n_families; i++)
    g_array_unref (self->deciders[i]);
  g_free (self->deciders);
  vei_diagrams_free (self->store);
  g_free (self);
}

/*
 * vei_rule_diagrams_get:
 *
 * Gets the diagrams of a knowledge, and makes them the first time.
 */
VeiRuleDiagrams *
vei_rule_diagrams_get (VeiKnowledge *knowledge)
{
  if (knowledge->diagrams == NULL)
    knowledge->diagrams = vei_rule_diagrams_new (knowledge);
  return knowledge->diagrams;
}
