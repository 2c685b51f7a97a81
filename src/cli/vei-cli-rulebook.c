/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-check-pack.h"
#include "cli/vei-cli-commands.h"
#include "letter/vei-paper.h"
#include "letter/vei-rulebook.h"
#include "store/vei-file.h"

static gboolean
check_output (VeiCli      *cli,
              const char  *output,
              GError     **error)
{
  if (output == NULL || g_str_has_suffix (output, ".pdf"))
    return TRUE;
  vei_cli_set_usage_error (cli, error, _("-o: the name of the file ends in .pdf"));
  return FALSE;
}

/**
 * vei_cli_run_rulebook:
 * @cli: the call
 * @error: return location for an error
 *
 * Writes the rule book of a pack, as a PDF or as text.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if the file has another ending, with
 * %VEI_CLI_ERROR_REFUSED if the pack has a fault, and with another error if
 * something cannot be read or written.
 *
 * Returns: whether it was written
 */
gboolean
vei_cli_run_rulebook (VeiCli  *cli,
                      GError **error)
{
  const char *output = vei_cli_get_option (cli, "output");
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (VeiCheckReport) report = NULL;
  g_autoptr (VeiDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  GDate as_of;

  if (!check_output (cli, output, error) || !vei_cli_get_as_of (cli, &as_of, error))
    return FALSE;
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;
  report = vei_cli_check_pack (vei_knowledge_get_pack (knowledge));
  if (report->faults->len > 0)
    {
      g_set_error_literal (error, VEI_CLI_ERROR, VEI_CLI_ERROR_REFUSED,
                           _("rulebook: the pack has faults; run check, and correct them first"));
      return FALSE;
    }
  document = vei_rulebook_new (knowledge, report, &as_of, cli->language, error);
  if (document == NULL)
    return FALSE;
  if (output == NULL)
    {
      text = vei_document_to_plain_text (document);
      g_string_append (cli->out, text);
      return TRUE;
    }
  bytes = vei_document_export (document, output, VEI_PRINT_NORMAL, &as_of, error);
  return bytes != NULL && vei_file_replace (output, bytes, FALSE, error);
}
