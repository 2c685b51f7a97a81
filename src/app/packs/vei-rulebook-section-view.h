/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/packs/vei-rulebook-model.h"
#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_RULEBOOK_SECTION_VIEW (vei_rulebook_section_view_get_type ())
G_DECLARE_FINAL_TYPE (VeiRulebookSectionView, vei_rulebook_section_view, VEI, RULEBOOK_SECTION_VIEW,
                      GtkWidget)

GtkWidget *vei_rulebook_section_view_new         (VeiSession             *session,
                                                  VeiRulebookModel       *model,
                                                  guint                   section) G_GNUC_WARN_UNUSED_RESULT;
void       vei_rulebook_section_view_focus_entry (VeiRulebookSectionView *self,
                                                  guint                   entry);

G_END_DECLS
