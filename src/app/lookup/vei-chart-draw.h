/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-table.h"

G_BEGIN_DECLS

/**
 * VeiChartCanvas:
 *
 * What a chart is drawn on. Lengths are in pixels.
 */
typedef struct
{
  cairo_t      *cr;            /* NULL: measure only */
  PangoContext *context;
  GdkRGBA       foreground;
  gboolean      dark;          /* light on dark: the colours are lighter */
  int           width;
} VeiChartCanvas;

gboolean vei_chart_is_line   (const VeiTable       *table);
int      vei_chart_draw      (const VeiTable       *table,
                              VeiLanguage           language,
                              const VeiChartCanvas *canvas);
char    *vei_chart_dup_value (const VeiTable       *table,
                              double                value) G_GNUC_WARN_UNUSED_RESULT;
void     vei_chart_set_color (const VeiChartCanvas *canvas,
                              guint                 series);

G_END_DECLS
