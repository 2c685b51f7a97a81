/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

/* What a window looks like, and how well it can be seen: contrast as the Web
 * Content Accessibility Guidelines 2.2 define it, of the pixels themselves. */

#include "probe.h"

#include <math.h>

/* Less than this is the paper itself, or the shade of an edge. */
#define SAME_COLOUR 1.12

/**
 * probe_picture_take:
 * @native: a window or a popover that is shown
 * @area: (nullable): the part of it to draw; %NULL for all of it
 * @scale: pixels of the picture for each pixel of the screen
 *
 * Draws a window as its own renderer does.
 *
 * Returns: (transfer full) (nullable): the picture
 */
ProbePicture *
probe_picture_take (GtkNative             *native,
                    const graphene_rect_t *area,
                    int                    scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (native));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t frame, part;
  ProbePicture *picture;

  gtk_snapshot_scale (snapshot, scale, scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || width == 0 || height == 0)
    return NULL;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (native), GTK_WIDGET (native), &frame))
    graphene_rect_init (&frame, 0, 0, width, height);
  part = area != NULL ? *area : frame;
  graphene_rect_offset (&part, -frame.origin.x, -frame.origin.y);
  graphene_rect_scale (&part, scale, scale, &part);
  graphene_rect_round_extents (&part, &part);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node, &part);
  picture = g_new0 (ProbePicture, 1);
  picture->width = gdk_texture_get_width (texture);
  picture->height = gdk_texture_get_height (texture);
  picture->scale = scale;
  picture->origin = GRAPHENE_POINT_INIT (part.origin.x / scale + frame.origin.x,
                                         part.origin.y / scale + frame.origin.y);
  picture->pixels = g_new0 (guint32, (gsize) picture->width * picture->height);
  gdk_texture_download (texture, (guchar *) picture->pixels, (gsize) picture->width * 4);
  return picture;
}

/**
 * probe_picture_free:
 * @picture: (transfer full): a picture
 *
 * Frees a picture.
 */
void
probe_picture_free (ProbePicture *picture)
{
  g_free (picture->pixels);
  g_free (picture);
}

static double
get_linear (guint channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 colour)
{
  static double linear[256];

  if (linear[255] == 0)
    for (guint i = 0; i < G_N_ELEMENTS (linear); i++)
      linear[i] = get_linear (i);
  return 0.2126 * linear[(colour >> 16) & 0xff] + 0.7152 * linear[(colour >> 8) & 0xff]
         + 0.0722 * linear[colour & 0xff];
}

static double
get_contrast (guint32 one,
              guint32 other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

typedef struct
{
  guint32 colour;
  guint   count;
  double  contrast;
} Colour;

static int
compare_contrast (gconstpointer one,
                  gconstpointer other)
{
  double a = ((const Colour *) one)->contrast;
  double b = ((const Colour *) other)->contrast;

  return (a > b) - (a < b);
}

/* Adds the colours of an area to a table of how often each is seen; leaves out
 * those of @hole. */
static void
count_colours (const ProbePicture    *picture,
               const graphene_rect_t *area,
               const graphene_rect_t *hole,
               GHashTable            *counts)
{
  float left = area->origin.x - picture->origin.x;
  float top = area->origin.y - picture->origin.y;
  int x0 = MAX (0, (int) floorf (left * picture->scale));
  int y0 = MAX (0, (int) floorf (top * picture->scale));
  int x1 = MIN (picture->width, (int) ceilf ((left + area->size.width) * picture->scale));
  int y1 = MIN (picture->height, (int) ceilf ((top + area->size.height) * picture->scale));

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        graphene_point_t point =
          GRAPHENE_POINT_INIT ((x + 0.5f) / picture->scale + picture->origin.x,
                               (y + 0.5f) / picture->scale + picture->origin.y);
        gpointer colour;
        guint count;

        if (hole != NULL && graphene_rect_contains_point (hole, &point))
          continue;
        colour = GUINT_TO_POINTER (picture->pixels[(gsize) y * picture->width + x] & 0xffffff);
        count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, colour));
        g_hash_table_insert (counts, colour, GUINT_TO_POINTER (count + 1));
      }
}

