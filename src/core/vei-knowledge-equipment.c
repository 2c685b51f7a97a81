/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

#include <glib/gi18n-lib.h>

/* The kinds of equipment: their ladders, reasons and requirements. */

static gboolean
read_line_head (VeiKnowledge  *self,
                const VeiJson *json,
                VeiLine       *line,
                GError       **error)
{
  static const char * const members[] = { "criterion", "when", "verdict", "text", "source", NULL };
  VeiJson child;
  guint verdict;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self, json, "criterion", &line->statement.id, error) ||
      !vei_json_member (json, "verdict", &child, error) ||
      !vei_knowledge_read_verdict_id (self, &child, &verdict, error))
    return FALSE;
  if (verdict == self->verdict_open || verdict == self->verdict_unsettled)
    {
      vei_json_set_error (&child, error, VEI_DATA_ERROR_VALUE,
                          _("a line cannot give the verdict “%s”"), self->verdicts[verdict].id);
      return FALSE;
    }
  line->verdict = verdict;
  line->statement.title = (VeiText) { { "", "", "" } };
  return vei_knowledge_read_text (self, json, "text", TRUE, &line->statement.text, error) &&
         vei_knowledge_read_source_refs (self, json, &line->statement.sources, error);
}

static gboolean
read_lines (VeiKnowledge      *self,
            const VeiJson     *object,
            VeiEquipmentRules *rules,
            GError           **error)
{
  VeiJson list;
  guint length;

  if (!vei_knowledge_read_list (object, "lines", 1, VEI_MAX_LINES, &list, &length, error))
    return FALSE;
  rules->lines = vei_knowledge_allocate (self, length, sizeof (VeiLine));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      rules->n_lines = i + 1;
      if (!vei_json_element (&list, i, &json, error) ||
          !read_line_head (self, &json, &rules->lines[i], error) ||
          !vei_knowledge_read_when (self, &json, VEI_CONDITION_ANSWERS, FALSE, &rules->lines[i].when, error))
        return FALSE;
      for (guint e = 0; e < self->n_equipment; e++)
        for (guint l = 0; l < self->equipment[e].n_lines; l++)
          if (&self->equipment[e].lines[l] != &rules->lines[i] &&
              g_str_equal (self->equipment[e].lines[l].statement.id, rules->lines[i].statement.id))
            return vei_knowledge_refuse_duplicate (&json, rules->lines[i].statement.id, error);
    }
  return TRUE;
}

static gboolean
read_reasons (VeiKnowledge      *self,
              const VeiJson     *object,
              VeiEquipmentRules *rules,
              GError           **error)
{
  static const char * const members[] = { "question", "when", NULL };
  VeiJson list;
  guint length;

  if (!vei_knowledge_read_list (object, "reasons", 0, VEI_MAX_QUESTIONS, &list, &length, error))
    return FALSE;
  rules->reasons = vei_knowledge_allocate (self, length, sizeof (VeiReason));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json, child;
      guint question;

      rules->n_reasons = i + 1;
      if (!vei_json_element (&list, i, &json, error) ||
          !vei_json_check_object (&json, members, error) ||
          !vei_json_member (&json, "question", &child, error) ||
          !vei_knowledge_read_question (self, &child, &question, error) ||
          !vei_knowledge_read_when (self, &json, VEI_CONDITION_ANSWERS, FALSE, &rules->reasons[i].when, error))
        return FALSE;
      if (self->questions[question].met.string[0][0] == '\0')
        {
          vei_json_set_error (&child, error, VEI_DATA_ERROR_MISSING,
                              _("the reason “%s” has no sentence of its own (met)"),
                              self->questions[question].id);
          return FALSE;
        }
      rules->reasons[i].question = question;
      for (guint earlier = 0; earlier < i; earlier++)
        if (rules->reasons[earlier].question == question)
          return vei_knowledge_refuse_duplicate (&json, self->questions[question].id, error);
    }
  return TRUE;
}

