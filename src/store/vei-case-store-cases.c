/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "store/vei-case-compare.h"
#include "store/vei-case-store-private.h"

/* Cases of an unlocked store, one by one. */

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, VEI_STORE_ERROR, VEI_STORE_ERROR_NOT_FOUND,
                       _("This case is not there any more. Look for it in the list."));
  return FALSE;
}

/*
 * vei_case_store_touch:
 * @entry: (nullable): the entry of a case, or %NULL
 *
 * Finds the time to note for a change. A clock that was set back must not make
 * what is newer look older.
 *
 * Returns: seconds since 1970
 */
gint64
vei_case_store_touch (const VeiCaseEntry *entry)
{
  return entry != NULL ? MAX (get_now (), entry->touched) : get_now ();
}

/*
 * vei_case_store_update:
 * @self: a store
 * @entry: (transfer full): the new entry of a case
 * @content: (nullable): what is kept of it now, or %NULL where that stays
 * @log: (nullable): its whole log, or %NULL where that stays
 * @error: return location for an error
 *
 * Saves a case.
 *
 * Returns: whether it is saved; where not, nothing has changed
 */
gboolean
vei_case_store_update (VeiCaseStore    *self,
                       VeiCaseEntry    *entry,
                       VeiCaseContent  *content,
                       JsonArray       *log,
                       GError         **error)
{
  GPtrArray *entries = g_ptr_array_new ();
  GByteArray *text = content != NULL ? vei_case_content_write (content) : NULL;
  GByteArray *log_text = log != NULL ? vei_case_log_write (log) : NULL;
  gboolean put;

  put = vei_case_vault_begin (self->vault, error)
        && vei_case_vault_put (self->vault, entry, text, log_text, error);
  vei_seal_wipe (text);
  vei_seal_wipe (log_text);
  if (!put)
    {
      vei_case_entry_free (entry);
      g_ptr_array_unref (entries);
      return FALSE;
    }
  g_ptr_array_add (entries, entry);
  if (!vei_case_vault_commit (self->vault, entries, error))
    return FALSE;
  vei_case_store_changed (self);
  return TRUE;
}

/*
 * vei_case_store_begin_change:
 * @self: a store
 * @id: the id of a case
 * @error: return location for an error
 *
 * Copies the entry of a case, to be changed and given to
 * vei_case_store_update().
 *
 * Returns: (transfer full): the copy, or %NULL where nothing can be saved
 */
VeiCaseEntry *
vei_case_store_begin_change (VeiCaseStore  *self,
              gint64         id,
              GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  const VeiCaseEntry *entry = vault != NULL ? vei_case_index_find (vault->index, id) : NULL;

  if (entry != NULL)
    return vei_case_entry_copy (entry, vault->vocabulary, vault->knowledge);
  if (vault != NULL)
    (void) set_not_found (error);
  return NULL;
}

/* ---- One case ---- */

/* What the store knows of a case, where it travels with its file. */
static void
take_outcome (JsonNode       *node,
              VeiCaseContent *content)
{
  JsonNode *refusal = json_object_get_member (json_node_get_object (node), "refusal");
  JsonObject *object;

  if (refusal == NULL || !JSON_NODE_HOLDS_OBJECT (refusal))
    return;
  object = json_node_get_object (refusal);
  content->reason_kind
    = g_strdup (json_object_get_string_member_with_default (object, "reason_kind", NULL));
  content->outcome
    = g_strdup (json_object_get_string_member_with_default (object, "outcome", NULL));
  json_object_remove_member (object, "reason_kind");
  json_object_remove_member (object, "outcome");
}

/*
 * vei_case_store_add_node:
 * @self: a store
 * @node: the root of a case file; its log and its outcome are taken out
 * @flags: what is known of it
 * @error: return location for an error
 *
 * Adds a case with its log.
 *
 * Returns: the id of the case, or 0
 */
gint64
vei_case_store_add_node (VeiCaseStore  *self,
                         JsonNode      *node,
                         VeiCaseFlags   flags,
                         GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  g_autoptr(VeiCaseContent) content = g_new0 (VeiCaseContent, 1);
  g_autoptr(VeiCase) new_case = NULL;
  g_autoptr(JsonArray) lines = NULL;
  gint64 id;

  if (vault == NULL)
    return 0;
  lines = vei_case_take_log (node);
  take_outcome (node, content);
  new_case = vei_case_vault_make_case (vault, node, error);
  if (new_case == NULL)
    return 0;
  content->node = json_node_ref (node);
  content->created = content->touched = get_now ();
  content->flags = flags & VEI_CASE_KEPT_FLAGS;
  content->n_log = lines != NULL ? json_array_get_length (lines) : 0;
  id = vault->next_id++;
  if (vei_case_store_update (self, vei_case_vault_make_entry (vault, id, new_case, content),
                             content, lines, error))
    return id;
  vault->next_id = id;
  return 0;
}

