/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-session-private.h"

#include <glib/gi18n.h>

/* What is kept of the cases, and which of them is shown. */

/**
 * vei_session_get_store:
 * @self: a session
 *
 * Gets where the cases are kept. It may be locked: see vei_session_can_keep().
 *
 * Returns: (transfer none) (nullable): the store, or %NULL where nothing can
 *   be kept
 */
VeiCaseStore *
vei_session_get_store (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return self->keep_state != VEI_KEEP_DECLINED ? self->store : NULL;
}

/**
 * vei_session_can_keep:
 * @self: a session
 *
 * Tells whether the cases are unlocked and can be changed.
 *
 * Returns: %TRUE if what is saved now stays
 */
gboolean
vei_session_can_keep (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  return vei_session_get_store (self) != NULL && vei_case_store_is_unlocked (self->store) &&
         !vei_case_store_is_read_only (self->store) &&
         vei_case_store_get_damage (self->store) == NULL;
}

/**
 * vei_session_get_keep_state:
 * @self: a session
 *
 * Gets how what the person writes is kept.
 *
 * Returns: the state
 */
VeiKeepState
vei_session_get_keep_state (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), VEI_KEEP_UNKNOWN);

  return self->keep_state;
}

/**
 * vei_session_set_keep_state:
 * @self: a session
 * @state: how what the person writes is kept
 *
 * Says that it is kept in another way. To be called by whoever opens and
 * unlocks the store.
 */
void
vei_session_set_keep_state (VeiSession   *self,
                            VeiKeepState  state)
{
  g_return_if_fail (VEI_IS_SESSION (self));

  if (self->keep_state == state)
    return;
  self->keep_state = state;
  vei_session_store_changed (self);
  vei_session_emit (self, VEI_SESSION_CHANGED);
}

/**
 * vei_session_is_adviser:
 * @self: a session
 *
 * Tells whether the person helps others, and has many cases.
 *
 * Returns: %TRUE if the window shows the list of cases
 */
gboolean
vei_session_is_adviser (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  return self->adviser;
}

/**
 * vei_session_set_adviser:
 * @self: a session
 * @adviser: whether the person helps others
 *
 * Says whether the person helps others. Emits [signal@Session::store-changed]
 * and [signal@Session::changed].
 */
void
vei_session_set_adviser (VeiSession *self,
                         gboolean    adviser)
{
  g_return_if_fail (VEI_IS_SESSION (self));

  if (self->adviser == adviser)
    return;
  self->adviser = adviser;
  vei_session_store_changed (self);
  vei_session_emit (self, VEI_SESSION_CHANGED);
}

/**
 * vei_session_get_case_id:
 * @self: a session
 *
 * Gets which case of the store is shown.
 *
 * Returns: its id, or 0 where it is not in the store yet
 */
gint64
vei_session_get_case_id (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), 0);

  return self->saver != NULL ? vei_case_saver_get_id (self->saver) : 0;
}

/**
 * vei_session_show_case:
 * @self: a session
 * @shown: the case to show from now on
 * @id: its id in the store, or 0 where it is not there yet
 *
 * Shows another case, and saves its changes from now on. What has not been
 * saved of the one before is dropped: call vei_session_save() first.
 */
void
vei_session_show_case (VeiSession *self,
                       VeiCase    *shown,
                       gint64      id)
{
  g_return_if_fail (VEI_IS_SESSION (self));
  g_return_if_fail (VEI_IS_CASE (shown));

  vei_session_take_case (self, shown, id);
  vei_session_emit (self, VEI_SESSION_CASE_OPENED);
  vei_session_emit (self, VEI_SESSION_CHANGED);
}

/**
 * vei_session_forget:
 * @self: a session
 *
 * Lets the case leave the screen without saving it: an empty one is shown.
 */
void
vei_session_forget (VeiSession *self)
{
  g_autoptr (VeiCase) empty = NULL;

  g_return_if_fail (VEI_IS_SESSION (self));

  g_clear_pointer (&self->save_error, g_free);
  empty = vei_case_new (self->knowledge);
  vei_session_show_case (self, empty, 0);
}

/**
 * vei_session_open_case:
 * @self: a session
 * @id: the id of a case
 * @error: return location for an error, or %NULL
 *
 * Saves the case that is shown, and shows another one of the store.
 *
 * Fails as vei_session_save() and vei_case_store_load() do; the case is then
 * shown as before.
 *
 * Returns: %TRUE if the case is shown
 */
