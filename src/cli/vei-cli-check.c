/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"
#include "core/vei-checker.h"
#include "core/vei-knowledge.h"
#include "letter/vei-letter.h"

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

/* The letters are proved by those who write them. */
static void
check_letters (VeiPack   *pack,
               GPtrArray *faults)
{
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, NULL);
  g_autoptr (VeiLetterBook) book = NULL;
  g_autoptr (GError) error = NULL;

  /* What keeps the knowledge from being read is among the faults already. */
  if (knowledge == NULL)
    return;
  book = vei_letter_book_new (knowledge, &error);
  if (book == NULL)
    g_ptr_array_add (faults, g_strdup (error->message));
}

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

  report = vei_check_pack (pack);
  check_letters (pack, report->faults);
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
