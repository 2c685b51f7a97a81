/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LOOKUP_UNITS (vei_lookup_units_get_type ())
G_DECLARE_FINAL_TYPE (VeiLookupUnits, vei_lookup_units, VEI, LOOKUP_UNITS, GtkWidget)

GtkWidget *vei_lookup_units_new (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
