/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "core/vei-units.h"

static const VeiOption options[] = {
  VEI_OPTION_JSON,
  { NULL },
};

/* What the words of a unit are written with. */
typedef struct
{
  VeiCli         *cli;
  VeiKnowledge   *knowledge;
  VeiUnits       *units;
  VeiWords       *words;
  gconstpointer   asked;       /* the place or county last asked about */
} Output;

static const char *const contact_ids[] = {
  [VEI_UNIT_CONTACT_PHONE] = "phone",
  [VEI_UNIT_CONTACT_HOURS] = "hours",
  [VEI_UNIT_CONTACT_EMAIL] = "email",
  [VEI_UNIT_CONTACT_PLACE] = "place",
};

static const char *const contact_names[] = {
  [VEI_UNIT_CONTACT_PHONE] = N_("Phone"),
  [VEI_UNIT_CONTACT_HOURS] = N_("Hours"),
  [VEI_UNIT_CONTACT_EMAIL] = N_("E-mail"),
  [VEI_UNIT_CONTACT_PLACE] = N_("Place"),
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
add_contact_object (JsonBuilder          *builder,
                    VeiKnowledge         *knowledge,
                    const VeiUnitContact *contact)
{
  const VeiSource *source = vei_knowledge_get_source (knowledge, contact->sources.ref[0].source);

  json_builder_begin_object (builder);
  add_string_member (builder, "kind", contact_ids[contact->kind]);
  add_string_member (builder, "value", contact->value);
  add_string_member (builder, "source", source->id);
  add_string_member (builder, "date", contact->date);
  json_builder_end_object (builder);
}

static void
add_unit_object (JsonBuilder        *builder,
                 VeiKnowledge       *knowledge,
                 const VeiUnitMatch *match,
                 VeiLanguage         language)
{
  const VeiUnit *unit = match->unit;

  json_builder_begin_object (builder);
  add_string_member (builder, "id", unit->id);
  add_string_member (builder, "name", vei_text_get (&unit->name, language));
  add_string_member (builder, "trust", unit->trust->name);
  add_string_member (builder, "region", unit->trust->region->name);
  json_builder_set_member_name (builder, "municipalities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unit->n_places; i++)
    json_builder_add_string_value (builder, unit->places[i]->full_name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < unit->n_contacts; i++)
    add_contact_object (builder, knowledge, &unit->contacts[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "confirm");
  json_builder_add_boolean_value (builder, match->confirm);
  json_builder_end_object (builder);
}

static void
add_json (VeiCli       *cli,
          VeiKnowledge *knowledge,
          GArray       *matches)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < matches->len; i++)
    add_unit_object (builder, knowledge, &g_array_index (matches, VeiUnitMatch, i),
                     cli->language);
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  line = vei_json_to_line (node);
  g_string_append (cli->out, line);
  if (cli->out->str[cli->out->len - 1] != '\n')
    g_string_append_c (cli->out, '\n');
}

/* As much of the date of a detail as its source gives. */
static char *
dup_date_words (const char  *date,
                VeiLanguage  language)
{
  GDate day;

  return vei_date_parse (date, &day) ? vei_date_to_words (&day, language) : g_strdup (date);
}

static void
add_contact_words (Output             *output,
                   const VeiUnit      *unit,
                   VeiUnitContactKind  kind)
{
  VeiLanguage language = output->cli->language;
  const VeiUnitContact *contact = vei_unit_get_contact (unit, kind);
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;
  const char *note;

  if (contact == NULL)
    {
      /* Without a number there are no hours to miss. */
      if (kind != VEI_UNIT_CONTACT_HOURS ||
          vei_unit_get_contact (unit, VEI_UNIT_CONTACT_PHONE) != NULL)
        vei_words_add_paragraph (output->words, "  ",
                                 vei_units_get_missing_text (output->units, kind, language));
      return;
    }
  note = vei_text_get (&contact->note, language);
  date = dup_date_words (contact->date, language);
  /* Translators: "Phone: 12 34 56 78 (18 November 2025)." */
  line = g_strdup_printf (_("%s: %s (%s). %s"), _(contact_names[kind]), contact->value, date,
                          note);
  vei_words_add_paragraph (output->words, "  ", line);
  if (contact->check)
    vei_words_add_paragraph (output->words, "  ",
                             vei_units_get_check_text (output->units, language));
  vei_words_add_sources (output->words, "  ", output->knowledge, &contact->sources, language);
}

static void
add_web_words (Output        *output,
               const VeiUnit *unit)
{
  const VeiWebPage *page = unit->page.value != NULL ? &unit->page : &unit->trust->site;
  g_autofree char *line = NULL;

  if (page->value == NULL)
    return;
  if (page == &unit->page)
    /* Translators: %s is a web address. */
    line = g_strdup_printf (_("The unit on the web: %s (undated, check it)."), page->value);
  else
    line = g_strdup_printf (_("The trust on the web: %s (not a page of the unit)."), page->value);
  vei_words_add_paragraph (output->words, "  ", line);
}

static void
add_municipality_words (Output        *output,
                        const VeiUnit *unit)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < unit->n_places; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", unit->places[i]->full_name);
  /* Translators: %s is a list of municipalities. */
  line = g_strdup_printf (_("Area: %s."), names->str);
  vei_words_add_paragraph (output->words, "  ", line);
}

