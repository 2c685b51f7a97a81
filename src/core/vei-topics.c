/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-article-private.h"
#include "core/vei-topics.h"

#define FILE_NAME  "topics.json"
#define MAX_TOPICS 64
#define MAX_TERMS  256

struct _VeiTopics
{
  GObject parent_instance;

  VeiKnowledge     *knowledge;
  guint             n_articles;
  const VeiArticle *articles;
  guint             n_terms;
  const VeiTerm    *terms;
};

/**
 * VeiTopics:
 *
 * The articles of a pack: other routes, duties, words, what happened later,
 * and what could not be verified; and the terms that it explains. Immutable; its strings belong to the
 * knowledge, which it keeps alive.
 */
G_DEFINE_FINAL_TYPE (VeiTopics, vei_topics, G_TYPE_OBJECT)

static void
vei_topics_finalize (GObject *object)
{
  VeiTopics *self = VEI_TOPICS (object);

  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (vei_topics_parent_class)->finalize (object);
}

static void
vei_topics_class_init (VeiTopicsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_topics_finalize;
}

static void
vei_topics_init (VeiTopics *self)
{
}

static gboolean
read_term (VeiKnowledge   *knowledge,
           const VeiJson  *json,
           gpointer        term,
           GError        **error)
{
  static const char * const members[] = { "id", "word", "forms", "text", "source", NULL };
  VeiTerm *self = term;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "word", TRUE, &self->word, error) &&
         vei_knowledge_read_text (knowledge, json, "forms", FALSE, &self->forms, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &self->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error);
}

/* Adds the forms of a term in a language; the one that another term has, too,
 * or NULL.
 */
static char *
add_forms (GHashTable *known,
           const char *forms)
{
  g_auto (GStrv) each = g_strsplit (forms, ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      char *form = g_utf8_strdown (g_strstrip (each[i]), -1);

      if (!g_hash_table_add (known, form))
        return g_strdup (g_strstrip (each[i]));
    }
  return NULL;
}

/* What stands beside a text must be one term. */
static gboolean
check_forms (const VeiJson *root,
             VeiTopics     *self,
             GError       **error)
{
  for (guint language = 0; language < VEI_N_LANGUAGES; language++)
    {
      g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < self->n_terms; i++)
        {
          const char *forms = vei_text_get (&self->terms[i].forms, language);
          g_autofree char *twice = add_forms (known, vei_text_get (&self->terms[i].word, language));
          VeiJson list, term;

          if (twice == NULL && forms[0] != '\0')
            twice = add_forms (known, forms);
          if (twice == NULL)
            continue;
          if (vei_json_member (root, "terms", &list, error) &&
              vei_json_element (&list, i, &term, error))
            vei_json_set_error (&term, error, VEI_DATA_ERROR_DUPLICATE,
                                _("the form “%s” stands twice"), twice);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_topics (VeiKnowledge  *knowledge,
             const VeiJson *root,
             gpointer       topics,
             GError       **error)
{
  static const char * const members[] = { "topics", "terms", NULL };
  VeiTopics *self = topics;
  gpointer list;

  if (!vei_json_check_object (root, members, error) ||
      !vei_read_id_list (knowledge, root, "topics", MAX_TOPICS, sizeof (VeiArticle),
                         vei_read_article, &list, &self->n_articles, error))
    return FALSE;
  self->articles = list;
  if (!vei_json_has (root, "terms"))
    return TRUE;
  if (!vei_read_id_list (knowledge, root, "terms", MAX_TERMS, sizeof (VeiTerm), read_term,
                         &list, &self->n_terms, error))
    return FALSE;
  self->terms = list;
  return check_forms (root, self, error);
}

/**
 * vei_topics_new:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads `topics.json` of the pack of a knowledge.
 *
 * Fails with %VEI_DATA_ERROR_MISSING if the pack has no such file, with
 * another [error@DataError] if the file is not sound, and with a file error if
 * it cannot be read. The message has the form `FILE: POINTER: what`.
 *
 * Returns: (transfer full) (nullable): the articles, or %NULL with @error set
 */
VeiTopics *
vei_topics_new (VeiKnowledge  *knowledge,
                GError       **error)
{
  g_autoptr (VeiTopics) self = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_TOPICS, NULL);
  self->knowledge = g_object_ref (knowledge);
  if (!vei_read_pack_file (knowledge, FILE_NAME, _("this pack holds no articles"),
                           read_topics, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * vei_topics_get_n:
 * @self: the articles
 *
 * Counts the articles.
 *
 * Returns: how many there are
 */
guint
vei_topics_get_n (VeiTopics *self)
{
  g_return_val_if_fail (VEI_IS_TOPICS (self), 0);

  return self->n_articles;
}

/**
 * vei_topics_get:
 * @self: the articles
 * @index: from 0, in the order of the pack
 *
 * Gets an article.
 *
 * Returns: (transfer none): the article
 */
const VeiArticle *
vei_topics_get (VeiTopics *self,
                guint      index)
{
  g_return_val_if_fail (VEI_IS_TOPICS (self), NULL);
  g_return_val_if_fail (index < self->n_articles, NULL);

  return &self->articles[index];
}

/**
 * vei_topics_find:
 * @self: the articles
 * @id: the id of an article
 *
 * Finds an article by its id.
 *
 * Returns: (transfer none) (nullable): the article, or %NULL
 */
const VeiArticle *
vei_topics_find (VeiTopics  *self,
                 const char *id)
{
  g_return_val_if_fail (VEI_IS_TOPICS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->articles, self->n_articles, sizeof (VeiArticle), id);
}

/**
 * vei_topics_get_n_terms:
 * @self: the articles
 *
 * Counts the terms that are explained.
 *
 * Returns: how many there are
 */
guint
vei_topics_get_n_terms (VeiTopics *self)
{
  g_return_val_if_fail (VEI_IS_TOPICS (self), 0);

  return self->n_terms;
}

/**
 * vei_topics_get_term:
 * @self: the articles
 * @index: from 0, in the order of the pack
 *
 * Gets a term and what it means.
 *
 * Returns: (transfer none): the term
 */
const VeiTerm *
vei_topics_get_term (VeiTopics *self,
                     guint      index)
{
  g_return_val_if_fail (VEI_IS_TOPICS (self), NULL);
  g_return_val_if_fail (index < self->n_terms, NULL);

  return &self->terms[index];
}

/**
 * vei_topics_find_term:
 * @self: the articles
 * @id: the id of a term
 *
 * Finds a term by its id.
 *
 * Returns: (transfer none) (nullable): the term, or %NULL
 */
const VeiTerm *
vei_topics_find_term (VeiTopics  *self,
                      const char *id)
{
  g_return_val_if_fail (VEI_IS_TOPICS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return vei_find_in_list (self->terms, self->n_terms, sizeof (VeiTerm), id);
}
