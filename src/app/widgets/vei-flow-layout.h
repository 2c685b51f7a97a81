/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_FLOW_LAYOUT (vei_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (VeiFlowLayout, vei_flow_layout, VEI, FLOW_LAYOUT, GtkLayoutManager)

GtkLayoutManager *vei_flow_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
