/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-pack-diff.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-json.h"

/* What changed between two packs, in words. Elements of lists are held against each other by
 * their ids, so that one that was put in between changes nothing for those after it.
 */

#define MAX_SHOWN 160

typedef struct
{
  VeiLanguage  language;
  GPtrArray   *lines;
} Diff;

/* What the elements of a list are called. */
static const struct
{
  const char *list;
  const char *name;
} names[] = {
  { "sources", N_("source") }, { "pages", N_("page") }, { "questions", N_("question") },
  { "choices", N_("choice") }, { "verdicts", N_("verdict") }, { "deadlines", N_("deadline") },
  { "equipment", N_("equipment") }, { "lines", N_("criterion") }, { "reasons", N_("reason") },
  { "approvals", N_("approval") }, { "cautions", N_("caution") }, { "steps", N_("step") },
  { "kinds", N_("letter") }, { "blocks", N_("paragraph") }, { "devices", N_("device") },
  { "lists", N_("device list") }, { "units", N_("unit") }, { "contacts", N_("contact") },
  { "regions", N_("region") }, { "trusts", N_("trust") }, { "topics", N_("topic") },
};

static void diff_nodes (Diff       *self,
                        const char *where,
                        const char *member,
                        JsonNode   *before,
                        JsonNode   *after);

static const char *
get_list_name (const char *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].list, list))
      return _(names[i].name);
  return list;
}

static void
take_line (Diff *self,
           char *line)
{
  g_ptr_array_add (self->lines, line);
}

/* ---- Showing a value ---- */

static gboolean
is_text (JsonNode *node)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  return json_object_get_size (object) == VEI_N_LANGUAGES && json_object_has_member (object, "nb") &&
         json_object_has_member (object, "nn") && json_object_has_member (object, "en");
}

static const char *
get_text (Diff     *self,
          JsonNode *node)
{
  return json_object_get_string_member_with_default (json_node_get_object (node),
                                                     vei_language_get_code (self->language), "");
}

static const char *
get_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static char *
show (Diff     *self,
      JsonNode *node)
{
  g_autofree char *whole = is_text (node) ? g_strdup (get_text (self, node))
                           : get_string (node) != NULL ? g_strdup (get_string (node))
                           : vei_json_to_line (node);
  g_autofree char *start = NULL;

  g_strdelimit (whole, "\r\n", ' ');
  if (is_text (node) || g_utf8_strlen (whole, -1) <= MAX_SHOWN)
    return g_strdup_printf (_("“%s”"), whole);
  start = g_utf8_substring (whole, 0, MAX_SHOWN);
  return g_strdup_printf (_("“%s…”"), start);
}

/* What an element is called beside its id, where it has a name. */
static char *
get_title (Diff     *self,
           JsonNode *node)
{
  static const char * const members[] = { "title", "name", "short", "label", "text", NULL };
  JsonObject *object = json_node_get_object (node);

  for (guint i = 0; members[i] != NULL; i++)
    {
      JsonNode *member = json_object_get_member (object, members[i]);

      if (member != NULL && is_text (member))
        return g_strdup_printf (" (%s)", get_text (self, member));
      if (member != NULL && get_string (member) != NULL)
        return g_strdup_printf (" (%s)", get_string (member));
    }
  return g_strdup ("");
}

/* ---- Lists ---- */

static const char *
get_key (JsonNode *element)
{
  static const char * const members[] = { "id", "criterion", "question", "number", NULL };

  if (!JSON_NODE_HOLDS_OBJECT (element))
    return NULL;
  for (guint i = 0; members[i] != NULL; i++)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (element), members[i]);

      if (member != NULL && get_string (member) != NULL)
        return get_string (member);
    }
  return NULL;
}

/* Key -> place + 1; NULL where an element has no key, or not one of its own. */
static GHashTable *
index_list (JsonArray *list)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      const char *key = get_key (json_array_get_element (list, i));

      if (key == NULL || !g_hash_table_insert (places, (char *) key, GUINT_TO_POINTER (i + 1)))
        return NULL;
    }
  return g_steal_pointer (&places);
}

static JsonNode *
find_element (JsonArray  *list,
              GHashTable *places,
              const char *key)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));

  return place > 0 ? json_array_get_element (list, place - 1) : NULL;
}

static void
add_whole (Diff       *self,
           const char *format,
           const char *where,
           const char *list,
           JsonNode   *element)
{
  g_autofree char *title = get_title (self, element);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  take_line (self, g_strdup_printf (format, where, get_list_name (list), get_key (element), title));
#pragma GCC diagnostic pop
}

/* Whether what is in both lists stands in the same order in both. */
static gboolean
is_same_order (JsonArray  *before,
               GHashTable *places_after)
{
  guint last = 0;

  for (guint i = 0; i < json_array_get_length (before); i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places_after,
                                                           get_key (json_array_get_element (before, i))));

      if (place != 0 && place < last)
        return FALSE;
      last = MAX (last, place);
    }
  return TRUE;
}

