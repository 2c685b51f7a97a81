/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-case-entry-private.h"

/* The letter without its marks, or 0 where it has none. */
static char
find_base (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  return n > 1 && parts[0] < 0x80 ? g_ascii_tolower ((char) parts[0]) : 0;
}

/*
 * vei_case_fold:
 * @text: a text
 *
 * Folds a text for searching: small letters without marks, with æ as ae, ø as
 * o and å as a, so that it is found from a keyboard that lacks them.
 *
 * Returns: (transfer full): the folded text
 */
char *
vei_case_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 8);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c;
      char base;

      if ((guchar) *at < 0x80)
        {
          g_string_append_c (folded, g_ascii_tolower (*at));
          continue;
        }
      c = g_unichar_tolower (g_utf8_get_char (at));
      base = find_base (c);
      if (base != 0)
        g_string_append_c (folded, base);
      else if (c == 0xe6)
        g_string_append (folded, "ae");
      else if (c == 0xf8)
        g_string_append_c (folded, 'o');
      else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* Norwegian order: a to z, æ (ä), ø (ö), å (aa). */
static char
find_last_letter (gunichar c)
{
  switch (c)
    {
    case 0xe6:
    case 0xe4:
      return 'z' + 1;
    case 0xf8:
    case 0xf6:
      return 'z' + 2;
    case 0xe5:
      return 'z' + 3;
    default:
      return 0;
    }
}

/*
 * vei_case_sort_key:
 * @text: a text
 *
 * Makes a key that sorts as a Norwegian list does, byte by byte: æ, ø and å
 * last, ä as æ, ö as ø, aa as å, and no difference between small and capital
 * letters or for other marks.
 *
 * Returns: (transfer full): the key
 */
char *
vei_case_sort_key (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *key = g_string_sized_new (strlen (text) + 1);

  for (const char *at = composed != NULL ? composed : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (at));
      char letter = find_last_letter (c);

      if (letter == 0 && c == 'a' && g_ascii_tolower (at[1]) == 'a')
        {
          letter = 'z' + 3;
          at++;
        }
      if (letter == 0 && c >= 0x80)
        letter = find_base (c);
      if (letter != 0)
        g_string_append_c (key, letter);
      else
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}
