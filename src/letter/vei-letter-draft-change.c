/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-letter-draft-private.h"

/* What a user can do with a letter, and undo again. */

typedef VeiDraftPart Part;

/* Gets what is kept of a part, beginning to keep it with what the letter says now. */
static VeiDraftEdit *
ensure_edit (VeiLetterDraft *self,
             int             index)
{
  const Part *part = g_ptr_array_index (self->parts, index);
  VeiDraftEdit *edit = vei_draft_edits_find (self->edits, part->block->id);
  const Part *before = index > 0 ? g_ptr_array_index (self->parts, index - 1) : NULL;

  if (edit != NULL)
    return edit;
  edit = vei_draft_edits_add (self->edits, part->block->id);
  edit->seen = g_strdup (part->composed);
  edit->after = before != NULL ? g_strdup (before->block->id) : NULL;
  edit->role = part->block->role;
  edit->level = part->block->level;
  return edit;
}

/**
 * vei_letter_draft_set_text:
 * @self: a draft
 * @id: the id of a part
 * @text: the new wording; the wording of the letter undoes the edit
 *
 * Changes the wording of a part. What is typed into one part is one step of
 * the history until vei_letter_draft_end_step() or another change.
 *
 * Returns: whether anything changed
 */
gboolean
vei_letter_draft_set_text (VeiLetterDraft *self,
                           const char     *id,
                           const char     *text)
{
  VeiDraftEdit *edit;
  const Part *part;
  int index;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);
  g_return_val_if_fail (id != NULL && text != NULL, FALSE);

  index = vei_letter_draft_find_index (self, id);
  if (index < 0)
    return FALSE;
  part = g_ptr_array_index (self->parts, index);
  if (part->state == VEI_DRAFT_REMOVED || g_str_equal (part->block->text, text))
    return FALSE;

  vei_letter_draft_begin_step (self, id);
  edit = ensure_edit (self, index);
  g_free (edit->text);
  edit->text = g_strdup (text);
  if (g_strcmp0 (part->composed, text) == 0)
    vei_draft_edits_drop (self->edits, part->block->id);
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/**
 * vei_letter_draft_remove:
 * @self: a draft
 * @id: the id of a part
 *
 * Takes a part out of the letter. A paragraph of the user's own, and one that
 * the letter no longer has, is gone; any other can be put back with
 * vei_letter_draft_restore().
 *
 * Returns: whether anything changed
 */
