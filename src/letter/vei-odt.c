/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "letter/vei-paper-private.h"
#include "letter/vei-zip.h"

/* Writes a letter as OpenDocument text: a letter that the person or the
 * association goes on with in an office program. What it looks like stands in
 * named styles, so that it can be changed in one place.
 */

#define MIME_TYPE "application/vnd.oasis.opendocument.text"
#define NAMESPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:ooow=\"http://openoffice.org/2004/writer\"" \
  " office:version=\"1.2\""
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define FONT     "Cantarell"
#define LINE_HEIGHT 1.38       /* of the text size, as in the PDF */

static const char *const countries[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "NO",
  [VEI_LANGUAGE_NN] = "NO",
  [VEI_LANGUAGE_EN] = "GB",
};

static const char *const page_words[VEI_N_LANGUAGES][2] = {
  [VEI_LANGUAGE_NB] = { "Side", "av" },
  [VEI_LANGUAGE_NN] = { "Side", "av" },
  [VEI_LANGUAGE_EN] = { "Page", "of" },
};

/* ---- Text ---- */

/* Adds a text; its line breaks stay where they are. */
static void
append_text (GString    *xml,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = vei_clean_text (lines[i], TRUE);
      g_autofree char *escaped = g_markup_escape_text (line, -1);

      if (i > 0)
        g_string_append (xml, "<text:line-break/>");
      g_string_append (xml, escaped);
    }
}

/* ---- content.xml ---- */

/* What has been opened and must be closed. */
typedef struct
{
  VeiDocument *document;
  GString     *xml;
  int          list_level;     /* lists that are open: 0 to 2 */
  gboolean     begun;          /* the first paragraph has been written */
} Writer;

static const char *
get_style (const VeiBlock *block)
{
  switch (block->role)
    {
    case VEI_BLOCK_SENDER:
      return "Sender";
    case VEI_BLOCK_RECIPIENT:
      return "Addressee";
    case VEI_BLOCK_PLACE_DATE:
      return "Date";
    case VEI_BLOCK_SUBJECT:
      return "Heading_20_1";
    case VEI_BLOCK_HEADING:
      if (block->english)
        return "Heading_20_English";
      return block->new_page ? "Attachment_20_heading" : "Heading_20_2";
    case VEI_BLOCK_REASON:
    case VEI_BLOCK_LIST_ITEM:
      return block->english ? "List_20_English" : "List_20_Contents";
    case VEI_BLOCK_OWN_WORDS:
      return "Own_20_words";
    case VEI_BLOCK_SIGNATURE:
      return "Signature";
    case VEI_BLOCK_FIGURE:
    case VEI_BLOCK_PARAGRAPH:
    default:
      return block->english ? "Text_20_English" : "Text_20_body";
    }
}

static void
close_list (Writer *writer)
{
  g_string_append (writer->xml, "</text:list-item></text:list>");
  writer->list_level--;
}

static void
begin_item (Writer *writer,
            int     level)
{
  while (writer->list_level > level)
    close_list (writer);
  if (writer->list_level == level)
    g_string_append (writer->xml, "</text:list-item>");
  else
    {
      g_string_append (writer->xml, level == 1 ? "<text:list text:style-name=\"List_20_1\">"
                                               : "<text:list>");
      writer->list_level++;
    }
  g_string_append (writer->xml, "<text:list-item>");
}

/* Opens or closes lists before a block. */
static void
prepare_lists (Writer         *writer,
               const VeiBlock *block)
{
  int level = 0;

  if (block->role == VEI_BLOCK_REASON || block->role == VEI_BLOCK_LIST_ITEM)
    {
      begin_item (writer, MIN (block->level, writer->list_level) + 1);
      return;
    }
  if (block->role == VEI_BLOCK_OWN_WORDS && block->level > 0)
    level = 1;
  while (writer->list_level > level)
    close_list (writer);
}

static void
add_paragraph (Writer         *writer,
               const VeiBlock *block,
               const char     *style,
               const char     *text)
{
  int level = block->role == VEI_BLOCK_SUBJECT ? 1 : block->role == VEI_BLOCK_HEADING ? 2 : 0;

  /* The first paragraph carries the first page, which has no running head. */
  if (!writer->begun)
    style = level > 0 ? "First_20_heading" : "First_20_paragraph";
  writer->begun = TRUE;
  if (level > 0)
    g_string_append_printf (writer->xml,
                            "<text:h text:style-name=\"%s\" text:outline-level=\"%d\">",
                            style, level);
  else
    g_string_append_printf (writer->xml, "<text:p text:style-name=\"%s\">", style);
  append_text (writer->xml, text);
  g_string_append (writer->xml, level > 0 ? "</text:h>\n" : "</text:p>\n");
}

