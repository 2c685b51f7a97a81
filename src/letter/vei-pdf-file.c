/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-pdf-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

/* Reads the objects of a file that Cairo has just made in this process, and
 * writes them again with a plain table. Cairo 1.16 writes such a table too;
 * later versions pack objects and table into streams. What is damaged, or was
 * made by others, is an error.
 */

#define MAX_OBJECTS 1000000
#define XREF_ENTRY  20         /* bytes of a line of the table */
#define TAIL        40         /* where the file says where its table is */
#define MAX_FIELD   8          /* bytes of a number of a packed table */
#define HEADER      "%PDF-1.7\n%\342\343\317\323\n"

/* Sets the error, and is FALSE. Private. */
gboolean
vei_pdf_fail (GError     **error,
              const char  *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: %s is what, in English, from inside the program. */
               _("the PDF could not be finished: %s"), what);
  return FALSE;
}

/* ---- Objects ---- */

static void
clear_object (gpointer data)
{
  VeiPdfObject *object = data;

  if (object->own != NULL)
    g_string_free (object->own, TRUE);
}

/* Gives an object another text, "12 0 obj" and all. Private. */
void
vei_pdf_object_take (VeiPdfObject *self,
                     GString      *text)
{
  if (self->own != NULL)
    g_string_free (self->own, TRUE);
  self->own = text;
  self->text = text->str;
  self->length = text->len;
}

/* Goes to the value of a key of an object. Private. */
gboolean
vei_pdf_object_find_key (const VeiPdfObject *self,
                         const char         *key,
                         VeiPdfScanner      *scanner)
{
  vei_pdf_scanner_init (scanner, self->text, self->length);
  return vei_pdf_scanner_find_key (scanner, key);
}

/* Reads a number, or the number of an object that is referred to. Private. */
gboolean
vei_pdf_object_read_uint (const VeiPdfObject *self,
                          const char         *key,
                          guint64            *number)
{
  VeiPdfScanner scanner;

  return vei_pdf_object_find_key (self, key, &scanner)
         && vei_pdf_scanner_read_uint (&scanner, number);
}

/* An object of the file; NULL: there is none. Private. */
VeiPdfObject *
vei_pdf_file_get (VeiPdfFile *self,
                  guint64     number)
{
  VeiPdfObject *object;

  if (number == 0 || number >= self->objects->len)
    return NULL;
  object = &g_array_index (self->objects, VeiPdfObject, number);
  return object->text != NULL ? object : NULL;
}

/* The object that a key of an object refers to: "/Pages 4 0 R". Private. */
VeiPdfObject *
vei_pdf_file_follow (VeiPdfFile         *self,
                     const VeiPdfObject *object,
                     const char         *key)
{
  guint64 number;

  if (object == NULL || !vei_pdf_object_read_uint (object, key, &number))
    return NULL;
  return vei_pdf_file_get (self, number);
}

/* Adds an object; the text begins after "12 0 obj". Gives its number. Private. */
guint
vei_pdf_file_add (VeiPdfFile *self,
                  GString    *text)
{
  guint number = self->objects->len;
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n", number);

  g_string_prepend (text, head);
  g_array_set_size (self->objects, number + 1);
  vei_pdf_object_take (&g_array_index (self->objects, VeiPdfObject, number), text);
  return number;
}

/* ---- Streams ---- */

static GByteArray *
inflate_bytes (const guint8 *bytes,
               gsize         length)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { .next_in = (guint8 *) bytes, .avail_in = (uInt) length };
  guint8 buffer[8192];
  int status;

  if (inflateInit (&stream) != Z_OK)
    return NULL;
  do
    {
      stream.next_out = buffer;
      stream.avail_out = sizeof buffer;
      status = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_append (out, buffer, (guint) (sizeof buffer - stream.avail_out));
    }
  while (status == Z_OK);
  inflateEnd (&stream);
  return status == Z_STREAM_END ? g_steal_pointer (&out) : NULL;
}

