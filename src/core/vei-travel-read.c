/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-travel-private.h"

#define MAX_COUNTRIES 512
#define MAX_AREAS     8
#define MAX_GROUPS    8
#define MAX_EQUIPMENT 8

/* Countries that a line of the checklist can name together. */
typedef struct
{
  const char         *id;
  guint               n_countries;
  const char * const *countries;
  VeiSourceRefs       sources;
} Group;

/* An area is read with its countries, and lent without. */
typedef struct
{
  VeiTravelArea       area;
  guint               n_countries;
  const char * const *countries;
} AreaCountries;

/* What the conditions of the lines name. */
typedef struct
{
  VeiTravel   *self;
  guint        n_groups;
  const Group *groups;
} Names;

static gboolean
read_country (VeiKnowledge  *knowledge,
              const VeiJson *json,
              gpointer       country,
              GError       **error)
{
  static const char * const members[] = { "code", "name", NULL };
  VeiCountry *self = country;
  VeiJson code;

  if (!vei_json_check_object (json, members, error) ||
      !vei_json_member (json, "code", &code, error) ||
      !vei_json_string (&code, &self->code, error) ||
      !vei_knowledge_read_text (knowledge, json, "name", TRUE, &self->name, error))
    return FALSE;
  self->code = vei_knowledge_intern (knowledge, self->code);
  if (g_ascii_isupper (self->code[0]) && g_ascii_isupper (self->code[1]) && self->code[2] == '\0')
    return TRUE;
  vei_json_set_error (&code, error, VEI_DATA_ERROR_VALUE,
                      _("the code of a country is two capital letters"));
  return FALSE;
}

static VeiCountry *
find_country (VeiTravel     *self,
              const VeiJson *json,
              const char    *code,
              GError       **error)
{
  VeiCountry *country = (VeiCountry *) vei_travel_find_country (self, code);

  if (country == NULL)
    vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                        _("there is no country “%s”"), code);
  return country;
}

/* ---- Areas and groups ---- */

static gboolean
read_area (VeiKnowledge  *knowledge,
           const VeiJson *json,
           gpointer       area,
           GError       **error)
{
  static const char * const members[] = { "id", "name", "countries", "source", NULL };
  AreaCountries *self = area;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->area.id, error) &&
         vei_knowledge_read_text (knowledge, json, "name", TRUE, &self->area.name, error) &&
         vei_read_strings (knowledge, json, "countries", TRUE, &self->countries,
                           &self->n_countries, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->area.sources, error);
}

/* The last area, which names no country, is that of all others. */
static gboolean
read_areas (VeiTravel      *self,
            const VeiJson  *root,
            GError        **error)
{
  VeiJson list;
  gpointer memory;
  const AreaCountries *areas;
  VeiTravelArea *lent;

  if (!vei_read_id_list (self->knowledge, root, "areas", MAX_AREAS, sizeof (AreaCountries),
                         read_area, &memory, &self->n_areas, error) ||
      !vei_json_member (root, "areas", &list, error))
    return FALSE;
  areas = memory;
  lent = vei_knowledge_allocate (self->knowledge, self->n_areas, sizeof (VeiTravelArea));
  for (guint i = 0; i < self->n_areas; i++)
    lent[i] = areas[i].area;
  self->areas = lent;
  if (self->n_areas == 0 || areas[self->n_areas - 1].n_countries > 0)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_MISSING,
                          _("the last area must be that of all other countries, and name none"));
      return FALSE;
    }

  for (guint c = 0; c < self->n_countries; c++)
    self->countries[c].area = self->n_areas - 1;
  for (guint i = 0; i < self->n_areas; i++)
    for (guint c = 0; c < areas[i].n_countries; c++)
      {
        VeiCountry *country = find_country (self, &list, areas[i].countries[c], error);

        if (country == NULL)
          return FALSE;
        if (country->area != self->n_areas - 1)
          {
            vei_json_set_error (&list, error, VEI_DATA_ERROR_DUPLICATE,
                                _("the country “%s” lies in two areas"), country->code);
            return FALSE;
          }
        country->area = i;
      }
  return TRUE;
}

