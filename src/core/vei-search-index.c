/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-name-index-private.h"
#include "core/vei-search-index-private.h"

#include <string.h>

#define MOST_LENGTH_OF_TOKEN 64
#define MOST_TOKENS          G_MAXUINT16

VeiSearchIndex *
vei_search_index_new (void)
{
  VeiSearchIndex *index = g_new0 (VeiSearchIndex, 1);

  index->documents = g_array_new (FALSE, FALSE, sizeof (guint32));
  index->pieces = g_array_new (FALSE, FALSE, sizeof (VeiSearchPiece));
  index->tokens = g_array_new (FALSE, FALSE, sizeof (VeiSearchToken));
  index->strings = g_string_chunk_new (4096);
  index->words = g_ptr_array_new ();
  index->known = g_hash_table_new (g_str_hash, g_str_equal);
  index->written = g_hash_table_new (g_str_hash, g_str_equal);
  index->matches = g_array_new (FALSE, FALSE, sizeof (VeiSearchMatch));
  index->hits = g_array_new (FALSE, FALSE, sizeof (VeiSearchHit));
  return index;
}

static void
forget_filling (VeiSearchIndex *index)
{
  g_clear_pointer (&index->written, g_hash_table_unref);
  g_clear_pointer (&index->known, g_hash_table_unref);
  g_clear_pointer (&index->words, g_ptr_array_unref);
  g_clear_pointer (&index->strings, g_string_chunk_free);
}

void
vei_search_index_free (VeiSearchIndex *index)
{
  if (index == NULL)
    return;
  forget_filling (index);
  g_array_unref (index->documents);
  g_array_unref (index->pieces);
  g_array_unref (index->tokens);
  g_array_unref (index->matches);
  g_array_unref (index->hits);
  if (index->vocabulary != NULL)
    g_string_free (index->vocabulary, TRUE);
  g_free (index->word_places);
  g_free (index->first_postings);
  g_free (index->postings);
  g_free (index->word_bits);
  g_free (index->best);
  g_free (index->sums);
  g_free (index->counts);
  g_free (index);
}

/* ---- Filling ---- */

/* The number of a word as it is written; words repeat, so folding is rare. */
static guint32
number_word (VeiSearchIndex *index,
             const char     *start,
             guint           length)
{
  char raw[MOST_LENGTH_OF_TOKEN + 1];
  g_autofree char *folded = NULL;
  guint number;

  memcpy (raw, start, length);
  raw[length] = '\0';
  number = GPOINTER_TO_UINT (g_hash_table_lookup (index->written, raw));
  if (number > 0)
    return number - 1;

  folded = vei_name_fold (raw);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (index->known, folded));
  if (number == 0)
    {
      char *kept = g_string_chunk_insert (index->strings, folded);

      g_ptr_array_add (index->words, kept);
      number = index->words->len;
      g_hash_table_insert (index->known, kept, GUINT_TO_POINTER (number));
    }
  g_hash_table_insert (index->written, g_string_chunk_insert (index->strings, raw),
                       GUINT_TO_POINTER (number));
  return number - 1;
}

