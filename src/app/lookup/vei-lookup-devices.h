/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/lookup/vei-lookup-screen.h"

G_BEGIN_DECLS

#define VEI_TYPE_LOOKUP_DEVICES (vei_lookup_devices_get_type ())
G_DECLARE_FINAL_TYPE (VeiLookupDevices, vei_lookup_devices, VEI, LOOKUP_DEVICES, VeiLookupScreen)

GtkWidget *vei_lookup_devices_new (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
