/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/keep/vei-keeper-private.h"

/* What a keeper knows. */

/**
 * vei_keeper_get_store:
 * @self: a keeper
 *
 * Gets the store.
 *
 * Returns: (transfer none): the store, in whatever state
 */
VeiCaseStore *
vei_keeper_get_store (VeiKeeper *self)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), NULL);

  return self->store;
}

/**
 * vei_keeper_get_settings:
 * @self: a keeper
 *
 * Gets where it is remembered how to keep things.
 *
 * Returns: (transfer none) (nullable): the settings, or %NULL for nowhere
 */
GSettings *
vei_keeper_get_settings (VeiKeeper *self)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), NULL);

  return self->settings;
}

/**
 * vei_keeper_get_problem:
 * @self: a keeper
 *
 * Gets what is in the way: why the cases cannot be opened, unlocked, made or
 * saved.
 *
 * Returns: (transfer none) (nullable): what to tell the person, or %NULL
 */
const GError *
vei_keeper_get_problem (VeiKeeper *self)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), NULL);

  return self->problem;
}

/**
 * vei_keeper_get_notice:
 * @self: a keeper
 *
 * Gets what there is to tell that hinders nothing.
 *
 * Returns: (transfer none) (nullable): a sentence, or %NULL
 */
const char *
vei_keeper_get_notice (VeiKeeper *self)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), NULL);

  return self->notice;
}

/**
 * vei_keeper_has_plain:
 * @self: a keeper
 *
 * Tells whether what the first release kept, not encrypted, waits to be taken
 * over.
 *
 * Returns: %TRUE if it does
 */
gboolean
vei_keeper_has_plain (VeiKeeper *self)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), FALSE);

  return self->plain != NULL;
}

/**
 * vei_keeper_get_method:
 * @self: a keeper
 *
 * Gets what the cases are locked with.
 *
 * Returns: the keyring, or a passphrase; 0 where there are none
 */
VeiKeyMethod
vei_keeper_get_method (VeiKeeper *self)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), 0);

  return vei_case_store_is_open (self->store) ? vei_case_store_get_method (self->store) : 0;
}
