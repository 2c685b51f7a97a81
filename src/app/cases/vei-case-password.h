/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VEI_TYPE_CASE_PASSWORD (vei_case_password_get_type ())
G_DECLARE_FINAL_TYPE (VeiCasePassword, vei_case_password, VEI, CASE_PASSWORD, AdwPreferencesGroup)

const char *vei_case_password_get_text  (VeiCasePassword *self);
const char *vei_case_password_why_not   (VeiCasePassword *self);
void        vei_case_password_set_error (VeiCasePassword *self,
                                         const char      *message);
void        vei_case_password_clear     (VeiCasePassword *self);

G_END_DECLS
