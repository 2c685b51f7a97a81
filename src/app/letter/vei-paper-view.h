/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "letter/vei-paper.h"

G_BEGIN_DECLS

#define VEI_TYPE_PAPER_VIEW (vei_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (VeiPaperView, vei_paper_view, VEI, PAPER_VIEW, GtkWidget)

GtkWidget *vei_paper_view_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       vei_paper_view_set_paper (VeiPaperView *self,
                                     VeiPaper     *paper);

G_END_DECLS
