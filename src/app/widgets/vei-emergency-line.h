/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_EMERGENCY_LINE (vei_emergency_line_get_type ())
G_DECLARE_FINAL_TYPE (VeiEmergencyLine, vei_emergency_line, VEI, EMERGENCY_LINE, GtkWidget)

GtkWidget *vei_emergency_line_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
