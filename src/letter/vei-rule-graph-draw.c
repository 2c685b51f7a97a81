/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>

#include "letter/vei-rule-graph-private.h"

/* Draws what vei-rule-graph.c has placed. */

static void
set_colour (cairo_t                  *cr,
            const VeiRuleGraphColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
show_layout (cairo_t                  *cr,
             PangoLayout              *layout,
             double                    x,
             double                    y,
             const VeiRuleGraphColour *colour)
{
  set_colour (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
add_round_box (cairo_t                *cr,
               const VeiRuleGraphNode *node,
               double                  radius)
{
  double right = node->x + node->width, bottom = node->y + node->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, node->y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, node->x + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, node->x + radius, node->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_node (VeiRuleGraph              *self,
           const Node                *node,
           cairo_t                   *cr,
           const VeiRuleGraphColours *colours)
{
  const VeiRuleGraphNode *box = &node->public;
  double padding = (box->width - (double) pango_layout_get_width (node->label_layout) / PANGO_SCALE) / 2;
  int label_height;

  if (node->heading_layout != NULL)
    show_layout (cr, node->heading_layout, box->x, node->heading_y, &colours->dim);
  add_round_box (cr, box, 0.3 * self->unit);
  set_colour (cr, &colours->box);
  cairo_fill_preserve (cr);
  set_colour (cr, &colours->border);
  /* What later questions depend on has a bolder edge. */
  cairo_set_line_width (cr, (node->lane >= 0 ? 0.12 : 0.05) * self->unit);
  cairo_stroke (cr);
  show_layout (cr, node->label_layout, box->x + padding, box->y + padding, &colours->text);
  if (node->condition_layout == NULL)
    return;
  pango_layout_get_size (node->label_layout, NULL, &label_height);
  show_layout (cr, node->condition_layout, box->x + padding,
               box->y + padding + (double) label_height / PANGO_SCALE, &colours->dim);
}

/* From the node that decides out to the lane, and down it to the last node that depends on it. */
static void
draw_lane (VeiRuleGraph *self,
           const Lane   *lane,
           cairo_t      *cr)
{
  const Node *source = g_ptr_array_index (self->nodes, lane->source);
  double radius = 0.25 * self->unit;

  cairo_move_to (cr, source->public.x + source->public.width, lane->top);
  cairo_arc (cr, lane->x - radius, lane->top + radius, radius, -G_PI_2, 0);
  cairo_line_to (cr, lane->x, lane->bottom - radius);
  cairo_arc (cr, lane->x - radius, lane->bottom - radius, radius, 0, G_PI_2);
  cairo_stroke (cr);
}

/* From the lane to a node, with an arrowhead; a dot where the lane goes on. */
static void
draw_tap (VeiRuleGraph          *self,
          const Node            *node,
          const VeiRuleGraphTap *tap,
          cairo_t               *cr)
{
  const Lane *lane = &g_array_index (self->lanes, Lane, tap->lane);
  double end = node->public.x + node->public.width, head = 0.32 * self->unit;
  gboolean goes_on = lane->bottom > tap->y;

  if (tap->leaves)
    return;
  cairo_move_to (cr, goes_on ? lane->x : lane->x - 0.25 * self->unit, tap->y);
  cairo_line_to (cr, end + head / 2, tap->y);
  cairo_stroke (cr);
  cairo_move_to (cr, end, tap->y);
  cairo_line_to (cr, end + head, tap->y - head / 2);
  cairo_line_to (cr, end + head, tap->y + head / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
  if (goes_on)
    {
      cairo_arc (cr, lane->x, tap->y, 0.14 * self->unit, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

/**
 * vei_rule_graph_draw:
 * @self: a graph
 * @cr: where to draw, from its origin, in the units of the Pango context
 * @colours: the colours
 *
 * Draws the graph. Nothing is drawn behind it.
 */
void
vei_rule_graph_draw (VeiRuleGraph              *self,
                     cairo_t                   *cr,
                     const VeiRuleGraphColours *colours)
{
  g_return_if_fail (VEI_IS_RULE_GRAPH (self) && cr != NULL && colours != NULL);

  cairo_save (cr);
  set_colour (cr, &colours->line);
  cairo_set_line_width (cr, 0.07 * self->unit);
  for (guint i = 0; i < self->lanes->len; i++)
    draw_lane (self, &g_array_index (self->lanes, Lane, i), cr);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const Node *node = g_ptr_array_index (self->nodes, i);

      set_colour (cr, &colours->line);
      cairo_set_line_width (cr, 0.07 * self->unit);
      for (guint t = 0; t < node->taps->len; t++)
        draw_tap (self, node, &g_array_index (node->taps, VeiRuleGraphTap, t), cr);
      draw_node (self, node, cr, colours);
    }
  cairo_restore (cr);
}
