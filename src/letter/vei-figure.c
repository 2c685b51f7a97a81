/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-figure.h"

/**
 * vei_figure_new:
 * @data: what is drawn
 * @draw: (scope forever): draws it
 * @width: in points
 * @top: where in what is drawn the figure begins, in points
 * @height: in points
 *
 * Makes a figure of something, or of a strip of it.
 *
 * Returns: (transfer full): the figure
 */
VeiFigure *
vei_figure_new (GObject       *data,
                VeiFigureDraw  draw,
                double         width,
                double         top,
                double         height)
{
  VeiFigure *figure;

  g_return_val_if_fail (G_IS_OBJECT (data) && draw != NULL, NULL);

  figure = g_new0 (VeiFigure, 1);
  figure->data = g_object_ref (data);
  figure->draw = draw;
  figure->width = width;
  figure->top = top;
  figure->height = height;
  return figure;
}

/**
 * vei_figure_copy:
 * @figure: (nullable): a figure
 *
 * Makes a copy of a figure, which draws the same thing.
 *
 * Returns: (transfer full) (nullable): the copy
 */
VeiFigure *
vei_figure_copy (const VeiFigure *figure)
{
  return figure == NULL ? NULL
         : vei_figure_new (figure->data, figure->draw, figure->width, figure->top, figure->height);
}

/**
 * vei_figure_free:
 * @figure: (transfer full) (nullable): a figure
 *
 * Frees a figure.
 */
void
vei_figure_free (VeiFigure *figure)
{
  if (figure == NULL)
    return;
  g_object_unref (figure->data);
  g_free (figure);
}

/**
 * vei_figure_draw:
 * @figure: a figure
 * @cr: where to draw, from its origin, in points
 *
 * Draws a figure, and nothing outside it.
 */
void
vei_figure_draw (const VeiFigure *figure,
                 cairo_t         *cr)
{
  g_return_if_fail (figure != NULL && cr != NULL);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, figure->width, figure->height);
  cairo_clip (cr);
  figure->draw (figure->data, figure->top, cr);
  cairo_restore (cr);
}
