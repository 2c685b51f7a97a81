/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-pack-files.h"
#include "core/vei-pack.h"
#include "update/vei-archive.h"
#include "update/vei-installer.h"

/**
 * vei_cli_read_bytes:
 * @path: (type filename): a file
 * @error: return location for an error
 *
 * Reads a file that is no larger than a pack may be.
 *
 * Fails with %VEI_DATA_ERROR_TOO_LARGE if it is larger, and with another error
 * if it cannot be read.
 *
 * Returns: (transfer full): the file
 */
GBytes *
vei_cli_read_bytes (const char  *path,
                    GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_filename_display_name (path);
  char *contents;
  gsize length;

  if (stream == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  contents = g_malloc (VEI_ARCHIVE_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), contents, VEI_ARCHIVE_MAX_BYTES + 1, &length,
                                NULL, error))
    {
      g_free (contents);
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  bytes = g_bytes_new_take (g_realloc (contents, MAX (length, 1)), length);
  if (length <= VEI_ARCHIVE_MAX_BYTES)
    return g_steal_pointer (&bytes);
  g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_TOO_LARGE, _("%s: the pack is larger than %d MiB"),
               name, VEI_ARCHIVE_MAX_BYTES / (1024 * 1024));
  return NULL;
}

/**
 * vei_cli_read_card:
 * @path: (type filename): a publisher card
 * @error: return location for an error
 *
 * Reads the card of a publisher.
 *
 * Fails as vei_cli_read_bytes() and vei_publisher_parse() do.
 *
 * Returns: (transfer full): the card
 */
VeiPublisher *
vei_cli_read_card (const char  *path,
                   GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = vei_cli_read_bytes (path, error);

  return bytes != NULL ? vei_publisher_parse (name, bytes, error) : NULL;
}

/**
 * vei_cli_open_any_pack:
 * @path: (type filename): the folder of a pack, or a `.veipack` file
 * @error: return location for an error
 *
 * Opens a pack, whoever made it: no signature is asked for.
 *
 * Fails as vei_cli_open_pack() and vei_archive_read() do.
 *
 * Returns: (transfer full): the pack
 */
VeiPack *
vei_cli_open_any_pack (const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GHashTable) files = NULL;

  if (!g_str_has_suffix (path, ".veipack"))
    return vei_cli_open_pack (path, error);
  bytes = vei_cli_read_bytes (path, error);
  if (bytes == NULL)
    return NULL;
  files = vei_archive_read (bytes, error);
  if (files != NULL)
    return vei_pack_new_for_files (files);
  g_prefix_error (error, "%s: ", name);
  return NULL;
}

/* ---- Whom to trust ---- */

static char *
strip_fingerprint (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (plain, g_ascii_toupper (*text));
  return g_string_free (plain, FALSE);
}

static gboolean
is_same_fingerprint (const char *given,
                     const char *fingerprint)
{
  g_autofree char *left = strip_fingerprint (given);
  g_autofree char *right = strip_fingerprint (fingerprint);

  return g_str_equal (left, right);
}

/* Asks at the terminal; elsewhere there is nobody to ask. */
static gboolean
ask_user (VeiCli             *cli,
          const VeiPublisher *publisher,
          const char         *fingerprint)
{
  char answer[16] = "";

  if (!isatty (STDIN_FILENO) || !isatty (STDOUT_FILENO))
    return FALSE;
  g_string_append_printf (cli->out, _("Publisher: %s\nAddress: %s\nFingerprint: %s\n"),
                          publisher->name, publisher->update_url, fingerprint);
  g_string_append (cli->out, _("Is this the fingerprint that the publisher told you, by telephone or on paper? "
                               "yes/no: "));
  if (!vei_cli_flush (cli, NULL) || fgets (answer, sizeof answer, stdin) == NULL)
    return FALSE;
  g_strstrip (answer);
  /* Translators: what a user types to say yes to the question above. */
  return g_str_equal (answer, "yes") || g_str_equal (answer, _("yes"));
}

/**
 * vei_cli_confirm_card:
 * @cli: a call of `pack`
 * @folder: (type filename): where packs are kept
 * @error: return location for an error
 *
 * Trusts the publisher of the card that the call names, if it names one, after
 * the user has seen the fingerprint of its key.
 *
 * Fails with %VEI_CLI_ERROR_REFUSED if the fingerprint is not the one that the
 * user knows, and as vei_installer_set_publisher() does.
 *
 * Returns: whether somebody is trusted as the call asks for
 */
gboolean
vei_cli_confirm_card (VeiCli      *cli,
                      const char  *folder,
                      GError     **error)
{
  const char *path = vei_cli_get_option (cli, "publisher");
  const char *given = vei_cli_get_option (cli, "fingerprint");
  g_autoptr (VeiPublisher) publisher = NULL;
  g_autoptr (VeiPublisher) old = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *name = NULL;

  if (path == NULL)
    return TRUE;
  publisher = vei_cli_read_card (path, error);
  if (publisher == NULL)
    return FALSE;
  fingerprint = vei_public_key_get_fingerprint (&publisher->key);
  name = g_filename_display_name (path);
  old = vei_installer_get_publisher (folder, NULL);
  if (given != NULL ? is_same_fingerprint (given, fingerprint)
      : (old != NULL && vei_public_key_equal (&old->key, &publisher->key)) ||
        ask_user (cli, publisher, fingerprint))
    return vei_installer_set_publisher (folder, publisher, error);
  if (given != NULL)
    g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_REFUSED,
                 /* Translators: a file and a fingerprint. */
                 _("%s: the key has another fingerprint, %s; do not use it, and ask the publisher"),
                 name, fingerprint);
  else
    g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_REFUSED,
                 _("%s: the publisher is not trusted yet; compare the fingerprint %s with what the publisher "
                   "tells you, and give it with --fingerprint"), name, fingerprint);
  return FALSE;
}
