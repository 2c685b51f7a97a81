/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "letter/vei-rule-graph-private.h"

/**
 * VeiRuleGraph:
 *
 * The questions in the order of asking, one layer below the other, and lines
 * from each question that can decide alone whether a later one is asked. What
 * decides also stands in words in each node, so that nobody has to follow a
 * line. Whoever has the context owns the fonts; main thread only.
 */

#define TEXT_WIDTH   24.0      /* of a node without a set width, in lines of text */
#define LEAST_WIDTH  8.0
#define PADDING      0.45
#define GAP          0.45      /* between nodes */
#define HEADING_GAP  0.7       /* above a heading */
#define LANE_WIDTH   0.7
#define SMALL        0.86

G_DEFINE_FINAL_TYPE (VeiRuleGraph, vei_rule_graph, G_TYPE_OBJECT)

static void
free_node (gpointer data)
{
  Node *node = data;

  g_free (node->label);
  g_free (node->condition);
  g_free (node->description);
  g_array_unref (node->parents);
  g_array_unref (node->taps);
  g_clear_object (&node->heading_layout);
  g_clear_object (&node->label_layout);
  g_clear_object (&node->condition_layout);
  g_free (node);
}

static void
vei_rule_graph_finalize (GObject *object)
{
  VeiRuleGraph *self = VEI_RULE_GRAPH (object);

  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->lanes, g_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_rule_graph_parent_class)->finalize (object);
}

static void
vei_rule_graph_class_init (VeiRuleGraphClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_rule_graph_finalize;
}

static void
vei_rule_graph_init (VeiRuleGraph *self)
{
  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->lanes = g_array_new (FALSE, TRUE, sizeof (Lane));
}

static Node *
get_node (VeiRuleGraph *self,
          guint         index)
{
  return g_ptr_array_index (self->nodes, index);
}

/* ---- Nodes ---- */

static gboolean
has_same_limits (VeiFlow *flow,
                 guint    a,
                 guint    b)
{
  guint n_a, n_b;
  const VeiFlowLimit *of_a = vei_flow_get_limits (flow, a, &n_a);
  const VeiFlowLimit *of_b = vei_flow_get_limits (flow, b, &n_b);

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (of_a[i].question != of_b[i].question || of_a[i].answers != of_b[i].answers)
      return FALSE;
  return TRUE;
}

/* The questions that lines begin at stand in a node of their own. */
static guint64
find_deciding_questions (VeiKnowledge *knowledge,
                         VeiFlow      *flow)
{
  guint64 found = 0;

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      guint n;
      const VeiFlowLimit *limits = vei_flow_get_limits (flow, i, &n);

      for (guint l = 0; l < n; l++)
        found |= G_GUINT64_CONSTANT (1) << limits[l].question;
    }
  return found;
}

static Node *
add_node (VeiRuleGraph *self)
{
  Node *node = g_new0 (Node, 1);

  node->parents = g_array_new (FALSE, FALSE, sizeof (guint));
  node->taps = g_array_new (FALSE, FALSE, sizeof (VeiRuleGraphTap));
  node->lane = -1;
  node->public.questions = node->questions;
  g_ptr_array_add (self->nodes, node);
  return node;
}

static void
add_questions (VeiRuleGraph *self,
               VeiFlow      *flow)
{
  guint64 deciding = find_deciding_questions (self->knowledge, flow);
  Node *node = NULL;

  for (guint i = 0; i < vei_knowledge_get_n_questions (self->knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (self->knowledge, i);
      const VeiQuestion *before = i > 0 ? vei_knowledge_get_question (self->knowledge, i - 1) : NULL;
      gboolean new_page = before == NULL || before->page != question->page;

      if (new_page || (deciding >> (i - 1) & 3) != 0 || !has_same_limits (flow, i, i - 1))
        node = add_node (self);
      if (new_page)
        node->public.heading = vei_text_get (&vei_knowledge_get_page (self->knowledge, question->page)->title,
                                             self->language);
      node->questions[node->public.n_questions++] = (guint8) i;
    }
}

static guint
find_node_of (VeiRuleGraph *self,
              guint         question)
{
  for (guint i = 0; i < self->nodes->len; i++)
    for (guint q = 0; q < get_node (self, i)->public.n_questions; q++)
      if (get_node (self, i)->questions[q] == question)
        return i;
  g_return_val_if_reached (0);
}

static void
connect_node (VeiRuleGraph *self,
              VeiFlow      *flow,
              guint         index)
{
  Node *node = get_node (self, index);
  guint n;
  const VeiFlowLimit *limits = vei_flow_get_limits (flow, node->questions[0], &n);
  GString *condition = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint parent = find_node_of (self, limits[i].question);
      Node *source = get_node (self, parent);
      g_autofree char *words = vei_flow_describe (flow, &limits[i], self->language);

      g_array_append_val (node->parents, parent);
      g_string_append_printf (condition, "%s%s", i > 0 ? "\n" : "", words);
      if (source->lane < 0)
        {
          Lane lane = { .source = parent };

          source->lane = (int) self->lanes->len;
          g_array_append_val (self->lanes, lane);
        }
      g_array_index (self->lanes, Lane, source->lane).last = index;
    }
  node->condition = g_string_free (condition, FALSE);
  node->public.condition = node->condition;
  node->public.n_parents = node->parents->len;
  node->public.parents = (const guint *) node->parents->data;
}

