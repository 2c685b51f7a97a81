/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* Small records: numbers little-endian, strings with their length before them.
 * A reader that runs past the end gives zeros and remembers that it did.
 */
typedef struct
{
  const guint8 *at;
  gsize         left;
  gboolean      failed;
} VeiByteReader;

static inline void
vei_bytes_put (GByteArray   *bytes,
               guint64       value,
               guint         size)
{
  guint8 raw[8];

  for (guint i = 0; i < size; i++)
    raw[i] = (guint8) (value >> 8 * i);
  g_byte_array_append (bytes, raw, size);
}

static inline void
vei_bytes_put_string (GByteArray *bytes,
                      const char *string)
{
  gsize length = string != NULL ? MIN (strlen (string), (gsize) G_MAXUINT16) : 0;

  vei_bytes_put (bytes, length, 2);
  g_byte_array_append (bytes, (const guint8 *) string, (guint) length);
}

static inline const guint8 *
vei_bytes_take_raw (VeiByteReader *reader,
                    gsize          size)
{
  const guint8 *at = reader->at;

  if (reader->failed || reader->left < size)
    {
      reader->failed = TRUE;
      return NULL;
    }
  reader->at += size;
  reader->left -= size;
  return at;
}

static inline guint64
vei_bytes_take (VeiByteReader *reader,
                guint          size)
{
  const guint8 *raw = vei_bytes_take_raw (reader, size);
  guint64 value = 0;

  for (guint i = 0; raw != NULL && i < size; i++)
    value |= (guint64) raw[i] << 8 * i;
  return value;
}

/* Lends out a string that does not end in a zero. */
static inline const char *
vei_bytes_take_string (VeiByteReader *reader,
                       gsize         *length)
{
  const char *string;

  *length = vei_bytes_take (reader, 2);
  string = (const char *) vei_bytes_take_raw (reader, *length);
  if (string == NULL)
    *length = 0;
  return string != NULL ? string : "";
}

G_END_DECLS
