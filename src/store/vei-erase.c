/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-erase-private.h"

static gboolean
overwrite (int     fd,
           goffset length)
{
  static const char zeros[4096] = { 0 };

  while (length > 0)
    {
      gssize written = write (fd, zeros, (gsize) MIN (length, (goffset) sizeof zeros));

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      length -= written;
    }
  return fsync (fd) == 0;
}

/**
 * vei_erase_file:
 * @path: (type filename): a file, which need not be there
 * @error: return location for an error
 *
 * Overwrites a file with zeros and removes it.
 *
 * A link is removed, never followed. The overwriting is a precaution: a disk
 * that moves its blocks about may keep the old ones, so a file that cannot be
 * overwritten is removed all the same.
 *
 * Fails with a %G_IO_ERROR that names the file if it cannot be removed.
 *
 * Returns: whether the file is gone
 */
gboolean
vei_erase_file (const char  *path,
                GError     **error)
{
  int fd = open (path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat file;
  g_autofree char *name = NULL;
  int saved_errno;

  if (fd >= 0)
    {
      /* A second name for the same bytes is somebody else's file. */
      if (fstat (fd, &file) == 0 && S_ISREG (file.st_mode) && file.st_nlink == 1)
        (void) overwrite (fd, file.st_size);
      (void) close (fd);
    }
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  saved_errno = errno;
  name = g_filename_display_name (path);
  /* Translators: the first %s is a file, the second the reason as the system gives it. */
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved_errno),
               _("%s: could not be deleted (%s)"), name, g_strerror (saved_errno));
  return FALSE;
}

/**
 * vei_erase_matching:
 * @directory: (type filename): the folder
 * @prefix: how the name of the file begins
 * @suffix: how it ends
 * @error: return location for an error
 *
 * Erases the files of a folder whose names begin and end as given.
 *
 * Goes on after a file that cannot be removed, and tells of the first one.
 *
 * Returns: whether all of them are gone
 */
gboolean
vei_erase_matching (const char  *directory,
                    const char  *prefix,
                    const char  *suffix,
                    GError     **error)
{
  g_autoptr(GDir) folder = g_dir_open (directory, 0, NULL);
  gboolean gone = TRUE;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = NULL;

      if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, suffix))
        continue;
      path = g_build_filename (directory, name, NULL);
      if (!vei_erase_file (path, gone ? error : NULL))
        gone = FALSE;
    }
  return gone;
}
