/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_PHONE_SIDE (vei_phone_side_get_type ())
G_DECLARE_FINAL_TYPE (VeiPhoneSide, vei_phone_side, VEI, PHONE_SIDE, GtkWidget)

void vei_phone_side_set_session (VeiPhoneSide *self,
                                 VeiSession   *session);
void vei_phone_side_begin       (VeiPhoneSide *self);
void vei_phone_side_update      (VeiPhoneSide *self);
void vei_phone_side_focus_note  (VeiPhoneSide *self);
void vei_phone_side_keep_note   (VeiPhoneSide *self);

G_END_DECLS
