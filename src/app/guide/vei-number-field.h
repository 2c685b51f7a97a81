/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/guide/vei-date-field.h"
#include "core/vei-knowledge.h"

G_BEGIN_DECLS

#define VEI_TYPE_NUMBER_FIELD (vei_number_field_get_type ())
G_DECLARE_FINAL_TYPE (VeiNumberField, vei_number_field, VEI, NUMBER_FIELD, GtkWidget)

GtkWidget     *vei_number_field_new        (const VeiQuestion *question,
                                            VeiLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
VeiFieldState  vei_number_field_get_value  (VeiNumberField    *self,
                                            double            *value);
void           vei_number_field_set_value  (VeiNumberField    *self,
                                            double             value);
void           vei_number_field_label_by   (VeiNumberField    *self,
                                            GtkWidget         *label);
void           vei_number_field_show_error (VeiNumberField    *self);

G_END_DECLS
