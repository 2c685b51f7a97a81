/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"

G_BEGIN_DECLS

/* What the name of a damaged file that was set aside looks like. */
#define VEI_DAMAGED_PREFIX "own-case.damaged-"
#define VEI_DAMAGED_SUFFIX ".json"

VeiCase *vei_plain_file_read         (const char    *path,
                                      VeiKnowledge  *knowledge,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

VeiCase *vei_kept_case_new_from_node (VeiKnowledge  *knowledge,
                                      JsonNode      *node,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
