/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-store-error.h"

G_DEFINE_QUARK (vei-store-error-quark, vei_store_error)
