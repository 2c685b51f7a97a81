/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

#include <glib/gi18n-lib.h>

/* The two verdicts that the mechanism itself gives, never a line of a ladder. */
#define VERDICT_OPEN      "find_out_first"
#define VERDICT_UNSETTLED "need_more_information"

gboolean
vei_knowledge_read_list (const VeiJson *object,
                         const char    *member,
                         guint          minimum,
                         guint          maximum,
                         VeiJson       *list,
                         guint         *length,
                         GError       **error)
{
  if (!vei_json_member (object, member, list, error) ||
      !vei_json_length (list, length, error))
    return FALSE;
  if (*length < minimum || *length > maximum)
    {
      vei_json_set_error (list, error, VEI_DATA_ERROR_VALUE,
                          _("between %1$u and %2$u entries are needed here"), minimum, maximum);
      return FALSE;
    }
  return TRUE;
}

gboolean
vei_knowledge_refuse_duplicate (const VeiJson *json,
                                const char    *id,
                                GError       **error)
{
  vei_json_set_error (json, error, VEI_DATA_ERROR_DUPLICATE,
                      _("the id “%s” stands twice"), id);
  return FALSE;
}

gboolean
vei_knowledge_read_when (VeiKnowledge       *self,
                         const VeiJson      *object,
                         VeiConditionScope   scope,
                         gboolean            required,
                         VeiCondition      **when,
                         GError            **error)
{
  VeiJson json;

  if (!required && !vei_json_has (object, "when"))
    return TRUE;
  if (!vei_json_member (object, "when", &json, error))
    return FALSE;
  *when = vei_condition_compile (self, &json, scope, error);
  return *when != NULL;
}

/* ---- Deadlines ---- */

static gboolean
read_deadline (VeiKnowledge  *self,
               const VeiJson *json,
               guint          index,
               GError       **error)
{
  static const char * const members[] = { "id", "question", "days", "source", NULL };
  VeiDeadline *deadline = &self->deadlines[index];
  VeiJson child;
  guint question;
  gint64 days;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (self, json, "id", &deadline->id, error) ||
      !vei_json_member (json, "question", &child, error) ||
      !vei_knowledge_read_question (self, &child, &question, error))
    return FALSE;
  if (self->questions[question].kind != VEI_QUESTION_DATE ||
      self->mechanism[question].deadline >= 0)
    {
      vei_json_set_error (&child, error, VEI_DATA_ERROR_VALUE,
                          _("a deadline runs from a date of its own"));
      return FALSE;
    }
  if (!vei_json_member (json, "days", &child, error) ||
      !vei_json_integer (&child, 1, 3650, &days, error) ||
      !vei_knowledge_read_source_refs (self, json, &deadline->sources, error))
    return FALSE;
  deadline->question = question;
  deadline->days = days;
  self->mechanism[question].deadline = index;
  return TRUE;
}

static gboolean
read_deadlines (VeiKnowledge  *self,
                const VeiJson *root,
                GError       **error)
{
  VeiJson list;
  guint length;

  if (!vei_knowledge_read_list (root, "deadlines", 0, VEI_MAX_STATEMENTS, &list, &length, error))
    return FALSE;
  self->deadlines = vei_knowledge_allocate (self, length, sizeof (VeiDeadline));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      if (!vei_json_element (&list, i, &json, error) ||
          !read_deadline (self, &json, i, error))
        return FALSE;
      for (guint earlier = 0; earlier < i; earlier++)
        if (g_str_equal (self->deadlines[earlier].id, self->deadlines[i].id))
          return vei_knowledge_refuse_duplicate (&json, self->deadlines[i].id, error);
    }
  self->n_deadlines = length;
  return TRUE;
}

/* ---- Verdicts ---- */

int
vei_knowledge_find_verdict (VeiKnowledge *self,
                            const char   *id)
{
  for (guint i = 0; i < self->n_verdicts; i++)
    if (g_str_equal (self->verdicts[i].id, id))
      return i;
  return -1;
}

