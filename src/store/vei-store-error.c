/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-store-error.h"

/**
 * vei_store_error_quark:
 *
 * Gets the domain of errors of what the user keeps: see [error@StoreError].
 *
 * Returns: the domain
 */
G_DEFINE_QUARK (vei-store-error-quark, vei_store_error)
