/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/keep/vei-keeper-private.h"

#include <glib/gi18n.h>

/* After how many minutes the cases lock, where the setting leaves it open. With
 * a keyring, whoever sits there could open them again at once. */
#define IDLE_ADVISER    10
#define IDLE_PASSPHRASE 15
#define IDLE_KEYRING    0
/* How often it is looked whether it is time to lock, in seconds. */
#define IDLE_LOOK       15
/* How often it is looked whether a backup of today is there, in seconds. */
#define BACKUP_LOOK     (60 * 60)
/* How long after unlocking the backup begins, in seconds. */
#define BACKUP_WAIT     3

/**
 * VeiKeeper:
 *
 * Opens, unlocks, makes and locks the store of a session, and tells the
 * session what is in it.
 *
 * Whatever goes wrong is a sentence in vei_keeper_get_problem(), and the
 * person can go on without. The application owns it. Main thread only.
 *
 * |[<!-- language="C" -->
 * g_autoptr(VeiKeeper) keeper = vei_keeper_new (session, store, settings);
 *
 * vei_keeper_begin (keeper);
 * ]|
 */
G_DEFINE_FINAL_TYPE (VeiKeeper, vei_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/*
 * vei_keeper_set_state:
 * @self: a keeper
 * @state: how things are kept
 * @problem: (transfer full) (nullable): what is in the way, or %NULL
 *
 * Says how things are kept now.
 */
void
vei_keeper_set_state (VeiKeeper    *self,
                      VeiKeepState  state,
                      GError       *problem)
{
  g_clear_error (&self->problem);
  self->problem = problem;
  vei_session_set_keep_state (self->session, state);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_notice (VeiKeeper  *self,
            const char *text)
{
  g_free (self->notice);
  self->notice = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static char *
dup_plain_path (VeiKeeper *self)
{
  g_autoptr (VeiPlainFile) plain = vei_plain_file_new (vei_case_store_get_directory (self->store));

  return g_strdup (vei_plain_file_get_path (plain));
}

static gboolean
plain_exists (VeiKeeper *self)
{
  g_autofree char *path = dup_plain_path (self);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_declined (VeiKeeper *self)
{
  g_autofree char *keeping = NULL;

  if (self->settings == NULL)
    return FALSE;
  keeping = g_settings_get_string (self->settings, "keeping");
  return g_str_equal (keeping, "nothing");
}

/*
 * vei_keeper_remember_declined:
 * @self: a keeper
 * @declined: whether the person wants nothing kept
 *
 * Remembers it for the next start.
 */
void
vei_keeper_remember_declined (VeiKeeper *self,
                              gboolean   declined)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "keeping", declined ? "nothing" : "");
}

/* ---- After unlocking ---- */

static void
import_plain (VeiKeeper *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->plain);
  if (!plain_exists (self))
    return;
  if (vei_case_store_import_plain (self->store, &error) == 0 && error != NULL)
    set_notice (self, error->message);
}

/* What was written while the cases were locked goes into the person's own. */
static void
join_unsaved (VeiKeeper *self,
              gint64     own)
{
  gint64 id = vei_case_store_add (self->store, vei_session_get_case (self->session), 0, NULL);

  if (id != 0)
    (void) vei_case_store_merge (self->store, own, id, NULL, NULL);
}

static void
show_first_case (VeiKeeper *self,
                 gboolean   writable)
{
  const char *uuid = vei_case_get_id (vei_session_get_case (self->session));
  gint64 shown = vei_case_store_find_uuid (self->store, uuid);
  gint64 own = vei_case_store_get_own (self->store);
  gboolean unsaved = writable && vei_session_has_unsaved (self->session);
  g_autoptr (VeiCase) loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (writable && (shown != 0 || (unsaved && own == 0)))
    {
      (void) vei_session_keep_case (self->session, shown, NULL);
      return;
    }
  if (unsaved)
    join_unsaved (self, own);
  if (self->last_id != 0 && vei_case_store_get_entry (self->store, self->last_id) != NULL)
    own = self->last_id;
  self->last_id = 0;
  if (own == 0)
    return;
  loaded = vei_case_store_load (self->store, own, &error);
  if (loaded != NULL)
    vei_session_show_case (self->session, loaded, own);
  else
    set_notice (self, error->message);
}

static gboolean
idle_cb (gpointer data)
{
  VeiKeeper *self = data;

  g_assert (VEI_IS_KEEPER (self));

  vei_keeper_look_for_idle (self, g_get_monotonic_time ());
  return G_SOURCE_CONTINUE;
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  /* The person has lost nothing yet; the settings show the newest backup. */
  if (!vei_case_store_back_up_daily_finish (VEI_CASE_STORE (source), result, &error))
    g_debug ("no backup: %s", error->message);
}

static gboolean
backup_cb (gpointer data)
{
  VeiKeeper *self = data;

  g_assert (VEI_IS_KEEPER (self));

  self->backup_source = g_timeout_add_seconds (BACKUP_LOOK, backup_cb, self);
  if (vei_session_can_keep (self->session) && vei_case_store_get_n_cases (self->store) > 0)
    vei_case_store_back_up_daily_async (self->store, self->cancellable, backed_up_cb, NULL);
  return G_SOURCE_REMOVE;
}

/*
 * vei_keeper_start_clocks:
 * @self: a keeper whose store is unlocked
 *
 * Begins to look whether it is time to lock, and to back up.
 */
void
vei_keeper_start_clocks (VeiKeeper *self)
{
  vei_keeper_note_activity (self);
  if (self->idle_source == 0)
    self->idle_source = g_timeout_add_seconds (IDLE_LOOK, idle_cb, self);
  g_clear_handle_id (&self->backup_source, g_source_remove);
  self->backup_source = g_timeout_add_seconds (BACKUP_WAIT, backup_cb, self);
}

/*
 * vei_keeper_stop_clocks:
 * @self: a keeper
 *
 * Looks no longer.
 */
void
vei_keeper_stop_clocks (VeiKeeper *self)
{
  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_clear_handle_id (&self->backup_source, g_source_remove);
}

/*
 * vei_keeper_take_over:
 * @self: a keeper whose store has just been unlocked
 *
 * Tells the session what is in the store, and shows the case to go on with.
 */
void
vei_keeper_take_over (VeiKeeper *self)
{
  const GError *damage = vei_case_store_get_damage (self->store);
  gboolean writable = damage == NULL && !vei_case_store_is_read_only (self->store);
  GError *problem = NULL;

  if (damage != NULL)
    problem = g_error_copy (damage);
  else if (!writable)
    problem = g_error_new_literal (VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY,
                                   _("The folder of the cases can only be read, so nothing can "
                                     "be saved. Ask whoever looks after this computer to let "
                                     "you write there."));
  vei_keeper_remember_declined (self, FALSE);
  g_clear_error (&self->problem);
  self->problem = problem;
  if (writable)
    import_plain (self);
  vei_session_set_keep_state (self->session, VEI_KEEP_OPEN);
  show_first_case (self, writable);
  vei_keeper_start_clocks (self);
  /* Last: whoever waits for it goes on with the case that is shown now. */
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- Opening ---- */

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (VeiKeeper) self = data;
  GError *error = NULL;

  if (vei_case_store_unlock_finish (self->store, result, &error))
    vei_keeper_take_over (self);
  else
    vei_keeper_set_state (self, VEI_KEEP_LOCKED, error);
}

static void
open_plain (VeiKeeper *self)
{
  g_autoptr (VeiPlainFile) plain = vei_plain_file_new (vei_case_store_get_directory (self->store));
  g_autoptr (VeiCase) own_case = NULL;
  GError *error = NULL;

  own_case = vei_plain_file_load (plain, vei_session_get_knowledge (self->session), &error);
  if (own_case != NULL)
    {
      g_set_object (&self->plain, plain);
      vei_session_show_case (self->session, own_case, 0);
      vei_keeper_set_state (self, VEI_KEEP_UNDECIDED, NULL);
      return;
    }
  /* A damaged one has been set aside, and nothing hinders a new beginning. */
  if (error->domain == VEI_DATA_ERROR && !plain_exists (self))
    {
      vei_keeper_set_state (self, VEI_KEEP_UNDECIDED, NULL);
      set_notice (self, error->message);
      g_error_free (error);
      return;
    }
  vei_keeper_set_state (self, VEI_KEEP_FAILED, error);
}

/**
 * vei_keeper_begin:
 * @self: a keeper
 *
 * Looks what is kept, and unlocks it where the keyring has the key. Also tries
 * again after something was in the way.
 */
void
vei_keeper_begin (VeiKeeper *self)
{
  GError *error = NULL;

  g_return_if_fail (VEI_IS_KEEPER (self));

  if (vei_session_get_keep_state (self->session) == VEI_KEEP_WORKING ||
      vei_case_store_is_unlocked (self->store))
    return;
  if (!vei_case_store_exists (self->store))
    {
      if (self->plain == NULL && plain_exists (self))
        open_plain (self);
      else
        vei_keeper_set_state (self, has_declined (self) ? VEI_KEEP_DECLINED : VEI_KEEP_UNDECIDED, NULL);
      return;
    }
  if (!vei_case_store_open (self->store, &error))
    vei_keeper_set_state (self, VEI_KEEP_FAILED, error);
  else if (vei_case_store_get_method (self->store) == VEI_KEY_METHOD_KEYRING)
    vei_keeper_unlock (self, NULL);
  else
    vei_keeper_set_state (self, VEI_KEEP_LOCKED, NULL);
}

/**
 * vei_keeper_unlock:
 * @self: a keeper whose store is open and locked
 * @passphrase: (nullable): the passphrase, or %NULL with the keyring
 *
 * Unlocks the cases without holding up the window, and shows the one that was
 * shown last, or the person's own.
 */
void
vei_keeper_unlock (VeiKeeper  *self,
                   const char *passphrase)
{
  GError *error = NULL;

  g_return_if_fail (VEI_IS_KEEPER (self));

  if (vei_session_get_keep_state (self->session) == VEI_KEEP_WORKING ||
      vei_case_store_is_unlocked (self->store))
    return;
  if (!vei_case_store_open (self->store, &error))
    {
      vei_keeper_set_state (self, VEI_KEEP_FAILED, error);
      return;
    }
  vei_keeper_set_state (self, VEI_KEEP_WORKING, NULL);
  vei_case_store_unlock_async (self->store, passphrase, self->cancellable, unlocked_cb,
                               g_object_ref (self));
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (VeiKeeper) self = data;
  GError *error = NULL;

  if (vei_case_store_create_finish (self->store, result, &error))
    {
      vei_keeper_take_over (self);
      /* There is hardly anything in it yet, and there is one backup a day. */
      g_clear_handle_id (&self->backup_source, g_source_remove);
      self->backup_source = g_timeout_add_seconds (BACKUP_LOOK, backup_cb, self);
    }
  else
    vei_keeper_set_state (self, VEI_KEEP_UNDECIDED, error);
}

/**
 * vei_keeper_create:
 * @self: a keeper without a store
 * @passphrase: (nullable): what to lock the cases with, or %NULL for the
 *   keyring of the desktop
 *
 * Begins to keep what the person writes, without holding up the window.
 */
void
vei_keeper_create (VeiKeeper  *self,
                   const char *passphrase)
{
  g_return_if_fail (VEI_IS_KEEPER (self));

  if (vei_session_get_keep_state (self->session) == VEI_KEEP_WORKING)
    return;
  /* Another window has made them meanwhile. */
  if (vei_case_store_exists (self->store))
    {
      vei_keeper_begin (self);
      return;
    }
  vei_keeper_set_state (self, VEI_KEEP_WORKING, NULL);
  vei_case_store_create_async (self->store, passphrase, self->cancellable, created_cb,
                               g_object_ref (self));
}

/**
 * vei_keeper_decline:
 * @self: a keeper
 *
 * Keeps nothing from now on. Remembered, but where there is something already.
 */
void
vei_keeper_decline (VeiKeeper *self)
{
  g_return_if_fail (VEI_IS_KEEPER (self));

  if (!vei_case_store_exists (self->store) && self->plain == NULL)
    vei_keeper_remember_declined (self, TRUE);
  vei_keeper_set_state (self, VEI_KEEP_DECLINED, NULL);
}

/**
 * vei_keeper_reconsider:
 * @self: a keeper that keeps nothing
 *
 * Lets the person decide again.
 */
void
vei_keeper_reconsider (VeiKeeper *self)
{
  g_return_if_fail (VEI_IS_KEEPER (self));

  if (vei_session_get_keep_state (self->session) != VEI_KEEP_DECLINED)
    return;
  vei_keeper_remember_declined (self, FALSE);
  vei_keeper_set_state (self, VEI_KEEP_UNKNOWN, NULL);
  vei_keeper_begin (self);
}

/* ---- Locking ---- */

/**
 * vei_keeper_lock:
 * @self: a keeper
 * @error: return location for an error, or %NULL
 *
 * Saves the case and locks; the case leaves the screen. Does nothing where
 * nothing is unlocked. Fails as vei_session_save() does; nothing is locked
 * then.
 *
 * Returns: %TRUE if nothing can be read now
 */
gboolean
vei_keeper_lock (VeiKeeper  *self,
                 GError    **error)
{
  gint64 shown;

  g_return_val_if_fail (VEI_IS_KEEPER (self), FALSE);

  if (!vei_case_store_is_unlocked (self->store))
    return TRUE;
  if (!vei_session_save (self->session, error))
    return FALSE;
  shown = vei_session_get_case_id (self->session);
  vei_keeper_stop_clocks (self);
  vei_case_store_lock (self->store);
  self->last_id = shown;
  vei_keeper_set_state (self, VEI_KEEP_LOCKED, NULL);
  return TRUE;
}

/*
 * vei_keeper_look_for_idle:
 * @self: a keeper
 * @now: the monotonic time, in microseconds
 *
 * Locks where nobody has done anything for too long. What cannot be saved is
 * not given up for that.
 */
void
vei_keeper_look_for_idle (VeiKeeper *self,
                          gint64     now)
{
  gint64 minutes = vei_keeper_get_idle_minutes (self);

  if (minutes > 0 && now - self->last_activity >= minutes * 60 * G_USEC_PER_SEC)
    (void) vei_keeper_lock (self, NULL);
}

/**
 * vei_keeper_get_idle_minutes:
 * @self: a keeper
 *
 * Gets after how many minutes without a sign of life the cases lock.
 *
 * Returns: minutes; 0 for never
 */
int
vei_keeper_get_idle_minutes (VeiKeeper *self)
{
  int minutes = VEI_IDLE_AUTOMATIC;

  g_return_val_if_fail (VEI_IS_KEEPER (self), 0);

  if (self->settings != NULL)
    minutes = g_settings_get_int (self->settings, "idle-minutes");
  if (minutes != VEI_IDLE_AUTOMATIC)
    return minutes;
  if (vei_session_is_adviser (self->session))
    return IDLE_ADVISER;
  return vei_keeper_get_method (self) == VEI_KEY_METHOD_PASSPHRASE ? IDLE_PASSPHRASE
                                                                   : IDLE_KEYRING;
}

/**
 * vei_keeper_note_activity:
 * @self: a keeper
 *
 * Says that somebody is there, so that the time until locking begins anew.
 */
void
vei_keeper_note_activity (VeiKeeper *self)
{
  g_return_if_fail (VEI_IS_KEEPER (self));

  self->last_activity = g_get_monotonic_time ();
}

/* ---- Object ---- */

/**
 * vei_keeper_end:
 * @self: a keeper
 *
 * Lets go of the cases, so that another window may open them. To be called
 * after the case was saved.
 */
void
vei_keeper_end (VeiKeeper *self)
{
  g_return_if_fail (VEI_IS_KEEPER (self));

  vei_keeper_stop_clocks (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->plain);
  if (vei_session_get_keep_state (self->session) != VEI_KEEP_WORKING)
    vei_case_store_close (self->store);
}

static void
vei_keeper_dispose (GObject *object)
{
  VeiKeeper *self = VEI_KEEPER (object);

  vei_keeper_stop_clocks (self);
  g_clear_object (&self->plain);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (vei_keeper_parent_class)->dispose (object);
}

static void
vei_keeper_finalize (GObject *object)
{
  VeiKeeper *self = VEI_KEEPER (object);

  g_clear_error (&self->problem);
  g_free (self->notice);

  G_OBJECT_CLASS (vei_keeper_parent_class)->finalize (object);
}

static void
vei_keeper_class_init (VeiKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_keeper_dispose;
  object_class->finalize = vei_keeper_finalize;

  /**
   * VeiKeeper::changed:
   *
   * Emitted after what is in the way, or what there is to tell, has changed.
   * The state is that of the session.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_keeper_init (VeiKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vei_keeper_new:
 * @session: the session
 * @store: its store, closed or unlocked
 * @settings: (nullable): where it is remembered how to keep things; %NULL for
 *   nowhere
 *
 * Creates a keeper. Nothing is read yet.
 *
 * Returns: (transfer full): the new keeper
 */
VeiKeeper *
vei_keeper_new (VeiSession   *session,
                VeiCaseStore *store,
                GSettings    *settings)
{
  VeiKeeper *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_CASE_STORE (store), NULL);
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);

  self = g_object_new (VEI_TYPE_KEEPER, NULL);
  self->session = g_object_ref (session);
  self->store = g_object_ref (store);
  g_set_object (&self->settings, settings);
  return self;
}

/**
 * vei_keeper_dismiss_notice:
 * @self: a keeper
 *
 * Says that the person has read what there was to tell.
 */
void
vei_keeper_dismiss_notice (VeiKeeper *self)
{
  g_return_if_fail (VEI_IS_KEEPER (self));

  set_notice (self, NULL);
}
