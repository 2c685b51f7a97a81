/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>

#include <glib/gi18n.h>

#include "core/vei-json.h"
#include "store/vei-case-vault-private.h"

/* Putting together what stands in the database, and finding what is missing. */

#define MANIFEST_VERSION 1

typedef struct
{
  VeiCaseVault *vault;
  GByteArray   *text;
  guint8        digest[VEI_DIGEST_BYTES];
  gint64        highest;
  guint         n_bad;
  GError       *error;
} Loading;

static void
set_damage (VeiCaseVault *self)
{
  if (self->damage == NULL)
    g_set_error_literal (&self->damage, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                         _("Some of the cases are damaged. You can read the others. Nothing is "
                           "saved until you restore a backup or keep what can be read."));
}

static gboolean
load_summary_cb (gint64         row,
                 gconstpointer  bytes,
                 gsize          length,
                 gpointer       data)
{
  Loading *loading = data;
  VeiCaseVault *self = loading->vault;
  VeiSealPlace place = { VEI_TABLE_SUMMARY, VEI_CASE_SCHEMA, row };
  guint8 bound[8 + VEI_SEAL_MARK_BYTES];
  gint64 number = GINT64_TO_LE (row);
  VeiCaseEntry *entry = NULL;

  loading->highest = MAX (loading->highest, row);
  if (vei_seal_open (self->key, &place, bytes, length, loading->text))
    entry = vei_case_entry_read (loading->text, self->vocabulary, self->knowledge);
  if (entry == NULL)
    {
      loading->n_bad++;
      return TRUE;
    }
  memcpy (bound, &number, 8);
  memcpy (bound + 8, bytes, VEI_SEAL_MARK_BYTES);
  (void) crypto_generichash (entry->digest, VEI_DIGEST_BYTES, bound, sizeof bound,
                             vei_seal_key_get_bytes (self->key), VEI_SEAL_KEY_BYTES);
  for (guint i = 0; i < VEI_DIGEST_BYTES; i++)
    loading->digest[i] ^= entry->digest[i];
  entry->id = row;
  vei_case_index_put (self->index, entry);
  return TRUE;
}

/* A case whose summary is lost is read as a whole. */
static void
save_case (VeiCaseVault *self,
           gint64        row)
{
  g_autoptr(VeiCaseContent) content = NULL;
  g_autoptr(VeiCase) own_case = NULL;
  g_autoptr(GBytes) sealed = NULL;
  VeiCaseEntry *entry;
  GByteArray *text;

  if (vei_case_index_find (self->index, row) != NULL)
    return;
  text = vei_case_vault_open_row (self, VEI_TABLE_CONTENT, row, NULL, NULL);
  content = text != NULL ? vei_case_content_read (text, NULL) : NULL;
  vei_seal_wipe (text);
  own_case = content != NULL ? vei_case_vault_make_case (self, content->node, NULL) : NULL;
  sealed = vei_case_db_get (self->db, VEI_TABLE_CONTENT, row, NULL);
  if (own_case == NULL || sealed == NULL)
    return;
  entry = vei_case_vault_make_entry (self, row, own_case, content);
  memcpy (entry->content_mark, g_bytes_get_data (sealed, NULL), sizeof entry->content_mark);
  g_clear_pointer (&sealed, g_bytes_unref);
  sealed = vei_case_db_get (self->db, VEI_TABLE_LOG, row, NULL);
  if (sealed != NULL && g_bytes_get_size (sealed) > sizeof entry->log_mark)
    memcpy (entry->log_mark, g_bytes_get_data (sealed, NULL), sizeof entry->log_mark);
  vei_case_index_put (self->index, entry);
}

static gboolean
collect_id_cb (gint64         row,
               gconstpointer  bytes,
               gsize          length,
               gpointer       data)
{
  g_array_append_val ((GArray *) data, row);
  return TRUE;
}

/* Finds what can be found in a database that has lost something. */
static void
save_cases (VeiCaseVault *self,
            Loading      *loading)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = MAX (self->next_id - 1, loading->highest);

  set_damage (self);
  (void) vei_case_db_foreach (self->db, VEI_TABLE_CONTENT, collect_id_cb, ids, NULL);
  for (guint i = 0; i < ids->len; i++)
    save_case (self, g_array_index (ids, gint64, i));
  /* Behind a page that cannot be read there may be others. */
  for (gint64 id = 1; id <= last && id < 10000000; id++)
    save_case (self, id);
}

static gboolean
read_manifest (VeiCaseVault *self,
               GError      **error)
{
  g_autoptr(GByteArray) text
    = vei_case_vault_open_row (self, VEI_TABLE_META, VEI_META_MANIFEST, NULL, error);
  VeiByteReader reader;
  const guint8 *digest, *mark;
  gint64 next_id;

  if (text == NULL)
    return FALSE;
  reader = (VeiByteReader) { text->data, text->len, FALSE };
  if (vei_bytes_take (&reader, 1) != MANIFEST_VERSION)
    return FALSE;
  next_id = (gint64) vei_bytes_take (&reader, 8);
  digest = vei_bytes_take_raw (&reader, VEI_DIGEST_BYTES);
  mark = vei_bytes_take_raw (&reader, sizeof self->vocabulary_mark);
  if (reader.failed || next_id < 1)
    return FALSE;
  self->next_id = next_id;
  memcpy (self->digest, digest, VEI_DIGEST_BYTES);
  memcpy (self->vocabulary_mark, mark, sizeof self->vocabulary_mark);
  return TRUE;
}

