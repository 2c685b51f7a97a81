/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>
#include <string.h>

#include "cli/vei-cli-input.h"
#include "core/vei-date.h"

/* A longer line is no answer; what is past this is read and dropped. */
#define MAX_LINE 1000

/* The words people answer with, in the three languages. */
static const struct
{
  const char *word;
  VeiKey      key;
} key_words[] = {
  { "j", VEI_KEY_YES }, { "ja", VEI_KEY_YES }, { "y", VEI_KEY_YES }, { "yes", VEI_KEY_YES },
  { "n", VEI_KEY_NO }, { "nei", VEI_KEY_NO }, { "no", VEI_KEY_NO },
  { "v", VEI_KEY_DOES_NOT_KNOW }, { "vet ikke", VEI_KEY_DOES_NOT_KNOW },
  { "veit ikkje", VEI_KEY_DOES_NOT_KNOW }, { "d", VEI_KEY_DOES_NOT_KNOW },
  { "don't know", VEI_KEY_DOES_NOT_KNOW }, { "don’t know", VEI_KEY_DOES_NOT_KNOW },
  { "b", VEI_KEY_BACK }, { "?", VEI_KEY_WHY }, { "*", VEI_KEY_SHOW }, { "q", VEI_KEY_QUIT },
};

/* Norwegian and English months by how their names begin. */
static const char *const month_starts[12][2] = {
  { "jan", "jan" }, { "feb", "feb" }, { "mar", "mar" }, { "apr", "apr" },
  { "mai", "may" }, { "jun", "jun" }, { "jul", "jul" }, { "aug", "aug" },
  { "sep", "sep" }, { "okt", "oct" }, { "nov", "nov" }, { "des", "dec" },
};

/**
 * vei_input_read_line:
 * @stream: where to read
 *
 * Reads a line, without the spaces around it.
 *
 * Returns: (transfer full) (nullable): the line, "" where it was not text, or
 *   %NULL at the end of the input
 */
char *
vei_input_read_line (FILE *stream)
{
  g_autoptr(GString) line = g_string_new (NULL);
  gboolean sound = TRUE;
  gboolean any = FALSE;
  int c;

  while ((c = getc (stream)) != EOF)
    {
      any = TRUE;
      if (c == '\n')
        break;
      if (c == '\0' || line->len >= MAX_LINE)
        sound = FALSE;
      else
        g_string_append_c (line, (char) c);
    }
  if (!any)
    return NULL;
  if (!sound || !g_utf8_validate (line->str, (gssize) line->len, NULL))
    return g_strdup ("");
  return g_strstrip (g_string_free (g_steal_pointer (&line), FALSE));
}

/**
 * vei_input_parse_key:
 * @line: what was typed
 *
 * Finds out whether a line is one of the words that mean the same on every
 * question.
 *
 * Returns: what it means
 */
VeiKey
vei_input_parse_key (const char *line)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (line != NULL, VEI_KEY_NONE);

  lower = g_utf8_strdown (line, -1);
  for (guint i = 0; i < G_N_ELEMENTS (key_words); i++)
    {
      if (g_str_equal (lower, key_words[i].word))
        return key_words[i].key;
    }
  return VEI_KEY_NONE;
}

static guint
find_month (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (guint i = 0; i < 12; i++)
    {
      if (g_str_has_prefix (lower, month_starts[i][0]) ||
          g_str_has_prefix (lower, month_starts[i][1]))
        return i + 1;
    }
  return 0;
}

static gboolean
is_number (const char *text,
           gsize       least,
           gsize       most)
{
  gsize length = strlen (text);

  return length >= least && length <= most && strspn (text, "0123456789") == length;
}

/**
 * vei_input_parse_date:
 * @line: what was typed
 * @date: (out caller-allocates): the day
 *
 * Reads a day as people write it: 2026-12-14, 14.12.2026, 14. desember 2026 or
 * 14 December 2026.
 *
 * Returns: whether there is such a day from 1900 to 2199
 */
