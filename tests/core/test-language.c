/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>

#include "core/vei-language.h"

typedef struct
{
  const char  *locale;
  VeiLanguage  language;
} LocaleRow;

static const LocaleRow locale_rows[] = {
  { NULL, VEI_LANGUAGE_NB },
  { "", VEI_LANGUAGE_NB },
  { "C", VEI_LANGUAGE_NB },
  { "C.UTF-8", VEI_LANGUAGE_NB },
  { "POSIX", VEI_LANGUAGE_NB },
  { "nb", VEI_LANGUAGE_NB },
  { "nb_NO.UTF-8", VEI_LANGUAGE_NB },
  { "no_NO", VEI_LANGUAGE_NB },
  { "nn", VEI_LANGUAGE_NN },
  { "nn_NO", VEI_LANGUAGE_NN },
  { "nn_NO.UTF-8", VEI_LANGUAGE_NN },
  { "nn.UTF-8", VEI_LANGUAGE_NN },
  { "nn@euro", VEI_LANGUAGE_NN },
  { "en", VEI_LANGUAGE_EN },
  { "en_GB.UTF-8", VEI_LANGUAGE_EN },
  { "en-US", VEI_LANGUAGE_EN },
  { "enm_GB", VEI_LANGUAGE_NB },
  { "nnh_CM", VEI_LANGUAGE_NB },
  { "se_NO.UTF-8", VEI_LANGUAGE_NB },
  { "de_DE.UTF-8", VEI_LANGUAGE_NB },
};

static void
test_from_locale (gconstpointer data)
{
  const LocaleRow *row = data;

  g_assert_cmpint (vei_language_from_locale (row->locale), ==, row->language);
}

static void
test_codes (void)
{
  VeiLanguage language = VEI_LANGUAGE_NN;

  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    {
      g_assert_true (vei_language_parse (vei_language_get_code (i), &language));
      g_assert_cmpint (language, ==, i);
    }
  g_assert_false (vei_language_parse ("no", &language));
  g_assert_false (vei_language_parse ("NB", &language));
  g_assert_false (vei_language_parse ("", &language));
  g_assert_cmpint (language, ==, VEI_LANGUAGE_EN);
}

/* One environment a process: vei_language_set_up() reads it the first time. */
typedef struct
{
  const char  *name;
  const char  *lc_all;
  const char  *lc_messages;
  const char  *lang;
  const char  *list;
  VeiLanguage  language;
} EnvironmentRow;

static const EnvironmentRow environment_rows[] = {
  { "nothing", NULL, NULL, NULL, NULL, VEI_LANGUAGE_NB },
  { "c", "C", NULL, NULL, NULL, VEI_LANGUAGE_NB },
  { "c-utf-8", "C.UTF-8", NULL, "nn_NO.UTF-8", NULL, VEI_LANGUAGE_NB },
  { "lang", NULL, NULL, "nn_NO.UTF-8", NULL, VEI_LANGUAGE_NN },
  { "messages", NULL, "en_GB.UTF-8", "nn_NO.UTF-8", NULL, VEI_LANGUAGE_EN },
  { "all", "nn_NO.UTF-8", "en_GB.UTF-8", "en_GB.UTF-8", NULL,
    VEI_LANGUAGE_NN },
  { "empty", "", "", "en_GB.UTF-8", "", VEI_LANGUAGE_EN },
  { "list", NULL, NULL, "nb_NO.UTF-8", "nn:nb", VEI_LANGUAGE_NN },
  { "list-of-others", NULL, NULL, "de_DE.UTF-8", "de:se:en:nb",
    VEI_LANGUAGE_EN },
  { "list-of-strangers", NULL, NULL, "nn_NO.UTF-8", "de:se", VEI_LANGUAGE_NN },
  { "list-in-c", "C", NULL, NULL, "en", VEI_LANGUAGE_NB },
  { "list-in-posix", NULL, NULL, "POSIX", "nn", VEI_LANGUAGE_NB },
  { "list-without-locale", NULL, NULL, NULL, "nn", VEI_LANGUAGE_NB },
};

static void
set_environment (const char *name,
                 const char *value)
{
  if (value != NULL)
    g_setenv (name, value, TRUE);
  else
    g_unsetenv (name);
}

static void
check_environment (const EnvironmentRow *row)
{
  static const VeiLanguage languages[] = {
    VEI_LANGUAGE_EN, VEI_LANGUAGE_NN, VEI_LANGUAGE_NB,
  };

  set_environment ("LC_ALL", row->lc_all);
  set_environment ("LC_MESSAGES", row->lc_messages);
  set_environment ("LANG", row->lang);
  set_environment ("LANGUAGE", row->list);

  g_assert_cmpint (vei_language_set_up (NULL), ==, row->language);
  g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
  g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "C");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *code = vei_language_get_code (languages[i]);

      g_assert_cmpint (vei_language_set_up (&languages[i]), ==, languages[i]);
      g_assert_true (g_str_has_prefix (g_getenv ("LANGUAGE"), code));
    }

  /* What was set in between is not taken for a wish of the user. */
  g_assert_cmpint (vei_language_set_up (NULL), ==, row->language);
}

static void
test_environment (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      check_environment (data);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* Begun in English, the program can still be switched: GLib must not have
 * decided that there is nothing to translate.
 */
static void
test_switch (void)
{
  static const char message[] = "there is no such file";
  static const VeiLanguage languages[] = {
    VEI_LANGUAGE_EN, VEI_LANGUAGE_NB, VEI_LANGUAGE_NN, VEI_LANGUAGE_EN,
  };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *translated;

      vei_language_set_up (&languages[i]);
      translated = _(message);
      /* The catalogs may lack, but GLib and gettext agree on what they say. */
      g_assert_cmpstr (translated, ==, dgettext (GETTEXT_PACKAGE, message));
      if (languages[i] == VEI_LANGUAGE_EN)
        g_assert_cmpstr (translated, ==, message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (locale_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/language/from-locale/%u", i);

      g_test_add_data_func (path, &locale_rows[i], test_from_locale);
    }
  for (guint i = 0; i < G_N_ELEMENTS (environment_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/language/set-up/",
                                           environment_rows[i].name, NULL);

      g_test_add_data_func (path, &environment_rows[i], test_environment);
    }
  g_test_add_func ("/language/codes", test_codes);
  g_test_add_func ("/language/switch", test_switch);

  return g_test_run ();
}
