/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-abroad.h"
#include "core/vei-json.h"
#include "core/vei-links.h"
#include "core/vei-rights.h"
#include "core/vei-topics.h"
#include "core/vei-travel.h"

/* Screens that an article can lead to. */
static const char * const screens[] = {
  "abroad", "devices", "rights", "sources", "terms", "topics", "travel", "units"
};

/* The files of a pack that lead to one another. */
typedef struct
{
  GPtrArray  *faults;
  gboolean    is_broken;       /* a file could not be read */
  gboolean    has_letters;
  GHashTable *targets;         /* owned strings such as "topic:looping" */
  VeiTopics  *topics;
  VeiRights  *rights;
  VeiAbroad  *abroad;
  VeiTravel  *travel;
} Links;

typedef gpointer (*NewSubject) (VeiKnowledge  *knowledge,
                                GError       **error);

static gpointer
load (Links        *links,
      VeiKnowledge *knowledge,
      const char   *file,
      NewSubject    new_subject)
{
  g_autoptr (GError) error = NULL;
  gpointer subject;

  if (!vei_pack_has (vei_knowledge_get_pack (knowledge), file))
    return NULL;
  subject = new_subject (knowledge, &error);
  if (subject == NULL)
    {
      links->is_broken = TRUE;
      g_ptr_array_add (links->faults, g_strdup (error->message));
    }
  return subject;
}

static void
add_target (Links      *links,
            const char *kind,
            const char *id)
{
  g_hash_table_add (links->targets, g_strconcat (kind, id, NULL));
}

static void
add_letters (Links        *links,
             VeiKnowledge *knowledge)
{
  VeiPack *pack = vei_knowledge_get_pack (knowledge);
  g_autoptr (JsonNode) node = NULL;
  VeiJson root, kinds, kind, id;
  const char *name;
  guint n;

  node = vei_pack_has (pack, "letters.json") ? vei_pack_read (pack, "letters.json", NULL) : NULL;
  links->has_letters = node != NULL;
  if (node == NULL)
    return;
  vei_json_root (&root, node);
  if (!vei_json_member (&root, "kinds", &kinds, NULL) || !vei_json_length (&kinds, &n, NULL))
    return;
  for (guint i = 0; i < n; i++)
    if (vei_json_element (&kinds, i, &kind, NULL) && vei_json_member (&kind, "id", &id, NULL) &&
        vei_json_string (&id, &name, NULL))
      add_target (links, "letter:", name);
}

static void
add_targets (Links        *links,
             VeiKnowledge *knowledge)
{
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    add_target (links, "screen:", screens[i]);
  add_letters (links, knowledge);
  for (guint i = 0; links->topics != NULL && i < vei_topics_get_n (links->topics); i++)
    add_target (links, "topic:", vei_topics_get (links->topics, i)->id);
  for (guint i = 0; links->rights != NULL && i < vei_rights_get_n_articles (links->rights); i++)
    add_target (links, "rights:", vei_rights_get_article (links->rights, i)->id);
  for (guint i = 0; links->abroad != NULL && i < vei_abroad_get_n_schemes (links->abroad); i++)
    add_target (links, "abroad:", vei_abroad_get_scheme (links->abroad, i)->article.id);
  if (links->travel != NULL)
    add_target (links, "travel:", vei_travel_get_card (links->travel)->id);
}

/* What an optional file would hold is not missed where there is no such file. */
static gboolean
is_left_out (const Links *links,
             const char  *target)
{
  return (!links->has_letters && g_str_has_prefix (target, "letter:")) ||
         (links->topics == NULL && g_str_has_prefix (target, "topic:")) ||
         (links->rights == NULL && g_str_has_prefix (target, "rights:")) ||
         (links->abroad == NULL && g_str_has_prefix (target, "abroad:")) ||
         (links->travel == NULL && g_str_has_prefix (target, "travel:"));
}

static void
check_target (Links      *links,
              const char *file,
              const char *pointer,
              const char *target)
{
  if (!is_left_out (links, target) && !g_hash_table_contains (links->targets, target))
    g_ptr_array_add (links->faults,
                     /* Translators: a file, a place in it, and what it names. */
                     g_strdup_printf (_("%s: %s: there is no “%s”"), file, pointer, target));
}

static void
check_article (Links            *links,
               const char       *file,
               const char       *list,
               guint             index,
               const VeiArticle *article)
{
  for (guint i = 0; i < article->n_related; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/%s/%u/related/%u", list, index, i);

      check_target (links, file, pointer, article->related[i]);
    }
}

static void
check_travel (Links *links)
{
  const VeiArticle *card = vei_travel_get_card (links->travel);
  guint n;
  const char * const *letters = vei_travel_get_letters (links->travel, &n);

  for (guint i = 0; i < card->n_related; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/card/related/%u", i);

      check_target (links, "travel.json", pointer, card->related[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *target = g_strconcat ("letter:", letters[i], NULL);
      g_autofree char *pointer = g_strdup_printf ("/letters/%u", i);

      check_target (links, "travel.json", pointer, target);
    }
}

static void
check_all (Links *links)
{
  for (guint i = 0; links->topics != NULL && i < vei_topics_get_n (links->topics); i++)
    check_article (links, "topics.json", "topics", i, vei_topics_get (links->topics, i));
  for (guint i = 0; links->rights != NULL && i < vei_rights_get_n_articles (links->rights); i++)
    check_article (links, "rights.json", "articles", i, vei_rights_get_article (links->rights, i));
  for (guint i = 0; links->abroad != NULL && i < vei_abroad_get_n_schemes (links->abroad); i++)
    check_article (links, "abroad.json", "schemes", i,
                   &vei_abroad_get_scheme (links->abroad, i)->article);
  if (links->travel != NULL)
    check_travel (links);
}

/**
 * vei_links_check:
 * @knowledge: a knowledge
 * @faults: (element-type utf8): where sentences of the form `FILE: POINTER:
 *   what` are added
 *
 * Proves the files on travel, treatment abroad, rights and other topics
 * sound, where the pack has them: that each can be read, and that whatever one
 * of them leads to exists.
 */
void
vei_links_check (VeiKnowledge *knowledge,
                 GPtrArray    *faults)
{
  Links links = { .faults = faults };

  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge));
  g_return_if_fail (faults != NULL);

  links.targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  links.topics = load (&links, knowledge, "topics.json", (NewSubject) vei_topics_new);
  links.rights = load (&links, knowledge, "rights.json", (NewSubject) vei_rights_new);
  links.abroad = load (&links, knowledge, "abroad.json", (NewSubject) vei_abroad_new);
  links.travel = load (&links, knowledge, "travel.json", (NewSubject) vei_travel_new);
  if (!links.is_broken)
    {
      add_targets (&links, knowledge);
      check_all (&links);
    }

  g_clear_object (&links.topics);
  g_clear_object (&links.rights);
  g_clear_object (&links.abroad);
  g_clear_object (&links.travel);
  g_hash_table_unref (links.targets);
}
