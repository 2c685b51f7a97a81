/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/* How many units may claim one place. */
#define VEI_MAX_UNITS_OF_PLACE 4

typedef struct _VeiUnit VeiUnit;
typedef struct _VeiPlace VeiPlace;

/**
 * VeiUnitContactKind:
 * @VEI_UNIT_CONTACT_PHONE: a phone number
 * @VEI_UNIT_CONTACT_HOURS: when the phone is answered
 * @VEI_UNIT_CONTACT_EMAIL: an e-mail address, for practical questions only
 * @VEI_UNIT_CONTACT_PLACE: where to go
 *
 * What a detail of contact is.
 */
typedef enum
{
  VEI_UNIT_CONTACT_PHONE,
  VEI_UNIT_CONTACT_HOURS,
  VEI_UNIT_CONTACT_EMAIL,
  VEI_UNIT_CONTACT_PLACE,
} VeiUnitContactKind;

#define VEI_N_UNIT_CONTACT_KINDS (VEI_UNIT_CONTACT_PLACE + 1)

/**
 * VeiUnitContact:
 *
 * How to reach a unit, with the date of what is said.
 */
typedef struct
{
  VeiUnitContactKind  kind;
  const char     *value;
  VeiText         note;        /* may be empty */
  const char     *date;        /* of the source: a day, a month or a year */
  gboolean        check;       /* to be shown with "check before use" */
  VeiSourceRefs   sources;
} VeiUnitContact;

/**
 * VeiWebPage:
 *
 * An address on the web: where more may stand; not dated.
 */
typedef struct
{
  const char     *value;       /* without https://; NULL where none is known */
  VeiSourceRefs   sources;
} VeiWebPage;

/**
 * VeiRegion:
 *
 * A health region.
 */
typedef struct
{
  const char     *id;          /* "nord" */
  const char     *name;        /* "Helse Nord RHF" */
  guint           n_search;
  const char    **search;      /* other words to find it by */
  VeiSourceRefs   sources;
} VeiRegion;

/**
 * VeiTrust:
 *
 * A health trust.
 */
typedef struct
{
  const char      *id;         /* "helgeland" */
  const char      *name;       /* "Helgelandssykehuset HF" */
  const char      *short_name; /* without HF */
  const VeiRegion *region;
  guint            n_search;
  const char     **search;
  VeiWebPage       site;       /* of the trust, not of its unit */
  VeiSourceRefs    sources;
} VeiTrust;

/**
 * VeiUnit:
 *
 * The equipment unit of a trust.
 */
struct _VeiUnit
{
  const char       *id;
  const VeiTrust   *trust;
  VeiText           name;
  gboolean          known;     /* FALSE: no unit of its own was found there */
  VeiText           note;      /* may be empty */
  VeiWebPage        page;      /* of the unit */
  guint             n_contacts;
  const VeiUnitContact *contacts;
  guint             n_places;
  const VeiPlace  **places;    /* municipalities, in the order of their numbers */
  gboolean          confirm;   /* a place of its area must be confirmed */
  VeiSourceRefs     sources;
};

/**
 * VeiCounty:
 *
 * A county, with the names it has in other languages.
 */
typedef struct
{
  const char     *number;      /* "18" */
  const char     *name;
  guint           n_names;
  const char    **names;       /* Sami and Kven names */
  guint           n_units;
  const VeiUnit **units;       /* that serve a part of it */
} VeiCounty;

/**
 * VeiPlace:
 *
 * A municipality, or a district of Oslo.
 */
struct _VeiPlace
{
  const char       *number;    /* "1811", "30101" */
  const char       *name;
  const char       *full_name; /* with the county where the name stands twice */
  const VeiCounty  *county;
  const VeiPlace   *municipality;  /* of a district; else NULL */
  guint             n_names;
  const char      **names;     /* official Sami and Kven names */
  guint             n_search;
  const char      **search;    /* to find it by, never shown */
  guint             n_units;
  const VeiUnit    *units[VEI_MAX_UNITS_OF_PLACE];  /* the likeliest first */
  gboolean          has_districts;  /* which unit depends on the district */
  gboolean          confirm;
  VeiText           reason;    /* why; empty where nothing is uncertain */
  VeiSourceRefs     sources;   /* of the reason */
};

