/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/vei-json.h"
#include "vault-fixture.h"

static const VeiKeyCost cheap = { 1, 8 };

static gboolean
keep_key (gpointer       data,
          const guint8  *id,
          VeiSealKey    *key,
          GCancellable  *cancellable,
          GError       **error)
{
  VaultFixture *fixture = data;

  if (!fixture->keyring_fails)
    {
      g_hash_table_replace (fixture->kept_keys, g_base64_encode (id, VEI_KEY_ID_BYTES),
                            vei_seal_key_ref (key));
      return TRUE;
    }
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING, "locked");
  return FALSE;
}

static VeiSealKey *
find_key (gpointer       data,
          const guint8  *id,
          GCancellable  *cancellable,
          GError       **error)
{
  VaultFixture *fixture = data;
  g_autofree char *name = g_base64_encode (id, VEI_KEY_ID_BYTES);
  VeiSealKey *key = g_hash_table_lookup (fixture->kept_keys, name);

  if (fixture->keyring_fails)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_KEYRING, "locked");
  else if (key == NULL)
    g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND, "none");
  else
    return vei_seal_key_ref (key);
  return NULL;
}

static gboolean
forget_key (gpointer       data,
            const guint8  *id,
            GCancellable  *cancellable,
            GError       **error)
{
  VaultFixture *fixture = data;
  g_autofree char *name = g_base64_encode (id, VEI_KEY_ID_BYTES);

  g_hash_table_remove (fixture->kept_keys, name);
  return TRUE;
}

VeiCaseStore *
vault_new_store (VaultFixture *fixture)
{
  VeiCaseStore *store = vei_case_store_new (fixture->folder, fixture->knowledge,
                                            &fixture->keyring);

  vei_case_store_set_cost (store, &cheap);
  return store;
}

/* A task lets go of the store a little after it has told that it is done. */
static void
drop_store (VaultFixture *fixture)
{
  for (guint i = 0; i < 5000 && g_atomic_int_get (&G_OBJECT (fixture->store)->ref_count) > 1; i++)
    g_usleep (1000);
  g_assert_finalize_object (fixture->store);
}

void
vault_fixture_set_up (VaultFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(VeiPack) pack = vei_pack_new_bundled ();
  g_autofree char *top = g_dir_make_tmp ("vei-vault-XXXXXX", NULL);

  fixture->knowledge = vei_knowledge_new (pack, NULL);
  g_assert_nonnull (fixture->knowledge);
  fixture->folder = g_build_filename (top, "own", NULL);
  fixture->kept_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) vei_seal_key_unref);
  fixture->keyring = (VeiKeyring) { keep_key, find_key, forget_key, fixture };
  fixture->store = vault_new_store (fixture);
}

void
vault_fixture_tear_down (VaultFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *top = g_path_get_dirname (fixture->folder);

  drop_store (fixture);
  g_hash_table_unref (fixture->kept_keys);
  g_object_unref (fixture->knowledge);
  vault_remove_tree (top);
  g_free (fixture->folder);
}

void
vault_create (VaultFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  vei_case_store_create (fixture->store, PASSPHRASE, &error);
  g_assert_no_error (error);
}

/* Closes the store and opens it again, as another start of the program does. */
void
vault_reopen (VaultFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  drop_store (fixture);
  fixture->store = vault_new_store (fixture);
  vei_case_store_open (fixture->store, &error);
  g_assert_no_error (error);
  vei_case_store_unlock (fixture->store, PASSPHRASE, NULL, &error);
  g_assert_no_error (error);
}

VeiCase *
vault_new_case (VaultFixture *fixture,
                const char   *name,
                const char   *example)
{
  g_autofree char *path = g_build_filename (EXAMPLES_DIR, example, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = vei_json_load_file (path, &error);
  g_autofree char *uuid = g_uuid_string_random ();
  VeiPerson *person;
  VeiCase *made;

  g_assert_no_error (error);
  json_object_set_string_member (json_node_get_object (node), "id", uuid);
  made = vei_case_new_from_node (fixture->knowledge, node, NULL, &error);
  g_assert_no_error (error);
  person = vei_case_get_person (made);
  g_free (person->name);
  person->name = g_strdup (name);
  vei_case_set_own_words (made, "lives_alone", SECRET_WORDS);
  return made;
}

/* As the first release kept it. */
void
vault_write_plain (VaultFixture *fixture,
                   VeiCase      *own_case)
{
  g_autofree char *path = g_build_filename (fixture->folder, "own-case.json", NULL);
  g_autoptr(JsonNode) node = vei_case_to_node (own_case);
  g_autofree char *text = vei_json_to_pretty (node);
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (fixture->folder, 0700));
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

gint64
vault_add (VaultFixture *fixture,
           const char   *name)
{
  g_autoptr(VeiCase) made = vault_new_case (fixture, name, "type2-unstable-refused.json");
  g_autoptr(GError) error = NULL;
  gint64 id = vei_case_store_add (fixture->store, made, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

char *
vault_dup_json (VaultFixture *fixture,
                gint64        id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = vei_case_store_load_node (fixture->store, id, TRUE, &error);

  g_assert_no_error (error);
  return vei_json_to_line (node);
}

void
vault_remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        vault_remove_tree (child);
      else
        (void) g_unlink (child);
    }
  (void) g_rmdir (path);
}

/* Whether any file beneath a folder holds these bytes. */
gboolean
vault_tree_holds (const char    *path,
                  gconstpointer  bytes,
                  gsize          length)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize size;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (vault_tree_holds (child, bytes, length))
            return TRUE;
        }
      else if (g_file_get_contents (child, &text, &size, NULL)
               && memmem (text, size, bytes, length) != NULL)
        return TRUE;
    }
  return FALSE;
}
