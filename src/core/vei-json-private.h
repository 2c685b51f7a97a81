/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-json.h"

G_BEGIN_DECLS

/* Numbers past this cannot be told apart by every program that reads JSON. */
#define VEI_JSON_MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)

gboolean vei_json_scan        (const char     *text,
                               gsize           length,
                               GError        **error);
gboolean vei_json_refuse_type (const VeiJson  *json,
                               GError        **error,
                               const char     *what);

G_END_DECLS