/*
 * vei_case_store_save_node:
 * @self: a store
 * @id: the id of a case
 * @node: the root of its case file, without a log
 * @error: return location for an error
 *
 * Saves a case in place of what was kept of it.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_save_node (VeiCaseStore  *self,
                          gint64         id,
                          JsonNode      *node,
                          GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, TRUE, error);
  const VeiCaseEntry *before = vault != NULL ? vei_case_index_find (vault->index, id) : NULL;
  g_autoptr(VeiCase) changed = NULL;
  VeiCaseContent content = { 0 };
  VeiCaseEntry *entry;

  if (before == NULL)
    return vault != NULL && set_not_found (error);
  changed = vei_case_vault_make_case (vault, node, error);
  if (changed == NULL)
    return FALSE;
  content.created = before->created;
  content.touched = vei_case_store_touch (before);
  content.flags = (guint16) (before->flags & VEI_CASE_KEPT_FLAGS);
  content.n_log = before->n_log;
  content.reason_kind = (char *) before->reason_kind;
  content.outcome = (char *) before->outcome;
  content.node = node;
  entry = vei_case_vault_make_entry (vault, id, changed, &content);
  memcpy (entry->log_mark, before->log_mark, sizeof entry->log_mark);
  return vei_case_store_update (self, entry, &content, NULL, error);
}

/**
 * vei_case_store_add:
 * @self: an unlocked store
 * @new_case: the case
 * @flags: %VEI_CASE_OWN for the person's own, else 0
 * @error: return location for an error
 *
 * Adds a case. A log that stands in it is taken along.
 *
 * Fails with %VEI_STORE_ERROR_LOCKED, %VEI_STORE_ERROR_DAMAGED (see
 * vei_case_store_get_damage()), or what the disk says.
 *
 * Returns: the id of the case in this store, or 0
 */
gint64
vei_case_store_add (VeiCaseStore  *self,
                    VeiCase       *new_case,
                    VeiCaseFlags   flags,
                    GError       **error)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self) && VEI_IS_CASE (new_case), 0);

  node = vei_case_to_node (new_case);
  return vei_case_store_add_node (self, node, flags, error);
}

/**
 * vei_case_store_save:
 * @self: an unlocked store
 * @id: the id of a case
 * @changed: the case as it is now
 * @error: return location for an error
 *
 * Saves a case. When it returns %TRUE, the change survives a crash and a power
 * cut. The log is not touched.
 *
 * Fails with %VEI_STORE_ERROR_NOT_FOUND, %VEI_STORE_ERROR_LOCKED,
 * %VEI_STORE_ERROR_DAMAGED, %VEI_STORE_ERROR_NO_SPACE or what else the disk
 * says; what was saved before is untouched then.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_save (VeiCaseStore  *self,
                     gint64         id,
                     VeiCase       *changed,
                     GError       **error)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self) && VEI_IS_CASE (changed), FALSE);

  node = vei_case_to_node (changed);
  json_object_remove_member (json_node_get_object (node), "log");
  return vei_case_store_save_node (self, id, node, error);
}

static void
add_outcome (JsonNode             *node,
             const VeiCaseContent *content)
{
  JsonObject *root = json_node_get_object (node);
  JsonNode *refusal = json_object_get_member (root, "refusal");
  JsonObject *object;

  if (content->reason_kind == NULL && content->outcome == NULL)
    return;
  if (refusal == NULL || !JSON_NODE_HOLDS_OBJECT (refusal))
    json_object_set_object_member (root, "refusal", json_object_new ());
  object = json_object_get_object_member (root, "refusal");
  if (content->reason_kind != NULL)
    json_object_set_string_member (object, "reason_kind", content->reason_kind);
  if (content->outcome != NULL)
    json_object_set_string_member (object, "outcome", content->outcome);
}

/*
 * vei_case_store_load_node:
 * @self: a store
 * @id: the id of a case
 * @with_log: whether its log and its outcome are to stand in it
 * @error: return location for an error
 *
 * Reads a case as a case file.
 *
 * Returns: (transfer full): the root of the file
 */
