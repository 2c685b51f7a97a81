/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_PHONE_READING (vei_phone_reading_get_type ())
G_DECLARE_FINAL_TYPE (VeiPhoneReading, vei_phone_reading, VEI, PHONE_READING, GtkWidget)

void vei_phone_reading_show (VeiPhoneReading *self,
                             VeiSession      *session,
                             gboolean         finished);

G_END_DECLS
