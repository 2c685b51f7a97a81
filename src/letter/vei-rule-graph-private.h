/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-flow.h"
#include "letter/vei-rule-graph.h"

G_BEGIN_DECLS

/* Where a line comes to the right side of a node, or leaves it. */
typedef struct
{
  guint    lane;
  double   y;
  gboolean leaves;
} VeiRuleGraphTap;

typedef struct
{
  VeiRuleGraphNode  public;
  char             *label;
  char             *condition;
  char             *description;
  guint8            questions[VEI_MAX_QUESTIONS];
  GArray           *parents;             /* of guint */
  int               lane;                /* of the lines that begin here, or -1 */
  GArray           *taps;                /* of VeiRuleGraphTap, from the top */
  double            heading_y;
  PangoLayout      *heading_layout;      /* NULL: none */
  PangoLayout      *label_layout;
  PangoLayout      *condition_layout;    /* NULL: none */
} Node;

/* The line that comes from one node and goes down beside the others to all that depend on it. */
typedef struct
{
  guint  source;
  guint  last;                           /* the last node that it goes to */
  guint  place;                          /* from 0, from the nodes outwards */
  double x;
  double top;
  double bottom;
} Lane;

struct _VeiRuleGraph
{
  GObject parent_instance;

  VeiKnowledge *knowledge;
  VeiLanguage   language;
  PangoContext *context;
  GPtrArray    *nodes;                   /* of Node */
  GArray       *lanes;                   /* of Lane */
  double        unit;                    /* the height of a line of text */
  double        width;
  double        height;
};

void  vei_rule_graph_order_lanes (VeiRuleGraph *self);
guint vei_rule_graph_count_taps_across (VeiRuleGraph *self,
                                        guint         near,
                                        guint         far);

G_END_DECLS
