/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* The PDF of every kind, in both languages, for 500 random persons: poppler reads
 * back the text that was written. One process reads many letters at a time.
 */
#include <string.h>

#include "export-tools.h"
#include "letter-fixture.h"

#define N_PERSONS   500
#define BATCH       250        /* letters that are read at a time */
#define CHECK_EVERY 200        /* letters that qpdf --check looks at one by one */

/* A letter that has been written and not been read back. */
typedef struct
{
  char  *text;                 /* one space between words */
  char  *head;
  guint  n_pages;
} Written;

typedef struct
{
  char      *folder;
  GPtrArray *argv;             /* of the command that puts the files together */
  GArray    *letters;          /* of Written */
  GHashTable *seen;            /* of checksums of letters */
  guint      n;                /* all letters so far */
} Batch;

static void
clear_written (gpointer data)
{
  Written *written = data;

  g_free (written->text);
  g_free (written->head);
}

static void
begin_batch (Batch *batch)
{
  g_clear_pointer (&batch->argv, g_ptr_array_unref);
  batch->argv = g_ptr_array_new_with_free_func (g_free);
  for (const char *const *part = (const char *const[]) { "qpdf", "--empty", "--pages", NULL };
       *part != NULL; part++)
    g_ptr_array_add (batch->argv, g_strdup (*part));
  g_array_set_size (batch->letters, 0);
}

/* Takes the line that must stand first off a page. */
static const char *
drop_line (const char *page,
           const char *line)
{
  gsize length = strlen (line);

  if (!g_str_has_prefix (page, line) || page[length] != '\n')
    g_error ("“%s” is not the first line of:\n%s", line, page);
  return page + length + 1;
}

/* What stands on the pages of a letter, without the running head and the page
 * numbers, which a letter of one page does not have.
 */
static char *
join_pages (const Written      *written,
            const char * const *pages)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint page = 0; page < written->n_pages; page++)
    {
      g_autofree char *number = g_strdup_printf ("Side %u av %u", page + 1, written->n_pages);
      const char *rest = pages[page];

      if (page > 0)
        rest = drop_line (rest, written->head);
      if (written->n_pages > 1)
        rest = drop_line (rest, number);
      else
        fixture_assert_lacks (rest, number);
      g_string_append_printf (text, "%s\n", rest);
    }
  return export_collapse (text->str, FALSE);
}

static void
read_batch (Batch *batch)
{
  g_autofree char *all = g_build_filename (batch->folder, "all.pdf", NULL);
  const char *text_argv[] = { "pdftotext", "-raw", all, "-", NULL };
  g_autofree char *merged = NULL, *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint page = 0;

  if (batch->letters->len == 0)
    return;
  g_ptr_array_add (batch->argv, g_strdup ("--"));
  g_ptr_array_add (batch->argv, g_strdup (all));
  g_ptr_array_add (batch->argv, NULL);
  merged = export_run ((const char * const *) batch->argv->pdata);
  text = export_run (text_argv);
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < batch->letters->len; i++)
    {
      const Written *written = &g_array_index (batch->letters, Written, i);
      g_autofree char *found = NULL;

      g_assert_cmpuint (page + written->n_pages, <, g_strv_length (pages));
      found = join_pages (written, (const char * const *) pages + page);
      g_assert_cmpstr (found, ==, written->text);
      page += written->n_pages;
    }
  g_assert_cmpuint (page + 1, ==, g_strv_length (pages));
  begin_batch (batch);
}

static void
check_file (const char *path)
{
  const char *argv[] = { "qpdf", "--check", path, NULL };
  g_autofree char *output = export_run (argv);

  fixture_assert_holds (output, "No syntax or stream encoding errors");
}

/* Whether the very same letter has been written before, for another person: the
 * same letter gives the same bytes, as test-paper.c proves.
 */
static gboolean
was_written (Batch       *batch,
             VeiDocument *document)
{
  g_autofree char *plain = vei_document_to_plain_text (document);
  g_autofree char *all = NULL;

  all = g_strdup_printf ("%s\n%s\n%d\n%s", vei_document_get_author (document),
                         vei_document_get_title (document),
                         (int) vei_document_get_language (document), plain);
  return !g_hash_table_add (batch->seen, g_compute_checksum_for_string (G_CHECKSUM_MD5, all, -1));
}

static void
add_letter (Batch       *batch,
            VeiDocument *document)
{
  const char *author = vei_document_get_author (document);
  const char *title = vei_document_get_title (document);
  g_autofree char *plain = vei_document_to_plain_text (document);
  g_autofree char *name = g_strdup_printf ("%u.pdf", batch->letters->len);
  g_autoptr (VeiPaper) paper = vei_paper_new (document, VEI_PRINT_NORMAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Written written;
  GDate day;

  fixture_set_day (&day);
  bytes = vei_paper_to_pdf (paper, &day, &error);
  g_assert_no_error (error);
  written.text = export_collapse (plain, FALSE);
  written.head = author[0] != '\0' ? g_strdup_printf ("%s – %s", author, title) : g_strdup (title);
  written.n_pages = vei_paper_get_n_pages (paper);
  g_array_append_val (batch->letters, written);
  g_ptr_array_add (batch->argv, export_write (batch->folder, name, bytes));
  if (batch->n++ % CHECK_EVERY == 0)
    check_file (g_ptr_array_index (batch->argv, batch->argv->len - 1));
  if (batch->letters->len == BATCH)
    read_batch (batch);
}

static void
test_every_letter (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4112026);
  VeiLetterBook *book = fixture_get_book ();
  Batch batch = { 0 };
  guint n_letters = 0;
  GDate day;

  if (export_lacks_tool ("pdftotext") || export_lacks_tool ("qpdf"))
    {
      g_test_skip ("pdftotext or qpdf is not installed");
      return;
    }
  fixture_set_day (&day);
  batch.folder = g_dir_make_tmp ("vei-pdf-XXXXXX", NULL);
  batch.letters = g_array_new (FALSE, FALSE, sizeof (Written));
  g_array_set_clear_func (batch.letters, clear_written);
  batch.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  begin_batch (&batch);
  for (guint person = 0; person < N_PERSONS; person++)
    {
      g_autoptr (VeiCase) bare = fixture_new_random (random);
      g_autoptr (VeiCase) letter_case = fixture_add_random (bare, random);

      for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
        {
          for (int language = VEI_LANGUAGE_NB; language <= VEI_LANGUAGE_NN; language++)
            {
              g_autoptr (VeiDocument) document =
                vei_letter_book_compose (book, vei_letter_book_get_kind (book, k), letter_case,
                                         language, &day, NULL);

              n_letters += document != NULL;
              if (document != NULL && !was_written (&batch, document))
                add_letter (&batch, document);
            }
        }
    }
  read_batch (&batch);
  g_test_message ("%u letters, %u of them like no other", n_letters, batch.n);
  g_assert_cmpuint (n_letters, >, N_PERSONS * 10);
  g_assert_cmpuint (batch.n, >, N_PERSONS * 5);
  export_delete_folder (batch.folder);
  g_array_unref (batch.letters);
  g_hash_table_unref (batch.seen);
  g_ptr_array_unref (batch.argv);
  g_free (batch.folder);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/every-letter", test_every_letter);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
