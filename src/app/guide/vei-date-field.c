/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/guide/vei-date-field.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/**
 * VeiDateField:
 *
 * A field for a date. It takes `14.12.2026` and `2026-12-14`, shows in words
 * what it has understood, and offers a calendar.
 */
struct _VeiDateField
{
  GtkWidget    parent_instance;

  VeiLanguage  language;
  GDate        latest;
  gboolean     setting;

  /* template */
  GtkWidget   *entry;
  GtkWidget   *calendar_button;
  GtkWidget   *calendar;
  GtkWidget   *message;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiDateField, vei_date_field, GTK_TYPE_WIDGET)

static void
set_message (VeiDateField *self,
             const char   *text,
             gboolean      is_error)
{
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (is_error)
    {
      gtk_widget_add_css_class (self->entry, "error");
      gtk_widget_add_css_class (self->message, "error");
    }
  else
    {
      gtk_widget_remove_css_class (self->entry, "error");
      gtk_widget_remove_css_class (self->message, "error");
    }
}

static void
show_understood (VeiDateField *self)
{
  GDate date;

  if (vei_date_field_get_date (self, &date) == VEI_FIELD_VALID)
    {
      g_autofree char *words = vei_date_to_words (&date, self->language);

      set_message (self, words, FALSE);
    }
  else
    {
      set_message (self, _("Write it like this: 14.12.2026"), FALSE);
    }
}

static void
entry_changed_cb (VeiDateField *self)
{
  g_assert (VEI_IS_DATE_FIELD (self));

  show_understood (self);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_left_cb (VeiDateField *self)
{
  g_assert (VEI_IS_DATE_FIELD (self));

  if (vei_date_field_get_date (self, NULL) == VEI_FIELD_INVALID)
    vei_date_field_show_error (self);
}

static void
day_selected_cb (VeiDateField *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  g_assert (VEI_IS_DATE_FIELD (self));

  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  text = g_strdup_printf ("%d.%d.%d", g_date_time_get_day_of_month (day),
                          g_date_time_get_month (day), g_date_time_get_year (day));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
  entry_left_cb (self);
}

static gboolean
vei_date_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_DATE_FIELD (widget)->entry);
}

static void
vei_date_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_DATE_FIELD);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_date_field_parent_class)->dispose (object);
}

static void
vei_date_field_class_init (VeiDateFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_date_field_dispose;
  widget_class->grab_focus = vei_date_field_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiDateField::changed:
   *
   * Emitted after the user has changed the text.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-date-field.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiDateField, entry);
  gtk_widget_class_bind_template_child (widget_class, VeiDateField, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, VeiDateField, calendar);
  gtk_widget_class_bind_template_child (widget_class, VeiDateField, message);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_date_field_init (VeiDateField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_date_clear (&self->latest, 1);
  vei_ui_describe_by (self->entry, self->message);
  show_understood (self);
}

/**
 * vei_date_field_parse:
 * @text: what somebody has typed
 * @date: (out caller-allocates): the date
 *
 * Reads a date as people write it: day, month and year with dots, slashes or
 * spaces between, or year, month and day with hyphens.
 *
 * Returns: %TRUE if it is a date that exists
 */
gboolean
vei_date_field_parse (const char *text,
                      GDate      *date)
{
  g_autofree char *trimmed = NULL;
  int day, month, year;
  int used = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  if (vei_date_parse (trimmed, date))
    return TRUE;

  g_strdelimit (trimmed, "./", ' ');
  if (sscanf (trimmed, "%2d %2d %4d%n", &day, &month, &year, &used) != 3 ||
      trimmed[used] != '\0' ||
      year < VEI_DATE_MIN_YEAR || year > VEI_DATE_MAX_YEAR ||
      day < 1 || month < 1 ||
      !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/**
 * vei_date_field_new:
 * @language: the language of dates in words
 * @latest: (nullable): the latest date that is accepted
 * @name: what the field asks for
 *
 * Creates an empty field.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_date_field_new (VeiLanguage  language,
                    const GDate *latest,
                    const char  *name)
{
  VeiDateField *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (VEI_TYPE_DATE_FIELD, NULL);
  self->language = language;
  if (latest != NULL)
    self->latest = *latest;
  vei_ui_set_name (self->entry, name);
  return GTK_WIDGET (self);
}

/**
 * vei_date_field_get_date:
 * @self: a date field
 * @date: (out caller-allocates) (optional): the date, where it is valid
 *
 * Reads the field.
 *
 * Returns: whether it holds a date that is accepted
 */
VeiFieldState
vei_date_field_get_date (VeiDateField *self,
                         GDate        *date)
{
  g_autofree char *text = NULL;
  GDate parsed;

  g_return_val_if_fail (VEI_IS_DATE_FIELD (self), VEI_FIELD_EMPTY);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (text[0] == '\0')
    return VEI_FIELD_EMPTY;
  if (!vei_date_field_parse (text, &parsed))
    return VEI_FIELD_INVALID;
  if (g_date_valid (&self->latest) && g_date_compare (&parsed, &self->latest) > 0)
    return VEI_FIELD_INVALID;
  if (date != NULL)
    *date = parsed;
  return VEI_FIELD_VALID;
}

/**
 * vei_date_field_set_date:
 * @self: a date field
 * @date: (nullable): the date to show; %NULL or one that is not valid empties
 *   the field
 *
 * Shows a date. This does not emit [signal@DateField::changed], and leaves
 * the text alone where it already means this date.
 */
void
vei_date_field_set_date (VeiDateField *self,
                         const GDate  *date)
{
  g_autofree char *text = NULL;
  GDate shown;
  VeiFieldState state;

  g_return_if_fail (VEI_IS_DATE_FIELD (self));

  state = vei_date_field_get_date (self, &shown);
  if (date != NULL && g_date_valid (date))
    {
      if (state == VEI_FIELD_VALID && g_date_compare (&shown, date) == 0)
        return;
      text = g_strdup_printf ("%d.%d.%d", g_date_get_day (date),
                              g_date_get_month (date), g_date_get_year (date));
    }
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->setting = FALSE;
}

/**
 * vei_date_field_show_error:
 * @self: a date field
 *
 * Says what is wrong with what the field holds, beside it.
 */
void
vei_date_field_show_error (VeiDateField *self)
{
  GDate date;

  g_return_if_fail (VEI_IS_DATE_FIELD (self));

  if (vei_date_field_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &date))
    set_message (self, _("This day has not come yet. Write the day you were told."), TRUE);
  else
    set_message (self, _("This is not a date. Write it like this: 14.12.2026"), TRUE);
}

/**
 * vei_date_field_label_by:
 * @self: a date field
 * @label: the text beside it that names it
 *
 * Tells assistive technology which text names the field.
 */
void
vei_date_field_label_by (VeiDateField *self,
                         GtkWidget    *label)
{
  g_return_if_fail (VEI_IS_DATE_FIELD (self));
  g_return_if_fail (GTK_IS_WIDGET (label));

  vei_ui_label_by (self->entry, label);
}
