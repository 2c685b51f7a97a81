/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

#include "app/vei-session.h"

G_BEGIN_DECLS

#define VEI_TYPE_SOURCE_CHIP (vei_source_chip_get_type ())
G_DECLARE_FINAL_TYPE (VeiSourceChip, vei_source_chip, VEI, SOURCE_CHIP, GtkWidget)

GtkWidget *vei_source_chip_new (VeiSession *session,
                                guint       source) G_GNUC_WARN_UNUSED_RESULT;

const char *vei_source_confidence_text (const VeiSource *source);
char       *vei_source_dup_dates_text  (const VeiSource *source,
                                        VeiLanguage      language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
