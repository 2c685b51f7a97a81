/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article.h"

G_BEGIN_DECLS

#define VEI_MAX_TRIP_ITEMS 16
#define VEI_MAX_TRAVEL_LINES 64

/**
 * VeiTravelArea:
 *
 * Countries where the same applies to a traveller.
 */
typedef struct
{
  const char    *id;           /* "eea", "switzerland", "norway", "other" */
  VeiText        name;
  VeiSourceRefs  sources;
} VeiTravelArea;

/**
 * VeiCountry:
 *
 * A country to travel to.
 */
typedef struct
{
  const char *code;            /* ISO 3166-1 alpha-2 */
  VeiText     name;
  guint       area;            /* index for vei_travel_get_area() */
  guint32     groups;          /* private */
} VeiCountry;

/**
 * VeiTravelItem:
 *
 * A kind of equipment, or a thing that is used up.
 */
typedef struct
{
  const char *id;
  VeiText     name;
  gboolean    insulin;         /* who has it uses insulin */
} VeiTravelItem;

/**
 * VeiTravelLine:
 *
 * A responsibility, or a line to tick off: what, why, and what says so.
 */
typedef struct
{
  VeiStatement statement;      /* title: what; text: the reason */
  gboolean     confirm;        /* old, or weakly founded: tell the reader to check it */

  /* Private: when it applies; a mask without bits is no condition. */
  guint32      areas;
  guint32      groups;
  guint32      not_groups;
  guint32      equipment;
  gboolean     insulin;
  gboolean     supplies;
  guint        least_days;
} VeiTravelLine;

#define VEI_TYPE_TRAVEL (vei_travel_get_type ())
G_DECLARE_FINAL_TYPE (VeiTravel, vei_travel, VEI, TRAVEL, GObject)

VeiTravel           *vei_travel_new                  (VeiKnowledge *knowledge,
                                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

VeiKnowledge        *vei_travel_get_knowledge        (VeiTravel    *self);
guint                vei_travel_get_n_countries      (VeiTravel    *self);
const VeiCountry    *vei_travel_get_country          (VeiTravel    *self,
                                                      guint         index);
const VeiCountry    *vei_travel_find_country         (VeiTravel    *self,
                                                      const char   *code);
const VeiTravelArea *vei_travel_get_area             (VeiTravel    *self,
                                                      guint         index);
guint                vei_travel_get_n_equipment      (VeiTravel    *self);
const VeiTravelItem *vei_travel_get_equipment        (VeiTravel    *self,
                                                      guint         index);
guint                vei_travel_get_n_items          (VeiTravel    *self);
const VeiTravelItem *vei_travel_get_item             (VeiTravel    *self,
                                                      guint         index);
guint                vei_travel_get_n_responsibilities (VeiTravel  *self);
const VeiTravelLine *vei_travel_get_responsibility   (VeiTravel    *self,
                                                      guint         index);
guint                vei_travel_get_n_checklist      (VeiTravel    *self);
const VeiTravelLine *vei_travel_get_checklist        (VeiTravel    *self,
                                                      guint         index);
const VeiArticle    *vei_travel_get_card             (VeiTravel    *self);
const VeiPoint      *vei_travel_get_lead_time        (VeiTravel    *self);
const VeiPoint      *vei_travel_get_insulin          (VeiTravel    *self);
const char * const  *vei_travel_get_letters          (VeiTravel    *self,
                                                      guint        *n);

G_END_DECLS
