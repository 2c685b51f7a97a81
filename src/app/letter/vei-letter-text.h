/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "letter/vei-letter-draft.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_TEXT (vei_letter_text_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterText, vei_letter_text, VEI, LETTER_TEXT, GtkWidget)

void vei_letter_text_set_draft        (VeiLetterText  *self,
                                       VeiSession     *session,
                                       VeiLetterDraft *draft);
void vei_letter_text_set_reading_copy (VeiLetterText  *self,
                                       VeiDocument    *reading_copy);
void vei_letter_text_show_range       (VeiLetterText  *self,
                                       const char     *id,
                                       guint           start,
                                       guint           end);
void vei_letter_text_show_target      (VeiLetterText  *self,
                                       const char     *target);

G_END_DECLS
