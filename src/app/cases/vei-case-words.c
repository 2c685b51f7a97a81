/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/lookup/vei-lookup-data.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"
#include "core/vei-units.h"

/* A deadline fewer days away than this is urgent. */
#define URGENT_DAYS 3
#define WEEK_DAYS   7

typedef struct
{
  const char *id;
  const char *words;
} Words;

/* What an adviser calls a verdict in a list; the person reads whole sentences. */
static const Words verdict_words[] = {
  { "strong_case", N_("Reasons speak for it") },
  { "may_be_assessed", N_("Can be assessed") },
  { "special_reasoning", N_("Needs a special reason") },
  { "not_covered", N_("Not in our sources") },
  { "childrens_department", N_("Children’s department") },
  { "replace_faulty", N_("Faulty equipment") },
  { "find_out_first", N_("Something to find out") },
  { "need_more_information", N_("More answers needed") },
};

static const Words status_words[] = {
  { "not_raised", N_("Not brought up yet") },
  { "declined_to_apply", N_("Clinic will not apply") },
  { "waiting", N_("Waiting for an answer") },
  { "refused", N_("Refused") },
  { "partly_granted", N_("Granted in part") },
  { "granted", N_("Granted") },
};

static const Words reason_kind_words[] = {
  { "no_reason", N_("No reason was given") },
  { "criteria", N_("The criteria are not met") },
  { "price", N_("The price") },
  { "other", N_("Another reason") },
};

static const Words outcome_words[] = {
  { "no_complaint", N_("No complaint was made") },
  { "waiting", N_("The complaint is not decided yet") },
  { "granted", N_("The complaint led to a yes") },
  { "partly_granted", N_("The complaint led to a part of it") },
  { "upheld", N_("The refusal stood") },
};

static const char *
find_words (const Words *table,
            guint        n,
            const char  *id)
{
  for (guint i = 0; id != NULL && i < n; i++)
    if (g_str_equal (table[i].id, id))
      return _(table[i].words);
  return NULL;
}

/**
 * vei_case_words_name:
 * @entry: what there is to show of a case
 *
 * Gets what to call a case.
 *
 * Returns: (transfer none): the name, or what stands for one
 */
const char *
vei_case_words_name (const VeiCaseEntry *entry)
{
  g_return_val_if_fail (entry != NULL, "");

  return entry->name[0] != '\0' ? entry->name : _("No name yet");
}

/**
 * vei_case_words_dup_unit:
 * @session: the session
 * @unit: (nullable): the id of a unit
 *
 * Names the hospital whose unit it is.
 *
 * Returns: (transfer full): its name; the id where the knowledge does not have
 *   it; "" where there is none
 */
char *
vei_case_words_dup_unit (VeiSession *session,
                         const char *unit)
{
  VeiUnits *units = vei_lookup_get_subject (session, (VeiLookupReader) vei_units_new, NULL);
  const VeiUnit *found = units != NULL && unit != NULL ? vei_units_find_unit (units, unit) : NULL;

  if (found != NULL)
    return g_strdup (found->trust->short_name);
  return g_strdup (unit != NULL ? unit : "");
}

/**
 * vei_case_words_verdict:
 * @session: the session
 * @verdict: (nullable): the id of a verdict
 *
 * Says a verdict in a few words, for a list.
 *
 * Returns: (transfer none): the words; "" where there is none
 */
const char *
vei_case_words_verdict (VeiSession *session,
                        const char *verdict)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  const char *words = find_words (verdict_words, G_N_ELEMENTS (verdict_words), verdict);

  /* A pack may have more verdicts than this version has words for. */
  for (guint i = 0; words == NULL && i < vei_knowledge_get_n_verdicts (knowledge); i++)
    {
      const VeiVerdict *known = vei_knowledge_get_verdict (knowledge, i);

      if (g_strcmp0 (known->id, verdict) == 0)
        words = vei_text_get (&known->title, vei_session_get_language (session));
    }
  return words != NULL ? words : verdict != NULL ? verdict : "";
}

/* The name as in a sentence, without what stands in brackets. */
static char *
dup_equipment (VeiSession *session,
               const char *equipment)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);

  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    {
      const VeiEquipment *known = vei_knowledge_get_equipment (knowledge, i);
      const char *name = vei_text_get (&known->name, vei_session_get_language (session));
      const char *bracket = strstr (name, " (");

      if (g_str_equal (known->id, equipment))
        return bracket != NULL ? g_strndup (name, (gsize) (bracket - name)) : g_strdup (name);
    }
  return g_strdup (equipment);
}

static gboolean
is_one_verdict (const VeiCaseEntry *entry)
{
  for (guint i = 1; i < entry->n_verdicts; i++)
    if (g_strcmp0 (entry->verdict[i].verdict, entry->verdict[0].verdict) != 0)
      return FALSE;
  return TRUE;
}

