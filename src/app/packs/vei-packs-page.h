/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/packs/vei-packs.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_PACKS_PAGE (vei_packs_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiPacksPage, vei_packs_page, VEI, PACKS_PAGE, GtkWidget)

GtkWidget *vei_packs_page_new       (VeiSession   *session,
                                     VeiPacks     *packs) G_GNUC_WARN_UNUSED_RESULT;

void       vei_packs_page_open_file (VeiPacksPage *self,
                                     GFile        *file);

G_END_DECLS
