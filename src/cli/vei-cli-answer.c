/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-answer.h"
#include "core/vei-date.h"

typedef const VeiStatement *(*GetStatement) (VeiKnowledge *knowledge,
                                             guint         index);

/* What every part of the answer needs. */
typedef struct
{
  VeiWords            *words;
  VeiKnowledge        *knowledge;
  const VeiAssessment *assessment;
  VeiLanguage          language;
} VeiAnswerText;

static gboolean
has_bit (guint64 bits,
         guint   index)
{
  return (bits >> index & 1) != 0;
}

/**
 * vei_words_add_sources:
 * @words: the writer
 * @indent: what stands before the line
 * @knowledge: the knowledge that the sources belong to
 * @sources: the sources, each of which may stand there more than once
 * @language: the language to use
 *
 * Adds a line that names sources, each of them once.
 */
void
vei_words_add_sources (VeiWords            *words,
                       const char          *indent,
                       VeiKnowledge        *knowledge,
                       const VeiSourceRefs *sources,
                       VeiLanguage          language)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  g_return_if_fail (words != NULL && sources != NULL);

  for (guint i = 0; i < sources->n; i++)
    {
      const VeiSource *source = vei_knowledge_get_source (knowledge, sources->ref[i].source);
      gboolean named = FALSE;

      for (guint j = 0; j < i; j++)
        named = named || sources->ref[j].source == sources->ref[i].source;
      if (named)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "",
                              vei_text_get (&source->label, language));
    }
  if (names->len == 0)
    return;
  /* Translators: %s is the names of one or more sources. */
  line = g_strdup_printf (_("Source: %s"), names->str);
  vei_words_add_paragraph (words, indent, line);
}

/**
 * vei_cli_dup_send_by_text:
 * @deadline: the last day
 * @send_by: the last working day that is not after it
 * @as_of: the day to tell it on
 * @language: the language to use
 *
 * Tells of a deadline and when to send what is due by it.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
vei_cli_dup_send_by_text (const GDate *deadline,
                          const GDate *send_by,
                          const GDate *as_of,
                          VeiLanguage  language)
{
  g_autofree char *last_day = vei_date_to_words (deadline, language);
  g_autofree char *post_day = vei_date_to_words (send_by, language);

  if (g_date_compare (deadline, as_of) < 0)
    /* Translators: %s is a date in words. */
    return g_strdup_printf (_("The deadline was %s."), last_day);
  if (g_date_compare (send_by, as_of) < 0)
    return g_strdup_printf (_("The deadline is %s. Send it today."), last_day);
  if (g_date_compare (send_by, deadline) == 0)
    return g_strdup_printf (_("The deadline is %s. Send it by that day at the latest."), last_day);
  /* Translators: both are dates in words. */
  return g_strdup_printf (_("The deadline is %s, which is not a working day. Send it by %s at the latest."),
                          last_day, post_day);
}

