/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sodium.h>

#include <glib/gi18n.h>

#include "core/vei-date.h"
#include "store/vei-plain-file-private.h"
#include "store/vei-case-vault-private.h"

/* Each row is sealed by itself, so that one that is damaged takes no other
 * with it. Three things tie them together, so that a row that was lost, or put
 * back as it was before, is found out:
 *  - the summary of a case holds the marks of its content and of its log;
 *  - the manifest holds the digest over the marks of all summaries;
 *  - the manifest holds the mark of the vocabulary.
 */

#define MANIFEST_VERSION 1

/*
 * vei_case_vault_new:
 * @db: (transfer full): the database
 * @key: its key
 * @knowledge: what cases are read with
 *
 * Creates a vault. Nothing is read yet.
 *
 * Returns: (transfer full): the vault
 */
VeiCaseVault *
vei_case_vault_new (VeiCaseDb    *db,
                    VeiSealKey   *key,
                    VeiKnowledge *knowledge)
{
  VeiCaseVault *self = g_new0 (VeiCaseVault, 1);

  self->db = db;
  self->key = vei_seal_key_ref (key);
  self->knowledge = g_object_ref (knowledge);
  self->vocabulary = vei_vocabulary_new ();
  self->index = vei_case_index_new ();
  self->next_id = 1;
  return self;
}

/*
 * vei_case_vault_free:
 * @self: (transfer full) (nullable): a vault
 *
 * Closes the database and forgets what was read.
 */
void
vei_case_vault_free (VeiCaseVault *self)
{
  if (self == NULL)
    return;
  vei_case_db_close (self->db);
  vei_seal_key_unref (self->key);
  vei_case_index_free (self->index);
  vei_vocabulary_free (self->vocabulary);
  g_object_unref (self->knowledge);
  g_clear_error (&self->damage);
  g_free (self);
}

static VeiSealPlace
find_place (VeiTable table,
            gint64   row)
{
  VeiSealPlace place = { .kind = table, .schema = VEI_CASE_SCHEMA, .row = row };

  return place;
}

static gboolean
set_row_damaged (GError **error)
{
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED,
                       _("This case is damaged and cannot be read. Nothing was changed. Restore "
                         "it from a backup; the other cases can be used."));
  return FALSE;
}

/*
 * vei_case_vault_open_row:
 * @self: a vault
 * @table: a table
 * @row: a row
 * @mark: (nullable) (array fixed-size=8): how the sealed text must begin
 * @error: return location for an error
 *
 * Opens a row. Fails with %VEI_STORE_ERROR_NOT_FOUND if there is none, with
 * %VEI_STORE_ERROR_DAMAGED if it is not what was put there last.
 *
 * Returns: (transfer full): the text, to be wiped
 */
GByteArray *
vei_case_vault_open_row (VeiCaseVault  *self,
                         VeiTable       table,
                         gint64         row,
                         const guint8  *mark,
                         GError       **error)
{
  g_autoptr(GBytes) sealed = vei_case_db_get (self->db, table, row, error);
  VeiSealPlace place = find_place (table, row);
  GByteArray *text;
  const guint8 *bytes;
  gsize length;

  if (sealed == NULL)
    return NULL;
  bytes = g_bytes_get_data (sealed, &length);
  text = g_byte_array_new ();
  if (vei_seal_open (self->key, &place, bytes, length, text)
      && (mark == NULL || memcmp (bytes, mark, 8) == 0))
    return text;
  vei_seal_wipe (text);
  (void) set_row_damaged (error);
  return NULL;
}

static gboolean
put_row (VeiCaseVault  *self,
         VeiTable       table,
         gint64         row,
         GByteArray    *text,
         guint8        *mark,
         GError       **error)
{
  VeiSealPlace place = find_place (table, row);
  g_autoptr(GByteArray) sealed = vei_seal_close (self->key, &place, text->data, text->len);

  memcpy (mark, sealed->data, VEI_SEAL_MARK_BYTES);
  return vei_case_db_put (self->db, table, row, sealed->data, sealed->len, error);
}

static void
make_digest (VeiCaseVault *self,
             gint64        row,
             const guint8 *mark,
             guint8       *digest)
{
  guint8 bound[8 + VEI_SEAL_MARK_BYTES];
  gint64 number = GINT64_TO_LE (row);

  memcpy (bound, &number, 8);
  memcpy (bound + 8, mark, VEI_SEAL_MARK_BYTES);
  (void) crypto_generichash (digest, VEI_DIGEST_BYTES, bound, sizeof bound,
                             vei_seal_key_get_bytes (self->key), VEI_SEAL_KEY_BYTES);
}

static void
mix_digest (guint8       *all,
            const guint8 *one)
{
  for (guint i = 0; i < VEI_DIGEST_BYTES; i++)
    all[i] ^= one[i];
}

