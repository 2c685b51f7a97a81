/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

void vei_links_check (VeiKnowledge *knowledge,
                      GPtrArray    *faults);

G_END_DECLS
