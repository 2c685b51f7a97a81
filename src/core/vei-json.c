/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/vei-json-private.h"

/* How long a pipe may be silent before it is given up. */
#define PIPE_TIMEOUT_MS 5000

/* A file name as an error may show it: on one line, and in valid UTF-8. */
static char *
dup_display_name (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GString *shown = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (shown, g_unichar_iscntrl (c) ? '?' : c);
    }

  return g_string_free (shown, FALSE);
}

static gboolean
refuse_too_large (const char  *file_name,
                  GError     **error)
{
  g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_TOO_LARGE,
               /* Translators: %s is a file, "/" the place in it, %d a number
                * of mebibytes. */
               _("%s: /: the file is larger than %d MiB"), file_name,
               VEI_JSON_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

/**
 * vei_json_parse:
 * @file_name: what an error calls the text, usually the path of its file
 * @text: (array length=length): the text; need not end in a zero
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Reads a JSON text strictly.
 *
 * The root may be any value. The message of an error has the form
 * `FILE: POINTER: what (line N)`, where POINTER is that of the deepest value
 * known, and "/" for the root. Fails with %VEI_DATA_ERROR_TOO_LARGE past
 * %VEI_JSON_MAX_BYTES; %VEI_DATA_ERROR_SYNTAX if the text is empty, is not
 * valid UTF-8, begins with a byte order mark, is deeper than
 * %VEI_JSON_MAX_DEPTH, holds `\u0000` or half a surrogate pair, or is otherwise
 * not JSON to the letter of RFC 8259; %VEI_DATA_ERROR_DUPLICATE if a member
 * stands twice; %VEI_DATA_ERROR_VALUE if a number is not finite, or an integer
 * is past 2^53.
 *
 * Returns: (transfer full) (nullable): the root, or %NULL with @error set
 */
JsonNode *
vei_json_parse (const char  *file_name,
                const char  *text,
                gsize        length,
                GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length > VEI_JSON_MAX_BYTES)
    {
      refuse_too_large (file_name, error);
      return NULL;
    }
  if (!vei_json_scan (text != NULL ? text : "", length, error))
    {
      g_prefix_error (error, "%s: ", file_name);
      return NULL;
    }

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local_error))
    {
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_SYNTAX, "%s: /: %s",
                   file_name, local_error->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

static gboolean
refuse_errno (const char  *file_name,
              int          number,
              GError     **error)
{
  GFileError code = g_file_error_from_errno (number);
  const char *what;

  if (code == G_FILE_ERROR_NOENT || code == G_FILE_ERROR_NOTDIR)
    what = _("there is no such file");
  else if (code == G_FILE_ERROR_ACCES || code == G_FILE_ERROR_PERM)
    what = _("you do not have permission to read this file");
  else if (code == G_FILE_ERROR_ISDIR)
    what = _("this is a folder, not a file");
  else
    what = g_strerror (number);

  g_set_error (error, G_FILE_ERROR, (int) code, "%s: %s", file_name, what);
  return FALSE;
}

/* Opens a file that can be read to its end. */
static int
open_readable (const char   *path,
               const char   *file_name,
               GError      **error)
{
  struct stat info;
  /* Without O_NONBLOCK, a pipe that nobody writes to would hold us here. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0 || fstat (fd, &info) != 0)
    refuse_errno (file_name, errno, error);
  else if (S_ISDIR (info.st_mode))
    refuse_errno (file_name, EISDIR, error);
  else if (!S_ISREG (info.st_mode) && !S_ISFIFO (info.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                 _("%s: this is a device, not a file"), file_name);
  else if (S_ISREG (info.st_mode) && info.st_size > VEI_JSON_MAX_BYTES)
    refuse_too_large (file_name, error);
  else
    return fd;

  if (fd >= 0)
    close (fd);
  return -1;
}

/* Waits until a pipe has something to read or has ended. */
static gboolean
wait_for_input (int          fd,
                const char  *file_name,
                GError     **error)
{
  struct pollfd wanted = { .fd = fd, .events = POLLIN };
  int n;

  do
    n = poll (&wanted, 1, PIPE_TIMEOUT_MS);
  while (n < 0 && errno == EINTR);

  if (n < 0)
    return refuse_errno (file_name, errno, error);
  if (n == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                   _("%s: nothing came to read"), file_name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_all (int          fd,
          const char  *file_name,
          GByteArray  *bytes,
          GError     **error)
{
  guchar buffer[64 * 1024];

  for (;;)
    {
      gssize n;

      if (!wait_for_input (fd, file_name, error))
        return FALSE;

      n = read (fd, buffer, sizeof buffer);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n < 0)
        return refuse_errno (file_name, errno, error);
      if (n == 0)
        return TRUE;

      if (bytes->len + (gsize) n > VEI_JSON_MAX_BYTES)
        return refuse_too_large (file_name, error);
      g_byte_array_append (bytes, buffer, (guint) n);
    }
}

/**
 * vei_json_load_file:
 * @path: (type filename): a file, or a pipe
 * @error: return location for an error
 *
 * Reads a JSON file strictly, as vei_json_parse() does.
 *
 * The message of an error begins with @path. Besides the errors of
 * vei_json_parse(), fails with an error of the domain %G_FILE_ERROR if the file
 * cannot be read, %G_IO_ERROR_NOT_REGULAR_FILE if it is a device or a socket,
 * and %G_IO_ERROR_TIMED_OUT if it is a pipe that nothing comes from. Never
 * reads more than %VEI_JSON_MAX_BYTES.
 *
 * Returns: (transfer full) (nullable): the root, or %NULL with @error set
 */
JsonNode *
vei_json_load_file (const char  *path,
                    GError     **error)
{
  g_autofree char *file_name = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  file_name = dup_display_name (path);
  fd = open_readable (path, file_name, error);
  if (fd < 0)
    return NULL;

  is_read = read_all (fd, file_name, bytes, error);
  close (fd);
  if (!is_read)
    return NULL;

  return vei_json_parse (file_name, (const char *) bytes->data, bytes->len,
                         error);
}
