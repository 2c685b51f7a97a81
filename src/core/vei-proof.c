/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-proof.h"

#include "core/vei-answers.h"
#include "core/vei-rule-diagrams.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/*
 * The proof that the rules of a pack are sound, over all ways of answering.
 * docs/proof.md says what is proved and why the proof is exact.
 */

#define BIT(n) (G_GUINT64_CONSTANT (1) << (n))

typedef struct
{
  VeiKnowledge    *knowledge;
  VeiRuleDiagrams *rules;
  VeiDiagrams     *store;
  GPtrArray       *faults;
  VeiDiagram      *status[VEI_MAX_EQUIPMENT];    /* how each line stands */
  VeiDiagram      *reached[VEI_MAX_EQUIPMENT];   /* 1 where reading comes to the line */
  VeiDiagram       outcome[VEI_MAX_EQUIPMENT];   /* "not asked yet" kept apart */
  VeiDiagram       steps[VEI_MAX_STATEMENTS];
} Proof;

/* ---- Small tools ---- */

static VeiDiagram
map_equal (Proof      *self,
           VeiDiagram  diagram,
           guint8      terminal)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS] = { 0, };

  terminals[terminal] = 1;
  return vei_diagrams_map (self->store, diagram, terminals);
}

static VeiDiagram
map_verdict (Proof      *self,
             VeiDiagram  outcome,
             guint       equipment)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    terminals[i] = vei_rule_diagrams_get_verdict (self->rules, equipment, i);
  return vei_diagrams_map (self->store, outcome, terminals);
}

static VeiDiagram
map_verdict_among (Proof      *self,
                   VeiDiagram  outcome,
                   guint       equipment,
                   guint32     verdicts)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    terminals[i] = (verdicts >> vei_rule_diagrams_get_verdict (self->rules, equipment, i)) & 1;
  return vei_diagrams_map (self->store, outcome, terminals);
}

static VeiDiagram
both (Proof      *self,
      VeiDiagram  a,
      VeiDiagram  b)
{
  return vei_diagrams_apply (self->store, vei_op_and, a, b);
}

static VeiDiagram
either (Proof      *self,
        VeiDiagram  a,
        VeiDiagram  b)
{
  return vei_diagrams_apply (self->store, vei_op_or, a, b);
}

static VeiDiagram
but_not (Proof      *self,
         VeiDiagram  a,
         VeiDiagram  b)
{
  return vei_diagrams_apply (self->store, vei_op_and_not, a, b);
}

/* No person answers "does not know" where that is refused. */
static VeiDiagram
only_persons (Proof      *self,
              VeiDiagram  diagram)
{
  return vei_diagrams_redirect (self->store, diagram, self->rules->must_know,
                                VEI_BRANCH_DOES_NOT_KNOW, VEI_BRANCH_NOT_ASKED);
}

/* Persons who have been asked everything. */
static VeiDiagram
only_answered (Proof      *self,
               VeiDiagram  diagram,
               guint64     except)
{
  guint64 must_know = self->rules->must_know & ~except;

  diagram = vei_diagrams_redirect (self->store, diagram, ~self->rules->must_know & ~except,
                                   VEI_BRANCH_NOT_ASKED, VEI_BRANCH_DOES_NOT_KNOW);
  diagram = vei_diagrams_redirect (self->store, diagram, must_know,
                                   VEI_BRANCH_DOES_NOT_KNOW, VEI_BRANCH_VALUE);
  return vei_diagrams_redirect (self->store, diagram, must_know,
                                VEI_BRANCH_NOT_ASKED, VEI_BRANCH_VALUE);
}

/* ---- Saying what is wrong ---- */

