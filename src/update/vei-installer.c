/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-installer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>

#include "core/vei-date.h"
#include "core/vei-json-private.h"
#include "update/vei-archive.h"
#include "update/vei-installed.h"

#define CARD_FILE "publisher.veipub"

/* ---- Folders ---- */

static gboolean
set_file_error (GError     **error,
                const char  *path,
                int          saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file, and the reason as the operating system gives it. */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
               _("%s: could not be written (%s)"), name, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  return g_mkdir_with_parents (folder, 0700) == 0 || set_file_error (error, folder, errno);
}

/* A folder of ours holds files alone. A link is taken away, not followed. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_unlink (path);
      return;
    }
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* Takes away the versions that do not count any more, and what was left half done. */
static void
tidy (const char              *folder,
      const VeiInstalledState *state)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if ((vei_installed_is_version (name) || g_str_has_prefix (name, ".new-")) &&
          g_strcmp0 (name, state->current) != 0 && g_strcmp0 (name, state->previous) != 0)
        remove_folder (path);
    }
}

/* ---- Whom to trust ---- */

/**
 * vei_installer_get_publisher:
 * @folder: (type filename): where packs are kept
 * @error: return location for an error
 *
 * Gets the card of the publisher whose packs may be installed.
 *
 * Fails with %VEI_UPDATE_ERROR_PUBLISHER if none was added, and with a
 * %VEI_DATA_ERROR if the card is damaged.
 *
 * Returns: (transfer full): the card, or %NULL with @error set
 */
VeiPublisher *
vei_installer_get_publisher (const char  *folder,
                             GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) card = NULL;
  char *contents;
  gsize length;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_build_filename (folder, CARD_FILE, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER,
                           _("no publisher is trusted yet; add the publisher’s card first"));
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  card = g_bytes_new_take (contents, length);
  return vei_publisher_parse (CARD_FILE, card, error);
}

/**
 * vei_installer_set_publisher:
 * @folder: (type filename): where packs are kept; it is made where it is not
 * @publisher: the card, whose fingerprint the user has compared
 * @error: return location for an error
 *
 * Trusts a publisher. A new card with the key that is trusted already takes
 * the place of the old one.
 *
 * Fails with %VEI_UPDATE_ERROR_PUBLISHER if another key is trusted: that has to
 * be removed first.
 *
 * Returns: whether the card was added
 */
