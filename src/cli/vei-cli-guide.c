/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cli/vei-cli-answer.h"
#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-files.h"
#include "cli/vei-cli-input.h"
#include "core/vei-date.h"
#include "store/vei-file.h"

/* Something that types without end must not keep the program for ever: so many
 * lines in a row that lead nowhere, and so many in all, end the questions.
 */
#define MAX_IDLE_LINES 25
#define MAX_LINES 2000

static const VeiOption options[] = {
  { "answers-out", 0, N_("FILE"), N_("keep the answers in this file") },
  VEI_OPTION_AS_OF,
  { NULL },
};

/* How a question ended. */
typedef enum
{
  VEI_REPLY_ANSWERED,
  VEI_REPLY_BACK,
  VEI_REPLY_END,
} VeiReply;

typedef struct
{
  VeiCli       *cli;
  VeiKnowledge *knowledge;
  VeiWords      words;
  VeiAnswers    answers;
  GDate         as_of;
  int           page;          /* of the question asked last; -1: none yet */
  guint8        history[MAX_LINES];
  guint         n_history;
  guint         n_lines;
  guint         n_idle;
} VeiGuide;

static const char *
get_text (VeiGuide      *guide,
          const VeiText *text)
{
  return vei_text_get (text, guide->cli->language);
}

static gboolean
is_answered (VeiGuide          *guide,
             const VeiQuestion *question)
{
  return guide->answers.answer[question->index].state != VEI_ANSWER_NOT_ASKED;
}

/* ---- Showing ---- */

static void
show_introduction (VeiGuide *guide)
{
  vei_words_add_paragraph (&guide->words, "",
                           _("Answer with the number or the letter in front, and Enter."));
  vei_words_add_paragraph (&guide->words, "",
                           _("At any question: ? why we ask, b back, * the answer so far, q end."));
  vei_words_add_paragraph (&guide->words, "",
                           _("Do you suspect ketoacidosis or a serious low? Call 113. "
                             "The out-of-hours doctor has 116 117."));
}

static void
show_page (VeiGuide          *guide,
           const VeiQuestion *question)
{
  const VeiPage *page = vei_knowledge_get_page (guide->knowledge, question->page);

  if (guide->page == question->page)
    return;
  guide->page = question->page;
  vei_words_add_heading (&guide->words, get_text (guide, &page->title));
  if (*get_text (guide, &page->help) != '\0')
    vei_words_add_paragraph (&guide->words, "", get_text (guide, &page->help));
}

static void
show_choices (VeiGuide          *guide,
              const VeiQuestion *question)
{
  for (guint i = 0; i < question->n_choices; i++)
    {
      const VeiChoice *choice = &question->choices[i];
      g_autofree char *first = g_strdup_printf ("%3u  ", i + 1);

      vei_words_add_paragraph (&guide->words, first, get_text (guide, &choice->label));
      if (*get_text (guide, &choice->help) != '\0')
        vei_words_add_paragraph (&guide->words, "     ", get_text (guide, &choice->help));
    }
}

static void
show_keys (VeiGuide          *guide,
           const VeiQuestion *question)
{
  gboolean english = guide->cli->language == VEI_LANGUAGE_EN;

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_words_add_paragraph (&guide->words, english ? "  y  " : "  j  ", _("Yes"));
      vei_words_add_paragraph (&guide->words, "  n  ", _("No"));
      break;
    case VEI_QUESTION_MANY:
      show_choices (guide, question);
      vei_words_add_paragraph (&guide->words, "     ", _("More than one: 1 2"));
      break;
    case VEI_QUESTION_ONE:
      show_choices (guide, question);
      break;
    case VEI_QUESTION_DATE:
      vei_words_add_paragraph (&guide->words, "     ", _("A date, such as 14.12.2026"));
      break;
    case VEI_QUESTION_NUMBER:
    default:
      vei_words_add_paragraph (&guide->words, "     ", get_text (guide, &question->unit));
      break;
    }
  if (question->may_not_know)
    vei_words_add_paragraph (&guide->words, english ? "  d  " : "  v  ", _("Don’t know"));
}

