/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "core/vei-date.h"
#include "core/vei-json.h"
#include "core/vei-trip.h"

static const VeiOption options[] = {
  VEI_OPTION_JSON,
  VEI_OPTION_AS_OF,
  { NULL },
};

/* What the words on a trip are written with. */
typedef struct
{
  VeiWords            *words;
  VeiTravel           *travel;
  VeiKnowledge        *knowledge;
  const VeiTrip       *trip;
  const VeiTripAnswer *answer;
  VeiLanguage          language;
} Output;

static void
add_point (Output         *output,
           const VeiPoint *point)
{
  vei_words_add_paragraph (output->words, "  - ", vei_text_get (&point->text, output->language));
  if (point->confirm)
    vei_words_add_paragraph (output->words, "    ", _("Check this before you rely on it."));
  vei_words_add_sources (output->words, "    ", output->knowledge, &point->sources,
                         output->language);
}

static void
add_line (Output              *output,
          const VeiTravelLine *line)
{
  const VeiStatement *statement = &line->statement;

  vei_words_add_paragraph (output->words, "  - ",
                           vei_text_get (&statement->title, output->language));
  vei_words_add_paragraph (output->words, "    ",
                           vei_text_get (&statement->text, output->language));
  if (line->confirm)
    vei_words_add_paragraph (output->words, "    ", _("Check this before you rely on it."));
  vei_words_add_sources (output->words, "    ", output->knowledge, &statement->sources,
                         output->language);
}

static void
add_opening (Output *output)
{
  const VeiCountry *country = vei_travel_find_country (output->travel, output->trip->country);
  const VeiTravelArea *area = vei_travel_get_area (output->travel, output->answer->area);
  g_autofree char *depart = vei_date_to_words (&output->trip->depart, output->language);
  g_autofree char *back = vei_date_to_words (&output->trip->back, output->language);
  g_autofree char *where = NULL;
  g_autofree char *when = NULL;

  /* Translators: a country, and the area it lies in: "Spain (EEA)". */
  where = g_strdup_printf (_("%s (%s)"), vei_text_get (&country->name, output->language),
                           vei_text_get (&area->name, output->language));
  vei_words_add_heading (output->words, where);
  /* Translators: a number of days, and two dates in words. */
  when = g_strdup_printf (ngettext ("%u day, from %s to %s. Both days count.",
                                    "%u days, from %s to %s. Both days count.",
                                    output->answer->days),
                          output->answer->days, depart, back);
  vei_words_add_paragraph (output->words, "", when);
}

static void
add_ask_doctor (Output *output)
{
  g_autofree char *day = vei_date_to_words (&output->answer->ask_doctor_by, output->language);
  g_autofree char *sentence = NULL;

  vei_words_add_heading (output->words, _("Ask the doctor"));
  if (output->answer->ask_doctor_now)
    sentence = g_strdup (_("Ask the doctor today."));
  else
    /* Translators: %s is a date in words. */
    sentence = g_strdup_printf (_("Ask the doctor by %s at the latest."), day);
  vei_words_add_paragraph (output->words, "", sentence);
  add_point (output, vei_travel_get_lead_time (output->travel));
}

static void
add_packing (Output *output)
{
  const VeiTripAnswer *answer = output->answer;

  if (output->trip->n_supplies == 0 && !answer->has_insulin)
    return;

  vei_words_add_heading (output->words, _("Pack this"));
  for (guint i = 0; i < output->trip->n_supplies; i++)
    {
      const VeiTravelItem *item = vei_travel_get_item (output->travel,
                                                       output->trip->supplies[i].item);
      g_autofree char *line = NULL;

      /* Translators: how many, and of what: "3 sensors". */
      line = g_strdup_printf (_("%u %s"), answer->quantity[i],
                              vei_text_get (&item->name, output->language));
      vei_words_add_paragraph (output->words, "  - ", line);
    }
  if (answer->has_insulin)
    {
      g_autofree char *line = g_strdup_printf (ngettext ("%u unit of insulin", "%u units of insulin",
                                                         answer->insulin_units),
                                               answer->insulin_units);

      vei_words_add_paragraph (output->words, "  - ", line);
      vei_words_add_sources (output->words, "    ", output->knowledge,
                             &vei_travel_get_insulin (output->travel)->sources, output->language);
    }
}

