/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *vei_phone_key_cap     (const char *cap) G_GNUC_WARN_UNUSED_RESULT;
void       vei_phone_fill_button (GtkWidget  *button,
                                  const char *cap,
                                  const char *title,
                                  const char *help);

G_END_DECLS
