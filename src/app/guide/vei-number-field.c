/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/guide/vei-number-field.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/* The unit that can also be typed as a percentage, and how the two relate
 * (the contract, under `hba1c`). */
#define UNIT_WITH_PERCENT "mmol/mol"
#define PERCENT_FACTOR    10.93
#define PERCENT_OFFSET    23.5

/**
 * VeiNumberField:
 *
 * A field for the number of a question, with its unit. Where the unit is
 * mmol/mol the number can be typed as a percentage too.
 */
struct _VeiNumberField
{
  GtkWidget          parent_instance;

  const VeiQuestion *question;
  VeiLanguage        language;
  gboolean           setting;

  /* template */
  GtkWidget         *entry;
  GtkWidget         *unit_label;
  GtkWidget         *unit_choice;
  GtkWidget         *message;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiNumberField, vei_number_field, GTK_TYPE_WIDGET)

static gboolean
is_percent (VeiNumberField *self)
{
  return gtk_widget_get_visible (self->unit_choice) &&
         gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit_choice)) == 1;
}

static char *
dup_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.6g", value);
  return g_strdelimit (g_strdup (buffer), ".", ',');
}

static void
set_message (VeiNumberField *self,
             const char     *text,
             gboolean        is_error)
{
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, text[0] != '\0');
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
show_understood (VeiNumberField *self)
{
  double value;

  if (is_percent (self) && vei_number_field_get_value (self, &value) == VEI_FIELD_VALID)
    {
      g_autofree char *number = dup_number (value);
      g_autofree char *text = NULL;

      /* Translators: a number and its unit, "That is 53 mmol/mol" */
      text = g_strdup_printf (_("That is %s %s"), number,
                              vei_text_get (&self->question->unit, self->language));
      set_message (self, text, FALSE);
    }
  else
    {
      set_message (self, "", FALSE);
    }
}

/* The focus is on the button inside, which has no name of its own. */
static void
name_unit_choice (VeiNumberField *self)
{
  GtkDropDown *choice = GTK_DROP_DOWN (self->unit_choice);
  GObject *item = gtk_drop_down_get_selected_item (choice);
  g_autofree char *name = NULL;

  if (!GTK_IS_STRING_OBJECT (item))
    return;

  /* Translators: the unit of a number, "Unit: mmol/mol" */
  name = g_strdup_printf (_("Unit: %s"), gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  vei_ui_set_name (gtk_widget_get_first_child (self->unit_choice), name);
}

static void
changed_cb (VeiNumberField *self)
{
  g_assert (VEI_IS_NUMBER_FIELD (self));

  if (self->question == NULL)
    return;

  name_unit_choice (self);
  show_understood (self);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_left_cb (VeiNumberField *self)
{
  g_assert (VEI_IS_NUMBER_FIELD (self));

  if (vei_number_field_get_value (self, NULL) == VEI_FIELD_INVALID)
    vei_number_field_show_error (self);
}

static gboolean
vei_number_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_NUMBER_FIELD (widget)->entry);
}

static void
vei_number_field_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_NUMBER_FIELD);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_number_field_parent_class)->dispose (object);
}

