/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-units-private.h"

#include <glib/gi18n-lib.h>

#include "core/vei-fields-private.h"

/**
 * VeiUnits:
 *
 * The units that lend equipment, the places that they serve, and how to reach
 * them. Read from `units.json` and `places.json` of a pack. Which unit a
 * place belongs to is always a question to the person, never decided: see
 * vei_units_dup_question(). Immutable once made; main thread only.
 *
 * ```c
 * g_autoptr (VeiUnits) units = vei_units_new (knowledge, &error);
 * g_autoptr (GArray) matches = vei_units_search (units, "bindal");
 *
 * for (guint i = 0; i < matches->len; i++)
 *   show (&g_array_index (matches, VeiUnitMatch, i));
 * ```
 */
G_DEFINE_FINAL_TYPE (VeiUnits, vei_units, G_TYPE_OBJECT)

static void
vei_units_finalize (GObject *object)
{
  VeiUnits *self = VEI_UNITS (object);

  g_clear_pointer (&self->index, vei_name_index_free);
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_object (&self->knowledge);
  G_OBJECT_CLASS (vei_units_parent_class)->finalize (object);
}

static void
vei_units_class_init (VeiUnitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_units_finalize;
}

static void
vei_units_init (VeiUnits *self)
{
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
}

typedef gboolean (*ReadFunc) (VeiUnits *self, JsonNode *root, GError **error);

static gboolean
read_file (VeiUnits    *self,
           const char  *name,
           const char  *missing,
           ReadFunc     read,
           GError     **error)
{
  g_autoptr (JsonNode) root = vei_fields_read_file (self->knowledge, name, missing, error);

  if (root == NULL)
    return FALSE;
  if (read (self, root, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/**
 * vei_units_new:
 * @knowledge: the knowledge whose pack is read
 * @error: return location for an error
 *
 * Reads `units.json` and `places.json` of a pack, strictly. The sources that
 * they name count as used in @knowledge, so a knowledge is best read once.
 *
 * Fails with %VEI_DATA_ERROR_MISSING if the pack lacks one of the files, with
 * another [error@DataError] if one is not sound, and with
 * [error@GLib.FileError] or [error@Gio.IOErrorEnum] if one cannot be read.
 *
 * Returns: (transfer full): the units
 */
VeiUnits *
vei_units_new (VeiKnowledge  *knowledge,
               GError       **error)
{
  g_autoptr (VeiUnits) self = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_UNITS, NULL);
  self->knowledge = g_object_ref (knowledge);
  if (!read_file (self, VEI_UNITS_FILE, _("this pack holds no list of units"), vei_units_read,
                  error) ||
      !read_file (self, VEI_PLACES_FILE, _("this pack holds no list of places"), vei_places_read,
                  error))
    return NULL;
  vei_places_join (self);
  return g_steal_pointer (&self);
}

/**
 * vei_units_get_n_units:
 * @self: the units
 *
 * Tells how many units there are.
 *
 * Returns: the number of units
 */
guint
vei_units_get_n_units (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), 0);

  return self->n_units;
}

/**
 * vei_units_get_unit:
 * @self: the units
 * @index: from 0, in pack order
 *
 * Gets a unit.
 *
 * Returns: (transfer none): the unit
 */
const VeiUnit *
vei_units_get_unit (VeiUnits *self,
                    guint     index)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (index < self->n_units, NULL);

  return &self->units[index];
}

/**
 * vei_units_find_unit:
 * @self: the units
 * @id: the id of a unit
 *
 * Finds a unit.
 *
 * Returns: (transfer none) (nullable): the unit, or %NULL where there is none
 */
const VeiUnit *
vei_units_find_unit (VeiUnits   *self,
                     const char *id)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->n_units; i++)
    if (g_str_equal (self->units[i].id, id))
      return &self->units[i];
  return NULL;
}

/**
 * vei_units_get_n_regions:
 * @self: the units
 *
 * Tells how many regions there are.
 *
 * Returns: the number of regions
 */
guint
vei_units_get_n_regions (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), 0);

  return self->n_regions;
}

/**
 * vei_units_get_region:
 * @self: the units
 * @index: from 0, in pack order
 *
 * Gets a region.
 *
 * Returns: (transfer none): the region
 */
const VeiRegion *
vei_units_get_region (VeiUnits *self,
                      guint     index)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (index < self->n_regions, NULL);

  return &self->regions[index];
}

/**
 * vei_units_get_n_counties:
 * @self: the units
 *
 * Tells how many counties there are.
 *
 * Returns: the number of counties
 */
guint
vei_units_get_n_counties (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), 0);

  return self->n_counties;
}

/**
 * vei_units_get_county:
 * @self: the units
 * @index: from 0, in the order of their numbers
 *
 * Gets a county.
 *
 * Returns: (transfer none): the county
 */