static void
set_answer (VeiAnswers      *answers,
            VeiRuleDiagrams *rules,
            guint            index,
            gint8            branch)
{
  VeiKnowledge *knowledge = rules->knowledge;
  const VeiQuestion *question = &knowledge->questions[index];
  guint value = branch - VEI_BRANCH_VALUE;
  GDate date = knowledge->released;

  if (branch <= VEI_BRANCH_NOT_ASKED)
    return;
  if (branch == VEI_BRANCH_DOES_NOT_KNOW)
    {
      if (question->may_not_know)
        vei_answers_set_does_not_know (answers, question);
      return;
    }
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_answers_set_yes_no (answers, question, value == 1);
      break;
    case VEI_QUESTION_ONE:
      vei_answers_set_choice (answers, question, question->choices[value].id);
      break;
    case VEI_QUESTION_MANY:
      vei_answers_set_choices (answers, question, value + 1);
      break;
    case VEI_QUESTION_DATE:
      if (value == 1 && knowledge->mechanism[index].deadline >= 0)
        g_date_subtract_days (&date,
                              knowledge->deadlines[knowledge->mechanism[index].deadline].days + 1);
      vei_answers_set_date (answers, question, &date);
      break;
    case VEI_QUESTION_NUMBER:
    default:
      vei_answers_set_number (answers, question, value == 0 ? question->minimum
                              : g_array_index (rules->thresholds[index], double, value - 1));
      break;
    }
}

/* The answers of a person, as they stand in an answers file. */
static char *
describe_person (Proof       *self,
                 const gint8 *branches)
{
  g_autoptr (JsonNode) node = NULL;
  VeiAnswers answers = { 0, };

  for (guint i = 0; i < self->knowledge->n_questions; i++)
    set_answer (&answers, self->rules, i, branches[i]);
  node = vei_answers_to_node (&answers, self->knowledge);
  return vei_json_to_line (node);
}

static void
add_fault (Proof      *self,
           char       *pointer,
           const char *what,
           char       *person)
{
  g_autofree char *place = pointer;
  g_autofree char *answers = person;

  if (answers != NULL)
    g_ptr_array_add (self->faults,
                     /* TRANSLATORS: file, place and fault; the last is a list of answers. */
                     g_strdup_printf (_("rules.json: %1$s: %2$s; for example for these answers: %3$s"),
                                      place, what, answers));
  else
    g_ptr_array_add (self->faults, g_strdup_printf ("rules.json: %s: %s", place, what));
}

/* Adds a fault where a function is 1 for somebody. */
static gboolean
refuse_persons (Proof      *self,
                VeiDiagram  bad,
                guint       question,
                gint8       branch,
                char       *pointer,
                const char *what)
{
  gint8 branches[VEI_MAX_QUESTIONS];

  if (!vei_diagrams_find (self->store, only_persons (self, bad), 1, branches))
    {
      g_free (pointer);
      return FALSE;
    }
  if (question < VEI_MAX_QUESTIONS)
    branches[question] = branch;
  add_fault (self, pointer, what, describe_person (self, branches));
  return TRUE;
}

static gboolean
is_possible (Proof      *self,
             VeiDiagram  diagram)
{
  return only_persons (self, diagram) != 0;
}

/* ---- The ladders ---- */

static void
build_ladder (Proof *self,
              guint  equipment)
{
  guint n = self->knowledge->equipment[equipment].n_lines;
  VeiDiagram reached = 1;

  self->status[equipment] = g_new0 (VeiDiagram, n);
  self->reached[equipment] = g_new0 (VeiDiagram, n);
  for (guint i = 0; i < n; i++)
    {
      VeiDiagram status = vei_rule_diagrams_line_status (self->rules, equipment, i);

      self->status[equipment][i] = status;
      self->reached[equipment][i] = reached;
      reached = both (self, reached, either (self, map_equal (self, status, VEI_FALSE),
                                             map_equal (self, status, VEI_UNKNOWN)));
    }
  self->outcome[equipment] = vei_rule_diagrams_outcome (self->rules, equipment,
                                                        self->status[equipment]);
}

static void
check_one_verdict (Proof *self,
                   guint  equipment)
{
  refuse_persons (self, map_equal (self, self->outcome[equipment], VEI_OUTCOME_NONE),
                  VEI_MAX_QUESTIONS, 0,
                  g_strdup_printf ("/equipment/%u/lines", equipment),
                  _("no line gives a verdict"));
}

static void
check_lines_reached (Proof *self,
                     guint  equipment)
{
  for (guint i = 0; i < self->knowledge->equipment[equipment].n_lines; i++)
    if (!is_possible (self, map_equal (self, self->outcome[equipment], i)))
      add_fault (self, g_strdup_printf ("/equipment/%u/lines/%u", equipment, i),
                 _("nobody gets this verdict"), NULL);
}

static guint8
is_changed (guint8 before,
            guint8 after)
{
  return before != 0xff && before != after;
}

static const char *
answer_name (Proof *self,
             guint  question)
{
  return self->knowledge->questions[question].id;
}

