/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "store/vei-case-store-private.h"

#define DB_NAME   "cases.db"

/**
 * VeiCaseStore:
 *
 * The cases of a user, sealed in one database that only its owner can read.
 *
 * A store is closed, then open and locked, then unlocked: only then is the key
 * in memory, and the list. One process at a time has it open. Whatever happens
 * to the machine, a change that was saved stays saved. Main thread only, but
 * for what a thread of its own does until it finishes.
 *
 * |[<!-- language="C" -->
 * g_autoptr(VeiCaseStore) store = vei_case_store_new (NULL, knowledge, NULL);
 *
 * if (vei_case_store_open (store, &error)
 *     && vei_case_store_unlock (store, passphrase, NULL, &error))
 *   ids = vei_case_store_query (store, &query);
 * ]|
 */
G_DEFINE_FINAL_TYPE (VeiCaseStore, vei_case_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
vei_case_store_dispose (GObject *object)
{
  vei_case_store_close (VEI_CASE_STORE (object));

  G_OBJECT_CLASS (vei_case_store_parent_class)->dispose (object);
}

static void
vei_case_store_finalize (GObject *object)
{
  VeiCaseStore *self = VEI_CASE_STORE (object);

  g_object_unref (self->knowledge);
  g_free (self->directory);
  g_free (self->path);

  G_OBJECT_CLASS (vei_case_store_parent_class)->finalize (object);
}

static void
vei_case_store_class_init (VeiCaseStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_case_store_dispose;
  object_class->finalize = vei_case_store_finalize;

  /**
   * VeiCaseStore::changed:
   *
   * Emitted when the list is another: entries and ids are to be asked for again.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiCaseStore::locked:
   *
   * Emitted when the cases have been locked: whatever shows one must stop.
   */
  signals[SIGNAL_LOCKED] = g_signal_new ("locked", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_case_store_init (VeiCaseStore *self)
{
  self->lock_fd = -1;
  self->cost = vei_key_cost_moderate;
}

/**
 * vei_case_store_new:
 * @directory: (type filename) (nullable): where the cases are kept, or %NULL
 *   for the program's own folder in the user's data folder
 * @knowledge: what cases are read and judged with
 * @keyring: (nullable): where a key is kept, or %NULL for that of the desktop;
 *   must live as long as the store
 *
 * Creates a store, closed. Nothing is read or written yet.
 *
 * Returns: (transfer full): the store
 */
VeiCaseStore *
vei_case_store_new (const char       *directory,
                    VeiKnowledge     *knowledge,
                    const VeiKeyring *keyring)
{
  VeiCaseStore *self;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_CASE_STORE, NULL);
  self->knowledge = g_object_ref (knowledge);
  self->keyring = keyring != NULL ? keyring : vei_keyring_get_desktop ();
  self->directory = directory != NULL
                    ? g_strdup (directory)
                    : g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, NULL);
  self->path = g_build_filename (self->directory, DB_NAME, NULL);
  return self;
}

/**
 * vei_case_store_get_directory:
 * @self: a store
 *
 * Gets where the cases are kept, whether it is there yet or not.
 *
 * Returns: (transfer none) (type filename): the folder
 */
const char *
vei_case_store_get_directory (VeiCaseStore *self)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), NULL);

  return self->directory;
}

/**
 * vei_case_store_set_knowledge:
 * @self: a store
 * @knowledge: what cases are read and judged with from now on
 *
 * Goes on with other knowledge, unlocked or not. What the list says of a case
 * stays until the case is saved or judged again: see vei_rejudge_async().
 */
void
vei_case_store_set_knowledge (VeiCaseStore *self,
                              VeiKnowledge *knowledge)
{
  g_return_if_fail (VEI_IS_CASE_STORE (self));
  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge));

  g_set_object (&self->knowledge, knowledge);
  if (self->vault != NULL)
    g_set_object (&self->vault->knowledge, knowledge);
}

/*
 * vei_case_store_set_cost:
 * @self: a store
 * @cost: what guessing a new passphrase is to cost
 *
 * Makes passphrases cheaper. For tests alone.
 */
void
vei_case_store_set_cost (VeiCaseStore     *self,
                         const VeiKeyCost *cost)
{
  self->cost = *cost;
}

/*
 * vei_case_store_changed:
 * @self: a store
 *
 * Emits [signal@CaseStore::changed].
 */
