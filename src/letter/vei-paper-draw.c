/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-paper-private.h"

/* Draws the lines that vei-paper.c has placed. */

#define HEAD_BASELINE (15 * VEI_PAPER_POINTS_PER_MM)
#define FOOT_BASELINE (VEI_PAPER_HEIGHT_POINTS - 13 * VEI_PAPER_POINTS_PER_MM)
#define SMALL_SCALE   0.84

/* "Side 2 av 3", in the language of the letter, whatever that of the screen. */
static const char *const page_words[VEI_N_LANGUAGES][2] = {
  [VEI_LANGUAGE_NB] = { "Side", "av" },
  [VEI_LANGUAGE_NN] = { "Side", "av" },
  [VEI_LANGUAGE_EN] = { "Page", "of" },
};

/* The line after the last of a page. Private. */
guint
vei_paper_get_page_end (VeiPaper *self,
                        guint     page)
{
  return page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                     : self->lines->len;
}

static void
draw_layout_line (const VeiPaper  *self,
                  PangoLayoutLine *line,
                  double           x,
                  double           y,
                  cairo_t         *cr)
{
  if (self->picture != NULL)
    {
      vei_paper_picture_add (self->picture, line, x, y, cr);
      return;
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout_line (cr, line);
}

/* Draws a line of text, or a figure. Private. */
void
vei_paper_draw_line (VeiPaper      *self,
                     const VeiLine *line,
                     cairo_t       *cr)
{
  const VeiFigure *figure = g_array_index (self->paragraphs, VeiParagraph, line->paragraph).figure;

  if (figure == NULL)
    {
      draw_layout_line (self, line->line, line->x, line->y, cr);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, line->x, line->y);
  vei_figure_draw (figure, cr);
  cairo_restore (cr);
}

/* Draws the bullet before a line. Private. */
void
vei_paper_draw_label (VeiPaper      *self,
                      const VeiLine *line,
                      cairo_t       *cr)
{
  const VeiParagraph *paragraph = &g_array_index (self->paragraphs, VeiParagraph,
                                                  line->paragraph);

  draw_layout_line (self, pango_layout_get_line_readonly (paragraph->label, 0),
                    paragraph->label_x, line->y, cr);
}

/* Draws the page number, where there is more than one page, and from the second
 * page on the running head. Private.
 */
void
vei_paper_draw_margins (VeiPaper *self,
                        guint     page,
                        cairo_t  *cr)
{
  const char *author = vei_document_get_author (self->document);
  const char *title = vei_document_get_title (self->document);
  const char *const *words = page_words[vei_document_get_language (self->document)];
  g_autofree char *head = NULL, *number = NULL;
  g_autoptr (PangoLayout) head_layout = NULL, number_layout = NULL;
  PangoRectangle extents;

  if (self->pages->len == 1)
    return;

  if (page > 0)
    {
      head = author[0] != '\0' ? g_strdup_printf ("%s " VEI_DASH " %s", author, title)
                               : g_strdup (title);
      head_layout = vei_paper_create_layout (self, head, SMALL_SCALE, FALSE);
      pango_layout_set_width (head_layout, (int) (VEI_PAPER_TEXT_WIDTH * PANGO_SCALE));
      pango_layout_set_ellipsize (head_layout, PANGO_ELLIPSIZE_END);
      draw_layout_line (self, pango_layout_get_line_readonly (head_layout, 0), VEI_PAPER_MARGIN,
                        HEAD_BASELINE, cr);
    }

  number = g_strdup_printf ("%s %u %s %u", words[0], page + 1, words[1], self->pages->len);
  number_layout = vei_paper_create_layout (self, number, SMALL_SCALE, FALSE);
  pango_layout_get_extents (number_layout, NULL, &extents);
  draw_layout_line (self, pango_layout_get_line_readonly (number_layout, 0),
                    VEI_PAPER_MARGIN + VEI_PAPER_TEXT_WIDTH - (double) extents.width / PANGO_SCALE,
                    FOOT_BASELINE, cr);
}

/**
 * vei_paper_draw_page:
 * @self: a letter on paper
 * @page: from 0
 * @cr: where to draw, in points from the top left corner of the sheet
 *
 * Draws a page in black, without the white of the sheet.
 */
void
vei_paper_draw_page (VeiPaper *self,
                     guint     page,
                     cairo_t  *cr)
{
  g_return_if_fail (VEI_IS_PAPER (self));
  g_return_if_fail (page < self->pages->len);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  vei_paper_draw_margins (self, page, cr);
  for (guint i = g_array_index (self->pages, guint, page);
       i < vei_paper_get_page_end (self, page); i++)
    {
      const VeiLine *line = &g_array_index (self->lines, VeiLine, i);

      if (line->is_first && g_array_index (self->paragraphs, VeiParagraph,
                                           line->paragraph).label != NULL)
        vei_paper_draw_label (self, line, cr);
      vei_paper_draw_line (self, line, cr);
    }
  cairo_restore (cr);
}
