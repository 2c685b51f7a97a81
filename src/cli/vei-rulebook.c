/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "cli/vei-rulebook.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"
#include "core/vei-knowledge-private.h"

#define SIGNATURE_LINE "______________________________"

typedef struct
{
  VeiKnowledge *knowledge;
  VeiLanguage   language;
  VeiDocument  *document;
  guint         n_blocks;
} Book;

static void
add (Book         *self,
     VeiBlockRole  role,
     const char   *text)
{
  g_autofree char *id = g_strdup_printf ("rulebook.%u", self->n_blocks++);
  VeiBlock *block = vei_block_new (id, role, text);

  block->form = TRUE;
  vei_document_add (self->document, block);
}

static void
add_heading (Book       *self,
             const char *text)
{
  add (self, VEI_BLOCK_HEADING, text);
}

static const char *
get (Book          *self,
     const VeiText *text)
{
  return vei_text_get (text, self->language);
}

/* ---- Sources ---- */

static void
append_source (Book       *self,
               GString    *text,
               guint       source,
               const char *locator)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                          get (self, &vei_knowledge_get_source (self->knowledge, source)->label));
  if (*locator != '\0')
    g_string_append_printf (text, " (%s)", locator);
}

static char *
describe_sources (Book                *self,
                  const VeiSourceRefs *refs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < refs->n; i++)
    append_source (self, text, refs->ref[i].source, refs->ref[i].locator);
  return g_strdup_printf (_("Source: %s"), text->str);
}

/* ---- Questions ---- */

static char *
describe_answers (Book              *self,
                  const VeiQuestion *question)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < question->n_choices; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", get (self, &question->choices[i].label));
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
add_questions (Book *self)
{
  add_heading (self, _("Questions"));
  for (guint i = 0; i < self->knowledge->n_questions; i++)
    {
      const VeiQuestion *question = &self->knowledge->questions[i];
      g_autofree char *answers = describe_answers (self, question);
      g_autofree char *sources = describe_sources (self, &question->sources);
      g_autofree char *parent = NULL;
      g_autofree char *text = NULL;

      if (question->parent >= 0)
        parent = g_strdup_printf (_("\nAsked after: %s"),
                                  get (self, &self->knowledge->questions[question->parent].short_text));
      text = g_strdup_printf (_("%s\nAnswers: %s%s\n%s"), get (self, &question->text), answers,
                              parent != NULL ? parent : "", sources);
      add (self, VEI_BLOCK_PARAGRAPH, text);
    }
}

/* ---- Rules ---- */

static void
add_rule (Book                *self,
          const char          *head,
          const VeiCondition  *when,
          const char          *says,
          const VeiSourceRefs *refs)
{
  g_autofree char *condition = vei_rulebook_condition (self->knowledge, when, self->language);
  g_autofree char *sources = describe_sources (self, refs);
  g_autofree char *text = g_strdup_printf (_("%s\nWhen: %s\nThen: %s\n%s"), head, condition, says, sources);

  add (self, VEI_BLOCK_PARAGRAPH, text);
}

static void
add_ladder (Book                    *self,
            const VeiEquipmentRules *rules)
{
  g_autofree char *heading = g_strdup_printf (_("Rules: %s"), get (self, &rules->public.name));

  add_heading (self, heading);
  add (self, VEI_BLOCK_PARAGRAPH,
       _("The rules are read from the top, and the first one that is met gives the answer. What is not known "
         "is neither met nor not met."));
  for (guint i = 0; i < rules->n_lines; i++)
    {
      const VeiLine *line = &rules->lines[i];
      g_autofree char *head = g_strdup_printf ("%u. %s", i + 1, line->statement.id);
      g_autofree char *says = g_strdup_printf ("%s. %s",
                                               get (self, &self->knowledge->verdicts[line->verdict].title),
                                               get (self, &line->statement.text));

      add_rule (self, head, line->when, says, &line->statement.sources);
    }
}

static void
add_rules (Book          *self,
           const char    *heading,
           const VeiRule *rules,
           guint          n)
{
  add_heading (self, heading);
  for (guint i = 0; i < n; i++)
    {
      const VeiStatement *statement = &rules[i].statement;
      const char *title = get (self, &statement->title);
      g_autofree char *head = *title != '\0' ? g_strdup_printf ("%s (%s)", title, statement->id)
                                             : g_strdup (statement->id);

      add_rule (self, head, rules[i].when, get (self, &statement->text), &statement->sources);
    }
}

/* ---- Letters ---- */

/* Sources as they stand in the file: "id#place". */
static void
append_sources_of (Book       *self,
                   GString    *text,
                   JsonObject *block)
{
  JsonArray *list = json_object_has_member (block, "source")
                    ? json_object_get_array_member (block, "source") : NULL;
  g_autoptr (GString) sources = g_string_new (NULL);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *ref = json_array_get_string_element (list, i);
      g_auto (GStrv) parts = g_strsplit (ref, "#", 2);
      gpointer index = g_hash_table_lookup (self->knowledge->source_ids, parts[0]);

      if (index != NULL)
        append_source (self, sources, GPOINTER_TO_UINT (index) - 1, parts[1] != NULL ? parts[1] : "");
    }
  if (sources->len > 0)
    g_string_append_printf (text, _("\nSource: %s"), sources->str);
  else if (json_object_has_member (block, "answers") || json_object_has_member (block, "facts"))
    g_string_append_printf (text, "\n%s", _("Rests on: what the person has answered"));
}

