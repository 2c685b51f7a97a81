/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"
#include "core/vei-travel.h"

G_BEGIN_DECLS

#define VEI_TRIP_MAX_DAYS_EACH 365
#define VEI_TRIP_MAX_RESERVE   1000
#define VEI_TRIP_MAX_INSULIN   1000

/**
 * VeiSupply:
 *
 * A thing that is used up on a trip: how long one lasts, and the reserve.
 */
typedef struct
{
  guint item;                  /* index for vei_travel_get_item() */
  guint days_each;             /* how many days one lasts: 1 to 365 */
  guint reserve;               /* how many more to bring: 0 to 1000 */
} VeiSupply;

/**
 * VeiTrip:
 *
 * A trip: when, where to, and with what. Make one with vei_trip_init().
 */
typedef struct
{
  GDate     depart;
  GDate     back;              /* the day of return; not before @depart */
  char      country[3];        /* ISO 3166-1 alpha-2 */
  guint32   equipment;         /* a bit for each kind of vei_travel_get_equipment() */
  guint     n_supplies;
  VeiSupply supplies[VEI_MAX_TRIP_ITEMS];
  gboolean  has_insulin;       /* whether the next is known */
  double    insulin_units_per_day;   /* 0 to 1000 */
} VeiTrip;

/**
 * VeiTripAnswer:
 *
 * What applies to a trip. Made by vei_trip_answer().
 */
typedef struct
{
  guint    days;               /* both ends counted */
  guint    quantity[VEI_MAX_TRIP_ITEMS];   /* of each of the supplies, in their order */
  gboolean has_insulin;
  guint    insulin_units;      /* to bring */
  guint    area;               /* index for vei_travel_get_area() */
  guint64  responsibilities;   /* a bit for each line of the pack that applies */
  guint64  checklist;
  gboolean card;               /* the European health insurance card counts there */
  GDate    ask_doctor_by;
  gboolean ask_doctor_now;     /* the day to ask by had passed, and is as-of */
} VeiTripAnswer;

void      vei_trip_init           (VeiTrip        *trip);
gboolean  vei_trip_read           (VeiTrip        *trip,
                                   VeiTravel      *travel,
                                   JsonNode       *node,
                                   GError        **error);
JsonNode *vei_trip_to_node        (const VeiTrip  *trip,
                                   VeiTravel      *travel) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vei_trip_read_case      (VeiTrip        *trip,
                                   VeiTravel      *travel,
                                   VeiCase        *of_case,
                                   gboolean       *has_trip,
                                   GError        **error);
void      vei_trip_write_case     (const VeiTrip  *trip,
                                   VeiTravel      *travel,
                                   VeiCase        *of_case);

void      vei_trip_answer         (const VeiTrip  *trip,
                                   VeiTravel      *travel,
                                   const GDate    *as_of,
                                   VeiTripAnswer  *answer);
JsonNode *vei_trip_answer_to_node (const VeiTripAnswer *answer,
                                   const VeiTrip       *trip,
                                   VeiTravel           *travel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
