/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/cases/vei-case-model.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_TABLE (vei_case_table_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseTable, vei_case_table, VEI, CASE_TABLE, GtkWidget)

void        vei_case_table_set_session   (VeiCaseTable      *self,
                                          VeiSession        *session,
                                          GtkSelectionModel *selection);
void        vei_case_table_set_rows      (VeiCaseTable      *self,
                                          gboolean           rows);
gboolean    vei_case_table_shows_rows    (VeiCaseTable      *self);
void        vei_case_table_sort          (VeiCaseTable      *self,
                                          VeiCaseSort        sort,
                                          gboolean           descending);
void        vei_case_table_get_sort      (VeiCaseTable      *self,
                                          VeiCaseSort       *sort,
                                          gboolean          *descending);
GActionGroup *vei_case_table_get_actions (VeiCaseTable    *self);
void        vei_case_table_scroll_to     (VeiCaseTable      *self,
                                          guint              position);
const char *vei_case_table_get_title     (VeiCaseSort        sort);

G_END_DECLS
