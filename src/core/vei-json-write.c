/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/vei-json-private.h"

/* Our own writer: that of json-glib 1.6 has no stable form for numbers with
 * decimals, and leaves some control characters as they are.
 */
typedef struct
{
  GString  *text;
  gboolean  is_pretty;
  guint     depth;
} Writer;

static void write_node (Writer   *writer,
                        JsonNode *node);

static void
write_string (GString    *text,
              const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);

  g_string_append_c (text, '"');
  for (const char *at = valid; *at != '\0'; at++)
    switch (*at)
      {
      case '"':
        g_string_append (text, "\\\"");
        break;
      case '\\':
        g_string_append (text, "\\\\");
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\r':
        g_string_append (text, "\\r");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      default:
        if ((guchar) *at < 0x20)
          g_string_append_printf (text, "\\u%04x", (guchar) *at);
        else
          g_string_append_c (text, *at);
        break;
      }
  g_string_append_c (text, '"');
}

/* Writes the shortest text that reads as the same number. */
static void
write_double (GString *text,
              double   number)
{
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (number))
    {
      g_string_append (text, "null");
      return;
    }

  /* "-0" would be read as the integer 0, and lose its sign then. */
  if (!(number < 0) && !(number > 0))
    number = 0;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (!(g_ascii_strtod (buffer, NULL) < number)
          && !(g_ascii_strtod (buffer, NULL) > number))
        break;
    }

  g_string_append (text, buffer);
  /* An integer of that size would be refused when it is read again. */
  if (strpbrk (buffer, ".e") == NULL
      && fabs (number) > (double) VEI_JSON_MAX_INTEGER)
    g_string_append (text, ".0");
}

static void
write_value (GString  *text,
             JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    write_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    write_double (text, json_node_get_double (node));
  else
    g_string_append_printf (text, "%" G_GINT64_FORMAT,
                            json_node_get_int (node));
}

static void
break_line (Writer *writer)
{
  if (!writer->is_pretty)
    return;

  g_string_append_c (writer->text, '\n');
  for (guint i = 0; i < writer->depth; i++)
    g_string_append (writer->text, "  ");
}

static void
write_object (Writer     *writer,
              JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean is_first = TRUE;

  g_string_append_c (writer->text, '{');
  writer->depth++;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!is_first)
        g_string_append_c (writer->text, ',');
      is_first = FALSE;
      break_line (writer);
      write_string (writer->text, name);
      g_string_append (writer->text, writer->is_pretty ? ": " : ":");
      write_node (writer, member);
    }
  writer->depth--;
  if (!is_first)
    break_line (writer);
  g_string_append_c (writer->text, '}');
}

static void
write_array (Writer    *writer,
             JsonArray *array)
{
  guint length = json_array_get_length (array);

  g_string_append_c (writer->text, '[');
  writer->depth++;
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (writer->text, ',');
      break_line (writer);
      write_node (writer, json_array_get_element (array, i));
    }
  writer->depth--;
  if (length > 0)
    break_line (writer);
  g_string_append_c (writer->text, ']');
}

static void
write_node (Writer   *writer,
            JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (writer, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      write_array (writer, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      write_value (writer->text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (writer->text, "null");
      break;
    }
}

/**
 * vei_json_to_line:
 * @node: a value
 *
 * Writes a value as JSON on one line, without spaces or a line break.
 *
 * Members stand in the order in which they were set. Letters outside ASCII and
 * "/" stand as they are. A number with decimals is the shortest text that reads
 * as the same number, in every locale; one that is not finite is `null`.
 *
 * Returns: (transfer full): the text
 */
char *
vei_json_to_line (JsonNode *node)
{
  Writer writer = { .text = NULL };

  g_return_val_if_fail (node != NULL, NULL);

  writer.text = g_string_new (NULL);
  write_node (&writer, node);

  return g_string_free (writer.text, FALSE);
}

/**
 * vei_json_to_pretty:
 * @node: a value
 *
 * Writes a value as JSON for a file that people read too: a member or element
 * a line, two spaces in for each level, and a line break at the end.
 *
 * For all else, see vei_json_to_line().
 *
 * Returns: (transfer full): the text
 */
char *
vei_json_to_pretty (JsonNode *node)
{
  Writer writer = { .text = NULL, .is_pretty = TRUE };

  g_return_val_if_fail (node != NULL, NULL);

  writer.text = g_string_new (NULL);
  write_node (&writer, node);
  g_string_append_c (writer.text, '\n');

  return g_string_free (writer.text, FALSE);
}
