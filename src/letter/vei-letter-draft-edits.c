/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "letter/vei-letter-draft-private.h"

/* What the user has done with a letter, and how a case keeps it; the form
 * stands in docs/pack-format.md. What cannot be read is passed over: the case
 * was read strictly, and a letter without an edit is better than none.
 */

#define MEMBER_EDITS "edits"
#define MEMBER_MOVES "moves"

/* The name of a role in a file. */
static const char *const role_names[] = {
  [VEI_BLOCK_SENDER] = "sender",
  [VEI_BLOCK_RECIPIENT] = "recipient",
  [VEI_BLOCK_PLACE_DATE] = "place_date",
  [VEI_BLOCK_SUBJECT] = "subject",
  [VEI_BLOCK_HEADING] = "heading",
  [VEI_BLOCK_PARAGRAPH] = "paragraph",
  [VEI_BLOCK_REASON] = "reason",
  [VEI_BLOCK_OWN_WORDS] = "own_words",
  [VEI_BLOCK_LIST_ITEM] = "list_item",
  [VEI_BLOCK_SIGNATURE] = "signature",
};

static void
free_edit (gpointer data)
{
  VeiDraftEdit *edit = data;

  g_free (edit->id);
  g_free (edit->text);
  g_free (edit->seen);
  g_free (edit->after);
  g_free (edit);
}

static void
free_move (gpointer data)
{
  VeiDraftMove *move = data;

  g_free (move->id);
  g_free (move->after);
  g_free (move);
}

/* Nothing done yet. Private. */
VeiDraftEdits *
vei_draft_edits_new (void)
{
  VeiDraftEdits *edits = g_new0 (VeiDraftEdits, 1);

  edits->edits = g_ptr_array_new_with_free_func (free_edit);
  edits->moves = g_ptr_array_new_with_free_func (free_move);
  return edits;
}

static gpointer
copy_edit (gconstpointer source,
           gpointer      data)
{
  VeiDraftEdit *edit = g_memdup2 (source, sizeof *edit);

  edit->id = g_strdup (edit->id);
  edit->text = g_strdup (edit->text);
  edit->seen = g_strdup (edit->seen);
  edit->after = g_strdup (edit->after);
  return edit;
}

static gpointer
copy_move (gconstpointer source,
           gpointer      data)
{
  VeiDraftMove *move = g_memdup2 (source, sizeof *move);

  move->id = g_strdup (move->id);
  move->after = g_strdup (move->after);
  return move;
}

/* A copy, for the history. Private. */
VeiDraftEdits *
vei_draft_edits_copy (const VeiDraftEdits *edits)
{
  VeiDraftEdits *copy = vei_draft_edits_new ();

  g_ptr_array_extend (copy->edits, edits->edits, copy_edit, NULL);
  g_ptr_array_extend (copy->moves, edits->moves, copy_move, NULL);
  copy->last_added = edits->last_added;
  return copy;
}

/* Frees what the user has done. Private. */
void
vei_draft_edits_free (VeiDraftEdits *edits)
{
  g_ptr_array_unref (edits->edits);
  g_ptr_array_unref (edits->moves);
  g_free (edits);
}

