/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-rule-diagrams.h"

/*
 * What makes a question matter: the functions that must differ between two
 * answers to it for it to be asked. docs/proof.md says why these are enough.
 */

static VeiDiagram
is_true (VeiRuleDiagrams *self,
         VeiDiagram       truth)
{
  return vei_rule_diagrams_map (self, truth, 1u << VEI_TRUE, 0, 1, 0, 0);
}

/* The lines that are reached, for they decide the verdict and what is still unknown. */
static void
add_lines (VeiRuleDiagrams *self,
           GArray          *deciders,
           guint            equipment)
{
  VeiDiagram reached = self->wanted[equipment];

  for (guint i = 0; i < self->knowledge->equipment[equipment].n_lines; i++)
    {
      VeiDiagram truth = self->lines[equipment][i].truth;
      VeiDiagram seen = vei_diagrams_choose (self->store, reached, truth, VEI_UNKNOWN + 2);

      g_array_append_val (deciders, seen);
      reached = vei_diagrams_apply (self->store, vei_op_and_not, reached, is_true (self, truth));
    }
}

static void
add_rules (VeiRuleDiagrams *self,
           GArray          *deciders,
           const VeiRule   *rules,
           guint            n_rules)
{
  for (guint i = 0; i < n_rules; i++)
    for (guint e = 0; e < self->knowledge->n_equipment; e++)
      if (rules[i].equipment & 1u << e)
        {
          VeiDiagram truth = vei_rule_diagrams_condition (self, rules[i].when, self->outcome, e);
          VeiDiagram applies = vei_diagrams_choose (self->store, self->wanted[e],
                                                    is_true (self, truth), 0);

          g_array_append_val (deciders, applies);
        }
}

static void
add_steps (VeiRuleDiagrams *self,
           GArray          *deciders)
{
  VeiKnowledge *knowledge = self->knowledge;

  for (guint i = 0; i < knowledge->n_steps; i++)
    {
      const VeiRule *step = &knowledge->steps[i];
      VeiDiagram applies = is_true (self, vei_rule_diagrams_condition (self, step->when,
                                                                       self->outcome, 0));

      g_array_append_val (deciders, applies);
      if (step->deadline >= 0)
        {
          guint question = knowledge->deadlines[step->deadline].question;
          VeiDiagram known = vei_rule_diagrams_map (self, self->effective[question], ~0u, VEI_BRANCH_VALUE,
                                                    1, 0, 0);
          VeiDiagram dated = vei_diagrams_apply (self->store, vei_op_and, applies, known);

          g_array_append_val (deciders, dated);
        }
    }
}

/* An answer that is refused must not count as a way of answering. */
static VeiDiagram
allow_only_answers (VeiRuleDiagrams *self,
                    VeiDiagram       diagram,
                    guint64          questions)
{
  diagram = vei_diagrams_redirect (self->store, diagram, questions,
                                   VEI_BRANCH_DOES_NOT_KNOW, VEI_BRANCH_VALUE);
  return vei_diagrams_redirect (self->store, diagram, questions,
                                VEI_BRANCH_NOT_ASKED, VEI_BRANCH_VALUE);
}

static void
build_families (VeiRuleDiagrams *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (VeiDiagram));
  guint family = 0;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    {
      g_array_append_val (all, self->wanted[e]);
      add_lines (self, all, e);
    }
  add_rules (self, all, self->knowledge->approvals, self->knowledge->n_approvals);
  add_rules (self, all, self->knowledge->cautions, self->knowledge->n_cautions);
  add_steps (self, all);

  self->n_families = __builtin_popcountll (self->must_know) + 1;
  self->deciders = g_new0 (GArray *, self->n_families);
  for (guint question = 0; question <= self->knowledge->n_questions; question++)
    {
      guint64 own = question < self->knowledge->n_questions
                    ? self->must_know & G_GUINT64_CONSTANT (1) << question : 0;
      GArray *list;

      if (own == 0 && question < self->knowledge->n_questions)
        continue;
      list = self->deciders[family++] = g_array_new (FALSE, FALSE, sizeof (VeiDiagram));
      for (guint i = 0; i < all->len; i++)
        {
          VeiDiagram diagram = allow_only_answers (self, g_array_index (all, VeiDiagram, i),
                                                   self->must_know & ~own);

          if (!vei_diagram_is_constant (diagram))
            g_array_append_val (list, diagram);
        }
    }
}

static void
build_reasons (VeiRuleDiagrams *self,
               guint            equipment)
{
  const VeiEquipmentRules *rules = &self->knowledge->equipment[equipment];
  VeiDiagram fits = is_true (self, vei_rule_diagrams_verdict_in (self, self->outcome, equipment,
                                                                 self->knowledge->reason_verdicts));

  fits = vei_diagrams_apply (self->store, vei_op_and, fits, self->wanted[equipment]);
  self->reasons[equipment] = g_new0 (VeiDiagram, rules->n_reasons);
  for (guint i = 0; i < rules->n_reasons; i++)
    {
      VeiDiagram when = is_true (self, vei_rule_diagrams_condition (self, rules->reasons[i].when,
                                                                    self->outcome, equipment));
      VeiDiagram both = vei_diagrams_apply (self->store, vei_op_and, fits, when);

      self->reasons[equipment][i] = allow_only_answers (self, both, self->must_know);
    }
}

/*
 * vei_rule_diagrams_build_deciders:
 *
 * Builds what decides whether a question matters, once the ladders are there.
 */
void
vei_rule_diagrams_build_deciders (VeiRuleDiagrams *self)
{
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    build_reasons (self, e);
  build_families (self);
}