static gboolean
append_condition_of (Book       *self,
                     GString    *text,
                     JsonNode   *node,
                     GError    **error)
{
  JsonObject *block = json_node_get_object (node);
  g_autoptr (VeiCondition) when = NULL;
  g_autofree char *words = NULL;
  VeiJson root, json;

  if (!json_object_has_member (block, "when"))
    return TRUE;
  vei_json_root (&root, node);
  if (!vei_json_member (&root, "when", &json, error) ||
      (when = vei_condition_new_from_json (self->knowledge, &json, error)) == NULL)
    return FALSE;
  words = vei_rulebook_condition (self->knowledge, when, self->language);
  g_string_append_printf (text, _("\nWhen: %s"), words);
  return TRUE;
}

static gboolean
add_letter_block (Book      *self,
                  JsonNode  *node,
                  GError   **error)
{
  JsonObject *block = json_node_get_object (node);
  g_autoptr (GString) text = NULL;

  if (!json_object_has_member (block, "text"))
    return TRUE;
  text = g_string_new (json_object_get_string_member_with_default (
    json_object_get_object_member (block, "text"), vei_language_get_code (self->language), ""));
  if (!append_condition_of (self, text, node, error))
    return FALSE;
  append_sources_of (self, text, block);
  add (self, VEI_BLOCK_PARAGRAPH, text->str);
  return TRUE;
}

static gboolean
add_letter_blocks (Book       *self,
                   const char *heading,
                   JsonArray  *blocks,
                   GError    **error)
{
  add_heading (self, heading);
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    if (!add_letter_block (self, json_array_get_element (blocks, i), error))
      return FALSE;
  return TRUE;
}

/* The file was read strictly before, by the check. */
static gboolean
add_letters (Book    *self,
             GError **error)
{
  g_autoptr (JsonNode) root = vei_pack_read (self->knowledge->pack, "letters.json", error);
  g_autoptr (GList) groups = NULL;
  JsonObject *object, *group_object;
  JsonArray *kinds;

  if (root == NULL)
    return FALSE;
  object = json_node_get_object (root);
  if (!add_letter_blocks (self, _("Reasons in letters"), json_object_get_array_member (object, "reasons"), error))
    return FALSE;
  group_object = json_object_get_object_member (object, "groups");
  groups = json_object_get_members (group_object);
  for (GList *l = groups; l != NULL; l = l->next)
    {
      g_autofree char *heading = g_strdup_printf (_("Paragraphs of several letters: %s"), (char *) l->data);

      if (!add_letter_blocks (self, heading, json_object_get_array_member (group_object, l->data), error))
        return FALSE;
    }
  kinds = json_object_get_array_member (object, "kinds");
  for (guint i = 0; i < json_array_get_length (kinds); i++)
    {
      JsonObject *kind = json_array_get_object_element (kinds, i);
      g_autofree char *heading = g_strdup_printf (_("Letter: %s"), json_object_get_string_member_with_default (
        json_object_get_object_member (kind, "title"), vei_language_get_code (self->language), ""));

      if (!add_letter_blocks (self, heading, json_object_get_array_member (kind, "blocks"), error))
        return FALSE;
    }
  return TRUE;
}

/* ---- The whole ---- */

static void
add_head (Book           *self,
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

  add (self, VEI_BLOCK_SUBJECT, _("Rule book"));
  add (self, VEI_BLOCK_PARAGRAPH, version);
  add (self, VEI_BLOCK_PARAGRAPH, proof);
  add (self, VEI_BLOCK_PARAGRAPH,
       _("Here stand all questions, rules and sentences of Utstyrsveiviser with what they rest on. The program "
         "guides; the hospital decides."));
}

static void
add_signature (Book *self)
{
  g_autofree char *lines = g_strdup_printf (_("Place and date: %s\n\nSignature: %s\n\nName and position: %s"),
                                            SIGNATURE_LINE, SIGNATURE_LINE, SIGNATURE_LINE);

  add_heading (self, _("Read and found right"));
  add (self, VEI_BLOCK_PARAGRAPH, _("What is crossed out or added by hand is not part of what was found right."));
  add (self, VEI_BLOCK_SIGNATURE, lines);
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
  Book self = { knowledge, language, NULL, 0 };

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge) && report != NULL && as_of != NULL, NULL);

  document = vei_document_new (_("Rule book"), language);
  self.document = document;
  add_head (&self, report, as_of);
  add_questions (&self);
  for (guint e = 0; e < knowledge->n_equipment; e++)
    add_ladder (&self, &knowledge->equipment[e]);
  add_rules (&self, _("Approvals"), knowledge->approvals, knowledge->n_approvals);
  add_rules (&self, _("Cautions"), knowledge->cautions, knowledge->n_cautions);
  add_rules (&self, _("Steps"), knowledge->steps, knowledge->n_steps);
  if (!add_letters (&self, error))
    return NULL;
  add_signature (&self);
  return g_steal_pointer (&document);
}
