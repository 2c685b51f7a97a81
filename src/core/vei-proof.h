/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

char *vei_proof_run (VeiKnowledge *knowledge,
                     GPtrArray    *faults) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
