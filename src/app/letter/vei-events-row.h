/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "core/vei-case.h"

G_BEGIN_DECLS

#define VEI_TYPE_EVENTS_ROW (vei_events_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiEventsRow, vei_events_row, VEI, EVENTS_ROW, AdwPreferencesRow)

GtkWidget *vei_events_row_new  (const char   *question_id,
                                const char   *reason) G_GNUC_WARN_UNUSED_RESULT;
void       vei_events_row_show (VeiEventsRow *self,
                                VeiCase      *letter_case,
                                const GDate  *today);
void       vei_events_row_add  (VeiEventsRow *self);

gboolean   vei_events_row_has_any (VeiEventsRow *self);

G_END_DECLS