const VeiCounty *
vei_units_get_county (VeiUnits *self,
                      guint     index)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (index < self->n_counties, NULL);

  return &self->counties[index];
}

/**
 * vei_units_get_n_places:
 * @self: the units
 *
 * Tells how many places there are: municipalities and districts of Oslo.
 *
 * Returns: the number of places
 */
guint
vei_units_get_n_places (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), 0);

  return self->n_municipalities + self->n_districts;
}

/**
 * vei_units_get_place:
 * @self: the units
 * @index: from 0; municipalities in the order of their numbers, then districts
 *
 * Gets a place.
 *
 * Returns: (transfer none): the place
 */
const VeiPlace *
vei_units_get_place (VeiUnits *self,
                     guint     index)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (index < self->n_municipalities + self->n_districts, NULL);

  return index < self->n_municipalities ? &self->municipalities[index]
                                        : &self->districts[index - self->n_municipalities];
}

/**
 * vei_units_find_place:
 * @self: the units
 * @number: the number of a municipality or a district, "1811"
 *
 * Finds a place.
 *
 * Returns: (transfer none) (nullable): the place, or %NULL where there is none
 */
const VeiPlace *
vei_units_find_place (VeiUnits   *self,
                      const char *number)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (number != NULL, NULL);

  return g_hash_table_lookup (self->numbers, number);
}

/**
 * vei_units_get_n_notes:
 * @self: the units
 *
 * Tells how many notes there are on the units and how they are found.
 *
 * Returns: the number of notes
 */
guint
vei_units_get_n_notes (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), 0);

  return self->n_notes;
}

/**
 * vei_units_get_note:
 * @self: the units
 * @index: from 0, in pack order
 *
 * Gets a note. "residence" says that the registered address decides, and since
 * when we know; "email" must stand where an e-mail address does.
 *
 * Returns: (transfer none): the note
 */
const VeiUnitNote *
vei_units_get_note (VeiUnits *self,
                    guint     index)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (index < self->n_notes, NULL);

  return &self->notes[index];
}

/**
 * vei_units_find_note:
 * @self: the units
 * @id: the id of a note
 *
 * Finds a note.
 *
 * Returns: (transfer none) (nullable): the note, or %NULL where there is none
 */
const VeiUnitNote *
vei_units_find_note (VeiUnits   *self,
                     const char *id)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->n_notes; i++)
    if (g_str_equal (self->notes[i].id, id))
      return &self->notes[i];
  return NULL;
}

/**
 * vei_units_get_sources:
 * @self: the units
 *
 * Gets what the places and their units rest on.
 *
 * Returns: (transfer none): the sources
 */
const VeiSourceRefs *
vei_units_get_sources (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);

  return &self->place_sources;
}

/**
 * vei_units_get_missing_sources:
 * @self: the units
 *
 * Gets what the sentences on details that are not given rest on.
 *
 * Returns: (transfer none): the sources
 */
const VeiSourceRefs *
vei_units_get_missing_sources (VeiUnits *self)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);

  return &self->missing_sources;
}

/**
 * vei_units_for_place:
 * @self: the units
 * @place: one of its places
 * @units: (out caller-allocates) (array fixed-size=4): the units, the likeliest
 *   first; room for %VEI_MAX_UNITS_OF_PLACE
 * @confirm: (out): whether it is uncertain
 * @reason: (out) (optional) (transfer none) (nullable): why; %NULL where it is
 *   not uncertain
 *
 * Tells which units may serve a place. The person is asked whatever @confirm
 * is: that units follow the borders of the hospitals is only concluded.
 *
 * Returns: the number of units, at least 1
 */
guint
vei_units_for_place (VeiUnits        *self,
                     const VeiPlace  *place,
                     const VeiUnit  **units,
                     gboolean        *confirm,
                     const VeiText  **reason)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), 0);
  g_return_val_if_fail (place != NULL && units != NULL && confirm != NULL, 0);

  for (guint i = 0; i < place->n_units; i++)
    units[i] = place->units[i];
  *confirm = place->confirm;
  if (reason != NULL)
    *reason = place->confirm ? &place->reason : NULL;
  return place->n_units;
}

/**
 * vei_unit_get_contact:
 * @unit: a unit
 * @kind: what is looked for
 *
 * Finds the first detail of a kind.
 *
 * Returns: (transfer none) (nullable): the detail, or %NULL where none is known
 */
const VeiUnitContact *
vei_unit_get_contact (const VeiUnit  *unit,
                      VeiUnitContactKind  kind)
{
  g_return_val_if_fail (unit != NULL, NULL);

  for (guint i = 0; i < unit->n_contacts; i++)
    if (unit->contacts[i].kind == kind)
      return &unit->contacts[i];
  return NULL;
}

