/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-check-pack.h"
#include "cli/vei-cli-commands.h"

/**
 * vei_cli_run_check:
 * @cli: the call
 * @error: return location for an error
 *
 * Proves a knowledge pack sound, letters included, and prints what was found.
 *
 * Fails with %VEI_CLI_ERROR_REFUSED if the pack has a fault.
 *
 * Returns: whether the pack is sound
 */
gboolean
vei_cli_run_check (VeiCli  *cli,
                   GError **error)
{
  g_autoptr(VeiPack) pack = NULL;
  g_autoptr(VeiCheckReport) report = NULL;
  g_autofree char *name = NULL;
  const char *directory = cli->pack_directory;
  guint n_faults;

  if (cli->arguments->len > 0 && directory != NULL)
    {
      vei_cli_set_usage_error (cli, error, _("two packs are named; leave --pack out"));
      return FALSE;
    }
  if (cli->arguments->len > 0)
    directory = g_ptr_array_index (cli->arguments, 0);
  pack = vei_cli_open_pack (directory, error);
  if (pack == NULL)
    return FALSE;

  report = vei_cli_check_pack (pack);
  n_faults = report->faults->len;
  vei_cli_add_report (cli, report);
  if (n_faults == 0)
    return TRUE;

  /* The faults are what was asked for, so they are printed all the same. */
  if (!vei_cli_flush (cli, error))
    return FALSE;
  name = directory != NULL ? g_filename_display_name (directory) : g_strdup (_("the bundled pack"));
  /* Translators: the path of a pack, and how many faults it has. */
  g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_REFUSED,
               ngettext ("%s: the pack has %u fault; correct it and check again",
                         "%s: the pack has %u faults; correct them and check again", n_faults),
               name, n_faults);
  return FALSE;
}
