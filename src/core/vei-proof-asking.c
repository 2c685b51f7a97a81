/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-proof-private.h"

#include <glib/gi18n-lib.h>

/* Where every wanted kind of equipment has a verdict with which nothing more is asked. */
static VeiDiagram
nothing_is_asked (VeiProof *self)
{
  VeiDiagram all = 1;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    {
      VeiDiagram has_it = vei_proof_map_verdict_among (self, self->outcome[e], e,
                                                       self->knowledge->nothing_when_all);

      all = vei_proof_but_not (self, all, vei_proof_but_not (self, self->rules->wanted[e], has_it));
    }
  return all;
}

/*
 * With two questions that one must know, neither is asked because of a line that every answer to
 * either decides in the same way. Such a line is refused.
 */
static void
check_answers_differ (VeiProof *self,
                      guint  equipment,
                      guint  line)
{
  VeiDiagram truth = self->rules->lines[equipment][line].truth;
  guint64 questions = vei_diagrams_get_support (self->store, truth) & self->rules->must_know;

  for (; questions != 0; questions &= questions - 1)
    {
      guint question = __builtin_ctzll (questions);
      VeiDiagram first = vei_diagrams_fix (self->store, truth, question, VEI_BRANCH_VALUE);
      VeiDiagram waits = vei_diagrams_fix (self->store, truth, question, VEI_BRANCH_NOT_ASKED);
      g_autofree char *what = g_strdup_printf (_("this line waits for “%s”, and every answer to it "
                                                 "comes to the same"), vei_proof_answer_name (self, question));

      waits = vei_proof_but_not (self, vei_proof_map_equal (self, waits, VEI_UNKNOWN),
                                 vei_proof_map_equal (self, first, VEI_UNKNOWN));
      for (guint b = VEI_BRANCH_VALUE + 1; b < vei_diagrams_get_n_branches (self->store, question);
           b++)
        waits = vei_proof_but_not (self, waits,
                                   vei_diagrams_apply (self->store, vei_proof_is_different, first,
                                                       vei_diagrams_fix (self->store, truth, question, b)));
      vei_proof_refuse_persons (self, waits, question, VEI_BRANCH_NOT_ASKED,
                                g_strdup_printf ("/equipment/%u/lines/%u", equipment, line), what);
    }
}

/* Questions that are not asked because the verdict depends on them must not decide one. */
static void
check_nothing_left_open (VeiProof *self)
{
  guint64 excluded = self->knowledge->requirement_questions | self->knowledge->last_questions;

  if (self->rules->n_families > 2)
    for (guint e = 0; e < self->knowledge->n_equipment; e++)
      for (guint i = 0; i < self->knowledge->equipment[e].n_lines; i++)
        check_answers_differ (self, e, i);
  for (; excluded != 0; excluded &= excluded - 1)
    {
      guint question = __builtin_ctzll (excluded);

      for (guint e = 0; e < self->knowledge->n_equipment; e++)
        {
          VeiDiagram unsettled = vei_proof_map_equal (self, self->outcome[e], VEI_OUTCOME_UNSETTLED);
          g_autofree char *what =
            g_strdup_printf (_("the verdict waits for “%s”, which is not asked for it"),
                             vei_proof_answer_name (self, question));

          unsettled = vei_proof_both (self, unsettled, self->rules->wanted[e]);
          unsettled = vei_diagrams_fix (self->store, unsettled, question, VEI_BRANCH_NOT_ASKED);
          vei_proof_refuse_persons (self, vei_proof_only_answered (self, unsettled, 0), question,
                                    VEI_BRANCH_NOT_ASKED, g_strdup ("/asking"), what);
        }
    }
}

static VeiDiagram
reasons_are_asked (VeiProof *self)
{
  VeiCondition *never = self->knowledge->no_reasons_when;

  return never == NULL
         ? 1 : vei_proof_but_not (self, 1, vei_proof_condition_holds (self, never, 0));
}

