/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/settings/vei-lock-group.h"

#include <glib/gi18n.h>

#include "app/keep/vei-passphrase-fields.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiLockGroup:
 *
 * What the cases are locked with, and changing it. Where they are not
 * unlocked, it leads to what has to be decided first.
 */
struct _VeiLockGroup
{
  GtkWidget     parent_instance;

  VeiSession   *session;
  VeiKeeper    *keeper;
  GCancellable *cancellable;
  gboolean      keyring_answers;
  gboolean      changing;
  GtkWidget    *text;
  GtkWidget    *decide;
  GtkWidget    *lock;
  GtkWidget    *use_keyring;
  GtkWidget    *use_passphrase;
  GtkWidget    *fields;
  GtkWidget    *save;
  GtkWidget    *message;
};

G_DEFINE_FINAL_TYPE (VeiLockGroup, vei_lock_group, GTK_TYPE_WIDGET)

static void
tell (VeiLockGroup *self,
      const char   *text,
      gboolean      is_error)
{
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, text[0] != '\0');
  if (is_error)
    gtk_widget_add_css_class (self->message, "error");
  else
    gtk_widget_remove_css_class (self->message, "error");
  if (text[0] != '\0')
    vei_compat_announce (GTK_WIDGET (self), text);
}

static const char *
find_text (VeiLockGroup *self)
{
  switch (vei_session_get_keep_state (self->session))
    {
    case VEI_KEEP_OPEN:
      return vei_keeper_get_method (self->keeper) == VEI_KEY_METHOD_PASSPHRASE
             ? _("What you write is encrypted with a passphrase of your own.")
             : _("What you write is encrypted, and the keyring of this computer has the key. "
                 "Whoever is logged in as you can open it.");
    case VEI_KEEP_DECLINED:
      return _("Nothing that you write is kept.");
    case VEI_KEEP_LOCKED:
      return _("What you have written is locked.");
    case VEI_KEEP_FAILED:
      return _("What you have written cannot be opened.");
    case VEI_KEEP_UNKNOWN:
    case VEI_KEEP_UNDECIDED:
    case VEI_KEEP_WORKING:
    default:
      return _("You have not chosen yet how what you write is kept.");
    }
}

static void
update (VeiLockGroup *self)
{
  VeiKeepState state = vei_session_get_keep_state (self->session);
  gboolean open = state == VEI_KEEP_OPEN;
  gboolean can_change = vei_session_can_keep (self->session) && !self->changing;
  gboolean passphrase = vei_keeper_get_method (self->keeper) == VEI_KEY_METHOD_PASSPHRASE;

  gtk_label_set_label (GTK_LABEL (self->text), find_text (self));
  gtk_widget_set_visible (self->decide, !open);
  gtk_button_set_label (GTK_BUTTON (self->decide),
                        state == VEI_KEEP_LOCKED ? _("Unlock") : _("Choose"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->decide),
                                  state == VEI_KEEP_DECLINED ? "win.keep-after-all"
                                                             : "win.show-keep");
  gtk_widget_set_visible (self->lock, open);
  gtk_widget_set_visible (self->use_passphrase, open);
  gtk_widget_set_sensitive (self->use_passphrase, can_change);
  gtk_button_set_label (GTK_BUTTON (self->use_passphrase),
                        passphrase ? _("Change the passphrase") : _("Use a passphrase instead"));
  gtk_widget_set_visible (self->use_keyring, open && passphrase && self->keyring_answers);
  gtk_widget_set_sensitive (self->use_keyring, can_change);
  gtk_widget_set_sensitive (self->save, can_change);
  if (!open)
    {
      gtk_widget_set_visible (self->fields, FALSE);
      gtk_widget_set_visible (self->save, FALSE);
    }
}

static void
changed_cb (VeiLockGroup *self)
{
  g_assert (VEI_IS_LOCK_GROUP (self));

  update (self);
}

/* ---- Changing ---- */

