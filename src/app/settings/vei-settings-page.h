/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_SETTINGS_PAGE (vei_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiSettingsPage, vei_settings_page, VEI, SETTINGS_PAGE, GtkWidget)

GtkWidget *vei_settings_page_new (VeiSession *session,
                                  VeiKeeper  *keeper) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
