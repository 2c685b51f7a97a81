/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-language.h"

G_BEGIN_DECLS

char *vei_calendar_to_ics (const GDate *deadline,
                           const GDate *send_by,
                           const char  *uid,
                           const GDate *created,
                           VeiLanguage  language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
