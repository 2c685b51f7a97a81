/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_HAND_OVER (vei_case_hand_over_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseHandOver, vei_case_hand_over, VEI, CASE_HAND_OVER, GtkWidget)

void vei_case_hand_over_set_session (VeiCaseHandOver *self,
                                     VeiSession      *session);
void vei_case_hand_over_begin       (VeiCaseHandOver *self,
                                     GArray          *ids);
void vei_case_hand_over_stop        (VeiCaseHandOver *self);

G_END_DECLS