/* The length of a stream: a number, or an object that is one. */
static gboolean
read_length (VeiPdfFile         *self,
             const VeiPdfObject *stream,
             guint64            *length)
{
  const VeiPdfObject *object = vei_pdf_file_follow (self, stream, "/Length");
  VeiPdfScanner scanner;

  if (!vei_pdf_object_find_key (stream, "/Length", &scanner)
      || !vei_pdf_scanner_read_uint (&scanner, length)
      || !vei_pdf_scanner_next (&scanner))
    return FALSE;
  if (scanner.kind != VEI_PDF_TOKEN_WORD)
    return TRUE;
  if (object == NULL)
    return FALSE;
  /* "13 0 obj 158" */
  vei_pdf_scanner_init (&scanner, object->text, object->length);
  return vei_pdf_scanner_next (&scanner) && vei_pdf_scanner_next (&scanner)
         && vei_pdf_scanner_next (&scanner) && vei_pdf_scanner_read_uint (&scanner, length);
}

/* What is packed in a stream; NULL: it cannot be read. Private. */
GByteArray *
vei_pdf_file_unpack (VeiPdfFile         *self,
                     const VeiPdfObject *stream)
{
  VeiPdfScanner scanner;
  guint64 length;

  if (!read_length (self, stream, &length))
    return NULL;
  vei_pdf_scanner_init (&scanner, stream->text, stream->length);
  while (vei_pdf_scanner_next (&scanner))
    if (vei_pdf_scanner_is (&scanner, "stream"))
      break;
  if (scanner.kind == VEI_PDF_TOKEN_END || *scanner.at != '\n'
      || (gsize) (scanner.end - scanner.at) <= length)
    return NULL;
  return inflate_bytes ((const guint8 *) scanner.at + 1, (gsize) length);
}

/* ---- Reading ---- */

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const char *left = (*(const VeiPdfObject *const *) a)->text;
  const char *right = (*(const VeiPdfObject *const *) b)->text;

  return left < right ? -1 : left > right;
}

/* An object ends where the next begins, or the table. */
static void
set_lengths (VeiPdfFile *self,
             const char *table)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->objects->len; i++)
    {
      VeiPdfObject *object = &g_array_index (self->objects, VeiPdfObject, i);

      if (object->text != NULL && object->text < table)
        g_ptr_array_add (sorted, object);
    }
  g_ptr_array_sort (sorted, compare_places);
  for (guint i = 0; i < sorted->len; i++)
    {
      VeiPdfObject *object = g_ptr_array_index (sorted, i);
      const char *end = i + 1 < sorted->len
                          ? ((const VeiPdfObject *) g_ptr_array_index (sorted, i + 1))->text
                          : table;

      object->length = (gsize) (end - object->text);
    }
}

/* Takes up an object, if it stands where the table says. Cairo 1.18 leaves
 * numbers without an object behind for what is an artifact.
 */
static void
place_object (VeiPdfFile *self,
              guint64     number,
              guint64     offset)
{
  g_autofree char *head = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj", number);
  gsize length = strlen (head);

  if (offset < self->length && self->length - offset > length
      && memcmp (self->data + offset, head, length) == 0)
    g_array_index (self->objects, VeiPdfObject, number).text = self->data + offset;
}

