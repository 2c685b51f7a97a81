/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/packs/vei-packs.h"

G_BEGIN_DECLS

#define VEI_TYPE_APPLICATION (vei_application_get_type ())
G_DECLARE_FINAL_TYPE (VeiApplication, vei_application, VEI, APPLICATION, AdwApplication)

VeiApplication *vei_application_new       (void) G_GNUC_WARN_UNUSED_RESULT;
VeiPacks       *vei_application_get_packs (VeiApplication *self);

G_END_DECLS
