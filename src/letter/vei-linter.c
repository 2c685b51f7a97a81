/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>
#include <string.h>

#include "letter/vei-letter-private.h"

#define MAX_LIX        45
#define MAX_WORDS      25
#define LONG_WORD      6       /* letters; a word with more is long */
#define LEAST_STEM     5       /* letters that two forms of a word share */
#define N_BIRTH_DIGITS 11

typedef struct
{
  VeiLetterBook *book;
  VeiDocument   *document;
  VeiCase       *letter_case;
  VeiLanguage    language;     /* of the notes */
  GPtrArray     *notes;
} Linter;

/**
 * vei_lint_note_free:
 * @note: (transfer full): a note
 *
 * Frees a note.
 */
void
vei_lint_note_free (VeiLintNote *note)
{
  g_free (note->block);
  g_free (note->message);
  g_free (note);
}

/* ---- Messages ---- */

static void
replace (GString    *text,
         const char *name,
         const char *value)
{
  if (value != NULL)
    g_string_replace (text, name, value, 0);
}

/* Adds a note; the texts may be NULL where the message does not name them. */
static void
add_note (Linter      *linter,
          VeiLintKind  kind,
          const char  *block,
          guint        start,
          guint        end,
          const char  *word,
          const char  *plain,
          const char  *n)
{
  VeiLintNote *note = g_new0 (VeiLintNote, 1);
  g_autoptr (GString) message =
    g_string_new (vei_text_get (&linter->book->lints[kind], linter->language));

  replace (message, "{n}", n);
  replace (message, "{plain}", plain);
  replace (message, "{word}", word);
  note->kind = kind;
  note->block = g_strdup (block);
  note->start = start;
  note->end = end;
  note->message = g_string_free (g_steal_pointer (&message), FALSE);
  g_ptr_array_add (linter->notes, note);
}

/* ---- Words and sentences ---- */

/* Whether a part is running text. */
static gboolean
is_prose (const VeiBlock *block)
{
  return block->role == VEI_BLOCK_PARAGRAPH || block->role == VEI_BLOCK_REASON
         || block->role == VEI_BLOCK_OWN_WORDS || block->role == VEI_BLOCK_LIST_ITEM;
}

/* Whether a sentence ends at @at: a mark, but not the point of a date or a number. */
static gboolean
ends_sentence (const char *at,
               const char *text)
{
  if (*at == '\n')
    return TRUE;
  if (strchr (".!?:;", *at) == NULL)
    return FALSE;
  if (*at == '.' && at > text && g_ascii_isdigit (at[-1]))
    return at[1] == '\0' || at[1] == '\n' || (at[1] == ' ' && g_ascii_isupper (at[2]));
  return at[1] == '\0' || g_ascii_isspace (at[1]);
}

typedef struct
{
  guint words;
  guint long_words;
  guint sentences;
} Count;

/* Called at the end of each sentence of a text. */
typedef void (*SentenceFunc) (gpointer    data,
                              guint       start,
                              guint       end,
                              guint       n_words);

/* Counts a text, and tells of each sentence. */
static void
count_text (const char   *text,
            Count        *count,
            SentenceFunc  sentence,
            gpointer      data)
{
  const char *start = text;
  guint n_words = 0, n_letters = 0;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || (n_letters > 0 && (c == '-' || c == 0x2019)))
        n_letters++;
      else if (n_letters > 0)
        {
          n_words++;
          count->words++;
          count->long_words += n_letters > LONG_WORD;
          n_letters = 0;
        }
      if (c != 0 && !ends_sentence (at, text))
        continue;
      if (n_words > 0)
        {
          count->sentences++;
          if (sentence != NULL)
            sentence (data, (guint) (start - text), (guint) (at - text), n_words);
        }
      n_words = 0;
      start = at + (c != 0);
      if (c == 0)
        break;
    }
}

/**
 * vei_lix:
 * @document: a letter
 *
 * Measures how heavy a letter is to read: the words of a sentence, and the
 * share of words of more than six letters. Names, addresses and headings do
 * not count.
 *
 * Returns: the readability index; 0 where there is no running text
 */
double
vei_lix (VeiDocument *document)
{
  Count count = { 0 };

  g_return_val_if_fail (VEI_IS_DOCUMENT (document), 0);

  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);

      if (is_prose (block) && !block->english)
        count_text (block->text, &count, NULL, NULL);
    }
  if (count.words == 0)
    return 0;
  return (double) count.words / count.sentences + 100.0 * count.long_words / count.words;
}

typedef struct
{
  Linter         *linter;
  const VeiBlock *block;
} InBlock;

static void
check_sentence_cb (gpointer data,
                   guint    start,
                   guint    end,
                   guint    n_words)
{
  const InBlock *in = data;
  g_autofree char *n = NULL;

  if (n_words <= MAX_WORDS)
    return;
  while (in->block->text[start] == ' ')
    start++;
  n = g_strdup_printf ("%u", n_words);
  add_note (in->linter, VEI_LINT_LONG_SENTENCE, in->block->id, start, end, NULL, NULL, n);
}

