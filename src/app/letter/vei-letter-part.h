/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"
#include "letter/vei-letter-draft.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_PART (vei_letter_part_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterPart, vei_letter_part, VEI, LETTER_PART, GtkWidget)

GtkWidget  *vei_letter_part_new          (VeiSession         *session,
                                          VeiLetterDraft     *draft,
                                          const VeiDraftPart *part) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_letter_part_get_id       (VeiLetterPart      *self);
void        vei_letter_part_show         (VeiLetterPart      *self,
                                          const VeiDraftPart *part,
                                          const char         *meaning);
void        vei_letter_part_set_selected (VeiLetterPart      *self,
                                          gboolean            selected);
void        vei_letter_part_select_range (VeiLetterPart      *self,
                                          guint               start,
                                          guint               end);

G_END_DECLS
