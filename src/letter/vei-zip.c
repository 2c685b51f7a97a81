/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-zip.h"

#include <string.h>
#include <zlib.h>

/* Writes a zip archive as OpenDocument wants it (ODF 1.2, part 3, 2.2 and 3.3): the
 * files in the order they are given in, without extra fields and flags, so that
 * the first one can tell by its place what the archive is.
 */

#define LOCAL_HEADER   0x04034b50
#define CENTRAL_HEADER 0x02014b50
#define END_RECORD     0x06054b50
#define VERSION        20      /* deflate */
#define DEFLATED       8

/* 1 January 1980, the first day that an archive can name: the same files give
 * the same bytes.
 */
#define DOS_DATE       (1 << 5 | 1)

static void
append_16 (GByteArray *out,
           guint       value)
{
  const guint8 bytes[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_32 (GByteArray *out,
           gulong      value)
{
  append_16 (out, value & 0xffff);
  append_16 (out, value >> 16 & 0xffff);
}

/* Packs a text, without the head and foot that zlib adds by itself. */
static GByteArray *
deflate_text (const char *text)
{
  gsize length = strlen (text);
  GByteArray *out = g_byte_array_new ();
  z_stream stream = { .next_in = (guint8 *) text, .avail_in = (uInt) length };

  if (deflateInit2 (&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                    Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("zlib cannot begin: %s", stream.msg != NULL ? stream.msg : "out of memory");
  g_byte_array_set_size (out, (guint) deflateBound (&stream, length));
  stream.next_out = out->data;
  stream.avail_out = out->len;
  /* There is room for all of it, so one call is enough. */
  deflate (&stream, Z_FINISH);
  g_byte_array_set_size (out, (guint) stream.total_out);
  deflateEnd (&stream);
  return out;
}

/* What both headers of a file say of it, from the version on. */
static void
append_description (GByteArray       *out,
                    const VeiZipFile *file,
                    guint             packed)
{
  gsize length = strlen (file->text);

  append_16 (out, VERSION);
  append_16 (out, 0);          /* flags */
  append_16 (out, file->stored ? 0 : DEFLATED);
  append_16 (out, 0);          /* time of day */
  append_16 (out, DOS_DATE);
  append_32 (out, crc32 (0, (const guint8 *) file->text, (uInt) length));
  append_32 (out, packed);
  append_32 (out, length);
  append_16 (out, (guint) strlen (file->name));
  append_16 (out, 0);          /* extra field */
}

static void
append_file (GByteArray       *out,
             GByteArray       *directory,
             const VeiZipFile *file)
{
  g_autoptr (GByteArray) packed = file->stored ? NULL : deflate_text (file->text);
  const guint8 *bytes = packed != NULL ? packed->data : (const guint8 *) file->text;
  guint length = packed != NULL ? packed->len : (guint) strlen (file->text);
  guint offset = out->len;

  append_32 (out, LOCAL_HEADER);
  append_description (out, file, length);
  g_byte_array_append (out, (const guint8 *) file->name, (guint) strlen (file->name));
  g_byte_array_append (out, bytes, length);

  append_32 (directory, CENTRAL_HEADER);
  append_16 (directory, VERSION);
  append_description (directory, file, length);
  append_16 (directory, 0);    /* comment */
  append_16 (directory, 0);    /* disk */
  append_16 (directory, 0);    /* internal attributes */
  append_32 (directory, 0);    /* external attributes */
  append_32 (directory, offset);
  g_byte_array_append (directory, (const guint8 *) file->name, (guint) strlen (file->name));
}

/* Writes an archive in memory. Private. */
GBytes *
vei_zip_write (const VeiZipFile *files,
               guint             n_files)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint start;

  for (guint i = 0; i < n_files; i++)
    append_file (out, directory, &files[i]);
  start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  append_32 (out, END_RECORD);
  append_16 (out, 0);          /* this disk */
  append_16 (out, 0);          /* disk of the directory */
  append_16 (out, n_files);
  append_16 (out, n_files);
  append_32 (out, directory->len);
  append_32 (out, start);
  append_16 (out, 0);          /* comment */
  return g_byte_array_free_to_bytes (out);
}
