/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"
#include "letter/vei-document.h"

G_BEGIN_DECLS

/**
 * VeiDraftState:
 * @VEI_DRAFT_COMPOSED: as the letter was composed
 * @VEI_DRAFT_EDITED: the user has changed the wording
 * @VEI_DRAFT_CHANGED: the user has changed the wording, and what it was made
 *   from has changed since; the new wording stands beside it
 * @VEI_DRAFT_GONE: the user has changed the wording, and the letter would no
 *   longer have this part
 * @VEI_DRAFT_ADDED: a paragraph of the user's own
 * @VEI_DRAFT_REMOVED: taken out by the user; not in the letter
 *
 * What the user has done with a part of a letter.
 */
typedef enum
{
  VEI_DRAFT_COMPOSED,
  VEI_DRAFT_EDITED,
  VEI_DRAFT_CHANGED,
  VEI_DRAFT_GONE,
  VEI_DRAFT_ADDED,
  VEI_DRAFT_REMOVED,
} VeiDraftState;

/**
 * VeiDraftPart:
 *
 * A part of a letter as it stands; valid until the draft changes.
 */
typedef struct
{
  const VeiBlock *block;       /* with the text as it stands; its grounds as composed */
  VeiDraftState   state;
  gboolean        moved;
  const char     *composed;    /* the wording of the letter itself; NULL: it has none */
} VeiDraftPart;

#define VEI_TYPE_LETTER_DRAFT (vei_letter_draft_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterDraft, vei_letter_draft, VEI, LETTER_DRAFT, GObject)

VeiLetterDraft     *vei_letter_draft_new          (VeiCase        *letter_case,
                                                   const char     *kind_id) G_GNUC_WARN_UNUSED_RESULT;
void                vei_letter_draft_set_document (VeiLetterDraft *self,
                                                   VeiDocument    *composed);

guint               vei_letter_draft_get_n_parts  (VeiLetterDraft *self);
const VeiDraftPart *vei_letter_draft_get_part     (VeiLetterDraft *self,
                                                   guint           index);
const VeiDraftPart *vei_letter_draft_find_part    (VeiLetterDraft *self,
                                                   const char     *id);
gboolean            vei_letter_draft_has_changes  (VeiLetterDraft *self);
VeiDocument        *vei_letter_draft_to_document  (VeiLetterDraft *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean            vei_letter_draft_set_text     (VeiLetterDraft *self,
                                                   const char     *id,
                                                   const char     *text);
gboolean            vei_letter_draft_remove       (VeiLetterDraft *self,
                                                   const char     *id);
gboolean            vei_letter_draft_restore      (VeiLetterDraft *self,
                                                   const char     *id);
gboolean            vei_letter_draft_move         (VeiLetterDraft *self,
                                                   const char     *id,
                                                   const char     *after);
const char         *vei_letter_draft_add          (VeiLetterDraft *self,
                                                   const char     *after,
                                                   const char     *text);
gboolean            vei_letter_draft_take         (VeiLetterDraft *self,
                                                   const char     *id);
gboolean            vei_letter_draft_leave        (VeiLetterDraft *self,
                                                   const char     *id);

/* History. What is typed into one part is one step until the step is ended. */
void                vei_letter_draft_end_step     (VeiLetterDraft *self);
gboolean            vei_letter_draft_can_undo     (VeiLetterDraft *self);
gboolean            vei_letter_draft_can_redo     (VeiLetterDraft *self);
gboolean            vei_letter_draft_undo         (VeiLetterDraft *self);
gboolean            vei_letter_draft_redo         (VeiLetterDraft *self);

G_END_DECLS
