/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "core/vei-json.h"
#include "core/vei-trip.h"

#define HEAD "{\"format\":\"utstyrsveiviser-trip\",\"version\":1"
#define DATES ",\"depart\":\"2026-12-20\",\"return\":\"2027-01-10\""
#define SPAIN HEAD DATES ",\"country\":\"ES\""

static VeiKnowledge *knowledge;
static VeiTravel *travel;

static gboolean
read_text (const char  *text,
           VeiTrip     *trip,
           GError     **error)
{
  g_autoptr (JsonNode) node = vei_json_parse ("trip.json", text, strlen (text), error);

  g_assert_nonnull (node);
  return vei_trip_read (trip, travel, node, error);
}

static char *
answer_line (const char *text,
             const char *as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  VeiTripAnswer answer;
  VeiTrip trip;
  GDate day;

  g_assert_true (vei_date_parse (as_of, &day));
  g_assert_true (read_text (text, &trip, &error));
  g_assert_no_error (error);
  vei_trip_answer (&trip, travel, &day, &answer);
  node = vei_trip_answer_to_node (&answer, &trip, travel);
  return g_strchomp (vei_json_to_line (node));
}

/* ---- Numbers ---- */

typedef struct
{
  const char *name;
  const char *text;
  const char *as_of;
  const char *expected[5];     /* parts of the answer; with "!" before it: no part */
} AnswerRow;

static const AnswerRow answer_rows[] = {
  { "contract",
    SPAIN ",\"equipment\":[\"pump\",\"sensor\"],\"supplies\":["
    "{\"item\":\"sensor\",\"days_each\":14,\"reserve\":1},"
    "{\"item\":\"infusion_set\",\"days_each\":3,\"reserve\":2}],\"insulin_units_per_day\":45}",
    "2026-11-20",
    { "{\"days\":22,\"supplies\":[{\"item\":\"sensor\",\"quantity\":3},"
      "{\"item\":\"infusion_set\",\"quantity\":10}],\"insulin_units\":1980,\"area\":\"eea\","
      "\"responsibilities\":[", "\"ask_doctor_by\":\"2026-11-22\"}", "\"backup_pens\"",
      "\"health_card\"", "!long_stay" } },
  { "ask-on-the-day", SPAIN "}", "2026-11-22", { "\"ask_doctor_by\":\"2026-11-22\"" } },
  { "ask-day-passed", SPAIN "}", "2026-11-23", { "\"ask_doctor_by\":\"2026-11-23\"" } },
  { "trip-is-over", SPAIN "}", "2030-01-01", { "\"ask_doctor_by\":\"2030-01-01\"" } },
  { "insulin-not-given", SPAIN "}", "2026-11-22",
    { "\"supplies\":[],\"insulin_units\":null", "!double_insulin", "!backup_pens", "!consumables" } },
  { "insulin-null", SPAIN ",\"insulin_units_per_day\":null}", "2026-11-22",
    { "\"insulin_units\":null" } },
  { "insulin-none", SPAIN ",\"insulin_units_per_day\":0}", "2026-11-22",
    { "\"insulin_units\":0,", "!double_insulin" } },
  { "insulin-by-pump", SPAIN ",\"equipment\":[\"pump\"]}", "2026-11-22",
    { "\"insulin_units\":null", "double_insulin", "hand_luggage", "backup_pens" } },
  { "insulin-by-needles",
    SPAIN ",\"equipment\":[\"sensor\"],\"supplies\":[{\"item\":\"pen_needles\",\"days_each\":1}]}",
    "2026-11-22", { "double_insulin", "{\"item\":\"pen_needles\",\"quantity\":22}", "!backup_pens" } },
  /* 37.1 * 22 * 2 = 1632.4; 0.1 * 15 * 2 = 3 and no more. */
  { "insulin-decimals", SPAIN ",\"insulin_units_per_day\":37.1}", "2026-11-22",
    { "\"insulin_units\":1633" } },
  { "insulin-exact",
    HEAD ",\"depart\":\"2026-12-01\",\"return\":\"2026-12-15\",\"country\":\"SE\","
    "\"insulin_units_per_day\":0.1}", "2026-11-22", { "\"insulin_units\":3," } },
  { "one-day",
    HEAD ",\"depart\":\"2026-12-01\",\"return\":\"2026-12-01\",\"country\":\"SE\",\"supplies\":"
    "[{\"item\":\"sensor\",\"days_each\":14,\"reserve\":0}]}", "2026-11-22",
    { "{\"days\":1,\"supplies\":[{\"item\":\"sensor\",\"quantity\":1}]" } },
  { "leap-day",
    HEAD ",\"depart\":\"2028-02-28\",\"return\":\"2028-03-01\",\"country\":\"SE\"}", "2026-11-22",
    { "\"days\":3," } },
  { "exactly-filled",
    HEAD ",\"depart\":\"2026-12-01\",\"return\":\"2026-12-28\",\"country\":\"SE\",\"supplies\":"
    "[{\"item\":\"sensor\",\"days_each\":14}]}", "2026-11-22", { "\"quantity\":2}" } },
  { "ten-years",
    HEAD ",\"depart\":\"2026-12-01\",\"return\":\"2036-11-30\",\"country\":\"US\",\"supplies\":"
    "[{\"item\":\"sensor\",\"days_each\":14,\"reserve\":1000}],\"insulin_units_per_day\":1000}",
    "2026-11-22", { "{\"days\":3653,", "\"quantity\":1261", "\"insulin_units\":7306000",
                    "\"very_long_stay\"", "\"long_stay\"" } },
  { "to-the-end-of-time",
    HEAD ",\"depart\":\"1900-01-01\",\"return\":\"2199-12-31\",\"country\":\"US\",\"supplies\":"
    "[{\"item\":\"sensor\",\"days_each\":1,\"reserve\":1000}],\"insulin_units_per_day\":1000}",
    "2026-11-22", { "{\"days\":109573,", "\"quantity\":110573", "\"insulin_units\":219146000" } },
  { "norway", HEAD DATES ",\"country\":\"NO\",\"equipment\":[\"pump\"]}", "2026-11-22",
    { "\"area\":\"norway\"", "norway_hospital", "!own_responsibility", "!health_card",
      "!doctor_statement" } },
  { "switzerland", HEAD DATES ",\"country\":\"CH\"}", "2026-11-22",
    { "\"area\":\"switzerland\"", "health_card", "papers_schengen", "!papers_outside" } },
  { "ireland", HEAD DATES ",\"country\":\"IE\"}", "2026-11-22",
    { "\"area\":\"eea\"", "health_card", "papers_outside", "!papers_schengen" } },
  { "britain", HEAD DATES ",\"country\":\"GB\"}", "2026-11-22",
    { "\"area\":\"other\"", "!health_card", "papers_outside", "travel_insurance" } },
};

