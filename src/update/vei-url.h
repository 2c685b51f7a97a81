/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "update/vei-update-error.h"

G_BEGIN_DECLS

GUri     *vei_url_parse     (const char  *url,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vei_url_same_host (GUri        *a,
                             GUri        *b);

G_END_DECLS
