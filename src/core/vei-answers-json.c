/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "core/vei-knowledge-private.h"

#include <glib/gi18n-lib.h>

/* Answers as they stand in a file, and in words. */

static gboolean
read_one (VeiAnswers        *answers,
          const VeiQuestion *question,
          const VeiJson     *json,
          GError           **error)
{
  const char *id;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  if (vei_answers_set_choice (answers, question, id))
    return TRUE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is no choice “%1$s” of the question “%2$s”"), id, question->id);
  return FALSE;
}

static gboolean
read_many (VeiAnswers        *answers,
           const VeiQuestion *question,
           const VeiJson     *json,
           GError           **error)
{
  guint length, bits = 0;

  if (!vei_json_length (json, &length, error))
    return FALSE;
  if (length == 0)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("at least one choice is needed here"));
      return FALSE;
    }
  for (guint i = 0; i < length; i++)
    {
      VeiJson element;
      const char *id;
      guint choice;

      if (!vei_json_element (json, i, &element, error) ||
          !vei_json_string (&element, &id, error))
        return FALSE;
      for (choice = 0; choice < question->n_choices; choice++)
        if (g_str_equal (question->choices[choice].id, id))
          break;
      if (choice == question->n_choices)
        {
          vei_json_set_error (&element, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no choice “%1$s” of the question “%2$s”"),
                              id, question->id);
          return FALSE;
        }
      if (bits & 1u << choice)
        {
          vei_json_set_error (&element, error, VEI_DATA_ERROR_DUPLICATE,
                              _("“%s” stands twice"), id);
          return FALSE;
        }
      bits |= 1u << choice;
    }
  vei_answers_set_choices (answers, question, bits);
  return TRUE;
}

static gboolean
read_date (VeiAnswers        *answers,
           const VeiQuestion *question,
           const VeiJson     *json,
           GError           **error)
{
  GDate date, today;

  if (!vei_json_date (json, &date, error))
    return FALSE;
  vei_date_set_today (&today);
  if (g_date_compare (&date, &today) > 0)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("this date has not come yet"));
      return FALSE;
    }
  vei_answers_set_date (answers, question, &date);
  return TRUE;
}

static gboolean
read_answer (VeiAnswers        *answers,
             const VeiQuestion *question,
             const VeiJson     *json,
             GError           **error)
{
  gboolean yes;
  double number;

  if (vei_json_is_null (json))
    {
      if (question->may_not_know)
        {
          vei_answers_set_does_not_know (answers, question);
          return TRUE;
        }
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("“does not know” (null) is not an answer to the question “%s”"),
                          question->id);
      return FALSE;
    }
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      if (!vei_json_boolean (json, &yes, error))
        return FALSE;
      vei_answers_set_yes_no (answers, question, yes);
      return TRUE;
    case VEI_QUESTION_ONE:
      return read_one (answers, question, json, error);
    case VEI_QUESTION_MANY:
      return read_many (answers, question, json, error);
    case VEI_QUESTION_DATE:
      return read_date (answers, question, json, error);
    case VEI_QUESTION_NUMBER:
      if (!vei_json_number (json, question->minimum, question->maximum, &number, error))
        return FALSE;
      vei_answers_set_number (answers, question, number);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * vei_answers_read:
 * @answers: (out caller-allocates): the answers
 * @knowledge: the knowledge that says which questions there are
 * @node: the object of the member `answers` of an answers file or a case file
 * @pointer: (nullable): the JSON pointer of @node, without a slash, for
 *   errors: `answers`; %NULL for the root
 * @error: return location for an error
 *
 * Reads answers. A member that is missing is *not asked yet*, `null` is *does
 * not know*.
 *
 * Fails with %VEI_DATA_ERROR_UNKNOWN where the knowledge has no such question
 * or choice, with %VEI_DATA_ERROR_TYPE or %VEI_DATA_ERROR_VALUE where a value
 * does not fit its question, and with %VEI_DATA_ERROR_DUPLICATE where a
 * choice stands twice.
 *
 * Returns: %TRUE on success
 */
gboolean
vei_answers_read (VeiAnswers    *answers,
                  VeiKnowledge  *knowledge,
                  JsonNode      *node,
                  const char    *pointer,
                  GError       **error)
{
  VeiJson root, json;
  JsonObjectIter iter;
  const char *name;

  g_return_val_if_fail (answers != NULL && node != NULL, FALSE);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), FALSE);

  vei_answers_clear (answers);
  vei_json_root (&root, node);
  json = root;
  if (pointer != NULL)
    {
      g_return_val_if_fail (pointer[0] != '/', FALSE);
      json = (VeiJson) { &root, pointer, 0, node };
    }
  if (!vei_json_check_object (&json, NULL, error))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const VeiQuestion *question = vei_knowledge_find_question (knowledge, name);
      VeiJson child;

      if (!vei_json_member (&json, name, &child, error))
        return FALSE;
      if (question == NULL)
        {
          vei_json_set_error (&child, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no question “%s”"), name);
          return FALSE;
        }
      if (!read_answer (answers, question, &child, error))
        return FALSE;
    }
  return TRUE;
}

