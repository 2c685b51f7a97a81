/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-table.h"

G_BEGIN_DECLS

#define VEI_TYPE_CHART (vei_chart_get_type ())
G_DECLARE_FINAL_TYPE (VeiChart, vei_chart, VEI, CHART, GtkWidget)

GtkWidget *vei_chart_new    (const VeiTable *table,
                             VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *vei_chart_to_png (const VeiTable *table,
                             VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