static gboolean
read_plain_table (VeiPdfFile *self,
                  const char *table,
                  GError    **error)
{
  VeiPdfScanner scanner;
  VeiPdfObject trailer;
  const char *entries;
  guint64 first, n;

  vei_pdf_scanner_init (&scanner, table, self->length - (gsize) (table - self->data));
  vei_pdf_scanner_next (&scanner);
  if (!vei_pdf_scanner_read_uint (&scanner, &first) || first != 0
      || !vei_pdf_scanner_read_uint (&scanner, &n) || n > MAX_OBJECTS
      || (gsize) (scanner.end - scanner.at) <= n * XREF_ENTRY)
    return vei_pdf_fail (error, "no table of objects");

  entries = scanner.at + 1;
  g_array_set_size (self->objects, (guint) n);
  for (guint64 i = 1; i < n; i++)
    {
      const char *entry = entries + i * XREF_ENTRY;

      if (entry[17] == 'n')
        place_object (self, i, g_ascii_strtoull (entry, NULL, 10));
    }
  set_lengths (self, table);

  trailer.text = entries + n * XREF_ENTRY;
  trailer.length = (gsize) (scanner.end - trailer.text);
  if (!vei_pdf_object_read_uint (&trailer, "/Info", &self->info))
    self->info = 0;
  return vei_pdf_object_read_uint (&trailer, "/Root", &self->root)
         || vei_pdf_fail (error, "no catalog");
}

/* The objects of an object stream: pairs of a number and a place, then the
 * objects at these places. The stream itself is no longer needed.
 */
static gboolean
unpack_objects (VeiPdfFile *self,
                guint64     number,
                GError    **error)
{
  VeiPdfObject *packed = vei_pdf_file_get (self, number);
  g_autoptr (GByteArray) content = packed != NULL ? vei_pdf_file_unpack (self, packed) : NULL;
  VeiPdfScanner scanner;
  guint64 first, n, at, next, member;

  if (content == NULL || !vei_pdf_object_read_uint (packed, "/N", &n)
      || !vei_pdf_object_read_uint (packed, "/First", &first) || first > content->len)
    return vei_pdf_fail (error, "objects that cannot be read");
  vei_pdf_scanner_init (&scanner, (const char *) content->data, (gsize) first);
  for (guint64 i = 0; i < n; i++)
    {
      VeiPdfScanner ahead;
      GString *text;

      if (!vei_pdf_scanner_read_uint (&scanner, &member)
          || !vei_pdf_scanner_read_uint (&scanner, &at))
        return vei_pdf_fail (error, "objects that cannot be read");
      ahead = scanner;
      if (!vei_pdf_scanner_read_uint (&ahead, &next) || !vei_pdf_scanner_read_uint (&ahead, &next))
        next = content->len - first;
      if (member >= self->objects->len || at > next || next > content->len - first)
        return vei_pdf_fail (error, "objects that cannot be read");
      text = g_string_new (NULL);
      g_string_printf (text, "%" G_GUINT64_FORMAT " 0 obj\n", member);
      g_string_append_len (text, (const char *) content->data + first + at, (gssize) (next - at));
      g_string_append (text, "\nendobj\n");
      vei_pdf_object_take (&g_array_index (self->objects, VeiPdfObject, member), text);
    }
  packed->text = NULL;
  return TRUE;
}

static guint64
read_field (const guint8 **at,
            guint64        width)
{
  guint64 value = 0;

  for (; width > 0; width--)
    value = value << 8 | *(*at)++;
  return value;
}

