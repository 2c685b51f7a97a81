/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "core/vei-error.h"
#include "store/vei-plain-file.h"
#include "store/vei-file-private.h"

static VeiKnowledge *knowledge;

typedef struct
{
  char *folder;
  VeiPlainFile *plain;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *top = g_dir_make_tmp ("vei-plain-file-XXXXXX", NULL);

  g_assert_nonnull (top);
  fixture->folder = g_build_filename (top, "own", NULL);
  fixture->plain = vei_plain_file_new (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *top = g_path_get_dirname (fixture->folder);
  g_autoptr(GError) error = NULL;

  /* What is left after "delete everything" is a fault: the folder must be empty. */
  g_assert_true (vei_plain_file_delete_all (fixture->plain, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->plain);
  (void) g_rmdir (fixture->folder);
  g_assert_no_errno (g_rmdir (top));
  g_free (fixture->folder);
}

static char *
dup_path (Fixture    *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static gboolean
exists (Fixture    *fixture,
        const char *name)
{
  g_autofree char *path = dup_path (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
put_file (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = dup_path (fixture, name);
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (fixture->folder, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static VeiCase *
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  VeiCase *own_case = vei_plain_file_load (fixture->plain, knowledge, &error);

  g_assert_no_error (error);
  g_assert_true (VEI_IS_CASE (own_case));
  return own_case;
}

static guint
get_mode (const char *path)
{
  struct stat file;

  g_assert_no_errno (stat (path, &file));
  return file.st_mode & 0777;
}

static void
test_reads (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(VeiCase) own_case = NULL;

  put_file (fixture, "own-case.json", "{\"format\":\"utstyrsveiviser-case\",\"version\":1,"
            "\"clinic\":{\"name\":\"Eksempelsykehuset\"}}");
  own_case = load (fixture);
  g_assert_cmpstr (vei_case_get_clinic_name (own_case), ==, "Eksempelsykehuset");
  g_assert_cmphex (get_mode (fixture->folder), ==, 0700);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(VeiCase) own_case = load (fixture);

  /* Reading writes nothing. */
  g_assert_cmpstr (vei_case_get_clinic_name (own_case), ==, "");
  g_assert_false (exists (fixture, "own-case.json"));
}

static void
test_second_window (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(VeiCase) own_case = load (fixture);
  g_autoptr(VeiPlainFile) second = vei_plain_file_new (fixture->folder);
  g_autoptr(GError) error = NULL;

  g_assert_false (vei_plain_file_lock (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (vei_plain_file_load (second, knowledge, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (vei_plain_file_delete_all (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);

  /* When the first one is done, the second one can. */
  g_assert_true (vei_plain_file_delete_all (fixture->plain, &error));
  g_assert_true (vei_plain_file_lock (second, &error));
  g_assert_no_error (error);
  g_assert_false (vei_plain_file_lock (fixture->plain, NULL));
}

static void
assert_damaged (Fixture    *fixture,
                const char *text,
                const char *aside)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiCase) own_case = NULL;
  g_autofree char *found = NULL;
  g_autofree char *path = dup_path (fixture, aside);

  put_file (fixture, "own-case.json", text);
  g_assert_null (vei_plain_file_load (fixture->plain, knowledge, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == VEI_DATA_ERROR);
  g_assert_nonnull (strstr (error->message, aside));
  g_assert_null (strstr (error->message, "secret"));
  g_assert_false (exists (fixture, "own-case.json"));
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
  own_case = load (fixture);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  assert_damaged (fixture, "", "own-case.damaged-1.json");
  assert_damaged (fixture, "{\"format\": \"secret", "own-case.damaged-2.json");
  assert_damaged (fixture, "{\"format\":\"utstyrsveiviser-case\",\"version\":1,"
                  "\"answers\":{\"diabetes_type\":\"secret\"}}", "own-case.damaged-3.json");
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  const char *text = "{\"format\":\"utstyrsveiviser-case\",\"version\":99}";
  g_autofree char *found = NULL;
  g_autoptr(GError) error = NULL;

  put_file (fixture, "own-case.json", text);
  g_assert_null (vei_plain_file_load (fixture->plain, knowledge, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_VERSION);

  /* It stays where it is. */
  g_assert_true (g_file_get_contents (vei_plain_file_get_path (fixture->plain), &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

/* Who was a child when it was written may be grown up when it is read. */
static void
test_grown_up (Fixture       *fixture,
               gconstpointer  data)
{
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, "age_group");
  g_autoptr(VeiCase) own_case = NULL;
  g_autofree char *value = NULL;

  put_file (fixture, "own-case.json", "{\"format\":\"utstyrsveiviser-case\",\"version\":1,"
            "\"person\":{\"birth_date\":\"1990-05-17\"},\"answers\":{\"age_group\":\"child\"}}");
  own_case = load (fixture);
  value = vei_answers_dup_value_text (vei_case_get_answers (own_case), question, VEI_LANGUAGE_NB);
  g_assert_cmpstr (value, ==, vei_text_get (&question->choices[0].label, VEI_LANGUAGE_NB));
}

static void
test_delete_all (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(VeiCase) own_case = load (fixture);

  put_file (fixture, "own-case.json", "{}");
  put_file (fixture, "own-case.damaged-7.json", "secret");
  put_file (fixture, VEI_FILE_NEW_PREFIX "0badf00d" VEI_FILE_NEW_SUFFIX, "secret");
  put_file (fixture, "somebody-elses.txt", "stays");

  g_assert_true (vei_plain_file_delete_all (fixture->plain, NULL));
  g_assert_false (exists (fixture, "own-case.json"));
  g_assert_false (exists (fixture, "own-case.lock"));
  g_assert_false (exists (fixture, "own-case.damaged-7.json"));
  g_assert_false (exists (fixture, VEI_FILE_NEW_PREFIX "0badf00d" VEI_FILE_NEW_SUFFIX));
  g_assert_true (exists (fixture, "somebody-elses.txt"));

  {
    g_autofree char *path = dup_path (fixture, "somebody-elses.txt");

    g_assert_no_errno (g_unlink (path));
  }
}

static void
test_cannot_read (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = dup_path (fixture, "own-case.json");
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (path, 0700));
  g_assert_null (vei_plain_file_load (fixture->plain, knowledge, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "own-case.json"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  g_assert_no_errno (g_rmdir (path));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(VeiPack) pack = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);

#define ADD(name, function) \
  g_test_add ("/store/plain-file/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("reads", test_reads);
  ADD ("missing", test_missing);
  ADD ("second-window", test_second_window);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);
  ADD ("grown-up", test_grown_up);
  ADD ("delete-all", test_delete_all);
  ADD ("cannot-read", test_cannot_read);

  status = g_test_run ();
  g_clear_object (&knowledge);
  return status;
}
