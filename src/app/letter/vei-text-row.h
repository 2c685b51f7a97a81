/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VEI_TYPE_TEXT_ROW (vei_text_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiTextRow, vei_text_row, VEI, TEXT_ROW, AdwPreferencesRow)

GtkWidget *vei_text_row_new                 (void) G_GNUC_WARN_UNUSED_RESULT;
char      *vei_text_row_dup_text            (VeiTextRow *self) G_GNUC_WARN_UNUSED_RESULT;
GStrv      vei_text_row_dup_lines           (VeiTextRow *self) G_GNUC_WARN_UNUSED_RESULT;
void       vei_text_row_set_text            (VeiTextRow *self,
                                             const char *text);
void       vei_text_row_set_lines           (VeiTextRow *self,
                                             const char * const *lines);
void       vei_text_row_set_prompt          (VeiTextRow *self,
                                             const char *prompt);
void       vei_text_row_set_accessible_name (VeiTextRow *self,
                                             const char *name);

G_END_DECLS
