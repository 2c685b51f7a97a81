/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-pack-files.h"
#include "core/vei-knowledge.h"
#include "update/vei-installed.h"
#include "update/vei-update.h"

static void
updated_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * vei_cli_pack_update:
 * @cli: a call of `pack`
 * @error: return location for an error
 *
 * Asks the trusted publisher for a newer pack, and installs it.
 *
 * Fails as vei_cli_confirm_card() and vei_update_finish() do.
 *
 * Returns: whether there was an answer
 */
gboolean
vei_cli_pack_update (VeiCli  *cli,
                     GError **error)
{
  g_autofree char *folder = vei_installed_get_folder ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;

  if (!vei_cli_confirm_card (cli, folder, error))
    return FALSE;
  vei_update_async (folder, NULL, NULL, updated_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!vei_update_finish (result, &knowledge, error))
    return FALSE;
  if (knowledge != NULL)
    vei_cli_add_installed (cli, knowledge);
  else
    g_string_append_printf (cli->out, "%s\n", _("There is nothing new."));
  return TRUE;
}
