/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-case-private.h"
#include "core/vei-date.h"

/* The members of a case file, read and written in one way wherever they stand.
 * A file may hold members that this version does not know, and members that
 * are there and empty; both are written again as they were.
 */

static gboolean
holds_controls (const char *text,
                const char *except)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) && (c >= 0x80 || strchr (except, (int) c) == NULL))
        return TRUE;
    }

  return FALSE;
}

static char *
drop_controls (const char *text,
               const char *except)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iscntrl (c) || (c < 0x80 && strchr (except, (int) c) != NULL))
        g_string_append_unichar (clean, c);
      else if (c == '\n' || c == '\t')
        g_string_append_c (clean, ' ');
    }

  return g_string_free (clean, FALSE);
}

/*
 * vei_field_clean_line:
 * @line: (nullable): a text that somebody has typed or pasted
 *
 * Makes a text fit for one line: without control characters.
 *
 * Returns: (transfer full): the line, never %NULL
 */
char *
vei_field_clean_line (const char *line)
{
  return drop_controls (line != NULL ? line : "", "");
}

/*
 * vei_field_clean_words:
 * @words: (nullable): a text that somebody has typed or pasted
 *
 * Makes a text fit for several lines: without control characters but line
 * breaks and tabs.
 *
 * Returns: (transfer full): the words, never %NULL
 */
char *
vei_field_clean_words (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\r\n", -1);
  g_autofree char *text = g_strjoinv ("\n", lines);

  return drop_controls (g_strdelimit (text, "\r", '\n'), "\n\t");
}

/*
 * vei_field_copy_node:
 * @node: a value
 *
 * Copies a value and all that it holds.
 *
 * Returns: (transfer full): the copy
 */
JsonNode *
vei_field_copy_node (JsonNode *node)
{
  JsonNode *copy = json_node_alloc ();

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = json_object_new ();
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        json_object_set_member (object, name, vei_field_copy_node (member));
      return json_node_init_object (copy, object);
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (JsonArray) array = json_array_new ();
      JsonArray *from = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (from); i++)
        json_array_add_element (array, vei_field_copy_node (json_array_get_element (from, i)));
      return json_node_init_array (copy, array);
    }

  json_node_unref (copy);
  return json_node_copy (node);
}

/* ---- Reading ---- */

static gboolean
read_text (const VeiJson  *json,
           const char     *except,
           const char    **text,
           GError        **error)
{
  if (!vei_json_string (json, text, error))
    return FALSE;

  if (holds_controls (*text, except))
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("the text holds a control character that cannot "
                            "be printed here"));
      return FALSE;
    }

  return TRUE;
}

/*
 * vei_field_check_words:
 * @json: a place
 * @words: (out) (transfer none): the words, owned by the document
 * @error: return location for an error
 *
 * Reads a text of several lines.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a string, and
 * %VEI_DATA_ERROR_VALUE if it holds other control characters than line breaks
 * and tabs.
 *
 * Returns: whether @words is set
 */
gboolean
vei_field_check_words (const VeiJson  *json,
                       const char    **words,
                       GError        **error)
{
  return read_text (json, "\n\r\t", words, error);
}

/*
 * vei_field_read_line:
 * @object: the place of an object
 * @member: the name of a member
 * @slot: (inout): the line; replaced
 * @error: return location for an error
 *
 * Reads a text of one line, where it is there.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a string, and
 * %VEI_DATA_ERROR_VALUE if it holds control characters.
 *
 * Returns: %FALSE with @error set
 */
gboolean
vei_field_read_line (const VeiJson  *object,
                     const char     *member,
                     char          **slot,
                     GError        **error)
{
  VeiJson json;
  const char *line;

  if (!vei_json_has (object, member))
    return TRUE;
  if (!vei_json_member (object, member, &json, error)
      || !read_text (&json, "", &line, error))
    return FALSE;

  g_free (*slot);
  *slot = g_strdup (line);
  return TRUE;
}

/*
 * vei_field_read_words:
 * @object: the place of an object
 * @member: the name of a member
 * @slot: (inout): the words; replaced
 * @error: return location for an error
 *
 * Reads a text of several lines, where it is there, as
 * vei_field_check_words() does.
 *
 * Returns: %FALSE with @error set
 */
gboolean
vei_field_read_words (const VeiJson  *object,
                      const char     *member,
                      char          **slot,
                      GError        **error)
{
  VeiJson json;
  const char *words;

  if (!vei_json_has (object, member))
    return TRUE;
  if (!vei_json_member (object, member, &json, error)
      || !vei_field_check_words (&json, &words, error))
    return FALSE;

  g_free (*slot);
  *slot = vei_field_clean_words (words);
  return TRUE;
}

/*
 * vei_field_read_lines:
 * @object: the place of an object
 * @member: the name of a member
 * @slot: (inout) (array zero-terminated=1): the lines; replaced
 * @error: return location for an error
 *
 * Reads a list of lines, such as an address, where it is there. A list of
 * nothing but empty lines is read as an empty one.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a list of strings, and
 * %VEI_DATA_ERROR_VALUE if one holds control characters.
 *
 * Returns: %FALSE with @error set
 */
