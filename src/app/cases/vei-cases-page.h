/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASES_PAGE (vei_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiCasesPage, vei_cases_page, VEI, CASES_PAGE, GtkWidget)

GtkWidget *vei_cases_page_new       (VeiSession   *session) G_GNUC_WARN_UNUSED_RESULT;

void       vei_cases_page_open      (VeiCasesPage *self,
                                     gint64        id);
void       vei_cases_page_begin_new (VeiCasesPage *self);
void       vei_cases_page_import    (VeiCasesPage *self,
                                     const char   *uri);
void       vei_cases_page_search    (VeiCasesPage *self);
gboolean   vei_cases_page_back      (VeiCasesPage *self);

G_END_DECLS
