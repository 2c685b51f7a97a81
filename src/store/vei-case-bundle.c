/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "core/vei-json.h"
#include "store/vei-case-bundle-private.h"
#include "store/vei-case-store-private.h"
#include "store/vei-case-stream-private.h"
#include "store/vei-file.h"

/* What is sealed is a row of records, each with its length before it: first
 * what it is, then one case file each.
 */
#define BUNDLE_FORMAT  "utstyrsveiviser-bundle"
#define BUNDLE_VERSION 1
#define MAX_FILE_BYTES ((gsize) 1 << 30)

/* ---- Handing over ---- */

/*
 * vei_case_bundle_append:
 * @bytes: what is handed over so far
 * @node: a case file, or the head
 *
 * Adds a record to what is handed over.
 */
void
vei_case_bundle_append (GByteArray *bytes,
                        JsonNode   *node)
{
  g_autofree char *line = vei_json_to_line (node);

  vei_bytes_put (bytes, strlen (line), 4);
  g_byte_array_append (bytes, (const guint8 *) line, (guint) strlen (line));
}

/*
 * vei_case_bundle_make_head:
 * @n_cases: how many cases follow
 *
 * Makes the record that stands before the cases.
 *
 * Returns: (transfer full): the record
 */
JsonNode *
vei_case_bundle_make_head (guint n_cases)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_object_set_string_member (root, "format", BUNDLE_FORMAT);
  json_object_set_int_member (root, "version", BUNDLE_VERSION);
  json_object_set_int_member (root, "cases", n_cases);
  json_node_take_object (node, root);
  return node;
}

static gboolean
add_log_lines (VeiCaseStore  *store,
               const gint64  *ids,
               guint          n_ids,
               const char    *log_words,
               GError       **error)
{
  for (guint i = 0; log_words != NULL && i < n_ids; i++)
    if (!vei_case_store_add_log (store, ids[i], log_words, error))
      return FALSE;
  return TRUE;
}

/**
 * vei_case_bundle_export:
 * @store: an unlocked store
 * @ids: (array length=n_ids): the ids of cases
 * @n_ids: how many they are
 * @path: (type filename): the file to write
 * @passphrase: what the receiver is told in another way
 * @log_words: (nullable): what the log of each case is to say of it, the
 *   consent of the person included; or %NULL for nothing
 * @error: return location for an error
 *
 * Hands over cases with their logs as an encrypted file, whole or not at all.
 *
 * Fails with %VEI_STORE_ERROR_PASSPHRASE, as vei_case_store_load() does for a
 * case, and as vei_file_replace() does for the file.
 *
 * Returns: whether the file is there
 */
gboolean
vei_case_bundle_export (VeiCaseStore  *store,
                        const gint64  *ids,
                        guint          n_ids,
                        const char    *path,
                        const char    *passphrase,
                        const char    *log_words,
                        GError       **error)
{
  g_autoptr(JsonNode) head = vei_case_bundle_make_head (n_ids);
  g_autoptr(GByteArray) sealed = NULL;
  g_autoptr(GBytes) file = NULL;
  GByteArray *bytes;
  gboolean whole = TRUE;

  g_return_val_if_fail (VEI_IS_CASE_STORE (store) && path != NULL && passphrase != NULL, FALSE);

  bytes = g_byte_array_new ();
  vei_case_bundle_append (bytes, head);
  for (guint i = 0; whole && i < n_ids; i++)
    {
      g_autoptr(JsonNode) node = vei_case_store_load_node (store, ids[i], TRUE, error);

      whole = node != NULL;
      if (whole)
        vei_case_bundle_append (bytes, node);
    }
  if (whole)
    sealed = vei_case_stream_close (bytes->data, bytes->len, passphrase, &store->cost, error);
  vei_seal_wipe (bytes);
  if (sealed == NULL)
    return FALSE;
  file = g_byte_array_free_to_bytes (g_steal_pointer (&sealed));
  return vei_file_replace (path, file, TRUE, error)
         && add_log_lines (store, ids, n_ids, log_words, error);
}

/**
 * vei_case_bundle_export_plain:
 * @store: an unlocked store
 * @id: the id of a case
 * @path: (type filename): the file to write
 * @log_words: (nullable): what the log of the case is to say of it, or %NULL
 * @error: return location for an error
 *
 * Writes a case as a case file that anybody can read who has it. The person
 * must have been warned.
 *
 * Fails as vei_case_bundle_export() does.
 *
 * Returns: whether the file is there
 */
