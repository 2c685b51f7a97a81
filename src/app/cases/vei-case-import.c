/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-import.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/cases/vei-case-import-row.h"
#include "app/cases/vei-case-password.h"
#include "app/cases/vei-case-ui.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "store/vei-case-transfer.h"

/**
 * VeiCaseImport:
 *
 * Takes over cases from a file: its passphrase, what is new in it and what
 * differs, a choice for each case, and whether the members have agreed.
 *
 * The action `cases.back` leads back to the list.
 */
struct _VeiCaseImport
{
  GtkWidget        parent_instance;

  VeiSession      *session;
  GCancellable    *cancellable;    /* while a file is chosen or read */
  char            *path;
  GPtrArray       *items;          /* of VeiImportItem: the preview */
  GListStore      *entries;
  guint            import_source;
  guint            n_looked_at;
  guint            n_taken;

  /* template */
  GtkWidget       *title;
  GtkWidget       *banner;
  GtkWidget       *stack;
  VeiCasePassword *password;
  GtkWidget       *working_label;
  GtkWidget       *progress;
  GtkWidget       *summary;
  GtkWidget       *list;
  GtkSelectionModel *selection;
  GtkWidget       *consent;
  GtkWidget       *take_button;
  GtkWidget       *done_text;
  GtkWidget       *done_button;
};

G_DEFINE_FINAL_TYPE (VeiCaseImport, vei_case_import, GTK_TYPE_WIDGET)

static void
show_step (VeiCaseImport *self,
           const char    *step)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), step);
}

static void
show_error (VeiCaseImport *self,
            const GError  *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      vei_banner_set_text (VEI_BANNER (self->banner), NULL);
      return;
    }
  vei_banner_set_text (VEI_BANNER (self->banner), error->message);
  vei_compat_announce (GTK_WIDGET (self), error->message);
}

static void
show_progress (VeiCaseImport *self,
               const char    *words,
               double         fraction)
{
  gtk_label_set_label (GTK_LABEL (self->working_label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

static void
forget_preview (VeiCaseImport *self)
{
  g_clear_handle_id (&self->import_source, g_source_remove);
  g_list_store_remove_all (self->entries);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

/* ---- Taking over ---- */

static void
show_done (VeiCaseImport *self)
{
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u case was taken over.", "%u cases were taken over.",
                                    self->n_taken), self->n_taken);
  gtk_label_set_label (GTK_LABEL (self->done_text), text);
  forget_preview (self);
  show_step (self, "done");
  gtk_widget_grab_focus (self->done_button);
}

static gint64
take_over (VeiCaseImport       *self,
           VeiCaseImportEntry  *entry,
           GError             **error)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  gboolean agreed = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->consent));
  VeiImportWay way = VEI_IMPORT_ADD;
  gint64 id;

  if (vei_case_import_entry_get_choice (entry) == VEI_IMPORT_CHOICE_JOIN)
    way = VEI_IMPORT_JOIN;
  else if (vei_case_import_entry_get_choice (entry) == VEI_IMPORT_CHOICE_REPLACE)
    way = VEI_IMPORT_REPLACE;
  id = vei_case_bundle_import (store, vei_case_import_entry_get_item (entry), way, error);
  if (id == 0
      || !vei_case_store_add_log (store, id,
                                  agreed ? _("Taken over from a file. The member has agreed.")
                                         : _("Taken over from a file. No consent of the member "
                                             "is noted."), error))
    return 0;
  return id;
}

/* What is shown may have been replaced. */
static void
reload_case (VeiCaseImport *self,
             gint64         id)
{
  if (id == vei_session_get_case_id (self->session))
    (void) vei_session_open_case (self->session, id, NULL);
}

/* One at a time: each is safe on the disk, and the window goes on. */
static gboolean
import_next_cb (gpointer data)
{
  VeiCaseImport *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_autoptr (VeiCaseImportEntry) entry
    = g_list_model_get_item (G_LIST_MODEL (self->entries), self->n_looked_at);
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASE_IMPORT (self));

  if (entry == NULL)
    {
      self->import_source = 0;
      show_done (self);
      return G_SOURCE_REMOVE;
    }
  if (vei_case_import_entry_get_choice (entry) != VEI_IMPORT_CHOICE_LEAVE)
    {
      gint64 id = take_over (self, entry, &error);

      if (id == 0)
        {
          self->import_source = 0;
          show_step (self, "preview");
          show_error (self, error);
          return G_SOURCE_REMOVE;
        }
      /* Not again, where one that follows fails. */
      vei_case_import_entry_set_choice (entry, VEI_IMPORT_CHOICE_LEAVE);
      self->n_taken++;
      reload_case (self, id);
    }
  self->n_looked_at++;
  show_progress (self, _("The cases are being taken over."), (double) self->n_looked_at / n);
  return G_SOURCE_CONTINUE;
}

