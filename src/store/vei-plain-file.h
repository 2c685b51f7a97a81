/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"

G_BEGIN_DECLS

/* The plain file of the first release, until the sealed store takes it over. */
#define VEI_TYPE_PLAIN_FILE (vei_plain_file_get_type ())
G_DECLARE_FINAL_TYPE (VeiPlainFile, vei_plain_file, VEI, PLAIN_FILE, GObject)

VeiPlainFile *vei_plain_file_new        (const char    *directory) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_plain_file_lock       (VeiPlainFile  *self,
                                         GError       **error);
VeiCase      *vei_plain_file_load       (VeiPlainFile  *self,
                                         VeiKnowledge  *knowledge,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_plain_file_delete_all (VeiPlainFile  *self,
                                         GError       **error);
const char   *vei_plain_file_get_path   (VeiPlainFile  *self);

G_END_DECLS
