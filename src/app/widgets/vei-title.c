/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-title.h"

#include "app/widgets/vei-ui.h"

/**
 * VeiTitle:
 *
 * The heading of a page that is read rather than filled in. It can have the
 * focus, so that a screen reader begins there when the page is opened; a
 * label cannot.
 */
struct _VeiTitle
{
  GtkWidget  parent_instance;

  GtkWidget *picture;           /* or NULL */

  /* template */
  GtkWidget *label;
};

typedef enum
{
  PROP_LABEL = 1,
  PROP_COMPACT,
  PROP_PICTURE,
} VeiTitleProperty;

static GParamSpec *properties[PROP_PICTURE + 1];

G_DEFINE_FINAL_TYPE (VeiTitle, vei_title, GTK_TYPE_WIDGET)

static void
set_compact (VeiTitle *self,
             gboolean  compact)
{
  gtk_widget_remove_css_class (self->label, compact ? "title-1" : "title-4");
  gtk_widget_add_css_class (self->label, compact ? "title-4" : "title-1");
}

static void
vei_title_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch ((VeiTitleProperty) property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, vei_title_get_label (VEI_TITLE (object)));
      break;

    case PROP_COMPACT:
      g_value_set_boolean (value, gtk_widget_has_css_class (VEI_TITLE (object)->label, "title-4"));
      break;

    case PROP_PICTURE:
      g_value_set_string (value, vei_title_get_picture (VEI_TITLE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_title_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch ((VeiTitleProperty) property_id)
    {
    case PROP_LABEL:
      vei_title_set_label (VEI_TITLE (object), g_value_get_string (value));
      break;

    case PROP_COMPACT:
      set_compact (VEI_TITLE (object), g_value_get_boolean (value));
      break;

    case PROP_PICTURE:
      vei_title_set_picture (VEI_TITLE (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_title_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_TITLE);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_title_parent_class)->dispose (object);
}

static void
vei_title_class_init (VeiTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vei_title_get_property;
  object_class->set_property = vei_title_set_property;
  object_class->dispose = vei_title_dispose;

  /**
   * VeiTitle:label:
   *
   * What it says.
   */
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * VeiTitle:compact:
   *
   * Whether it is small, for a page that has little room above its content.
   */
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * VeiTitle:picture:
   *
   * The name of the icon of the picture at its end, or %NULL for none.
   */
  properties[PROP_PICTURE] =
    g_param_spec_string ("picture", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-title.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiTitle, label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_widget_class_set_css_name (widget_class, "vei-title");
}

static void
vei_title_init (VeiTitle *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 1,
                                  -1);
}

/**
 * vei_title_new:
 * @text: what it says; never read as markup
 *
 * Creates the heading of a page.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_title_new (const char *text)
{
  return g_object_new (VEI_TYPE_TITLE, "label", text, NULL);
}

/**
 * vei_title_get_label:
 * @self: a title
 *
 * Gets what the title says.
 *
 * Returns: (transfer none): the text
 */
const char *
vei_title_get_label (VeiTitle *self)
{
  g_return_val_if_fail (VEI_IS_TITLE (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

/**
 * vei_title_set_label:
 * @self: a title
 * @label: (nullable): what it says; never read as markup
 *
 * Sets what the title says; a screen reader calls it by that.
 */
void
vei_title_set_label (VeiTitle   *self,
                     const char *label)
{
  g_return_if_fail (VEI_IS_TITLE (self));

  if (label == NULL)
    label = "";
  if (g_str_equal (label, vei_title_get_label (self)))
    return;

  gtk_label_set_label (GTK_LABEL (self->label), label);
  vei_ui_set_name (GTK_WIDGET (self), label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

/**
 * vei_title_get_picture:
 * @self: a title
 *
 * Gets which picture stands at the end of the title.
 *
 * Returns: (transfer none) (nullable): the name of an icon, or %NULL
 */
const char *
vei_title_get_picture (VeiTitle *self)
{
  g_return_val_if_fail (VEI_IS_TITLE (self), NULL);

  return self->picture != NULL ? gtk_image_get_icon_name (GTK_IMAGE (self->picture)) : NULL;
}

/* Most titles have no picture, and are laid out as the label alone. */
static void
create_picture (VeiTitle *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_box_layout_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_widget_set_hexpand (self->label, TRUE);
  self->picture = g_object_new (GTK_TYPE_IMAGE,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->picture, "title-picture");
  gtk_widget_insert_after (self->picture, GTK_WIDGET (self), self->label);
}

/**
 * vei_title_set_picture:
 * @self: a title
 * @picture: (nullable): the name of a symbolic icon, or %NULL for none
 *
 * Puts a picture of what the page is about at the end of the title. It says
 * nothing that the title does not: a screen reader passes over it. On a narrow
 * screen, which has no room for it, it is not seen.
 */
void
vei_title_set_picture (VeiTitle   *self,
                       const char *picture)
{
  g_return_if_fail (VEI_IS_TITLE (self));

  if (g_strcmp0 (picture, vei_title_get_picture (self)) == 0)
    return;

  if (self->picture == NULL)
    create_picture (self);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->picture), picture);
  gtk_widget_set_visible (self->picture, picture != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE]);
}