static void
take_cb (VeiCaseImport *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASE_IMPORT (self));

  if (self->import_source != 0 || !vei_session_save (self->session, &error))
    {
      show_error (self, error);
      return;
    }
  show_error (self, NULL);
  self->n_looked_at = 0;
  show_progress (self, _("The cases are being taken over."), 0);
  show_step (self, "working");
  self->import_source = g_idle_add (import_next_cb, self);
}

/* ---- Looking into the file ---- */

static void
show_preview (VeiCaseImport *self)
{
  guint n_new = 0, n_other = 0, n_same = 0;
  g_autofree char *new_words = NULL;
  g_autofree char *other_words = NULL;
  g_autofree char *same_words = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      VeiImportItem *item = self->items->pdata[i];
      g_autoptr (VeiCaseImportEntry) entry = vei_case_import_entry_new (item);

      n_new += item->ours == 0;
      n_same += item->ours != 0 && item->differences->len == 0;
      n_other += item->ours != 0 && item->differences->len > 0;
      g_list_store_append (self->entries, entry);
    }
  new_words = g_strdup_printf (ngettext ("%u new case", "%u new cases", n_new), n_new);
  other_words = g_strdup_printf (ngettext ("%u that differs from yours",
                                           "%u that differ from yours", n_other), n_other);
  same_words = g_strdup_printf (ngettext ("%u that you have already",
                                          "%u that you have already", n_same), n_same);
  all = g_strdup_printf ("%s · %s · %s", new_words, other_words, same_words);
  gtk_label_set_label (GTK_LABEL (self->summary), all);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->consent), FALSE);
  self->n_taken = 0;
  show_step (self, "preview");
  gtk_widget_grab_focus (self->take_button);
}

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  show_progress (data, _("The file is being opened."), n_all > 0 ? (double) n_done / n_all : 0);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (VeiCaseImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items
    = vei_case_transfer_preview_finish (VEI_CASE_STORE (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;
  if (items != NULL)
    {
      vei_case_password_clear (self->password);
      forget_preview (self);
      self->items = g_steal_pointer (&items);
      show_preview (self);
      return;
    }
  show_step (self, "password");
  show_error (self, error);
  if (g_error_matches (error, VEI_STORE_ERROR, VEI_STORE_ERROR_WRONG_KEY))
    gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
look_into (VeiCaseImport *self)
{
  self->cancellable = g_cancellable_new ();
  show_error (self, NULL);
  show_progress (self, _("The file is being opened."), 0);
  show_step (self, "working");
  vei_case_transfer_preview_async (vei_session_get_store (self->session), self->path,
                                   vei_case_password_get_text (self->password), progress_cb, self,
                                   self->cancellable, previewed_cb, g_object_ref (self));
}

static void
open_cb (VeiCaseImport *self)
{
  const char *why_not = vei_case_password_why_not (self->password);

  g_assert (VEI_IS_CASE_IMPORT (self));

  if (self->path == NULL || self->cancellable != NULL)
    return;
  if (why_not != NULL)
    {
      vei_case_password_set_error (self->password, why_not);
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
      return;
    }
  look_into (self);
}

static void
take_file (VeiCaseImport *self,
           GFile         *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  gboolean sealed;

  g_free (self->path);
  self->path = g_file_get_path (file);
  show_error (self, NULL);
  if (self->path == NULL || !vei_case_bundle_is_sealed (self->path, &sealed, &error))
    {
      if (error == NULL)
        g_set_error_literal (&error, VEI_STORE_ERROR, VEI_STORE_ERROR_IO,
                             _("The file cannot be read from there. Copy it to this computer."));
      show_error (self, error);
      return;
    }
  if (!sealed)
    {
      look_into (self);
      return;
    }
  name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  words = g_strdup_printf (_("The passphrase of %s. Whoever sent it can tell you."), name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->password), words);
  show_step (self, "password");
  gtk_widget_grab_focus (GTK_WIDGET (self->password));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (VeiCaseImport) self = data;
  g_autoptr (GFile) file = vei_compat_open_file_finish (result, NULL);

  g_clear_object (&self->cancellable);
  if (file != NULL && self->session != NULL)
    take_file (self, file);
}

static void
choose_cb (VeiCaseImport *self)
{
  g_assert (VEI_IS_CASE_IMPORT (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  vei_compat_open_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _("Which file to take cases from"), _("Files with cases"),
                              "veicase,json", self->cancellable, file_chosen_cb,
                              g_object_ref (self));
}

static void
stop_cb (VeiCaseImport *self)
{
  g_assert (VEI_IS_CASE_IMPORT (self));

  g_cancellable_cancel (self->cancellable);
  /* What was taken over so far stays. */
  if (self->import_source != 0)
    {
      g_clear_handle_id (&self->import_source, g_source_remove);
      show_done (self);
    }
}

/* ---- The list of the preview ---- */

static void
set_up_row_cb (VeiCaseImport *self,
               GtkListItem   *item)
{
  g_assert (VEI_IS_CASE_IMPORT (self));

  gtk_list_item_set_child (item, vei_case_import_row_new (self->session));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (VeiCaseImport *self,
             GtkListItem   *item)
{
  g_assert (VEI_IS_CASE_IMPORT (self));

  vei_case_import_row_show (VEI_CASE_IMPORT_ROW (gtk_list_item_get_child (item)),
                            VEI_CASE_IMPORT_ENTRY (gtk_list_item_get_item (item)));
}

/* ---- Object ---- */

static gboolean
vei_case_import_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_CASE_IMPORT (widget)->title);
}

static void
vei_case_import_dispose (GObject *object)
{
  VeiCaseImport *self = VEI_CASE_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  forget_preview (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_IMPORT);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_import_parent_class)->dispose (object);
}

static void
vei_case_import_finalize (GObject *object)
{
  VeiCaseImport *self = VEI_CASE_IMPORT (object);

  g_object_unref (self->entries);
  g_free (self->path);

  G_OBJECT_CLASS (vei_case_import_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-import.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, title);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, banner);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, password);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, working_label);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, progress);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, summary);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, list);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, selection);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, consent);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, take_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, done_text);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseImport, done_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
