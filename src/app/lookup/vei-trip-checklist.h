/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-trip.h"
#include "letter/vei-document.h"

G_BEGIN_DECLS

gboolean     vei_trip_checklist_is_done  (VeiCase             *of_case,
                                          const char          *line);
void         vei_trip_checklist_set_done (VeiCase             *of_case,
                                          const char          *line,
                                          gboolean             done);
char        *vei_trip_dup_opening        (const VeiTrip       *trip,
                                          const VeiTripAnswer *answer,
                                          VeiTravel           *travel,
                                          VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
char        *vei_trip_dup_ask_doctor     (const VeiTripAnswer *answer,
                                          VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
char        *vei_trip_dup_supply         (const VeiTrip       *trip,
                                          const VeiTripAnswer *answer,
                                          VeiTravel           *travel,
                                          guint                index,
                                          VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
char        *vei_trip_dup_insulin        (const VeiTripAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
VeiDocument *vei_trip_to_document        (const VeiTrip       *trip,
                                          const VeiTripAnswer *answer,
                                          VeiTravel           *travel,
                                          VeiCase             *of_case,
                                          VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
