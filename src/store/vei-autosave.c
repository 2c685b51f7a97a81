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

#include "core/vei-json.h"
#include "store/vei-autosave.h"
#include "store/vei-autosave-private.h"
#include "store/vei-erase-private.h"
#include "store/vei-file.h"
#include "store/vei-file-private.h"

#define CASE_NAME "own-case.json"
#define LOCK_NAME "own-case.lock"

/* How long after a change the file is written, in milliseconds. */
#define QUIET_MS 900
/* How long a change may wait while others follow it, in milliseconds. */
#define LONGEST_MS 1800

/**
 * VeiAutosave:
 *
 * Keeps one person's own case in a file that only its owner can read.
 *
 * The file is `own-case.json` in a folder of mode 0700. A change of the
 * watched case is on disk within a second, and under steady change at least
 * every other second. The window that has the lock writes; a second one is
 * told. Main thread only.
 *
 * |[<!-- language="C" -->
 * g_autoptr(VeiAutosave) autosave = vei_autosave_new (NULL);
 * g_autoptr(VeiCase) own_case = vei_autosave_load (autosave, knowledge, &error);
 *
 * if (own_case != NULL)
 *   vei_autosave_watch (autosave, own_case);
 * ]|
 */
struct _VeiAutosave
{
  GObject parent_instance;

  char *directory;
  char *path;
  char *lock_path;
  int lock_fd;
  gboolean blocked;       /* what is on disk must not be written over */

  VeiCase *watched;
  gulong changed_handler;
  gboolean dirty;
  guint timer;
  gint64 oldest_change;   /* microseconds, of the changes not yet written */
};

G_DEFINE_FINAL_TYPE (VeiAutosave, vei_autosave, G_TYPE_OBJECT)

enum
{
  SIGNAL_SAVED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
make_directory (VeiAutosave  *self,
                GError      **error)
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
set_busy_error (VeiAutosave  *self,
                GError      **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "%s: %s", name,
               _("Utstyrsveiviser is already open in another window, and only one can save"));
}

static gboolean
try_lock (VeiAutosave  *self,
          gboolean     *replaced,
          GError      **error)
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

static gboolean
write_case (VeiAutosave  *self,
            GError      **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *text;

  if (!vei_autosave_lock (self, error))
    return FALSE;
  if (self->blocked)
    {
      g_autofree char *name = g_filename_display_name (self->path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", name,
                   _("the file could not be read, so it is not written over"));
      return FALSE;
    }

  node = vei_case_to_node (self->watched);
  text = vei_json_to_pretty (node);
  bytes = g_bytes_new_take (text, strlen (text));
  return vei_file_replace (self->path, bytes, TRUE, error);
}

static gboolean
save_timeout_cb (gpointer data)
{
  VeiAutosave *self = data;
  g_autoptr(GError) error = NULL;

  g_assert (VEI_IS_AUTOSAVE (self));

  self->timer = 0;
  if (vei_autosave_flush (self, &error))
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  return G_SOURCE_REMOVE;
}

static void
case_changed_cb (VeiAutosave *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  g_assert (VEI_IS_AUTOSAVE (self));

  if (!self->dirty)
    {
      self->dirty = TRUE;
      self->oldest_change = now;
    }
  left = LONGEST_MS - (now - self->oldest_change) / 1000;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) CLAMP (left, 0, QUIET_MS), save_timeout_cb, self);
}

static void
stop_watching (VeiAutosave *self)
{
  if (self->watched != NULL)
    g_clear_signal_handler (&self->changed_handler, self->watched);
  g_clear_object (&self->watched);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->dirty = FALSE;
}

static void
release_lock (VeiAutosave *self)
{
  if (self->lock_fd >= 0)
    (void) close (self->lock_fd);
  self->lock_fd = -1;
}

static void
vei_autosave_dispose (GObject *object)
{
  VeiAutosave *self = VEI_AUTOSAVE (object);
  g_autoptr(GError) error = NULL;

  if (!vei_autosave_flush (self, &error))
    g_message ("%s", error->message);
  stop_watching (self);
  release_lock (self);

  G_OBJECT_CLASS (vei_autosave_parent_class)->dispose (object);
}

static void
vei_autosave_finalize (GObject *object)
{
  VeiAutosave *self = VEI_AUTOSAVE (object);

  g_free (self->directory);
  g_free (self->path);
  g_free (self->lock_path);

  G_OBJECT_CLASS (vei_autosave_parent_class)->finalize (object);
}

