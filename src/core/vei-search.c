/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/vei-search-private.h"

/* A snippet shows some words before the first that was found. */
#define SNIPPET_BEFORE 48
#define SNIPPET_BYTES  170
#define ELLIPSIS       "…"

struct _VeiSearch
{
  GObject parent_instance;

  VeiKnowledge   *knowledge;
  VeiSearchIndex *index;
  GStringChunk   *strings;
  GArray         *entries;     /* of VeiSearchEntry */
};

/**
 * VeiSearch:
 *
 * Finds anything that a pack says, in one language: equipment, units, travel,
 * treatment abroad, rights, other routes, the texts of the guide, letters and
 * sources. It is made once and asked at every keystroke. Its strings live as
 * long as it does. Main thread only.
 *
 * |[<!-- language="C" -->
 * g_autoptr (VeiSearch) search = vei_search_new (knowledge, VEI_LANGUAGE_NB, &error);
 * g_autoptr (GPtrArray) results = vei_search_find (search, "pumpe", 5);
 *
 * for (guint i = 0; i < results->len; i++)
 *   show (g_ptr_array_index (results, i));
 * ]|
 */
G_DEFINE_FINAL_TYPE (VeiSearch, vei_search, G_TYPE_OBJECT)

static const struct
{
  const char *id;
  const char *title;
} groups[VEI_N_SEARCH_GROUPS] = {
  [VEI_SEARCH_DEVICES] = { "devices", N_("Equipment") },
  [VEI_SEARCH_UNITS] = { "units", N_("Units") },
  [VEI_SEARCH_TRAVEL] = { "travel", N_("Travel") },
  [VEI_SEARCH_ABROAD] = { "abroad", N_("Treatment abroad") },
  [VEI_SEARCH_RIGHTS] = { "rights", N_("Rights and deadlines") },
  [VEI_SEARCH_TOPICS] = { "topics", N_("Other routes") },
  [VEI_SEARCH_GUIDE] = { "guide", N_("The guide") },
  [VEI_SEARCH_LETTERS] = { "letters", N_("Letters") },
  [VEI_SEARCH_SOURCES] = { "sources", N_("Sources") },
};

static void
vei_search_finalize (GObject *object)
{
  VeiSearch *self = VEI_SEARCH (object);

  g_clear_pointer (&self->index, vei_search_index_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_search_parent_class)->finalize (object);
}

static void
vei_search_class_init (VeiSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_search_finalize;
}

static void
vei_search_init (VeiSearch *self)
{
  self->index = vei_search_index_new ();
  self->strings = g_string_chunk_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (VeiSearchEntry));
}

/* ---- Filling ---- */

void
vei_search_filler_begin (VeiSearchFiller *filler,
                         VeiSearchGroup   group,
                         const char      *kind,
                         const char      *id,
                         const char      *target)
{
  g_autofree char *name = g_strconcat (kind, ":", id, NULL);
  VeiSearchEntry entry = { .group = group };

  entry.id = g_string_chunk_insert (filler->strings, name);
  entry.target = target != NULL ? g_string_chunk_insert_const (filler->strings, target) : entry.id;
  g_array_append_val (filler->entries, entry);
  vei_search_index_begin_document (filler->index);
}

void
vei_search_filler_add (VeiSearchFiller *filler,
                       VeiSearchField   field,
                       const VeiText   *text)
{
  vei_search_index_add_text (filler->index, field, vei_text_get (text, filler->language));
}

void
vei_search_filler_add_string (VeiSearchFiller *filler,
                              VeiSearchField   field,
                              const char      *string)
{
  vei_search_index_add_text (filler->index, field, string);
}

void
vei_search_filler_add_copy (VeiSearchFiller *filler,
                            VeiSearchField   field,
                            const char      *string)
{
  vei_search_index_add_text (filler->index, field,
                             g_string_chunk_insert_const (filler->strings, string));
}

void
vei_search_filler_add_statement (VeiSearchFiller    *filler,
                                 VeiSearchGroup      group,
                                 const char         *kind,
                                 const char         *target,
                                 const VeiStatement *statement)
{
  vei_search_filler_begin (filler, group, kind, statement->id, target);
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &statement->title);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &statement->text);
}

/**
 * vei_search_new:
 * @knowledge: a knowledge
 * @language: the language to search in
 * @error: return location for an error
 *
 * Reads all that can be found in the pack of a knowledge. What a pack leaves
 * out is not found; that is no error.
 *
 * Fails as [ctor@Devices.new] does, for any file of the pack.
 *
 * Returns: (transfer full) (nullable): the search, or %NULL with @error set
 */
VeiSearch *
vei_search_new (VeiKnowledge  *knowledge,
                VeiLanguage    language,
                GError       **error)
{
  g_autoptr (VeiSearch) self = NULL;
  VeiSearchFiller filler;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  self = g_object_new (VEI_TYPE_SEARCH, NULL);
  self->knowledge = g_object_ref (knowledge);
  filler = (VeiSearchFiller) { knowledge, language, self->index, self->strings, self->entries };
  if (!vei_search_fill_equipment (&filler, error) ||
      !vei_search_fill_articles (&filler, error) ||
      !vei_search_fill_guide (&filler, error))
    return NULL;
  vei_search_index_finish (self->index);
  return g_steal_pointer (&self);
}