static gboolean
put_manifest (VeiCaseVault  *self,
              GError       **error)
{
  g_autoptr(GByteArray) text = g_byte_array_new ();
  guint8 mark[VEI_SEAL_MARK_BYTES];

  vei_bytes_put (text, MANIFEST_VERSION, 1);
  vei_bytes_put (text, (guint64) self->next_id, 8);
  g_byte_array_append (text, self->digest, VEI_DIGEST_BYTES);
  g_byte_array_append (text, self->vocabulary_mark, sizeof self->vocabulary_mark);
  return put_row (self, VEI_TABLE_META, VEI_META_MANIFEST, text, mark, error);
}

static gboolean
put_vocabulary (VeiCaseVault  *self,
                GError       **error)
{
  g_autoptr(GByteArray) text = vei_vocabulary_write (self->vocabulary);
  guint8 mark[VEI_SEAL_MARK_BYTES];

  if (!put_row (self, VEI_TABLE_META, VEI_META_VOCABULARY, text, mark, error))
    return FALSE;
  memcpy (self->vocabulary_mark, mark, sizeof self->vocabulary_mark);
  return TRUE;
}

/*
 * vei_case_vault_set_up:
 * @self: a vault of a new database
 * @wrapped: its key, wrapped
 * @error: return location for an error
 *
 * Writes what an empty store holds.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_vault_set_up (VeiCaseVault  *self,
                       GBytes        *wrapped,
                       GError       **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (wrapped, &length);

  return vei_case_db_begin (self->db, error)
         && vei_case_db_put (self->db, VEI_TABLE_META, VEI_META_KEY, bytes, length, error)
         && put_vocabulary (self, error)
         && put_manifest (self, error)
         && vei_case_db_commit (self->db, error);
}

/* ---- Writing ---- */

/*
 * vei_case_vault_begin:
 * @self: a vault
 * @error: return location for an error
 *
 * Begins to write. Fails with %VEI_STORE_ERROR_DAMAGED where the vault is
 * damaged: nothing may be written over what could be saved.
 *
 * Returns: whether it began
 */
gboolean
vei_case_vault_begin (VeiCaseVault  *self,
                      GError       **error)
{
  self->next_id_before = self->next_id;
  memcpy (self->digest_before, self->digest, sizeof self->digest);
  if (self->damage != NULL)
    {
      if (error != NULL)
        *error = g_error_copy (self->damage);
      return FALSE;
    }
  return vei_case_db_begin (self->db, error);
}

static gboolean
put_rows (VeiCaseVault  *self,
          VeiCaseEntry  *entry,
          GByteArray    *content,
          GByteArray    *log,
          GError       **error)
{
  const VeiCaseEntry *before = vei_case_index_find (self->index, entry->id);
  g_autoptr(GByteArray) summary = NULL;
  guint8 mark[VEI_SEAL_MARK_BYTES];

  if (content != NULL)
    {
      if (!put_row (self, VEI_TABLE_CONTENT, entry->id, content, mark, error))
        return FALSE;
      memcpy (entry->content_mark, mark, sizeof entry->content_mark);
    }
  if (log != NULL)
    {
      if (!put_row (self, VEI_TABLE_LOG, entry->id, log, mark, error))
        return FALSE;
      memcpy (entry->log_mark, mark, sizeof entry->log_mark);
    }
  summary = vei_case_entry_write (entry, self->vocabulary);
  if (!put_row (self, VEI_TABLE_SUMMARY, entry->id, summary, mark, error))
    return FALSE;
  make_digest (self, entry->id, mark, entry->digest);
  if (before != NULL)
    mix_digest (self->digest, before->digest);
  mix_digest (self->digest, entry->digest);
  return TRUE;
}

/*
 * vei_case_vault_put:
 * @self: a vault, between begin and commit
 * @entry: the entry of a case; its marks are set
 * @content: (nullable): what is kept of it, or %NULL where that did not change
 * @log: (nullable): its log, or %NULL where that did not change
 * @error: return location for an error
 *
 * Writes a case, at most once between begin and commit. The entry takes its
 * place in the list with the commit.
 *
 * Returns: whether it was done; where not, all since begin is undone
 */
gboolean
vei_case_vault_put (VeiCaseVault  *self,
                    VeiCaseEntry  *entry,
                    GByteArray    *content,
                    GByteArray    *log,
                    GError       **error)
{
  if (put_rows (self, entry, content, log, error))
    return TRUE;
  vei_case_vault_roll_back (self);
  return FALSE;
}

/*
 * vei_case_vault_wipe:
 * @self: a vault, between begin and commit
 * @id: the id of a case
 * @error: return location for an error
 *
 * Deletes a case.
 *
 * Returns: whether it was done
 */
gboolean
vei_case_vault_wipe (VeiCaseVault  *self,
                     gint64         id,
                     GError       **error)
{
  const VeiCaseEntry *entry = vei_case_index_find (self->index, id);

  if (!vei_case_db_delete (self->db, VEI_TABLE_SUMMARY, id, error)
      || !vei_case_db_delete (self->db, VEI_TABLE_CONTENT, id, error)
      || !vei_case_db_delete (self->db, VEI_TABLE_LOG, id, error))
    return FALSE;
  if (entry != NULL)
    mix_digest (self->digest, entry->digest);
  return TRUE;
}