/**
 * vei_case_words_dup_verdicts:
 * @session: the session
 * @entry: what there is to show of a case
 *
 * Says in a line what the rules say of each kind of equipment.
 *
 * Returns: (transfer full): the words; "" where nothing is asked for
 */
char *
vei_case_words_dup_verdicts (VeiSession         *session,
                             const VeiCaseEntry *entry)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (entry->n_verdicts == 0)
    return g_strdup ("");
  if (is_one_verdict (entry))
    return g_strdup (vei_case_words_verdict (session, entry->verdict[0].verdict));
  for (guint i = 0; i < entry->n_verdicts; i++)
    {
      g_autofree char *equipment = dup_equipment (session, entry->verdict[i].equipment);
      g_autofree char *name = vei_ui_dup_capitalized (equipment);

      g_string_append_printf (all, "%s%s: %s", i > 0 ? ". " : "", name,
                              vei_case_words_verdict (session, entry->verdict[i].verdict));
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static const VeiStatement *
find_criterion (VeiKnowledge         *knowledge,
                const VeiCaseVerdict *verdict)
{
  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    {
      if (g_strcmp0 (vei_knowledge_get_equipment (knowledge, e)->id, verdict->equipment) != 0)
        continue;
      for (guint i = 0; i < vei_knowledge_get_n_lines (knowledge, e); i++)
        if (g_strcmp0 (vei_knowledge_get_line (knowledge, e, i)->id, verdict->criterion) == 0)
          return vei_knowledge_get_line (knowledge, e, i);
    }
  return NULL;
}

static void
append_change (VeiSession           *session,
               const VeiCaseVerdict *verdict,
               GString              *all)
{
  const VeiStatement *why = find_criterion (vei_session_get_knowledge (session), verdict);
  g_autofree char *equipment = dup_equipment (session, verdict->equipment);
  g_autofree char *name = vei_ui_dup_capitalized (equipment);
  const char *now = vei_case_words_verdict (session, verdict->verdict);
  const char *before = vei_case_words_verdict (session, verdict->verdict_before);

  if (all->len > 0)
    g_string_append_c (all, '\n');
  if (g_strcmp0 (verdict->verdict, verdict->verdict_before) == 0)
    /* Translators: the first %s is a kind of equipment, the second a verdict. */
    g_string_append_printf (all, _("%s: still “%s”, for another reason."), name, now);
  else if (verdict->verdict_before != NULL)
    /* Translators: a kind of equipment, and its verdicts before and now. */
    g_string_append_printf (all, _("%s: before “%s”, now “%s”."), name, before, now);
  else
    /* Translators: a kind of equipment, and its verdict. */
    g_string_append_printf (all, _("%s: now “%s”."), name, now);
  if (why != NULL)
    g_string_append_printf (all, " %s",
                            vei_text_get (&why->text, vei_session_get_language (session)));
}

/**
 * vei_case_words_dup_changes:
 * @session: the session
 * @entry: what there is to show of a case
 *
 * Says which verdicts other knowledge has changed, and why.
 *
 * Returns: (transfer full) (nullable): a line for each, or %NULL where nobody
 *   has to be told
 */
char *
vei_case_words_dup_changes (VeiSession         *session,
                            const VeiCaseEntry *entry)
{
  g_autoptr (GString) all = g_string_new (NULL);

  if (!(entry->flags & VEI_CASE_CHANGED))
    return NULL;
  for (guint i = 0; i < entry->n_verdicts; i++)
    append_change (session, &entry->verdict[i], all);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * vei_case_words_status:
 * @session: the session
 * @entry: what there is to show of a case
 *
 * Says where a matter stands.
 *
 * Returns: (transfer none): the words; "" where nobody has said
 */
const char *
vei_case_words_status (VeiSession         *session,
                       const VeiCaseEntry *entry)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, "application_status");
  const char *words = find_words (status_words, G_N_ELEMENTS (status_words), entry->status);

  if (entry->flags & VEI_CASE_CLOSED)
    return _("Closed");
  for (guint i = 0; words == NULL && question != NULL && i < question->n_choices; i++)
    if (g_strcmp0 (question->choices[i].id, entry->status) == 0)
      words = vei_text_get (&question->choices[i].label, vei_session_get_language (session));
  return words != NULL ? words : "";
}

/* The year goes without saying in the year that it is. */
static char *
dup_date (VeiSession  *session,
          const GDate *date,
          const GDate *today)
{
  char *words = vei_date_to_words (date, vei_session_get_language (session));
  g_autofree char *year = g_strdup_printf (" %u", g_date_get_year (date));

  if (g_date_get_year (date) == g_date_get_year (today) && g_str_has_suffix (words, year))
    words[strlen (words) - strlen (year)] = '\0';
  return words;
}

