/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_GUIDE_STEP (vei_guide_step_get_type ())
G_DECLARE_FINAL_TYPE (VeiGuideStep, vei_guide_step, VEI, GUIDE_STEP, GtkWidget)

GtkWidget  *vei_guide_step_new            (VeiSession        *session,
                                           guint              page) G_GNUC_WARN_UNUSED_RESULT;

guint       vei_guide_step_get_page       (VeiGuideStep      *self);
const char *vei_guide_step_get_title      (VeiGuideStep      *self);
void        vei_guide_step_update         (VeiGuideStep      *self);
gboolean    vei_guide_step_check          (VeiGuideStep      *self);
void        vei_guide_step_focus_question (VeiGuideStep      *self,
                                           const VeiQuestion *question);
void        vei_guide_step_show_emergency_line (VeiGuideStep *self,
                                                gboolean      shown);

G_END_DECLS
