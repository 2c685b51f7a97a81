/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "letter/vei-linter.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_NOTES (vei_letter_notes_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterNotes, vei_letter_notes, VEI, LETTER_NOTES, GtkWidget)

void vei_letter_notes_show (VeiLetterNotes *self,
                            GPtrArray      *notes);

G_END_DECLS
