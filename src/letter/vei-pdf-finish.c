/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>
#include <zlib.h>

#include "letter/vei-pdf-file.h"
#include "letter/vei-pdf-private.h"

/* Sets in a PDF what Cairo cannot. */

typedef struct
{
  VeiPdfFile         pdf;
  const VeiPdfParts *parts;
  guint              n_seen;   /* paragraphs of the structure tree */
} Finisher;

/* Adds entries at the head of the dictionary of an object. */
static gboolean
add_entries (VeiPdfObject *object,
             const char   *entries,
             GError      **error)
{
  const char *open = g_strstr_len (object->text, (gssize) object->length, "<<");
  gsize before;
  GString *text;

  if (open == NULL)
    return vei_pdf_fail (error, "an object without a dictionary");
  before = (gsize) (open - object->text) + strlen ("<<");
  text = g_string_new_len (object->text, (gssize) before);
  g_string_append (text, entries);
  g_string_append_len (text, object->text + before, (gssize) (object->length - before));
  vei_pdf_object_take (object, text);
  return TRUE;
}

/* ---- Artifacts ---- */

/* What is drawn before the first element of a page is no part of the letter. */
static GString *
mark_artifact (const char *content,
               gsize       length)
{
  GString *marked = g_string_new ("/Artifact BMC\n");
  VeiPdfScanner scanner;
  const char *tag = NULL, *end = content + length;

  vei_pdf_scanner_init (&scanner, content, length);
  while (vei_pdf_scanner_next (&scanner))
    {
      if (scanner.kind == VEI_PDF_TOKEN_NAME && scanner.depth == 0)
        tag = scanner.start;
      else if (tag != NULL && vei_pdf_scanner_is (&scanner, "BDC"))
        {
          end = tag;
          break;
        }
    }
  g_string_append_len (marked, content, end - content);
  g_string_append (marked, "EMC\n");
  g_string_append_len (marked, end, content + length - end);
  return marked;
}

static gboolean
mark_page (Finisher     *self,
           VeiPdfObject *page,
           GError      **error)
{
  VeiPdfObject *stream = vei_pdf_file_follow (&self->pdf, page, "/Contents");
  g_autoptr (GByteArray) content = NULL;
  g_autoptr (GString) marked = NULL;
  g_autofree guint8 *packed = NULL;
  guint64 number;
  uLongf size;
  GString *text;

  content = stream != NULL ? vei_pdf_file_unpack (&self->pdf, stream) : NULL;
  if (content == NULL || !vei_pdf_object_read_uint (page, "/Contents", &number))
    return vei_pdf_fail (error, "a page that cannot be read");
  marked = mark_artifact ((const char *) content->data, content->len);
  size = compressBound (marked->len);
  packed = g_malloc (size);
  if (compress (packed, &size, (const guint8 *) marked->str, marked->len) != Z_OK)
    return vei_pdf_fail (error, "a page that cannot be packed");

  text = g_string_new (NULL);
  g_string_printf (text, "%" G_GUINT64_FORMAT " 0 obj\n<< /Length %lu\n   /Filter /FlateDecode\n"
                   ">>\nstream\n", number, size);
  g_string_append_len (text, (const char *) packed, (gssize) size);
  g_string_append (text, "\nendstream\nendobj\n");
  vei_pdf_object_take (stream, text);
  return TRUE;
}

static gboolean
mark_margins (Finisher *self,
              GError  **error)
{
  VeiPdfObject *catalog = vei_pdf_file_get (&self->pdf, self->pdf.root);
  VeiPdfObject *pages = vei_pdf_file_follow (&self->pdf, catalog, "/Pages");
  VeiPdfScanner scanner;
  guint64 number;

  if (pages == NULL || !vei_pdf_object_find_key (pages, "/Kids", &scanner)
      || !vei_pdf_scanner_next (&scanner))
    return vei_pdf_fail (error, "no pages");
  while (vei_pdf_scanner_read_uint (&scanner, &number))
    {
      VeiPdfObject *page = vei_pdf_file_get (&self->pdf, number);

      if (page == NULL)
        return vei_pdf_fail (error, "a page is missing");
      if (!mark_page (self, page, error))
        return FALSE;
      /* "12 0 R" */
      vei_pdf_scanner_next (&scanner);
      vei_pdf_scanner_next (&scanner);
    }
  return TRUE;
}

/* ---- Structure ---- */

