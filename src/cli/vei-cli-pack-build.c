/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-check-pack.h"
#include "cli/vei-cli-pack-files.h"
#include "core/vei-knowledge.h"
#include "store/vei-file.h"
#include "update/vei-archive.h"

static gboolean
check (VeiCli      *cli,
       VeiPack     *pack,
       const char  *name,
       GError     **error)
{
  g_autoptr (VeiCheckReport) report = vei_cli_check_pack (pack);
  guint n_faults = report->faults->len;

  vei_cli_add_report (cli, report);
  if (n_faults == 0)
    return TRUE;
  /* The faults are what the keeper needs, so they are printed all the same. */
  if (!vei_cli_flush (cli, error))
    return FALSE;
  g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_REFUSED,
               /* Translators: the path of a pack, and how many faults it has. */
               ngettext ("%s: the pack has %u fault, so it was not built; correct it",
                         "%s: the pack has %u faults, so it was not built; correct them", n_faults),
               name, n_faults);
  return FALSE;
}

/**
 * vei_cli_pack_build:
 * @cli: a call of `pack`
 * @folder: (type filename): the folder of a pack
 * @error: return location for an error
 *
 * Proves a pack sound and puts it into one file. What was proved is what is in
 * the file.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if no file is named, with
 * %VEI_CLI_ERROR_REFUSED if the pack has a fault, and with another error if
 * something cannot be read or written.
 *
 * Returns: whether the file was written
 */
gboolean
vei_cli_pack_build (VeiCli      *cli,
                    const char  *folder,
                    GError     **error)
{
  const char *output = vei_cli_get_option (cli, "output");
  g_autofree char *name = g_filename_display_name (folder);
  g_autoptr (VeiPack) opened = NULL;
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GBytes) archive = NULL;

  if (output == NULL || !g_str_has_suffix (output, ".veipack"))
    {
      vei_cli_set_usage_error (cli, error, _("say with -o where to write; the name of the file ends in .veipack"));
      return FALSE;
    }
  opened = vei_cli_open_pack (folder, error);
  if (opened == NULL)
    return FALSE;
  files = vei_archive_read_folder (folder, error);
  if (files == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  pack = vei_pack_new_for_files (files);
  if (!check (cli, pack, name, error))
    return FALSE;
  archive = vei_archive_write (files, error);
  if (archive == NULL || !vei_file_replace (output, archive, FALSE, error))
    return FALSE;
  g_string_append_printf (cli->out, ngettext ("%s: %u file, %u bytes\n", "%s: %u files, %u bytes\n",
                                              g_hash_table_size (files)),
                          output, g_hash_table_size (files), (guint) g_bytes_get_size (archive));
  g_string_append_printf (cli->out, _("Sign it with: minisign -S -m %s\n"), output);
  return TRUE;
}
