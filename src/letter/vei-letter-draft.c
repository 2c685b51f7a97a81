/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-letter-draft-private.h"

/* The history is bounded by what it may weigh: own words can be long. */
#define MAX_STEPS        200
#define MAX_HISTORY_SIZE (8 * 1024 * 1024)

/**
 * VeiLetterDraft:
 *
 * A letter that the user works on: what was composed from the answers, and
 * what the user has done with it. When the answers change and the letter is
 * composed anew, only parts that the user has not touched change; a wording of
 * the user's is kept, marked, and the new wording stands beside it.
 *
 * All that the user does is written into the case at once, in the form of
 * `docs/pack-format.md`, and can be undone as long as the draft lives. Emits
 * `changed` after every change. Main thread only.
 *
 * ```c
 * g_autoptr (VeiLetterDraft) draft = vei_letter_draft_new (letter_case, "application");
 *
 * vei_letter_draft_set_document (draft, composed);
 * vei_letter_draft_set_text (draft, "intro", "Jeg ber om en ny vurdering.");
 * vei_letter_draft_undo (draft);
 * g_autoptr (VeiDocument) letter = vei_letter_draft_to_document (draft);
 * ```
 */
typedef VeiDraftPart Part;

G_DEFINE_FINAL_TYPE (VeiLetterDraft, vei_letter_draft, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
free_part (gpointer data)
{
  Part *part = data;

  vei_block_free ((VeiBlock *) part->block);
  g_free (part);
}

static void
free_steps (GQueue *steps)
{
  g_queue_free_full (steps, (GDestroyNotify) vei_draft_edits_free);
}

static void
vei_letter_draft_finalize (GObject *object)
{
  VeiLetterDraft *self = VEI_LETTER_DRAFT (object);

  g_clear_pointer (&self->past, free_steps);
  g_clear_pointer (&self->future, free_steps);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->edits, vei_draft_edits_free);
  g_clear_pointer (&self->step_id, g_free);
  g_clear_pointer (&self->kind_id, g_free);
  g_clear_object (&self->composed);
  g_clear_object (&self->letter_case);

  G_OBJECT_CLASS (vei_letter_draft_parent_class)->finalize (object);
}

static void
vei_letter_draft_class_init (VeiLetterDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_letter_draft_finalize;

  /**
   * VeiLetterDraft::changed:
   * @self: the draft
   *
   * Something in the letter, or what can be undone, has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
vei_letter_draft_init (VeiLetterDraft *self)
{
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->past = g_queue_new ();
  self->future = g_queue_new ();
}

/* ---- The parts ---- */

/* Finds the place of a part, or -1. Private. */
int
vei_letter_draft_find_index (VeiLetterDraft *self,
                             const char     *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (g_str_equal (part->block->id, id))
        return (int) i;
    }
  return -1;
}

/* Adds a part of the letter as it was composed, with what the user did to it. */
static void
add_composed_part (VeiLetterDraft *self,
                   const VeiBlock *composed)
{
  const VeiDraftEdit *edit = vei_draft_edits_find (self->edits, composed->id);
  VeiBlock *block = vei_block_copy (composed);
  Part *part = g_new0 (Part, 1);

  part->block = block;
  part->composed = composed->text;
  part->moved = vei_draft_edits_is_moved (self->edits, composed->id);
  if (edit != NULL && edit->text != NULL)
    {
      g_free (block->text);
      block->text = g_strdup (edit->text);
      block->typed = TRUE;
      part->state = g_strcmp0 (edit->seen, composed->text) == 0 ? VEI_DRAFT_EDITED
                                                                : VEI_DRAFT_CHANGED;
    }
  if (edit != NULL && edit->removed)
    part->state = VEI_DRAFT_REMOVED;
  g_ptr_array_add (self->parts, part);
}

/* Where a part goes whose neighbour is not there: before the signature. */
static guint
find_end (VeiLetterDraft *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (part->block->role == VEI_BLOCK_SIGNATURE)
        return i;
    }
  return self->parts->len;
}