gboolean
vei_installer_set_publisher (const char          *folder,
                             const VeiPublisher  *publisher,
                             GError             **error)
{
  g_autoptr (VeiPublisher) old = NULL;
  g_autoptr (GBytes) card = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && publisher != NULL, FALSE);

  old = vei_installer_get_publisher (folder, NULL);
  if (old != NULL && !vei_public_key_equal (&old->key, &publisher->key))
    {
      /* Translators: %s is the name of a publisher. */
      g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER,
                   _("“%s” is trusted already, with another key; remove that publisher first"), old->name);
      return FALSE;
    }
  if (!make_folder (folder, error))
    return FALSE;
  card = vei_publisher_to_bytes (publisher);
  path = g_build_filename (folder, CARD_FILE, NULL);
  return g_file_set_contents_full (path, g_bytes_get_data (card, NULL), (gssize) g_bytes_get_size (card),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * vei_installer_remove_publisher:
 * @folder: (type filename): where packs are kept
 * @error: return location for an error
 *
 * Trusts nobody any more: the card and all packs are taken away, and the
 * bundled pack counts again.
 *
 * Fails with a %G_FILE_ERROR if that cannot be written.
 *
 * Returns: whether it was done
 */
gboolean
vei_installer_remove_publisher (const char  *folder,
                                GError     **error)
{
  const VeiInstalledState none = { NULL, NULL, NULL };
  g_autofree char *path = NULL;
  g_autofree char *etag = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (!make_folder (folder, error) || !vei_installed_write_state (folder, &none, error))
    return FALSE;
  path = g_build_filename (folder, CARD_FILE, NULL);
  if (g_unlink (path) != 0 && errno != ENOENT)
    return set_file_error (error, path, errno);
  etag = g_build_filename (folder, VEI_INSTALLED_ETAG, NULL);
  g_unlink (etag);
  tidy (folder, &none);
  return TRUE;
}

/* ---- What is in an archive ---- */

/* What the knowledge does not read at once is looked at, not taken apart: that is done when it is
 * needed, and was done by the publisher.
 */
static gboolean
check_files (GHashTable  *files,
             GError     **error)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      if (!vei_archive_is_known_file (name))
        {
          g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_CONTENT,
                       _("“%s” is not a file of a pack; ask the publisher for a sound pack"),
                       (const char *) name);
          return FALSE;
        }
      if (!vei_json_scan (text != NULL ? text : "", length, error))
        {
          g_prefix_error (error, "%s: ", (const char *) name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * vei_installer_read:
 * @archive: what stands in a `.veipack` file
 * @files: (out) (optional) (element-type utf8 GBytes): its files by name
 * @error: return location for an error
 *
 * Reads a pack out of its archive, strictly and in memory.
 *
 * Fails as vei_archive_read() and vei_knowledge_new() do, and with
 * %VEI_UPDATE_ERROR_CONTENT if it has a file that this program does not know.
 *
 * Returns: (transfer full): the knowledge
 */
VeiKnowledge *
vei_installer_read (GBytes      *archive,
                    GHashTable **files,
                    GError     **error)
{
  g_autoptr (GHashTable) read = NULL;
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;

  g_return_val_if_fail (archive != NULL, NULL);

  read = vei_archive_read (archive, error);
  if (read == NULL)
    return NULL;
  pack = vei_pack_new_for_files (read);
  /* First, for it tells of a pack that needs a newer program. */
  knowledge = vei_knowledge_new (pack, error);
  if (knowledge == NULL || !check_files (read, error))
    return NULL;
  if (files != NULL)
    *files = g_steal_pointer (&read);
  return g_steal_pointer (&knowledge);
}

/* ---- Installing ---- */

static gboolean
check_age (VeiKnowledge             *knowledge,
           const VeiInstalledState  *state,
           const GDate              *today,
           GError                  **error)
{
  g_autoptr (VeiPack) bundled = vei_pack_new_bundled ();
  g_autoptr (JsonNode) node = vei_pack_read (bundled, "pack.json", error);
  const GDate *expires = vei_knowledge_get_expires (knowledge);
  const char *version = vei_knowledge_get_version (knowledge);
  const char *newest;

  if (node == NULL)
    return FALSE;
  if (expires != NULL && g_date_compare (expires, today) < 0)
    {
      g_autofree char *day = vei_date_to_iso (expires);

      g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_EXPIRED,
                   /* Translators: a version, and a day such as 2026-11-22. */
                   _("the pack %1$s expired on %2$s; ask the publisher for a newer one"), version, day);
      return FALSE;
    }
  newest = json_object_get_string_member_with_default (json_node_get_object (node), "version", "0");
  if (state->newest != NULL && vei_version_compare (state->newest, newest) > 0)
    newest = state->newest;
  if (vei_version_compare (version, newest) > 0)
    return TRUE;
  if (vei_version_compare (version, newest) == 0)
    g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_SAME,
                 _("version %s was installed already; there is nothing to do"), version);
  else
    g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER,
                 /* Translators: both are versions of a pack. */
                 _("the pack %1$s is older than %2$s, which you have had; ask the publisher for the newest one"),
                 version, newest);
  return FALSE;
}

