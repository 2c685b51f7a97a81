/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_RESULT_PAGE (vei_result_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiResultPage, vei_result_page, VEI, RESULT_PAGE, GtkWidget)

GtkWidget *vei_result_page_new (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
