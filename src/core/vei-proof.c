/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-proof.h"

#include "core/vei-proof-private.h"

#include <glib/gi18n-lib.h>

/*
 * The proof that the rules of a pack are sound, over all ways of answering.
 * docs/proof.md says what is proved and why the proof is exact.
 */

/* ---- The ladders ---- */

static void
build_ladder (VeiProof *self,
              guint  equipment)
{
  guint n = self->knowledge->equipment[equipment].n_lines;
  VeiDiagram reached = 1;

  self->status[equipment] = g_new0 (VeiDiagram, n);
  self->reached[equipment] = g_new0 (VeiDiagram, n);
  for (guint i = 0; i < n; i++)
    {
      VeiDiagram status = vei_rule_diagrams_line_status (self->rules, equipment, i);
      VeiDiagram goes_on;

      self->status[equipment][i] = status;
      self->reached[equipment][i] = reached;
      goes_on = vei_proof_either (self, vei_proof_map_equal (self, status, VEI_FALSE),
                                  vei_proof_map_equal (self, status, VEI_UNKNOWN));
      reached = vei_proof_both (self, reached, goes_on);
    }
  self->outcome[equipment] = vei_rule_diagrams_outcome (self->rules, equipment,
                                                        self->status[equipment]);
}

static void
check_one_verdict (VeiProof *self,
                   guint  equipment)
{
  vei_proof_refuse_persons (self, vei_proof_map_equal (self, self->outcome[equipment], VEI_OUTCOME_NONE),
                            VEI_MAX_QUESTIONS, 0,
                            g_strdup_printf ("/equipment/%u/lines", equipment),
                            _("no line gives a verdict"));
}

static void
check_lines_reached (VeiProof *self,
                     guint  equipment)
{
  for (guint i = 0; i < self->knowledge->equipment[equipment].n_lines; i++)
    if (!vei_proof_is_possible (self, vei_proof_map_equal (self, self->outcome[equipment], i)))
      vei_proof_add_fault (self, g_strdup_printf ("/equipment/%u/lines/%u", equipment, i),
                           _("nobody gets this verdict"), NULL);
}

static guint8
is_changed (guint8 before,
            guint8 after)
{
  return before != 0xff && before != after;
}

/* Answering what was not asked yet never changes a settled verdict. */
static void
check_not_asked (VeiProof *self,
                 guint  equipment)
{
  VeiDiagram verdict = vei_proof_map_verdict (self, self->outcome[equipment], equipment);
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
                             vei_proof_answer_name (self, question));

          if (vei_proof_refuse_persons (self, vei_diagrams_apply (self->store, is_changed, before, after),
                                        question, VEI_BRANCH_NOT_ASKED,
                                        g_strdup_printf ("/equipment/%u/lines", equipment), what))
            return;
        }
    }
}

/* ---- What is to be found out ---- */

static VeiDiagram
let_unknown_vary (VeiProof      *self,
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
      any = vei_proof_either (self, any, branches[i]);
    }
  branches[VEI_BRANCH_NOT_ASKED] = branches[VEI_BRANCH_DOES_NOT_KNOW] = any;
  any = vei_diagrams_make (self->store, variable, branches);
  g_hash_table_insert (done, GUINT_TO_POINTER (diagram), GUINT_TO_POINTER (any + 1));
  return any;
}

/* A function of answers that count, as a function of the answers as given. */
static VeiDiagram
from_effective (VeiProof      *self,
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
      VeiDiagram taken = vei_proof_map_equal (self, self->rules->effective[variable], i);
      VeiDiagram below = from_effective (self, vei_diagrams_get_branch (self->store, diagram, i),
                                         done);

      result = vei_proof_either (self, result, vei_proof_both (self, taken, below));
    }
  g_hash_table_insert (done, GUINT_TO_POINTER (diagram), GUINT_TO_POINTER (result + 1));
  return result;
}

/* Where a question of a line stands on the list of what to find out because of that line. */
static VeiDiagram
find_out_of_line (VeiProof *self,
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
    matters = vei_proof_either (self, matters,
                                vei_diagrams_apply (self->store, vei_proof_is_different, first,
                                                    vei_diagrams_fix (self->store, bare, question, b)));
  matters = from_effective (self, let_unknown_vary (self, matters, varied), counted);
  applies = vei_proof_both (self, self->reached[equipment][line],
                            vei_proof_map_equal (self, self->status[equipment][line], VEI_UNKNOWN));
  applies = vei_proof_both (self, applies, vei_proof_map_equal (self, self->rules->effective[question],
                                                                VEI_BRANCH_DOES_NOT_KNOW));
  return vei_proof_both (self, applies, matters);
}

/* Where a question stands on the list, and that each line left unknown puts one there. */
static void
build_find_out (VeiProof      *self,
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

          some = vei_proof_either (self, some, listed);
          find_out[question] = vei_proof_either (self, find_out[question], listed);
        }
      unknown = vei_proof_both (self, self->reached[equipment][i],
                                vei_proof_map_equal (self, self->status[equipment][i], VEI_UNKNOWN));
      vei_proof_refuse_persons (self, vei_proof_but_not (self, unknown, some), VEI_MAX_QUESTIONS, 0,
                                g_strdup_printf ("/equipment/%u/lines/%u", equipment, i),
                                _("this line stays unknown though nothing can be found out"));
    }
}

