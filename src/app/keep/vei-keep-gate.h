/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_KEEP_GATE (vei_keep_gate_get_type ())
G_DECLARE_FINAL_TYPE (VeiKeepGate, vei_keep_gate, VEI, KEEP_GATE, GObject)

VeiKeepGate *vei_keep_gate_new       (GtkWidget   *window,
                                      VeiSession  *session,
                                      VeiKeeper   *keeper) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vei_keep_gate_stops     (VeiKeepGate *self,
                                      const char  *action,
                                      GVariant    *target);
void         vei_keep_gate_set_shown (VeiKeepGate *self,
                                      gboolean     shown);

G_END_DECLS
