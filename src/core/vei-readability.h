/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-pack.h"

G_BEGIN_DECLS

#define VEI_READABILITY_MAX_LIX     40
#define VEI_READABILITY_LEAST_WORDS 40

double vei_readability_measure (const char *text,
                                guint      *n_words);
void   vei_readability_warn    (VeiPack    *pack,
                                GPtrArray  *warnings);

G_END_DECLS
