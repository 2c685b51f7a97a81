/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-json.h"
#include "update/vei-source-check.h"

#define FORMAT  "utstyrsveiviser-sources-seen"
#define VERSION 1

static void
free_seen (gpointer data)
{
  vei_source_seen_clear (data);
  g_free (data);
}

static GHashTable *
new_memory (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_seen);
}

static gboolean
read_string (const VeiJson  *json,
             const char     *member,
             char          **string,
             GError        **error)
{
  VeiJson child;
  const char *value;

  if (!vei_json_has (json, member))
    return TRUE;
  if (!vei_json_member (json, member, &child, error) || !vei_json_string (&child, &value, error))
    return FALSE;
  *string = g_strdup (value);
  return TRUE;
}

static gboolean
read_seen (GHashTable     *memory,
           const VeiJson  *sources,
           const char     *id,
           GError        **error)
{
  VeiSourceSeen *seen = g_new0 (VeiSourceSeen, 1);
  VeiJson json;

  g_hash_table_replace (memory, g_strdup (id), seen);
  return vei_json_member (sources, id, &json, error)
         && vei_json_check_object (&json, NULL, error)
         && read_string (&json, "url", &seen->url, error)
         && read_string (&json, "etag", &seen->etag, error)
         && read_string (&json, "last_modified", &seen->last_modified, error)
         && read_string (&json, "digest", &seen->digest, error);
}

static gboolean
read_head (const VeiJson  *root,
           GError        **error)
{
  VeiJson json;
  const char *format;
  gint64 version;

  if (!vei_json_check_object (root, NULL, error)
      || !vei_json_member (root, "format", &json, error) || !vei_json_string (&json, &format, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_FORMAT, _("this is no file of what was seen of sources"));
      return FALSE;
    }
  return vei_json_member (root, "version", &json, error)
         && vei_json_integer (&json, VERSION, VERSION, &version, error);
}

/**
 * vei_source_memory_read:
 * @path: (type filename): the file of an earlier run, or where there is none yet
 * @error: return location for an error
 *
 * Reads what was seen of sources in earlier runs.
 *
 * Fails with a %VEI_DATA_ERROR if it is another file, and with another error
 * if it cannot be read.
 *
 * Returns: (transfer full) (element-type utf8 VeiSourceSeen): by the id of the
 *   source; empty where nothing was seen yet
 */
GHashTable *
vei_source_memory_read (const char  *path,
                        GError     **error)
{
  g_autoptr (GHashTable) memory = new_memory ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GList) ids = NULL;
  VeiJson root, sources;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&memory);
  node = vei_json_load_file (path, error);
  if (node == NULL)
    return NULL;
  vei_json_root (&root, node);
  if (!read_head (&root, error) || !vei_json_member (&root, "sources", &sources, error)
      || !vei_json_check_object (&sources, NULL, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  ids = json_object_get_members (json_node_get_object (sources.node));
  for (GList *l = ids; l != NULL; l = l->next)
    if (!read_seen (memory, &sources, l->data, error))
      {
        g_prefix_error (error, "%s: ", path);
        return NULL;
      }
  return g_steal_pointer (&memory);
}

static void
set_string (JsonObject *object,
            const char *member,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

/**
 * vei_source_memory_to_bytes:
 * @memory: (element-type utf8 VeiSourceSeen): what was seen
 *
 * Writes what was seen, in the order of the ids.
 *
 * Returns: (transfer full): what the file is to hold
 */
GBytes *
vei_source_memory_to_bytes (GHashTable *memory)
{
  g_autoptr (GList) ids = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new (), *sources = json_object_new ();
  char *text;

  g_return_val_if_fail (memory != NULL, NULL);

  ids = g_list_sort (g_hash_table_get_keys (memory), (GCompareFunc) g_strcmp0);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      const VeiSourceSeen *seen = g_hash_table_lookup (memory, l->data);
      JsonObject *object = json_object_new ();

      set_string (object, "url", seen->url);
      set_string (object, "etag", seen->etag);
      set_string (object, "last_modified", seen->last_modified);
      set_string (object, "digest", seen->digest);
      json_object_set_object_member (sources, l->data, object);
    }
  json_object_set_string_member (root, "format", FORMAT);
  json_object_set_int_member (root, "version", VERSION);
  json_object_set_object_member (root, "sources", sources);
  json_node_take_object (node, root);
  text = vei_json_to_pretty (node);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * vei_source_memory_set:
 * @memory: (element-type utf8 VeiSourceSeen): what was seen
 * @finding: what became of asking for a source
 *
 * Keeps what was seen. Of a page that is gone, or could not be reached, what
 * was seen before stays.
 */
void
vei_source_memory_set (GHashTable             *memory,
                       const VeiSourceFinding *finding)
{
  VeiSourceSeen *seen;

  g_return_if_fail (memory != NULL && finding != NULL);

  if (finding->state == VEI_SOURCE_GONE || finding->state == VEI_SOURCE_UNREACHABLE)
    return;
  seen = g_new0 (VeiSourceSeen, 1);
  seen->url = g_strdup (finding->seen.url);
  seen->etag = g_strdup (finding->seen.etag);
  seen->last_modified = g_strdup (finding->seen.last_modified);
  seen->digest = g_strdup (finding->seen.digest);
  g_hash_table_replace (memory, g_strdup (finding->id), seen);
}