gboolean
vei_knowledge_read_verdict_id (VeiKnowledge  *self,
                               const VeiJson *json,
                               guint         *verdict,
                               GError       **error)
{
  const char *id;
  int index;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  index = vei_knowledge_find_verdict (self, id);
  if (index < 0)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN, _("there is no verdict “%s”"), id);
      return FALSE;
    }
  *verdict = index;
  return TRUE;
}

gboolean
vei_knowledge_read_verdicts (VeiKnowledge  *self,
                             const VeiJson *json,
                             guint32       *mask,
                             GError       **error)
{
  guint length;

  *mask = 0;
  if (!vei_json_length (json, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson element;
      guint verdict;

      if (!vei_json_element (json, i, &element, error) ||
          !vei_knowledge_read_verdict_id (self, &element, &verdict, error))
        return FALSE;
      *mask |= 1u << verdict;
    }
  return TRUE;
}

static gboolean
read_verdicts (VeiKnowledge  *self,
               const VeiJson *root,
               GError       **error)
{
  static const char * const members[] = { "id", "icon", "title", "text", NULL };
  VeiJson list;
  guint length;
  int open, unsettled;

  if (!vei_knowledge_read_list (root, "verdicts", 1, VEI_MAX_VERDICTS, &list, &length, error))
    return FALSE;
  self->verdicts = vei_knowledge_allocate (self, length, sizeof (VeiVerdict));
  for (guint i = 0; i < length; i++)
    {
      VeiVerdict *verdict = &self->verdicts[i];
      VeiJson json;

      if (!vei_json_element (&list, i, &json, error) ||
          !vei_json_check_object (&json, members, error) ||
          !vei_knowledge_read_id (self, &json, "id", &verdict->id, error) ||
          !vei_knowledge_read_id (self, &json, "icon", &verdict->icon, error) ||
          !vei_knowledge_read_text (self, &json, "title", TRUE, &verdict->title, error) ||
          !vei_knowledge_read_text (self, &json, "text", TRUE, &verdict->text, error))
        return FALSE;
      if (vei_knowledge_find_verdict (self, verdict->id) >= 0)
        return vei_knowledge_refuse_duplicate (&json, verdict->id, error);
      verdict->settled = !g_str_equal (verdict->id, VERDICT_UNSETTLED);
      self->n_verdicts = i + 1;
    }
  open = vei_knowledge_find_verdict (self, VERDICT_OPEN);
  unsettled = vei_knowledge_find_verdict (self, VERDICT_UNSETTLED);
  if (open < 0 || unsettled < 0)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_MISSING,
                          _("the verdicts “%1$s” and “%2$s” must be there"),
                          VERDICT_OPEN, VERDICT_UNSETTLED);
      return FALSE;
    }
  self->verdict_open = open;
  self->verdict_unsettled = unsettled;
  return TRUE;
}

/* ---- Approvals, cautions, steps ---- */

static gboolean
read_rule_equipment (VeiKnowledge  *self,
                     const VeiJson *object,
                     VeiRule       *rule,
                     GError       **error)
{
  VeiJson list;
  guint length;

  if (!vei_knowledge_read_list (object, "equipment", 1, VEI_MAX_EQUIPMENT, &list, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;
      const char *id;
      guint e;

      if (!vei_json_element (&list, i, &json, error) ||
          !vei_json_string (&json, &id, error))
        return FALSE;
      for (e = 0; e < self->n_equipment; e++)
        if (g_str_equal (self->equipment[e].public.id, id))
          break;
      if (e == self->n_equipment)
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no equipment “%s”"), id);
          return FALSE;
        }
      rule->equipment |= 1u << e;
    }
  return TRUE;
}

