/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VeiStoreError:
 * @VEI_STORE_ERROR_WRONG_KEY: the passphrase or the key does not open it
 * @VEI_STORE_ERROR_DAMAGED: what is stored has been changed or cut off
 * @VEI_STORE_ERROR_FORMAT: it is another kind of file
 * @VEI_STORE_ERROR_NEWER: a newer version of the program wrote it
 * @VEI_STORE_ERROR_LIMITS: opening it would take more than is allowed
 * @VEI_STORE_ERROR_LOCKED: the cases are locked
 * @VEI_STORE_ERROR_BUSY: another window has the cases open
 * @VEI_STORE_ERROR_NOT_FOUND: there is no such case, store or backup
 * @VEI_STORE_ERROR_EXISTS: there is one already
 * @VEI_STORE_ERROR_KEYRING: the keyring of the desktop is not there or is locked
 * @VEI_STORE_ERROR_PASSPHRASE: the passphrase is too short or is no text
 * @VEI_STORE_ERROR_MEMORY: there is not enough memory
 * @VEI_STORE_ERROR_NO_SPACE: the disk is full
 * @VEI_STORE_ERROR_READ_ONLY: nothing can be written here
 * @VEI_STORE_ERROR_IO: the disk did not do as it was told
 * @VEI_STORE_ERROR_CONFLICT: two cases contradict each other
 *
 * What can be wrong with the stored cases. The message is a sentence in the
 * user's language that says what to do, and holds nothing of a case.
 */
typedef enum
{
  VEI_STORE_ERROR_WRONG_KEY,
  VEI_STORE_ERROR_DAMAGED,
  VEI_STORE_ERROR_FORMAT,
  VEI_STORE_ERROR_NEWER,
  VEI_STORE_ERROR_LIMITS,
  VEI_STORE_ERROR_LOCKED,
  VEI_STORE_ERROR_BUSY,
  VEI_STORE_ERROR_NOT_FOUND,
  VEI_STORE_ERROR_EXISTS,
  VEI_STORE_ERROR_KEYRING,
  VEI_STORE_ERROR_PASSPHRASE,
  VEI_STORE_ERROR_MEMORY,
  VEI_STORE_ERROR_NO_SPACE,
  VEI_STORE_ERROR_READ_ONLY,
  VEI_STORE_ERROR_IO,
  VEI_STORE_ERROR_CONFLICT,
} VeiStoreError;

#define VEI_STORE_ERROR (vei_store_error_quark ())
GQuark vei_store_error_quark (void);

G_END_DECLS