void
vei_case_store_changed (VeiCaseStore *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- Locking ---- */

/**
 * vei_case_store_lock:
 * @self: a store
 *
 * Locks the cases: wipes the key and forgets the list. Cases that somebody
 * still holds must be saved before. What was deleted is wiped.
 */
void
vei_case_store_lock (VeiCaseStore *self)
{
  g_return_if_fail (VEI_IS_CASE_STORE (self));
  g_return_if_fail (!self->busy);

  if (self->vault == NULL)
    return;
  if (self->wipe_timer != 0)
    (void) vei_case_store_wipe_deleted (self, NULL);
  g_clear_handle_id (&self->wipe_timer, g_source_remove);
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  self->db = g_steal_pointer (&self->vault->db);
  g_clear_pointer (&self->vault, vei_case_vault_free);
  g_signal_emit (self, signals[SIGNAL_LOCKED], 0);
}

/**
 * vei_case_store_close:
 * @self: a store
 *
 * Locks and closes the cases, so that another process may open them.
 */
void
vei_case_store_close (VeiCaseStore *self)
{
  g_return_if_fail (VEI_IS_CASE_STORE (self));

  vei_case_store_lock (self);
  g_clear_pointer (&self->db, vei_case_db_close);
  g_clear_pointer (&self->wrapped, g_bytes_unref);
  vei_case_store_drop_lock (self);
}

static gboolean
idle_timeout_cb (gpointer data)
{
  VeiCaseStore *self = data;
  gint64 idle = (g_get_monotonic_time () - self->last_activity) / G_USEC_PER_SEC;
  gint64 left = (gint64) self->idle_minutes * 60 - idle;

  self->idle_timer = 0;
  if (left > 0)
    self->idle_timer = g_timeout_add_seconds ((guint) left, idle_timeout_cb, self);
  else
    vei_case_store_lock (self);
  return G_SOURCE_REMOVE;
}

/**
 * vei_case_store_note_activity:
 * @self: a store
 *
 * Says that somebody is there, so that the time until locking begins anew.
 */
void
vei_case_store_note_activity (VeiCaseStore *self)
{
  g_return_if_fail (VEI_IS_CASE_STORE (self));

  self->last_activity = g_get_monotonic_time ();
  if (self->idle_timer == 0 && self->idle_minutes > 0 && self->vault != NULL)
    self->idle_timer = g_timeout_add_seconds (self->idle_minutes * 60, idle_timeout_cb, self);
}

/**
 * vei_case_store_set_idle_minutes:
 * @self: a store
 * @minutes: after how many minutes the cases lock by themselves; 0: never
 *
 * Sets when the cases lock by themselves.
 */
void
vei_case_store_set_idle_minutes (VeiCaseStore *self,
                                 guint         minutes)
{
  g_return_if_fail (VEI_IS_CASE_STORE (self));

  self->idle_minutes = minutes;
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  vei_case_store_note_activity (self);
}

/**
 * vei_case_store_is_open:
 * @self: a store
 *
 * Finds out whether the file of the cases is open, locked or not.
 *
 * Returns: whether it is
 */
gboolean
vei_case_store_is_open (VeiCaseStore *self)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return self->wrapped != NULL;
}

/**
 * vei_case_store_is_unlocked:
 * @self: a store
 *
 * Finds out whether cases can be read now.
 *
 * Returns: whether they can
 */
gboolean
vei_case_store_is_unlocked (VeiCaseStore *self)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return !self->busy && self->vault != NULL;
}

/**
 * vei_case_store_is_read_only:
 * @self: an open store
 *
 * Finds out whether the disk lets nothing be saved.
 *
 * Returns: whether cases can only be read
 */
gboolean
vei_case_store_is_read_only (VeiCaseStore *self)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return self->read_only;
}

/**
 * vei_case_store_get_damage:
 * @self: an unlocked store
 *
 * Finds out whether something is missing or damaged. Then cases can be read,
 * and nothing is saved.
 *
 * Returns: (transfer none) (nullable): what to tell the person, or %NULL
 */
const GError *
vei_case_store_get_damage (VeiCaseStore *self)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), NULL);

  return self->vault != NULL ? self->vault->damage : NULL;
}

/*
 * vei_case_store_get_vault:
 * @self: a store
 * @to_write: whether something is to be saved
 * @error: return location for an error
 *
 * Gets what is unlocked. Fails with %VEI_STORE_ERROR_LOCKED and
 * %VEI_STORE_ERROR_READ_ONLY.
 *
 * Returns: (transfer none): the vault
 */
VeiCaseVault *
vei_case_store_get_vault (VeiCaseStore  *self,
                          gboolean       to_write,
                          GError       **error)
{
  if (self->busy || self->vault == NULL)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED,
                         _("The cases are locked. Unlock them and try again."));
  else if (to_write && self->read_only)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY,
                         _("The folder of the cases can only be read, so nothing can be saved. "
                           "Ask whoever looks after this computer to let you write there."));
  else
    return self->vault;
  return NULL;
}
