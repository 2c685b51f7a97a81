/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-case-private.h"
#include "core/vei-date.h"

static JsonObject *
find_kept_object (VeiCase    *self,
                  const char *member)
{
  JsonNode *node = NULL;

  if (self->kept != NULL)
    node = json_object_get_member (self->kept, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
         ? json_node_get_object (node) : NULL;
}

static gboolean
was_in_file (VeiCase    *self,
             const char *member)
{
  return self->kept != NULL && json_object_has_member (self->kept, member);
}

/* Writes an object, or a list, that holds something or stood in the file. */
static void
write_if_any (VeiCase    *self,
              JsonObject *object,
              const char *member,
              JsonNode   *value)
{
  gboolean is_empty
    = JSON_NODE_HOLDS_OBJECT (value)
      ? json_object_get_size (json_node_get_object (value)) == 0
      : json_array_get_length (json_node_get_array (value)) == 0;

  if (is_empty && !was_in_file (self, member))
    json_node_unref (value);
  else
    json_object_set_member (object, member, value);
}

static void
write_other_person (VeiCase    *self,
                    JsonObject *object,
                    const char *member,
                    VeiPerson  *person)
{
  if (person != NULL)
    json_object_set_member (object, member, vei_person_to_node (person));
  else if (was_in_file (self, member))
    json_object_set_null_member (object, member);
}

static void
write_nullable_line (VeiCase    *self,
                     JsonObject *object,
                     const char *member,
                     const char *line)
{
  if (line != NULL)
    vei_field_write_line (object, self->kept, member, line);
  else if (was_in_file (self, member))
    json_object_set_null_member (object, member);
}

static void
write_clinic (VeiCase    *self,
              JsonObject *object)
{
  g_autoptr (JsonObject) clinic = json_object_new ();
  JsonObject *kept = find_kept_object (self, "clinic");

  vei_field_write_line (clinic, kept, "name", self->clinic_name);
  vei_field_write_lines (clinic, kept, "address",
                         (const char *const *) self->clinic_address);
  vei_field_write_rest (clinic, kept);
  write_if_any (self, object, "clinic",
                json_node_init_object (json_node_alloc (), clinic));
}

/* An age group that the birth date gives is not written where it did not stand
 * in the file: it would be wrong, and the file refused, after a birthday.
 */
static void
write_answers (VeiCase    *self,
               JsonObject *object)
{
  JsonNode *node = vei_answers_to_node (&self->answers, self->knowledge);
  JsonObject *answers = json_node_get_object (node);
  JsonObject *kept = find_kept_object (self, "answers");
  GDate today;

  vei_date_set_today (&today);
  if (g_date_valid (&self->person->birth_date)
      && json_object_has_member (answers, "age_group"))
    {
      const char *written = json_object_get_string_member (answers, "age_group");
      gboolean is_child = vei_case_is_child (&self->person->birth_date, &today);

      if (kept == NULL || !json_object_has_member (kept, "age_group")
          || g_str_equal (written, "child") != is_child)
        json_object_remove_member (answers, "age_group");
    }

  write_if_any (self, object, "answers", node);
}

static void
write_own_words (VeiCase    *self,
                 JsonObject *object)
{
  g_autoptr (JsonObject) own_words = json_object_new ();
  JsonObject *kept = find_kept_object (self, "own_words");

  for (guint i = 0; i < vei_knowledge_get_n_questions (self->knowledge); i++)
    {
      const VeiQuestion *question
        = vei_knowledge_get_question (self->knowledge, i);

      vei_field_write_words (own_words, kept, question->id,
                             g_hash_table_lookup (self->own_words,
                                                  question->id));
    }
  write_if_any (self, object, "own_words",
                json_node_init_object (json_node_alloc (), own_words));
}

static void
write_events (VeiCase    *self,
              JsonObject *object)
{
  g_autoptr (JsonArray) events = json_array_new ();

  for (guint i = 0; i < self->events->len; i++)
    json_array_add_element (events, vei_event_to_node (self->events->pdata[i]));
  write_if_any (self, object, "events",
                json_node_init_array (json_node_alloc (), events));
}

static void
write_refusal (VeiCase    *self,
               JsonObject *object)
{
  g_autoptr (JsonObject) refusal = json_object_new ();
  JsonObject *kept = find_kept_object (self, "refusal");
  const VeiQuestion *question
    = vei_knowledge_find_question (self->knowledge, "refusal_received");
  GDate received;

  g_date_clear (&received, 1);
  if (question != NULL
      && self->answers.answer[question->index].state == VEI_ANSWER_GIVEN)
    g_date_set_julian (&received,
                       self->answers.answer[question->index].julian);

  vei_field_write_date (refusal, kept, "dated", &self->refusal.dated);
  /* The date stands in the answers; here only where the file had a place. */
  if (kept != NULL && json_object_has_member (kept, "received"))
    vei_field_write_date (refusal, kept, "received", &received);
  vei_field_write_line (refusal, kept, "reference", self->refusal.reference);
  vei_field_write_words (refusal, kept, "reason_given",
                         self->refusal.reason_given);
  vei_field_write_line (refusal, kept, "decided_by", self->refusal.decided_by);
  vei_field_write_rest (refusal, kept);
  write_if_any (self, object, "refusal",
                json_node_init_object (json_node_alloc (), refusal));
}

static void
write_attachments (VeiCase    *self,
                   JsonObject *object)
{
  g_autoptr (JsonArray) attachments = json_array_new ();

  for (guint i = 0; i < self->attachments->len; i++)
    {
      g_autofree char *words
        = vei_field_clean_words (self->attachments->pdata[i]);

      if (words[0] != '\0')
        json_array_add_string_element (attachments, words);
    }
  write_if_any (self, object, "attachments",
                json_node_init_array (json_node_alloc (), attachments));
}

static void
write_kept (VeiCase    *self,
            JsonObject *object,
            const char *member)
{
  if (was_in_file (self, member))
    json_object_set_member (object, member,
                            vei_field_copy_node (
                              json_object_get_member (self->kept, member)));
}

static void
write_letters (VeiCase    *self,
               JsonObject *object)
{
  g_autoptr (JsonNode) letters = NULL;

  if (self->letters == NULL)
    {
      write_kept (self, object, "letters");
      return;
    }

  letters = json_node_init_array (json_node_alloc (), self->letters);
  write_if_any (self, object, "letters", vei_field_copy_node (letters));
}

/**
 * vei_case_to_node:
 * @self: a case
 *
 * Writes a case as the root of a case file.
 *
 * Only what is set is written, and what stood in the file that the case was
 * read from: members that are not known as they were, members that were empty
 * or `null` likewise. The order is that of the format, with unknown members
 * last. What is written can always be read again: control characters are left
 * out of texts. Later changes of the case do not change the result.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
vei_case_to_node (VeiCase *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  json_object_set_string_member (object, "format", VEI_CASE_FORMAT);
  json_object_set_int_member (object, "version", VEI_CASE_VERSION);
  json_object_set_string_member (object, "id", self->id);
  write_if_any (self, object, "person", vei_person_to_node (self->person));
  write_other_person (self, object, "guardian", self->guardian);
  write_other_person (self, object, "representative", self->representative);
  write_nullable_line (self, object, "unit", self->unit);
  write_clinic (self, object);
  write_nullable_line (self, object, "wanted_device", self->wanted_device);
  write_answers (self, object);
  write_own_words (self, object);
  write_events (self, object);
  write_refusal (self, object);
  write_kept (self, object, "trip");
  write_attachments (self, object);
  write_letters (self, object);
  write_kept (self, object, "log");
  vei_field_write_rest (object, self->kept);

  return json_node_init_object (json_node_alloc (), object);
}