static void
describe_node (VeiRuleGraph *self,
               Node         *node)
{
  GString *label = g_string_new (NULL);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < node->public.n_questions; i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (self->knowledge, node->questions[i]);
      const char *name = vei_text_get (&question->short_text, self->language);

      g_string_append_printf (label, "%s%s", i > 0 ? "\n" : "", name);
      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  node->label = g_string_free (label, FALSE);
  node->public.label = node->label;
  if (*node->condition == '\0')
    /* Translators: %s is one question or several, in a few words each. */
    node->description = g_strdup_printf (_("%s. Asked of everybody for whom it can matter."), names->str);
  else
    {
      g_auto (GStrv) lines = g_strsplit (node->condition, "\n", -1);
      g_autofree char *joined = g_strjoinv ("; ", lines);

      /* Translators: the second %s is a list of answers that must have been given. */
      node->description = g_strdup_printf (_("%s. Asked only with: %s."), names->str, joined);
    }
  node->public.description = node->description;
  g_string_free (names, TRUE);
}

/* ---- Layout ---- */

static PangoLayout *
create_layout (VeiRuleGraph *self,
               const char   *text,
               double        width,
               double        scale,
               gboolean      bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoAttrList *attributes = pango_attr_list_new ();

  if (scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static int
compare_taps (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const VeiRuleGraphTap *left = a, *right = b;
  GArray *lanes = user_data;

  /* The line that leaves stands lowest; of those that come, the nearest highest. */
  if (left->leaves != right->leaves)
    return left->leaves ? 1 : -1;
  return (int) g_array_index (lanes, Lane, left->lane).place
         - (int) g_array_index (lanes, Lane, right->lane).place;
}

static void
place_taps (VeiRuleGraph *self,
            Node         *node)
{
  g_array_set_size (node->taps, 0);
  for (guint i = 0; i < node->parents->len; i++)
    {
      VeiRuleGraphTap tap = { .lane = (guint) get_node (self, g_array_index (node->parents, guint, i))->lane };

      g_array_append_val (node->taps, tap);
    }
  if (node->lane >= 0)
    {
      VeiRuleGraphTap tap = { .lane = (guint) node->lane, .leaves = TRUE };

      g_array_append_val (node->taps, tap);
    }
  g_array_sort_with_data (node->taps, compare_taps, self->lanes);
  for (guint i = 0; i < node->taps->len; i++)
    {
      VeiRuleGraphTap *tap = &g_array_index (node->taps, VeiRuleGraphTap, i);
      Lane *lane = &g_array_index (self->lanes, Lane, tap->lane);

      tap->y = node->public.y + node->public.height * (i + 1) / (node->taps->len + 1);
      if (tap->leaves)
        lane->top = tap->y;
      else
        lane->bottom = MAX (lane->bottom, tap->y);
    }
}

static double
place_node (VeiRuleGraph *self,
            Node         *node,
            double        y,
            double        text_width)
{
  double padding = PADDING * self->unit;

  g_clear_object (&node->heading_layout);
  g_clear_object (&node->label_layout);
  g_clear_object (&node->condition_layout);
  if (node->public.heading != NULL)
    {
      node->heading_layout = create_layout (self, node->public.heading, text_width, SMALL, TRUE);
      y += y > 0 ? HEADING_GAP * self->unit : 0;
      node->heading_y = y;
      y += get_layout_height (node->heading_layout) + 0.25 * self->unit;
    }
  node->label_layout = create_layout (self, node->label, text_width, 1, FALSE);
  node->public.x = 1;
  node->public.y = y;
  node->public.width = text_width + 2 * padding;
  node->public.height = get_layout_height (node->label_layout) + 2 * padding;
  if (*node->condition != '\0')
    {
      node->condition_layout = create_layout (self, node->condition, text_width, SMALL, FALSE);
      node->public.height += get_layout_height (node->condition_layout);
    }
  return y + node->public.height + GAP * self->unit;
}

static void
lay_out (VeiRuleGraph *self,
         double        text_width)
{
  double box_end = text_width + 2 * PADDING * self->unit + 1;
  double y = 0;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      Lane *lane = &g_array_index (self->lanes, Lane, i);

      lane->x = box_end + (lane->place + 1.4) * LANE_WIDTH * self->unit;
      lane->bottom = 0;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    y = place_node (self, get_node (self, i), y, text_width);
  for (guint i = 0; i < self->nodes->len; i++)
    place_taps (self, get_node (self, i));
  self->width = box_end + (self->lanes->len > 0 ? (self->lanes->len + 1) * LANE_WIDTH * self->unit : 1);
  self->height = y;
}

static double
measure_line (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_layout_set_text (layout, "x", -1);
  return get_layout_height (layout);
}

/**
 * vei_rule_graph_new:
 * @knowledge: the rules
 * @language: the language
 * @context: the fonts; a size set on it is the size of the text
 *
 * Lays out the questions and what makes each of them matter. The text is 24
 * lines wide; vei_rule_graph_set_width() sets another width.
 *
 * Returns: (transfer full): the graph
 */
VeiRuleGraph *
vei_rule_graph_new (VeiKnowledge *knowledge,
                    VeiLanguage   language,
                    PangoContext *context)
{
  g_autoptr (VeiFlow) flow = NULL;
  VeiRuleGraph *self;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge) && PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  self = g_object_new (VEI_TYPE_RULE_GRAPH, NULL);
  self->knowledge = g_object_ref (knowledge);
  self->language = language;
  self->context = g_object_ref (context);
  self->unit = measure_line (context);
  flow = vei_flow_new (knowledge);
  add_questions (self, flow);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      connect_node (self, flow, i);
      describe_node (self, get_node (self, i));
    }
  vei_rule_graph_order_lanes (self);
  lay_out (self, TEXT_WIDTH * self->unit);
  return self;
}

