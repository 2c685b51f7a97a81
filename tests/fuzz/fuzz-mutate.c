/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <string.h>

/*
 * Changes JSON as JSON: most bytes that are changed at random only make a file
 * that no reader looks at twice. A file of sections, each after a line
 * "=== NAME", is changed in one of them.
 */

#define MARK "=== "

static JsonNode *
make_value (GRand *rand)
{
  static const char * const texts[] = {
    "", "a", "yes", "type1", "sensor", "2026-11-22", "2026-02-30", "age_group", "has_sensor", "nb", "{fra}",
    "\303\245", "\342\200\256", "x#y", "0", "999999999999999999999",
  };
  static const double numbers[] = { 0, 1, -1, 0.5, 28, 365, 1e9, -1e300, 9007199254740991.0 };
  JsonNode *node = json_node_alloc ();

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return json_node_init_null (node);
    case 1:
      return json_node_init_boolean (node, g_rand_boolean (rand));
    case 2:
      return json_node_init_double (node, numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))]);
    case 3:
      return json_node_init_string (node, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
    case 4:
      {
        g_autoptr (JsonArray) array = json_array_new ();

        return json_node_init_array (node, array);
      }
    default:
      {
        g_autoptr (JsonObject) object = json_object_new ();

        return json_node_init_object (node, object);
      }
    }
}

/* To the bottom: json-glib shares what is below a copy, and a list that holds itself has no end. */
static JsonNode *
copy_whole (JsonNode *node)
{
  g_autofree char *line = vei_json_to_line (node);
  JsonNode *copy = vei_json_parse ("copy", line, strlen (line), NULL);

  return copy != NULL ? copy : json_node_init_null (json_node_alloc ());
}

static void
collect (JsonNode  *node,
         GPtrArray *all)
{
  g_ptr_array_add (all, node);
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect (json_array_get_element (json_node_get_array (node), i), all);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));

      for (GList *l = members; l != NULL; l = l->next)
        collect (json_object_get_member (json_node_get_object (node), l->data), all);
    }
}

/* A value of the same file at another place, or a new one. */
static JsonNode *
choose_value (GRand     *rand,
              GPtrArray *all)
{
  if (g_rand_int_range (rand, 0, 3) > 0)
    return make_value (rand);
  return copy_whole (g_ptr_array_index (all, g_rand_int_range (rand, 0, (gint32) all->len)));
}

static void
change_array (GRand     *rand,
              JsonArray *array,
              GPtrArray *all)
{
  guint n = json_array_get_length (array);
  guint at = n > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) n) : 0;
  gint32 way = n == 0 ? 0 : g_rand_int_range (rand, 0, 4);
  JsonNode *value = way == 1 ? copy_whole (json_array_get_element (array, at)) : choose_value (rand, all);

  if (way >= 2)
    json_array_remove_element (array, at);
  if (way <= 2)
    json_array_add_element (array, value);
  else
    json_node_unref (value);
}

static void
change_object (GRand      *rand,
               JsonObject *object,
               GPtrArray  *all)
{
  g_autoptr (GList) members = json_object_get_members (object);
  guint n = g_list_length (members);
  g_autofree char *name = NULL;

  if (n == 0)
    return;
  name = g_strdup (g_list_nth_data (members, (guint) g_rand_int_range (rand, 0, (gint32) n)));
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      json_object_remove_member (object, name);
      break;
    case 1:
      {
        const char *other = g_list_nth_data (members, (guint) g_rand_int_range (rand, 0, (gint32) n));

        json_object_set_member (object, name, copy_whole (json_object_get_member (object, other)));
        break;
      }
    default:
      json_object_set_member (object, name, choose_value (rand, all));
      break;
    }
}

static void
change (GRand    *rand,
        JsonNode *root)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  JsonNode *node;

  collect (root, all);
  for (guint tries = 0; tries < 8; tries++)
    {
      node = g_ptr_array_index (all, g_rand_int_range (rand, 0, (gint32) all->len));
      if (JSON_NODE_HOLDS_ARRAY (node))
        {
          change_array (rand, json_node_get_array (node), all);
          return;
        }
      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          change_object (rand, json_node_get_object (node), all);
          return;
        }
    }
}

/* One section of the input, or all of it. */
static void
choose_section (GRand          *rand,
                const char     *text,
                gsize           size,
                gsize          *first,
                gsize          *end)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *at = text, *line_end;
  guint chosen;

  *first = 0;
  *end = size;
  while ((at = g_strstr_len (at, (gssize) (text + size - at), MARK)) != NULL)
    {
      gsize place = (gsize) (at - text);

      if (place == 0 || at[-1] == '\n')
        g_array_append_val (starts, place);
      at += strlen (MARK);
    }
  if (starts->len == 0)
    return;
  chosen = (guint) g_rand_int_range (rand, 0, (gint32) starts->len);
  *first = g_array_index (starts, gsize, chosen);
  if (chosen + 1 < starts->len)
    *end = g_array_index (starts, gsize, chosen + 1);
  line_end = memchr (text + *first, '\n', *end - *first);
  *first = line_end != NULL ? (gsize) (line_end + 1 - text) : *end;
}

size_t
LLVMFuzzerCustomMutator (uint8_t      *data,
                         size_t        size,
                         size_t        max_size,
                         unsigned int  seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *changed = NULL;
  gsize first, end, length;

  if (g_rand_int_range (rand, 0, 5) == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  choose_section (rand, (const char *) data, size, &first, &end);
  root = vei_json_parse ("input", (const char *) data + first, end - first, NULL);
  if (root == NULL)
    return LLVMFuzzerMutate (data, size, max_size);
  for (gint32 n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    change (rand, root);
  changed = vei_json_to_line (root);
  length = strlen (changed);
  if (size - (end - first) + length + 1 > max_size)
    return LLVMFuzzerMutate (data, size, max_size);
  memmove (data + first + length + 1, data + end, size - end);
  memcpy (data + first, changed, length);
  data[first + length] = '\n';
  return size - (end - first) + length + 1;
}
