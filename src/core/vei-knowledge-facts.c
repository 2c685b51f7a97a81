/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

#include <string.h>

/* What rests on a source. Only the place that shows it pays for reading all
 * files of the pack, each of them once.
 */

static const char * const files[] = {
  "questions.json", "rules.json", "letters.json", "agreements.json", "units.json",
  "places.json", "travel.json", "abroad.json", "rights.json", "topics.json",
};

/* The members that name an object, the best first. */
static const char * const names[] = { "id", "criterion", "number", "question", "device", "kind" };

struct _VeiSourceFacts
{
  guint      n_sources;
  guint     *counts;           /* by source */
  GPtrArray **names;           /* by source, each ends with NULL when all is read */
};

/* Where in a pack the walk is. */
typedef struct
{
  VeiKnowledge   *knowledge;
  VeiSourceFacts *facts;
  GString        *name;        /* "letters.json#application/criteria.upgrade" */
  gboolean        named;       /* something stands after the "#" */
} Walk;

void
vei_source_facts_free (VeiSourceFacts *facts)
{
  if (facts == NULL)
    return;
  for (guint i = 0; i < facts->n_sources; i++)
    g_ptr_array_unref (facts->names[i]);
  g_free (facts->names);
  g_free (facts->counts);
  g_free (facts);
}

static const char *
find_name (JsonObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);

      if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
        return json_node_get_string (node);
    }
  return NULL;
}

static void
add_fact (Walk  *walk,
          guint  source)
{
  GPtrArray *known = walk->facts->names[source];

  walk->facts->counts[source]++;
  if (known->len == 0 || !g_str_equal (g_ptr_array_index (known, known->len - 1), walk->name->str))
    g_ptr_array_add (known, g_strdup (walk->name->str));
}

/* A claim rests once on a source, however many places of it are named. */
static void
add_claim (Walk      *walk,
           JsonArray *refs)
{
  g_autofree gboolean *seen = g_new0 (gboolean, walk->facts->n_sources + 1);

  for (guint i = 0; i < json_array_get_length (refs); i++)
    {
      JsonNode *node = json_array_get_element (refs, i);
      const char *ref = json_node_get_value_type (node) == G_TYPE_STRING
                        ? json_node_get_string (node) : "";
      g_autofree char *id = g_strndup (ref, strcspn (ref, "#"));
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (walk->knowledge->source_ids, id));

      if (index == 0 || seen[index - 1])
        continue;
      seen[index - 1] = TRUE;
      add_fact (walk, index - 1);
    }
}

static void walk_node (Walk *walk, JsonNode *node, const char *member);

static void
walk_object (Walk       *walk,
             JsonObject *object,
             const char *member)
{
  JsonNode *source = json_object_get_member (object, "source");
  const char *name = find_name (object);
  gsize length = walk->name->len;
  gboolean named = walk->named;
  JsonObjectIter iter;
  const char *child_name;
  JsonNode *child;

  if (name == NULL && !walk->named)
    name = member;
  if (name != NULL)
    {
      g_string_append_printf (walk->name, "%s%s", walk->named ? "/" : "#", name);
      walk->named = TRUE;
    }
  if (source != NULL && JSON_NODE_HOLDS_ARRAY (source))
    add_claim (walk, json_node_get_array (source));
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &child_name, &child))
    walk_node (walk, child, child_name);
  g_string_truncate (walk->name, length);
  walk->named = named;
}

static void
walk_node (Walk       *walk,
           JsonNode   *node,
           const char *member)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    walk_object (walk, json_node_get_object (node), member);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        walk_node (walk, json_array_get_element (array, i), member);
    }
}

static VeiSourceFacts *
get_facts (VeiKnowledge *self)
{
  VeiSourceFacts *facts;

  if (self->facts != NULL)
    return self->facts;
  facts = g_new0 (VeiSourceFacts, 1);
  facts->n_sources = self->n_sources;
  facts->counts = g_new0 (guint, self->n_sources + 1);
  facts->names = g_new0 (GPtrArray *, self->n_sources + 1);
  for (guint i = 0; i < self->n_sources; i++)
    facts->names[i] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GString) name = g_string_new (files[i]);

      if (!vei_pack_has (self->pack, files[i]))
        continue;
      node = vei_pack_read (self->pack, files[i], NULL);
      if (node != NULL)
        walk_node (&(Walk) { self, facts, name, FALSE }, node, NULL);
    }
  for (guint i = 0; i < self->n_sources; i++)
    g_ptr_array_add (facts->names[i], NULL);
  self->facts = facts;
  return facts;
}

/**
 * vei_knowledge_count_facts:
 * @self: a knowledge
 * @source: a source of it
 *
 * Counts what rests on a source, over all files of the pack. What names a
 * source in several places counts once. The files are read the first time;
 * one that cannot be read counts nothing.
 *
 * Returns: the number of claims
 */
guint
vei_knowledge_count_facts (VeiKnowledge    *self,
                           const VeiSource *source)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), 0);
  g_return_val_if_fail (source >= self->sources && source < self->sources + self->n_sources, 0);

  return get_facts (self)->counts[source - self->sources];
}

/**
 * vei_knowledge_get_facts:
 * @self: a knowledge
 * @source: a source of it
 *
 * Names what rests on a source: the file of the pack, and the ids that lead to
 * it, `letters.json#application/criteria.upgrade`. Several claims of one thing,
 * such as the points of an article, are named once.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, in the order
 *   of the files
 */
const char * const *
vei_knowledge_get_facts (VeiKnowledge    *self,
                         const VeiSource *source)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (self), NULL);
  g_return_val_if_fail (source >= self->sources && source < self->sources + self->n_sources,
                        NULL);

  return (const char * const *) get_facts (self)->names[source - self->sources]->pdata;
}