/* Of those of whom @asked is true, who is asked the question when everything else has been answered. */
static VeiDiagram
persons_asked (VeiProof   *self,
               VeiDiagram  asked,
               VeiDiagram  nothing,
               guint       question)
{
  VeiDiagram still = vei_proof_map_equal (self, self->rules->effective[question], VEI_BRANCH_NOT_ASKED);

  asked = vei_proof_but_not (self, vei_proof_both (self, asked, still), nothing);
  asked = vei_diagrams_fix (self->store, asked, question, VEI_BRANCH_NOT_ASKED);
  return vei_proof_only_answered (self, asked, 0);
}

/* Of whom the question decides something. */
static VeiDiagram
persons_decided (VeiProof   *self,
                 guint       question,
                 VeiDiagram  nothing)
{
  guint64 must_know = self->rules->must_know;
  guint family = self->rules->n_families - 1;
  VeiDiagram persons = 0;
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
        matters = vei_proof_either (self, matters,
                                    vei_diagrams_apply (self->store, vei_proof_is_different, first,
                                                        vei_diagrams_fix (self->store, decider, question, b)));
      persons = vei_proof_either (self, persons, persons_asked (self, matters, nothing, question));
    }
  return persons;
}

/* Of whom an answer could be a reason. */
static VeiDiagram
persons_with_reason (VeiProof   *self,
                     guint       question,
                     VeiDiagram  nothing)
{
  VeiDiagram reasons = reasons_are_asked (self), persons = 0;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    for (guint i = 0; i < self->knowledge->equipment[e].n_reasons; i++)
      if (self->knowledge->equipment[e].reasons[i].question == question)
        persons = vei_proof_either (self, persons,
                                    persons_asked (self, vei_proof_both (self, self->rules->reasons[e][i], reasons),
                                                   nothing, question));
  return persons;
}

/* Of whom a question is asked because of the verdict as it stands. */
static VeiDiagram
persons_by_verdict (VeiProof   *self,
                    guint       question,
                    VeiDiagram  nothing)
{
  gboolean last = (self->knowledge->last_questions & BIT (question)) != 0;
  VeiDiagram persons = 0;

  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    {
      guint32 verdicts = last ? self->knowledge->reason_verdicts
                              : self->knowledge->requirement_verdicts;
      VeiDiagram asked;

      if (!last && !(self->knowledge->equipment[e].requirements & BIT (question)))
        continue;
      asked = vei_proof_both (self, self->rules->wanted[e],
                              vei_proof_map_verdict_among (self, self->outcome[e], e, verdicts));
      if (last)
        asked = vei_proof_both (self, asked, reasons_are_asked (self));
      persons = vei_proof_either (self, persons, persons_asked (self, asked, nothing, question));
    }
  return persons;
}

/*
 * vei_proof_find_persons_asked:
 * @question: a place in the table
 *
 * Finds out of whom a question is asked when everything else has been answered.
 *
 * Returns: the diagram: 1 where it is asked
 */
VeiDiagram
vei_proof_find_persons_asked (VeiProof *self,
                              guint     question)
{
  guint64 by_verdict = self->knowledge->requirement_questions | self->knowledge->last_questions;
  VeiDiagram nothing = nothing_is_asked (self);

  if (by_verdict & BIT (question))
    return persons_by_verdict (self, question, nothing);
  return vei_proof_either (self, persons_decided (self, question, nothing),
                           persons_with_reason (self, question, nothing));
}

static void
check_questions_reached (VeiProof *self)
{
  for (guint i = 0; i < self->knowledge->n_questions; i++)
    if (vei_proof_find_persons_asked (self, i) == 0)
      g_ptr_array_add (self->faults,
                       g_strdup_printf ("questions.json: /questions/%u: %s", i,
                                        _("nobody is asked this question")));
}

/*
 * vei_proof_check_asking:
 *
 * Proves that no verdict waits for a question that is not asked, and that
 * each question is asked of somebody.
 */
void
vei_proof_check_asking (VeiProof *self)
{
  check_nothing_left_open (self);
  check_questions_reached (self);
}
