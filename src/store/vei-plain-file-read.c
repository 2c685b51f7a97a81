/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/vei-date.h"
#include "core/vei-json.h"
#include "store/vei-plain-file-private.h"
#include "store/vei-file-private.h"

/* Puts a damaged file out of the way, under a name that is free. */
static gboolean
set_aside (const char  *path,
           char       **aside,
           GError     **error)
{
  g_autofree char *directory = g_path_get_dirname (path);

  for (guint i = 1; i < G_MAXUINT16; i++)
    {
      g_autofree char *name = g_strdup_printf (VEI_DAMAGED_PREFIX "%u" VEI_DAMAGED_SUFFIX, i);
      g_autofree char *new_path = g_build_filename (directory, name, NULL);
      GStatBuf existing;

      if (g_lstat (new_path, &existing) == 0)
        continue;
      if (g_rename (path, new_path) != 0)
        break;
      *aside = g_steal_pointer (&name);
      return TRUE;
    }
  vei_file_set_error (error, path, errno);
  return FALSE;
}

/* A child grows up: the birth date then says more than the stored answer. */
static gboolean
drop_outgrown_age_group (JsonNode *node)
{
  JsonObject *root = json_node_get_object (node);
  JsonNode *person = json_object_get_member (root, "person");
  JsonNode *answers = json_object_get_member (root, "answers");

  if (person == NULL || answers == NULL ||
      !JSON_NODE_HOLDS_OBJECT (person) || !JSON_NODE_HOLDS_OBJECT (answers) ||
      !json_object_has_member (json_node_get_object (person), "birth_date") ||
      !json_object_has_member (json_node_get_object (answers), "age_group"))
    return FALSE;
  json_object_remove_member (json_node_get_object (answers), "age_group");
  return TRUE;
}

/*
 * vei_kept_case_new_from_node:
 * @knowledge: the knowledge that the answers belong to
 * @node: the root of a case file; must not change afterwards
 * @error: return location for an error
 *
 * Reads a case that was kept, as of today. Where the birth date has come to
 * say more than the stored age group, the birth date counts.
 *
 * Fails as vei_case_new_from_node() does.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_kept_case_new_from_node (VeiKnowledge  *knowledge,
                             JsonNode      *node,
                             GError       **error)
{
  g_autoptr(GError) first = NULL;
  VeiCase *own_case;
  GDate today;

  vei_date_set_today (&today);
  own_case = vei_case_new_from_node (knowledge, node, &today, &first);
  if (own_case != NULL)
    return own_case;
  if (g_error_matches (first, VEI_DATA_ERROR, VEI_DATA_ERROR_CONFLICT) &&
      drop_outgrown_age_group (node))
    return vei_case_new_from_node (knowledge, node, &today, error);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

static VeiCase *
read_case (const char    *path,
           VeiKnowledge  *knowledge,
           GError       **error)
{
  g_autoptr(JsonNode) node = vei_json_load_file (path, error);

  return node != NULL ? vei_kept_case_new_from_node (knowledge, node, error) : NULL;
}

/* Turns what reading said into what the person needs to know. */
static void
handle_unreadable (const char    *path,
                   const GError  *cause,
                   GError       **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *aside = NULL;
  g_autoptr(GError) rename_error = NULL;

  /* The cause may repeat what was answered, so its words go no further. */
  if (g_error_matches (cause, VEI_DATA_ERROR, VEI_DATA_ERROR_VERSION))
    g_set_error (error, cause->domain, cause->code, "%s: %s", name,
                 _("the file was written by a newer version of Utstyrsveiviser and is left as it is"));
  else if (cause->domain != VEI_DATA_ERROR)
    g_set_error (error, cause->domain, cause->code, "%s: %s", name,
                 _("the saved answers could not be read"));
  else if (!set_aside (path, &aside, &rename_error))
    g_propagate_error (error, g_steal_pointer (&rename_error));
  else
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, cause->domain, cause->code, _("%s: the saved answers are damaged; the "
                   "file is kept under the name %s, and nothing is deleted"), name, aside);
    }
}

/**
 * vei_plain_file_read:
 * @path: (type filename): the file that the case is kept in
 * @knowledge: the knowledge that the answers belong to
 * @error: return location for an error
 *
 * Reads a case that was kept; see [method@PlainFile.load].
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_plain_file_read (const char    *path,
                     VeiKnowledge  *knowledge,
                     GError       **error)
{
  g_autoptr(GError) cause = NULL;
  VeiCase *own_case;

  g_return_val_if_fail (path != NULL, NULL);

  own_case = read_case (path, knowledge, &cause);
  if (own_case == NULL)
    handle_unreadable (path, cause, error);
  return own_case;
}
