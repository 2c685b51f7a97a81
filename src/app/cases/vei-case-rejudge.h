/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_REJUDGE (vei_case_rejudge_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseRejudge, vei_case_rejudge, VEI, CASE_REJUDGE, GObject)

VeiCaseRejudge *vei_case_rejudge_new          (VeiSession     *session) G_GNUC_WARN_UNUSED_RESULT;

void            vei_case_rejudge_start        (VeiCaseRejudge *self);
void            vei_case_rejudge_cancel       (VeiCaseRejudge *self);
gboolean        vei_case_rejudge_is_running   (VeiCaseRejudge *self);
gboolean        vei_case_rejudge_is_slow      (VeiCaseRejudge *self);
double          vei_case_rejudge_get_fraction (VeiCaseRejudge *self);

G_END_DECLS
