/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>

#include <glib/gi18n.h>

#include "core/vei-json.h"
#include "store/vei-case-content-private.h"
#include "store/vei-store-error.h"

#define CONTENT_VERSION 1
/* The length of what is sealed says a little of the case; it is rounded up. */
#define PADDED_TO 64

/*
 * vei_case_content_free:
 * @content: (transfer full) (nullable): what is kept of a case
 *
 * Frees it.
 */
void
vei_case_content_free (VeiCaseContent *content)
{
  if (content == NULL)
    return;
  g_free (content->reason_kind);
  g_free (content->outcome);
  g_clear_pointer (&content->node, json_node_unref);
  g_free (content);
}

static void
append_json (GByteArray *bytes,
             JsonNode   *node)
{
  g_autofree char *line = vei_json_to_line (node);
  gsize length = strlen (line);

  g_byte_array_append (bytes, (const guint8 *) line, (guint) length);
  while (bytes->len % PADDED_TO != 0)
    g_byte_array_append (bytes, (const guint8 *) " ", 1);
  sodium_memzero (line, length);
}

/*
 * vei_case_content_write:
 * @content: what is kept of a case
 *
 * Writes it, to be sealed.
 *
 * Returns: (transfer full): the bytes, to be wiped
 */
GByteArray *
vei_case_content_write (const VeiCaseContent *content)
{
  GByteArray *bytes = g_byte_array_sized_new (4096);

  vei_bytes_put (bytes, CONTENT_VERSION, 1);
  vei_bytes_put (bytes, (guint64) content->created, 8);
  vei_bytes_put (bytes, (guint64) content->touched, 8);
  vei_bytes_put (bytes, content->flags & VEI_CASE_KEPT_FLAGS, 2);
  vei_bytes_put (bytes, content->n_log, 4);
  vei_bytes_put_string (bytes, content->reason_kind);
  vei_bytes_put_string (bytes, content->outcome);
  append_json (bytes, content->node);
  return bytes;
}

static char *
take_text (VeiByteReader *reader)
{
  gsize length;
  const char *string = vei_bytes_take_string (reader, &length);

  return length > 0 ? g_strndup (string, length) : NULL;
}

static gboolean
set_unsound (GError **error)
{
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                       _("This case is damaged and cannot be read. Nothing was changed. Restore "
                         "it from a backup; the other cases can be used."));
  return FALSE;
}

/* The words of a parser may repeat what stands in a case. */
static JsonNode *
parse_json (VeiByteReader *reader,
            GError       **error)
{
  JsonNode *node = reader->failed ? NULL
                   : vei_json_parse ("case", (const char *) reader->at, reader->left, NULL);

  if (node == NULL)
    (void) set_unsound (error);
  return node;
}

/*
 * vei_case_content_read:
 * @bytes: what vei_case_content_write() made
 * @error: return location for an error
 *
 * Reads what is kept of a case.
 *
 * Fails with %VEI_STORE_ERROR_DAMAGED, and %VEI_STORE_ERROR_NEWER if a newer
 * version wrote it.
 *
 * Returns: (transfer full): what is kept
 */
VeiCaseContent *
vei_case_content_read (GByteArray  *bytes,
                       GError     **error)
{
  VeiByteReader reader = { bytes->data, bytes->len, FALSE };
  g_autoptr(VeiCaseContent) content = g_new0 (VeiCaseContent, 1);
  guint64 version = vei_bytes_take (&reader, 1);

  if (version > CONTENT_VERSION)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER,
                           _("This case was saved by a newer version of Utstyrsveiviser. "
                             "Install the newer version to open it."));
      return NULL;
    }
  content->created = (gint64) vei_bytes_take (&reader, 8);
  content->touched = (gint64) vei_bytes_take (&reader, 8);
  content->flags = (guint16) vei_bytes_take (&reader, 2);
  content->n_log = (guint32) vei_bytes_take (&reader, 4);
  content->reason_kind = take_text (&reader);
  content->outcome = take_text (&reader);
  content->node = parse_json (&reader, error);
  if (content->node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (content->node))
    {
      (void) set_unsound (error);
      return NULL;
    }
  return g_steal_pointer (&content);
}

/* ---- Log ---- */

/*
 * vei_case_log_line:
 * @at: when, in seconds since 1970
 * @what: what happened
 *
 * Makes a line of a log, as it stands in a case file.
 *
 * Returns: (transfer full): an object with the members at and what
 */
JsonObject *
vei_case_log_line (gint64      at,
                   const char *what)
{
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_utc (at);
  g_autofree char *iso = when != NULL ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  JsonObject *line = json_object_new ();

  json_object_set_string_member (line, "at", iso != NULL ? iso : "");
  json_object_set_string_member (line, "what", what);
  return line;
}

/*
 * vei_case_log_join:
 * @lines: the lines of a log
 * @more: (nullable): the lines of another
 *
 * Takes into a log the lines that it lacks.
 */
void
vei_case_log_join (JsonArray *lines,
                   JsonArray *more)
{
  for (guint i = 0; more != NULL && i < json_array_get_length (more); i++)
    {
      JsonNode *line = json_array_get_element (more, i);
      gboolean there = FALSE;

      for (guint k = 0; !there && k < json_array_get_length (lines); k++)
        there = json_node_equal (json_array_get_element (lines, k), line);
      if (!there)
        json_array_add_element (lines, json_node_copy (line));
    }
}

/*
 * vei_case_take_log:
 * @node: the root of a case file
 *
 * Takes the log out of a case file.
 *
 * Returns: (transfer full) (nullable): its lines, or %NULL where there are none
 */
JsonArray *
vei_case_take_log (JsonNode *node)
{
  JsonObject *root = json_node_get_object (node);
  JsonNode *member = json_object_get_member (root, "log");
  JsonArray *lines = NULL;

  if (member == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (member) && json_array_get_length (json_node_get_array (member)) > 0)
    lines = json_array_ref (json_node_get_array (member));
  json_object_remove_member (root, "log");
  return lines;
}

/*
 * vei_case_log_write:
 * @lines: the lines of a log
 *
 * Writes a log, to be sealed.
 *
 * Returns: (transfer full): the bytes, to be wiped
 */
GByteArray *
vei_case_log_write (JsonArray *lines)
{
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), lines);
  GByteArray *bytes = g_byte_array_new ();

  append_json (bytes, node);
  return bytes;
}

/*
 * vei_case_log_read:
 * @bytes: what vei_case_log_write() made
 * @error: return location for an error
 *
 * Reads a log. Fails with %VEI_STORE_ERROR_DAMAGED.
 *
 * Returns: (transfer full): its lines
 */
JsonArray *
vei_case_log_read (GByteArray  *bytes,
                   GError     **error)
{
  VeiByteReader reader = { bytes->data, bytes->len, FALSE };
  g_autoptr(JsonNode) node = parse_json (&reader, error);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      (void) set_unsound (error);
      return NULL;
    }
  return json_array_ref (json_node_get_array (node));
}