static void
vei_autosave_class_init (VeiAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_autosave_dispose;
  object_class->finalize = vei_autosave_finalize;

  /**
   * VeiAutosave::saved:
   *
   * Emitted after the file was written by itself.
   */
  signals[SIGNAL_SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiAutosave::failed:
   * @error: why, as a sentence in the user's language
   *
   * Emitted when the file could not be written by itself. The change is kept
   * and goes into the next attempt.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
vei_autosave_init (VeiAutosave *self)
{
  self->lock_fd = -1;
}

/**
 * vei_autosave_new:
 * @directory: (type filename) (nullable): the folder to keep the case in, or
 *   %NULL for the program's own in the user's data folder
 *
 * Creates an autosave. Nothing is read or written yet.
 *
 * Returns: (transfer full): a new autosave
 */
VeiAutosave *
vei_autosave_new (const char *directory)
{
  VeiAutosave *self = g_object_new (VEI_TYPE_AUTOSAVE, NULL);

  self->directory = directory != NULL
                    ? g_strdup (directory)
                    : g_build_filename (g_get_user_data_dir (), PACKAGE_NAME, NULL);
  self->path = g_build_filename (self->directory, CASE_NAME, NULL);
  self->lock_path = g_build_filename (self->directory, LOCK_NAME, NULL);
  return self;
}

/**
 * vei_autosave_get_path:
 * @self: an autosave
 *
 * Gets the file that the case is kept in, whether it is there yet or not.
 *
 * Returns: (transfer none) (type filename): the path
 */
const char *
vei_autosave_get_path (VeiAutosave *self)
{
  g_return_val_if_fail (VEI_IS_AUTOSAVE (self), NULL);

  return self->path;
}

/**
 * vei_autosave_lock:
 * @self: an autosave
 * @error: return location for an error
 *
 * Takes the right to write, and keeps it for as long as the object lives.
 *
 * Does nothing where the right is held already. Loading and saving take it by
 * themselves. What a crash left half written is removed.
 *
 * Fails with %G_IO_ERROR_BUSY if another window holds it, and with another
 * %G_IO_ERROR if the folder cannot be made or written.
 *
 * Returns: whether the right is held now
 */
gboolean
vei_autosave_lock (VeiAutosave  *self,
                   GError      **error)
{
  g_return_val_if_fail (VEI_IS_AUTOSAVE (self), FALSE);
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
 * vei_autosave_load:
 * @self: an autosave
 * @knowledge: the knowledge that the answers belong to
 * @error: return location for an error
 *
 * Reads the case that was kept, or begins a new one where there is none.
 *
 * A damaged file is never deleted: it gets the name `own-case.damaged-1.json`
 * (or the next number that is free), the error says so, and loading once more
 * begins a new case. A file of a newer version stays where it is, and nothing
 * is saved over it. No message repeats what was answered.
 *
 * Fails with a %VEI_DATA_ERROR if the file is damaged, with
 * %VEI_DATA_ERROR_VERSION if it is newer than the program, with
 * %G_IO_ERROR_BUSY if another window has it open, and with another
 * %G_IO_ERROR if it cannot be read.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_autosave_load (VeiAutosave   *self,
                   VeiKnowledge  *knowledge,
                   GError       **error)
{
  GStatBuf existing;

  g_return_val_if_fail (VEI_IS_AUTOSAVE (self), NULL);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!vei_autosave_lock (self, error))
    return NULL;
  self->blocked = FALSE;
  if (g_lstat (self->path, &existing) != 0 && errno == ENOENT)
    return vei_case_new (knowledge);
  return vei_autosave_read (self->path, knowledge, &self->blocked, error);
}

/**
 * vei_autosave_watch:
 * @self: an autosave
 * @watched: (nullable): the case to keep from now on, or %NULL to stop
 *
 * Saves a case whenever it changes.
 *
 * What is not yet written of the case watched before is written first.
 */
void
vei_autosave_watch (VeiAutosave *self,
                    VeiCase     *watched)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (VEI_IS_AUTOSAVE (self));
  g_return_if_fail (watched == NULL || VEI_IS_CASE (watched));

  if (self->watched == watched)
    return;
  if (!vei_autosave_flush (self, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  stop_watching (self);

  if (watched != NULL)
    {
      self->watched = g_object_ref (watched);
      self->changed_handler =
        g_signal_connect_object (watched, "changed", G_CALLBACK (case_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
}

/**
 * vei_autosave_flush:
 * @self: an autosave
 * @error: return location for an error
 *
 * Writes at once what has changed since the file was last written.
 *
 * On failure the file is as it was, and the change goes into the next attempt.
 *
 * Fails as [func@file_replace] and [method@Autosave.lock] do.
 *
 * Returns: whether everything is on disk now
 */
gboolean
vei_autosave_flush (VeiAutosave  *self,
                    GError      **error)
{
  g_return_val_if_fail (VEI_IS_AUTOSAVE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->dirty)
    return TRUE;
  /* A failed attempt begins a new wait, so that the next change tries again. */
  self->oldest_change = g_get_monotonic_time ();
  if (!write_case (self, error))
    return FALSE;
  self->dirty = FALSE;
  return TRUE;
}

/**
 * vei_autosave_delete_all:
 * @self: an autosave
 * @error: return location for an error
 *
 * Overwrites and removes everything that was kept of the person.
 *
 * The case, damaged files that were set aside, what a crash left behind and
 * the lock file. Changes that wait are dropped; the case that is watched is
 * watched no longer. As many files as possible are removed even where one of
 * them cannot be.
 *
 * Fails with %G_IO_ERROR_BUSY if another window holds the lock, and with
 * another %G_IO_ERROR, naming the file, if something is left.
 *
 * Returns: whether everything is gone
 */
gboolean
vei_autosave_delete_all (VeiAutosave  *self,
                         GError      **error)
{
  g_autoptr(GError) first = NULL;
  gboolean gone;

  g_return_val_if_fail (VEI_IS_AUTOSAVE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    {
      stop_watching (self);
      return TRUE;
    }
  if (!vei_autosave_lock (self, error))
    return FALSE;
  stop_watching (self);

  gone = vei_erase_file (self->path, &first);
  gone = vei_erase_matching (self->directory, VEI_DAMAGED_PREFIX, VEI_DAMAGED_SUFFIX,
                             first == NULL ? &first : NULL) && gone;
  gone = vei_erase_matching (self->directory, VEI_FILE_NEW_PREFIX, VEI_FILE_NEW_SUFFIX,
                             first == NULL ? &first : NULL) && gone;
  gone = vei_erase_file (self->lock_path, first == NULL ? &first : NULL) && gone;
  release_lock (self);
  self->blocked = FALSE;
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return gone;
}
