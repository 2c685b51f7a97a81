/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-banner.h"

#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-ui.h"

/* Pixels between the text and the button, beside it or below it. */
#define SPACING 12

/**
 * VeiBanner:
 *
 * A notice at the top of the screen that it concerns, with a button where
 * there is something to do. It hides itself while it has no text.
 */
struct _VeiBanner
{
  GtkWidget  parent_instance;

  /* template */
  GtkWidget *image;
  GtkWidget *line;
  GtkWidget *label;
  GtkWidget *button;

  gboolean   held_back;
};

G_DEFINE_FINAL_TYPE (VeiBanner, vei_banner, GTK_TYPE_WIDGET)

static void
vei_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_BANNER);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_banner_parent_class)->dispose (object);
}

static void
vei_banner_class_init (VeiBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiBanner, image);
  gtk_widget_class_bind_template_child (widget_class, VeiBanner, line);
  gtk_widget_class_bind_template_child (widget_class, VeiBanner, label);
  gtk_widget_class_bind_template_child (widget_class, VeiBanner, button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vei-banner");
}

static void
vei_banner_init (VeiBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->line, vei_flow_layout_new (SPACING));
}

/**
 * vei_banner_new:
 * @kind: how much it is about
 *
 * Creates a banner without text, which is not seen.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_banner_new (VeiBannerKind kind)
{
  VeiBanner *self = g_object_new (VEI_TYPE_BANNER, NULL);

  vei_banner_set_kind (self, kind);
  return GTK_WIDGET (self);
}

static void
update_visible (VeiBanner *self)
{
  const char *text = gtk_label_get_label (GTK_LABEL (self->label));

  gtk_widget_set_visible (GTK_WIDGET (self), text[0] != '\0' && !self->held_back);
}

/**
 * vei_banner_set_text:
 * @self: a banner
 * @text: (nullable): what it says, never read as markup; %NULL hides it
 *
 * Sets what the banner says.
 */
void
vei_banner_set_text (VeiBanner  *self,
                     const char *text)
{
  g_return_if_fail (VEI_IS_BANNER (self));

  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  update_visible (self);
}

/**
 * vei_banner_hold_back:
 * @self: a banner
 * @held_back: whether it is not shown, although it has a text
 *
 * Keeps a banner out of sight while there is no room for it.
 */
void
vei_banner_hold_back (VeiBanner *self,
                      gboolean   held_back)
{
  g_return_if_fail (VEI_IS_BANNER (self));

  self->held_back = held_back;
  update_visible (self);
}

/**
 * vei_banner_set_kind:
 * @self: a banner
 * @kind: how much it is about
 *
 * Sets how the banner looks.
 */
void
vei_banner_set_kind (VeiBanner     *self,
                     VeiBannerKind  kind)
{
  g_return_if_fail (VEI_IS_BANNER (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                kind == VEI_BANNER_ERROR ? "dialog-warning-symbolic"
                                                         : "dialog-information-symbolic");
  if (kind == VEI_BANNER_ERROR)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error-banner");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error-banner");
}

/**
 * vei_banner_set_action:
 * @self: a banner
 * @label: (nullable): what its button says; %NULL for no button
 * @action: (nullable): the action of the button
 * @target: (nullable): the parameter of the action
 *
 * Sets what can be done about it.
 */
void
vei_banner_set_action (VeiBanner  *self,
                       const char *label,
                       const char *action,
                       GVariant   *target)
{
  g_return_if_fail (VEI_IS_BANNER (self));

  gtk_widget_set_visible (self->button, label != NULL);
  if (label != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "with-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "with-action");
  gtk_button_set_label (GTK_BUTTON (self->button), label != NULL ? label : "");
  vei_ui_wrap_button (self->button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target);
}
