/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "letter/vei-rulebook-private.h"

/* The paragraphs of letters. Their file was read strictly before, by the check. */

static const char *
get_text (VeiRulebook *self,
          JsonObject  *object,
          const char  *member)
{
  if (!json_object_has_member (object, member))
    return "";
  return json_object_get_string_member_with_default (json_object_get_object_member (object, member),
                                                     vei_language_get_code (self->language), "");
}

static JsonArray *
get_list (JsonObject *object,
          const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;
}

static guint
get_length (JsonArray *list)
{
  return list != NULL ? json_array_get_length (list) : 0;
}

/* Sources as they stand in the file: "id#place". */
static void
append_sources (VeiRulebook *self,
                GString     *text,
                JsonObject  *block)
{
  JsonArray *list = get_list (block, "source");
  g_autoptr (GString) sources = g_string_new (NULL);

  for (guint i = 0; i < get_length (list); i++)
    {
      g_auto (GStrv) parts = g_strsplit (json_array_get_string_element (list, i), "#", 2);
      gpointer index = g_hash_table_lookup (self->knowledge->source_ids, parts[0]);

      if (index != NULL)
        vei_rulebook_append_source (self, sources, GPOINTER_TO_UINT (index) - 1, parts[1] != NULL ? parts[1] : "");
    }
  if (sources->len > 0)
    g_string_append_printf (text, _("\nSource: %s"), sources->str);
}

/* The answers and the facts of the case that a paragraph claims something from. */
static void
append_grounds (VeiRulebook *self,
                GString     *text,
                JsonObject  *block)
{
  JsonArray *answers = get_list (block, "answers");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < get_length (answers); i++)
    {
      const char *id = json_array_get_string_element (answers, i);
      const VeiQuestion *question = vei_knowledge_find_question (self->knowledge, id);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "",
                              question != NULL ? vei_rulebook_get (self, &question->short_text) : id);
    }
  if (names->len > 0)
    g_string_append_printf (text, _("\nRests on the answers: %s"), names->str);
  if (json_object_has_member (block, "facts"))
    g_string_append_printf (text, "\n%s", _("Rests on what stands in the case"));
  if (json_object_has_member (block, "form"))
    g_string_append_printf (text, "\n%s", _("Form: claims nothing"));
  append_sources (self, text, block);
}

static gboolean
append_when (VeiRulebook  *self,
             GString      *text,
             JsonNode     *node,
             GError      **error)
{
  g_autoptr (VeiCondition) when = NULL;
  g_autofree char *words = NULL;
  VeiJson root, json;

  if (!json_object_has_member (json_node_get_object (node), "when"))
    return TRUE;
  vei_json_root (&root, node);
  if (!vei_json_member (&root, "when", &json, error) ||
      (when = vei_condition_compile (self->knowledge, &json, VEI_CONDITION_OF_EQUIPMENT | VEI_CONDITION_OF_ALL,
                                     error)) == NULL)
    return FALSE;
  words = vei_rulebook_condition (self->knowledge, when, self->language);
  g_string_append_printf (text, _("\nWhen: %s"), words);
  return TRUE;
}

static const char *
get_equipment_name (VeiRulebook *self,
                    const char  *id)
{
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    if (g_str_equal (self->knowledge->equipment[e].public.id, id))
      return vei_rulebook_get (self, &self->knowledge->equipment[e].public.name);
  return id;
}

static void
append_terms (VeiRulebook *self,
              GString     *text,
              JsonObject  *block)
{
  JsonArray *terms = get_list (block, "has");
  JsonNode *equipment = json_object_get_member (block, "equipment");

  if (equipment != NULL && JSON_NODE_HOLDS_VALUE (equipment))
    g_string_append_printf (text, _("\nOf: %s"), get_equipment_name (self, json_node_get_string (equipment)));
  for (guint i = 0; i < get_length (terms); i++)
    {
      g_autofree char *words = vei_rulebook_describe_term (self, json_array_get_string_element (terms, i));

      g_string_append_printf (text, _("\nOnly where: %s"), words);
    }
}

/* The paragraphs of another part, or what is made from the case. */
static char *
describe_place (VeiRulebook *self,
                JsonObject  *block)
{
  const char *question = json_object_get_string_member_with_default (block, "question", NULL);
  const VeiQuestion *found = question != NULL ? vei_knowledge_find_question (self->knowledge, question) : NULL;
  const char *insert;

  if (json_object_has_member (block, "use"))
    return g_strdup_printf (_("Here stand the paragraphs of: %s"), json_object_get_string_member (block, "use"));
  insert = vei_rulebook_describe_insert (json_object_get_string_member (block, "insert"));
  if (found != NULL)
    /* Translators: what is inserted, and the question that it goes with. */
    return g_strdup_printf (_("Here stands: %s (%s)"), insert, vei_rulebook_get (self, &found->short_text));
  return g_strdup_printf (_("Here stands: %s"), insert);
}

