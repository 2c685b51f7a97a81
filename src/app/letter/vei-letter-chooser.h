/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LETTER_CHOOSER (vei_letter_chooser_get_type ())
G_DECLARE_FINAL_TYPE (VeiLetterChooser, vei_letter_chooser, VEI, LETTER_CHOOSER, GtkWidget)

void vei_letter_chooser_set_session (VeiLetterChooser *self,
                                     VeiSession       *session);

G_END_DECLS
