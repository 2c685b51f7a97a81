/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <pango/pangocairo.h>

#include "core/vei-knowledge.h"
#include "letter/vei-document.h"

G_BEGIN_DECLS

/**
 * VeiRuleGraphColour:
 *
 * A colour; 0 to 1 each.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} VeiRuleGraphColour;

/**
 * VeiRuleGraphColours:
 *
 * What a graph of the rules is drawn with.
 */
typedef struct
{
  VeiRuleGraphColour text;     /* what is asked */
  VeiRuleGraphColour dim;      /* headings and conditions */
  VeiRuleGraphColour box;      /* behind the text of a node */
  VeiRuleGraphColour border;   /* of a node, and of one that arrows begin at */
  VeiRuleGraphColour line;     /* arrows */
} VeiRuleGraphColours;

/**
 * VeiRuleGraphNode:
 *
 * Questions that stand on one page and are asked of the same persons.
 */
typedef struct
{
  const char    *heading;      /* the page, where the node is the first of it; else NULL */
  const char    *label;        /* the questions, a line each */
  const char    *condition;    /* whom they are asked of, a line for each question that decides it; "" : everybody */
  const char    *description;  /* all of it in words, for a screen reader */
  const guint8  *questions;    /* places in the table */
  guint          n_questions;
  guint          n_parents;    /* nodes before it that decide whether it is asked */
  const guint   *parents;
  double         x;            /* of the box, in the units of the Pango context */
  double         y;
  double         width;
  double         height;
} VeiRuleGraphNode;

/* The questions in the order of asking, with what makes each one matter, as a picture. */
#define VEI_TYPE_RULE_GRAPH (vei_rule_graph_get_type ())
G_DECLARE_FINAL_TYPE (VeiRuleGraph, vei_rule_graph, VEI, RULE_GRAPH, GObject)

VeiRuleGraph           *vei_rule_graph_new             (VeiKnowledge              *knowledge,
                                                        VeiLanguage                language,
                                                        PangoContext              *context) G_GNUC_WARN_UNUSED_RESULT;
void                    vei_rule_graph_set_width       (VeiRuleGraph              *self,
                                                        double                     width);
void                    vei_rule_graph_get_size        (VeiRuleGraph              *self,
                                                        double                    *width,
                                                        double                    *height);
guint                   vei_rule_graph_get_n_nodes     (VeiRuleGraph              *self);
const VeiRuleGraphNode *vei_rule_graph_get_node        (VeiRuleGraph              *self,
                                                        guint                      index);
guint                   vei_rule_graph_count_crossings (VeiRuleGraph              *self);
void                    vei_rule_graph_draw            (VeiRuleGraph              *self,
                                                        cairo_t                   *cr,
                                                        const VeiRuleGraphColours *colours);
void                    vei_rule_graph_add_to_document (VeiKnowledge              *knowledge,
                                                        VeiDocument               *document);

G_END_DECLS
