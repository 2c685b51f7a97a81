/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-card.h"

#include "app/widgets/vei-row-layout.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiCard:
 *
 * A big button with an icon, what it is for, and a sentence about it.
 */
struct _VeiCard
{
  GtkButton  parent_instance;

  char      *title_text;
  char      *subtitle_text;
  char      *icon;

  /* template */
  GtkWidget *image;
  GtkWidget *title_label;
  GtkWidget *subtitle_label;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_ICON,
} VeiCardProperty;

static GParamSpec *properties[PROP_ICON + 1];

G_DEFINE_FINAL_TYPE (VeiCard, vei_card, GTK_TYPE_BUTTON)

static void
set_subtitle (VeiCard    *self,
              const char *subtitle)
{
  if (g_strcmp0 (self->subtitle_text, subtitle) == 0)
    return;

  g_free (self->subtitle_text);
  self->subtitle_text = g_strdup (subtitle);
  gtk_label_set_label (GTK_LABEL (self->subtitle_label), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle_label, subtitle != NULL && subtitle[0] != '\0');
  if (subtitle != NULL)
    vei_ui_set_description (GTK_WIDGET (self), subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
set_icon (VeiCard    *self,
          const char *icon)
{
  if (g_strcmp0 (self->icon, icon) == 0)
    return;

  g_free (self->icon);
  self->icon = g_strdup (icon);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON]);
}

static void
vei_card_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  VeiCard *self = VEI_CARD (object);

  switch ((VeiCardProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title_text);
      break;

    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle_text);
      break;

    case PROP_ICON:
      g_value_set_string (value, self->icon);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_card_set_property (GObject      *object,
                       guint         property_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  VeiCard *self = VEI_CARD (object);

  switch ((VeiCardProperty) property_id)
    {
    case PROP_TITLE:
      vei_card_set_title (self, g_value_get_string (value));
      break;

    case PROP_SUBTITLE:
      set_subtitle (self, g_value_get_string (value));
      break;

    case PROP_ICON:
      set_icon (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
vei_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_CARD);

  G_OBJECT_CLASS (vei_card_parent_class)->dispose (object);
}

static void
vei_card_finalize (GObject *object)
{
  VeiCard *self = VEI_CARD (object);

  g_free (self->title_text);
  g_free (self->subtitle_text);
  g_free (self->icon);

  G_OBJECT_CLASS (vei_card_parent_class)->finalize (object);
}

static void
vei_card_class_init (VeiCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vei_card_get_property;
  object_class->set_property = vei_card_set_property;
  object_class->dispose = vei_card_dispose;
  object_class->finalize = vei_card_finalize;

  /**
   * VeiCard:title:
   *
   * What it is for, in a few words.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * VeiCard:subtitle:
   *
   * A sentence about it.
   */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  /**
   * VeiCard:icon:
   *
   * The name of its icon.
   */
  properties[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (VEI_TYPE_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCard, image);
  gtk_widget_class_bind_template_child (widget_class, VeiCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, VeiCard, subtitle_label);
}

static void
vei_card_init (VeiCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_card_new:
 *
 * Creates a card.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_card_new (void)
{
  return g_object_new (VEI_TYPE_CARD, NULL);
}

/**
 * vei_card_get_title:
 * @self: a card
 *
 * Gets what the card is for.
 *
 * Returns: (transfer none) (nullable): the title
 */
const char *
vei_card_get_title (VeiCard *self)
{
  g_return_val_if_fail (VEI_IS_CARD (self), NULL);

  return self->title_text;
}

/**
 * vei_card_set_title:
 * @self: a card
 * @title: (nullable): what it is for, in a few words
 *
 * Sets what the card is for; a screen reader calls it by that.
 */
void
vei_card_set_title (VeiCard    *self,
                    const char *title)
{
  g_return_if_fail (VEI_IS_CARD (self));

  if (g_strcmp0 (self->title_text, title) == 0)
    return;

  g_free (self->title_text);
  self->title_text = g_strdup (title);
  gtk_label_set_label (GTK_LABEL (self->title_label), title != NULL ? title : "");
  if (title != NULL)
    vei_ui_set_name (GTK_WIDGET (self), title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}
