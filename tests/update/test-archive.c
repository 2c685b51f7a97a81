/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "update-fixture.h"
#include "update/vei-archive.h"

static void
assert_refused (GBytes     *archive,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) files = vei_archive_read (archive, &error);

  g_assert_null (files);
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ARCHIVE);
  if (strstr (error->message, sentence) == NULL)
    g_error ("“%s” does not say “%s”", error->message, sentence);
  g_assert_nonnull (strstr (error->message, "; ask the publisher"));
}

static void
test_round_trip (void)
{
  g_autoptr (GHashTable) files = fixture_read_shipped ();
  g_autoptr (GHashTable) reversed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = vei_archive_write (files, &error);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GList) names = g_list_reverse (g_hash_table_get_keys (files));

  g_assert_no_error (error);
  for (GList *l = names; l != NULL; l = l->next)
    g_hash_table_insert (reversed, l->data, g_hash_table_lookup (files, l->data));
  second = vei_archive_write (reversed, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));

  read = vei_archive_read (first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (read), ==, g_hash_table_size (files));
  for (GList *l = names; l != NULL; l = l->next)
    g_assert_true (g_bytes_equal (g_hash_table_lookup (read, l->data),
                                  g_hash_table_lookup (files, l->data)));
}

/* The bytes themselves: a pack made next year is the same. */
static void
test_fixed_bytes (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) archive = NULL;
  g_autofree char *digest = NULL;

  fixture_set_file (files, "pack.json", "{}");
  fixture_set_file (files, "a.json", "[]");
  archive = vei_archive_write (files, NULL);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, archive);
  g_assert_cmpstr (digest, ==, "e117b63359f72ad46641dba22b0942a3baa55fc001243174d5d66333a8554546");
  g_assert_cmpstr (g_bytes_get_data (archive, NULL), ==, "a.json");
}

typedef struct
{
  const char *name;
  const char *file;
  char        type;
  const char *link;
  const char *sentence;
} Entry;

static const Entry entries[] = {
  { "up", "../pack.json", '0', NULL, "would leave the folder" },
  { "up-inside", "a/../../pack.json", '0', NULL, "would leave the folder" },
  { "absolute", "/etc/pack.json", '0', NULL, "would leave the folder" },
  { "backslash", "..\\pack.json", '0', NULL, "would leave the folder" },
  { "symbolic-link", "pack.json", '2', "/etc/passwd", "holds a link" },
  { "hard-link", "pack.json", '1', "rules.json", "holds a link" },
  { "character-device", "pack.json", '3', NULL, "a device or a pipe" },
  { "block-device", "pack.json", '4', NULL, "a device or a pipe" },
  { "pipe", "pack.json", '6', NULL, "a device or a pipe" },
  { "folder", "pack/", '5', NULL, "holds a folder" },
  { "in-a-folder", "pack/pack.json", '0', NULL, "is not a file of a pack" },
  { "here", "./pack.json", '0', NULL, "is not a file of a pack" },
  { "upper-case", "Pack.json", '0', NULL, "is not a file of a pack" },
  { "other-ending", "pack.sh", '0', NULL, "is not a file of a pack" },
  { "hidden", ".json", '0', NULL, "is not a file of a pack" },
  { "control", "pa\x1b[31mck.json", '0', NULL, "is not a file of a pack" },
  { "not-utf8", "p\xff" "ck.json", '0', NULL, "is not a file of a pack" },
  { "empty-name", "", '0', NULL, "is not a file of a pack" },
};

static void
test_entry (gconstpointer data)
{
  const Entry *entry = data;
  GByteArray *tar = tar_new ();
  g_autoptr (GBytes) archive = NULL;

  tar_add (tar, entry->file, entry->type, entry->link, 0, NULL, 0);
  archive = tar_end (tar);
  assert_refused (archive, entry->sentence);
}

static void
test_twice (void)
{
  GByteArray *tar = tar_new ();
  g_autoptr (GBytes) archive = NULL;

  tar_add (tar, "pack.json", '0', NULL, 2, "{}", 2);
  tar_add (tar, "pack.json", '0', NULL, 2, "[]", 2);
  archive = tar_end (tar);
  assert_refused (archive, "“pack.json” stands twice");
}

static void
test_many (void)
{
  for (guint n = VEI_ARCHIVE_MAX_FILES; n <= VEI_ARCHIVE_MAX_FILES + 1; n++)
    {
      GByteArray *tar = tar_new ();
      g_autoptr (GBytes) archive = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("x%c%c.json", 'a' + i / 26, 'a' + i % 26);

          tar_add (tar, name, '0', NULL, 0, NULL, 0);
        }
      archive = tar_end (tar);
      if (n == VEI_ARCHIVE_MAX_FILES)
        {
          g_autoptr (GHashTable) files = vei_archive_read (archive, NULL);

          g_assert_nonnull (files);
        }
      else
        assert_refused (archive, "more than 64 files");
    }
}