JsonNode *
vei_case_store_load_node (VeiCaseStore  *self,
                          gint64         id,
                          gboolean       with_log,
                          GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, error);
  g_autoptr(VeiCaseContent) content = NULL;
  g_autoptr(JsonArray) lines = NULL;

  content = vault != NULL ? vei_case_vault_read (vault, id, error) : NULL;
  if (content == NULL)
    return NULL;
  if (with_log)
    {
      lines = vei_case_vault_read_log (vault, id, error);
      if (lines == NULL)
        return NULL;
      if (json_array_get_length (lines) > 0)
        json_object_set_array_member (json_node_get_object (content->node), "log",
                                      json_array_ref (lines));
      add_outcome (content->node, content);
    }
  return g_steal_pointer (&content->node);
}

/**
 * vei_case_store_load:
 * @self: an unlocked store
 * @id: the id of a case
 * @error: return location for an error
 *
 * Reads a case, without its log.
 *
 * Fails with %VEI_STORE_ERROR_NOT_FOUND, %VEI_STORE_ERROR_DAMAGED where this
 * case cannot be read, %VEI_STORE_ERROR_NEWER, %VEI_STORE_ERROR_LOCKED, or a
 * %VEI_DATA_ERROR if the knowledge does not fit it.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_case_store_load (VeiCaseStore  *self,
                     gint64         id,
                     GError       **error)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), NULL);

  node = vei_case_store_load_node (self, id, FALSE, error);
  return node != NULL ? vei_case_vault_make_case (self->vault, node, error) : NULL;
}

/* ---- What is known of a case ---- */

/*
 * vei_case_store_change_flags:
 * @self: a store
 * @id: the id of a case
 * @set: what is known of it now
 * @clear: what does not hold any more
 * @error: return location for an error
 *
 * Saves what is known of a case as a whole.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_change_flags (VeiCaseStore  *self,
              gint64         id,
              VeiCaseFlags   set,
              VeiCaseFlags   clear,
              GError       **error)
{
  VeiCaseEntry *entry = vei_case_store_begin_change (self, id, error);

  if (entry == NULL)
    return FALSE;
  entry->flags = (entry->flags | set) & ~clear;
  if (clear & VEI_CASE_CHANGED)
    for (guint i = 0; i < entry->n_verdicts; i++)
      entry->verdict[i].verdict_before = NULL;
  else
    entry->touched = vei_case_store_touch (entry);
  return vei_case_store_update (self, entry, NULL, NULL, error);
}

/**
 * vei_case_store_set_closed:
 * @self: an unlocked store
 * @id: the id of a case
 * @closed: whether it is to be closed
 * @error: return location for an error
 *
 * Closes a case, or opens it again. Fails as vei_case_store_save() does.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_set_closed (VeiCaseStore  *self,
                           gint64         id,
                           gboolean       closed,
                           GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return vei_case_store_change_flags (self, id, closed ? VEI_CASE_CLOSED : 0, closed ? 0 : VEI_CASE_CLOSED, error);
}

/**
 * vei_case_store_set_seen:
 * @self: an unlocked store
 * @id: the id of a case
 * @error: return location for an error
 *
 * Says that somebody has seen that other knowledge gives another verdict.
 * Fails as vei_case_store_save() does.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_set_seen (VeiCaseStore  *self,
                         gint64         id,
                         GError       **error)
{
  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  return vei_case_store_change_flags (self, id, 0, VEI_CASE_CHANGED, error);
}

/**
 * vei_case_store_set_outcome:
 * @self: an unlocked store
 * @id: the id of a case
 * @reason_kind: (nullable): an id of vei_statistics_get_reason_kinds(), or %NULL
 * @outcome: (nullable): an id of vei_statistics_get_outcomes(), or %NULL
 * @error: return location for an error
 *
 * Notes why a case was refused and how a complaint ended, for the numbers
 * without names. Fails as vei_case_store_save() does.
 *
 * Returns: whether it is saved
 */
gboolean
vei_case_store_set_outcome (VeiCaseStore  *self,
                            gint64         id,
                            const char    *reason_kind,
                            const char    *outcome,
                            GError       **error)
{
  g_autoptr(VeiCaseContent) content = NULL;
  VeiCaseEntry *entry;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);

  entry = vei_case_store_begin_change (self, id, error);
  content = entry != NULL ? vei_case_vault_read (self->vault, id, error) : NULL;
  if (content == NULL)
    {
      vei_case_entry_free (entry);
      return FALSE;
    }
  g_free (content->reason_kind);
  g_free (content->outcome);
  content->reason_kind = g_strdup (reason_kind);
  content->outcome = g_strdup (outcome);
  entry->reason_kind = vei_case_entry_intern (self->vault->vocabulary, reason_kind);
  entry->outcome = vei_case_entry_intern (self->vault->vocabulary, outcome);
  entry->touched = vei_case_store_touch (entry);
  return vei_case_store_update (self, entry, content, NULL, error);
}
