/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/cases/vei-case-model.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_LIST (vei_case_list_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseList, vei_case_list, VEI, CASE_LIST, GtkWidget)

void          vei_case_list_set_session  (VeiCaseList *self,
                                          VeiSession  *session);
VeiCaseModel *vei_case_list_get_model    (VeiCaseList *self);
GArray       *vei_case_list_dup_selected (VeiCaseList *self) G_GNUC_WARN_UNUSED_RESULT;
GArray       *vei_case_list_dup_shown    (VeiCaseList *self) G_GNUC_WARN_UNUSED_RESULT;
void          vei_case_list_select       (VeiCaseList *self,
                                          gint64       id);
void          vei_case_list_set_beside   (VeiCaseList *self,
                                          gboolean     beside);
void          vei_case_list_search       (VeiCaseList *self);
void          vei_case_list_focus_table  (VeiCaseList *self);

G_END_DECLS
