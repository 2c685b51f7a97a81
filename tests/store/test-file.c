/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store/vei-file.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("vei-file-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "letter.txt", NULL);
}

static void
remove_all (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_chmod (fixture->folder, 0700);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
replace (const char  *path,
         const char  *text,
         gboolean     owner_only,
         GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return vei_file_replace (path, bytes, owner_only, error);
}

static void
assert_holds (const char *path,
              const char *text)
{
  g_autofree char *found = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static guint
get_mode (const char *path)
{
  struct stat file;

  g_assert_no_errno (stat (path, &file));
  return file.st_mode & 0777;
}

/* A refusal names the file, is one sentence, and leaves nothing behind. */
static void
assert_refused (Fixture    *fixture,
                const char *path,
                GIOErrorEnum code)
{
  g_autoptr(GError) error = NULL;
  guint n_before = count_files (fixture->folder);

  g_assert_false (replace (path, "secret words", TRUE, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, "secret"));
  g_assert_null (strstr (error->message, ".new"));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_before);
}

static void
test_new_and_old (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (replace (fixture->path, "first", FALSE, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, "first");
  g_assert_true (replace (fixture->path, "", FALSE, &error));
  assert_holds (fixture->path, "");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_permissions (Fixture       *fixture,
                  gconstpointer  data)
{
  mode_t old_mask = umask (022);

  g_assert_true (replace (fixture->path, "a", FALSE, NULL));
  g_assert_cmphex (get_mode (fixture->path), ==, 0644);
  g_assert_no_errno (g_chmod (fixture->path, 0640));
  g_assert_true (replace (fixture->path, "b", FALSE, NULL));
  g_assert_cmphex (get_mode (fixture->path), ==, 0640);
  g_assert_true (replace (fixture->path, "c", TRUE, NULL));
  g_assert_cmphex (get_mode (fixture->path), ==, 0600);
  umask (old_mask);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);

  g_assert_no_errno (symlink ("letter.txt", link));
  assert_refused (fixture, link, G_IO_ERROR_NOT_FOUND);
  g_assert_true (replace (fixture->path, "old", FALSE, NULL));
  g_assert_true (replace (link, "new", FALSE, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_holds (fixture->path, "new");
}

static void
test_not_a_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);

  assert_refused (fixture, fixture->folder, G_IO_ERROR_IS_DIRECTORY);
  assert_refused (fixture, "/dev/full", G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_no_errno (mkfifo (pipe, 0600));
  assert_refused (fixture, pipe, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *lost = g_build_filename (fixture->folder, "lost", "letter.txt", NULL);
  g_autofree char *below = g_build_filename (fixture->path, "letter.txt", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *long_path = g_build_filename (fixture->folder, name, NULL);

  assert_refused (fixture, lost, G_IO_ERROR_NOT_FOUND);
  assert_refused (fixture, long_path, G_IO_ERROR_FILENAME_TOO_LONG);
  g_assert_true (replace (fixture->path, "old", FALSE, NULL));
  assert_refused (fixture, below, G_IO_ERROR_NOT_DIRECTORY);
}

static void
test_no_permission (Fixture       *fixture,
                    gconstpointer  data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("nothing is forbidden to the superuser");
      return;
    }
  g_assert_true (replace (fixture->path, "old", FALSE, NULL));
  g_assert_no_errno (g_chmod (fixture->folder, 0500));
  assert_refused (fixture, fixture->path, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_no_errno (g_chmod (fixture->folder, 0700));
  g_assert_no_errno (g_chmod (fixture->path, 0400));
  assert_refused (fixture, fixture->path, G_IO_ERROR_PERMISSION_DENIED);
  assert_holds (fixture->path, "old");
}

/* A limit on the size of files stands in for a disk that fills up. */
static void
test_no_room (Fixture       *fixture,
              gconstpointer  data)
{
  struct rlimit old_limit, limit;

  g_assert_true (replace (fixture->path, "old", FALSE, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &old_limit));
  limit = old_limit;
  limit.rlim_cur = 4;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  assert_refused (fixture, fixture->path, G_IO_ERROR_NO_SPACE);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &old_limit));
  signal (SIGXFSZ, SIG_DFL);
  assert_holds (fixture->path, "old");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/store/file/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("new-and-old", test_new_and_old);
  ADD ("permissions", test_permissions);
  ADD ("link", test_link);
  ADD ("not-a-file", test_not_a_file);
  ADD ("no-folder", test_no_folder);
  ADD ("no-permission", test_no_permission);
  ADD ("no-room", test_no_room);

  return g_test_run ();
}
