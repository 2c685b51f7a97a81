/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-json.h"
#include "core/vei-knowledge.h"

/* Every text of the files on travel, treatment abroad, rights and topics. */

#define MAX_LIX       40
#define LEAST_WORDS   40
#define LONG_WORD     6

typedef void (*TextFunc) (const char *place,
                          const char *language,
                          const char *text);

static VeiPack *pack;

static const char * const files[] = {
  "travel.json", "abroad.json", "rights.json", "topics.json"
};

static void
visit (JsonNode   *node,
       const char *place,
       TextFunc    func)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *child = g_strdup_printf ("%s/%u", place, i);

          visit (json_array_get_element (array, i), child, func);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      gboolean is_text = json_object_has_member (object, "nb");
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &name, &member))
        {
          g_autofree char *child = g_strdup_printf ("%s/%s", place, name);

          if (is_text)
            func (child, name, json_node_get_string (member));
          else
            visit (member, child, func);
        }
    }
}

static void
visit_all (TextFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = vei_pack_read (pack, files[i], &error);

      g_assert_no_error (error);
      visit (node, files[i], func);
    }
}

/* ---- Easy to read ---- */

static void
count_words (const char *text,
             guint      *n_words,
             guint      *n_long,
             guint      *n_sentences)
{
  guint letters = 0;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        {
          letters++;
          continue;
        }
      *n_words += letters > 0;
      *n_long += letters > LONG_WORD;
      letters = 0;
      if ((c == '.' || c == ':' || c == '!' || c == '?') &&
          (at[1] == '\0' || at[1] == ' '))
        (*n_sentences)++;
      if (c == '\0')
        return;
    }
}

static void
check_lix (const char *place,
           const char *language,
           const char *text)
{
  guint n_words = 0, n_long = 0, n_sentences = 0;
  double lix;

  count_words (text, &n_words, &n_long, &n_sentences);
  if (n_words < LEAST_WORDS)
    return;
  lix = (double) n_words / MAX (n_sentences, 1) + 100.0 * n_long / n_words;
  g_test_message ("%s: LIX %.1f", place, lix);
  g_assert_cmpfloat (lix, <, MAX_LIX);
}

static void
test_lix (void)
{
  visit_all (check_lix);
}

/* ---- What is never said ---- */

/* T-18, T-20, T-21, T-29, T-30, T-32, T-34, T-37, and the house's own words. */
static const char * const never[] = {
  "du har rett til", "vil få", "you have a right", "you will get", "og/eller", "(s)", "nylig",
  "§", "forvaltningsloven §", "direktør medisin",
  "sannsynlig for medhold", "70 %", "70 prosent", "en tredjedel", "one third",
  "skogseth", "platou", "skår", "storhaug",
  "openaps", "androidaps", "github", "loopdocs",
};

static void
check_never (const char *place,
             const char *language,
             const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (lower, never[i]) != NULL)
      g_error ("%s: “%s” must not stand in a text", place, never[i]);
}

static void
test_never (void)
{
  visit_all (check_never);
}

/* Bokmål words that nynorsk writes otherwise: a text that was only copied. */
static const char * const not_nynorsk[] = {
  "ikke", "jeg", "hva", "hvem", "hvor", "hvordan", "fra", "noe", "uke", "uker",
  "ble", "være", "gjør", "mye", "trenger", "selv", "bare",
};

static void
check_nynorsk (const char *place,
               const char *language,
               const char *text)
{
  g_auto (GStrv) words = NULL;

  if (!g_str_equal (language, "nn"))
    return;
  words = g_str_tokenize_and_fold (text, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (not_nynorsk); i++)
    {
      g_auto (GStrv) folded = g_str_tokenize_and_fold (not_nynorsk[i], NULL, NULL);

      if (g_strv_contains ((const char * const *) words, folded[0]))
        g_error ("%s: “%s” is not nynorsk", place, not_nynorsk[i]);
    }
}

static void
test_nynorsk (void)
{
  visit_all (check_nynorsk);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  pack = vei_pack_new_bundled ();

  g_test_add_func ("/look-up-texts/lix", test_lix);
  g_test_add_func ("/look-up-texts/never", test_never);
  g_test_add_func ("/look-up-texts/nynorsk", test_nynorsk);

  status = g_test_run ();
  g_clear_object (&pack);
  return status;
}
