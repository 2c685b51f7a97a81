/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-collation.h"
#include "core/vei-glossary.h"

static VeiTopics *topics;

/* ---- Words that are explained ---- */

static char *
find (VeiLanguage  language,
      const char  *text)
{
  g_autoptr (VeiGlossary) glossary = vei_glossary_new (topics, language);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  GString *ids = g_string_new (NULL);

  vei_glossary_find (glossary, text, terms);
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((const VeiTerm *) terms->pdata[i])->id);
  return g_string_free (ids, FALSE);
}

static const struct
{
  VeiLanguage  language;
  const char  *text;
  const char  *ids;
} found[] = {
  { VEI_LANGUAGE_NB, "", "" },
  { VEI_LANGUAGE_NB, "Bor du alene?", "" },
  { VEI_LANGUAGE_NB, "Har du høyt langtidsblodsukker (HbA1c)?", "hba1c" },
  { VEI_LANGUAGE_NB, "hba1c, HBA1C og HbA1c", "hba1c" },
  { VEI_LANGUAGE_NB, "Følinger! Og så en sensor.", "hypo sensor" },
  /* A part of a word is another word. */
  { VEI_LANGUAGE_NB, "sensorreglene; CGM-utstyr", "" },
  /* The longer form counts: this is one thing, not three. */
  { VEI_LANGUAGE_NB, "En pumpe som styres av sensor, kan passe.", "closed-loop" },
  { VEI_LANGUAGE_NB, "Ved nedsatt evne til å kjenne følinger", "impaired-awareness" },
  { VEI_LANGUAGE_NN, "Har du ofte følingar?", "hypo" },
  { VEI_LANGUAGE_NN, "Ei tilvising til spesialisthelsetenesta", "referral specialist-care" },
  { VEI_LANGUAGE_EN, "Severe hypos, and a closed-loop pump", "hypo closed-loop" },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autofree char *ids = find (found[i].language, found[i].text);

      g_assert_cmpstr (ids, ==, found[i].ids);
    }
}

static void
test_find_more (void)
{
  g_autoptr (VeiGlossary) glossary = vei_glossary_new (topics, VEI_LANGUAGE_NB);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();

  vei_glossary_find (glossary, "en sensor", terms);
  vei_glossary_find (glossary, "en føling og en sensor", terms);
  g_assert_cmpuint (terms->len, ==, 2);
  g_assert_true (terms->pdata[0] == vei_topics_find_term (topics, "sensor"));
}

static void
test_alphabet (void)
{
  for (guint language = 0; language < VEI_N_LANGUAGES; language++)
    {
      g_autoptr (VeiGlossary) glossary = vei_glossary_new (topics, language);

      g_assert_cmpuint (vei_glossary_get_n (glossary), ==, vei_topics_get_n_terms (topics));
      for (guint i = 1; i < vei_glossary_get_n (glossary); i++)
        g_assert_cmpint (vei_language_compare
                           (language,
                            vei_text_get (&vei_glossary_get (glossary, i - 1)->word, language),
                            vei_text_get (&vei_glossary_get (glossary, i)->word, language)),
                         <, 0);
    }
}

/* ---- The order of the alphabet ---- */

static void
check_order (VeiLanguage        language,
             const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; words[j] != NULL; j++)
      {
        int order = vei_language_compare (language, words[i], words[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_norwegian (void)
{
  static const char *const places[] = {
    "1. mai", "Ála-", "Alta", "Bodø", "Čáhput", "Dønna", "Evje", "Évora", "Karasjok", "Lom",
    "Sør Odal", "Sør-Odal", "Sør-Trøndelag", "Vanylven", "Zürich", "Ær", "Ärlig", "Ørland",
    "Österreich", "Øystre", "Å", "Åfjord", "Aal", "Aas", NULL
  };

  check_order (VEI_LANGUAGE_NB, places);
  check_order (VEI_LANGUAGE_NN, places);
}

static void
test_english (void)
{
  static const char *const countries[] = {
    "Åland Islands", "Austria", "Côte d’Ivoire", "Curaçao", "Österreich", "Zambia", NULL
  };

  check_order (VEI_LANGUAGE_EN, countries);
}

/* Apart, or in one: it is the same letter. */
static void
test_normalized (void)
{
  g_autofree char *one = vei_language_collate_key (VEI_LANGUAGE_NB, "\303\205s");
  g_autofree char *apart = vei_language_collate_key (VEI_LANGUAGE_NB, "A\314\212s");
  g_autofree char *broken = vei_language_collate_key (VEI_LANGUAGE_NB, "A\377s");

  g_assert_cmpstr (one, ==, apart);
  g_assert_nonnull (broken);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, NULL);
  g_assert_nonnull (knowledge);
  topics = vei_topics_new (knowledge, NULL);
  g_assert_nonnull (topics);

  g_test_add_func ("/glossary/find", test_find);
  g_test_add_func ("/glossary/find-more", test_find_more);
  g_test_add_func ("/glossary/alphabet", test_alphabet);
  g_test_add_func ("/collation/norwegian", test_norwegian);
  g_test_add_func ("/collation/english", test_english);
  g_test_add_func ("/collation/normalized", test_normalized);

  status = g_test_run ();
  g_assert_finalize_object (g_steal_pointer (&topics));
  return status;
}
