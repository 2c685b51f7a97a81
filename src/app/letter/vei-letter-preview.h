/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/letter/vei-letter-text.h"
#include "app/vei-session.h"
#include "letter/vei-paper.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_PREVIEW (vei_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterPreview, vei_letter_preview, VEI, LETTER_PREVIEW, GtkWidget)

void vei_letter_preview_set_session  (VeiLetterPreview *self,
                                      VeiSession       *session);
void vei_letter_preview_set_as_text  (VeiLetterPreview *self,
                                      gboolean          as_text);
void vei_letter_preview_set_draft    (VeiLetterPreview *self,
                                      VeiLetterDraft   *draft);
VeiLetterText *vei_letter_preview_get_text (VeiLetterPreview *self);
void vei_letter_preview_show_letter  (VeiLetterPreview *self,
                                      VeiPaper         *paper,
                                      VeiDocument      *reading_copy);
void vei_letter_preview_show_notes   (VeiLetterPreview *self,
                                      GPtrArray        *notes);
void vei_letter_preview_show_refusal (VeiLetterPreview *self,
                                      const char       *why,
                                      gboolean          needs_trip);

G_END_DECLS
