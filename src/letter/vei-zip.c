/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-zip.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/* 1 January 1980, the first day that an archive can name: the same files give
 * the same bytes.
 */
#define DOS_DATE (1 << 5 | 1)

/* Adds a file whose bytes live until the archive is closed. */
static gboolean
add_file (zip_t            *zip,
          const VeiZipFile *file)
{
  zip_source_t *source = zip_source_buffer (zip, file->text, strlen (file->text), 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (zip, file->name, source, 0);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return (!file->stored
          || zip_set_file_compression (zip, (zip_uint64_t) index, ZIP_CM_STORE, 0) == 0)
         && zip_file_set_dostime (zip, (zip_uint64_t) index, 0, DOS_DATE, 0) == 0;
}

static gboolean
add_files (zip_t            *zip,
           const VeiZipFile *files,
           guint             n_files)
{
  for (guint i = 0; i < n_files; i++)
    if (!add_file (zip, &files[i]))
      return FALSE;
  return TRUE;
}

static GBytes *
read_source (zip_source_t *source)
{
  zip_int64_t length;
  char *bytes;

  if (zip_source_open (source) != 0)
    return NULL;
  if (zip_source_seek (source, 0, SEEK_END) != 0 || (length = zip_source_tell (source)) < 0
      || zip_source_seek (source, 0, SEEK_SET) != 0)
    {
      zip_source_close (source);
      return NULL;
    }
  bytes = g_malloc ((gsize) length);
  if (zip_source_read (source, bytes, (zip_uint64_t) length) != length)
    g_clear_pointer (&bytes, g_free);
  zip_source_close (source);
  return bytes != NULL ? g_bytes_new_take (bytes, (gsize) length) : NULL;
}

/* Writes an archive in memory, its files in the order given. Private. */
GBytes *
vei_zip_write (const VeiZipFile  *files,
               guint              n_files,
               GError           **error)
{
  zip_error_t fault;
  zip_source_t *source;
  zip_t *zip = NULL;
  GBytes *bytes = NULL;

  zip_error_init (&fault);
  source = zip_source_buffer_create (NULL, 0, 0, &fault);
  if (source != NULL)
    zip = zip_open_from_source (source, ZIP_TRUNCATE, &fault);
  if (zip != NULL)
    {
      zip_source_keep (source);
      if (add_files (zip, files, n_files) && zip_close (zip) == 0)
        bytes = read_source (source);
      else
        {
          zip_error_set (&fault, zip_error_code_zip (zip_get_error (zip)), 0);
          zip_discard (zip);
        }
    }
  if (source != NULL)
    zip_source_free (source);
  if (bytes == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 /* Translators: %s is why, in English, from the zip library. */
                 _("the ODT file could not be made: %s"), zip_error_strerror (&fault));
  zip_error_fini (&fault);
  return bytes;
}
