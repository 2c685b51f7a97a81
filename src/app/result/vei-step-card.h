/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_STEP_CARD (vei_step_card_get_type ())
G_DECLARE_FINAL_TYPE (VeiStepCard, vei_step_card, VEI, STEP_CARD, GtkWidget)

GtkWidget *vei_step_card_new       (VeiSession          *session,
                                    guint                step,
                                    guint                number) G_GNUC_WARN_UNUSED_RESULT;

char      *vei_step_dup_dates_text (const VeiAssessment *assessment,
                                    VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vei_step_is_urgent      (const VeiAssessment *assessment);

G_END_DECLS
