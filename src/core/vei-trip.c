/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>

#include "core/vei-date.h"
#include "core/vei-travel-private.h"
#include "core/vei-trip.h"

static guint
divide_up (guint days,
           guint days_each)
{
  return (days + days_each - 1) / days_each;
}

/* Units with decimals are not exact: 0.1 * 30 is a little more than 3, and
 * must not be rounded up to 4.
 */
static guint
round_up (double units)
{
  return (guint) ceil (round (units * 1e6) / 1e6);
}

static gboolean
uses_insulin (const VeiTrip *trip,
              VeiTravel     *travel)
{
  if (trip->has_insulin && trip->insulin_units_per_day > 0)
    return TRUE;
  for (guint i = 0; i < travel->n_equipment; i++)
    if ((trip->equipment >> i & 1) != 0 && travel->equipment[i].insulin)
      return TRUE;
  for (guint i = 0; i < trip->n_supplies; i++)
    if (travel->items[trip->supplies[i].item].insulin)
      return TRUE;
  return FALSE;
}

static gboolean
applies (const VeiTravelLine *line,
         const VeiTrip       *trip,
         const VeiCountry    *country,
         guint                days,
         gboolean             insulin)
{
  return (line->areas == 0 || (line->areas >> country->area & 1) != 0) &&
         (line->groups == 0 || (line->groups & country->groups) != 0) &&
         (line->not_groups & country->groups) == 0 &&
         (line->equipment == 0 || (line->equipment & trip->equipment) != 0) &&
         (!line->insulin || insulin) &&
         (!line->supplies || trip->equipment != 0 || trip->n_supplies > 0) &&
         days >= line->least_days;
}

static guint64
choose_lines (const VeiTravelLine *lines,
              guint                n,
              const VeiTrip       *trip,
              const VeiCountry    *country,
              guint                days,
              gboolean             insulin)
{
  guint64 chosen = 0;

  for (guint i = 0; i < n; i++)
    if (applies (&lines[i], trip, country, days, insulin))
      chosen |= G_GUINT64_CONSTANT (1) << i;
  return chosen;
}

static void
set_ask_by (VeiTripAnswer *answer,
            const VeiTrip *trip,
            guint          lead_days,
            const GDate   *as_of)
{
  answer->ask_doctor_by = *as_of;
  answer->ask_doctor_now = g_date_get_julian (&trip->depart)
                           < g_date_get_julian (as_of) + lead_days;
  if (answer->ask_doctor_now)
    return;
  answer->ask_doctor_by = trip->depart;
  g_date_subtract_days (&answer->ask_doctor_by, lead_days);
}

/**
 * vei_trip_answer:
 * @trip: a trip with dates and a country of the travel advice
 * @travel: the travel advice
 * @as_of: the day to tell it on
 * @answer: (out caller-allocates): what applies
 *
 * Works out what applies to a trip: days with both ends counted, how much to
 * bring, who is responsible, what to do, and when to ask the doctor.
 */
void
vei_trip_answer (const VeiTrip *trip,
                 VeiTravel     *travel,
                 const GDate   *as_of,
                 VeiTripAnswer *answer)
{
  const VeiCountry *country;
  gboolean insulin;

  g_return_if_fail (trip != NULL && answer != NULL);
  g_return_if_fail (VEI_IS_TRAVEL (travel));
  g_return_if_fail (as_of != NULL && g_date_valid (as_of));
  g_return_if_fail (g_date_valid (&trip->depart) && g_date_valid (&trip->back));
  g_return_if_fail (g_date_compare (&trip->back, &trip->depart) >= 0);

  country = vei_travel_find_country (travel, trip->country);
  g_return_if_fail (country != NULL);

  *answer = (VeiTripAnswer) { .area = country->area, .has_insulin = trip->has_insulin,
                              .card = (travel->card_areas >> country->area & 1) != 0 };
  answer->days = (guint) g_date_days_between (&trip->depart, &trip->back) + 1;
  for (guint i = 0; i < trip->n_supplies; i++)
    answer->quantity[i] = divide_up (answer->days, trip->supplies[i].days_each)
                          + trip->supplies[i].reserve;
  if (trip->has_insulin)
    answer->insulin_units = round_up (trip->insulin_units_per_day * answer->days
                                      * travel->insulin_times);
  insulin = uses_insulin (trip, travel);
  answer->responsibilities = choose_lines (travel->responsibilities, travel->n_responsibilities,
                                           trip, country, answer->days, insulin);
  answer->checklist = choose_lines (travel->checklist, travel->n_checklist, trip, country,
                                    answer->days, insulin);
  set_ask_by (answer, trip, travel->lead_days, as_of);
}

static void
add_ids (JsonObject          *object,
         const char          *member,
         guint64              chosen,
         const VeiTravelLine *lines,
         guint                n)
{
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < n; i++)
    if ((chosen >> i & 1) != 0)
      json_array_add_string_element (ids, lines[i].statement.id);
  json_object_set_array_member (object, member, ids);
}

/**
 * vei_trip_answer_to_node:
 * @answer: what applies to a trip
 * @trip: that trip
 * @travel: the travel advice
 *
 * Writes what applies to a trip as an object with the members `days`,
 * `supplies`, `insulin_units` (`null` where it is not known how much is used),
 * `area`, `responsibilities`, `checklist` and `ask_doctor_by`.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
vei_trip_answer_to_node (const VeiTripAnswer *answer,
                         const VeiTrip       *trip,
                         VeiTravel           *travel)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *ask_doctor_by = NULL;
  JsonArray *supplies = json_array_new ();

  g_return_val_if_fail (answer != NULL && trip != NULL, NULL);
  g_return_val_if_fail (VEI_IS_TRAVEL (travel), NULL);

  json_object_set_int_member (object, "days", answer->days);
  for (guint i = 0; i < trip->n_supplies; i++)
    {
      JsonObject *supply = json_object_new ();

      json_object_set_string_member (supply, "item", travel->items[trip->supplies[i].item].id);
      json_object_set_int_member (supply, "quantity", answer->quantity[i]);
      json_array_add_object_element (supplies, supply);
    }
  json_object_set_array_member (object, "supplies", supplies);
  if (answer->has_insulin)
    json_object_set_int_member (object, "insulin_units", answer->insulin_units);
  else
    json_object_set_null_member (object, "insulin_units");
  json_object_set_string_member (object, "area", travel->areas[answer->area].id);
  add_ids (object, "responsibilities", answer->responsibilities, travel->responsibilities,
           travel->n_responsibilities);
  add_ids (object, "checklist", answer->checklist, travel->checklist, travel->n_checklist);
  ask_doctor_by = vei_date_to_iso (&answer->ask_doctor_by);
  json_object_set_string_member (object, "ask_doctor_by", ask_doctor_by);
  return json_node_init_object (json_node_alloc (), object);
}