/* It says that it is small, and is large; or large, and is small. */
static void
test_sizes (void)
{
  g_autofree char *zeros = g_malloc0 (VEI_ARCHIVE_MAX_BYTES + 1024);
  g_autoptr (GBytes) large = g_bytes_new (zeros, VEI_ARCHIVE_MAX_BYTES + 1);
  g_autoptr (GBytes) claims = NULL;
  g_autoptr (GBytes) cut = NULL;
  g_autoptr (GBytes) fits = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;
  GByteArray *tar;

  assert_refused (large, "larger than 16 MiB");
  tar = tar_new ();
  tar_add (tar, "pack.json", '0', NULL, G_GUINT64_CONSTANT (0100000000000) - 1, "{}", 2);
  claims = tar_end (tar);
  assert_refused (claims, "larger than 16 MiB");
  tar = tar_new ();
  tar_add (tar, "pack.json", '0', NULL, 1024 * 1024, "{}", 2);
  cut = tar_end (tar);
  assert_refused (cut, "cut short");

  tar = tar_new ();
  tar_add (tar, "pack.json", '0', NULL, VEI_ARCHIVE_MAX_BYTES - 2048, zeros, VEI_ARCHIVE_MAX_BYTES - 2048);
  fits = tar_end (tar);
  files = vei_archive_read (fits, &error);
  g_assert_no_error (error);
  part = g_bytes_new_from_bytes (fits, 0, 512 * 5);
  assert_refused (part, "cut short");
}

/* GNU's files with holes: a few bytes that stand for many. */
static void
test_holes (void)
{
  GByteArray *tar = tar_new ();
  g_autoptr (GBytes) archive = NULL;
  guint start, sum = 0;
  char *header;

  tar_add (tar, "pack.json", 'S', NULL, 512, "x", 1);
  header = (char *) tar->data;
  start = 386;
  g_snprintf (header + start, 12, "%011o", 0x40000000 - 512);
  g_snprintf (header + start + 12, 12, "%011o", 512);
  g_snprintf (header + 483, 12, "%011o", 0x40000000);
  memcpy (header + 257, "ustar  ", 8);
  memset (header + 148, ' ', 8);
  for (guint i = 0; i < 512; i++)
    sum += (guint8) header[i];
  g_snprintf (header + 148, 8, "%06o", sum);
  archive = tar_end (tar);
  assert_refused (archive, "holes");
}

static void
test_compressed (void)
{
  g_autoptr (GHashTable) files = fixture_read_shipped ();
  g_autoptr (GBytes) archive = vei_archive_write (files, NULL);
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autoptr (GBytes) compressed = NULL;

  g_output_stream_write_all (stream, g_bytes_get_data (archive, NULL), g_bytes_get_size (archive),
                             NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  compressed = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  assert_refused (compressed, "is compressed");
}

static void
test_not_a_pack (void)
{
  g_autofree char *zeros = g_malloc0 (10240);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) empty = g_bytes_new (zeros, 10240);
  g_autoptr (GBytes) noise = NULL;

  assert_refused (nothing, "not a pack");
  assert_refused (text, "not a pack");
  assert_refused (empty, "is empty");
  memset (zeros, 'x', 512);
  noise = g_bytes_new (zeros, 10240);
  assert_refused (noise, "not a pack");
}

/* Every byte of a header changed in turn: refused, or read, and never a crash. */
static void
test_changed_bytes (void)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) archive = NULL;
  gsize length;
  const guint8 *data;

  fixture_set_file (files, "pack.json", "{}");
  archive = vei_archive_write (files, NULL);
  data = g_bytes_get_data (archive, &length);
  for (guint i = 0; i < 1024; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GHashTable) read = NULL;
      g_autoptr (GError) error = NULL;

      copy[i] ^= 0xff;
      changed = g_bytes_new (copy, length);
      read = vei_archive_read (changed, &error);
      g_assert_true ((read != NULL) == (error == NULL));
    }
}

static void
test_unknown_in_folder (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set_up (&fixture, NULL);
  path = g_build_filename (fixture.folder, "secret.json", NULL);
  g_file_set_contents (path, "{}", 2, NULL);
  files = vei_archive_read_folder (fixture.folder, &error);
  g_assert_null (files);
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ARCHIVE);
  g_assert_nonnull (strstr (error->message, "“secret.json”"));
  fixture_tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive/round-trip", test_round_trip);
  g_test_add_func ("/archive/fixed-bytes", test_fixed_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strconcat ("/archive/entry/", entries[i].name, NULL);

      g_test_add_data_func (path, &entries[i], test_entry);
    }
  g_test_add_func ("/archive/twice", test_twice);
  g_test_add_func ("/archive/many", test_many);
  g_test_add_func ("/archive/sizes", test_sizes);
  g_test_add_func ("/archive/holes", test_holes);
  g_test_add_func ("/archive/compressed", test_compressed);
  g_test_add_func ("/archive/not-a-pack", test_not_a_pack);
  g_test_add_func ("/archive/changed-bytes", test_changed_bytes);
  g_test_add_func ("/archive/unknown-in-folder", test_unknown_in_folder);

  return g_test_run ();
}