/* ---- Words to look for ---- */

/* Lower case without changing the length: places in it are places in the text. */
static char *
dup_lower (const char *text)
{
  g_autoptr (GString) lower = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gunichar small = g_unichar_tolower (c);

      g_string_append_unichar (lower, g_unichar_to_utf8 (small, NULL)
                                      == g_unichar_to_utf8 (c, NULL) ? small : c);
    }
  return g_string_free (g_steal_pointer (&lower), FALSE);
}

/* Finds a word that begins with @stem; sets the place of the whole word. */
static gboolean
find_word (const char *lower,
           const char *stem,
           gboolean    whole,
           guint      *start,
           guint      *end)
{
  const char *at = lower;

  while ((at = strstr (at, stem)) != NULL)
    {
      const char *last = at + strlen (stem);
      const char *before = at > lower ? g_utf8_find_prev_char (lower, at) : NULL;

      if (before == NULL || !g_unichar_isalpha (g_utf8_get_char (before)))
        {
          const char *stop = last;

          while (*stop != '\0' && g_unichar_isalpha (g_utf8_get_char (stop)))
            stop = g_utf8_next_char (stop);
          if (!whole || stop == last)
            {
              *start = (guint) (at - lower);
              *end = (guint) (stop - lower);
              return TRUE;
            }
        }
      at = last;
    }
  return FALSE;
}

static void
check_jargon (Linter         *linter,
              const VeiBlock *block,
              const char     *lower)
{
  VeiLanguage language = vei_document_get_language (linter->document);

  for (guint i = 0; i < linter->book->plain_words->len; i++)
    {
      const VeiPlainWord *word = &g_array_index (linter->book->plain_words, VeiPlainWord, i);
      guint start, end;

      if (find_word (lower, vei_text_get (&word->word, language), FALSE, &start, &end))
        {
          g_autofree char *found = g_strndup (block->text + start, end - start);

          add_note (linter, VEI_LINT_JARGON, block->id, start, end, found,
                    vei_text_get (&word->plain, language), NULL);
        }
    }
}

/* Whether a day is known of what a part tells of: an event of its reason, or the refusal. */
static gboolean
knows_date (Linter         *linter,
            const VeiBlock *block)
{
  GPtrArray *events = vei_case_get_events (linter->letter_case);
  const char *question = g_str_has_prefix (block->id, "own_words.")
                           ? block->id + strlen ("own_words.") : NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const VeiEvent *event = g_ptr_array_index (events, i);

      if (g_date_valid (&event->date)
          && (question == NULL || g_str_equal (event->question, question)))
        return TRUE;
    }
  return FALSE;
}

static void
check_vague (Linter         *linter,
             const VeiBlock *block,
             const char     *lower)
{
  VeiLanguage language = vei_document_get_language (linter->document);

  if (!knows_date (linter, block))
    return;
  for (guint i = 0; i < linter->book->vague_words->len; i++)
    {
      const VeiText *word = g_ptr_array_index (linter->book->vague_words, i);
      guint start, end;

      if (find_word (lower, vei_text_get (word, language), TRUE, &start, &end))
        {
          g_autofree char *found = g_strndup (block->text + start, end - start);

          add_note (linter, VEI_LINT_VAGUE, block->id, start, end, found, NULL, NULL);
        }
    }
}

/* Eleven digits, with or without a space or a point between them. */
static void
check_birth_number (Linter         *linter,
                    const VeiBlock *block)
{
  const char *text = block->text;
  guint start = 0, n = 0;

  for (guint i = 0;; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          if (n++ == 0)
            start = i;
          continue;
        }
      if (n == 6 && (text[i] == ' ' || text[i] == '-' || text[i] == '.')
          && g_ascii_isdigit (text[i + 1]))
        continue;
      if (n == N_BIRTH_DIGITS)
        add_note (linter, VEI_LINT_BIRTH_NUMBER, block->id, start, i, NULL, NULL, NULL);
      n = 0;
      if (text[i] == '\0')
        break;
    }
}

static void
check_block (Linter         *linter,
             const VeiBlock *block)
{
  g_autofree char *lower = NULL;
  InBlock in = { linter, block };
  Count count = { 0 };

  check_birth_number (linter, block);
  if (!is_prose (block) || block->english)
    return;
  count_text (block->text, &count, check_sentence_cb, &in);
  /* The words of the letter itself are chosen; the writer's can be helped. */
  if (!block->typed)
    return;
  lower = dup_lower (block->text);
  check_jargon (linter, block, lower);
  check_vague (linter, block, lower);
}

/* ---- The letter as a whole ---- */

static void
check_lix (Linter *linter)
{
  double lix = vei_lix (linter->document);
  g_autofree char *n = g_strdup_printf ("%.0f", lix);

  if (round (lix) > MAX_LIX)
    add_note (linter, VEI_LINT_LIX, NULL, 0, 0, NULL, NULL, n);
}

