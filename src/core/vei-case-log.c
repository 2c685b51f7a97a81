/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-case-private.h"

/* The log of a case, and the notes of whoever helps, stand among what a case
 * keeps of its file. Of the log this version only adds to it.
 */

#define MEMBER_LOG   "log"
#define MEMBER_NOTES "notes"

static JsonArray *
copy_log (VeiCase *self)
{
  JsonNode *node = self->kept != NULL ? json_object_get_member (self->kept, MEMBER_LOG) : NULL;
  g_autoptr (JsonNode) copy = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return json_array_new ();

  copy = vei_field_copy_node (node);
  return json_node_dup_array (copy);
}

/* The file that the case was read from may be in use elsewhere. */
static JsonObject *
copy_kept (VeiCase *self)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (self->kept == NULL)
    return copy;

  json_object_iter_init_ordered (&iter, self->kept);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (copy, name, vei_field_copy_node (member));
  return copy;
}

/**
 * vei_case_add_log:
 * @self: a case
 * @at: when it was done
 * @what: what was done, in a few words
 *
 * Adds a line to the log of a case, and says that the case has changed.
 */
void
vei_case_add_log (VeiCase    *self,
                  GDateTime  *at,
                  const char *what)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;
  JsonObject *kept, *line;
  JsonArray *log;

  g_return_if_fail (VEI_IS_CASE (self));
  g_return_if_fail (at != NULL);
  g_return_if_fail (what != NULL);

  utc = g_date_time_to_utc (at);
  time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  words = vei_field_clean_words (what);
  line = json_object_new ();
  json_object_set_string_member (line, "at", time);
  json_object_set_string_member (line, "what", words);

  log = copy_log (self);
  json_array_add_object_element (log, line);
  kept = copy_kept (self);
  json_object_set_array_member (kept, MEMBER_LOG, log);
  g_clear_pointer (&self->kept, json_object_unref);
  self->kept = kept;
  vei_case_changed (self);
}

/**
 * vei_case_get_notes:
 * @self: a case
 *
 * Gets what the one who helps has noted for themselves. It stands in no letter.
 *
 * Returns: (transfer none): the notes, with line breaks; "" where there are none
 */
const char *
vei_case_get_notes (VeiCase *self)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (VEI_IS_CASE (self), "");

  if (self->kept != NULL)
    node = json_object_get_member (self->kept, MEMBER_NOTES);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : "";
}

/**
 * vei_case_set_notes:
 * @self: a case
 * @notes: what to note; "" for nothing
 *
 * Sets what the one who helps notes for themselves.
 */
void
vei_case_set_notes (VeiCase    *self,
                    const char *notes)
{
  g_autofree char *words = NULL;
  JsonObject *kept;

  g_return_if_fail (VEI_IS_CASE (self));
  g_return_if_fail (notes != NULL);

  words = vei_field_clean_words (notes);
  if (g_str_equal (words, vei_case_get_notes (self)))
    return;

  kept = copy_kept (self);
  if (words[0] != '\0')
    json_object_set_string_member (kept, MEMBER_NOTES, words);
  else if (json_object_has_member (kept, MEMBER_NOTES))
    json_object_remove_member (kept, MEMBER_NOTES);
  g_clear_pointer (&self->kept, json_object_unref);
  self->kept = kept;
  vei_case_changed (self);
}
