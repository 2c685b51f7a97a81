/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-update-error.h"

/**
 * vei_update_error_quark:
 *
 * Gets the domain of errors of newer knowledge: see [error@UpdateError].
 *
 * Returns: the domain
 */
G_DEFINE_QUARK (vei-update-error-quark, vei_update_error)
