/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <sodium.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-case-store-private.h"

/* What the cases are locked with: making it, and changing it. Wrapping a key
 * takes most of a second, and a keyring may wait for the person; it can be done
 * in a thread, which sees nothing of the store but its keyring.
 */

typedef struct
{
  VeiSealKey *key;
  char       *passphrase;      /* or NULL: the keyring */
} WrapTask;

static void
free_wrap_task (WrapTask *wrap)
{
  vei_seal_key_unref (wrap->key);
  vei_case_store_free_passphrase (wrap->passphrase);
  g_free (wrap);
}

/*
 * vei_case_store_free_passphrase:
 * @passphrase: (transfer full) (nullable): a passphrase
 *
 * Wipes and frees a passphrase.
 */
void
vei_case_store_free_passphrase (char *passphrase)
{
  if (passphrase != NULL)
    sodium_memzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static gboolean
make_directory (VeiCaseStore  *self,
                GError       **error)
{
  GStatBuf folder;

  if (g_mkdir_with_parents (self->directory, 0700) == 0
      && g_stat (self->directory, &folder) == 0
      && ((folder.st_mode & 0077) == 0 || g_chmod (self->directory, 0700) == 0))
    return TRUE;
  g_set_error_literal (error, VEI_STORE_ERROR,
                       errno == ENOSPC ? VEI_STORE_ERROR_NO_SPACE : VEI_STORE_ERROR_READ_ONLY,
                       _("The folder of the cases cannot be made. Ask whoever looks after this "
                         "computer to let you write there, or make room on the disk."));
  return FALSE;
}

static GBytes *
wrap_key (VeiCaseStore  *self,
          VeiSealKey    *key,
          const char    *passphrase,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(VeiSealKey) with = NULL;
  g_autoptr(VeiSealKey) again = NULL;
  guint8 id[VEI_KEY_ID_BYTES];

  if (passphrase != NULL)
    return vei_key_wrap_passphrase (key, passphrase, &self->cost, error);
  with = vei_seal_key_new (error);
  if (with == NULL)
    return NULL;
  randombytes_buf (id, sizeof id);
  if (!self->keyring->keep (self->keyring->data, id, with, cancellable, error))
    return NULL;
  /* A keyring that forgets would lock the cases for ever. */
  again = self->keyring->find (self->keyring->data, id, cancellable, error);
  return again != NULL ? vei_key_wrap_key (key, again, id, error) : NULL;
}

static void
wrap_thread_cb (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const WrapTask *wrap = data;
  GError *error = NULL;
  GBytes *wrapped = wrap_key (source, wrap->key, wrap->passphrase, cancellable, &error);

  if (wrapped != NULL)
    g_task_return_pointer (task, wrapped, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static GTask *
new_wrap_task (VeiCaseStore        *self,
               VeiSealKey          *key,
               const char          *passphrase,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  WrapTask *wrap = g_new0 (WrapTask, 1);

  wrap->key = vei_seal_key_ref (key);
  wrap->passphrase = g_strdup (passphrase);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, wrap, (GDestroyNotify) free_wrap_task);
  return task;
}

/* ---- Making a store ---- */

static VeiSealKey *
begin_creating (VeiCaseStore  *self,
                const char    *passphrase,
                GError       **error)
{
  VeiSealKey *key;

  if (passphrase != NULL && !vei_passphrase_check (passphrase, error))
    return NULL;
  if (vei_case_store_exists (self))
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_EXISTS,
                           _("There are encrypted cases here already. Open them instead."));
      return NULL;
    }
  if (!make_directory (self, error) || !vei_case_store_take_lock (self, error))
    return NULL;
  key = vei_seal_key_new (error);
  if (key == NULL)
    vei_case_store_drop_lock (self);
  return key;
}

static gboolean
finish_creating (VeiCaseStore  *self,
                 VeiSealKey    *key,
                 GBytes        *wrapped,
                 GError       **error)
{
  if (wrapped == NULL
      || !vei_case_store_write_new (self, key, wrapped, NULL, self->path, error)
      || !vei_case_store_open_db (self, error))
    {
      vei_case_store_drop_lock (self);
      return FALSE;
    }
  self->vault = vei_case_vault_new (g_steal_pointer (&self->db), key, self->knowledge);
  vei_case_store_note_activity (self);
  return vei_case_vault_load (self->vault, error);
}

/**
 * vei_case_store_create:
 * @self: a closed store that does not exist
 * @passphrase: (nullable): what to lock the cases with, or %NULL for a key
 *   that the keyring of the desktop keeps
 * @error: return location for an error
 *
 * Makes an empty store and unlocks it. Takes most of a second, and in addition
 * as long as a keyring waits for the person.
 *
 * Fails with %VEI_STORE_ERROR_EXISTS, %VEI_STORE_ERROR_PASSPHRASE,
 * %VEI_STORE_ERROR_KEYRING, %VEI_STORE_ERROR_BUSY or what the disk says.
 * Nothing is there then.
 *
 * Returns: whether the store is there
 */
gboolean
vei_case_store_create (VeiCaseStore  *self,
                       const char    *passphrase,
                       GError       **error)
{
  g_autoptr(VeiSealKey) key = NULL;
  g_autoptr(GBytes) wrapped = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (self->wrapped == NULL && !self->busy, FALSE);

  key = begin_creating (self, passphrase, error);
  if (key == NULL)
    return FALSE;
  wrapped = wrap_key (self, key, passphrase, NULL, error);
  return finish_creating (self, key, wrapped, error);
}

