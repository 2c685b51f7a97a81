/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-name-index-private.h"

#include <string.h>

/* What stands for letters that have nothing to do with ours. */
#define FOREIGN '*'

typedef struct
{
  gsize key;                   /* where in the text of the index */
  gsize context;
  guint key_length;
  guint target;
} Entry;

struct _VeiNameIndex
{
  GString *text;               /* " folded key\0 folded context\0" of each entry */
  GArray  *entries;
};

typedef struct
{
  char        **words;
  guint         n_words;
  const char   *text;          /* folded */
  gsize         length;
  const char   *at_word;       /* the same after a space */
} Query;

/* Letters that Unicode does not take apart. */
static const char *
get_plain_letter (gunichar letter)
{
  switch (letter)
    {
    case 0xe6:                 /* æ */
      return "ae";
    case 0xf8:                 /* ø */
      return "o";
    case 0xf0:                 /* ð */
    case 0x111:                /* đ */
      return "d";
    case 0x14b:                /* ŋ */
      return "n";
    case 0x167:                /* ŧ */
      return "t";
    case 0xdf:                 /* ß */
      return "ss";
    default:
      return NULL;
    }
}

static void
append_folded (GString  *folded,
               gunichar  letter)
{
  const char *plain = get_plain_letter (letter);

  if (plain != NULL)
    g_string_append (folded, plain);
  else if (letter < 0x80 && g_ascii_isalnum ((char) letter))
    g_string_append_c (folded, (char) letter);
  else if (g_unichar_isalnum (letter))
    g_string_append_c (folded, FOREIGN);
  else if (!g_unichar_ismark (letter) && folded->len > 0 &&
           folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/* "aa" is å, "oe" is ø, in names as they were written before, or are abroad. */
static void
join_double_letters (GString *folded)
{
  gsize to = 0;

  for (gsize from = 0; from < folded->len; from++)
    {
      char letter = folded->str[from];
      char next = folded->str[from + 1];

      folded->str[to++] = letter;
      if ((letter == 'a' && next == 'a') || (letter == 'o' && next == 'e'))
        from++;
    }
  g_string_truncate (folded, to);
}

/*
 * vei_name_fold:
 *
 * Takes from a name what people leave out when they type it: case, accents,
 * the special letters of Norwegian and Sami, punctuation. What is left is
 * lower-case ASCII with single spaces; "" where nothing is.
 */
char *
vei_name_fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_strdown (apart, -1);
  GString *folded = g_string_new (NULL);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    append_folded (folded, g_utf8_get_char (c));
  while (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  join_double_letters (folded);
  return g_string_free (folded, FALSE);
}

VeiNameIndex *
vei_name_index_new (void)
{
  VeiNameIndex *index = g_new0 (VeiNameIndex, 1);

  index->text = g_string_new (NULL);
  index->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return index;
}

void
vei_name_index_free (VeiNameIndex *index)
{
  if (index == NULL)
    return;
  g_string_free (index->text, TRUE);
  g_array_unref (index->entries);
  g_free (index);
}

static gsize
append_key (VeiNameIndex *index,
            const char   *name,
            guint        *length)
{
  g_autofree char *folded = name != NULL ? vei_name_fold (name) : g_strdup ("");
  gsize place;

  g_string_append_c (index->text, ' ');
  place = index->text->len;
  g_string_append (index->text, folded);
  g_string_append_c (index->text, '\0');
  *length = (guint) (index->text->len - 1 - place);
  return place;
}

/*
 * vei_name_index_add:
 *
 * Adds a name. The words of @context (or NULL) may stand in a text beside
 * words of the name: "våler innlandet".
 */
void
vei_name_index_add (VeiNameIndex *index,
                    const char   *name,
                    const char   *context,
                    guint         target)
{
  Entry entry = { .target = target };
  guint context_length;

  entry.key = append_key (index, name, &entry.key_length);
  entry.context = append_key (index, context, &context_length);
  g_array_append_val (index->entries, entry);
}

static gboolean
begins_with (const char *text,
             const char *start)
{
  while (*start != '\0' && *text == *start)
    {
      text++;
      start++;
    }
  return *start == '\0';
}

/* Whether a word of @text, which has a space before it, begins with the word. */
static gboolean
has_word (const char *text,
          const char *word)
{
  for (const char *c = text; c != NULL; c = strchr (c, ' '))
    {
      if (*c == ' ')
        c++;
      if (begins_with (c, word))
        return TRUE;
    }
  return FALSE;
}

/*
 * vei_name_begins_with_typo:
 *
 * Tells whether a folded word begins as it was typed, but for one letter too
 * many, one too few, another one, or two in the wrong order.
 */
gboolean
vei_name_begins_with_typo (const char *word,
                           const char *typed)
{
  while (*typed != '\0' && *word == *typed)
    {
      word++;
      typed++;
    }
  if (*typed == '\0')
    return TRUE;
  if (begins_with (word, typed + 1))
    return TRUE;
  if (*word == '\0' || *word == ' ')
    return FALSE;
  return begins_with (word + 1, typed) || begins_with (word + 1, typed + 1) ||
         (word[1] == typed[0] && word[0] == typed[1] && begins_with (word + 2, typed + 2));
}

static gboolean
has_word_with_typo (const char *text,
                    const char *word)
{
  if (strlen (word) < VEI_NAME_LEAST_LETTERS_FOR_TYPO)
    return has_word (text, word);
  for (const char *c = text; c != NULL; c = strchr (c, ' '))
    {
      if (*c == ' ')
        c++;
      if (vei_name_begins_with_typo (c, word))
        return TRUE;
    }
  return FALSE;
}

typedef gboolean (*HasWord) (const char *text, const char *word);

/* Every word must stand somewhere, and one of them in the name itself. */
static gboolean
has_every_word (const char  *key,
                const char  *context,
                const Query *query,
                HasWord      has)
{
  gboolean in_key = FALSE;

  for (guint i = 0; i < query->n_words; i++)
    {
      if (has (key, query->words[i]))
        in_key = TRUE;
      else if (!has (context, query->words[i]))
        return FALSE;
    }
  return in_key;
}

static VeiNameMatch
match_entry (VeiNameIndex *index,
             const Entry  *entry,
             const Query  *query)
{
  const char *key = index->text->str + entry->key;

  if (begins_with (key, query->text))
    return entry->key_length == query->length ? VEI_NAME_EXACT : VEI_NAME_PREFIX;
  if (query->n_words == 1)
    return strstr (key - 1, query->at_word) != NULL ? VEI_NAME_WORD : VEI_NAME_NO_MATCH;
  return has_every_word (key, index->text->str + entry->context, query, has_word)
         ? VEI_NAME_WORD : VEI_NAME_NO_MATCH;
}

static VeiNameMatch
match_entry_with_typo (VeiNameIndex *index,
                       const Entry  *entry,
                       const Query  *query)
{
  const char *key = index->text->str + entry->key;

  if (query->length >= VEI_NAME_LEAST_LETTERS_FOR_TYPO &&
      vei_name_begins_with_typo (key, query->text))
    return VEI_NAME_TYPO;
  return has_every_word (key, index->text->str + entry->context, query, has_word_with_typo)
         ? VEI_NAME_TYPO : VEI_NAME_NO_MATCH;
}

typedef VeiNameMatch (*MatchEntry) (VeiNameIndex *index, const Entry *entry, const Query *query);

static void
gather_hits (VeiNameIndex *index,
             const Query  *query,
             MatchEntry    match,
             GArray       *hits)
{
  for (guint i = 0; i < index->entries->len; i++)
    {
      const Entry *entry = &g_array_index (index->entries, Entry, i);
      VeiNameHit hit = { entry->target, match (index, entry, query) };

      if (hit.match != VEI_NAME_NO_MATCH)
        g_array_append_val (hits, hit);
    }
}

/* Words that say what kind of place is meant: "Bindal kommune". */
static gboolean
is_kind_of_place (const char *word)
{
  static const char *const words[] = {
    "kommune", "fylke", "bydel", "bydelen", "municipality", "county", "district", NULL
  };

  return g_strv_contains (words, word);
}

static void
drop_kinds_of_place (char **words)
{
  guint to = 0;

  for (guint from = 0; words[from] != NULL; from++)
    if (is_kind_of_place (words[from]))
      g_free (words[from]);
    else
      words[to++] = words[from];
  words[to] = NULL;
}

/*
 * vei_name_index_search:
 *
 * Finds names, in no order, a target once for each of its names that fits.
 * Typing errors are thought of only where nothing fits as it is.
 */
GArray *
vei_name_index_search (VeiNameIndex *index,
                       const char   *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (VeiNameHit));
  g_autofree char *start = g_strndup (text, VEI_NAME_MOST_BYTES);
  g_autofree char *folded = vei_name_fold (start);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree char *joined = NULL;
  Query query = { .words = words };

  drop_kinds_of_place (words);
  query.n_words = g_strv_length (words);
  joined = g_strjoinv (" ", words);
  if (query.n_words == 0 || *joined == '\0')
    return hits;
  query.length = strlen (joined);
  g_free (folded);
  folded = g_strconcat (" ", joined, NULL);
  query.at_word = folded;
  query.text = folded + 1;
  gather_hits (index, &query, match_entry, hits);
  if (hits->len == 0)
    gather_hits (index, &query, match_entry_with_typo, hits);
  return hits;
}
