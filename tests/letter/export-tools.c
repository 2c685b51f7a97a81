/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "export-tools.h"

#include <glib/gstdio.h>

#include "letter-fixture.h"

/* Makes the bytes of a file of a letter, which must succeed. */
GBytes *
export_letter (VeiDocument  *document,
               const char   *name,
               VeiPrintSize  size)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;
  GDate day;

  fixture_set_day (&day);
  bytes = vei_document_export (document, name, size, &day, &error);
  g_assert_no_error (error);
  return bytes;
}

/* One space between words, without the bullets: they belong to the style of a list. */
char *
export_collapse (const char *text,
                 gboolean    drop_bullets)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  g_autoptr (GString) collapsed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0'
          || (drop_bullets && (g_str_equal (words[i], "•") || g_str_equal (words[i], "–"))))
        continue;
      g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (g_steal_pointer (&collapsed), FALSE);
}

/* Whether a tool is not installed. */
gboolean
export_lacks_tool (const char *tool)
{
  g_autofree char *path = g_find_program_in_path (tool);

  return path == NULL;
}

/* Runs a tool that must succeed and gives what it prints. */
char *
export_run (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) output = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  text = g_memdup2 (g_bytes_get_data (output, &length), g_bytes_get_size (output));
  /* What a PDF holds between its texts need not be text. */
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      text[i] = '?';
  return text != NULL ? g_utf8_make_valid (text, (gssize) length) : g_strdup ("");
}

/* Writes a file, and gives its path. */
char *
export_write (const char *folder,
              const char *name,
              GBytes     *bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* Deletes a folder and the files in it. */
void
export_delete_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *member = g_build_filename (path, name, NULL);

      if (g_file_test (member, G_FILE_TEST_IS_DIR) && !g_file_test (member, G_FILE_TEST_IS_SYMLINK))
        export_delete_folder (member);
      else
        g_assert_cmpint (g_unlink (member), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}
