/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "letter/vei-rulebook-private.h"

/* Verdicts, ladders, reasons, approvals, cautions and steps. */

static void
add_rule (VeiRulebook         *self,
          const char          *head,
          const VeiCondition  *when,
          const char          *says,
          const VeiSourceRefs *refs)
{
  g_autofree char *condition = vei_rulebook_condition (self->knowledge, when, self->language);
  g_autofree char *sources = vei_rulebook_describe_sources (self, refs);
  g_autofree char *text = g_strdup_printf (_("%s\nWhen: %s\nThen: %s\n%s"), head, condition, says, sources);

  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text);
}

static void
add_ladder (VeiRulebook             *self,
            const VeiEquipmentRules *rules)
{
  g_autofree char *heading = g_strdup_printf (_("Rules: %s"), vei_rulebook_get (self, &rules->public.name));

  vei_rulebook_add_heading (self, heading);
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH,
       _("The rules are read from the top, and the first one that is met gives the answer. What is not known "
         "is neither met nor not met."));
  for (guint i = 0; i < rules->n_lines; i++)
    {
      const VeiLine *line = &rules->lines[i];
      g_autofree char *head = g_strdup_printf ("%u. %s", i + 1, line->statement.id);
      g_autofree char *says = g_strdup_printf ("%s. %s",
                                               vei_rulebook_get (self, &self->knowledge->verdicts[line->verdict].title),
                                               vei_rulebook_get (self, &line->statement.text));

      add_rule (self, head, line->when, says, &line->statement.sources);
    }
}

static void
add_rules (VeiRulebook   *self,
           const char    *heading,
           const VeiRule *rules,
           guint          n)
{
  vei_rulebook_add_heading (self, heading);
  for (guint i = 0; i < n; i++)
    {
      const VeiStatement *statement = &rules[i].statement;
      const char *title = vei_rulebook_get (self, &statement->title);
      g_autofree char *head = *title != '\0' ? g_strdup_printf ("%s (%s)", title, statement->id)
                                             : g_strdup (statement->id);

      add_rule (self, head, rules[i].when, vei_rulebook_get (self, &statement->text), &statement->sources);
    }
}

/* Which questions can be a reason for this equipment, and which are demands. */
static void
add_reasons (VeiRulebook             *self,
             const VeiEquipmentRules *rules)
{
  g_autofree char *heading = g_strdup_printf (_("Reasons: %s"), vei_rulebook_get (self, &rules->public.name));

  vei_rulebook_add_heading (self, heading);
  for (guint i = 0; i < rules->n_reasons; i++)
    {
      const VeiQuestion *question = &self->knowledge->questions[rules->reasons[i].question];
      g_autofree char *when = vei_rulebook_condition (self->knowledge, rules->reasons[i].when, self->language);
      g_autofree char *text = g_strdup_printf (_("%s\nWhen: %s"), vei_rulebook_get (self, &question->short_text), when);

      vei_rulebook_add (self, VEI_BLOCK_LIST_ITEM, text);
    }
  for (guint64 left = rules->requirements; left != 0; left &= left - 1)
    {
      const VeiQuestion *question = &self->knowledge->questions[__builtin_ctzll (left)];
      g_autofree char *text = g_strdup_printf (_("A demand of the equipment: %s"),
                                               vei_rulebook_get (self, &question->short_text));

      vei_rulebook_add (self, VEI_BLOCK_LIST_ITEM, text);
    }
}

static void
add_verdicts (VeiRulebook *self)
{
  vei_rulebook_add_heading (self, _("Answers that the program gives"));
  for (guint i = 0; i < self->knowledge->n_verdicts; i++)
    {
      const VeiVerdict *verdict = &self->knowledge->verdicts[i];
      g_autofree char *text = g_strdup_printf ("%s: %s\n%s", verdict->id, vei_rulebook_get (self, &verdict->title),
                                               vei_rulebook_get (self, &verdict->text));

      vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text);
    }
}

static void
add_deadlines (VeiRulebook *self)
{
  vei_rulebook_add_heading (self, _("Deadlines"));
  for (guint i = 0; i < self->knowledge->n_deadlines; i++)
    {
      const VeiDeadline *deadline = &self->knowledge->deadlines[i];
      g_autofree char *sources = vei_rulebook_describe_sources (self, &deadline->sources);
      g_autofree char *text =
        /* Translators: an id, a number of days, a question and the sources. */
        g_strdup_printf (ngettext ("%s: %u day from: %s\n%s", "%s: %u days from: %s\n%s", deadline->days),
                         deadline->id, deadline->days,
                         vei_rulebook_get (self, &self->knowledge->questions[deadline->question].short_text), sources);

      vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text);
    }
}

/*
 * vei_rulebook_add_rules:
 *
 * Adds all that rules.json says.
 */
void
vei_rulebook_add_rules (VeiRulebook *self)
{
  VeiKnowledge *knowledge = self->knowledge;

  add_verdicts (self);
  for (guint e = 0; e < knowledge->n_equipment; e++)
    {
      add_ladder (self, &knowledge->equipment[e]);
      add_reasons (self, &knowledge->equipment[e]);
    }
  add_rules (self, _("Approvals"), knowledge->approvals, knowledge->n_approvals);
  add_rules (self, _("Cautions"), knowledge->cautions, knowledge->n_cautions);
  add_rules (self, _("Steps"), knowledge->steps, knowledge->n_steps);
  add_deadlines (self);
}
