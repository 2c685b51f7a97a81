/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vei_window_size_restore     (GtkWindow *window,
                                  GSettings *settings);
void vei_window_size_remember    (GtkWindow *window,
                                  GSettings *settings);
int  vei_window_size_guess_width (GtkWindow *window);

G_END_DECLS
