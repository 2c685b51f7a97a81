/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

#include "letter/vei-paper-private.h"

/* Draws a page in the pixels of a screen.
 *
 * Cairo before 1.18 puts each character on a whole pixel, so that the spaces
 * between words differ; and to fill the outline of every character anew takes
 * too long for a page that changes with each key. So each character is drawn
 * once for each quarter of a pixel that it can begin at, and copied from there.
 */

#define PHASES         4       /* places within a pixel */
#define MOST_CHARACTERS 4096   /* that are kept */

typedef struct
{
  PangoFont *font;
  guint32    glyph;
  guint32    phase;
} Key;

/* A character, as how black each pixel is. */
typedef struct
{
  int     left;                /* from where it stands, in pixels */
  int     top;
  int     width;
  int     height;
  guint8  pixels[];
} Character;

struct _VeiPaperPicture
{
  double   scale;              /* pixels to a point */
  guint8  *pixels;
  int      width;
  int      height;
  int      stride;
};

/* ---- Characters ---- */

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->font) ^ (key->glyph * PHASES + key->phase) * 2654435761u;
}

static gboolean
are_equal_keys (gconstpointer a,
                gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->font == right->font && left->glyph == right->glyph && left->phase == right->phase;
}

static void
free_key (gpointer data)
{
  Key *key = data;

  g_object_unref (key->font);
  g_free (key);
}

/* The characters that have been drawn in this size; main thread only. */
static GHashTable *
get_characters (double scale)
{
  static GHashTable *characters = NULL;
  static double drawn_scale = 0;

  if (characters == NULL)
    characters = g_hash_table_new_full (hash_key, are_equal_keys, free_key, g_free);
  if (scale < drawn_scale || scale > drawn_scale
      || g_hash_table_size (characters) > MOST_CHARACTERS)
    g_hash_table_remove_all (characters);
  drawn_scale = scale;
  return characters;
}

static void
add_outline (cairo_t   *cr,
             const Key *key,
             double     scale)
{
  PangoGlyphInfo info = { .glyph = key->glyph };
  PangoGlyphString string = { .num_glyphs = 1, .glyphs = &info };

  cairo_translate (cr, (double) key->phase / PHASES, 0);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  pango_cairo_glyph_string_path (cr, key->font, &string);
}

static Character *
draw_character (const Key *key,
                double     scale)
{
  /* A surface of no size would have no paths. */
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double left, top, right, bottom;
  Character *character;
  const guint8 *data;
  int width, height, stride;

  add_outline (cr, key, scale);
  cairo_identity_matrix (cr);
  cairo_path_extents (cr, &left, &top, &right, &bottom);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  left = floor (left);
  top = floor (top);
  width = (int) (ceil (right) - left);
  height = (int) (ceil (bottom) - top);
  character = g_malloc0 (sizeof *character + (gsize) width * (gsize) height);
  character->left = (int) left;
  character->top = (int) top;
  character->width = width;
  character->height = height;

  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cr = cairo_create (surface);
  cairo_translate (cr, -left, -top);
  add_outline (cr, key, scale);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    memcpy (character->pixels + y * width, data + y * stride, (gsize) width);
  cairo_surface_destroy (surface);
  return character;
}

static const Character *
find_character (const Key *key,
                double     scale)
{
  GHashTable *characters = get_characters (scale);
  Character *character = g_hash_table_lookup (characters, key);
  Key *kept;

  if (character == NULL)
    {
      character = draw_character (key, scale);
      kept = g_memdup2 (key, sizeof *key);
      g_object_ref (kept->font);
      g_hash_table_insert (characters, kept, character);
    }
  return character;
}

/* ---- The page ---- */

