/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-name-index-private.h"
#include "core/vei-units.h"

static VeiKnowledge *knowledge;
static VeiUnits *units;

/* ---- Folding ---- */

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "Ås", "as" }, { "Aas", "as" }, { "AAS", "as" }, { "as", "as" },
    { "Tromsø", "tromso" }, { "Tromsoe", "tromso" }, { "Nærøysund", "naeroysund" },
    { "St. Hanshaugen", "st hanshaugen" }, { "  Møre-og  Romsdal ", "more og romsdal" },
    { "Kárášjohka", "karasjohka" }, { "Unjárga", "unjarga" }, { "Porsáŋgu", "porsangu" },
    { "Evenášši", "evenassi" }, { "ČĐŊŠŦŽÁ", "cdnstza" }, { "Snåase", "snase" },
    { "Rosse - Røros", "rosse roros" }, { "Yykeä", "yykea" },
    { "", "" }, { "...", "" }, { "\xff\xfe", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = vei_name_fold (rows[i][0]);

      g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

/* ---- Searching ---- */

typedef struct
{
  const char *text;
  const char *ids;             /* with "?" after an id that must be confirmed */
} Search;

static const Search searches[] = {
  /* Overlaps and uncertain places */
  { "bindal", "helgeland? nord-trondelag?" },
  { "BINDAL", "helgeland? nord-trondelag?" },
  { "Bindal kommune", "helgeland? nord-trondelag?" },
  { "bindl", "helgeland? nord-trondelag?" },
  { "indre fosen", "st-olav? nord-trondelag?" },
  { "oslo", "oslo? ahus?" },
  { "grorud", "ahus?" },
  { "Stovner", "ahus?" },
  { "bydel Alna", "oslo?" },
  { "Gamle Oslo", "oslo?" },
  { "St. Hanshaugen", "oslo?" },
  { "st hanshaugen", "oslo?" },
  { "gulen", "bergen?" },
  { "eidfjord", "bergen?" },
  { "holmestrand", "vestfold?" },
  { "svelvik", "vestre-viken?" },
  { "leksvik", "st-olav? nord-trondelag?" },
  { "tysfjord", "unn? nordland?" },
  { "lunner", "innlandet?" },
  { "jevnaker", "vestre-viken?" },
  { "lødingen", "unn?" },
  { "evenes", "unn?" },
  { "vestby", "ostfold?" },
  { "kongsvinger", "ahus?" },
  { "volda", "more-og-romsdal?" },
  { "heim", "st-olav?" },
  { "åfjord", "st-olav?" },
  /* Folding */
  { "Tromsø", "unn" },
  { "tromso", "unn" },
  { "Tromsoe", "unn" },
  { "Hå", "stavanger" },
  { "haa", "stavanger" },
  { "naeroysund", "nord-trondelag" },
  { "Nærøysund", "nord-trondelag" },
  /* Sami and Kven names, and those that only help to find */
  { "Guovdageaidnu", "finnmark" },
  { "Kárášjohka", "finnmark" },
  { "karasjohka", "finnmark" },
  { "gaivuotna", "unn" },
  { "Kaivuono", "unn" },
  { "Porsáŋgu", "finnmark" },
  { "Tråante", "st-olav" },
  { "Stïentje", "nord-trondelag" },
  { "ivgu", "unn" },
  { "Finnmárku", "finnmark" },
  /* One typing error */
  { "trondhiem", "st-olav" },
  { "tronheim", "st-olav" },
  { "tronndheim", "st-olav" },
  { "trondheym", "st-olav" },
  { "bergn", "bergen" },
  { "brgen", "bergen" },
  { "kautokieno", "finnmark" },
  { "haugesubd", "fonna" },
  { "helse bergn", "bergen?" },
  /* The same name twice */
  { "våler", "ostfold innlandet" },
  { "våler innlandet", "innlandet" },
  { "Herøy Nordland", "helgeland" },
  { "herøy", "more-og-romsdal helgeland" },
  { "sande", "more-og-romsdal vestfold?" },
  /* Counties, trusts, units, regions */
  { "agder", "sorlandet" },
  { "telemark fylke", "telemark" },
  { "Sykehuset Telemark", "telemark" },
  { "ahus", "ahus?" },
  { "UNN", "unn?" },
  { "MEDHB", "forde" },
  { "Haukeland", "bergen?" },
  { "helse vest", "stavanger fonna bergen? forde" },
  { "Helse Midt-Norge RHF", "more-og-romsdal? st-olav? nord-trondelag?" },
  /* Nothing */
  { "ksdfjsdf", "" },
  { "!!!", "" },
  { "漢字", "" },
  { "kommune", "" },
  { "bindal bergen", "" },
};

static char *
describe (GArray *matches)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const VeiUnitMatch *match = &g_array_index (matches, VeiUnitMatch, i);

      g_string_append_printf (ids, "%s%s%s", i > 0 ? " " : "", match->unit->id,
                              match->confirm ? "?" : "");
    }
  return g_string_free (ids, FALSE);
}