/* Answering what was not asked yet never changes a settled verdict. */
static void
check_not_asked (Proof *self,
                 guint  equipment)
{
  VeiDiagram verdict = map_verdict (self, self->outcome[equipment], equipment);
  guint64 questions = vei_diagrams_get_support (self->store, verdict);
  guint8 settled[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    settled[i] = i == self->knowledge->verdict_unsettled ? 0xff : i;
  for (; questions != 0; questions &= questions - 1)
    {
      guint question = __builtin_ctzll (questions);
      VeiDiagram before = vei_diagrams_map (self->store,
                                            vei_diagrams_fix (self->store, verdict, question,
                                                              VEI_BRANCH_NOT_ASKED), settled);
      guint first = self->knowledge->questions[question].may_not_know ? VEI_BRANCH_DOES_NOT_KNOW
                                                                      : VEI_BRANCH_VALUE;

      for (guint b = first; b < vei_diagrams_get_n_branches (self->store, question); b++)
        {
          VeiDiagram after = vei_diagrams_fix (self->store, verdict, question, b);
          g_autofree char *what =
            g_strdup_printf (_("a settled verdict changes when “%s” is asked afterwards"),
                             answer_name (self, question));

          if (refuse_persons (self, vei_diagrams_apply (self->store, is_changed, before, after),
                              question, VEI_BRANCH_NOT_ASKED,
                              g_strdup_printf ("/equipment/%u/lines", equipment), what))
            return;
        }
    }
}

/* ---- What is to be found out ---- */

static VeiDiagram
let_unknown_vary (Proof      *self,
                  VeiDiagram  diagram,
                  GHashTable *done)
{
  VeiDiagram branches[VEI_DIAGRAM_MAX_BRANCHES], any = 0;
  guint variable, n;
  gpointer known;

  if (vei_diagram_is_constant (diagram))
    return diagram;
  known = g_hash_table_lookup (done, GUINT_TO_POINTER (diagram));
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  variable = vei_diagrams_get_variable (self->store, diagram);
  n = vei_diagrams_get_n_branches (self->store, variable);
  for (guint i = VEI_BRANCH_VALUE; i < n; i++)
    {
      branches[i] = let_unknown_vary (self, vei_diagrams_get_branch (self->store, diagram, i), done);
      any = either (self, any, branches[i]);
    }
  branches[VEI_BRANCH_NOT_ASKED] = branches[VEI_BRANCH_DOES_NOT_KNOW] = any;
  any = vei_diagrams_make (self->store, variable, branches);
  g_hash_table_insert (done, GUINT_TO_POINTER (diagram), GUINT_TO_POINTER (any + 1));
  return any;
}

/* A function of answers that count, as a function of the answers as given. */
static VeiDiagram
from_effective (Proof      *self,
                VeiDiagram  diagram,
                GHashTable *done)
{
  VeiDiagram result = 0;
  guint variable;
  gpointer known;

  if (vei_diagram_is_constant (diagram))
    return diagram;
  known = g_hash_table_lookup (done, GUINT_TO_POINTER (diagram));
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  variable = vei_diagrams_get_variable (self->store, diagram);
  for (guint i = 0; i < vei_diagrams_get_n_branches (self->store, variable); i++)
    {
      VeiDiagram below = from_effective (self, vei_diagrams_get_branch (self->store, diagram, i),
                                         done);

      result = either (self, result,
                       both (self, map_equal (self, self->rules->effective[variable], i), below));
    }
  g_hash_table_insert (done, GUINT_TO_POINTER (diagram), GUINT_TO_POINTER (result + 1));
  return result;
}

static guint8
is_different (guint8 a,
              guint8 b)
{
  return a != b;
}

/* Where a question of a line stands on the list of what to find out because of that line. */
static VeiDiagram
find_out_of_line (Proof *self,
                  guint  equipment,
                  guint  line,
                  guint  question)
{
  g_autoptr (GHashTable) varied = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  VeiDiagram bare = self->rules->lines[equipment][line].bare;
  VeiDiagram first = vei_diagrams_fix (self->store, bare, question, VEI_BRANCH_VALUE);
  VeiDiagram matters = 0, applies;

  for (guint b = VEI_BRANCH_VALUE + 1; b < vei_diagrams_get_n_branches (self->store, question); b++)
    matters = either (self, matters,
                      vei_diagrams_apply (self->store, is_different, first,
                                          vei_diagrams_fix (self->store, bare, question, b)));
  matters = from_effective (self, let_unknown_vary (self, matters, varied), counted);
  applies = both (self, self->reached[equipment][line],
                  map_equal (self, self->status[equipment][line], VEI_UNKNOWN));
  applies = both (self, applies, map_equal (self, self->rules->effective[question],
                                            VEI_BRANCH_DOES_NOT_KNOW));
  return both (self, applies, matters);
}

/* Where a question stands on the list, and that each line left unknown puts one there. */
static void
build_find_out (Proof      *self,
                guint       equipment,
                VeiDiagram *find_out)
{
  const VeiEquipmentRules *rules = &self->knowledge->equipment[equipment];

  for (guint i = 0; i < rules->n_lines; i++)
    {
      guint64 questions = rules->lines[i].when != NULL ? rules->lines[i].when->questions : 0;
      VeiDiagram some = 0, unknown;

      for (; questions != 0; questions &= questions - 1)
        {
          guint question = __builtin_ctzll (questions);
          VeiDiagram listed = find_out_of_line (self, equipment, i, question);

          some = either (self, some, listed);
          find_out[question] = either (self, find_out[question], listed);
        }
      unknown = both (self, self->reached[equipment][i],
                      map_equal (self, self->status[equipment][i], VEI_UNKNOWN));
      refuse_persons (self, but_not (self, unknown, some), VEI_MAX_QUESTIONS, 0,
                      g_strdup_printf ("/equipment/%u/lines/%u", equipment, i),
                      _("this line stays unknown though nothing can be found out"));
    }
}

/* Answering a "does not know" changes a verdict only where the list names the question. */
static void
check_does_not_know (Proof *self,
                     guint  equipment)
{
  VeiDiagram find_out[VEI_MAX_QUESTIONS] = { 0, };
  VeiDiagram verdict = map_verdict (self, self->outcome[equipment], equipment);
  guint64 questions = vei_diagrams_get_support (self->store, verdict) & ~self->rules->must_know;
  guint8 settled[VEI_DIAGRAM_N_TERMINALS];

  build_find_out (self, equipment, find_out);
  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    settled[i] = i == self->knowledge->verdict_unsettled ? 0xff : i;
  for (; questions != 0; questions &= questions - 1)
    {
      guint question = __builtin_ctzll (questions);
      VeiDiagram unknown = vei_diagrams_fix (self->store, verdict, question,
                                             VEI_BRANCH_DOES_NOT_KNOW);
      VeiDiagram before = vei_diagrams_map (self->store, unknown, settled);
      VeiDiagram listed = vei_diagrams_fix (self->store, find_out[question], question,
                                            VEI_BRANCH_DOES_NOT_KNOW);
      g_autofree char *what =
        g_strdup_printf (_("knowing “%s” changes the verdict, and the list of what to find out "
                           "does not name it"), answer_name (self, question));

      for (guint b = VEI_BRANCH_VALUE; b < vei_diagrams_get_n_branches (self->store, question); b++)
        {
          VeiDiagram after = vei_diagrams_fix (self->store, verdict, question, b);
          VeiDiagram changed = vei_diagrams_apply (self->store, is_changed, before, after);

          if (refuse_persons (self, but_not (self, changed, listed), question,
                              VEI_BRANCH_DOES_NOT_KNOW,
                              g_strdup_printf ("/equipment/%u/lines", equipment), what))
            return;
        }
    }
}

/* ---- Approvals, cautions and steps ---- */

static VeiDiagram
condition_holds (Proof              *self,
                 const VeiCondition *condition,
                 guint               equipment)
{
  return map_equal (self, vei_rule_diagrams_condition (self->rules, condition, self->outcome,
                                                       equipment), VEI_TRUE);
}

static void
check_rules_reached (Proof         *self,
                     const VeiRule *rules,
                     guint          n_rules,
                     const char    *member)
{
  for (guint i = 0; i < n_rules; i++)
    for (guint e = 0; e < self->knowledge->n_equipment; e++)
      if ((rules[i].equipment & 1u << e) &&
          !is_possible (self, both (self, self->rules->wanted[e],
                                    condition_holds (self, rules[i].when, e))))
        add_fault (self, g_strdup_printf ("/%s/%u", member, i),
                   _("nobody is told this"), NULL);
}

static void
check_steps (Proof *self)
{
  VeiDiagram some = 0;

  for (guint i = 0; i < self->knowledge->n_steps; i++)
    {
      self->steps[i] = condition_holds (self, self->knowledge->steps[i].when, 0);
      if (!is_possible (self, self->steps[i]))
        add_fault (self, g_strdup_printf ("/steps/%u", i), _("nobody is told this"), NULL);
      some = either (self, some, self->steps[i]);
    }
  refuse_persons (self, but_not (self, 1, some), VEI_MAX_QUESTIONS, 0, g_strdup ("/steps"),
                  _("somebody is left without a step"));
}

/* ---- Asking ---- */

/* Where every wanted kind of equipment has a verdict with which nothing more is asked. */
static VeiDiagram
nothing_is_asked (Proof *self)
{
  VeiDiagram all = 1;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    all = but_not (self, all,
                   but_not (self, self->rules->wanted[e],
                            map_verdict_among (self, self->outcome[e], e,
                                               self->knowledge->nothing_when_all)));
  return all;
}

/* Questions that are not asked because the verdict depends on them must not decide one. */
static void
check_nothing_left_open (Proof *self)
{
  guint64 excluded = self->knowledge->requirement_questions | self->knowledge->last_questions;

  for (; excluded != 0; excluded &= excluded - 1)
    {
      guint question = __builtin_ctzll (excluded);

      for (guint e = 0; e < self->knowledge->n_equipment; e++)
        {
          VeiDiagram unsettled = map_equal (self, self->outcome[e], VEI_OUTCOME_UNSETTLED);
          g_autofree char *what =
            g_strdup_printf (_("the verdict waits for “%s”, which is not asked for it"),
                             answer_name (self, question));

          unsettled = both (self, unsettled, self->rules->wanted[e]);
          unsettled = vei_diagrams_fix (self->store, unsettled, question, VEI_BRANCH_NOT_ASKED);
          refuse_persons (self, only_answered (self, unsettled, 0), question,
                          VEI_BRANCH_NOT_ASKED, g_strdup ("/asking"), what);
        }
    }
}

static VeiDiagram
reasons_are_asked (Proof *self)
{
  return self->knowledge->no_reasons_when == NULL
         ? 1 : but_not (self, 1, condition_holds (self, self->knowledge->no_reasons_when, 0));
}

/* With everything else answered, persons of whom @asked is true are asked the question. */
static gboolean
somebody_is_asked (Proof      *self,
                   VeiDiagram  asked,
                   VeiDiagram  nothing,
                   guint       question)
{
  VeiDiagram still = map_equal (self, self->rules->effective[question], VEI_BRANCH_NOT_ASKED);

  asked = but_not (self, both (self, asked, still), nothing);
  asked = vei_diagrams_fix (self->store, asked, question, VEI_BRANCH_NOT_ASKED);
  return only_answered (self, asked, 0) != 0;
}

static gboolean
decides_for_somebody (Proof      *self,
                      guint       question,
                      VeiDiagram  nothing)
{
  guint64 must_know = self->rules->must_know;
  guint family = self->rules->n_families - 1;
  GArray *list;

  if (must_know & BIT (question))
    family = __builtin_popcountll (must_know & (BIT (question) - 1));
  list = self->rules->deciders[family];
  for (guint i = 0; i < list->len; i++)
    {
      VeiDiagram decider = g_array_index (list, VeiDiagram, i);
      VeiDiagram first, matters = 0;

      if (!(vei_diagrams_get_support (self->store, decider) & BIT (question)))
        continue;
      first = vei_diagrams_fix (self->store, decider, question, VEI_BRANCH_NOT_ASKED);
      for (guint b = 1; b < vei_diagrams_get_n_branches (self->store, question); b++)
        matters = either (self, matters,
                          vei_diagrams_apply (self->store, is_different, first,
                                              vei_diagrams_fix (self->store, decider, question, b)));
      if (somebody_is_asked (self, matters, nothing, question))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_reason_for_somebody (Proof      *self,
                        guint       question,
                        VeiDiagram  nothing)
{
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    for (guint i = 0; i < self->knowledge->equipment[e].n_reasons; i++)
      if (self->knowledge->equipment[e].reasons[i].question == question &&
          somebody_is_asked (self, both (self, self->rules->reasons[e][i],
                                         reasons_are_asked (self)), nothing, question))
        return TRUE;
  return FALSE;
}

static gboolean
verdict_asks_somebody (Proof      *self,
                       guint       question,
                       VeiDiagram  nothing)
{
  gboolean last = (self->knowledge->last_questions & BIT (question)) != 0;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    {
      guint32 verdicts = last ? self->knowledge->reason_verdicts
                              : self->knowledge->requirement_verdicts;
      VeiDiagram asked;

      if (!last && !(self->knowledge->equipment[e].requirements & BIT (question)))
        continue;
      asked = both (self, self->rules->wanted[e],
                    map_verdict_among (self, self->outcome[e], e, verdicts));
      if (last)
        asked = both (self, asked, reasons_are_asked (self));
      if (somebody_is_asked (self, asked, nothing, question))
        return TRUE;
    }
  return FALSE;
}

static void
check_questions_reached (Proof *self)
{
  VeiDiagram nothing = nothing_is_asked (self);
  guint64 by_verdict = self->knowledge->requirement_questions | self->knowledge->last_questions;

  for (guint i = 0; i < self->knowledge->n_questions; i++)
    {
      gboolean reached = by_verdict & BIT (i)
                         ? verdict_asks_somebody (self, i, nothing)
                         : decides_for_somebody (self, i, nothing) ||
                           is_reason_for_somebody (self, i, nothing);

      if (!reached)
        g_ptr_array_add (self->faults,
                         g_strdup_printf ("questions.json: /questions/%u: %s", i,
                                          _("nobody is asked this question")));
    }
}

/* ---- How many ways of answering there are ---- */

/* Where it makes a difference what is answered to a question. */
static VeiDiagram
answer_counts (Proof *self,
               guint  question)
{
  VeiDiagram effective = self->rules->effective[question];
  VeiDiagram first = vei_diagrams_fix (self->store, effective, question, 0), counts = 0;

  for (guint b = 1; b < vei_diagrams_get_n_branches (self->store, question); b++)
    counts = either (self, counts,
                     vei_diagrams_apply (self->store, is_different, first,
                                         vei_diagrams_fix (self->store, effective, question, b)));
  return counts;
}

/* Counts each person once: what does not count is written as not asked. */
static char *
count_combinations (Proof *self)
{
  VeiDiagram once = 1;
  guint64 over = 0;

  for (guint i = 0; i < self->knowledge->n_questions; i++)
    {
      VeiDiagram empty = vei_diagrams_test (self->store, i, 1u << VEI_BRANCH_NOT_ASKED, 1, 0);

      over |= BIT (i);
      if (self->rules->must_know & BIT (i))
        once = both (self, once, vei_diagrams_test (self->store, i,
                                                    1u << VEI_BRANCH_DOES_NOT_KNOW, 0, 1));
      once = both (self, once, either (self, answer_counts (self, i), empty));
    }
  return vei_diagrams_count (self->store, once, 1, over);
}

/*
 * vei_proof_run:
 * @knowledge: the knowledge whose rules are to be proved sound
 * @faults: (element-type utf8) (inout): faults are added to it
 *
 * Proves what contract section 6 says over all ways of answering.
 *
 * Returns: (transfer full): how many ways of answering that are, as digits
 */
char *
vei_proof_run (VeiKnowledge *knowledge,
               GPtrArray    *faults)
{
  /* A store of its own: the working diagrams stay small. */
  VeiRuleDiagrams *rules = vei_rule_diagrams_new (knowledge);
  Proof self = { knowledge, rules, rules->store, faults, };
  char *combinations;

  for (guint e = 0; e < knowledge->n_equipment; e++)
    build_ladder (&self, e);
  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      check_one_verdict (&self, e);
      check_lines_reached (&self, e);
      check_not_asked (&self, e);
      check_does_not_know (&self, e);
    }
  check_rules_reached (&self, knowledge->approvals, knowledge->n_approvals, "approvals");
  check_rules_reached (&self, knowledge->cautions, knowledge->n_cautions, "cautions");
  check_steps (&self);
  check_nothing_left_open (&self);
  check_questions_reached (&self);
  combinations = count_combinations (&self);

  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      g_free (self.status[e]);
      g_free (self.reached[e]);
    }
  vei_rule_diagrams_free (rules);
  return combinations;
}
