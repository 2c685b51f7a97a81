/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_MERGE (vei_case_merge_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseMerge, vei_case_merge, VEI, CASE_MERGE, GtkWidget)

void vei_case_merge_set_session (VeiCaseMerge *self,
                                 VeiSession   *session);
void vei_case_merge_begin       (VeiCaseMerge *self,
                                 gint64        keep);
void vei_case_merge_stop        (VeiCaseMerge *self);

G_END_DECLS
