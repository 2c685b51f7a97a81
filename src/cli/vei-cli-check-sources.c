/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-words.h"
#include "core/vei-json.h"
#include "store/vei-file.h"
#include "update/vei-source-check.h"

/* ---- What is asked for ---- */

static gboolean
check_only (VeiCli        *cli,
            VeiKnowledge  *knowledge,
            GError       **error)
{
  const char *only = vei_cli_get_option (cli, "only");
  const VeiSource *source = only != NULL ? vei_knowledge_find_source (knowledge, only) : NULL;
  g_autofree char *shown = NULL;

  if (only == NULL || (source != NULL && source->url != NULL))
    return TRUE;
  shown = vei_cli_quote (only);
  if (source == NULL)
    /* Translators: %s is what was typed. */
    vei_cli_set_usage_error (cli, error, _("--only: there is no source %s; “sources” lists them"), shown);
  else
    /* Translators: %s is the id of a source. */
    vei_cli_set_usage_error (cli, error, _("--only: the source %s has no address; read it on paper"), shown);
  return FALSE;
}

static guint
add_sources (VeiCli         *cli,
             VeiKnowledge   *knowledge,
             GHashTable     *memory,
             VeiSourceCheck *check)
{
  const char *only = vei_cli_get_option (cli, "only");
  guint n = 0;

  for (guint i = 0; i < vei_knowledge_get_n_sources (knowledge); i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, i);

      if (source->url == NULL || (only != NULL && !g_str_equal (source->id, only)))
        continue;
      vei_source_check_add (check, source->id, source->url, g_hash_table_lookup (memory, source->id));
      n++;
    }
  return n;
}

static char *
get_state_path (VeiCli *cli)
{
  const char *path = vei_cli_get_option (cli, "state");

  return path != NULL ? g_strdup (path)
         : g_build_filename (g_get_user_state_dir (), PACKAGE_NAME, "sources.json", NULL);
}

/* Whoever waits sees that something happens; a script sees nothing of it. */
static void
progress_cb (const VeiSourceFinding *finding,
             guint                   n_done,
             guint                   n,
             gpointer                data)
{
  if (isatty (STDERR_FILENO))
    /* Translators: a number, a number, and the id of a source; on a line that is written over. */
    g_printerr (_("\r%u of %u: %s\033[K"), n_done, n, finding->id);
  if (isatty (STDERR_FILENO) && n_done == n)
    g_printerr ("\r\033[K");
}

static GTlsDatabase *
load_database (VeiCli  *cli,
               GError **error)
{
  const char *path = vei_cli_get_option (cli, "ca");
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return g_tls_file_database_new (absolute, error);
}

/* ---- What was found ---- */

/* What the keeper reads first comes first. */
static const VeiSourceState order[] = {
  VEI_SOURCE_GONE, VEI_SOURCE_MOVED, VEI_SOURCE_CHANGED, VEI_SOURCE_UNREACHABLE, VEI_SOURCE_NEW, VEI_SOURCE_SAME,
};

static const struct
{
  const char *heading;
  const char *what_to_do;
} state_words[VEI_N_SOURCE_STATES] = {
  [VEI_SOURCE_GONE] = { N_("Gone"), N_("Find the page elsewhere, or another source for what rests on it.") },
  [VEI_SOURCE_MOVED] = { N_("Moved"), N_("Look at the new page, and write its address in sources.json.") },
  [VEI_SOURCE_CHANGED] = { N_("Changed since last time"),
                           N_("Read the page again. Is it still so, set “checked_on”; else change what rests on "
                              "it.") },
  [VEI_SOURCE_UNREACHABLE] = { N_("Could not be asked"), N_("Look at it in a web browser, or try again later.") },
  [VEI_SOURCE_NEW] = { N_("There, and asked for the first time"), NULL },
  [VEI_SOURCE_SAME] = { N_("As last time"), NULL },
};

static guint
count (GPtrArray      *findings,
       VeiSourceState  state)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((VeiSourceFinding *) g_ptr_array_index (findings, i))->state == state;
  return n;
}

static void
add_finding_words (VeiWords               *words,
                   const VeiSourceFinding *finding)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", finding->id, finding->seen.url);
  if (finding->leads_to != NULL && finding->for_good)
    /* Translators: stands after an address; %s is another one. */
    g_string_append_printf (text, _(" – is now %s"), finding->leads_to);
  else if (finding->leads_to != NULL)
    g_string_append_printf (text, _(" – leads for now to %s"), finding->leads_to);
  if (finding->why != NULL)
    g_string_append_printf (text, " – %s", finding->why);
  if (!finding->compared && (finding->state == VEI_SOURCE_SAME || finding->state == VEI_SOURCE_MOVED)
      && finding->seen.digest == NULL)
    g_string_append_printf (text, " – %s", _("too large to be compared"));
  vei_words_add_paragraph (words, "  ", text->str);
}