/*
 * vei_case_vault_commit:
 * @self: a vault, after begin
 * @entries: (transfer full) (element-type VeiCaseEntry): the entries that were
 *   put; the array does not own them
 * @error: return location for an error
 *
 * Makes what was written last.
 *
 * Returns: whether it was done; where not, nothing has happened
 */
gboolean
vei_case_vault_commit (VeiCaseVault  *self,
                       GPtrArray     *entries,
                       GError       **error)
{
  guint n_words = vei_vocabulary_get_n (self->vocabulary);

  if ((n_words != self->n_words_saved && !put_vocabulary (self, error))
      || !put_manifest (self, error)
      || !vei_case_db_commit (self->db, error))
    {
      vei_case_vault_roll_back (self);
      /* The mark of the vocabulary is that of a row that is gone. */
      self->n_words_saved = n_words != self->n_words_saved ? G_MAXUINT : n_words;
      g_ptr_array_foreach (entries, (GFunc) (void (*) (void)) vei_case_entry_free, NULL);
      g_ptr_array_unref (entries);
      return FALSE;
    }
  self->n_words_saved = n_words;
  for (guint i = 0; i < entries->len; i++)
    vei_case_index_put (self->index, entries->pdata[i]);
  g_ptr_array_unref (entries);
  return TRUE;
}

/*
 * vei_case_vault_roll_back:
 * @self: a vault, after begin
 *
 * Undoes what was written since.
 */
void
vei_case_vault_roll_back (VeiCaseVault *self)
{
  vei_case_db_roll_back (self->db);
  self->next_id = self->next_id_before;
  memcpy (self->digest, self->digest_before, sizeof self->digest);
}

/* ---- Reading a case ---- */

/*
 * vei_case_vault_make_case:
 * @self: a vault
 * @node: (transfer none): a case file, which must not change afterwards
 * @error: return location for an error
 *
 * Reads a case file as of today. A child that has grown up is no fault.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_case_vault_make_case (VeiCaseVault  *self,
                          JsonNode      *node,
                          GError       **error)
{
  return vei_kept_case_new_from_node (self->knowledge, node, error);
}

/*
 * vei_case_vault_make_entry:
 * @self: a vault
 * @id: the id of the case
 * @own_case: the case
 * @content: what is kept of it
 *
 * Makes the entry of a case as it is kept.
 *
 * Returns: (transfer full): the entry
 */
VeiCaseEntry *
vei_case_vault_make_entry (VeiCaseVault         *self,
                           gint64                id,
                           VeiCase              *own_case,
                           const VeiCaseContent *content)
{
  VeiCaseEntry *entry;
  GDate today;

  vei_date_set_today (&today);
  entry = vei_case_entry_new (own_case, self->vocabulary, &today);
  entry->id = id;
  entry->created = content->created;
  entry->touched = content->touched;
  entry->flags |= content->flags & VEI_CASE_KEPT_FLAGS;
  entry->n_log = content->n_log;
  entry->reason_kind = vei_case_entry_intern (self->vocabulary, content->reason_kind);
  entry->outcome = vei_case_entry_intern (self->vocabulary, content->outcome);
  return entry;
}

/*
 * vei_case_vault_read:
 * @self: a vault
 * @id: the id of a case
 * @error: return location for an error
 *
 * Reads what is kept of a case. What the summary knows better is taken from
 * there.
 *
 * Returns: (transfer full): what is kept
 */
VeiCaseContent *
vei_case_vault_read (VeiCaseVault  *self,
                     gint64         id,
                     GError       **error)
{
  const VeiCaseEntry *entry = vei_case_index_find (self->index, id);
  VeiCaseContent *content;
  GByteArray *text;

  if (entry == NULL)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND,
                           _("This case is not there any more. Look for it in the list."));
      return NULL;
    }
  text = vei_case_vault_open_row (self, VEI_TABLE_CONTENT, id, entry->content_mark, error);
  if (text == NULL)
    return NULL;
  content = vei_case_content_read (text, error);
  vei_seal_wipe (text);
  if (content == NULL)
    return NULL;
  content->touched = entry->touched;
  content->flags = (guint16) (entry->flags & VEI_CASE_KEPT_FLAGS);
  content->n_log = entry->n_log;
  return content;
}

/*
 * vei_case_vault_read_log:
 * @self: a vault
 * @id: the id of a case
 * @error: return location for an error
 *
 * Reads the log of a case.
 *
 * Returns: (transfer full): its lines, the oldest first
 */
JsonArray *
vei_case_vault_read_log (VeiCaseVault  *self,
                         gint64         id,
                         GError       **error)
{
  const VeiCaseEntry *entry = vei_case_index_find (self->index, id);
  JsonArray *lines;
  GByteArray *text;

  if (entry == NULL || entry->n_log == 0)
    return json_array_new ();
  text = vei_case_vault_open_row (self, VEI_TABLE_LOG, id, entry->log_mark, error);
  if (text == NULL)
    return NULL;
  lines = vei_case_log_read (text, error);
  vei_seal_wipe (text);
  return lines;
}
