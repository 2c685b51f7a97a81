/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_NOTICE (vei_letter_notice_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterNotice, vei_letter_notice, VEI, LETTER_NOTICE, GtkWidget)

void vei_letter_notice_show (VeiLetterNotice *self,
                             const char      *heading,
                             const char      *text,
                             gboolean         is_error);
void vei_letter_notice_offer (VeiLetterNotice *self,
                             const char      *label,
                             const char      *action);
void vei_letter_notice_hide (VeiLetterNotice *self);

G_END_DECLS
