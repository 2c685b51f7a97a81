/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"
#include "letter/vei-paper.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_PARTS (vei_letter_parts_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterParts, vei_letter_parts, VEI, LETTER_PARTS, GtkWidget)

void         vei_letter_parts_set_session  (VeiLetterParts      *self,
                                            VeiSession          *session);
void         vei_letter_parts_set_kind     (VeiLetterParts      *self,
                                            const VeiLetterKind *kind);
VeiPrintSize vei_letter_parts_get_size     (VeiLetterParts      *self);
VeiLanguage  vei_letter_parts_get_language (VeiLetterParts      *self);

const char  *vei_letter_parts_get_ending  (VeiLetterParts      *self);
gboolean     vei_letter_parts_go_to        (VeiLetterParts      *self,
                                            const char          *target);

G_END_DECLS
