/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/vei-search-index-private.h"
#include "core/vei-search.h"

static VeiKnowledge *knowledge;
static VeiSearch *searches[VEI_N_LANGUAGES];

/* ---- The index alone ---- */

typedef struct
{
  const char *text;
  const char *found;           /* the numbers of the documents, in their order */
} IndexRow;

static const IndexRow index_rows[] = {
  { "insulin", "0 1 2 3" },
  { "insulinpumpe", "0 1" },
  { "pumpe", "0 1 2" },        /* inside a word, too */
  { "pum", "1 2" },            /* too short to look inside */
  { "PUMPE", "0 1 2" },
  { "insulin pumpe", "0 1 2" },
  { "insulinpunpe", "0 1" },   /* one letter wrong */
  { "insulipumpe", "0 1" },    /* one too few */
  { "inssulinpumpe", "0 1" },  /* one too many */
  { "isnulinpumpe", "0 1" },   /* two in the wrong order */
  { "pmp", "" },               /* too short for a typing error */
  { "tromso", "3" },
  { "tromsoe", "3" },
  { "Tromsø", "3" },
  { "romsa", "3" },
  { "kommune", "" },           /* finds nothing alone */
  { "tromso kommune", "3" },
  { "libre3", "2" },
  { "t slim", "2" },
  { "insulin xqz", "" },       /* one of two is not most */
  { "insulin pumpe xqz", "0 1 2" },
  { "", "" },
  { " .,;-", "" },
  { "xqzwv", "" },
  { "\xff\xfe", "" },
};

static VeiSearchIndex *
make_index (void)
{
  VeiSearchIndex *index = vei_search_index_new ();

  vei_search_index_begin_document (index);
  vei_search_index_add_text (index, VEI_FIELD_TITLE, "Insulinpumpe");
  vei_search_index_begin_document (index);
  vei_search_index_add_text (index, VEI_FIELD_TITLE, "Opplæring");
  vei_search_index_add_text (index, VEI_FIELD_TEXT, "Den som har en insulinpumpe, får en pumpe til.");
  vei_search_index_begin_document (index);
  vei_search_index_add_text (index, VEI_FIELD_TITLE, "t:slim X2");
  vei_search_index_add_text (index, VEI_FIELD_TEXT, "En pumpe for insulin. Libre 3 passer.");
  vei_search_index_begin_document (index);
  vei_search_index_add_text (index, VEI_FIELD_TITLE, "Tromsø");
  vei_search_index_add_text (index, VEI_FIELD_NAME, "Romsa");
  vei_search_index_add_text (index, VEI_FIELD_CONTEXT, "kommune");
  vei_search_index_add_text (index, VEI_FIELD_TEXT, "Insulin er ikke utstyr.");
  vei_search_index_finish (index);
  return index;
}

static void
test_index (void)
{
  g_autoptr (VeiSearchIndex) index = make_index ();

  for (guint i = 0; i < G_N_ELEMENTS (index_rows); i++)
    {
      const GArray *hits = vei_search_index_query (index, index_rows[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < hits->len; j++)
        g_string_append_printf (found, "%s%u", j > 0 ? " " : "",
                                g_array_index (hits, VeiSearchHit, j).document);
      g_test_message ("row %u", i);
      g_assert_cmpstr (found->str, ==, index_rows[i].found);
    }
}

static void
test_empty_index (void)
{
  g_autoptr (VeiSearchIndex) index = vei_search_index_new ();

  vei_search_index_finish (index);
  g_assert_cmpuint (vei_search_index_query (index, "pumpe")->len, ==, 0);
  g_assert_cmpuint (vei_search_index_query (index, "p")->len, ==, 0);
}

static guint32
get_score (VeiSearchIndex *index,
           const char     *text,
           guint           document)
{
  const GArray *hits = vei_search_index_query (index, text);

  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, VeiSearchHit, i).document == document)
      return g_array_index (hits, VeiSearchHit, i).score;
  g_assert_not_reached ();
}

