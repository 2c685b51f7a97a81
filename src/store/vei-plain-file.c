/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-plain-file.h"
#include "store/vei-plain-file-private.h"
#include "store/vei-erase-private.h"
#include "store/vei-file.h"
#include "store/vei-file-private.h"

#define CASE_NAME "own-case.json"
#define LOCK_NAME "own-case.lock"

/**
 * VeiPlainFile:
 *
 * The file in which the first release kept one person's own case.
 *
 * It is `own-case.json`, in plain text, in a folder of mode 0700. Nothing is
 * written there any more: it is read once, and deleted when the case has gone
 * into the [class@CaseStore]. The window that has the lock may take it over or
 * delete it; a second one is told. Main thread only.
 */
struct _VeiPlainFile
{
  GObject parent_instance;

  char *directory;
  char *path;
  char *lock_path;
  int lock_fd;
};

G_DEFINE_FINAL_TYPE (VeiPlainFile, vei_plain_file, G_TYPE_OBJECT)

static gboolean
make_directory (VeiPlainFile  *self,
                GError       **error)
{
  GStatBuf folder;

  if (g_mkdir_with_parents (self->directory, 0700) != 0 ||
      g_stat (self->directory, &folder) != 0 ||
      ((folder.st_mode & 0077) != 0 && g_chmod (self->directory, 0700) != 0))
    {
      vei_file_set_error (error, self->directory, errno);
      return FALSE;
    }
  return TRUE;
}

/* Whether the open lock file is still the one that others would open. */
static gboolean
is_current_lock (int         fd,
                 const char *path)
{
  struct stat opened;
  struct stat named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

static void
set_busy_error (VeiPlainFile  *self,
                GError       **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "%s: %s", name,
               _("Utstyrsveiviser is already open in another window, and only one can save"));
}

static gboolean
try_lock (VeiPlainFile  *self,
          gboolean      *replaced,
          GError       **error)
{
  int fd = open (self->lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  *replaced = FALSE;
  if (fd < 0)
    {
      vei_file_set_error (error, self->lock_path, errno);
      return FALSE;
    }
  /* A disk that knows no locks must not keep anybody from saving. */
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR))
    {
      (void) close (fd);
      set_busy_error (self, error);
      return FALSE;
    }
  if (!is_current_lock (fd, self->lock_path))
    {
      (void) close (fd);
      *replaced = TRUE;
      return FALSE;
    }
  self->lock_fd = fd;
  return TRUE;
}

static void
release_lock (VeiPlainFile *self)
{
  if (self->lock_fd >= 0)
    (void) close (self->lock_fd);
  self->lock_fd = -1;
}

static void
vei_plain_file_dispose (GObject *object)
{
  VeiPlainFile *self = VEI_PLAIN_FILE (object);

  release_lock (self);

  G_OBJECT_CLASS (vei_plain_file_parent_class)->dispose (object);
}

static void
vei_plain_file_finalize (GObject *object)
{
  VeiPlainFile *self = VEI_PLAIN_FILE (object);

  g_free (self->directory);
  g_free (self->path);
  g_free (self->lock_path);

  G_OBJECT_CLASS (vei_plain_file_parent_class)->finalize (object);
}

static void
vei_plain_file_class_init (VeiPlainFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_plain_file_dispose;
  object_class->finalize = vei_plain_file_finalize;
}

static void
vei_plain_file_init (VeiPlainFile *self)
{
  self->lock_fd = -1;
}

/**
 * vei_plain_file_new:
 * @directory: (type filename) (nullable): the folder to keep the case in, or
 *   %NULL for the program's own in the user's data folder
 *
 * Creates the file's keeper. Nothing is read or written yet.
 *
 * Returns: (transfer full): a new plain file
 */
VeiPlainFile *
vei_plain_file_new (const char *directory)
{
  VeiPlainFile *self = g_object_new (VEI_TYPE_PLAIN_FILE, NULL);

  self->directory = directory != NULL
                    ? g_strdup (directory)
                    : g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, NULL);
  self->path = g_build_filename (self->directory, CASE_NAME, NULL);
  self->lock_path = g_build_filename (self->directory, LOCK_NAME, NULL);
  return self;
}

