/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_EXPANDER (vei_expander_get_type ())
G_DECLARE_FINAL_TYPE (VeiExpander, vei_expander, VEI, EXPANDER, GtkWidget)

GtkWidget *vei_expander_new          (const char  *label) G_GNUC_WARN_UNUSED_RESULT;
void       vei_expander_set_label    (VeiExpander *self,
                                      const char  *label);
gboolean   vei_expander_get_expanded (VeiExpander *self);
void       vei_expander_set_expanded (VeiExpander *self,
                                      gboolean     expanded);
GtkWidget *vei_expander_get_child    (VeiExpander *self);
void       vei_expander_set_child    (VeiExpander *self,
                                      GtkWidget   *child);

G_END_DECLS
