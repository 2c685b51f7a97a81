/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-collation.h"
#include "core/vei-glossary.h"

/* No form has more words than this. */
#define MAX_FORM_WORDS 6

struct _VeiGlossary
{
  GObject parent_instance;

  VeiTopics   *topics;
  VeiLanguage  language;
  GPtrArray   *terms;          /* (element-type VeiTerm) (not owned), by word */
  GHashTable  *forms;          /* folded form -> VeiTerm, not owned */
  guint        most_words;     /* of a form */
};

/**
 * VeiGlossary:
 *
 * The explained terms of a pack in one language: all of them, in the order of
 * the alphabet, and those that stand in a text.
 *
 * |[<!-- language="C" -->
 * g_autoptr (GPtrArray) terms = g_ptr_array_new ();
 *
 * vei_glossary_find (glossary, "Har du høyt HbA1c?", terms);
 * for (guint i = 0; i < terms->len; i++)
 *   explain (g_ptr_array_index (terms, i));
 * ]|
 */
G_DEFINE_FINAL_TYPE (VeiGlossary, vei_glossary, G_TYPE_OBJECT)

static void
vei_glossary_finalize (GObject *object)
{
  VeiGlossary *self = VEI_GLOSSARY (object);

  g_clear_pointer (&self->forms, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_object (&self->topics);

  G_OBJECT_CLASS (vei_glossary_parent_class)->finalize (object);
}

static void
vei_glossary_class_init (VeiGlossaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_glossary_finalize;
}

static void
vei_glossary_init (VeiGlossary *self)
{
  self->terms = g_ptr_array_new ();
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* A hyphen holds a word together: "CGM-utstyr" is not "CGM". */
static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '-';
}

/* The words of a text in lower case; hyphens around a word do not count. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *at = lower;; at = g_utf8_next_char (at))
    {
      gboolean inside = is_of_word (g_utf8_get_char (at));

      if (inside && start == NULL && *at != '-')
        start = at;
      else if (!inside && start != NULL)
        {
          const char *end = at;

          while (end[-1] == '-')
            end--;
          g_ptr_array_add (words, g_strndup (start, (gsize) (end - start)));
          start = NULL;
        }
      if (*at == '\0')
        return words;
    }
}

static char *
join_words (GPtrArray *words,
            guint      first,
            guint      n)
{
  GString *joined = g_string_new (g_ptr_array_index (words, first));

  for (guint i = 1; i < n; i++)
    {
      g_string_append_c (joined, ' ');
      g_string_append (joined, g_ptr_array_index (words, first + i));
    }
  return g_string_free (joined, FALSE);
}

static void
add_forms (VeiGlossary   *self,
           const VeiTerm *term,
           const char    *forms)
{
  g_auto (GStrv) each = g_strsplit (forms, ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) words = split_words (each[i]);

      if (words->len == 0 || words->len > MAX_FORM_WORDS)
        continue;
      self->most_words = MAX (self->most_words, words->len);
      g_hash_table_insert (self->forms, join_words (words, 0, words->len), (gpointer) term);
    }
}

static int
compare_terms (gconstpointer a,
               gconstpointer b,
               gpointer      language)
{
  const VeiTerm *const *first = a;
  const VeiTerm *const *second = b;

  return vei_language_compare (GPOINTER_TO_INT (language),
                               vei_text_get (&(*first)->word, GPOINTER_TO_INT (language)),
                               vei_text_get (&(*second)->word, GPOINTER_TO_INT (language)));
}

/**
 * vei_glossary_new:
 * @topics: the articles of a pack, which hold its terms
 * @language: the language of the texts
 *
 * Makes the terms of a pack ready to be found.
 *
 * Returns: (transfer full): the glossary; empty where the pack explains nothing
 */
VeiGlossary *
vei_glossary_new (VeiTopics   *topics,
                  VeiLanguage  language)
{
  VeiGlossary *self;

  g_return_val_if_fail (VEI_IS_TOPICS (topics), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  self = g_object_new (VEI_TYPE_GLOSSARY, NULL);
  self->topics = g_object_ref (topics);
  self->language = language;
  for (guint i = 0; i < vei_topics_get_n_terms (topics); i++)
    {
      const VeiTerm *term = vei_topics_get_term (topics, i);

      g_ptr_array_add (self->terms, (gpointer) term);
      add_forms (self, term, vei_text_get (&term->word, language));
      add_forms (self, term, vei_text_get (&term->forms, language));
    }
  g_ptr_array_sort_with_data (self->terms, compare_terms, GINT_TO_POINTER (language));
  return self;
}

/**
 * vei_glossary_get_n:
 * @self: a glossary
 *
 * Counts the terms.
 *
 * Returns: how many there are
 */
guint
vei_glossary_get_n (VeiGlossary *self)
{
  g_return_val_if_fail (VEI_IS_GLOSSARY (self), 0);

  return self->terms->len;
}

/**
 * vei_glossary_get:
 * @self: a glossary
 * @index: from 0, in the order of the alphabet
 *
 * Gets a term.
 *
 * Returns: (transfer none): the term
 */
const VeiTerm *
vei_glossary_get (VeiGlossary *self,
                  guint        index)
{
  g_return_val_if_fail (VEI_IS_GLOSSARY (self), NULL);
  g_return_val_if_fail (index < self->terms->len, NULL);

  return g_ptr_array_index (self->terms, index);
}

/**
 * vei_glossary_find:
 * @self: a glossary
 * @text: a text in the language of the glossary
 * @terms: (element-type VeiTerm): where the terms are added; those that are
 *   there are not added again
 *
 * Finds the terms that stand in a text: whole words, in a form that the pack
 * names, whatever their case. Where a longer form holds a shorter one, the
 * longer counts. They are added in the order of the text.
 */
void
vei_glossary_find (VeiGlossary *self,
                   const char  *text,
                   GPtrArray   *terms)
{
  g_autoptr (GPtrArray) words = NULL;
  guint at = 0;

  g_return_if_fail (VEI_IS_GLOSSARY (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (terms != NULL);

  words = split_words (text);
  while (at < words->len)
    {
      guint n = MIN (self->most_words, words->len - at);
      VeiTerm *term = NULL;

      for (; n > 0 && term == NULL; n--)
        {
          g_autofree char *form = join_words (words, at, n);

          term = g_hash_table_lookup (self->forms, form);
        }
      if (term != NULL && !g_ptr_array_find (terms, term, NULL))
        g_ptr_array_add (terms, term);
      at += term != NULL ? n + 1 : 1;
    }
}
