/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "update/vei-archive.h"

void
fixture_remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_all (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

static void
run (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                                                 | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* NAME.pub and NAME.sec, without a password. */
void
fixture_make_keys (Fixture      *fixture,
                   const char   *name,
                   VeiPublicKey *key)
{
  g_autofree char *public = g_strdup_printf ("%s/%s.pub", fixture->folder, name);
  g_autofree char *secret = g_strdup_printf ("%s/%s.sec", fixture->folder, name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  run ((const char *[]) { "minisign", "-G", "-W", "-p", public, "-s", secret, NULL });
  g_file_get_contents (public, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (vei_public_key_parse (text, key, &error));
  g_assert_no_error (error);
}

GBytes *
fixture_sign (Fixture    *fixture,
              const char *key_name,
              GBytes     *data,
              gboolean    legacy)
{
  g_autofree char *secret = g_strdup_printf ("%s/%s.sec", fixture->folder, key_name);
  g_autofree char *path = g_build_filename (fixture->folder, "to-sign", NULL);
  g_autofree char *signature = g_strconcat (path, ".minisig", NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_set_contents (path, g_bytes_get_data (data, NULL), (gssize) g_bytes_get_size (data), &error);
  g_assert_no_error (error);
  run ((const char *[]) { "minisign", legacy ? "-Sl" : "-S", "-s", secret, "-m", path,
                          "-t", "a trusted comment, æøå", NULL });
  g_file_get_contents (signature, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("vei-update-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->packs = g_build_filename (fixture->folder, "packs", NULL);
  fixture->publisher = g_new0 (VeiPublisher, 1);
  fixture->publisher->name = g_strdup ("Example association");
  fixture->publisher->update_url = g_strdup ("https://example.org/pack.veipack");
  fixture_make_keys (fixture, "publisher", &fixture->publisher->key);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  fixture_remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->packs);
  vei_publisher_free (fixture->publisher);
}

/* A certificate of localhost, made for this test alone; @path is to be trusted. */
GTlsCertificate *
fixture_make_certificate (const char  *folder,
                          char       **path)
{
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  *path = g_build_filename (folder, "certificate.pem", NULL);
  run ((const char *[]) {
    "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
    "-keyout", key, "-out", *path, NULL
  });
  certificate = g_tls_certificate_new_from_files (*path, key, &error);
  g_assert_no_error (error);
  return certificate;
}

GHashTable *
fixture_read_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("VEI_TOP_SRCDIR"), "data", "knowledge", NULL);
  g_autoptr (GError) error = NULL;
  GHashTable *files = vei_archive_read_folder (path, &error);

  g_assert_no_error (error);
  return files;
}

void
fixture_set_file (GHashTable *files,
                  const char *name,
                  const char *text)
{
  g_hash_table_replace (files, g_strdup (name), g_bytes_new (text, strlen (text)));
}

/* Changes a member of pack.json; NULL takes it out. */
void
fixture_set_member (GHashTable *files,
                    const char *member,
                    const char *value)
{
  GBytes *bytes = g_hash_table_lookup (files, "pack.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autofree char *changed = NULL;

  if (value != NULL)
    json_object_set_string_member (json_node_get_object (node), member, value);
  else
    json_object_remove_member (json_node_get_object (node), member);
  changed = json_to_string (node, FALSE);
  fixture_set_file (files, "pack.json", changed);
}

/* The shipped pack under another version. */
GBytes *
fixture_make_pack (const char *version,
                   const char *expires)
{
  g_autoptr (GHashTable) files = fixture_read_shipped ();
  g_autoptr (GError) error = NULL;
  GBytes *pack;

  fixture_set_member (files, "version", version);
  if (expires != NULL)
    fixture_set_member (files, "expires", expires);
  pack = vei_archive_write (files, &error);
  g_assert_no_error (error);
  return pack;
}

/* ---- Tar by hand ---- */

GByteArray *
tar_new (void)
{
  return g_byte_array_new ();
}

static void
pad (GByteArray *tar)
{
  static const guint8 zeros[512];

  if (tar->len % 512 != 0)
    g_byte_array_append (tar, zeros, 512 - tar->len % 512);
}

/* @size is what the header says, @length what comes. */
void
tar_add (GByteArray *tar,
         const char *name,
         char        type,
         const char *link,
         guint64     size,
         const char *data,
         gsize       length)
{
  char header[512] = { 0, };
  guint sum = 0;

  memcpy (header, name, MIN (strlen (name), 100));
  g_snprintf (header + 100, 8, "%07o", 0644);
  g_snprintf (header + 108, 8, "%07o", 0);
  g_snprintf (header + 116, 8, "%07o", 0);
  g_snprintf (header + 124, 12, "%011" G_GINT64_MODIFIER "o", size);
  g_snprintf (header + 136, 12, "%011o", 0);
  header[156] = type;
  if (link != NULL)
    memcpy (header + 157, link, MIN (strlen (link), 100));
  memcpy (header + 257, "ustar\00000", 8);
  memset (header + 148, ' ', 8);
  for (guint i = 0; i < sizeof header; i++)
    sum += (guint8) header[i];
  g_snprintf (header + 148, 8, "%06o", sum);
  g_byte_array_append (tar, (const guint8 *) header, sizeof header);
  if (length > 0)
    g_byte_array_append (tar, (const guint8 *) data, (guint) length);
  pad (tar);
}

GBytes *
tar_end (GByteArray *tar)
{
  static const guint8 zeros[1024];

  g_byte_array_append (tar, zeros, sizeof zeros);
  return g_byte_array_free_to_bytes (tar);
}
