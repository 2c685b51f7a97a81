/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_ANSWER (vei_case_answer_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseAnswer, vei_case_answer, VEI, CASE_ANSWER, AdwPreferencesGroup)

void vei_case_answer_set_session (VeiCaseAnswer *self,
                                  VeiSession    *session);
void vei_case_answer_show        (VeiCaseAnswer *self);

G_END_DECLS
