/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"

#include <glib/gi18n-lib.h>

/*
 * A condition is compiled once, from the JSON forms that docs/pack-format.md
 * names, to a postfix program over the places of questions in the table.
 */

#define MAX_NESTED_DEFINITIONS 32

typedef struct
{
  VeiKnowledge      *knowledge;
  VeiConditionScope  scope;
  GArray            *ops;
  guint64            questions;
  guint              depth;        /* operands on the stack */
  GPtrArray         *open;         /* (element-type utf8): definitions being read */
} Compiler;

static gboolean compile (Compiler *self, const VeiJson *json, GError **error);

static gboolean
emit (Compiler      *self,
      const VeiJson *json,
      VeiOp          op,
      guint          operands,
      GError       **error)
{
  self->depth = self->depth + 1 - operands;
  if (self->depth > VEI_CONDITION_MAX_STACK || self->ops->len > 4096)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("the condition is too large"));
      return FALSE;
    }
  g_array_append_val (self->ops, op);
  return TRUE;
}

static gboolean
check_kind (const VeiJson     *json,
            const VeiQuestion *question,
            gboolean           fits,
            GError           **error)
{
  if (fits)
    return TRUE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                      /* TRANSLATORS: %s is the id of a question. */
                      _("the question “%s” is of another kind than this condition needs"),
                      question->id);
  return FALSE;
}

static gboolean
read_question (Compiler           *self,
               const VeiJson      *json,
               const VeiQuestion **question,
               GError            **error)
{
  guint index;

  if (!vei_knowledge_read_question (self->knowledge, json, &index, error))
    return FALSE;
  *question = &self->knowledge->questions[index];
  self->questions |= G_GUINT64_CONSTANT (1) << index;
  return TRUE;
}

/* The values of a question for which a choice counts as chosen. */
static gboolean
read_choice_mask (const VeiJson     *json,
                  const VeiQuestion *question,
                  guint32           *mask,
                  GError           **error)
{
  const char *id;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  for (guint i = 0; i < question->n_choices; i++)
    {
      if (g_strcmp0 (question->choices[i].id, id) != 0)
        continue;
      if (question->kind == VEI_QUESTION_ONE)
        *mask |= 1u << i;
      else
        for (guint set = 1; set < 1u << question->n_choices; set++)
          if (set & 1u << i)
            *mask |= 1u << (set - 1);
      return TRUE;
    }
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      /* TRANSLATORS: %1$s is a choice, %2$s the id of a question. */
                      _("there is no choice “%1$s” of the question “%2$s”"),
                      id, question->id);
  return FALSE;
}

static gboolean
compile_yes (Compiler      *self,
             const VeiJson *json,
             GError       **error)
{
  const VeiQuestion *question;

  if (!read_question (self, json, &question, error) ||
      !check_kind (json, question, question->kind == VEI_QUESTION_YES_NO, error))
    return FALSE;
  return emit (self, json, (VeiOp) { VEI_OP_ANSWER, question->index, 1u << 1, 0 }, 0, error);
}

static gboolean
compile_choice (Compiler      *self,
                const VeiJson *json,
                gboolean       one_of,
                GError       **error)
{
  const VeiQuestion *question;
  VeiJson first, second;
  guint32 mask = 0;
  guint length;

  if (!vei_json_length (json, &length, error))
    return FALSE;
  if (length != 2)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("a question and its choice are needed here"));
      return FALSE;
    }
  if (!vei_json_element (json, 0, &first, error) ||
      !vei_json_element (json, 1, &second, error) ||
      !read_question (self, &first, &question, error) ||
      !check_kind (&first, question,
                   question->kind == VEI_QUESTION_ONE || question->kind == VEI_QUESTION_MANY,
                   error))
    return FALSE;
  if (!one_of)
    {
      if (!read_choice_mask (&second, question, &mask, error))
        return FALSE;
    }
  else
    {
      if (!vei_json_length (&second, &length, error))
        return FALSE;
      for (guint i = 0; i < length; i++)
        {
          VeiJson choice;

          if (!vei_json_element (&second, i, &choice, error) ||
              !read_choice_mask (&choice, question, &mask, error))
            return FALSE;
        }
    }
  return emit (self, json, (VeiOp) { VEI_OP_ANSWER, question->index, mask, 0 }, 0, error);
}

static gboolean
compile_at_least (Compiler      *self,
                  const VeiJson *json,
                  GError       **error)
{
  const VeiQuestion *question;
  VeiJson first, second;
  double threshold;
  guint length;

  if (!vei_json_length (json, &length, error))
    return FALSE;
  if (length != 2)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("a question and a number are needed here"));
      return FALSE;
    }
  if (!vei_json_element (json, 0, &first, error) ||
      !vei_json_element (json, 1, &second, error) ||
      !read_question (self, &first, &question, error) ||
      !check_kind (&first, question, question->kind == VEI_QUESTION_NUMBER, error) ||
      !vei_json_number (&second, question->minimum, question->maximum, &threshold, error))
    return FALSE;
  return emit (self, json, (VeiOp) { VEI_OP_AT_LEAST, question->index, 0, threshold }, 0, error);
}

