/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "store/vei-case-bundle-private.h"
#include "store/vei-case-store-private.h"
#include "store/vei-case-stream-private.h"
#include "store/vei-case-transfer.h"
#include "store/vei-file.h"

/* Handing over and looking into many cases while the window goes on.
 *
 * The store belongs to the main thread: cases are read there, a few at a time
 * between what else there is to do. Finding a key, sealing and the file take a
 * thread, which is given bytes and never sees the store.
 */

/* How long the window may wait for us, in microseconds. */
#define SLICE_US 8000
/* How many logs are saved at a time: that many can be lost in a crash. */
#define LOG_BATCH 64

typedef struct
{
  GArray              *ids;            /* to hand over; of gint64 */
  GPtrArray           *items;          /* that were found */
  char                *path;
  char                *passphrase;
  char                *log_words;
  VeiKeyCost           cost;
  GByteArray          *bytes;          /* what is handed over, open */
  VeiByteReader        reader;         /* into it */
  gint64               n_all;
  guint                n_done;
  gboolean             plain;
  VeiTransferProgress  progress;
  gpointer             progress_data;
} Transfer;

static void
free_passphrase (char *passphrase)
{
  if (passphrase != NULL)
    vei_seal_wipe (g_byte_array_new_take ((guint8 *) passphrase, strlen (passphrase)));
}

static void
free_transfer (gpointer data)
{
  Transfer *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, vei_seal_wipe);
  g_clear_pointer (&self->passphrase, free_passphrase);
  g_free (self->path);
  g_free (self->log_words);
  g_free (self);
}

static void
tell_progress (Transfer *self,
               guint     n_all)
{
  if (self->progress != NULL)
    self->progress (self->n_done, n_all, self->progress_data);
}

