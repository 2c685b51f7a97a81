/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-flow.h"

#include "core/vei-proof-private.h"

#include <glib/gi18n-lib.h>

/*
 * The order of asking, as a graph. It is read out of the functions that decide
 * what is asked (docs/proof.md), so that it cannot say anything else than what
 * the guide does.
 */

struct _VeiFlow
{
  VeiKnowledge *knowledge;
  GArray       *limits[VEI_MAX_QUESTIONS];      /* of VeiFlowLimit, in the order of the table */
};

/* The answers to @earlier with which somebody is still asked; all possible ones: no limit. */
static guint32
find_answers (VeiProof   *proof,
              VeiDiagram  asked,
              guint       earlier,
              guint32    *possible)
{
  guint n = vei_diagrams_get_n_branches (proof->store, earlier);
  guint32 answers = 0;

  *possible = 0;
  for (guint b = VEI_BRANCH_DOES_NOT_KNOW; b < n; b++)
    {
      guint32 bit = 1u << (b - VEI_BRANCH_DOES_NOT_KNOW);

      if (b == VEI_BRANCH_DOES_NOT_KNOW && (proof->rules->must_know & BIT (earlier)))
        continue;
      *possible |= bit;
      if (vei_diagrams_fix (proof->store, asked, earlier, b) != 0)
        answers |= bit;
    }
  return answers;
}

static void
add_limits (VeiFlow  *self,
            VeiProof *proof,
            guint     question)
{
  VeiDiagram asked = vei_proof_find_persons_asked (proof, question);
  guint64 support = vei_diagrams_get_support (proof->store, asked) & (BIT (question) - 1);

  self->limits[question] = g_array_new (FALSE, FALSE, sizeof (VeiFlowLimit));
  for (; support != 0; support &= support - 1)
    {
      VeiFlowLimit limit = { .question = __builtin_ctzll (support) };
      guint32 possible;

      limit.answers = find_answers (proof, asked, limit.question, &possible);
      if (limit.answers != possible)
        g_array_append_val (self->limits[question], limit);
    }
}

static const VeiFlowLimit *
find_limit (VeiFlow *self,
            guint    question,
            guint    earlier)
{
  for (guint i = 0; i < self->limits[question]->len; i++)
    {
      const VeiFlowLimit *limit = &g_array_index (self->limits[question], VeiFlowLimit, i);

      if (limit->question == earlier)
        return limit;
    }
  return NULL;
}

/* Who answers what stands between has been asked it, and so has said it before. */
static gboolean
follows_from_another (VeiFlow            *self,
                      guint               question,
                      const VeiFlowLimit *limit)
{
  for (guint i = 0; i < self->limits[question]->len; i++)
    {
      const VeiFlowLimit *between = &g_array_index (self->limits[question], VeiFlowLimit, i);
      const VeiFlowLimit *before;

      if (between->question <= limit->question || (between->answers & 1u << VEI_FLOW_DOES_NOT_KNOW))
        continue;
      before = find_limit (self, between->question, limit->question);
      if (before != NULL && (before->answers & ~limit->answers) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
drop_what_follows (VeiFlow *self,
                   guint    question)
{
  for (guint i = self->limits[question]->len; i-- > 0;)
    if (follows_from_another (self, question, &g_array_index (self->limits[question], VeiFlowLimit, i)))
      g_array_remove_index (self->limits[question], i);
}

/**
 * vei_flow_new:
 * @knowledge: the rules
 *
 * Finds out, for each question, which answers to earlier questions decide
 * alone that it is not asked: whatever else is answered, nobody with such an
 * answer is asked. A limit that follows from another one is left out.
 *
 * Returns: (transfer full): the flow
 */
VeiFlow *
vei_flow_new (VeiKnowledge *knowledge)
{
  VeiFlow *self;
  VeiProof proof = { 0, };

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_new0 (VeiFlow, 1);
  self->knowledge = g_object_ref (knowledge);
  vei_proof_begin (&proof, knowledge);
  for (guint i = 0; i < knowledge->n_questions; i++)
    add_limits (self, &proof, i);
  /* From the last on: what is dropped is not needed for those before it. */
  for (guint i = knowledge->n_questions; i-- > 0;)
    drop_what_follows (self, i);
  vei_proof_end (&proof);
  return self;
}

/**
 * vei_flow_free:
 * @self: (nullable) (transfer full): a flow
 *
 * Frees a flow.
 */
void
vei_flow_free (VeiFlow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < VEI_MAX_QUESTIONS; i++)
    g_clear_pointer (&self->limits[i], g_array_unref);
  g_object_unref (self->knowledge);
  g_free (self);
}

/**
 * vei_flow_get_limits:
 * @self: a flow
 * @question: a place in the table
 * @n_limits: (out): how many there are
 *
 * Gets the earlier questions that can decide alone that a question is not
 * asked, in the order of the table.
 *
 * Returns: (transfer none) (array length=n_limits): the limits
 */
const VeiFlowLimit *
vei_flow_get_limits (VeiFlow *self,
                     guint    question,
                     guint   *n_limits)
{
  g_return_val_if_fail (self != NULL && n_limits != NULL, NULL);
  g_return_val_if_fail (question < self->knowledge->n_questions, NULL);

  *n_limits = self->limits[question]->len;
  return (const VeiFlowLimit *) self->limits[question]->data;
}

/* ---- In words ---- */

/* The choices that were made together. */
static char *
describe_set (const VeiQuestion *question,
              guint              value,
              VeiLanguage        language)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < question->n_choices; i++)
    if ((value + 1) & 1u << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "",
                              vei_text_get (&question->choices[i].label, language));
  return g_strdup_printf (_("“%s”"), text->str);
}