static void
test_rank (void)
{
  g_autoptr (VeiSearchIndex) index = vei_search_index_new ();
  static const char *const titles[] = {
    "Klage", "Klage på avslag", "Send en klage", "Klagenemnda", "Ny hovedklage", NULL
  };
  static const char *const texts[] = { "En klage.", "En klagefrist.", "En hovedklage.", NULL };
  guint n = 0;

  for (guint i = 0; titles[i] != NULL; i++, n++)
    {
      vei_search_index_begin_document (index);
      vei_search_index_add_text (index, VEI_FIELD_TITLE, titles[i]);
    }
  for (guint i = 0; texts[i] != NULL; i++, n++)
    {
      vei_search_index_begin_document (index);
      vei_search_index_add_text (index, VEI_FIELD_TITLE, "Annet");
      vei_search_index_add_text (index, VEI_FIELD_TEXT, texts[i]);
    }
  vei_search_index_finish (index);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (get_score (index, "klage", i - 1), >, get_score (index, "klage", i));
}

/* ---- The shipped pack ---- */

typedef struct
{
  VeiLanguage  language;
  const char  *text;
  const char  *id;             /* what stands first */
  const char  *target;
} FirstRow;

static const FirstRow first_rows[] = {
  { VEI_LANGUAGE_NB, "bindal", "place:1811", "place:1811" },
  { VEI_LANGUAGE_NB, "bindl", "place:1811", "place:1811" },
  { VEI_LANGUAGE_NB, "Bindal kommune", "place:1811", "place:1811" },
  { VEI_LANGUAGE_NB, "tromso", "place:5501", "place:5501" },
  { VEI_LANGUAGE_NB, "Kárášjohka", "place:5610", "place:5610" },
  { VEI_LANGUAGE_NB, "omnipod dash", "device:omnipod-dash", "device:omnipod-dash" },
  { VEI_LANGUAGE_NB, "omnipd", "device:omnipod", "device:omnipod" },
  { VEI_LANGUAGE_NB, "780g", "device:minimed-780g", "device:minimed-780g" },
  { VEI_LANGUAGE_NB, "looping", "topic:looping", "topic:looping" },
  { VEI_LANGUAGE_NN, "looping", "topic:looping", "topic:looping" },
  { VEI_LANGUAGE_EN, "looping", "topic:looping", "topic:looping" },
  { VEI_LANGUAGE_NB, "avtalespesialist", "term:contracted-specialist",
    "term:contracted-specialist" },
  { VEI_LANGUAGE_NB, "UNN", "unit:unn", "unit:unn" },
  { VEI_LANGUAGE_NB, "Helgelandssykehuset", "unit:helgeland", "unit:helgeland" },
  { VEI_LANGUAGE_NB, "51 51 34 21", "unit:stavanger", "unit:stavanger" },
  { VEI_LANGUAGE_NB, "japan", "country:JP", "travel" },
  { VEI_LANGUAGE_EN, "norway", NULL, NULL },
};

static void
test_first (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (first_rows); i++)
    {
      const FirstRow *row = &first_rows[i];
      g_autoptr (GPtrArray) results = vei_search_find (searches[row->language], row->text, 3);
      const VeiSearchResult *first;

      g_test_message ("%s", row->text);
      g_assert_cmpuint (results->len, >, 0);
      first = g_ptr_array_index (results, 0);
      if (row->id == NULL)
        continue;
      g_assert_cmpstr (first->id, ==, row->id);
      g_assert_cmpstr (first->target, ==, row->target);
    }
}

/* What can be typed into the search, and which groups answer it. */
static const struct
{
  const char     *text;
  VeiSearchGroup  group;
} group_rows[] = {
  { "dexcom", VEI_SEARCH_DEVICES },
  { "patchpumpe", VEI_SEARCH_DEVICES },
  { "vestfold", VEI_SEARCH_UNITS },
  { "håndbagasje", VEI_SEARCH_TRAVEL },
  { "helsetrygdkort", VEI_SEARCH_TRAVEL },
  { "behandlingsreiser", VEI_SEARCH_ABROAD },
  { "utenlandskontoret", VEI_SEARCH_ABROAD },
  { "statsforvalteren", VEI_SEARCH_RIGHTS },
  { "fullmakt", VEI_SEARCH_RIGHTS },
  { "tilgangsordningen", VEI_SEARCH_TOPICS },
  { "hba1c", VEI_SEARCH_GUIDE },
  { "alene", VEI_SEARCH_GUIDE },
  { "begrunnet søknad", VEI_SEARCH_LETTERS },
  { "diabetesforbundet", VEI_SEARCH_SOURCES },
};

