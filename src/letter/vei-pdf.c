/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-date.h"
#include "core/vei-error.h"
#include "letter/vei-paper-private.h"
#include "letter/vei-pdf-private.h"

/* Cairo draws the pages and the structure tree. What it cannot set, the
 * language, the display of the title and the XMP metadata, vei-pdf-finish.c
 * adds.
 */

static const char *const pdf_languages[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "nb-NO",
  [VEI_LANGUAGE_NN] = "nn-NO",
  [VEI_LANGUAGE_EN] = "en-GB",
};

/* ---- Structure ---- */

/* Opens and closes structure elements in reading order. */
typedef struct
{
  VeiPaper *paper;
  cairo_t  *cr;
  int       list_level;        /* lists that are open: 0 to 2 */
} Tagger;

static void
close_list (Tagger *tagger)
{
  cairo_tag_end (tagger->cr, "LBody");
  cairo_tag_end (tagger->cr, "LI");
  cairo_tag_end (tagger->cr, "L");
  tagger->list_level--;
}

/* Opens the list and the item that a paragraph with a bullet begins, and
 * closes what came before it.
 */
static void
begin_item (Tagger        *tagger,
            int            level,
            const VeiLine *line)
{
  while (tagger->list_level > level)
    close_list (tagger);
  if (tagger->list_level == level)
    {
      cairo_tag_end (tagger->cr, "LBody");
      cairo_tag_end (tagger->cr, "LI");
    }
  else
    {
      cairo_tag_begin (tagger->cr, "L", NULL);
      tagger->list_level++;
    }
  cairo_tag_begin (tagger->cr, "LI", NULL);
  cairo_tag_begin (tagger->cr, "Lbl", NULL);
  vei_paper_draw_label (tagger->paper, line, tagger->cr);
  cairo_tag_end (tagger->cr, "Lbl");
  cairo_tag_begin (tagger->cr, "LBody", NULL);
}

static const char *
get_tag (VeiBlockRole role)
{
  return role == VEI_BLOCK_SUBJECT ? "H1" : role == VEI_BLOCK_HEADING ? "H2"
         : role == VEI_BLOCK_FIGURE ? "Figure" : "P";
}

/* Whether a paragraph is the rest of an item: own words after a reason. */
static gboolean
belongs_to_item (const VeiParagraph *paragraph)
{
  return paragraph->level > 0 && paragraph->role == VEI_BLOCK_OWN_WORDS;
}

/* Draws the lines of one paragraph that stand on one page. A paragraph that
 * goes over a page is one element with a span for each page.
 */
static void
draw_part (Tagger  *tagger,
           guint    first,
           guint    end,
           gboolean is_whole)
{
  VeiPaper *paper = tagger->paper;

  if (!is_whole)
    cairo_tag_begin (tagger->cr, "Span", NULL);
  for (guint i = first; i < end; i++)
    vei_paper_draw_line (paper, &g_array_index (paper->lines, VeiLine, i), tagger->cr);
  if (!is_whole)
    cairo_tag_end (tagger->cr, "Span");
}

/* Opens the elements of a paragraph whose first line is @line. */
static void
begin_paragraph (Tagger             *tagger,
                 const VeiParagraph *paragraph,
                 const VeiLine      *line)
{
  if (paragraph->label != NULL)
    begin_item (tagger, MIN (paragraph->level, tagger->list_level) + 1, line);
  else
    {
      int level = belongs_to_item (paragraph) ? 1 : 0;

      while (tagger->list_level > level)
        close_list (tagger);
    }
  cairo_tag_begin (tagger->cr, get_tag (paragraph->role), NULL);
}

/* From 1.18 on Cairo marks what is no part of the text; before, vei-pdf-finish.c
 * does.
 */
static gboolean
knows_artifacts (void)
{
  return cairo_version () >= CAIRO_VERSION_ENCODE (1, 18, 0);
}

static void
draw_margins (Tagger *tagger,
              guint   page)
{
  gboolean tagged = tagger->paper->pages->len > 1 && knows_artifacts ();

  if (tagged)
    cairo_tag_begin (tagger->cr, "Artifact", NULL);
  vei_paper_draw_margins (tagger->paper, page, tagger->cr);
  if (tagged)
    cairo_tag_end (tagger->cr, "Artifact");
}

static void
draw_tagged_page (Tagger *tagger,
                  guint   page)
{
  VeiPaper *paper = tagger->paper;
  guint page_end = vei_paper_get_page_end (paper, page);
  guint i = g_array_index (paper->pages, guint, page);

  draw_margins (tagger, page);
  while (i < page_end)
    {
      const VeiLine *line = &g_array_index (paper->lines, VeiLine, i);
      const VeiParagraph *paragraph = &g_array_index (paper->paragraphs, VeiParagraph,
                                                      line->paragraph);
      guint end = i + 1;
      gboolean is_end;

      while (end < page_end
             && g_array_index (paper->lines, VeiLine, end).paragraph == line->paragraph)
        end++;
      is_end = end == paper->lines->len
               || g_array_index (paper->lines, VeiLine, end).paragraph != line->paragraph;

      if (line->is_first)
        begin_paragraph (tagger, paragraph, line);
      draw_part (tagger, i, end, line->is_first && is_end);
      if (is_end)
        cairo_tag_end (tagger->cr, get_tag (paragraph->role));
      i = end;
    }
}

