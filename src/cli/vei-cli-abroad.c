/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "core/vei-abroad.h"
#include "core/vei-json.h"

static const VeiOption options[] = {
  { "region", 0, N_("ID"), N_("only the office of this health region") },
  VEI_OPTION_JSON,
  { NULL },
};

/* What the words on treatment abroad are written with. */
typedef struct
{
  VeiWords     *words;
  VeiKnowledge *knowledge;
  VeiAbroad    *abroad;
  VeiLanguage   language;
} Output;

/* ---- JSON ---- */

static void
add_string_member (JsonObject *object,
                   const char *member,
                   const char *string)
{
  json_object_set_string_member (object, member, string);
}

static JsonNode *
make_body (const VeiBody *body,
           VeiLanguage    language)
{
  JsonObject *object;

  if (body == NULL)
    return json_node_new (JSON_NODE_NULL);
  object = json_object_new ();
  add_string_member (object, "id", body->id);
  add_string_member (object, "name", vei_text_get (&body->name, language));
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
make_deadline (const VeiAbroadDeadline *deadline)
{
  JsonObject *object;

  if (deadline == NULL)
    return json_node_new (JSON_NODE_NULL);
  object = json_object_new ();
  if (deadline->days > 0)
    json_object_set_int_member (object, "days", deadline->days);
  else
    json_object_set_int_member (object, "months", deadline->months);
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
make_offices (VeiAbroad             *abroad,
              const VeiScheme       *scheme,
              const VeiAbroadRegion *wanted,
              VeiLanguage            language)
{
  JsonArray *offices = json_array_new ();

  for (guint i = 0; scheme->by_region && i < vei_abroad_get_n_regions (abroad); i++)
    {
      const VeiAbroadRegion *region = vei_abroad_get_region (abroad, i);
      JsonObject *object;

      if (wanted != NULL && wanted != region)
        continue;
      object = json_object_new ();
      add_string_member (object, "region", region->id);
      json_object_set_member (object, "office", make_body (region->office, language));
      json_array_add_object_element (offices, object);
    }
  return json_node_init_array (json_node_alloc (), offices);
}

static void
add_json (VeiCli                *cli,
          VeiAbroad             *abroad,
          const VeiAbroadRegion *wanted)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *line = NULL;

  for (guint i = 0; i < vei_abroad_get_n_schemes (abroad); i++)
    {
      const VeiScheme *scheme = vei_abroad_get_scheme (abroad, i);
      JsonObject *object = json_object_new ();

      add_string_member (object, "id", scheme->article.id);
      add_string_member (object, "title", vei_text_get (&scheme->article.title, cli->language));
      add_string_member (object, "summary", vei_text_get (&scheme->article.summary,
                                                          cli->language));
      json_object_set_member (object, "offices", make_offices (abroad, scheme, wanted,
                                                               cli->language));
      json_object_set_member (object, "complaint_body", make_body (scheme->body, cli->language));
      json_object_set_member (object, "complaint_deadline", make_deadline (scheme->deadline));
      json_array_add_object_element (array, object);
    }
  json_node_set_array (node, array);
  line = vei_json_to_line (node);
  g_string_append (cli->out, line);
  if (cli->out->str[cli->out->len - 1] != '\n')
    g_string_append_c (cli->out, '\n');
}

/* ---- Words ---- */

static void
add_point (Output              *output,
           const VeiText       *text,
           const VeiSourceRefs *sources,
           gboolean             confirm)
{
  vei_words_add_paragraph (output->words, "  - ", vei_text_get (text, output->language));
  if (confirm)
    vei_words_add_paragraph (output->words, "    ", _("Check this before you rely on it."));
  vei_words_add_sources (output->words, "    ", output->knowledge, sources, output->language);
}

static void
add_body (Output        *output,
          const VeiBody *body)
{
  vei_words_add_blank (output->words);
  vei_words_add_paragraph (output->words, "", vei_text_get (&body->name, output->language));
  add_point (output, &body->text, &body->sources, FALSE);
  for (guint i = 0; i < body->n_contacts; i++)
    {
      const VeiBodyContact *contact = &body->contacts[i];

      vei_words_add_paragraph (output->words, "  - ", contact->value);
      vei_words_add_paragraph (output->words, "    ",
                               vei_text_get (&contact->note, output->language));
      vei_words_add_sources (output->words, "    ", output->knowledge, &contact->sources,
                             output->language);
    }
}

static void
add_scheme (Output          *output,
            const VeiScheme *scheme)
{
  const VeiArticle *article = &scheme->article;

  vei_words_add_heading (output->words, vei_text_get (&article->title, output->language));
  vei_words_add_paragraph (output->words, "", vei_text_get (&article->summary, output->language));
  for (guint i = 0; i < article->n_parts; i++)
    {
      const VeiPart *part = &article->parts[i];

      vei_words_add_blank (output->words);
      vei_words_add_paragraph (output->words, "", vei_text_get (&part->title, output->language));
      for (guint p = 0; p < part->n_points; p++)
        add_point (output, &part->points[p].text, &part->points[p].sources,
                   part->points[p].confirm);
    }
  if (scheme->deadline != NULL)
    {
      vei_words_add_blank (output->words);
      add_point (output, &scheme->deadline->text, &scheme->deadline->sources, FALSE);
    }
  if (scheme->body != NULL)
    add_body (output, scheme->body);
}

static void
add_region (Output                *output,
            const VeiAbroadRegion *region)
{
  vei_words_add_heading (output->words, vei_text_get (&region->name, output->language));
  add_point (output, &region->text, &region->sources, FALSE);
  if (region->office != NULL)
    add_body (output, region->office);
  else
    vei_words_add_paragraph (output->words, "  - ",
                             _("We know of no office for this region. Ask the hospital that treats you."));
}

static void
add_words (VeiCli                *cli,
           VeiKnowledge          *knowledge,
           VeiAbroad             *abroad,
           const VeiAbroadRegion *wanted)
{
  VeiWords words;
  Output output = { &words, knowledge, abroad, cli->language };
  guint n;
  const VeiPoint *intro = vei_abroad_get_intro (abroad, &n);

  vei_words_init (&words, cli->out);
  for (guint i = 0; i < n; i++)
    add_point (&output, &intro[i].text, &intro[i].sources, intro[i].confirm);
  for (guint i = 0; i < vei_abroad_get_n_regions (abroad); i++)
    {
      const VeiAbroadRegion *region = vei_abroad_get_region (abroad, i);

      if (wanted == NULL || wanted == region)
        add_region (&output, region);
    }
  for (guint i = 0; i < vei_abroad_get_n_schemes (abroad); i++)
    add_scheme (&output, vei_abroad_get_scheme (abroad, i));
}

static gboolean
find_region (VeiCli                 *cli,
             VeiAbroad              *abroad,
             const VeiAbroadRegion **region,
             GError                **error)
{
  const char *id = vei_cli_get_option (cli, "region");
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autofree char *shown = NULL;

  *region = NULL;
  if (id == NULL)
    return TRUE;
  *region = vei_abroad_find_region (abroad, id);
  if (*region != NULL)
    return TRUE;
  for (guint i = 0; i < vei_abroad_get_n_regions (abroad); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", vei_abroad_get_region (abroad, i)->id);
  shown = vei_cli_quote (id);
  /* Translators: what was typed, and the ids that there are. */
  vei_cli_set_usage_error (cli, error, _("there is no region %s; use one of these: %s"), shown,
                           ids->str);
  return FALSE;
}

static gboolean
run_abroad (VeiCli  *cli,
            GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = vei_cli_load_knowledge (cli, error);
  g_autoptr(VeiAbroad) abroad = NULL;
  const VeiAbroadRegion *region;

  if (knowledge == NULL)
    return FALSE;
  abroad = vei_abroad_new (knowledge, error);
  if (abroad == NULL || !find_region (cli, abroad, &region, error))
    return FALSE;
  if (vei_cli_get_option (cli, "json") != NULL)
    add_json (cli, abroad, region);
  else
    add_words (cli, knowledge, abroad, region);
  return TRUE;
}

const VeiCommand vei_command_abroad = {
  .name = "abroad",
  .usage = N_("[--region ID] [--json]"),
  .summary = N_("treatment abroad: four schemes, the office and who hears complaints"),
  .options = options,
  .max_arguments = 0,
  .run = run_abroad,
};