static void
test_search (gconstpointer data)
{
  const Search *row = data;
  g_autoptr (GArray) matches = vei_units_search_units (units, row->text);
  g_autofree char *ids = describe (matches);

  g_assert_cmpstr (ids, ==, row->ids);
}

static void
test_search_all (void)
{
  static const char *const blanks[] = { NULL, "", "  \t" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      g_autoptr (GArray) matches = vei_units_search (units, blanks[i]);

      g_assert_cmpuint (matches->len, ==, 19);
      g_assert_cmpint (g_array_index (matches, VeiUnitMatch, 0).kind, ==, VEI_MATCH_ALL);
    }
}

/* While somebody types, the exact name comes first and the others stay. */
static void
test_search_while_typing (void)
{
  g_autoptr (GArray) matches = vei_units_search (units, "nes");
  const VeiUnitMatch *first = &g_array_index (matches, VeiUnitMatch, 0);
  gboolean found = FALSE;

  g_assert_cmpstr (first->place->name, ==, "Nes");
  for (guint i = 1; i < matches->len; i++)
    {
      const VeiUnitMatch *match = &g_array_index (matches, VeiUnitMatch, i);

      found = found || (match->place != NULL && g_str_equal (match->place->name, "Nesodden"));
    }
  g_assert_true (found);
}

static void
test_search_long (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autoptr (GArray) matches = vei_units_search (units, text);

  g_assert_cmpuint (matches->len, ==, 0);
}

/* ---- Places ---- */

