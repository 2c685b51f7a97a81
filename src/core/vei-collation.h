/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-language.h"

G_BEGIN_DECLS

char *vei_language_collate_key (VeiLanguage  language,
                                const char  *text) G_GNUC_WARN_UNUSED_RESULT;
int   vei_language_compare     (VeiLanguage  language,
                                const char  *first,
                                const char  *second);

G_END_DECLS
