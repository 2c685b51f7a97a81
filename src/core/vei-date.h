/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-language.h"

G_BEGIN_DECLS

#define VEI_DATE_MIN_YEAR 1900
#define VEI_DATE_MAX_YEAR 2199

gboolean    vei_date_parse             (const char   *iso,
                                        GDate        *date);
char       *vei_date_to_iso            (const GDate  *date) G_GNUC_WARN_UNUSED_RESULT;
char       *vei_date_to_words          (const GDate  *date,
                                        VeiLanguage   language) G_GNUC_WARN_UNUSED_RESULT;
void        vei_date_set_today         (GDate        *date);
gboolean    vei_date_is_holiday        (const GDate  *date);
gboolean    vei_date_is_working_day    (const GDate  *date);
void        vei_date_set_easter_sunday (GDate        *date,
                                        guint         year);
void        vei_date_set_send_by       (GDate        *send_by,
                                        const GDate  *deadline);
int         vei_date_age_years         (const GDate  *birth_date,
                                        const GDate  *on);

G_END_DECLS