/* Whether an element is a paragraph, a heading or a figure of the letter. */
static gboolean
is_paragraph (const VeiPdfObject *element)
{
  VeiPdfScanner scanner;

  return vei_pdf_object_find_key (element, "/S", &scanner) && vei_pdf_scanner_next (&scanner)
         && (vei_pdf_scanner_is (&scanner, "/P") || vei_pdf_scanner_is (&scanner, "/H1")
             || vei_pdf_scanner_is (&scanner, "/H2") || vei_pdf_scanner_is (&scanner, "/Figure"));
}

/* A text string: UTF-16 with its mark, in hexadecimal. */
static void
append_text_string (GString    *entries,
                    const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  g_string_append (entries, "<FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (entries, "%04X", units[i]);
  g_string_append_c (entries, '>');
}

/* Says in which language a paragraph is, and in words what a figure shows. */
static gboolean
describe_paragraph (Finisher     *self,
                    VeiPdfObject *element,
                    guint         at,
                    GError      **error)
{
  g_autoptr (GString) entries = g_string_new (NULL);

  if (at >= self->parts->n_paragraphs)
    return vei_pdf_fail (error, "more paragraphs than the letter has");
  if (self->parts->languages[at] != NULL)
    g_string_append_printf (entries, " /Lang (%s)", self->parts->languages[at]);
  if (self->parts->alternatives[at] != NULL)
    {
      g_string_append (entries, " /Alt ");
      append_text_string (entries, self->parts->alternatives[at]);
    }
  return entries->len == 0 || add_entries (element, entries->str, error);
}

/* Walks the structure tree in reading order. */
static gboolean
describe_elements (Finisher     *self,
                   VeiPdfObject *element,
                   GError      **error)
{
  VeiPdfScanner scanner, first;
  guint64 number;

  if (is_paragraph (element))
    return describe_paragraph (self, element, self->n_seen++, error);
  if (!vei_pdf_object_find_key (element, "/K", &scanner))
    return TRUE;
  /* One child, "12 0 R", or many of them between brackets. */
  first = scanner;
  if (vei_pdf_scanner_next (&first) && first.kind == VEI_PDF_TOKEN_OPEN)
    scanner = first;
  while (vei_pdf_scanner_read_uint (&scanner, &number)
         && vei_pdf_scanner_next (&scanner) && vei_pdf_scanner_next (&scanner)
         && vei_pdf_scanner_is (&scanner, "R"))
    {
      VeiPdfObject *child = vei_pdf_file_get (&self->pdf, number);

      if (child != NULL && !describe_elements (self, child, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
describe_tree (Finisher *self,
               GError  **error)
{
  VeiPdfObject *catalog = vei_pdf_file_get (&self->pdf, self->pdf.root);
  VeiPdfObject *tree = vei_pdf_file_follow (&self->pdf, catalog, "/StructTreeRoot");

  if (tree == NULL)
    return vei_pdf_fail (error, "no structure");
  if (!describe_elements (self, tree, error))
    return FALSE;
  return self->n_seen == self->parts->n_paragraphs
         || vei_pdf_fail (error, "the structure is not that of the letter");
}

/* ---- The document ---- */

static gboolean
describe_document (Finisher *self,
                   GError  **error)
{
  VeiPdfObject *catalog;
  GString *metadata = g_string_new (NULL);
  g_autofree char *entries = NULL;

  g_string_printf (metadata, "<< /Type /Metadata /Subtype /XML /Length %" G_GSIZE_FORMAT " >>\n"
                   "stream\n%s\nendstream\nendobj\n", strlen (self->parts->xmp), self->parts->xmp);
  entries = g_strdup_printf (
    " /Lang (%s) /ViewerPreferences << /DisplayDocTitle true >> /Metadata %u 0 R\n  ",
    self->parts->language, vei_pdf_file_add (&self->pdf, metadata));
  catalog = vei_pdf_file_get (&self->pdf, self->pdf.root);
  return catalog != NULL ? add_entries (catalog, entries, error)
                         : vei_pdf_fail (error, "no catalog");
}

/* Adds to a PDF that Cairo has drawn the language, the display of the title,
 * the XMP metadata, the language of paragraphs in another one, the words for
 * figures, and, where Cairo could not, that page numbers are no part of the
 * text. Private.
 */
GBytes *
vei_pdf_finish (const guint8       *drawn,
                gsize               length,
                const VeiPdfParts  *parts,
                GError            **error)
{
  Finisher self = { .parts = parts };
  GBytes *finished = NULL;

  if (vei_pdf_file_read (&self.pdf, drawn, length, error)
      && describe_tree (&self, error)
      && (!parts->has_margins || mark_margins (&self, error))
      && describe_document (&self, error))
    finished = vei_pdf_file_write (&self.pdf);
  vei_pdf_file_clear (&self.pdf);
  return finished;
}
