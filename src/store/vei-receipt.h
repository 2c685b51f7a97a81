/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"

G_BEGIN_DECLS

JsonNode *vei_receipt_new (VeiCase     *of_case,
                           const GDate *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
