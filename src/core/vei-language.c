/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-language.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* glibc keeps the translations it has looked up until this number changes
 * (see "Being a gettext grok" in the manual of gettext).
 */
#ifdef __GLIBC__
extern int _nl_msg_cat_cntr;
#endif

static const char *const language_codes[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "nb",
  [VEI_LANGUAGE_NN] = "nn",
  [VEI_LANGUAGE_EN] = "en",
};

/* What gettext is asked for. A message that lacks in nynorsk, such as one of
 * the toolkit, is better read in bokmål than in English.
 */
static const char *const gettext_languages[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "nb",
  [VEI_LANGUAGE_NN] = "nn:nb",
  [VEI_LANGUAGE_EN] = "en",
};

/* Whether @locale is a locale of the language @code: "nn", "nn_NO.UTF-8". */
static gboolean
is_locale_of (const char *locale,
              const char *code)
{
  gsize length = strlen (code);

  return g_ascii_strncasecmp (locale, code, length) == 0
         && !g_ascii_isalnum (locale[length]);
}

/* Whether gettext takes @locale for "no translations at all". */
static gboolean
is_untranslated (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C")
         || g_str_equal (locale, "POSIX");
}

/**
 * vei_language_parse:
 * @code: "nb", "nn" or "en"
 * @language: (out) (optional): the language
 *
 * Reads the code of a language.
 *
 * Returns: %FALSE where @code is none of the three; @language is then left
 *   as it was
 */
gboolean
vei_language_parse (const char  *code,
                    VeiLanguage *language)
{
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    {
      if (!g_str_equal (code, language_codes[i]))
        continue;

      if (language != NULL)
        *language = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * vei_language_get_code:
 * @language: a language
 *
 * Gets the code of a language, as it stands in a knowledge pack.
 *
 * Returns: (transfer none): "nb", "nn" or "en"
 */
const char *
vei_language_get_code (VeiLanguage language)
{
  g_return_val_if_fail (language < VEI_N_LANGUAGES, language_codes[0]);

  return language_codes[language];
}

/**
 * vei_language_from_locale:
 * @locale: (nullable): the name of a locale, such as "nn_NO.UTF-8"
 *
 * Finds the language to use in a locale.
 *
 * Returns: nynorsk in a nynorsk locale, English in an English one, and else
 *   bokmål
 */
VeiLanguage
vei_language_from_locale (const char *locale)
{
  if (locale != NULL && is_locale_of (locale, "nn"))
    return VEI_LANGUAGE_NN;
  if (locale != NULL && is_locale_of (locale, "en"))
    return VEI_LANGUAGE_EN;

  return VEI_LANGUAGE_NB;
}

/* Finds the first language of a list such as "nn:nb:en" that we have. */
static gboolean
parse_language_list (const char  *list,
                     VeiLanguage *language)
{
  g_auto (GStrv) names = g_strsplit (list, ":", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      VeiLanguage found = vei_language_from_locale (names[i]);

      if (found == VEI_LANGUAGE_NB
          && !is_locale_of (names[i], "nb")
          && !is_locale_of (names[i], "no"))
        continue;

      *language = found;
      return TRUE;
    }

  return FALSE;
}

/* Finds the language that the environment asks for, in the way of gettext:
 * the list in LANGUAGE goes first, but counts only in a locale that has
 * translations. The names count whether the locale is installed or not.
 */
static VeiLanguage
choose_language (const char *language_list)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *locale = NULL;
  VeiLanguage language;

  for (guint i = 0; i < G_N_ELEMENTS (variables) && locale == NULL; i++)
    {
      locale = g_getenv (variables[i]);
      if (locale != NULL && locale[0] == '\0')
        locale = NULL;
    }

  if (!is_untranslated (locale)
      && language_list != NULL
      && parse_language_list (language_list, &language))
    return language;

  return vei_language_from_locale (locale);
}

/* Makes messages and characters usable in a locale that is not installed, and
 * in C: gettext translates nothing in C, nor in C.UTF-8 since glibc 2.43, and
 * our texts are UTF-8. Which of them it is does not matter: LANGUAGE decides.
 */
static void
set_up_locale (void)
{
  static const char *const usable[] = {
    "nb_NO.UTF-8", "nn_NO.UTF-8", "en_GB.UTF-8", "en_US.UTF-8", "C.UTF-8",
  };

  const char *messages;

  setlocale (LC_ALL, "");

  messages = setlocale (LC_MESSAGES, NULL);
  if (is_untranslated (messages) || g_str_has_prefix (messages, "C."))
    for (guint i = 0; i < G_N_ELEMENTS (usable); i++)
      if (setlocale (LC_MESSAGES, usable[i]) != NULL)
        break;
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

static gboolean
holds_catalogs (const char *folder)
{
  g_autofree char *catalog = g_build_filename (folder, "nb", "LC_MESSAGES",
                                               GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (catalog, G_FILE_TEST_IS_REGULAR);
}

/* Finds the folder of the translations: beside the program where it was moved
 * as a whole, in the build tree where it was not installed, or where it was
 * installed.
 */
static char *
find_locale_folder (void)
{
  static const char *const beside[] = {
    "../share/locale", "../po", "../../po", "../../../po",
  };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;

  if (program != NULL)
    folder = g_path_get_dirname (program);

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *candidate = g_build_filename (folder, beside[i], NULL);

      if (holds_catalogs (candidate))
        return g_steal_pointer (&candidate);
    }

  return g_strdup (LOCALEDIR);
}

/**
 * vei_language_set_up:
 * @wanted: (nullable): the language to use, or %NULL for that of the
 *   environment
 *
 * Sets up the locale and the translations of the whole process.
 *
 * To be called first of all in `main()`, and again to change the language
 * while the program runs; texts already fetched do not change. Sets LANGUAGE
 * in the environment, so no other thread may run the first time. Numbers in
 * files are read and written with the `g_ascii_` functions and do not depend
 * on the locale.
 *
 * Returns: the language now in use
 */
VeiLanguage
vei_language_set_up (const VeiLanguage *wanted)
{
  static gboolean is_set_up = FALSE;
  static char *language_list = NULL;
  VeiLanguage language;

  g_return_val_if_fail (wanted == NULL || *wanted < VEI_N_LANGUAGES,
                        VEI_LANGUAGE_NB);

  if (!is_set_up)
    {
      g_autofree char *folder = find_locale_folder ();

      /* Kept, because LANGUAGE is overwritten below. */
      language_list = g_strdup (g_getenv ("LANGUAGE"));
      set_up_locale ();
      bindtextdomain (GETTEXT_PACKAGE, folder);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      /* GLib decides once, at the first message, whether to translate at all,
       * and would decide against it where the first language is English. It
       * does not look as long as there is no domain of ours.
       */
      g_dgettext (GETTEXT_PACKAGE, "language");
      textdomain (GETTEXT_PACKAGE);
      is_set_up = TRUE;
    }

  language = wanted != NULL ? *wanted : choose_language (language_list);
  g_setenv ("LANGUAGE", gettext_languages[language], TRUE);
#ifdef __GLIBC__
  _nl_msg_cat_cntr++;
#endif

  return language;
}
