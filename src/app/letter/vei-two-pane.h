/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_TWO_PANE (vei_two_pane_get_type ())
G_DECLARE_FINAL_TYPE (VeiTwoPane, vei_two_pane, VEI, TWO_PANE, GtkWidget)

void     vei_two_pane_set_shows_end (VeiTwoPane *self,
                                     gboolean    shows_end);
gboolean vei_two_pane_is_narrow     (VeiTwoPane *self);

G_END_DECLS
