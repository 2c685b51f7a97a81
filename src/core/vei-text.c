/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-text.h"

/**
 * vei_text_get:
 * @text: a text in all languages
 * @language: the language that is wanted
 *
 * Looks up a text in one language.
 *
 * An optional text that the pack does not have is an empty string in every
 * language.
 *
 * Returns: (transfer none): the string, owned by what @text was read from;
 *   never %NULL
 */
const char *
vei_text_get (const VeiText *text,
              VeiLanguage    language)
{
  g_return_val_if_fail (text != NULL, "");
  g_return_val_if_fail (language < VEI_N_LANGUAGES, "");

  return text->string[language] != NULL ? text->string[language] : "";
}
