/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/vei-case-private.h"
#include "core/vei-date.h"

#define MAX_ID_CHARACTERS 200

static gboolean
check_format (const VeiJson  *root,
              GError        **error)
{
  VeiJson json;
  const char *format;

  if (!vei_json_member (root, "format", &json, error)
      || !vei_json_string (&json, &format, error))
    return FALSE;
  if (g_str_equal (format, VEI_CASE_FORMAT))
    return TRUE;

  if (g_str_equal (format, VEI_ANSWERS_FORMAT))
    vei_json_set_error (&json, error, VEI_DATA_ERROR_FORMAT,
                        _("this is an answers file, and a case file is "
                          "needed here"));
  else
    vei_json_set_error (&json, error, VEI_DATA_ERROR_FORMAT,
                        /* Translators: %s is what stands in the file. */
                        _("“%s” is not the format of a case file"), format);
  return FALSE;
}

static gboolean
check_version (const VeiJson  *root,
               GError        **error)
{
  VeiJson json;
  gint64 version;

  if (!vei_json_member (root, "version", &json, error)
      || !vei_json_integer (&json, 1, G_MAXINT32, &version, error))
    return FALSE;
  if (version == VEI_CASE_VERSION)
    return TRUE;

  vei_json_set_error (&json, error, VEI_DATA_ERROR_VERSION,
                      _("the file was written by a newer version of the "
                        "program: update the program to open it"));
  return FALSE;
}

static gboolean
read_id (VeiCase        *self,
         const VeiJson  *root,
         GError        **error)
{
  VeiJson json;

  if (!vei_field_read_line (root, "id", &self->id, error))
    return FALSE;
  if (self->id[0] != '\0'
      && g_utf8_strlen (self->id, -1) <= MAX_ID_CHARACTERS)
    return TRUE;

  if (vei_json_member (root, "id", &json, error))
    vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                        _("an id must have from 1 to %d characters"),
                        MAX_ID_CHARACTERS);
  return FALSE;
}

