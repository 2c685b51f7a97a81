/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/widgets/vei-entry-row.h"

G_BEGIN_DECLS

#define VEI_TYPE_DATE_ROW (vei_date_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiDateRow, vei_date_row, VEI, DATE_ROW, VeiEntryRow)

gboolean     vei_date_row_parse    (const char  *text,
                                    GDate       *date);
const GDate *vei_date_row_get_date (VeiDateRow  *self);
void         vei_date_row_set_date (VeiDateRow  *self,
                                    const GDate *date);
void         vei_date_row_refuse   (VeiDateRow  *self,
                                    const char  *why);
void         vei_date_row_clear    (VeiDateRow  *self);

G_END_DECLS
