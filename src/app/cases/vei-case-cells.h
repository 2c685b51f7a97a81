/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"
#include "store/vei-case-query.h"

G_BEGIN_DECLS

GtkListItemFactory *vei_case_cells_new_column (VeiSession  *session,
                                               VeiCaseSort  column) G_GNUC_WARN_UNUSED_RESULT;
GtkListItemFactory *vei_case_cells_new_rows   (VeiSession  *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
