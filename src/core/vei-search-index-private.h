/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-search.h"

G_BEGIN_DECLS

/**
 * VeiSearchField:
 * @VEI_FIELD_TITLE: what it is called; the first text of a document
 * @VEI_FIELD_NAME: another name that it is shown by
 * @VEI_FIELD_HIDDEN: words to find it by that are never shown
 * @VEI_FIELD_CONTEXT: words that may stand beside others, but find nothing
 *   alone; never shown
 * @VEI_FIELD_HEADING: a heading in it, or a line that sums it up
 * @VEI_FIELD_TEXT: what it says
 *
 * What a text is to the document that it belongs to.
 */
typedef enum
{
  VEI_FIELD_TITLE,
  VEI_FIELD_NAME,
  VEI_FIELD_HIDDEN,
  VEI_FIELD_CONTEXT,
  VEI_FIELD_HEADING,
  VEI_FIELD_TEXT,
} VeiSearchField;

#define VEI_N_SEARCH_FIELDS (VEI_FIELD_TEXT + 1)

/* A document and a field in one number: asking reads nothing else. */
#define VEI_FIELD_BITS 3
#define VEI_POSTING(document, field) ((guint32) (document) << VEI_FIELD_BITS | (field))
G_STATIC_ASSERT (VEI_N_SEARCH_FIELDS <= 1 << VEI_FIELD_BITS);

/* A word of a text, and where it stands. */
typedef struct
{
  guint32 word;                /* in the vocabulary */
  guint16 offset;              /* in bytes */
  guint8  length;
} VeiSearchToken;

/* A text of a document. */
typedef struct
{
  const char *text;            /* lent */
  guint32     document;
  guint32     first_token;
  guint16     n_tokens;
  guint8      field;
} VeiSearchPiece;

typedef struct
{
  guint32 document;
  guint32 score;
} VeiSearchHit;

typedef enum
{
  VEI_FIT_TYPO,
  VEI_FIT_INSIDE,
  VEI_FIT_PREFIX,
  VEI_FIT_WORD,
} VeiSearchFit;

#define VEI_N_SEARCH_FITS (VEI_FIT_WORD + 1)

/* A word of the vocabulary that a word of the query fits. */
typedef struct
{
  guint32      word;
  VeiSearchFit fit;
} VeiSearchMatch;

/**
 * VeiSearchIndex:
 *
 * An inverted index: for every word, the texts that it stands in.
 */
typedef struct _VeiSearchIndex VeiSearchIndex;
struct _VeiSearchIndex
{
  GArray *documents;           /* of guint32: the first piece of each */
  GArray *pieces;
  GArray *tokens;

  /* While it is filled: */
  GStringChunk *strings;
  GPtrArray    *words;         /* folded, as they came */
  GHashTable   *known;         /* folded -> number + 1 */
  GHashTable   *written;       /* as it was written -> number + 1 */

  /* When it is finished: */
  guint    n_words;
  GString *vocabulary;         /* the words, sorted, each with a space after it */
  guint32 *word_places;        /* where in the vocabulary; n_words + 1 */
  guint32 *first_postings;     /* n_words + 1 */
  guint32 *postings;           /* where a word stands: VEI_POSTING() */

  /* Of the query: */
  GArray  *matches;
  GArray  *hits;
  guint8  *word_bits;          /* by word */
  guint16 *best;               /* by document: of one word, the weight + 1 */
  guint16 *sums;               /* by document */
  guint8  *counts;             /* by document: how many words fit */
};

VeiSearchIndex       *vei_search_index_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void                  vei_search_index_free           (VeiSearchIndex   *index);

guint                 vei_search_index_begin_document (VeiSearchIndex   *index);
void                  vei_search_index_add_text       (VeiSearchIndex   *index,
                                                       VeiSearchField    field,
                                                       const char       *text);
void                  vei_search_index_finish         (VeiSearchIndex   *index);

guint                 vei_search_index_get_n_documents (VeiSearchIndex  *index);
gsize                 vei_search_index_get_memory     (VeiSearchIndex   *index);
const VeiSearchPiece *vei_search_index_get_pieces     (VeiSearchIndex   *index,
                                                       guint             document,
                                                       guint            *n);
const VeiSearchToken *vei_search_index_get_tokens     (VeiSearchIndex       *index,
                                                       const VeiSearchPiece *piece);

/* Lends the hits, which hold until the next query. */
const GArray         *vei_search_index_query          (VeiSearchIndex   *index,
                                                       const char       *text);
/* Which words of the last query, one bit each, a word of the vocabulary fits. */
guint8                vei_search_index_get_match      (VeiSearchIndex   *index,
                                                       guint32           word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiSearchIndex, vei_search_index_free)

G_END_DECLS