/**
 * VeiMatchKind:
 * @VEI_MATCH_ALL: nothing was searched for
 * @VEI_MATCH_PLACE: a municipality or a district
 * @VEI_MATCH_COUNTY: a county
 * @VEI_MATCH_UNIT: the name of the unit or of its trust
 * @VEI_MATCH_REGION: the region
 *
 * What of a unit a search matched.
 */
typedef enum
{
  VEI_MATCH_ALL,
  VEI_MATCH_PLACE,
  VEI_MATCH_COUNTY,
  VEI_MATCH_UNIT,
  VEI_MATCH_REGION,
} VeiMatchKind;

/**
 * VeiUnitMatch:
 *
 * A unit that a search found, and why.
 */
typedef struct
{
  const VeiUnit   *unit;
  const VeiPlace  *place;      /* VEI_MATCH_PLACE; else NULL */
  const VeiCounty *county;     /* VEI_MATCH_PLACE and _COUNTY; else NULL */
  VeiMatchKind     kind;
  gboolean         confirm;    /* "is this right?" must be asked */
} VeiUnitMatch;

/**
 * VeiUnitNote:
 *
 * Something to know about a unit, or about all of them.
 */
typedef struct
{
  const char     *id;
  const VeiUnit  *unit;        /* NULL: of all units */
  VeiText         title;
  VeiText         text;
  VeiSourceRefs   sources;
} VeiUnitNote;

#define VEI_UNITS_FILE "units.json"
#define VEI_PLACES_FILE "places.json"
#define VEI_TYPE_UNITS (vei_units_get_type ())
G_DECLARE_FINAL_TYPE (VeiUnits, vei_units, VEI, UNITS, GObject)

VeiUnits            *vei_units_new               (VeiKnowledge     *knowledge,
                                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;

guint                vei_units_get_n_units       (VeiUnits         *self);
const VeiUnit       *vei_units_get_unit          (VeiUnits         *self,
                                                  guint             index);
const VeiUnit       *vei_units_find_unit         (VeiUnits         *self,
                                                  const char       *id);
guint                vei_units_get_n_regions     (VeiUnits         *self);
const VeiRegion     *vei_units_get_region        (VeiUnits         *self,
                                                  guint             index);
guint                vei_units_get_n_counties    (VeiUnits         *self);
const VeiCounty     *vei_units_get_county        (VeiUnits         *self,
                                                  guint             index);
guint                vei_units_get_n_places      (VeiUnits         *self);
const VeiPlace      *vei_units_get_place         (VeiUnits         *self,
                                                  guint             index);
const VeiPlace      *vei_units_find_place        (VeiUnits         *self,
                                                  const char       *number);
guint                vei_units_get_n_notes       (VeiUnits         *self);
const VeiUnitNote   *vei_units_get_note          (VeiUnits         *self,
                                                  guint             index);
const VeiUnitNote   *vei_units_find_note         (VeiUnits         *self,
                                                  const char       *id);
const VeiSourceRefs *vei_units_get_sources       (VeiUnits         *self);
const VeiSourceRefs *vei_units_get_missing_sources (VeiUnits       *self);

GArray              *vei_units_search            (VeiUnits         *self,
                                                  const char       *text) G_GNUC_WARN_UNUSED_RESULT;
GArray              *vei_units_search_units      (VeiUnits         *self,
                                                  const char       *text) G_GNUC_WARN_UNUSED_RESULT;
guint                vei_units_for_place         (VeiUnits         *self,
                                                  const VeiPlace   *place,
                                                  const VeiUnit   **units,
                                                  gboolean         *confirm,
                                                  const VeiText   **reason);

const VeiUnitContact    *vei_unit_get_contact        (const VeiUnit    *unit,
                                                  VeiUnitContactKind    kind);
char                *vei_units_dup_question      (VeiUnits         *self,
                                                  const VeiPlace   *place,
                                                  VeiLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
char                *vei_units_dup_county_question (VeiUnits       *self,
                                                  const VeiCounty  *county,
                                                  VeiLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
char                *vei_units_dup_nothing_found (VeiUnits         *self,
                                                  const char       *text,
                                                  VeiLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
const char          *vei_units_get_missing_text  (VeiUnits         *self,
                                                  VeiUnitContactKind    kind,
                                                  VeiLanguage       language);
const char          *vei_units_get_no_unit_text  (VeiUnits         *self,
                                                  VeiLanguage       language);
const char          *vei_units_get_check_text    (VeiUnits         *self,
                                                  VeiLanguage       language);

G_END_DECLS
