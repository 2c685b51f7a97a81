/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VeiUpdateError:
 * @VEI_UPDATE_ERROR_ARCHIVE: the archive is not one that we accept
 * @VEI_UPDATE_ERROR_SIGNATURE: the signature is not sound, or not of this file
 * @VEI_UPDATE_ERROR_KEY: the signature is by another key
 * @VEI_UPDATE_ERROR_PUBLISHER: the card, or the lack of one, is in the way
 * @VEI_UPDATE_ERROR_SAME: the pack was installed already
 * @VEI_UPDATE_ERROR_OLDER: there was a newer pack already
 * @VEI_UPDATE_ERROR_EXPIRED: the pack may not be installed any more
 * @VEI_UPDATE_ERROR_CONTENT: what the pack holds cannot be used
 * @VEI_UPDATE_ERROR_DAMAGED: what was installed is not there as it was
 * @VEI_UPDATE_ERROR_ADDRESS: the address, or where it leads, is not one that we accept
 * @VEI_UPDATE_ERROR_NETWORK: the other end could not be reached, or broke off
 * @VEI_UPDATE_ERROR_ANSWER: what the other end answered cannot be used
 *
 * What can be in the way of other knowledge. The message says what is wrong,
 * and after a semicolon what to do, in the user's language.
 */
typedef enum
{
  VEI_UPDATE_ERROR_ARCHIVE,
  VEI_UPDATE_ERROR_SIGNATURE,
  VEI_UPDATE_ERROR_KEY,
  VEI_UPDATE_ERROR_PUBLISHER,
  VEI_UPDATE_ERROR_SAME,
  VEI_UPDATE_ERROR_OLDER,
  VEI_UPDATE_ERROR_EXPIRED,
  VEI_UPDATE_ERROR_CONTENT,
  VEI_UPDATE_ERROR_DAMAGED,
  VEI_UPDATE_ERROR_ADDRESS,
  VEI_UPDATE_ERROR_NETWORK,
  VEI_UPDATE_ERROR_ANSWER,
} VeiUpdateError;

#define VEI_UPDATE_ERROR (vei_update_error_quark ())
GQuark vei_update_error_quark (void);

G_END_DECLS
