/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_DEADLINE_ROW (vei_letter_deadline_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterDeadlineRow, vei_letter_deadline_row, VEI, LETTER_DEADLINE_ROW,
                      AdwPreferencesRow)

void vei_letter_deadline_row_show (VeiLetterDeadlineRow *self,
                                   VeiSession           *session,
                                   const VeiLetterKind  *kind,
                                   const GDate          *received);

G_END_DECLS
