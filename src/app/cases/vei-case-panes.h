/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_CASE_PANES (vei_case_panes_get_type ())
G_DECLARE_FINAL_TYPE (VeiCasePanes, vei_case_panes, VEI, CASE_PANES, GtkWidget)

void     vei_case_panes_set_children   (VeiCasePanes *self,
                                        GtkWidget    *list,
                                        GtkWidget    *page);
void     vei_case_panes_set_shows_page (VeiCasePanes *self,
                                        gboolean      shows_page);
gboolean vei_case_panes_is_beside      (VeiCasePanes *self);

G_END_DECLS
