/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-hand-over.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/cases/vei-case-password.h"
#include "app/cases/vei-case-ui.h"
#include "app/cases/vei-case-words.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-entry-row.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"
#include "store/vei-case-transfer.h"

/**
 * VeiCaseHandOver:
 *
 * Hands cases over to somebody else as a file: whether the member has agreed,
 * who gets it, and the passphrase that it is encrypted with. One case can, after
 * a warning, be written for anybody to read.
 *
 * The action `cases.back` leads back to the list.
 */
struct _VeiCaseHandOver
{
  GtkWidget        parent_instance;

  VeiSession      *session;
  GArray          *ids;
  GCancellable    *cancellable;    /* while a file is chosen or written */
  char            *path;

  /* template */
  GtkWidget       *scrolled;
  GtkWidget       *title;
  GtkWidget       *banner;
  GtkWidget       *stack;
  GtkWidget       *consent;
  VeiEntryRow     *receiver;
  VeiCasePassword *password;
  GtkWidget       *save_button;
  GtkWidget       *plain_group;
  GtkWidget       *progress;
  GtkWidget       *done_title;
  GtkWidget       *done_text;
  GtkWidget       *done_button;
};

G_DEFINE_FINAL_TYPE (VeiCaseHandOver, vei_case_hand_over, GTK_TYPE_WIDGET)

static void
show_step (VeiCaseHandOver *self,
           const char      *step)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), step);
  if (g_str_equal (step, "done"))
    gtk_widget_grab_focus (self->done_button);
}

/* What the log of each case is to say of it. */
static char *
dup_log_words (VeiCaseHandOver *self,
               gboolean         plain)
{
  g_autofree char *to = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->receiver)));
  gboolean agreed = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->consent));
  g_autofree char *first = NULL;

  g_strstrip (to);
  if (to[0] != '\0')
    /* Translators: %s is whom the case was handed over to. */
    first = g_strdup_printf (plain ? _("Handed over to %s as a file that is not encrypted.")
                                   : _("Handed over to %s as an encrypted file."), to);
  else
    first = g_strdup (plain ? _("Handed over as a file that is not encrypted.")
                            : _("Handed over as an encrypted file."));
  return g_strconcat (first, " ", agreed ? _("The member has agreed.")
                                         : _("No consent of the member is noted."), NULL);
}

static void
show_error (VeiCaseHandOver *self,
            const GError    *error)
{
  show_step (self, "form");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      vei_banner_set_text (VEI_BANNER (self->banner), error->message);
      vei_compat_announce (GTK_WIDGET (self), error->message);
      vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
    }
}

static void
show_not_local (VeiCaseHandOver *self)
{
  vei_banner_set_text (VEI_BANNER (self->banner),
                       _("The file cannot be written there. Choose a folder on this computer."));
}

static void
show_done (VeiCaseHandOver *self,
           gboolean         plain)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = plain
         ? g_strdup_printf (_("The file is called %s. Anybody who has it can read it. Delete it "
                              "when it is not needed any more."), name)
         : g_strdup_printf (_("The file is called %s. Tell the passphrase on the telephone, "
                              "never in the message that the file comes with. Without it nobody "
                              "can open the file, you included."), name);
  gtk_label_set_label (GTK_LABEL (self->done_text), text);
  vei_case_password_clear (self->password);
  show_step (self, "done");
}

/* ---- An encrypted file ---- */

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  VeiCaseHandOver *self = data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 n_all > 0 ? (double) n_done / n_all : 1);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (VeiCaseHandOver) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = vei_case_transfer_export_finish (VEI_CASE_STORE (source), result, &error);

  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;
  if (done)
    show_done (self, FALSE);
  else
    show_error (self, error);
}

static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (VeiCaseHandOver) self = data;
  g_autoptr (GFile) file = vei_compat_save_file_finish (result, NULL);
  g_autofree char *words = NULL;
  VeiCaseStore *store = self->session != NULL ? vei_session_get_store (self->session) : NULL;

  g_clear_object (&self->cancellable);
  if (file == NULL || store == NULL)
    return;
  g_free (self->path);
  self->path = g_file_get_path (file);
  if (self->path == NULL)
    {
      show_not_local (self);
      return;
    }
  words = dup_log_words (self, FALSE);
  self->cancellable = g_cancellable_new ();
  show_step (self, "working");
  vei_case_transfer_export_async (store, self->ids, self->path,
                                  vei_case_password_get_text (self->password), words, progress_cb,
                                  self, self->cancellable, exported_cb, g_object_ref (self));
}

