/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-calendar.h"

#include <libical/ical.h>

#include "core/vei-date.h"

/* A calendar is read by others over one's shoulder: nothing about health. */
static const char *const summaries[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "Klagefrist",
  [VEI_LANGUAGE_NN] = "Klagefrist",
  [VEI_LANGUAGE_EN] = "Complaint deadline",
};

static const char *const descriptions[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "Siste dag i fristen er %s. Har avslaget egne opplysninger om frist, gjelder de foran.",
  [VEI_LANGUAGE_NN] = "Siste dag i fristen er %s. Har avslaget eigne opplysningar om frist, gjeld dei føre.",
  [VEI_LANGUAGE_EN] = "The last day of the deadline is %s. What the refusal says of it comes first.",
};

/* A calendar takes no control characters but the end of a line. */
static char *
dup_text (const char *text)
{
  char *clean = g_strdup (text);
  char *to = clean;

  for (const char *at = clean; *at != '\0'; at++)
    if (*at == '\n' || !g_ascii_iscntrl (*at))
      *to++ = *at;
  *to = '\0';
  return clean;
}

static icaltimetype
convert_day (const GDate *day)
{
  icaltimetype time = icaltime_null_time ();

  time.year = g_date_get_year (day);
  time.month = (int) g_date_get_month (day);
  time.day = g_date_get_day (day);
  time.is_date = 1;
  return time;
}

static icaltimetype
convert_midnight (const GDate *day)
{
  icaltimetype time = convert_day (day);

  time.is_date = 0;
  return icaltime_set_timezone (&time, icaltimezone_get_utc_timezone ());
}

static icalcomponent *
create_alarm (const char *trigger,
              const char *summary)
{
  return icalcomponent_vanew (ICAL_VALARM_COMPONENT,
                              icalproperty_new_action (ICAL_ACTION_DISPLAY),
                              icalproperty_new_description (summary),
                              icalproperty_new_trigger (icaltriggertype_from_string (trigger)),
                              NULL);
}

static icalcomponent *
create_event (const VeiCalendarDeadline *event,
              const GDate               *created,
              VeiLanguage                language)
{
  g_autofree char *words = vei_date_to_words (&event->deadline, language);
  g_autofree char *id = g_strconcat (event->uid, "-complaint@utstyrsveiviser", NULL);
  g_autofree char *clean_id = dup_text (id);
  g_autoptr (GString) description = g_string_new (descriptions[language]);
  GDate next_day = event->send_by;

  g_date_add_days (&next_day, 1);
  g_string_replace (description, "%s", words, 1);

  return icalcomponent_vanew (ICAL_VEVENT_COMPONENT,
                              icalproperty_new_uid (clean_id),
                              icalproperty_new_dtstamp (convert_midnight (created)),
                              icalproperty_new_dtstart (convert_day (&event->send_by)),
                              icalproperty_new_dtend (convert_day (&next_day)),
                              icalproperty_new_summary (summaries[language]),
                              icalproperty_new_description (description->str),
                              icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT),
                              icalproperty_new_class (ICAL_CLASS_PRIVATE),
                              create_alarm ("-P6DT15H", summaries[language]),
                              create_alarm ("-PT15H", summaries[language]),
                              NULL);
}

/**
 * vei_calendar_list_to_ics:
 * @deadlines: (array length=n_deadlines): the deadlines of some cases
 * @n_deadlines: how many there are
 * @created: the date to write as the date of the file
 * @language: the language of the events
 *
 * Writes deadlines of complaints as one calendar file: for each an event of a
 * whole day on the day to send by, with an alarm a week and a day before, at
 * nine in the morning. It says nothing of any person or of health.
 *
 * Returns: (transfer full): the calendar, as RFC 5545 has it
 */
char *
vei_calendar_list_to_ics (const VeiCalendarDeadline *deadlines,
                          guint                      n_deadlines,
                          const GDate               *created,
                          VeiLanguage                language)
{
  icalcomponent *calendar;
  char *written, *ics;

  g_return_val_if_fail (deadlines != NULL || n_deadlines == 0, NULL);
  g_return_val_if_fail (created != NULL && g_date_valid (created), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                                  icalproperty_new_version ("2.0"),
                                  icalproperty_new_prodid ("-//Utstyrsveiviser//Utstyrsveiviser//NO"),
                                  NULL);
  for (guint i = 0; i < n_deadlines; i++)
    icalcomponent_add_component (calendar, create_event (&deadlines[i], created, language));
  written = icalcomponent_as_ical_string_r (calendar);
  ics = g_strdup (written);
  icalmemory_free_buffer (written);
  icalcomponent_free (calendar);
  return ics;
}

/**
 * vei_calendar_to_ics:
 * @deadline: the last day to complain
 * @send_by: the last working day not after it
 * @uid: what tells this event from others and stays the same, such as the id
 *   of a case
 * @created: the date to write as the date of the file
 * @language: the language of the event
 *
 * Writes the deadline of a complaint as a calendar file: an event of a whole
 * day on @send_by, with an alarm a week and a day before, at nine in the
 * morning. It says nothing of the person or of health.
 *
 * Returns: (transfer full): the calendar, as RFC 5545 has it
 */
char *
vei_calendar_to_ics (const GDate *deadline,
                     const GDate *send_by,
                     const char  *uid,
                     const GDate *created,
                     VeiLanguage  language)
{
  VeiCalendarDeadline event = { .uid = uid };

  g_return_val_if_fail (deadline != NULL && g_date_valid (deadline), NULL);
  g_return_val_if_fail (send_by != NULL && g_date_valid (send_by), NULL);
  g_return_val_if_fail (uid != NULL, NULL);
  g_return_val_if_fail (created != NULL && g_date_valid (created), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  event.deadline = *deadline;
  event.send_by = *send_by;
  return vei_calendar_list_to_ics (&event, 1, created, language);
}
