/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/keep/vei-keeper-private.h"

#include <glib/gi18n.h>

/* Going back to a backup, going on with what can be read, and deleting. */

/**
 * vei_keeper_restore:
 * @self: a keeper
 * @backup: the name of a backup
 * @passphrase: (nullable): the passphrase of its day, where the cases are
 *   locked
 * @error: return location for an error, or %NULL
 *
 * Puts a backup in place of the cases. Fails as
 * vei_case_store_restore_backup() does.
 *
 * Returns: %TRUE if the backup is in place
 */
gboolean
vei_keeper_restore (VeiKeeper   *self,
                    const char  *backup,
                    const char  *passphrase,
                    GError     **error)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), FALSE);
  g_return_val_if_fail (vei_session_get_keep_state (self->session) != VEI_KEEP_WORKING, FALSE);

  /* So that what was there and is set aside is whole. */
  (void) vei_session_save (self->session, NULL);
  vei_keeper_stop_clocks (self);
  if (!vei_case_store_restore_backup (self->store, backup, passphrase, error))
    {
      if (vei_case_store_is_unlocked (self->store))
        vei_keeper_start_clocks (self);
      else
        vei_keeper_begin (self);
      return FALSE;
    }
  vei_session_forget (self->session);
  vei_keeper_take_over (self);
  return TRUE;
}

/**
 * vei_keeper_keep_readable:
 * @self: a keeper of a store that is damaged
 * @n_lost: (out) (optional): how many cases could not be kept
 * @error: return location for an error, or %NULL
 *
 * Goes on with what can be read. Fails as vei_case_store_keep_readable() does.
 *
 * Returns: %TRUE if the cases can be used again
 */
gboolean
vei_keeper_keep_readable (VeiKeeper  *self,
                          guint      *n_lost,
                          GError    **error)
{
  g_return_val_if_fail (VEI_IS_KEEPER (self), FALSE);

  if (!vei_case_store_keep_readable (self->store, n_lost, error))
    {
      if (!vei_case_store_is_unlocked (self->store))
        vei_keeper_begin (self);
      return FALSE;
    }
  vei_session_forget (self->session);
  vei_keeper_take_over (self);
  return TRUE;
}

/**
 * vei_keeper_delete_all:
 * @self: a keeper
 * @error: return location for an error, or %NULL
 *
 * Deletes all cases, all backups, and what the first release kept, and begins
 * anew. Fails as vei_case_store_delete_all() does.
 *
 * Returns: %TRUE if nothing is left
 */
gboolean
vei_keeper_delete_all (VeiKeeper  *self,
                       GError    **error)
{
  gboolean gone;

  g_return_val_if_fail (VEI_IS_KEEPER (self), FALSE);

  if (vei_session_get_keep_state (self->session) == VEI_KEEP_WORKING)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED,
                           _("The cases are being opened. Try again in a moment."));
      return FALSE;
    }
  vei_keeper_stop_clocks (self);
  if (self->plain == NULL)
    self->plain = vei_plain_file_new (vei_case_store_get_directory (self->store));
  gone = vei_case_store_delete_all (self->store, error);
  gone = vei_plain_file_delete_all (self->plain, gone ? error : NULL) && gone;
  g_clear_object (&self->plain);
  if (gone)
    {
      vei_keeper_remember_declined (self, FALSE);
      self->last_id = 0;
      vei_session_forget (self->session);
      vei_keeper_set_state (self, VEI_KEEP_UNDECIDED, NULL);
    }
  else
    {
      vei_keeper_begin (self);
    }
  return gone;
}
