/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-installed.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-json.h"

/* Reading needs neither libsodium nor libarchive, so that every command may do it: the
 * signature was verified when the pack was installed, and the digests tell of damage since.
 *
 * packs/state.json         which versions count
 * packs/2026.12.1/          the files of a version
 * packs/2026.12.1/SHA256SUMS
 */
#define STATE_FILE    "state.json"
#define STATE_FORMAT  "utstyrsveiviser-installed"
#define STATE_VERSION 1
#define MAX_FILES     64
#define DIGEST_LENGTH 64

/**
 * vei_installed_get_folder:
 *
 * Finds where the packs of the user are kept.
 *
 * Returns: (transfer full) (type filename): the folder, which may not exist
 */
char *
vei_installed_get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, "packs", NULL);
}

/**
 * vei_installed_is_version:
 * @version: a text
 *
 * Finds out whether a text is the version of a pack, and so the name of a
 * folder that stays where it is.
 *
 * Returns: whether it is
 */
gboolean
vei_installed_is_version (const char *version)
{
  g_return_val_if_fail (version != NULL, FALSE);

  return g_regex_match_simple ("^[0-9]{4}\\.[0-9]{2}\\.[1-9][0-9]{0,4}$", version,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
set_damaged (GError     **error,
             const char  *what)
{
  g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_DAMAGED,
               /* Translators: %s is a file of what was installed. */
               _("the installed knowledge is damaged (%s); install it again"), what);
}

/* ---- Which versions count ---- */

/**
 * vei_installed_state_clear:
 * @state: a state
 *
 * Frees what a state holds.
 */
void
vei_installed_state_clear (VeiInstalledState *state)
{
  g_return_if_fail (state != NULL);

  g_clear_pointer (&state->current, g_free);
  g_clear_pointer (&state->previous, g_free);
  g_clear_pointer (&state->newest, g_free);
}

static gboolean
read_version (const VeiJson  *root,
              const char     *member,
              char          **version)
{
  const char *value;
  VeiJson json;

  if (!vei_json_member (root, member, &json, NULL))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  if (!vei_json_string (&json, &value, NULL) || !vei_installed_is_version (value))
    return FALSE;
  *version = g_strdup (value);
  return TRUE;
}

static gboolean
read_state_node (JsonNode          *node,
                 VeiInstalledState *state)
{
  VeiJson root, json;
  const char *format;
  gint64 version;

  vei_json_root (&root, node);
  return vei_json_member (&root, "format", &json, NULL) &&
         vei_json_string (&json, &format, NULL) && g_str_equal (format, STATE_FORMAT) &&
         vei_json_member (&root, "version", &json, NULL) &&
         vei_json_integer (&json, 1, STATE_VERSION, &version, NULL) &&
         read_version (&root, "current", &state->current) &&
         read_version (&root, "previous", &state->previous) &&
         read_version (&root, "newest", &state->newest);
}

/**
 * vei_installed_read_state:
 * @folder: (type filename): where packs are kept
 * @state: (out caller-allocates): which versions count
 * @error: return location for an error
 *
 * Reads which versions are installed. Where nothing is, all are %NULL.
 *
 * Fails with %VEI_UPDATE_ERROR_DAMAGED if that cannot be read; @state is empty
 * then.
 *
 * Returns: whether it could be read
 */
gboolean
vei_installed_read_state (const char         *folder,
                          VeiInstalledState  *state,
                          GError            **error)
{
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (folder != NULL && state != NULL, FALSE);

  memset (state, 0, sizeof *state);
  path = g_build_filename (folder, STATE_FILE, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  node = vei_json_load_file (path, NULL);
  if (node != NULL && read_state_node (node, state))
    return TRUE;
  vei_installed_state_clear (state);
  set_damaged (error, STATE_FILE);
  return FALSE;
}

static void
set_version (JsonObject *root,
             const char *member,
             const char *version)
{
  if (version != NULL)
    json_object_set_string_member (root, member, version);
  else
    json_object_set_null_member (root, member);
}

/**
 * vei_installed_write_state:
 * @folder: (type filename): where packs are kept; it exists
 * @state: which versions count
 * @error: return location for an error
 *
 * Changes which versions count, all at once.
 *
 * Fails with a %G_FILE_ERROR if it cannot be written; all is as before then.
 *
 * Returns: whether it was written
 */
gboolean
vei_installed_write_state (const char               *folder,
                           const VeiInstalledState  *state,
                           GError                  **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  JsonObject *root = json_object_new ();

  g_return_val_if_fail (folder != NULL && state != NULL, FALSE);

  json_object_set_string_member (root, "format", STATE_FORMAT);
  json_object_set_int_member (root, "version", STATE_VERSION);
  set_version (root, "current", state->current);
  set_version (root, "previous", state->previous);
  set_version (root, "newest", state->newest);
  json_node_take_object (node, root);
  text = vei_json_to_pretty (node);
  path = g_build_filename (folder, STATE_FILE, NULL);
  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* ---- The files of a version ---- */

static GBytes *
read_file (const char  *folder,
           const char  *name,
           const char  *digest,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (g_file_get_contents (path, &contents, &length, NULL))
    {
      bytes = g_bytes_new_take (contents, length);
      found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      if (g_str_equal (found, digest))
        return g_steal_pointer (&bytes);
    }
  set_damaged (error, name);
  return NULL;
}

/* "DIGEST  NAME", as sha256sum writes it. */
static gboolean
read_line (GHashTable  *files,
           const char  *folder,
           char        *line,
           GError     **error)
{
  const char *name;
  GBytes *bytes;

  if (strlen (line) < DIGEST_LENGTH + 3 || strncmp (line + DIGEST_LENGTH, "  ", 2) != 0 ||
      strchr (line, '/') != NULL || g_hash_table_size (files) >= MAX_FILES)
    {
      set_damaged (error, VEI_INSTALLED_DIGESTS);
      return FALSE;
    }
  line[DIGEST_LENGTH] = '\0';
  name = line + DIGEST_LENGTH + 2;
  bytes = read_file (folder, name, line, error);
  if (bytes == NULL)
    return FALSE;
  g_hash_table_replace (files, g_strdup (name), bytes);
  return TRUE;
}

/**
 * vei_installed_read_files:
 * @folder: (type filename): where packs are kept
 * @version: a version that is installed
 * @error: return location for an error
 *
 * Reads the files of an installed pack, and looks that they are what was
 * installed.
 *
 * Fails with %VEI_UPDATE_ERROR_DAMAGED if one is missing or was changed.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the files by name
 */
GHashTable *
vei_installed_read_files (const char  *folder,
                          const char  *version,
                          GError     **error)
{
  g_autoptr (GHashTable) files = NULL;
  g_autofree char *place = NULL;
  g_autofree char *path = NULL;
  g_autofree char *digests = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (folder != NULL && vei_installed_is_version (version), NULL);

  place = g_build_filename (folder, version, NULL);
  path = g_build_filename (place, VEI_INSTALLED_DIGESTS, NULL);
  if (!g_file_get_contents (path, &digests, NULL, NULL))
    {
      set_damaged (error, version);
      return NULL;
    }
  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  lines = g_strsplit (digests, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (files, place, lines[i], error))
      return NULL;
  return g_steal_pointer (&files);
}

/* ---- What to use ---- */

/* NULL without an error: nothing is installed. */
static VeiKnowledge *
load_current (const char  *folder,
              GError     **error)
{
  g_auto (VeiInstalledState) state = { NULL, NULL, NULL };
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) cause = NULL;
  VeiKnowledge *knowledge;

  if (!vei_installed_read_state (folder, &state, error) || state.current == NULL)
    return NULL;
  files = vei_installed_read_files (folder, state.current, error);
  if (files == NULL)
    return NULL;
  pack = vei_pack_new_for_files (files);
  knowledge = vei_knowledge_new (pack, &cause);
  if (knowledge == NULL)
    set_damaged (error, cause->message);
  return knowledge;
}

static gboolean
is_older_than_bundled (VeiKnowledge *knowledge,
                       VeiPack      *bundled)
{
  g_autoptr (JsonNode) node = vei_pack_read (bundled, "pack.json", NULL);
  const char *version;

  if (node == NULL)
    return FALSE;
  version = json_object_get_string_member_with_default (json_node_get_object (node), "version", "0");
  return vei_version_compare (vei_knowledge_get_version (knowledge), version) < 0;
}

/**
 * vei_installed_load:
 * @folder: (type filename): where packs are kept
 * @message: (out) (optional) (nullable): why it is the bundled knowledge
 *   although other knowledge is installed: a sentence; %NULL where there is
 *   nothing to say
 * @error: return location for an error
 *
 * Loads the knowledge to use: the installed one, or else the bundled one. That
 * is so where nothing is installed, where what is installed is damaged, and
 * where the program has since come with something newer.
 *
 * Fails as vei_knowledge_new() does if the bundled pack cannot be read.
 *
 * Returns: (transfer full): the knowledge
 */
VeiKnowledge *
vei_installed_load (const char  *folder,
                    char       **message,
                    GError     **error)
{
  g_autoptr (VeiPack) bundled = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *why = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  bundled = vei_pack_new_bundled ();
  knowledge = load_current (folder, &cause);
  if (knowledge != NULL && is_older_than_bundled (knowledge, bundled))
    {
      why = g_strdup_printf (_("the knowledge that comes with the program is newer than the installed one (%s), "
                               "so it is used; look for an update"),
                             vei_knowledge_get_version (knowledge));
      g_clear_object (&knowledge);
    }
  else if (cause != NULL)
    why = g_strdup_printf (_("%s; until then the knowledge that comes with the program is used"),
                           cause->message);
  if (message != NULL)
    *message = g_steal_pointer (&why);
  return knowledge != NULL ? g_steal_pointer (&knowledge) : vei_knowledge_new (bundled, error);
}
