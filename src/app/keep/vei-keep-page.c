/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/keep/vei-keep-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/keep/vei-backup-list.h"
#include "app/keep/vei-keep-chooser.h"
#include "app/keep/vei-passphrase-fields.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/* What the page is about. */
typedef enum
{
  VIEW_NONE,
  VIEW_WAIT,
  VIEW_CHOOSE,
  VIEW_UNLOCK,
  VIEW_FAILED,
  VIEW_DAMAGED,
  VIEW_NOTICE,
} View;

/**
 * VeiKeepPage:
 *
 * What the person has to decide about how what they write is kept: how to keep
 * it, unlocking it, and what to do where something is in the way.
 */
struct _VeiKeepPage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  VeiKeeper  *keeper;
  View        view;
  GtkWidget  *content;
  GtkWidget  *title;
  GtkWidget  *body;      /* of this view */
  GtkWidget  *chooser;   /* in body, or NULL */
  GtkWidget  *fields;    /* in body, or NULL */
  GtkWidget  *message;   /* in body, or NULL */
  GtkWidget  *waiting;
};

G_DEFINE_FINAL_TYPE (VeiKeepPage, vei_keep_page, GTK_TYPE_WIDGET)

static View
find_view (VeiSession *session,
           VeiKeeper  *keeper)
{
  if (vei_keeper_get_notice (keeper) != NULL)
    return VIEW_NOTICE;
  switch (vei_session_get_keep_state (session))
    {
    case VEI_KEEP_UNKNOWN:
    case VEI_KEEP_WORKING:
      return VIEW_WAIT;
    case VEI_KEEP_UNDECIDED:
      return VIEW_CHOOSE;
    case VEI_KEEP_LOCKED:
      return VIEW_UNLOCK;
    case VEI_KEEP_FAILED:
      return VIEW_FAILED;
    case VEI_KEEP_OPEN:
      return vei_case_store_get_damage (vei_keeper_get_store (keeper)) != NULL ? VIEW_DAMAGED
                                                                               : VIEW_NONE;
    case VEI_KEEP_DECLINED:
    default:
      return VIEW_NONE;
    }
}

/* ---- What the person does ---- */

static void
unlock_cb (VeiKeepPage *self)
{
  g_assert (VEI_IS_KEEP_PAGE (self));

  if (self->fields == NULL)
    {
      vei_keeper_unlock (self->keeper, NULL);
      return;
    }
  vei_keeper_unlock (self->keeper,
                     vei_passphrase_fields_get (VEI_PASSPHRASE_FIELDS (self->fields)));
}

static void
begin_cb (VeiKeepPage *self)
{
  g_assert (VEI_IS_KEEP_PAGE (self));

  vei_keeper_begin (self->keeper);
}

static void
decline_cb (VeiKeepPage *self)
{
  g_assert (VEI_IS_KEEP_PAGE (self));

  vei_keeper_decline (self->keeper);
}

static void
dismiss_cb (VeiKeepPage *self)
{
  g_assert (VEI_IS_KEEP_PAGE (self));

  vei_keeper_dismiss_notice (self->keeper);
}

static void
keep_readable_cb (VeiKeepPage *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_KEEP_PAGE (self));

  if (!vei_keeper_keep_readable (self->keeper, NULL, &error) && self->message != NULL)
    gtk_label_set_label (GTK_LABEL (self->message), error->message);
}

/* ---- Views ---- */

static void
add_text (VeiKeepPage *self,
          const char  *text)
{
  gtk_box_append (GTK_BOX (self->body), vei_ui_label (text, NULL));
}

static GtkWidget *
add_button (VeiKeepPage *self,
            const char  *label,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  vei_ui_wrap_button (button);
  if (callback != NULL)
    g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->body), button);
  return button;
}

static void
add_message (VeiKeepPage *self)
{
  self->message = vei_ui_label ("", "error");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_box_append (GTK_BOX (self->body), self->message);
}

static void
add_backups (VeiKeepPage *self)
{
  gtk_box_append (GTK_BOX (self->body), vei_ui_heading (_("Backups"), "title-4", 2));
  gtk_box_append (GTK_BOX (self->body), vei_backup_list_new (self->session, self->keeper));
}

