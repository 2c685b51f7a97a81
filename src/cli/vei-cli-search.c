/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-words.h"
#include "core/vei-json.h"
#include "core/vei-search.h"

/* In words, more of a group would push the others out of sight. */
#define MOST_OF_GROUP 8

static const VeiOption options[] = {
  VEI_OPTION_JSON,
  { NULL },
};

static void
add_string_member (JsonBuilder *builder,
                   const char  *name,
                   const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_json (VeiCli    *cli,
          GPtrArray *results)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    {
      const VeiSearchResult *result = g_ptr_array_index (results, i);

      json_builder_begin_object (builder);
      add_string_member (builder, "id", result->id);
      add_string_member (builder, "kind", vei_search_group_get_id (result->group));
      add_string_member (builder, "title", result->title);
      add_string_member (builder, "snippet", result->snippet);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  line = vei_json_to_line (node);
  g_string_append (cli->out, line);
  if (cli->out->str[cli->out->len - 1] != '\n')
    g_string_append_c (cli->out, '\n');
}

static void
add_words (VeiWords  *words,
           GPtrArray *results)
{
  const VeiSearchResult *before = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const VeiSearchResult *result = g_ptr_array_index (results, i);

      if (before == NULL || before->group != result->group)
        vei_words_add_heading (words, vei_search_group_get_title (result->group));
      vei_words_add_paragraph (words, "- ", result->title);
      if (*result->snippet != '\0')
        vei_words_add_paragraph (words, "  ", result->snippet);
      before = result;
    }
}

static gboolean
run_search (VeiCli  *cli,
            GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = NULL;
  g_autoptr(VeiSearch) search = NULL;
  g_autoptr(GPtrArray) results = NULL;
  g_autofree char *nothing = NULL;
  const char *text;
  VeiWords words;

  if (cli->arguments->len == 0)
    {
      vei_cli_set_usage_error (cli, error, _("no text is given; write what to look for"));
      return FALSE;
    }
  text = g_ptr_array_index (cli->arguments, 0);
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;
  search = vei_search_new (knowledge, cli->language, error);
  if (search == NULL)
    return FALSE;

  if (vei_cli_get_option (cli, "json") != NULL)
    {
      results = vei_search_find (search, text, 0);
      add_json (cli, results);
      return TRUE;
    }
  results = vei_search_find (search, text, MOST_OF_GROUP);
  vei_words_init (&words, cli->out);
  add_words (&words, results);
  if (results->len == 0)
    {
      nothing = vei_search_dup_nothing_found (search, text);
      vei_words_add_paragraph (&words, "", nothing);
    }
  return TRUE;
}

const VeiCommand vei_command_search = {
  .name = "search",
  .usage = N_("TEXT [--json]"),
  .summary = N_("find anything that the program knows: equipment, units, rights, travel"),
  .details = N_("All words of TEXT must be found; the beginning of a word is enough. In words, "
                "the best of each kind are listed; as JSON, all."),
  .options = options,
  .max_arguments = 1,
  .run = run_search,
};
