/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-travel-private.h"

#define FILE_NAME "travel.json"

/**
 * VeiTravel:
 *
 * What a pack says of travelling with equipment: who is responsible for what,
 * a checklist, the countries, and what the European card does. Immutable; its
 * strings belong to the knowledge, which it keeps alive. What applies to one
 * trip is told by [method@Trip.answer].
 */
G_DEFINE_FINAL_TYPE (VeiTravel, vei_travel, G_TYPE_OBJECT)

static void
vei_travel_finalize (GObject *object)
{
  VeiTravel *self = VEI_TRAVEL (object);

  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (vei_travel_parent_class)->finalize (object);
}

static void
vei_travel_class_init (VeiTravelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_travel_finalize;
}

static void
vei_travel_init (VeiTravel *self)
{
}

/**
 * vei_travel_new:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads `travel.json` of the pack of a knowledge.
 *
 * Fails with %VEI_DATA_ERROR_MISSING if the pack has no such file, with
 * another [error@DataError] if the file is not sound, and with a file error if
 * it cannot be read. The message has the form `FILE: POINTER: what`.
 *
 * Returns: (transfer full) (nullable): the travel advice, or %NULL with @error
 *   set
 */
VeiTravel *
vei_travel_new (VeiKnowledge  *knowledge,
                GError       **error)
{
  g_autoptr (VeiTravel) self = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_TRAVEL, NULL);
  self->knowledge = g_object_ref (knowledge);
  if (!vei_read_pack_file (knowledge, FILE_NAME, _("this pack holds nothing on travelling"),
                           vei_travel_read, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * vei_travel_get_knowledge:
 * @self: the travel advice
 *
 * Gets the knowledge that the sources belong to.
 *
 * Returns: (transfer none): the knowledge
 */
VeiKnowledge *
vei_travel_get_knowledge (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);

  return self->knowledge;
}

/**
 * vei_travel_find_country:
 * @self: the travel advice
 * @code: a code of ISO 3166-1 alpha-2, in capitals
 *
 * Finds a country by its code.
 *
 * Returns: (transfer none) (nullable): the country, or %NULL
 */
const VeiCountry *
vei_travel_find_country (VeiTravel  *self,
                         const char *code)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return vei_find_in_list (self->countries, self->n_countries, sizeof (VeiCountry), code);
}

/**
 * vei_travel_get_area:
 * @self: the travel advice
 * @index: from 0, as [struct@Country] names it
 *
 * Gets an area with rules of its own.
 *
 * Returns: (transfer none): the area
 */
const VeiTravelArea *
vei_travel_get_area (VeiTravel *self,
                     guint      index)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (index < self->n_areas, NULL);

  return &self->areas[index];
}

/**
 * vei_travel_get_card:
 * @self: the travel advice
 *
 * Gets the article on what the European health insurance card does and what
 * it does not do.
 *
 * Returns: (transfer none): the article
 */
const VeiArticle *
vei_travel_get_card (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);

  return &self->card;
}

/**
 * vei_travel_get_lead_time:
 * @self: the travel advice
 *
 * Gets what is said of how long before departure to ask the doctor, and whose
 * advice that is.
 *
 * Returns: (transfer none): the point
 */
const VeiPoint *
vei_travel_get_lead_time (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);

  return &self->lead_time;
}

/**
 * vei_travel_get_insulin:
 * @self: the travel advice
 *
 * Gets what is said of how much insulin to bring.
 *
 * Returns: (transfer none): the point
 */
const VeiPoint *
vei_travel_get_insulin (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);

  return &self->insulin;
}

/**
 * vei_travel_get_letters:
 * @self: the travel advice
 * @n: (out): how many there are
 *
 * Gets the kinds of letters that a traveller may need.
 *
 * Returns: (transfer none) (array length=n): ids of kinds of letters
 */
const char * const *
vei_travel_get_letters (VeiTravel *self,
                        guint     *n)
{
  g_return_val_if_fail (n != NULL, NULL);
  *n = 0;
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);

  *n = self->n_letters;
  return self->letters;
}

/**
 * vei_travel_get_n_countries:
 * @self: the travel advice
 *
 * Counts the countries.
 *
 * Returns: how many there are
 */
guint
vei_travel_get_n_countries (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), 0);

  return self->n_countries;
}

/**
 * vei_travel_get_country:
 * @self: the travel advice
 * @index: from 0, in the order of the pack, by code
 *
 * Gets a country.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiCountry *
vei_travel_get_country (VeiTravel *self,
                        guint      index)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (index < self->n_countries, NULL);

  return &self->countries[index];
}

/**
 * vei_travel_get_n_equipment:
 * @self: the travel advice
 *
 * Counts the kinds of equipment that a trip can name.
 *
 * Returns: how many there are
 */
guint
vei_travel_get_n_equipment (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), 0);

  return self->n_equipment;
}

/**
 * vei_travel_get_equipment:
 * @self: the travel advice
 * @index: from 0, in the order of the pack
 *
 * Gets a kind of equipment.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiTravelItem *
vei_travel_get_equipment (VeiTravel *self,
                          guint      index)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (index < self->n_equipment, NULL);

  return &self->equipment[index];
}

/**
 * vei_travel_get_n_items:
 * @self: the travel advice
 *
 * Counts the things that a trip can bring.
 *
 * Returns: how many there are
 */
guint
vei_travel_get_n_items (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), 0);

  return self->n_items;
}

/**
 * vei_travel_get_item:
 * @self: the travel advice
 * @index: from 0, in the order of the pack
 *
 * Gets a thing that is used up.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiTravelItem *
vei_travel_get_item (VeiTravel *self,
                     guint      index)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (index < self->n_items, NULL);

  return &self->items[index];
}

/**
 * vei_travel_get_n_responsibilities:
 * @self: the travel advice
 *
 * Counts the responsibilities, whether they apply or not.
 *
 * Returns: how many there are
 */
guint
vei_travel_get_n_responsibilities (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), 0);

  return self->n_responsibilities;
}

/**
 * vei_travel_get_responsibility:
 * @self: the travel advice
 * @index: from 0, in the order of the pack
 *
 * Gets a responsibility.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiTravelLine *
vei_travel_get_responsibility (VeiTravel *self,
                               guint      index)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (index < self->n_responsibilities, NULL);

  return &self->responsibilities[index];
}

/**
 * vei_travel_get_n_checklist:
 * @self: the travel advice
 *
 * Counts the lines of the checklist, whether they apply or not.
 *
 * Returns: how many there are
 */
guint
vei_travel_get_n_checklist (VeiTravel *self)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), 0);

  return self->n_checklist;
}

/**
 * vei_travel_get_checklist:
 * @self: the travel advice
 * @index: from 0, in the order of the pack
 *
 * Gets a line of the checklist.
 *
 * Returns: (transfer none): what the pack says of it
 */
const VeiTravelLine *
vei_travel_get_checklist (VeiTravel *self,
                          guint      index)
{
  g_return_val_if_fail (VEI_IS_TRAVEL (self), NULL);
  g_return_val_if_fail (index < self->n_checklist, NULL);

  return &self->checklist[index];
}
