/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include "core/vei-json-private.h"

#define MAX_MESSAGE_CHARACTERS 400

/**
 * vei_json_root:
 * @json: (out caller-allocates): the place to set
 * @node: the root of a document; not owned
 *
 * Sets a place to the root of a document.
 *
 * ```c
 * VeiJson root, name;
 * const char *value;
 *
 * vei_json_root (&root, node);
 * if (!vei_json_member (&root, "name", &name, error)
 *     || !vei_json_string (&name, &value, error))
 *   return FALSE;   // "/name: a text was expected here"
 * ```
 */
void
vei_json_root (VeiJson  *json,
               JsonNode *node)
{
  g_return_if_fail (json != NULL);
  g_return_if_fail (node != NULL);

  *json = (VeiJson) { .node = node };
}

/* Adds the reference token of a place, as RFC 6901 escapes it. */
static void
append_place (GString       *pointer,
              const VeiJson *json)
{
  if (json->parent == NULL)
    return;

  append_place (pointer, json->parent);
  g_string_append_c (pointer, '/');
  if (json->name == NULL)
    {
      g_string_append_printf (pointer, "%u", json->index);
      return;
    }

  for (const char *at = json->name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '~')
        g_string_append (pointer, "~0");
      else if (c == '/')
        g_string_append (pointer, "~1");
      else if (g_unichar_iscntrl (c))
        /* An error is one line, whatever a member is called. */
        g_string_append_printf (pointer, "\\u%04x", c);
      else
        g_string_append_unichar (pointer, c);
    }
}

/**
 * vei_json_dup_pointer:
 * @json: a place
 *
 * Writes the JSON pointer of a place, such as "/events/0/date".
 *
 * Returns: (transfer full): the pointer; "" for the root
 */
char *
vei_json_dup_pointer (const VeiJson *json)
{
  GString *pointer = g_string_new (NULL);

  g_return_val_if_fail (json != NULL, g_string_free (pointer, FALSE));

  append_place (pointer, json);
  return g_string_free (pointer, FALSE);
}

/* Brings a part of a message, which may hold words of the file, on one line of
 * bearable length.
 */
static char *
shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (++n > MAX_MESSAGE_CHARACTERS)
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, g_unichar_iscntrl (c) ? '?' : c);
    }

  return g_string_free (line, FALSE);
}

/**
 * vei_json_set_error:
 * @json: the place that is wrong
 * @error: (nullable): return location for the error
 * @code: what is wrong
 * @format: what is wrong, in the user's language, printf-style
 * @...: the values for @format
 *
 * Sets an error whose message is `POINTER: what`; POINTER is "/" for the root.
 *
 * The message is one line: control characters stand as "?", and a part that is
 * longer than a few lines on the screen is cut off with "…".
 */
void
vei_json_set_error (const VeiJson  *json,
                    GError        **error,
                    VeiDataError    code,
                    const char     *format,
                    ...)
{
  g_autofree char *pointer = NULL;
  g_autofree char *what = NULL;
  g_autofree char *short_pointer = NULL;
  g_autofree char *short_what = NULL;
  va_list args;

  g_return_if_fail (json != NULL);
  g_return_if_fail (format != NULL);

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  pointer = vei_json_dup_pointer (json);
  short_pointer = shorten (pointer[0] != '\0' ? pointer : "/");
  short_what = shorten (what);
  g_set_error (error, VEI_DATA_ERROR, (int) code, "%s: %s", short_pointer,
               short_what);
}

/*
 * vei_json_refuse_type:
 * @json: the place that is wrong
 * @error: (nullable): return location for the error
 * @what: what was expected, in the user's language
 *
 * Sets a %VEI_DATA_ERROR_TYPE.
 *
 * Returns: %FALSE
 */
gboolean
vei_json_refuse_type (const VeiJson  *json,
                      GError        **error,
                      const char     *what)
{
  vei_json_set_error (json, error, VEI_DATA_ERROR_TYPE, "%s", what);
  return FALSE;
}

static gboolean
is_object (const VeiJson  *json,
           GError        **error)
{
  return JSON_NODE_HOLDS_OBJECT (json->node)
         || vei_json_refuse_type (json, error,
                                  _("an object in {…} was expected here"));
}

static gboolean
is_array (const VeiJson  *json,
          GError        **error)
{
  return JSON_NODE_HOLDS_ARRAY (json->node)
         || vei_json_refuse_type (json, error,
                                  _("a list in […] was expected here"));
}

