/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_LOG_VIEW (vei_case_log_view_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseLogView, vei_case_log_view, VEI, CASE_LOG_VIEW, AdwPreferencesGroup)

void vei_case_log_view_set_session (VeiCaseLogView *self,
                                    VeiSession     *session);
void vei_case_log_view_show        (VeiCaseLogView *self);

G_END_DECLS