gboolean
vei_letter_draft_remove (VeiLetterDraft *self,
                         const char     *id)
{
  const Part *part;
  int index;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  index = vei_letter_draft_find_index (self, id);
  part = index >= 0 ? g_ptr_array_index (self->parts, index) : NULL;
  if (part == NULL || part->state == VEI_DRAFT_REMOVED)
    return FALSE;

  vei_letter_draft_begin_step (self, NULL);
  if (part->composed == NULL)
    vei_draft_edits_drop (self->edits, id);
  else
    ensure_edit (self, index)->removed = TRUE;
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/**
 * vei_letter_draft_restore:
 * @self: a draft
 * @id: the id of a part
 *
 * Puts a part that was taken out back as it was; gives a part that was edited
 * the wording of the letter.
 *
 * Returns: whether anything changed
 */
gboolean
vei_letter_draft_restore (VeiLetterDraft *self,
                          const char     *id)
{
  VeiDraftEdit *edit;
  const Part *part;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  part = vei_letter_draft_find_part (self, id);
  if (part == NULL || part->composed == NULL
      || vei_draft_edits_find (self->edits, id) == NULL)
    return FALSE;

  vei_letter_draft_begin_step (self, NULL);
  edit = vei_draft_edits_find (self->edits, id);
  if (edit->removed && edit->text != NULL)
    edit->removed = FALSE;
  else
    vei_draft_edits_drop (self->edits, id);
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/**
 * vei_letter_draft_move:
 * @self: a draft
 * @id: the id of a part
 * @after: (nullable): the id of the part that it is to stand after; %NULL for
 *   the top of the letter
 *
 * Moves a part.
 *
 * Returns: whether anything changed
 */
gboolean
vei_letter_draft_move (VeiLetterDraft *self,
                       const char     *id,
                       const char     *after)
{
  int from, to;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  from = vei_letter_draft_find_index (self, id);
  to = after != NULL ? vei_letter_draft_find_index (self, after) : -1;
  if (from < 0 || (after != NULL && to < 0) || from == to || from == to + 1)
    return FALSE;

  vei_letter_draft_begin_step (self, NULL);
  vei_draft_edits_move (self->edits, id, after != NULL ? after : "");
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/**
 * vei_letter_draft_add:
 * @self: a draft
 * @after: (nullable): the id of the part that it is to stand after; %NULL for
 *   the top of the letter
 * @text: what it says; may be empty to begin with
 *
 * Adds a paragraph of the user's own.
 *
 * Returns: (transfer none) (nullable): the id of the new part, or %NULL where
 *   @after is not there; valid until the draft changes
 */
const char *
vei_letter_draft_add (VeiLetterDraft *self,
                      const char     *after,
                      const char     *text)
{
  g_autofree char *id = NULL;
  VeiDraftEdit *edit;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (after != NULL && vei_letter_draft_find_index (self, after) < 0)
    return NULL;

  vei_letter_draft_begin_step (self, NULL);
  id = g_strdup_printf ("added.%u", ++self->edits->last_added);
  edit = vei_draft_edits_add (self->edits, id);
  edit->text = g_strdup (text);
  edit->after = g_strdup (after != NULL ? after : "");
  edit->added = TRUE;
  vei_draft_edits_move (self->edits, id, edit->after);
  vei_letter_draft_finish_change (self);
  return vei_letter_draft_find_part (self, id)->block->id;
}

/* Finds a part beside which another wording stands, or NULL. */
static const Part *
find_marked (VeiLetterDraft *self,
             const char     *id)
{
  const Part *part = vei_letter_draft_find_part (self, id);

  return part != NULL && (part->state == VEI_DRAFT_CHANGED || part->state == VEI_DRAFT_GONE)
           ? part : NULL;
}

/**
 * vei_letter_draft_take:
 * @self: a draft
 * @id: the id of a part whose state is %VEI_DRAFT_CHANGED or %VEI_DRAFT_GONE
 *
 * Takes the new wording instead of the user's: the part becomes what the
 * letter says now, or goes where the letter no longer has it.
 *
 * Returns: whether anything changed
 */
gboolean
vei_letter_draft_take (VeiLetterDraft *self,
                       const char     *id)
{
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (find_marked (self, id) == NULL)
    return FALSE;
  vei_letter_draft_begin_step (self, NULL);
  vei_draft_edits_drop (self->edits, id);
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/**
 * vei_letter_draft_leave:
 * @self: a draft
 * @id: the id of a part whose state is %VEI_DRAFT_CHANGED or %VEI_DRAFT_GONE
 *
 * Leaves the user's wording as it is; the part is not marked until the letter
 * changes again.
 *
 * Returns: whether anything changed
 */
gboolean
vei_letter_draft_leave (VeiLetterDraft *self,
                        const char     *id)
{
  VeiDraftEdit *edit;
  const Part *part;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  part = find_marked (self, id);
  if (part == NULL)
    return FALSE;
  vei_letter_draft_begin_step (self, NULL);
  edit = vei_draft_edits_find (self->edits, id);
  if (part->state == VEI_DRAFT_GONE)
    edit->settled = TRUE;
  else
    {
      g_free (edit->seen);
      edit->seen = g_strdup (part->composed);
    }
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/* ---- Undo and redo ---- */

/**
 * vei_letter_draft_end_step:
 * @self: a draft
 *
 * Ends the step that typing is part of: what is typed next is undone by
 * itself. To be called where the user leaves a paragraph or pauses.
 */
void
vei_letter_draft_end_step (VeiLetterDraft *self)
{
  g_return_if_fail (VEI_IS_LETTER_DRAFT (self));

  g_clear_pointer (&self->step_id, g_free);
}

/**
 * vei_letter_draft_can_undo:
 * @self: a draft
 *
 * Tells whether there is a step to undo.
 *
 * Returns: whether there is
 */
gboolean
vei_letter_draft_can_undo (VeiLetterDraft *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);

  return !g_queue_is_empty (self->past);
}

/**
 * vei_letter_draft_can_redo:
 * @self: a draft
 *
 * Tells whether there is a step to do again.
 *
 * Returns: whether there is
 */
gboolean
vei_letter_draft_can_redo (VeiLetterDraft *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);

  return !g_queue_is_empty (self->future);
}

/**
 * vei_letter_draft_undo:
 * @self: a draft
 *
 * Undoes the last step.
 *
 * Returns: whether there was one
 */
gboolean
vei_letter_draft_undo (VeiLetterDraft *self)
{
  VeiDraftEdits *step;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);

  step = g_queue_pop_head (self->past);
  if (step == NULL)
    return FALSE;
  self->history_size -= vei_draft_edits_get_size (step);
  g_queue_push_head (self->future, self->edits);
  self->edits = step;
  vei_letter_draft_end_step (self);
  vei_letter_draft_finish_change (self);
  return TRUE;
}

/**
 * vei_letter_draft_redo:
 * @self: a draft
 *
 * Does the step again that was undone last.
 *
 * Returns: whether there was one
 */
gboolean
vei_letter_draft_redo (VeiLetterDraft *self)
{
  VeiDraftEdits *step;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);

  step = g_queue_pop_head (self->future);
  if (step == NULL)
    return FALSE;
  vei_letter_draft_push_past (self, self->edits);
  self->edits = step;
  vei_letter_draft_end_step (self);
  vei_letter_draft_finish_change (self);
  return TRUE;
}
