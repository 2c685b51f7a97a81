/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-case-store-private.h"

#define LOCK_NAME "cases.lock"

/* ---- One process at a time ---- */

static void
set_held_error (int       fd,
                GError  **error)
{
  char text[64] = "";
  gint64 pid = 0, since = 0;
  g_autoptr(GDateTime) when = NULL;
  g_autofree char *clock = NULL;

  if (pread (fd, text, sizeof text - 1, 0) > 0)
    {
      char *end;

      pid = g_ascii_strtoll (text, &end, 10);
      since = g_ascii_strtoll (end, NULL, 10);
    }
  when = since > 0 ? g_date_time_new_from_unix_local (since) : NULL;
  clock = when != NULL ? g_date_time_format (when, "%H:%M") : NULL;
  if (clock != NULL)
    g_set_error (error, VEI_STORE_ERROR, VEI_STORE_ERROR_BUSY,
                 /* Translators: %d is the number of a process, %s a time of day. */
                 _("The cases are open in another window already (process %d, since %s). Go on "
                   "there, or close it first."), (int) pid, clock);
  else
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_BUSY,
                         _("The cases are open in another window already. Go on there, or close "
                           "it first."));
}

/*
 * vei_case_store_take_lock:
 * @self: a store
 * @error: return location for an error
 *
 * Takes the right to have the cases open. Where nothing can be written,
 * nobody needs it.
 *
 * Returns: whether it is held, or not needed
 */
gboolean
vei_case_store_take_lock (VeiCaseStore  *self,
                          GError       **error)
{
  g_autofree char *path = g_build_filename (self->directory, LOCK_NAME, NULL);
  g_autofree char *who = NULL;
  int fd;

  if (self->lock_fd >= 0)
    return TRUE;
  fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return TRUE;
  /* A disk that knows no locks must not keep anybody from their cases. */
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR))
    {
      set_held_error (fd, error);
      (void) close (fd);
      return FALSE;
    }
  who = g_strdup_printf ("%d %" G_GINT64_FORMAT "\n", (int) getpid (),
                         g_get_real_time () / G_USEC_PER_SEC);
  /* Only a help for whoever is told; a full disk is found out elsewhere. */
  if (ftruncate (fd, 0) == 0 && pwrite (fd, who, strlen (who), 0) < 0)
    g_debug ("who holds the cases could not be written");
  self->lock_fd = fd;
  return TRUE;
}

/*
 * vei_case_store_drop_lock:
 * @self: a store
 *
 * Gives up the right to have the cases open.
 */
void
vei_case_store_drop_lock (VeiCaseStore *self)
{
  if (self->lock_fd >= 0)
    {
      if (ftruncate (self->lock_fd, 0) != 0)
        g_debug ("who held the cases could not be removed");
      (void) close (self->lock_fd);
    }
  self->lock_fd = -1;
}

/* ---- Opening ---- */

/**
 * vei_case_store_exists:
 * @self: a store
 *
 * Finds out whether there are sealed cases, whatever state they are in.
 *
 * Returns: whether there are
 */
gboolean
vei_case_store_exists (VeiCaseStore *self)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return g_file_test (self->path, G_FILE_TEST_EXISTS);
}

/*
 * vei_case_store_read_wrapped:
 * @db: a database
 * @error: return location for an error
 *
 * Reads its wrapped key.
 *
 * Returns: (transfer full): the wrapped key, sound
 */