static gboolean
is_of_word (gunichar letter)
{
  return letter < 0x80 ? g_ascii_isalnum ((char) letter)
                       : g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

static guint
add_tokens (VeiSearchIndex *index,
            const char     *text)
{
  const char *c = text;
  guint n = 0;

  while (*c != '\0' && n < MOST_TOKENS)
    {
      const char *start;

      while (*c != '\0' && !is_of_word (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      start = c;
      while (*c != '\0' && is_of_word (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      if (c - text > G_MAXUINT16)
        break;
      if (c > start && c - start <= MOST_LENGTH_OF_TOKEN)
        {
          VeiSearchToken token = {
            .word = number_word (index, start, (guint) (c - start)),
            .offset = (guint16) (start - text),
            .length = (guint8) (c - start),
          };

          g_array_append_val (index->tokens, token);
          n++;
        }
    }
  return n;
}

/* Begins a document, whose texts are then added; the first is its title. */
guint
vei_search_index_begin_document (VeiSearchIndex *index)
{
  guint32 first = index->pieces->len;

  g_array_append_val (index->documents, first);
  return index->documents->len - 1;
}

/* The text is lent as long as the index; it is valid UTF-8. */
void
vei_search_index_add_text (VeiSearchIndex *index,
                           VeiSearchField  field,
                           const char     *text)
{
  VeiSearchPiece piece = {
    .text = text,
    .document = index->documents->len - 1,
    .first_token = index->tokens->len,
    .field = field,
  };

  if (text == NULL || *text == '\0')
    return;
  piece.n_tokens = (guint16) add_tokens (index, text);
  g_array_append_val (index->pieces, piece);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Sorts the words, and gives each token its number in that order. */
static void
build_vocabulary (VeiSearchIndex *index)
{
  g_autofree guint32 *ranks = g_new (guint32, index->words->len + 1);
  g_autofree const char **sorted = g_new (const char *, index->words->len + 1);

  index->n_words = index->words->len;
  if (index->n_words > 0)
    memcpy (sorted, index->words->pdata, index->n_words * sizeof (char *));
  qsort (sorted, index->n_words, sizeof (char *), compare_words);
  index->vocabulary = g_string_new (NULL);
  index->word_places = g_new (guint32, index->n_words + 1);
  for (guint i = 0; i < index->n_words; i++)
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (index->known, sorted[i])) - 1;

      ranks[number] = i;
      index->word_places[i] = (guint32) index->vocabulary->len;
      g_string_append (index->vocabulary, sorted[i]);
      g_string_append_c (index->vocabulary, ' ');
    }
  index->word_places[index->n_words] = (guint32) index->vocabulary->len;
  for (guint i = 0; i < index->tokens->len; i++)
    {
      VeiSearchToken *token = &g_array_index (index->tokens, VeiSearchToken, i);

      token->word = ranks[token->word];
    }
}

/* Goes over the words of each piece; counts them, or writes where @next is. */
static void
scan_pieces (VeiSearchIndex *index,
             guint32        *next,
             guint32        *last)
{
  memset (last, 0xff, index->n_words * sizeof (guint32));
  for (guint32 p = 0; p < index->pieces->len; p++)
    {
      const VeiSearchPiece *piece = &g_array_index (index->pieces, VeiSearchPiece, p);
      guint32 posting = VEI_POSTING (piece->document, piece->field);

      for (guint t = 0; t < piece->n_tokens; t++)
        {
          guint32 word = g_array_index (index->tokens, VeiSearchToken, piece->first_token + t).word;

          if (last[word] == posting)
            continue;
          last[word] = posting;
          if (index->postings != NULL)
            index->postings[next[word]] = posting;
          next[word]++;
        }
    }
}

static void
build_postings (VeiSearchIndex *index)
{
  g_autofree guint32 *next = g_new0 (guint32, index->n_words + 1);
  g_autofree guint32 *last = g_new (guint32, index->n_words + 1);
  guint32 total = 0;

  scan_pieces (index, next, last);
  index->first_postings = g_new (guint32, index->n_words + 1);
  for (guint i = 0; i < index->n_words; i++)
    {
      index->first_postings[i] = total;
      total += next[i];
      next[i] = index->first_postings[i];
    }
  index->first_postings[index->n_words] = total;
  index->postings = g_new (guint32, total + 1);
  scan_pieces (index, next, last);
}

/* Nothing can be added after this, and nothing be found before. */
void
vei_search_index_finish (VeiSearchIndex *index)
{
  guint n = index->documents->len;

  build_vocabulary (index);
  build_postings (index);
  forget_filling (index);
  index->word_bits = g_new0 (guint8, index->n_words + 1);
  index->best = g_new (guint16, n + 1);
  index->sums = g_new (guint16, n + 1);
  index->counts = g_new (guint8, n + 1);
}

/* ---- What is in it ---- */

guint
vei_search_index_get_n_documents (VeiSearchIndex *index)
{
  return index->documents->len;
}

/* In bytes, about. */
gsize
vei_search_index_get_memory (VeiSearchIndex *index)
{
  return index->pieces->len * sizeof (VeiSearchPiece) +
         index->tokens->len * sizeof (VeiSearchToken) +
         index->first_postings[index->n_words] * sizeof (guint32) +
         index->n_words * (2 * sizeof (guint32) + 1) + index->vocabulary->len +
         index->documents->len * (sizeof (guint32) + 2 * sizeof (guint16) + 1);
}

const VeiSearchPiece *
vei_search_index_get_pieces (VeiSearchIndex *index,
                             guint           document,
                             guint          *n)
{
  guint32 first = g_array_index (index->documents, guint32, document);
  guint32 end = document + 1 < index->documents->len
                ? g_array_index (index->documents, guint32, document + 1)
                : index->pieces->len;

  *n = end - first;
  return &g_array_index (index->pieces, VeiSearchPiece, first);
}

const VeiSearchToken *
vei_search_index_get_tokens (VeiSearchIndex       *index,
                             const VeiSearchPiece *piece)
{
  return &g_array_index (index->tokens, VeiSearchToken, piece->first_token);
}

guint8
vei_search_index_get_match (VeiSearchIndex *index,
                            guint32         word)
{
  return index->word_bits[word];
}
