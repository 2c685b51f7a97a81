/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VEI_TYPE_PROBLEM_WINDOW (vei_problem_window_get_type ())
G_DECLARE_FINAL_TYPE (VeiProblemWindow, vei_problem_window, VEI, PROBLEM_WINDOW,
                      AdwApplicationWindow)

GtkWidget *vei_problem_window_new        (GtkApplication   *application,
                                          const char       *title,
                                          const char       *text) G_GNUC_WARN_UNUSED_RESULT;
void       vei_problem_window_add_choice (VeiProblemWindow *self,
                                          const char       *label,
                                          const char       *action);

G_END_DECLS