static gboolean
read_vocabulary (VeiCaseVault *self)
{
  g_autoptr(GByteArray) text
    = vei_case_vault_open_row (self, VEI_TABLE_META, VEI_META_VOCABULARY,
                               self->vocabulary_mark, NULL);

  if (text == NULL || !vei_vocabulary_read (self->vocabulary, text))
    {
      /* Half of it is worse than none. */
      vei_vocabulary_free (self->vocabulary);
      self->vocabulary = vei_vocabulary_new ();
      return FALSE;
    }
  self->n_words_saved = vei_vocabulary_get_n (self->vocabulary);
  return TRUE;
}

/*
 * vei_case_vault_load:
 * @self: a vault of today's schema
 * @error: return location for an error
 *
 * Puts the list together. Where something is missing or damaged, what can be
 * read is read, and the damage of the vault is set.
 *
 * Fails with a %VEI_STORE_ERROR other than _DAMAGED if the disk fails.
 *
 * Returns: whether the list is there
 */
gboolean
vei_case_vault_load (VeiCaseVault  *self,
                     GError       **error)
{
  Loading loading = { .vault = self };
  gboolean sound = read_manifest (self, NULL);
  gboolean known = sound && read_vocabulary (self);
  GError *cause = NULL;

  loading.text = g_byte_array_new ();
  if (known && !vei_case_db_foreach (self->db, VEI_TABLE_SUMMARY, load_summary_cb, &loading, &cause)
      && !g_error_matches (cause, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED))
    {
      vei_seal_wipe (loading.text);
      g_propagate_error (error, cause);
      return FALSE;
    }
  vei_seal_wipe (loading.text);
  if (!known || cause != NULL || loading.n_bad > 0 || !vei_case_db_is_whole (self->db)
      || memcmp (loading.digest, self->digest, VEI_DIGEST_BYTES) != 0)
    save_cases (self, &loading);
  g_clear_error (&cause);
  return TRUE;
}

/* ---- Earlier schemas ---- */

static gboolean
migrate_row_cb (gint64         row,
                gconstpointer  bytes,
                gsize          length,
                gpointer       data)
{
  Loading *loading = data;
  VeiCaseVault *self = loading->vault;
  VeiSealPlace place = { VEI_TABLE_CASES_1, 1, row };
  g_autoptr(VeiCaseContent) content = g_new0 (VeiCaseContent, 1);
  g_autoptr(VeiCase) own_case = NULL;
  g_autoptr(VeiCaseEntry) entry = NULL;
  g_autoptr(JsonArray) lines = NULL;
  GByteArray *text = NULL, *log = NULL;

  self->next_id = MAX (self->next_id, row + 1);
  if (vei_seal_open (self->key, &place, bytes, length, loading->text))
    content->node = vei_json_parse ("case", (const char *) loading->text->data,
                                    loading->text->len, NULL);
  if (content->node == NULL || !JSON_NODE_HOLDS_OBJECT (content->node))
    {
      (void) g_set_error_literal (&loading->error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                                  _("A case is damaged, so the cases are left as they are. "
                                    "Restore a backup."));
      return FALSE;
    }
  lines = vei_case_take_log (content->node);
  content->created = content->touched = g_get_real_time () / G_USEC_PER_SEC;
  content->n_log = lines != NULL ? json_array_get_length (lines) : 0;
  own_case = vei_case_vault_make_case (self, content->node, &loading->error);
  if (own_case == NULL)
    return FALSE;
  entry = vei_case_vault_make_entry (self, row, own_case, content);
  text = vei_case_content_write (content);
  log = lines != NULL ? vei_case_log_write (lines) : NULL;
  (void) vei_case_vault_put (self, entry, text, log, &loading->error);
  vei_seal_wipe (text);
  vei_seal_wipe (log);
  return loading->error == NULL;
}

/*
 * vei_case_vault_migrate:
 * @self: a vault of an earlier schema
 * @error: return location for an error
 *
 * Makes an earlier schema that of today, in one step: whatever happens
 * meanwhile, it is the one or the other.
 *
 * Fails with %VEI_STORE_ERROR_DAMAGED if a case cannot be read: nothing has
 * changed then.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_vault_migrate (VeiCaseVault  *self,
                        GError       **error)
{
  Loading loading = { .vault = self };
  gboolean done;

  if (vei_case_db_get_schema (self->db) == VEI_CASE_SCHEMA)
    return TRUE;
  if (!vei_case_db_begin (self->db, error))
    return FALSE;
  loading.text = g_byte_array_new ();
  done = vei_case_db_foreach (self->db, VEI_TABLE_CASES_1, migrate_row_cb, &loading, error)
         && loading.error == NULL
         && vei_case_db_set_schema (self->db, error)
         && vei_case_vault_commit (self, g_ptr_array_new (), error);
  vei_seal_wipe (loading.text);
  if (loading.error != NULL)
    g_propagate_error (error, loading.error);
  if (!done)
    vei_case_db_roll_back (self->db);
  return done;
}
