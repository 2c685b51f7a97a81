/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "letter/vei-rule-graph-private.h"

typedef struct
{
  VeiKnowledge *knowledge;
  PangoContext *context;
  VeiRuleGraph *graph;
} Fixture;

static const VeiRuleGraphColours colours = {
  { 0, 0, 0, 1 }, { 0, 0, 0, 1 }, { 0, 1, 0, 1 }, { 0, 0, 1, 1 }, { 1, 0, 0, 1 },
};

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 11px");

  fixture->knowledge = vei_knowledge_new (pack, NULL);
  fixture->context = pango_font_map_create_context (map);
  pango_context_set_font_description (fixture->context, font);
  pango_font_description_free (font);
  g_object_unref (map);
  fixture->graph = vei_rule_graph_new (fixture->knowledge, VEI_LANGUAGE_NB, fixture->context);
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_finalize_object (fixture->graph);
  g_object_unref (fixture->context);
  g_assert_finalize_object (fixture->knowledge);
}

/* Each question stands once, in the order of asking, under the page that it is asked on. */
static void
test_nodes (Fixture       *fixture,
            gconstpointer  data)
{
  guint next = 0, n_headings = 0;

  for (guint i = 0; i < vei_rule_graph_get_n_nodes (fixture->graph); i++)
    {
      const VeiRuleGraphNode *node = vei_rule_graph_get_node (fixture->graph, i);

      for (guint q = 0; q < node->n_questions; q++)
        {
          const VeiQuestion *question = vei_knowledge_get_question (fixture->knowledge, node->questions[q]);

          g_assert_cmpuint (node->questions[q], ==, next++);
          g_assert_nonnull (strstr (node->label, vei_text_get (&question->short_text, VEI_LANGUAGE_NB)));
          g_assert_nonnull (strstr (node->description, vei_text_get (&question->short_text, VEI_LANGUAGE_NB)));
        }
      n_headings += node->heading != NULL;
      g_assert_cmpint (node->n_parents > 0, ==, *node->condition != '\0');
      for (guint p = 0; p < node->n_parents; p++)
        {
          const VeiRuleGraphNode *parent = vei_rule_graph_get_node (fixture->graph, node->parents[p]);

          g_assert_cmpuint (node->parents[p], <, i);
          /* A line begins at one question, and names it. */
          g_assert_cmpuint (parent->n_questions, ==, 1);
          g_assert_nonnull (strstr (node->condition, parent->label));
        }
    }
  g_assert_cmpuint (next, ==, vei_knowledge_get_n_questions (fixture->knowledge));
  g_assert_cmpuint (n_headings, ==, vei_knowledge_get_n_pages (fixture->knowledge));
}

/* One below the other, all within the size, whatever the width. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  static const double widths[] = { 900, 360, 120, 1 };
  double before = 0;

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      double width, height, bottom = 0;

      vei_rule_graph_set_width (fixture->graph, widths[w]);
      vei_rule_graph_get_size (fixture->graph, &width, &height);
      if (widths[w] >= 360)
        g_assert_cmpfloat_with_epsilon (width, widths[w], 2);
      g_assert_cmpfloat (height, >=, before);
      before = height;
      for (guint i = 0; i < vei_rule_graph_get_n_nodes (fixture->graph); i++)
        {
          const VeiRuleGraphNode *node = vei_rule_graph_get_node (fixture->graph, i);

          g_assert_cmpfloat (node->y, >, bottom);
          g_assert_cmpfloat (node->x, >, 0);
          bottom = node->y + node->height;
          g_assert_cmpfloat (node->x + node->width, <, width);
        }
      g_assert_cmpfloat (bottom, <, height);
    }
}

static guint
count_of_order (VeiRuleGraph *graph,
                const guint  *order,
                guint         n)
{
  guint crossings = 0;

  for (guint a = 0; a < n; a++)
    for (guint b = a + 1; b < n; b++)
      crossings += vei_rule_graph_count_taps_across (graph, order[a], order[b]);
  return crossings;
}

/* The fewest of all orders, each tried (Heap's way of going through them). */
static guint
find_fewest (VeiRuleGraph *graph,
             guint        *order,
             guint         k,
             guint         n)
{
  guint fewest;

  if (k <= 1)
    return count_of_order (graph, order, n);
  fewest = find_fewest (graph, order, k - 1, n);
  for (guint i = 0; i + 1 < k; i++)
    {
      guint at = k % 2 == 0 ? i : 0, kept = order[at], found;

      order[at] = order[k - 1];
      order[k - 1] = kept;
      found = find_fewest (graph, order, k - 1, n);
      fewest = MIN (fewest, found);
    }
  return fewest;
}

static void
test_crossings (Fixture       *fixture,
                gconstpointer  data)
{
  guint n = MIN (fixture->graph->lanes->len, 8), order[8];
  g_autofree guint *places = g_new0 (guint, fixture->graph->lanes->len);

  for (guint i = 0; i < fixture->graph->lanes->len; i++)
    places[g_array_index (fixture->graph->lanes, Lane, i).place]++;
  for (guint i = 0; i < fixture->graph->lanes->len; i++)
    g_assert_cmpuint (places[i], ==, 1);
  /* All orders of the first eight lanes; then the lanes are taken for the whole. */
  g_assert_cmpuint (n, >=, 6);
  g_array_set_size (fixture->graph->lanes, n);
  vei_rule_graph_order_lanes (fixture->graph);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_assert_cmpuint (vei_rule_graph_count_crossings (fixture->graph), ==,
                    find_fewest (fixture->graph, order, n, n));
}

/* The colour of a place, as 0xRRGGBB. */
static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + 4 * (int) x, sizeof pixel);
  return pixel & 0xffffff;
}

static void
test_drawing (Fixture       *fixture,
              gconstpointer  data)
{
  const VeiRuleGraphNode *node = vei_rule_graph_get_node (fixture->graph, 0);
  const Lane *lane = &g_array_index (fixture->graph->lanes, Lane, 0);
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  gboolean found = FALSE;

  vei_rule_graph_get_size (fixture->graph, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width + 1, (int) height + 1);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  vei_rule_graph_draw (fixture->graph, cr, &colours);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  /* In a box, near its right end, where no text stands; in the margin; and somewhere across a lane. */
  g_assert_cmphex (get_pixel (surface, node->x + node->width - 4, node->y + node->height / 2), ==, 0x00ff00);
  g_assert_cmphex (get_pixel (surface, width - 1, 1), ==, 0xffffff);
  for (int x = (int) lane->x - 3; x <= (int) lane->x + 3; x++)
    found |= (get_pixel (surface, x, (lane->top + lane->bottom) / 2) & 0xff0000) == 0xff0000
             && get_pixel (surface, x, (lane->top + lane->bottom) / 2) != 0xffffff;
  g_assert_true (found);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/rule-graph/nodes", Fixture, NULL, set_up_cb, test_nodes, tear_down_cb);
  g_test_add ("/rule-graph/places", Fixture, NULL, set_up_cb, test_places, tear_down_cb);
  g_test_add ("/rule-graph/crossings", Fixture, NULL, set_up_cb, test_crossings, tear_down_cb);
  g_test_add ("/rule-graph/drawing", Fixture, NULL, set_up_cb, test_drawing, tear_down_cb);
  return g_test_run ();
}