static void
show_question (VeiGuide          *guide,
               const VeiQuestion *question)
{
  show_page (guide, question);
  vei_words_add_blank (&guide->words);
  vei_words_add_paragraph (&guide->words, "", get_text (guide, &question->text));
  if (*get_text (guide, &question->help) != '\0')
    vei_words_add_paragraph (&guide->words, "", get_text (guide, &question->help));
  show_keys (guide, question);
  if (is_answered (guide, question))
    {
      g_autofree char *value = vei_answers_dup_value_text (&guide->answers, question,
                                                           guide->cli->language);
      /* Translators: %s is the answer given before. */
      g_autofree char *line = g_strdup_printf (_("Your answer was: %s. Enter keeps it."), value);

      vei_words_add_paragraph (&guide->words, "", line);
    }
}

static void
show_why (VeiGuide          *guide,
          const VeiQuestion *question)
{
  vei_words_add_paragraph (&guide->words, "  ", get_text (guide, &question->why));
  vei_words_add_sources (&guide->words, "  ", guide->knowledge, &question->sources,
                         guide->cli->language);
}

static void
show_assessment (VeiGuide *guide)
{
  VeiAssessment assessment;

  vei_assess (guide->knowledge, &guide->answers, &guide->as_of, &assessment);
  vei_words_add_blank (&guide->words);
  vei_words_add_assessment (&guide->words, guide->knowledge, &assessment,
                            vei_next_question (guide->knowledge, &guide->answers, &guide->as_of),
                            guide->cli->language);
}

/* ---- Answering: NULL, or a sentence on what is wrong ---- */

static const char *
take_date (VeiGuide          *guide,
           const VeiQuestion *question,
           const char        *line)
{
  GDate date, today;

  if (!vei_input_parse_date (line, &date))
    return _("That is not a day. Write the date as 14.12.2026.");
  vei_date_set_today (&today);
  if (g_date_compare (&date, &today) > 0)
    return _("That day has not come yet. Write a day up to today.");
  vei_answers_set_date (&guide->answers, question, &date);
  return NULL;
}

static const char *
take_number (VeiGuide          *guide,
             const VeiQuestion *question,
             const char        *line)
{
  double number;

  if (!vei_input_parse_number (line, question, &number))
    return _("That number does not fit. Write it as 58, or in per cent as 7,5 %.");
  vei_answers_set_number (&guide->answers, question, number);
  return NULL;
}

static const char *
take_choices (VeiGuide          *guide,
              const VeiQuestion *question,
              const char        *line)
{
  guint bits;

  if (!vei_input_parse_choices (line, question, &bits))
    return _("That is not one of the choices. Write the number in front of it.");
  if (question->kind == VEI_QUESTION_MANY)
    vei_answers_set_choices (&guide->answers, question, bits);
  else
    vei_answers_set_choice (&guide->answers, question,
                            question->choices[g_bit_nth_lsf (bits, -1)].id);
  return NULL;
}

static const char *
take_answer (VeiGuide          *guide,
             const VeiQuestion *question,
             VeiKey             key,
             const char        *line)
{
  if (*line == '\0' && is_answered (guide, question))
    return NULL;
  if (key == VEI_KEY_DOES_NOT_KNOW)
    {
      if (!question->may_not_know)
        return _("We need an answer to this one.");
      vei_answers_set_does_not_know (&guide->answers, question);
      return NULL;
    }

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      if (key != VEI_KEY_YES && key != VEI_KEY_NO)
        return _("Answer with one of the letters above.");
      vei_answers_set_yes_no (&guide->answers, question, key == VEI_KEY_YES);
      return NULL;
    case VEI_QUESTION_DATE:
      return take_date (guide, question, line);
    case VEI_QUESTION_NUMBER:
      return take_number (guide, question, line);
    case VEI_QUESTION_ONE:
    case VEI_QUESTION_MANY:
    default:
      return take_choices (guide, question, line);
    }
}

/* ---- Asking ---- */

static gboolean
is_exhausted (VeiGuide *guide)
{
  return ++guide->n_lines >= MAX_LINES || ++guide->n_idle > MAX_IDLE_LINES;
}

/* Prints what has been gathered and reads a line. %NULL without an error is
 * the end of the input.
 */
static char *
read_reply (VeiGuide  *guide,
            GError   **error)
{
  char *line;

  g_string_append (guide->cli->out, "> ");
  if (!vei_cli_flush (guide->cli, error))
    return NULL;
  if (is_exhausted (guide))
    {
      g_string_append_c (guide->cli->out, '\n');
      return NULL;
    }
  line = vei_input_read_line (stdin);
  /* A terminal has shown the Enter that ended the line; a pipe has not. */
  if (line == NULL || !isatty (STDIN_FILENO))
    g_string_append_c (guide->cli->out, '\n');
  return line;
}