static void
test_groups (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (group_rows); i++)
    {
      g_autoptr (GPtrArray) results = vei_search_find (searches[VEI_LANGUAGE_NB],
                                                       group_rows[i].text, 1);
      gboolean found = FALSE;

      for (guint j = 0; j < results->len; j++)
        {
          const VeiSearchResult *result = g_ptr_array_index (results, j);

          found = found || result->group == group_rows[i].group;
        }
      g_test_message ("%s", group_rows[i].text);
      g_assert_true (found);
    }
}

static void
check_marks (const char          *text,
             const VeiSearchMark *marks,
             guint                n)
{
  guint before = 0;

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (marks[i].start, >=, before);
      g_assert_cmpuint (marks[i].end, >, marks[i].start);
      g_assert_cmpuint (marks[i].end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + marks[i].start, marks[i].end - marks[i].start, NULL));
      /* A mark begins with a word. */
      g_assert_true (marks[i].start == 0 || !g_ascii_isalnum (text[marks[i].start - 1]));
      before = marks[i].end;
    }
}

/* Groups stand together and the better first; nothing stands twice. */
static void
check_results (GPtrArray *results,
               guint      most)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint groups = 0, first_score = G_MAXUINT, in_group = 0;
  const VeiSearchResult *before = NULL;

  for (guint i = 0; i < results->len; i++)
    {
      const VeiSearchResult *result = g_ptr_array_index (results, i);

      g_assert_true (g_hash_table_add (ids, (gpointer) result->id));
      g_assert_true (g_utf8_validate (result->snippet, -1, NULL));
      g_assert_cmpuint (strlen (result->snippet), <=, 180);
      g_assert_true (*result->title != '\0' && *result->target != '\0');
      check_marks (result->title, result->title_marks, result->n_title_marks);
      check_marks (result->snippet, result->snippet_marks, result->n_snippet_marks);
      if (before != NULL && before->group == result->group)
        g_assert_cmpuint (before->score, >=, result->score);
      else
        {
          g_assert_cmpuint (groups & (1u << result->group), ==, 0);
          g_assert_cmpuint (result->score, <=, first_score);
          groups |= 1u << result->group;
          first_score = result->score;
          in_group = 0;
        }
      in_group++;
      g_assert_true (most == 0 || in_group <= most);
      before = result;
    }
}

static void
test_while_typing (void)
{
  static const char *const texts[] = {
    "klage på avslag", "Kárášjohka", "sensor for gravide", "våler innlandet", "780G", "%s<b>&amp;",
    "statsforvalteren i agder", "hva gjør jeg hvis pumpa er ødelagt i utlandet i sommer og ikke nå",
  };

  for (guint language = 0; language < VEI_N_LANGUAGES; language++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      for (gsize length = 0; length <= strlen (texts[i]); length++)
        for (guint most = 0; most <= 5; most += 5)
          {
            g_autofree char *typed = g_strndup (texts[i], length);
            g_autoptr (GPtrArray) results = vei_search_find (searches[language], typed, most);

            check_results (results, most);
          }
}

/* The best few are the best of all. */
static void
test_most (void)
{
  static const char *const texts[] = { "e", "pumpe", "klage", "oslo", "for sensor" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) all = vei_search_find (searches[VEI_LANGUAGE_NB], texts[i], 0);
      g_autoptr (GPtrArray) few = vei_search_find (searches[VEI_LANGUAGE_NB], texts[i], 3);
      guint n[VEI_N_SEARCH_GROUPS] = { 0 }, next = 0;

      for (guint j = 0; j < all->len; j++)
        {
          const VeiSearchResult *result = g_ptr_array_index (all, j);

          if (n[result->group]++ >= 3)
            continue;
          g_assert_cmpuint (next, <, few->len);
          g_assert_cmpstr (((VeiSearchResult *) g_ptr_array_index (few, next))->id, ==,
                           result->id);
          next++;
        }
      g_assert_cmpuint (next, ==, few->len);
    }
}