static guint32
find_most_frequent (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer key, value;
  guint32 found = 0;
  guint most = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) > most)
      {
        most = GPOINTER_TO_UINT (value);
        found = GPOINTER_TO_UINT (key);
      }
  return found;
}

/* The colours that differ from the paper, from the least to the greatest
 * contrast; @total is how many pixels they are. */
static GArray *
list_inks (GHashTable *counts,
           guint32     paper,
           guint      *total)
{
  GArray *inks = g_array_new (FALSE, FALSE, sizeof (Colour));
  GHashTableIter iter;
  gpointer key, value;

  *total = 0;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Colour ink = { GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (value), 0 };

      ink.contrast = get_contrast (ink.colour, paper);
      if (ink.contrast < SAME_COLOUR)
        continue;
      g_array_append_val (inks, ink);
      *total += ink.count;
    }
  g_array_sort (inks, compare_contrast);
  return inks;
}

/* The contrast that all but a part of the pixels stay below. */
static double
find_ink (GArray  *inks,
          guint    total,
          double   part,
          guint32 *found)
{
  guint seen = 0;

  for (guint i = 0; i < inks->len; i++)
    {
      Colour *ink = &g_array_index (inks, Colour, i);

      seen += ink->count;
      if (seen >= total * part)
        {
          *found = ink->colour;
          return ink->contrast;
        }
    }
  return 1;
}

/**
 * probe_picture_text:
 * @picture: a picture
 * @area: where a text or a symbol stands, in pixels of the screen
 * @part: the part of its pixels that is left out, 0 to 1: they are half covered
 * @ink: (out): its colour
 * @paper: (out): the colour behind it
 *
 * Measures how much a text differs from what is behind it.
 *
 * Returns: the contrast, 1 to 21; 1 where there is nothing to see
 */
double
probe_picture_text (const ProbePicture    *picture,
                    const graphene_rect_t *area,
                    double                 part,
                    guint32               *ink,
                    guint32               *paper)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) inks = NULL;
  guint total;

  count_colours (picture, area, NULL, counts);
  *paper = *ink = find_most_frequent (counts);
  inks = list_inks (counts, *paper, &total);
  return find_ink (inks, total, part, ink);
}

/**
 * probe_picture_edge:
 * @picture: a picture
 * @area: where a control stands, in pixels of the screen
 * @ink: (out): the colour of its edge
 * @paper: (out): the colour around it
 *
 * Measures how much the edge of a control differs from what is around it.
 *
 * Returns: the contrast, 1 to 21
 */
double
probe_picture_edge (const ProbePicture    *picture,
                    const graphene_rect_t *area,
                    guint32               *ink,
                    guint32               *paper)
{
  g_autoptr (GHashTable) around = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) edge = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) inks = NULL;
  graphene_rect_t outside, inside;
  guint total, perimeter;

  graphene_rect_inset_r (area, -3, -3, &outside);
  graphene_rect_inset_r (area, 4, 4, &inside);
  count_colours (picture, &outside, area, around);
  count_colours (picture, area, &inside, edge);
  *paper = *ink = find_most_frequent (around);
  inks = list_inks (edge, *paper, &total);
  /* The edge goes the whole way round; a few dark pixels are not an edge. */
  perimeter = (guint) (2 * (area->size.width + area->size.height) * picture->scale);
  if (total == 0)
    return 1;
  return find_ink (inks, total, MAX (0.0, 1.0 - 0.5 * perimeter / total), ink);
}

/**
 * probe_picture_change:
 * @before: a picture
 * @after: a picture of the same place
 *
 * Counts the pixels that differ so much that one sees it.
 *
 * Returns: how many have a contrast of 3:1 to what they were
 */
guint
probe_picture_change (const ProbePicture *before,
                      const ProbePicture *after)
{
  guint n = 0;

  if (before->width != after->width || before->height != after->height)
    return 0;
  for (int i = 0; i < before->width * before->height; i++)
    if (get_contrast (before->pixels[i], after->pixels[i]) >= 3)
      n++;
  return n;
}