/* Reads a guardian or a representative, who may be `null`. */
static gboolean
read_other_person (VeiPerson     **person,
                   const VeiJson  *root,
                   const char     *member,
                   const GDate    *as_of,
                   GError        **error)
{
  VeiJson json;

  if (!vei_json_has (root, member))
    return TRUE;
  if (!vei_json_member (root, member, &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;

  *person = vei_person_new ();
  return vei_person_read (*person, &json, as_of, error);
}

static gboolean
read_persons (VeiCase        *self,
              const VeiJson  *root,
              const GDate    *as_of,
              GError        **error)
{
  VeiJson json;

  if (vei_json_has (root, "person")
      && (!vei_json_member (root, "person", &json, error)
          || !vei_person_read (self->person, &json, as_of, error)))
    return FALSE;

  return read_other_person (&self->guardian, root, "guardian", as_of, error)
         && read_other_person (&self->representative, root, "representative",
                               as_of, error);
}

/* Reads a line that may be `null`; an empty one counts as that. */
static gboolean
read_nullable_line (char          **slot,
                    const VeiJson  *root,
                    const char     *member,
                    GError        **error)
{
  VeiJson json;

  if (!vei_json_has (root, member))
    return TRUE;
  if (!vei_json_member (root, member, &json, error))
    return FALSE;
  if (vei_json_is_null (&json))
    return TRUE;
  if (!vei_field_read_line (root, member, slot, error))
    return FALSE;

  if ((*slot)[0] == '\0')
    g_clear_pointer (slot, g_free);
  return TRUE;
}

static gboolean
read_recipient (VeiCase        *self,
                const VeiJson  *root,
                GError        **error)
{
  VeiJson clinic;

  if (!read_nullable_line (&self->unit, root, "unit", error)
      || !read_nullable_line (&self->wanted_device, root, "wanted_device",
                              error))
    return FALSE;
  if (!vei_json_has (root, "clinic"))
    return TRUE;

  return vei_json_member (root, "clinic", &clinic, error)
         && vei_json_check_object (&clinic, NULL, error)
         && vei_field_read_line (&clinic, "name", &self->clinic_name, error)
         && vei_field_read_lines (&clinic, "address", &self->clinic_address,
                                  error);
}

static gboolean
read_own_words (VeiCase        *self,
                const VeiJson  *root,
                GError        **error)
{
  VeiJson own_words;
  JsonObjectIter iter;
  const char *id;

  if (!vei_json_has (root, "own_words"))
    return TRUE;
  if (!vei_json_member (root, "own_words", &own_words, error)
      || !vei_json_check_object (&own_words, NULL, error))
    return FALSE;

  json_object_iter_init_ordered (&iter, json_node_get_object (own_words.node));
  while (json_object_iter_next_ordered (&iter, &id, NULL))
    {
      VeiJson json;
      const char *words;

      if (!vei_json_member (&own_words, id, &json, error)
          || !vei_field_check_words (&json, &words, error))
        return FALSE;
      if (vei_knowledge_find_question (self->knowledge, id) == NULL)
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no question “%s”"), id);
          return FALSE;
        }

      if (words[0] != '\0')
        g_hash_table_replace (self->own_words, g_strdup (id),
                              vei_field_clean_words (words));
    }

  return TRUE;
}

static gboolean
read_events (VeiCase        *self,
             const VeiJson  *root,
             GError        **error)
{
  VeiJson list;
  guint length;

  if (!vei_json_has (root, "events"))
    return TRUE;
  if (!vei_json_member (root, "events", &list, error)
      || !vei_json_length (&list, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (VeiEvent) event = vei_event_new ();
      VeiJson json;

      if (!vei_json_element (&list, i, &json, error)
          || !vei_event_read (event, &json, self->knowledge, error))
        return FALSE;
      g_ptr_array_add (self->events, g_steal_pointer (&event));
    }

  return TRUE;
}

static gboolean
read_attachments (VeiCase        *self,
                  const VeiJson  *root,
                  GError        **error)
{
  VeiJson list;
  guint length;

  if (!vei_json_has (root, "attachments"))
    return TRUE;
  if (!vei_json_member (root, "attachments", &list, error)
      || !vei_json_length (&list, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      VeiJson json;
      const char *words;

      if (!vei_json_element (&list, i, &json, error)
          || !vei_field_check_words (&json, &words, error))
        return FALSE;
      if (words[0] != '\0')
        g_ptr_array_add (self->attachments, vei_field_clean_words (words));
    }

  return TRUE;
}

static gboolean
read_letters (VeiCase        *self,
              const VeiJson  *root,
              GError        **error)
{
  VeiJson list;
  guint length;
  g_autoptr (JsonNode) copy = NULL;

  if (!vei_json_has (root, "letters"))
    return TRUE;
  if (!vei_json_member (root, "letters", &list, error))
    return FALSE;
  if (vei_json_is_null (&list))
    return TRUE;
  if (!vei_json_length (&list, &length, error))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      VeiJson letter, kind;
      const char *id;

      if (!vei_json_element (&list, i, &letter, error)
          || !vei_json_member (&letter, "kind", &kind, error)
          || !vei_json_string (&kind, &id, error))
        return FALSE;
    }

  /* The window writes in them, and what was read stays as it is. */
  copy = vei_field_copy_node (list.node);
  self->letters = json_node_dup_array (copy);
  return TRUE;
}

/* Looks at members that are kept as they are. */
static gboolean
check_kept (const VeiJson  *root,
            GError        **error)
{
  VeiJson json;
  guint length;

  if (vei_json_has (root, "trip"))
    {
      if (!vei_json_member (root, "trip", &json, error))
        return FALSE;
      if (!vei_json_is_null (&json)
          && !vei_json_check_object (&json, NULL, error))
        return FALSE;
    }
  if (!vei_json_has (root, "log"))
    return TRUE;

  return vei_json_member (root, "log", &json, error)
         && (vei_json_is_null (&json)
             || vei_json_length (&json, &length, error));
}

/* Takes over the date that a refusal was received: one fact, which may stand
 * here, in the answers, or in both.
 */
static gboolean
settle_refusal_received (VeiCase        *self,
                         const VeiJson  *refusal,
                         const GDate    *received,
                         GError        **error)
{
  const VeiQuestion *question
    = vei_knowledge_find_question (self->knowledge, "refusal_received");
  const VeiAnswer *answer;
  VeiJson json;
  GDate today;

  if (!g_date_valid (received) || question == NULL
      || question->kind != VEI_QUESTION_DATE)
    return TRUE;
  if (!vei_json_member (refusal, "received", &json, error))
    return FALSE;

  vei_date_set_today (&today);
  if (g_date_compare (received, &today) > 0)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("this date has not come yet"));
      return FALSE;
    }

  answer = &self->answers.answer[question->index];
  if (answer->state == VEI_ANSWER_GIVEN
      && answer->julian != g_date_get_julian (received))
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_CONFLICT,
                          _("this is not the date in "
                            "/answers/refusal_received, and both say when the "
                            "refusal was received"));
      return FALSE;
    }

  vei_answers_set_date (&self->answers, question, received);
  return TRUE;
}

static gboolean
read_refusal (VeiCase        *self,
              const VeiJson  *root,
              GError        **error)
{
  VeiRefusal *refusal = &self->refusal;
  VeiJson json;
  GDate received;

  if (!vei_json_has (root, "refusal"))
    return TRUE;

  g_date_clear (&received, 1);
  return vei_json_member (root, "refusal", &json, error)
         && vei_json_check_object (&json, NULL, error)
         && vei_field_read_date (&json, "dated", &refusal->dated, error)
         && vei_field_read_date (&json, "received", &received, error)
         && vei_field_read_line (&json, "reference", &refusal->reference, error)
         && vei_field_read_words (&json, "reason_given", &refusal->reason_given,
                                  error)
         && vei_field_read_line (&json, "decided_by", &refusal->decided_by,
                                 error)
         && settle_refusal_received (self, &json, &received, error);
}

