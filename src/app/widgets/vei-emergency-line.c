/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-emergency-line.h"

#include "app/widgets/vei-ui.h"

/**
 * VeiEmergencyLine:
 *
 * The quiet line at the foot of a screen that says whom to call when it is
 * urgent. The program is no help then, and says so.
 */
struct _VeiEmergencyLine
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (VeiEmergencyLine, vei_emergency_line, GTK_TYPE_WIDGET)

static void
vei_emergency_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_EMERGENCY_LINE);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_emergency_line_parent_class)->dispose (object);
}

static void
vei_emergency_line_class_init (VeiEmergencyLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_emergency_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-emergency-line.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "vei-emergency-line");
}

static void
vei_emergency_line_init (VeiEmergencyLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_emergency_line_new:
 *
 * Creates the line.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_emergency_line_new (void)
{
  return g_object_new (VEI_TYPE_EMERGENCY_LINE, NULL);
}