static gboolean
has_block (Linter     *linter,
           const char *prefix,
           const char *rest)
{
  g_autofree char *id = g_strconcat (prefix, rest, NULL);

  for (guint i = 0; i < vei_document_get_n_blocks (linter->document); i++)
    {
      if (g_str_equal (vei_document_get_block (linter->document, i)->id, id))
        return TRUE;
    }
  return FALSE;
}

static void
check_reasons (Linter *linter)
{
  for (guint i = 0; i < vei_document_get_n_blocks (linter->document); i++)
    {
      const VeiBlock *block = vei_document_get_block (linter->document, i);
      const char *question = block->id + strlen ("reason.");

      if (block->role != VEI_BLOCK_REASON || !g_str_has_prefix (block->id, "reason.")
          || block->typed || has_block (linter, "own_words.", question))
        continue;
      add_note (linter, VEI_LINT_NO_OWN_WORDS, block->id, 0, 0, block->text, NULL, NULL);
    }
}

static gboolean
is_attachment (const VeiBlock *block)
{
  return g_str_has_prefix (block->id, "attachment.");
}

/* The running text before the signature, in lower case; that of the writer alone
 * where @typed.
 */
static char *
dup_body (Linter   *linter,
          gboolean  typed)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < vei_document_get_n_blocks (linter->document); i++)
    {
      const VeiBlock *block = vei_document_get_block (linter->document, i);

      if (block->role == VEI_BLOCK_SIGNATURE)
        break;
      if (is_prose (block) && !is_attachment (block) && (block->typed || !typed))
        g_string_append_printf (body, "%s\n", block->text);
    }
  return dup_lower (body->str);
}

/* Whether a word of an attachment's name stands in the letter in some form. */
static gboolean
is_mentioned (const char *attachment,
              const char *body)
{
  g_autofree char *lower = dup_lower (attachment);
  g_auto (GStrv) words = g_strsplit_set (lower, " :,.()«»\"", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);
      g_autofree char *stem = NULL;
      guint start, end;

      if (length < LEAST_STEM)
        continue;
      stem = g_utf8_substring (words[i], 0, MAX (LEAST_STEM, length - 3));
      if (!g_str_equal (stem, "vedle") && find_word (body, stem, FALSE, &start, &end))
        return TRUE;
    }
  return FALSE;
}

static gboolean
mentions_attachment (Linter     *linter,
                     const char *body)
{
  for (guint i = 0; i < linter->book->attachment_words->len; i++)
    {
      guint start, end;

      if (find_word (body, vei_text_get (g_ptr_array_index (linter->book->attachment_words, i),
                                         vei_document_get_language (linter->document)),
                     FALSE, &start, &end))
        return TRUE;
    }
  return FALSE;
}

static void
check_attachments (Linter *linter)
{
  g_autofree char *body = dup_body (linter, FALSE);
  g_autofree char *typed = dup_body (linter, TRUE);
  guint n = 0;

  for (guint i = 0; i < vei_document_get_n_blocks (linter->document); i++)
    {
      const VeiBlock *block = vei_document_get_block (linter->document, i);
      const char *name;

      if (!is_attachment (block))
        continue;
      n++;
      /* The letter itself names the attachment that it makes. */
      if (g_str_equal (block->id, "attachment.events"))
        continue;
      name = strstr (block->text, ": ");
      name = name != NULL ? name + 2 : block->text;
      if (!is_mentioned (name, body))
        add_note (linter, VEI_LINT_NOT_MENTIONED, block->id, 0, 0, name, NULL, NULL);
    }
  if (n == 0 && mentions_attachment (linter, typed))
    add_note (linter, VEI_LINT_NO_ATTACHMENT, NULL, 0, 0, NULL, NULL, NULL);
}

/**
 * vei_linter_check:
 * @book: the letters of a pack, which hold the words that it looks for
 * @document: a letter, in Norwegian
 * @letter_case: the case that it was written from
 * @language: the language of the notes
 *
 * Looks for what the writer may want to change. None of it stands in the way
 * of printing.
 *
 * Returns: (transfer full) (element-type VeiLintNote): the notes: of the whole
 *   letter first, then in reading order of each check; none where the pack has
 *   no words for them
 */
GPtrArray *
vei_linter_check (VeiLetterBook *book,
                  VeiDocument   *document,
                  VeiCase       *letter_case,
                  VeiLanguage    language)
{
  Linter linter = { book, document, letter_case, language, NULL };

  g_return_val_if_fail (VEI_IS_LETTER_BOOK (book), NULL);
  g_return_val_if_fail (VEI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (VEI_IS_CASE (letter_case), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  linter.notes = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_lint_note_free);
  if (!vei_letter_book_read_linter (book, NULL))
    return linter.notes;
  check_lix (&linter);
  check_attachments (&linter);
  check_reasons (&linter);
  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    check_block (&linter, vei_document_get_block (document, i));
  return linter.notes;
}
