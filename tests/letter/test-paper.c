/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-error.h"
#include "letter-fixture.h"
#include "letter/vei-paper.h"

/* ---- The tools that read a PDF ---- */

/* Writes a letter to a file of its own; free and delete with delete_file(). */
static char *
write_pdf (VeiDocument  *document,
           VeiPrintSize  size)
{
  g_autofree char *folder = g_dir_make_tmp ("vei-paper-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *path = g_build_filename (folder, "letter.pdf", NULL);
  GDate day;

  fixture_set_day (&day);
  bytes = vei_document_export (document, path, size, &day, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

static void
delete_file (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}

/* Runs a tool that must succeed and gives what it prints. */
static char *
run (const char *tool,
     const char *first,
     const char *second,
     const char *third)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, tool, first, second,
                              third, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static gboolean
lacks_tool (const char *tool)
{
  g_autofree char *path = g_find_program_in_path (tool);

  if (path != NULL)
    return FALSE;
  g_test_skip_printf ("%s is not installed", tool);
  return TRUE;
}

/* Text without its breaks: one space between words. */
static char *
collapse (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  g_autoptr (GString) collapsed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (g_steal_pointer (&collapsed), FALSE);
}

/* ---- Tests ---- */

static void
test_structure (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "application",
                                                      VEI_LANGUAGE_NN);
  g_autofree char *info = NULL, *fonts = NULL, *check = NULL, *tree = NULL, *json = NULL;
  char *path;

  if (lacks_tool ("pdfinfo") || lacks_tool ("pdffonts") || lacks_tool ("qpdf"))
    return;
  path = write_pdf (document, VEI_PRINT_NORMAL);

  info = run ("pdfinfo", "-isodates", path, NULL);
  fixture_assert_holds (info, "Grunngjeven søknad om sensor (CGM) og insulinpumpe");
  fixture_assert_holds (info, "Tagged:          yes");
  fixture_assert_holds (info, "Metadata Stream: yes");
  fixture_assert_holds (info, "(A4)");
  fixture_assert_holds (info, "Author:          Eksempelpasient B");

  fonts = run ("pdffonts", path, NULL, NULL);
  g_assert_null (strstr (fonts, " no  no  "));
  g_assert_null (strstr (fonts, " no  yes "));

  check = run ("qpdf", "--check", path, NULL);
  fixture_assert_holds (check, "No syntax or stream encoding errors");
  json = run ("qpdf", "--json", path, NULL);
  fixture_assert_holds (json, "nn-NO");
  fixture_assert_holds (json, "\"/DisplayDocTitle\": true");

  tree = run ("pdfinfo", "-struct", path, NULL);
  fixture_assert_holds (tree, "Document\n");
  fixture_assert_holds (tree, "  H1");
  fixture_assert_holds (tree, "  H2");
  fixture_assert_holds (tree, "      Lbl");
  fixture_assert_holds (tree, "      LBody");
  delete_file (path);
}

typedef struct
{
  const char *example;
  const char *kind;
} Row;

static const Row rows[] = {
  { "type1-wants-both", "application" },
  { "child-type1", "application" },
  { "pump-broken", "application" },
  { "type2-unstable-refused", "complaint" },
  { "type2-unstable-refused", "complaint_short" },
  { "type2-unstable-refused", "reasons_request" },
  { "type2-does-not-know", "visit_sheet" },
  { "child-type1", "power_of_attorney" },
};

/* Takes the running head and the page numbers out of the text of a PDF. */
static char *
drop_margins (const char  *text,
              VeiDocument *document)
{
  g_autofree char *head = g_strdup_printf ("%s – %s", vei_document_get_author (document),
                                           vei_document_get_title (document));
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\f", -1);
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_equal (lines[i], head)
          && !g_regex_match_simple ("^Side [0-9]+ av [0-9]+$", lines[i], 0, 0))
        g_string_append_printf (body, "%s\n", lines[i]);
    }
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
test_same_text (gconstpointer data)
{
  const Row *row = data;

  if (lacks_tool ("pdftotext"))
    return;
  for (int language = VEI_LANGUAGE_NB; language <= VEI_LANGUAGE_NN; language++)
    {
      g_autoptr (VeiCase) letter_case = fixture_load_example (row->example);
      g_autoptr (VeiDocument) document = fixture_compose (letter_case, row->kind, language);
      g_autofree char *plain = vei_document_to_plain_text (document);
      g_autofree char *wanted = collapse (plain);

      for (int size = VEI_PRINT_NORMAL; size <= VEI_PRINT_LARGE; size++)
        {
          char *path = write_pdf (document, size);
          g_autofree char *text = run ("pdftotext", "-raw", path, "-");
          g_autofree char *body = drop_margins (text, document);
          g_autofree char *found = collapse (body);

          g_assert_cmpstr (found, ==, wanted);
          delete_file (path);
        }
    }
}

static void
test_same_bytes (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (GBytes) first = NULL, second = NULL;
  GDate day;

  fixture_set_day (&day);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VeiDocument) document = fixture_compose (letter_case, "complaint",
                                                          VEI_LANGUAGE_NB);
      GBytes *bytes = vei_document_export (document, "a.PDF", VEI_PRINT_NORMAL, &day, NULL);

      g_assert_nonnull (bytes);
      if (i == 0)
        first = bytes;
      else
        second = bytes;
    }
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_other_ending (void)
{
  g_autoptr (VeiDocument) document = vei_document_new ("Brev", VEI_LANGUAGE_NB);
  g_autoptr (GError) error = NULL;
  GDate day;

  fixture_set_day (&day);
  g_assert_null (vei_document_export (document, "brev.docx", VEI_PRINT_NORMAL, &day, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_VALUE);
}

/* Draws a page on a picture and tells whether anything came out. */
static gboolean
draws_something (VeiPaper *paper,
                 guint     page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 300, 424);
  cairo_t *cr = cairo_create (surface);
  const guchar *data;
  gboolean found = FALSE;

  cairo_scale (cr, 300 / VEI_PAPER_WIDTH_POINTS, 300 / VEI_PAPER_WIDTH_POINTS);
  vei_paper_draw_page (paper, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 424 * cairo_image_surface_get_stride (surface) && !found; i++)
    found = data[i] != 0;
  cairo_surface_destroy (surface);
  return found;
}