/**
 * vei_case_store_create_async:
 * @self: a closed store that does not exist
 * @passphrase: (nullable): what to lock the cases with, or %NULL for a key
 *   that the keyring of the desktop keeps
 * @cancellable: (nullable): to stop waiting for the keyring
 * @callback: (scope async): called when it is done
 * @data: (closure): for @callback
 *
 * Makes an empty store without holding up the window; see
 * vei_case_store_create(). Until it is done, nothing else may be done with the
 * store.
 */
void
vei_case_store_create_async (VeiCaseStore        *self,
                             const char          *passphrase,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_autoptr(VeiSealKey) key = NULL;
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (VEI_IS_CASE_STORE (self));
  g_return_if_fail (self->wrapped == NULL && !self->busy);

  key = begin_creating (self, passphrase, &error);
  if (key == NULL)
    {
      g_task_report_error (self, callback, data, vei_case_store_create_async, error);
      return;
    }
  self->busy = TRUE;
  task = new_wrap_task (self, key, passphrase, cancellable, callback, data);
  g_task_set_source_tag (task, vei_case_store_create_async);
  g_task_run_in_thread (task, wrap_thread_cb);
}

/**
 * vei_case_store_create_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_case_store_create_async().
 *
 * Returns: whether the store is there, unlocked
 */
gboolean
vei_case_store_create_finish (VeiCaseStore  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_autoptr(GBytes) wrapped = NULL;
  const WrapTask *wrap;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  wrap = g_task_get_task_data (G_TASK (result));
  wrapped = g_task_propagate_pointer (G_TASK (result), error);
  if (wrap == NULL)
    return FALSE;
  self->busy = FALSE;
  if (!finish_creating (self, wrap->key, wrapped, error))
    return FALSE;
  vei_case_store_changed (self);
  return TRUE;
}

/* ---- Changing the lock ---- */

static gboolean
use_wrapped (VeiCaseStore  *self,
             GBytes        *wrapped,
             GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  gsize length;
  const void *bytes = g_bytes_get_data (wrapped, &length);

  if (vault == NULL || !vei_case_vault_begin (vault, error))
    return FALSE;
  if (!vei_case_db_put (vault->db, VEI_TABLE_META, VEI_META_KEY, bytes, length, error)
      || !vei_case_vault_commit (vault, g_ptr_array_new (), error))
    {
      vei_case_vault_roll_back (vault);
      return FALSE;
    }
  g_bytes_unref (self->wrapped);
  self->wrapped = g_bytes_ref (wrapped);
  /* The old way in must not stand in the journal. */
  return vei_case_db_checkpoint (vault->db, error);
}

/**
 * vei_case_store_change_passphrase:
 * @self: an unlocked store
 * @passphrase: (nullable): the new passphrase, or %NULL for a key that the
 *   keyring of the desktop keeps
 * @error: return location for an error
 *
 * Changes what the cases are locked with. Takes most of a second, and in
 * addition as long as a keyring waits for the person. Backups that were made
 * before open with what was used before.
 *
 * Fails with %VEI_STORE_ERROR_PASSPHRASE, %VEI_STORE_ERROR_KEYRING,
 * %VEI_STORE_ERROR_LOCKED or what the disk says; the old one counts then.
 *
 * Returns: whether it is changed
 */
gboolean
vei_case_store_change_passphrase (VeiCaseStore  *self,
                                  const char    *passphrase,
                                  GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  g_autoptr(GBytes) wrapped = NULL;

  wrapped = vault != NULL ? wrap_key (self, vault->key, passphrase, NULL, error) : NULL;
  return wrapped != NULL && use_wrapped (self, wrapped, error);
}

/**
 * vei_case_store_change_passphrase_async:
 * @self: an unlocked store
 * @passphrase: (nullable): the new passphrase, or %NULL for a key that the
 *   keyring of the desktop keeps
 * @cancellable: (nullable): to stop waiting for the keyring
 * @callback: (scope async): called when it is done
 * @data: (closure): for @callback
 *
 * Changes what the cases are locked with, without holding up the window; see
 * vei_case_store_change_passphrase(). The store can be used meanwhile.
 */
void
vei_case_store_change_passphrase_async (VeiCaseStore        *self,
                                        const char          *passphrase,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             data)
{
  VeiCaseVault *vault;
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (VEI_IS_CASE_STORE (self));

  vault = vei_case_store_get_vault (self, TRUE, &error);
  if (vault == NULL || (passphrase != NULL && !vei_passphrase_check (passphrase, &error)))
    {
      g_task_report_error (self, callback, data, vei_case_store_change_passphrase_async, error);
      return;
    }
  task = new_wrap_task (self, vault->key, passphrase, cancellable, callback, data);
  g_task_set_source_tag (task, vei_case_store_change_passphrase_async);
  g_task_run_in_thread (task, wrap_thread_cb);
}

/**
 * vei_case_store_change_passphrase_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_case_store_change_passphrase_async().
 *
 * Returns: whether it is changed
 */
gboolean
vei_case_store_change_passphrase_finish (VeiCaseStore  *self,
                                         GAsyncResult  *result,
                                         GError       **error)
{
  g_autoptr(GBytes) wrapped = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  wrapped = g_task_propagate_pointer (G_TASK (result), error);
  return wrapped != NULL && use_wrapped (self, wrapped, error);
}
