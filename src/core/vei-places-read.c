/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-units-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/vei-fields-private.h"

typedef struct _VeiPlaceReason
{
  const char    *id;
  VeiText        text;
  VeiSourceRefs  sources;
} VeiPlaceReason;

static gboolean
read_reason (gpointer       owner,
             const VeiJson *json,
             gpointer       row,
             GError       **error)
{
  static const char *const members[] = { "id", "text", "source", NULL };
  VeiUnits *self = owner;
  VeiPlaceReason *reason = row;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self->knowledge, json, "id", &reason->id, error) &&
         vei_knowledge_read_text (self->knowledge, json, "text", TRUE, &reason->text, error) &&
         vei_knowledge_read_source_refs (self->knowledge, json, &reason->sources, error);
}

static gboolean
read_county (gpointer       owner,
             const VeiJson *json,
             gpointer       row,
             GError       **error)
{
  static const char *const members[] = { "number", "name", "names", NULL };
  VeiUnits *self = owner;
  VeiCounty *county = row;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self->knowledge, json, "number", &county->number, error) &&
         vei_fields_read_string (self->knowledge, json, "name", &county->name, error) &&
         vei_units_read_words (self, json, "names", &county->n_names, &county->names, error);
}

/* The unit of a trust; a pack has one for each trust that has places. */
static gboolean
add_unit (VeiUnits      *self,
          const VeiJson *json,
          VeiPlace      *place,
          GError       **error)
{
  guint trust;

  if (!vei_fields_read_known_id (json, self->trusts, self->n_trusts, sizeof (VeiTrust), &trust,
                                  error))
    return FALSE;
  for (guint i = 0; i < self->n_units; i++)
    if (self->units[i].trust == &self->trusts[trust] && place->n_units < VEI_MAX_UNITS_OF_PLACE)
      {
        place->units[place->n_units++] = &self->units[i];
        return TRUE;
      }
  vei_json_set_error (json, error, VEI_DATA_ERROR_CONFLICT,
                      _("this trust has no unit, or there are more than %d trusts"),
                      VEI_MAX_UNITS_OF_PLACE);
  return FALSE;
}

