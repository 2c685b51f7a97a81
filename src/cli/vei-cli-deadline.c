/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

/* Where the pack says how long there is to complain, and what says so. */
#define RULES_FILE "rules.json"
#define COMPLAINT_ID "complaint"

static const VeiOption options[] = {
  { "received", 0, N_("DATE"), N_("the day you learned of the no") },
  { "json", 0, NULL, N_("print JSON on one line instead of words") },
  { NULL },
};

static void
add_json (VeiCli      *cli,
          const GDate *deadline,
          const GDate *send_by)
{
  g_autofree char *last_day = vei_date_to_iso (deadline);
  g_autofree char *post_day = vei_date_to_iso (send_by);

  g_string_append_printf (cli->out, "{\"deadline\":\"%s\",\"send_by\":\"%s\"}\n", last_day, post_day);
}

/* Reads the references, of the form `id#locator`, of a deadline in the pack. */
static void
read_source_refs (VeiKnowledge   *knowledge,
                  const VeiJson  *deadline,
                  GArray         *refs)
{
  VeiJson list, element;
  const char *text;
  guint n;

  if (!vei_json_member (deadline, "source", &list, NULL) || !vei_json_length (&list, &n, NULL))
    return;
  for (guint i = 0; i < n; i++)
    {
      if (!vei_json_element (&list, i, &element, NULL) || !vei_json_string (&element, &text, NULL))
        continue;
      for (guint j = 0; j < vei_knowledge_get_n_sources (knowledge); j++)
        {
          const char *id = vei_knowledge_get_source (knowledge, j)->id;
          VeiSourceRef ref = { (guint16) j, "" };

          if (g_str_has_prefix (text, id) && (text[strlen (id)] == '#' || text[strlen (id)] == '\0'))
            g_array_append_val (refs, ref);
        }
    }
}

/* The pack is sound, or it would not have been loaded; what does not fit here
 * is not shown.
 */
static void
add_deadline_sources (VeiCli       *cli,
                      VeiKnowledge *knowledge,
                      VeiWords     *words)
{
  g_autoptr(JsonNode) node = vei_pack_read (vei_knowledge_get_pack (knowledge), RULES_FILE, NULL);
  g_autoptr(GArray) refs = g_array_new (FALSE, FALSE, sizeof (VeiSourceRef));
  VeiSourceRefs sources;
  VeiJson root, list, deadline, id;
  const char *name;
  guint n;

  if (node == NULL)
    return;
  vei_json_root (&root, node);
  if (!vei_json_member (&root, "deadlines", &list, NULL) || !vei_json_length (&list, &n, NULL))
    return;
  for (guint i = 0; i < n; i++)
    {
      if (vei_json_element (&list, i, &deadline, NULL) &&
          vei_json_member (&deadline, "id", &id, NULL) &&
          vei_json_string (&id, &name, NULL) && g_str_equal (name, COMPLAINT_ID))
        read_source_refs (knowledge, &deadline, refs);
    }
  sources.n = refs->len;
  sources.ref = (const VeiSourceRef *) (const void *) refs->data;
  vei_words_add_sources (words, "", knowledge, &sources, cli->language);
}

static void
add_words (VeiCli       *cli,
           VeiKnowledge *knowledge,
           const GDate  *received,
           const GDate  *deadline,
           const GDate  *send_by)
{
  guint days = vei_knowledge_get_complaint_days (knowledge);
  g_autofree char *first_day = vei_date_to_words (received, cli->language);
  g_autofree char *counted = NULL;
  g_autofree char *dates = NULL;
  VeiWords words;
  gboolean is_late;
  GDate today;

  vei_date_set_today (&today);
  is_late = g_date_compare (deadline, &today) < 0;
  vei_words_init (&words, cli->out);
  /* Translators: %s is a date in words, %u a number of days. */
  counted = g_strdup_printf (ngettext ("You learned of the no on %s. The last day to complain is %u day later.",
                                       "You learned of the no on %s. The last day to complain is %u days later.",
                                       days), first_day, days);
  vei_words_add_paragraph (&words, "", counted);
  dates = vei_cli_dup_send_by_text (deadline, send_by, &today, cli->language);
  vei_words_add_paragraph (&words, "", dates);
  if (is_late)
    vei_words_add_paragraph (&words, "", _("Send the complaint all the same, and say why it is late."));
  else
    vei_words_add_paragraph (&words, "", _("Saturdays, Sundays and public holidays count in the days, "
                                           "but the complaint is best sent on a working day."));
  add_deadline_sources (cli, knowledge, &words);
}

static gboolean
run_deadline (VeiCli  *cli,
              GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = NULL;
  GDate received, deadline, send_by;

  if (vei_cli_get_option (cli, "received") == NULL)
    {
      vei_cli_set_usage_error (cli, error, _("the day you learned of the no is missing; "
                                             "give it with --received 2026-11-22"));
      return FALSE;
    }
  if (!vei_cli_get_date (cli, "received", &received, error))
    return FALSE;
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;

  deadline = received;
  g_date_add_days (&deadline, vei_knowledge_get_complaint_days (knowledge));
  vei_date_set_send_by (&send_by, &deadline);
  if (vei_cli_get_option (cli, "json") != NULL)
    add_json (cli, &deadline, &send_by);
  else
    add_words (cli, knowledge, &received, &deadline, &send_by);
  return TRUE;
}

const VeiCommand vei_command_deadline = {
  .name = "deadline",
  .usage = N_("--received DATE [--json]"),
  .summary = N_("count the deadline for a complaint"),
  .details = N_("DATE is from 1900-01-01 to 2199-12-31."),
  .options = options,
  .max_arguments = 0,
  .run = run_deadline,
};
