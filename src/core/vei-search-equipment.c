/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-devices.h"
#include "core/vei-search-private.h"
#include "core/vei-units.h"

/* What of equipment, and of the units that lend it, can be found. */

/* A name that stands inside a sentence elsewhere, here at its beginning. */
static void
add_title (VeiSearchFiller *filler,
           const VeiText   *name)
{
  const char *string = vei_text_get (name, filler->language);
  g_autoptr (GString) title = g_string_new (NULL);

  if (*string == '\0')
    return;
  g_string_append_unichar (title, g_unichar_totitle (g_utf8_get_char (string)));
  g_string_append (title, g_utf8_next_char (string));
  vei_search_filler_add_copy (filler, VEI_FIELD_TITLE, title->str);
}

static void
add_appearance (VeiSearchFiller           *filler,
                VeiDevices                *devices,
                const VeiDeviceAppearance *appearance)
{
  const VeiDeviceList *list = appearance->list;
  const VeiDeviceEntry *entry = appearance->entry;
  g_autoptr (GString) line = g_string_new (vei_text_get (&list->category->name,
                                                         filler->language));

  g_string_append_printf (line, ": %s", vei_text_get (&list->agreement->name, filler->language));
  if (entry->rank > 0)
    g_string_append_printf (line, ", %s", vei_devices_get_rank_text (devices, entry->rank,
                                                                     filler->language));
  if (entry->supplier != NULL)
    g_string_append_printf (line, ", %s", entry->supplier);
  vei_search_filler_add_copy (filler, VEI_FIELD_TEXT, line->str);
}

static void
add_device (VeiSearchFiller *filler,
            VeiDevices      *devices,
            const VeiDevice *device)
{
  g_autoptr (GArray) history = vei_devices_get_history (devices, device);

  vei_search_filler_begin (filler, VEI_SEARCH_DEVICES, "device", device->id, NULL);
  vei_search_filler_add_string (filler, VEI_FIELD_TITLE, device->name);
  for (guint i = 0; i < history->len; i++)
    {
      const VeiDeviceAppearance *appearance = &g_array_index (history, VeiDeviceAppearance, i);

      if (!g_str_equal (appearance->entry->name, device->name))
        vei_search_filler_add_string (filler, VEI_FIELD_HIDDEN, appearance->entry->name);
      add_appearance (filler, devices, appearance);
    }
}

static gboolean
fill_devices (VeiSearchFiller *filler,
              GError         **error)
{
  g_autoptr (VeiDevices) devices = NULL;

  if (!vei_pack_has (vei_knowledge_get_pack (filler->knowledge), VEI_DEVICES_FILE))
    return TRUE;
  devices = vei_devices_new (filler->knowledge, error);
  if (devices == NULL)
    return FALSE;

  for (guint i = 0; i < vei_devices_get_n_categories (devices); i++)
    {
      const VeiDeviceCategory *category = vei_devices_get_category (devices, i);

      vei_search_filler_begin (filler, VEI_SEARCH_DEVICES, "category", category->id, "devices");
      add_title (filler, &category->name);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &category->text);
    }
  for (guint i = 0; i < vei_devices_get_n_devices (devices); i++)
    add_device (filler, devices, vei_devices_get_device (devices, i));
  for (guint i = 0; i < vei_devices_get_n_agreements (devices); i++)
    {
      const VeiAgreement *agreement = vei_devices_get_agreement (devices, i);

      vei_search_filler_begin (filler, VEI_SEARCH_DEVICES, "agreement", agreement->id, "devices");
      add_title (filler, &agreement->name);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &agreement->text);
    }
  for (guint i = 0; i < vei_devices_get_n_notes (devices); i++)
    {
      const VeiDeviceNote *note = vei_devices_get_note (devices, i);

      vei_search_filler_begin (filler, VEI_SEARCH_DEVICES, "device-note", note->id, "devices");
      vei_search_filler_add (filler, VEI_FIELD_TITLE, &note->title);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &note->text);
    }
  return TRUE;
}

static void
add_strings (VeiSearchFiller *filler,
             VeiSearchField   field,
             const char     **strings,
             guint            n)
{
  for (guint i = 0; i < n; i++)
    vei_search_filler_add_string (filler, field, strings[i]);
}

