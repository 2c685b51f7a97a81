/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "letter/vei-pdf-private.h"
#include "letter/vei-pdf-scan.h"

/* Sets with libqpdf what Cairo cannot set in a PDF. */

typedef struct
{
  qpdf_data          pdf;
  const VeiPdfParts *parts;
  guint              n_seen;   /* paragraphs of the structure tree */
} Finisher;

static gboolean
fail (GError     **error,
      const char  *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is why, in English, from inside the program. */
               _("the PDF could not be finished: %s"), what);
  return FALSE;
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
mark_margins (Finisher *self,
              GError  **error)
{
  int n_pages = qpdf_get_num_pages (self->pdf);

  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->pdf, (size_t) i);
      qpdf_oh stream = qpdf_oh_get_key (self->pdf, page, "/Contents");
      g_autoptr (GString) marked = NULL;
      unsigned char *content = NULL;
      size_t length = 0;

      if (!qpdf_oh_is_stream (self->pdf, stream)
          || (qpdf_oh_get_page_content_data (self->pdf, page, &content, &length) & QPDF_ERRORS) != 0)
        return fail (error, "a page that cannot be read");
      marked = mark_artifact ((const char *) content, length);
      free (content);
      qpdf_oh_replace_stream_data (self->pdf, stream, (const unsigned char *) marked->str,
                                   marked->len, qpdf_oh_new_null (self->pdf),
                                   qpdf_oh_new_null (self->pdf));
    }
  return TRUE;
}

/* ---- Structure ---- */

/* Whether an element is a paragraph, a heading or a figure of the letter. */
static gboolean
is_paragraph (Finisher *self,
              qpdf_oh   element)
{
  qpdf_oh role = qpdf_oh_get_key (self->pdf, element, "/S");
  const char *name = qpdf_oh_is_name (self->pdf, role) ? qpdf_oh_get_name (self->pdf, role) : "";

  return g_str_equal (name, "/P") || g_str_equal (name, "/H1") || g_str_equal (name, "/H2")
         || g_str_equal (name, "/Figure");
}

/* Says in which language a paragraph is, and in words what a figure shows. */
static gboolean
describe_paragraph (Finisher *self,
                    qpdf_oh   element,
                    guint     at,
                    GError  **error)
{
  if (at >= self->parts->n_paragraphs)
    return fail (error, "more paragraphs than the letter has");
  if (self->parts->languages[at] != NULL)
    qpdf_oh_replace_key (self->pdf, element, "/Lang",
                         qpdf_oh_new_unicode_string (self->pdf, self->parts->languages[at]));
  if (self->parts->alternatives[at] != NULL)
    qpdf_oh_replace_key (self->pdf, element, "/Alt",
                         qpdf_oh_new_unicode_string (self->pdf, self->parts->alternatives[at]));
  return TRUE;
}

/* Walks the structure tree in reading order. */
static gboolean
describe_elements (Finisher *self,
                   qpdf_oh   element,
                   GError  **error)
{
  qpdf_oh children;
  int n_children;

  if (!qpdf_oh_is_dictionary (self->pdf, element))
    return TRUE;
  if (is_paragraph (self, element))
    return describe_paragraph (self, element, self->n_seen++, error);
  children = qpdf_oh_get_key (self->pdf, element, "/K");
  if (qpdf_oh_is_dictionary (self->pdf, children))
    return describe_elements (self, children, error);
  n_children = qpdf_oh_is_array (self->pdf, children)
               ? qpdf_oh_get_array_n_items (self->pdf, children) : 0;
  for (int i = 0; i < n_children; i++)
    if (!describe_elements (self, qpdf_oh_get_array_item (self->pdf, children, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
describe_tree (Finisher *self,
               GError  **error)
{
  qpdf_oh root = qpdf_get_root (self->pdf);

  if (!describe_elements (self, qpdf_oh_get_key (self->pdf, root, "/StructTreeRoot"), error))
    return FALSE;
  return self->n_seen == self->parts->n_paragraphs
         || fail (error, "the structure is not that of the letter");
}

/* ---- The document ---- */

static void
describe_document (Finisher *self)
{
  qpdf_data pdf = self->pdf;
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);

  qpdf_oh_replace_key (pdf, root, "/Lang",
                       qpdf_oh_new_unicode_string (pdf, self->parts->language));
  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);

  qpdf_oh_replace_key (pdf, dictionary, "/Type", qpdf_oh_new_name (pdf, "/Metadata"));
  qpdf_oh_replace_key (pdf, dictionary, "/Subtype", qpdf_oh_new_name (pdf, "/XML"));
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) self->parts->xmp,
                               strlen (self->parts->xmp), qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
  qpdf_oh_replace_key (pdf, root, "/Metadata", stream);
}

static GBytes *
write_document (Finisher *self)
{
  if ((qpdf_init_write_memory (self->pdf) & QPDF_ERRORS) != 0)
    return NULL;
  qpdf_set_deterministic_ID (self->pdf, QPDF_TRUE);
  if ((qpdf_write (self->pdf) & QPDF_ERRORS) != 0)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (self->pdf), qpdf_get_buffer_length (self->pdf));
}

/* Adds to a PDF that Cairo has drawn the language, the display of the title,
 * the XMP metadata, the language of paragraphs in another one, the words for
 * figures, and that page numbers are no part of the text. Private.
 */
GBytes *
vei_pdf_finish (const guint8       *drawn,
                gsize               length,
                const VeiPdfParts  *parts,
                GError            **error)
{
  Finisher self = { .pdf = qpdf_init (), .parts = parts };
  g_autoptr (GError) found = NULL;
  GBytes *finished = NULL;

  qpdf_set_suppress_warnings (self.pdf, QPDF_TRUE);
  if ((qpdf_read_memory (self.pdf, "letter", (const char *) drawn, length, NULL) & QPDF_ERRORS) == 0
      && describe_tree (&self, &found)
      && (!parts->has_margins || mark_margins (&self, &found)))
    {
      describe_document (&self);
      finished = write_document (&self);
    }
  if (finished == NULL && found == NULL)
    fail (&found, qpdf_has_error (self.pdf)
                    ? qpdf_get_error_message_detail (self.pdf, qpdf_get_error (self.pdf)) : "");
  if (finished == NULL)
    g_propagate_error (error, g_steal_pointer (&found));
  qpdf_cleanup (&self.pdf);
  return finished;
}
