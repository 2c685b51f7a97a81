/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VeiDataError:
 * @VEI_DATA_ERROR_SYNTAX: the text is not JSON as we accept it
 * @VEI_DATA_ERROR_TOO_LARGE: the file is past the size we accept
 * @VEI_DATA_ERROR_FORMAT: the file is JSON, but not of the expected format
 * @VEI_DATA_ERROR_VERSION: the file was written by a newer version of the program
 * @VEI_DATA_ERROR_MISSING: a member that must be there is missing
 * @VEI_DATA_ERROR_TYPE: a member has another type than expected
 * @VEI_DATA_ERROR_VALUE: a value is outside what is allowed
 * @VEI_DATA_ERROR_UNKNOWN: a member, id or value that does not exist
 * @VEI_DATA_ERROR_DUPLICATE: an id or a value stands twice
 * @VEI_DATA_ERROR_CONFLICT: two values contradict each other
 * @VEI_DATA_ERROR_REFUSED: the data is sound, but what was asked for does not fit it
 *
 * What can be wrong with data. The message of such an error has the form
 * `FILE: POINTER: what`, or `POINTER: what` before a file name is prefixed,
 * in the user's language.
 */
typedef enum
{
  VEI_DATA_ERROR_SYNTAX,
  VEI_DATA_ERROR_TOO_LARGE,
  VEI_DATA_ERROR_FORMAT,
  VEI_DATA_ERROR_VERSION,
  VEI_DATA_ERROR_MISSING,
  VEI_DATA_ERROR_TYPE,
  VEI_DATA_ERROR_VALUE,
  VEI_DATA_ERROR_UNKNOWN,
  VEI_DATA_ERROR_DUPLICATE,
  VEI_DATA_ERROR_CONFLICT,
  VEI_DATA_ERROR_REFUSED,
} VeiDataError;

#define VEI_DATA_ERROR (vei_data_error_quark ())
GQuark vei_data_error_quark (void);

G_END_DECLS
