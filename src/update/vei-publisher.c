/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-signature.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-json.h"
#include "update/vei-url.h"

#define FORMAT      "utstyrsveiviser-publisher"
#define VERSION     1
#define MAX_BYTES   (64 * 1024)
#define MAX_NAME    100

/* A name is shown beside a fingerprint: nothing in it may draw elsewhere. */
static gboolean
is_plain_name (const char *name)
{
  if (g_utf8_strlen (name, -1) > MAX_NAME || !g_unichar_isgraph (g_utf8_get_char (name)))
    return FALSE;
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isprint (g_utf8_get_char (c)) ||
        g_unichar_type (g_utf8_get_char (c)) == G_UNICODE_FORMAT)
      return FALSE;
  return TRUE;
}

static gboolean
read_head (const VeiJson *root,
           GError       **error)
{
  static const char * const members[] = {
    "format", "version", "name", "update_url", "public_key", NULL
  };
  VeiJson json;
  const char *format;
  gint64 version;

  if (!vei_json_member (root, "format", &json, error) ||
      !vei_json_string (&json, &format, error))
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_FORMAT, _("this is not a publisher card"));
      return FALSE;
    }
  if (!vei_json_member (root, "version", &json, error) ||
      !vei_json_integer (&json, 1, G_MAXINT, &version, error))
    return FALSE;
  if (version > VERSION)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VERSION,
                          _("this was written by a newer version of the program"));
      return FALSE;
    }
  return vei_json_check_object (root, members, error);
}

static gboolean
read_name (VeiPublisher  *publisher,
           const VeiJson *root,
           GError       **error)
{
  VeiJson json;
  const char *value;

  if (!vei_json_member (root, "name", &json, error) ||
      !vei_json_string (&json, &value, error))
    return FALSE;
  if (!is_plain_name (value))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("a name is 1 to %d plain characters"), MAX_NAME);
      return FALSE;
    }
  publisher->name = g_strdup (value);
  return TRUE;
}

static gboolean
read_url_and_key (VeiPublisher  *publisher,
                  const VeiJson *root,
                  GError       **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) cause = NULL;
  VeiJson json;
  const char *value;

  if (!vei_json_member (root, "update_url", &json, error) ||
      !vei_json_string (&json, &value, error))
    return FALSE;
  uri = vei_url_parse (value, &cause);
  if (uri == NULL)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE, "%s", cause->message);
      return FALSE;
    }
  publisher->update_url = g_strdup (value);
  if (!vei_json_member (root, "public_key", &json, error) ||
      !vei_json_string (&json, &value, error))
    return FALSE;
  if (strchr (value, '\n') == NULL && vei_public_key_parse (value, &publisher->key, &cause))
    return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE, "%s",
                      cause != NULL ? cause->message : _("this is not a public key of minisign"));
  return FALSE;
}

/**
 * vei_publisher_parse:
 * @file_name: what an error names
 * @card: what stands in a `.veipub` file
 * @error: return location for an error
 *
 * Reads a publisher card strictly: an object with `format`, `version`, `name`,
 * `update_url` and `public_key`.
 *
 * Fails with a %VEI_DATA_ERROR whose message is `FILE: POINTER: what`.
 *
 * Returns: (transfer full): the card, or %NULL with @error set
 */
VeiPublisher *
vei_publisher_parse (const char  *file_name,
                     GBytes      *card,
                     GError     **error)
{
  g_autoptr (VeiPublisher) publisher = NULL;
  g_autoptr (JsonNode) node = NULL;
  VeiJson root;
  gsize length;
  const char *text;

  g_return_val_if_fail (file_name != NULL && card != NULL, NULL);

  text = g_bytes_get_data (card, &length);
  if (length > MAX_BYTES)
    {
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_TOO_LARGE,
                   _("%s: this is too large for a publisher card"), file_name);
      return NULL;
    }
  node = vei_json_parse (file_name, text != NULL ? text : "", length, error);
  if (node == NULL)
    return NULL;
  publisher = g_new0 (VeiPublisher, 1);
  vei_json_root (&root, node);
  if (read_head (&root, error) && read_name (publisher, &root, error) &&
      read_url_and_key (publisher, &root, error))
    return g_steal_pointer (&publisher);
  g_prefix_error (error, "%s: ", file_name);
  return NULL;
}

/**
 * vei_publisher_to_bytes:
 * @publisher: a card
 *
 * Makes what stands in a `.veipub` file.
 *
 * Returns: (transfer full): the file
 */
GBytes *
vei_publisher_to_bytes (const VeiPublisher *publisher)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *key = NULL;
  JsonObject *root = json_object_new ();
  char *text;

  g_return_val_if_fail (publisher != NULL, NULL);

  key = vei_public_key_to_string (&publisher->key);
  json_object_set_string_member (root, "format", FORMAT);
  json_object_set_int_member (root, "version", VERSION);
  json_object_set_string_member (root, "name", publisher->name);
  json_object_set_string_member (root, "update_url", publisher->update_url);
  json_object_set_string_member (root, "public_key", key);
  json_node_take_object (node, root);
  text = vei_json_to_pretty (node);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * vei_publisher_copy:
 * @publisher: a card
 *
 * Copies a card.
 *
 * Returns: (transfer full): the copy
 */
VeiPublisher *
vei_publisher_copy (const VeiPublisher *publisher)
{
  VeiPublisher *copy;

  g_return_val_if_fail (publisher != NULL, NULL);

  copy = g_new0 (VeiPublisher, 1);
  copy->name = g_strdup (publisher->name);
  copy->update_url = g_strdup (publisher->update_url);
  copy->key = publisher->key;
  return copy;
}

/**
 * vei_publisher_free:
 * @publisher: (nullable) (transfer full): a card
 *
 * Frees a card.
 */
void
vei_publisher_free (VeiPublisher *publisher)
{
  if (publisher == NULL)
    return;
  g_free (publisher->name);
  g_free (publisher->update_url);
  g_free (publisher);
}
