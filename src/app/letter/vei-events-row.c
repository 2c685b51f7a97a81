/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-events-row.h"

#include <glib/gi18n.h>

#include "app/letter/vei-event-line.h"
#include "app/widgets/vei-ui.h"

/* A line, and what it stands for: NULL while nothing has been typed into it. */
typedef struct
{
  VeiEventLine *line;
  VeiEvent     *event;         /* of the case */
} Entry;

/*
 * VeiEventsRow:
 *
 * A row of a form with the days on which something happened, as proof of one
 * reason. Enter goes on to the next day. What is typed goes straight into the
 * case; a line that is empty is not in it.
 */
struct _VeiEventsRow
{
  AdwPreferencesRow  parent_instance;

  VeiCase           *letter_case;
  char              *question_id;
  char              *reason;
  GDate              today;
  GArray            *entries;

  /* template */
  GtkLabel          *heading;
  GtkBox            *lines_box;
  GtkButton         *add_button;
};

G_DEFINE_FINAL_TYPE (VeiEventsRow, vei_events_row, ADW_TYPE_PREFERENCES_ROW)

static guint
find_entry (VeiEventsRow *self,
            VeiEventLine *line)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, Entry, i).line == line)
      return i;

  g_assert_not_reached ();
}

static void
update_heading (VeiEventsRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->heading), self->entries->len > 0);
}

static void
forget_event (VeiEventsRow *self,
              Entry        *entry)
{
  VeiEvent *event = g_steal_pointer (&entry->event);

  if (event != NULL)
    g_ptr_array_remove (vei_case_get_events (self->letter_case), event);
}

static void
line_changed_cb (VeiEventsRow *self,
                 VeiEventLine *line)
{
  Entry *entry;

  g_assert (VEI_IS_EVENTS_ROW (self));

  entry = &g_array_index (self->entries, Entry, find_entry (self, line));
  if (vei_event_line_is_empty (line))
    forget_event (self, entry);
  else
    {
      if (entry->event == NULL)
        {
          entry->event = vei_event_new ();
          g_free (entry->event->question);
          entry->event->question = g_strdup (self->question_id);
          g_ptr_array_add (vei_case_get_events (self->letter_case), entry->event);
        }
      vei_event_line_store (line, entry->event);
    }
  vei_case_changed (self->letter_case);
}

static void
line_entered_cb (VeiEventsRow *self,
                 VeiEventLine *line)
{
  guint next;

  g_assert (VEI_IS_EVENTS_ROW (self));

  next = find_entry (self, line) + 1;
  if (next < self->entries->len)
    gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->entries, Entry, next).line));
  else if (!vei_event_line_is_empty (line))
    vei_events_row_add (self);
}

static void
line_removed_cb (VeiEventsRow *self,
                 VeiEventLine *line)
{
  guint index;

  g_assert (VEI_IS_EVENTS_ROW (self));

  index = find_entry (self, line);
  forget_event (self, &g_array_index (self->entries, Entry, index));
  /* The focus does not fall out of the row. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
  gtk_box_remove (self->lines_box, GTK_WIDGET (line));
  g_array_remove_index (self->entries, index);
  update_heading (self);
  vei_case_changed (self->letter_case);
}

static VeiEventLine *
add_line (VeiEventsRow *self,
          VeiEvent     *event)
{
  Entry entry = { VEI_EVENT_LINE (vei_event_line_new (self->reason, &self->today)), event };

  g_signal_connect_object (entry.line, "changed", G_CALLBACK (line_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry.line, "entered", G_CALLBACK (line_entered_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry.line, "removed", G_CALLBACK (line_removed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_box_append (self->lines_box, GTK_WIDGET (entry.line));
  g_array_append_val (self->entries, entry);
  update_heading (self);

  return entry.line;
}

static void
add_clicked_cb (VeiEventsRow *self)
{
  g_assert (VEI_IS_EVENTS_ROW (self));

  vei_events_row_add (self);
}

/* The events of this reason, in the order of the case. */
static GPtrArray *
find_events (VeiEventsRow *self)
{
  GPtrArray *events = vei_case_get_events (self->letter_case);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      VeiEvent *event = g_ptr_array_index (events, i);

      if (g_str_equal (event->question, self->question_id))
        g_ptr_array_add (found, event);
    }

  return found;
}

