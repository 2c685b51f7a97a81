/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_DETAILS (vei_case_details_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseDetails, vei_case_details, VEI, CASE_DETAILS, GtkWidget)

void vei_case_details_set_session (VeiCaseDetails *self,
                                   VeiSession     *session);
void vei_case_details_show        (VeiCaseDetails *self);

G_END_DECLS
