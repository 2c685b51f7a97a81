/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-event-line.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/letter/vei-date-row.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-text.h"

/* No glucose meter shows less or more; beyond them the number is a slip. */
#define MIN_MMOL_L 0.1
#define MAX_MMOL_L 60.0

/*
 * VeiEventLine:
 *
 * Something that happened on a day: the day, the blood glucose and what
 * happened, typed one after the other.
 *
 * The signal `changed` is emitted when something is typed, `entered` when Enter
 * is pressed in one of the fields, and `removed` for the button that takes the
 * line away. What is no date, or no number, is not stored; it stays on the
 * screen, and the line says so when the field is left.
 */
struct _VeiEventLine
{
  GtkWidget   parent_instance;

  GDate       today;
  gboolean    showing;

  /* template */
  GtkWidget  *fields_box;
  GtkEntry   *date_entry;
  GtkEntry   *value_entry;
  GtkEntry   *what_entry;
  GtkButton  *remove_button;
  GtkLabel   *error_label;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENTERED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiEventLine, vei_event_line, GTK_TYPE_WIDGET)

static const char *
get_text (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static gboolean
read_date (VeiEventLine *self,
           GDate        *date)
{
  if (!vei_date_row_parse (get_text (self->date_entry), date))
    return FALSE;
  if (g_date_compare (date, &self->today) <= 0)
    return TRUE;

  g_date_clear (date, 1);
  return FALSE;
}

/* NAN where it is no number, or none that can be right. */
static double
read_value (VeiEventLine *self)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self->value_entry)));
  char *end = NULL;
  double value;

  g_strdelimit (text, ",", '.');
  if (text[0] == '\0' || strspn (text, "0123456789.") != strlen (text))
    return NAN;
  value = g_ascii_strtod (text, &end);

  return *end == '\0' && value >= MIN_MMOL_L && value <= MAX_MMOL_L ? value : NAN;
}

static void
mark (GtkEntry *entry,
      gboolean  is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
show_error (VeiEventLine *self)
{
  GDate date;
  gboolean wrong_date = *get_text (self->date_entry) != '\0' && !read_date (self, &date);
  gboolean wrong_value = *get_text (self->value_entry) != '\0' && isnan (read_value (self));
  const char *message = NULL;

  if (wrong_date && vei_date_row_parse (get_text (self->date_entry), &date))
    message = _("This day has not come yet");
  else if (wrong_date)
    /* Translators: the number is an example of how a date is written */
    message = _("Not a date. Write it as 24.12.2026");
  else if (wrong_value)
    /* Translators: the number is an example of a blood glucose */
    message = _("Not a blood glucose. Write it as 2.4");

  mark (self->date_entry, wrong_date);
  mark (self->value_entry, wrong_value);
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
hide_error (VeiEventLine *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->error_label)))
    return;

  mark (self->date_entry, FALSE);
  mark (self->value_entry, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
entry_changed_cb (VeiEventLine *self)
{
  g_assert (VEI_IS_EVENT_LINE (self));

  if (self->showing)
    return;

  hide_error (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_left_cb (VeiEventLine *self)
{
  g_assert (VEI_IS_EVENT_LINE (self));

  show_error (self);
}

static void
entry_activated_cb (VeiEventLine *self)
{
  g_assert (VEI_IS_EVENT_LINE (self));

  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static void
remove_clicked_cb (VeiEventLine *self)
{
  g_assert (VEI_IS_EVENT_LINE (self));

  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
vei_event_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VEI_EVENT_LINE (widget)->date_entry));
}

static void
vei_event_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_EVENT_LINE);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_event_line_parent_class)->dispose (object);
}