static gboolean
read_group (VeiKnowledge  *knowledge,
            const VeiJson *json,
            gpointer       group,
            GError       **error)
{
  static const char * const members[] = { "id", "countries", "source", NULL };
  Group *self = group;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_read_strings (knowledge, json, "countries", TRUE, &self->countries,
                           &self->n_countries, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error);
}

static gboolean
read_groups (Names          *names,
             const VeiJson  *root,
             GError        **error)
{
  VeiJson list;
  gpointer groups;

  if (!vei_read_id_list (names->self->knowledge, root, "groups", MAX_GROUPS, sizeof (Group),
                         read_group, &groups, &names->n_groups, error) ||
      !vei_json_member (root, "groups", &list, error))
    return FALSE;
  names->groups = groups;
  for (guint i = 0; i < names->n_groups; i++)
    for (guint c = 0; c < names->groups[i].n_countries; c++)
      {
        VeiCountry *country = find_country (names->self, &list, names->groups[i].countries[c],
                                            error);

        if (country == NULL)
          return FALSE;
        country->groups |= 1u << i;
      }
  return TRUE;
}

static gboolean
read_item (VeiKnowledge  *knowledge,
           const VeiJson *json,
           gpointer       item,
           GError       **error)
{
  static const char * const members[] = { "id", "name", "insulin", NULL };
  VeiTravelItem *self = item;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &self->id, error) &&
         vei_knowledge_read_text (knowledge, json, "name", TRUE, &self->name, error) &&
         vei_read_flag (json, "insulin", &self->insulin, error);
}

/* ---- Lines and their conditions ---- */

static gboolean
read_line (VeiKnowledge  *knowledge,
           const VeiJson *json,
           gpointer       line,
           GError       **error)
{
  static const char * const members[] = {
    "id", "title", "text", "source", "confirm", "when", NULL
  };
  VeiTravelLine *self = line;
  VeiStatement *statement = &self->statement;

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (knowledge, json, "id", &statement->id, error) &&
         vei_knowledge_read_text (knowledge, json, "title", TRUE, &statement->title, error) &&
         vei_knowledge_read_text (knowledge, json, "text", TRUE, &statement->text, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &statement->sources, error) &&
         vei_read_flag (json, "confirm", &self->confirm, error);
}

static gboolean
read_mask (VeiKnowledge   *knowledge,
           const VeiJson  *when,
           const char     *member,
           gconstpointer   list,
           guint           n,
           gsize           size,
           guint32        *mask,
           GError        **error)
{
  const char * const *ids;
  guint n_ids;

  if (!vei_read_strings (knowledge, when, member, FALSE, &ids, &n_ids, error))
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      const char *element = vei_find_in_list (list, n, size, ids[i]);

      if (element == NULL)
        {
          vei_json_set_error (when, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is nothing with the id “%s”"), ids[i]);
          return FALSE;
        }
      *mask |= 1u << ((gsize) (element - (const char *) list) / size);
    }
  return TRUE;
}

static gboolean
read_condition (const Names    *names,
                const VeiJson  *json,
                VeiTravelLine  *line,
                GError        **error)
{
  static const char * const members[] = {
    "areas", "groups", "not_groups", "equipment", "insulin", "supplies", "least_days", NULL
  };
  const VeiTravel *self = names->self;
  VeiKnowledge *knowledge = self->knowledge;
  VeiJson when, place;
  gint64 days = 0;

  if (!vei_json_has (json, "when"))
    return TRUE;
  if (!vei_json_member (json, "when", &when, error) ||
      !vei_json_check_object (&when, members, error) ||
      !read_mask (knowledge, &when, "areas", self->areas, self->n_areas, sizeof (VeiTravelArea),
                  &line->areas, error) ||
      !read_mask (knowledge, &when, "groups", names->groups, names->n_groups, sizeof (Group),
                  &line->groups, error) ||
      !read_mask (knowledge, &when, "not_groups", names->groups, names->n_groups, sizeof (Group),
                  &line->not_groups, error) ||
      !read_mask (knowledge, &when, "equipment", self->equipment, self->n_equipment,
                  sizeof (VeiTravelItem), &line->equipment, error) ||
      !vei_read_flag (&when, "insulin", &line->insulin, error) ||
      !vei_read_flag (&when, "supplies", &line->supplies, error))
    return FALSE;
  if (vei_json_has (&when, "least_days") &&
      (!vei_json_member (&when, "least_days", &place, error) ||
       !vei_json_integer (&place, 1, G_MAXUINT16, &days, error)))
    return FALSE;
  line->least_days = (guint) days;
  return TRUE;
}

