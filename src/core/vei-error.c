/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-error.h"

/**
 * VEI_DATA_ERROR:
 *
 * The error domain of data that the program cannot accept. Its codes are those
 * of [error@DataError].
 */
/**
 * vei_data_error_quark:
 *
 * Gets the domain of errors of data that the program cannot accept: see [error@DataError].
 *
 * Returns: the domain
 */
G_DEFINE_QUARK (vei-data-error-quark, vei_data_error)
