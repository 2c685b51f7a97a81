/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"

/* ---- Reading and writing ---- */

static const char *const bad_dates[] = {
  "", "2026", "2026-11", "2026-1-22", "2026-11-2", "26-11-22", "2026-11-222",
  "2026/11/22", "20261122", "22.11.2026", "2026-11-22T00:00:00Z",
  " 2026-11-22", "2026-11-22 ", "2026-11-22\n", "+026-11-22", "2026-+1-22",
  "2026-00-22", "2026-13-01", "2026-11-00", "2026-11-31", "2026-02-29",
  "1900-02-29", "2100-02-29", "1899-12-31", "2200-01-01", "0000-00-00",
  "２026-11-2", "i dag",
};

static void
test_bad_date (gconstpointer data)
{
  GDate date;

  g_assert_false (vei_date_parse (data, &date));
  g_assert_false (g_date_valid (&date));
}

typedef struct
{
  const char *iso;
  const char *words[VEI_N_LANGUAGES];
} WordsRow;

static const WordsRow words_rows[] = {
  { "2026-12-14", { "14. desember 2026", "14. desember 2026",
                    "14 December 2026" } },
  { "1900-01-01", { "1. januar 1900", "1. januar 1900", "1 January 1900" } },
  { "2199-12-31", { "31. desember 2199", "31. desember 2199",
                    "31 December 2199" } },
  { "2028-02-29", { "29. februar 2028", "29. februar 2028",
                    "29 February 2028" } },
  { "2000-02-29", { "29. februar 2000", "29. februar 2000",
                    "29 February 2000" } },
  { "2026-03-03", { "3. mars 2026", "3. mars 2026", "3 March 2026" } },
  { "2026-10-10", { "10. oktober 2026", "10. oktober 2026",
                    "10 October 2026" } },
};

static void
test_words (gconstpointer data)
{
  const WordsRow *row = data;
  g_autofree char *iso = NULL;
  GDate date;

  g_assert_true (vei_date_parse (row->iso, &date));
  iso = vei_date_to_iso (&date);
  g_assert_cmpstr (iso, ==, row->iso);

  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    {
      g_autofree char *words = vei_date_to_words (&date, i);

      g_assert_cmpstr (words, ==, row->words[i]);
    }
}

/* ---- Easter and the holidays ---- */

/* Easter Sundays as the almanacs have them, with the earliest (22 March) and
 * the latest (25 April) of the calendar.
 */
static const char *const easter_sundays[] = {
  "1818-03-22", "1900-04-15", "1943-04-25", "1954-04-18", "1961-04-02",
  "1981-04-19", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31",
  "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
  "2030-04-21", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
};

static void
test_easter (gconstpointer data)
{
  const char *iso = data;
  g_autofree char *computed = NULL;
  GDate date;

  vei_date_set_easter_sunday (&date, (guint) g_ascii_strtoull (iso, NULL, 10));
  computed = vei_date_to_iso (&date);
  g_assert_cmpstr (computed, ==, iso);
  g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_SUNDAY);
}

static void
test_holidays_of_2026 (void)
{
  static const char *const holidays[] = {
    "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06",
    "2026-05-01", "2026-05-14", "2026-05-17", "2026-05-24", "2026-05-25",
    "2026-12-25", "2026-12-26", NULL,
  };
  GDate date;

  for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2026);
       g_date_get_year (&date) == 2026; g_date_add_days (&date, 1))
    {
      g_autofree char *iso = vei_date_to_iso (&date);

      g_assert_cmpint (vei_date_is_holiday (&date), ==,
                       g_strv_contains (holidays, iso));
    }
}

/* Every year has the same number of them, but for those that fall together. */
static void
test_holidays_of_all_years (void)
{
  for (guint year = VEI_DATE_MIN_YEAR; year <= VEI_DATE_MAX_YEAR; year++)
    {
      guint n = 0;
      GDate date;

      for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear) year);
           g_date_get_year (&date) == year; g_date_add_days (&date, 1))
        n += vei_date_is_holiday (&date);

      g_assert_cmpuint (n, >=, 11);
      g_assert_cmpuint (n, <=, 12);
    }
}

typedef struct
{
  const char *deadline;
  const char *send_by;
} SendByRow;

