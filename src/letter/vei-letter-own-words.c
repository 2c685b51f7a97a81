/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-letter-own-words.h"

#include "letter/vei-letter-private.h"

/* Whether a letter has a place where own words on a question fit: where texts
 * lead to them, one of these must belong in the letter.
 */
static gboolean
leads_to_own_words (const VeiLetterContext  *context,
                    const VeiLetterKindData *kind,
                    int                      question)
{
  gboolean found = FALSE;

  for (guint i = 0; i < kind->items->len; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (kind->items, i);

      for (guint t = 0; t < item->terms->len; t++)
        {
          const VeiTerm *term = &g_array_index (item->terms, VeiTerm, t);

          if (term->kind != VEI_TERM_OWN_WORDS || term->index != question || term->negated)
            continue;
          if (item->when == NULL
              || vei_letter_context_is_true (context, item->when, item->equipment))
            return TRUE;
          found = TRUE;
        }
    }
  return !found;
}

static gboolean
wants_own_words (const VeiLetterContext  *context,
                 const VeiLetterKindData *kind,
                 const VeiLetterItem     *item)
{
  const VeiQuestion *question = vei_knowledge_get_question (context->book->knowledge,
                                                            (guint) item->question);
  guint64 bit = G_GUINT64_CONSTANT (1) << item->question;
  const char *words = vei_case_get_own_words (context->letter_case, question->id);

  if ((context->reasons & bit) != 0 || !vei_letter_context_wants_item (context, item))
    return FALSE;
  if (words != NULL && words[0] != '\0')
    return TRUE;
  return (context->known & bit) != 0
         && (question->kind != VEI_QUESTION_YES_NO
             || context->effective.answer[item->question].choice == 1)
         && leads_to_own_words (context, kind, item->question);
}

/**
 * vei_letter_book_find_own_words:
 * @self: the letters of a pack
 * @kind: a kind of these letters
 * @letter_case: a case
 * @as_of: the date of the letter
 *
 * Finds the questions, other than the reasons, on which the letter has room for
 * the person's own words, such as why a complaint is late.
 *
 * Returns: one bit for each question
 */
guint64
vei_letter_book_find_own_words (VeiLetterBook       *self,
                                const VeiLetterKind *kind,
                                VeiCase             *letter_case,
                                const GDate         *as_of)
{
  VeiLetterContext context;
  const VeiLetterKindData *data = (const VeiLetterKindData *) kind;
  guint64 questions = 0;

  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), 0);
  g_return_val_if_fail (kind != NULL, 0);
  g_return_val_if_fail (VEI_IS_CASE (letter_case), 0);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), 0);

  /* The blocks of a kind are read when they are first needed. */
  if (data->items == NULL
      && !vei_letter_book_read_kind (self, (VeiLetterKindData *) kind, NULL))
    return 0;
  vei_letter_context_init (&context, self, data, letter_case, VEI_LANGUAGE_NB, as_of);
  for (guint i = 0; i < data->items->len; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (data->items, i);

      if (item->insert == VEI_INSERT_OWN_WORDS && wants_own_words (&context, data, item))
        questions |= G_GUINT64_CONSTANT (1) << item->question;
    }
  vei_letter_context_clear (&context);
  return questions;
}