/* What g_compute_checksum_for_bytes() gives, in a quarter of the time. */
static char *
get_digest (GBytes *bytes)
{
  guint8 digest[crypto_hash_sha256_BYTES];
  char *text = g_malloc (2 * sizeof digest + 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  crypto_hash_sha256 (digest, data, length);
  return sodium_bin2hex (text, 2 * sizeof digest + 1, digest, sizeof digest);
}

static gboolean
write_files (const char  *folder,
             GHashTable  *files,
             GError     **error)
{
  g_autoptr (GString) digests = g_string_new (NULL);
  g_autofree char *digest_path = g_build_filename (folder, VEI_INSTALLED_DIGESTS, NULL);
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *digest = get_digest (bytes);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      g_string_append_printf (digests, "%s  %s\n", digest, (const char *) name);
      /* Not flushed one by one: where the power goes, the digests tell, and there is the bundled pack. */
      if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, error))
        return FALSE;
    }
  return g_file_set_contents_full (digest_path, digests->str, (gssize) digests->len,
                                   G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

static gboolean
place_files (const char  *folder,
             const char  *version,
             GHashTable  *files,
             GError     **error)
{
  g_autofree char *new_folder = g_build_filename (folder, ".new-XXXXXX", NULL);
  g_autofree char *place = g_build_filename (folder, version, NULL);

  if (g_mkdtemp (new_folder) == NULL)
    return set_file_error (error, folder, errno);
  if (!write_files (new_folder, files, error))
    {
      remove_folder (new_folder);
      return FALSE;
    }
  /* What an installation that was broken off left there does not count. */
  remove_folder (place);
  if (g_rename (new_folder, place) != 0)
    {
      int saved_errno = errno;

      remove_folder (new_folder);
      return set_file_error (error, place, saved_errno);
    }
  return TRUE;
}

static gboolean
install_files (const char         *folder,
               VeiInstalledState  *state,
               const char         *version,
               GHashTable         *files,
               GError            **error)
{
  VeiInstalledState next = { (char *) version, state->current, (char *) version };

  if (!place_files (folder, version, files, error) ||
      !vei_installed_write_state (folder, &next, error))
    return FALSE;
  tidy (folder, &next);
  return TRUE;
}

/**
 * vei_installer_install:
 * @folder: (type filename): where packs are kept
 * @archive: what stands in a `.veipack` file
 * @signature: what stands in its `.minisig` file
 * @today: the day, for packs that expire
 * @error: return location for an error
 *
 * Installs a pack of the trusted publisher: all of it or nothing. The one that
 * was in use before is kept for vei_installer_roll_back().
 *
 * The signature is verified before anything else is looked at. Fails with
 * %VEI_UPDATE_ERROR_PUBLISHER if nobody is trusted,
 * %VEI_UPDATE_ERROR_KEY or %VEI_UPDATE_ERROR_SIGNATURE if the publisher has
 * not signed it, as vei_installer_read() does if it cannot be used, with
 * %VEI_UPDATE_ERROR_EXPIRED, with %VEI_UPDATE_ERROR_SAME or
 * %VEI_UPDATE_ERROR_OLDER if it is not newer than everything before, and with a %G_FILE_ERROR if it cannot
 * be written.
 *
 * Returns: (transfer full): the knowledge that is in use now
 */
VeiKnowledge *
vei_installer_install (const char   *folder,
                       GBytes       *archive,
                       GBytes       *signature,
                       const GDate  *today,
                       GError      **error)
{
  g_auto (VeiInstalledState) state = { NULL, NULL, NULL };
  g_autoptr (VeiPublisher) publisher = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autofree char *comment = NULL;

  g_return_val_if_fail (folder != NULL && archive != NULL && signature != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  publisher = vei_installer_get_publisher (folder, error);
  if (publisher == NULL)
    return NULL;
  comment = vei_signature_verify (signature, archive, &publisher->key, error);
  if (comment == NULL)
    return NULL;
  knowledge = vei_installer_read (archive, &files, error);
  /* Where it cannot be told what was there, that is damage, and ends with this. */
  if (knowledge == NULL)
    return NULL;
  vei_installed_read_state (folder, &state, NULL);
  if (!check_age (knowledge, &state, today, error) ||
      !install_files (folder, &state, vei_knowledge_get_version (knowledge), files, error))
    return NULL;
  return g_steal_pointer (&knowledge);
}

/**
 * vei_installer_roll_back:
 * @folder: (type filename): where packs are kept
 * @error: return location for an error
 *
 * Goes back to the pack that was in use before the last installation, or to
 * the bundled one. The version that is left is not installed again; a newer one
 * is.
 *
 * Fails with %VEI_UPDATE_ERROR_OLDER if the bundled pack is in use already, with
 * %VEI_UPDATE_ERROR_DAMAGED if it cannot be told what is installed, and with a
 * %G_FILE_ERROR if it cannot be written.
 *
 * Returns: whether it was done
 */
gboolean
vei_installer_roll_back (const char  *folder,
                         GError     **error)
{
  g_auto (VeiInstalledState) state = { NULL, NULL, NULL };
  VeiInstalledState next;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (!vei_installed_read_state (folder, &state, error))
    return FALSE;
  if (state.current == NULL)
    {
      g_set_error_literal (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER,
                           _("the knowledge that comes with the program is in use; there is nothing to go back to"));
      return FALSE;
    }
  next = (VeiInstalledState) { state.previous, NULL, state.newest };
  if (!vei_installed_write_state (folder, &next, error))
    return FALSE;
  tidy (folder, &next);
  return TRUE;
}
