/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_STATISTICS_PAGE (vei_statistics_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiStatisticsPage, vei_statistics_page, VEI, STATISTICS_PAGE, GtkWidget)

GtkWidget *vei_statistics_page_new (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
