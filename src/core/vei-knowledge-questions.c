/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

#include <glib/gi18n-lib.h>

static const char * const kind_names[] = { "yes_no", "one", "many", "date", "number", NULL };

static gboolean
read_page (VeiKnowledge  *self,
           const VeiJson *json,
           VeiPage       *page,
           GError       **error)
{
  static const char * const members[] = { "id", "title", "help", NULL };

  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self, json, "id", &page->id, error) &&
         vei_knowledge_read_text (self, json, "title", TRUE, &page->title, error) &&
         vei_knowledge_read_text (self, json, "help", FALSE, &page->help, error);
}

static gboolean
read_pages (VeiKnowledge  *self,
            const VeiJson *root,
            GError       **error)
{
  VeiJson list;
  guint length;

  if (!vei_json_member (root, "pages", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  if (length == 0 || length > VEI_MAX_QUESTIONS)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_VALUE,
                          _("there must be between 1 and %d pages"), VEI_MAX_QUESTIONS);
      return FALSE;
    }
  self->pages = vei_knowledge_allocate (self, length, sizeof (VeiPage));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      if (!vei_json_element (&list, i, &json, error) ||
          !read_page (self, &json, &self->pages[i], error))
        return FALSE;
      for (guint earlier = 0; earlier < i; earlier++)
        if (g_str_equal (self->pages[earlier].id, self->pages[i].id))
          {
            vei_json_set_error (&json, error, VEI_DATA_ERROR_DUPLICATE,
                                _("the id “%s” stands twice"), self->pages[i].id);
            return FALSE;
          }
    }
  self->n_pages = length;
  return TRUE;
}

/* The pages follow the order of the questions, so a page never comes back. */
static gboolean
read_page_of_question (VeiKnowledge  *self,
                       const VeiJson *object,
                       VeiQuestion   *question,
                       GError       **error)
{
  VeiJson json;
  const char *id;
  guint first = question->index > 0 ? self->questions[question->index - 1].page : 0;

  if (!vei_json_member (object, "page", &json, error) ||
      !vei_json_string (&json, &id, error))
    return FALSE;
  for (guint i = 0; i < self->n_pages; i++)
    if (g_str_equal (self->pages[i].id, id))
      {
        if (i < first)
          {
            vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                                _("the page “%s” has already been left by an earlier question"),
                                id);
            return FALSE;
          }
        question->page = i;
        return TRUE;
      }
  vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN, _("there is no page “%s”"), id);
  return FALSE;
}

static gboolean
read_choices (VeiKnowledge  *self,
              const VeiJson *object,
              VeiQuestion   *question,
              GError       **error)
{
  static const char * const members[] = { "id", "label", "help", NULL };
  guint most = question->kind == VEI_QUESTION_MANY ? VEI_MAX_MANY : VEI_MAX_CHOICES;
  VeiJson list;
  VeiChoice *choices;
  guint length;

  if (!vei_json_member (object, "choices", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  if (length == 0 || length > most)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_VALUE,
                          _("there must be between 1 and %u choices"), most);
      return FALSE;
    }
  choices = vei_knowledge_allocate (self, length, sizeof (VeiChoice));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      if (!vei_json_element (&list, i, &json, error) ||
          !vei_json_check_object (&json, members, error) ||
          !vei_knowledge_read_id (self, &json, "id", &choices[i].id, error) ||
          !vei_knowledge_read_text (self, &json, "label", TRUE, &choices[i].label, error) ||
          !vei_knowledge_read_text (self, &json, "help", FALSE, &choices[i].help, error))
        return FALSE;
      for (guint earlier = 0; earlier < i; earlier++)
        if (g_str_equal (choices[earlier].id, choices[i].id))
          {
            vei_json_set_error (&json, error, VEI_DATA_ERROR_DUPLICATE,
                                _("the id “%s” stands twice"), choices[i].id);
            return FALSE;
          }
    }
  question->n_choices = length;
  question->choices = choices;
  return TRUE;
}

static gboolean
read_number (VeiKnowledge  *self,
             const VeiJson *object,
             VeiQuestion   *question,
             GError       **error)
{
  VeiJson minimum, maximum;

  return vei_json_member (object, "minimum", &minimum, error) &&
         vei_json_number (&minimum, -1e9, 1e9, &question->minimum, error) &&
         vei_json_member (object, "maximum", &maximum, error) &&
         vei_json_number (&maximum, question->minimum, 1e9, &question->maximum, error) &&
         vei_knowledge_read_text (self, object, "unit", TRUE, &question->unit, error);
}

static gboolean
read_kind (VeiKnowledge         *self,
           const VeiJson        *object,
           VeiQuestion          *question,
           VeiQuestionMechanism *mechanism,
           GError              **error)
{
  VeiJson json;
  const char *name;
  int kind;

  if (!vei_json_member (object, "kind", &json, error) ||
      !vei_json_string (&json, &name, error))
    return FALSE;
  for (kind = 0; kind_names[kind] != NULL; kind++)
    if (g_str_equal (kind_names[kind], name))
      break;
  if (kind_names[kind] == NULL)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("“%s” is not one of the values allowed here"), name);
      return FALSE;
    }
  question->kind = kind;
  mechanism->n_values = 2;
  if (kind == VEI_QUESTION_NUMBER)
    return read_number (self, object, question, error);
  if (kind == VEI_QUESTION_ONE || kind == VEI_QUESTION_MANY)
    {
      if (!read_choices (self, object, question, error))
        return FALSE;
      mechanism->n_values = kind == VEI_QUESTION_ONE ? question->n_choices
                                                     : (1u << question->n_choices) - 1;
    }
  return TRUE;
}