static gboolean
read_step_deadline (VeiKnowledge  *self,
                    const VeiJson *object,
                    VeiRule       *rule,
                    GError       **error)
{
  VeiJson json;
  const char *id;

  rule->deadline = -1;
  if (!vei_json_has (object, "deadline"))
    return TRUE;
  if (!vei_json_member (object, "deadline", &json, error) ||
      !vei_json_string (&json, &id, error))
    return FALSE;
  for (guint i = 0; i < self->n_deadlines; i++)
    if (g_str_equal (self->deadlines[i].id, id))
      {
        rule->deadline = i;
        return TRUE;
      }
  vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN, _("there is no deadline “%s”"), id);
  return FALSE;
}

static gboolean
read_rule (VeiKnowledge  *self,
           const VeiJson *json,
           gboolean       is_step,
           VeiRule       *rule,
           GError       **error)
{
  static const char * const members[] = { "id", "equipment", "when", "text", "source", NULL };
  static const char * const step_members[] = {
    "id", "when", "deadline", "title", "text", "source", NULL
  };

  rule->deadline = -1;
  return vei_json_check_object (json, is_step ? step_members : members, error) &&
         vei_knowledge_read_id (self, json, "id", &rule->statement.id, error) &&
         (is_step ? read_step_deadline (self, json, rule, error)
          : read_rule_equipment (self, json, rule, error)) &&
         vei_knowledge_read_when (self, json, is_step ? VEI_CONDITION_OF_ALL : VEI_CONDITION_OF_EQUIPMENT,
                                  TRUE, &rule->when, error) &&
         vei_knowledge_read_text (self, json, "title", is_step, &rule->statement.title, error) &&
         vei_knowledge_read_text (self, json, "text", TRUE, &rule->statement.text, error) &&
         vei_knowledge_read_source_refs (self, json, &rule->statement.sources, error);
}

static gboolean
read_rule_list (VeiKnowledge   *self,
                const VeiJson  *root,
                const char     *member,
                gboolean        is_step,
                VeiRule       **rules,
                guint          *n_rules,
                GError        **error)
{
  VeiJson list;
  guint length;

  if (!vei_knowledge_read_list (root, member, 0, VEI_MAX_STATEMENTS, &list, &length, error))
    return FALSE;
  *rules = vei_knowledge_allocate (self, length, sizeof (VeiRule));
  for (guint i = 0; i < length; i++)
    {
      VeiJson json;

      *n_rules = i + 1;
      if (!vei_json_element (&list, i, &json, error) ||
          !read_rule (self, &json, is_step, &(*rules)[i], error))
        return FALSE;
      for (guint earlier = 0; earlier < i; earlier++)
        if (g_str_equal ((*rules)[earlier].statement.id, (*rules)[i].statement.id))
          return vei_knowledge_refuse_duplicate (&json, (*rules)[i].statement.id, error);
    }
  return TRUE;
}

static gboolean
read_requirement_cautions (VeiKnowledge  *self,
                           const VeiJson *root,
                           GError       **error)
{
  VeiJson list;

  if (!vei_json_member (root, "equipment", &list, error))
    return FALSE;
  for (guint e = 0; e < self->n_equipment; e++)
    {
      VeiEquipmentRules *rules = &self->equipment[e];
      VeiJson object, json;
      const char *id;

      if (!vei_json_element (&list, e, &object, error))
        return FALSE;
      if (rules->requirements == 0 && !vei_json_has (&object, "requirement_caution"))
        continue;
      if (!vei_json_member (&object, "requirement_caution", &json, error) ||
          !vei_json_string (&json, &id, error))
        return FALSE;
      for (guint i = 0; i < self->n_cautions; i++)
        if (g_str_equal (self->cautions[i].statement.id, id) &&
            (self->cautions[i].equipment & 1u << e))
          rules->requirement_caution = i;
      if (rules->requirement_caution < 0)
        {
          vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no caution “%s” for this equipment"), id);
          return FALSE;
        }
    }
  return TRUE;
}

/* ---- Asking ---- */

