/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-date.h"
#include "update-fixture.h"
#include "update/vei-archive.h"
#include "update/vei-installed.h"
#include "update/vei-installer.h"

static VeiKnowledge *
try_install (Fixture  *fixture,
             GBytes   *pack,
             GError  **error)
{
  g_autoptr (GBytes) signature = fixture_sign (fixture, "publisher", pack, FALSE);
  GDate today;

  g_assert_true (vei_date_parse ("2027-01-10", &today));
  return vei_installer_install (fixture->packs, pack, signature, &today, error);
}

static void
trust (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  vei_installer_set_publisher (fixture->packs, fixture->publisher, &error);
  g_assert_no_error (error);
}

static void
install (Fixture    *fixture,
         const char *version)
{
  g_autoptr (GBytes) pack = fixture_make_pack (version, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) knowledge = try_install (fixture, pack, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vei_knowledge_get_version (knowledge), ==, version);
}

static void
assert_refused (Fixture    *fixture,
                GBytes     *pack,
                GQuark      domain,
                int         code,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) knowledge = try_install (fixture, pack, &error);

  g_assert_null (knowledge);
  g_assert_error (error, domain, code);
  if (strstr (error->message, sentence) == NULL)
    g_error ("“%s” does not say “%s”", error->message, sentence);
}

/* What is in use, and whether there is something to say. */
static void
assert_loads (Fixture    *fixture,
              const char *version,
              const char *sentence)
{
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) knowledge = vei_installed_load (fixture->packs, &message, &error);

  g_assert_no_error (error);
  if (version != NULL)
    g_assert_cmpstr (vei_knowledge_get_version (knowledge), ==, version);
  else
    {
      g_autoptr (VeiPack) bundled = vei_pack_new_bundled ();
      g_autoptr (VeiKnowledge) own = vei_knowledge_new (bundled, NULL);

      g_assert_cmpstr (vei_knowledge_get_version (knowledge), ==, vei_knowledge_get_version (own));
    }
  if (sentence == NULL)
    g_assert_null (message);
  else
    g_assert_nonnull (strstr (message, sentence));
}

static void
test_whole_way (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = g_build_filename (fixture->packs, "2026.12.1", NULL);

  assert_loads (fixture, NULL, NULL);
  trust (fixture);
  assert_loads (fixture, NULL, NULL);
  install (fixture, "2026.12.1");
  assert_loads (fixture, "2026.12.1", NULL);
  install (fixture, "2026.12.2");
  install (fixture, "2026.12.10");
  assert_loads (fixture, "2026.12.10", NULL);
  /* Only the one before it is kept. */
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  vei_installer_roll_back (fixture->packs, &error);
  g_assert_no_error (error);
  assert_loads (fixture, "2026.12.2", NULL);
  vei_installer_roll_back (fixture->packs, &error);
  g_assert_no_error (error);
  assert_loads (fixture, NULL, NULL);
  g_assert_false (vei_installer_roll_back (fixture->packs, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER);
}

static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) same = fixture_make_pack ("2026.12.2", NULL);
  g_autoptr (GBytes) older = fixture_make_pack ("2026.12.1", NULL);
  g_autoptr (GBytes) ancient = fixture_make_pack ("2020.01.1", NULL);

  trust (fixture);
  assert_refused (fixture, ancient, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER, "is older than");
  install (fixture, "2026.12.2");
  assert_refused (fixture, same, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_SAME, "was installed already");
  assert_refused (fixture, older, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER, "is older than 2026.12.2");
  /* Not even after going back: a newer one was there. */
  g_assert_true (vei_installer_roll_back (fixture->packs, NULL));
  assert_refused (fixture, older, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER, "is older than 2026.12.2");
  install (fixture, "2027.01.1");
}

static void
test_expired (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) expired = fixture_make_pack ("2026.12.1", "2027-01-09");
  g_autoptr (GBytes) last_day = fixture_make_pack ("2026.12.1", "2027-01-10");
  g_autoptr (GBytes) reversed = fixture_make_pack ("2026.12.1", "2020-01-10");
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;

  trust (fixture);
  assert_refused (fixture, expired, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_EXPIRED, "expired on 2027-01-09");
  assert_refused (fixture, reversed, VEI_DATA_ERROR, VEI_DATA_ERROR_CONFLICT, "/expires");
  knowledge = try_install (fixture, last_day, &error);
  g_assert_no_error (error);
}

static void
test_newer_app (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GHashTable) files = fixture_read_shipped ();
  g_autoptr (GBytes) pack = NULL;

  trust (fixture);
  fixture_set_member (files, "needs_app", "99.0");
  fixture_set_member (files, "version", "2026.12.1");
  /* What such a pack holds besides is not for us to know. */
  fixture_set_file (files, "new-things.json", "{}");
  pack = vei_archive_write (files, NULL);
  assert_refused (fixture, pack, VEI_DATA_ERROR, VEI_DATA_ERROR_VERSION, "needs version 99.0");
}

