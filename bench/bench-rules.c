/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long the rules take: loading a pack, an assessment, the next question, the proof. */
#include "config.h"

#include "bench-print.h"
#include "core/vei-assessment.h"
#include "core/vei-case.h"
#include "core/vei-checker.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "core/vei-language.h"
#include "letter/vei-letter.h"
#include "letter/vei-paper.h"

static VeiCase *
load_example (VeiKnowledge *knowledge,
              const char   *directory,
              const char   *name,
              const GDate  *as_of)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_load_file (path, &error);
  VeiCase *example = node != NULL ? vei_case_new_from_node (knowledge, node, as_of, &error) : NULL;

  if (example == NULL)
    g_error ("%s", error->message);
  return example;
}

static void
time_loading (void)
{
  double times[BENCH_RUNS];

  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
      g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, NULL);

      times[run] = g_get_monotonic_time () - start;
    }
  bench_print ("load the bundled pack", times, BENCH_RUNS, 8000);
}

static void
time_assessment (VeiKnowledge     *knowledge,
                 const VeiAnswers *answers,
                 const GDate      *as_of)
{
  const guint repeats = 20000;
  double assess[BENCH_RUNS], next[BENCH_RUNS];

  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      VeiAssessment assessment;
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < repeats; i++)
        vei_assess (knowledge, answers, as_of, &assessment);
      assess[run] = (double) (g_get_monotonic_time () - start) / repeats;
    }
  bench_print ("one assessment, both kinds, all answered", assess, BENCH_RUNS, 5);

  /* The question after each start of the table: what a whole guide asks for. */
  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      guint n = vei_knowledge_get_n_questions (knowledge), rounds = 50;
      gint64 start = g_get_monotonic_time ();

      for (guint round = 0; round < rounds; round++)
        {
          VeiAnswers so_far = { 0, };

          for (guint i = 0; i < n; i++)
            {
              vei_next_question (knowledge, &so_far, as_of);
              so_far.answer[i] = answers->answer[i];
            }
        }
      next[run] = (double) (g_get_monotonic_time () - start) / (rounds * n);
    }
  bench_print ("one next question, along a whole guide", next, BENCH_RUNS, 50);
}

static void
time_proof (void)
{
  double times[BENCH_RUNS];

  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
      g_autoptr (VeiCheckReport) report = vei_check_pack (pack);

      times[run] = g_get_monotonic_time () - start;
    }
  bench_print ("check the bundled pack", times, BENCH_RUNS, 5000000);
}

static void
time_letters (VeiKnowledge *knowledge,
              VeiCase      *example,
              const GDate  *as_of)
{
  g_autoptr (VeiLetterBook) book = vei_letter_book_new (knowledge, NULL);
  const VeiLetterKind *kind = vei_letter_book_find_kind (book, "application");
  double first[1], times[BENCH_RUNS];

  for (guint run = 0; run < BENCH_RUNS + 1; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VeiDocument) document = vei_letter_book_compose (book, kind, example,
                                                                  VEI_LANGUAGE_NB, as_of, NULL);
      g_autoptr (GBytes) pdf = vei_document_export (document, "letter.pdf", VEI_PRINT_NORMAL,
                                                    as_of, NULL);
      double *place = run == 0 ? first : &times[run - 1];

      g_assert (pdf != NULL);
      *place = g_get_monotonic_time () - start;
    }
  bench_print ("the first letter of a process, as PDF", first, 1, 0);
  bench_print ("each further letter, as PDF", times, BENCH_RUNS, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (VeiCase) example = NULL;
  g_autoptr (GError) error = NULL;
  GDate as_of;

  if (argc < 3)
    return 2;
  vei_language_set_up (NULL);
  vei_date_parse ("2026-11-22", &as_of);
  knowledge = vei_knowledge_new (pack, &error);
  if (knowledge == NULL)
    g_error ("%s", error->message);
  example = load_example (knowledge, argv[2], "type1-wants-both.json", &as_of);

  g_print ("%-44s %10s %10s %10s\n", "", "smallest", "median", "largest");
  time_loading ();
  time_assessment (knowledge, vei_case_get_answers (example), &as_of);
  time_proof ();
  time_letters (knowledge, example, &as_of);
  return 0;
}