static void
add_questions (VeiAnswerText *text,
               const char    *heading,
               guint64        questions,
               gboolean       find_out)
{
  if (questions == 0)
    return;

  vei_words_add_blank (text->words);
  vei_words_add_paragraph (text->words, "", heading);
  for (guint i = 0; i < vei_knowledge_get_n_questions (text->knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (text->knowledge, i);
      const char *sentence;

      if (!has_bit (questions, i))
        continue;
      sentence = vei_text_get (find_out ? &question->find_out : &question->met, text->language);
      if (*sentence == '\0')
        sentence = vei_text_get (&question->short_text, text->language);
      vei_words_add_paragraph (text->words, "  - ", sentence);
    }
}

static void
add_statements (VeiAnswerText *text,
                const char    *heading,
                guint64        statements,
                guint          n,
                GetStatement   get)
{
  if (statements == 0)
    return;

  vei_words_add_blank (text->words);
  vei_words_add_paragraph (text->words, "", heading);
  for (guint i = 0; i < n; i++)
    {
      const VeiStatement *statement;

      if (!has_bit (statements, i))
        continue;
      statement = get (text->knowledge, i);
      vei_words_add_paragraph (text->words, "  - ", vei_text_get (&statement->text, text->language));
      vei_words_add_sources (text->words, "    ", text->knowledge, &statement->sources,
                             text->language);
    }
}

static void
add_equipment (VeiAnswerText *text,
               guint          index)
{
  const VeiEquipmentResult *result = &text->assessment->equipment[index];
  const VeiEquipment *equipment = vei_knowledge_get_equipment (text->knowledge, index);
  const VeiVerdict *verdict = vei_knowledge_get_verdict (text->knowledge, result->verdict);
  g_autofree char *heading = NULL;

  /* Translators: an equipment and the verdict on it, "Sensor: Can be assessed". */
  heading = g_strdup_printf (_("%s: %s"), vei_text_get (&equipment->name, text->language),
                             vei_text_get (&verdict->title, text->language));
  vei_words_add_heading (text->words, heading);
  vei_words_add_paragraph (text->words, "", vei_text_get (&verdict->text, text->language));
  if (result->line >= 0)
    {
      const VeiStatement *line = vei_knowledge_get_line (text->knowledge, index,
                                                         (guint) result->line);

      vei_words_add_paragraph (text->words, "", vei_text_get (&line->text, text->language));
      vei_words_add_sources (text->words, "", text->knowledge, &line->sources, text->language);
    }
  add_questions (text, _("This speaks for it:"), result->met, FALSE);
  add_questions (text, _("This is missing:"), result->find_out, TRUE);
  add_statements (text, _("Who has to approve it:"), result->approvals,
                  vei_knowledge_get_n_approvals (text->knowledge), vei_knowledge_get_approval);
  add_statements (text, _("Be aware of this:"), result->cautions,
                  vei_knowledge_get_n_cautions (text->knowledge), vei_knowledge_get_caution);
}

static void
add_step_dates (VeiAnswerText *text)
{
  g_autofree char *sentence = NULL;
  GDate as_of, deadline, send_by;

  g_date_clear (&as_of, 1);
  g_date_clear (&deadline, 1);
  g_date_clear (&send_by, 1);
  g_date_set_julian (&as_of, text->assessment->as_of);
  g_date_set_julian (&deadline, text->assessment->deadline);
  g_date_set_julian (&send_by, text->assessment->send_by);
  sentence = vei_cli_dup_send_by_text (&deadline, &send_by, &as_of, text->language);
  vei_words_add_paragraph (text->words, "    ", sentence);
}

static void
add_steps (VeiAnswerText *text)
{
  guint number = 0;

  if (text->assessment->steps == 0)
    return;

  vei_words_add_heading (text->words, _("What you can do now"));
  for (guint i = 0; i < vei_knowledge_get_n_steps (text->knowledge); i++)
    {
      const VeiStatement *step = vei_knowledge_get_step (text->knowledge, i);
      g_autofree char *first = NULL;

      if (!has_bit (text->assessment->steps, i))
        continue;
      first = g_strdup_printf ("%2u. ", ++number);
      vei_words_add_paragraph (text->words, first, vei_text_get (&step->title, text->language));
      vei_words_add_paragraph (text->words, "    ", vei_text_get (&step->text, text->language));
      if (has_bit (text->assessment->dated_steps, i) && text->assessment->deadline != 0)
        add_step_dates (text);
      vei_words_add_sources (text->words, "    ", text->knowledge, &step->sources, text->language);
    }
}

static void
add_stale (VeiAnswerText *text)
{
  gboolean any = FALSE;

  for (guint i = 0; i < vei_knowledge_get_n_sources (text->knowledge); i++)
    {
      const VeiSource *source = vei_knowledge_get_source (text->knowledge, i);

      if (!has_bit (text->assessment->stale[i / 64], i % 64))
        continue;
      if (!any)
        {
          vei_words_add_heading (text->words, _("How old the sources are"));
          vei_words_add_paragraph (text->words, "",
                                   _("These sources are interim, or do not apply on this day. "
                                     "Ask the hospital which rules it goes by now."));
        }
      any = TRUE;
      vei_words_add_paragraph (text->words, "  - ", vei_text_get (&source->label, text->language));
    }
}

static void
add_next_question (VeiAnswerText     *text,
                   const VeiQuestion *next_question)
{
  if (next_question == NULL)
    return;

  vei_words_add_heading (text->words, _("Not answered yet"));
  vei_words_add_paragraph (text->words, "",
                           _("More answers can change this, or give you more reasons. "
                             "The next question is:"));
  vei_words_add_paragraph (text->words, "  ", vei_text_get (&next_question->text, text->language));
}

/**
 * vei_words_add_assessment:
 * @words: the writer
 * @knowledge: the knowledge
 * @assessment: the assessment
 * @next_question: (nullable): the question that could change it, or %NULL to
 *   say nothing of that
 * @language: the language to use
 *
 * Adds an assessment in words: the verdict on each equipment with what it
 * rests on, the steps, and how old the sources are.
 */
void
vei_words_add_assessment (VeiWords            *words,
                          VeiKnowledge        *knowledge,
                          const VeiAssessment *assessment,
                          const VeiQuestion   *next_question,
                          VeiLanguage          language)
{
  VeiAnswerText text = { words, knowledge, assessment, language };
  g_autofree char *day = NULL;
  g_autofree char *opening = NULL;
  GDate as_of;

  g_return_if_fail (words != NULL && assessment != NULL);
  g_return_if_fail (VEI_IS_KNOWLEDGE (knowledge));

  g_date_clear (&as_of, 1);
  g_date_set_julian (&as_of, assessment->as_of);
  day = vei_date_to_words (&as_of, language);
  /* Translators: the first %s is a date in words, the second a version. */
  opening = g_strdup_printf (_("The answer as of %s (knowledge %s)"), day,
                             vei_knowledge_get_version (knowledge));
  vei_words_add_paragraph (words, "", opening);

  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    {
      if (assessment->equipment[i].wanted)
        add_equipment (&text, i);
    }
  add_steps (&text);
  add_next_question (&text, next_question);
  add_stale (&text);

  vei_words_add_blank (words);
  vei_words_add_paragraph (words, "",
                           _("This guides you and does not decide. The hospital decides, after "
                             "a medical assessment of you."));
  vei_words_add_paragraph (words, "",
                           _("Do you suspect ketoacidosis or a serious low? Call 113. "
                             "The out-of-hours doctor has 116 117."));
}