static void
test_mark (void)
{
  g_autoptr (GPtrArray) results = vei_search_find (searches[VEI_LANGUAGE_NB], "bindal", 1);
  const VeiSearchResult *first = g_ptr_array_index (results, 0);

  g_assert_cmpstr (first->title, ==, "Bindal");
  g_assert_cmpuint (first->n_title_marks, ==, 1);
  g_assert_cmpuint (first->title_marks[0].start, ==, 0);
  g_assert_cmpuint (first->title_marks[0].end, ==, 6);
  /* Both trusts that claim it stand in the line under it. */
  g_assert_nonnull (strstr (first->snippet, "Helgelandssykehuset"));
  g_assert_nonnull (strstr (first->snippet, "Nord-Trøndelag"));
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "xqzwvk", "", "   ", "?!", "😀", "zzzz zzzz zzzz" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) results = vei_search_find (searches[VEI_LANGUAGE_NB], texts[i], 0);
      g_autofree char *words = vei_search_dup_nothing_found (searches[VEI_LANGUAGE_NB], texts[i]);

      g_assert_cmpuint (results->len, ==, 0);
      g_assert_cmpuint (strlen (words), >, 20);
      g_assert_nonnull (strstr (words, texts[i]));
    }
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "pumpe ");
  results = vei_search_find (searches[VEI_LANGUAGE_NB], text->str, 5);
  g_assert_cmpuint (results->len, >, 0);
}

/* ---- Packs that leave something out, or are broken ---- */

static char *
copy_pack (const char * const *files)
{
  char *folder = g_dir_make_tmp ("vei-search-XXXXXX", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "knowledge",
                                                   NULL);

  g_assert_nonnull (folder);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *from = g_build_filename (source, files[i], NULL);
      g_autofree char *to = g_build_filename (folder, files[i], NULL);
      g_autofree char *text = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &text, &length, NULL));
      g_assert_true (g_file_set_contents (to, text, (gssize) length, NULL));
    }
  return folder;
}

static void
remove_pack (const char         *folder,
             const char * const *files)
{
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_small_pack (void)
{
  static const char *const files[] = {
    "pack.json", "sources.json", "questions.json", "rules.json", NULL
  };
  g_autofree char *folder = copy_pack (files);
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) small = vei_knowledge_new (pack, &error);
  g_autoptr (VeiSearch) search = NULL;
  g_autoptr (GPtrArray) guide = NULL;
  g_autoptr (GPtrArray) place = NULL;

  g_assert_no_error (error);
  search = vei_search_new (small, VEI_LANGUAGE_NB, &error);
  g_assert_no_error (error);
  guide = vei_search_find (search, "hba1c", 0);
  g_assert_cmpuint (guide->len, >, 0);
  place = vei_search_find (search, "bindal", 0);
  g_assert_cmpuint (place->len, ==, 0);
  remove_pack (folder, files);
}

static void
test_broken_pack (void)
{
  static const char *const files[] = {
    "pack.json", "sources.json", "questions.json", "rules.json", "topics.json", NULL
  };
  g_autofree char *folder = copy_pack (files);
  g_autofree char *topics = g_build_filename (folder, "topics.json", NULL);
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiKnowledge) broken = vei_knowledge_new (pack, &error);
  g_autoptr (VeiSearch) search = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (topics, "{ \"topics\": 5 }", -1, NULL));
  search = vei_search_new (broken, VEI_LANGUAGE_NB, &error);
  g_assert_null (search);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "topics.json"));
  remove_pack (folder, files);
}

static void
test_group_names (void)
{
  for (guint i = 0; i < VEI_N_SEARCH_GROUPS; i++)
    {
      g_assert_cmpuint (strlen (vei_search_group_get_id ((VeiSearchGroup) i)), >, 0);
      g_assert_cmpuint (strlen (vei_search_group_get_title ((VeiSearchGroup) i)), >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    {
      searches[i] = vei_search_new (knowledge, (VeiLanguage) i, &error);
      g_assert_no_error (error);
    }

  g_test_add_func ("/search/index", test_index);
  g_test_add_func ("/search/index/empty", test_empty_index);
  g_test_add_func ("/search/index/rank", test_rank);
  g_test_add_func ("/search/first", test_first);
  g_test_add_func ("/search/groups", test_groups);
  g_test_add_func ("/search/while-typing", test_while_typing);
  g_test_add_func ("/search/most", test_most);
  g_test_add_func ("/search/mark", test_mark);
  g_test_add_func ("/search/nothing", test_nothing);
  g_test_add_func ("/search/long-text", test_long_text);
  g_test_add_func ("/search/small-pack", test_small_pack);
  g_test_add_func ("/search/broken-pack", test_broken_pack);
  g_test_add_func ("/search/group-names", test_group_names);
  status = g_test_run ();
  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    g_object_unref (searches[i]);
  g_object_unref (knowledge);
  return status;
}
