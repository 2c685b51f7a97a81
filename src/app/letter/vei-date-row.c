/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-date-row.h"

#include <glib/gi18n.h>

#include "core/vei-date.h"

/*
 * VeiDateRow:
 *
 * A row of a form with a date that is typed, day first.
 *
 * What is typed is read as it is typed, and the signal `date-changed` is
 * emitted when the date it stands for is another one: a date, or none while
 * the text is empty or no date. Only when the field is left is the person told
 * that it is no date. A handler that cannot use the date says why with
 * [method@DateRow.refuse].
 */
struct _VeiDateRow
{
  VeiEntryRow  parent_instance;

  GDate        date;
  char        *why_not;
  gboolean     setting;
};

enum
{
  SIGNAL_DATE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiDateRow, vei_date_row, VEI_TYPE_ENTRY_ROW)

static gboolean
is_same_date (const GDate *a,
              const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);

  return g_date_compare (a, b) == 0;
}

static void
write_date (VeiDateRow *self)
{
  g_autofree char *text = NULL;

  text = g_date_valid (&self->date)
         ? g_strdup_printf ("%02u.%02u.%04u", g_date_get_day (&self->date),
                            (guint) g_date_get_month (&self->date), g_date_get_year (&self->date))
         : g_strdup ("");
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->setting = FALSE;
}

static void
changed_cb (VeiDateRow *self)
{
  gboolean was_refused = self->why_not != NULL;
  GDate date;

  g_assert (VEI_IS_DATE_ROW (self));

  if (self->setting)
    return;

  g_clear_pointer (&self->why_not, g_free);
  vei_entry_row_set_error (VEI_ENTRY_ROW (self), NULL);
  vei_date_row_parse (gtk_editable_get_text (GTK_EDITABLE (self)), &date);
  if (!was_refused && is_same_date (&date, &self->date))
    return;

  self->date = date;
  g_signal_emit (self, signals[SIGNAL_DATE_CHANGED], 0);
}

static void
focus_left_cb (VeiDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  g_assert (VEI_IS_DATE_ROW (self));

  if (self->why_not != NULL)
    vei_entry_row_set_error (VEI_ENTRY_ROW (self), self->why_not);
  else if (g_date_valid (&self->date))
    write_date (self);
  else if (*text != '\0')
    /* Translators: the number is an example of how a date is written */
    vei_entry_row_set_error (VEI_ENTRY_ROW (self), _("Not a date. Write it as 24.12.2026"));
}

static void
vei_date_row_finalize (GObject *object)
{
  VeiDateRow *self = VEI_DATE_ROW (object);

  g_free (self->why_not);

  G_OBJECT_CLASS (vei_date_row_parent_class)->finalize (object);
}

static void
vei_date_row_class_init (VeiDateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_date_row_finalize;

  signals[SIGNAL_DATE_CHANGED] =
    g_signal_new ("date-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_date_row_init (VeiDateRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_date_clear (&self->date, 1);
  g_object_set (self,
                "input-purpose", GTK_INPUT_PURPOSE_DIGITS,
                /* Translators: how a date is typed */
                "placeholder", _("day.month.year"),
                NULL);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

/**
 * vei_date_row_parse:
 * @text: what somebody has typed
 * @date: (out): return location for the date; not a valid one if there is none
 *
 * Reads a date with the day first, or an ISO date.
 *
 * Day, month and year are parted by full stops, slashes, hyphens or spaces,
 * and the year has four digits.
 *
 * Returns: %TRUE if the text is a date from 1900 to 2199
 */
gboolean
vei_date_row_parse (const char *text,
                    GDate      *date)
{
  guint numbers[3] = { 0, 0, 0 };
  guint digits[3] = { 0, 0, 0 };
  guint n = 0;
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  g_date_clear (date, 1);
  for (at = text; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        {
          if (n > 2 || ++digits[n] > 4)
            return FALSE;
          numbers[n] = numbers[n] * 10 + (guint) (*at - '0');
        }
      else if (strchr ("./- ", *at) == NULL)
        return FALSE;
      else if (n < 3 && digits[n] > 0)
        n++;
    }

  if (digits[0] == 4)
    {
      GDate iso;

      g_date_clear (&iso, 1);
      if (!vei_date_parse (text, &iso))
        return FALSE;
      *date = iso;
      return TRUE;
    }

  if (digits[0] == 0 || digits[0] > 2 || digits[1] == 0 || digits[1] > 2 || digits[2] != 4)
    return FALSE;

  if (numbers[2] < VEI_DATE_MIN_YEAR || numbers[2] > VEI_DATE_MAX_YEAR
      || !g_date_valid_dmy ((GDateDay) numbers[0], (GDateMonth) numbers[1], (GDateYear) numbers[2]))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) numbers[0], (GDateMonth) numbers[1], (GDateYear) numbers[2]);

  return TRUE;
}

/**
 * vei_date_row_get_date:
 * @self: a date row
 *
 * Gets the date that stands in the row.
 *
 * Returns: (transfer none): the date; not a valid one if there is none
 */
const GDate *
vei_date_row_get_date (VeiDateRow *self)
{
  g_return_val_if_fail (VEI_IS_DATE_ROW (self), NULL);

  return &self->date;
}

/**
 * vei_date_row_set_date:
 * @self: a date row
 * @date: a date; not a valid one for none
 *
 * Puts a date into the row.
 *
 * Where the row stands for this date already, what was typed stays as it is.
 */
void
vei_date_row_set_date (VeiDateRow  *self,
                       const GDate *date)
{
  g_return_if_fail (VEI_IS_DATE_ROW (self));
  g_return_if_fail (date != NULL);

  /* A date that was refused stands in the row, and not in the case. */
  if (is_same_date (date, &self->date) || self->why_not != NULL)
    return;

  self->date = *date;
  vei_entry_row_set_error (VEI_ENTRY_ROW (self), NULL);
  write_date (self);
}

/**
 * vei_date_row_refuse:
 * @self: a date row
 * @why: why the date cannot be right, in a sentence
 *
 * Tells the person, when they leave the field, that the date cannot be used.
 *
 * It stays in the row until it is changed.
 */
void
vei_date_row_refuse (VeiDateRow *self,
                     const char *why)
{
  g_return_if_fail (VEI_IS_DATE_ROW (self));
  g_return_if_fail (why != NULL);

  g_free (self->why_not);
  self->why_not = g_strdup (why);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    vei_entry_row_set_error (VEI_ENTRY_ROW (self), self->why_not);
}

/**
 * vei_date_row_clear:
 * @self: a date row
 *
 * Empties the row, whatever stands in it.
 */
void
vei_date_row_clear (VeiDateRow *self)
{
  g_return_if_fail (VEI_IS_DATE_ROW (self));

  g_clear_pointer (&self->why_not, g_free);
  g_date_clear (&self->date, 1);
  vei_entry_row_set_error (VEI_ENTRY_ROW (self), NULL);
  write_date (self);
}