gboolean
vei_input_parse_date (const char *line,
                      GDate      *date)
{
  g_auto(GStrv) all = NULL;
  const char *parts[4] = { NULL };
  g_autofree char *iso = NULL;
  guint n = 0;
  guint month;

  g_return_val_if_fail (line != NULL && date != NULL, FALSE);

  if (vei_date_parse (line, date))
    return TRUE;
  all = g_strsplit_set (line, " ./", -1);
  for (guint i = 0; all[i] != NULL && n < G_N_ELEMENTS (parts); i++)
    {
      if (*all[i] != '\0')
        parts[n++] = all[i];
    }
  if (n != 3 || !is_number (parts[0], 1, 2) || !is_number (parts[2], 4, 4))
    return FALSE;
  month = is_number (parts[1], 1, 2) ? (guint) g_ascii_strtoull (parts[1], NULL, 10)
                                     : find_month (parts[1]);
  iso = g_strdup_printf ("%s-%02u-%02u", parts[2], month,
                         (guint) g_ascii_strtoull (parts[0], NULL, 10));
  return vei_date_parse (iso, date);
}

static gboolean
is_percent (const char *unit)
{
  return g_str_equal (unit, "%") || g_str_equal (unit, "prosent") || g_str_equal (unit, "percent");
}

/**
 * vei_input_parse_number:
 * @line: what was typed
 * @question: a question for a number
 * @number: (out): the number, in the unit of the question
 *
 * Reads a number with a point or a comma, with its unit or without.
 *
 * A value in mmol/mol may be given in per cent too.
 *
 * Returns: whether it is a number that the question takes
 */
gboolean
vei_input_parse_number (const char        *line,
                        const VeiQuestion *question,
                        double            *number)
{
  const char *own_unit = question->unit.string[VEI_LANGUAGE_NB];
  g_autofree char *text = g_strdup (line);
  const char *unit;
  char *end = NULL;

  g_return_val_if_fail (line != NULL && number != NULL, FALSE);

  g_strdelimit (text, ",", '.');
  if (!g_ascii_isdigit (*text) || strspn (text, "0123456789.") > 9)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  /* No exponents and no hexadecimal: the number ends where its digits end. */
  if (end != text + strspn (text, "0123456789."))
    return FALSE;
  unit = g_strchug (end);
  if (is_percent (unit) && g_str_equal (own_unit, "mmol/mol"))
    *number = round (10.93 * *number - 23.5);
  else if (*unit != '\0' && g_ascii_strcasecmp (unit, own_unit) != 0)
    return FALSE;
  return *number >= question->minimum && *number <= question->maximum;
}

static gboolean
find_choice (const char        *word,
             const VeiQuestion *question,
             guint             *choice)
{
  if (is_number (word, 1, 2))
    {
      guint64 place = g_ascii_strtoull (word, NULL, 10);

      *choice = (guint) place - 1;
      return place >= 1 && place <= question->n_choices;
    }
  for (guint i = 0; i < question->n_choices; i++)
    {
      if (g_str_equal (question->choices[i].id, word))
        {
          *choice = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * vei_input_parse_choices:
 * @line: what was typed
 * @question: a question with choices
 * @bits: (out): one bit for each choice that was named
 *
 * Reads the numbers of one or more choices, with spaces or commas between
 * them. The id of a choice stands for its number.
 *
 * Returns: whether all of them exist, and no more of them than the question
 *   takes
 */
gboolean
vei_input_parse_choices (const char        *line,
                         const VeiQuestion *question,
                         guint             *bits)
{
  g_auto(GStrv) words = NULL;
  guint n = 0;

  g_return_val_if_fail (line != NULL && question != NULL && bits != NULL, FALSE);

  *bits = 0;
  words = g_strsplit_set (line, " ,+", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint choice;

      if (*words[i] == '\0')
        continue;
      if (!find_choice (words[i], question, &choice))
        return FALSE;
      *bits |= 1u << choice;
      n++;
    }
  return n == 1 || (n > 1 && question->kind == VEI_QUESTION_MANY);
}
