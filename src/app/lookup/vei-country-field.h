/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-travel.h"

G_BEGIN_DECLS

#define VEI_TYPE_COUNTRY_FIELD (vei_country_field_get_type ())
G_DECLARE_FINAL_TYPE (VeiCountryField, vei_country_field, VEI, COUNTRY_FIELD, GtkWidget)

GtkWidget        *vei_country_field_new         (VeiTravel        *travel,
                                                 VeiLanguage       language) G_GNUC_WARN_UNUSED_RESULT;

const VeiCountry *vei_country_field_get_country (VeiCountryField  *self);
void              vei_country_field_set_country (VeiCountryField  *self,
                                                 const VeiCountry *country);

void              vei_country_field_label_by    (VeiCountryField  *self,
                                                 GtkWidget        *label);

G_END_DECLS
