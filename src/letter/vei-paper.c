/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "letter/vei-paper-private.h"

/**
 * VeiPaper:
 *
 * A letter laid out on A4 pages. The screen, the printer and the PDF all draw
 * the lines that are placed here, so that they cannot differ.
 *
 * Text is set in Cantarell, which comes with GNOME; where it is missing, in
 * the first of the other families below. Characters that the family lacks
 * are taken from other fonts by Pango. Main thread only.
 */

#define FONT_FAMILIES "Cantarell, Adwaita Sans, Noto Sans, DejaVu Sans, sans-serif"
#define TOP            VEI_PAPER_MARGIN
#define BOTTOM         (VEI_PAPER_HEIGHT_POINTS - 23 * VEI_PAPER_POINTS_PER_MM)
/* Where the window of an envelope (C5, E65) shows the recipient. */
#define WINDOW_TOP     (52 * VEI_PAPER_POINTS_PER_MM)

#define LINE_HEIGHT    1.38    /* of the text size */
#define SUBJECT_SCALE  1.36
#define HEADING_SCALE  1.08
#define TIGHT          0.75    /* of the space between paragraphs */
#define SCANTY_LINES   5

static const double body_sizes[] = {
  [VEI_PRINT_NORMAL] = 11,
  [VEI_PRINT_LARGE] = 18,
};

G_DEFINE_FINAL_TYPE (VeiPaper, vei_paper, G_TYPE_OBJECT)

/**
 * vei_print_size_get_points:
 * @size: the size of the print
 *
 * Tells how large the body text is.
 *
 * Returns: the size of the letters, in points
 */
double
vei_print_size_get_points (VeiPrintSize size)
{
  g_return_val_if_fail (size < G_N_ELEMENTS (body_sizes), body_sizes[VEI_PRINT_NORMAL]);

  return body_sizes[size];
}

static void
clear_paragraph (gpointer data)
{
  VeiParagraph *paragraph = data;

  g_clear_object (&paragraph->layout);
  g_clear_object (&paragraph->label);
}

static void
vei_paper_finalize (GObject *object)
{
  VeiPaper *self = VEI_PAPER (object);

  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->paragraphs, g_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (vei_paper_parent_class)->finalize (object);
}

static void
vei_paper_class_init (VeiPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_paper_finalize;
}