gboolean
vei_case_bundle_export_plain (VeiCaseStore  *store,
                              gint64         id,
                              const char    *path,
                              const char    *log_words,
                              GError       **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GBytes) file = NULL;
  char *text;

  g_return_val_if_fail (VEI_IS_CASE_STORE (store) && path != NULL, FALSE);

  node = vei_case_store_load_node (store, id, TRUE, error);
  if (node == NULL)
    return FALSE;
  text = vei_json_to_pretty (node);
  file = g_bytes_new_take (text, strlen (text));
  return vei_file_replace (path, file, TRUE, error)
         && add_log_lines (store, &id, 1, log_words, error);
}

/* ---- Taking over ---- */

/*
 * vei_import_item_free:
 * @item: (transfer full): a case of a file
 *
 * Frees it.
 */
void
vei_import_item_free (VeiImportItem *item)
{
  g_clear_pointer (&item->differences, g_ptr_array_unref);
  g_clear_pointer (&item->node, json_node_unref);
  g_free (item);
}

static gboolean
set_unsound (GError **error)
{
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_FORMAT,
                       _("This is no file with cases that this version can read. Nothing was "
                         "taken from it. Ask whoever sent it what it is."));
  return FALSE;
}

/*
 * vei_case_bundle_map:
 * @path: (type filename): a file
 * @error: return location for an error
 *
 * Looks into a file that is to be imported. May run in a thread.
 *
 * Returns: (transfer full): the file
 */
GMappedFile *
vei_case_bundle_map (const char  *path,
                     GError     **error)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL || g_mapped_file_get_length (file) <= MAX_FILE_BYTES)
    return file;
  g_mapped_file_unref (file);
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_LIMITS,
                       _("The file is larger than 1 GiB. Ask for fewer cases in one file."));
  return NULL;
}

/**
 * vei_case_bundle_is_sealed:
 * @path: (type filename): a file
 * @sealed: (out): whether it takes a passphrase to open it
 * @error: return location for an error
 *
 * Finds out what to ask the person for.
 *
 * Returns: whether the file could be read
 */
gboolean
vei_case_bundle_is_sealed (const char  *path,
                           gboolean    *sealed,
                           GError     **error)
{
  g_autoptr(GMappedFile) file = NULL;

  g_return_val_if_fail (path != NULL && sealed != NULL, FALSE);

  file = vei_case_bundle_map (path, error);
  if (file == NULL)
    return FALSE;
  *sealed = vei_case_stream_is ((const guint8 *) g_mapped_file_get_contents (file),
                                g_mapped_file_get_length (file));
  return TRUE;
}

/* A case must be sound before it is shown; the words of the reader may repeat
 * what stands in it, so they go no further.
 */
static gboolean
add_item (VeiCaseStore  *store,
          GPtrArray     *items,
          JsonNode      *node,
          GError       **error)
{
  VeiImportItem *item;
  g_autoptr(JsonNode) copy = json_node_copy (node);
  g_autoptr(VeiCase) theirs = vei_case_vault_make_case (store->vault, copy, NULL);
  g_autoptr(JsonNode) ours = NULL;

  if (theirs == NULL)
    return set_unsound (error);
  item = g_new0 (VeiImportItem, 1);
  g_ptr_array_add (items, item);
  item->node = vei_case_to_node (theirs);
  item->uuid = json_object_get_string_member (json_node_get_object (item->node), "id");
  if (json_object_has_member (json_node_get_object (item->node), "person"))
    item->name = json_object_get_string_member_with_default
                   (json_object_get_object_member (json_node_get_object (item->node), "person"),
                    "name", "");
  else
    item->name = "";
  item->ours = vei_case_store_find_uuid (store, item->uuid);
  if (item->ours == 0)
    return TRUE;
  ours = vei_case_store_load_node (store, item->ours, TRUE, error);
  if (ours == NULL)
    return FALSE;
  item->differences = vei_case_compare (ours, item->node);
  return TRUE;
}

static gboolean
read_record (VeiByteReader  *reader,
             JsonNode      **node)
{
  gsize length = vei_bytes_take (reader, 4);
  const guint8 *raw = vei_bytes_take_raw (reader, length);

  *node = raw != NULL ? vei_json_parse ("case", (const char *) raw, length, NULL) : NULL;
  return *node != NULL && JSON_NODE_HOLDS_OBJECT (*node);
}

