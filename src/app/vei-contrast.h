/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void vei_contrast_follow (AdwStyleManager *manager);

G_END_DECLS
