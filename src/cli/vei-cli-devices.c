/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "core/vei-date.h"
#include "core/vei-devices.h"
#include "core/vei-json.h"

static const VeiOption options[] = {
  VEI_OPTION_AS_OF,
  VEI_OPTION_JSON,
  { NULL },
};

/* What the words of a list are written with. */
typedef struct
{
  VeiCli       *cli;
  VeiKnowledge *knowledge;
  VeiDevices   *devices;
  VeiWords     *words;
  const GDate  *as_of;
} Output;

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

static void
add_entry_object (JsonBuilder          *builder,
                  const VeiDeviceEntry *entry)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rank");
  if (entry->rank > 0)
    json_builder_add_int_value (builder, entry->rank);
  else
    json_builder_add_null_value (builder);
  add_string_member (builder, "name", entry->name);
  add_string_member (builder, "supplier", entry->supplier);
  json_builder_end_object (builder);
}

static void
add_list_object (JsonBuilder         *builder,
                 const VeiDeviceList *list,
                 const GDate         *as_of)
{
  g_autofree char *to = g_date_valid (&list->to) ? vei_date_to_iso (&list->to) : NULL;

  json_builder_begin_object (builder);
  add_string_member (builder, "id", list->id);
  add_string_member (builder, "category", list->category->id);
  add_string_member (builder, "valid_from", list->valid_from);
  add_string_member (builder, "valid_to", to);
  json_builder_set_member_name (builder, "ended");
  json_builder_add_boolean_value (builder, vei_device_list_has_ended (list, as_of));
  json_builder_set_member_name (builder, "devices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->n_entries; i++)
    add_entry_object (builder, &list->entries[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_json (VeiCli      *cli,
          VeiDevices  *devices,
          const GDate *as_of)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < vei_devices_get_n_categories (devices); i++)
    {
      const VeiDeviceList *list = vei_devices_get_newest (
        devices, vei_devices_get_category (devices, i), as_of);

      if (list != NULL)
        add_list_object (builder, list, as_of);
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  line = vei_json_to_line (node);
  g_string_append (cli->out, line);
  if (cli->out->str[cli->out->len - 1] != '\n')
    g_string_append_c (cli->out, '\n');
}

static void
add_entry_words (Output               *output,
                 const VeiDeviceEntry *entry)
{
  VeiLanguage language = output->cli->language;
  const char *rank = vei_devices_get_rank_text (output->devices, entry->rank, language);
  g_autofree char *line = NULL;

  if (entry->supplier != NULL)
    /* Translators: a device, its rank in words, and who sells it. */
    line = g_strdup_printf (_("%s: %s. Supplier: %s."), entry->name, rank, entry->supplier);
  else
    line = g_strdup_printf ("%s: %s. %s", entry->name, rank,
                            vei_devices_get_no_supplier_text (output->devices, language));
  vei_words_add_paragraph (output->words, "  - ", line);
}

static void
add_list_words (Output              *output,
                const VeiDeviceList *list)
{
  VeiLanguage language = output->cli->language;
  g_autofree char *validity = vei_devices_dup_validity (output->devices, list, output->as_of,
                                                        language);
  const char *note = vei_text_get (&list->note, language);

  vei_words_add_paragraph (output->words, "  ", validity);
  if (vei_device_list_has_ended (list, output->as_of))
    vei_words_add_paragraph (output->words, "  ", _("This list has ended."));
  for (guint i = 0; i < list->n_entries; i++)
    add_entry_words (output, &list->entries[i]);
  if (*note != '\0')
    vei_words_add_paragraph (output->words, "  ", note);
  vei_words_add_sources (output->words, "  ", output->knowledge, &list->sources, language);
}

static void
add_category_words (Output                  *output,
                    const VeiDeviceCategory *category)
{
  VeiLanguage language = output->cli->language;
  const VeiDeviceList *list = vei_devices_get_newest (output->devices, category, output->as_of);
  g_autofree char *gap = NULL;

  if (list == NULL && category->historic)
    return;
  gap = vei_devices_dup_gap (output->devices, category, output->as_of, language);
  vei_words_add_heading (output->words, vei_text_get (&category->name, language));
  vei_words_add_paragraph (output->words, "  ", vei_text_get (&category->text, language));
  if (gap != NULL)
    vei_words_add_paragraph (output->words, "  ", gap);
  if (list != NULL)
    add_list_words (output, list);
}

static void
add_notes (Output             *output,
           VeiDeviceNoteGroup  group,
           const char         *heading)
{
  VeiLanguage language = output->cli->language;

  vei_words_add_heading (output->words, heading);
  for (guint i = 0; i < vei_devices_get_n_notes (output->devices); i++)
    {
      const VeiDeviceNote *note = vei_devices_get_note (output->devices, i);
      g_autofree char *text = NULL;

      if (note->group != group)
        continue;
      text = g_strdup_printf ("%s. %s", vei_text_get (&note->title, language),
                              vei_text_get (&note->text, language));
      vei_words_add_paragraph (output->words, "  - ", text);
      vei_words_add_sources (output->words, "    ", output->knowledge, &note->sources, language);
    }
}

static void
add_words (Output *output)
{
  VeiLanguage language = output->cli->language;
  g_autofree char *day = vei_date_to_words (output->as_of, language);
  g_autofree char *banner = vei_devices_dup_banner (output->devices, output->as_of, language);
  g_autofree char *heading = NULL;

  /* Translators: %s is a date in words. */
  heading = g_strdup_printf (_("The purchase agreements as of %s"), day);
  vei_words_add_heading (output->words, heading);
  if (banner != NULL)
    vei_words_add_paragraph (output->words, "", banner);
  vei_words_add_paragraph (output->words, "", _("A rank is a place in a purchase agreement. "
                                                "It is no advice on what is right for you."));
  for (guint i = 0; i < vei_devices_get_n_categories (output->devices); i++)
    add_category_words (output, vei_devices_get_category (output->devices, i));
  add_notes (output, VEI_DEVICE_NOTE_OTHER_CHOICE,
             _("What argues for another than the first choice"));
  add_notes (output, VEI_DEVICE_NOTE_TRANSITION, _("Equipment you have"));
  add_notes (output, VEI_DEVICE_NOTE_UNKNOWN, _("What is not known"));
}

static gboolean
run_devices (VeiCli  *cli,
             GError **error)
{
  g_autoptr(VeiKnowledge) knowledge = NULL;
  g_autoptr(VeiDevices) devices = NULL;
  VeiWords words;
  GDate as_of;

  if (!vei_cli_get_as_of (cli, &as_of, error))
    return FALSE;
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;
  devices = vei_devices_new (knowledge, error);
  if (devices == NULL)
    return FALSE;

  if (vei_cli_get_option (cli, "json") != NULL)
    {
      add_json (cli, devices, &as_of);
      return TRUE;
    }
  vei_words_init (&words, cli->out);
  add_words (&(Output) { cli, knowledge, devices, &words, &as_of });
  return TRUE;
}

const VeiCommand vei_command_devices = {
  .name = "devices",
  .usage = N_("[--as-of DATE] [--json]"),
  .summary = N_("show what the purchase agreements have, and whether they have ended"),
  .details = N_("For each category, the newest list that had begun by the day."),
  .options = options,
  .max_arguments = 0,
  .run = run_devices,
};