static void
vei_number_field_class_init (VeiNumberFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_number_field_dispose;
  widget_class->grab_focus = vei_number_field_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiNumberField::changed:
   *
   * Emitted after the user has changed the number or its unit.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-number-field.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiNumberField, entry);
  gtk_widget_class_bind_template_child (widget_class, VeiNumberField, unit_label);
  gtk_widget_class_bind_template_child (widget_class, VeiNumberField, unit_choice);
  gtk_widget_class_bind_template_child (widget_class, VeiNumberField, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_left_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_number_field_init (VeiNumberField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_ui_describe_by (self->entry, self->message);
}

/**
 * vei_number_field_new:
 * @question: the question, of kind %VEI_QUESTION_NUMBER
 * @language: the language of its unit
 *
 * Creates an empty field.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_number_field_new (const VeiQuestion *question,
                      VeiLanguage        language)
{
  VeiNumberField *self;
  const char *unit;

  g_return_val_if_fail (question != NULL, NULL);
  g_return_val_if_fail (question->kind == VEI_QUESTION_NUMBER, NULL);

  self = g_object_new (VEI_TYPE_NUMBER_FIELD, NULL);
  self->question = question;
  self->language = language;
  unit = vei_text_get (&question->unit, language);
  vei_ui_set_name (self->entry, vei_text_get (&question->text, language));
  gtk_label_set_label (GTK_LABEL (self->unit_label), unit);
  if (g_str_equal (unit, UNIT_WITH_PERCENT))
    {
      const char *units[] = { unit, "%", NULL };
      g_autoptr (GtkStringList) list = gtk_string_list_new (units);

      gtk_drop_down_set_model (GTK_DROP_DOWN (self->unit_choice), G_LIST_MODEL (list));
      gtk_widget_set_visible (self->unit_choice, TRUE);
      name_unit_choice (self);
      gtk_widget_set_visible (self->unit_label, FALSE);
    }
  show_understood (self);
  return GTK_WIDGET (self);
}

/**
 * vei_number_field_get_value:
 * @self: a number field
 * @value: (out) (optional): the number, in the unit of the question
 *
 * Reads the field. A comma and a point both begin the decimals.
 *
 * Returns: whether it holds a number that is accepted
 */
VeiFieldState
vei_number_field_get_value (VeiNumberField *self,
                            double         *value)
{
  g_autofree char *text = NULL;
  char *end = NULL;
  double number;

  g_return_val_if_fail (VEI_IS_NUMBER_FIELD (self), VEI_FIELD_EMPTY);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (text[0] == '\0')
    return VEI_FIELD_EMPTY;
  g_strdelimit (text, ",", '.');
  if (strspn (text, "0123456789.") != strlen (text))
    return VEI_FIELD_INVALID;
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    return VEI_FIELD_INVALID;
  if (is_percent (self))
    number = round (PERCENT_FACTOR * number - PERCENT_OFFSET);
  if (number < self->question->minimum || number > self->question->maximum)
    return VEI_FIELD_INVALID;
  if (value != NULL)
    *value = number;
  return VEI_FIELD_VALID;
}

/**
 * vei_number_field_set_value:
 * @self: a number field
 * @value: the number, in the unit of the question; NAN empties the field
 *
 * Shows a number. This does not emit [signal@NumberField::changed], and leaves
 * the text alone where it already means this number.
 */
void
vei_number_field_set_value (VeiNumberField *self,
                            double          value)
{
  g_autofree char *text = NULL;
  double shown;

  g_return_if_fail (VEI_IS_NUMBER_FIELD (self));

  if (vei_number_field_get_value (self, &shown) == VEI_FIELD_VALID && shown == value)
    return;

  text = isnan (value) ? g_strdup ("") : dup_number (value);
  self->setting = TRUE;
  if (!isnan (value) && gtk_widget_get_visible (self->unit_choice))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit_choice), 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
}

/**
 * vei_number_field_show_error:
 * @self: a number field
 *
 * Says what is wrong with what the field holds, beside it.
 */
void
vei_number_field_show_error (VeiNumberField *self)
{
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (VEI_IS_NUMBER_FIELD (self));

  minimum = dup_number (self->question->minimum);
  maximum = dup_number (self->question->maximum);
  /* Translators: smallest number, largest number, unit */
  text = g_strdup_printf (_("Write a number from %s to %s %s."), minimum, maximum,
                          vei_text_get (&self->question->unit, self->language));
  set_message (self, text, TRUE);
}

/**
 * vei_number_field_label_by:
 * @self: a number field
 * @label: the text beside it that names it
 *
 * Tells assistive technology which text names the field.
 */
void
vei_number_field_label_by (VeiNumberField *self,
                           GtkWidget      *label)
{
  g_return_if_fail (VEI_IS_NUMBER_FIELD (self));
  g_return_if_fail (GTK_IS_WIDGET (label));

  vei_ui_label_by (self->entry, label);
}
