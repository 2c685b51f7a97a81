/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"

#include <string.h>

static const char *const month_names[VEI_N_LANGUAGES][12] = {
  [VEI_LANGUAGE_NB] = { "januar", "februar", "mars", "april", "mai", "juni",
                        "juli", "august", "september", "oktober", "november",
                        "desember" },
  [VEI_LANGUAGE_NN] = { "januar", "februar", "mars", "april", "mai", "juni",
                        "juli", "august", "september", "oktober", "november",
                        "desember" },
  [VEI_LANGUAGE_EN] = { "January", "February", "March", "April", "May",
                        "June", "July", "August", "September", "October",
                        "November", "December" },
};

static gboolean
parse_digits (const char *text,
              guint       n,
              guint      *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint) (text[i] - '0');
    }

  return TRUE;
}

/**
 * vei_date_parse:
 * @iso: (nullable): a text that should be a date
 * @date: (out caller-allocates): the date; cleared where @iso is not one
 *
 * Reads an ISO 8601 day, such as "2026-12-14".
 *
 * The text must be exactly of the form YYYY-MM-DD, with a day that exists,
 * in the years 1900 to 2199.
 *
 * Returns: whether @iso is such a date
 */
gboolean
vei_date_parse (const char *iso,
                GDate      *date)
{
  guint year, month, day;

  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  if (iso == NULL || strlen (iso) != strlen ("YYYY-MM-DD")
      || !parse_digits (iso, 4, &year) || iso[4] != '-'
      || !parse_digits (iso + 5, 2, &month) || iso[7] != '-'
      || !parse_digits (iso + 8, 2, &day)
      || year < VEI_DATE_MIN_YEAR || year > VEI_DATE_MAX_YEAR
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month,
                            (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * vei_date_to_iso:
 * @date: a valid date
 *
 * Writes a date as an ISO 8601 day, such as "2026-12-14".
 *
 * Returns: (transfer full): the text
 */
char *
vei_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date),
                          g_date_get_month (date), g_date_get_day (date));
}

/**
 * vei_date_to_words:
 * @date: a valid date
 * @language: the language to write in
 *
 * Writes a date as it stands in running text: "14. desember 2026" in the two
 * kinds of Norwegian, "14 December 2026" in English.
 *
 * Returns: (transfer full): the text
 */
char *
vei_date_to_words (const GDate *date,
                   VeiLanguage  language)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  return g_strdup_printf ("%u%s %s %u", g_date_get_day (date),
                          language == VEI_LANGUAGE_EN ? "" : ".",
                          month_names[language][g_date_get_month (date) - 1],
                          g_date_get_year (date));
}

/**
 * vei_date_set_today:
 * @date: (out caller-allocates): the day
 *
 * Sets a date to the day that it is now, in local time.
 */
void
vei_date_set_today (GDate *date)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_return_if_fail (date != NULL);

  g_date_time_get_ymd (now, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * vei_date_set_easter_sunday:
 * @date: (out caller-allocates): the day
 * @year: a year of the Gregorian calendar, 1583 or later
 *
 * Sets a date to Easter Sunday of a year.
 */
void
vei_date_set_easter_sunday (GDate *date,
                            guint  year)
{
  /* The anonymous Gregorian computus (Meeus, Jones and Butcher). */
  guint golden = year % 19;
  guint century = year / 100;
  guint of_century = year % 100;
  guint moon_shift = (century - (century + 8) / 25 + 1) / 3;
  guint epact = (19 * golden + century - century / 4 - moon_shift + 15) % 30;
  guint weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact
                   - of_century % 4) % 7;
  guint correction = (golden + 11 * epact + 22 * weekday) / 451;
  guint days = epact + weekday - 7 * correction + 114;

  g_return_if_fail (date != NULL);
  g_return_if_fail (year >= 1583 && year < G_MAXUINT16);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) (days % 31 + 1), (GDateMonth) (days / 31),
                  (GDateYear) year);
}

/**
 * vei_date_is_holiday:
 * @date: a valid date
 *
 * Finds out whether a day is a public holiday in Norway.
 *
 * These are 1 January, Maundy Thursday, Good Friday, Easter Sunday and Monday,
 * 1 May, 17 May, Ascension Day, Whit Sunday and Monday, 25 and 26 December.
 * Other Sundays are not among them.
 *
 * Returns: whether @date is one of them
 */
gboolean
vei_date_is_holiday (const GDate *date)
{
  static const guint fixed[] = { 101, 501, 517, 1225, 1226 };
  static const int from_easter[] = { -3, -2, 0, 1, 39, 49, 50 };
  GDate easter;
  guint month_and_day;
  int days;

  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);

  month_and_day = g_date_get_month (date) * 100u + g_date_get_day (date);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (month_and_day == fixed[i])
      return TRUE;

  vei_date_set_easter_sunday (&easter, g_date_get_year (date));
  days = g_date_days_between (&easter, date);
  for (guint i = 0; i < G_N_ELEMENTS (from_easter); i++)
    if (days == from_easter[i])
      return TRUE;

  return FALSE;
}

/**
 * vei_date_is_working_day:
 * @date: a valid date
 *
 * Finds out whether a day is neither a Saturday, a Sunday nor a public holiday
 * in Norway.
 *
 * Returns: whether it is such a day
 */
gboolean
vei_date_is_working_day (const GDate *date)
{
  GDateWeekday weekday;

  g_return_val_if_fail (date != NULL && g_date_valid (date), FALSE);

  weekday = g_date_get_weekday (date);
  return weekday != G_DATE_SATURDAY && weekday != G_DATE_SUNDAY
         && !vei_date_is_holiday (date);
}

/**
 * vei_date_set_send_by:
 * @send_by: (out caller-allocates): the day to send by
 * @deadline: a valid date
 *
 * Sets a date to the last working day that is not after a deadline.
 */
void
vei_date_set_send_by (GDate       *send_by,
                      const GDate *deadline)
{
  g_return_if_fail (send_by != NULL);
  g_return_if_fail (deadline != NULL && g_date_valid (deadline));

  *send_by = *deadline;
  while (!vei_date_is_working_day (send_by))
    g_date_subtract_days (send_by, 1);
}

/**
 * vei_date_age_years:
 * @birth_date: a valid date
 * @on: a valid date
 *
 * Computes how old a person is on a day.
 *
 * A person born on 29 February turns a year older on 1 March in a year that
 * does not have that day.
 *
 * Returns: the age in whole years; negative where @on is before @birth_date
 */
int
vei_date_age_years (const GDate *birth_date,
                    const GDate *on)
{
  guint birthday, day;
  int years;

  g_return_val_if_fail (birth_date != NULL && g_date_valid (birth_date), 0);
  g_return_val_if_fail (on != NULL && g_date_valid (on), 0);

  birthday = g_date_get_month (birth_date) * 100u + g_date_get_day (birth_date);
  day = g_date_get_month (on) * 100u + g_date_get_day (on);
  years = (int) g_date_get_year (on) - (int) g_date_get_year (birth_date);

  return day < birthday ? years - 1 : years;
}