static gboolean
read_lines (const Names          *names,
            const VeiJson        *root,
            const char           *member,
            const VeiTravelLine **lines,
            guint                *n,
            GError              **error)
{
  VeiJson list, json;
  gpointer memory;

  if (!vei_read_id_list (names->self->knowledge, root, member, VEI_MAX_TRAVEL_LINES,
                         sizeof (VeiTravelLine), read_line, &memory, n, error) ||
      !vei_json_member (root, member, &list, error))
    return FALSE;
  *lines = memory;
  for (guint i = 0; i < *n; i++)
    if (!vei_json_element (&list, i, &json, error) ||
        !read_condition (names, &json, (VeiTravelLine *) memory + i, error))
      return FALSE;
  return TRUE;
}

/* ---- The rest ---- */

/* A number, and the point that says where it comes from. */
static gboolean
read_amount (VeiTravel      *self,
             const VeiJson  *root,
             const char     *member,
             const char     *amount,
             guint          *value,
             VeiPoint       *point,
             GError        **error)
{
  const char * const members[] = { amount, "text", "source", NULL };
  VeiJson json, place;
  gint64 number;

  if (!vei_json_member (root, member, &json, error) ||
      !vei_json_check_object (&json, members, error) ||
      !vei_json_member (&json, amount, &place, error) ||
      !vei_json_integer (&place, 1, 366, &number, error) ||
      !vei_knowledge_read_text (self->knowledge, &json, "text", TRUE, &point->text, error) ||
      !vei_knowledge_read_source_refs (self->knowledge, &json, &point->sources, error))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}

static gboolean
read_items (VeiTravel      *self,
            const VeiJson  *root,
            GError        **error)
{
  gpointer countries, equipment, items;

  if (!vei_read_id_list (self->knowledge, root, "countries", MAX_COUNTRIES, sizeof (VeiCountry),
                         read_country, &countries, &self->n_countries, error) ||
      !vei_read_id_list (self->knowledge, root, "equipment", MAX_EQUIPMENT,
                         sizeof (VeiTravelItem), read_item, &equipment, &self->n_equipment,
                         error) ||
      !vei_read_id_list (self->knowledge, root, "items", VEI_MAX_TRIP_ITEMS,
                         sizeof (VeiTravelItem), read_item, &items, &self->n_items, error))
    return FALSE;
  self->countries = countries;
  self->equipment = equipment;
  self->items = items;
  return TRUE;
}

gboolean
vei_travel_read (VeiKnowledge  *knowledge,
                 const VeiJson *root,
                 gpointer       travel,
                 GError       **error)
{
  static const char * const members[] = {
    "lead_time", "insulin", "areas", "groups", "countries", "equipment", "items",
    "responsibilities", "checklist", "card", "card_areas", "letters", NULL
  };
  VeiTravel *self = travel;
  Names names = { self, 0, NULL };
  VeiJson card;

  return vei_json_check_object (root, members, error) &&
         read_amount (self, root, "lead_time", "days", &self->lead_days, &self->lead_time, error) &&
         read_amount (self, root, "insulin", "times", &self->insulin_times, &self->insulin, error) &&
         read_items (self, root, error) &&
         read_areas (self, root, error) &&
         read_groups (&names, root, error) &&
         read_lines (&names, root, "responsibilities", &self->responsibilities,
                     &self->n_responsibilities, error) &&
         read_lines (&names, root, "checklist", &self->checklist, &self->n_checklist, error) &&
         vei_json_member (root, "card", &card, error) &&
         vei_read_article (knowledge, &card, &self->card, error) &&
         read_mask (knowledge, root, "card_areas", self->areas, self->n_areas,
                    sizeof (VeiTravelArea), &self->card_areas, error) &&
         vei_read_strings (knowledge, root, "letters", TRUE, &self->letters, &self->n_letters,
                           error);
}
