/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_EQUIPMENT_CARD (vei_equipment_card_get_type ())
G_DECLARE_FINAL_TYPE (VeiEquipmentCard, vei_equipment_card, VEI, EQUIPMENT_CARD, GtkWidget)

GtkWidget *vei_equipment_card_new (VeiSession *session,
                                   guint       equipment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
