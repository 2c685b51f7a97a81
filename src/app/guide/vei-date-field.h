/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-language.h"

G_BEGIN_DECLS

typedef enum
{
  VEI_FIELD_EMPTY,
  VEI_FIELD_VALID,
  VEI_FIELD_INVALID,
} VeiFieldState;

#define VEI_TYPE_DATE_FIELD (vei_date_field_get_type ())
G_DECLARE_FINAL_TYPE (VeiDateField, vei_date_field, VEI, DATE_FIELD, GtkWidget)

gboolean       vei_date_field_parse     (const char    *text,
                                         GDate         *date);

GtkWidget     *vei_date_field_new       (VeiLanguage    language,
                                         const GDate   *latest,
                                         const char    *name) G_GNUC_WARN_UNUSED_RESULT;
VeiFieldState  vei_date_field_get_date  (VeiDateField  *self,
                                         GDate         *date);
void           vei_date_field_set_date  (VeiDateField  *self,
                                         const GDate   *date);
void           vei_date_field_label_by  (VeiDateField  *self,
                                         GtkWidget     *label);
void           vei_date_field_show_error (VeiDateField *self);

G_END_DECLS
