/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-pack-files.h"
#include "core/vei-date.h"
#include "core/vei-knowledge.h"
#include "update/vei-archive.h"
#include "update/vei-installed.h"
#include "update/vei-installer.h"

typedef struct
{
  const char *name;
  guint       n_arguments;
  gboolean  (*run) (VeiCli  *cli,
                    GError **error);
} Action;

static const char *
get_argument (VeiCli *cli,
              guint   index)
{
  return g_ptr_array_index (cli->arguments, index + 1);
}

/* ---- A file and its signature ---- */

static gboolean
read_signed (const char  *path,
             GBytes     **archive,
             GBytes     **signature,
             GError     **error)
{
  g_autofree char *signature_path = g_strconcat (path, ".minisig", NULL);

  *archive = vei_cli_read_bytes (path, error);
  if (*archive == NULL)
    return FALSE;
  *signature = vei_cli_read_bytes (signature_path, error);
  return *signature != NULL;
}

/* The key as the call names it: typed, in a file, on a card, or of whom is trusted. */
static gboolean
get_key (VeiCli        *cli,
         VeiPublicKey  *key,
         GError       **error)
{
  const char *text = vei_cli_get_option (cli, "key");
  const char *card = vei_cli_get_option (cli, "publisher");
  g_autofree char *folder = vei_installed_get_folder ();
  g_autofree char *contents = NULL;
  g_autoptr (VeiPublisher) publisher = NULL;

  if (text != NULL)
    {
      if (g_file_test (text, G_FILE_TEST_EXISTS) && !g_file_get_contents (text, &contents, NULL, error))
        return FALSE;
      return vei_public_key_parse (contents != NULL ? contents : text, key, error);
    }
  publisher = card != NULL ? vei_cli_read_card (card, error) : vei_installer_get_publisher (folder, error);
  if (publisher != NULL)
    *key = publisher->key;
  return publisher != NULL;
}

static void
add_field (VeiCli     *cli,
           const char *label,
           const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_printf (cli->out, "%s: %s\n", label, g_strdelimit (valid, "\r\n", ' '));
}