/* ---- Marking ---- */

/* Which words of the query stand in a text. */
static guint8
get_found_words (VeiSearch            *self,
                 const VeiSearchPiece *piece)
{
  const VeiSearchToken *tokens = vei_search_index_get_tokens (self->index, piece);
  guint8 found = 0;

  for (guint i = 0; i < piece->n_tokens; i++)
    found |= vei_search_index_get_match (self->index, tokens[i].word);
  return found;
}

/* The places of the words found from @start up to @end, moved by @shift. */
static guint
add_marks (VeiSearch            *self,
           const VeiSearchPiece *piece,
           const VeiSearchMark  *part,
           guint                 shift,
           VeiSearchMark        *marks)
{
  const VeiSearchToken *tokens = vei_search_index_get_tokens (self->index, piece);
  guint n = 0;

  for (guint i = 0; i < piece->n_tokens && n < VEI_MAX_SEARCH_WORDS; i++)
    {
      guint start = tokens[i].offset;
      guint end = start + tokens[i].length;

      if (start >= part->start && end <= part->end &&
          vei_search_index_get_match (self->index, tokens[i].word) != 0)
        marks[n++] = (VeiSearchMark) { start - part->start + shift, end - part->start + shift };
    }
  return n;
}

/* The text that shows most of the words; without any, the first that says
 * something.
 */
static const VeiSearchPiece *
choose_piece (VeiSearch            *self,
              const VeiSearchPiece *pieces,
              guint                 n)
{
  static const guint8 ranks[VEI_N_SEARCH_FIELDS] = {
    [VEI_FIELD_NAME] = 1, [VEI_FIELD_HEADING] = 2, [VEI_FIELD_TEXT] = 3,
  };
  const VeiSearchPiece *chosen = NULL;
  guint best = 0;

  for (guint i = 1; i < n; i++)
    {
      guint rank = ranks[pieces[i].field];

      if (rank > 0)
        rank += 4 * (guint) __builtin_popcount (get_found_words (self, &pieces[i]));
      if (rank > best)
        {
          chosen = &pieces[i];
          best = rank;
        }
    }
  return chosen;
}

/* The part of a long text around the first word found, from word to word. */
static void
choose_part (VeiSearch            *self,
             const VeiSearchPiece *piece,
             VeiSearchMark        *part)
{
  const VeiSearchToken *tokens = vei_search_index_get_tokens (self->index, piece);
  guint first = 0;

  *part = (VeiSearchMark) { 0, (guint) strlen (piece->text) };
  if (part->end <= SNIPPET_BYTES)
    return;
  while (first < piece->n_tokens &&
         vei_search_index_get_match (self->index, tokens[first].word) == 0)
    first++;
  if (first < piece->n_tokens && tokens[first].offset > SNIPPET_BEFORE)
    for (guint i = first; i > 0 && tokens[first].offset - tokens[i].offset <= SNIPPET_BEFORE; i--)
      part->start = tokens[i].offset;
  if (part->end - part->start <= SNIPPET_BYTES)
    return;
  for (guint i = piece->n_tokens; i > 0; i--)
    {
      guint end = (guint) tokens[i - 1].offset + tokens[i - 1].length;

      if (end > part->start && end - part->start <= SNIPPET_BYTES)
        {
          part->end = end;
          return;
        }
    }
}

static void
set_snippet (VeiSearch            *self,
             const VeiSearchPiece *piece,
             VeiSearchResult      *result)
{
  VeiSearchMark part;
  GString *snippet;

  choose_part (self, piece, &part);
  snippet = g_string_new (part.start > 0 ? ELLIPSIS : "");
  result->n_snippet_marks = add_marks (self, piece, &part, (guint) snippet->len,
                                       result->snippet_marks);
  g_string_append_len (snippet, piece->text + part.start, part.end - part.start);
  if (piece->text[part.end] != '\0')
    g_string_append (snippet, ELLIPSIS);
  result->snippet = g_string_free (snippet, FALSE);
}

static VeiSearchResult *
make_result (VeiSearch          *self,
             const VeiSearchHit *hit)
{
  const VeiSearchEntry *entry = &g_array_index (self->entries, VeiSearchEntry, hit->document);
  VeiSearchResult *result = g_new0 (VeiSearchResult, 1);
  const VeiSearchPiece *pieces, *chosen;
  VeiSearchMark whole = { 0, G_MAXUINT };
  guint n;

  pieces = vei_search_index_get_pieces (self->index, hit->document, &n);
  result->group = entry->group;
  result->id = entry->id;
  result->target = entry->target;
  result->title = pieces[0].text;
  result->score = hit->score;
  result->n_title_marks = add_marks (self, &pieces[0], &whole, 0, result->title_marks);
  chosen = choose_piece (self, pieces, n);
  if (chosen != NULL)
    set_snippet (self, chosen, result);
  else
    result->snippet = g_strdup ("");
  return result;
}

/* ---- Finding ---- */