/* Adds a part that the letter itself does not have. */
static void
add_own_part (VeiLetterDraft     *self,
              const VeiDraftEdit *edit)
{
  const char *facts[] = { "letters", NULL };
  VeiBlock *block;
  Part *part;
  int anchor;

  if (edit->text == NULL || edit->removed || vei_letter_draft_find_index (self, edit->id) >= 0)
    return;
  block = vei_block_new (edit->id, edit->role, edit->text);
  block->level = edit->level;
  block->typed = TRUE;
  block->facts = g_strdupv ((GStrv) facts);
  part = g_new0 (Part, 1);
  part->block = block;
  part->state = edit->added || edit->settled ? VEI_DRAFT_ADDED : VEI_DRAFT_GONE;
  part->moved = vei_draft_edits_is_moved (self->edits, edit->id);
  anchor = edit->after != NULL ? vei_letter_draft_find_index (self, edit->after) : -1;
  g_ptr_array_insert (self->parts, anchor >= 0 ? anchor + 1 : (int) find_end (self), part);
}

static void
apply_move (VeiLetterDraft     *self,
            const VeiDraftMove *move)
{
  int from = vei_letter_draft_find_index (self, move->id);
  int anchor;
  Part *part;

  if (from < 0 || g_str_equal (move->id, move->after)
      || (move->after[0] != '\0' && vei_letter_draft_find_index (self, move->after) < 0))
    return;
  part = g_ptr_array_steal_index (self->parts, (guint) from);
  anchor = move->after[0] != '\0' ? vei_letter_draft_find_index (self, move->after) : -1;
  g_ptr_array_insert (self->parts, anchor + 1, part);
}

static void
build_parts (VeiLetterDraft *self)
{
  g_ptr_array_set_size (self->parts, 0);
  if (self->composed == NULL)
    return;
  for (guint i = 0; i < vei_document_get_n_blocks (self->composed); i++)
    add_composed_part (self, vei_document_get_block (self->composed, i));
  for (guint i = 0; i < self->edits->edits->len; i++)
    add_own_part (self, g_ptr_array_index (self->edits->edits, i));
  for (guint i = 0; i < self->edits->moves->len; i++)
    apply_move (self, g_ptr_array_index (self->edits->moves, i));
}

/* ---- History ---- */

/* Keeps what stood before a change; the oldest goes where there is too much. Private. */
void
vei_letter_draft_push_past (VeiLetterDraft *self,
                            VeiDraftEdits  *step)
{
  self->history_size += vei_draft_edits_get_size (step);
  g_queue_push_head (self->past, step);
  while (self->past->length > MAX_STEPS
         || (self->past->length > 1 && self->history_size > MAX_HISTORY_SIZE))
    {
      VeiDraftEdits *oldest = g_queue_pop_tail (self->past);

      self->history_size -= vei_draft_edits_get_size (oldest);
      vei_draft_edits_free (oldest);
    }
}

/* To be called before a change: what stands now can be had back. Private. */
void
vei_letter_draft_begin_step (VeiLetterDraft *self,
                             const char     *typed_id)
{
  g_autofree char *id = g_strdup (typed_id);

  if (id == NULL || g_strcmp0 (self->step_id, id) != 0)
    vei_letter_draft_push_past (self, vei_draft_edits_copy (self->edits));
  g_queue_clear_full (self->future, (GDestroyNotify) vei_draft_edits_free);
  g_free (self->step_id);
  self->step_id = g_steal_pointer (&id);
}

/* To be called after a change: writes it into the case and tells of it. Private. */
void
vei_letter_draft_finish_change (VeiLetterDraft *self)
{
  build_parts (self);
  vei_draft_edits_write (self->edits, vei_case_get_letter (self->letter_case, self->kind_id,
                                                           TRUE));
  g_object_ref (self);
  vei_case_changed (self->letter_case);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_object_unref (self);
}

/* ---- Making and reading a draft ---- */

/**
 * vei_letter_draft_new:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 *
 * Takes up the work on a letter of a case where it was left. It has no parts
 * until vei_letter_draft_set_document().
 *
 * Returns: (transfer full): the draft
 */
VeiLetterDraft *
vei_letter_draft_new (VeiCase    *letter_case,
                      const char *kind_id)
{
  VeiLetterDraft *self;

  g_return_val_if_fail (VEI_IS_CASE (letter_case), NULL);
  g_return_val_if_fail (kind_id != NULL, NULL);

  self = g_object_new (VEI_TYPE_LETTER_DRAFT, NULL);
  self->letter_case = g_object_ref (letter_case);
  self->kind_id = g_strdup (kind_id);
  self->edits = vei_draft_edits_read (vei_case_get_letter (letter_case, kind_id, FALSE));
  return self;
}

