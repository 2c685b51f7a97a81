/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-json.h"
#include "core/vei-pack.h"

typedef struct
{
  char    *folder;
  VeiPack *pack;
} Fixture;

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("vei-test-XXXXXX", NULL);
  fixture->pack = vei_pack_new_for_directory (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_assert_finalize_object (fixture->pack);
}

static void
test_folder_reads (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;

  write_file (fixture, "pack.json", "{ \"version\": \"2026.11.1\" }");
  g_assert_true (vei_pack_has (fixture->pack, "pack.json"));
  g_assert_false (vei_pack_has (fixture->pack, "letters.json"));

  node = vei_pack_read (fixture->pack, "pack.json", &error);
  g_assert_no_error (error);
  line = vei_json_to_line (node);
  g_assert_cmpstr (line, ==, "{\"version\":\"2026.11.1\"}");
}

static void
test_folder_errors (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.json", NULL);
  g_autofree char *missing = g_strconcat (path, ": there is no such file",
                                          NULL);
  g_autofree char *unsound = g_strconcat (path, ": /a: ", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (vei_pack_read (fixture->pack, "pack.json", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, missing);
  g_clear_error (&error);

  write_file (fixture, "pack.json", "{ \"a\": 01 }");
  g_assert_null (vei_pack_read (fixture->pack, "pack.json", &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, unsound));
}

/* A name never leads out of the folder. */
static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const names[] = { "", ".", "..", "../pack.json",
                                       "/etc/passwd", ".hidden" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_expect_message ("vei-core", G_LOG_LEVEL_CRITICAL,
                             "*is_plain_name*");
      g_assert_null (vei_pack_read (fixture->pack, names[i], NULL));
      g_test_assert_expected_messages ();
    }
}

static void
test_bundled (void)
{
  static const char *const names[] = { "pack.json", "sources.json",
                                       "questions.json", "rules.json",
                                       "letters.json" };
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = vei_pack_read (pack, names[i], &error);

      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      g_assert_true (vei_pack_has (pack, names[i]));
    }
}

static void
test_bundled_missing (void)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (GError) error = NULL;

  g_assert_false (vei_pack_has (pack, "no-such.json"));
  g_assert_null (vei_pack_read (pack, "no-such.json", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, "no-such.json: there is no such file");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pack/folder/reads", Fixture, NULL, set_up_cb,
              test_folder_reads, tear_down_cb);
  g_test_add ("/pack/folder/errors", Fixture, NULL, set_up_cb,
              test_folder_errors, tear_down_cb);
  g_test_add ("/pack/folder/names", Fixture, NULL, set_up_cb, test_names,
              tear_down_cb);
  g_test_add_func ("/pack/bundled/reads", test_bundled);
  g_test_add_func ("/pack/bundled/missing", test_bundled_missing);

  return g_test_run ();
}
