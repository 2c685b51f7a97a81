/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "update/vei-archive.h"
#include "update/vei-installer.h"

/*
 * A pack archive. Only names that stay in a folder come out of it, no more than
 * was put in, and what comes out makes the same archive each time.
 */

static void
check_files (GHashTable *files,
             size_t      size)
{
  GHashTableIter iter;
  gpointer name, contents;
  gsize total = 0;

  FUZZ_ASSERT (g_hash_table_size (files) > 0 && g_hash_table_size (files) <= VEI_ARCHIVE_MAX_FILES);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &contents))
    {
      FUZZ_ASSERT (strchr (name, '/') == NULL && strstr (name, "..") == NULL && *(char *) name != '.');
      FUZZ_ASSERT (g_str_has_suffix (name, ".json"));
      total += g_bytes_get_size (contents);
    }
  FUZZ_ASSERT (total <= size);
}

static void
check_again (GHashTable *files)
{
  g_autoptr (GBytes) written = vei_archive_write (files, NULL);
  g_autoptr (GHashTable) again = NULL;
  g_autoptr (GBytes) twice = NULL;
  GHashTableIter iter;
  gpointer name, contents;

  FUZZ_ASSERT (written != NULL);
  again = vei_archive_read (written, NULL);
  FUZZ_ASSERT (again != NULL && g_hash_table_size (again) == g_hash_table_size (files));
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &contents))
    FUZZ_ASSERT (g_bytes_equal (contents, g_hash_table_lookup (again, name)));
  twice = vei_archive_write (again, NULL);
  FUZZ_ASSERT (g_bytes_equal (written, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GByteArray) padded = g_byte_array_new ();
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  static const guint8 zeros[1536];

  /* An archive that does not end as one is refused before anything is read: give it its end. */
  g_byte_array_append (padded, data, (guint) size);
  g_byte_array_append (padded, zeros, (guint) (1024 + (512 - size % 512) % 512));
  archive = g_bytes_new (padded->data, padded->len);
  files = vei_archive_read (archive, &error);
  FUZZ_ASSERT ((files == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (files != NULL)
    {
      g_autoptr (VeiKnowledge) knowledge = NULL;

      check_files (files, padded->len);
      check_again (files);
      knowledge = vei_installer_read (archive, NULL, NULL);
    }
  return 0;
}
