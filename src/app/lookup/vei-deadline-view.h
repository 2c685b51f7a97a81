/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_DEADLINE_VIEW (vei_deadline_view_get_type ())
G_DECLARE_FINAL_TYPE (VeiDeadlineView, vei_deadline_view, VEI, DEADLINE_VIEW, GtkWidget)

GtkWidget *vei_deadline_view_new (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
