/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "core/vei-abroad.h"

G_BEGIN_DECLS

#define VEI_TYPE_ABROAD_CHOOSER (vei_abroad_chooser_get_type ())
G_DECLARE_FINAL_TYPE (VeiAbroadChooser, vei_abroad_chooser, VEI, ABROAD_CHOOSER, GtkWidget)

GtkWidget *vei_abroad_chooser_new (VeiSession *session,
                                   VeiAbroad  *abroad) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
