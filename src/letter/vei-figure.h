/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VeiFigureDraw:
 * @data: what is drawn
 * @top: where in it the part begins, in points
 * @cr: where it is drawn
 *
 * Draws a figure, or the part of one, from the origin.
 */
typedef void (*VeiFigureDraw) (gpointer  data,
                               double    top,
                               cairo_t  *cr);

/**
 * VeiFigure:
 *
 * A drawing that stands in a document as a block of its own.
 */
typedef struct
{
  double         width;        /* points */
  double         height;
  double         top;          /* where in what is drawn it begins */
  VeiFigureDraw  draw;
  GObject       *data;
} VeiFigure;

VeiFigure *vei_figure_new  (GObject       *data,
                            VeiFigureDraw  draw,
                            double         width,
                            double         top,
                            double         height) G_GNUC_WARN_UNUSED_RESULT;
VeiFigure *vei_figure_copy (const VeiFigure *figure) G_GNUC_WARN_UNUSED_RESULT;
void       vei_figure_free (VeiFigure       *figure);
void       vei_figure_draw (const VeiFigure *figure,
                            cairo_t         *cr);

G_END_DECLS
