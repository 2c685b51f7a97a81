/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_KEEP_PAGE (vei_keep_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiKeepPage, vei_keep_page, VEI, KEEP_PAGE, GtkWidget)

GtkWidget *vei_keep_page_new       (VeiSession  *session,
                                    VeiKeeper   *keeper) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vei_keep_page_has_to_ask (VeiSession *session,
                                     VeiKeeper  *keeper);

G_END_DECLS
