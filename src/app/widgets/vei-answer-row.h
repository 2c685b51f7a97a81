/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VEI_TYPE_ANSWER_ROW (vei_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (VeiAnswerRow, vei_answer_row, VEI, ANSWER_ROW, GtkCheckButton)

GtkWidget *vei_answer_row_new (const char *title,
                               const char *help,
                               gboolean    one_of_several) G_GNUC_WARN_UNUSED_RESULT;

void       vei_answer_row_set_error (VeiAnswerRow *self,
                                     const char   *error);

G_END_DECLS