static const SendByRow send_by_rows[] = {
  { "2026-12-14", "2026-12-14" },      /* a Monday */
  { "2026-12-12", "2026-12-11" },      /* a Saturday */
  { "2026-12-13", "2026-12-11" },      /* a Sunday */
  { "2026-12-25", "2026-12-24" },      /* Christmas Eve is a working day */
  { "2026-12-27", "2026-12-24" },      /* Sunday after both days of Christmas */
  { "2026-04-06", "2026-04-01" },      /* Easter Monday, past all of Easter */
  { "2026-04-02", "2026-04-01" },      /* Maundy Thursday */
  { "2026-04-04", "2026-04-01" },      /* the Saturday between */
  { "2026-05-14", "2026-05-13" },      /* Ascension Day */
  { "2026-05-25", "2026-05-22" },      /* Whit Monday */
  { "2026-05-17", "2026-05-15" },      /* 17 May on a Sunday */
  { "2027-05-17", "2027-05-14" },      /* 17 May and Whit Monday together */
  { "2027-01-01", "2026-12-31" },      /* over a new year */
  { "2027-01-03", "2026-12-31" },
  { "2028-05-01", "2028-04-28" },
  { "1900-01-01", "1899-12-29" },      /* before the first year we read */
};

static void
test_send_by (gconstpointer data)
{
  const SendByRow *row = data;
  g_autofree char *iso = NULL;
  GDate deadline, send_by;

  g_assert_true (vei_date_parse (row->deadline, &deadline));
  vei_date_set_send_by (&send_by, &deadline);
  iso = vei_date_to_iso (&send_by);
  g_assert_cmpstr (iso, ==, row->send_by);
  g_assert_true (vei_date_is_working_day (&send_by));

  /* The same place may be used for both. */
  vei_date_set_send_by (&deadline, &deadline);
  g_assert_cmpint (g_date_compare (&deadline, &send_by), ==, 0);
}

/* ---- Ages ---- */

typedef struct
{
  const char *birth_date;
  const char *on;
  int         years;
} AgeRow;

static const AgeRow age_rows[] = {
  { "2008-11-23", "2026-11-22", 17 },
  { "2008-11-22", "2026-11-22", 18 },
  { "2008-11-21", "2026-11-22", 18 },
  { "2008-12-01", "2026-11-30", 17 },
  { "2008-02-29", "2026-02-28", 17 },
  { "2008-02-29", "2026-03-01", 18 },
  { "2008-02-29", "2028-02-29", 20 },
  { "2026-11-22", "2026-11-22", 0 },
  { "2026-11-23", "2026-11-22", -1 },
  { "1926-11-22", "2026-11-22", 100 },
};

static void
test_age (gconstpointer data)
{
  const AgeRow *row = data;
  GDate birth_date, on;

  g_assert_true (vei_date_parse (row->birth_date, &birth_date));
  g_assert_true (vei_date_parse (row->on, &on));
  g_assert_cmpint (vei_date_age_years (&birth_date, &on), ==, row->years);
}

static void
test_today (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *today = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = NULL;
  GDate date;

  vei_date_set_today (&date);
  then = g_date_time_new_now_local ();
  before = g_date_time_format (now, "%Y-%m-%d");
  after = g_date_time_format (then, "%Y-%m-%d");
  today = vei_date_to_iso (&date);
  g_assert_true (g_str_equal (today, before) || g_str_equal (today, after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_dates); i++)
    {
      g_autofree char *path = g_strdup_printf ("/date/bad/%u", i);

      g_test_add_data_func (path, bad_dates[i], test_bad_date);
    }
  g_test_add_data_func ("/date/bad/null", NULL, test_bad_date);
  for (guint i = 0; i < G_N_ELEMENTS (words_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/date/words/", words_rows[i].iso,
                                           NULL);

      g_test_add_data_func (path, &words_rows[i], test_words);
    }
  for (guint i = 0; i < G_N_ELEMENTS (easter_sundays); i++)
    {
      g_autofree char *path = g_strconcat ("/date/easter/", easter_sundays[i],
                                           NULL);

      g_test_add_data_func (path, easter_sundays[i], test_easter);
    }
  for (guint i = 0; i < G_N_ELEMENTS (send_by_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/date/send-by/",
                                           send_by_rows[i].deadline, NULL);

      g_test_add_data_func (path, &send_by_rows[i], test_send_by);
    }
  for (guint i = 0; i < G_N_ELEMENTS (age_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/date/age/", age_rows[i].birth_date,
                                           "/", age_rows[i].on, NULL);

      g_test_add_data_func (path, &age_rows[i], test_age);
    }
  g_test_add_func ("/date/holidays/2026", test_holidays_of_2026);
  g_test_add_func ("/date/holidays/all-years", test_holidays_of_all_years);
  g_test_add_func ("/date/today", test_today);

  return g_test_run ();
}