static char *
fill_text (VeiUnits             *self,
           VeiUnitText           text,
           const VeiPlaceholder *values,
           VeiLanguage           language)
{
  return vei_fields_fill (vei_text_get (&self->texts[text], language), values);
}

static char *
dup_question (VeiUnits              *self,
              const char            *place,
              const VeiUnit * const *units,
              guint                  n_units,
              VeiLanguage            language)
{
  g_autoptr (GString) trusts = g_string_new (NULL);

  for (guint i = 0; i < n_units; i++)
    g_string_append_printf (trusts, "%s%s", i > 0 ? ", " : "", units[i]->trust->short_name);
  return fill_text (self, n_units > 1 ? VEI_UNIT_TEXT_SEVERAL : VEI_UNIT_TEXT_ONE,
                    (const VeiPlaceholder[]) { { "place", place }, { "trusts", trusts->str },
                                               { NULL } },
                    language);
}

/**
 * vei_units_dup_question:
 * @self: the units
 * @place: one of its places
 * @language: the language to use
 *
 * Asks whether the unit of a place is the right one, or which of several is.
 *
 * Returns: (transfer full): a few sentences that end in a question or advice
 */
char *
vei_units_dup_question (VeiUnits       *self,
                        const VeiPlace *place,
                        VeiLanguage     language)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  return dup_question (self, place->full_name, place->units, place->n_units, language);
}

/**
 * vei_units_dup_county_question:
 * @self: the units
 * @county: one of its counties
 * @language: the language to use
 *
 * Asks as vei_units_dup_question() does, for somebody who has only named a
 * county. That alone says little where a county has several units.
 *
 * Returns: (transfer full): a few sentences that end in a question or advice
 */
char *
vei_units_dup_county_question (VeiUnits        *self,
                               const VeiCounty *county,
                               VeiLanguage      language)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (county != NULL, NULL);

  return dup_question (self, county->name, county->units, county->n_units, language);
}

/**
 * vei_units_dup_nothing_found:
 * @self: the units
 * @text: what was searched for
 * @language: the language to use
 *
 * Says that a search found nothing, and what can be searched for.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
vei_units_dup_nothing_found (VeiUnits    *self,
                             const char  *text,
                             VeiLanguage  language)
{
  g_autofree char *valid = NULL;
  g_autofree char *start = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  start = g_utf8_strlen (valid, -1) > 60 ? g_utf8_substring (valid, 0, 60) : g_strdup (valid);
  shown = g_strdup_printf (g_utf8_strlen (valid, -1) > 60 ? "“%s…”" : "“%s”", start);
  return fill_text (self, VEI_UNIT_TEXT_NOTHING,
                    (const VeiPlaceholder[]) { { "text", shown }, { NULL } }, language);
}

/**
 * vei_units_get_missing_text:
 * @self: the units
 * @kind: what is not given
 * @language: the language to use
 *
 * Gets the sentence for a detail that no source gives, and whom to ask.
 *
 * Returns: (transfer none): the sentence
 */
const char *
vei_units_get_missing_text (VeiUnits       *self,
                            VeiUnitContactKind  kind,
                            VeiLanguage     language)
{
  static const VeiUnitText texts[VEI_N_UNIT_CONTACT_KINDS] = {
    [VEI_UNIT_CONTACT_PHONE] = VEI_UNIT_TEXT_NO_PHONE,
    [VEI_UNIT_CONTACT_HOURS] = VEI_UNIT_TEXT_NO_HOURS,
    [VEI_UNIT_CONTACT_EMAIL] = VEI_UNIT_TEXT_NO_EMAIL,
    [VEI_UNIT_CONTACT_PLACE] = VEI_UNIT_TEXT_NO_PLACE,
  };

  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);
  g_return_val_if_fail (kind < VEI_N_UNIT_CONTACT_KINDS, NULL);

  return vei_text_get (&self->texts[texts[kind]], language);
}

/**
 * vei_units_get_no_unit_text:
 * @self: the units
 * @language: the language to use
 *
 * Gets the sentence for a trust where no unit of its own was found.
 *
 * Returns: (transfer none): a few sentences
 */
const char *
vei_units_get_no_unit_text (VeiUnits    *self,
                            VeiLanguage  language)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);

  return vei_text_get (&self->texts[VEI_UNIT_TEXT_NO_UNIT], language);
}

/**
 * vei_units_get_check_text:
 * @self: the units
 * @language: the language to use
 *
 * Gets the warning for a detail that is old.
 *
 * Returns: (transfer none): a few sentences
 */
const char *
vei_units_get_check_text (VeiUnits    *self,
                          VeiLanguage  language)
{
  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);

  return vei_text_get (&self->texts[VEI_UNIT_TEXT_CHECK], language);
}
