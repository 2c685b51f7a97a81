/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-readability.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/vei-json.h"
#include "core/vei-language.h"

/* Words of more than six letters are long. */
#define LONG_WORD 6

static const char * const files[] = {
  "sources.json", "questions.json", "rules.json", "letters.json", "agreements.json", "units.json", "places.json",
  "travel.json", "abroad.json", "rights.json", "topics.json",
};

/* Whether a sentence ends at @at: a mark, but not the point of a date or a number. */
static gboolean
ends_sentence (const char *at)
{
  return *at == '\n' || (strchr (".!?:;", *at) != NULL && (at[1] == '\0' || g_ascii_isspace (at[1])));
}

/**
 * vei_readability_measure:
 * @text: running text
 * @n_words: (out) (optional): how many words it has
 *
 * Measures how heavy a text is to read: the words of a sentence, and the share
 * of words of more than six letters, in per cent (LIX).
 *
 * Returns: the readability index; 0 where there are no words
 */
double
vei_readability_measure (const char *text,
                         guint      *n_words)
{
  guint words = 0, long_words = 0, sentences = 0, letters = 0, in_sentence = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        {
          letters++;
          continue;
        }
      words += letters > 0;
      in_sentence += letters > 0;
      long_words += letters > LONG_WORD;
      letters = 0;
      if (in_sentence > 0 && (c == 0 || ends_sentence (at)))
        {
          sentences++;
          in_sentence = 0;
        }
      if (c == 0)
        break;
    }
  if (n_words != NULL)
    *n_words = words;
  return words > 0 ? (double) words / sentences + 100.0 * long_words / words : 0;
}

/* An object of exactly the languages, with a text each. */
static gboolean
is_text (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);

  if (json_object_get_size (object) != VEI_N_LANGUAGES)
    return FALSE;
  for (VeiLanguage language = 0; language < VEI_N_LANGUAGES; language++)
    {
      JsonNode *member = json_object_get_member (object, vei_language_get_code (language));

      if (member == NULL || json_node_get_value_type (member) != G_TYPE_STRING)
        return FALSE;
    }
  return TRUE;
}

static void
warn_of_text (const char *file,
              const char *pointer,
              JsonNode   *node,
              GPtrArray  *warnings)
{
  for (VeiLanguage language = 0; language < VEI_N_LANGUAGES; language++)
    {
      const char *code = vei_language_get_code (language);
      guint n_words;
      double lix = vei_readability_measure (json_object_get_string_member (json_node_get_object (node), code),
                                            &n_words);

      if (n_words >= VEI_READABILITY_LEAST_WORDS && round (lix) > VEI_READABILITY_MAX_LIX)
        g_ptr_array_add (warnings,
                         /* Translators: a file, a place in it, a language, and a number. */
                         g_strdup_printf (_("%s: %s/%s: this text is heavy to read (LIX %.0f, at most %d); write "
                                            "shorter sentences and shorter words"), file, pointer, code, lix,
                                          VEI_READABILITY_MAX_LIX));
    }
}

static void
visit (const char *file,
       const char *pointer,
       JsonNode   *node,
       GPtrArray  *warnings)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        g_autofree char *place = g_strdup_printf ("%s/%u", pointer, i);

        visit (file, place, json_array_get_element (json_node_get_array (node), i), warnings);
      }
  else if (JSON_NODE_HOLDS_OBJECT (node) && is_text (node))
    warn_of_text (file, pointer, node, warnings);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (node));

      for (GList *l = members; l != NULL; l = l->next)
        {
          g_autofree char *place = g_strdup_printf ("%s/%s", pointer, (char *) l->data);

          visit (file, place, json_object_get_member (json_node_get_object (node), l->data), warnings);
        }
    }
}

/**
 * vei_readability_warn:
 * @pack: a pack
 * @warnings: (element-type utf8) (inout): where warnings are added
 *
 * Finds the texts of a pack that are heavy to read: of 40 words or more, with
 * a LIX over 40. Files that cannot be read are passed over: others tell of
 * them.
 */
void
vei_readability_warn (VeiPack   *pack,
                      GPtrArray *warnings)
{
  g_return_if_fail (VEI_IS_PACK (pack) && warnings != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JsonNode) node = vei_pack_has (pack, files[i]) ? vei_pack_read (pack, files[i], NULL) : NULL;

      if (node != NULL)
        visit (files[i], "", node, warnings);
    }
}
