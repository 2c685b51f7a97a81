/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-figure.h"
#include "letter/vei-paper-private.h"
#include "letter/vei-rule-graph.h"

/* The graph on paper: black on white, in strips that a page can end between. */

#define FONT_POINTS 9

static const VeiRuleGraphColours paper_colours = {
  .text = { 0, 0, 0, 1 },
  .dim = { 0.25, 0.25, 0.25, 1 },
  .box = { 0.96, 0.96, 0.96, 1 },
  .border = { 0.45, 0.45, 0.45, 1 },
  .line = { 0.15, 0.15, 0.15, 1 },
};

static void
draw_cb (gpointer  data,
         double    top,
         cairo_t  *cr)
{
  cairo_translate (cr, 0, -top);
  vei_rule_graph_draw (VEI_RULE_GRAPH (data), cr, &paper_colours);
}

/* The first node of the page of questions after that of @first. */
static guint
find_next_page (VeiRuleGraph *graph,
                guint         first)
{
  guint end = first + 1;

  while (end < vei_rule_graph_get_n_nodes (graph) && vei_rule_graph_get_node (graph, end)->heading == NULL)
    end++;
  return end;
}

static char *
describe_strip (VeiRuleGraph *graph,
                guint         first,
                guint         end)
{
  GString *text = g_string_new (vei_rule_graph_get_node (graph, first)->heading);

  for (guint i = first; i < end; i++)
    g_string_append_printf (text, "\n%s", vei_rule_graph_get_node (graph, i)->description);
  return g_string_free (text, FALSE);
}

/**
 * vei_rule_graph_add_to_document:
 * @knowledge: the rules
 * @document: a document; its language is that of the graph
 *
 * Adds the graph to a document, as one figure for each page of questions, so
 * that a page of paper can end between any two of them. The text of a figure
 * says in words what it shows.
 */
void
vei_rule_graph_add_to_document (VeiKnowledge *knowledge,
                                VeiDocument  *document)
{
  PangoContext *context;
  g_autoptr (VeiRuleGraph) graph = NULL;
  double width, height, top = 0;
  guint n, end;

  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge) && VEI_IS_DOCUMENT (document));

  context = vei_paper_create_context (vei_document_get_language (document), FONT_POINTS);
  graph = vei_rule_graph_new (knowledge, vei_document_get_language (document), context);
  g_object_unref (context);
  vei_rule_graph_set_width (graph, VEI_PAPER_TEXT_WIDTH);
  vei_rule_graph_get_size (graph, &width, &height);
  n = vei_rule_graph_get_n_nodes (graph);
  for (guint first = 0; first < n; first = end)
    {
      const VeiRuleGraphNode *last;
      g_autofree char *id = g_strdup_printf ("graph.%u", first);
      g_autofree char *text = NULL;
      VeiBlock *block;
      double bottom = height;

      end = find_next_page (graph, first);
      last = vei_rule_graph_get_node (graph, end - 1);
      if (end < n)
        bottom = last->y + last->height + 2;
      text = describe_strip (graph, first, end);
      block = vei_block_new (id, VEI_BLOCK_FIGURE, text);
      block->form = TRUE;
      block->figure = vei_figure_new (G_OBJECT (graph), draw_cb, VEI_PAPER_TEXT_WIDTH, top, bottom - top);
      vei_document_add (document, block);
      top = bottom;
    }
}