static void
add_lines (Output     *output,
           const char *heading,
           guint64     chosen,
           guint       n,
           const VeiTravelLine *(*get) (VeiTravel *travel, guint index))
{
  if (chosen == 0)
    return;

  vei_words_add_heading (output->words, heading);
  for (guint i = 0; i < n; i++)
    if ((chosen >> i & 1) != 0)
      add_line (output, get (output->travel, i));
}

static void
add_card (Output *output)
{
  const VeiArticle *card = vei_travel_get_card (output->travel);

  if (!output->answer->card)
    return;
  vei_words_add_heading (output->words, vei_text_get (&card->title, output->language));
  for (guint i = 0; i < card->n_parts; i++)
    {
      vei_words_add_blank (output->words);
      vei_words_add_paragraph (output->words, "",
                               vei_text_get (&card->parts[i].title, output->language));
      for (guint p = 0; p < card->parts[i].n_points; p++)
        add_point (output, &card->parts[i].points[p]);
    }
}

static void
add_letters (Output *output)
{
  g_autofree char *names = NULL;
  g_autofree char *line = NULL;
  g_autofree char **list = NULL;
  guint n;
  const char * const *letters = vei_travel_get_letters (output->travel, &n);

  if (n == 0)
    return;
  list = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    list[i] = (char *) letters[i];
  names = g_strjoinv (", ", list);
  vei_words_add_heading (output->words, _("Letters for the trip"));
  /* Translators: %s is ids of letters. */
  line = g_strdup_printf (_("The command “letter” writes them: %s."), names);
  vei_words_add_paragraph (output->words, "", line);
}

static void
add_words (VeiCli              *cli,
           VeiKnowledge        *knowledge,
           VeiTravel           *travel,
           const VeiTrip       *trip,
           const VeiTripAnswer *answer)
{
  VeiWords words;
  Output output = { &words, travel, knowledge, trip, answer, cli->language };

  vei_words_init (&words, cli->out);
  add_opening (&output);
  add_ask_doctor (&output);
  add_packing (&output);
  add_lines (&output, _("Who is responsible"), answer->responsibilities,
             vei_travel_get_n_responsibilities (travel), vei_travel_get_responsibility);
  add_lines (&output, _("Before you leave"), answer->checklist,
             vei_travel_get_n_checklist (travel), vei_travel_get_checklist);
  add_card (&output);
  add_letters (&output);
}

static gboolean
read_trip (const char  *path,
           VeiTravel   *travel,
           VeiTrip     *trip,
           GError     **error)
{
  g_autoptr(JsonNode) node = vei_json_load_file (path, error);
  g_autofree char *name = NULL;

  if (node == NULL)
    return FALSE;
  if (vei_trip_read (trip, travel, node, error))
    return TRUE;
  name = g_filename_display_name (path);
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
run_travel (VeiCli  *cli,
            GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = NULL;
  g_autoptr(VeiTravel) travel = NULL;
  VeiTripAnswer answer;
  VeiTrip trip;
  GDate as_of;

  if (cli->arguments->len == 0)
    {
      vei_cli_set_usage_error (cli, error, _("no file is named; name a trip file"));
      return FALSE;
    }
  if (!vei_cli_get_as_of (cli, &as_of, error))
    return FALSE;
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;
  travel = vei_travel_new (knowledge, error);
  if (travel == NULL || !read_trip (g_ptr_array_index (cli->arguments, 0), travel, &trip, error))
    return FALSE;

  vei_trip_answer (&trip, travel, &as_of, &answer);
  if (vei_cli_get_option (cli, "json") != NULL)
    {
      g_autoptr(JsonNode) node = vei_trip_answer_to_node (&answer, &trip, travel);
      g_autofree char *line = vei_json_to_line (node);

      g_string_append (cli->out, line);
      if (cli->out->str[cli->out->len - 1] != '\n')
        g_string_append_c (cli->out, '\n');
    }
  else
    add_words (cli, knowledge, travel, &trip, &answer);
  return TRUE;
}

const VeiCommand vei_command_travel = {
  .name = "travel",
  .usage = N_("TRIP.json [--json] [--as-of DATE]"),
  .summary = N_("what to bring on a trip, whom to ask and who is responsible"),
  .details = N_("TRIP.json is a trip file: when you leave and return, where to, and with what."),
  .options = options,
  .max_arguments = 1,
  .run = run_travel,
};