GBytes *
vei_case_store_read_wrapped (VeiCaseDb  *db,
                             GError    **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(GBytes) wrapped
    = vei_case_db_get (db, VEI_TABLE_META, VEI_META_KEY, &cause);

  if (wrapped == NULL && !g_error_matches (cause, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (wrapped == NULL)
    wrapped = g_bytes_new (NULL, 0);
  return vei_key_wrap_read (wrapped, NULL, NULL, NULL, error) ? g_steal_pointer (&wrapped) : NULL;
}

/* What was saved last may stand in the journal, and only one that writes may
 * read that.
 */
static gboolean
may_read_alone (VeiCaseStore *self)
{
  g_autofree char *journal = g_strconcat (self->path, "-wal", NULL);
  GStatBuf file;

  return g_stat (journal, &file) != 0 || file.st_size == 0;
}

/*
 * vei_case_store_open_db:
 * @self: a closed store
 * @error: return location for an error
 *
 * Opens the database; it stays locked.
 *
 * Returns: whether it is open
 */
gboolean
vei_case_store_open_db (VeiCaseStore  *self,
                        GError       **error)
{
  g_autoptr(GError) cause = NULL;

  self->read_only = FALSE;
  self->db = vei_case_db_open (self->path, VEI_DB_WRITE, &cause);
  if (self->db == NULL
      && g_error_matches (cause, VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY)
      && may_read_alone (self))
    {
      g_clear_error (&cause);
      self->db = vei_case_db_open (self->path, VEI_DB_READ, &cause);
      self->read_only = TRUE;
    }
  if (self->db != NULL)
    self->wrapped = vei_case_store_read_wrapped (self->db, &cause);
  if (self->wrapped != NULL)
    return TRUE;
  g_clear_pointer (&self->db, vei_case_db_close);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * vei_case_store_open:
 * @self: a closed store
 * @error: return location for an error
 *
 * Opens the cases; they stay locked. Does nothing where they are open.
 *
 * Fails with %VEI_STORE_ERROR_NOT_FOUND if there are none,
 * %VEI_STORE_ERROR_BUSY if another process has them open (the message says
 * which), %VEI_STORE_ERROR_NEWER if a newer version saved them,
 * %VEI_STORE_ERROR_DAMAGED, or what else the disk says. Nothing is changed.
 *
 * Returns: whether they are open
 */
gboolean
vei_case_store_open (VeiCaseStore  *self,
                     GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (!self->busy, FALSE);

  if (self->wrapped != NULL)
    return TRUE;
  if (!vei_case_store_exists (self))
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND,
                           _("There are no encrypted cases yet. Choose how to lock them first."));
      return FALSE;
    }
  if (!vei_seal_init (error) || !vei_case_store_take_lock (self, error))
    return FALSE;
  if (vei_case_store_open_db (self, error))
    return TRUE;
  vei_case_store_drop_lock (self);
  return FALSE;
}

/**
 * vei_case_store_get_method:
 * @self: an open store
 *
 * Gets what it is locked with.
 *
 * Returns: a passphrase or the keyring
 */
VeiKeyMethod
vei_case_store_get_method (VeiCaseStore *self)
{
  VeiKeyMethod method = VEI_KEY_METHOD_PASSPHRASE;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), method);
  g_return_val_if_fail (self->wrapped != NULL, method);

  (void) vei_key_wrap_read (self->wrapped, &method, NULL, NULL, NULL);
  return method;
}

/*
 * vei_case_store_find_key:
 * @self: a store
 * @wrapped: a wrapped key
 * @passphrase: (nullable): the passphrase, where it has one
 * @cancellable: (nullable): to stop waiting for the keyring
 * @error: return location for an error
 *
 * Unwraps a key. May run in a thread.
 *
 * Returns: (transfer full): the key
 */
VeiSealKey *
vei_case_store_find_key (VeiCaseStore  *self,
                         GBytes        *wrapped,
                         const char    *passphrase,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(VeiSealKey) with = NULL;
  guint8 id[VEI_KEY_ID_BYTES];
  VeiKeyMethod method;

  if (!vei_key_wrap_read (wrapped, &method, NULL, id, error))
    return NULL;
  if (method == VEI_KEY_METHOD_PASSPHRASE)
    return vei_key_unwrap_passphrase (wrapped, passphrase != NULL ? passphrase : "", error);
  with = self->keyring->find (self->keyring->data, id, cancellable, error);
  return with != NULL ? vei_key_unwrap_key (wrapped, with, error) : NULL;
}

