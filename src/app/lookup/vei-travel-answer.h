/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "core/vei-trip.h"

G_BEGIN_DECLS

#define VEI_TYPE_TRAVEL_ANSWER (vei_travel_answer_get_type ())
G_DECLARE_FINAL_TYPE (VeiTravelAnswer, vei_travel_answer, VEI, TRAVEL_ANSWER, GtkWidget)

GtkWidget *vei_travel_answer_new  (VeiSession      *session,
                                   VeiTravel       *travel) G_GNUC_WARN_UNUSED_RESULT;
void       vei_travel_answer_show (VeiTravelAnswer *self,
                                   const VeiTrip   *trip);

G_END_DECLS
