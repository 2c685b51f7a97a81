/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-update-error.h"

G_DEFINE_QUARK (vei-update-error-quark, vei_update_error)
