/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-knowledge-private.h"
#include "core/vei-search-private.h"

/* What the guide asks and answers, the letters and the sources can be found. */

static void
add_question (VeiSearchFiller   *filler,
              const VeiQuestion *question)
{
  vei_search_filler_begin (filler, VEI_SEARCH_GUIDE, "question", question->id, NULL);
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &question->text);
  vei_search_filler_add (filler, VEI_FIELD_HIDDEN, &question->short_text);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &question->why);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &question->help);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &question->find_out);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &question->met);
  for (guint i = 0; i < question->n_choices; i++)
    {
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &question->choices[i].label);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &question->choices[i].help);
    }
}

/* A line has no title of its own: what it says is the title. */
static void
add_line (VeiSearchFiller         *filler,
          const VeiEquipmentRules *equipment,
          const VeiLine           *line)
{
  const VeiVerdict *verdict = vei_knowledge_get_verdict (filler->knowledge, line->verdict);

  vei_search_filler_begin (filler, VEI_SEARCH_GUIDE, "criterion", line->statement.id, "guide");
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &line->statement.text);
  vei_search_filler_add (filler, VEI_FIELD_HEADING, &verdict->title);
  vei_search_filler_add (filler, VEI_FIELD_CONTEXT, &equipment->public.name);
}

static void
add_rules (VeiSearchFiller *filler,
           const char      *kind,
           const VeiRule   *rules,
           guint            n)
{
  for (guint i = 0; i < n; i++)
    vei_search_filler_add_statement (filler, VEI_SEARCH_GUIDE, kind, "guide",
                                     &rules[i].statement);
}

static void
fill_rules (VeiSearchFiller *filler)
{
  VeiKnowledge *knowledge = filler->knowledge;

  for (guint i = 0; i < knowledge->n_questions; i++)
    add_question (filler, &knowledge->questions[i]);
  for (guint i = 0; i < knowledge->n_verdicts; i++)
    {
      const VeiVerdict *verdict = &knowledge->verdicts[i];

      vei_search_filler_begin (filler, VEI_SEARCH_GUIDE, "verdict", verdict->id, "guide");
      vei_search_filler_add (filler, VEI_FIELD_TITLE, &verdict->title);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &verdict->text);
    }
  for (guint i = 0; i < knowledge->n_equipment; i++)
    for (guint j = 0; j < knowledge->equipment[i].n_lines; j++)
      add_line (filler, &knowledge->equipment[i], &knowledge->equipment[i].lines[j]);
  add_rules (filler, "approval", knowledge->approvals, knowledge->n_approvals);
  add_rules (filler, "caution", knowledge->cautions, knowledge->n_cautions);
  add_rules (filler, "step", knowledge->steps, knowledge->n_steps);
}

/* Who looks for a hospital wants the hospital before what was read there. */
static void
fill_sources (VeiSearchFiller *filler)
{
  for (guint i = 0; i < vei_knowledge_get_n_sources (filler->knowledge); i++)
    {
      const VeiSource *source = vei_knowledge_get_source (filler->knowledge, i);

      vei_search_filler_begin (filler, VEI_SEARCH_SOURCES, "source", source->id, NULL);
      vei_search_filler_add (filler, VEI_FIELD_HEADING, &source->title);
      vei_search_filler_add (filler, VEI_FIELD_TEXT, &source->label);
      vei_search_filler_add_string (filler, VEI_FIELD_TEXT, source->publisher);
    }
}

static gboolean
add_letter (VeiSearchFiller *filler,
            const VeiJson   *json,
            GError         **error)
{
  VeiText title, description, after;
  const char *id;

  if (!vei_knowledge_read_id (filler->knowledge, json, "id", &id, error) ||
      !vei_knowledge_read_text (filler->knowledge, json, "title", TRUE, &title, error) ||
      !vei_knowledge_read_text (filler->knowledge, json, "description", TRUE, &description,
                                error) ||
      !vei_knowledge_read_text (filler->knowledge, json, "after_saving", TRUE, &after, error))
    return FALSE;
  vei_search_filler_begin (filler, VEI_SEARCH_LETTERS, "letter", id, NULL);
  vei_search_filler_add (filler, VEI_FIELD_TITLE, &title);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &description);
  vei_search_filler_add (filler, VEI_FIELD_TEXT, &after);
  return TRUE;
}

/* Only what the kinds are called; their blocks belong to the letters. */
static gboolean
read_letters (VeiSearchFiller *filler,
              JsonNode        *node,
              GError         **error)
{
  VeiJson root, list, kind;
  guint n;

  vei_json_root (&root, node);
  if (!vei_json_member (&root, "kinds", &list, error) || !vei_json_length (&list, &n, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!vei_json_element (&list, i, &kind, error) || !add_letter (filler, &kind, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_letters (VeiSearchFiller *filler,
              GError         **error)
{
  VeiPack *pack = vei_knowledge_get_pack (filler->knowledge);
  g_autoptr (JsonNode) node = NULL;

  if (!vei_pack_has (pack, "letters.json"))
    return TRUE;
  node = vei_pack_read (pack, "letters.json", error);
  if (node == NULL)
    return FALSE;
  if (read_letters (filler, node, error))
    return TRUE;
  g_prefix_error (error, "letters.json: ");
  return FALSE;
}

gboolean
vei_search_fill_guide (VeiSearchFiller *filler,
                       GError         **error)
{
  fill_rules (filler);
  if (!fill_letters (filler, error))
    return FALSE;
  fill_sources (filler);
  return TRUE;
}
