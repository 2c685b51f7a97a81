/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_PAGE (vei_case_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiCasePage, vei_case_page, VEI, CASE_PAGE, GtkWidget)

void   vei_case_page_set_session (VeiCasePage *self,
                                  VeiSession  *session);
void   vei_case_page_set_case    (VeiCasePage *self,
                                  gint64       id);
gint64 vei_case_page_get_case    (VeiCasePage *self);
void   vei_case_page_set_beside  (VeiCasePage *self,
                                  gboolean     beside);
void   vei_case_page_edit        (VeiCasePage *self);

G_END_DECLS