static gboolean
return_error (GTask  *task,
              GError *error)
{
  g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

static void
run_slices (GTask       *task,
            GSourceFunc  slice)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  g_source_set_callback (source, slice, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static gboolean
is_slice_over (gint64 start)
{
  return g_get_monotonic_time () - start > SLICE_US;
}

/* ---- Handing over ---- */

static gboolean
add_log_line (VeiCaseStore  *store,
              gint64         id,
              const char    *what,
              GPtrArray     *entries,
              GError       **error)
{
  VeiCaseEntry *entry = vei_case_store_begin_change (store, id, error);
  g_autoptr(JsonArray) lines = NULL;
  GByteArray *text;
  gboolean put;

  lines = entry != NULL ? vei_case_vault_read_log (store->vault, id, error) : NULL;
  if (lines == NULL)
    {
      vei_case_entry_free (entry);
      return FALSE;
    }
  entry->touched = vei_case_store_touch (entry);
  json_array_add_object_element (lines, vei_case_log_line (entry->touched, what));
  entry->n_log = json_array_get_length (lines);
  text = vei_case_log_write (lines);
  put = vei_case_vault_put (store->vault, entry, NULL, text, error);
  vei_seal_wipe (text);
  g_ptr_array_add (entries, entry);
  return put;
}

static void
free_entries (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    vei_case_entry_free (entries->pdata[i]);
  g_ptr_array_unref (entries);
}

/* Some logs in one transaction: a hundred thousand would take minutes. */
static gboolean
add_log_batch (VeiCaseStore  *store,
               Transfer      *self,
               guint          end,
               GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (store, TRUE, error);
  GPtrArray *entries;

  if (vault == NULL || !vei_case_vault_begin (vault, error))
    return FALSE;
  entries = g_ptr_array_new ();
  for (guint i = self->n_done; i < end; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      /* What was deleted meanwhile has no log any more. */
      if (vei_case_index_find (vault->index, id) == NULL
          || add_log_line (store, id, self->log_words, entries, error))
        continue;
      vei_case_vault_roll_back (vault);
      free_entries (entries);
      return FALSE;
    }
  return vei_case_vault_commit (vault, entries, error);
}

static gboolean
log_slice_cb (gpointer data)
{
  GTask *task = data;
  Transfer *self = g_task_get_task_data (task);
  VeiCaseStore *store = g_task_get_source_object (task);
  guint end = MIN (self->n_done + LOG_BATCH, self->ids->len);
  GError *error = NULL;

  if (!add_log_batch (store, self, end, &error))
    return return_error (task, error);
  self->n_done = end;
  if (end < self->ids->len)
    return G_SOURCE_CONTINUE;
  vei_case_store_changed (store);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
seal_thread_cb (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Transfer *self = data;
  g_autoptr(GBytes) file = NULL;
  GByteArray *sealed;
  GError *error = NULL;

  sealed = vei_case_stream_close (self->bytes->data, self->bytes->len, self->passphrase,
                                  &self->cost, &error);
  if (sealed != NULL)
    file = g_byte_array_free_to_bytes (sealed);
  if (file != NULL && g_task_return_error_if_cancelled (task))
    return;
  if (file == NULL || !vei_file_replace (self->path, file, TRUE, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
sealed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Transfer *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->log_words == NULL || self->ids->len == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->n_done = 0;
  run_slices (task, log_slice_cb);
}

static void
seal (GTask *task)
{
  g_autoptr(GTask) part = g_task_new (NULL, g_task_get_cancellable (task), sealed_cb,
                                      g_object_ref (task));

  /* The task outlives its part, and with it what the part works on. */
  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  g_task_set_check_cancellable (part, FALSE);
  g_task_run_in_thread (part, seal_thread_cb);
}

static gboolean
read_slice_cb (gpointer data)
{
  GTask *task = data;
  Transfer *self = g_task_get_task_data (task);
  VeiCaseStore *store = g_task_get_source_object (task);
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  while (self->n_done < self->ids->len && !is_slice_over (start))
    {
      g_autoptr(JsonNode) node
        = vei_case_store_load_node (store, g_array_index (self->ids, gint64, self->n_done), TRUE,
                                    &error);

      if (node == NULL)
        return return_error (task, error);
      vei_case_bundle_append (self->bytes, node);
      self->n_done++;
    }
  tell_progress (self, self->ids->len);
  if (self->n_done < self->ids->len)
    return G_SOURCE_CONTINUE;
  seal (task);
  return G_SOURCE_REMOVE;
}

/**
 * vei_case_transfer_export_async:
 * @store: an unlocked store
 * @ids: (element-type gint64): the ids of cases
 * @path: (type filename): the file to write
 * @passphrase: what the receiver is told in another way
 * @log_words: (nullable): what the log of each case is to say of it, or %NULL
 *   for nothing
 * @progress: (nullable) (scope notified): called now and then, until the
 *   callback
 * @progress_data: (closure progress): for @progress
 * @cancellable: (nullable): to stop; where it has not been written yet, there
 *   is no file then
 * @callback: (scope async): called when it is done
 * @data: (closure callback): for @callback
 *
 * Hands over cases as vei_case_bundle_export() does, while the window goes on.
 */
void
vei_case_transfer_export_async (VeiCaseStore         *store,
                                GArray               *ids,
                                const char           *path,
                                const char           *passphrase,
                                const char           *log_words,
                                VeiTransferProgress   progress,
                                gpointer              progress_data,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(JsonNode) head = NULL;
  Transfer *self;

  g_return_if_fail (VEI_IS_CASE_STORE (store) && ids != NULL);
  g_return_if_fail (path != NULL && passphrase != NULL);

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, vei_case_transfer_export_async);
  /* Once the file is there, it is handed over, whoever stops it now. */
  g_task_set_check_cancellable (task, FALSE);
  self = g_new0 (Transfer, 1);
  g_task_set_task_data (task, self, free_transfer);
  self->ids = g_array_copy (ids);
  self->path = g_strdup (path);
  self->passphrase = g_strdup (passphrase);
  self->log_words = g_strdup (log_words);
  self->cost = store->cost;
  self->bytes = g_byte_array_new ();
  self->progress = progress;
  self->progress_data = progress_data;
  head = vei_case_bundle_make_head (ids->len);
  vei_case_bundle_append (self->bytes, head);
  run_slices (task, read_slice_cb);
}

/**
 * vei_case_transfer_export_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_case_transfer_export_async(). Fails with %G_IO_ERROR_CANCELLED, and
 * as vei_case_bundle_export() does.
 *
 * Returns: whether the file is there, and the logs say so
 */
gboolean
vei_case_transfer_export_finish (VeiCaseStore  *store,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Taking over ---- */

static gboolean
preview_slice_cb (gpointer data)
{
  GTask *task = data;
  Transfer *self = g_task_get_task_data (task);
  VeiCaseStore *store = g_task_get_source_object (task);
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  while (self->reader.left > 0 && !is_slice_over (start))
    if (!vei_case_bundle_read_next (store, &self->reader, self->items, &error))
      return return_error (task, error);
  self->n_done = self->items->len;
  tell_progress (self, (guint) CLAMP (self->n_all, 1, G_MAXINT));
  if (self->reader.left > 0)
    return G_SOURCE_CONTINUE;
  if (!vei_case_bundle_check_end (self->items, self->n_all, &error))
    return return_error (task, error);
  g_task_return_pointer (task, g_steal_pointer (&self->items), (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
open_thread_cb (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Transfer *self = data;
  GError *error = NULL;
  g_autoptr(GMappedFile) file = vei_case_bundle_map (self->path, &error);
  g_autoptr(VeiSealKey) key = NULL;
  const guint8 *bytes = file != NULL ? (const guint8 *) g_mapped_file_get_contents (file) : NULL;
  gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;

  self->plain = file != NULL && !vei_case_stream_is (bytes, length);
  if (self->plain)
    {
      self->bytes = g_byte_array_new ();
      g_byte_array_append (self->bytes, bytes, (guint) length);
    }
  else if (file != NULL)
    {
      key = vei_case_stream_find_key (bytes, length,
                                      self->passphrase != NULL ? self->passphrase : "", &error);
      if (key != NULL)
        self->bytes = vei_case_stream_open (bytes, length, key, &error);
    }
  if (self->bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Transfer *self = g_task_get_task_data (task);
  VeiCaseStore *store = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean begun = g_task_propagate_boolean (G_TASK (result), &error)
                   && vei_case_store_get_vault (store, FALSE, &error) != NULL;

  if (begun && self->plain)
    {
      begun = vei_case_bundle_read_plain (store, self->bytes->data, self->bytes->len, self->items,
                                          &error);
      self->n_all = self->items->len;
    }
  else if (begun)
    {
      self->reader = (VeiByteReader) { self->bytes->data, self->bytes->len, FALSE };
      begun = vei_case_bundle_read_head (&self->reader, &self->n_all, &error);
    }
  if (begun)
    run_slices (task, preview_slice_cb);
  else
    g_task_return_error (task, error);
}

/**
 * vei_case_transfer_preview_async:
 * @store: an unlocked store
 * @path: (type filename): a .veicase file, or a plain case file
 * @passphrase: (nullable): its passphrase
 * @progress: (nullable) (scope notified): called now and then, until the
 *   callback
 * @progress_data: (closure progress): for @progress
 * @cancellable: (nullable): to stop
 * @callback: (scope async): called when it is done
 * @data: (closure callback): for @callback
 *
 * Looks into a file as vei_case_bundle_preview() does, while the window goes
 * on.
 */
void
vei_case_transfer_preview_async (VeiCaseStore         *store,
                                 const char           *path,
                                 const char           *passphrase,
                                 VeiTransferProgress   progress,
                                 gpointer              progress_data,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) part = NULL;
  Transfer *self;

  g_return_if_fail (VEI_IS_CASE_STORE (store) && path != NULL);

  task = g_task_new (store, cancellable, callback, data);
  g_task_set_source_tag (task, vei_case_transfer_preview_async);
  self = g_new0 (Transfer, 1);
  g_task_set_task_data (task, self, free_transfer);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_import_item_free);
  self->path = g_strdup (path);
  self->passphrase = g_strdup (passphrase);
  self->progress = progress;
  self->progress_data = progress_data;
  part = g_task_new (NULL, cancellable, opened_cb, g_object_ref (task));
  g_task_set_task_data (part, self, NULL);
  g_task_set_check_cancellable (part, FALSE);
  g_task_run_in_thread (part, open_thread_cb);
}

/**
 * vei_case_transfer_preview_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends vei_case_transfer_preview_async(). Fails with %G_IO_ERROR_CANCELLED,
 * and as vei_case_bundle_preview() does.
 *
 * Returns: (transfer full) (element-type VeiImportItem): one item a case, in
 *   the order of the file
 */
GPtrArray *
vei_case_transfer_preview_finish (VeiCaseStore  *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