/**
 * vei_rule_graph_set_width:
 * @self: a graph
 * @width: how wide it is to be, in the units of the context
 *
 * Lays the graph out anew in another width. It is wider where the text would
 * become too narrow to read.
 */
void
vei_rule_graph_set_width (VeiRuleGraph *self,
                          double        width)
{
  double beside;

  g_return_if_fail (VEI_IS_RULE_GRAPH (self));

  beside = self->width - get_node (self, 0)->public.width + 2 * PADDING * self->unit;
  lay_out (self, MAX (width - beside, LEAST_WIDTH * self->unit));
}

/**
 * vei_rule_graph_get_size:
 * @self: a graph
 * @width: (out): how wide it is, in the units of the context
 * @height: (out): how high it is, likewise
 *
 * Gets how much room the graph takes.
 */
void
vei_rule_graph_get_size (VeiRuleGraph *self,
                         double       *width,
                         double       *height)
{
  g_return_if_fail (VEI_IS_RULE_GRAPH (self) && width != NULL && height != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * vei_rule_graph_get_n_nodes:
 * @self: a graph
 *
 * Counts the nodes.
 *
 * Returns: how many there are
 */
guint
vei_rule_graph_get_n_nodes (VeiRuleGraph *self)
{
  g_return_val_if_fail (VEI_IS_RULE_GRAPH (self), 0);

  return self->nodes->len;
}

/**
 * vei_rule_graph_get_node:
 * @self: a graph
 * @index: from 0, in the order of asking
 *
 * Gets a node, with its place and its words.
 *
 * Returns: (transfer none): the node; its place holds until the width is set
 */
const VeiRuleGraphNode *
vei_rule_graph_get_node (VeiRuleGraph *self,
                         guint         index)
{
  g_return_val_if_fail (VEI_IS_RULE_GRAPH (self), NULL);
  g_return_val_if_fail (index < self->nodes->len, NULL);

  return &get_node (self, index)->public;
}

/**
 * vei_rule_graph_count_crossings:
 * @self: a graph
 *
 * Counts where lines cross. With 14 lanes or fewer no order of them has fewer
 * crossings.
 *
 * Returns: how many crossings there are
 */
guint
vei_rule_graph_count_crossings (VeiRuleGraph *self)
{
  guint n = 0;

  g_return_val_if_fail (VEI_IS_RULE_GRAPH (self), 0);

  for (guint a = 0; a < self->lanes->len; a++)
    for (guint b = 0; b < self->lanes->len; b++)
      if (g_array_index (self->lanes, Lane, a).place < g_array_index (self->lanes, Lane, b).place)
        n += vei_rule_graph_count_taps_across (self, a, b);
  return n;
}
