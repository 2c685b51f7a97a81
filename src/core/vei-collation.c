/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-collation.h"

/* The order of the alphabet without the locale being installed: a small system
 * has only C.UTF-8, where å stands before æ and both before ø.
 */

#define SPACE   ' '
#define LETTER_AE "{"          /* after z */
#define LETTER_OE "|"
#define LETTER_AA "}"
#define FOREIGN   '~'

/* What a letter is sorted as, in Norwegian and elsewhere. Those that Unicode
 * takes apart into a letter and a mark need not stand here.
 */
static const struct
{
  gunichar    letter;
  const char *norwegian;
  const char *other;
} letters[] = {
  { 0xe6, LETTER_AE, "ae" },   /* æ */
  { 0xe4, LETTER_AE, "a" },    /* ä */
  { 0xf8, LETTER_OE, "o" },    /* ø */
  { 0xf6, LETTER_OE, "o" },    /* ö */
  { 0xe5, LETTER_AA, "a" },    /* å */
  { 0xfc, "y", "u" },          /* ü */
  { 0xfe, "th", "th" },        /* þ */
  { 0xf0, "d", "d" },          /* ð */
  { 0x111, "d", "d" },         /* đ */
  { 0x142, "l", "l" },         /* ł */
  { 0x14b, "n", "n" },         /* ŋ */
  { 0x153, LETTER_OE, "oe" },  /* œ */
  { 0x167, "t", "t" },         /* ŧ */
  { 0xdf, "ss", "ss" },        /* ß */
};

static const char *
find_letter (gunichar    letter,
             VeiLanguage language)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == letter)
      return language == VEI_LANGUAGE_EN ? letters[i].other : letters[i].norwegian;
  return NULL;
}

static void
append_letter (GString     *key,
               gunichar     letter,
               VeiLanguage  language)
{
  const char *known = find_letter (letter, language);
  gunichar apart[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (known != NULL)
    g_string_append (key, known);
  else if (letter < 0x80 && g_ascii_isalnum ((char) letter))
    g_string_append_c (key, (char) letter);
  else if (g_unichar_fully_decompose (letter, FALSE, apart, G_N_ELEMENTS (apart)) > 1)
    append_letter (key, apart[0], language);
  else if (g_unichar_isalnum (letter))
    {
      g_string_append_c (key, FOREIGN);
      g_string_append_unichar (key, letter);
    }
  else if (!g_unichar_ismark (letter) && key->len > 0 && key->str[key->len - 1] != SPACE)
    g_string_append_c (key, SPACE);
}

/**
 * vei_language_collate_key:
 * @language: the language whose alphabet counts
 * @text: words in UTF-8
 *
 * Makes a key that sorts with strcmp() as the words stand in a list of that
 * language: in Norwegian æ, ø and å come after z, with ä and ö beside æ and ø,
 * and “aa” counts as å. Case, accents and punctuation do not count. It does
 * not depend on which locales are installed.
 *
 * Returns: (transfer full): the key
 */
char *
vei_language_collate_key (VeiLanguage  language,
                          const char  *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  GString *key;

  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  key = g_string_sized_new (strlen (composed));
  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    append_letter (key, g_unichar_tolower (g_utf8_get_char (at)), language);
  if (language != VEI_LANGUAGE_EN)
    g_string_replace (key, "aa", LETTER_AA, 0);
  while (key->len > 0 && key->str[key->len - 1] == SPACE)
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

/**
 * vei_language_compare:
 * @language: the language whose alphabet counts
 * @first: words in UTF-8
 * @second: other words
 *
 * Compares words as vei_language_collate_key() sorts them. Of those that
 * differ only in case, accents or punctuation, always the same one is first.
 *
 * Returns: less than, equal to or greater than 0, as strcmp()
 */
int
vei_language_compare (VeiLanguage  language,
                      const char  *first,
                      const char  *second)
{
  g_autofree char *first_key = NULL;
  g_autofree char *second_key = NULL;
  int order;

  g_return_val_if_fail (language < VEI_N_LANGUAGES, 0);
  g_return_val_if_fail (first != NULL && second != NULL, 0);

  first_key = vei_language_collate_key (language, first);
  second_key = vei_language_collate_key (language, second);
  order = strcmp (first_key, second_key);
  return order != 0 ? order : strcmp (first, second);
}
