/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LOOKUP_OVERVIEW (vei_lookup_overview_get_type ())
G_DECLARE_FINAL_TYPE (VeiLookupOverview, vei_lookup_overview, VEI, LOOKUP_OVERVIEW, GtkWidget)

GtkWidget *vei_lookup_overview_new    (VeiSession        *session) G_GNUC_WARN_UNUSED_RESULT;
void       vei_lookup_overview_search (VeiLookupOverview *self);

G_END_DECLS
