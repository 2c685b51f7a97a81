/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/lookup/vei-lookup-screen.h"

G_BEGIN_DECLS

#define VEI_TYPE_UNIT_PAGE (vei_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiUnitPage, vei_unit_page, VEI, UNIT_PAGE, VeiLookupScreen)

GtkWidget *vei_unit_page_new           (VeiSession *session,
                                        const char *unit_id) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_unit_page_new_for_place (VeiSession *session,
                                        const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
