/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "core/vei-devices.h"

G_BEGIN_DECLS

#define VEI_TYPE_TIMELINE (vei_timeline_get_type ())
G_DECLARE_FINAL_TYPE (VeiTimeline, vei_timeline, VEI, TIMELINE, GtkWidget)

GtkWidget *vei_timeline_new (VeiDevices      *devices,
                             const VeiDevice *device,
                             const GDate     *as_of,
                             VeiLanguage      language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
