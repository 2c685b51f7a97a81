/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-case-private.h"
#include "core/vei-date.h"
#include "core/vei-travel-private.h"
#include "core/vei-trip.h"

#define TRIP_FORMAT  "utstyrsveiviser-trip"
#define TRIP_VERSION 1

static gboolean
check_format (const VeiJson  *root,
              GError        **error)
{
  VeiJson json;
  const char *format;
  gint64 version;

  if (!vei_json_member (root, "format", &json, error) ||
      !vei_json_string (&json, &format, error))
    return FALSE;
  if (!g_str_equal (format, TRIP_FORMAT))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_FORMAT,
                          /* Translators: %s is what stands in the file. */
                          _("“%s” is not the format of a trip file"), format);
      return FALSE;
    }
  if (!vei_json_member (root, "version", &json, error) ||
      !vei_json_integer (&json, 1, G_MAXINT32, &version, error))
    return FALSE;
  if (version == TRIP_VERSION)
    return TRUE;
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VERSION,
                      _("the file was written by a newer version of the program"));
  return FALSE;
}

static gboolean
read_dates (VeiTrip        *trip,
            const VeiJson  *root,
            GError        **error)
{
  VeiJson depart, back;

  if (!vei_json_member (root, "depart", &depart, error) ||
      !vei_json_date (&depart, &trip->depart, error) ||
      !vei_json_member (root, "return", &back, error) ||
      !vei_json_date (&back, &trip->back, error))
    return FALSE;
  if (g_date_compare (&trip->back, &trip->depart) >= 0)
    return TRUE;
  vei_json_set_error (&back, error, VEI_DATA_ERROR_CONFLICT,
                      _("the return is before the departure"));
  return FALSE;
}

static gboolean
read_country (VeiTrip        *trip,
              VeiTravel      *travel,
              const VeiJson  *root,
              GError        **error)
{
  VeiJson json;
  const char *code;

  if (!vei_json_member (root, "country", &json, error) ||
      !vei_json_string (&json, &code, error))
    return FALSE;
  if (vei_travel_find_country (travel, code) == NULL)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                          /* Translators: %s is what stands in the file. */
                          _("“%s” is not the code of a country: it is two capital letters, "
                            "such as ES for Spain"), code);
      return FALSE;
    }
  g_strlcpy (trip->country, code, sizeof trip->country);
  return TRUE;
}

/* The index of an id in the equipment or the items; a large one where it is
 * none of them, with @error set.
 */
static guint
read_index (const VeiJson        *json,
            const VeiTravelItem  *list,
            guint                 n,
            GError              **error)
{
  const char *id;

  if (!vei_json_string (json, &id, error))
    return G_MAXUINT;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (list[i].id, id))
      return i;
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("“%s” is not one of the values allowed here"), id);
  return G_MAXUINT;
}

static gboolean
refuse_twice (const VeiJson  *json,
              GError        **error)
{
  vei_json_set_error (json, error, VEI_DATA_ERROR_DUPLICATE, _("this stands twice in the list"));
  return FALSE;
}

