/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VeiSaved:
 * @widget: the widget that the file was saved from
 * @message: what happened, in a sentence
 *
 * Is told how saving a file ended, where the person did not dismiss it.
 */
typedef void (*VeiSaved) (GtkWidget  *widget,
                          const char *message);

void vei_save_bytes (GtkWidget    *widget,
                     const char   *title,
                     const char   *name,
                     GBytes       *bytes,
                     GCancellable *cancellable,
                     VeiSaved      saved);

G_END_DECLS
