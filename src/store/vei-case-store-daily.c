/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/vei-date.h"
#include "store/vei-case-store-private.h"
#include "store/vei-erase-private.h"

/* Making backups: the file is copied while all that is written goes into the
 * journal, and the copy is looked through. Both can be done in a thread.
 */

/* How many backups are kept, one a day. */
#define KEPT_BACKUPS 10

typedef struct
{
  char         *name;
  char         *path;
  char         *trial;
  VeiSealKey   *key;
  VeiPack      *pack;
} Backup;

static void
free_backup (Backup *backup)
{
  g_free (backup->name);
  g_free (backup->path);
  g_free (backup->trial);
  g_clear_pointer (&backup->key, vei_seal_key_unref);
  g_clear_object (&backup->pack);
  g_free (backup);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Backup, free_backup)

static Backup *
new_backup (VeiCaseStore *self)
{
  g_autofree char *folder = vei_case_store_dup_backups_folder (self);
  g_autofree char *day = NULL;
  Backup *backup = g_new0 (Backup, 1);
  GDate today;

  vei_date_set_today (&today);
  day = vei_date_to_iso (&today);
  backup->name = g_strconcat (VEI_BACKUP_PREFIX, day, VEI_BACKUP_SUFFIX, NULL);
  backup->path = g_build_filename (folder, backup->name, NULL);
  backup->trial = g_strconcat (backup->path, ".trial", NULL);
  return backup;
}

static void
remove_old_backups (VeiCaseStore *self,
                    const char   *newest)
{
  g_auto(GStrv) names = vei_case_store_list_backups (self);
  g_autofree char *folder = vei_case_store_dup_backups_folder (self);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      /* With a clock that was set back, the newest is not the first. */
      if (i >= KEPT_BACKUPS && !g_str_equal (names[i], newest))
        (void) vei_erase_file (path, NULL);
    }
}

static gboolean
begin_backup (VeiCaseStore  *self,
              Backup        *backup,
              GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  g_autofree char *folder = vei_case_store_dup_backups_folder (self);

  if (vault == NULL)
    return FALSE;
  if (vault->damage != NULL)
    {
      g_propagate_error (error, g_error_copy (vault->damage));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return vei_case_store_set_file_error (errno, error);
  backup->key = vei_seal_key_ref (vault->key);
  return vei_case_db_checkpoint (vault->db, error);
}

static gboolean
copy_and_look (VeiCaseStore  *self,
               Backup        *backup,
               VeiKnowledge  *knowledge,
               GError       **error)
{
  g_autoptr(VeiCaseVault) copy = NULL;

  if (!vei_case_store_copy_file (self->path, backup->trial, error))
    return FALSE;
  copy = vei_case_store_open_backup (self, backup->trial, knowledge, backup->key, NULL, error);
  if (copy == NULL)
    (void) g_unlink (backup->trial);
  return copy != NULL;
}

static gboolean
finish_backup (VeiCaseStore  *self,
               Backup        *backup,
               GError       **error)
{
  if (g_rename (backup->trial, backup->path) != 0)
    {
      (void) vei_case_store_set_file_error (errno, error);
      (void) g_unlink (backup->trial);
      return FALSE;
    }
  remove_old_backups (self, backup->name);
  return TRUE;
}

/**
 * vei_case_store_back_up:
 * @self: an unlocked store
 * @error: return location for an error
 *
 * Makes a backup of today, in place of one that there is, looks whether it can
 * be read, and removes backups when there are more than ten. A backup opens
 * with the passphrase of its day.
 *
 * Fails with %VEI_STORE_ERROR_LOCKED, %VEI_STORE_ERROR_DAMAGED,
 * %VEI_STORE_ERROR_NO_SPACE or what else the disk says; older backups are
 * untouched then.
 *
 * Returns: (transfer full): the name of the backup
 */
char *
vei_case_store_back_up (VeiCaseStore  *self,
                        GError       **error)
{
  g_autoptr(Backup) backup = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), NULL);

  backup = new_backup (self);
  return begin_backup (self, backup, error)
         && copy_and_look (self, backup, self->knowledge, error)
         && finish_backup (self, backup, error) ? g_steal_pointer (&backup->name) : NULL;
}

/**
 * vei_case_store_back_up_daily:
 * @self: an unlocked store
 * @error: return location for an error
 *
 * Makes a backup where there is none of today. To be called after unlocking.
 * Fails as vei_case_store_back_up() does.
 *
 * Returns: whether there is a backup of today
 */
gboolean
vei_case_store_back_up_daily (VeiCaseStore  *self,
                              GError       **error)
{
  g_autoptr(Backup) backup = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  backup = new_backup (self);
  if (g_file_test (backup->path, G_FILE_TEST_EXISTS))
    return TRUE;
  made = vei_case_store_back_up (self, error);
  return made != NULL;
}

static void
back_up_thread_cb (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Backup *backup = data;
  g_autoptr(VeiKnowledge) knowledge = NULL;
  GError *error = NULL;

  /* One knowledge can assess in one thread at a time. */
  knowledge = vei_knowledge_new (backup->pack, &error);
  if (knowledge != NULL && copy_and_look (source, backup, knowledge, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * vei_case_store_back_up_daily_async:
 * @self: an unlocked store
 * @cancellable: (nullable): not used while the file is copied
 * @callback: (scope async): called when it is done
 * @data: (closure): for @callback
 *
 * Makes a backup where there is none of today, without holding up the window;
 * see vei_case_store_back_up_daily(). The store can be used meanwhile, and
 * locked.
 */
void
vei_case_store_back_up_daily_async (VeiCaseStore        *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             data)
{
  g_autoptr(Backup) backup = NULL;
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;

  g_return_if_fail (VEI_IS_CASE_STORE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, vei_case_store_back_up_daily_async);
  g_task_set_check_cancellable (task, FALSE);
  backup = new_backup (self);
  if (self->backing_up || g_file_test (backup->path, G_FILE_TEST_EXISTS))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!begin_backup (self, backup, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  backup->pack = g_object_ref (vei_knowledge_get_pack (self->knowledge));
  self->backing_up = TRUE;
  vei_case_db_hold (self->vault->db, TRUE);
  g_task_set_task_data (task, g_steal_pointer (&backup), (GDestroyNotify) free_backup);
  g_task_run_in_thread (task, back_up_thread_cb);
}

/**
 * vei_case_store_back_up_daily_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_case_store_back_up_daily_async().
 *
 * Returns: whether there is a backup of today
 */
gboolean
vei_case_store_back_up_daily_finish (VeiCaseStore  *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  Backup *backup;
  gboolean copied;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  backup = g_task_get_task_data (G_TASK (result));
  copied = g_task_propagate_boolean (G_TASK (result), error);
  if (backup == NULL)
    return copied;
  self->backing_up = FALSE;
  if (self->vault != NULL)
    vei_case_db_hold (self->vault->db, FALSE);
  else if (self->db != NULL)
    vei_case_db_hold (self->db, FALSE);
  return copied && finish_backup (self, backup, error);
}