/* The entries of a packed table: three numbers each, of so many bytes. */
static gboolean
read_entries (VeiPdfFile   *self,
              GByteArray   *entries,
              const guint64 widths[3],
              const char   *table,
              GError      **error)
{
  g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);
  const guint8 *at = entries->data;
  GHashTableIter iter;
  gpointer stream;

  for (guint i = 0; i < self->objects->len; i++)
    {
      guint64 type = read_field (&at, widths[0]);
      guint64 place = read_field (&at, widths[1]);

      read_field (&at, widths[2]);
      if (type == 1 && self->data + place != table)
        place_object (self, i, place);
      else if (type == 2)
        g_hash_table_add (streams, GUINT_TO_POINTER ((guint) place));
    }
  set_lengths (self, table);
  g_hash_table_iter_init (&iter, streams);
  while (g_hash_table_iter_next (&iter, &stream, NULL))
    if (!unpack_objects (self, GPOINTER_TO_UINT (stream), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_packed_table (VeiPdfFile *self,
                   const char *table,
                   GError    **error)
{
  VeiPdfObject xref = { .text = table, .length = self->length - (gsize) (table - self->data) };
  g_autoptr (GByteArray) entries = vei_pdf_file_unpack (self, &xref);
  guint64 n, widths[3], width = 0;
  VeiPdfScanner scanner;

  if (entries == NULL || !vei_pdf_object_read_uint (&xref, "/Size", &n) || n > MAX_OBJECTS
      || !vei_pdf_object_find_key (&xref, "/W", &scanner) || !vei_pdf_scanner_next (&scanner))
    return vei_pdf_fail (error, "no table of objects");
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      if (!vei_pdf_scanner_read_uint (&scanner, &widths[i]) || widths[i] > MAX_FIELD)
        return vei_pdf_fail (error, "no table of objects");
      width += widths[i];
    }
  if (entries->len < n * width)
    return vei_pdf_fail (error, "the table of objects is cut off");
  if (!vei_pdf_object_read_uint (&xref, "/Info", &self->info))
    self->info = 0;
  if (!vei_pdf_object_read_uint (&xref, "/Root", &self->root))
    return vei_pdf_fail (error, "no catalog");
  g_array_set_size (self->objects, (guint) n);
  return read_entries (self, entries, widths, table, error);
}

/* Finds the objects of a file, whose bytes must live as long. Private. */
gboolean
vei_pdf_file_read (VeiPdfFile    *self,
                   const guint8  *data,
                   gsize          length,
                   GError       **error)
{
  gsize tail = MIN (length, TAIL);
  const char *start, *table;
  guint64 offset;

  self->data = (const char *) data;
  self->length = length;
  self->objects = g_array_new (FALSE, TRUE, sizeof (VeiPdfObject));
  g_array_set_clear_func (self->objects, clear_object);
  start = g_strrstr_len (self->data + length - tail, (gssize) tail, "startxref");
  if (start == NULL)
    return vei_pdf_fail (error, "no end");
  offset = g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  if (offset == 0 || offset >= (guint64) (start - self->data))
    return vei_pdf_fail (error, "no table of objects");
  table = self->data + offset;
  return g_str_has_prefix (table, "xref") ? read_plain_table (self, table, error)
                                          : read_packed_table (self, table, error);
}

/* Frees what vei_pdf_file_read() has allocated, also where it failed. Private. */
void
vei_pdf_file_clear (VeiPdfFile *self)
{
  g_clear_pointer (&self->objects, g_array_unref);
}

/* ---- Writing ---- */

static void
append_text (GByteArray *out,
             const char *text,
             gsize       length)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

/* Writes the objects by number, then their table. Private. */
GBytes *
vei_pdf_file_write (VeiPdfFile *self)
{
  GByteArray *out = g_byte_array_sized_new ((guint) self->length + 4096);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autofree char *id = NULL;
  guint start;

  append_text (out, HEADER, strlen (HEADER));
  g_string_printf (table, "xref\n0 %u\n0000000000 65535 f \n", self->objects->len);
  for (guint i = 1; i < self->objects->len; i++)
    {
      const VeiPdfObject *object = &g_array_index (self->objects, VeiPdfObject, i);

      if (object->text != NULL)
        g_string_append_printf (table, "%010u 00000 n \n", out->len);
      else
        g_string_append (table, "0000000000 00001 f \n");
      append_text (out, object->text, object->text != NULL ? object->length : 0);
    }

  /* The same letter gives the same bytes, its identifier too. */
  id = g_compute_checksum_for_data (G_CHECKSUM_MD5, out->data, out->len);
  start = out->len;
  g_string_append_printf (table, "trailer\n<< /Size %u /Root %u 0 R", self->objects->len,
                          (guint) self->root);
  if (self->info > 0)
    g_string_append_printf (table, " /Info %u 0 R", (guint) self->info);
  g_string_append_printf (table, " /ID [<%s> <%s>] >>\nstartxref\n%u\n%%%%EOF\n", id, id, start);
  append_text (out, table->str, table->len);
  return g_byte_array_free_to_bytes (out);
}
