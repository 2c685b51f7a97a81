/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-file.h"
#include "store/vei-file-private.h"

/* How many names are tried for the new file before giving up. */
#define MAX_TRIES 32

static const char *
describe_errno (int  saved_errno,
                int *code)
{
  *code = (int) g_io_error_from_errno (saved_errno);

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      *code = G_IO_ERROR_NO_SPACE;
      return _("the disk is full");
    case EFBIG:
      *code = G_IO_ERROR_NO_SPACE;
      return _("the file is larger than this place allows");
    case EROFS:
      *code = G_IO_ERROR_READ_ONLY;
      return _("the disk can only be read");
    case ENOENT:
      *code = G_IO_ERROR_NOT_FOUND;
      return _("the folder does not exist");
    case ENOTDIR:
      *code = G_IO_ERROR_NOT_DIRECTORY;
      return _("a part of the path is not a folder");
    case EACCES:
    case EPERM:
      *code = G_IO_ERROR_PERMISSION_DENIED;
      return _("you are not allowed to write here");
    case ENAMETOOLONG:
      *code = G_IO_ERROR_FILENAME_TOO_LONG;
      return _("the name is too long");
    case EISDIR:
      *code = G_IO_ERROR_IS_DIRECTORY;
      return _("this is a folder, not a file");
    default:
      return NULL;
    }
}

/**
 * vei_file_set_error:
 * @error: where to put the error
 * @path: (type filename): the file that it happened to
 * @saved_errno: why, as errno tells it
 *
 * Sets an error in the user's language, of the form `FILE: what`.
 *
 * Never names anything but the file: what stands in it may be health data.
 */
void
vei_file_set_error (GError     **error,
                    const char  *path,
                    int          saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *what = NULL;
  const char *known;
  int code;

  known = describe_errno (saved_errno, &code);
  /* Translators: %s is the reason as the operating system gives it. */
  what = known != NULL
         ? g_strdup (known)
         : g_strdup_printf (_("could not be written (%s)"), g_strerror (saved_errno));
  g_set_error (error, G_IO_ERROR, code, "%s: %s", name, what);
}

/* The file that a chain of links ends in, so that a link stays a link. */
static char *
resolve_target (const char   *path,
                struct stat  *existing,
                gboolean     *exists,
                GError      **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat link_itself;
  char *real;
  char *target;

  *exists = FALSE;
  if (lstat (path, &link_itself) != 0)
    {
      if (errno == ENOENT)
        return g_strdup (path);
      vei_file_set_error (error, path, errno);
      return NULL;
    }

  real = realpath (path, NULL);
  if (real == NULL || stat (real, existing) != 0)
    {
      free (real);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s", name,
                   _("this is a link that leads nowhere"));
      return NULL;
    }
  target = g_strdup (real);
  free (real);
  *exists = TRUE;
  return target;
}

static gboolean
check_target (const char         *path,
              const char         *target,
              const struct stat  *existing,
              GError            **error)
{
  if (S_ISDIR (existing->st_mode))
    {
      vei_file_set_error (error, path, EISDIR);
      return FALSE;
    }
  if (!S_ISREG (existing->st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s: %s", name,
                   _("this is a device or a pipe, not an ordinary file"));
      return FALSE;
    }
  if (access (target, W_OK) != 0)
    {
      vei_file_set_error (error, path, errno);
      return FALSE;
    }
  return TRUE;
}

static int
open_new_file (const char  *folder,
               mode_t       mode,
               char       **new_path)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *base = NULL;
      g_autofree char *candidate = NULL;
      int fd;

      base = g_strdup_printf (VEI_FILE_NEW_PREFIX "%08x" VEI_FILE_NEW_SUFFIX, g_random_int ());
      candidate = g_build_filename (folder, base, NULL);
      fd = open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd >= 0)
        {
          *new_path = g_steal_pointer (&candidate);
          return fd;
        }
      if (errno != EEXIST)
        break;
    }
  return -1;
}

static gboolean
write_all (int         fd,
           const void *data,
           gsize       length)
{
  const char *rest = data;

  while (length > 0)
    {
      gssize written = write (fd, rest, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      rest += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
sync_file (int fd)
{
  /* Some file systems know nothing of syncing; that is no fault of the file. */
  return fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

static void
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* The file is already in its place: a failure here can change nothing. */
  if (fd >= 0)
    {
      (void) fsync (fd);
      (void) close (fd);
    }
}

/* Writes the bytes and closes @fd, whatever happens. */
static gboolean
fill_new_file (int                fd,
               GBytes            *bytes,
               gboolean           owner_only,
               const struct stat *existing)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  gboolean done;
  int saved_errno;

  done = write_all (fd, data, length);
  if (done && owner_only)
    done = fchmod (fd, S_IRUSR | S_IWUSR) == 0;
  else if (done && existing != NULL)
    done = fchmod (fd, existing->st_mode & 0777) == 0;
  done = done && sync_file (fd);
  saved_errno = errno;
  if (close (fd) != 0 && done)
    return FALSE;
  errno = saved_errno;
  return done;
}

/**
 * vei_file_replace:
 * @path: (type filename): the file to write
 * @bytes: what it is to hold
 * @owner_only: whether nobody but the owner may read and write it
 * @error: return location for an error
 *
 * Writes a whole file, or leaves everything as it was.
 *
 * The bytes go to a new file in the same folder, are synced to disk and then
 * take the place of the old file in one step. Whatever fails, the old file is
 * untouched and the new one is removed. A link is followed: what it leads to
 * is replaced. A folder, a device or a pipe is never replaced. Without
 * @owner_only an old file keeps its permissions.
 *
 * Fails with a %G_IO_ERROR whose message is a sentence in the user's language
 * of the form `FILE: what`: %G_IO_ERROR_NO_SPACE, %G_IO_ERROR_READ_ONLY,
 * %G_IO_ERROR_NOT_FOUND (no such folder), %G_IO_ERROR_PERMISSION_DENIED,
 * %G_IO_ERROR_IS_DIRECTORY, or what else the operating system says.
 *
 * Returns: whether the file was written
 */
gboolean
vei_file_replace (const char  *path,
                  GBytes      *bytes,
                  gboolean     owner_only,
                  GError     **error)
{
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *new_path = NULL;
  struct stat existing;
  gboolean exists;
  int fd;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  target = resolve_target (path, &existing, &exists, error);
  if (target == NULL || (exists && !check_target (path, target, &existing, error)))
    return FALSE;

  folder = g_path_get_dirname (target);
  fd = open_new_file (folder, owner_only ? 0600 : 0666, &new_path);
  if (fd < 0)
    {
      vei_file_set_error (error, path, errno);
      return FALSE;
    }

  if (!fill_new_file (fd, bytes, owner_only, exists ? &existing : NULL) ||
      rename (new_path, target) != 0)
    {
      int saved_errno = errno;

      (void) g_unlink (new_path);
      vei_file_set_error (error, path, saved_errno);
      return FALSE;
    }
  sync_folder (folder);
  return TRUE;
}