/**
 * vei_plain_file_get_path:
 * @self: a plain file
 *
 * Gets the file that the case is kept in, whether it is there yet or not.
 *
 * Returns: (transfer none) (type filename): the path
 */
const char *
vei_plain_file_get_path (VeiPlainFile *self)
{
  g_return_val_if_fail (VEI_IS_PLAIN_FILE (self), NULL);

  return self->path;
}

/**
 * vei_plain_file_lock:
 * @self: a plain file
 * @error: return location for an error
 *
 * Takes the right to change the file, and keeps it for as long as the object lives.
 *
 * Does nothing where the right is held already. Loading takes it by itself. What a crash left half written is removed.
 *
 * Fails with %G_IO_ERROR_BUSY if another window holds it, and with another
 * %G_IO_ERROR if the folder cannot be made or written.
 *
 * Returns: whether the right is held now
 */
gboolean
vei_plain_file_lock (VeiPlainFile  *self,
                     GError       **error)
{
  g_return_val_if_fail (VEI_IS_PLAIN_FILE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->lock_fd >= 0)
    return TRUE;
  if (!make_directory (self, error))
    return FALSE;

  /* "Delete everything" in another window takes the lock file away too. */
  for (int i = 0; i < 8; i++)
    {
      gboolean replaced;

      if (try_lock (self, &replaced, error))
        return vei_erase_matching (self->directory, VEI_FILE_NEW_PREFIX, VEI_FILE_NEW_SUFFIX,
                                   error);
      if (!replaced)
        return FALSE;
    }
  set_busy_error (self, error);
  return FALSE;
}

/**
 * vei_plain_file_load:
 * @self: a plain file
 * @knowledge: the knowledge that the answers belong to
 * @error: return location for an error
 *
 * Reads the case that was kept, or begins a new one where there is none.
 *
 * A damaged file is never deleted: it gets the name `own-case.damaged-1.json`
 * (or the next number that is free), the error says so, and loading once more
 * begins a new case. A file of a newer version stays where it is. No message
 * repeats what was answered.
 *
 * Fails with a %VEI_DATA_ERROR if the file is damaged, with
 * %VEI_DATA_ERROR_VERSION if it is newer than the program, with
 * %G_IO_ERROR_BUSY if another window has it open, and with another
 * %G_IO_ERROR if it cannot be read.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_plain_file_load (VeiPlainFile  *self,
                     VeiKnowledge  *knowledge,
                     GError       **error)
{
  GStatBuf existing;

  g_return_val_if_fail (VEI_IS_PLAIN_FILE (self), NULL);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!vei_plain_file_lock (self, error))
    return NULL;
  if (g_lstat (self->path, &existing) != 0 && errno == ENOENT)
    return vei_case_new (knowledge);
  return vei_plain_file_read (self->path, knowledge, error);
}

/**
 * vei_plain_file_delete_all:
 * @self: a plain file
 * @error: return location for an error
 *
 * Overwrites and removes everything that was kept of the person.
 *
 * The case, damaged files that were set aside, what a crash left behind and
 * the lock file. As many files as possible are removed even where one of them
 * cannot be.
 *
 * Fails with %G_IO_ERROR_BUSY if another window holds the lock, and with
 * another %G_IO_ERROR, naming the file, if something is left.
 *
 * Returns: whether everything is gone
 */
gboolean
vei_plain_file_delete_all (VeiPlainFile  *self,
                           GError       **error)
{
  g_autoptr(GError) first = NULL;
  gboolean gone;

  g_return_val_if_fail (VEI_IS_PLAIN_FILE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!vei_plain_file_lock (self, error))
    return FALSE;

  gone = vei_erase_file (self->path, &first);
  gone = vei_erase_matching (self->directory, VEI_DAMAGED_PREFIX, VEI_DAMAGED_SUFFIX,
                             first == NULL ? &first : NULL) && gone;
  gone = vei_erase_matching (self->directory, VEI_FILE_NEW_PREFIX, VEI_FILE_NEW_SUFFIX,
                             first == NULL ? &first : NULL) && gone;
  gone = vei_erase_file (self->lock_path, first == NULL ? &first : NULL) && gone;
  release_lock (self);
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return gone;
}