/* One knowledge can assess in one thread at a time: a thread has its own. */
static gboolean
load_vault (VeiCaseStore  *self,
            VeiSealKey    *key,
            VeiKnowledge  *knowledge,
            GError       **error)
{
  VeiCaseVault *vault = vei_case_vault_new (g_steal_pointer (&self->db), key, knowledge);

  if (vei_case_vault_migrate (vault, error) && vei_case_vault_load (vault, error))
    {
      g_set_object (&vault->knowledge, self->knowledge);
      self->vault = vault;
      return TRUE;
    }
  /* Locked again, as it was. */
  self->db = g_steal_pointer (&vault->db);
  vei_case_vault_free (vault);
  return FALSE;
}

static gboolean
unlock (VeiCaseStore  *self,
        VeiKnowledge  *knowledge,
        const char    *passphrase,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(VeiSealKey) key = NULL;

  if (self->vault != NULL)
    return TRUE;
  key = vei_case_store_find_key (self, self->wrapped, passphrase, cancellable, error);
  return key != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && load_vault (self, key, knowledge, error);
}

/* What was deleted before a crash is wiped now; nobody can undo it any more. */
static void
finish_unlocking (VeiCaseStore *self)
{
  vei_case_store_note_activity (self);
  if (!self->read_only && self->vault->damage == NULL)
    (void) vei_case_store_wipe_deleted (self, NULL);
  vei_case_store_changed (self);
}

/**
 * vei_case_store_unlock:
 * @self: an open store
 * @passphrase: (nullable): the passphrase; not used with the keyring
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Unlocks the cases and makes the list. Blocks for most of a second, and in
 * addition for as long as a keyring waits for the person.
 *
 * Where some cases are damaged, the others are there; see
 * vei_case_store_get_damage(). An earlier schema is made that of today.
 *
 * Fails with %VEI_STORE_ERROR_WRONG_KEY, %VEI_STORE_ERROR_KEYRING,
 * %VEI_STORE_ERROR_NOT_FOUND if the keyring has no such key,
 * %VEI_STORE_ERROR_MEMORY, or what the disk says. Nothing is changed then.
 *
 * Returns: whether they are unlocked
 */
gboolean
vei_case_store_unlock (VeiCaseStore  *self,
                       const char    *passphrase,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (self->wrapped != NULL && !self->busy, FALSE);

  if (!unlock (self, self->knowledge, passphrase, cancellable, error))
    return FALSE;
  finish_unlocking (self);
  return TRUE;
}

static void
unlock_thread_cb (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  VeiCaseStore *self = VEI_CASE_STORE (source);
  g_autoptr(VeiKnowledge) knowledge = NULL;
  GError *error = NULL;

  knowledge = vei_knowledge_new (vei_knowledge_get_pack (self->knowledge), &error);
  if (knowledge != NULL && unlock (self, knowledge, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vei_case_store_unlock_async:
 * @self: an open store
 * @passphrase: (nullable): the passphrase; not used with the keyring
 * @cancellable: (nullable): to stop
 * @callback: (scope async): called when it is done
 * @data: (closure): for @callback
 *
 * Unlocks the cases without holding up the window; see
 * vei_case_store_unlock(). Until it is done, nothing else may be done with the
 * store.
 */
void
vei_case_store_unlock_async (VeiCaseStore        *self,
                             const char          *passphrase,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (VEI_IS_CASE_STORE (self));
  g_return_if_fail (self->wrapped != NULL && !self->busy);

  self->busy = TRUE;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, vei_case_store_unlock_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (passphrase), (GDestroyNotify) vei_case_store_free_passphrase);
  g_task_run_in_thread (task, unlock_thread_cb);
}

/**
 * vei_case_store_unlock_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_case_store_unlock_async().
 *
 * Returns: whether the cases are unlocked
 */
gboolean
vei_case_store_unlock_finish (VeiCaseStore  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  self->busy = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  finish_unlocking (self);
  return TRUE;
}