static JsonNode *
answer_to_node (const VeiAnswer   *answer,
                const VeiQuestion *question)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      json_node_set_boolean (node, answer->choice == 1);
      break;
    case VEI_QUESTION_ONE:
      json_node_set_string (node, question->choices[answer->choice].id);
      break;
    case VEI_QUESTION_MANY:
      json_node_init (node, JSON_NODE_ARRAY);
      json_node_take_array (node, json_array_new ());
      for (guint i = 0; i < question->n_choices; i++)
        if (answer->choice & 1u << i)
          json_array_add_string_element (json_node_get_array (node), question->choices[i].id);
      break;
    case VEI_QUESTION_DATE:
      {
        g_autofree char *iso = NULL;
        GDate date;

        g_date_clear (&date, 1);
        g_date_set_julian (&date, answer->julian);
        iso = vei_date_to_iso (&date);
        json_node_set_string (node, iso);
      }
      break;
    case VEI_QUESTION_NUMBER:
      if (answer->number == (double) (gint64) answer->number)
        json_node_set_int (node, (gint64) answer->number);
      else
        json_node_set_double (node, answer->number);
      break;
    default:
      g_return_val_if_reached (node);
    }
  return node;
}

/**
 * vei_answers_to_node:
 * @answers: answers as they were given
 * @knowledge: the knowledge that they belong to
 *
 * Makes the object of the member `answers` of an answers file: only what was
 * asked, in the order of the questions.
 *
 * Returns: (transfer full): a node that holds an object
 */
JsonNode *
vei_answers_to_node (const VeiAnswers *answers,
                     VeiKnowledge     *knowledge)
{
  JsonNode *node;
  JsonObject *object;

  g_return_val_if_fail (answers != NULL, NULL);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  object = json_object_new ();
  for (guint i = 0; i < knowledge->n_questions; i++)
    {
      const VeiQuestion *question = &knowledge->questions[i];
      const VeiAnswer *answer = &answers->answer[i];

      if (answer->state == VEI_ANSWER_DOES_NOT_KNOW)
        json_object_set_null_member (object, question->id);
      else if (answer->state == VEI_ANSWER_GIVEN)
        json_object_set_member (object, question->id, answer_to_node (answer, question));
    }
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

/* In the language asked for, which need not be that of the program: a letter stays Norwegian. */
static const VeiText yes = { { "Ja", "Ja", "Yes" } };
static const VeiText no = { { "Nei", "Nei", "No" } };
static const VeiText does_not_know = { { "Vet ikke", "Veit ikkje", "Don’t know" } };

static char *
choices_to_text (const VeiQuestion *question,
                 guint              bits,
                 VeiLanguage        language)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < question->n_choices; i++)
    if (bits & 1u << i)
      {
        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append (text, vei_text_get (&question->choices[i].label, language));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
number_to_text (const VeiQuestion *question,
                double             number,
                VeiLanguage        language)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.6g", number);
  if (language != VEI_LANGUAGE_EN)
    g_strdelimit (digits, ".", ',');
  return g_strdup_printf ("%s %s", digits, vei_text_get (&question->unit, language));
}

/**
 * vei_answers_dup_value_text:
 * @answers: answers
 * @question: a question
 * @language: the language
 *
 * Puts an answer in words: "Ja", "Vet ikke", the label of a choice, a date
 * written out, a number with its unit.
 *
 * Returns: (transfer full): the words; an empty string where the question has
 *   not been asked yet
 */
char *
vei_answers_dup_value_text (const VeiAnswers  *answers,
                            const VeiQuestion *question,
                            VeiLanguage        language)
{
  const VeiAnswer *answer;
  GDate date;

  g_return_val_if_fail (answers != NULL && question != NULL, NULL);

  answer = &answers->answer[question->index];
  if (answer->state == VEI_ANSWER_NOT_ASKED)
    return g_strdup ("");
  if (answer->state == VEI_ANSWER_DOES_NOT_KNOW)
    return g_strdup (vei_text_get (&does_not_know, language));
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      return g_strdup (vei_text_get (answer->choice == 1 ? &yes : &no, language));
    case VEI_QUESTION_ONE:
      return choices_to_text (question, 1u << answer->choice, language);
    case VEI_QUESTION_MANY:
      return choices_to_text (question, answer->choice, language);
    case VEI_QUESTION_DATE:
      g_date_clear (&date, 1);
      g_date_set_julian (&date, answer->julian);
      return vei_date_to_words (&date, language);
    case VEI_QUESTION_NUMBER:
      return number_to_text (question, answer->number, language);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