static void
lock_changed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (VeiLockGroup) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  done = vei_case_store_change_passphrase_finish (VEI_CASE_STORE (source), result, &error);
  self->changing = FALSE;
  if (self->keeper == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (done)
    {
      gtk_widget_set_visible (self->fields, FALSE);
      gtk_widget_set_visible (self->save, FALSE);
    }
  update (self);
  tell (self, done ? _("Changed. Backups that were made before open with what was used then.")
                   : error->message, !done);
}

static void
change (VeiLockGroup *self,
        const char   *passphrase)
{
  self->changing = TRUE;
  tell (self, "", FALSE);
  update (self);
  vei_case_store_change_passphrase_async (vei_keeper_get_store (self->keeper), passphrase,
                                          self->cancellable, lock_changed_cb,
                                          g_object_ref (self));
}

static void
use_keyring_cb (VeiLockGroup *self)
{
  g_assert (VEI_IS_LOCK_GROUP (self));

  change (self, NULL);
}

static void
use_passphrase_cb (VeiLockGroup *self)
{
  g_assert (VEI_IS_LOCK_GROUP (self));

  gtk_widget_set_visible (self->fields, TRUE);
  gtk_widget_set_visible (self->save, TRUE);
  gtk_widget_grab_focus (self->fields);
}

static void
save_cb (VeiLockGroup *self)
{
  const char *text;

  g_assert (VEI_IS_LOCK_GROUP (self));

  text = vei_passphrase_fields_get (VEI_PASSPHRASE_FIELDS (self->fields));
  if (text == NULL || self->changing)
    return;
  change (self, text);
  vei_passphrase_fields_clear (VEI_PASSPHRASE_FIELDS (self->fields));
}

static void
keyring_looked_for_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean available = vei_keyring_is_available_finish (result, &error);
  VeiLockGroup *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->keyring_answers = available;
  update (self);
}

/* ---- Object ---- */

static void
vei_lock_group_dispose (GObject *object)
{
  VeiLockGroup *self = VEI_LOCK_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (vei_lock_group_parent_class)->dispose (object);
}

static void
vei_lock_group_finalize (GObject *object)
{
  g_object_unref (VEI_LOCK_GROUP (object)->cancellable);

  G_OBJECT_CLASS (vei_lock_group_parent_class)->finalize (object);
}

static void
vei_lock_group_class_init (VeiLockGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_lock_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = vei_lock_group_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vei_lock_group_init (VeiLockGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
add_button (VeiLockGroup *self,
            const char   *label,
            GCallback     callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  vei_ui_wrap_button (button);
  if (callback != NULL)
    g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

/**
 * vei_lock_group_new:
 * @session: the session
 * @keeper: its keeper
 *
 * Creates the group.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lock_group_new (VeiSession *session,
                    VeiKeeper  *keeper)
{
  VeiLockGroup *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_KEEPER (keeper), NULL);

  self = g_object_new (VEI_TYPE_LOCK_GROUP, NULL);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  self->text = vei_ui_label ("", NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->decide = add_button (self, "", NULL);
  self->lock = add_button (self, _("Lock now"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lock), "win.lock");
  self->use_keyring = add_button (self, _("Use the keyring of this computer instead"),
                                  G_CALLBACK (use_keyring_cb));
  self->use_passphrase = add_button (self, "", G_CALLBACK (use_passphrase_cb));
  self->fields = vei_passphrase_fields_new (_("New passphrase"), TRUE);
  gtk_widget_set_visible (self->fields, FALSE);
  g_signal_connect_object (self->fields, "activated", G_CALLBACK (save_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->fields, GTK_WIDGET (self));
  self->save = add_button (self, _("Save the passphrase"), G_CALLBACK (save_cb));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_visible (self->save, FALSE);
  self->message = vei_ui_label ("", NULL);
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  vei_keyring_is_available_async (self->cancellable, keyring_looked_for_cb, self);
  return GTK_WIDGET (self);
}
