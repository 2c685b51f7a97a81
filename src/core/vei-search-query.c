/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-name-index-private.h"
#include "core/vei-search-index-private.h"

#include <string.h>

/* Inside of a word, fewer letters would find too much. */
#define LEAST_LETTERS_INSIDE 4
/* What a good title is worth, beside the words found in it. */
#define BONUS_RANGE 16
#define BONUS_BEGIN 8
#define BONUS_SHORT 6

static const guint16 field_weights[VEI_N_SEARCH_FIELDS] = {
  [VEI_FIELD_TITLE] = 100,
  [VEI_FIELD_NAME] = 97,
  [VEI_FIELD_HIDDEN] = 94,
  [VEI_FIELD_CONTEXT] = 0,
  [VEI_FIELD_HEADING] = 30,
  [VEI_FIELD_TEXT] = 0,
};
static const guint16 fit_weights[VEI_N_SEARCH_FITS] = {
  [VEI_FIT_TYPO] = 4,
  [VEI_FIT_INSIDE] = 8,
  [VEI_FIT_PREFIX] = 12,
  [VEI_FIT_WORD] = 20,
};

static void
add_match (VeiSearchIndex *index,
           guint32         word,
           VeiSearchFit    fit)
{
  g_array_append_vals (index->matches, &(VeiSearchMatch) { word, fit }, 1);
}

/* The first word that does not come before what was typed. */
static guint32
find_first_word (VeiSearchIndex *index,
                 const char     *typed,
                 gsize           length)
{
  guint32 low = 0, high = index->n_words;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (strncmp (index->vocabulary->str + index->word_places[middle], typed, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
match_beginnings (VeiSearchIndex *index,
                  const char     *typed,
                  gsize           length)
{
  for (guint32 i = find_first_word (index, typed, length); i < index->n_words; i++)
    {
      const char *word = index->vocabulary->str + index->word_places[i];

      if (strncmp (word, typed, length) != 0)
        break;
      add_match (index, i, word[length] == ' ' ? VEI_FIT_WORD : VEI_FIT_PREFIX);
    }
}

static guint32
find_word_at (VeiSearchIndex *index,
              guint32         place)
{
  guint32 low = 0, high = index->n_words;

  while (low + 1 < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (index->word_places[middle] <= place)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* "pumpe" stands in "insulinpumpe". */
static void
match_inside (VeiSearchIndex *index,
              const char     *typed)
{
  const char *start = index->vocabulary->str;
  const char *place = start;

  while ((place = strstr (place, typed)) != NULL)
    {
      guint32 word = find_word_at (index, (guint32) (place - start));

      if ((guint32) (place - start) > index->word_places[word])
        add_match (index, word, VEI_FIT_INSIDE);
      place = start + (place - start == index->word_places[word]
                       ? index->word_places[word] + 1 : index->word_places[word + 1]);
    }
}

/* A word that was found whole or at its beginning may also hold it inside. */
static void
match_word (VeiSearchIndex *index,
            const char     *typed)
{
  gsize length = strlen (typed);

  g_array_set_size (index->matches, 0);
  match_beginnings (index, typed, length);
  if (length >= LEAST_LETTERS_INSIDE)
    match_inside (index, typed);
  if (index->matches->len > 0 || length < VEI_NAME_LEAST_LETTERS_FOR_TYPO)
    return;
  for (guint32 i = 0; i < index->n_words; i++)
    if (vei_name_begins_with_typo (index->vocabulary->str + index->word_places[i], typed))
      add_match (index, i, VEI_FIT_TYPO);
}

/* Finds in which documents the words that fit stand, and how good that is. */
static void
weigh_word (VeiSearchIndex *index,
            guint           bit)
{
  guint n = index->documents->len;

  memset (index->best, 0, n * sizeof (guint16));
  for (guint i = 0; i < index->matches->len; i++)
    {
      const VeiSearchMatch *match = &g_array_index (index->matches, VeiSearchMatch, i);
      guint32 end = index->first_postings[match->word + 1];
      guint16 weights[VEI_N_SEARCH_FIELDS];

      for (guint f = 0; f < VEI_N_SEARCH_FIELDS; f++)
        weights[f] = field_weights[f] + 1 + (f != VEI_FIELD_CONTEXT ? fit_weights[match->fit] : 0);
      index->word_bits[match->word] |= (guint8) (1 << bit);
      for (guint32 p = index->first_postings[match->word]; p < end; p++)
        {
          guint32 document = index->postings[p] >> VEI_FIELD_BITS;
          guint16 weight = weights[index->postings[p] & ((1 << VEI_FIELD_BITS) - 1)];

          if (index->best[document] < weight)
            index->best[document] = weight;
        }
    }
  for (guint i = 0; i < n; i++)
    if (index->best[i] > 0)
      {
        index->sums[i] += index->best[i] - 1;
        index->counts[i]++;
      }
}

/* Titles that begin so come first, and short ones before long ones. */
static guint32
get_bonus (VeiSearchIndex *index,
           guint           document)
{
  guint32 piece_number = g_array_index (index->documents, guint32, document);
  const VeiSearchPiece *title = &g_array_index (index->pieces, VeiSearchPiece, piece_number);
  const VeiSearchToken *tokens = vei_search_index_get_tokens (index, title);
  guint32 bonus = 0;

  if (title->n_tokens == 0)
    return 0;
  if ((index->word_bits[tokens[0].word] & 1) != 0)
    bonus += BONUS_BEGIN;
  return bonus + (title->n_tokens < BONUS_SHORT ? BONUS_SHORT - title->n_tokens : 0);
}

/* All words must fit; where that finds nothing, most of them. */
static void
gather_hits (VeiSearchIndex *index,
             guint           n_words)
{
  guint8 most = 0;

  for (guint i = 0; i < index->documents->len; i++)
    if (index->sums[i] > 0)
      most = MAX (most, index->counts[i]);
  if (most * 2 <= n_words)
    return;
  for (guint i = 0; i < index->documents->len; i++)
    if (index->counts[i] == most && index->sums[i] > 0)
      {
        VeiSearchHit hit = { i, index->sums[i] * BONUS_RANGE };

        if (index->sums[i] >= field_weights[VEI_FIELD_HIDDEN])
          hit.score += get_bonus (index, i);
        g_array_append_val (index->hits, hit);
      }
}

const GArray *
vei_search_index_query (VeiSearchIndex *index,
                        const char     *text)
{
  g_autofree char *start = g_strndup (text, VEI_NAME_MOST_BYTES);
  g_autofree char *folded = vei_name_fold (start);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = index->documents->len;
  guint n_words = 0;

  g_array_set_size (index->hits, 0);
  memset (index->word_bits, 0, index->n_words);
  memset (index->sums, 0, n * sizeof (guint16));
  memset (index->counts, 0, n);
  for (guint i = 0; words[i] != NULL && n_words < VEI_MAX_SEARCH_WORDS; i++)
    {
      if (*words[i] == '\0')
        continue;
      match_word (index, words[i]);
      weigh_word (index, n_words);
      n_words++;
    }
  gather_hits (index, n_words);
  return index->hits;
}
