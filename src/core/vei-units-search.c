/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-units-private.h"

#include <string.h>

/* A target that a text fits, and how well. */
typedef struct
{
  guint        target;
  VeiNameMatch match;
} Found;

static void
add_name (VeiUnits   *self,
          const char *name,
          const char *context)
{
  vei_name_index_add (self->index, name, context, self->targets->len - 1);
}

static void
add_names (VeiUnits           *self,
           const char * const *names,
           guint               n,
           const char         *context)
{
  for (guint i = 0; i < n; i++)
    add_name (self, names[i], context);
}

static void
begin_target (VeiUnits      *self,
              VeiMatchKind   kind,
              gconstpointer  object)
{
  VeiUnitTarget target = { kind, object };

  g_array_append_val (self->targets, target);
}

static void
index_place (VeiUnits       *self,
             const VeiPlace *place)
{
  const VeiPlace *around = place->municipality;
  g_autofree char *context = g_strdup_printf ("%s %s", place->county->name,
                                              around != NULL ? around->name : "");

  begin_target (self, VEI_MATCH_PLACE, place);
  add_name (self, place->name, context);
  add_names (self, place->names, place->n_names, context);
  add_names (self, place->search, place->n_search, context);
}

/* The same name in each language is one name. */
static void
index_unit (VeiUnits      *self,
            const VeiUnit *unit)
{
  begin_target (self, VEI_MATCH_UNIT, unit);
  add_name (self, unit->trust->name, NULL);
  add_names (self, unit->trust->search, unit->trust->n_search, NULL);
  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    {
      const char *name = unit->name.string[i];

      if (i == 0 || !g_str_equal (name, unit->name.string[i - 1]))
        add_name (self, name, unit->trust->name);
    }
}

/* Oslo is both; the municipality says more. */
static gboolean
is_one_municipality (VeiUnits        *self,
                     const VeiCounty *county)
{
  guint n = 0;

  for (guint i = 0; i < self->n_municipalities; i++)
    if (self->municipalities[i].county == county)
      {
        if (!g_str_equal (self->municipalities[i].name, county->name))
          return FALSE;
        n++;
      }
  return n == 1;
}

static void
build_index (VeiUnits *self)
{
  self->index = vei_name_index_new ();
  self->targets = g_array_new (FALSE, FALSE, sizeof (VeiUnitTarget));
  for (guint i = 0; i < vei_units_get_n_places (self); i++)
    index_place (self, vei_units_get_place (self, i));
  for (guint i = 0; i < self->n_counties; i++)
    {
      if (is_one_municipality (self, &self->counties[i]))
        continue;
      begin_target (self, VEI_MATCH_COUNTY, &self->counties[i]);
      add_name (self, self->counties[i].name, NULL);
      add_names (self, self->counties[i].names, self->counties[i].n_names, NULL);
    }
  for (guint i = 0; i < self->n_units; i++)
    index_unit (self, &self->units[i]);
  for (guint i = 0; i < self->n_regions; i++)
    {
      begin_target (self, VEI_MATCH_REGION, &self->regions[i]);
      add_name (self, self->regions[i].name, NULL);
      add_names (self, self->regions[i].search, self->regions[i].n_search, NULL);
    }
}

/* The better match first; then as the targets stand: places before counties,
 * counties before units, units before regions.
 */
static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *first = a;
  const Found *second = b;

  if (first->match != second->match)
    return first->match > second->match ? -1 : 1;
  return first->target < second->target ? -1 : first->target > second->target;
}

/* Each target that fits once, by its best name. */
static GArray *
find_targets (VeiUnits   *self,
              const char *text)
{
  g_autoptr (GArray) hits = NULL;
  g_autofree guint8 *best = NULL;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  if (self->index == NULL)
    build_index (self);
  best = g_new0 (guint8, self->targets->len + 1);
  hits = vei_name_index_search (self->index, text);
  for (guint i = 0; i < hits->len; i++)
    {
      const VeiNameHit *hit = &g_array_index (hits, VeiNameHit, i);

      best[hit->target] = MAX (best[hit->target], hit->match);
    }
  for (guint i = 0; i < hits->len; i++)
    {
      guint target = g_array_index (hits, VeiNameHit, i).target;
      Found one = { target, (VeiNameMatch) best[target] };

      if (one.match != VEI_NAME_NO_MATCH)
        g_array_append_val (found, one);
      best[target] = VEI_NAME_NO_MATCH;
    }
  g_array_sort (found, compare_found);
  return found;
}

static gboolean
must_confirm_in_county (VeiUnits        *self,
                        const VeiCounty *county)
{
  if (county->n_units > 1)
    return TRUE;
  for (guint i = 0; i < self->n_municipalities; i++)
    if (self->municipalities[i].county == county && self->municipalities[i].confirm)
      return TRUE;
  return FALSE;
}

static void
add_place_matches (const VeiPlace *place,
                   GArray         *matches)
{
  for (guint i = 0; i < place->n_units; i++)
    {
      VeiUnitMatch match = {
        place->units[i], place, place->county, VEI_MATCH_PLACE, place->confirm
      };

      g_array_append_val (matches, match);
    }
}

