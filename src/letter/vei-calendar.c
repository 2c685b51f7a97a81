/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "letter/vei-calendar.h"

#include "core/vei-date.h"

/* An event with two alarms is twenty lines. libical would bring libicu, thirty
 * megabytes that every start of the program would pay for, to write them; so
 * they are written here, folded and escaped as RFC 5545 says.
 */

#define MAX_LINE 75            /* bytes, without the line end */

/* A calendar is read by others over one's shoulder: nothing about health. */
static const char *const summaries[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "Klagefrist",
  [VEI_LANGUAGE_NN] = "Klagefrist",
  [VEI_LANGUAGE_EN] = "Complaint deadline",
};

static const char *const descriptions[VEI_N_LANGUAGES] = {
  [VEI_LANGUAGE_NB] = "Siste dag i fristen er %s. Har avslaget egne opplysninger om frist, gjelder de foran.",
  [VEI_LANGUAGE_NN] = "Siste dag i fristen er %s. Har avslaget eigne opplysningar om frist, gjeld dei føre.",
  [VEI_LANGUAGE_EN] = "The last day of the time limit is %s. What the refusal itself says of the deadline "
                      "comes first.",
};

/* Adds a line, folded between characters where it is too long. */
static void
append_line (GString    *ics,
             const char *line)
{
  gsize n = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = (gsize) (g_utf8_next_char (at) - at);

      if (n + length > MAX_LINE)
        {
          g_string_append (ics, "\r\n ");
          n = 1;
        }
      g_string_append_len (ics, at, (gssize) length);
      n += length;
    }
  g_string_append (ics, "\r\n");
}

static void
append_text (GString    *ics,
             const char *name,
             const char *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\\' || *at == ';' || *at == ',')
        g_string_append_c (line, '\\');
      if (*at == '\n')
        g_string_append (line, "\\n");
      else if (!g_ascii_iscntrl (*at))
        g_string_append_c (line, *at);
    }
  append_line (ics, line->str);
}

static void
append_day (GString     *ics,
            const char  *name,
            const GDate *day)
{
  g_string_append_printf (ics, "%s;VALUE=DATE:%04u%02u%02u\r\n", name, g_date_get_year (day),
                          (guint) g_date_get_month (day), g_date_get_day (day));
}

static void
append_alarm (GString    *ics,
              const char *trigger,
              const char *summary)
{
  append_line (ics, "BEGIN:VALARM");
  append_line (ics, "ACTION:DISPLAY");
  append_text (ics, "DESCRIPTION", summary);
  append_text (ics, "TRIGGER", trigger);
  append_line (ics, "END:VALARM");
}

static void
append_event (GString                   *ics,
              const VeiCalendarDeadline *event,
              const GDate               *created,
              VeiLanguage                language)
{
  g_autofree char *words = vei_date_to_words (&event->deadline, language);
  g_autofree char *id = g_strconcat (event->uid, "-complaint@utstyrsveiviser", NULL);
  g_autoptr (GString) description = g_string_new (descriptions[language]);
  GDate next_day = event->send_by;

  g_date_add_days (&next_day, 1);
  g_string_replace (description, "%s", words, 1);

  append_line (ics, "BEGIN:VEVENT");
  append_text (ics, "UID", id);
  g_string_append_printf (ics, "DTSTAMP:%04u%02u%02uT000000Z\r\n", g_date_get_year (created),
                          (guint) g_date_get_month (created), g_date_get_day (created));
  append_day (ics, "DTSTART", &event->send_by);
  append_day (ics, "DTEND", &next_day);
  append_text (ics, "SUMMARY", summaries[language]);
  append_text (ics, "DESCRIPTION", description->str);
  append_line (ics, "TRANSP:TRANSPARENT");
  append_line (ics, "CLASS:PRIVATE");
  append_alarm (ics, "-P6DT15H", summaries[language]);
  append_alarm (ics, "-PT15H", summaries[language]);
  append_line (ics, "END:VEVENT");
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
  g_autoptr (GString) ics = g_string_new (NULL);

  g_return_val_if_fail (deadlines != NULL || n_deadlines == 0, NULL);
  g_return_val_if_fail (created != NULL && g_date_valid (created), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);

  append_line (ics, "BEGIN:VCALENDAR");
  append_line (ics, "VERSION:2.0");
  append_line (ics, "PRODID:-//Utstyrsveiviser//Utstyrsveiviser//NO");
  for (guint i = 0; i < n_deadlines; i++)
    append_event (ics, &deadlines[i], created, language);
  append_line (ics, "END:VCALENDAR");
  return g_string_free (g_steal_pointer (&ics), FALSE);
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
