/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_HELP_PAGE (vei_help_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiHelpPage, vei_help_page, VEI, HELP_PAGE, GtkWidget)

GtkWidget *vei_help_page_new (VeiSession *session,
                              const char *screen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