static gboolean
read_equipment (VeiTrip        *trip,
                VeiTravel      *travel,
                const VeiJson  *root,
                GError        **error)
{
  VeiJson list, json;
  guint length;

  if (!vei_json_has (root, "equipment"))
    return TRUE;
  if (!vei_json_member (root, "equipment", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      guint index;

      if (!vei_json_element (&list, i, &json, error))
        return FALSE;
      index = read_index (&json, travel->equipment, travel->n_equipment, error);
      if (index == G_MAXUINT)
        return FALSE;
      if ((trip->equipment >> index & 1) != 0)
        return refuse_twice (&json, error);
      trip->equipment |= 1u << index;
    }
  return TRUE;
}

static gboolean
read_supply (VeiTrip        *trip,
             VeiTravel      *travel,
             const VeiJson  *json,
             GError        **error)
{
  static const char * const members[] = { "item", "days_each", "reserve", NULL };
  VeiSupply supply = { 0, };
  VeiJson item, number;
  gint64 days_each, reserve = 0;

  if (!vei_json_check_object (json, members, error) ||
      !vei_json_member (json, "item", &item, error))
    return FALSE;
  supply.item = read_index (&item, travel->items, travel->n_items, error);
  if (supply.item == G_MAXUINT)
    return FALSE;
  for (guint i = 0; i < trip->n_supplies; i++)
    if (trip->supplies[i].item == supply.item)
      return refuse_twice (&item, error);

  if (!vei_json_member (json, "days_each", &number, error) ||
      !vei_json_integer (&number, 1, VEI_TRIP_MAX_DAYS_EACH, &days_each, error))
    return FALSE;
  if (vei_json_has (json, "reserve") &&
      (!vei_json_member (json, "reserve", &number, error) ||
       !vei_json_integer (&number, 0, VEI_TRIP_MAX_RESERVE, &reserve, error)))
    return FALSE;
  supply.days_each = (guint) days_each;
  supply.reserve = (guint) reserve;
  trip->supplies[trip->n_supplies++] = supply;
  return TRUE;
}

static gboolean
read_supplies (VeiTrip        *trip,
               VeiTravel      *travel,
               const VeiJson  *root,
               GError        **error)
{
  VeiJson list, json;
  guint length;

  if (!vei_json_has (root, "supplies"))
    return TRUE;
  if (!vei_json_member (root, "supplies", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  /* No item may stand twice, so that there is room for all. */
  for (guint i = 0; i < length; i++)
    if (!vei_json_element (&list, i, &json, error) ||
        !read_supply (trip, travel, &json, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_insulin (VeiTrip        *trip,
              const VeiJson  *root,
              GError        **error)
{
  VeiJson json;

  if (!vei_json_has (root, "insulin_units_per_day"))
    return TRUE;
  if (!vei_json_member (root, "insulin_units_per_day", &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  trip->has_insulin = TRUE;
  return vei_json_number (&json, 0, VEI_TRIP_MAX_INSULIN, &trip->insulin_units_per_day, error);
}

static gboolean
read_trip (VeiTrip        *trip,
           VeiTravel      *travel,
           const VeiJson  *root,
           GError        **error)
{
  static const char * const members[] = {
    "format", "version", "depart", "return", "country", "equipment", "supplies",
    "insulin_units_per_day", NULL
  };

  vei_trip_init (trip);
  return vei_json_check_object (root, members, error) &&
         read_dates (trip, root, error) &&
         read_country (trip, travel, root, error) &&
         read_equipment (trip, travel, root, error) &&
         read_supplies (trip, travel, root, error) &&
         read_insulin (trip, root, error);
}

/**
 * vei_trip_init:
 * @trip: (out caller-allocates): the trip
 *
 * Makes a trip of which nothing is known.
 */
void
vei_trip_init (VeiTrip *trip)
{
  g_return_if_fail (trip != NULL);

  *trip = (VeiTrip) { .n_supplies = 0 };
  g_date_clear (&trip->depart, 1);
  g_date_clear (&trip->back, 1);
}

/**
 * vei_trip_read:
 * @trip: (out caller-allocates): the trip
 * @travel: the travel advice, which says what can be brought
 * @node: the root of a trip file
 * @error: return location for an error
 *
 * Reads a trip file. `depart`, `return` and `country` must be there;
 * `equipment`, `supplies`, their `reserve` and `insulin_units_per_day` may be
 * missing. The message of an error has the form `POINTER: what`.
 *
 * Fails with %VEI_DATA_ERROR_FORMAT if it is another kind of file,
 * %VEI_DATA_ERROR_VERSION if a newer version of the program wrote it,
 * %VEI_DATA_ERROR_MISSING if a member lacks, %VEI_DATA_ERROR_TYPE if one has
 * the wrong type, %VEI_DATA_ERROR_VALUE if a date is impossible or a number out
 * of range, %VEI_DATA_ERROR_UNKNOWN if a member, a country or an item does not
 * exist, %VEI_DATA_ERROR_DUPLICATE if an item stands twice, and
 * %VEI_DATA_ERROR_CONFLICT if the return is before the departure.
 *
 * Returns: whether @trip is set
 */
gboolean
vei_trip_read (VeiTrip    *trip,
               VeiTravel  *travel,
               JsonNode   *node,
               GError    **error)
{
  VeiJson root;

  g_return_val_if_fail (trip != NULL && node != NULL, FALSE);
  g_return_val_if_fail (VEI_IS_TRAVEL (travel), FALSE);

  vei_json_root (&root, node);
  return check_format (&root, error) && read_trip (trip, travel, &root, error);
}

/**
 * vei_trip_read_case:
 * @trip: (out caller-allocates): the trip
 * @travel: the travel advice
 * @of_case: a case
 * @has_trip: (out): whether the case has a trip
 * @error: return location for an error
 *
 * Reads the trip of a case, as [func@Trip.read] does; `format` and `version`
 * may be missing. The message of an error begins with `/trip`.
 *
 * Returns: %FALSE with @error set where there is a trip that is not sound
 */
gboolean
vei_trip_read_case (VeiTrip    *trip,
                    VeiTravel  *travel,
                    VeiCase    *of_case,
                    gboolean   *has_trip,
                    GError    **error)
{
  g_autoptr (JsonNode) node = NULL;
  VeiJson root, json;

  g_return_val_if_fail (trip != NULL && has_trip != NULL, FALSE);
  g_return_val_if_fail (VEI_IS_TRAVEL (travel), FALSE);
  g_return_val_if_fail (VEI_IS_CASE (of_case), FALSE);

  vei_trip_init (trip);
  *has_trip = FALSE;
  node = vei_case_to_node (of_case);
  vei_json_root (&root, node);
  if (!vei_json_has (&root, "trip"))
    return TRUE;
  if (!vei_json_member (&root, "trip", &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  *has_trip = TRUE;
  return read_trip (trip, travel, &json, error);
}

static JsonObject *
write_trip (const VeiTrip *trip,
            VeiTravel     *travel)
{
  JsonObject *object = json_object_new ();
  g_autofree char *depart = vei_date_to_iso (&trip->depart);
  g_autofree char *back = vei_date_to_iso (&trip->back);
  JsonArray *equipment = json_array_new ();
  JsonArray *supplies = json_array_new ();

  json_object_set_string_member (object, "depart", depart);
  json_object_set_string_member (object, "return", back);
  json_object_set_string_member (object, "country", trip->country);
  for (guint i = 0; i < travel->n_equipment; i++)
    if ((trip->equipment >> i & 1) != 0)
      json_array_add_string_element (equipment, travel->equipment[i].id);
  json_object_set_array_member (object, "equipment", equipment);
  for (guint i = 0; i < trip->n_supplies; i++)
    {
      JsonObject *supply = json_object_new ();

      json_object_set_string_member (supply, "item", travel->items[trip->supplies[i].item].id);
      json_object_set_int_member (supply, "days_each", trip->supplies[i].days_each);
      json_object_set_int_member (supply, "reserve", trip->supplies[i].reserve);
      json_array_add_object_element (supplies, supply);
    }
  json_object_set_array_member (object, "supplies", supplies);
  if (trip->has_insulin)
    json_object_set_double_member (object, "insulin_units_per_day", trip->insulin_units_per_day);
  return object;
}

/**
 * vei_trip_to_node:
 * @trip: a trip with dates and a country
 * @travel: the travel advice
 *
 * Writes a trip as the root of a trip file.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
vei_trip_to_node (const VeiTrip *trip,
                  VeiTravel     *travel)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonObject) root = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  g_return_val_if_fail (trip != NULL && g_date_valid (&trip->depart), NULL);
  g_return_val_if_fail (VEI_IS_TRAVEL (travel) && g_date_valid (&trip->back), NULL);

  object = write_trip (trip, travel);
  json_object_set_string_member (root, "format", TRIP_FORMAT);
  json_object_set_int_member (root, "version", TRIP_VERSION);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (root, name, json_node_copy (member));
  return json_node_init_object (json_node_alloc (), root);
}

/**
 * vei_trip_write_case:
 * @trip: a trip with dates and a country
 * @travel: the travel advice
 * @of_case: a case
 *
 * Keeps a trip with a case, in place of the one that it has.
 */
void
vei_trip_write_case (const VeiTrip *trip,
                     VeiTravel     *travel,
                     VeiCase       *of_case)
{
  g_autoptr (JsonObject) kept = NULL;

  g_return_if_fail (trip != NULL && g_date_valid (&trip->depart) && g_date_valid (&trip->back));
  g_return_if_fail (VEI_IS_TRAVEL (travel));
  g_return_if_fail (VEI_IS_CASE (of_case));

  /* The file that was read may be held by others, too: change a copy. */
  kept = json_object_new ();
  vei_field_write_rest (kept, of_case->kept);
  json_object_set_object_member (kept, "trip", write_trip (trip, travel));
  g_clear_pointer (&of_case->kept, json_object_unref);
  of_case->kept = g_steal_pointer (&kept);
  vei_case_changed (of_case);
}