/* Copies a character to where it stands; what is drawn over the edge is lost. */
static void
copy_character (VeiPaperPicture *self,
                const Character *character,
                int              x,
                int              y)
{
  int left = x + character->left, top = y + character->top;

  for (int row = MAX (0, -top); row < character->height && top + row < self->height; row++)
    {
      const guint8 *from = character->pixels + row * character->width;
      guint8 *to = self->pixels + (gsize) (top + row) * (gsize) self->stride;

      for (int column = MAX (0, -left);
           column < character->width && left + column < self->width; column++)
        {
          guint sum = (guint) to[left + column] + from[column];

          to[left + column] = (guint8) MIN (sum, 255);
        }
    }
}

static void
add_glyphs (VeiPaperPicture  *self,
            PangoFont        *font,
            PangoGlyphString *glyphs,
            double            x,
            double            y)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];
      double at = (x + (double) info->geometry.x_offset / PANGO_SCALE) * self->scale;
      double phase = (at - floor (at)) * PHASES;
      int base = (int) lround ((y + (double) info->geometry.y_offset / PANGO_SCALE) * self->scale);
      Key key = { .font = font, .glyph = info->glyph, .phase = (guint32) phase };

      if (info->glyph != PANGO_GLYPH_EMPTY)
        copy_character (self, find_character (&key, self->scale), (int) floor (at), base);
      x += (double) info->geometry.width / PANGO_SCALE;
    }
}

/* Whether Pango has no outlines of a run: the characters are pictures, as emoji
 * are, or are missing from every font.
 */
static gboolean
has_no_outlines (const PangoGlyphItem *run)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (run->item->analysis.font));

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
      return TRUE;
  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
}

/* Draws a line of text into the picture; what has no outlines into @cr. Private. */
void
vei_paper_picture_add (VeiPaperPicture *self,
                       PangoLayoutLine *line,
                       double           x,
                       double           y,
                       cairo_t         *cr)
{
  for (const GSList *at = line->runs; at != NULL; at = at->next)
    {
      const PangoGlyphItem *run = at->data;
      double run_x = x + (double) run->start_x_offset / PANGO_SCALE;
      double run_y = y - (double) run->y_offset / PANGO_SCALE;

      if (has_no_outlines (run))
        {
          cairo_set_source_rgb (cr, 0, 0, 0);
          cairo_move_to (cr, run_x, run_y);
          pango_cairo_show_glyph_string (cr, run->item->analysis.font, run->glyphs);
        }
      else
        add_glyphs (self, run->item->analysis.font, run->glyphs, run_x, run_y);
      x += (double) (pango_glyph_string_get_width (run->glyphs) + run->start_x_offset
                     + run->end_x_offset) / PANGO_SCALE;
    }
}

/**
 * vei_paper_draw_picture:
 * @self: a letter on paper
 * @page: from 0
 * @scale: pixels to a point, above 0
 *
 * Draws a page as vei_paper_draw_page() does, for the few pixels of a screen:
 * each character stands where it does on paper, between the pixels too.
 *
 * Returns: (transfer full): a picture with a transparent ground, as many pixels
 *   large as the page has points times @scale, rounded up
 */
cairo_surface_t *
vei_paper_draw_picture (VeiPaper *self,
                        guint     page,
                        double    scale)
{
  VeiPaperPicture picture = { .scale = scale };
  cairo_surface_t *text, *surface;
  cairo_t *cr;

  g_return_val_if_fail (VEI_IS_PAPER (self), NULL);
  g_return_val_if_fail (scale > 0, NULL);

  picture.width = (int) ceil (VEI_PAPER_WIDTH_POINTS * scale);
  picture.height = (int) ceil (VEI_PAPER_HEIGHT_POINTS * scale);
  text = cairo_image_surface_create (CAIRO_FORMAT_A8, picture.width, picture.height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture.width, picture.height);
  cr = cairo_create (surface);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  picture.pixels = cairo_image_surface_get_data (text);
  picture.stride = cairo_image_surface_get_stride (text);
  if (picture.pixels != NULL)
    {
      self->picture = &picture;
      vei_paper_draw_page (self, page, cr);
      self->picture = NULL;
      cairo_surface_mark_dirty (text);
    }
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_mask_surface (cr, text, 0, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (text);
  return surface;
}