/* Proves that the age group fits the birth date, or works it out. */
static gboolean
settle_age_group (VeiCase        *self,
                  const VeiJson  *root,
                  const GDate    *as_of,
                  GError        **error)
{
  const VeiQuestion *question
    = vei_knowledge_find_question (self->knowledge, "age_group");
  const VeiAnswer *answer;
  const char *by_birth_date;
  VeiJson answers, json;

  if (question == NULL || question->kind != VEI_QUESTION_ONE
      || !g_date_valid (&self->person->birth_date))
    return TRUE;

  answer = &self->answers.answer[question->index];
  by_birth_date = vei_case_is_child (&self->person->birth_date, as_of)
                  ? "child" : "adult";
  if (answer->state != VEI_ANSWER_GIVEN)
    {
      vei_answers_set_choice (&self->answers, question, by_birth_date);
      return TRUE;
    }
  if (g_str_equal (question->choices[answer->choice].id, by_birth_date))
    return TRUE;

  if (vei_json_member (root, "answers", &answers, error)
      && vei_json_member (&answers, "age_group", &json, error))
    vei_json_set_error (&json, error, VEI_DATA_ERROR_CONFLICT,
                        /* Translators: %s is a word of the file format. */
                        _("the date in /person/birth_date makes this “%s”"),
                        by_birth_date);
  return FALSE;
}

static gboolean
read_answers (VeiCase        *self,
              const VeiJson  *root,
              GError        **error)
{
  VeiJson json;

  if (!vei_json_has (root, "answers"))
    return TRUE;

  return vei_json_member (root, "answers", &json, error)
         && vei_answers_read (&self->answers, self->knowledge, json.node,
                              "answers", error);
}

/**
 * vei_case_new_from_node:
 * @knowledge: the knowledge that says which questions there are
 * @node: the root of a case file; must not change afterwards
 * @as_of: (nullable): the day that ages count on, or %NULL for today
 * @error: return location for an error
 *
 * Reads a case file.
 *
 * Every member but `format` and `version` may be missing. Members that this
 * version does not know are kept for vei_case_to_node(). The message of an
 * error has the form `POINTER: what`.
 *
 * Fails with %VEI_DATA_ERROR_FORMAT if it is another kind of file,
 * %VEI_DATA_ERROR_VERSION if a newer version of the program wrote it,
 * %VEI_DATA_ERROR_MISSING if the format or the version lacks,
 * %VEI_DATA_ERROR_TYPE if a member has the wrong type, %VEI_DATA_ERROR_VALUE if
 * a date is impossible, a number is out of range or a text cannot be printed,
 * %VEI_DATA_ERROR_UNKNOWN if a question or a choice does not exist, and
 * %VEI_DATA_ERROR_CONFLICT if the two places for the date of the refusal differ
 * or the age group does not fit the birth date.
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with @error set
 */
VeiCase *
vei_case_new_from_node (VeiKnowledge  *knowledge,
                        JsonNode      *node,
                        const GDate   *as_of,
                        GError       **error)
{
  g_autoptr (VeiCase) self = NULL;
  VeiJson root;
  GDate today;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  g_return_val_if_fail (as_of == NULL || g_date_valid (as_of), NULL);

  vei_date_set_today (&today);
  if (as_of == NULL)
    as_of = &today;

  self = vei_case_new (knowledge);
  vei_json_root (&root, node);
  if (!check_format (&root, error)
      || !check_version (&root, error)
      || !read_id (self, &root, error)
      || !read_persons (self, &root, as_of, error)
      || !read_recipient (self, &root, error)
      || !read_answers (self, &root, error)
      || !settle_age_group (self, &root, as_of, error)
      || !read_own_words (self, &root, error)
      || !read_events (self, &root, error)
      || !read_refusal (self, &root, error)
      || !read_attachments (self, &root, error)
      || !read_letters (self, &root, error)
      || !check_kept (&root, error))
    return NULL;

  self->kept = json_object_ref (json_node_get_object (node));
  return g_steal_pointer (&self);
}

/**
 * vei_case_node_is_answers:
 * @node: the root of a file
 *
 * Finds out whether a file calls itself an answers file, sound or not.
 *
 * Returns: whether it does
 */
gboolean
vei_case_node_is_answers (JsonNode *node)
{
  VeiJson root, format;
  const char *value;

  g_return_val_if_fail (node != NULL, FALSE);

  vei_json_root (&root, node);
  return vei_json_member (&root, "format", &format, NULL)
         && vei_json_string (&format, &value, NULL)
         && g_str_equal (value, VEI_ANSWERS_FORMAT);
}
