/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/keep/vei-passphrase-fields.h"

#include <glib/gi18n.h>

#include "app/vei-compat.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"
#include "store/vei-key-wrap.h"

/**
 * VeiPassphraseFields:
 *
 * A field for a passphrase; where it is a new one, a second field to type it
 * again. What is wrong is said above them. The text is in memory that is not
 * swapped out, as far as GTK can do that.
 */
struct _VeiPassphraseFields
{
  GtkWidget  parent_instance;

  GtkWidget *message;
  GtkWidget *first;
  GtkWidget *again;    /* or NULL */
};

G_DEFINE_FINAL_TYPE (VeiPassphraseFields, vei_passphrase_fields, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (VeiPassphraseFields *self)
{
  g_assert (VEI_IS_PASSPHRASE_FIELDS (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
first_activate_cb (VeiPassphraseFields *self)
{
  g_assert (VEI_IS_PASSPHRASE_FIELDS (self));

  if (self->again != NULL)
    gtk_widget_grab_focus (self->again);
  else
    activate_cb (self);
}

static void
changed_cb (VeiPassphraseFields *self)
{
  g_assert (VEI_IS_PASSPHRASE_FIELDS (self));

  vei_passphrase_fields_set_error (self, NULL);
}

static GtkWidget *
add_field (VeiPassphraseFields *self,
           const char          *text)
{
  GtkWidget *label = vei_ui_label (text, "heading");
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_widget_add_css_class (entry, "big-entry");
  vei_ui_label_by (entry, label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  return entry;
}

static gboolean
vei_passphrase_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_PASSPHRASE_FIELDS (widget)->first);
}

static void
vei_passphrase_fields_dispose (GObject *object)
{
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_passphrase_fields_parent_class)->dispose (object);
}

static void
vei_passphrase_fields_class_init (VeiPassphraseFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_passphrase_fields_dispose;
  widget_class->grab_focus = vei_passphrase_fields_grab_focus;
  widget_class->focus = vei_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /**
   * VeiPassphraseFields::activated:
   *
   * Emitted when Return is pressed in the last field.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_passphrase_fields_init (VeiPassphraseFields *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

/**
 * vei_passphrase_fields_new:
 * @label: what the field is called
 * @is_new: whether it is a new passphrase, to be typed twice
 *
 * Creates a field for a passphrase.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_passphrase_fields_new (const char *label,
                           gboolean    is_new)
{
  VeiPassphraseFields *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (VEI_TYPE_PASSPHRASE_FIELDS, NULL);
  self->message = vei_ui_label ("", "error");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->first = add_field (self, label);
  if (is_new)
    {
      self->again = add_field (self, _("The same once more"));
      g_signal_connect_object (self->again, "activate", G_CALLBACK (activate_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->first, "activate", G_CALLBACK (first_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * vei_passphrase_fields_get:
 * @self: fields for a passphrase
 *
 * Gets what was typed. A new passphrase is looked at first: what is wrong with
 * it is said above the fields.
 *
 * Returns: (transfer none) (nullable): the passphrase, or %NULL where it
 *   cannot be used
 */
const char *
vei_passphrase_fields_get (VeiPassphraseFields *self)
{
  g_autoptr (GError) error = NULL;
  const char *text;

  g_return_val_if_fail (VEI_IS_PASSPHRASE_FIELDS (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self->first));
  if (self->again == NULL)
    return text;
  if (!vei_passphrase_check (text, &error))
    {
      vei_passphrase_fields_set_error (self, error->message);
      gtk_widget_grab_focus (self->first);
      return NULL;
    }
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->again))))
    {
      vei_passphrase_fields_set_error (self, _("The two are not the same. Type them again."));
      gtk_widget_grab_focus (self->again);
      return NULL;
    }
  return text;
}

/**
 * vei_passphrase_fields_clear:
 * @self: fields for a passphrase
 *
 * Empties the fields.
 */
void
vei_passphrase_fields_clear (VeiPassphraseFields *self)
{
  g_return_if_fail (VEI_IS_PASSPHRASE_FIELDS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->first), "");
  if (self->again != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->again), "");
}

/**
 * vei_passphrase_fields_set_error:
 * @self: fields for a passphrase
 * @message: (nullable): what is wrong, or %NULL
 *
 * Says what is wrong with what was typed.
 */
void
vei_passphrase_fields_set_error (VeiPassphraseFields *self,
                                 const char          *message)
{
  g_return_if_fail (VEI_IS_PASSPHRASE_FIELDS (self));

  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->first), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    {
      vei_ui_describe_by (self->first, self->message);
      vei_compat_announce (GTK_WIDGET (self), message);
    }
}