static void
test_content (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) files = fixture_read_shipped ();
  g_autoptr (GBytes) pack = NULL;

  trust (fixture);
  fixture_set_member (files, "version", "2026.12.1");
  fixture_set_file (files, "new-things.json", "{}");
  pack = vei_archive_write (files, NULL);
  assert_refused (fixture, pack, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_CONTENT, "“new-things.json”");
  g_clear_pointer (&pack, g_bytes_unref);
  g_hash_table_remove (files, "new-things.json");
  fixture_set_file (files, "letters.json", "{");
  pack = vei_archive_write (files, NULL);
  assert_refused (fixture, pack, VEI_DATA_ERROR, VEI_DATA_ERROR_SYNTAX, "letters.json");
  g_clear_pointer (&pack, g_bytes_unref);
  g_hash_table_remove (files, "letters.json");
  g_hash_table_remove (files, "rules.json");
  pack = vei_archive_write (files, NULL);
  assert_refused (fixture, pack, G_FILE_ERROR, G_FILE_ERROR_NOENT, "rules.json");
}

static void
test_trust (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) pack = fixture_make_pack ("2026.12.1", NULL);
  g_autoptr (GBytes) by_other = NULL;
  g_autoptr (VeiPublisher) other = vei_publisher_copy (fixture->publisher);
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  vei_date_set_today (&today);
  assert_refused (fixture, pack, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER, "no publisher is trusted");
  trust (fixture);
  fixture_make_keys (fixture, "other", &other->key);
  by_other = fixture_sign (fixture, "other", pack, FALSE);
  knowledge = vei_installer_install (fixture->packs, pack, by_other, &today, &error);
  g_assert_null (knowledge);
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_KEY);
  g_clear_error (&error);
  g_assert_false (vei_installer_set_publisher (fixture->packs, other, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER);
  g_clear_error (&error);

  install (fixture, "2026.12.1");
  g_assert_true (vei_installer_remove_publisher (fixture->packs, &error));
  g_assert_no_error (error);
  assert_loads (fixture, NULL, NULL);
  g_assert_true (vei_installer_set_publisher (fixture->packs, other, &error));
  assert_loads (fixture, NULL, NULL);
}

static void
damage (Fixture    *fixture,
        const char *name,
        const char *text)
{
  g_autofree char *path = g_build_filename (fixture->packs, name, NULL);

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  else
    g_assert_no_errno (g_unlink (path));
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *name; const char *text; } damages[] = {
    { "2026.12.1/rules.json", "{}" },
    { "2026.12.1/rules.json", NULL },
    { "2026.12.1/SHA256SUMS", "" },
    { "2026.12.1/SHA256SUMS", "x\n" },
    { "2026.12.1/SHA256SUMS", NULL },
    { "state.json", "{" },
    { "state.json", "{\"format\":\"utstyrsveiviser-installed\",\"version\":1,\"current\":\"../..\","
      "\"previous\":null,\"newest\":null}" },
    { "state.json", "{\"format\":\"utstyrsveiviser-installed\",\"version\":1,\"current\":\"2026.11.9\","
      "\"previous\":null,\"newest\":null}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      trust (fixture);
      install (fixture, "2026.12.1");
      assert_loads (fixture, "2026.12.1", NULL);
      damage (fixture, damages[i].name, damages[i].text);
      assert_loads (fixture, NULL, "is damaged");
      fixture_remove_all (fixture->packs);
    }
}

/* A program that has come with newer knowledge since. */
static void
test_older_than_bundled (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *from = g_build_filename (fixture->packs, "2026.12.1", NULL);
  g_autofree char *to = g_build_filename (fixture->packs, "2020.01.1", NULL);
  g_autofree char *digests = NULL;
  g_autofree char *pack_digest = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, bytes;

  trust (fixture);
  install (fixture, "2026.12.1");
  files = vei_installed_read_files (fixture->packs, "2026.12.1", NULL);
  fixture_set_member (files, "version", "2020.01.1");
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_autofree char *path = g_build_filename (from, name, NULL);

      g_string_append_printf (lines, "%s  %s\n", digest, (const char *) name);
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
    }
  damage (fixture, "2026.12.1/SHA256SUMS", lines->str);
  assert_loads (fixture, NULL, "newer than the installed one (2020.01.1)");
  g_assert_no_errno (g_rename (from, to));
}

/* Nothing is left of an installation that cannot be written, and the old one stays. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) pack = fixture_make_pack ("2026.12.2", NULL);
  g_autofree char *blocker = g_build_filename (fixture->packs, "2026.12.2", "x", "y", NULL);

  trust (fixture);
  install (fixture, "2026.12.1");
  g_assert_no_errno (g_mkdir_with_parents (blocker, 0700));
  assert_refused (fixture, pack, G_FILE_ERROR, G_FILE_ERROR_FAILED, "could not be written");
  assert_loads (fixture, "2026.12.1", NULL);
}

#define TEST(path, function) \
  g_test_add ("/install/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("whole-way", test_whole_way);
  TEST ("older", test_older);
  TEST ("expired", test_expired);
  TEST ("newer-app", test_newer_app);
  TEST ("content", test_content);
  TEST ("trust", test_trust);
  TEST ("damaged", test_damaged);
  TEST ("older-than-bundled", test_older_than_bundled);
  TEST ("read-only", test_read_only);

  return g_test_run ();
}
