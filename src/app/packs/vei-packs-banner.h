/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/packs/vei-packs.h"

G_BEGIN_DECLS

GtkWidget *vei_packs_banner_new      (VeiPacks           *packs,
                                      VeiLanguage         language) G_GNUC_WARN_UNUSED_RESULT;
char      *vei_packs_dup_age         (VeiKnowledge       *knowledge,
                                      const GDate        *as_of) G_GNUC_WARN_UNUSED_RESULT;
char      *vei_packs_dup_too_old     (VeiKnowledge       *knowledge,
                                      const GDate        *as_of,
                                      VeiLanguage         language) G_GNUC_WARN_UNUSED_RESULT;
char      *vei_packs_dup_clock_wrong (VeiKnowledge       *knowledge,
                                      const GDate        *as_of,
                                      VeiLanguage         language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