static char *
describe_value (const VeiQuestion *question,
                guint              value,
                VeiLanguage        language)
{
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      return g_strdup (value == 1 ? _("yes") : _("no"));
    case VEI_QUESTION_ONE:
      /* Translators: quotation marks around an answer. */
      return g_strdup_printf (_("“%s”"), vei_text_get (&question->choices[value].label, language));
    case VEI_QUESTION_MANY:
      return describe_set (question, value, language);
    case VEI_QUESTION_DATE:
      /* Translators: of a deadline that is counted from a date. */
      return g_strdup (value == 1 ? _("the deadline is over") : _("the deadline is not over"));
    case VEI_QUESTION_NUMBER:
    default:
      /* Translators: the number of an interval between two values of the rules. */
      return g_strdup_printf (_("interval %u"), value + 1);
    }
}

static guint32
get_possible (VeiFlow           *self,
              const VeiQuestion *question)
{
  guint n = question->kind == VEI_QUESTION_NUMBER
            ? 0 : self->knowledge->mechanism[question->index].n_values;
  guint32 possible = ((1u << n) - 1) << VEI_FLOW_VALUE;

  return possible | (question->may_not_know ? 1u << VEI_FLOW_DOES_NOT_KNOW : 0);
}

static char *
join_answers (const VeiQuestion *question,
              guint32            answers,
              VeiLanguage        language)
{
  GString *text = g_string_new (NULL);

  for (guint b = VEI_FLOW_VALUE; b < 32; b++)
    if (answers & 1u << b)
      {
        g_autofree char *value = describe_value (question, b - VEI_FLOW_VALUE, language);

        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
      }
  if (answers & 1u << VEI_FLOW_DOES_NOT_KNOW)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _("does not know"));
  return g_string_free (text, FALSE);
}

/**
 * vei_flow_describe:
 * @self: a flow
 * @limit: a limit of it
 * @language: the language
 *
 * Puts a limit into words, by the answers that it lets through or by those
 * that it stops, whichever are fewer: "Age: adult", "Type of diabetes: not
 * gestational".
 *
 * Returns: (transfer full): the words, on one line
 */
char *
vei_flow_describe (VeiFlow            *self,
                   const VeiFlowLimit *limit,
                   VeiLanguage         language)
{
  const VeiQuestion *question;
  g_autofree char *answers = NULL;
  const char *name;
  guint32 stopped;

  g_return_val_if_fail (self != NULL && limit != NULL, NULL);
  g_return_val_if_fail (limit->question < self->knowledge->n_questions, NULL);

  question = &self->knowledge->questions[limit->question];
  name = vei_text_get (&question->short_text, language);
  stopped = get_possible (self, question) & ~limit->answers;
  if (__builtin_popcount (stopped) < __builtin_popcount (limit->answers))
    {
      answers = join_answers (question, stopped, language);
      /* Translators: a question in a few words, and the answers after which something is not asked. */
      return g_strdup_printf (_("%s: not %s"), name, answers);
    }
  answers = join_answers (question, limit->answers, language);
  return g_strdup_printf (C_("answers", "%s: %s"), name, answers);
}
