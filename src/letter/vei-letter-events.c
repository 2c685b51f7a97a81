/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

/* Events with a date are what a hospital can look up. In the letter they are
 * summed, "fire ganger i oktober 2026"; each of them stands in attachment 1.
 */

/* More months than this are told as from the first to the last. */
#define MAX_MONTHS 4

typedef struct
{
  GDateYear  year;             /* 0: the day is not known */
  GDateMonth month;
  GDate      day;              /* one of them, for the name of the month */
  guint      n;
} Month;

static const char *
get_word (const VeiLetterContext *self,
          VeiWord                 word)
{
  return vei_text_get (&self->book->words[word], self->language);
}

static gboolean
kind_has_insert (const VeiLetterContext *self,
                 VeiInsert               insert)
{
  for (guint i = 0; self->kind->items != NULL && i < self->kind->items->len; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (self->kind->items, i);

      if (item->insert == insert)
        return TRUE;
    }
  return FALSE;
}

/* Whether an event belongs in this letter: its reason stands there, or it has none. */
static gboolean
is_told (const VeiLetterContext *self,
         const VeiEvent         *event)
{
  const VeiQuestion *question;

  if (!g_date_valid (&event->date) && isnan (event->value_mmol_l)
      && event->what[strspn (event->what, " \t\r\n")] == '\0')
    return FALSE;
  if (event->question[0] == '\0')
    return TRUE;
  question = vei_knowledge_find_question (self->book->knowledge, event->question);
  return question != NULL && (self->reasons_on & G_GUINT64_CONSTANT (1) << question->index);
}

/* How many events of the case stand in attachment 1 of this letter. Private. */
guint
vei_letter_context_count_events (const VeiLetterContext *self)
{
  GPtrArray *events = vei_case_get_events (self->letter_case);
  guint n = 0;

  if (!kind_has_insert (self, VEI_INSERT_REASONS) || !kind_has_insert (self, VEI_INSERT_EVENTS))
    return 0;
  for (guint i = 0; i < events->len; i++)
    n += is_told (self, g_ptr_array_index (events, i));
  return n;
}

