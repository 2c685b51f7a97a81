/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "app/widgets/vei-term-list.h"

G_BEGIN_DECLS

#define VEI_TYPE_QUESTION_VIEW (vei_question_view_get_type ())
G_DECLARE_FINAL_TYPE (VeiQuestionView, vei_question_view, VEI, QUESTION_VIEW, GtkWidget)

GtkWidget         *vei_question_view_new          (VeiSession        *session,
                                                   const VeiQuestion *question,
                                                   gboolean           alone) G_GNUC_WARN_UNUSED_RESULT;

const VeiQuestion *vei_question_view_get_question (VeiQuestionView   *self);
void               vei_question_view_sync         (VeiQuestionView   *self);
gboolean           vei_question_view_check        (VeiQuestionView   *self);
VeiTermList       *vei_question_view_explain      (VeiQuestionView   *self,
                                                   VeiTermList       *above);

G_END_DECLS
