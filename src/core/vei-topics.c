/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-article-private.h"
#include "core/vei-topics.h"

#define FILE_NAME  "topics.json"
#define MAX_TOPICS 64

struct _VeiTopics
{
  GObject parent_instance;

  VeiKnowledge     *knowledge;
  guint             n_articles;
  const VeiArticle *articles;
};

/**
 * VeiTopics:
 *
 * The articles of a pack: other routes, duties, words, what happened later,
 * and what could not be verified. Immutable; its strings belong to the
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
read_topics (VeiKnowledge  *knowledge,
             const VeiJson *root,
             gpointer       topics,
             GError       **error)
{
  static const char * const members[] = { "topics", NULL };
  VeiTopics *self = topics;
  gpointer list;

  if (!vei_json_check_object (root, members, error) ||
      !vei_read_id_list (knowledge, root, "topics", MAX_TOPICS, sizeof (VeiArticle),
                         vei_read_article, &list, &self->n_articles, error))
    return FALSE;
  self->articles = list;
  return TRUE;
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