static void
add_words (VeiCli    *cli,
           GPtrArray *findings,
           guint      n_without)
{
  VeiWords words;

  vei_words_init (&words, cli->out);
  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    {
      guint n = count (findings, order[s]);
      g_autofree char *heading = g_strdup_printf ("%s: %u", _(state_words[order[s]].heading), n);

      if (n == 0)
        continue;
      vei_words_add_heading (&words, heading);
      if (state_words[order[s]].what_to_do != NULL)
        vei_words_add_paragraph (&words, "", _(state_words[order[s]].what_to_do));
      for (guint i = 0; i < findings->len && order[s] != VEI_SOURCE_SAME; i++)
        {
          const VeiSourceFinding *finding = g_ptr_array_index (findings, i);

          if (finding->state == order[s])
            add_finding_words (&words, finding);
        }
      /* Of what is as it was, only what is to be known besides. */
      for (guint i = 0; i < findings->len && order[s] == VEI_SOURCE_SAME; i++)
        {
          const VeiSourceFinding *finding = g_ptr_array_index (findings, i);

          if (finding->state == order[s] && (finding->leads_to != NULL || finding->seen.digest == NULL))
            add_finding_words (&words, finding);
        }
    }
  if (n_without > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u source has no address and was not asked for.",
                                                         "%u sources have no address and were not asked for.",
                                                         n_without), n_without);

      vei_words_add_blank (&words);
      vei_words_add_paragraph (&words, "", text);
    }
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_json (VeiCli    *cli,
          GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const VeiSourceFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      add_member (builder, "id", finding->id);
      add_member (builder, "url", finding->seen.url);
      add_member (builder, "state", vei_source_state_get_name (finding->state));
      json_builder_set_member_name (builder, "status");
      json_builder_add_int_value (builder, finding->status);
      add_member (builder, "leads_to", finding->leads_to);
      json_builder_set_member_name (builder, "for_good");
      json_builder_add_boolean_value (builder, finding->for_good);
      json_builder_set_member_name (builder, "compared");
      json_builder_add_boolean_value (builder, finding->compared);
      add_member (builder, "etag", finding->seen.etag);
      add_member (builder, "last_modified", finding->seen.last_modified);
      add_member (builder, "digest", finding->seen.digest);
      add_member (builder, "why", finding->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  line = vei_json_to_line (node);
  g_string_append_printf (cli->out, "%s\n", line);
}

/* ---- The command ---- */

static gboolean
keep (const char  *path,
      GHashTable  *memory,
      GPtrArray   *findings,
      GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < findings->len; i++)
    vei_source_memory_set (memory, g_ptr_array_index (findings, i));
  /* That it failed is said by what comes next. */
  (void) g_mkdir_with_parents (folder, 0700);
  bytes = vei_source_memory_to_bytes (memory);
  return vei_file_replace (path, bytes, TRUE, error);
}

/* What was found is printed all the same: it is what was asked for. */
static gboolean
tell (VeiCli     *cli,
      GPtrArray  *findings,
      GError    **error)
{
  guint n_found = count (findings, VEI_SOURCE_GONE) + count (findings, VEI_SOURCE_MOVED)
                  + count (findings, VEI_SOURCE_CHANGED);
  guint n_missed = count (findings, VEI_SOURCE_UNREACHABLE);

  if (!vei_cli_flush (cli, error))
    return FALSE;
  if (n_found > 0)
    g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_REFUSED,
                 ngettext ("check-sources: %u source is not as it was; look at it",
                           "check-sources: %u sources are not as they were; look at them", n_found), n_found);
  else if (n_missed > 0)
    g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_IO,
                 ngettext ("check-sources: %u source could not be asked; try again later",
                           "check-sources: %u sources could not be asked; try again later", n_missed), n_missed);
  return n_found + n_missed == 0;
}

/**
 * vei_cli_run_check_sources:
 * @cli: the call
 * @error: return location for an error
 *
 * Asks the sites of the sources for their pages, and prints what has become of
 * them.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if a source does not exist or has no
 * address, %VEI_CLI_ERROR_REFUSED if a page has changed, has moved or is gone,
 * %VEI_CLI_ERROR_IO if a site could not be reached, and with another error if
 * something cannot be read or written.
 *
 * Returns: whether nothing is to be done
 */
gboolean
vei_cli_run_check_sources (VeiCli  *cli,
                           GError **error)
{
  VeiSourceCheckOptions options = { .progress = progress_cb };
  g_autoptr (VeiKnowledge) knowledge = vei_cli_load_knowledge (cli, error);
  g_autofree char *path = get_state_path (cli);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GHashTable) memory = NULL;
  g_autoptr (VeiSourceCheck) check = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n;

  if (knowledge == NULL || !check_only (cli, knowledge, error))
    return FALSE;
  memory = vei_source_memory_read (path, error);
  if (memory == NULL)
    return FALSE;
  if (vei_cli_get_option (cli, "ca") != NULL && (database = load_database (cli, error)) == NULL)
    return FALSE;
  options.database = database;
  check = vei_source_check_new (&options);
  n = add_sources (cli, knowledge, memory, check);
  findings = vei_source_check_run (check);
  if (!keep (path, memory, findings, error))
    return FALSE;
  if (vei_cli_get_option (cli, "json") != NULL)
    add_json (cli, findings);
  else
    add_words (cli, findings, vei_cli_get_option (cli, "only") != NULL ? 0
                              : vei_knowledge_get_n_sources (knowledge) - n);
  return tell (cli, findings, error);
}