/* The greeting, room to sign, and the name. */
static void
add_signature (Writer         *writer,
               const VeiBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);
  gboolean signing = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean here = !signing && lines[i][0] == '_';

      add_paragraph (writer, block, here ? "Signature_20_line" : "Signature", lines[i]);
      signing = signing || here;
    }
}

/* The paragraph before a signature stays with it: a signature never stands alone
 * on a page.
 */
static const char *
get_closing_style (VeiDocument *document,
                   guint        next,
                   const char  *style,
                   GString     *automatic)
{
  if (next >= vei_document_get_n_blocks (document)
      || vei_document_get_block (document, next)->role != VEI_BLOCK_SIGNATURE)
    return style;
  g_string_printf (automatic, "<style:style style:name=\"P1\" style:family=\"paragraph\" "
                   "style:parent-style-name=\"%s\"><style:paragraph-properties "
                   "fo:keep-with-next=\"always\"/></style:style>", style);
  return "P1";
}

static char *
build_content (VeiDocument *document)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autoptr (GString) automatic = g_string_new (NULL);
  Writer writer = { .document = document, .xml = xml };
  guint n = vei_document_get_n_blocks (document);

  for (guint i = 0; i < n;)
    {
      const VeiBlock *block = vei_document_get_block (document, i);
      g_autoptr (GString) text = g_string_new (block->text);

      for (i++; vei_document_runs_on (document, i); i++)
        g_string_append_printf (text, " %s", vei_document_get_block (document, i)->text);
      prepare_lists (&writer, block);
      if (block->role == VEI_BLOCK_SIGNATURE)
        add_signature (&writer, block);
      else
        add_paragraph (&writer, block,
                       get_closing_style (document, i, get_style (block), automatic), text->str);
    }
  while (writer.list_level > 0)
    close_list (&writer);
  return g_strdup_printf (XML_HEAD "<office:document-content" NAMESPACES ">"
                          "<office:automatic-styles>%s</office:automatic-styles>"
                          "<office:body><office:text>\n%s</office:text></office:body>"
                          "</office:document-content>\n", automatic->str, xml->str);
}

/* ---- styles.xml ---- */

typedef struct
{
  const char *name;            /* as XML writes it */
  const char *shown;
  const char *parent;
  const char *attributes;      /* of the style */
  const char *paragraph;
  const char *text;
  double      scale;           /* of the body text; 0: as the parent */
} Style;

#define NO_WIDOWS "fo:widows=\"2\" fo:orphans=\"2\" "

static const Style styles[] = {
  { "Standard", "Standard", NULL, "style:class=\"text\"", "", "", 1 },
  { "Text_20_body", "Text body", "Standard", "style:class=\"text\"",
    NO_WIDOWS "fo:margin-bottom=\"0.3cm\"", "", 0 },
  { "Text_20_English", "Text English", "Text_20_body", "", "",
    "fo:language=\"en\" fo:country=\"GB\"", 0 },
  { "First_20_paragraph", "First paragraph", "Standard", "style:master-page-name=\"First\"",
    "", "", 0 },
  { "First_20_heading", "First heading", "Heading_20_1", "style:master-page-name=\"First\"",
    "", "", 0 },
  { "Sender", "Sender", "Standard", "style:class=\"extra\"", "", "", 0 },
  { "Addressee", "Addressee", "Standard", "style:class=\"extra\"",
    "fo:margin-top=\"0.8cm\" fo:keep-together=\"always\"", "", 0 },
  { "Date", "Date", "Standard", "style:class=\"extra\"",
    "fo:margin-top=\"0.8cm\" fo:text-align=\"end\"", "", 0 },
  { "Heading_20_1", "Heading 1", "Standard",
    "style:class=\"text\" style:default-outline-level=\"1\"",
    "fo:margin-top=\"0.9cm\" fo:margin-bottom=\"0.3cm\" fo:keep-with-next=\"always\"",
    "fo:font-weight=\"bold\"", 1.36 },
  { "Heading_20_2", "Heading 2", "Standard",
    "style:class=\"text\" style:default-outline-level=\"2\"",
    "fo:margin-top=\"0.5cm\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"",
    "fo:font-weight=\"bold\"", 1.08 },
  { "Heading_20_English", "Heading English", "Heading_20_2", "",
    "", "fo:language=\"en\" fo:country=\"GB\"", 0 },
  { "Attachment_20_heading", "Attachment heading", "Heading_20_2", "",
    "fo:break-before=\"page\"", "", 0 },
  { "List_20_Contents", "List Contents", "Standard", "style:class=\"html\"",
    NO_WIDOWS "fo:margin-bottom=\"0.1cm\"", "", 0 },
  { "List_20_English", "List English", "List_20_Contents", "", "",
    "fo:language=\"en\" fo:country=\"GB\"", 0 },
  { "Own_20_words", "Own words", "Standard", "style:class=\"text\"",
    NO_WIDOWS "fo:margin-left=\"0.6cm\" fo:margin-bottom=\"0.2cm\"", "", 0 },
  { "Signature", "Signature", "Standard", "style:class=\"extra\"",
    "fo:keep-with-next=\"always\"", "", 0 },
  { "Signature_20_line", "Signature line", "Signature", "", "fo:margin-top=\"1.2cm\"", "", 0 },
  { "Header", "Header", "Standard", "style:class=\"extra\"", "", "", 0.84 },
  { "Footer", "Footer", "Standard", "style:class=\"extra\"", "fo:text-align=\"end\"", "", 0.84 },
};

