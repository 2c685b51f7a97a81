/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_CARD (vei_card_get_type ())
G_DECLARE_FINAL_TYPE (VeiCard, vei_card, VEI, CARD, GtkButton)

GtkWidget  *vei_card_new       (void) G_GNUC_WARN_UNUSED_RESULT;

const char *vei_card_get_title (VeiCard    *self);
void        vei_card_set_title (VeiCard    *self,
                                const char *title);

G_END_DECLS
