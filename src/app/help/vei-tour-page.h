/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_TOUR_PAGE (vei_tour_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiTourPage, vei_tour_page, VEI, TOUR_PAGE, GtkWidget)

GtkWidget *vei_tour_page_new       (void) G_GNUC_WARN_UNUSED_RESULT;

gboolean   vei_tour_page_back      (VeiTourPage *self);

gboolean   vei_tour_is_wanted      (GSettings   *settings);
void       vei_tour_is_seen        (GSettings   *settings);

G_END_DECLS