static void
append_points (GString    *xml,
               const char *attribute,
               double      points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.1f", points);
  g_string_append_printf (xml, "%s=\"%spt\"", attribute, number);
}

static void
append_style (GString     *xml,
              const Style *style,
              double       size)
{
  g_string_append_printf (xml, "<style:style style:family=\"paragraph\" style:name=\"%s\" "
                          "style:display-name=\"%s\" ", style->name, style->shown);
  if (style->parent != NULL)
    g_string_append_printf (xml, "style:parent-style-name=\"%s\" ", style->parent);
  g_string_append_printf (xml, "%s><style:paragraph-properties %s", style->attributes,
                          style->paragraph);
  if (style->scale > 0)
    append_points (xml, " style:line-height-at-least", style->scale * size * LINE_HEIGHT);
  g_string_append_printf (xml, "/><style:text-properties %s", style->text);
  if (style->scale > 0)
    append_points (xml, " fo:font-size", style->scale * size);
  g_string_append (xml, "/></style:style>\n");
}

static void
append_list_level (GString    *xml,
                   int         level,
                   const char *bullet)
{
  g_string_append_printf (
    xml, "<text:list-level-style-bullet text:level=\"%d\" text:bullet-char=\"%s\">"
    "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
    "<style:list-level-label-alignment text:label-followed-by=\"listtab\" "
    "fo:margin-left=\"%scm\" fo:text-indent=\"-0.5cm\"/></style:list-level-properties>"
    "</text:list-level-style-bullet>", level, bullet, level == 1 ? "0.6" : "1.2");
}

/* "Side 2 av 3". A letter of one page has no number: the condition hides it. */
static void
append_footer (GString     *xml,
               VeiDocument *document)
{
  const char *const *words = page_words[vei_document_get_language (document)];

  g_string_append_printf (xml, "<style:footer><text:p text:style-name=\"Footer\">"
                          "<text:hidden-paragraph text:condition=\"ooow:PAGE == 1\" "
                          "text:is-hidden=\"true\"/>%s "
                          "<text:page-number text:select-page=\"current\">1</text:page-number> %s "
                          "<text:page-count>1</text:page-count></text:p></style:footer>",
                          words[0], words[1]);
}

/* The text begins 2.5 cm from the top, below a running head too, and ends 2.3 cm
 * from the foot, above the number.
 */
static void
append_page_layout (GString    *xml,
                    const char *name,
                    gboolean    has_head)
{
  g_string_append_printf (
    xml, "<style:page-layout style:name=\"%s\"><style:page-layout-properties "
    "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-left=\"2.5cm\" "
    "fo:margin-right=\"2.5cm\" fo:margin-bottom=\"1.2cm\" fo:margin-top=\"%s\"/>",
    name, has_head ? "1.2cm" : "2.5cm");
  if (has_head)
    g_string_append (xml, "<style:header-style><style:header-footer-properties "
                     "fo:min-height=\"1.3cm\" fo:margin-bottom=\"0.6cm\"/></style:header-style>");
  g_string_append (xml, "<style:footer-style><style:header-footer-properties "
                   "fo:min-height=\"1.1cm\" fo:margin-top=\"0.4cm\"/></style:footer-style>"
                   "</style:page-layout>");
}