/* Under which name a sentence stands in the file: its own, or that of the question whose reason it is. */
static const char *
get_block_id (JsonObject *block)
{
  return json_object_get_string_member_with_default
           (block, json_object_has_member (block, "id") ? "id" : "question", "");
}

static gboolean
add_block (VeiRulebook  *self,
           JsonNode     *node,
           GError      **error)
{
  JsonObject *block = json_node_get_object (node);
  const char *child = get_text (self, block, "child");
  g_autofree char *place = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (json_object_has_member (block, "text"))
    g_string_append_printf (text, "%s: %s", get_block_id (block), get_text (self, block, "text"));
  else
    {
      place = describe_place (self, block);
      g_string_append (text, place);
    }
  if (*child != '\0')
    g_string_append_printf (text, _("\nAs a guardian writes it: %s"), child);
  if (!append_when (self, text, node, error))
    return FALSE;
  append_terms (self, text, block);
  append_grounds (self, text, block);
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text->str);
  return TRUE;
}

static gboolean
add_blocks (VeiRulebook  *self,
            const char   *heading,
            JsonArray    *blocks,
            GError      **error)
{
  vei_rulebook_add_heading (self, heading);
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    if (!add_block (self, json_array_get_element (blocks, i), error))
      return FALSE;
  return TRUE;
}

/* When a kind of letter is not written. */
static gboolean
add_refusals (VeiRulebook  *self,
              JsonObject   *kind,
              GError      **error)
{
  JsonArray *refusals = get_list (kind, "refused_when");

  for (guint i = 0; i < get_length (refusals); i++)
    {
      JsonNode *node = json_array_get_element (refusals, i);
      g_autoptr (GString) text = g_string_new (_("Not written."));

      g_string_append_printf (text, " %s", get_text (self, json_node_get_object (node), "text"));
      if (!append_when (self, text, node, error))
        return FALSE;
      vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text->str);
    }
  return TRUE;
}

static gboolean
add_kind (VeiRulebook  *self,
          JsonObject   *kind,
          GError      **error)
{
  g_autofree char *heading = g_strdup_printf (_("Letter: %s (%s)"), get_text (self, kind, "title"),
                                              json_object_get_string_member (kind, "id"));
  g_autoptr (GString) text = g_string_new (get_text (self, kind, "description"));

  vei_rulebook_add_heading (self, heading);
  g_string_append_printf (text, "\n%s", get_text (self, kind, "after_saving"));
  if (json_object_has_member (kind, "no_trip"))
    g_string_append_printf (text, "\n%s", get_text (self, kind, "no_trip"));
  append_sources (self, text, kind);
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text->str);
  if (!add_refusals (self, kind, error))
    return FALSE;
  for (guint i = 0; i < get_length (get_list (kind, "blocks")); i++)
    if (!add_block (self, json_array_get_element (get_list (kind, "blocks"), i), error))
      return FALSE;
  return TRUE;
}

/*
 * vei_rulebook_add_letters:
 *
 * Adds every paragraph of every letter, with when it is written, as a guardian
 * writes it, and what it rests on.
 */
gboolean
vei_rulebook_add_letters (VeiRulebook  *self,
                          GError      **error)
{
  g_autoptr (JsonNode) root = vei_pack_read (self->knowledge->pack, "letters.json", error);
  g_autoptr (GList) groups = NULL;
  JsonObject *object, *group_object;
  JsonArray *kinds;

  if (root == NULL)
    return FALSE;
  object = json_node_get_object (root);
  if (!add_blocks (self, _("Reasons in letters"), json_object_get_array_member (object, "reasons"), error))
    return FALSE;
  group_object = json_object_get_object_member (object, "groups");
  groups = json_object_get_members (group_object);
  for (GList *l = groups; l != NULL; l = l->next)
    {
      g_autofree char *heading = g_strdup_printf (_("Paragraphs of several letters: %s"), (char *) l->data);

      if (!add_blocks (self, heading, json_object_get_array_member (group_object, l->data), error))
        return FALSE;
    }
  kinds = json_object_get_array_member (object, "kinds");
  for (guint i = 0; i < json_array_get_length (kinds); i++)
    if (!add_kind (self, json_array_get_object_element (kinds, i), error))
      return FALSE;
  return TRUE;
}
