/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

typedef enum
{
  VEI_INFO_SHORTCUTS,
  VEI_INFO_ABOUT,
} VeiInfoKind;

#define VEI_TYPE_INFO_PAGE (vei_info_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiInfoPage, vei_info_page, VEI, INFO_PAGE, GtkWidget)

GtkWidget  *vei_info_page_new       (VeiSession  *session,
                                     VeiInfoKind  kind) G_GNUC_WARN_UNUSED_RESULT;

const char *vei_info_kind_get_title (VeiInfoKind  kind);

G_END_DECLS
