/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_ANSWER_LIST (vei_answer_list_get_type ())
G_DECLARE_FINAL_TYPE (VeiAnswerList, vei_answer_list, VEI, ANSWER_LIST, GtkWidget)

GtkWidget *vei_answer_list_new    (VeiSession    *session) G_GNUC_WARN_UNUSED_RESULT;
void       vei_answer_list_update (VeiAnswerList *self);

G_END_DECLS
