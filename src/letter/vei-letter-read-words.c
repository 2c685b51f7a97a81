/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "letter/vei-letter-read-private.h"

/* Reads the lists of words in letters.json: numbers, what to take on a
 * journey, and what the linter looks for.
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
read_trip_item (VeiLetterBook *self,
                const VeiJson *json,
                gpointer       data,
                GError       **error)
{
  static const char *const allowed[] = { "id", "name", NULL };
  VeiText *text = g_new0 (VeiText, 1);
  const char *id;

  g_ptr_array_add (self->allocations, text);
  if (!vei_json_check_object (json, allowed, error)
      || !vei_letter_read_id_member (self, json, "id", &id, error)
      || !vei_letter_read_text_member (self, json, "name", text, error))
    return FALSE;
  g_hash_table_insert (self->trip_items, (gpointer) id, text);
  return TRUE;
}

/* Reads the names of what is taken along on a journey. Private. */
gboolean
vei_letter_read_trip_items (VeiLetterBook *self,
                            const VeiJson *root,
                            GError       **error)
{
  return vei_letter_read_list (self, root, "trip_items", read_trip_item, NULL, error);
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

/* Reads what the linter says and looks for, the first time that it is asked.
 * Private.
 */
gboolean
vei_letter_book_read_linter (VeiLetterBook *self,
                             GError       **error)
{
  static const char *const allowed[] = { "notes", "plain", "vague", "attachment", NULL };
  VeiJson root, linter, notes;

  if (self->plain_words != NULL)
    return TRUE;
  self->plain_words = g_array_new (FALSE, FALSE, sizeof (VeiPlainWord));
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
