/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_IMPORT (vei_case_import_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseImport, vei_case_import, VEI, CASE_IMPORT, GtkWidget)

void vei_case_import_set_session (VeiCaseImport *self,
                                  VeiSession    *session);
void vei_case_import_begin       (VeiCaseImport *self);
void vei_case_import_open        (VeiCaseImport *self,
                                  GFile         *file);
void vei_case_import_stop        (VeiCaseImport *self);

G_END_DECLS
