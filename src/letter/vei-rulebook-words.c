/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "letter/vei-rulebook.h"
#include "core/vei-knowledge-private.h"

/* Conditions in words: each part of "all" and of "any" on a line of its own, further in than the
 * line that it belongs to, so that nobody has to guess what belongs together.
 */

typedef struct
{
  VeiKnowledge *knowledge;
  VeiLanguage   language;
} Words;

static const char *
get_short (Words *self,
           guint  question)
{
  return vei_text_get (&self->knowledge->questions[question].short_text, self->language);
}

static void
add_value (GPtrArray  *values,
           const char *value)
{
  g_ptr_array_add (values, (char *) value);
}

static char *
join_values (GPtrArray *values)
{
  g_autofree char *joined = NULL;

  if (values->len == 1)
    return g_strdup (g_ptr_array_index (values, 0));
  g_ptr_array_add (values, NULL);
  joined = g_strjoinv ("; ", (char **) values->pdata);
  /* Translators: %s is a list of values of which one is enough. */
  return g_strdup_printf (_("one of these: %s"), joined);
}

/* Of a question with several answers, the mask names sets: it is those of one choice that count. */
static char *
describe_choices (Words             *self,
                  const VeiQuestion *question,
                  guint32            mask)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < question->n_choices; i++)
    if (mask >> (question->kind == VEI_QUESTION_ONE ? i : (1u << i) - 1) & 1)
      add_value (values, vei_text_get (&question->choices[i].label, self->language));
  return join_values (values);
}

static char *
describe_answer (Words       *self,
                 const VeiOp *op)
{
  const VeiQuestion *question = &self->knowledge->questions[op->index];
  g_autofree char *choices = NULL;

  if (question->kind == VEI_QUESTION_YES_NO)
    return g_strdup_printf ("%s: %s", get_short (self, op->index),
                            op->mask == 1u << 1 ? _("yes") : op->mask == 1u << 0 ? _("no") : _("yes or no"));
  choices = describe_choices (self, question, op->mask);
  return g_strdup_printf ("%s: %s", get_short (self, op->index), choices);
}

static char *
describe_verdicts (Words   *self,
                   guint32  mask)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < self->knowledge->n_verdicts; i++)
    if (mask & 1u << i)
      add_value (values, vei_text_get (&self->knowledge->verdicts[i].title, self->language));
  return join_values (values);
}

static char *
describe_criteria (Words       *self,
                   const VeiOp *op)
{
  const VeiEquipmentRules *rules = &self->knowledge->equipment[op->index];
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < rules->n_lines; i++)
    if (op->mask & 1u << i)
      add_value (values, rules->lines[i].statement.id);
  return join_values (values);
}

static char *
describe_leaf (Words       *self,
               const VeiOp *op)
{
  g_autofree char *values = NULL;

  switch (op->code)
    {
    case VEI_OP_CONSTANT:
      return g_strdup (op->index == VEI_TRUE ? _("always") : _("never"));
    case VEI_OP_ANSWER:
      return describe_answer (self, op);
    case VEI_OP_AT_LEAST:
      return g_strdup_printf (_("%s: at least %g"), get_short (self, op->index), op->threshold);
    case VEI_OP_KNOWN:
      return g_strdup_printf (_("%s: the answer is known"), get_short (self, op->index));
    case VEI_OP_LATE:
      return g_strdup_printf (_("%s: the deadline counted from this day is over"), get_short (self, op->index));
    case VEI_OP_WANTED:
      return g_strdup_printf (_("wanted: %s"), vei_text_get (&self->knowledge->equipment[op->index].public.name,
                                                             self->language));
    case VEI_OP_VERDICT:
      values = describe_verdicts (self, op->mask);
      return g_strdup_printf (_("the answer is: %s"), values);
    case VEI_OP_SOME_VERDICT:
      values = describe_verdicts (self, op->mask);
      return g_strdup_printf (_("for some wanted equipment the answer is: %s"), values);
    case VEI_OP_CRITERION:
      values = describe_criteria (self, op);
      return g_strdup_printf (_("the criterion is: %s"), values);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Moves the lines of a part further in. */
static char *
indent (const char *part)
{
  g_auto (GStrv) lines = g_strsplit (part, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n    ", lines);

  return g_strconcat ("\n  – ", joined, NULL);
}

static char *
describe_group (const char *head,
                GPtrArray  *stack,
                guint       n)
{
  GString *text = g_string_new (head);

  if (n == 1)
    {
      g_string_free (text, TRUE);
      return g_strdup (g_ptr_array_index (stack, stack->len - 1));
    }
  for (guint i = stack->len - n; i < stack->len; i++)
    {
      g_autofree char *part = indent (g_ptr_array_index (stack, i));

      g_string_append (text, part);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_op (Words       *self,
             const VeiOp *op,
             GPtrArray   *stack)
{
  const char *last = stack->len > 0 ? g_ptr_array_index (stack, stack->len - 1) : "";

  switch (op->code)
    {
    case VEI_OP_ALL:
      return describe_group (_("all of these:"), stack, op->index);
    case VEI_OP_ANY:
      return describe_group (_("at least one of these:"), stack, op->index);
    case VEI_OP_NOT:
      return g_strdup_printf (_("not: %s"), last);
    case VEI_OP_CERTAIN:
      return g_strdup_printf (_("it is certain: %s"), last);
    default:
      return describe_leaf (self, op);
    }
}

/**
 * vei_rulebook_condition:
 * @knowledge: the knowledge that the condition belongs to
 * @condition: (nullable): a condition; %NULL is always true
 * @language: the language
 *
 * Puts a condition into words. What belongs to "all of these" and "at least one
 * of these" stands under it, each on a line that begins further in.
 *
 * Returns: (transfer full): the words
 */
char *
vei_rulebook_condition (VeiKnowledge       *knowledge,
                        const VeiCondition *condition,
                        VeiLanguage         language)
{
  Words self = { knowledge, language };
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  for (guint i = 0; condition != NULL && i < condition->n_ops; i++)
    {
      const VeiOp *op = &condition->ops[i];
      guint taken = op->code == VEI_OP_ALL || op->code == VEI_OP_ANY ? op->index
                    : op->code == VEI_OP_NOT || op->code == VEI_OP_CERTAIN ? 1 : 0;
      char *words = describe_op (&self, op, stack);

      g_ptr_array_set_size (stack, (int) (stack->len - taken));
      g_ptr_array_add (stack, words);
    }
  return g_strdup (stack->len > 0 ? g_ptr_array_index (stack, 0) : _("always"));
}
