/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

GtkWidget *vei_lookup_terms_new   (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;
void       vei_lookup_terms_focus (GtkWidget  *screen,
                                   const char *id);

G_END_DECLS