/**
 * vei_letter_draft_set_document:
 * @self: a draft
 * @composed: the letter as vei_letter_book_compose() writes it now; it must
 *   not be changed afterwards
 *
 * Tells the draft what the letter says of itself. What the user has done
 * stays; emits `changed`.
 */
void
vei_letter_draft_set_document (VeiLetterDraft *self,
                               VeiDocument    *composed)
{
  g_return_if_fail (VEI_IS_LETTER_DRAFT (self));
  g_return_if_fail (VEI_IS_DOCUMENT (composed));

  /* The parts point into the old one. */
  g_ptr_array_set_size (self->parts, 0);
  g_set_object (&self->composed, composed);
  build_parts (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * vei_letter_draft_get_n_parts:
 * @self: a draft
 *
 * Counts the parts, those that were taken out included.
 *
 * Returns: how many there are
 */
guint
vei_letter_draft_get_n_parts (VeiLetterDraft *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), 0);

  return self->parts->len;
}

/**
 * vei_letter_draft_get_part:
 * @self: a draft
 * @index: from 0, in reading order
 *
 * Gets a part of the letter.
 *
 * Returns: (transfer none): the part; valid until the draft changes
 */
const VeiDraftPart *
vei_letter_draft_get_part (VeiLetterDraft *self,
                           guint           index)
{
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), NULL);
  g_return_val_if_fail (index < self->parts->len, NULL);

  return g_ptr_array_index (self->parts, index);
}

/**
 * vei_letter_draft_find_part:
 * @self: a draft
 * @id: the id of a block
 *
 * Finds a part of the letter by its id.
 *
 * Returns: (transfer none) (nullable): the part, or %NULL; valid until the
 *   draft changes
 */
const VeiDraftPart *
vei_letter_draft_find_part (VeiLetterDraft *self,
                            const char     *id)
{
  int index;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  index = vei_letter_draft_find_index (self, id);
  return index >= 0 ? g_ptr_array_index (self->parts, index) : NULL;
}

/**
 * vei_letter_draft_has_changes:
 * @self: a draft
 *
 * Tells whether the user has done anything with the letter.
 *
 * Returns: whether it differs from how it was composed
 */
gboolean
vei_letter_draft_has_changes (VeiLetterDraft *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), FALSE);

  return !vei_draft_edits_is_empty (self->edits);
}

/* A part goes on in the paragraph before it only where both stand as the letter put them. */
static gboolean
may_run_on (const Part *part,
            const Part *before)
{
  return part->block->run_on && !part->moved && before != NULL && !before->moved
         && before->state != VEI_DRAFT_ADDED && before->state != VEI_DRAFT_GONE;
}

/* The text of a part as it is printed; what a person typed is made fit for paper. */
static char *
dup_printed_text (const VeiBlock *block)
{
  return block->typed ? vei_clean_text (block->text, block->role == VEI_BLOCK_SUBJECT)
                      : g_strdup (block->text);
}

/**
 * vei_letter_draft_to_document:
 * @self: a draft that has a document
 *
 * Makes the letter as it is to be printed, without what was taken out.
 *
 * Returns: (transfer full): the letter
 */
VeiDocument *
vei_letter_draft_to_document (VeiLetterDraft *self)
{
  g_autoptr (VeiDocument) document = NULL;
  const Part *before = NULL;

  g_return_val_if_fail (VEI_IS_LETTER_DRAFT (self), NULL);
  g_return_val_if_fail (self->composed != NULL, NULL);

  document = vei_document_new (vei_document_get_title (self->composed),
                               vei_document_get_language (self->composed));
  vei_document_set_author (document, vei_document_get_author (self->composed));
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);
      g_autofree char *text = dup_printed_text (part->block);
      VeiBlock *block;

      if (part->state == VEI_DRAFT_REMOVED || text[0] == '\0')
        continue;
      block = vei_block_copy (part->block);
      g_free (block->text);
      block->text = g_steal_pointer (&text);
      block->run_on = may_run_on (part, before);
      if (block->role == VEI_BLOCK_SUBJECT)
        vei_document_set_title (document, block->text);
      vei_document_add (document, block);
      before = part;
    }
  vei_document_drop_empty_headings (document);
  return g_steal_pointer (&document);
}