static gboolean
read_requirements (VeiKnowledge      *self,
                   const VeiJson     *object,
                   VeiEquipmentRules *rules,
                   GError           **error)
{
  VeiJson list;
  guint length;

  if (!vei_json_has (object, "requirements"))
    return TRUE;
  if (!vei_knowledge_read_list (object, "requirements", 1, VEI_MAX_QUESTIONS, &list, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;
      guint question;

      if (!vei_json_element (&list, i, &json, error) ||
          !vei_knowledge_read_question (self, &json, &question, error))
        return FALSE;
      if (self->questions[question].kind != VEI_QUESTION_YES_NO)
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                              _("a requirement is a yes/no question"));
          return FALSE;
        }
      rules->requirements |= G_GUINT64_CONSTANT (1) << question;
    }
  self->requirement_questions |= rules->requirements;
  return TRUE;
}

static gboolean
find_choice_bit (VeiKnowledge  *self,
                 const VeiJson *json,
                 const char    *id,
                 guint         *bit,
                 GError       **error)
{
  const VeiQuestion *question = &self->questions[self->equipment_question];

  for (*bit = 0; *bit < question->n_choices; (*bit)++)
    if (g_str_equal (question->choices[*bit].id, id))
      return TRUE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is no choice “%1$s” of the question “%2$s”"), id, question->id);
  return FALSE;
}

static gboolean
read_one_equipment (VeiKnowledge      *self,
                    const VeiJson     *json,
                    VeiEquipmentRules *rules,
                    GError           **error)
{
  static const char * const members[] = {
    "id", "name", "name_definite", "lines", "reasons", "requirements", "requirement_caution", NULL
  };

  rules->requirement_caution = -1;
  return vei_json_check_object (json, members, error) &&
         vei_knowledge_read_id (self, json, "id", &rules->public.id, error) &&
         find_choice_bit (self, json, rules->public.id, &rules->choice_bit, error) &&
         vei_knowledge_read_text (self, json, "name", TRUE, &rules->public.name, error) &&
         vei_knowledge_read_text (self, json, "name_definite", TRUE,
                                  &rules->public.name_definite, error) &&
         read_lines (self, json, rules, error) &&
         read_reasons (self, json, rules, error) &&
         read_requirements (self, json, rules, error);
}

/*
 * vei_knowledge_read_equipment:
 *
 * Reads the ladders, reasons and requirements of each kind of equipment.
 */
gboolean
vei_knowledge_read_equipment (VeiKnowledge  *self,
                              const VeiJson *root,
                              GError       **error)
{
  VeiJson json, list;
  guint question, length;

  if (!vei_json_member (root, "equipment_question", &json, error) ||
      !vei_knowledge_read_question (self, &json, &question, error))
    return FALSE;
  if (self->questions[question].kind != VEI_QUESTION_MANY)
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                          _("the question of the equipment is of the kind “many”"));
      return FALSE;
    }
  self->equipment_question = question;
  if (!vei_knowledge_read_list (root, "equipment", 1, VEI_MAX_EQUIPMENT, &list, &length, error))
    return FALSE;
  self->equipment = vei_knowledge_allocate (self, length, sizeof (VeiEquipmentRules));
  for (guint i = 0; i < length; i++)
    {
      self->n_equipment = i + 1;
      if (!vei_json_element (&list, i, &json, error) ||
          !read_one_equipment (self, &json, &self->equipment[i], error))
        return FALSE;
      for (guint earlier = 0; earlier < i; earlier++)
        if (self->equipment[earlier].choice_bit == self->equipment[i].choice_bit)
          return vei_knowledge_refuse_duplicate (&json, self->equipment[i].public.id, error);
    }
  if (length != self->questions[question].n_choices)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_MISSING,
                          _("every kind of equipment that can be chosen needs its rules"));
      return FALSE;
    }
  return TRUE;
}
