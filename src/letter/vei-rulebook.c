/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-rulebook-private.h"

#include <glib/gi18n-lib.h>

#include "core/vei-date.h"
#include "letter/vei-rule-graph.h"

#define SIGNATURE_LINE "______________________________"

/* Adds a paragraph. Private. */
void
vei_rulebook_add (VeiRulebook  *self,
                  VeiBlockRole  role,
                  const char   *text)
{
  g_autofree char *id = g_strdup_printf ("rulebook.%u", self->n_blocks++);
  VeiBlock *block = vei_block_new (id, role, text);

  block->form = TRUE;
  vei_document_add (self->document, block);
}

void
vei_rulebook_add_heading (VeiRulebook *self,
                          const char  *text)
{
  vei_rulebook_add (self, VEI_BLOCK_HEADING, text);
}

const char *
vei_rulebook_get (VeiRulebook   *self,
                  const VeiText *text)
{
  return vei_text_get (text, self->language);
}

/* ---- Sources ---- */

void
vei_rulebook_append_source (VeiRulebook *self,
                            GString     *text,
                            guint        source,
                            const char  *locator)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                          vei_rulebook_get (self, &vei_knowledge_get_source (self->knowledge, source)->label));
  if (*locator != '\0')
    g_string_append_printf (text, " (%s)", locator);
}

char *
vei_rulebook_describe_sources (VeiRulebook         *self,
                               const VeiSourceRefs *refs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < refs->n; i++)
    vei_rulebook_append_source (self, text, refs->ref[i].source, refs->ref[i].locator);
  return g_strdup_printf (_("Source: %s"), text->str);
}

/* ---- Questions ---- */

static char *
describe_answers (VeiRulebook       *self,
                  const VeiQuestion *question)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < question->n_choices; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", vei_rulebook_get (self, &question->choices[i].label));
  if (question->kind == VEI_QUESTION_YES_NO)
    g_string_append (text, _("yes, no"));
  else if (question->kind == VEI_QUESTION_DATE)
    g_string_append (text, _("a date"));
  else if (question->kind == VEI_QUESTION_NUMBER)
    g_string_append_printf (text, _("a number from %g to %g"), question->minimum, question->maximum);
  if (question->may_not_know)
    g_string_append_printf (text, ", %s", _("does not know"));
  return g_string_free (text, FALSE);
}

static void
append_line (GString    *text,
             const char *format,
             const char *value)
{
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);

  if (*value != '\0')
    g_string_append_printf (text, "\n%s%s%s", around[0], value, around[1]);
}

/* Whom it is asked of: the same as the graph draws. */
static void
append_limits (VeiRulebook       *self,
               GString           *text,
               VeiFlow           *flow,
               const VeiQuestion *question)
{
  guint n;
  const VeiFlowLimit *limits = vei_flow_get_limits (flow, question->index, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = vei_flow_describe (flow, &limits[i], self->language);

      append_line (text, _("Asked only with: %s"), words);
    }
}

static void
add_question (VeiRulebook       *self,
              VeiFlow           *flow,
              const VeiQuestion *question)
{
  g_autofree char *answers = describe_answers (self, question);
  g_autofree char *sources = vei_rulebook_describe_sources (self, &question->sources);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", question->id, vei_rulebook_get (self, &question->text));
  append_line (text, "%s", vei_rulebook_get (self, &question->help));
  append_line (text, _("Answers: %s"), answers);
  if (question->parent >= 0)
    append_line (text, _("Asked after: %s"),
                 vei_rulebook_get (self, &self->knowledge->questions[question->parent].short_text));
  append_limits (self, text, flow, question);
  append_line (text, _("Why it is asked: %s"), vei_rulebook_get (self, &question->why));
  append_line (text, _("Who does not know is told: %s"), vei_rulebook_get (self, &question->find_out));
  append_line (text, _("As a reason: %s"), vei_rulebook_get (self, &question->met));
  append_line (text, "%s", sources);
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, text->str);
}

static void
add_questions (VeiRulebook *self)
{
  g_autoptr (VeiFlow) flow = vei_flow_new (self->knowledge);

  vei_rulebook_add_heading (self, _("Questions"));
  for (guint i = 0; i < self->knowledge->n_questions; i++)
    add_question (self, flow, &self->knowledge->questions[i]);
}

static void
add_graph (VeiRulebook *self)
{
  vei_rulebook_add_heading (self, _("The order of asking"));
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH,
                    _("The questions are asked from the top. An arrow goes from a question to each later one that it "
                      "can decide alone: with another answer than those named, the later one is not asked. A "
                      "question is also left out where the answers together have settled what it is asked for. "
                      "Under “Questions” the same stands in words."));
  vei_rule_graph_add_to_document (self->knowledge, self->document);
}

/* ---- The whole ---- */

static void
add_head (VeiRulebook    *self,
          VeiCheckReport *report,
          const GDate    *as_of)
{
  g_autofree char *released = vei_date_to_words (&self->knowledge->released, self->language);
  g_autofree char *day = vei_date_to_words (as_of, self->language);
  g_autofree char *version = g_strdup_printf (_("Version %s from %s, of %s."), self->knowledge->version,
                                              self->knowledge->publisher, released);
  /* Translators: a number and a day. */
  g_autofree char *proof = g_strdup_printf (_("Checked on %2$s over %1$s ways of answering: each leads to exactly "
                                              "one answer, and nobody is left without a step. Faults: none."),
                                            report->combinations, day);

  vei_rulebook_add (self, VEI_BLOCK_SUBJECT, _("Rule book"));
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, version);
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH, proof);
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH,
       _("Here stand all questions, rules and sentences of Utstyrsveiviser with what they rest on. The program "
         "guides; the hospital decides."));
}

static void
add_signature (VeiRulebook *self)
{
  g_autofree char *lines = g_strdup_printf (_("Place and date: %s\n\nSignature: %s\n\nName and position: %s"),
                                            SIGNATURE_LINE, SIGNATURE_LINE, SIGNATURE_LINE);

  vei_rulebook_add_heading (self, _("Read and found right"));
  vei_rulebook_add (self, VEI_BLOCK_PARAGRAPH,
                    _("What is crossed out or added by hand is not part of what was found right."));
  vei_rulebook_add (self, VEI_BLOCK_SIGNATURE, lines);
}

/**
 * vei_rulebook_new:
 * @knowledge: the knowledge of a pack
 * @report: what the check of that pack found: no faults
 * @as_of: the day of the check
 * @language: the language
 * @error: return location for an error
 *
 * Makes the rule book: every question, rule, approval, caution, step and
 * paragraph of a letter in words, with its source, the number of combinations
 * that were proved, and a line to sign on.
 *
 * Fails as vei_pack_read() does if there are no letters.
 *
 * Returns: (transfer full): the document
 */
VeiDocument *
vei_rulebook_new (VeiKnowledge    *knowledge,
                  VeiCheckReport  *report,
                  const GDate     *as_of,
                  VeiLanguage      language,
                  GError         **error)
{
  g_autoptr (VeiDocument) document = NULL;
  VeiRulebook self = { knowledge, language, NULL, 0 };

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge) && report != NULL && as_of != NULL, NULL);

  document = vei_document_new (_("Rule book"), language);
  self.document = document;
  add_head (&self, report, as_of);
  add_graph (&self);
  add_questions (&self);
  vei_rulebook_add_rules (&self);
  if (!vei_rulebook_add_letters (&self, error))
    return NULL;
  add_signature (&self);
  return g_steal_pointer (&document);
}
