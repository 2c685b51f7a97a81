/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/keep/vei-backup-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/keep/vei-passphrase-fields.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/**
 * VeiBackupList:
 *
 * The backups by their days, each of which can be put in place of what there
 * is. Where the cases are not unlocked, it asks for the passphrase of the day.
 */
struct _VeiBackupList
{
  GtkWidget   parent_instance;

  VeiSession *session;
  VeiKeeper  *keeper;
  char       *wanted;      /* the backup that is asked about */
  GtkWidget  *none;
  GtkWidget  *fields;
  GtkWidget  *message;
  GtkWidget  *list;
};

G_DEFINE_FINAL_TYPE (VeiBackupList, vei_backup_list, GTK_TYPE_WIDGET)

static void
tell (VeiBackupList *self,
      const char    *text,
      gboolean       is_error)
{
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, TRUE);
  if (is_error)
    gtk_widget_add_css_class (self->message, "error");
  else
    gtk_widget_remove_css_class (self->message, "error");
  vei_compat_announce (GTK_WIDGET (self), text);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (VeiBackupList) self = data;
  g_autoptr (GError) error = NULL;
  const char *typed = NULL;

  if (!vei_compat_confirm_finish (result, NULL) || self->wanted == NULL || self->list == NULL)
    return;
  if (!vei_case_store_is_unlocked (vei_keeper_get_store (self->keeper)))
    typed = vei_passphrase_fields_get (VEI_PASSPHRASE_FIELDS (self->fields));
  if (!vei_keeper_restore (self->keeper, self->wanted, typed, &error))
    {
      tell (self, error->message, TRUE);
      return;
    }
  /* The page may have gone with what it showed. */
  if (self->list == NULL)
    return;
  vei_passphrase_fields_clear (VEI_PASSPHRASE_FIELDS (self->fields));
  vei_backup_list_update (self);
  tell (self, _("The backup is in place. What was there before is set aside, not deleted."), FALSE);
}

static char *
dup_day (VeiBackupList *self,
         const char    *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, "-.", -1);
  g_autofree char *iso = NULL;
  GDate day;

  if (g_strv_length (parts) < 4)
    return g_strdup (name);
  iso = g_strdup_printf ("%s-%s-%s", parts[1], parts[2], parts[3]);
  if (!vei_date_parse (iso, &day))
    return g_strdup (name);
  return vei_date_to_words (&day, vei_session_get_language (self->session));
}

static void
restore_cb (VeiBackupList *self,
            GtkListBoxRow *row)
{
  g_autofree char *day = NULL;
  g_autofree char *heading = NULL;

  g_free (self->wanted);
  self->wanted = g_strdup (g_object_get_data (G_OBJECT (row), "backup"));
  day = dup_day (self, self->wanted);
  /* Translators: %s is a day in words, such as "22 November 2026" */
  heading = g_strdup_printf (_("Restore the backup of %s?"), day);
  vei_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                            _("All cases become as they were then. What is there now is set "
                              "aside, not deleted."),
                            _("_Restore"), FALSE, NULL, confirmed_cb, g_object_ref (self));
}

static void
add_row (VeiBackupList *self,
         const char    *name)
{
  g_autofree char *day = dup_day (self, name);
  g_autofree char *accessible = NULL;
  GtkWidget *row = vei_ui_row (day, _("Restore"));

  /* Translators: %s is a day in words, such as "22 November 2026" */
  accessible = g_strdup_printf (_("Restore the backup of %s"), day);
  vei_ui_set_name (row, accessible);
  g_object_set_data_full (G_OBJECT (row), "backup", g_strdup (name), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("vei-forward-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
vei_backup_list_dispose (GObject *object)
{
  VeiBackupList *self = VEI_BACKUP_LIST (object);

  vei_ui_dispose_children (GTK_WIDGET (self));
  self->list = NULL;
  g_clear_object (&self->session);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (vei_backup_list_parent_class)->dispose (object);
}

static void
vei_backup_list_finalize (GObject *object)
{
  g_free (VEI_BACKUP_LIST (object)->wanted);

  G_OBJECT_CLASS (vei_backup_list_parent_class)->finalize (object);
}

static void
vei_backup_list_class_init (VeiBackupListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_backup_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = vei_backup_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
vei_backup_list_init (VeiBackupList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

/**
 * vei_backup_list_update:
 * @self: a list
 *
 * Looks again which backups there are.
 */
void
vei_backup_list_update (VeiBackupList *self)
{
  g_auto (GStrv) names = NULL;
  VeiCaseStore *store;
  GtkWidget *row;

  g_return_if_fail (VEI_IS_BACKUP_LIST (self));

  store = vei_keeper_get_store (self->keeper);
  names = vei_case_store_list_backups (store);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; names[i] != NULL; i++)
    add_row (self, names[i]);
  gtk_widget_set_visible (self->list, names[0] != NULL);
  gtk_widget_set_visible (self->none, names[0] == NULL);
  gtk_widget_set_visible (self->fields, names[0] != NULL && !vei_case_store_is_unlocked (store));
}

/**
 * vei_backup_list_new:
 * @session: the session
 * @keeper: its keeper
 *
 * Creates the list of the backups.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_backup_list_new (VeiSession *session,
                     VeiKeeper  *keeper)
{
  VeiBackupList *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_KEEPER (keeper), NULL);

  self = g_object_new (VEI_TYPE_BACKUP_LIST, NULL);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  self->none = vei_ui_label (_("There is no backup yet. One is made each day that you use the "
                               "program, and ten are kept."), NULL);
  self->fields = vei_passphrase_fields_new (_("The passphrase of that day"), FALSE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (restore_cb), self,
                           G_CONNECT_SWAPPED);
  vei_ui_set_name (self->list, _("Backups"));
  self->message = vei_ui_label ("", NULL);
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  gtk_widget_set_parent (self->fields, GTK_WIDGET (self));
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  vei_backup_list_update (self);
  return GTK_WIDGET (self);
}
