/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The same for every file of every pack, so that nothing but the files counts. */
#define FIXED_TIME 315532800               /* 1980-01-01, the first day that every tool takes */
#define FIXED_MODE 0644

/* Tar ends in two empty records. */
#define END_BYTES 1024

#define MAX_NAME 64

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_free)
typedef struct archive_entry ArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

static const char * const known_files[] = {
  "pack.json", "sources.json", "questions.json", "rules.json", "letters.json",
  "agreements.json", "units.json", "places.json", "travel.json", "abroad.json",
  "rights.json", "topics.json", NULL
};

static void G_GNUC_PRINTF (2, 3)
set_error (GError     **error,
           const char  *format,
           ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  /* Translators: %s is what is wrong with a knowledge pack. */
  g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ARCHIVE,
               _("%s; ask the publisher for a sound pack"), message);
}

/* A name from an archive is shown, too, whatever bytes it has. */
static char *
get_shown_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_NAME));

  for (char *c = start; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = '?';
  return g_steal_pointer (&start);
}

/**
 * vei_archive_is_file_name:
 * @name: a name
 *
 * Finds out whether a file of a pack may have this name: lower-case ASCII
 * letters and hyphens, then `.json`.
 *
 * Returns: whether it may
 */
gboolean
vei_archive_is_file_name (const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, FALSE);

  length = strspn (name, "abcdefghijklmnopqrstuvwxyz-");
  return length > 0 && length < MAX_NAME && g_str_equal (name + length, ".json");
}

/**
 * vei_archive_get_known_files:
 *
 * Gets the names of all files that a pack of this program may have.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char * const *
vei_archive_get_known_files (void)
{
  return known_files;
}

/**
 * vei_archive_is_known_file:
 * @name: the name of a file
 *
 * Finds out whether this program knows what such a file of a pack holds.
 *
 * Returns: whether it does
 */
gboolean
vei_archive_is_known_file (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return g_strv_contains (known_files, name);
}

/* ---- A folder ---- */

