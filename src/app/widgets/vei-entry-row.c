/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-entry-row.h"

#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiEntryRow:
 *
 * A row of a form with text of one line.
 *
 * The title stands above the text. Before libadwaita 1.4 a screen reader hears
 * nothing of what is typed into an #AdwEntryRow; this row holds a #GtkEntry,
 * which it does hear. It is a #GtkEditable, with the signal `changed` for every
 * change and the signal `entry-activated` for Enter.
 */
typedef struct
{
  /* template */
  GtkEntry *entry;
  GtkLabel *error_label;
} VeiEntryRowPrivate;

typedef enum
{
  PROP_INPUT_PURPOSE = 1,
  PROP_PLACEHOLDER,
  N_PROPS,
} VeiEntryRowProperty;

enum
{
  SIGNAL_ENTRY_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void vei_entry_row_editable_init (GtkEditableInterface *iface);

G_DEFINE_TYPE_WITH_CODE (VeiEntryRow, vei_entry_row, ADW_TYPE_PREFERENCES_ROW,
                         G_ADD_PRIVATE (VeiEntryRow)
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, vei_entry_row_editable_init))

static VeiEntryRowPrivate *
get_private (VeiEntryRow *self)
{
  return vei_entry_row_get_instance_private (self);
}

static void
row_pressed_cb (VeiEntryRow *self)
{
  g_assert (VEI_IS_ENTRY_ROW (self));

  gtk_entry_grab_focus_without_selecting (get_private (self)->entry);
}

static void
entry_activated_cb (VeiEntryRow *self)
{
  g_assert (VEI_IS_ENTRY_ROW (self));

  g_signal_emit (self, signals[SIGNAL_ENTRY_ACTIVATED], 0);
}

static void
title_changed_cb (VeiEntryRow *self)
{
  g_assert (VEI_IS_ENTRY_ROW (self));

  vei_entry_row_set_accessible_name (self,
                                     adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static gboolean
vei_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (VEI_ENTRY_ROW (widget))->entry));
}

static GtkEditable *
vei_entry_row_get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (get_private (VEI_ENTRY_ROW (editable))->entry);
}

static void
vei_entry_row_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = vei_entry_row_get_delegate;
}

static void
vei_entry_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  VeiEntryRowPrivate *private = get_private (VEI_ENTRY_ROW (object));

  if (gtk_editable_delegate_get_property (object, property_id, value, pspec))
    return;

  switch ((VeiEntryRowProperty) property_id)
    {
    case PROP_INPUT_PURPOSE:
      g_value_set_enum (value, gtk_entry_get_input_purpose (private->entry));
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_entry_get_placeholder_text (private->entry));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_entry_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  VeiEntryRowPrivate *private = get_private (VEI_ENTRY_ROW (object));

  if (gtk_editable_delegate_set_property (object, property_id, value, pspec))
    return;

  switch ((VeiEntryRowProperty) property_id)
    {
    case PROP_INPUT_PURPOSE:
      gtk_entry_set_input_purpose (private->entry, g_value_get_enum (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_entry_set_placeholder_text (private->entry, g_value_get_string (value));
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_entry_row_dispose (GObject *object)
{
  /* Before GTK 4.10 the template of a class that others are derived from
   * cannot be disposed of; the row itself lets go of its child. */
  gtk_editable_finish_delegate (GTK_EDITABLE (object));

  G_OBJECT_CLASS (vei_entry_row_parent_class)->dispose (object);
}

static void
vei_entry_row_class_init (VeiEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vei_entry_row_get_property;
  object_class->set_property = vei_entry_row_set_property;
  object_class->dispose = vei_entry_row_dispose;
  widget_class->focus = vei_focus_children;
  widget_class->grab_focus = vei_entry_row_grab_focus;

  /**
   * VeiEntryRow:input-purpose:
   *
   * What is typed here, for keyboards on the screen.
   */
  properties[PROP_INPUT_PURPOSE] =
    g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                       GTK_INPUT_PURPOSE_FREE_FORM,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * VeiEntryRow:placeholder:
   *
   * An example, shown while nothing has been typed.
   */
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_editable_install_properties (object_class, N_PROPS);

  /**
   * VeiEntryRow::entry-activated:
   *
   * Emitted when Enter is pressed in the row.
   */
  signals[SIGNAL_ENTRY_ACTIVATED] =
    g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-entry-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, VeiEntryRow, entry);
  gtk_widget_class_bind_template_child_private (widget_class, VeiEntryRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, row_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
}

static void
vei_entry_row_init (VeiEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));
}

/**
 * vei_entry_row_new:
 *
 * Creates an empty row.
 *
 * Returns: (transfer floating): a new entry row
 */
GtkWidget *
vei_entry_row_new (void)
{
  return g_object_new (VEI_TYPE_ENTRY_ROW, NULL);
}

/**
 * vei_entry_row_show_text:
 * @self: an entry row
 * @text: the text
 *
 * Puts a text into the row; where it stands there already, the cursor stays
 * where it is.
 */
void
vei_entry_row_show_text (VeiEntryRow *self,
                         const char  *text)
{
  g_return_if_fail (VEI_IS_ENTRY_ROW (self));
  g_return_if_fail (text != NULL);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/**
 * vei_entry_row_set_error:
 * @self: an entry row
 * @message: (nullable): what is wrong, in a sentence; %NULL where nothing is
 *
 * Says below the text what is wrong with it.
 */
void
vei_entry_row_set_error (VeiEntryRow *self,
                         const char  *message)
{
  VeiEntryRowPrivate *private;
  GtkAccessible *entry;

  g_return_if_fail (VEI_IS_ENTRY_ROW (self));

  private = get_private (self);
  entry = GTK_ACCESSIBLE (private->entry);
  gtk_label_set_label (private->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (private->error_label), message != NULL);
  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      vei_ui_set_description (GTK_WIDGET (entry), message);
      gtk_accessible_update_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else if (gtk_widget_has_css_class (GTK_WIDGET (self), "error"))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (entry, GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/**
 * vei_entry_row_set_accessible_name:
 * @self: an entry row
 * @name: what a screen reader calls the text
 *
 * Sets the name of the text for assistive technology, where the title says too
 * little by itself. It is the title until then.
 */
void
vei_entry_row_set_accessible_name (VeiEntryRow *self,
                                   const char  *name)
{
  g_return_if_fail (VEI_IS_ENTRY_ROW (self));
  g_return_if_fail (name != NULL);

  vei_ui_set_name (GTK_WIDGET (get_private (self)->entry), name);
}
