/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-check-pack.h"
#include "core/vei-knowledge.h"
#include "letter/vei-letter.h"

/**
 * vei_cli_check_pack:
 * @pack: a pack
 *
 * Proves a pack sound, letters included: they are proved by those who write
 * them.
 *
 * Returns: (transfer full): what was found
 */
VeiCheckReport *
vei_cli_check_pack (VeiPack *pack)
{
  VeiCheckReport *report = vei_check_pack (pack);
  g_autoptr (VeiKnowledge) knowledge = vei_knowledge_new (pack, NULL);
  g_autoptr (VeiLetterBook) book = NULL;
  g_autoptr (GError) error = NULL;

  /* What keeps the knowledge from being read is among the faults already. */
  if (knowledge == NULL)
    return report;
  book = vei_letter_book_new (knowledge, &error);
  if (book == NULL || !vei_letter_book_check (book, &error))
    g_ptr_array_add (report->faults, g_strdup (error->message));
  return report;
}

/**
 * vei_cli_add_report:
 * @cli: the call
 * @report: what a check found
 *
 * Adds faults, notes and the number of combinations to what is to be printed,
 * each on a line of its own.
 */
void
vei_cli_add_report (VeiCli         *cli,
                    VeiCheckReport *report)
{
  const char *labels[] = { "", NULL };
  GPtrArray *lists[] = { report->faults, report->warnings };

  /* Translators: stands before what the keeper of a pack should know, and is no fault. */
  labels[1] = _("note: ");
  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        g_autofree char *line = g_strdup (g_ptr_array_index (lists[list], i));

        g_string_append_printf (cli->out, "%s%s\n", labels[list], g_strdelimit (line, "\r\n", ' '));
      }
  if (report->combinations != NULL)
    g_string_append_printf (cli->out, "combinations: %s\n", report->combinations);
}