static gboolean
compile_known (Compiler      *self,
               const VeiJson *json,
               GError       **error)
{
  const VeiQuestion *question;

  if (!read_question (self, json, &question, error))
    return FALSE;
  return emit (self, json, (VeiOp) { VEI_OP_KNOWN, question->index, 0, 0 }, 0, error);
}

static gboolean
compile_late (Compiler      *self,
              const VeiJson *json,
              GError       **error)
{
  const char *id;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  for (guint i = 0; i < self->knowledge->n_deadlines; i++)
    {
      const VeiDeadline *deadline = &self->knowledge->deadlines[i];

      if (g_strcmp0 (deadline->id, id) == 0)
        {
          self->questions |= G_GUINT64_CONSTANT (1) << deadline->question;
          return emit (self, json, (VeiOp) { VEI_OP_LATE, deadline->question, 1u << 1, 0 }, 0, error);
        }
    }
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is no deadline “%s”"), id);
  return FALSE;
}

static gboolean
compile_definition (Compiler      *self,
                    const VeiJson *json,
                    GError       **error)
{
  VeiJson root, definitions, definition;
  const char *id;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  if (g_ptr_array_find_with_equal_func (self->open, id, g_str_equal, NULL) ||
      self->open->len >= MAX_NESTED_DEFINITIONS)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("the definition “%s” refers to itself"), id);
      return FALSE;
    }
  if (self->knowledge->rules_root == NULL)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                          _("no definition can be used here"));
      return FALSE;
    }
  vei_json_root (&root, self->knowledge->rules_root);
  if (!vei_json_member (&root, "definitions", &definitions, error))
    return FALSE;
  if (!vei_json_has (&definitions, id))
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                          _("there is no definition “%s”"), id);
      return FALSE;
    }
  if (!vei_json_member (&definitions, id, &definition, error))
    return FALSE;
  g_ptr_array_add (self->open, (gpointer) id);
  if (!compile (self, &definition, error))
    return FALSE;
  g_ptr_array_remove_index (self->open, self->open->len - 1);
  return TRUE;
}

static gboolean
compile_verdicts (Compiler      *self,
                  const VeiJson *json,
                  VeiOpCode      code,
                  GError       **error)
{
  guint32 mask = 0;

  if (!vei_knowledge_read_verdicts (self->knowledge, json, &mask, error))
    return FALSE;
  return emit (self, json, (VeiOp) { code, 0, mask, 0 }, 0, error);
}

static gboolean
find_line (VeiKnowledge *knowledge,
           const char   *id,
           guint        *equipment,
           guint        *line)
{
  for (guint e = 0; e < knowledge->n_equipment; e++)
    for (guint i = 0; i < knowledge->equipment[e].n_lines; i++)
      if (g_strcmp0 (knowledge->equipment[e].lines[i].statement.id, id) == 0)
        {
          *equipment = e;
          *line = i;
          return TRUE;
        }
  return FALSE;
}

