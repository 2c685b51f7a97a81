/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_KEEP_CHOOSER (vei_keep_chooser_get_type ())
G_DECLARE_FINAL_TYPE (VeiKeepChooser, vei_keep_chooser, VEI, KEEP_CHOOSER, GtkWidget)

GtkWidget *vei_keep_chooser_new       (VeiKeeper      *keeper) G_GNUC_WARN_UNUSED_RESULT;
void       vei_keep_chooser_set_error (VeiKeepChooser *self,
                                       const char     *message);

G_END_DECLS