/**
 * vei_json_check_object:
 * @json: a place
 * @allowed: (nullable) (array zero-terminated=1): the members that may be
 *   there; %NULL: any
 * @error: return location for an error
 *
 * Proves that a value is an object that holds no other members than some.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if it is not an object, and
 * %VEI_DATA_ERROR_UNKNOWN, naming the member, if it holds another.
 *
 * Returns: whether it is such an object
 */
gboolean
vei_json_check_object (const VeiJson       *json,
                       const char * const  *allowed,
                       GError             **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (json != NULL, FALSE);

  if (!is_object (json, error))
    return FALSE;
  if (allowed == NULL)
    return TRUE;

  json_object_iter_init_ordered (&iter, json_node_get_object (json->node));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      VeiJson member = { .parent = json, .name = name, .node = node };

      if (g_strv_contains (allowed, name))
        continue;

      vei_json_set_error (&member, error, VEI_DATA_ERROR_UNKNOWN,
                          _("there is no member of this name"));
      return FALSE;
    }

  return TRUE;
}

/**
 * vei_json_is_null:
 * @json: a place
 *
 * Finds out whether a value is `null`.
 *
 * Returns: whether it is
 */
gboolean
vei_json_is_null (const VeiJson *json)
{
  g_return_val_if_fail (json != NULL, FALSE);

  return JSON_NODE_HOLDS_NULL (json->node);
}

/**
 * vei_json_has:
 * @json: a place
 * @member: the name of a member
 *
 * Finds out whether a value is an object that has a member, `null` or not.
 *
 * Returns: whether it is
 */
gboolean
vei_json_has (const VeiJson *json,
              const char    *member)
{
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (member != NULL, FALSE);

  return JSON_NODE_HOLDS_OBJECT (json->node)
         && json_object_has_member (json_node_get_object (json->node), member);
}

/**
 * vei_json_member:
 * @json: a place; must outlive @child
 * @member: the name of a member; must outlive @child
 * @child: (out caller-allocates): the place of the member
 * @error: return location for an error
 *
 * Goes to a member of an object.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not an object, and
 * %VEI_DATA_ERROR_MISSING if it does not have the member.
 *
 * Returns: whether @child is set
 */
gboolean
vei_json_member (const VeiJson  *json,
                 const char     *member,
                 VeiJson        *child,
                 GError        **error)
{
  JsonNode *node;

  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (member != NULL, FALSE);
  g_return_val_if_fail (child != NULL, FALSE);

  if (!is_object (json, error))
    return FALSE;

  node = json_object_get_member (json_node_get_object (json->node), member);
  if (node == NULL)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_MISSING,
                          /* Translators: %s is the name of a member. */
                          _("“%s” is missing"), member);
      return FALSE;
    }

  *child = (VeiJson) { .parent = json, .name = member, .node = node };
  return TRUE;
}

/**
 * vei_json_length:
 * @json: a place
 * @length: (out): the number of elements
 * @error: return location for an error
 *
 * Gets the length of a list. Fails with %VEI_DATA_ERROR_TYPE if the value is
 * not a list.
 *
 * Returns: whether @length is set
 */
gboolean
vei_json_length (const VeiJson  *json,
                 guint          *length,
                 GError        **error)
{
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (length != NULL, FALSE);

  if (!is_array (json, error))
    return FALSE;

  *length = json_array_get_length (json_node_get_array (json->node));
  return TRUE;
}

/**
 * vei_json_element:
 * @json: a place; must outlive @child
 * @index: the number of an element, less than vei_json_length()
 * @child: (out caller-allocates): the place of the element
 * @error: return location for an error
 *
 * Goes to an element of a list. Fails with %VEI_DATA_ERROR_TYPE if the value
 * is not a list, and %VEI_DATA_ERROR_MISSING if the list is shorter.
 *
 * Returns: whether @child is set
 */
gboolean
vei_json_element (const VeiJson  *json,
                  guint           index,
                  VeiJson        *child,
                  GError        **error)
{
  JsonArray *array;

  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (child != NULL, FALSE);

  if (!is_array (json, error))
    return FALSE;

  array = json_node_get_array (json->node);
  if (index >= json_array_get_length (array))
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_MISSING,
                          _("the list is too short"));
      return FALSE;
    }

  *child = (VeiJson) { .parent = json, .index = index,
                       .node = json_array_get_element (array, index) };
  return TRUE;
}
