/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-pack-files.h"
#include "cli/vei-cli-words.h"
#include "core/vei-knowledge.h"
#include "update/vei-archive.h"
#include "update/vei-pack-diff.h"
#include "update/vei-verdict-diff.h"

static char *
describe_change (const VeiVerdictChange *change)
{
  if (g_str_equal (change->kind, "equipment"))
    return g_strdup_printf (change->same_verdict
                            /* Translators: a kind of equipment, and twice an answer with what it rests on. */
                            ? _("%s: the same answer by another rule: was “%s”, is now “%s”")
                            : _("%s: another answer: was “%s”, is now “%s”"),
                            change->id, change->before, change->after);
  /* Translators: the id of an approval, a caution or a step, and twice “yes” or “no”. */
  return g_strdup_printf (_("%s: applies to others: was %s, is now %s"), change->id,
                          change->before, change->after);
}

static void
add_changes (VeiCli    *cli,
             VeiWords  *words,
             GPtrArray *changes)
{
  guint n_verdicts = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const VeiVerdictChange *change = g_ptr_array_index (changes, i);
      g_autofree char *line = describe_change (change);
      g_autofree char *person = g_strdup_printf (_("for example: %s"), change->person);

      n_verdicts += g_str_equal (change->kind, "equipment") && !change->same_verdict;
      vei_words_add_paragraph (words, "- ", line);
      vei_words_add_paragraph (words, "  ", *change->person != '\0' ? person : _("for everybody"));
    }
  if (changes->len == 0)
    vei_words_add_paragraph (words, "", _("Nobody gets another answer, approval, caution or step."));
  else if (n_verdicts == 0)
    vei_words_add_paragraph (words, "", _("No answer changes for anybody."));
  vei_words_add_paragraph (words, "",
                           _("This was found by going through all ways of answering that both packs understand. "
                             "What only one of them asks or knows is named under “What changed”."));
}

/**
 * vei_cli_pack_diff:
 * @cli: a call of `pack`
 * @before: (type filename): a pack, as a folder or a file
 * @after: (type filename): another
 * @error: return location for an error
 *
 * Prints in words what changed from one pack to another, and who gets another
 * answer.
 *
 * Fails if one of the packs cannot be read.
 *
 * Returns: whether it was printed
 */
gboolean
vei_cli_pack_diff (VeiCli      *cli,
                   const char  *before,
                   const char  *after,
                   GError     **error)
{
  const char *paths[] = { before, after };
  g_autoptr (VeiPack) old_pack = NULL;
  g_autoptr (VeiPack) new_pack = NULL;
  g_autoptr (VeiKnowledge) old_knowledge = NULL;
  g_autoptr (VeiKnowledge) new_knowledge = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  VeiWords words;

  if ((old_pack = vei_cli_open_any_pack (paths[0], error)) == NULL ||
      (new_pack = vei_cli_open_any_pack (paths[1], error)) == NULL ||
      (old_knowledge = vei_knowledge_new (old_pack, error)) == NULL ||
      (new_knowledge = vei_knowledge_new (new_pack, error)) == NULL)
    return FALSE;
  lines = vei_pack_diff (old_pack, new_pack, vei_archive_get_known_files (), cli->language, error);
  if (lines == NULL)
    return FALSE;
  changes = vei_verdict_diff (old_knowledge, new_knowledge, cli->language);

  vei_words_init (&words, cli->out);
  vei_words_add_heading (&words, _("What changed"));
  for (guint i = 0; i < lines->len; i++)
    vei_words_add_paragraph (&words, "- ", g_ptr_array_index (lines, i));
  if (lines->len == 0)
    vei_words_add_paragraph (&words, "", _("Nothing: the two packs say the same."));
  vei_words_add_blank (&words);
  vei_words_add_heading (&words, _("Who gets another answer"));
  add_changes (cli, &words, changes);
  return TRUE;
}
