/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vei_open_files (GtkApplication  *application,
                     GFile          **files,
                     guint            n_files);

G_END_DECLS