gboolean
vei_session_open_case (VeiSession  *self,
                       gint64       id,
                       GError     **error)
{
  g_autoptr (VeiCase) opened = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (!vei_session_save (self, error))
    return FALSE;
  opened = vei_case_store_load (self->store, id, error);
  if (opened == NULL)
    return FALSE;
  vei_session_show_case (self, opened, id);
  return TRUE;
}

/**
 * vei_session_new_case:
 * @self: a session
 * @error: return location for an error, or %NULL
 *
 * Saves the case that is shown, adds an empty one of a member to the store,
 * and shows it.
 *
 * Fails as vei_session_save() and vei_case_store_add() do.
 *
 * Returns: the id of the new case, or 0
 */
gint64
vei_session_new_case (VeiSession  *self,
                      GError     **error)
{
  g_autoptr (VeiCase) empty = NULL;
  gint64 id;

  g_return_val_if_fail (VEI_IS_SESSION (self), 0);
  g_return_val_if_fail (self->store != NULL, 0);

  if (!vei_session_save (self, error))
    return 0;
  empty = vei_case_new (self->knowledge);
  id = vei_case_store_add (self->store, empty, 0, error);
  if (id != 0)
    vei_session_show_case (self, empty, id);
  return id;
}

/**
 * vei_session_add_log:
 * @self: a session
 * @what: what happened, in a sentence
 * @error: return location for an error, or %NULL
 *
 * Adds a line with the time of now to the log of the case that is shown. Where
 * nothing is kept, the line stands in the case only.
 *
 * Fails as vei_case_store_add_log() does.
 *
 * Returns: %TRUE if the line is there
 */
gboolean
vei_session_add_log (VeiSession  *self,
                     const char  *what,
                     GError     **error)
{
  gint64 id;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (what != NULL, FALSE);

  if (!vei_session_can_keep (self))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      vei_case_add_log (self->current_case, now, what);
      return TRUE;
    }
  id = vei_case_saver_ensure (self->saver, error);
  return id != 0 && vei_case_store_add_log (self->store, id, what, error);
}

/**
 * vei_session_store_changed:
 * @self: a session
 *
 * Emits [signal@Session::store-changed]. To be called after the list of the
 * cases was changed in another way than through the session.
 */
void
vei_session_store_changed (VeiSession *self)
{
  g_return_if_fail (VEI_IS_SESSION (self));

  vei_session_emit (self, VEI_SESSION_STORE_CHANGED);
}

/**
 * vei_session_has_unsaved:
 * @self: a session
 *
 * Tells whether something of the case that is shown waits to be saved.
 *
 * Returns: %TRUE if something is not in the store yet
 */
gboolean
vei_session_has_unsaved (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  return self->saver != NULL && vei_case_saver_is_dirty (self->saver);
}

/**
 * vei_session_save:
 * @self: a session
 * @error: return location for an error, or %NULL
 *
 * Saves the case now. Does nothing where nothing has changed, and where
 * nothing is to be kept. A failure is also kept for
 * vei_session_get_save_error(), until a later save succeeds.
 *
 * Fails as vei_case_store_save() does, and with %VEI_STORE_ERROR_NOT_FOUND
 * while nobody has said how the case is to be kept.
 *
 * Returns: %TRUE if the case is saved
 */
gboolean
vei_session_save (VeiSession  *self,
                  GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  if (!vei_session_has_unsaved (self) || self->keep_state == VEI_KEEP_DECLINED)
    return TRUE;
  if (self->keep_state == VEI_KEEP_UNKNOWN || self->keep_state == VEI_KEEP_UNDECIDED)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND,
                           _("You have not chosen yet how your answers are kept."));
      return FALSE;
    }
  if (vei_case_saver_flush (self->saver, &local_error))
    {
      vei_session_set_save_error (self, NULL);
      return TRUE;
    }

  vei_session_set_save_error (self, local_error->message);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * vei_session_keep_case:
 * @self: a session whose store has just been unlocked
 * @id: the id under which the case that is shown stands in the store, or 0
 *   where it is not there yet
 * @error: return location for an error, or %NULL
 *
 * Goes on with the case that is shown, together with what has not been saved
 * of it. Fails as vei_session_save() does.
 *
 * Returns: %TRUE if the case is saved
 */
gboolean
vei_session_keep_case (VeiSession  *self,
                       gint64       id,
                       GError     **error)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->saver != NULL, FALSE);

  vei_case_saver_set_id (self->saver, id);
  return vei_session_save (self, error);
}
