/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_COLUMN_LAYOUT (vei_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (VeiColumnLayout, vei_column_layout, VEI, COLUMN_LAYOUT, GtkLayoutManager)

GtkLayoutManager *vei_column_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

GtkLayoutManager *vei_column_layout_new_row (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