static const char *
build_choose (VeiKeepPage *self)
{
  add_text (self, _("What you write stays on this computer only. It is encrypted, so that "
                    "nobody else can read it. Choose once; you can change it in the settings."));
  if (vei_keeper_has_plain (self->keeper))
    add_text (self, _("What you wrote before is on this computer and is not encrypted yet. It "
                      "is moved, and the old file is deleted."));
  self->chooser = vei_keep_chooser_new (self->keeper);
  gtk_box_append (GTK_BOX (self->body), self->chooser);
  return _("How should your answers be kept?");
}

static const char *
build_unlock (VeiKeepPage *self)
{
  GtkWidget *button;

  if (vei_keeper_get_method (self->keeper) == VEI_KEY_METHOD_PASSPHRASE)
    {
      add_text (self, _("Type the passphrase that you chose."));
      self->fields = vei_passphrase_fields_new (_("Passphrase"), FALSE);
      g_signal_connect_object (self->fields, "activated", G_CALLBACK (unlock_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->body), self->fields);
    }
  else
    {
      add_text (self, _("The keyring of this computer has the key."));
    }
  add_message (self);
  button = add_button (self, _("Unlock"), G_CALLBACK (unlock_cb));
  gtk_widget_add_css_class (button, "suggested-action");
  add_text (self, _("You can look things up without unlocking. If the key is lost, nobody can "
                    "find it again: then you can delete everything and begin anew."));
  add_button (self, _("Go on without saving"), G_CALLBACK (decline_cb));
  button = add_button (self, _("Delete everything"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.delete-all");
  return _("What you have written is locked");
}

static const char *
build_failed (VeiKeepPage *self)
{
  const GError *problem = vei_keeper_get_problem (self->keeper);
  gboolean newer = g_error_matches (problem, VEI_STORE_ERROR, VEI_STORE_ERROR_NEWER) ||
                   g_error_matches (problem, VEI_DATA_ERROR, VEI_DATA_ERROR_VERSION);
  GtkWidget *button;

  add_message (self);
  if (!newer)
    {
      button = add_button (self, _("Try again"), G_CALLBACK (begin_cb));
      gtk_widget_add_css_class (button, "suggested-action");
    }
  add_button (self, _("Go on without saving"), G_CALLBACK (decline_cb));
  if (g_error_matches (problem, VEI_STORE_ERROR, VEI_STORE_ERROR_BUSY) ||
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_BUSY))
    return _("Your answers are open already");
  if (newer)
    return _("Your answers need a newer version");
  if (!g_error_matches (problem, VEI_STORE_ERROR, VEI_STORE_ERROR_DAMAGED) &&
      !g_error_matches (problem, VEI_STORE_ERROR, VEI_STORE_ERROR_FORMAT))
    return _("Your answers could not be opened");
  add_backups (self);
  return _("Your answers could not be read");
}

static const char *
build_damaged (VeiKeepPage *self)
{
  guint n = vei_case_store_get_n_cases (vei_keeper_get_store (self->keeper));
  g_autofree char *readable = NULL;
  GtkWidget *button;

  add_message (self);
  /* Translators: %u is how many cases can be read; a case is one person's answers and letters */
  readable = g_strdup_printf (ngettext ("%u case can be read.", "%u cases can be read.", n), n);
  add_text (self, readable);
  add_text (self, _("Until you choose, you can read what is there, and nothing is saved. The "
                    "damaged file is set aside and not deleted."));
  button = add_button (self, _("Keep what can be read"), G_CALLBACK (keep_readable_cb));
  gtk_widget_add_css_class (button, "suggested-action");
  button = add_button (self, _("Only read for now"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-home");
  add_backups (self);
  return _("Some of your answers are damaged");
}

static const char *
build_notice (VeiKeepPage *self)
{
  GtkWidget *button;

  add_text (self, vei_keeper_get_notice (self->keeper));
  button = add_button (self, _("Go on"), G_CALLBACK (dismiss_cb));
  gtk_widget_add_css_class (button, "suggested-action");
  return _("Your answers could not be read");
}

static const char *
find_picture (View view)
{
  if (view == VIEW_CHOOSE || view == VIEW_UNLOCK)
    return "vei-picture-lock-symbolic";
  if (view == VIEW_FAILED || view == VIEW_DAMAGED || view == VIEW_NOTICE)
    return "vei-picture-problem-symbolic";
  return NULL;
}

static void
build (VeiKeepPage *self,
       View         view)
{
  const char *title = _("Your answers are being opened");

  self->view = view;
  self->chooser = self->fields = self->message = NULL;
  vei_ui_clear (self->body);
  switch (view)
    {
    case VIEW_CHOOSE:
      title = build_choose (self);
      break;
    case VIEW_UNLOCK:
      title = build_unlock (self);
      break;
    case VIEW_FAILED:
      title = build_failed (self);
      break;
    case VIEW_DAMAGED:
      title = build_damaged (self);
      break;
    case VIEW_NOTICE:
      title = build_notice (self);
      break;
    case VIEW_NONE:
    case VIEW_WAIT:
    default:
      break;
    }
  vei_title_set_label (VEI_TITLE (self->title), title);
  vei_title_set_picture (VEI_TITLE (self->title), find_picture (view));
}

static void
show_problem (VeiKeepPage *self)
{
  const GError *problem = vei_keeper_get_problem (self->keeper);
  const char *text = problem != NULL ? problem->message : NULL;

  if (self->chooser != NULL)
    vei_keep_chooser_set_error (VEI_KEEP_CHOOSER (self->chooser), text);
  else if (self->fields != NULL)
    {
      /* Emptied first: what is typed next takes the message away. */
      if (text != NULL)
        vei_passphrase_fields_clear (VEI_PASSPHRASE_FIELDS (self->fields));
      vei_passphrase_fields_set_error (VEI_PASSPHRASE_FIELDS (self->fields), text);
    }
  else if (self->message != NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->message), text != NULL ? text : "");
      gtk_widget_set_visible (self->message, text != NULL);
    }
}

static void
update (VeiKeepPage *self)
{
  View view = find_view (self->session, self->keeper);
  gboolean waits = view == VIEW_WAIT;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL ||
                       !gtk_widget_is_sensitive (self->body);

  /* What was chosen or typed stays while it is being tried. */
  if (!waits && (view != self->view || view == VIEW_FAILED))
    build (self, view);
  else if (waits && self->view == VIEW_NONE)
    build (self, VIEW_WAIT);
  gtk_widget_set_visible (self->waiting, waits);
  gtk_widget_set_sensitive (self->body, !waits);
  if (waits || view == VIEW_NONE)
    return;
  show_problem (self);
  if (had_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
changed_cb (VeiKeepPage *self)
{
  g_assert (VEI_IS_KEEP_PAGE (self));

  update (self);
}

/* ---- Object ---- */

static gboolean
vei_keep_page_grab_focus (GtkWidget *widget)
{
  VeiKeepPage *self = VEI_KEEP_PAGE (widget);

  return gtk_widget_grab_focus (self->fields != NULL ? self->fields : self->title);
}

static void
vei_keep_page_dispose (GObject *object)
{
  VeiKeepPage *self = VEI_KEEP_PAGE (object);

  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (vei_keep_page_parent_class)->dispose (object);
}

static void
vei_keep_page_class_init (VeiKeepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_keep_page_dispose;
  widget_class->grab_focus = vei_keep_page_grab_focus;
  widget_class->focus = vei_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_waiting (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), vei_ui_label (_("One moment…"), NULL));
  return box;
}

static void
vei_keep_page_init (VeiKeepPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->content, "page");
  self->title = vei_title_new ("");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->waiting = create_waiting ();
  gtk_box_append (GTK_BOX (self->content), self->title);
  /* Above, where it is seen with large text too. */
  gtk_box_append (GTK_BOX (self->content), self->waiting);
  gtk_box_append (GTK_BOX (self->content), self->body);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 668);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 668);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/**
 * vei_keep_page_new:
 * @session: the session
 * @keeper: its keeper
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_keep_page_new (VeiSession *session,
                   VeiKeeper  *keeper)
{
  VeiKeepPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_KEEPER (keeper), NULL);

  self = g_object_new (VEI_TYPE_KEEP_PAGE, NULL);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * vei_keep_page_has_to_ask:
 * @session: the session
 * @keeper: its keeper
 *
 * Tells whether something must be decided before the person writes.
 *
 * Returns: %TRUE if the page has something to show
 */
gboolean
vei_keep_page_has_to_ask (VeiSession *session,
                          VeiKeeper  *keeper)
{
  View view = find_view (session, keeper);

  return view != VIEW_NONE && view != VIEW_DAMAGED;
}