/* Whether the lines stand for these events, besides those that are empty. */
static gboolean
stands_for (VeiEventsRow *self,
            GPtrArray    *events)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      VeiEvent *event = g_array_index (self->entries, Entry, i).event;

      if (event == NULL)
        continue;
      if (n >= events->len || g_ptr_array_index (events, n) != event)
        return FALSE;
      n++;
    }

  return n == events->len;
}

static void
vei_events_row_dispose (GObject *object)
{
  VeiEventsRow *self = VEI_EVENTS_ROW (object);

  g_array_set_size (self->entries, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_EVENTS_ROW);
  g_clear_object (&self->letter_case);

  G_OBJECT_CLASS (vei_events_row_parent_class)->dispose (object);
}

static void
vei_events_row_finalize (GObject *object)
{
  VeiEventsRow *self = VEI_EVENTS_ROW (object);

  g_array_unref (self->entries);
  g_free (self->question_id);
  g_free (self->reason);

  G_OBJECT_CLASS (vei_events_row_parent_class)->finalize (object);
}

static void
vei_events_row_class_init (VeiEventsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_events_row_dispose;
  object_class->finalize = vei_events_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-events-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiEventsRow, heading);
  gtk_widget_class_bind_template_child (widget_class, VeiEventsRow, lines_box);
  gtk_widget_class_bind_template_child (widget_class, VeiEventsRow, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
vei_events_row_init (VeiEventsRow *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_date_clear (&self->today, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_events_row_new:
 * @question_id: the id of the question that the events speak for
 * @reason: that question in a few words
 *
 * Creates a row without a day.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
vei_events_row_new (const char *question_id,
                    const char *reason)
{
  VeiEventsRow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (question_id != NULL, NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  self = g_object_new (VEI_TYPE_EVENTS_ROW, NULL);
  self->question_id = g_strdup (question_id);
  self->reason = g_strdup (reason);
  /* Translators: %s is a reason, such as "Lives alone" */
  name = g_strdup_printf (_("Add a day when it happened: %s"), reason);
  vei_ui_set_name (GTK_WIDGET (self->add_button), name);

  return GTK_WIDGET (self);
}

/**
 * vei_events_row_show:
 * @self: the row
 * @letter_case: the case that holds the events
 * @today: the last day that an event can have
 *
 * Shows the events as they are in the case. Lines that stand for the same
 * events stay, with what was typed into them.
 */
void
vei_events_row_show (VeiEventsRow *self,
                     VeiCase      *letter_case,
                     const GDate  *today)
{
  g_autoptr (GPtrArray) events = NULL;

  g_return_if_fail (VEI_IS_EVENTS_ROW (self));
  g_return_if_fail (VEI_IS_CASE (letter_case));
  g_return_if_fail (today != NULL);

  self->today = *today;
  if (!g_set_object (&self->letter_case, letter_case))
    events = find_events (self);
  if (events == NULL || !stands_for (self, events))
    {
      g_clear_pointer (&events, g_ptr_array_unref);
      events = find_events (self);
      g_array_set_size (self->entries, 0);
      vei_ui_clear (GTK_WIDGET (self->lines_box));
      for (guint i = 0; i < events->len; i++)
        add_line (self, g_ptr_array_index (events, i));
      update_heading (self);
    }

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->event != NULL)
        vei_event_line_show (entry->line, entry->event);
    }
}

/**
 * vei_events_row_add:
 * @self: the row
 *
 * Goes on to a line for another day; the one that is empty, where there is one.
 */
void
vei_events_row_add (VeiEventsRow *self)
{
  VeiEventLine *line = NULL;

  g_return_if_fail (VEI_IS_EVENTS_ROW (self));
  g_return_if_fail (self->letter_case != NULL);

  if (self->entries->len > 0)
    line = g_array_index (self->entries, Entry, self->entries->len - 1).line;
  if (line == NULL || !vei_event_line_is_empty (line))
    line = add_line (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (line));
}

/**
 * vei_events_row_has_any:
 * @self: the row
 *
 * Tells whether there is a line for a day.
 *
 * Returns: %TRUE if there is
 */
gboolean
vei_events_row_has_any (VeiEventsRow *self)
{
  g_return_val_if_fail (VEI_IS_EVENTS_ROW (self), FALSE);

  return self->entries->len > 0;
}