static GHashTable *
new_files (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static gboolean
check_limits (guint    n_files,
              guint64  n_bytes,
              GError **error)
{
  if (n_files > VEI_ARCHIVE_MAX_FILES)
    {
      set_error (error, _("the pack holds more than %d files"), VEI_ARCHIVE_MAX_FILES);
      return FALSE;
    }
  if (n_bytes > VEI_ARCHIVE_MAX_BYTES)
    {
      set_error (error, _("the pack is larger than %d MiB"), VEI_ARCHIVE_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_file (GHashTable  *files,
           const char  *folder,
           const char  *name,
           guint64     *n_bytes,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (contents, length));
  *n_bytes += length;
  return check_limits (g_hash_table_size (files), *n_bytes, error);
}

/**
 * vei_archive_read_folder:
 * @path: (type filename): the folder of a pack
 * @error: return location for an error
 *
 * Reads what belongs to a pack out of a folder: every file whose name ends in
 * `.json`. Other files, and folders, stay behind.
 *
 * Fails with %VEI_UPDATE_ERROR_ARCHIVE if there is a JSON file that no pack
 * has, or too much, and with another error if something cannot be read.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the files by name
 */
GHashTable *
vei_archive_read_folder (const char  *path,
                         GError     **error)
{
  g_autoptr (GHashTable) files = new_files ();
  g_autoptr (GDir) folder = NULL;
  guint64 n_bytes = 0;
  const char *name;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_dir_open (path, 0, error);
  if (folder == NULL)
    return NULL;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      if (!g_str_has_suffix (name, ".json") || name[0] == '.')
        continue;
      if (!vei_archive_is_known_file (name))
        {
          g_autofree char *shown = get_shown_name (name);

          g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ARCHIVE,
                       _("“%s” is not a file of a pack; take it out of the folder"), shown);
          return NULL;
        }
      if (!read_file (files, path, name, &n_bytes, error))
        return NULL;
    }
  return g_steal_pointer (&files);
}

/* ---- Reading ---- */

static gboolean
is_compressed (const guint8 *data,
               gsize         length)
{
  static const struct { const char *bytes; gsize n; } starts[] = {
    { "\x1f\x8b", 2 }, { "\xfd" "7zXZ", 5 }, { "\x28\xb5\x2f\xfd", 4 }, { "BZh", 3 },
    { "PK\x03\x04", 4 }, { "7z\xbc\xaf", 4 }, { "\x04\x22\x4d\x18", 4 }, { "LZIP", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (length >= starts[i].n && memcmp (data, starts[i].bytes, starts[i].n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_whole (GBytes  *archive,
             GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (archive, &length);

  if (!check_limits (0, length, error))
    return FALSE;
  if (is_compressed (data, length))
    {
      set_error (error, _("the pack is compressed, and a pack never is"));
      return FALSE;
    }
  if (length < END_BYTES || length % 512 != 0)
    {
      set_error (error, _("this is not a pack, or it is cut short"));
      return FALSE;
    }
  for (gsize i = length - END_BYTES; i < length; i++)
    {
      if (data[i] != 0)
        {
          set_error (error, _("the pack is cut short"));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
leaves_folder (const char *name)
{
  g_auto (GStrv) steps = NULL;

  if (name[0] == '/' || strchr (name, '\\') != NULL)
    return TRUE;
  steps = g_strsplit (name, "/", -1);
  return g_strv_contains ((const char * const *) steps, "..");
}

static gboolean
check_kind (struct archive_entry  *entry,
            const char            *shown,
            GError               **error)
{
  if (archive_entry_hardlink (entry) != NULL || archive_entry_symlink (entry) != NULL ||
      archive_entry_filetype (entry) == AE_IFLNK)
    {
      set_error (error, _("the pack holds a link (“%s”)"), shown);
      return FALSE;
    }
  if (archive_entry_filetype (entry) == AE_IFDIR)
    {
      set_error (error, _("the pack holds a folder (“%s”)"), shown);
      return FALSE;
    }
  if (archive_entry_filetype (entry) != AE_IFREG)
    {
      set_error (error, _("the pack holds a device or a pipe (“%s”)"), shown);
      return FALSE;
    }
  if (archive_entry_sparse_count (entry) > 0)
    {
      set_error (error, _("the pack holds a file with holes (“%s”)"), shown);
      return FALSE;
    }
  return TRUE;
}

/* The name of an entry, or NULL where it is not one that we accept. */
static const char *
check_entry (struct archive_entry  *entry,
             GHashTable            *files,
             GError               **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *shown = get_shown_name (name != NULL ? name : "");

  if (name != NULL && leaves_folder (name))
    {
      set_error (error, _("a file would leave the folder of the pack (“%s”)"), shown);
      return NULL;
    }
  if (!check_kind (entry, shown, error))
    return NULL;
  if (name == NULL || !vei_archive_is_file_name (name))
    {
      set_error (error, _("“%s” is not a file of a pack"), shown);
      return NULL;
    }
  if (g_hash_table_contains (files, name))
    {
      set_error (error, _("the file “%s” stands twice in the pack"), shown);
      return NULL;
    }
  return name;
}

/* What an entry says of its size is not believed: what comes is counted. */
static GBytes *
read_data (struct archive  *archive,
           guint64         *n_bytes,
           GError         **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[16 * 1024];

  while (TRUE)
    {
      gssize length = archive_read_data (archive, buffer, sizeof buffer);

      if (length < 0)
        {
          set_error (error, _("the pack is cut short or damaged"));
          return NULL;
        }
      if (length == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      *n_bytes += (guint64) length;
      if (!check_limits (0, *n_bytes, error))
        return NULL;
      g_byte_array_append (data, buffer, (guint) length);
    }
}

static gboolean
read_entries (struct archive  *archive,
              GHashTable      *files,
              GError         **error)
{
  guint64 n_bytes = 0;

  while (TRUE)
    {
      struct archive_entry *entry;
      int result = archive_read_next_header (archive, &entry);
      g_autofree char *name = NULL;
      GBytes *data;

      if (result == ARCHIVE_EOF)
        return TRUE;
      if (result != ARCHIVE_OK)
        {
          set_error (error, _("this is not a pack, or it is damaged"));
          return FALSE;
        }
      name = g_strdup (check_entry (entry, files, error));
      if (name == NULL ||
          !check_limits (g_hash_table_size (files) + 1,
                         n_bytes + (guint64) MAX (archive_entry_size (entry), 0), error))
        return FALSE;
      data = read_data (archive, &n_bytes, error);
      if (data == NULL)
        return FALSE;
      g_hash_table_insert (files, g_steal_pointer (&name), data);
    }
}

/**
 * vei_archive_read:
 * @archive: what stands in a `.veipack` file
 * @error: return location for an error
 *
 * Reads an archive strictly, in memory; nothing is written anywhere.
 *
 * Fails with %VEI_UPDATE_ERROR_ARCHIVE if the archive is compressed, cut short
 * or larger than %VEI_ARCHIVE_MAX_BYTES, holds more than
 * %VEI_ARCHIVE_MAX_FILES files, a link, a folder, a device, a file twice, a
 * name that leaves the folder, or one that no file of a pack has.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): the files by name
 */
GHashTable *
vei_archive_read (GBytes  *archive,
                  GError **error)
{
  g_autoptr (Archive) reader = NULL;
  g_autoptr (GHashTable) files = new_files ();
  gsize length;
  const void *data;

  g_return_val_if_fail (archive != NULL, NULL);

  if (!check_whole (archive, error))
    return NULL;
  data = g_bytes_get_data (archive, &length);
  reader = archive_read_new ();
  /* Tar and nothing else: no filter is switched on, so nothing can swell. */
  archive_read_support_format_tar (reader);
  if (archive_read_open_memory (reader, data, length) != ARCHIVE_OK)
    {
      set_error (error, _("this is not a pack, or it is damaged"));
      return NULL;
    }
  if (!read_entries (reader, files, error))
    return NULL;
  if (g_hash_table_size (files) == 0)
    {
      set_error (error, _("the pack is empty"));
      return NULL;
    }
  return g_steal_pointer (&files);
}

/* ---- Writing ---- */

static la_ssize_t
append_cb (struct archive *archive,
           void           *user_data,
           const void     *buffer,
           size_t          length)
{
  g_byte_array_append (user_data, buffer, (guint) length);
  return (la_ssize_t) length;
}

static gboolean
write_entry (struct archive *writer,
             const char     *name,
             GBytes         *contents)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();
  gsize length;
  const void *data = g_bytes_get_data (contents, &length);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, FIXED_MODE);
  archive_entry_set_mtime (entry, FIXED_TIME, 0);
  archive_entry_set_size (entry, (la_int64_t) length);
  return archive_write_header (writer, entry) == ARCHIVE_OK &&
         archive_write_data (writer, data, length) == (la_ssize_t) length;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * vei_archive_write:
 * @files: (element-type utf8 GBytes): the files by name
 * @error: return location for an error
 *
 * Makes what stands in a `.veipack` file. The same files give the same bytes,
 * whoever makes it and whenever.
 *
 * Fails with %VEI_UPDATE_ERROR_ARCHIVE if a name is not one that a file of a
 * pack may have, or if it is too much.
 *
 * Returns: (transfer full): the archive
 */
GBytes *
vei_archive_write (GHashTable  *files,
                   GError     **error)
{
  g_autoptr (Archive) writer = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char **names = NULL;
  guint n_names;
  gboolean written = TRUE;

  g_return_val_if_fail (files != NULL, NULL);

  names = (char **) g_hash_table_get_keys_as_array (files, &n_names);
  qsort (names, n_names, sizeof *names, compare_names);
  writer = archive_write_new ();
  archive_write_set_format_ustar (writer);
  if (archive_write_open (writer, out, NULL, append_cb, NULL) != ARCHIVE_OK)
    written = FALSE;
  for (guint i = 0; i < n_names && written; i++)
    {
      if (!vei_archive_is_file_name (names[i]))
        {
          set_error (error, _("“%s” is not a file of a pack"), names[i]);
          return NULL;
        }
      written = write_entry (writer, names[i], g_hash_table_lookup (files, names[i]));
    }
  if (!written || archive_write_close (writer) != ARCHIVE_OK)
    {
      set_error (error, _("the pack could not be put together"));
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  if (!check_limits (n_names, g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&bytes);
}
