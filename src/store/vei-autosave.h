/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"

G_BEGIN_DECLS

/* Keeps one person's own case in a file of the user's data directory until the encrypted store takes over. */
#define VEI_TYPE_AUTOSAVE (vei_autosave_get_type ())
G_DECLARE_FINAL_TYPE (VeiAutosave, vei_autosave, VEI, AUTOSAVE, GObject)

VeiAutosave *vei_autosave_new        (const char    *directory) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vei_autosave_lock       (VeiAutosave   *self,
                                      GError       **error);
VeiCase     *vei_autosave_load       (VeiAutosave   *self,
                                      VeiKnowledge  *knowledge,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void         vei_autosave_watch      (VeiAutosave   *self,
                                      VeiCase       *watched);
gboolean     vei_autosave_flush      (VeiAutosave   *self,
                                      GError       **error);
gboolean     vei_autosave_delete_all (VeiAutosave   *self,
                                      GError       **error);
const char  *vei_autosave_get_path   (VeiAutosave   *self);

G_END_DECLS