/**
 * vei_case_words_dup_day:
 * @session: the session
 * @julian: a julian day
 *
 * Says a day as one would: today, tomorrow, yesterday, or the date.
 *
 * Returns: (transfer full): the words
 */
char *
vei_case_words_dup_day (VeiSession *session,
                        guint32     julian)
{
  const GDate *today = vei_session_get_as_of (session);
  int days = (int) julian - (int) g_date_get_julian (today);
  GDate date;

  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days == -1)
    return g_strdup (_("yesterday"));
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return dup_date (session, &date, today);
}

/**
 * vei_case_words_dup_deadline:
 * @session: the session
 * @entry: what there is to show of a case
 * @urgent: (out) (optional): return location for whether it is past, or fewer
 *   than three days away
 *
 * Says the last day to act, as far as there is one.
 *
 * Returns: (transfer full): the words; "" where there is none
 */
char *
vei_case_words_dup_deadline (VeiSession         *session,
                             const VeiCaseEntry *entry,
                             gboolean           *urgent)
{
  guint32 last_day = entry->send_by != 0 ? entry->send_by : entry->deadline;
  int days = (int) last_day - (int) g_date_get_julian (vei_session_get_as_of (session));
  gboolean counts = last_day != 0 && !(entry->flags & VEI_CASE_CLOSED);
  g_autofree char *day = NULL;

  if (urgent != NULL)
    *urgent = counts && days < URGENT_DAYS;
  if (!counts)
    return g_strdup ("");
  /* The last day to send is past, and the deadline itself is not. */
  if (days < 0 && entry->deadline >= g_date_get_julian (vei_session_get_as_of (session)))
    return g_strdup (_("send it today"));
  if (days > 1 && days <= WEEK_DAYS)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  day = vei_case_words_dup_day (session, last_day);
  /* Translators: %s is a date in the past, or "yesterday" */
  return days < 0 ? g_strdup_printf (_("ran out %s"), day) : g_steal_pointer (&day);
}

/**
 * vei_case_words_dup_time:
 * @session: the session
 * @seconds: a time, in seconds since 1970
 *
 * Says when something was: the clock for today, else the day.
 *
 * Returns: (transfer full): the words
 */
char *
vei_case_words_dup_time (VeiSession *session,
                         gint64      seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  GDate date;

  if (when == NULL || seconds <= 0)
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (when),
                  (GDateMonth) g_date_time_get_month (when), (GDateYear) g_date_time_get_year (when));
  day = vei_case_words_dup_day (session, g_date_get_julian (&date));
  if (g_date_compare (&date, vei_session_get_as_of (session)) != 0)
    return g_steal_pointer (&day);
  clock = g_date_time_format (when, "%H:%M");
  /* Translators: "today at 14:05"; %s is the word for today, and the clock */
  return g_strdup_printf (_("%s at %s"), day, clock);
}

static void
append_part (GString    *all,
             const char *part)
{
  if (part[0] != '\0')
    g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", part);
}

/**
 * vei_case_words_dup_row:
 * @session: the session
 * @entry: what there is to show of a case
 *
 * Says all that the list shows of a case, for whoever hears it.
 *
 * Returns: (transfer full): the words
 */
char *
vei_case_words_dup_row (VeiSession         *session,
                        const VeiCaseEntry *entry)
{
  g_autoptr (GString) all = g_string_new (vei_case_words_name (entry));
  g_autofree char *unit = vei_case_words_dup_unit (session, entry->unit);
  g_autofree char *verdicts = vei_case_words_dup_verdicts (session, entry);
  g_autofree char *deadline = vei_case_words_dup_deadline (session, entry, NULL);

  append_part (all, unit);
  append_part (all, verdicts);
  append_part (all, vei_case_words_status (session, entry));
  if (deadline[0] != '\0')
    {
      /* Translators: %s is a date, or "tomorrow", or "in 5 days" */
      g_autofree char *words = g_strdup_printf (_("deadline %s"), deadline);

      append_part (all, words);
    }
  if (entry->flags & VEI_CASE_CHANGED)
    append_part (all, _("another answer than before"));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * vei_case_words_reason_kind:
 * @reason_kind: an id of vei_statistics_get_reason_kinds()
 *
 * Says what kind of reason was given for a refusal.
 *
 * Returns: (transfer none): the words
 */
const char *
vei_case_words_reason_kind (const char *reason_kind)
{
  const char *words = find_words (reason_kind_words, G_N_ELEMENTS (reason_kind_words), reason_kind);

  return words != NULL ? words : reason_kind;
}

/**
 * vei_case_words_outcome:
 * @outcome: an id of vei_statistics_get_outcomes()
 *
 * Says how a complaint ended.
 *
 * Returns: (transfer none): the words
 */
const char *
vei_case_words_outcome (const char *outcome)
{
  const char *words = find_words (outcome_words, G_N_ELEMENTS (outcome_words), outcome);

  return words != NULL ? words : outcome;
}
