/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long letters take in a process that goes on: a further PDF, the preview
 * after a keystroke, and whether memory grows. */
#include "config.h"

#include "bench-print.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/vei-json.h"
#include "letter/vei-letter.h"
#include "letter/vei-paper.h"

#define N_LETTERS   1000
#define N_WARM      20
#define N_WORDS     260
#define SCREEN_PX   740        /* the width of a page in a window of usual size */
#define KIB         1024.0

typedef struct
{
  VeiKnowledge        *knowledge;
  VeiLetterBook       *book;
  VeiCase             *letter_case;
  const VeiLetterKind *kind;
  GDate                day;
} Bench;

static void
load (Bench      *bench,
      const char *folder,
      const char *example,
      const char *kind)
{
  g_autofree char *path = g_build_filename (folder, example, NULL);
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  g_date_clear (&bench->day, 1);
  g_date_set_dmy (&bench->day, 22, G_DATE_NOVEMBER, 2026);
  bench->knowledge = vei_knowledge_new (pack, &error);
  if (error == NULL)
    bench->book = vei_letter_book_new (bench->knowledge, &error);
  if (error == NULL)
    node = vei_json_load_file (path, &error);
  if (error == NULL)
    bench->letter_case = vei_case_new_from_node (bench->knowledge, node, &bench->day, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  bench->kind = vei_letter_book_find_kind (bench->book, kind);
}

/* With 260 words a letter of three pages: the person has written a good deal. */
static void
write_much (Bench *bench,
            guint  n_words)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (words, "%s%s", i % 65 == 64 ? "\n" : i > 0 ? " " : "",
                            i % 3 ? "måtte" : "hjelpe");
  vei_case_set_own_words (bench->letter_case, "lives_alone", words->str);
}

static VeiPaper *
lay_out (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiDocument) document =
    vei_letter_book_compose (bench->book, bench->kind, bench->letter_case, VEI_LANGUAGE_NB,
                             &bench->day, &error);

  if (document == NULL)
    g_error ("%s", error->message);
  return vei_paper_new (document, VEI_PRINT_NORMAL);
}

static double
time_pdf (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (VeiPaper) paper = lay_out (bench);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = vei_paper_to_pdf (paper, &bench->day, &error);

  if (pdf == NULL)
    g_error ("%s", error->message);
  return g_get_monotonic_time () - start;
}

/* Composes, lays out, and draws every page as the screen does. */
static double
time_preview (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (VeiPaper) paper = lay_out (bench);
  double scale = SCREEN_PX / VEI_PAPER_WIDTH_POINTS;
  guint n_pages = vei_paper_get_n_pages (paper);

  if (n_pages != 3)
    g_error ("the letter has %u pages, not 3", n_pages);
  for (guint page = 0; page < n_pages; page++)
    cairo_surface_destroy (vei_paper_draw_picture (paper, page, scale));
  return g_get_monotonic_time () - start;
}

static double
get_resident_kib (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  return atol (words[1]) * (sysconf (_SC_PAGESIZE) / KIB);
}

/* For bench/peers/letters.py: only the median of a few further letters. */
static int
print_further (const char *folder)
{
  double times[N_WARM];
  Bench bench = { 0 };

  load (&bench, folder, "type2-unstable-refused.json", "complaint");
  for (guint i = 0; i < N_WARM; i++)
    time_pdf (&bench);
  for (guint i = 0; i < N_WARM; i++)
    times[i] = time_pdf (&bench);
  g_print ("%f\n", bench_median (times, N_WARM));
  g_object_unref (bench.letter_case);
  g_object_unref (bench.book);
  g_object_unref (bench.knowledge);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  static double times[N_LETTERS];
  Bench bench = { 0 };
  double before;

  if (argc < 3)
    return 2;
  if (argc > 3)
    return print_further (argv[2]);
  load (&bench, argv[2], "type1-wants-both.json", "application");
  for (guint i = 0; i < N_WARM; i++)
    time_pdf (&bench);

  g_print ("%-44s %10s %10s %10s\n", "letters in one process", "smallest", "median", "largest");
  before = get_resident_kib ();
  for (guint i = 0; i < N_LETTERS; i++)
    times[i] = time_pdf (&bench);
  bench_print ("a further letter as PDF", times, N_LETTERS, 4000);
  g_print ("%-44s %21.0f KiB   aim: nothing\n", "more memory after 1000 of them",
           get_resident_kib () - before);

  write_much (&bench, N_WORDS);
  for (guint i = 0; i < N_WARM; i++)
    time_preview (&bench);
  for (guint i = 0; i < BENCH_RUNS; i++)
    times[i] = time_preview (&bench);
  bench_print ("preview of three pages after a keystroke", times, BENCH_RUNS, 8000);

  for (guint more = 1; more <= 100; more *= 10)
    {
      g_autofree char *name = g_strdup_printf ("as PDF with %u words of one's own", N_WORDS * more);

      write_much (&bench, N_WORDS * more);
      for (guint i = 0; i < BENCH_RUNS; i++)
        times[i] = time_pdf (&bench);
      bench_print (name, times, BENCH_RUNS, 0);
    }

  g_object_unref (bench.letter_case);
  g_object_unref (bench.book);
  g_object_unref (bench.knowledge);
  return 0;
}
