/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"

G_BEGIN_DECLS

gboolean    vei_session_set_knowledge     (VeiSession    *self,
                                           VeiKnowledge  *knowledge,
                                           GError       **error);
void        vei_session_watch_answers     (VeiSession    *self);
const char *vei_session_get_answer_change (VeiSession    *self);

G_END_DECLS
