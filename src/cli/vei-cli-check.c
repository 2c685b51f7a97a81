/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"
#include "core/vei-checker.h"

static void
add_lines (GString    *out,
           const char *label,
           GPtrArray  *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_strdup (g_ptr_array_index (lines, i));

      g_string_append_printf (out, "%s%s\n", label, g_strdelimit (line, "\r\n", ' '));
    }
}

static gboolean
run_check (VeiCli  *cli,
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

  report = vei_check_pack (pack);
  n_faults = report->faults->len;
  add_lines (cli->out, "", report->faults);
  /* Translators: stands before what the keeper of a pack should know, and is no fault. */
  add_lines (cli->out, _("note: "), report->warnings);
  if (report->combinations != NULL)
    g_string_append_printf (cli->out, "combinations: %s\n", report->combinations);
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

const VeiCommand vei_command_check = {
  .name = "check",
  .usage = N_("[PACK-DIR]"),
  .summary = N_("prove that a knowledge pack is sound"),
  .details = N_("Without PACK-DIR the pack that comes with the program is checked. Each fault is a line."),
  .max_arguments = 1,
  .run = run_check,
};
