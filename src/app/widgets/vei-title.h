/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_TITLE (vei_title_get_type ())
G_DECLARE_FINAL_TYPE (VeiTitle, vei_title, VEI, TITLE, GtkWidget)

GtkWidget  *vei_title_new         (const char *text) G_GNUC_WARN_UNUSED_RESULT;

const char *vei_title_get_label   (VeiTitle   *self);
void        vei_title_set_label   (VeiTitle   *self,
                                   const char *label);
const char *vei_title_get_picture (VeiTitle   *self);
void        vei_title_set_picture (VeiTitle   *self,
                                   const char *picture);

G_END_DECLS