gboolean
vei_field_read_lines (const VeiJson  *object,
                      const char     *member,
                      GStrv          *slot,
                      GError        **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  VeiJson list;
  guint length;
  gboolean is_empty = TRUE;

  if (!vei_json_has (object, member))
    return TRUE;
  if (!vei_json_member (object, member, &list, error)
      || !vei_json_length (&list, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      VeiJson element;
      const char *line;

      if (!vei_json_element (&list, i, &element, error)
          || !read_text (&element, "", &line, error))
        return FALSE;
      is_empty = is_empty && line[0] == '\0';
      g_ptr_array_add (lines, g_strdup (line));
    }

  if (is_empty)
    g_ptr_array_set_size (lines, 0);
  g_ptr_array_add (lines, NULL);
  g_strfreev (*slot);
  *slot = (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
  return TRUE;
}

/*
 * vei_field_read_date:
 * @object: the place of an object
 * @member: the name of a member
 * @slot: (inout): the date
 * @error: return location for an error
 *
 * Reads a date, where it is there and not `null`.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a string, and
 * %VEI_DATA_ERROR_VALUE if it is not a date.
 *
 * Returns: %FALSE with @error set
 */
gboolean
vei_field_read_date (const VeiJson  *object,
                     const char     *member,
                     GDate          *slot,
                     GError        **error)
{
  VeiJson json;

  if (!vei_json_has (object, member))
    return TRUE;

  return vei_json_member (object, member, &json, error)
         && (vei_json_is_null (&json) || vei_json_date (&json, slot, error));
}

/* ---- Writing ---- */

static JsonNode *
find_kept (JsonObject *kept,
           const char *member)
{
  return kept != NULL ? json_object_get_member (kept, member) : NULL;
}

static void
write_text (JsonObject *object,
            JsonObject *kept,
            const char *member,
            const char *text)
{
  JsonNode *before = find_kept (kept, member);

  if (text[0] != '\0')
    json_object_set_string_member (object, member, text);
  else if (before != NULL && JSON_NODE_HOLDS_NULL (before))
    json_object_set_null_member (object, member);
  else if (before != NULL)
    json_object_set_string_member (object, member, "");
}

/*
 * vei_field_write_line:
 * @object: the object to write to
 * @kept: (nullable): the object as it was read
 * @member: the name of a member
 * @line: (nullable): its value
 *
 * Writes a text of one line. What vei_field_read_line() would refuse is left
 * out of it.
 */
void
vei_field_write_line (JsonObject *object,
                      JsonObject *kept,
                      const char *member,
                      const char *line)
{
  g_autofree char *clean = vei_field_clean_line (line);

  write_text (object, kept, member, clean);
}

/*
 * vei_field_write_words:
 * @object: the object to write to
 * @kept: (nullable): the object as it was read
 * @member: the name of a member
 * @words: (nullable): its value
 *
 * Writes a text of several lines.
 */
void
vei_field_write_words (JsonObject *object,
                       JsonObject *kept,
                       const char *member,
                       const char *words)
{
  g_autofree char *clean = vei_field_clean_words (words);

  write_text (object, kept, member, clean);
}

/*
 * vei_field_write_lines:
 * @object: the object to write to
 * @kept: (nullable): the object as it was read
 * @member: the name of a member
 * @lines: (array zero-terminated=1): its value
 *
 * Writes a list of lines.
 */
void
vei_field_write_lines (JsonObject         *object,
                       JsonObject         *kept,
                       const char         *member,
                       const char * const *lines)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *before = find_kept (kept, member);
  gboolean is_empty = TRUE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *clean = vei_field_clean_line (lines[i]);

      is_empty = is_empty && clean[0] == '\0';
      json_array_add_string_element (array, clean);
    }

  if (!is_empty)
    {
      json_object_set_array_member (object, member, g_steal_pointer (&array));
      return;
    }
  if (before == NULL)
    return;

  /* [""] is as empty as [], and stays what it was. */
  g_clear_pointer (&array, json_array_unref);
  array = json_array_new ();
  if (JSON_NODE_HOLDS_ARRAY (before))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (before)); i++)
      {
        const char *line = json_array_get_string_element (json_node_get_array (before), i);

        if (line[0] == '\0')
          json_array_add_string_element (array, "");
      }
  json_object_set_array_member (object, member, g_steal_pointer (&array));
}

/*
 * vei_field_write_date:
 * @object: the object to write to
 * @kept: (nullable): the object as it was read
 * @member: the name of a member
 * @date: its value, valid or not
 *
 * Writes a date; one that is not valid as `null`, where @kept has the member.
 */
void
vei_field_write_date (JsonObject  *object,
                      JsonObject  *kept,
                      const char  *member,
                      const GDate *date)
{
  if (g_date_valid (date))
    {
      g_autofree char *iso = vei_date_to_iso (date);

      json_object_set_string_member (object, member, iso);
    }
  else if (find_kept (kept, member) != NULL)
    {
      json_object_set_null_member (object, member);
    }
}

/*
 * vei_field_write_rest:
 * @object: the object to write to, with all members that are known
 * @kept: (nullable): the object as it was read
 *
 * Writes the members of @kept that this version of the program does not know.
 */
void
vei_field_write_rest (JsonObject *object,
                      JsonObject *kept)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (kept == NULL)
    return;

  json_object_iter_init_ordered (&iter, kept);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!json_object_has_member (object, name))
      json_object_set_member (object, name, vei_field_copy_node (member));
}
