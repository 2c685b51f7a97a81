/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LOOKUP_PAGE (vei_lookup_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiLookupPage, vei_lookup_page, VEI, LOOKUP_PAGE, GtkWidget)

GtkWidget  *vei_lookup_page_new        (VeiSession    *session) G_GNUC_WARN_UNUSED_RESULT;

const char *vei_lookup_page_get_target (VeiLookupPage *self);
const char *vei_lookup_page_get_help   (VeiLookupPage *self);
gboolean    vei_lookup_page_show       (VeiLookupPage *self,
                                        const char    *target);
void        vei_lookup_page_resume     (VeiLookupPage *self);
void        vei_lookup_page_search     (VeiLookupPage *self);
gboolean    vei_lookup_page_back       (VeiLookupPage *self);

G_END_DECLS
