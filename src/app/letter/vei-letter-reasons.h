/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_REASONS (vei_letter_reasons_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterReasons, vei_letter_reasons, VEI, LETTER_REASONS, GtkWidget)

void vei_letter_reasons_show (VeiLetterReasons    *self,
                              VeiSession          *session,
                              const VeiLetterKind *kind);

gboolean    vei_letter_reasons_go_to       (VeiLetterReasons *self,
                                            const char       *target);
const char *vei_letter_reasons_find_target (VeiLetterReasons *self,
                                            GtkWidget        *focus);

G_END_DECLS
