/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "broken-pack.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-json.h"

/*
 * A broken pack is the shipped pack with a few edits. A pointer of an edit is
 * a JSON pointer whose steps into a list may also be the id of an element, so
 * that it still holds when the shipped pack grows.
 */

static const char * const pack_files[] = {
  "pack.json", "sources.json", "questions.json", "rules.json", "agreements.json", "units.json",
  "places.json", "abroad.json", "rights.json", "topics.json", "travel.json", NULL
};

static gboolean
has_name (JsonNode   *element,
          const char *name)
{
  static const char * const members[] = { "id", "criterion", "question", NULL };

  if (!JSON_NODE_HOLDS_OBJECT (element))
    return FALSE;
  for (guint i = 0; members[i] != NULL; i++)
    if (g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (element),
                                                               members[i], NULL), name) == 0)
      return TRUE;
  return FALSE;
}

/* The place of an element in a list; its length where there is none. */
static guint
find_element (JsonArray  *array,
              const char *step)
{
  guint64 index;

  if (g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT, &index, NULL))
    return MIN (index, json_array_get_length (array));
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (has_name (json_array_get_element (array, i), step))
      return i;
  return json_array_get_length (array);
}

static JsonNode *
get_child (JsonNode   *node,
           const char *step)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), step);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint index = find_element (array, step);

      return index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;
    }
  return NULL;
}

/* json-glib has no insertion, so the list is emptied and filled again. */
static void
insert_element (JsonArray  *array,
                const char *step,
                JsonNode   *value)
{
  guint length = json_array_get_length (array);
  guint index = g_str_equal (step, "-") ? length : find_element (array, step);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  g_assert_true (index < length || g_str_equal (step, "-"));
  for (guint i = index; i < length; i++)
    g_ptr_array_add (rest, json_array_dup_element (array, i));
  while (json_array_get_length (array) > index)
    json_array_remove_element (array, json_array_get_length (array) - 1);
  json_array_add_element (array, value);
  for (guint i = 0; i < rest->len; i++)
    json_array_add_element (array, g_ptr_array_index (rest, i));
}

static void
edit_object (JsonObject *object,
             const char *step,
             JsonObject *edit)
{
  if (json_object_has_member (edit, "set"))
    {
      json_object_set_member (object, step, json_object_dup_member (edit, "set"));
      return;
    }
  g_assert_true (json_object_has_member (edit, "remove"));
  g_assert_true (json_object_has_member (object, step));
  json_object_remove_member (object, step);
}

static void
edit_array (JsonArray  *array,
            const char *step,
            JsonObject *edit)
{
  guint index = find_element (array, step);

  if (json_object_has_member (edit, "insert"))
    {
      insert_element (array, step, json_object_dup_member (edit, "insert"));
      return;
    }
  g_assert_cmpuint (index, <, json_array_get_length (array));
  if (json_object_has_member (edit, "set"))
    {
      insert_element (array, step, json_object_dup_member (edit, "set"));
      index++;
    }
  json_array_remove_element (array, index);
}

static void
edit_document (const char *path,
               const char *pointer,
               JsonObject *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = vei_json_load_file (path, &error);
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);
  g_autofree char *text = NULL;
  JsonNode *node = root;
  guint i;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (steps), >, 1);
  for (i = 1; steps[i + 1] != NULL; i++)
    {
      node = get_child (node, steps[i]);
      g_assert_nonnull (node);
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    edit_array (json_node_get_array (node), steps[i], edit);
  else
    edit_object (json_node_get_object (node), steps[i], edit);
  text = vei_json_to_pretty (root);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Faults of a file as a whole: it is missing, ends too early, or is something else. */
static gboolean
edit_file (const char *path,
           JsonObject *edit)
{
  g_autofree char *text = NULL;
  gsize length;

  if (json_object_has_member (edit, "delete"))
    {
      g_assert_cmpint (g_remove (path), ==, 0);
      return TRUE;
    }
  if (json_object_has_member (edit, "write"))
    {
      g_assert_true (g_file_set_contents (path, json_object_get_string_member (edit, "write"),
                                          -1, NULL));
      return TRUE;
    }
  if (json_object_has_member (edit, "keep_bytes"))
    {
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_cmpint (json_object_get_int_member (edit, "keep_bytes"), <, (gint64) length);
      g_assert_true (g_file_set_contents (path, text,
                                          json_object_get_int_member (edit, "keep_bytes"), NULL));
      return TRUE;
    }
  return FALSE;
}

/*
 * broken_pack_new:
 * @shipped: the folder of the shipped pack
 * @edits: what to change in a copy of it
 *
 * Returns: (transfer full): the folder of the copy; end with broken_pack_remove()
 */
char *
broken_pack_new (const char *shipped,
                 JsonArray  *edits)
{
  g_autofree char *folder = g_dir_make_tmp ("vei-check-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (guint i = 0; pack_files[i] != NULL; i++)
    {
      g_autofree char *from = g_build_filename (shipped, pack_files[i], NULL);
      g_autofree char *to = g_build_filename (folder, pack_files[i], NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &text, &length, NULL));
      g_assert_true (g_file_set_contents (to, text, length, NULL));
    }
  for (guint i = 0; i < json_array_get_length (edits); i++)
    {
      JsonObject *edit = json_array_get_object_element (edits, i);
      g_autofree char *path = g_build_filename (folder, json_object_get_string_member (edit, "file"),
                                                NULL);

      if (!edit_file (path, edit))
        edit_document (path, json_object_get_string_member (edit, "pointer"), edit);
    }
  return g_steal_pointer (&folder);
}

/*
 * broken_pack_remove:
 * @folder: (transfer full): a folder from broken_pack_new()
 */
void
broken_pack_remove (char *folder)
{
  for (guint i = 0; pack_files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, pack_files[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

/*
 * broken_pack_resolve:
 * @folder: a folder from broken_pack_new()
 * @place: "FILE: POINTER", where a step into a list may be an id
 *
 * Returns: (transfer full): the place as the checker writes it, with numbers
 */
char *
broken_pack_resolve (const char *folder,
                     const char *place)
{
  const char *colon = strstr (place, ": ");
  g_autofree char *name = colon != NULL ? g_strndup (place, colon - place) : g_strdup (place);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (JsonNode) root = vei_json_load_file (path, NULL);
  g_auto (GStrv) steps = g_strsplit (colon != NULL ? colon + 2 : "", "/", -1);
  GString *result = g_string_new (name);
  JsonNode *node = root;

  if (colon != NULL)
    g_string_append (result, ": ");
  for (guint i = 1; i < g_strv_length (steps); i++)
    {
      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        g_string_append_printf (result, "/%u", find_element (json_node_get_array (node), steps[i]));
      else
        g_string_append_printf (result, "/%s", steps[i]);
      node = node != NULL ? get_child (node, steps[i]) : NULL;
    }
  return g_string_free (result, FALSE);
}
