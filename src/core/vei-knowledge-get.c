/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

/* What a knowledge lends out. */

/**
 * vei_knowledge_get_pack:
 * @self: a knowledge
 *
 * Gets the pack that the knowledge was read from.
 *
 * Returns: (transfer none): the pack
 */
VeiPack *
vei_knowledge_get_pack (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);

  return self->pack;
}

/**
 * vei_knowledge_get_version:
 * @self: a knowledge
 *
 * Gets the version of the pack, `YYYY.MM.N`.
 *
 * Returns: (transfer none): the version
 */
const char *
vei_knowledge_get_version (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);

  return self->version;
}

/**
 * vei_knowledge_get_released:
 * @self: a knowledge
 *
 * Gets the day on which the pack was released.
 *
 * Returns: (transfer none): the day
 */
const GDate *
vei_knowledge_get_released (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);

  return &self->released;
}

/**
 * vei_knowledge_get_expires:
 * @self: a knowledge
 *
 * Gets the last day on which the pack may be installed, as its publisher set
 * it.
 *
 * Returns: (transfer none) (nullable): the day, or %NULL where none is set
 */
const GDate *
vei_knowledge_get_expires (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);

  return g_date_valid (&self->expires) ? &self->expires : NULL;
}

/**
 * vei_knowledge_get_publisher:
 * @self: a knowledge
 *
 * Gets the name of who published the pack.
 *
 * Returns: (transfer none): the name
 */
const char *
vei_knowledge_get_publisher (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);

  return self->publisher;
}

/**
 * vei_knowledge_find_question:
 * @self: a knowledge
 * @id: the id of a question
 *
 * Finds a question by its id.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL where there is none
 */
const VeiQuestion *
vei_knowledge_find_question (VeiKnowledge *self,
                             const char   *id)
{
  guint index;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->question_ids, id));
  return index > 0 ? &self->questions[index - 1] : NULL;
}

/**
 * vei_knowledge_get_n_lines:
 * @self: a knowledge
 * @equipment: the place of a kind of equipment
 *
 * Tells how many lines the ladder of a kind of equipment has.
 *
 * Returns: the number of lines
 */
guint
vei_knowledge_get_n_lines (VeiKnowledge *self,
                           guint         equipment)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);
  g_return_val_if_fail (equipment < self->n_equipment, 0);

  return self->equipment[equipment].n_lines;
}

/**
 * vei_knowledge_get_line:
 * @self: a knowledge
 * @equipment: the place of a kind of equipment
 * @index: from 0, in the order of reading
 *
 * Gets the criterion of a line of a ladder.
 *
 * Returns: (transfer none): the criterion
 */
const VeiStatement *
vei_knowledge_get_line (VeiKnowledge *self,
                        guint         equipment,
                        guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (equipment < self->n_equipment, NULL);
  g_return_val_if_fail (index < self->equipment[equipment].n_lines, NULL);

  return &self->equipment[equipment].lines[index].statement;
}

/**
 * vei_knowledge_get_complaint_days:
 * @self: a knowledge
 *
 * Tells how many days the deadline for a complaint is, counted from the day
 * on which the person learned of the refusal.
 *
 * Returns: days, from 1 to 3650; 0 where the pack names no such deadline
 */
guint
vei_knowledge_get_complaint_days (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  for (guint i = 0; i < self->n_deadlines; i++)
    if (g_str_equal (self->deadlines[i].id, "complaint"))
      return self->deadlines[i].days;
  return 0;
}

/**
 * vei_knowledge_get_n_pages:
 * @self: a knowledge
 *
 * Tells how many pages the knowledge has.
 *
 * Returns: the number of pages
 */
guint
vei_knowledge_get_n_pages (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_pages;
}

/**
 * vei_knowledge_get_page:
 * @self: a knowledge
 * @index: from 0, in the order of asking
 *
 * Gets one of the pages.
 *
 * Returns: (transfer none): the page
 */
