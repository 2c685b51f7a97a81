/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-trip.h"

G_BEGIN_DECLS

#define VEI_TYPE_SUPPLY_ROW (vei_supply_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiSupplyRow, vei_supply_row, VEI, SUPPLY_ROW, GtkWidget)

GtkWidget *vei_supply_row_new        (guint            item,
                                      const char      *name) G_GNUC_WARN_UNUSED_RESULT;

gboolean   vei_supply_row_get_supply (VeiSupplyRow    *self,
                                      VeiSupply       *supply);
void       vei_supply_row_set_supply (VeiSupplyRow    *self,
                                      const VeiSupply *supply);

G_END_DECLS
