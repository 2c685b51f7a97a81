/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "letter/vei-rule-graph-private.h"

/*
 * The lines of the graph run down beside the nodes, one lane for each node
 * that something depends on, and reach the nodes from the side. How many of
 * them cross depends on the order of the lanes alone, and on pairs: a line of
 * a lane further out crosses a nearer lane at each node between the two ends
 * of the nearer one. Where there are few lanes the best order of all is found;
 * where there are many, one that no exchange of neighbours makes better.
 */

#define MAX_EXACT 14

static Lane *
get_lane (VeiRuleGraph *self,
          guint         index)
{
  return &g_array_index (self->lanes, Lane, index);
}

/* How many lines of @far cross the lane @near. Private. */
guint
vei_rule_graph_count_taps_across (VeiRuleGraph *self,
                                  guint         near,
                                  guint         far)
{
  const Lane *crossed = get_lane (self, near);
  guint n = 0;

  for (guint i = crossed->source + 1; i < crossed->last; i++)
    {
      const Node *node = g_ptr_array_index (self->nodes, i);

      if (i == get_lane (self, far)->source)
        n++;
      for (guint p = 0; p < node->parents->len; p++)
        if (g_array_index (node->parents, guint, p) == get_lane (self, far)->source)
          n++;
    }
  return n;
}

static guint
count_against (VeiRuleGraph *self,
               guint         lane,
               guint32       nearer)
{
  guint n = 0;

  for (; nearer != 0; nearer &= nearer - 1)
    n += vei_rule_graph_count_taps_across (self, (guint) __builtin_ctz (nearer), lane);
  return n;
}

/* For each set of lanes, the fewest crossings with just these nearest, and which of them is outermost. */
static void
order_exactly (VeiRuleGraph *self)
{
  guint n = self->lanes->len;
  guint32 all = (1u << n) - 1;
  g_autofree guint *fewest = g_new (guint, all + 1);
  g_autofree guint8 *outermost = g_new0 (guint8, all + 1);

  fewest[0] = 0;
  for (guint32 set = 1; set <= all; set++)
    {
      fewest[set] = G_MAXUINT;
      for (guint lane = 0; lane < n; lane++)
        {
          guint32 rest = set & ~(1u << lane);
          guint crossings;

          if (rest == set)
            continue;
          crossings = fewest[rest] + count_against (self, lane, rest);
          if (crossings < fewest[set])
            {
              fewest[set] = crossings;
              outermost[set] = (guint8) lane;
            }
        }
    }
  for (guint32 set = all, place = n; set != 0; set &= ~(1u << outermost[set]))
    get_lane (self, outermost[set])->place = --place;
}

static void
order_by_exchange (VeiRuleGraph *self)
{
  guint n = self->lanes->len;
  g_autofree guint *order = g_new (guint, n);
  gboolean changed = TRUE;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  /* Each exchange leaves fewer crossings, so that this ends. */
  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i + 1 < n; i++)
        if (vei_rule_graph_count_taps_across (self, order[i + 1], order[i])
            < vei_rule_graph_count_taps_across (self, order[i], order[i + 1]))
          {
            guint first = order[i];

            order[i] = order[i + 1];
            order[i + 1] = first;
            changed = TRUE;
          }
    }
  for (guint i = 0; i < n; i++)
    get_lane (self, order[i])->place = i;
}

/* Gives each lane its place. Private. */
void
vei_rule_graph_order_lanes (VeiRuleGraph *self)
{
  if (self->lanes->len <= MAX_EXACT)
    order_exactly (self);
  else
    order_by_exchange (self);
}
