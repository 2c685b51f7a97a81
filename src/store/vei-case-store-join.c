/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "store/vei-case-compare.h"
#include "store/vei-case-store-private.h"

/**
 * vei_case_store_duplicate:
 * @self: an unlocked store
 * @id: the id of a case
 * @error: return location for an error
 *
 * Adds a copy of a case, without its log. Fails as vei_case_store_save() and
 * vei_case_store_load() do.
 *
 * Returns: the id of the copy, or 0
 */
gint64
vei_case_store_duplicate (VeiCaseStore  *self,
                          gint64         id,
                          GError       **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), 0);

  node = vei_case_store_load_node (self, id, FALSE, error);
  if (node == NULL)
    return 0;
  json_object_set_string_member (json_node_get_object (node), "id", uuid);
  return vei_case_store_add_node (self, node, 0, error);
}

/* What the other case said differently must not be lost. */
static void
note_differences (JsonArray *lines,
                  GPtrArray *differences,
                  gint64     now)
{
  json_array_add_object_element (lines, vei_case_log_line (now, _("Joined with another case.")));
  for (guint i = 0; i < differences->len; i++)
    {
      const VeiDifference *difference = differences->pdata[i];
      g_autofree char *what = NULL;

      if (difference->kind != VEI_DIFFERENCE_OTHER)
        continue;
      /* Translators: the first %s is a place in a case file, the second what stood there. */
      what = g_strdup_printf (_("The other case said, at %s: %s"), difference->pointer,
                              difference->theirs);
      json_array_add_object_element (lines, vei_case_log_line (now, what));
    }
}

static gboolean
save_joined (VeiCaseStore  *self,
             gint64         keep,
             gint64         other,
             JsonNode      *node,
             JsonArray     *lines,
             GError       **error)
{
  VeiCaseVault *vault = self->vault;
  g_autoptr(VeiCaseContent) content = vei_case_vault_read (vault, keep, error);
  g_autoptr(VeiCase) joined = NULL;
  GPtrArray *entries;
  GByteArray *text, *log;
  VeiCaseEntry *entry;
  gboolean done;

  if (content == NULL)
    return FALSE;
  joined = vei_case_vault_make_case (vault, node, NULL);
  if (joined == NULL)
    {
      g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_CONFLICT,
                           _("These two cases contradict each other, in the birth date or in the "
                             "date of the refusal. Make them say the same, and join them then."));
      return FALSE;
    }
  json_node_unref (content->node);
  content->node = json_node_ref (node);
  content->touched = MAX (content->touched, g_get_real_time () / G_USEC_PER_SEC);
  content->n_log = json_array_get_length (lines);
  entry = vei_case_vault_make_entry (vault, keep, joined, content);
  text = vei_case_content_write (content);
  log = vei_case_log_write (lines);
  done = vei_case_vault_begin (vault, error)
         && vei_case_vault_put (vault, entry, text, log, error)
         && vei_case_vault_wipe (vault, other, error);
  vei_seal_wipe (text);
  vei_seal_wipe (log);
  if (!done)
    {
      vei_case_vault_roll_back (vault);
      vei_case_entry_free (entry);
      return FALSE;
    }
  entries = g_ptr_array_new ();
  g_ptr_array_add (entries, entry);
  if (!vei_case_vault_commit (vault, entries, error))
    return FALSE;
  vei_case_index_remove (vault->index, other);
  return TRUE;
}

/**
 * vei_case_store_merge:
 * @self: an unlocked store
 * @keep: the id of the case that stays
 * @other: the id of the case that goes into it, and is wiped
 * @differences: (out) (optional) (element-type VeiDifference) (transfer full):
 *   what was taken over, and where the two said something else
 * @error: return location for an error
 *
 * Joins two cases. What only the other one has is taken over; where both say
 * something else, the one that stays is right, and the log tells what the
 * other one said.
 *
 * Fails with %VEI_STORE_ERROR_CONFLICT if they contradict each other in what
 * a case cannot say twice, else as vei_case_store_save() and
 * vei_case_store_load() do. Nothing has changed then.
 *
 * Returns: whether they are joined
 */
gboolean
vei_case_store_merge (VeiCaseStore  *self,
                      gint64         keep,
                      gint64         other,
                      GPtrArray    **differences,
                      GError       **error)
{
  g_autoptr(JsonNode) ours = NULL;
  g_autoptr(JsonNode) theirs = NULL;
  g_autoptr(JsonArray) lines = NULL;
  g_autoptr(JsonArray) more = NULL;
  g_autoptr(GPtrArray) found = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (keep != other, FALSE);

  if (vei_case_store_get_vault (self, TRUE, error) == NULL)
    return FALSE;
  ours = vei_case_store_load_node (self, keep, FALSE, error);
  theirs = ours != NULL ? vei_case_store_load_node (self, other, FALSE, error) : NULL;
  lines = theirs != NULL ? vei_case_vault_read_log (self->vault, keep, error) : NULL;
  more = lines != NULL ? vei_case_vault_read_log (self->vault, other, error) : NULL;
  if (more == NULL)
    return FALSE;
  found = vei_case_join (ours, theirs);
  vei_case_log_join (lines, more);
  note_differences (lines, found, g_get_real_time () / G_USEC_PER_SEC);
  if (!save_joined (self, keep, other, ours, lines, error))
    return FALSE;
  vei_case_store_changed (self);
  if (differences != NULL)
    *differences = g_steal_pointer (&found);
  return vei_case_db_checkpoint (self->vault->db, error);
}
