/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <json-glib/json-glib.h>

#include "letter/vei-document-private.h"
#include "letter/vei-letter-draft.h"

G_BEGIN_DECLS

/* What the user has done with one part. */
typedef struct
{
  char         *id;
  char         *text;          /* as it was typed; NULL: the wording of the letter */
  char         *seen;          /* the wording of the letter when it was last looked at */
  char         *after;         /* the part before it, where the letter may not have this one */
  VeiBlockRole  role;          /* likewise */
  guint8        level;         /* likewise */
  gboolean      added;         /* a paragraph of the user's own */
  gboolean      removed;
  gboolean      settled;       /* left as it is, although the letter no longer has it */
} VeiDraftEdit;

/* That a part stands after another; "" for the top. */
typedef struct
{
  char *id;
  char *after;
} VeiDraftMove;

/* All that the user has done, in the order of doing it. */
typedef struct
{
  GPtrArray *edits;            /* of VeiDraftEdit */
  GPtrArray *moves;            /* of VeiDraftMove, applied in this order */
  guint      last_added;       /* number in the id of the last paragraph added */
} VeiDraftEdits;

struct _VeiLetterDraft
{
  GObject parent_instance;

  VeiCase       *letter_case;
  char          *kind_id;
  VeiDocument   *composed;     /* NULL until it is set */
  VeiDraftEdits *edits;
  GPtrArray     *parts;        /* of VeiDraftPart, each of which owns its block */
  GQueue        *past;         /* of VeiDraftEdits, the newest first */
  GQueue        *future;
  gsize          history_size; /* of the past */
  char          *step_id;      /* the part that is being typed into; NULL: none */
};

int            vei_letter_draft_find_index    (VeiLetterDraft *self,
                                               const char     *id);
void           vei_letter_draft_begin_step    (VeiLetterDraft *self,
                                               const char     *typed_id);
void           vei_letter_draft_push_past     (VeiLetterDraft *self,
                                               VeiDraftEdits  *step);
void           vei_letter_draft_finish_change (VeiLetterDraft *self);

VeiDraftEdits *vei_draft_edits_new       (void) G_GNUC_WARN_UNUSED_RESULT;
VeiDraftEdits *vei_draft_edits_copy      (const VeiDraftEdits *edits) G_GNUC_WARN_UNUSED_RESULT;
void           vei_draft_edits_free      (VeiDraftEdits       *edits);
gsize          vei_draft_edits_get_size  (const VeiDraftEdits *edits);
gboolean       vei_draft_edits_is_empty  (const VeiDraftEdits *edits);
VeiDraftEdit  *vei_draft_edits_find      (const VeiDraftEdits *edits,
                                          const char          *id);
VeiDraftEdit  *vei_draft_edits_add       (VeiDraftEdits       *edits,
                                          const char          *id);
void           vei_draft_edits_drop      (VeiDraftEdits       *edits,
                                          const char          *id);
void           vei_draft_edits_move      (VeiDraftEdits       *edits,
                                          const char          *id,
                                          const char          *after);
gboolean       vei_draft_edits_is_moved  (const VeiDraftEdits *edits,
                                          const char          *id);
VeiDraftEdits *vei_draft_edits_read      (JsonObject          *letter) G_GNUC_WARN_UNUSED_RESULT;
void           vei_draft_edits_write     (const VeiDraftEdits *edits,
                                          JsonObject          *letter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiDraftEdits, vei_draft_edits_free)

G_END_DECLS
