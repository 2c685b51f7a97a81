/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int bench_show_window (GtkApplication *application,
                       int             argc,
                       char           *argv[]);

G_END_DECLS
