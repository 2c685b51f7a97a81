/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <json-glib/json-glib.h>

#include "core/vei-error.h"

G_BEGIN_DECLS

#define VEI_TYPE_PACK (vei_pack_get_type ())
G_DECLARE_FINAL_TYPE (VeiPack, vei_pack, VEI, PACK, GObject)

VeiPack    *vei_pack_new_bundled       (void) G_GNUC_WARN_UNUSED_RESULT;
VeiPack    *vei_pack_new_for_directory (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
VeiPack    *vei_pack_new_for_files     (GHashTable  *files) G_GNUC_WARN_UNUSED_RESULT;

gboolean    vei_pack_has               (VeiPack     *self,
                                        const char  *name);
JsonNode   *vei_pack_read              (VeiPack     *self,
                                        const char  *name,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
