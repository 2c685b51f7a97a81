/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-files.h"
#include "core/vei-json.h"

#define ANSWERS_FORMAT "utstyrsveiviser-answers"
#define ANSWERS_VERSION 1

static gboolean
check_version (const VeiJson  *root,
               GError        **error)
{
  VeiJson json;
  gint64 version;

  if (!vei_json_member (root, "version", &json, error) ||
      !vei_json_integer (&json, 1, G_MAXINT32, &version, error))
    return FALSE;
  if (version <= ANSWERS_VERSION)
    return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VERSION,
                      _("the file was written by a newer version of the program"));
  return FALSE;
}

static gboolean
read_answers_node (JsonNode      *node,
                   VeiKnowledge  *knowledge,
                   VeiAnswers    *answers,
                   GError       **error)
{
  VeiJson root;
  VeiJson json;

  vei_json_root (&root, node);
  return check_version (&root, error) &&
         vei_json_member (&root, "answers", &json, error) &&
         vei_answers_read (answers, knowledge, json.node, "answers", error);
}

/* Names the file in what a reader said of a place in it. */
static void
prefix_file (GError     **error,
             const char  *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_prefix_error (error, "%s: ", name);
}

/**
 * vei_cli_read_answers:
 * @path: (type filename): an answers file or a case file
 * @knowledge: the knowledge that the answers belong to
 * @as_of: the day that a case is read for
 * @answers: (out caller-allocates): the answers
 * @error: return location for an error
 *
 * Reads the answers of a file. Its `format` says which of the two it is.
 *
 * Fails with a %VEI_DATA_ERROR if the file is not sound, and with another
 * error if it cannot be read. The message names the file.
 *
 * Returns: whether @answers is set
 */
gboolean
vei_cli_read_answers (const char    *path,
                      VeiKnowledge  *knowledge,
                      const GDate   *as_of,
                      VeiAnswers    *answers,
                      GError       **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(VeiCase) read_case = NULL;

  g_return_val_if_fail (path != NULL && as_of != NULL && answers != NULL, FALSE);

  node = vei_json_load_file (path, error);
  if (node == NULL)
    return FALSE;

  if (vei_case_node_is_answers (node))
    {
      if (read_answers_node (node, knowledge, answers, error))
        return TRUE;
      prefix_file (error, path);
      return FALSE;
    }
  read_case = vei_case_new_from_node (knowledge, node, as_of, error);
  if (read_case == NULL)
    {
      prefix_file (error, path);
      return FALSE;
    }
  *answers = *vei_case_get_answers (read_case);
  return TRUE;
}

/**
 * vei_cli_read_case:
 * @path: (type filename): a case file
 * @knowledge: the knowledge that its answers belong to
 * @as_of: the day that it is read for
 * @error: return location for an error
 *
 * Reads a case file.
 *
 * Fails with %VEI_DATA_ERROR_FORMAT if it is an answers file, with another
 * %VEI_DATA_ERROR if it is not sound, and with another error if it cannot be
 * read. The message names the file.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_cli_read_case (const char    *path,
                   VeiKnowledge  *knowledge,
                   const GDate   *as_of,
                   GError       **error)
{
  g_autoptr(JsonNode) node = NULL;
  VeiCase *read_case;

  g_return_val_if_fail (path != NULL && as_of != NULL, NULL);

  node = vei_json_load_file (path, error);
  if (node == NULL)
    return NULL;
  if (vei_case_node_is_answers (node))
    {
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_FORMAT, "/format: %s",
                   _("this is an answers file; a letter needs a case file"));
      prefix_file (error, path);
      return NULL;
    }
  read_case = vei_case_new_from_node (knowledge, node, as_of, error);
  if (read_case == NULL)
    prefix_file (error, path);
  return read_case;
}

/**
 * vei_cli_answers_to_bytes:
 * @answers: answers
 * @knowledge: the knowledge that they belong to
 *
 * Makes what an answers file holds.
 *
 * Returns: (transfer full): the file
 */
GBytes *
vei_cli_answers_to_bytes (const VeiAnswers *answers,
                          VeiKnowledge     *knowledge)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();
  char *text;

  g_return_val_if_fail (answers != NULL, NULL);

  json_object_set_string_member (root, "format", ANSWERS_FORMAT);
  json_object_set_int_member (root, "version", ANSWERS_VERSION);
  json_object_set_member (root, "answers", vei_answers_to_node (answers, knowledge));
  json_node_take_object (node, root);
  text = vei_json_to_pretty (node);
  return g_bytes_new_take (text, strlen (text));
}