static gboolean
read_parent_value (const VeiQuestion *parent,
                   const VeiJson     *json,
                   guint16           *mask,
                   GError           **error)
{
  const char *value;

  if (!vei_json_string (json, &value, error))
    return FALSE;
  if (parent->kind == VEI_QUESTION_YES_NO &&
      (g_str_equal (value, "yes") || g_str_equal (value, "no")))
    {
      *mask |= g_str_equal (value, "yes") ? 1u << 1 : 1u << 0;
      return TRUE;
    }
  if (parent->kind == VEI_QUESTION_ONE)
    for (guint i = 0; i < parent->n_choices; i++)
      if (g_str_equal (parent->choices[i].id, value))
        {
          *mask |= 1u << i;
          return TRUE;
        }
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is no choice “%1$s” of the question “%2$s”"), value, parent->id);
  return FALSE;
}

static gboolean
read_follow_up (VeiKnowledge         *self,
                const VeiJson        *object,
                VeiQuestion          *question,
                VeiQuestionMechanism *mechanism,
                GError              **error)
{
  static const char * const members[] = { "question", "values", NULL };
  VeiJson json, parent, values;
  guint index, length;

  question->parent = -1;
  if (!vei_json_has (object, "follow_up_of"))
    return TRUE;
  /* Only questions that stand before this one are known by now. */
  if (!vei_json_member (object, "follow_up_of", &json, error) ||
      !vei_json_check_object (&json, members, error) ||
      !vei_json_member (&json, "question", &parent, error) ||
      !vei_knowledge_read_question (self, &parent, &index, error) ||
      !vei_json_member (&json, "values", &values, error) ||
      !vei_json_length (&values, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson value;

      if (!vei_json_element (&values, i, &value, error) ||
          !read_parent_value (&self->questions[index], &value, &mechanism->parent_mask, error))
        return FALSE;
    }
  question->parent = index;
  return TRUE;
}

static gboolean
read_counts_as_yes (VeiKnowledge         *self,
                    const VeiJson        *object,
                    VeiQuestion          *question,
                    VeiQuestionMechanism *mechanism,
                    GError              **error)
{
  VeiJson json;

  if (!vei_json_has (object, "counts_as_yes_when"))
    return TRUE;
  if (!vei_json_member (object, "counts_as_yes_when", &json, error))
    return FALSE;
  if (question->kind != VEI_QUESTION_YES_NO)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("only a yes/no question can count as yes"));
      return FALSE;
    }
  mechanism->counts_as_yes = vei_condition_compile (self, &json, VEI_CONDITION_ANSWERS, error);
  return mechanism->counts_as_yes != NULL;
}

static gboolean
read_question_texts (VeiKnowledge  *self,
                     const VeiJson *json,
                     VeiQuestion   *question,
                     GError       **error)
{
  return vei_knowledge_read_text (self, json, "text", TRUE, &question->text, error) &&
         vei_knowledge_read_text (self, json, "short", TRUE, &question->short_text, error) &&
         vei_knowledge_read_text (self, json, "help", FALSE, &question->help, error) &&
         vei_knowledge_read_text (self, json, "why", TRUE, &question->why, error) &&
         vei_knowledge_read_text (self, json, "find_out", TRUE, &question->find_out, error) &&
         vei_knowledge_read_text (self, json, "met", FALSE, &question->met, error);
}

static gboolean
read_question (VeiKnowledge  *self,
               const VeiJson *json,
               guint          index,
               GError       **error)
{
  static const char * const members[] = {
    "id", "page", "kind", "may_not_know", "choices", "minimum", "maximum", "unit",
    "follow_up_of", "counts_as_yes_when", "text", "short", "help", "why", "find_out", "met",
    "source", NULL
  };
  VeiQuestion *question = &self->questions[index];
  VeiQuestionMechanism *mechanism = &self->mechanism[index];
  VeiJson child;

  question->index = index;
  mechanism->deadline = -1;
  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self, json, "id", &question->id, error) &&
         read_page_of_question (self, json, question, error) &&
         read_kind (self, json, question, mechanism, error) &&
         vei_json_member (json, "may_not_know", &child, error) &&
         vei_json_boolean (&child, &question->may_not_know, error) &&
         read_follow_up (self, json, question, mechanism, error) &&
         read_counts_as_yes (self, json, question, mechanism, error) &&
         read_question_texts (self, json, question, error) &&
         vei_knowledge_read_source_refs (self, json, &question->sources, error);
}

/*
 * vei_knowledge_read_questions:
 *
 * Reads `questions.json`.
 */
gboolean
vei_knowledge_read_questions (VeiKnowledge  *self,
                              JsonNode      *node,
                              GError       **error)
{
  static const char * const members[] = { "pages", "questions", NULL };
  VeiJson root, list;
  guint length;

  vei_json_root (&root, node);
  if (!vei_json_check_object (&root, members, error) ||
      !read_pages (self, &root, error) ||
      !vei_json_member (&root, "questions", &list, error) ||
      !vei_json_length (&list, &length, error))
    return FALSE;
  if (length == 0 || length > VEI_MAX_QUESTIONS)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_VALUE,
                          _("there must be between 1 and %d questions"), VEI_MAX_QUESTIONS);
      return FALSE;
    }
  self->questions = vei_knowledge_allocate (self, length, sizeof (VeiQuestion));
  self->mechanism = vei_knowledge_allocate (self, length, sizeof (VeiQuestionMechanism));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      self->n_questions = i + 1;
      if (!vei_json_element (&list, i, &json, error) ||
          !read_question (self, &json, i, error))
        return FALSE;
      if (!g_hash_table_insert (self->question_ids, (gpointer) self->questions[i].id,
                                GUINT_TO_POINTER (i + 1)))
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_DUPLICATE,
                              _("the id “%s” stands twice"), self->questions[i].id);
          return FALSE;
        }
    }
  return TRUE;
}