static void
append_master_pages (GString     *xml,
                     VeiDocument *document)
{
  const char *author = vei_document_get_author (document);
  g_autofree char *head = author[0] != '\0'
    ? g_strdup_printf ("%s " VEI_DASH " %s", author, vei_document_get_title (document))
    : g_strdup (vei_document_get_title (document));

  g_string_append (xml, "<office:master-styles><style:master-page style:name=\"First\" "
                   "style:page-layout-name=\"First_20_page\" style:next-style-name=\"Standard\">");
  append_footer (xml, document);
  g_string_append (xml, "</style:master-page>"
                   "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\">"
                   "<style:header><text:p text:style-name=\"Header\">");
  append_text (xml, head);
  g_string_append (xml, "</text:p></style:header>");
  append_footer (xml, document);
  g_string_append (xml, "</style:master-page></office:master-styles>");
}

static char *
build_styles (VeiDocument  *document,
              VeiPrintSize  size)
{
  VeiLanguage language = vei_document_get_language (document);
  g_autoptr (GString) xml = g_string_new (XML_HEAD "<office:document-styles" NAMESPACES ">");

  g_string_append_printf (
    xml, "<office:font-face-decls><style:font-face style:name=\"" FONT "\" "
    "svg:font-family=\"" FONT "\" style:font-family-generic=\"swiss\"/></office:font-face-decls>"
    "<office:styles>\n<style:default-style style:family=\"paragraph\"><style:text-properties "
    "style:font-name=\"" FONT "\" fo:language=\"%s\" fo:country=\"%s\"/></style:default-style>\n",
    vei_language_get_code (language), countries[language]);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    append_style (xml, &styles[i], vei_print_size_get_points (size));
  g_string_append (xml, "<text:list-style style:name=\"List_20_1\" "
                   "style:display-name=\"List 1\">");
  append_list_level (xml, 1, VEI_BULLET);
  append_list_level (xml, 2, VEI_DASH);
  g_string_append (xml, "</text:list-style></office:styles>\n<office:automatic-styles>");
  append_page_layout (xml, "First_20_page", FALSE);
  append_page_layout (xml, "Page", TRUE);
  g_string_append (xml, "</office:automatic-styles>\n");
  append_master_pages (xml, document);
  g_string_append (xml, "</office:document-styles>\n");
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

/* ---- The other files ---- */

static char *
build_meta (VeiDocument *document,
            const char  *created)
{
  VeiLanguage language = vei_document_get_language (document);
  g_autofree char *title = g_markup_escape_text (vei_document_get_title (document), -1);
  g_autofree char *author = g_markup_escape_text (vei_document_get_author (document), -1);

  return g_strdup_printf (
    XML_HEAD "<office:document-meta" NAMESPACES "><office:meta>"
    "<meta:generator>Utstyrsveiviser</meta:generator><dc:title>%s</dc:title>"
    "<meta:initial-creator>%s</meta:initial-creator><dc:creator>%s</dc:creator>"
    "<meta:creation-date>%sT00:00:00</meta:creation-date><dc:date>%sT00:00:00</dc:date>"
    "<dc:language>%s-%s</dc:language></office:meta></office:document-meta>\n",
    title, author, author, created, created, vei_language_get_code (language),
    countries[language]);
}

static const char manifest[] =
  XML_HEAD "<manifest:manifest "
  "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
  "manifest:version=\"1.2\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
  "manifest:media-type=\"" MIME_TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
  "</manifest:manifest>\n";

/**
 * vei_document_to_odt:
 * @self: a letter
 * @size: the size of the print
 * @created: the date to write as the date of the file
 * @error: return location for an error
 *
 * Writes a letter as OpenDocument text.
 *
 * Headings, paragraphs and lists are named styles; the language and the title
 * are set. The text is that of vei_document_to_plain_text(), but that the
 * bullets of lists belong to the style. The same letter and date give the same
 * bytes.
 *
 * Fails with %G_IO_ERROR_FAILED if the zip library fails.
 *
 * Returns: (transfer full): the bytes of the file, or %NULL
 */
GBytes *
vei_document_to_odt (VeiDocument   *self,
                     VeiPrintSize   size,
                     const GDate   *created,
                     GError       **error)
{
  g_autofree char *content = NULL, *styles_xml = NULL, *meta = NULL, *date = NULL;

  g_return_val_if_fail (VEI_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (created != NULL && g_date_valid (created), NULL);

  date = vei_date_to_iso (created);
  content = build_content (self);
  styles_xml = build_styles (self, size);
  meta = build_meta (self, date);

  {
    /* The media type comes first and is stored, so that programs can tell what
     * the file is by its first bytes.
     */
    const VeiZipFile files[] = {
      { "mimetype", MIME_TYPE, TRUE },
      { "content.xml", content, FALSE },
      { "styles.xml", styles_xml, FALSE },
      { "meta.xml", meta, FALSE },
      { "META-INF/manifest.xml", manifest, FALSE },
    };

    return vei_zip_write (files, G_N_ELEMENTS (files), error);
  }
}