static gboolean
compile_criterion (Compiler      *self,
                   const VeiJson *json,
                   GError       **error)
{
  guint32 mask[VEI_MAX_EQUIPMENT] = { 0, };
  guint length, n = 0;

  if (!vei_json_length (json, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson element;
      const char *id;
      guint equipment, line;

      if (!vei_json_element (json, i, &element, error) ||
          !vei_json_string (&element, &id, error))
        return FALSE;
      if (!find_line (self->knowledge, id, &equipment, &line))
        {
          vei_json_set_error (&element, error, VEI_DATA_ERROR_UNKNOWN,
                              _("there is no criterion “%s”"), id);
          return FALSE;
        }
      mask[equipment] |= 1u << line;
    }
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    if (mask[e] != 0)
      {
        if (!emit (self, json, (VeiOp) { VEI_OP_CRITERION, e, mask[e], 0 }, 0, error))
          return FALSE;
        n++;
      }
  return emit (self, json, (VeiOp) { VEI_OP_ANY, n, 0, 0 }, n, error);
}

static gboolean
compile_wanted (Compiler      *self,
                const VeiJson *json,
                GError       **error)
{
  const char *id;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  for (guint e = 0; e < self->knowledge->n_equipment; e++)
    if (g_strcmp0 (self->knowledge->equipment[e].public.id, id) == 0)
      return emit (self, json, (VeiOp) { VEI_OP_WANTED, e, 0, 0 }, 0, error);
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is no equipment “%s”"), id);
  return FALSE;
}

static gboolean
compile_group (Compiler      *self,
               const VeiJson *json,
               VeiOpCode      code,
               GError       **error)
{
  guint length;

  if (!vei_json_length (json, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      VeiJson element;

      if (!vei_json_element (json, i, &element, error) ||
          !compile (self, &element, error))
        return FALSE;
    }
  return emit (self, json, (VeiOp) { code, length, 0, 0 }, length, error);
}

static gboolean
compile_wrapped (Compiler      *self,
                 const VeiJson *json,
                 VeiOpCode      code,
                 GError       **error)
{
  return compile (self, json, error) &&
         emit (self, json, (VeiOp) { code, 1, 0, 0 }, 1, error);
}

static gboolean
refuse_out_of_scope (Compiler      *self,
                     const VeiJson *json,
                     guint          needed,
                     GError       **error)
{
  if (self->scope & needed)
    return FALSE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                      /* TRANSLATORS: %s is a member name such as "verdict". */
                      _("“%s” cannot be used in a condition at this place"), json->name);
  return TRUE;
}

static gboolean
compile_named (Compiler      *self,
               const VeiJson *json,
               GError       **error)
{
  const char *name = json->name;

  if (g_str_equal (name, "all"))
    return compile_group (self, json, VEI_OP_ALL, error);
  if (g_str_equal (name, "any"))
    return compile_group (self, json, VEI_OP_ANY, error);
  if (g_str_equal (name, "not"))
    return compile_wrapped (self, json, VEI_OP_NOT, error);
  if (g_str_equal (name, "certain"))
    return compile_wrapped (self, json, VEI_OP_CERTAIN, error);
  if (g_str_equal (name, "yes"))
    return compile_yes (self, json, error);
  if (g_str_equal (name, "is"))
    return compile_choice (self, json, FALSE, error);
  if (g_str_equal (name, "one_of"))
    return compile_choice (self, json, TRUE, error);
  if (g_str_equal (name, "at_least"))
    return compile_at_least (self, json, error);
  if (g_str_equal (name, "known"))
    return compile_known (self, json, error);
  if (g_str_equal (name, "late"))
    return compile_late (self, json, error);
  if (g_str_equal (name, "ref"))
    return compile_definition (self, json, error);
  if (g_str_equal (name, "verdict"))
    return !refuse_out_of_scope (self, json, VEI_CONDITION_OF_EQUIPMENT, error) &&
           compile_verdicts (self, json, VEI_OP_VERDICT, error);
  if (g_str_equal (name, "criterion"))
    return !refuse_out_of_scope (self, json, VEI_CONDITION_OF_EQUIPMENT, error) &&
           compile_criterion (self, json, error);
  if (g_str_equal (name, "some_verdict"))
    return !refuse_out_of_scope (self, json, VEI_CONDITION_OF_ALL, error) &&
           compile_verdicts (self, json, VEI_OP_SOME_VERDICT, error);
  if (g_str_equal (name, "wanted"))
    return !refuse_out_of_scope (self, json, VEI_CONDITION_OF_ALL, error) &&
           compile_wanted (self, json, error);

  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("there is no condition of the form “%s”"), name);
  return FALSE;
}

static gboolean
compile (Compiler      *self,
         const VeiJson *json,
         GError       **error)
{
  VeiJson child;
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (json->node) ||
      json_object_get_size (json_node_get_object (json->node)) != 1)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_TYPE,
                          _("a condition is an object with one member"));
      return FALSE;
    }
  object = json_node_get_object (json->node);
  json_object_iter_init_ordered (&iter, object);
  if (!json_object_iter_next_ordered (&iter, &name, NULL))
    return FALSE;
  return vei_json_member (json, name, &child, error) &&
         compile_named (self, &child, error);
}

/*
 * vei_condition_compile:
 * @knowledge: the knowledge whose questions, definitions and criteria are meant
 * @json: a condition
 * @scope: what the condition may ask about where it stands
 * @error: return location for an error
 *
 * Compiles a condition of a pack.
 */
VeiCondition *
vei_condition_compile (VeiKnowledge      *knowledge,
                       const VeiJson     *json,
                       VeiConditionScope  scope,
                       GError           **error)
{
  g_autoptr (GArray) ops = g_array_new (FALSE, FALSE, sizeof (VeiOp));
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Compiler compiler = { knowledge, scope, ops, 0, 0, open };
  VeiCondition *condition;

  if (!compile (&compiler, json, error))
    return NULL;
  condition = g_new0 (VeiCondition, 1);
  condition->questions = compiler.questions;
  condition->n_ops = ops->len;
  condition->ops = g_memdup2 (ops->data, ops->len * sizeof (VeiOp));
  return condition;
}

/**
 * vei_condition_new_from_json:
 * @knowledge: the knowledge whose questions, definitions and criteria are meant
 * @json: a condition, in one of the forms of `docs/pack-format.md`
 * @error: return location for an error
 *
 * Compiles a condition that may ask about anything: answers, the verdict and
 * the criterion of one kind of equipment, and what is wanted.
 *
 * Fails with a [error@DataError] that names the place where the condition is
 * not sound, or refers to something that does not exist.
 *
 * Returns: (transfer full): the condition; free with vei_condition_free()
 */
VeiCondition *
vei_condition_new_from_json (VeiKnowledge   *knowledge,
                             const VeiJson  *json,
                             GError        **error)
{
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  return vei_condition_compile (knowledge, json,
                                VEI_CONDITION_OF_EQUIPMENT | VEI_CONDITION_OF_ALL, error);
}
