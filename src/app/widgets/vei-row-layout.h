/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_ROW_LAYOUT (vei_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (VeiRowLayout, vei_row_layout, VEI, ROW_LAYOUT, GtkLayoutManager)

G_END_DECLS
