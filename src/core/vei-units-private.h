/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-json.h"
#include "core/vei-name-index-private.h"
#include "core/vei-units.h"

G_BEGIN_DECLS

/* The sentences of units.json: "missing", then "questions". */
typedef enum
{
  VEI_UNIT_TEXT_NO_PHONE,
  VEI_UNIT_TEXT_NO_HOURS,
  VEI_UNIT_TEXT_NO_EMAIL,
  VEI_UNIT_TEXT_NO_PLACE,
  VEI_UNIT_TEXT_NO_UNIT,
  VEI_UNIT_TEXT_CHECK,
  VEI_UNIT_TEXT_ONE,
  VEI_UNIT_TEXT_SEVERAL,
  VEI_UNIT_TEXT_NOTHING,
} VeiUnitText;

#define VEI_N_MISSING_TEXTS (VEI_UNIT_TEXT_CHECK + 1)
#define VEI_N_UNIT_TEXTS (VEI_UNIT_TEXT_NOTHING + 1)

/* What a hit of the index leads to. */
typedef struct
{
  VeiMatchKind  kind;
  gconstpointer object;        /* a place, county, unit or region */
} VeiUnitTarget;

struct _VeiUnits
{
  GObject parent_instance;

  VeiKnowledge  *knowledge;
  guint          n_regions;
  VeiRegion     *regions;
  guint          n_trusts;
  VeiTrust      *trusts;
  guint          n_units;
  VeiUnit       *units;
  guint          n_counties;
  VeiCounty     *counties;
  guint          n_municipalities;
  VeiPlace      *municipalities;
  guint          n_districts;
  VeiPlace      *districts;
  GHashTable    *numbers;      /* number -> place */
  guint          n_reasons;
  struct _VeiPlaceReason *reasons;
  guint          n_notes;
  VeiUnitNote   *notes;
  VeiText        texts[VEI_N_UNIT_TEXTS];
  VeiSourceRefs  missing_sources;
  VeiSourceRefs  question_sources;
  VeiSourceRefs  place_sources;

  VeiNameIndex  *index;        /* made when first needed */
  GArray        *targets;      /* of VeiUnitTarget */
};

gboolean vei_units_read        (VeiUnits       *self,
                                JsonNode       *root,
                                GError        **error);
gboolean vei_places_read       (VeiUnits       *self,
                                JsonNode       *root,
                                GError        **error);
/* What follows from the places: who serves what. */
void     vei_places_join       (VeiUnits       *self);
gboolean vei_units_read_words  (VeiUnits       *self,
                                const VeiJson  *object,
                                const char     *member,
                                guint          *n,
                                const char   ***words,
                                GError        **error);

G_END_DECLS
