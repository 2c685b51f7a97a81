/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-files.h"
#include "core/vei-json.h"

static const VeiOption options[] = {
  VEI_OPTION_JSON,
  VEI_OPTION_AS_OF,
  { NULL },
};

static void
add_json (VeiCli              *cli,
          VeiKnowledge        *knowledge,
          const VeiAssessment *assessment,
          const VeiQuestion   *next_question)
{
  g_autoptr(JsonNode) node = vei_assessment_to_node (assessment, knowledge, next_question);
  g_autofree char *line = vei_json_to_line (node);

  g_string_append (cli->out, line);
  if (cli->out->str[cli->out->len - 1] != '\n')
    g_string_append_c (cli->out, '\n');
}

static void
add_answer (VeiCli            *cli,
            VeiKnowledge      *knowledge,
            const char        *path,
            const VeiAnswers  *answers,
            const GDate       *as_of)
{
  const VeiQuestion *next_question = vei_next_question (knowledge, answers, as_of);
  VeiAssessment assessment;
  VeiWords words;

  vei_assess (knowledge, answers, as_of, &assessment);
  if (vei_cli_get_option (cli, "json") != NULL)
    {
      add_json (cli, knowledge, &assessment, next_question);
      return;
    }

  vei_words_init (&words, cli->out);
  if (cli->arguments->len > 1)
    {
      g_autofree char *name = g_filename_display_name (path);

      if (cli->out->len > 0)
        g_string_append_c (cli->out, '\n');
      g_string_append_printf (cli->out, "== ");
      vei_words_add_paragraph (&words, "", name);
    }
  vei_words_add_assessment (&words, knowledge, &assessment, next_question, cli->language);
}

static gboolean
run_assess (VeiCli  *cli,
            GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = NULL;
  g_autofree VeiAnswers *answers = NULL;
  guint n = cli->arguments->len;
  GDate as_of;

  if (n == 0)
    {
      vei_cli_set_usage_error (cli, error, _("no file is named; name one or more answers files or case files"));
      return FALSE;
    }
  if (!vei_cli_get_as_of (cli, &as_of, error))
    return FALSE;
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;

  answers = g_new (VeiAnswers, n);
  for (guint i = 0; i < n; i++)
    {
      if (!vei_cli_read_answers (g_ptr_array_index (cli->arguments, i), knowledge, &as_of,
                                 &answers[i], error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    add_answer (cli, knowledge, g_ptr_array_index (cli->arguments, i), &answers[i], &as_of);
  return TRUE;
}

const VeiCommand vei_command_assess = {
  .name = "assess",
  .usage = N_("FILE… [--json] [--as-of DATE]"),
  .summary = N_("say what speaks for a pump or a sensor, for the answers in files"),
  .details = N_("FILE is an answers file or a case file. All files are read before anything is printed."),
  .options = options,
  .max_arguments = G_MAXUINT,
  .run = run_assess,
};
