/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-case.h"

G_BEGIN_DECLS

#define VEI_TYPE_EVENT_LINE (vei_event_line_get_type ())
G_DECLARE_FINAL_TYPE (VeiEventLine, vei_event_line, VEI, EVENT_LINE, GtkWidget)

GtkWidget *vei_event_line_new      (const char     *reason,
                                    const GDate    *today) G_GNUC_WARN_UNUSED_RESULT;
void       vei_event_line_show     (VeiEventLine   *self,
                                    const VeiEvent *event);
void       vei_event_line_store    (VeiEventLine   *self,
                                    VeiEvent       *event);
gboolean   vei_event_line_is_empty (VeiEventLine   *self);

G_END_DECLS
