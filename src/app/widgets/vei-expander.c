/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-expander.h"

#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiExpander:
 *
 * A button that shows and hides what stands below it.
 *
 * GtkExpander keeps a hidden child outside the window, where GTK 4.24 looks
 * for the focus and complains; here the child stays where it is and is only
 * not visible. The text may go over several lines, and the arrow grows with it.
 */
struct _VeiExpander
{
  GtkWidget  parent_instance;

  GtkWidget *button;
  GtkWidget *arrow;
  GtkWidget *label;
  GtkWidget *child;
  gboolean   expanded;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_EXPANDED,
  PROP_CHILD,
} VeiExpanderProperty;

static GParamSpec *properties[PROP_CHILD + 1];

G_DEFINE_FINAL_TYPE (VeiExpander, vei_expander, GTK_TYPE_WIDGET)

static void
show_state (VeiExpander *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), self->expanded ? "pan-down-symbolic"
                                                                        : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button),
                               GTK_ACCESSIBLE_STATE_EXPANDED, self->expanded,
                               -1);
  if (self->child != NULL)
    gtk_widget_set_visible (self->child, self->expanded);
}

static void
clicked_cb (VeiExpander *self)
{
  g_assert (VEI_IS_EXPANDER (self));

  vei_expander_set_expanded (self, !self->expanded);
}

static gboolean
vei_expander_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_EXPANDER (widget)->button);
}

static void
vei_expander_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  VeiExpander *self = VEI_EXPANDER (object);

  switch ((VeiExpanderProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;

    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;

    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_expander_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  VeiExpander *self = VEI_EXPANDER (object);

  switch ((VeiExpanderProperty) property_id)
    {
    case PROP_LABEL:
      vei_expander_set_label (self, g_value_get_string (value));
      break;

    case PROP_EXPANDED:
      vei_expander_set_expanded (self, g_value_get_boolean (value));
      break;

    case PROP_CHILD:
      vei_expander_set_child (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_expander_dispose (GObject *object)
{
  VeiExpander *self = VEI_EXPANDER (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (vei_expander_parent_class)->dispose (object);
}

static void
vei_expander_class_init (VeiExpanderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vei_expander_get_property;
  object_class->set_property = vei_expander_set_property;
  object_class->dispose = vei_expander_dispose;
  widget_class->grab_focus = vei_expander_grab_focus;
  widget_class->focus = vei_focus_children;

  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vei-expander");
}

static void
vei_expander_init (VeiExpander *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
    GTK_ORIENTATION_VERTICAL);
  self->arrow = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0,
                              "hexpand", TRUE,
                              NULL);
  gtk_box_append (GTK_BOX (box), self->arrow);
  gtk_box_append (GTK_BOX (box), self->label);
  self->button = g_object_new (GTK_TYPE_BUTTON, "child", box, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
}

/**
 * vei_expander_new:
 * @label: what it opens, in a few words
 *
 * Creates an expander that is closed and has no child.
 *
 * Returns: (transfer floating): the new widget
 */
GtkWidget *
vei_expander_new (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  return g_object_new (VEI_TYPE_EXPANDER, "label", label, NULL);
}

/**
 * vei_expander_set_label:
 * @self: an expander
 * @label: (nullable): what it opens, in a few words
 *
 * Sets what stands on the button; a screen reader says the same.
 */
void
vei_expander_set_label (VeiExpander *self,
                        const char  *label)
{
  g_return_if_fail (VEI_IS_EXPANDER (self));

  label = label != NULL ? label : "";
  gtk_label_set_label (GTK_LABEL (self->label), label);
  vei_ui_set_name (self->button, label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * vei_expander_get_expanded:
 * @self: an expander
 *
 * Returns: whether the child is shown
 */
gboolean
vei_expander_get_expanded (VeiExpander *self)
{
  g_return_val_if_fail (VEI_IS_EXPANDER (self), FALSE);

  return self->expanded;
}

/**
 * vei_expander_set_expanded:
 * @self: an expander
 * @expanded: whether to show the child
 *
 * Shows or hides the child. Who fills the child late does so on
 * notify::expanded.
 */
void
vei_expander_set_expanded (VeiExpander *self,
                           gboolean     expanded)
{
  g_return_if_fail (VEI_IS_EXPANDER (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/**
 * vei_expander_get_child:
 * @self: an expander
 *
 * Returns: (transfer none) (nullable): what is shown and hidden
 */
GtkWidget *
vei_expander_get_child (VeiExpander *self)
{
  g_return_val_if_fail (VEI_IS_EXPANDER (self), NULL);

  return self->child;
}

/**
 * vei_expander_set_child:
 * @self: an expander
 * @child: (nullable): what to show and hide
 *
 * Sets what stands below the button while it is expanded.
 */
void
vei_expander_set_child (VeiExpander *self,
                        GtkWidget   *child)
{
  g_return_if_fail (VEI_IS_EXPANDER (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}
