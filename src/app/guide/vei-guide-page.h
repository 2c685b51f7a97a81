/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_GUIDE_PAGE (vei_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (VeiGuidePage, vei_guide_page, VEI, GUIDE_PAGE, GtkWidget)

GtkWidget *vei_guide_page_new           (VeiSession   *session) G_GNUC_WARN_UNUSED_RESULT;

gboolean   vei_guide_page_start         (VeiGuidePage *self);
void       vei_guide_page_start_refused (VeiGuidePage *self);
gboolean   vei_guide_page_resume        (VeiGuidePage *self);
void       vei_guide_page_show_question (VeiGuidePage *self,
                                         const char   *question_id);
gboolean   vei_guide_page_back          (VeiGuidePage *self);

G_END_DECLS
