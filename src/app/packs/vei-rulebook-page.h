/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_RULEBOOK_PAGE (vei_rulebook_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiRulebookPage, vei_rulebook_page, VEI, RULEBOOK_PAGE, GtkWidget)

GtkWidget *vei_rulebook_page_new  (VeiSession       *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vei_rulebook_page_back (VeiRulebookPage  *self);

G_END_DECLS