static void
test_answer (gconstpointer data)
{
  const AnswerRow *row = data;
  g_autofree char *line = answer_line (row->text, row->as_of);

  g_test_message ("%s", line);
  for (guint i = 0; i < G_N_ELEMENTS (row->expected) && row->expected[i] != NULL; i++)
    {
      const char *part = row->expected[i];

      if (part[0] == '!')
        g_assert_null (strstr (line, part + 1));
      else
        g_assert_nonnull (strstr (line, part));
    }
}

/* ---- What is refused ---- */

typedef struct
{
  const char   *name;
  const char   *text;
  VeiDataError  code;
  const char   *place;
} RefusalRow;

static const RefusalRow refusal_rows[] = {
  { "format", "{\"format\":\"utstyrsveiviser-case\",\"version\":1}", VEI_DATA_ERROR_FORMAT, "/format: " },
  { "no-format", "{}", VEI_DATA_ERROR_MISSING, "/: " },
  { "newer", "{\"format\":\"utstyrsveiviser-trip\",\"version\":2}", VEI_DATA_ERROR_VERSION, "/version: " },
  { "unknown-member", SPAIN ",\"hotel\":\"x\"}", VEI_DATA_ERROR_UNKNOWN, "/hotel: " },
  { "no-depart", HEAD ",\"return\":\"2027-01-10\",\"country\":\"ES\"}", VEI_DATA_ERROR_MISSING, "/: " },
  { "no-country", HEAD DATES "}", VEI_DATA_ERROR_MISSING, "/: " },
  { "return-before", HEAD ",\"depart\":\"2026-12-20\",\"return\":\"2026-12-19\",\"country\":\"ES\"}",
    VEI_DATA_ERROR_CONFLICT, "/return: " },
  { "impossible-date", HEAD ",\"depart\":\"2027-02-29\",\"return\":\"2027-03-01\",\"country\":\"ES\"}",
    VEI_DATA_ERROR_VALUE, "/depart: " },
  { "norwegian-date", HEAD ",\"depart\":\"20.12.2026\",\"return\":\"2027-03-01\",\"country\":\"ES\"}",
    VEI_DATA_ERROR_VALUE, "/depart: " },
  { "date-too-late", HEAD ",\"depart\":\"2026-12-20\",\"return\":\"2200-01-01\",\"country\":\"ES\"}",
    VEI_DATA_ERROR_VALUE, "/return: " },
  { "unknown-country", HEAD DATES ",\"country\":\"XX\"}", VEI_DATA_ERROR_UNKNOWN, "/country: " },
  { "small-country", HEAD DATES ",\"country\":\"es\"}", VEI_DATA_ERROR_UNKNOWN, "/country: " },
  { "country-name", HEAD DATES ",\"country\":\"Spania\"}", VEI_DATA_ERROR_UNKNOWN, "/country: " },
  { "country-number", HEAD DATES ",\"country\":47}", VEI_DATA_ERROR_TYPE, "/country: " },
  { "unknown-equipment", SPAIN ",\"equipment\":[\"phone\"]}", VEI_DATA_ERROR_UNKNOWN, "/equipment/0: " },
  { "equipment-twice", SPAIN ",\"equipment\":[\"pump\",\"pump\"]}", VEI_DATA_ERROR_DUPLICATE,
    "/equipment/1: " },
  { "unknown-item", SPAIN ",\"supplies\":[{\"item\":\"glass\",\"days_each\":1}]}",
    VEI_DATA_ERROR_UNKNOWN, "/supplies/0/item: " },
  { "item-twice", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":1},"
    "{\"item\":\"sensor\",\"days_each\":2}]}", VEI_DATA_ERROR_DUPLICATE, "/supplies/1/item: " },
  { "no-days-each", SPAIN ",\"supplies\":[{\"item\":\"sensor\"}]}", VEI_DATA_ERROR_MISSING,
    "/supplies/0: " },
  { "days-each-none", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":0}]}",
    VEI_DATA_ERROR_VALUE, "/supplies/0/days_each: " },
  { "days-each-many", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":366}]}",
    VEI_DATA_ERROR_VALUE, "/supplies/0/days_each: " },
  { "days-each-half", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":1.5}]}",
    VEI_DATA_ERROR_TYPE, "/supplies/0/days_each: " },
  { "reserve-negative", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":1,\"reserve\":-1}]}",
    VEI_DATA_ERROR_VALUE, "/supplies/0/reserve: " },
  { "reserve-many", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":1,\"reserve\":1001}]}",
    VEI_DATA_ERROR_VALUE, "/supplies/0/reserve: " },
  { "supply-member", SPAIN ",\"supplies\":[{\"item\":\"sensor\",\"days_each\":1,\"brand\":\"x\"}]}",
    VEI_DATA_ERROR_UNKNOWN, "/supplies/0/brand: " },
  { "insulin-negative", SPAIN ",\"insulin_units_per_day\":-1}", VEI_DATA_ERROR_VALUE,
    "/insulin_units_per_day: " },
  { "insulin-much", SPAIN ",\"insulin_units_per_day\":1000.1}", VEI_DATA_ERROR_VALUE,
    "/insulin_units_per_day: " },
  { "insulin-text", SPAIN ",\"insulin_units_per_day\":\"45\"}", VEI_DATA_ERROR_TYPE,
    "/insulin_units_per_day: " },
};

