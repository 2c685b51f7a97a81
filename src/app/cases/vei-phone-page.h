/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_PHONE_PAGE (vei_phone_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiPhonePage, vei_phone_page, VEI, PHONE_PAGE, GtkWidget)

GtkWidget *vei_phone_page_new  (VeiSession   *session) G_GNUC_WARN_UNUSED_RESULT;

gboolean   vei_phone_page_back (VeiPhonePage *self);

G_END_DECLS
