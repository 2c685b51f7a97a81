/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "letter/vei-letter-read-private.h"

/* Reads the lists of words in letters.json: numbers, and what the linter
 * says and looks for.
 */

static const char *const lint_names[VEI_N_LINTS + 1] = {
  [VEI_LINT_LIX] = "lix",
  [VEI_LINT_LONG_SENTENCE] = "long_sentence",
  [VEI_LINT_JARGON] = "jargon",
  [VEI_LINT_NO_OWN_WORDS] = "no_own_words",
  [VEI_LINT_NO_ATTACHMENT] = "no_attachment",
  [VEI_LINT_NOT_MENTIONED] = "not_mentioned",
  [VEI_LINT_BIRTH_NUMBER] = "birth_number",
  [VEI_LINT_VAGUE] = "vague",
};

/* Adds a text to the array @data, which owns it. Private. */
gboolean
vei_letter_read_text_element (VeiLetterBook *self,
                              const VeiJson *json,
                              gpointer       data,
                              GError       **error)
{
  VeiText *text = g_new0 (VeiText, 1);

  g_ptr_array_add (data, text);
  return vei_json_text (json, self->strings, text, error);
}

static gboolean
read_plain_word (VeiLetterBook *self,
                 const VeiJson *json,
                 gpointer       data,
                 GError       **error)
{
  static const char *const allowed[] = { "word", "plain", NULL };
  VeiPlainWord word = { 0 };

  if (!vei_json_check_object (json, allowed, error)
      || !vei_letter_read_text_member (self, json, "word", &word.word, error)
      || !vei_letter_read_text_member (self, json, "plain", &word.plain, error))
    return FALSE;
  g_array_append_val ((GArray *) data, word);
  return TRUE;
}

static gboolean
read_linter (VeiLetterBook *self,
             GError       **error)
{
  static const char *const allowed[] = { "notes", "plain", "vague", "attachment", NULL };
  VeiJson root, linter, notes;

  vei_json_root (&root, self->node);
  if (!vei_json_member (&root, "linter", &linter, error)
      || !vei_json_check_object (&linter, allowed, error)
      || !vei_json_member (&linter, "notes", &notes, error)
      || !vei_json_check_object (&notes, lint_names, error))
    return FALSE;
  for (int lint = 0; lint < VEI_N_LINTS; lint++)
    {
      if (!vei_letter_read_text_member (self, &notes, lint_names[lint], &self->lints[lint],
                                        error))
        return FALSE;
    }
  return vei_letter_read_list (self, &linter, "plain", read_plain_word, self->plain_words, error)
         && vei_letter_read_list (self, &linter, "vague", vei_letter_read_text_element,
                                  self->vague_words, error)
         && vei_letter_read_list (self, &linter, "attachment", vei_letter_read_text_element,
                                  self->attachment_words, error);
}

/* Reads what the linter says and looks for, the first time that it is asked.
 * Private.
 */
gboolean
vei_letter_book_read_linter (VeiLetterBook *self,
                             GError       **error)
{
  if (self->plain_words != NULL)
    return TRUE;
  self->plain_words = g_array_new (FALSE, FALSE, sizeof (VeiPlainWord));
  if (read_linter (self, error))
    return TRUE;
  g_clear_pointer (&self->plain_words, g_array_unref);
  g_ptr_array_set_size (self->vague_words, 0);
  g_ptr_array_set_size (self->attachment_words, 0);
  return FALSE;
}
