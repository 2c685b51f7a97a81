/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-proof-private.h"

#include "core/vei-answers.h"

#include <glib/gi18n-lib.h>

/* What the proof is put together from, and how it says what is wrong. */



VeiDiagram
vei_proof_map_equal (VeiProof *self,
                     VeiDiagram diagram,
                     guint8 terminal)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS] = { 0, };

  terminals[terminal] = 1;
  return vei_diagrams_map (self->store, diagram, terminals);
}

VeiDiagram
vei_proof_map_verdict (VeiProof *self,
                       VeiDiagram outcome,
                       guint equipment)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    terminals[i] = vei_rule_diagrams_get_verdict (self->rules, equipment, i);
  return vei_diagrams_map (self->store, outcome, terminals);
}

VeiDiagram
vei_proof_map_verdict_among (VeiProof *self,
                             VeiDiagram outcome,
                             guint equipment,
                             guint32 verdicts)
{
  guint8 terminals[VEI_DIAGRAM_N_TERMINALS];

  for (guint i = 0; i < VEI_DIAGRAM_N_TERMINALS; i++)
    terminals[i] = (verdicts >> vei_rule_diagrams_get_verdict (self->rules, equipment, i)) & 1;
  return vei_diagrams_map (self->store, outcome, terminals);
}

VeiDiagram
vei_proof_both (VeiProof *self,
                VeiDiagram a,
                VeiDiagram b)
{
  return vei_diagrams_apply (self->store, vei_op_and, a, b);
}

VeiDiagram
vei_proof_either (VeiProof *self,
                  VeiDiagram a,
                  VeiDiagram b)
{
  return vei_diagrams_apply (self->store, vei_op_or, a, b);
}

VeiDiagram
vei_proof_but_not (VeiProof *self,
                   VeiDiagram a,
                   VeiDiagram b)
{
  return vei_diagrams_apply (self->store, vei_op_and_not, a, b);
}

/* No person answers "does not know" where that is refused. */
VeiDiagram
vei_proof_only_persons (VeiProof *self,
                        VeiDiagram diagram)
{
  return vei_diagrams_redirect (self->store, diagram, self->rules->must_know,
                                VEI_BRANCH_DOES_NOT_KNOW, VEI_BRANCH_NOT_ASKED);
}

/* Persons who have been asked everything. */
VeiDiagram
vei_proof_only_answered (VeiProof *self,
                         VeiDiagram diagram,
                         guint64 except)
{
  guint64 must_know = self->rules->must_know & ~except;

  diagram = vei_diagrams_redirect (self->store, diagram, ~self->rules->must_know & ~except,
                                   VEI_BRANCH_NOT_ASKED, VEI_BRANCH_DOES_NOT_KNOW);
  diagram = vei_diagrams_redirect (self->store, diagram, must_know,
                                   VEI_BRANCH_DOES_NOT_KNOW, VEI_BRANCH_VALUE);
  return vei_diagrams_redirect (self->store, diagram, must_know,
                                VEI_BRANCH_NOT_ASKED, VEI_BRANCH_VALUE);
}

VeiDiagram
vei_proof_condition_holds (VeiProof *self,
                           const VeiCondition *condition,
                           guint equipment)
{
  return vei_proof_map_equal (self, vei_rule_diagrams_condition (self->rules, condition, self->outcome,
                                                                 equipment), VEI_TRUE);
}

const char *
vei_proof_answer_name (VeiProof *self,
                       guint question)
{
  return self->knowledge->questions[question].id;
}

guint8
vei_proof_is_different (guint8 a,
                        guint8 b)
{
  return a != b;
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
describe_person (VeiProof       *self,
                 const gint8 *branches)
{
  g_autoptr (JsonNode) node = NULL;
  VeiAnswers answers = { 0, };

  for (guint i = 0; i < self->knowledge->n_questions; i++)
    set_answer (&answers, self->rules, i, branches[i]);
  node = vei_answers_to_node (&answers, self->knowledge);
  return vei_json_to_line (node);
}

void
vei_proof_add_fault (VeiProof *self,
                     char *pointer,
                     const char *what,
                     char *person)
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
gboolean
vei_proof_refuse_persons (VeiProof *self,
                          VeiDiagram bad,
                          guint question,
                          gint8 branch,
                          char *pointer,
                          const char *what)
{
  gint8 branches[VEI_MAX_QUESTIONS];

  if (!vei_diagrams_find (self->store, vei_proof_only_persons (self, bad), 1, branches))
    {
      g_free (pointer);
      return FALSE;
    }
  if (question < VEI_MAX_QUESTIONS)
    branches[question] = branch;
  vei_proof_add_fault (self, pointer, what, describe_person (self, branches));
  return TRUE;
}

gboolean
vei_proof_is_possible (VeiProof *self,
                       VeiDiagram diagram)
{
  return vei_proof_only_persons (self, diagram) != 0;
}