static gboolean
read_place_units (VeiUnits      *self,
                  const VeiJson *object,
                  VeiPlace      *place,
                  GError       **error)
{
  VeiJson json, element;
  guint n;

  if (!vei_json_member (object, "trust", &json, error))
    return FALSE;
  place->has_districts = vei_json_is_null (&json);
  if (!place->has_districts && !add_unit (self, &json, place, error))
    return FALSE;
  if (!vei_json_has (object, "also"))
    return TRUE;
  if (!vei_json_member (object, "also", &json, error) || !vei_json_length (&json, &n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!vei_json_element (&json, i, &element, error) || !add_unit (self, &element, place, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_place_reason (VeiUnits      *self,
                   const VeiJson *object,
                   VeiPlace      *place,
                   GError       **error)
{
  VeiJson json;
  guint reason;

  place->confirm = vei_json_has (object, "reason");
  place->sources = self->place_sources;
  if (place->confirm)
    {
      if (!vei_json_member (object, "reason", &json, error) ||
          !vei_fields_read_known_id (&json, self->reasons, self->n_reasons,
                                      sizeof (VeiPlaceReason), &reason, error))
        return FALSE;
      place->reason = self->reasons[reason].text;
      place->sources = self->reasons[reason].sources;
      return TRUE;
    }
  place->reason = (VeiText) { { "", "", "" } };
  if (place->n_units == 1)
    return TRUE;
  vei_json_set_error (object, error, VEI_DATA_ERROR_MISSING,
                      _("a place that is not surely one unit's needs a reason"));
  return FALSE;
}

static gboolean
read_place (VeiUnits      *self,
            const VeiJson *json,
            VeiPlace      *place,
            GError       **error)
{
  if (!vei_knowledge_read_id (self->knowledge, json, "number", &place->number, error) ||
      !vei_fields_read_string (self->knowledge, json, "name", &place->name, error) ||
      !vei_units_read_words (self, json, "names", &place->n_names, &place->names, error) ||
      !vei_units_read_words (self, json, "search", &place->n_search, &place->search, error) ||
      !read_place_units (self, json, place, error) ||
      !read_place_reason (self, json, place, error))
    return FALSE;
  place->full_name = place->name;
  if (g_hash_table_insert (self->numbers, (gpointer) place->number, place))
    return TRUE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_DUPLICATE,
                      _("the number “%s” stands twice"), place->number);
  return FALSE;
}

static gboolean
read_municipality (gpointer       owner,
                   const VeiJson *json,
                   gpointer       row,
                   GError       **error)
{
  static const char *const members[] = {
    "number", "name", "county", "names", "search", "trust", "also", "reason", "source", NULL
  };
  VeiUnits *self = owner;
  VeiPlace *place = row;
  VeiSourceRefs name_sources;
  VeiJson child;
  guint county;

  if (!vei_json_check_object (json, members, error) ||
      !vei_json_member (json, "county", &child, error) ||
      !vei_fields_read_known_id (&child, self->counties, self->n_counties, sizeof (VeiCounty),
                                  &county, error) ||
      !read_place (self, json, place, error))
    return FALSE;
  place->county = &self->counties[county];
  return !vei_json_has (json, "source") ||
         vei_knowledge_read_source_refs (self->knowledge, json, &name_sources, error);
}

static gboolean
read_district (gpointer       owner,
               const VeiJson *json,
               gpointer       row,
               GError       **error)
{
  static const char *const members[] = {
    "number", "name", "municipality", "search", "trust", "also", "reason", NULL
  };
  VeiUnits *self = owner;
  VeiPlace *place = row;
  VeiJson child;
  const char *number;

  if (!vei_json_check_object (json, members, error) ||
      !vei_json_member (json, "municipality", &child, error) ||
      !vei_json_string (&child, &number, error))
    return FALSE;
  place->municipality = g_hash_table_lookup (self->numbers, number);
  if (place->municipality == NULL || !place->municipality->has_districts)
    {
      vei_json_set_error (&child, error, VEI_DATA_ERROR_UNKNOWN,
                          _("“%s” is no municipality with districts"), number);
      return FALSE;
    }
  place->county = place->municipality->county;
  return read_place (self, json, place, error);
}

static gboolean
contains_unit (const VeiUnit * const *units,
               guint                  n,
               const VeiUnit         *unit)
{
  for (guint i = 0; i < n; i++)
    if (units[i] == unit)
      return TRUE;
  return FALSE;
}

/* A municipality with districts is served by who serves most of them first. */
static void
join_district (VeiUnits       *self,
               const VeiPlace *district)
{
  VeiPlace *whole = g_hash_table_lookup (self->numbers, district->municipality->number);

  for (guint i = 0; i < district->n_units; i++)
    if (whole->n_units < VEI_MAX_UNITS_OF_PLACE &&
        !contains_unit (whole->units, whole->n_units, district->units[i]))
      whole->units[whole->n_units++] = district->units[i];
}

static void
join_county (VeiUnits       *self,
             const VeiPlace *place)
{
  VeiCounty *county = &self->counties[place->county - self->counties];

  if (county->units == NULL)
    county->units = vei_knowledge_allocate (self->knowledge, self->n_units, sizeof (VeiUnit *));
  for (guint i = 0; i < place->n_units; i++)
    if (!contains_unit (county->units, county->n_units, place->units[i]))
      county->units[county->n_units++] = place->units[i];
}

static void
join_units (VeiUnits *self)
{
  for (guint u = 0; u < self->n_units; u++)
    {
      VeiUnit *unit = &self->units[u];
      g_autoptr (GPtrArray) places = g_ptr_array_new ();

      for (guint i = 0; i < self->n_municipalities; i++)
        {
          const VeiPlace *place = &self->municipalities[i];

          if (!contains_unit (place->units, place->n_units, unit))
            continue;
          g_ptr_array_add (places, (gpointer) place);
          unit->confirm |= place->confirm;
        }
      unit->n_places = places->len;
      unit->places = vei_knowledge_allocate (self->knowledge, places->len, sizeof (gpointer));
      if (places->len > 0)
        memcpy (unit->places, places->pdata, places->len * sizeof (gpointer));
    }
}

/* A name that stands twice is shown with the county, a district with its town. */
static void
make_full_names (VeiUnits *self)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_municipalities; i++)
    {
      VeiPlace *place = &self->municipalities[i];
      VeiPlace *other = g_hash_table_lookup (first, place->name);
      g_autofree char *full = g_strdup_printf ("%s (%s)", place->name, place->county->name);
      g_autofree char *other_full = NULL;

      if (other == NULL)
        {
          g_hash_table_insert (first, (gpointer) place->name, place);
          continue;
        }
      other_full = g_strdup_printf ("%s (%s)", other->name, other->county->name);
      place->full_name = vei_knowledge_intern (self->knowledge, full);
      other->full_name = vei_knowledge_intern (self->knowledge, other_full);
    }
  for (guint i = 0; i < self->n_districts; i++)
    {
      VeiPlace *place = &self->districts[i];
      g_autofree char *full = g_strdup_printf ("%s (%s)", place->name, place->municipality->name);

      place->full_name = vei_knowledge_intern (self->knowledge, full);
    }
}

void
vei_places_join (VeiUnits *self)
{
  for (guint i = 0; i < self->n_districts; i++)
    join_district (self, &self->districts[i]);
  for (guint i = 0; i < self->n_municipalities; i++)
    join_county (self, &self->municipalities[i]);
  join_units (self);
  make_full_names (self);
}

/* Every municipality must be served by somebody, through its districts too. */
static gboolean
check_served (VeiUnits      *self,
              const VeiJson *root,
              GError       **error)
{
  g_autoptr (GHashTable) with_districts = g_hash_table_new (NULL, NULL);
  VeiJson list, json;

  for (guint i = 0; i < self->n_districts; i++)
    g_hash_table_add (with_districts, (gpointer) self->districts[i].municipality);
  for (guint i = 0; i < self->n_municipalities; i++)
    {
      const VeiPlace *place = &self->municipalities[i];

      if (!place->has_districts || g_hash_table_contains (with_districts, place))
        continue;
      if (vei_json_member (root, "municipalities", &list, error) &&
          vei_json_element (&list, i, &json, error))
        vei_json_set_error (&json, error, VEI_DATA_ERROR_MISSING,
                            _("it has neither a trust nor districts"));
      return FALSE;
    }
  return TRUE;
}

/*
 * vei_places_read:
 *
 * Reads `places.json`, after `units.json`.
 */
gboolean
vei_places_read (VeiUnits  *self,
                 JsonNode  *node,
                 GError   **error)
{
  static const char *const members[] = {
    "source", "counties", "municipalities", "districts", "reasons", NULL
  };
  VeiKnowledge *knowledge = self->knowledge;
  VeiJson root;

  vei_json_root (&root, node);
  if (!vei_json_check_object (&root, members, error) ||
      !vei_knowledge_read_source_refs (knowledge, &root, &self->place_sources, error))
    return FALSE;
  self->reasons = vei_fields_read_rows (knowledge, &root, "reasons", sizeof (VeiPlaceReason),
                                         read_reason, self, &self->n_reasons, error);
  if (self->reasons == NULL)
    return FALSE;
  self->counties = vei_fields_read_rows (knowledge, &root, "counties", sizeof (VeiCounty),
                                          read_county, self, &self->n_counties, error);
  if (self->counties == NULL)
    return FALSE;
  self->municipalities = vei_fields_read_rows (knowledge, &root, "municipalities",
                                                sizeof (VeiPlace), read_municipality, self,
                                                &self->n_municipalities, error);
  if (self->municipalities == NULL)
    return FALSE;
  self->districts = vei_fields_read_rows (knowledge, &root, "districts", sizeof (VeiPlace),
                                           read_district, self, &self->n_districts, error);
  return self->districts != NULL &&
         vei_fields_check_ids (&root, "counties", self->counties, self->n_counties,
                                sizeof (VeiCounty), error) &&
         check_served (self, &root, error);
}
