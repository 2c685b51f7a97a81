/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "store/vei-case-query.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_FILTERS (vei_case_filters_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseFilters, vei_case_filters, VEI, CASE_FILTERS, GtkWidget)

VeiCaseFilter vei_case_filters_get           (VeiCaseFilters *self);
void          vei_case_filters_set           (VeiCaseFilters *self,
                                              VeiCaseFilter   filter);
void          vei_case_filters_offer_changed (VeiCaseFilters *self,
                                              gboolean        offered);

G_END_DECLS
