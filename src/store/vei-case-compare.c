/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-json.h"
#include "store/vei-case-compare.h"

/* Comparing case files member by member, and joining two into one. What is
 * empty counts as not there.
 */

/**
 * vei_difference_free:
 * @difference: (transfer full) (nullable): a difference
 *
 * Frees a difference.
 */
void
vei_difference_free (VeiDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->pointer);
  g_free (difference->ours);
  g_free (difference->theirs);
  g_free (difference);
}

/* In answers, null says something: that the person does not know. */
static gboolean
is_empty (JsonNode   *node,
          const char *pointer)
{
  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_NULL (node))
    return !g_str_has_prefix (pointer, "/answers/");
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr(GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *at = members; at != NULL; at = at->next)
        if (!is_empty (at->data, g_str_equal (pointer, "/answers") ? "/answers/" : pointer))
          return FALSE;
      return TRUE;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (!is_empty (json_array_get_element (array, i), pointer))
          return FALSE;
      return TRUE;
    }
  return json_node_get_value_type (node) == G_TYPE_STRING
         && *json_node_get_string (node) == '\0';
}

static void
add_difference (GPtrArray         *differences,
                VeiDifferenceKind  kind,
                const char        *pointer,
                JsonNode          *ours,
                JsonNode          *theirs)
{
  VeiDifference *difference = g_new0 (VeiDifference, 1);

  difference->kind = kind;
  difference->pointer = g_strdup (pointer);
  difference->ours = ours != NULL ? vei_json_to_line (ours) : NULL;
  difference->theirs = theirs != NULL ? vei_json_to_line (theirs) : NULL;
  g_ptr_array_add (differences, difference);
}

/* What tells files apart and not what they say. */
static gboolean
is_passed_over (const char *pointer)
{
  return g_str_equal (pointer, "/format") || g_str_equal (pointer, "/version")
         || g_str_equal (pointer, "/id") || g_str_equal (pointer, "/log");
}

static gboolean
holds_element (JsonArray *array,
               JsonNode  *element)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_node_equal (json_array_get_element (array, i), element))
      return TRUE;
  return FALSE;
}

static char *
extend_pointer (const char *pointer,
                const char *name)
{
  return g_strconcat (pointer, "/", name, NULL);
}

static gboolean
is_list_of_its_own (const char *pointer)
{
  return g_str_equal (pointer, "/events") || g_str_equal (pointer, "/attachments")
         || g_str_equal (pointer, "/letters") || g_str_equal (pointer, "/log");
}

static void join_objects (JsonObject *ours,
                          JsonObject *theirs,
                          const char *pointer,
                          gboolean    change,
                          GPtrArray  *differences);

static void
join_lists (JsonArray  *ours,
            JsonArray  *theirs,
            const char *pointer,
            gboolean    change,
            GPtrArray  *differences)
{
  for (guint i = 0; i < json_array_get_length (theirs); i++)
    {
      JsonNode *element = json_array_get_element (theirs, i);

      if (holds_element (ours, element))
        continue;
      add_difference (differences, VEI_DIFFERENCE_NEW, pointer, NULL, element);
      if (change)
        json_array_add_element (ours, json_node_copy (element));
    }
  for (guint i = 0; !change && i < json_array_get_length (ours); i++)
    if (!holds_element (theirs, json_array_get_element (ours, i)))
      add_difference (differences, VEI_DIFFERENCE_MISSING, pointer,
                      json_array_get_element (ours, i), NULL);
}

static void
join_members (JsonObject *ours,
              const char *name,
              JsonNode   *our,
              JsonNode   *their,
              const char *pointer,
              gboolean    change,
              GPtrArray  *differences)
{
  if (is_empty (their, pointer))
    {
      if (!is_empty (our, pointer) && !change)
        add_difference (differences, VEI_DIFFERENCE_MISSING, pointer, our, NULL);
      return;
    }
  if (is_empty (our, pointer))
    {
      add_difference (differences, VEI_DIFFERENCE_NEW, pointer, NULL, their);
      if (change)
        json_object_set_member (ours, name, json_node_copy (their));
    }
  else if (JSON_NODE_HOLDS_OBJECT (our) && JSON_NODE_HOLDS_OBJECT (their))
    join_objects (json_node_get_object (our), json_node_get_object (their), pointer, change,
                  differences);
  else if (is_list_of_its_own (pointer)
           && JSON_NODE_HOLDS_ARRAY (our) && JSON_NODE_HOLDS_ARRAY (their))
    join_lists (json_node_get_array (our), json_node_get_array (their), pointer, change,
                differences);
  else if (!json_node_equal (our, their))
    add_difference (differences, VEI_DIFFERENCE_OTHER, pointer, our, their);
}

static void
join_objects (JsonObject *ours,
              JsonObject *theirs,
              const char *pointer,
              gboolean    change,
              GPtrArray  *differences)
{
  g_autoptr(GList) their_names = json_object_get_members (theirs);
  g_autoptr(GList) our_names = json_object_get_members (ours);

  for (GList *at = their_names; at != NULL; at = at->next)
    {
      g_autofree char *place = extend_pointer (pointer, at->data);

      if (!is_passed_over (place))
        join_members (ours, at->data, json_object_get_member (ours, at->data),
                      json_object_get_member (theirs, at->data), place, change, differences);
    }
  for (GList *at = our_names; !change && at != NULL; at = at->next)
    {
      g_autofree char *place = extend_pointer (pointer, at->data);

      if (!json_object_has_member (theirs, at->data) && !is_passed_over (place))
        join_members (ours, at->data, json_object_get_member (ours, at->data), NULL, place,
                      FALSE, differences);
    }
}

/**
 * vei_case_compare:
 * @ours: the root of a case file
 * @theirs: the root of another
 *
 * Finds where two case files differ. The id and the log are passed over.
 *
 * Returns: (transfer full) (element-type VeiDifference): the differences
 */
GPtrArray *
vei_case_compare (JsonNode *ours,
                  JsonNode *theirs)
{
  GPtrArray *differences
    = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_difference_free);

  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (theirs),
                        differences);

  join_objects (json_node_get_object (ours), json_node_get_object (theirs), "", FALSE,
                differences);
  return differences;
}

/**
 * vei_case_join:
 * @ours: the root of a case file, to be changed
 * @theirs: the root of another
 *
 * Takes into a case file what it lacks and another has. Where both say
 * something else, ours stays.
 *
 * Returns: (transfer full) (element-type VeiDifference): what was taken, as
 *   new, and where ours stayed, as other
 */
GPtrArray *
vei_case_join (JsonNode *ours,
               JsonNode *theirs)
{
  GPtrArray *differences
    = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_difference_free);

  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (ours) && JSON_NODE_HOLDS_OBJECT (theirs),
                        differences);

  join_objects (json_node_get_object (ours), json_node_get_object (theirs), "", TRUE,
                differences);
  return differences;
}
