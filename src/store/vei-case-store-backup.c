/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-case-store-private.h"
#include "store/vei-erase-private.h"
#include "store/vei-plain-file-private.h"
#include "store/vei-plain-file.h"

/* Backups are copies of the database: sealed row by row with the same key, and
 * read by the same code.
 */

#define BACKUPS_NAME   "backups"
#define NEW_SUFFIX     ".new"
#define COPY_BYTES     (1024 * 1024)

/*
 * vei_case_store_set_file_error:
 * @saved_errno: what went wrong
 * @error: return location for an error
 *
 * Says in a sentence why a file could not be copied or named.
 *
 * Returns: %FALSE
 */
gboolean
vei_case_store_set_file_error (int      saved_errno,
                               GError **error)
{
  if (saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NO_SPACE,
                         _("The disk is full. The cases themselves are safe. Make room on the "
                           "disk and try again."));
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_READ_ONLY,
                         _("You are not allowed to write in the folder of the cases. Ask whoever "
                           "looks after this computer."));
  else
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_IO,
                         _("A file could not be copied. The cases themselves are safe. Look "
                           "whether the disk is in order, and try again."));
  return FALSE;
}

static gboolean
copy_bytes (int from,
            int to)
{
  g_autofree char *buffer = g_malloc (COPY_BYTES);

  for (;;)
    {
      gssize n = read (from, buffer, COPY_BYTES);
      gssize done = 0;

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0 && fsync (to) == 0;
      while (done < n)
        {
          gssize written = write (to, buffer + done, (gsize) (n - done));

          if (written < 0 && errno != EINTR)
            return FALSE;
          done += MAX (written, 0);
        }
    }
}

static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    {
      (void) fsync (fd);
      (void) close (fd);
    }
}

/*
 * vei_case_store_copy_file:
 * @from_path: (type filename): a file
 * @to_path: (type filename): the copy, in place of a file that is there
 * @error: return location for an error
 *
 * Copies a file whole, or not at all. May run in a thread.
 *
 * Returns: whether the copy is there
 */