static void
test_full_names (void)
{
  static const char *const rows[][2] = {
    { "1515", "Herøy (Møre og Romsdal)" }, { "1818", "Herøy (Nordland)" },
    { "3114", "Våler (Østfold)" }, { "3419", "Våler (Innlandet)" },
    { "1811", "Bindal" }, { "30101", "Gamle Oslo (Oslo)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (vei_units_find_place (units, rows[i][0])->full_name, ==, rows[i][1]);
}

/* T-27: everybody is asked, and told why where it is uncertain. */
static void
test_places (void)
{
  guint n_municipalities = 0, n_districts = 0, n_served = 0;

  for (guint i = 0; i < vei_units_get_n_places (units); i++)
    {
      const VeiPlace *place = vei_units_get_place (units, i);
      const VeiUnit *of_place[VEI_MAX_UNITS_OF_PLACE];
      const VeiText *reason;
      gboolean confirm;
      guint n = vei_units_for_place (units, place, of_place, &confirm, &reason);

      g_assert_cmpuint (n, >, 0);
      g_assert_cmpint (confirm, ==, reason != NULL);
      g_assert_true (n == 1 || confirm);
      g_assert_true (!confirm || place->sources.n > 0);
      for (guint language = 0; language < VEI_N_LANGUAGES; language++)
        {
          g_autofree char *question = vei_units_dup_question (units, place,
                                                              (VeiLanguage) language);

          g_assert_nonnull (strstr (question, place->full_name));
          g_assert_nonnull (strchr (question, '?'));
          g_assert_null (strchr (question, '{'));
          for (guint u = 0; u < n; u++)
            g_assert_nonnull (strstr (question, of_place[u]->trust->short_name));
        }
      if (place->municipality != NULL)
        {
          n_districts++;
          g_assert_true (confirm);
        }
      else
        n_municipalities++;
    }
  for (guint i = 0; i < vei_units_get_n_units (units); i++)
    n_served += vei_units_get_unit (units, i)->n_places;
  g_assert_cmpuint (n_municipalities, ==, 357);
  g_assert_cmpuint (n_districts, ==, 17);
  /* Oslo, Bindal and Indre Fosen stand under two units. */
  g_assert_cmpuint (n_served, ==, 357 + 3);
}

/* An alias that is not confirmed is never among the names to show. */
static void
test_hidden_names (void)
{
  static const char *const numbers[] = { "0301", "5006", "5536" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const VeiPlace *place = vei_units_find_place (units, numbers[i]);

      g_assert_cmpuint (place->n_names, ==, 0);
      g_assert_cmpuint (place->n_search, >, 0);
    }
}

/* ---- Contacts ---- */

/* UT-2: what is shown without a warning is of 2025; no other phone but one. */
static void
test_contacts (void)
{
  guint n_phones = 0;

  for (guint i = 0; i < vei_units_get_n_units (units); i++)
    {
      const VeiUnit *unit = vei_units_get_unit (units, i);

      g_assert_true (unit->known || unit->n_contacts == 0);
      for (guint j = 0; j < unit->n_contacts; j++)
        {
          const VeiUnitContact *contact = &unit->contacts[j];

          g_assert_cmpuint (contact->sources.n, >, 0);
          g_assert_cmpuint (strlen (contact->date), >=, 4);
          g_assert_cmpint (contact->check, ==, !g_str_has_prefix (contact->date, "2025"));
          n_phones += contact->kind == VEI_UNIT_CONTACT_PHONE;
        }
    }
  g_assert_cmpuint (n_phones, ==, 5);
}

static void
test_missing_texts (void)
{
  for (guint language = 0; language < VEI_N_LANGUAGES; language++)
    {
      g_autofree char *nothing = vei_units_dup_nothing_found (units, "x\xff", language);

      g_assert_nonnull (strstr (vei_units_get_missing_text (units, VEI_UNIT_CONTACT_PHONE,
                                                            (VeiLanguage) language),
                                "behandlingshjelpemidler.no"));
      g_assert_true (g_utf8_validate (nothing, -1, NULL));
      g_assert_null (strchr (nothing, '{'));
    }
  g_assert_nonnull (vei_units_find_note (units, "residence"));
  g_assert_nonnull (strstr (vei_units_find_note (units, "residence")->text.string[0], "2016"));
  g_assert_nonnull (strstr (vei_units_find_note (units, "email")->text.string[0],
                            "fødselsnummer"));
}

/* ---- Speed ---- */

/* A hundred times as many names; generous, for this may run under sanitizers. */
static void
test_speed (void)
{
  g_autoptr (VeiNameIndex) index = vei_name_index_new ();
  static const char *const texts[] = { "b", "bi", "bindal", "trondhiem", "xyzzyx", "helse bergn" };
  gint64 start;

  for (guint times = 0; times < 100; times++)
    for (guint i = 0; i < vei_units_get_n_places (units); i++)
      {
        const VeiPlace *place = vei_units_get_place (units, i);
        g_autofree char *name = g_strdup_printf ("%s %u", place->name, times);

        vei_name_index_add (index, name, place->county->name, i);
      }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      start = g_get_monotonic_time ();
      g_array_unref (vei_name_index_search (index, texts[i]));
      g_test_message ("%s: %" G_GINT64_FORMAT " µs in %u names", texts[i],
                      g_get_monotonic_time () - start, 100 * vei_units_get_n_places (units));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 500000);
    }
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    g_array_unref (vei_units_search (units, texts[i % G_N_ELEMENTS (texts)]));
  g_test_message ("%" G_GINT64_FORMAT " µs a search", (g_get_monotonic_time () - start) / 100);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  units = vei_units_new (knowledge, &error);
  g_assert_no_error (error);

  g_test_add_func ("/units/fold", test_fold);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("/units/search/", searches[i].text, NULL);

      g_test_add_data_func (path, &searches[i], test_search);
    }
  g_test_add_func ("/units/search-all", test_search_all);
  g_test_add_func ("/units/search-while-typing", test_search_while_typing);
  g_test_add_func ("/units/search-long", test_search_long);
  g_test_add_func ("/units/full-names", test_full_names);
  g_test_add_func ("/units/places", test_places);
  g_test_add_func ("/units/hidden-names", test_hidden_names);
  g_test_add_func ("/units/contacts", test_contacts);
  g_test_add_func ("/units/missing-texts", test_missing_texts);
  g_test_add_func ("/units/speed", test_speed);
  status = g_test_run ();
  g_assert_finalize_object (g_steal_pointer (&units));
  g_assert_finalize_object (g_steal_pointer (&knowledge));
  return status;
}