/* Answering a "does not know" changes a verdict only where the list names the question. */
static void
check_does_not_know (VeiProof *self,
                     guint  equipment)
{
  VeiDiagram find_out[VEI_MAX_QUESTIONS] = { 0, };
  VeiDiagram verdict = vei_proof_map_verdict (self, self->outcome[equipment], equipment);
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
                           "does not name it"), vei_proof_answer_name (self, question));

      for (guint b = VEI_BRANCH_VALUE; b < vei_diagrams_get_n_branches (self->store, question); b++)
        {
          VeiDiagram after = vei_diagrams_fix (self->store, verdict, question, b);
          VeiDiagram changed = vei_diagrams_apply (self->store, is_changed, before, after);

          if (vei_proof_refuse_persons (self, vei_proof_but_not (self, changed, listed), question,
                                        VEI_BRANCH_DOES_NOT_KNOW,
                                        g_strdup_printf ("/equipment/%u/lines", equipment), what))
            return;
        }
    }
}

/* ---- Approvals, cautions and steps ---- */

static void
check_rules_reached (VeiProof         *self,
                     const VeiRule *rules,
                     guint          n_rules,
                     const char    *member)
{
  for (guint i = 0; i < n_rules; i++)
    for (guint e = 0; e < self->knowledge->n_equipment; e++)
      if ((rules[i].equipment & 1u << e) &&
          !vei_proof_is_possible (self, vei_proof_both (self, self->rules->wanted[e],
                                                        vei_proof_condition_holds (self, rules[i].when, e))))
        vei_proof_add_fault (self, g_strdup_printf ("/%s/%u", member, i),
                             _("nobody is told this"), NULL);
}

static void
check_steps (VeiProof *self)
{
  VeiDiagram some = 0;

  for (guint i = 0; i < self->knowledge->n_steps; i++)
    {
      self->steps[i] = vei_proof_condition_holds (self, self->knowledge->steps[i].when, 0);
      if (!vei_proof_is_possible (self, self->steps[i]))
        vei_proof_add_fault (self, g_strdup_printf ("/steps/%u", i), _("nobody is told this"), NULL);
      some = vei_proof_either (self, some, self->steps[i]);
    }
  vei_proof_refuse_persons (self, vei_proof_but_not (self, 1, some), VEI_MAX_QUESTIONS, 0, g_strdup ("/steps"),
                            _("somebody is left without a step"));
}

/* Numbers with so many thresholds that the proof cannot tell all of them apart. */
static void
check_thresholds (VeiProof *self)
{
  for (guint64 left = self->rules->too_fine; left != 0; left &= left - 1)
    {
      guint question = __builtin_ctzll (left);

      g_ptr_array_add (self->faults,
                       g_strdup_printf ("questions.json: /questions/%u: %s", question,
                                        _("the rules compare this number with too many others")));
    }
}

/* ---- How many ways of answering there are ---- */

/* Where it makes a difference what is answered to a question. */
static VeiDiagram
answer_counts (VeiProof *self,
               guint  question)
{
  VeiDiagram effective = self->rules->effective[question];
  VeiDiagram first = vei_diagrams_fix (self->store, effective, question, 0), counts = 0;

  for (guint b = 1; b < vei_diagrams_get_n_branches (self->store, question); b++)
    counts = vei_proof_either (self, counts,
                               vei_diagrams_apply (self->store, vei_proof_is_different, first,
                                                   vei_diagrams_fix (self->store, effective, question, b)));
  return counts;
}

/* Counts each person once: what does not count is written as not asked. */
static char *
count_combinations (VeiProof *self)
{
  VeiDiagram once = 1;
  guint64 over = 0;

  for (guint i = 0; i < self->knowledge->n_questions; i++)
    {
      VeiDiagram empty = vei_diagrams_test (self->store, i, 1u << VEI_BRANCH_NOT_ASKED, 1, 0);

      over |= BIT (i);
      if (self->rules->must_know & BIT (i))
        once = vei_proof_both (self, once, vei_diagrams_test (self->store, i,
                                                              1u << VEI_BRANCH_DOES_NOT_KNOW, 0, 1));
      once = vei_proof_both (self, once, vei_proof_either (self, answer_counts (self, i), empty));
    }
  return vei_diagrams_count (self->store, once, 1, over);
}

/*
 * vei_proof_begin:
 * @knowledge: the knowledge whose rules are to be looked at
 *
 * Reads the ladders. The store is one of its own, so that the working diagrams
 * stay small; vei_proof_end() frees it.
 */
void
vei_proof_begin (VeiProof     *self,
                 VeiKnowledge *knowledge)
{
  self->knowledge = knowledge;
  self->rules = vei_rule_diagrams_new (knowledge);
  self->store = self->rules->store;
  for (guint e = 0; e < knowledge->n_equipment; e++)
    build_ladder (self, e);
}

void
vei_proof_end (VeiProof *self)
{
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    {
      g_free (self->status[e]);
      g_free (self->reached[e]);
    }
  vei_rule_diagrams_free (self->rules);
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
  VeiProof self = { .faults = faults };
  char *combinations;

  vei_proof_begin (&self, knowledge);
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
  vei_proof_check_asking (&self);
  check_thresholds (&self);
  combinations = count_combinations (&self);
  vei_proof_end (&self);
  return combinations;
}