static GtkWindow *
get_window (VeiCaseHandOver *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
save_case (VeiCaseHandOver *self)
{
  g_autoptr (GError) error = NULL;

  vei_banner_set_text (VEI_BANNER (self->banner), NULL);
  if (vei_session_save (self->session, &error))
    return TRUE;
  show_error (self, error);
  return FALSE;
}

static void
save_cb (VeiCaseHandOver *self)
{
  const char *why_not = vei_case_password_why_not (self->password);

  g_assert (VEI_IS_CASE_HAND_OVER (self));

  if (why_not != NULL)
    {
      vei_case_password_set_error (self->password, why_not);
      gtk_widget_grab_focus (GTK_WIDGET (self->password));
      return;
    }
  if (self->cancellable != NULL || !save_case (self))
    return;
  self->cancellable = g_cancellable_new ();
  /* No name of a member: the file may be seen by others. */
  vei_compat_save_file_async (get_window (self), _("Where to put the file"),
                              self->ids->len == 1 ? _("case.veicase") : _("cases.veicase"),
                              self->cancellable, place_chosen_cb, g_object_ref (self));
}

/* ---- A file that anybody can read ---- */

static void
plain_place_chosen_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (VeiCaseHandOver) self = data;
  g_autoptr (GFile) file = vei_compat_save_file_finish (result, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_clear_object (&self->cancellable);
  if (file == NULL || self->session == NULL)
    return;
  g_free (self->path);
  self->path = g_file_get_path (file);
  words = dup_log_words (self, TRUE);
  if (self->path != NULL
      && vei_case_bundle_export_plain (vei_session_get_store (self->session),
                                       g_array_index (self->ids, gint64, 0), self->path, words,
                                       &error))
    show_done (self, TRUE);
  else if (error != NULL)
    show_error (self, error);
  else
    show_not_local (self);
}

static void
plain_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (VeiCaseHandOver) self = data;

  g_clear_object (&self->cancellable);
  if (!vei_compat_confirm_finish (result, NULL) || self->session == NULL || !save_case (self))
    return;
  self->cancellable = g_cancellable_new ();
  vei_compat_save_file_async (get_window (self), _("Where to put the file"), _("case.json"),
                              self->cancellable, plain_place_chosen_cb, g_object_ref (self));
}

static void
plain_cb (VeiCaseHandOver *self)
{
  g_assert (VEI_IS_CASE_HAND_OVER (self));

  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  vei_compat_confirm_async (get_window (self), _("A file that anybody can read?"),
                            _("It holds the member’s health data: name, answers, letters and log. "
                              "Whoever gets hold of it can read all of it. Choose the encrypted "
                              "file where you can."),
                            _("Write it openly"), TRUE, self->cancellable, plain_confirmed_cb,
                            g_object_ref (self));
}

static void
stop_cb (VeiCaseHandOver *self)
{
  g_assert (VEI_IS_CASE_HAND_OVER (self));

  g_cancellable_cancel (self->cancellable);
}

/* ---- Object ---- */

static gboolean
vei_case_hand_over_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_CASE_HAND_OVER (widget)->title);
}

static void
vei_case_hand_over_dispose (GObject *object)
{
  VeiCaseHandOver *self = VEI_CASE_HAND_OVER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_HAND_OVER);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_hand_over_parent_class)->dispose (object);
}

static void
vei_case_hand_over_finalize (GObject *object)
{
  VeiCaseHandOver *self = VEI_CASE_HAND_OVER (object);

  g_array_unref (self->ids);
  g_free (self->path);

  G_OBJECT_CLASS (vei_case_hand_over_parent_class)->finalize (object);
}

static void
vei_case_hand_over_class_init (VeiCaseHandOverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_hand_over_dispose;
  object_class->finalize = vei_case_hand_over_finalize;
  widget_class->grab_focus = vei_case_hand_over_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_CASE_PASSWORD);
  g_type_ensure (VEI_TYPE_ENTRY_ROW);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-hand-over.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, title);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, banner);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, consent);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, receiver);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, password);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, save_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, plain_group);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, progress);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, done_title);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, done_text);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseHandOver, done_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, plain_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_case_hand_over_init (VeiCaseHandOver *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_case_ui_wrap_buttons (GTK_WIDGET (self));
  vei_banner_set_kind (VEI_BANNER (self->banner), VEI_BANNER_ERROR);
  vei_banner_set_text (VEI_BANNER (self->banner), NULL);
}

/**
 * vei_case_hand_over_set_session:
 * @self: the page
 * @session: the session
 *
 * Sets whose cases are handed over, once.
 */
void
vei_case_hand_over_set_session (VeiCaseHandOver *self,
                                VeiSession      *session)
{
  g_return_if_fail (VEI_IS_CASE_HAND_OVER (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
}

/**
 * vei_case_hand_over_begin:
 * @self: the page
 * @ids: (element-type gint64): the ids of the cases
 *
 * Begins to hand cases over. Nothing is written before a place is chosen.
 */
void
vei_case_hand_over_begin (VeiCaseHandOver *self,
                          GArray          *ids)
{
  g_autofree char *title = NULL;
  const VeiCaseEntry *entry;

  g_return_if_fail (VEI_IS_CASE_HAND_OVER (self));
  g_return_if_fail (ids != NULL && ids->len > 0);

  g_array_unref (self->ids);
  self->ids = g_array_copy (ids);
  entry = vei_case_store_get_entry (vei_session_get_store (self->session),
                                    g_array_index (ids, gint64, 0));
  if (ids->len == 1 && entry != NULL && entry->name[0] != '\0')
    /* Translators: %s is the name of a member. */
    title = g_strdup_printf (_("Hand over the case of %s"), entry->name);
  else
    title = g_strdup_printf (ngettext ("Hand over %u case", "Hand over %u cases", ids->len),
                             ids->len);
  vei_title_set_label (VEI_TITLE (self->title), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->consent), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->receiver), "");
  vei_case_password_clear (self->password);
  gtk_widget_set_visible (self->plain_group, ids->len == 1);
  vei_banner_set_text (VEI_BANNER (self->banner), NULL);
  show_step (self, "form");
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

/**
 * vei_case_hand_over_stop:
 * @self: the page
 *
 * Stops what is going on, and forgets what was typed.
 */
void
vei_case_hand_over_stop (VeiCaseHandOver *self)
{
  g_return_if_fail (VEI_IS_CASE_HAND_OVER (self));

  g_cancellable_cancel (self->cancellable);
  vei_case_password_clear (self->password);
  vei_title_set_label (VEI_TITLE (self->title), "");
}