static void
test_refused (gconstpointer data)
{
  const RefusalRow *row = data;
  g_autoptr (GError) error = NULL;
  VeiTrip trip;

  g_assert_false (read_text (row->text, &trip, &error));
  g_assert_error (error, VEI_DATA_ERROR, (int) row->code);
  g_assert_true (g_str_has_prefix (error->message, row->place));
}

/* ---- Countries ---- */

static void
test_countries (void)
{
  guint n[4] = { 0, };

  /* As many as ISO 3166-1 has, in order, each with its own code. */
  g_assert_cmpuint (vei_travel_get_n_countries (travel), ==, 249);
  for (guint i = 0; i < vei_travel_get_n_countries (travel); i++)
    {
      const VeiCountry *country = vei_travel_get_country (travel, i);

      if (i > 0)
        g_assert_cmpstr (country->code, >, vei_travel_get_country (travel, i - 1)->code);
      n[country->area]++;
    }
  /* Norway with Svalbard; the other 29 of the EEA; Switzerland. */
  g_assert_cmpuint (n[0], ==, 2);
  g_assert_cmpuint (n[1], ==, 29);
  g_assert_cmpuint (n[2], ==, 1);
  g_assert_cmpstr (vei_travel_get_area (travel, 3)->id, ==, "other");
}

