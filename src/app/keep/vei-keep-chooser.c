/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/keep/vei-keep-chooser.h"

#include <glib/gi18n.h>

#include "app/keep/vei-passphrase-fields.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiKeepChooser:
 *
 * How what the person writes is to be kept: with the keyring, with a
 * passphrase, or not at all.
 */
struct _VeiKeepChooser
{
  GtkWidget     parent_instance;

  VeiKeeper    *keeper;
  GCancellable *cancellable;
  GtkWidget    *keyring;
  GtkWidget    *no_keyring;
  GtkWidget    *passphrase;
  GtkWidget    *fields;
  GtkWidget    *nothing;
  GtkWidget    *message;
  GtkWidget    *go_on;
};

G_DEFINE_FINAL_TYPE (VeiKeepChooser, vei_keep_chooser, GTK_TYPE_WIDGET)

static void
chosen_cb (VeiKeepChooser *self)
{
  g_assert (VEI_IS_KEEP_CHOOSER (self));

  gtk_widget_set_visible (self->fields,
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->passphrase)));
  vei_keep_chooser_set_error (self, NULL);
}

static void
go_on_cb (VeiKeepChooser *self)
{
  g_assert (VEI_IS_KEEP_CHOOSER (self));

  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keyring)))
    {
      vei_keeper_create (self->keeper, NULL);
    }
  else if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->passphrase)))
    {
      const char *text = vei_passphrase_fields_get (VEI_PASSPHRASE_FIELDS (self->fields));

      if (text == NULL)
        return;
      vei_keeper_create (self->keeper, text);
      vei_passphrase_fields_clear (VEI_PASSPHRASE_FIELDS (self->fields));
    }
  else
    {
      vei_keeper_decline (self->keeper);
    }
}

static GtkWidget *
add_row (VeiKeepChooser *self,
         const char     *title,
         const char     *help)
{
  GtkWidget *row = vei_answer_row_new (title, help, TRUE);

  if (self->keyring != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (row), GTK_CHECK_BUTTON (self->keyring));
  g_signal_connect_object (row, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

static void
keyring_looked_for_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean available = vei_keyring_is_available_finish (result, &error);
  VeiKeepChooser *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->no_keyring, !available);
  gtk_widget_set_sensitive (self->keyring, available);
  if (!available && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keyring)))
    {
      gboolean focused = gtk_widget_has_focus (self->keyring);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->passphrase), TRUE);
      if (focused)
        gtk_widget_grab_focus (self->passphrase);
    }
}

static void
vei_keep_chooser_dispose (GObject *object)
{
  VeiKeepChooser *self = VEI_KEEP_CHOOSER (object);

  g_cancellable_cancel (self->cancellable);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->keeper);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (vei_keep_chooser_parent_class)->dispose (object);
}

static void
vei_keep_chooser_class_init (VeiKeepChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_keep_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vei_keep_chooser_init (VeiKeepChooser *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->cancellable = g_cancellable_new ();
}

static void
add_rows (VeiKeepChooser *self)
{
  self->keyring = add_row (self, _("With the keyring of this computer"),
                           _("You have no password to remember. Whoever is logged in as you can "
                             "open it."));
  self->no_keyring = vei_ui_label (_("No keyring answers on this computer. Choose a passphrase "
                                     "instead."), NULL);
  gtk_widget_set_visible (self->no_keyring, FALSE);
  gtk_widget_set_parent (self->no_keyring, GTK_WIDGET (self));
  self->passphrase = add_row (self, _("With a passphrase of your own"),
                              _("You type it each time you begin. You must remember it: nobody "
                                "can find it again."));
  self->fields = vei_passphrase_fields_new (_("Passphrase"), TRUE);
  gtk_widget_set_visible (self->fields, FALSE);
  g_signal_connect_object (self->fields, "activated", G_CALLBACK (go_on_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->fields, GTK_WIDGET (self));
  self->nothing = add_row (self, _("Keep nothing"),
                           vei_keeper_has_plain (self->keeper)
                           ? _("What you write now is gone when you close the window. What you "
                               "wrote before stays as it is, not locked.")
                           : _("All is gone when you close the window. Letters can be saved as "
                               "files."));
}

/**
 * vei_keep_chooser_new:
 * @keeper: the keeper, which has no store yet
 *
 * Creates the choice of how to keep what the person writes.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_keep_chooser_new (VeiKeeper *keeper)
{
  VeiKeepChooser *self;

  g_return_val_if_fail (VEI_IS_KEEPER (keeper), NULL);

  self = g_object_new (VEI_TYPE_KEEP_CHOOSER, NULL);
  self->keeper = g_object_ref (keeper);
  add_rows (self);
  self->message = vei_ui_label ("", "error");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->go_on = gtk_button_new_with_label (_("Go on"));
  gtk_widget_add_css_class (self->go_on, "pill");
  gtk_widget_add_css_class (self->go_on, "suggested-action");
  gtk_widget_set_halign (self->go_on, GTK_ALIGN_END);
  vei_ui_wrap_button (self->go_on);
  g_signal_connect_object (self->go_on, "clicked", G_CALLBACK (go_on_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->go_on, GTK_WIDGET (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->keyring), TRUE);
  vei_keyring_is_available_async (self->cancellable, keyring_looked_for_cb, self);
  return GTK_WIDGET (self);
}

/**
 * vei_keep_chooser_set_error:
 * @self: a chooser
 * @message: (nullable): why what was chosen did not work, or %NULL
 *
 * Says what was in the way.
 */
void
vei_keep_chooser_set_error (VeiKeepChooser *self,
                            const char     *message)
{
  g_return_if_fail (VEI_IS_KEEP_CHOOSER (self));

  if (self->message == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}
