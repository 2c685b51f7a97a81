/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-case-store-private.h"

/* ---- Log ---- */

static void
free_log_line (VeiLogLine *line)
{
  g_free (line->at);
  g_free (line->what);
  g_free (line);
}

/**
 * vei_case_store_add_log:
 * @self: an unlocked store
 * @id: the id of a case
 * @what: what happened, in a sentence
 * @error: return location for an error
 *
 * Adds a line to the log of a case, with the time of now. Fails as
 * vei_case_store_save() does.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_add_log (VeiCaseStore  *self,
                        gint64         id,
                        const char    *what,
                        GError       **error)
{
  g_autoptr(JsonArray) lines = NULL;
  VeiCaseEntry *entry;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self) && what != NULL, FALSE);

  entry = vei_case_store_begin_change (self, id, error);
  lines = entry != NULL ? vei_case_vault_read_log (self->vault, id, error) : NULL;
  if (lines == NULL)
    {
      vei_case_entry_free (entry);
      return FALSE;
    }
  entry->touched = vei_case_store_touch (entry);
  json_array_add_object_element (lines, vei_case_log_line (entry->touched, what));
  entry->n_log = json_array_get_length (lines);
  return vei_case_store_update (self, entry, NULL, lines, error);
}

/**
 * vei_case_store_get_log:
 * @self: an unlocked store
 * @id: the id of a case
 * @error: return location for an error
 *
 * Reads the log of a case. Fails as vei_case_store_load() does.
 *
 * Returns: (transfer full) (element-type VeiLogLine): its lines, the oldest
 *   first
 */
GPtrArray *
vei_case_store_get_log (VeiCaseStore  *self,
                        gint64         id,
                        GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, error);
  g_autoptr(JsonArray) lines = NULL;
  GPtrArray *log;

  lines = vault != NULL ? vei_case_vault_read_log (vault, id, error) : NULL;
  if (lines == NULL)
    return NULL;
  log = g_ptr_array_new_with_free_func ((GDestroyNotify) free_log_line);
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonNode *node = json_array_get_element (lines, i);
      VeiLogLine *line;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      line = g_new0 (VeiLogLine, 1);
      line->at = g_strdup (json_object_get_string_member_with_default
                           (json_node_get_object (node), "at", ""));
      line->what = g_strdup (json_object_get_string_member_with_default
                             (json_node_get_object (node), "what", ""));
      g_ptr_array_add (log, line);
    }
  return log;
}

/* ---- Deleting ---- */

static gboolean
wipe_timeout_cb (gpointer data)
{
  VeiCaseStore *self = data;

  self->wipe_timer = 0;
  (void) vei_case_store_wipe_deleted (self, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * vei_case_store_delete:
 * @self: an unlocked store
 * @id: the id of a case
 * @error: return location for an error
 *
 * Deletes a case: it leaves the list at once. For ten seconds it can be
 * undeleted; then it is wiped. Where the program ends before, it is wiped when
 * the cases are unlocked next. Backups made before keep it until they are
 * replaced. Fails as vei_case_store_save() does.
 *
 * Returns: whether it is deleted
 */
gboolean
vei_case_store_delete (VeiCaseStore  *self,
                       gint64         id,
                       GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  if (!vei_case_store_change_flags (self, id, VEI_CASE_DELETED, 0, error))
    return FALSE;
  g_clear_handle_id (&self->wipe_timer, g_source_remove);
  self->wipe_timer = g_timeout_add_seconds (VEI_UNDO_SECONDS, wipe_timeout_cb, self);
  return TRUE;
}

/**
 * vei_case_store_undelete:
 * @self: an unlocked store
 * @id: the id of a case that was deleted less than ten seconds ago
 * @error: return location for an error
 *
 * Undoes vei_case_store_delete(). Fails with %VEI_STORE_ERROR_NOT_FOUND if it
 * is wiped, else as vei_case_store_save() does.
 *
 * Returns: whether the case is there again
 */
gboolean
vei_case_store_undelete (VeiCaseStore  *self,
                         gint64         id,
                         GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return vei_case_store_change_flags (self, id, 0, VEI_CASE_DELETED, error);
}

/**
 * vei_case_store_wipe_deleted:
 * @self: an unlocked store
 * @error: return location for an error
 *
 * Wipes what was deleted, in the file and in its journal. Fails as
 * vei_case_store_save() does.
 *
 * Returns: whether nothing of it is left
 */
gboolean
vei_case_store_wipe_deleted (VeiCaseStore  *self,
                             GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (vault == NULL)
    return FALSE;
  for (guint i = 0; i < vei_case_index_get_n (vault->index); i++)
    {
      const VeiCaseEntry *entry = vei_case_index_get (vault->index, i);

      if (entry->flags & VEI_CASE_DELETED)
        g_array_append_val (ids, entry->id);
    }
  if (ids->len == 0)
    return TRUE;
  if (!vei_case_vault_begin (vault, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!vei_case_vault_wipe (vault, g_array_index (ids, gint64, i), error))
      {
        vei_case_vault_roll_back (vault);
        return FALSE;
      }
  if (!vei_case_vault_commit (vault, g_ptr_array_new (), error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    vei_case_index_remove (vault->index, g_array_index (ids, gint64, i));
  vei_case_store_changed (self);
  return vei_case_db_checkpoint (vault->db, error);
}
