/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/keep/vei-keeper.h"

G_BEGIN_DECLS

#define VEI_TYPE_WINDOW (vei_window_get_type ())
G_DECLARE_FINAL_TYPE (VeiWindow, vei_window, VEI, WINDOW, AdwApplicationWindow)

GtkWidget *vei_window_new (GtkApplication *application,
                           VeiSession     *session,
                           VeiKeeper      *keeper,
                           GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
