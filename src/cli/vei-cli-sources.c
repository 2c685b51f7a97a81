/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-words.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

static const VeiOption options[] = {
  VEI_OPTION_JSON,
  { NULL },
};

/* The names that sources.json has for them. */
static const char *const sender_ids[] = {
  [VEI_SENDER_AUTHORITY] = "authority",
  [VEI_SENDER_HOSPITAL] = "hospital",
  [VEI_SENDER_ASSOCIATION] = "association",
  [VEI_SENDER_FOREIGN_ASSOCIATION] = "foreign_association",
  [VEI_SENDER_PROFESSION] = "profession",
  [VEI_SENDER_OTHER] = "other",
};

static const char *const confidence_ids[] = {
  [VEI_CONFIDENCE_SOURCE_DOCUMENT] = "source_document",
  [VEI_CONFIDENCE_FOUND] = "found",
  [VEI_CONFIDENCE_INFERRED] = "inferred",
};

static const char *const confidence_names[] = {
  [VEI_CONFIDENCE_SOURCE_DOCUMENT] = N_("read in the document itself"),
  [VEI_CONFIDENCE_FOUND] = N_("found at the publisher"),
  [VEI_CONFIDENCE_INFERRED] = N_("concluded from other sources"),
};

static void
add_date_member (JsonBuilder *builder,
                 const char  *name,
                 const GDate *date)
{
  json_builder_set_member_name (builder, name);
  if (g_date_valid (date))
    {
      g_autofree char *iso = vei_date_to_iso (date);

      json_builder_add_string_value (builder, iso);
    }
  else
    json_builder_add_null_value (builder);
}

static void
add_string_member (JsonBuilder *builder,
                   const char  *name,
                   const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* How much rests on a source, and what, by the ids of the pack. */
static void
add_facts_members (JsonBuilder     *builder,
                   VeiKnowledge    *knowledge,
                   const VeiSource *source)
{
  const char * const *facts = vei_knowledge_get_facts (knowledge, source);

  json_builder_set_member_name (builder, "facts");
  json_builder_add_int_value (builder, vei_knowledge_count_facts (knowledge, source));
  json_builder_set_member_name (builder, "used_by");
  json_builder_begin_array (builder);
  for (guint i = 0; facts[i] != NULL; i++)
    json_builder_add_string_value (builder, facts[i]);
  json_builder_end_array (builder);
}

static void
add_source_object (JsonBuilder     *builder,
                   VeiKnowledge    *knowledge,
                   const VeiSource *source,
                   VeiLanguage      language)
{
  json_builder_begin_object (builder);
  add_string_member (builder, "id", source->id);
  add_string_member (builder, "title", vei_text_get (&source->title, language));
  add_string_member (builder, "publisher", source->publisher);
  add_string_member (builder, "sender", sender_ids[source->sender]);
  add_string_member (builder, "published", source->published);
  add_date_member (builder, "valid_from", &source->valid_from);
  add_date_member (builder, "valid_to", &source->valid_to);
  json_builder_set_member_name (builder, "interim");
  json_builder_add_boolean_value (builder, source->interim);
  add_date_member (builder, "checked_on", &source->checked_on);
  add_string_member (builder, "url", source->url);
  add_string_member (builder, "confidence", confidence_ids[source->confidence]);
  add_facts_members (builder, knowledge, source);
  json_builder_end_object (builder);
}

static void
add_json (VeiCli       *cli,
          VeiKnowledge *knowledge)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < vei_knowledge_get_n_sources (knowledge); i++)
    add_source_object (builder, knowledge, vei_knowledge_get_source (knowledge, i),
                       cli->language);
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  line = vei_json_to_line (node);
  g_string_append (cli->out, line);
  if (cli->out->str[cli->out->len - 1] != '\n')
    g_string_append_c (cli->out, '\n');
}

/* A day, a month or a year, as much as is known. */
static char *
dup_published (const VeiSource *source,
               VeiLanguage      language)
{
  GDate day;

  if (source->published == NULL)
    return g_strdup (_("no date"));
  if (vei_date_parse (source->published, &day))
    return vei_date_to_words (&day, language);
  return g_strdup (source->published);
}

