/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-pack.h"
#include "core/vei-language.h"

G_BEGIN_DECLS

GPtrArray *vei_pack_diff (VeiPack             *before,
                          VeiPack             *after,
                          const char * const  *files,
                          VeiLanguage          language,
                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