vei_case_import_class_init (VeiCaseImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_import_dispose;
  object_class->finalize = vei_case_import_finalize;
  widget_class->grab_focus = vei_case_import_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_CASE_PASSWORD);
  g_type_ensure (VEI_TYPE_TITLE);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_case_import_init (VeiCaseImport *self)
{
  self->entries = g_list_store_new (VEI_TYPE_CASE_IMPORT_ENTRY);
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_case_ui_wrap_buttons (GTK_WIDGET (self));
  gtk_no_selection_set_model (GTK_NO_SELECTION (self->selection), G_LIST_MODEL (self->entries));
  vei_banner_set_kind (VEI_BANNER (self->banner), VEI_BANNER_ERROR);
  vei_banner_set_text (VEI_BANNER (self->banner), NULL);
}

/**
 * vei_case_import_set_session:
 * @self: the page
 * @session: the session
 *
 * Sets where cases are taken over to, once.
 */
void
vei_case_import_set_session (VeiCaseImport *self,
                             VeiSession    *session)
{
  g_return_if_fail (VEI_IS_CASE_IMPORT (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
}

/**
 * vei_case_import_begin:
 * @self: the page
 *
 * Begins to take over cases, with the choice of a file.
 */
void
vei_case_import_begin (VeiCaseImport *self)
{
  g_return_if_fail (VEI_IS_CASE_IMPORT (self));
  g_return_if_fail (self->session != NULL);

  vei_case_import_stop (self);
  show_error (self, NULL);
  show_step (self, "choose");
  choose_cb (self);
}

/**
 * vei_case_import_open:
 * @self: the page
 * @file: a file with cases
 *
 * Begins to take over cases from a file that is chosen already.
 */
void
vei_case_import_open (VeiCaseImport *self,
                      GFile         *file)
{
  g_return_if_fail (VEI_IS_CASE_IMPORT (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->session != NULL);

  vei_case_import_stop (self);
  show_step (self, "choose");
  if (self->cancellable == NULL)
    take_file (self, file);
}

/**
 * vei_case_import_stop:
 * @self: the page
 *
 * Stops what is going on, and forgets what was read.
 */
void
vei_case_import_stop (VeiCaseImport *self)
{
  g_return_if_fail (VEI_IS_CASE_IMPORT (self));

  g_cancellable_cancel (self->cancellable);
  forget_preview (self);
  vei_case_password_clear (self->password);
}