gboolean
vei_case_store_copy_file (const char  *from_path,
                          const char  *to_path,
                          GError     **error)
{
  g_autofree char *new_path = g_strconcat (to_path, NEW_SUFFIX, NULL);
  int from, to, saved_errno = 0;

  (void) g_unlink (new_path);
  from = open (from_path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (from < 0)
    return vei_case_store_set_file_error (errno, error);
  to = open (new_path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (to < 0 || !copy_bytes (from, to))
    saved_errno = errno;
  (void) close (from);
  if (to >= 0 && close (to) != 0 && saved_errno == 0)
    saved_errno = errno;
  if (saved_errno == 0 && g_rename (new_path, to_path) != 0)
    saved_errno = errno;
  if (saved_errno == 0)
    {
      sync_folder_of (to_path);
      return TRUE;
    }
  (void) g_unlink (new_path);
  return vei_case_store_set_file_error (saved_errno, error);
}

/* ---- Writing a database from the beginning ---- */

static gboolean
copy_case (VeiCaseVault  *from,
           VeiCaseVault  *to,
           gint64         id,
           GError       **error)
{
  g_autoptr(VeiCaseContent) content = vei_case_vault_read (from, id, NULL);
  g_autoptr(VeiCase) own_case = NULL;
  g_autoptr(VeiCaseEntry) entry = NULL;
  g_autoptr(JsonArray) lines = NULL;
  GByteArray *text, *log = NULL;
  gboolean put;

  own_case = content != NULL ? vei_case_vault_make_case (from, content->node, NULL) : NULL;
  if (own_case == NULL)
    return TRUE;
  lines = vei_case_vault_read_log (from, id, NULL);
  content->n_log = lines != NULL ? json_array_get_length (lines) : 0;
  entry = vei_case_vault_make_entry (to, id, own_case, content);
  text = vei_case_content_write (content);
  log = content->n_log > 0 ? vei_case_log_write (lines) : NULL;
  put = vei_case_vault_put (to, entry, text, log, error);
  vei_seal_wipe (text);
  vei_seal_wipe (log);
  to->next_id = MAX (to->next_id, id + 1);
  return put;
}

static gboolean
fill_new (VeiCaseVault  *vault,
          VeiCaseVault  *from,
          GError       **error)
{
  if (from == NULL)
    return TRUE;
  if (!vei_case_vault_begin (vault, error))
    return FALSE;
  vault->next_id = MAX (vault->next_id, from->next_id);
  for (guint i = 0; i < vei_case_index_get_n (from->index); i++)
    if (!copy_case (from, vault, vei_case_index_get (from->index, i)->id, error))
      return FALSE;
  return vei_case_vault_commit (vault, g_ptr_array_new (), error);
}

/*
 * vei_case_store_write_new:
 * @self: a store
 * @key: the key
 * @wrapped: the key, wrapped
 * @from: (nullable): where cases are taken from that can be read, or %NULL
 * @path: (type filename): the file, in place of one that is there
 * @error: return location for an error
 *
 * Writes a new database, whole or not at all.
 *
 * Returns: whether it is there
 */
gboolean
vei_case_store_write_new (VeiCaseStore  *self,
                          VeiSealKey    *key,
                          GBytes        *wrapped,
                          VeiCaseVault  *from,
                          const char    *path,
                          GError       **error)
{
  g_autofree char *new_path = g_strconcat (path, NEW_SUFFIX, NULL);
  VeiCaseDb *db;
  VeiCaseVault *vault;
  gboolean done;

  (void) g_unlink (new_path);
  db = vei_case_db_open (new_path, VEI_DB_CREATE, error);
  if (db == NULL)
    {
      (void) g_unlink (new_path);
      return FALSE;
    }
  vault = vei_case_vault_new (db, key, self->knowledge);
  done = vei_case_vault_set_up (vault, wrapped, error)
         && fill_new (vault, from, error)
         && vei_case_db_checkpoint (vault->db, error);
  vei_case_vault_free (vault);
  if (done && g_rename (new_path, path) == 0)
    {
      sync_folder_of (path);
      return TRUE;
    }
  if (done)
    (void) vei_case_store_set_file_error (errno, error);
  (void) g_unlink (new_path);
  return FALSE;
}

/* ---- Setting aside ---- */

static gboolean
set_aside (VeiCaseStore  *self,
           GError       **error)
{
  g_autofree char *journal = g_strconcat (self->path, "-wal", NULL);

  for (guint i = 1; i < G_MAXUINT16; i++)
    {
      g_autofree char *name = g_strdup_printf ("cases.set-aside-%u.db", i);
      g_autofree char *path = g_build_filename (self->directory, name, NULL);
      g_autofree char *path_journal = g_strconcat (path, "-wal", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      if (!g_file_test (self->path, G_FILE_TEST_EXISTS) || g_rename (self->path, path) == 0)
        {
          (void) g_rename (journal, path_journal);
          return TRUE;
        }
      break;
    }
  return vei_case_store_set_file_error (errno, error);
}

/* The store as it was, closed, opened again with a key that is known. */
static gboolean
reopen (VeiCaseStore  *self,
        VeiSealKey    *key,
        GError       **error)
{
  if (!vei_case_store_open (self, error))
    return FALSE;
  self->vault = vei_case_vault_new (g_steal_pointer (&self->db), key, self->knowledge);
  vei_case_store_note_activity (self);
  if (!vei_case_vault_load (self->vault, error))
    return FALSE;
  vei_case_store_changed (self);
  return TRUE;
}

/**
 * vei_case_store_keep_readable:
 * @self: an unlocked store that is damaged
 * @n_lost: (out) (optional): how many cases could not be kept
 * @error: return location for an error
 *
 * Makes a new store of what can be read. The damaged file is set aside in the
 * same folder and not deleted.
 *
 * Fails with %VEI_STORE_ERROR_LOCKED, %VEI_STORE_ERROR_READ_ONLY,
 * %VEI_STORE_ERROR_NO_SPACE or what else the disk says; nothing has changed
 * then.
 *
 * Returns: whether the cases can be used again
 */
gboolean
vei_case_store_keep_readable (VeiCaseStore  *self,
                              guint         *n_lost,
                              GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  g_autofree char *saved = g_strconcat (self->path, ".saved", NULL);
  g_autoptr(VeiSealKey) key = NULL;
  guint before;

  if (vault == NULL
      || !vei_case_store_write_new (self, vault->key, self->wrapped, vault, saved, error))
    return FALSE;
  key = vei_seal_key_ref (vault->key);
  before = MAX (vei_case_index_get_n (vault->index), (guint) MAX (vault->next_id - 1, 0));
  vei_case_store_close (self);
  if (!set_aside (self, error))
    return FALSE;
  if (g_rename (saved, self->path) != 0)
    return vei_case_store_set_file_error (errno, error);
  sync_folder_of (self->path);
  if (!reopen (self, key, error))
    return FALSE;
  if (n_lost != NULL)
    *n_lost = before - MIN (before, vei_case_store_get_n_cases (self));
  return TRUE;
}

/* ---- Backups ---- */

/*
 * vei_case_store_dup_backups_folder:
 * @self: a store
 *
 * Finds where the backups are.
 *
 * Returns: (transfer full) (type filename): the folder
 */
char *
vei_case_store_dup_backups_folder (VeiCaseStore *self)
{
  return g_build_filename (self->directory, BACKUPS_NAME, NULL);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return -strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * vei_case_store_list_backups:
 * @self: a store
 *
 * Lists the backups.
 *
 * Returns: (transfer full): their names, `cases-YYYY-MM-DD.db`, the newest
 *   first
 */
GStrv
vei_case_store_list_backups (VeiCaseStore *self)
{
  g_autofree char *folder = vei_case_store_dup_backups_folder (self);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, VEI_BACKUP_PREFIX) && g_str_has_suffix (name, VEI_BACKUP_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

/*
 * vei_case_store_open_backup:
 * @self: a store
 * @path: (type filename): the file of a backup
 * @knowledge: what its cases are read with; a thread has its own
 * @known: (nullable): the key, where it is known
 * @passphrase: (nullable): the passphrase, where the key is not known
 * @error: return location for an error
 *
 * Opens a backup and goes through all that it says it holds. May run in a
 * thread.
 *
 * Returns: (transfer full): what it holds
 */
VeiCaseVault *
vei_case_store_open_backup (VeiCaseStore  *self,
                            const char    *path,
                            VeiKnowledge  *knowledge,
                            VeiSealKey    *known,
                            const char    *passphrase,
                            GError       **error)
{
  VeiCaseDb *db = vei_case_db_open (path, VEI_DB_READ, error);
  g_autoptr(GBytes) wrapped = db != NULL ? vei_case_store_read_wrapped (db, error) : NULL;
  g_autoptr(VeiSealKey) key = NULL;
  VeiCaseVault *vault = NULL;
  gboolean sound = FALSE;

  if (wrapped != NULL)
    key = known != NULL ? vei_seal_key_ref (known)
          : vei_case_store_find_key (self, wrapped, passphrase, NULL, error);
  if (key == NULL)
    {
      vei_case_db_close (db);
      return NULL;
    }
  vault = vei_case_vault_new (db, key, knowledge);
  if (vei_case_db_get_schema (db) < VEI_CASE_SCHEMA)
    sound = vei_case_db_is_sound (db);
  else
    sound = vei_case_vault_load (vault, error) && vault->damage == NULL;
  if (sound)
    return vault;
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                         _("This backup is damaged. Nothing was changed. Choose an older one."));
  vei_case_vault_free (vault);
  return NULL;
}

static gboolean
keep_wrapping (VeiCaseStore  *self,
               GBytes        *wrapped,
               GError       **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (wrapped, &length);

  if (g_bytes_equal (wrapped, self->wrapped))
    return TRUE;
  if (!vei_case_db_put (self->vault->db, VEI_TABLE_META, VEI_META_KEY, bytes, length, error))
    return FALSE;
  g_bytes_unref (self->wrapped);
  self->wrapped = g_bytes_ref (wrapped);
  return TRUE;
}

/**
 * vei_case_store_restore_backup:
 * @self: a store, in whatever state
 * @name: the name of a backup
 * @passphrase: (nullable): the passphrase of its day; not used where the store
 *   is unlocked or the backup has a key in the keyring
 * @error: return location for an error
 *
 * Puts a backup in place of the cases, and unlocks them. What was there is set
 * aside in the same folder and not deleted.
 *
 * Fails with %VEI_STORE_ERROR_DAMAGED if the backup is damaged,
 * %VEI_STORE_ERROR_WRONG_KEY, %VEI_STORE_ERROR_BUSY or what the disk says;
 * the cases are untouched then.
 *
 * Returns: whether the backup is in place
 */
gboolean
vei_case_store_restore_backup (VeiCaseStore  *self,
                               const char    *name,
                               const char    *passphrase,
                               GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *ready = NULL;
  g_autoptr(VeiSealKey) key = NULL;
  g_autoptr(GBytes) wrapped = NULL;
  VeiCaseVault *backup;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self) && name != NULL, FALSE);
  g_return_val_if_fail (!self->busy && strchr (name, '/') == NULL, FALSE);

  if (!vei_seal_init (error) || !vei_case_store_take_lock (self, error))
    return FALSE;
  folder = vei_case_store_dup_backups_folder (self);
  path = g_build_filename (folder, name, NULL);
  ready = g_strconcat (self->path, ".restored", NULL);
  if (self->vault != NULL)
    wrapped = g_bytes_ref (self->wrapped);
  backup = vei_case_store_open_backup (self, path, self->knowledge,
                                       self->vault != NULL ? self->vault->key : NULL,
                                       passphrase, error);
  if (backup == NULL)
    return FALSE;
  key = vei_seal_key_ref (backup->key);
  vei_case_vault_free (backup);
  if (!vei_case_store_copy_file (path, ready, error))
    return FALSE;
  vei_case_store_close (self);
  if (!vei_case_store_take_lock (self, error) || !set_aside (self, error))
    return FALSE;
  if (g_rename (ready, self->path) != 0)
    return vei_case_store_set_file_error (errno, error);
  sync_folder_of (self->path);
  return reopen (self, key, error)
         && (wrapped == NULL || keep_wrapping (self, wrapped, error));
}

/* ---- The first release ---- */

/**
 * vei_case_store_import_plain:
 * @self: an unlocked store
 * @error: return location for an error
 *
 * Takes over the case that the first release kept in a plain file of the same
 * folder, as the person's own. When it is safe in the store, the file is
 * overwritten and removed.
 *
 * Fails as reading the file and vei_case_store_save() do; the file is there
 * then, or set aside where it is damaged.
 *
 * Returns: the id of the case, or 0 where there was no file (no error) and
 *   where it failed
 */
gint64
vei_case_store_import_plain (VeiCaseStore  *self,
                             GError       **error)
{
  g_autoptr(VeiPlainFile) plain = NULL;
  g_autoptr(VeiCase) own_case = NULL;
  gint64 id;

  if (vei_case_store_get_vault (self, TRUE, error) == NULL)
    return 0;
  plain = vei_plain_file_new (self->directory);
  if (!g_file_test (vei_plain_file_get_path (plain), G_FILE_TEST_EXISTS))
    return 0;
  own_case = vei_plain_file_load (plain, self->knowledge, error);
  if (own_case == NULL)
    return 0;
  /* It was taken over before, and only removing it failed. */
  id = vei_case_store_find_uuid (self, vei_case_get_id (own_case));
  if (id == 0)
    id = vei_case_store_add (self, own_case, VEI_CASE_OWN, error);
  if (id == 0 || !vei_erase_file (vei_plain_file_get_path (plain), error))
    return 0;
  return id;
}
