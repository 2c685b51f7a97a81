/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "core/vei-table.h"

G_BEGIN_DECLS

#define VEI_TYPE_CHART_FIGURE (vei_chart_figure_get_type ())
G_DECLARE_FINAL_TYPE (VeiChartFigure, vei_chart_figure, VEI, CHART_FIGURE, GtkWidget)

GtkWidget *vei_chart_figure_new (VeiSession     *session,
                                 const VeiTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