/* Writes an event as "3. oktober 2026 (2,4 mmol/l): Våknet ikke av alarmen". */
static char *
dup_event_text (const VeiLetterContext *self,
                const VeiEvent         *event)
{
  g_autofree char *what = vei_clean_text (event->what, TRUE);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_date_valid (&event->date))
    {
      g_autofree char *date = vei_date_to_words (&event->date, self->language);

      g_string_append (text, date);
    }
  if (!isnan (event->value_mmol_l))
    {
      g_autofree char *value = vei_letter_format_number (event->value_mmol_l, TRUE,
                                                         self->language);

      g_string_append_printf (text, text->len > 0 ? " (%s mmol/l)" : "%s mmol/l", value);
    }
  if (what[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", what);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- The sum ---- */

static int
compare_months (gconstpointer a,
                gconstpointer b)
{
  const Month *first = a, *second = b;

  /* Without a date comes last. */
  if ((first->year == 0) != (second->year == 0))
    return first->year == 0 ? 1 : -1;
  if (first->year != second->year)
    return first->year < second->year ? -1 : 1;
  return (int) first->month - (int) second->month;
}

/* Counts the events of a reason in each month, in the order of time. */
static GArray *
count_months (const VeiLetterContext *self,
              const char             *question_id)
{
  GPtrArray *events = vei_case_get_events (self->letter_case);
  GArray *months = g_array_new (FALSE, TRUE, sizeof (Month));

  for (guint i = 0; i < events->len; i++)
    {
      const VeiEvent *event = g_ptr_array_index (events, i);
      Month month = { .n = 1 };
      guint at;

      if (!g_str_equal (event->question, question_id) || !is_told (self, event))
        continue;
      if (g_date_valid (&event->date))
        {
          month.day = event->date;
          month.year = g_date_get_year (&event->date);
          month.month = g_date_get_month (&event->date);
        }
      for (at = 0; at < months->len; at++)
        {
          if (compare_months (&g_array_index (months, Month, at), &month) == 0)
            break;
        }
      if (at < months->len)
        g_array_index (months, Month, at).n++;
      else
        g_array_append_val (months, month);
    }
  g_array_sort (months, compare_months);
  return months;
}

/* "én gang", "fire ganger", "27 ganger". */
static void
append_times (const VeiLetterContext *self,
              guint                   n,
              GString                *text)
{
  if (n == 1)
    g_string_append (text, get_word (self, VEI_WORD_ONCE));
  else if (n <= self->book->numbers->len)
    g_string_append_printf (text, "%s %s",
                            vei_text_get (g_ptr_array_index (self->book->numbers, n - 1),
                                          self->language),
                            get_word (self, VEI_WORD_TIMES));
  else
    g_string_append_printf (text, "%u %s", n, get_word (self, VEI_WORD_TIMES));
}

/* "oktober 2026": a date in words without its day. */
static void
append_month (const VeiLetterContext *self,
              const Month            *month,
              GString                *text)
{
  g_autofree char *words = vei_date_to_words (&month->day, self->language);
  const char *space = strchr (words, ' ');

  g_string_append (text, space != NULL ? space + 1 : words);
}

static void
append_each_month (const VeiLetterContext *self,
                   GArray                 *months,
                   GString                *text)
{
  for (guint i = 0; i < months->len; i++)
    {
      const Month *month = &g_array_index (months, Month, i);

      if (i > 0 && i + 1 == months->len)
        g_string_append_printf (text, " %s ", get_word (self, VEI_WORD_AND));
      else if (i > 0)
        g_string_append (text, ", ");
      append_times (self, month->n, text);
      if (month->year == 0)
        g_string_append_printf (text, " %s", get_word (self, VEI_WORD_WITHOUT_DATE));
      else
        {
          g_string_append_printf (text, " %s ", get_word (self, VEI_WORD_IN_MONTH));
          append_month (self, month, text);
        }
    }
}

static void
append_span (const VeiLetterContext *self,
             GArray                 *months,
             GString                *text)
{
  guint n = 0, last = months->len - 1;

  for (guint i = 0; i < months->len; i++)
    n += g_array_index (months, Month, i).n;
  if (g_array_index (months, Month, last).year == 0)
    last--;
  append_times (self, n, text);
  g_string_append_printf (text, " %s ", get_word (self, VEI_WORD_FROM_MONTH));
  append_month (self, &g_array_index (months, Month, 0), text);
  g_string_append_printf (text, " %s ", get_word (self, VEI_WORD_TO_MONTH));
  append_month (self, &g_array_index (months, Month, last), text);
}

/* Whether there is one event, with a date. */
static gboolean
is_one_day (GArray *months)
{
  const Month *month = &g_array_index (months, Month, 0);

  return months->len == 1 && month->n == 1 && month->year != 0;
}

static void
set_facts (VeiBlock *block)
{
  const char *facts[] = { "events", NULL };

  block->facts = g_strdupv ((GStrv) facts);
}

/* Tells how often something has happened, after the reason that it speaks for;
 * those of no reason where @question_id is "". Private.
 */
void
vei_letter_context_add_events (VeiLetterContext *self,
                               const char       *question_id,
                               guint64           answers)
{
  g_autoptr (GArray) months = count_months (self, question_id);
  gboolean has_reason = question_id[0] != '\0';
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *id = NULL;
  VeiBlock *block;

  if (months->len == 0)
    return;
  if (has_reason && is_one_day (months))
    {
      g_autofree char *day = vei_date_to_words (&g_array_index (months, Month, 0).day,
                                                self->language);

      g_string_append_printf (text, "%s %s", get_word (self, VEI_WORD_EVENT_HAPPENED), day);
    }
  else
    {
      g_string_append_printf (text, "%s ",
                              get_word (self, has_reason ? VEI_WORD_EVENTS_HAPPENED
                                                         : VEI_WORD_EVENTS));
      if (months->len > MAX_MONTHS)
        append_span (self, months, text);
      else
        append_each_month (self, months, text);
    }
  g_string_append_c (text, '.');
  if (self->events_attached)
    g_string_append_printf (text, " %s", get_word (self, VEI_WORD_EVENTS_SEE));

  id = has_reason ? g_strdup_printf ("events.%s", question_id) : g_strdup ("events");
  block = vei_block_new (id, has_reason ? VEI_BLOCK_OWN_WORDS : VEI_BLOCK_PARAGRAPH, text->str);
  block->level = has_reason ? 1 : 0;
  block->answers = answers;
  set_facts (block);
  vei_document_add (self->document, block);
}

/* ---- Attachment 1 ---- */

typedef struct
{
  const VeiEvent *event;
  guint           index;       /* in the case: ids are made of it */
} Told;

static int
compare_told (gconstpointer a,
              gconstpointer b)
{
  const Told *first = a, *second = b;
  gboolean has_first = g_date_valid (&first->event->date);
  gboolean has_second = g_date_valid (&second->event->date);

  if (has_first && has_second && g_date_compare (&first->event->date, &second->event->date) != 0)
    return g_date_compare (&first->event->date, &second->event->date);
  if (has_first != has_second)
    return has_first ? -1 : 1;
  return (int) first->index - (int) second->index;
}

/* Lists each event that the letter tells of, in the order of time. Private. */
void
vei_letter_context_list_events (VeiLetterContext *self)
{
  GPtrArray *events = vei_case_get_events (self->letter_case);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Told));

  if (!self->events_attached)
    return;
  for (guint i = 0; i < events->len; i++)
    {
      Told row = { g_ptr_array_index (events, i), i };

      if (is_told (self, row.event))
        g_array_append_val (told, row);
    }
  g_array_sort (told, compare_told);
  for (guint i = 0; i < told->len; i++)
    {
      const Told *row = &g_array_index (told, Told, i);
      const VeiQuestion *question = vei_knowledge_find_question (self->book->knowledge,
                                                                 row->event->question);
      g_autofree char *text = dup_event_text (self, row->event);
      g_autofree char *id = g_strdup_printf ("event.%u", row->index);
      VeiBlock *block;

      if (text[0] == '\0')
        continue;
      block = vei_block_new (id, VEI_BLOCK_LIST_ITEM, text);
      if (question != NULL)
        block->answers = (G_GUINT64_CONSTANT (1) << question->index) & self->known;
      set_facts (block);
      vei_document_add (self->document, block);
    }
}