static char *
dup_validity (const VeiSource *source,
              VeiLanguage      language)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (g_date_valid (&source->valid_from))
    from = vei_date_to_words (&source->valid_from, language);
  if (g_date_valid (&source->valid_to))
    to = vei_date_to_words (&source->valid_to, language);

  if (from != NULL && to != NULL)
    /* Translators: both are dates in words. */
    return g_strdup_printf (_("Applies from %s to %s."), from, to);
  if (from != NULL)
    return g_strdup_printf (_("Applies from %s. No end is known."), from);
  if (to != NULL)
    return g_strdup_printf (_("Applies to %s."), to);
  return g_strdup (_("It does not say when it applies."));
}

/* What rests on a source: a line for each file, with the ids in it. */
static void
add_facts_words (VeiWords        *words,
                 VeiKnowledge    *knowledge,
                 const VeiSource *source)
{
  guint n = vei_knowledge_count_facts (knowledge, source);
  const char * const *facts = vei_knowledge_get_facts (knowledge, source);
  g_autofree char *count = g_strdup_printf (ngettext ("%u fact rests on it.",
                                                      "%u facts rest on it.", n), n);

  vei_words_add_paragraph (words, "  ", count);
  for (guint i = 0; facts[i] != NULL;)
    {
      gsize length = strcspn (facts[i], "#");
      g_autoptr(GString) line = g_string_new_len (facts[i], (gssize) length);
      const char *before = ": ";

      for (; facts[i] != NULL && strncmp (facts[i], line->str, length) == 0 &&
             (facts[i][length] == '#' || facts[i][length] == '\0'); i++)
        if (facts[i][length] == '#')
          {
            g_string_append_printf (line, "%s%s", before, facts[i] + length + 1);
            before = ", ";
          }
      vei_words_add_paragraph (words, "    ", line->str);
    }
}

static void
add_source_words (VeiWords        *words,
                  VeiKnowledge    *knowledge,
                  const VeiSource *source,
                  const GDate     *today,
                  VeiLanguage      language)
{
  g_autofree char *published = dup_published (source, language);
  g_autofree char *validity = dup_validity (source, language);
  g_autofree char *checked = vei_date_to_words (&source->checked_on, language);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  vei_words_add_heading (words, vei_text_get (&source->title, language));
  /* Translators: the publisher, and a date in words. */
  first = g_strdup_printf (_("Publisher: %s. Published: %s."), source->publisher, published);
  vei_words_add_paragraph (words, "  ", first);
  vei_words_add_paragraph (words, "  ", validity);
  if (source->interim)
    vei_words_add_paragraph (words, "  ", _("The source itself says that it is interim."));
  if (g_date_valid (&source->valid_to) && g_date_compare (&source->valid_to, today) < 0)
    vei_words_add_paragraph (words, "  ", _("It has run out. Ask the hospital what applies now."));
  /* Translators: a date in words, and how we know of the source. */
  last = g_strdup_printf (_("Last checked: %s (%s)."), checked,
                          _(confidence_names[source->confidence]));
  vei_words_add_paragraph (words, "  ", last);
  add_facts_words (words, knowledge, source);
  if (source->url != NULL)
    vei_words_add_paragraph (words, "  ", source->url);
}

static gboolean
run_sources (VeiCli  *cli,
             GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = vei_cli_load_knowledge (cli, error);
  VeiWords words;
  GDate today;

  if (knowledge == NULL)
    return FALSE;
  if (vei_cli_get_option (cli, "json") != NULL)
    {
      add_json (cli, knowledge);
      return TRUE;
    }

  vei_date_set_today (&today);
  vei_words_init (&words, cli->out);
  for (guint i = 0; i < vei_knowledge_get_n_sources (knowledge); i++)
    add_source_words (&words, knowledge, vei_knowledge_get_source (knowledge, i), &today,
                      cli->language);
  return TRUE;
}

const VeiCommand vei_command_sources = {
  .name = "sources",
  .usage = N_("[--json]"),
  .summary = N_("list every source, its dates and how much rests on it"),
  .options = options,
  .max_arguments = 0,
  .run = run_sources,
};