static gsize
get_length (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

/* How many bytes it takes, about. Private. */
gsize
vei_draft_edits_get_size (const VeiDraftEdits *edits)
{
  gsize size = sizeof *edits + edits->moves->len * (sizeof (VeiDraftMove) + 64);

  for (guint i = 0; i < edits->edits->len; i++)
    {
      const VeiDraftEdit *edit = g_ptr_array_index (edits->edits, i);

      size += sizeof *edit + 64 + get_length (edit->text) + get_length (edit->seen);
    }
  return size;
}

/* Whether the letter stands as it was composed. Private. */
gboolean
vei_draft_edits_is_empty (const VeiDraftEdits *edits)
{
  return edits->edits->len == 0 && edits->moves->len == 0;
}

/* Finds what was done with a part, or NULL. Private. */
VeiDraftEdit *
vei_draft_edits_find (const VeiDraftEdits *edits,
                      const char          *id)
{
  for (guint i = 0; i < edits->edits->len; i++)
    {
      VeiDraftEdit *edit = g_ptr_array_index (edits->edits, i);

      if (g_str_equal (edit->id, id))
        return edit;
    }
  return NULL;
}

/* Begins to keep what is done with a part. Private. */
VeiDraftEdit *
vei_draft_edits_add (VeiDraftEdits *edits,
                     const char    *id)
{
  VeiDraftEdit *edit = g_new0 (VeiDraftEdit, 1);

  edit->id = g_strdup (id);
  edit->role = VEI_BLOCK_PARAGRAPH;
  g_ptr_array_add (edits->edits, edit);
  return edit;
}

/* Forgets what was done with the wording of a part. Private. */
void
vei_draft_edits_drop (VeiDraftEdits *edits,
                      const char    *id)
{
  VeiDraftEdit *edit = vei_draft_edits_find (edits, id);

  if (edit != NULL)
    g_ptr_array_remove (edits->edits, edit);
}

/* Puts a part after another. Private. */
void
vei_draft_edits_move (VeiDraftEdits *edits,
                      const char    *id,
                      const char    *after)
{
  VeiDraftMove *move = g_new0 (VeiDraftMove, 1);

  /* An earlier move of the part is not needed, unless one in between stands on it. */
  for (guint i = edits->moves->len; i > 0; i--)
    {
      const VeiDraftMove *old = g_ptr_array_index (edits->moves, i - 1);

      if (g_str_equal (old->after, id))
        break;
      if (g_str_equal (old->id, id))
        g_ptr_array_remove_index (edits->moves, i - 1);
    }
  move->id = g_strdup (id);
  move->after = g_strdup (after);
  g_ptr_array_add (edits->moves, move);
}

/* Whether a part has been moved. Private. */
gboolean
vei_draft_edits_is_moved (const VeiDraftEdits *edits,
                          const char          *id)
{
  for (guint i = 0; i < edits->moves->len; i++)
    {
      const VeiDraftMove *move = g_ptr_array_index (edits->moves, i);

      if (g_str_equal (move->id, id))
        return TRUE;
    }
  return FALSE;
}

/* ---- In the case ---- */

static const char *
get_string (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
get_flag (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static JsonObject *
get_element (JsonArray *list,
             guint      index)
{
  JsonNode *node = json_array_get_element (list, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_list (JsonObject *letter,
          const char *member)
{
  JsonNode *node = letter != NULL ? json_object_get_member (letter, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static VeiBlockRole
find_role (const char *name)
{
  for (guint role = 0; role < G_N_ELEMENTS (role_names); role++)
    {
      if (g_strcmp0 (role_names[role], name) == 0)
        return role;
    }
  return VEI_BLOCK_PARAGRAPH;
}

static void
read_edit (VeiDraftEdits *edits,
           JsonObject    *object)
{
  const char *id = object != NULL ? get_string (object, "id") : NULL;
  VeiDraftEdit *edit;

  if (id == NULL || vei_draft_edits_find (edits, id) != NULL)
    return;
  edit = vei_draft_edits_add (edits, id);
  edit->text = g_strdup (get_string (object, "text"));
  edit->seen = g_strdup (get_string (object, "seen"));
  edit->after = g_strdup (get_string (object, "after"));
  edit->role = find_role (get_string (object, "role"));
  edit->level = get_flag (object, "below") ? 1 : 0;
  edit->added = get_flag (object, "added");
  edit->removed = get_flag (object, "removed");
  edit->settled = get_flag (object, "settled");
  if (edit->added && g_str_has_prefix (id, "added."))
    edits->last_added = MAX (edits->last_added,
                             (guint) g_ascii_strtoull (id + strlen ("added."), NULL, 10));
}

/* Reads what a case keeps of a letter. Private. */
VeiDraftEdits *
vei_draft_edits_read (JsonObject *letter)
{
  VeiDraftEdits *edits = vei_draft_edits_new ();
  JsonArray *list = get_list (letter, MEMBER_EDITS);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    read_edit (edits, get_element (list, i));
  list = get_list (letter, MEMBER_MOVES);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = get_element (list, i);

      if (object != NULL && get_string (object, "id") != NULL
          && get_string (object, "after") != NULL)
        vei_draft_edits_move (edits, get_string (object, "id"), get_string (object, "after"));
    }
  return edits;
}

static void
set_string (JsonObject *object,
            const char *member,
            const char *string)
{
  if (string != NULL)
    json_object_set_string_member (object, member, string);
}

static void
set_flag (JsonObject *object,
          const char *member,
          gboolean    flag)
{
  if (flag)
    json_object_set_boolean_member (object, member, TRUE);
}

static JsonArray *
write_edits (const VeiDraftEdits *edits)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < edits->edits->len; i++)
    {
      const VeiDraftEdit *edit = g_ptr_array_index (edits->edits, i);
      JsonObject *object = json_object_new ();

      set_string (object, "id", edit->id);
      set_string (object, "text", edit->text);
      set_string (object, "seen", edit->seen);
      set_string (object, "after", edit->after);
      set_string (object, "role", role_names[edit->role]);
      set_flag (object, "below", edit->level > 0);
      set_flag (object, "added", edit->added);
      set_flag (object, "removed", edit->removed);
      set_flag (object, "settled", edit->settled);
      json_array_add_object_element (list, object);
    }
  return list;
}

static JsonArray *
write_moves (const VeiDraftEdits *edits)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < edits->moves->len; i++)
    {
      const VeiDraftMove *move = g_ptr_array_index (edits->moves, i);
      JsonObject *object = json_object_new ();

      set_string (object, "id", move->id);
      set_string (object, "after", move->after);
      json_array_add_object_element (list, object);
    }
  return list;
}

/* Writes what the user has done into what a case keeps of a letter; what is
 * empty is taken out. Private.
 */
void
vei_draft_edits_write (const VeiDraftEdits *edits,
                       JsonObject          *letter)
{
  json_object_remove_member (letter, MEMBER_EDITS);
  json_object_remove_member (letter, MEMBER_MOVES);
  if (edits->edits->len > 0)
    json_object_set_array_member (letter, MEMBER_EDITS, write_edits (edits));
  if (edits->moves->len > 0)
    json_object_set_array_member (letter, MEMBER_MOVES, write_moves (edits));
}