/*
 * vei_case_bundle_read_head:
 * @reader: what was handed over
 * @n_cases: (out): how many cases follow
 * @error: return location for an error
 *
 * Reads the record that stands before the cases.
 *
 * Returns: whether it is one of ours
 */
gboolean
vei_case_bundle_read_head (VeiByteReader  *reader,
                           gint64         *n_cases,
                           GError        **error)
{
  g_autoptr(JsonNode) node = NULL;
  JsonObject *root;

  if (!read_record (reader, &node))
    return set_unsound (error);
  root = json_node_get_object (node);
  if (g_strcmp0 (json_object_get_string_member_with_default (root, "format", NULL),
                 BUNDLE_FORMAT) != 0
      || json_object_get_int_member_with_default (root, "version", 0) != BUNDLE_VERSION)
    return set_unsound (error);
  *n_cases = json_object_get_int_member_with_default (root, "cases", -1);
  return TRUE;
}

/*
 * vei_case_bundle_read_next:
 * @store: an unlocked store
 * @reader: what was handed over
 * @items: (element-type VeiImportItem): what was found so far
 * @error: return location for an error
 *
 * Reads the next case.
 *
 * Returns: whether it is sound
 */
gboolean
vei_case_bundle_read_next (VeiCaseStore   *store,
                           VeiByteReader  *reader,
                           GPtrArray      *items,
                           GError        **error)
{
  g_autoptr(JsonNode) node = NULL;

  return read_record (reader, &node) ? add_item (store, items, node, error)
                                     : set_unsound (error);
}

/*
 * vei_case_bundle_check_end:
 * @items: (element-type VeiImportItem): what was found
 * @n_cases: how many there were to be
 * @error: return location for an error
 *
 * Finds out whether all cases were there.
 *
 * Returns: whether they were
 */
gboolean
vei_case_bundle_check_end (GPtrArray  *items,
                           gint64      n_cases,
                           GError    **error)
{
  return items->len == n_cases || set_unsound (error);
}

static gboolean
read_records (VeiCaseStore  *store,
              GByteArray    *text,
              GPtrArray     *items,
              GError       **error)
{
  VeiByteReader reader = { text->data, text->len, FALSE };
  gint64 n_cases;

  if (!vei_case_bundle_read_head (&reader, &n_cases, error))
    return FALSE;
  while (reader.left > 0)
    if (!vei_case_bundle_read_next (store, &reader, items, error))
      return FALSE;
  return vei_case_bundle_check_end (items, n_cases, error);
}

/*
 * vei_case_bundle_read_plain:
 * @store: an unlocked store
 * @bytes: (nullable): what stands in a file
 * @length: its length in bytes
 * @items: (element-type VeiImportItem): where to add the case
 * @error: return location for an error
 *
 * Reads a case file that anybody can read.
 *
 * Returns: whether it is sound
 */