static void
vei_paper_init (VeiPaper *self)
{
  self->paragraphs = g_array_new (FALSE, TRUE, sizeof (VeiParagraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph);
  self->lines = g_array_new (FALSE, TRUE, sizeof (VeiLine));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* ---- Fonts ---- */

/* The map keeps the fonts that it has loaded, for the next letter. */
static PangoFontMap *
get_font_map (void)
{
  static PangoFontMap *map = NULL;

  if (map == NULL)
    {
      map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
      if (map == NULL)
        map = pango_cairo_font_map_new ();
      pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
    }
  return map;
}

/**
 * vei_paper_prepare:
 *
 * Begins to look for the fonts.
 *
 * Pango does that in a thread of its own. Whoever knows that a letter will be
 * laid out, and has other work first, saves the time that it takes.
 */
void
vei_paper_prepare (void)
{
  get_font_map ();
}

/* Fonts are measured in points, unhinted, so that a line breaks at the same
 * place on every screen and printer. Private.
 */
PangoContext *
vei_paper_create_context (VeiLanguage language,
                          double      points)
{
  PangoFontDescription *font;
  PangoContext *context;
  cairo_font_options_t *options;

  context = pango_font_map_create_context (get_font_map ());
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context,
                              pango_language_from_string (vei_language_get_code (language)));
  font = pango_font_description_new ();
  pango_font_description_set_family_static (font, FONT_FAMILIES);
  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

/* How many bytes of @text from @at on belong on one line with what stands before
 * them: "6. desember", "2,4 mmol/l". 0: a line may end there.
 */
static guint
get_bound_length (const char *text,
                  const char *at)
{
  if (*at != ' ' || at == text)
    return 0;
  if (g_ascii_isdigit (at[-1]) && g_str_has_prefix (at, " mmol/"))
    return g_str_has_prefix (at, " mmol/mol") ? strlen (" mmol/mol") : strlen (" mmol/l");
  return at[-1] == '.' && at - text >= 2 && g_ascii_isdigit (at[-2])
         && g_ascii_islower (at[1]) ? 2 : 0;
}

static void
bind_numbers (PangoAttrList *attributes,
              const char    *text)
{
  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    {
      guint length = get_bound_length (text, at);
      PangoAttribute *attribute;

      if (length == 0)
        continue;
      attribute = pango_attr_allow_breaks_new (FALSE);
      attribute->start_index = at - 1 - text;
      attribute->end_index = at + length - text;
      pango_attr_list_insert (attributes, attribute);
    }
}

/* Lays out a text in the font of the letter. Private. */
PangoLayout *
vei_paper_create_layout (VeiPaper   *self,
                         const char *text,
                         double      scale,
                         gboolean    bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, FONT_FAMILIES);
  pango_font_description_set_absolute_size (font, self->size * scale * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  /* Without ligatures a search in the PDF finds "finne". */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0"));
  bind_numbers (attributes, text);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* ---- Paragraphs ---- */

/* Space above a paragraph, in lines of text. */
static double
get_space_before (const VeiParagraph *paragraph,
                  const VeiParagraph *before)
{
  if (before == NULL)
    return 0;
  switch (paragraph->role)
    {
    case VEI_BLOCK_SENDER:
      return 0;
    case VEI_BLOCK_FIGURE:
      return before->role == VEI_BLOCK_FIGURE ? 0 : 0.55;
    case VEI_BLOCK_RECIPIENT:
    case VEI_BLOCK_PLACE_DATE:
      return 1.5;
    case VEI_BLOCK_SUBJECT:
      return 1.7;
    case VEI_BLOCK_HEADING:
      return before->role == VEI_BLOCK_SUBJECT ? 0.6 : 1.15;
    case VEI_BLOCK_REASON:
      return before->role == VEI_BLOCK_HEADING ? 0.3 : 0.45;
    case VEI_BLOCK_LIST_ITEM:
      return before->role == VEI_BLOCK_LIST_ITEM ? 0.12 : 0.25;
    case VEI_BLOCK_OWN_WORDS:
      return paragraph->level > 0 ? 0.2 : 0.4;
    case VEI_BLOCK_SIGNATURE:
      return before->role == VEI_BLOCK_SIGNATURE ? 0.1 : 1.5;
    case VEI_BLOCK_PARAGRAPH:
    default:
      return before->role == VEI_BLOCK_HEADING ? 0.3 : 0.55;
    }
}

static double
get_scale (VeiBlockRole role)
{
  return role == VEI_BLOCK_SUBJECT ? SUBJECT_SCALE
         : role == VEI_BLOCK_HEADING ? HEADING_SCALE : 1;
}

static VeiParagraph *
add_paragraph (VeiPaper     *self,
               VeiBlockRole  role,
               guint8        level,
               const char   *text)
{
  gboolean is_item = role == VEI_BLOCK_REASON || role == VEI_BLOCK_LIST_ITEM;
  guint n = self->paragraphs->len;
  double indent = 1.35 * self->size * (is_item + level);
  VeiParagraph new_paragraph = { .role = role, .level = level };
  VeiParagraph *paragraph, *before;

  if (role == VEI_BLOCK_OWN_WORDS && level == 0)
    indent = 1.35 * self->size;
  g_array_append_val (self->paragraphs, new_paragraph);
  paragraph = &g_array_index (self->paragraphs, VeiParagraph, n);
  before = n > 0 ? paragraph - 1 : NULL;

  paragraph->layout = vei_paper_create_layout (self, text, get_scale (role),
                                               role == VEI_BLOCK_SUBJECT || role == VEI_BLOCK_HEADING);
  pango_layout_set_width (paragraph->layout, (int) ((VEI_PAPER_TEXT_WIDTH - indent) * PANGO_SCALE));
  paragraph->x = VEI_PAPER_MARGIN + indent;
  if (is_item)
    {
      paragraph->label = vei_paper_create_layout (self, level > 0 ? VEI_DASH : VEI_BULLET, 1, FALSE);
      paragraph->label_x = paragraph->x - 1.1 * self->size;
    }
  if (role == VEI_BLOCK_PLACE_DATE)
    pango_layout_set_alignment (paragraph->layout, PANGO_ALIGN_RIGHT);
  if (role == VEI_BLOCK_RECIPIENT && self->size <= body_sizes[VEI_PRINT_NORMAL])
    paragraph->least_y = WINDOW_TOP;

  paragraph->space_before = get_space_before (paragraph, before) * self->size * LINE_HEIGHT;
  paragraph->keep_with_next = role == VEI_BLOCK_HEADING || role == VEI_BLOCK_SUBJECT;
  paragraph->keep_with_before = role == VEI_BLOCK_SIGNATURE;
  /* Own words begin on the page of the reason that they explain. */
  if (before != NULL && before->role == VEI_BLOCK_REASON && paragraph->level > 0)
    before->keep_with_next = TRUE;
  return paragraph;
}

/* A signature is three paragraphs: the greeting, room to sign, the name. */
static void
add_signature (VeiPaper   *self,
               const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean signing = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      VeiParagraph *paragraph = add_paragraph (self, VEI_BLOCK_SIGNATURE, 0, lines[i]);

      if (!signing && lines[i][0] == '_')
        {
          paragraph->space_before = 2.4 * self->size * LINE_HEIGHT;
          signing = TRUE;
        }
    }
}

static void
set_flags (VeiPaper       *self,
           VeiParagraph   *paragraph,
           const VeiBlock *block)
{
  paragraph->new_page = block->new_page;
  paragraph->english = block->english;
  /* A translation stands close under what it translates. */
  if (block->english)
    paragraph->space_before = 0.12 * self->size * LINE_HEIGHT;
}

static void
set_figure (VeiParagraph   *paragraph,
            const VeiBlock *block)
{
  paragraph->figure = block->figure;
  paragraph->alternative = block->text;
}

static void
build_paragraphs (VeiPaper *self)
{
  guint n = vei_document_get_n_blocks (self->document);

  for (guint i = 0; i < n;)
    {
      const VeiBlock *block = vei_document_get_block (self->document, i);
      g_autoptr (GString) text = g_string_new (block->text);

      for (i++; vei_document_runs_on (self->document, i); i++)
        {
          g_string_append_c (text, ' ');
          g_string_append (text, vei_document_get_block (self->document, i)->text);
        }
      if (block->role == VEI_BLOCK_SIGNATURE)
        add_signature (self, text->str);
      else if (block->role == VEI_BLOCK_FIGURE)
        set_figure (add_paragraph (self, block->role, 0, ""), block);
      else
        set_flags (self, add_paragraph (self, block->role, block->level, text->str), block);
    }
}

/* ---- Lines and pages ---- */

/* Whether a page may begin at line @line of @n of a paragraph: no line of it
 * stands alone at the foot or the head of a page.
 */
static gboolean
may_break_before (const VeiParagraph *paragraph,
                  const VeiParagraph *before,
                  int                 line,
                  int                 n)
{
  if (line == 0)
    return before == NULL || !(before->keep_with_next || paragraph->keep_with_before);
  return line != 1 && line != n - 1 && paragraph->role != VEI_BLOCK_SENDER
         && paragraph->role != VEI_BLOCK_RECIPIENT && paragraph->role != VEI_BLOCK_SUBJECT
         && paragraph->role != VEI_BLOCK_HEADING;
}

static void
build_lines (VeiPaper *self)
{
  for (guint p = 0; p < self->paragraphs->len; p++)
    {
      VeiParagraph *paragraph = &g_array_index (self->paragraphs, VeiParagraph, p);
      PangoLayoutIter *iter = pango_layout_get_iter (paragraph->layout);
      double least = self->size * get_scale (paragraph->role) * LINE_HEIGHT;
      int n = pango_layout_get_line_count (paragraph->layout);

      for (int i = 0; i < n; i++, pango_layout_iter_next_line (iter))
        {
          VeiLine line = { .paragraph = p, .is_first = i == 0 };
          PangoRectangle logical, in_layout;
          double natural;

          line.line = pango_layout_iter_get_line_readonly (iter);
          pango_layout_line_get_extents (line.line, NULL, &logical);
          pango_layout_iter_get_line_extents (iter, NULL, &in_layout);
          natural = (double) logical.height / PANGO_SCALE;
          line.height = paragraph->figure != NULL ? paragraph->figure->height : MAX (least, natural);
          line.rise = paragraph->figure != NULL ? 0
                      : (line.height - natural) / 2 - (double) logical.y / PANGO_SCALE;
          line.x = paragraph->x + (double) in_layout.x / PANGO_SCALE;
          line.must_break = i == 0 && p > 0 && paragraph->new_page;
          line.may_break = line.must_break || may_break_before (paragraph, p > 0 ? paragraph - 1 : NULL, i, n);
          g_array_append_val (self->lines, line);
        }
      pango_layout_iter_free (iter);
    }
}

/* Places lines on a page from @first on; returns the line after the last that
 * has room.
 */
static guint
fill_page (VeiPaper *self,
           guint     first,
           double    tightness)
{
  double y = TOP;

  for (guint i = first; i < self->lines->len; i++)
    {
      VeiLine *line = &g_array_index (self->lines, VeiLine, i);
      const VeiParagraph *paragraph = &g_array_index (self->paragraphs, VeiParagraph,
                                                      line->paragraph);

      if (line->must_break && i > first)
        return i;
      if (line->is_first && i > first)
        y += paragraph->space_before * tightness;
      if (line->is_first && first == 0)
        y = MAX (y, paragraph->least_y);
      if (y + line->height > BOTTOM && i > first)
        return i;
      line->y = y + line->rise;
      y += line->height;
    }
  return self->lines->len;
}

/* Divides the lines into pages; @tightness scales the space between paragraphs. */
static void
build_pages (VeiPaper *self,
             double    tightness)
{
  guint first = 0;

  g_array_set_size (self->pages, 0);
  do
    {
      guint end = fill_page (self, first, tightness);
      guint next = end;

      g_array_append_val (self->pages, first);
      if (end == self->lines->len)
        break;
      while (next > first + 1 && !g_array_index (self->lines, VeiLine, next).may_break)
        next--;
      /* What must be kept together fills more than a page: break where it is full. */
      first = next > first + 1 ? next : end;
    }
  while (first < self->lines->len);
}

/* Whether the last page, of the letter or of what stands before an attachment,
 * holds so little that it looks forgotten.
 */
static gboolean
has_scanty_page (VeiPaper *self)
{
  for (guint page = 1; page < self->pages->len; page++)
    {
      guint first = g_array_index (self->pages, guint, page);
      guint end = vei_paper_get_page_end (self, page);
      gboolean is_last = end == self->lines->len
                         || g_array_index (self->lines, VeiLine, end).must_break;

      if (is_last && end - first <= SCANTY_LINES
          && !g_array_index (self->lines, VeiLine, first).must_break)
        return TRUE;
    }
  return FALSE;
}

/* Divides the lines into pages, a little tighter where that saves a scanty one. */
static void
choose_pages (VeiPaper *self)
{
  guint n;

  build_pages (self, 1);
  n = self->pages->len;
  if (!has_scanty_page (self))
    return;
  build_pages (self, TIGHT);
  if (self->pages->len == n)
    build_pages (self, 1);
}

/**
 * vei_paper_new:
 * @document: a letter
 * @size: the size of the print
 *
 * Lays a letter out on A4 pages.
 *
 * The document must not be changed afterwards; lay a changed one out again.
 *
 * Returns: (transfer full): the pages
 */
VeiPaper *
vei_paper_new (VeiDocument  *document,
               VeiPrintSize  size)
{
  VeiPaper *self;

  g_return_val_if_fail (VEI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (size < G_N_ELEMENTS (body_sizes), NULL);

  self = g_object_new (VEI_TYPE_PAPER, NULL);
  self->document = g_object_ref (document);
  self->size = body_sizes[size];
  self->context = vei_paper_create_context (vei_document_get_language (document), self->size);
  build_paragraphs (self);
  build_lines (self);
  choose_pages (self);
  return self;
}

/**
 * vei_paper_get_n_pages:
 * @self: a letter on paper
 *
 * Counts the pages.
 *
 * Returns: how many there are, at least 1
 */
guint
vei_paper_get_n_pages (VeiPaper *self)
{
  g_return_val_if_fail (VEI_IS_PAPER (self), 0);

  return self->pages->len;
}