static gboolean
ask (VeiGuide           *guide,
     const VeiQuestion  *question,
     VeiReply           *reply,
     GError            **error)
{
  show_question (guide, question);
  for (;;)
    {
      g_autoptr(GError) local_error = NULL;
      g_autofree char *line = read_reply (guide, &local_error);
      VeiKey key = line != NULL ? vei_input_parse_key (line) : VEI_KEY_QUIT;
      const char *wrong = NULL;

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      *reply = key == VEI_KEY_BACK ? VEI_REPLY_BACK : VEI_REPLY_END;
      if (key == VEI_KEY_BACK || key == VEI_KEY_QUIT)
        return TRUE;

      if (key == VEI_KEY_WHY)
        show_why (guide, question);
      else if (key == VEI_KEY_SHOW)
        {
          show_assessment (guide);
          vei_words_add_blank (&guide->words);
          vei_words_add_paragraph (&guide->words, "", get_text (guide, &question->text));
        }
      else if ((wrong = take_answer (guide, question, key, line)) != NULL)
        vei_words_add_paragraph (&guide->words, "", wrong);
      else
        {
          *reply = VEI_REPLY_ANSWERED;
          return TRUE;
        }
    }
}

static gboolean
ask_all (VeiGuide  *guide,
         GError   **error)
{
  const VeiQuestion *question;
  VeiReply reply = VEI_REPLY_ANSWERED;

  question = vei_next_to_ask (guide->knowledge, &guide->answers, &guide->as_of);
  while (question != NULL)
    {
      if (!ask (guide, question, &reply, error))
        return FALSE;
      if (reply == VEI_REPLY_END)
        break;
      if (reply == VEI_REPLY_ANSWERED)
        {
          guide->history[guide->n_history++] = question->index;
          guide->n_idle = 0;
          question = vei_next_to_ask (guide->knowledge, &guide->answers, &guide->as_of);
        }
      else if (guide->n_history > 0)
        question = vei_knowledge_get_question (guide->knowledge,
                                               guide->history[--guide->n_history]);
      else
        vei_words_add_paragraph (&guide->words, "", _("This is the first question."));
    }
  return TRUE;
}

/* Nobody should answer thirty questions for a file that cannot be written. */
static gboolean
check_answers_out (const char  *path,
                   GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "%s: %s", name,
                   _("this is a folder, not a file"));
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: %s", name,
                   _("the folder does not exist"));
      return FALSE;
    }
  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s: %s", name,
                   _("you are not allowed to write here"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
keep_answers (VeiGuide    *guide,
              const char  *path,
              GError     **error)
{
  g_autoptr(GBytes) bytes = vei_cli_answers_to_bytes (&guide->answers, guide->knowledge);
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *line = NULL;

  if (!vei_file_replace (path, bytes, TRUE, error))
    return FALSE;
  /* Translators: %s is the path of a file. */
  line = g_strdup_printf (_("Your answers are in %s."), name);
  vei_words_add_blank (&guide->words);
  vei_words_add_paragraph (&guide->words, "", line);
  return TRUE;
}

static gboolean
run_guide (VeiCli  *cli,
           GError **error)
{
  const char *answers_out = vei_cli_get_option (cli, "answers-out");
  g_autoptr(VeiKnowledge) knowledge = NULL;
  g_autofree VeiGuide *guide = g_new0 (VeiGuide, 1);

  if (!vei_cli_get_as_of (cli, &guide->as_of, error) ||
      (answers_out != NULL && !check_answers_out (answers_out, error)))
    return FALSE;
  knowledge = vei_cli_load_knowledge (cli, error);
  if (knowledge == NULL)
    return FALSE;

  guide->cli = cli;
  guide->knowledge = knowledge;
  guide->page = -1;
  vei_words_init (&guide->words, cli->out);
  show_introduction (guide);
  if (!ask_all (guide, error))
    return FALSE;
  show_assessment (guide);
  return vei_cli_flush (cli, error) &&
         (answers_out == NULL || keep_answers (guide, answers_out, error));
}

const VeiCommand vei_command_guide = {
  .name = "guide",
  .usage = N_("[--answers-out FILE] [--as-of DATE]"),
  .summary = N_("ask the questions one at a time, then show the answer"),
  .details = N_("At any question: ? why we ask, b back, * the answer so far, q end."),
  .options = options,
  .max_arguments = 0,
  .run = run_guide,
};