static void
diff_keyed_lists (Diff       *self,
                  const char *where,
                  const char *name,
                  JsonArray  *before,
                  GHashTable *places_before,
                  JsonArray  *after,
                  GHashTable *places_after)
{
  for (guint i = 0; i < json_array_get_length (before); i++)
    {
      JsonNode *element = json_array_get_element (before, i);
      JsonNode *other = find_element (after, places_after, get_key (element));
      g_autofree char *here = NULL;

      if (other == NULL)
        {
          /* Translators: a place in a file, what kind of thing it is, its id, and its name in brackets. */
          add_whole (self, _("%s: taken out: %s “%s”%s"), where, name, element);
          continue;
        }
      here = g_strdup_printf (_("%s: %s “%s”"), where, get_list_name (name), get_key (element));
      diff_nodes (self, here, NULL, element, other);
    }
  for (guint i = 0; i < json_array_get_length (after); i++)
    {
      JsonNode *element = json_array_get_element (after, i);

      if (find_element (before, places_before, get_key (element)) == NULL)
        /* Translators: a place in a file, what kind of thing it is, its id, and its name in brackets. */
        add_whole (self, _("%s: new: %s “%s”%s"), where, name, element);
    }
  if (!is_same_order (before, places_after))
    /* Translators: a place in a file, and the name of a list. */
    take_line (self, g_strdup_printf (_("%s: the order of “%s” is another"), where, name));
}

/* ---- Values ---- */

static void
diff_values (Diff       *self,
             const char *where,
             const char *member,
             JsonNode   *before,
             JsonNode   *after)
{
  g_autofree char *old_value = show (self, before);
  g_autofree char *new_value = show (self, after);
  g_autofree char *here = member != NULL ? g_strdup_printf ("%s: %s", where, member) : g_strdup (where);

  if (is_text (before) && is_text (after) && g_str_equal (old_value, new_value))
    take_line (self, g_strdup_printf (_("%s: only the text in another language is new"), here));
  else
    take_line (self, g_strdup_printf (_("%s: was %s, is now %s"), here, old_value, new_value));
}

static void
diff_objects (Diff       *self,
              const char *where,
              JsonObject *before,
              JsonObject *after)
{
  g_autoptr (GList) members = json_object_get_members (before);
  g_autoptr (GList) others = json_object_get_members (after);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *old_node = json_object_get_member (before, l->data);

      if (json_object_has_member (after, l->data))
        diff_nodes (self, where, l->data, old_node, json_object_get_member (after, l->data));
      else
        {
          g_autofree char *value = show (self, old_node);

          take_line (self, g_strdup_printf (_("%s: %s: taken out: %s"), where, (char *) l->data, value));
        }
    }
  for (GList *l = others; l != NULL; l = l->next)
    if (!json_object_has_member (before, l->data))
      {
        g_autofree char *value = show (self, json_object_get_member (after, l->data));

        take_line (self, g_strdup_printf (_("%s: %s: new: %s"), where, (char *) l->data, value));
      }
}

static void
diff_nodes (Diff       *self,
            const char *where,
            const char *member,
            JsonNode   *before,
            JsonNode   *after)
{
  if (json_node_equal (before, after))
    return;
  /* A condition changes as a whole. */
  if (JSON_NODE_HOLDS_OBJECT (before) && JSON_NODE_HOLDS_OBJECT (after) &&
      !is_text (before) && g_strcmp0 (member, "when") != 0)
    {
      g_autofree char *here = member != NULL ? g_strdup_printf ("%s: %s", where, member) : g_strdup (where);

      diff_objects (self, here, json_node_get_object (before), json_node_get_object (after));
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (before) && JSON_NODE_HOLDS_ARRAY (after) && member != NULL)
    {
      g_autoptr (GHashTable) places_before = index_list (json_node_get_array (before));
      g_autoptr (GHashTable) places_after = index_list (json_node_get_array (after));

      if (places_before != NULL && places_after != NULL)
        {
          diff_keyed_lists (self, where, member, json_node_get_array (before), places_before,
                            json_node_get_array (after), places_after);
          return;
        }
    }
  diff_values (self, where, member, before, after);
}

/**
 * vei_pack_diff:
 * @before: a pack
 * @after: another
 * @files: (array zero-terminated=1): the names of the files to compare
 * @language: the language of the texts that are shown
 * @error: return location for an error
 *
 * Says in words what changed from one pack to another: what is new, what was
 * taken out, and what has another value. Each line begins with the name of the
 * file.
 *
 * Fails as vei_pack_read() does.
 *
 * Returns: (transfer full) (element-type utf8): the lines, in the order of
 *   @files and of the older pack
 */
GPtrArray *
vei_pack_diff (VeiPack             *before,
               VeiPack             *after,
               const char * const  *files,
               VeiLanguage          language,
               GError             **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  Diff self = { language, lines };

  g_return_val_if_fail (VEI_IS_PACK (before) && VEI_IS_PACK (after) && files != NULL, NULL);

  for (guint i = 0; files[i] != NULL; i++)
    {
      gboolean had = vei_pack_has (before, files[i]);
      gboolean has = vei_pack_has (after, files[i]);
      g_autoptr (JsonNode) old_root = had ? vei_pack_read (before, files[i], error) : NULL;
      g_autoptr (JsonNode) new_root = NULL;

      if (had && old_root == NULL)
        return NULL;
      new_root = has ? vei_pack_read (after, files[i], error) : NULL;
      if (has && new_root == NULL)
        return NULL;
      if (had && has)
        diff_nodes (&self, files[i], NULL, old_root, new_root);
      else if (had || has)
        take_line (&self, g_strdup_printf (has ? _("%s: this file is new") : _("%s: this file is gone"),
                                           files[i]));
    }
  return g_steal_pointer (&lines);
}