static gboolean
run_verify (VeiCli  *cli,
            GError **error)
{
  const char *path = get_argument (cli, 0);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autofree char *comment = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *released = NULL;
  VeiPublicKey key;

  if (!get_key (cli, &key, error) || !read_signed (path, &archive, &signature, error))
    return FALSE;
  comment = vei_signature_verify (signature, archive, &key, error);
  if (comment != NULL)
    knowledge = vei_installer_read (archive, NULL, error);
  if (knowledge == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  fingerprint = vei_public_key_get_fingerprint (&key);
  released = vei_date_to_iso (vei_knowledge_get_released (knowledge));
  add_field (cli, _("Version"), vei_knowledge_get_version (knowledge));
  add_field (cli, _("Released"), released);
  add_field (cli, _("Publisher"), vei_knowledge_get_publisher (knowledge));
  if (vei_knowledge_get_expires (knowledge) != NULL)
    {
      g_autofree char *expires = vei_date_to_iso (vei_knowledge_get_expires (knowledge));

      add_field (cli, _("May be installed until"), expires);
    }
  add_field (cli, _("Signed by the key"), fingerprint);
  add_field (cli, _("Signed comment"), comment);
  return TRUE;
}

/**
 * vei_cli_add_installed:
 * @cli: a call of `pack`
 * @knowledge: what is in use now
 *
 * Adds which knowledge is in use to what is to be printed.
 */
void
vei_cli_add_installed (VeiCli       *cli,
                       VeiKnowledge *knowledge)
{
  g_autofree char *released = vei_date_to_words (vei_knowledge_get_released (knowledge), cli->language);

  /* Translators: a version, a publisher and a day. */
  g_string_append_printf (cli->out, _("In use: version %s from %s, of %s.\n"),
                          vei_knowledge_get_version (knowledge),
                          vei_knowledge_get_publisher (knowledge), released);
}

static gboolean
run_install (VeiCli  *cli,
             GError **error)
{
  const char *path = get_argument (cli, 0);
  g_autofree char *folder = vei_installed_get_folder ();
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  GDate today;

  vei_date_set_today (&today);
  if (!read_signed (path, &archive, &signature, error) || !vei_cli_confirm_card (cli, folder, error))
    return FALSE;
  knowledge = vei_installer_install (folder, archive, signature, &today, error);
  if (knowledge == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  vei_cli_add_installed (cli, knowledge);
  return TRUE;
}

/* ---- What is installed ---- */

static gboolean
run_status (VeiCli  *cli,
            GError **error)
{
  g_autofree char *folder = vei_installed_get_folder ();
  g_autoptr (VeiPublisher) publisher = vei_installer_get_publisher (folder, NULL);
  g_autofree char *message = NULL;
  g_autoptr (VeiKnowledge) knowledge = vei_installed_load (folder, &message, error);

  if (knowledge == NULL)
    return FALSE;
  vei_cli_add_installed (cli, knowledge);
  if (message != NULL)
    add_field (cli, _("Note"), message);
  if (publisher != NULL)
    {
      g_autofree char *fingerprint = vei_public_key_get_fingerprint (&publisher->key);

      add_field (cli, _("Trusted publisher"), publisher->name);
      add_field (cli, _("Address"), publisher->update_url);
      add_field (cli, _("Fingerprint"), fingerprint);
    }
  else
    g_string_append_printf (cli->out, "%s\n", _("No publisher is trusted."));
  return TRUE;
}

static gboolean
run_back (VeiCli  *cli,
          GError **error)
{
  g_autofree char *folder = vei_installed_get_folder ();

  return vei_installer_roll_back (folder, error) && run_status (cli, error);
}

static gboolean
run_remove (VeiCli  *cli,
            GError **error)
{
  g_autofree char *folder = vei_installed_get_folder ();

  return vei_installer_remove_publisher (folder, error) && run_status (cli, error);
}

/* ---- The command ---- */

static gboolean
run_build (VeiCli  *cli,
           GError **error)
{
  return vei_cli_pack_build (cli, get_argument (cli, 0), error);
}

static gboolean
run_diff (VeiCli  *cli,
          GError **error)
{
  return vei_cli_pack_diff (cli, get_argument (cli, 0), get_argument (cli, 1), error);
}

static const Action actions[] = {
  { "build", 1, run_build },
  { "verify", 1, run_verify },
  { "install", 1, run_install },
  { "update", 0, vei_cli_pack_update },
  { "diff", 2, run_diff },
  { "status", 0, run_status },
  { "back", 0, run_back },
  { "remove", 0, run_remove },
};

/* What is wrong with a pack is a refusal; what is wrong with the way to it is not. */
static void
translate_error (GError **error)
{
  GError *found = error != NULL ? *error : NULL;

  if (found == NULL || found->domain != VEI_UPDATE_ERROR)
    return;
  *error = g_error_new_literal (VEI_CLI_ERROR,
                                found->code == VEI_UPDATE_ERROR_NETWORK ? VEI_CLI_ERROR_IO
                                                                        : VEI_CLI_ERROR_REFUSED,
                                found->message);
  g_error_free (found);
}

/**
 * vei_cli_run_pack:
 * @cli: the call
 * @error: return location for an error
 *
 * Makes, verifies, installs or compares knowledge packs.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if there is no such action,
 * %VEI_CLI_ERROR_REFUSED if a pack is refused, and with another error if
 * something cannot be read or written.
 *
 * Returns: whether it was done
 */
gboolean
vei_cli_run_pack (VeiCli  *cli,
                  GError **error)
{
  g_autofree char *shown = NULL;

  if (cli->arguments->len == 0)
    {
      vei_cli_set_usage_error (cli, error, _("say what to do; see pack --help"));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (!g_str_equal (actions[i].name, g_ptr_array_index (cli->arguments, 0)))
        continue;
      if (cli->arguments->len != actions[i].n_arguments + 1)
        {
          vei_cli_set_usage_error (cli, error, _("“%s” takes another number of arguments; see pack --help"),
                                   actions[i].name);
          return FALSE;
        }
      if (actions[i].run (cli, error))
        return TRUE;
      translate_error (error);
      return FALSE;
    }
  shown = vei_cli_quote (g_ptr_array_index (cli->arguments, 0));
  /* Translators: %s is what was typed. */
  vei_cli_set_usage_error (cli, error, _("there is no action %s; see pack --help"), shown);
  return FALSE;
}
