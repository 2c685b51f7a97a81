/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/vei-cli-words.h"

/* Where nobody says how wide the paper is. */
#define DEFAULT_WIDTH 80
#define LEAST_WIDTH 40
/* A longer line is hard to read, however wide the window. */
#define MOST_WIDTH 100

static gboolean
is_terminal_with_styles (void)
{
  const char *terminal = g_getenv ("TERM");

  return isatty (STDOUT_FILENO) && terminal != NULL && !g_str_equal (terminal, "dumb") &&
         g_getenv ("NO_COLOR") == NULL;
}

/**
 * vei_words_init:
 * @words: (out caller-allocates): the writer
 * @out: where to write; must live as long as @words
 *
 * Makes a writer for standard output: as wide as the terminal, or 80 columns
 * where there is none.
 */
void
vei_words_init (VeiWords *words,
                GString  *out)
{
  struct winsize size;

  g_return_if_fail (words != NULL && out != NULL);

  words->out = out;
  words->width = DEFAULT_WIDTH;
  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    words->width = CLAMP (size.ws_col, LEAST_WIDTH, MOST_WIDTH);
  words->bold = is_terminal_with_styles ();
}

/**
 * vei_words_add_blank:
 * @words: the writer
 *
 * Adds an empty line, unless there is one already or nothing stands before.
 */
void
vei_words_add_blank (VeiWords *words)
{
  const GString *out = words->out;

  if (out->len > 0 && !(out->len > 1 && out->str[out->len - 1] == '\n' &&
                        out->str[out->len - 2] == '\n'))
    g_string_append_c (words->out, '\n');
}

/**
 * vei_words_add_heading:
 * @words: the writer
 * @text: the heading
 *
 * Adds a heading, with an empty line before it and a capital first letter.
 */
void
vei_words_add_heading (VeiWords   *words,
                       const char *text)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_return_if_fail (words != NULL && text != NULL);

  vei_words_add_blank (words);
  if (words->bold)
    g_string_append (words->out, "\033[1m");
  if (*text != '\0')
    {
      g_string_append_unichar (line, g_unichar_totitle (g_utf8_get_char (text)));
      g_string_append (line, g_utf8_next_char (text));
    }
  vei_words_add_paragraph (words, "", line->str);
  if (words->bold)
    {
      g_string_truncate (words->out, words->out->len - 1);
      g_string_append (words->out, "\033[0m\n");
    }
}

/* What a text could do to a terminal is taken out of it. */
static char *
clean_word (const char *word,
            guint      *columns)
{
  GString *clean = g_string_new (NULL);

  *columns = 0;
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_iscntrl (character))
        continue;
      if (!g_unichar_iszerowidth (character))
        *columns += g_unichar_iswide (character) ? 2 : 1;
      g_string_append_unichar (clean, character);
    }
  return g_string_free (clean, FALSE);
}

static void
add_spaces (GString *out,
            guint    n)
{
  g_string_append_printf (out, "%*s", (int) n, "");
}

static void
add_line_of_text (VeiWords   *words,
                  const char *text,
                  guint       indent)
{
  g_auto(GStrv) parts = g_strsplit (text, " ", -1);
  guint column = indent;
  gboolean first = TRUE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint columns;
      g_autofree char *word = clean_word (parts[i], &columns);

      if (*word == '\0')
        continue;
      if (!first && column + 1 + columns > words->width)
        {
          g_string_append_c (words->out, '\n');
          add_spaces (words->out, indent);
          column = indent;
        }
      else if (!first)
        {
          g_string_append_c (words->out, ' ');
          column++;
        }
      g_string_append (words->out, word);
      column += columns;
      first = FALSE;
    }
  g_string_append_c (words->out, '\n');
}

/**
 * vei_words_add_paragraph:
 * @words: the writer
 * @first: what stands before the text on its first line, such as "  - "; the
 *   other lines are moved in by as much
 * @text: valid UTF-8; a line break in it is kept, other control characters
 *   are left out
 *
 * Adds a paragraph, wrapped.
 */
void
vei_words_add_paragraph (VeiWords   *words,
                         const char *first,
                         const char *text)
{
  g_auto(GStrv) lines = NULL;
  guint indent;

  g_return_if_fail (words != NULL && first != NULL && text != NULL);

  lines = g_strsplit (text, "\n", -1);
  indent = (guint) g_utf8_strlen (first, -1);
  g_string_append (words->out, first);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        add_spaces (words->out, indent);
      add_line_of_text (words, lines[i], indent);
    }
}
