/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-letter-private.h"

/* The journey of a case, for the two letters that are about one. */

/* The travel advice of the pack, read once. */
static VeiTravel *
get_travel (VeiLetterBook  *book,
            GError        **error)
{
  if (book->travel == NULL)
    book->travel = vei_travel_new (book->knowledge, error);
  return book->travel;
}

/* Reads the journey of a case; NULL where it has none, with @error set where it
 * has one that is not sound. Private.
 */
VeiLetterTrip *
vei_letter_trip_new (VeiLetterBook *book,
                     VeiCase       *letter_case,
                     const GDate   *as_of,
                     GError       **error)
{
  g_autofree VeiLetterTrip *self = g_new0 (VeiLetterTrip, 1);
  gboolean has_trip = FALSE;

  self->travel = get_travel (book, error);
  if (self->travel == NULL
      || !vei_trip_read_case (&self->trip, self->travel, letter_case, &has_trip, error)
      || !has_trip)
    return NULL;
  vei_trip_answer (&self->trip, self->travel, as_of, &self->answer);
  return g_steal_pointer (&self);
}

/* Names the country in a language. Private. */
const char *
vei_letter_trip_get_country (const VeiLetterTrip *self,
                             VeiLanguage          language)
{
  const VeiCountry *country = vei_travel_find_country (self->travel, self->trip.country);

  return country != NULL ? vei_text_get (&country->name, language) : NULL;
}

/* Whether a kind of equipment is taken along. Private. */
gboolean
vei_letter_trip_has_equipment (const VeiLetterTrip *self,
                               const char          *id)
{
  for (guint i = 0; i < vei_travel_get_n_equipment (self->travel); i++)
    {
      if ((self->trip.equipment & 1u << i)
          && g_str_equal (vei_travel_get_equipment (self->travel, i)->id, id))
        return TRUE;
    }
  return FALSE;
}