/* ---- Cairo ---- */

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (VeiPaper        *paper,
              cairo_surface_t *surface,
              const char      *created)
{
  g_autofree char *time = g_strdup_printf ("%sT00:00:00Z", created);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  vei_document_get_title (paper->document));
  if (vei_document_get_author (paper->document)[0] != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                    vei_document_get_author (paper->document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Utstyrsveiviser");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

/* Draws the pages to a PDF without the parts that Cairo cannot set. */
static GByteArray *
draw_pdf (VeiPaper    *paper,
          const char  *created,
          GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  Tagger tagger = { .paper = paper };

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, VEI_PAPER_WIDTH_POINTS,
                                                 VEI_PAPER_HEIGHT_POINTS);
  set_metadata (paper, surface, created);
  tagger.cr = cairo_create (surface);
  cairo_tag_begin (tagger.cr, "Document", NULL);
  for (guint page = 0; page < paper->pages->len; page++)
    {
      draw_tagged_page (&tagger, page);
      if (page + 1 == paper->pages->len)
        {
          while (tagger.list_level > 0)
            close_list (&tagger);
          cairo_tag_end (tagger.cr, "Document");
        }
      cairo_show_page (tagger.cr);
    }

  status = cairo_status (tagger.cr);
  cairo_destroy (tagger.cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: %s is why, in English, from the drawing library. */
                   _("the PDF could not be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

/* ---- What Cairo cannot set ---- */

static char *
dup_xmp (VeiDocument *document,
         const char  *created)
{
  g_autofree char *title = g_markup_escape_text (vei_document_get_title (document), -1);
  g_autofree char *author = g_markup_escape_text (vei_document_get_author (document), -1);
  const char *language = pdf_languages[vei_document_get_language (document)];
  g_autofree char *creator =
    author[0] == '\0'
      ? g_strdup ("")
      : g_strdup_printf ("<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n",
                         author);

  return g_strdup_printf (
    "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
    "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
    "%s"
    "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
    "<xmp:CreatorTool>Utstyrsveiviser</xmp:CreatorTool>\n"
    "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
    title, creator, language, created);
}

static GBytes *
finish_pdf (VeiPaper    *paper,
            GByteArray  *drawn,
            const char  *created,
            GError     **error)
{
  guint n = paper->paragraphs->len;
  g_autofree char *xmp = dup_xmp (paper->document, created);
  g_autofree const char **languages = g_new0 (const char *, n + 1);
  g_autofree const char **alternatives = g_new0 (const char *, n + 1);
  VeiPdfParts parts = {
    .language = pdf_languages[vei_document_get_language (paper->document)],
    .xmp = xmp,
    .has_margins = paper->pages->len > 1 && !knows_artifacts (),
    .n_paragraphs = n,
    .languages = languages,
    .alternatives = alternatives,
  };

  for (guint i = 0; i < n; i++)
    {
      const VeiParagraph *paragraph = &g_array_index (paper->paragraphs, VeiParagraph, i);

      languages[i] = paragraph->english ? pdf_languages[VEI_LANGUAGE_EN] : NULL;
      alternatives[i] = paragraph->alternative;
    }
  return vei_pdf_finish (drawn->data, drawn->len, &parts, error);
}

/**
 * vei_paper_to_pdf:
 * @self: a letter on paper
 * @created: the date to write as the date of the file
 * @error: return location for an error
 *
 * Writes the pages as a tagged PDF.
 *
 * The fonts are embedded; the structure tree holds headings, paragraphs and
 * lists in reading order; the language, the title and the author are set. The
 * same letter and date give the same bytes.
 *
 * Fails with %G_IO_ERROR_FAILED if the PDF libraries fail.
 *
 * Returns: (transfer full): the bytes of the file, or %NULL
 */
GBytes *
vei_paper_to_pdf (VeiPaper     *self,
                  const GDate  *created,
                  GError      **error)
{
  g_autofree char *date = NULL;
  g_autoptr (GByteArray) drawn = NULL;

  g_return_val_if_fail (VEI_IS_PAPER (self), NULL);
  g_return_val_if_fail (created != NULL && g_date_valid (created), NULL);

  date = vei_date_to_iso (created);
  drawn = draw_pdf (self, date, error);
  return drawn != NULL ? finish_pdf (self, drawn, date, error) : NULL;
}

static gboolean
has_ending (const char *file_name,
            const char *ending)
{
  gsize length = strlen (file_name), n = strlen (ending);

  return length > n && g_ascii_strcasecmp (file_name + length - n, ending) == 0;
}

/**
 * vei_document_export:
 * @document: a letter
 * @file_name: the name of the file; its ending says which form
 * @size: the size of the print; a text has none
 * @created: the date to write as the date of the file
 * @error: return location for an error
 *
 * Makes the bytes of a file of a letter: `.pdf`, `.odt` or `.txt` (UTF-8).
 * Nothing is written.
 *
 * Fails with %VEI_DATA_ERROR_VALUE if the name has another ending, and as
 * vei_paper_to_pdf() does.
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes *
vei_document_export (VeiDocument   *document,
                     const char    *file_name,
                     VeiPrintSize   size,
                     const GDate   *created,
                     GError       **error)
{
  g_return_val_if_fail (VEI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (created != NULL && g_date_valid (created), NULL);

  if (has_ending (file_name, ".txt"))
    {
      char *text = vei_document_to_plain_text (document);

      return g_bytes_new_take (text, strlen (text));
    }
  if (has_ending (file_name, ".odt"))
    return vei_document_to_odt (document, size, created, error);
  if (has_ending (file_name, ".pdf"))
    {
      g_autoptr (VeiPaper) paper = vei_paper_new (document, size);

      return vei_paper_to_pdf (paper, created, error);
    }
  g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_VALUE,
               _("%s: a letter is saved as .pdf, .odt or .txt; choose a name that ends in one of these"),
               file_name);
  return NULL;
}