/* Of a place or county that may be several units', once. */
static void
add_match_question (Output             *output,
                    const VeiUnitMatch *match)
{
  VeiLanguage language = output->cli->language;
  g_autofree char *question = NULL;
  gconstpointer asked = match->place != NULL ? (gconstpointer) match->place : match->county;

  if (asked == NULL || asked == output->asked)
    return;
  output->asked = asked;
  question = match->place != NULL
             ? vei_units_dup_question (output->units, match->place, language)
             : vei_units_dup_county_question (output->units, match->county, language);
  vei_words_add_paragraph (output->words, "  ", question);
  if (match->place == NULL || !match->place->confirm)
    return;
  vei_words_add_paragraph (output->words, "  ", vei_text_get (&match->place->reason, language));
  vei_words_add_sources (output->words, "  ", output->knowledge, &match->place->sources,
                         language);
}

static void
add_unit_words (Output             *output,
                const VeiUnitMatch *match)
{
  VeiLanguage language = output->cli->language;
  const VeiUnit *unit = match->unit;
  const char *note = vei_text_get (&unit->note, language);
  g_autofree char *line = NULL;

  vei_words_add_heading (output->words, vei_text_get (&unit->name, language));
  line = g_strdup_printf ("%s, %s", unit->trust->name, unit->trust->region->name);
  vei_words_add_paragraph (output->words, "  ", line);
  add_match_question (output, match);
  if (!unit->known)
    vei_words_add_paragraph (output->words, "  ",
                             vei_units_get_no_unit_text (output->units, language));
  if (*note != '\0')
    vei_words_add_paragraph (output->words, "  ", note);
  for (guint kind = 0; kind < VEI_N_UNIT_CONTACT_KINDS; kind++)
    add_contact_words (output, unit, (VeiUnitContactKind) kind);
  add_web_words (output, unit);
  add_municipality_words (output, unit);
}

static void
add_notes (Output *output)
{
  VeiLanguage language = output->cli->language;

  for (guint i = 0; i < vei_units_get_n_notes (output->units); i++)
    {
      const VeiUnitNote *note = vei_units_get_note (output->units, i);

      if (note->unit != NULL)
        continue;
      vei_words_add_heading (output->words, vei_text_get (&note->title, language));
      vei_words_add_paragraph (output->words, "  ", vei_text_get (&note->text, language));
      vei_words_add_sources (output->words, "  ", output->knowledge, &note->sources, language);
    }
}

static void
add_words (Output     *output,
           GArray     *matches,
           const char *text)
{
  if (matches->len == 0)
    {
      g_autofree char *nothing = vei_units_dup_nothing_found (output->units, text,
                                                              output->cli->language);

      vei_words_add_paragraph (output->words, "", nothing);
      return;
    }
  for (guint i = 0; i < matches->len; i++)
    add_unit_words (output, &g_array_index (matches, VeiUnitMatch, i));
  add_notes (output);
}

static gboolean
run_units (VeiCli  *cli,
           GError **error)
{
  const char *text = cli->arguments->len > 0 ? g_ptr_array_index (cli->arguments, 0) : NULL;
  g_autoptr(VeiKnowledge) knowledge = vei_cli_load_knowledge (cli, error);
  g_autoptr(VeiUnits) units = NULL;
  g_autoptr(GArray) matches = NULL;
  VeiWords words;

  if (knowledge == NULL)
    return FALSE;
  units = vei_units_new (knowledge, error);
  if (units == NULL)
    return FALSE;

  matches = vei_units_search_units (units, text);
  if (vei_cli_get_option (cli, "json") != NULL)
    {
      add_json (cli, knowledge, matches);
      return TRUE;
    }
  vei_words_init (&words, cli->out);
  add_words (&(Output) { cli, knowledge, units, &words }, matches, text);
  return TRUE;
}

const VeiCommand vei_command_units = {
  .name = "units",
  .usage = N_("[TEXT] [--json]"),
  .summary = N_("find the unit that lends equipment where somebody lives"),
  .details = N_("TEXT is a municipality, a district of Oslo, a county, a trust, a unit or a "
                "region. Without it, all units are listed."),
  .options = options,
  .max_arguments = 1,
  .run = run_units,
};