/* The better score first; then as they stand in the pack. */
static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const VeiSearchHit *first = a;
  const VeiSearchHit *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->document < second->document ? -1 : first->document > second->document;
}

/* Keeps the best of a group, without sorting all that was found. */
static void
keep_hit (GArray             *best,
          guint               most,
          const VeiSearchHit *hit)
{
  guint place = best->len;

  if (most == 0 || best->len < most)
    g_array_append_val (best, *hit);
  else if (compare_hits (hit, &g_array_index (best, VeiSearchHit, most - 1)) >= 0)
    return;
  else
    place = most - 1;
  if (most == 0)
    return;
  for (; place > 0 && compare_hits (hit, &g_array_index (best, VeiSearchHit, place - 1)) < 0;
       place--)
    g_array_index (best, VeiSearchHit, place) = g_array_index (best, VeiSearchHit, place - 1);
  g_array_index (best, VeiSearchHit, place) = *hit;
}

/* The groups with the better first hit come first. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const GArray *first = *(const GArray * const *) a;
  const GArray *second = *(const GArray * const *) b;

  if (first->len == 0 || second->len == 0)
    return first->len == second->len ? 0 : first->len > 0 ? -1 : 1;
  return compare_hits (first->data, second->data);
}

/**
 * vei_search_find:
 * @self: a search
 * @text: what is searched for, as it has been typed so far
 * @most_of_group: how many results of each group are wanted at most; 0 for all
 *
 * Finds what has all words of a text, or begins with them. Case, accents, the
 * special letters of Norwegian and Sami, and a typing error of one letter in a
 * word of four or more are forgiven. Titles come before texts, whole words
 * before beginnings of words, those before the inside of words, and typing
 * errors last. Results stand in groups: the group with the best result first,
 * and in it the best first. Where nothing has all words, what has most of them
 * is found.
 *
 * Returns: (transfer full) (element-type VeiSearchResult): the results, which
 *   may be none; they lend strings of @self
 */
GPtrArray *
vei_search_find (VeiSearch  *self,
                 const char *text,
                 guint       most_of_group)
{
  GPtrArray *results;
  GArray *best[VEI_N_SEARCH_GROUPS];
  const GArray *hits;

  g_return_val_if_fail (VEI_IS_SEARCH (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  results = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_search_result_free);
  hits = vei_search_index_query (self->index, text);
  if (hits->len == 0)
    return results;

  for (guint i = 0; i < VEI_N_SEARCH_GROUPS; i++)
    best[i] = g_array_new (FALSE, FALSE, sizeof (VeiSearchHit));
  for (guint i = 0; i < hits->len; i++)
    {
      const VeiSearchHit *hit = &g_array_index (hits, VeiSearchHit, i);

      keep_hit (best[g_array_index (self->entries, VeiSearchEntry, hit->document).group],
                most_of_group, hit);
    }
  for (guint i = 0; i < VEI_N_SEARCH_GROUPS && most_of_group == 0; i++)
    g_array_sort (best[i], compare_hits);
  qsort (best, VEI_N_SEARCH_GROUPS, sizeof (GArray *), compare_groups);
  for (guint i = 0; i < VEI_N_SEARCH_GROUPS; i++)
    {
      for (guint j = 0; j < best[i]->len; j++)
        g_ptr_array_add (results, make_result (self, &g_array_index (best[i], VeiSearchHit, j)));
      g_array_unref (best[i]);
    }
  return results;
}

/**
 * vei_search_dup_nothing_found:
 * @self: a search
 * @text: what was searched for
 *
 * Says that nothing was found, and what to try.
 *
 * Returns: (transfer full): the sentences, in the language of the interface
 */
char *
vei_search_dup_nothing_found (VeiSearch  *self,
                              const char *text)
{
  g_return_val_if_fail (VEI_IS_SEARCH (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup (_("Write what you look for: equipment, a place, a word such as “complaint”."));
  /* Translators: %s is what was searched for. */
  return g_strdup_printf (_("Nothing was found for “%s”. Try fewer words, or only the "
                            "beginning of a word: equipment, a municipality, a word such as "
                            "“complaint”."), text);
}

/**
 * vei_search_result_free:
 * @result: (nullable) (transfer full): a result
 *
 * Frees a result.
 */
void
vei_search_result_free (VeiSearchResult *result)
{
  if (result == NULL)
    return;
  g_free (result->snippet);
  g_free (result);
}

/**
 * vei_search_group_get_id:
 * @group: a group
 *
 * Names a group for programs.
 *
 * Returns: (transfer none): "devices", "units" and so on
 */
const char *
vei_search_group_get_id (VeiSearchGroup group)
{
  g_return_val_if_fail (group < VEI_N_SEARCH_GROUPS, NULL);

  return groups[group].id;
}

/**
 * vei_search_group_get_title:
 * @group: a group
 *
 * Names a group for people.
 *
 * Returns: (transfer none): the words, in the language of the interface
 */
const char *
vei_search_group_get_title (VeiSearchGroup group)
{
  g_return_val_if_fail (group < VEI_N_SEARCH_GROUPS, NULL);

  return _(groups[group].title);
}