static gboolean
read_verdict_member (VeiKnowledge  *self,
                     const VeiJson *object,
                     const char    *member,
                     guint32       *mask,
                     GError       **error)
{
  VeiJson json;

  return vei_json_member (object, member, &json, error) &&
         vei_knowledge_read_verdicts (self, &json, mask, error);
}

static gboolean
read_asking (VeiKnowledge  *self,
             const VeiJson *root,
             GError       **error)
{
  static const char * const members[] = {
    "nothing_when_all", "reason_verdicts", "no_reasons_when", "requirement_verdicts", "last", NULL
  };
  VeiJson asking, json;
  guint length;

  if (!vei_json_member (root, "asking", &asking, error) ||
      !vei_json_check_object (&asking, members, error) ||
      !read_verdict_member (self, &asking, "nothing_when_all", &self->nothing_when_all, error) ||
      !read_verdict_member (self, &asking, "reason_verdicts", &self->reason_verdicts, error) ||
      !read_verdict_member (self, &asking, "requirement_verdicts",
                            &self->requirement_verdicts, error))
    return FALSE;
  if (vei_json_has (&asking, "no_reasons_when"))
    {
      if (!vei_json_member (&asking, "no_reasons_when", &json, error))
        return FALSE;
      self->no_reasons_when = vei_condition_compile (self, &json, VEI_CONDITION_ANSWERS, error);
      if (self->no_reasons_when == NULL)
        return FALSE;
    }
  if (!vei_knowledge_read_list (&asking, "last", 0, VEI_MAX_QUESTIONS, &json, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson element;
      guint question;

      if (!vei_json_element (&json, i, &element, error) ||
          !vei_knowledge_read_question (self, &element, &question, error))
        return FALSE;
      self->last_questions |= G_GUINT64_CONSTANT (1) << question;
    }
  return TRUE;
}

/* Every definition must be sound, used or not. */
static gboolean
check_definitions (VeiKnowledge  *self,
                   const VeiJson *root,
                   GError       **error)
{
  VeiJson definitions;
  JsonObjectIter iter;
  const char *name;

  if (!vei_json_member (root, "definitions", &definitions, error) ||
      !vei_json_check_object (&definitions, NULL, error))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (definitions.node));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      g_autoptr (VeiCondition) condition = NULL;
      VeiJson json;

      if (!vei_json_member (&definitions, name, &json, error))
        return FALSE;
      condition = vei_condition_compile (self, &json,
                                         VEI_CONDITION_OF_EQUIPMENT | VEI_CONDITION_OF_ALL, error);
      if (condition == NULL)
        return FALSE;
    }
  return TRUE;
}

/*
 * vei_knowledge_read_rules:
 *
 * Reads `rules.json`.
 */
gboolean
vei_knowledge_read_rules (VeiKnowledge  *self,
                          JsonNode      *node,
                          GError       **error)
{
  static const char * const members[] = {
    "definitions", "deadlines", "verdicts", "equipment_question", "equipment", "approvals",
    "cautions", "steps", "asking", "no_met_verdicts", NULL
  };
  VeiJson root;

  self->rules_root = json_node_ref (node);
  vei_json_root (&root, node);
  return vei_json_check_object (&root, members, error) &&
         read_deadlines (self, &root, error) &&
         read_verdicts (self, &root, error) &&
         vei_knowledge_read_equipment (self, &root, error) &&
         read_rule_list (self, &root, "approvals", FALSE, &self->approvals,
                         &self->n_approvals, error) &&
         read_rule_list (self, &root, "cautions", FALSE, &self->cautions,
                         &self->n_cautions, error) &&
         read_rule_list (self, &root, "steps", TRUE, &self->steps, &self->n_steps, error) &&
         read_requirement_cautions (self, &root, error) &&
         read_asking (self, &root, error) &&
         read_verdict_member (self, &root, "no_met_verdicts", &self->no_met_verdicts, error) &&
         check_definitions (self, &root, error);
}