static void
add_unit (VeiSearchFiller *filler,
          const VeiUnit   *unit)
{
  const VeiTrust *trust = unit->trust;

  vei_search_filler_begin (filler, VEI_SEARCH_UNITS, "unit", unit->id, NULL);
  add_title (filler, &unit->name);
  vei_search_filler_add_string (filler, VEI_FIELD_NAME, trust->name);
  add_strings (filler, VEI_FIELD_HIDDEN, trust->search, trust->n_search);
  vei_search_filler_add_string (filler, VEI_FIELD_CONTEXT, trust->region->name);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &unit->note);
  for (guint i = 0; i < unit->n_contacts; i++)
    {
      vei_search_filler_add_string (filler, VEI_FIELD_TEXT, unit->contacts[i].value);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &unit->contacts[i].note);
    }
  vei_search_filler_add_string (filler, VEI_FIELD_TEXT, unit->page.value);
  vei_search_filler_add_string (filler, VEI_FIELD_TEXT, trust->site.value);
}

/* The trusts that serve a place, in one line. */
static void
add_trusts (VeiSearchFiller      *filler,
            const VeiUnit * const *units,
            guint                 n)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", units[i]->trust->name);
  vei_search_filler_add_copy (filler, VEI_FIELD_TEXT, line->str);
}

/* With the words that say what kind of place is meant. */
static void
add_place (VeiSearchFiller *filler,
           const VeiPlace  *place)
{
  vei_search_filler_begin (filler, VEI_SEARCH_UNITS, "place", place->number, NULL);
  vei_search_filler_add_string (filler, VEI_FIELD_TITLE, place->full_name);
  add_strings (filler, VEI_FIELD_NAME, place->names, place->n_names);
  add_strings (filler, VEI_FIELD_HIDDEN, place->search, place->n_search);
  vei_search_filler_add_string (filler, VEI_FIELD_CONTEXT, place->county->name);
  vei_search_filler_add_string (filler, VEI_FIELD_CONTEXT, place->municipality == NULL
                                ? "kommune municipality" : "Oslo bydel bydelen district");
  add_trusts (filler, (const VeiUnit * const *) place->units, place->n_units);
}

static void
fill_places (VeiSearchFiller *filler,
             VeiUnits        *units)
{
  for (guint i = 0; i < vei_units_get_n_places (units); i++)
    add_place (filler, vei_units_get_place (units, i));
  for (guint i = 0; i < vei_units_get_n_counties (units); i++)
    {
      const VeiCounty *county = vei_units_get_county (units, i);

      vei_search_filler_begin (filler, VEI_SEARCH_UNITS, "county", county->number, "units");
      vei_search_filler_add_string (filler, VEI_FIELD_TITLE, county->name);
      add_strings (filler, VEI_FIELD_NAME, county->names, county->n_names);
      vei_search_filler_add_string (filler, VEI_FIELD_CONTEXT, "fylke county");
      add_trusts (filler, (const VeiUnit * const *) county->units, county->n_units);
    }
  for (guint i = 0; i < vei_units_get_n_regions (units); i++)
    {
      const VeiRegion *region = vei_units_get_region (units, i);

      vei_search_filler_begin (filler, VEI_SEARCH_UNITS, "region", region->id, "units");
      vei_search_filler_add_string (filler, VEI_FIELD_TITLE, region->name);
      add_strings (filler, VEI_FIELD_HIDDEN, region->search, region->n_search);
    }
}

static gboolean
fill_units (VeiSearchFiller *filler,
            GError         **error)
{
  VeiPack *pack = vei_knowledge_get_pack (filler->knowledge);
  g_autoptr (VeiUnits) units = NULL;

  if (!vei_pack_has (pack, VEI_UNITS_FILE) || !vei_pack_has (pack, VEI_PLACES_FILE))
    return TRUE;
  units = vei_units_new (filler->knowledge, error);
  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < vei_units_get_n_units (units); i++)
    add_unit (filler, vei_units_get_unit (units, i));
  fill_places (filler, units);
  for (guint i = 0; i < vei_units_get_n_notes (units); i++)
    {
      const VeiUnitNote *note = vei_units_get_note (units, i);
      g_autofree char *target = note->unit != NULL
                                ? g_strconcat ("unit:", note->unit->id, NULL)
                                : g_strdup ("units");

      vei_search_filler_begin (filler, VEI_SEARCH_UNITS, "unit-note", note->id, target);
      vei_search_filler_add (filler, VEI_FIELD_TITLE, &note->title);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &note->text);
    }
  return TRUE;
}

gboolean
vei_search_fill_equipment (VeiSearchFiller *filler,
                           GError         **error)
{
  return fill_devices (filler, error) && fill_units (filler, error);
}
