/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_RECEIPT_PAGE (vei_receipt_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiReceiptPage, vei_receipt_page, VEI, RECEIPT_PAGE, GtkWidget)

GtkWidget *vei_receipt_page_new       (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

GBytes    *vei_receipt_create_bytes   (VeiSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