/* Where the package with the codes is installed, ours are the same. */
static void
test_iso_codes (void)
{
  g_autofree char *text = NULL;
  guint n = 0;

  if (!g_file_get_contents ("/usr/share/iso-codes/json/iso_3166-1.json", &text, NULL, NULL))
    {
      g_test_skip ("iso-codes is not installed");
      return;
    }
  for (const char *at = text; (at = strstr (at, "\"alpha_2\": \"")) != NULL; n++)
    {
      g_autofree char *code = NULL;

      at += strlen ("\"alpha_2\": \"");
      code = g_strndup (at, 2);
      g_assert_nonnull (vei_travel_find_country (travel, code));
    }
  g_assert_cmpuint (n, ==, vei_travel_get_n_countries (travel));
}

/* ---- Files and cases ---- */

static void
test_file_again (void)
{
  const AnswerRow *row = &answer_rows[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  VeiTrip trip, again;

  g_assert_true (read_text (row->text, &trip, &error));
  node = vei_trip_to_node (&trip, travel);
  g_assert_true (vei_trip_read (&again, travel, node, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_date_compare (&trip.depart, &again.depart), ==, 0);
  g_assert_cmpint (g_date_compare (&trip.back, &again.back), ==, 0);
  g_assert_cmpstr (trip.country, ==, again.country);
  g_assert_cmpuint (trip.equipment, ==, again.equipment);
  g_assert_cmpmem (trip.supplies, sizeof trip.supplies, again.supplies, sizeof again.supplies);
  g_assert_cmpfloat_with_epsilon (trip.insulin_units_per_day, again.insulin_units_per_day, 1e-9);
}

static VeiCase *
read_case (const char *members)
{
  g_autofree char *text = g_strconcat ("{\"format\":\"utstyrsveiviser-case\",\"version\":1", members,
                                       "}", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_parse ("case.json", text, strlen (text), &error);
  VeiCase *of_case = vei_case_new_from_node (knowledge, node, NULL, &error);

  g_assert_no_error (error);
  return of_case;
}

static void
test_case (void)
{
  g_autoptr (VeiCase) without = read_case ("");
  g_autoptr (VeiCase) empty = read_case (",\"trip\":null,\"later\":{\"x\":1}");
  g_autoptr (VeiCase) bad = read_case (",\"trip\":{\"country\":\"ES\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;
  gboolean has_trip;
  VeiTrip trip, again;

  g_assert_true (vei_trip_read_case (&trip, travel, without, &has_trip, &error));
  g_assert_false (has_trip);
  g_assert_true (vei_trip_read_case (&trip, travel, empty, &has_trip, &error));
  g_assert_false (has_trip);
  g_assert_false (vei_trip_read_case (&trip, travel, bad, &has_trip, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_MISSING);
  g_assert_true (g_str_has_prefix (error->message, "/trip: "));
  g_clear_error (&error);

  g_assert_true (read_text (answer_rows[0].text, &trip, &error));
  vei_trip_write_case (&trip, travel, empty);
  g_assert_true (vei_trip_read_case (&again, travel, empty, &has_trip, &error));
  g_assert_true (has_trip);
  g_assert_cmpuint (again.n_supplies, ==, 2);
  node = vei_case_to_node (empty);
  line = vei_json_to_line (node);
  /* As in a trip file, without its first two members; the rest is kept. */
  g_assert_nonnull (strstr (line, "\"trip\":{\"depart\":\"2026-12-20\""));
  g_assert_nonnull (strstr (line, "\"later\":{\"x\":1}"));
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
  travel = vei_travel_new (knowledge, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (answer_rows); i++)
    {
      g_autofree char *name = g_strconcat ("/travel/answer/", answer_rows[i].name, NULL);

      g_test_add_data_func (name, &answer_rows[i], test_answer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusal_rows); i++)
    {
      g_autofree char *name = g_strconcat ("/travel/refused/", refusal_rows[i].name, NULL);

      g_test_add_data_func (name, &refusal_rows[i], test_refused);
    }
  g_test_add_func ("/travel/countries", test_countries);
  g_test_add_func ("/travel/iso-codes", test_iso_codes);
  g_test_add_func ("/travel/file-again", test_file_again);
  g_test_add_func ("/travel/case", test_case);

  status = g_test_run ();
  g_assert_finalize_object (g_steal_pointer (&travel));
  g_clear_object (&knowledge);
  return status;
}