/* How black a picture is: the sum over its pixels. */
static guint64
measure_ink (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data;
  guint64 ink = 0;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      ink += ((const guint32 *) (gconstpointer) (data + y * stride))[x] >> 24;
  return ink;
}

/* The picture for the screen holds what the page holds, at every size. */
static void
test_picture (void)
{
  static const double scales[] = { 0.4, 1, 1.37, 3 };
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  g_autoptr (VeiDocument) document = NULL;
  g_autoptr (VeiPaper) paper = NULL;

  vei_case_set_own_words (letter_case, "lives_alone", "Et ord 🙂 שלום \357\277\276");
  document = fixture_compose (letter_case, "application", VEI_LANGUAGE_NB);
  paper = vei_paper_new (document, VEI_PRINT_NORMAL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint page = 0; page < vei_paper_get_n_pages (paper); page++)
      {
        cairo_surface_t *picture = vei_paper_draw_picture (paper, page, scales[i]);
        cairo_surface_t *drawn =
          cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                      cairo_image_surface_get_width (picture),
                                      cairo_image_surface_get_height (picture));
        cairo_t *cr = cairo_create (drawn);
        double share;

        cairo_scale (cr, scales[i], scales[i]);
        vei_paper_draw_page (paper, page, cr);
        cairo_destroy (cr);
        g_assert_cmpint (cairo_image_surface_get_width (picture), ==,
                         (int) (VEI_PAPER_WIDTH_POINTS * scales[i]) + 1);
        share = (double) measure_ink (picture) / (double) measure_ink (drawn);
        g_assert_cmpfloat (share, >, 0.85);
        g_assert_cmpfloat (share, <, 1.15);
        cairo_surface_destroy (drawn);
        cairo_surface_destroy (picture);
      }
}

static void
test_hard_text (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  VeiPerson *person = vei_case_get_person (letter_case);
  g_autoptr (GString) words = g_string_new ("שלום עולם 🙂 مرحبا ");
  g_autoptr (VeiDocument) document = NULL;
  g_autoptr (VeiPaper) paper = NULL;
  g_autofree char *check = NULL;
  char *path;

  g_free (person->name);
  person->name = g_strnfill (300, 'W');
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (words, "ord%u%c", i, i % 900 == 899 ? '\n' : ' ');
  vei_case_set_own_words (letter_case, "lives_alone", words->str);

  document = fixture_compose (letter_case, "application", VEI_LANGUAGE_NB);
  paper = vei_paper_new (document, VEI_PRINT_LARGE);
  g_assert_cmpuint (vei_paper_get_n_pages (paper), >, 40);
  for (guint page = 0; page < vei_paper_get_n_pages (paper); page += 10)
    g_assert_true (draws_something (paper, page));

  if (lacks_tool ("qpdf"))
    return;
  path = write_pdf (document, VEI_PRINT_LARGE);
  check = run ("qpdf", "--check", path, NULL);
  fixture_assert_holds (check, "No syntax or stream encoding errors");
  delete_file (path);
}

/* Own words of any length: the signature keeps company, and no page is empty. */
static void
test_every_length (void)
{
  g_autoptr (GString) words = g_string_new ("Ord");

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
      g_autoptr (VeiDocument) document = NULL;
      g_autoptr (VeiPaper) paper = NULL;

      g_string_append (words, " og enda flere ord som fyller enda en linje på dette arket, "
                              "så langt det går.");
      vei_case_set_own_words (letter_case, "own_effort", words->str);
      document = fixture_compose (letter_case, "complaint", VEI_LANGUAGE_NB);
      paper = vei_paper_new (document, VEI_PRINT_NORMAL);
      for (guint page = 0; page < vei_paper_get_n_pages (paper); page++)
        g_assert_true (draws_something (paper, page));
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/structure", test_structure);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/paper/same-text/%s/%s", rows[i].example,
                                               rows[i].kind);

      g_test_add_data_func (path, &rows[i], test_same_text);
    }
  g_test_add_func ("/paper/same-bytes", test_same_bytes);
  g_test_add_func ("/paper/other-ending", test_other_ending);
  g_test_add_func ("/paper/picture", test_picture);
  g_test_add_func ("/paper/hard-text", test_hard_text);
  g_test_add_func ("/paper/every-length", test_every_length);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
