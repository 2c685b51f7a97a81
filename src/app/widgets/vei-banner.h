/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much a banner is about. */
typedef enum
{
  VEI_BANNER_QUIET,
  VEI_BANNER_ERROR,
} VeiBannerKind;

#define VEI_TYPE_BANNER (vei_banner_get_type ())
G_DECLARE_FINAL_TYPE (VeiBanner, vei_banner, VEI, BANNER, GtkWidget)

GtkWidget *vei_banner_new        (VeiBannerKind  kind) G_GNUC_WARN_UNUSED_RESULT;

void       vei_banner_set_text   (VeiBanner     *self,
                                  const char    *text);
void       vei_banner_hold_back  (VeiBanner     *self,
                                  gboolean       held_back);
void       vei_banner_set_kind   (VeiBanner     *self,
                                  VeiBannerKind  kind);
void       vei_banner_set_action (VeiBanner     *self,
                                  const char    *label,
                                  const char    *action,
                                  GVariant      *target);

G_END_DECLS
