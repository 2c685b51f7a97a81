/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

/* The journey of a case, for the two letters that are about one. */

static gboolean
read_date (JsonObject *trip,
           const char *member,
           GDate      *date)
{
  JsonNode *node = json_object_get_member (trip, member);

  g_date_clear (date, 1);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL
         && vei_date_parse (json_node_get_string (node), date);
}

static double
read_number (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;
}

static const char *
read_string (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *string = node != NULL && JSON_NODE_HOLDS_VALUE (node)
                         ? json_node_get_string (node) : NULL;

  return string != NULL ? string : "";
}

/* Which kinds of equipment are taken along, one bit for each. */
static guint32
read_equipment (JsonObject   *trip,
                VeiKnowledge *knowledge)
{
  JsonNode *node = json_object_get_member (trip, "equipment");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                      ? json_node_get_array (node) : NULL;
  guint32 equipment = 0;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (element))
        continue;
      for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
        {
          if (g_strcmp0 (vei_knowledge_get_equipment (knowledge, e)->id,
                         json_node_get_string (element)) == 0)
            equipment |= 1u << e;
        }
    }
  return equipment;
}

/* How many to take along: enough for the days, and the reserve. */
static void
read_supplies (VeiLetterTrip *self,
               JsonObject    *trip)
{
  JsonNode *node = json_object_get_member (trip, "supplies");
  JsonArray *supplies = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                          ? json_node_get_array (node) : NULL;

  for (guint i = 0; supplies != NULL && i < json_array_get_length (supplies); i++)
    {
      JsonNode *element = json_array_get_element (supplies, i);
      JsonObject *supply = JSON_NODE_HOLDS_OBJECT (element)
                             ? json_node_get_object (element) : NULL;
      double days_each = supply != NULL ? read_number (supply, "days_each") : 0;
      guint quantity;

      if (days_each <= 0 || read_string (supply, "item")[0] == '\0')
        continue;
      quantity = (guint) (ceil (self->days / days_each)
                          + MAX (0, read_number (supply, "reserve")));
      g_ptr_array_add (self->items, g_strdup (read_string (supply, "item")));
      g_array_append_val (self->quantities, quantity);
    }
}

/* Reads the journey of a case; NULL where it has none that can be told of.
 * Private.
 */
VeiLetterTrip *
vei_letter_trip_new (VeiCase *letter_case)
{
  g_autoptr (JsonNode) node = vei_case_to_node (letter_case);
  JsonNode *member = json_object_get_member (json_node_get_object (node), "trip");
  VeiLetterTrip *self;
  JsonObject *trip;
  GDate depart, return_date;

  if (member == NULL || !JSON_NODE_HOLDS_OBJECT (member))
    return NULL;
  trip = json_node_get_object (member);
  if (!read_date (trip, "depart", &depart) || !read_date (trip, "return", &return_date)
      || g_date_compare (&return_date, &depart) < 0)
    return NULL;

  self = g_new0 (VeiLetterTrip, 1);
  self->depart = depart;
  self->return_date = return_date;
  self->days = (guint) g_date_days_between (&depart, &return_date) + 1;
  g_strlcpy (self->country, read_string (trip, "country"), sizeof self->country);
  self->insulin_units = ceil (read_number (trip, "insulin_units_per_day") * self->days * 2);
  self->equipment = read_equipment (trip, vei_case_get_knowledge (letter_case));
  self->items = g_ptr_array_new_with_free_func (g_free);
  self->quantities = g_array_new (FALSE, FALSE, sizeof (guint));
  read_supplies (self, trip);
  return self;
}

/* Names the country in a language; NULL where it is not known. Private. */
char *
vei_letter_trip_dup_country (const VeiLetterTrip *self,
                             VeiKnowledge        *knowledge,
                             VeiLanguage          language)
{
  return self->country[0] != '\0' ? g_strdup (self->country) : NULL;
}

/* Frees a journey. Private. */
void
vei_letter_trip_free (VeiLetterTrip *trip)
{
  g_ptr_array_unref (trip->items);
  g_array_unref (trip->quantities);
  g_free (trip);
}