gboolean
vei_case_bundle_read_plain (VeiCaseStore  *store,
                            const guint8  *bytes,
                            gsize          length,
                            GPtrArray     *items,
                            GError       **error)
{
  g_autoptr(JsonNode) node
    = vei_json_parse ("case", bytes != NULL ? (const char *) bytes : "", length, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return set_unsound (error);
  return add_item (store, items, node, error);
}

static gboolean
read_sealed (VeiCaseStore  *store,
             const guint8  *bytes,
             gsize          length,
             const char    *passphrase,
             GPtrArray     *items,
             GError       **error)
{
  g_autoptr(VeiSealKey) key
    = vei_case_stream_find_key (bytes, length, passphrase != NULL ? passphrase : "", error);
  GByteArray *text = key != NULL ? vei_case_stream_open (bytes, length, key, error) : NULL;
  gboolean done = text != NULL && read_records (store, text, items, error);

  vei_seal_wipe (text);
  return done;
}

/**
 * vei_case_bundle_preview:
 * @store: an unlocked store
 * @path: (type filename): a .veicase file, or a plain case file
 * @passphrase: (nullable): its passphrase
 * @error: return location for an error
 *
 * Reads a file and says what is new in it or differs from what is here.
 * Nothing is taken over yet. Takes most of a second.
 *
 * Fails with %VEI_STORE_ERROR_WRONG_KEY, %VEI_STORE_ERROR_DAMAGED if the file
 * was changed or cut off, %VEI_STORE_ERROR_LIMITS, %VEI_STORE_ERROR_NEWER,
 * %VEI_STORE_ERROR_FORMAT if it is something else, %VEI_STORE_ERROR_LOCKED, and
 * another error if it cannot be read.
 *
 * Returns: (transfer full) (element-type VeiImportItem): one item a case, in
 *   the order of the file
 */
GPtrArray *
vei_case_bundle_preview (VeiCaseStore  *store,
                         const char    *path,
                         const char    *passphrase,
                         GError       **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_import_item_free);
  g_autoptr(GMappedFile) file = NULL;
  const guint8 *bytes;
  gsize length;

  g_return_val_if_fail (VEI_IS_CASE_STORE (store) && path != NULL, NULL);

  if (vei_case_store_get_vault (store, FALSE, error) == NULL)
    return NULL;
  file = vei_case_bundle_map (path, error);
  if (file == NULL)
    return NULL;
  bytes = (const guint8 *) g_mapped_file_get_contents (file);
  length = g_mapped_file_get_length (file);
  if (vei_case_stream_is (bytes, length))
    return read_sealed (store, bytes, length, passphrase, items, error)
           ? g_steal_pointer (&items) : NULL;
  return vei_case_bundle_read_plain (store, bytes, length, items, error)
         ? g_steal_pointer (&items) : NULL;
}

static gint64
add_as_own (VeiCaseStore   *store,
            VeiImportItem  *item,
            GError        **error)
{
  g_autoptr(JsonNode) node = json_node_copy (item->node);
  g_autofree char *uuid = g_uuid_string_random ();

  /* Two cases with one id could not be told apart. */
  if (item->ours != 0)
    json_object_set_string_member (json_node_get_object (node), "id", uuid);
  return vei_case_store_add_node (store, node, 0, error);
}

/* The logs of both are kept. */
static gboolean
replace_ours (VeiCaseStore   *store,
              VeiImportItem  *item,
              GError        **error)
{
  g_autoptr(JsonNode) node = json_node_copy (item->node);
  g_autoptr(JsonArray) theirs = NULL;
  g_autoptr(JsonArray) lines = NULL;
  VeiCaseEntry *entry;

  lines = vei_case_vault_read_log (store->vault, item->ours, error);
  if (lines == NULL)
    return FALSE;
  theirs = vei_case_take_log (node);
  if (!vei_case_store_save_node (store, item->ours, node, error))
    return FALSE;
  vei_case_log_join (lines, theirs);
  entry = vei_case_store_begin_change (store, item->ours, error);
  if (entry == NULL)
    return FALSE;
  json_array_add_object_element (lines, vei_case_log_line (entry->touched,
                                   _("Replaced by what was handed over.")));
  entry->n_log = json_array_get_length (lines);
  return vei_case_store_update (store, entry, NULL, lines, error);
}

/**
 * vei_case_bundle_import:
 * @store: an unlocked store
 * @item: a case of vei_case_bundle_preview()
 * @way: how to take it over; a case that is new is always added
 * @error: return location for an error
 *
 * Takes over a case. The log of ours is kept, whatever the way.
 *
 * Fails as vei_case_store_save() and vei_case_store_merge() do; nothing has
 * changed then.
 *
 * Returns: the id of the case here, or 0
 */
gint64
vei_case_bundle_import (VeiCaseStore   *store,
                        VeiImportItem  *item,
                        VeiImportWay    way,
                        GError        **error)
{
  gint64 added;

  g_return_val_if_fail (VEI_IS_CASE_STORE (store) && item != NULL, 0);

  if (vei_case_store_get_vault (store, TRUE, error) == NULL)
    return 0;
  if (item->ours != 0 && way == VEI_IMPORT_REPLACE)
    return replace_ours (store, item, error) ? item->ours : 0;
  added = add_as_own (store, item, error);
  if (added == 0 || item->ours == 0 || way == VEI_IMPORT_ADD)
    return added;
  if (vei_case_store_merge (store, item->ours, added, NULL, error))
    return item->ours;
  (void) vei_case_store_delete (store, added, NULL);
  (void) vei_case_store_wipe_deleted (store, NULL);
  return 0;
}
