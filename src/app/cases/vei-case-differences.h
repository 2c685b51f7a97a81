/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "store/vei-case-compare.h"

G_BEGIN_DECLS

char      *vei_case_differences_dup_place (VeiSession          *session,
                                           const char          *pointer) G_GNUC_WARN_UNUSED_RESULT;
char      *vei_case_differences_dup_value (VeiSession          *session,
                                           const char          *pointer,
                                           const char          *json) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vei_case_differences_new       (VeiSession          *session,
                                           GPtrArray           *differences,
                                           const char          *ours,
                                           const char          *theirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
