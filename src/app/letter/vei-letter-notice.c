/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-notice.h"

#include "app/vei-compat.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterNotice:
 *
 * A few sentences above the buttons, until they are closed: how to hand the
 * letter in, or why it could not be saved.
 */
struct _VeiLetterNotice
{
  GtkWidget    parent_instance;

  /* template */
  GtkRevealer *revealer;
  GtkImage    *icon;
  GtkLabel    *heading_label;
  GtkLabel    *text_label;
  GtkWidget   *offer_button;
  GtkWidget   *close_button;
};

G_DEFINE_FINAL_TYPE (VeiLetterNotice, vei_letter_notice, GTK_TYPE_WIDGET)

static void
close_cb (VeiLetterNotice *self)
{
  g_assert (VEI_IS_LETTER_NOTICE (self));

  vei_letter_notice_hide (self);
}

static void
vei_letter_notice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_NOTICE);

  G_OBJECT_CLASS (vei_letter_notice_parent_class)->dispose (object);
}

static void
vei_letter_notice_class_init (VeiLetterNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_notice_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotice, icon);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotice, heading_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotice, text_label);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotice, close_button);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterNotice, offer_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
vei_letter_notice_init (VeiLetterNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_letter_notice_show:
 * @self: a notice
 * @heading: what it is about, in a few words
 * @text: the sentences; never read as markup
 * @is_error: whether something went wrong
 *
 * Shows a notice, in the place of the one before.
 *
 * The button that closes it gets the focus, so that a screen reader reads the
 * notice even where there are no announcements.
 */
void
vei_letter_notice_show (VeiLetterNotice *self,
                        const char      *heading,
                        const char      *text,
                        gboolean         is_error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (VEI_IS_LETTER_NOTICE (self));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->heading_label, heading);
  gtk_label_set_label (self->text_label, text);
  gtk_image_set_from_icon_name (self->icon, is_error ? "dialog-error-symbolic"
                                                     : "emblem-ok-symbolic");
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");

  gtk_widget_set_visible (self->offer_button, FALSE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (self->close_button);
  message = g_strdup_printf ("%s. %s", heading, text);
  vei_compat_announce (GTK_WIDGET (self), message);
}

/**
 * vei_letter_notice_offer:
 * @self: a notice that is shown
 * @label: what can be done about it, in a few words
 * @action: the name of the action that does it
 *
 * Adds a button to the notice, until another one is shown.
 */
void
vei_letter_notice_offer (VeiLetterNotice *self,
                         const char      *label,
                         const char      *action)
{
  g_return_if_fail (VEI_IS_LETTER_NOTICE (self));
  g_return_if_fail (label != NULL);
  g_return_if_fail (action != NULL);

  gtk_button_set_label (GTK_BUTTON (self->offer_button), label);
  vei_ui_wrap_button (self->offer_button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer_button), action);
  gtk_widget_set_visible (self->offer_button, TRUE);
}

/**
 * vei_letter_notice_hide:
 * @self: a notice
 *
 * Hides the notice.
 */
void
vei_letter_notice_hide (VeiLetterNotice *self)
{
  g_return_if_fail (VEI_IS_LETTER_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