static guint
add_signal (VeiEventLineClass *klass,
            const char        *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_event_line_class_init (VeiEventLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_event_line_dispose;
  widget_class->grab_focus = vei_event_line_grab_focus;
  widget_class->focus = vei_focus_children;

  signals[SIGNAL_CHANGED] = add_signal (klass, "changed");
  signals[SIGNAL_ENTERED] = add_signal (klass, "entered");
  signals[SIGNAL_REMOVED] = add_signal (klass, "removed");

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-event-line.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiEventLine, fields_box);
  gtk_widget_class_bind_template_child (widget_class, VeiEventLine, date_entry);
  gtk_widget_class_bind_template_child (widget_class, VeiEventLine, value_entry);
  gtk_widget_class_bind_template_child (widget_class, VeiEventLine, what_entry);
  gtk_widget_class_bind_template_child (widget_class, VeiEventLine, remove_button);
  gtk_widget_class_bind_template_child (widget_class, VeiEventLine, error_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
vei_event_line_init (VeiEventLine *self)
{
  g_date_clear (&self->today, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->fields_box, vei_flow_layout_new (6));
  vei_ui_describe_by (GTK_WIDGET (self->date_entry), GTK_WIDGET (self->error_label));
  vei_ui_describe_by (GTK_WIDGET (self->value_entry), GTK_WIDGET (self->error_label));
}

static void
name_field (GtkEntry   *entry,
            const char *format,
            const char *reason)
{
  g_autoptr (GString) name = g_string_new (format);

  g_string_replace (name, "%s", reason, 1);
  vei_ui_set_name (GTK_WIDGET (entry), name->str);
}

/**
 * vei_event_line_new:
 * @reason: what the event speaks for, such as "Severe hypos"
 * @today: the last day that an event can have
 *
 * Creates an empty line.
 *
 * Returns: (transfer floating): a new event line
 */
GtkWidget *
vei_event_line_new (const char  *reason,
                    const GDate *today)
{
  VeiEventLine *self;

  g_return_val_if_fail (reason != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  self = g_object_new (VEI_TYPE_EVENT_LINE, NULL);
  self->today = *today;
  /* Translators: %s is a reason, such as "Lives alone" */
  name_field (self->date_entry, _("Day it happened: %s"), reason);
  /* Translators: %s is a reason, such as "Lives alone" */
  name_field (self->value_entry, _("Blood glucose, mmol/l: %s"), reason);
  /* Translators: %s is a reason, such as "Lives alone" */
  name_field (self->what_entry, _("What happened: %s"), reason);

  return GTK_WIDGET (self);
}

static void
show_entry (GtkEntry   *entry,
            const char *text)
{
  if (!g_str_equal (get_text (entry), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/**
 * vei_event_line_show:
 * @self: an event line
 * @event: what happened
 *
 * Shows an event. A field that stands for the same already stays as it was
 * typed.
 */
void
vei_event_line_show (VeiEventLine   *self,
                     const VeiEvent *event)
{
  GDate date;
  double value;

  g_return_if_fail (VEI_IS_EVENT_LINE (self));
  g_return_if_fail (event != NULL);

  self->showing = TRUE;
  show_entry (self->what_entry, event->what);
  read_date (self, &date);
  if (g_date_valid (&event->date)
      && (!g_date_valid (&date) || g_date_compare (&date, &event->date) != 0))
    {
      g_autofree char *text = g_strdup_printf ("%02u.%02u.%04u", g_date_get_day (&event->date),
                                               (guint) g_date_get_month (&event->date),
                                               g_date_get_year (&event->date));

      show_entry (self->date_entry, text);
    }
  value = read_value (self);
  if (!isnan (event->value_mmol_l) && (isnan (value) || value != event->value_mmol_l))
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%.6g", event->value_mmol_l);
      show_entry (self->value_entry, g_strdelimit (text, ".", ','));
    }
  self->showing = FALSE;
}

/**
 * vei_event_line_store:
 * @self: an event line
 * @event: where to store it
 *
 * Stores what stands in the line.
 */
void
vei_event_line_store (VeiEventLine *self,
                      VeiEvent     *event)
{
  g_return_if_fail (VEI_IS_EVENT_LINE (self));
  g_return_if_fail (event != NULL);

  read_date (self, &event->date);
  event->value_mmol_l = read_value (self);
  g_free (event->what);
  event->what = g_strdup (get_text (self->what_entry));
}

/**
 * vei_event_line_is_empty:
 * @self: an event line
 *
 * Tells whether nothing has been typed that could be stored.
 *
 * Returns: %TRUE if it is empty
 */
gboolean
vei_event_line_is_empty (VeiEventLine *self)
{
  GDate date;

  g_return_val_if_fail (VEI_IS_EVENT_LINE (self), TRUE);

  return *get_text (self->what_entry) == '\0' && !read_date (self, &date)
         && isnan (read_value (self));
}