static void
add_county_matches (VeiUnits        *self,
                    const VeiCounty *county,
                    GArray          *matches)
{
  gboolean confirm = must_confirm_in_county (self, county);

  for (guint i = 0; i < county->n_units; i++)
    {
      VeiUnitMatch match = { county->units[i], NULL, county, VEI_MATCH_COUNTY, confirm };

      g_array_append_val (matches, match);
    }
}

static void
add_region_matches (VeiUnits        *self,
                    const VeiRegion *region,
                    VeiMatchKind     kind,
                    GArray          *matches)
{
  for (guint i = 0; i < self->n_units; i++)
    {
      const VeiUnit *unit = &self->units[i];
      VeiUnitMatch match = { unit, NULL, NULL, kind, unit->confirm };

      if (region == NULL || unit->trust->region == region)
        g_array_append_val (matches, match);
    }
}

static void
add_target_matches (VeiUnits            *self,
                    const VeiUnitTarget *target,
                    GArray              *matches)
{
  const VeiUnit *unit;

  switch (target->kind)
    {
    case VEI_MATCH_PLACE:
      add_place_matches (target->object, matches);
      break;
    case VEI_MATCH_COUNTY:
      add_county_matches (self, target->object, matches);
      break;
    case VEI_MATCH_UNIT:
      unit = target->object;
      g_array_append_vals (matches, &(VeiUnitMatch) { unit, NULL, NULL, VEI_MATCH_UNIT,
                                                      unit->confirm }, 1);
      break;
    case VEI_MATCH_REGION:
      add_region_matches (self, target->object, VEI_MATCH_REGION, matches);
      break;
    case VEI_MATCH_ALL:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * vei_units_search:
 * @self: the units
 * @text: (nullable): the name of a municipality, a district of Oslo, a county,
 *   a trust, a unit or a region, or the beginning of one; any bytes. Blank
 *   finds all units.
 *
 * Finds units by name. Case, accents, the special letters of Norwegian and
 * Sami and punctuation do not matter; where nothing fits as it is written,
 * names one typing error away are found.
 *
 * Returns: (transfer full) (element-type VeiUnitMatch): the best match first; a
 *   place that may be two units' gives one for each. Empty where nothing fits.
 */
GArray *
vei_units_search (VeiUnits   *self,
                  const char *text)
{
  g_autoptr (GArray) found = NULL;
  GArray *matches;

  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);

  matches = g_array_new (FALSE, FALSE, sizeof (VeiUnitMatch));
  if (is_blank (text))
    {
      add_region_matches (self, NULL, VEI_MATCH_ALL, matches);
      return matches;
    }
  found = find_targets (self, text);
  for (guint i = 0; i < found->len; i++)
    add_target_matches (self, &g_array_index (self->targets, VeiUnitTarget,
                                              g_array_index (found, Found, i).target), matches);
  return matches;
}

/* Of a unit that is there already, only what fits as well says more. */
static void
merge_match (GArray             *units,
             GArray             *levels,
             const VeiUnitMatch *match,
             VeiNameMatch        level)
{
  for (guint i = 0; i < units->len; i++)
    {
      VeiUnitMatch *known = &g_array_index (units, VeiUnitMatch, i);

      if (known->unit != match->unit)
        continue;
      if (known->kind == match->kind && g_array_index (levels, VeiNameMatch, i) == level)
        known->confirm |= match->confirm;
      return;
    }
  g_array_append_val (units, *match);
  g_array_append_val (levels, level);
}

/**
 * vei_units_search_units:
 * @self: the units
 * @text: (nullable): as for vei_units_search()
 *
 * Finds units as vei_units_search() does, each of them once, for somebody who
 * has written the whole name: where one fits exactly, no other is found.
 * `confirm` is set where one of the places that fit as well as the first must
 * be confirmed.
 *
 * Returns: (transfer full) (element-type VeiUnitMatch): the best match first
 */
GArray *
vei_units_search_units (VeiUnits   *self,
                        const char *text)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) levels = NULL;
  g_autoptr (GArray) matches = NULL;
  GArray *units;

  g_return_val_if_fail (VEI_IS_UNITS (self), NULL);

  if (is_blank (text))
    return vei_units_search (self, text);
  units = g_array_new (FALSE, FALSE, sizeof (VeiUnitMatch));
  levels = g_array_new (FALSE, FALSE, sizeof (VeiNameMatch));
  matches = g_array_new (FALSE, FALSE, sizeof (VeiUnitMatch));
  found = find_targets (self, text);
  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = &g_array_index (found, Found, i);

      if (one->match != VEI_NAME_EXACT &&
          g_array_index (found, Found, 0).match == VEI_NAME_EXACT)
        break;
      g_array_set_size (matches, 0);
      add_target_matches (self, &g_array_index (self->targets, VeiUnitTarget, one->target),
                          matches);
      for (guint j = 0; j < matches->len; j++)
        merge_match (units, levels, &g_array_index (matches, VeiUnitMatch, j), one->match);
    }
  return units;
}
