/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_LOOKUP_SCREEN (vei_lookup_screen_get_type ())
G_DECLARE_DERIVABLE_TYPE (VeiLookupScreen, vei_lookup_screen, VEI, LOOKUP_SCREEN, GtkWidget)

struct _VeiLookupScreenClass
{
  GtkWidgetClass parent_class;
};

GtkWidget  *vei_lookup_screen_new         (VeiSession      *session,
                                           const char      *title) G_GNUC_WARN_UNUSED_RESULT;

VeiSession *vei_lookup_screen_get_session (VeiLookupScreen *self);
void        vei_lookup_screen_set_up      (VeiLookupScreen *self,
                                           VeiSession      *session,
                                           const char      *title);
void        vei_lookup_screen_set_picture (VeiLookupScreen *self,
                                           const char      *picture);
void        vei_lookup_screen_add         (VeiLookupScreen *self,
                                           GtkWidget       *child);
void        vei_lookup_screen_add_text    (VeiLookupScreen *self,
                                           const char      *text);
GtkWidget  *vei_lookup_screen_add_section (VeiLookupScreen *self,
                                           const char      *heading);
void        vei_lookup_screen_add_error   (VeiLookupScreen *self,
                                           const GError    *error);
void        vei_lookup_screen_clear       (VeiLookupScreen *self);

G_END_DECLS
