/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/keep/vei-keeper.h"

G_BEGIN_DECLS

void vei_keeper_look_for_idle (VeiKeeper *self,
                               gint64     now);

G_END_DECLS
