/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long a keystroke of the search takes: over the shipped pack, and over one
 * hundred times as much.
 */
#include "config.h"

#include "bench-print.h"
#include "core/vei-knowledge.h"
#include "core/vei-search-index-private.h"
#include "core/vei-search-private.h"
#include "core/vei-search.h"

/* Of the words of a copy, one in so many is a word of its own. */
#define OWN_WORDS 12

/* Typed letter by letter; the last two are typing errors and nonsense. */
static const char * const texts[] = {
  "e", "insulinpumpe", "klage på avslag", "bindal", "statsforvalteren i agder",
  "europeisk helsetrygdkort", "insulinpunpe", "xqzwvkj",
};

typedef void (*Ask) (gpointer search, const char *text);

static void
ask_search (gpointer    search,
            const char *text)
{
  g_autoptr (GPtrArray) results = vei_search_find (search, text, 5);
}

static void
ask_index (gpointer    index,
           const char *text)
{
  vei_search_index_query (index, text);
}

/* The slowest keystroke of all texts, each as the best of some runs. */
static double
find_slowest (gpointer     search,
              Ask          ask,
              const char **slowest)
{
  double worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (const char *end = texts[i]; *end != '\0';)
      {
        g_autofree char *typed = NULL;
        double times[BENCH_RUNS], median;

        end = g_utf8_next_char (end);
        typed = g_strndup (texts[i], end - texts[i]);
        for (guint run = 0; run < BENCH_RUNS; run++)
          {
            gint64 start = g_get_monotonic_time ();

            ask (search, typed);
            times[run] = g_get_monotonic_time () - start;
          }
        median = bench_median (times, BENCH_RUNS);
        if (median > worst)
          {
            worst = median;
            *slowest = texts[i];
          }
      }
  return worst;
}

static void
time_keystrokes (const char *name,
                 gpointer    search,
                 Ask         ask,
                 double      limit)
{
  double times[BENCH_RUNS];
  const char *slowest = "";

  for (guint run = 0; run < BENCH_RUNS; run++)
    times[run] = find_slowest (search, ask, &slowest);
  bench_print (name, times, BENCH_RUNS, limit);
  g_print ("  slowest while typing “%s”\n", slowest);
}

/* A copy of a text, some words of which no other copy has. */
static char *
dup_varied (const char *text,
            guint       copy)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *varied = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_string_append_printf (varied, "%s%s", i > 0 ? " " : "", words[i]);
      if (copy > 0 && g_str_hash (words[i]) % OWN_WORDS == copy % OWN_WORDS)
        g_string_append_printf (varied, "%c%c%u", 'a' + (char) (copy % 26),
                                'a' + (char) (copy / 4), copy);
    }
  return g_string_free (varied, FALSE);
}

static VeiSearchIndex *
make_large_index (VeiSearchIndex *small,
                  guint           copies,
                  GPtrArray      *strings)
{
  VeiSearchIndex *large = vei_search_index_new ();

  for (guint copy = 0; copy < copies; copy++)
    for (guint i = 0; i < vei_search_index_get_n_documents (small); i++)
      {
        guint n;
        const VeiSearchPiece *pieces = vei_search_index_get_pieces (small, i, &n);

        vei_search_index_begin_document (large);
        for (guint j = 0; j < n; j++)
          {
            char *text = dup_varied (pieces[j].text, copy);

            g_ptr_array_add (strings, text);
            vei_search_index_add_text (large, pieces[j].field, text);
          }
      }
  vei_search_index_finish (large);
  return large;
}

static VeiSearchIndex *
make_small_index (VeiKnowledge *knowledge,
                  GStringChunk *strings,
                  GArray       *entries)
{
  VeiSearchFiller filler = {
    knowledge, VEI_LANGUAGE_NB, vei_search_index_new (), strings, entries
  };

  if (!vei_search_fill_equipment (&filler, NULL) || !vei_search_fill_articles (&filler, NULL) ||
      !vei_search_fill_guide (&filler, NULL))
    g_error ("the pack cannot be read");
  vei_search_index_finish (filler.index);
  return filler.index;
}

static void
time_making (VeiKnowledge *knowledge)
{
  double times[BENCH_RUNS];

  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VeiSearch) search = vei_search_new (knowledge, VEI_LANGUAGE_NB, NULL);

      times[run] = g_get_monotonic_time () - start;
    }
  bench_print ("make the search", times, BENCH_RUNS, 50000);
}

static void
time_copies (const char     *name,
             VeiSearchIndex *small,
             guint           copies,
             double          limit)
{
  g_autoptr (GPtrArray) texts_of_copies = g_ptr_array_new_with_free_func (g_free);
  VeiSearchIndex *large = make_large_index (small, copies, texts_of_copies);

  g_print ("documents: %u and %u; bytes of the index: %" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT
           "\n", vei_search_index_get_n_documents (small),
           vei_search_index_get_n_documents (large), vei_search_index_get_memory (small),
           vei_search_index_get_memory (large));
  time_keystrokes (name, large, ask_index, limit);
  vei_search_index_free (large);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, NULL);
  g_autoptr (VeiSearch) search = vei_search_new (knowledge, VEI_LANGUAGE_NB, NULL);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (VeiSearchEntry));
  GStringChunk *strings = g_string_chunk_new (4096);
  VeiSearchIndex *small;

  if (knowledge == NULL || search == NULL)
    g_error ("the pack cannot be read");
  g_print ("%-44s %10s %10s %10s\n", "", "smallest", "median", "largest");
  time_making (knowledge);
  time_keystrokes ("a keystroke, shipped pack", search, ask_search, 1000);

  small = make_small_index (knowledge, strings, entries);
  time_copies ("a keystroke, ten times as much", small, 10, 0);
  time_copies ("a keystroke, a hundred times as much", small, 100, 10000);
  vei_search_index_free (small);
  g_string_chunk_free (strings);
  return 0;
}