const VeiPage *
vei_knowledge_get_page (VeiKnowledge *self,
                        guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_pages, NULL);

  return &self->pages[index];
}

/**
 * vei_knowledge_get_n_questions:
 * @self: a knowledge
 *
 * Tells how many questions the knowledge has.
 *
 * Returns: the number of questions
 */
guint
vei_knowledge_get_n_questions (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_questions;
}

/**
 * vei_knowledge_get_question:
 * @self: a knowledge
 * @index: from 0, in the order of asking
 *
 * Gets one of the questions.
 *
 * Returns: (transfer none): the question
 */
const VeiQuestion *
vei_knowledge_get_question (VeiKnowledge *self,
                            guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_questions, NULL);

  return &self->questions[index];
}

/**
 * vei_knowledge_get_n_equipment:
 * @self: a knowledge
 *
 * Tells how many kinds of equipment the knowledge has.
 *
 * Returns: the number of kinds of equipment
 */
guint
vei_knowledge_get_n_equipment (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_equipment;
}

/**
 * vei_knowledge_get_equipment:
 * @self: a knowledge
 * @index: from 0, in the order of `rules.json`
 *
 * Gets one of the kinds of equipment.
 *
 * Returns: (transfer none): the kind of equipment
 */
const VeiEquipment *
vei_knowledge_get_equipment (VeiKnowledge *self,
                             guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_equipment, NULL);

  return &self->equipment[index].public;
}

/**
 * vei_knowledge_get_n_verdicts:
 * @self: a knowledge
 *
 * Tells how many verdicts the knowledge has.
 *
 * Returns: the number of verdicts
 */
guint
vei_knowledge_get_n_verdicts (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_verdicts;
}

/**
 * vei_knowledge_get_verdict:
 * @self: a knowledge
 * @index: from 0, in the order of `rules.json`
 *
 * Gets one of the verdicts.
 *
 * Returns: (transfer none): the verdict
 */
const VeiVerdict *
vei_knowledge_get_verdict (VeiKnowledge *self,
                           guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_verdicts, NULL);

  return &self->verdicts[index];
}

/**
 * vei_knowledge_get_n_approvals:
 * @self: a knowledge
 *
 * Tells how many approvals the knowledge has.
 *
 * Returns: the number of approvals
 */
guint
vei_knowledge_get_n_approvals (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_approvals;
}

/**
 * vei_knowledge_get_approval:
 * @self: a knowledge
 * @index: from 0, in the order of `rules.json`
 *
 * Gets one of the approvals.
 *
 * Returns: (transfer none): the approval
 */
const VeiStatement *
vei_knowledge_get_approval (VeiKnowledge *self,
                            guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_approvals, NULL);

  return &self->approvals[index].statement;
}

/**
 * vei_knowledge_get_n_cautions:
 * @self: a knowledge
 *
 * Tells how many cautions the knowledge has.
 *
 * Returns: the number of cautions
 */
guint
vei_knowledge_get_n_cautions (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_cautions;
}

/**
 * vei_knowledge_get_caution:
 * @self: a knowledge
 * @index: from 0, in the order of `rules.json`
 *
 * Gets one of the cautions.
 *
 * Returns: (transfer none): the caution
 */
const VeiStatement *
vei_knowledge_get_caution (VeiKnowledge *self,
                           guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_cautions, NULL);

  return &self->cautions[index].statement;
}

/**
 * vei_knowledge_get_n_steps:
 * @self: a knowledge
 *
 * Tells how many steps the knowledge has.
 *
 * Returns: the number of steps
 */
guint
vei_knowledge_get_n_steps (VeiKnowledge *self)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);

  return self->n_steps;
}

/**
 * vei_knowledge_get_step:
 * @self: a knowledge
 * @index: from 0, in the order of `rules.json`
 *
 * Gets one of the steps.
 *
 * Returns: (transfer none): the step
 */
const VeiStatement *
vei_knowledge_get_step (VeiKnowledge *self,
                        guint         index)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (index < self->n_steps, NULL);

  return &self->steps[index].statement;
}
