/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-json.h"
#include "core/vei-rights.h"
#include "core/vei-topics.h"

static VeiKnowledge *knowledge;
static VeiRights *rights;
static VeiTopics *topics;

static gboolean
article_says (const VeiArticle *article,
              const char       *word)
{
  for (guint i = 0; i < article->n_parts; i++)
    for (guint p = 0; p < article->parts[i].n_points; p++)
      if (strstr (vei_text_get (&article->parts[i].points[p].text, VEI_LANGUAGE_NB), word) != NULL)
        return TRUE;
  return FALSE;
}

/* T-23: two kinds, a sentence each; only the first can give equipment. */
static void
test_two_kinds (void)
{
  g_assert_cmpuint (vei_rights_get_n_kinds (rights), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const char *text = vei_text_get (&vei_rights_get_kind (rights, i)->text, VEI_LANGUAGE_NB);

      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_null (strstr (text, ". "));
    }
  g_assert_nonnull (strstr (vei_text_get (&vei_rights_get_kind (rights, 0)->text, VEI_LANGUAGE_NB),
                            "kan gi deg utstyret"));
  g_assert_nonnull (strstr (vei_text_get (&vei_rights_get_kind (rights, 1)->text, VEI_LANGUAGE_NB),
                            "gir deg ikke utstyr"));
}

/* Each county of the country has one office, and each office a county. */
static void
test_offices (void)
{
  VeiPack *pack = vei_knowledge_get_pack (knowledge);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_pack_read (pack, "places.json", &error);
  JsonArray *counties;
  guint n = 0;

  g_assert_no_error (error);
  counties = json_object_get_array_member (json_node_get_object (node), "counties");
  for (guint i = 0; i < json_array_get_length (counties); i++)
    {
      JsonObject *county = json_array_get_object_element (counties, i);
      const char *number = json_object_get_string_member (county, "number");
      const VeiCountyOffice *office = vei_rights_find_office (rights, number);

      g_assert_nonnull (office);
      g_assert_nonnull (strstr (vei_text_get (&office->name, VEI_LANGUAGE_NB),
                                json_object_get_string_member (county, "name")));
    }
  g_assert_cmpuint (vei_rights_get_n_offices (rights), ==, 10);
  for (guint i = 0; i < vei_rights_get_n_offices (rights); i++)
    {
      n += vei_rights_get_office (rights, i)->n_counties;
      /* Nobody has tried the addresses. */
      g_assert_true (vei_rights_get_office (rights, i)->confirm);
    }
  g_assert_cmpuint (n, ==, json_array_get_length (counties));
  g_assert_null (vei_rights_find_office (rights, "30"));
}

/* T-19: a complaint about equipment goes to the hospital. */
static void
test_route (void)
{
  const VeiBody *helseklage = vei_rights_find_body (rights, "helseklage");
  gboolean hospital = FALSE;

  g_assert_nonnull (strstr (vei_text_get (&helseklage->text, VEI_LANGUAGE_NB), "skal ikke dit"));
  for (guint i = 0; i < vei_rights_get_n_steps (rights); i++)
    {
      const VeiStatement *step = vei_rights_get_step (rights, i);

      g_assert_null (strstr (vei_text_get (&step->text, VEI_LANGUAGE_NB), "Helseklage"));
      hospital = hospital || (g_str_equal (step->id, "send") &&
                              strstr (vei_text_get (&step->title, VEI_LANGUAGE_NB), "sykehuset"));
    }
  g_assert_true (hospital);
  for (guint i = 0; i < vei_rights_get_n_articles (rights); i++)
    g_assert_false (article_says (vei_rights_get_article (rights, i), "Helseklage"));
  for (guint i = 0; i < vei_topics_get_n (topics); i++)
    g_assert_false (article_says (vei_topics_get (topics, i), "Helseklage"));
}

/* T-38 */
static void
test_waiting (void)
{
  g_assert_true (article_says (vei_rights_find_article (rights, "waiting"),
                               "ikke i seg selv grunn til å klage"));
}

/* T-17, T-18: no way to apply oneself, no local address. */
static void
test_access_scheme (void)
{
  const VeiArticle *article = vei_topics_find (topics, "access-scheme");

  g_assert_true (article_says (article, "kan ikke søke selv"));
  g_assert_false (article_says (article, "direktør Medisin"));
  for (guint i = 0; i < article->n_related; i++)
    g_assert_false (g_str_has_prefix (article->related[i], "letter:"));
}

/* T-16, T-34: what comes from Denmark says so, wherever it stands. */
static void
test_senders (void)
{
  const VeiArticle *looping = vei_topics_find (topics, "looping");

  g_assert_nonnull (strstr (vei_text_get (&looping->sender, VEI_LANGUAGE_NB), "ansk"));
  for (guint i = 0; i < looping->n_parts; i++)
    for (guint p = 0; p < looping->parts[i].n_points; p++)
      if (vei_article_is_foreign (knowledge, &looping->parts[i].points[p].sources))
        g_assert_nonnull (strstr (vei_text_get (&looping->parts[i].sender, VEI_LANGUAGE_NB),
                                  "ansk"));
  g_assert_true (article_says (looping, "eget ansvar"));
  g_assert_true (article_says (looping, "godkjente systemer"));
  g_assert_false (article_says (looping, "http"));
}

/* T-05: sensors do not come from the pharmacy. */
static void
test_pharmacy (void)
{
  const VeiArticle *article = vei_topics_find (topics, "consumables");

  g_assert_nonnull (strstr (vei_text_get (&article->summary, VEI_LANGUAGE_NB),
                            "ikke fra apoteket"));
  g_assert_true (article_says (article, "Kildene er uenige"));
  g_assert_true (article_says (article, "1. januar 2026"));
}

static void
test_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vei-test-XXXXXX", NULL);
  static const char * const files[] = {
    "pack.json", "sources.json", "questions.json", "rules.json"
  };
  g_autoptr (VeiPack) small = vei_pack_new_for_directory (folder);
  g_autoptr (VeiKnowledge) of_small = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      g_autoptr (JsonNode) node = vei_pack_read (vei_knowledge_get_pack (knowledge), files[i],
                                                 &error);
      g_autofree char *text = vei_json_to_line (node);

      g_assert_true (g_file_set_contents (path, text, -1, &error));
    }
  of_small = vei_knowledge_new (small, &error);
  g_assert_no_error (error);
  g_assert_null (vei_rights_new (of_small, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_MISSING);
  g_assert_true (g_str_has_prefix (error->message, "rights.json: /: "));
  g_clear_error (&error);
  g_assert_null (vei_topics_new (of_small, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_MISSING);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  rights = vei_rights_new (knowledge, &error);
  g_assert_no_error (error);
  topics = vei_topics_new (knowledge, &error);
  g_assert_no_error (error);

  g_test_add_func ("/rights/two-kinds", test_two_kinds);
  g_test_add_func ("/rights/offices", test_offices);
  g_test_add_func ("/rights/route", test_route);
  g_test_add_func ("/rights/waiting", test_waiting);
  g_test_add_func ("/rights/no-file", test_no_file);
  g_test_add_func ("/topics/access-scheme", test_access_scheme);
  g_test_add_func ("/topics/senders", test_senders);
  g_test_add_func ("/topics/pharmacy", test_pharmacy);

  status = g_test_run ();
  g_assert_finalize_object (g_steal_pointer (&topics));
  g_assert_finalize_object (g_steal_pointer (&rights));
  g_clear_object (&knowledge);
  return status;
}
