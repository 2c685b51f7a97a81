/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-trip-checklist.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"

/* What is ticked off is kept beside what is kept of the letters: the checklist
 * is a paper, too. An object with `kind` and `done`, a list of ids. */
#define KIND "travel_checklist"
#define DONE "done"

static JsonArray *
get_done (VeiCase  *of_case,
          gboolean  create)
{
  JsonObject *kept = vei_case_get_letter (of_case, KIND, create);
  JsonNode *node = kept != NULL ? json_object_get_member (kept, DONE) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  if (!create)
    return NULL;
  json_object_set_array_member (kept, DONE, json_array_new ());
  return json_object_get_array_member (kept, DONE);
}

static int
find_done (JsonArray  *done,
           const char *line)
{
  for (guint i = 0; done != NULL && i < json_array_get_length (done); i++)
    {
      JsonNode *node = json_array_get_element (done, i);

      if (JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), line) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * vei_trip_checklist_is_done:
 * @of_case: a case
 * @line: the id of a line of the checklist
 *
 * Finds out whether a line is ticked off.
 *
 * Returns: whether it is
 */
gboolean
vei_trip_checklist_is_done (VeiCase    *of_case,
                            const char *line)
{
  g_return_val_if_fail (VEI_IS_CASE (of_case), FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  return find_done (get_done (of_case, FALSE), line) >= 0;
}

/**
 * vei_trip_checklist_set_done:
 * @of_case: a case
 * @line: the id of a line of the checklist
 * @done: whether it is ticked off
 *
 * Ticks a line off, or undoes that. It is kept with the case.
 */
void
vei_trip_checklist_set_done (VeiCase    *of_case,
                             const char *line,
                             gboolean    done)
{
  JsonArray *list;
  int index;

  g_return_if_fail (VEI_IS_CASE (of_case));
  g_return_if_fail (line != NULL);

  if (vei_trip_checklist_is_done (of_case, line) == !!done)
    return;
  list = get_done (of_case, TRUE);
  index = find_done (list, line);
  if (index < 0)
    json_array_add_string_element (list, line);
  else
    json_array_remove_element (list, (guint) index);
  vei_case_changed (of_case);
}

/**
 * vei_trip_dup_opening:
 * @trip: a trip
 * @answer: what applies to it
 * @travel: the travel advice
 * @language: the language of names and dates
 *
 * Says where the trip goes, and how many days it has.
 *
 * Returns: (transfer full): two sentences
 */
char *
vei_trip_dup_opening (const VeiTrip       *trip,
                      const VeiTripAnswer *answer,
                      VeiTravel           *travel,
                      VeiLanguage          language)
{
  const VeiCountry *country = vei_travel_find_country (travel, trip->country);
  const VeiTravelArea *area = vei_travel_get_area (travel, answer->area);
  g_autofree char *depart = vei_date_to_words (&trip->depart, language);
  g_autofree char *back = vei_date_to_words (&trip->back, language);
  g_autofree char *where = NULL;
  g_autofree char *when = NULL;

  /* Translators: a country, and the area it lies in: "Spain (EEA)". */
  where = g_strdup_printf (_("%s (%s)"), vei_text_get (&country->name, language),
                           vei_text_get (&area->name, language));
  /* Translators: a number of days, and two dates in words. */
  when = g_strdup_printf (ngettext ("%u day, from %s to %s. Both days count.",
                                    "%u days, from %s to %s. Both days count.", answer->days),
                          answer->days, depart, back);
  return g_strdup_printf ("%s: %s", where, when);
}

/**
 * vei_trip_dup_ask_doctor:
 * @answer: what applies to a trip
 * @language: the language of dates
 *
 * Says by when to ask the doctor.
 *
 * Returns: (transfer full): a sentence
 */
char *
vei_trip_dup_ask_doctor (const VeiTripAnswer *answer,
                         VeiLanguage          language)
{
  g_autofree char *day = vei_date_to_words (&answer->ask_doctor_by, language);

  if (answer->ask_doctor_now)
    return g_strdup (_("Ask the doctor today."));
  /* Translators: %s is a date in words. */
  return g_strdup_printf (_("Ask the doctor by %s at the latest."), day);
}

/**
 * vei_trip_dup_supply:
 * @trip: a trip
 * @answer: what applies to it
 * @travel: the travel advice
 * @index: which of the supplies of the trip
 * @language: the language of names
 *
 * Says how many of a thing to bring.
 *
 * Returns: (transfer full): a number and a name
 */
char *
vei_trip_dup_supply (const VeiTrip       *trip,
                     const VeiTripAnswer *answer,
                     VeiTravel           *travel,
                     guint                index,
                     VeiLanguage          language)
{
  const VeiTravelItem *item = vei_travel_get_item (travel, trip->supplies[index].item);

  /* Translators: how many, and of what: "3 sensors". */
  return g_strdup_printf (_("%u %s"), answer->quantity[index],
                          vei_text_get (&item->name, language));
}

/**
 * vei_trip_dup_insulin:
 * @answer: what applies to a trip
 *
 * Says how much insulin to bring.
 *
 * Returns: (transfer full): a number and what it counts
 */
char *
vei_trip_dup_insulin (const VeiTripAnswer *answer)
{
  return g_strdup_printf (ngettext ("%u unit of insulin", "%u units of insulin",
                                    answer->insulin_units), answer->insulin_units);
}

static void
add_block (VeiDocument  *document,
           VeiBlockRole  role,
           const char   *id,
           const char   *text)
{
  VeiBlock *block = vei_block_new (id, role, text);

  block->form = TRUE;
  vei_document_add (document, block);
}

static void
add_lines (VeiDocument         *document,
           const VeiTripAnswer *answer,
           VeiTravel           *travel,
           VeiCase             *of_case,
           VeiLanguage          language)
{
  for (guint i = 0; i < vei_travel_get_n_checklist (travel); i++)
    {
      const VeiStatement *line = &vei_travel_get_checklist (travel, i)->statement;
      g_autofree char *id = g_strconcat ("checklist.", line->id, NULL);
      g_autofree char *text = NULL;

      if ((answer->checklist >> i & 1) == 0)
        continue;
      text = g_strdup_printf ("%s %s. %s",
                              vei_trip_checklist_is_done (of_case, line->id) ? "[x]" : "[  ]",
                              vei_text_get (&line->title, language),
                              vei_text_get (&line->text, language));
      add_block (document, VEI_BLOCK_PARAGRAPH, id, text);
    }
}

/**
 * vei_trip_to_document:
 * @trip: a trip
 * @answer: what applies to it
 * @travel: the travel advice
 * @of_case: the case, which knows what is ticked off
 * @language: the language to use
 *
 * Writes the checklist as a document to be printed: what to bring, by when to
 * ask, and what to do. Nothing of the person stands in it.
 *
 * Returns: (transfer full): the document
 */
VeiDocument *
vei_trip_to_document (const VeiTrip       *trip,
                      const VeiTripAnswer *answer,
                      VeiTravel           *travel,
                      VeiCase             *of_case,
                      VeiLanguage          language)
{
  VeiDocument *document;
  g_autofree char *opening = NULL;
  g_autofree char *ask = NULL;

  g_return_val_if_fail (trip != NULL && answer != NULL, NULL);
  g_return_val_if_fail (VEI_IS_TRAVEL (travel), NULL);
  g_return_val_if_fail (VEI_IS_CASE (of_case), NULL);

  document = vei_document_new (_("Checklist for the trip"), language);
  opening = vei_trip_dup_opening (trip, answer, travel, language);
  ask = vei_trip_dup_ask_doctor (answer, language);
  add_block (document, VEI_BLOCK_SUBJECT, "title", _("Checklist for the trip"));
  add_block (document, VEI_BLOCK_PARAGRAPH, "opening", opening);
  add_block (document, VEI_BLOCK_PARAGRAPH, "ask", ask);
  if (trip->n_supplies > 0 || answer->has_insulin)
    add_block (document, VEI_BLOCK_HEADING, "pack", _("Pack this"));
  for (guint i = 0; i < trip->n_supplies; i++)
    {
      g_autofree char *id = g_strdup_printf ("pack.%u", i);
      g_autofree char *text = vei_trip_dup_supply (trip, answer, travel, i, language);

      add_block (document, VEI_BLOCK_LIST_ITEM, id, text);
    }
  if (answer->has_insulin)
    {
      g_autofree char *text = vei_trip_dup_insulin (answer);

      add_block (document, VEI_BLOCK_LIST_ITEM, "pack.insulin", text);
    }
  add_block (document, VEI_BLOCK_HEADING, "before", _("Before you leave"));
  add_lines (document, answer, travel, of_case, language);
  return document;
}
