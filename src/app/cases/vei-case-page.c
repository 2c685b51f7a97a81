/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-page.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-answer.h"
#include "app/cases/vei-case-details.h"
#include "app/cases/vei-case-log-view.h"
#include "app/cases/vei-case-ui.h"
#include "app/cases/vei-case-words.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiCasePage:
 *
 * One case of an adviser: what the rules say, what to do with it, notes, who
 * the member is, and the log. It shows the case of the session while that is
 * the one that was opened here.
 */
struct _VeiCasePage
{
  GtkWidget       parent_instance;

  VeiSession     *session;
  gint64          id;          /* 0: none is open */
  guint           show_source;

  /* template */
  GtkWidget      *scrolled;
  GtkWidget      *title;
  GtkWidget      *status;
  GtkWidget      *actions;
  GtkWidget      *close_button;
  GtkWidget      *closed_button;
  GtkWidget      *changed_banner;
  GtkWidget      *unsure_banner;
  VeiCaseAnswer  *answer;
  VeiCaseDetails *details;
  VeiCaseLogView *log;
};

G_DEFINE_FINAL_TYPE (VeiCasePage, vei_case_page, GTK_TYPE_WIDGET)

static const VeiCaseEntry *
get_entry (VeiCasePage *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);

  if (store == NULL || self->id == 0 || vei_session_get_case_id (self->session) != self->id)
    return NULL;
  return vei_case_store_get_entry (store, self->id);
}

static void
show_head (VeiCasePage        *self,
           const VeiCaseEntry *entry)
{
  const char *name = vei_case_get_person (vei_session_get_case (self->session))->name;
  g_autofree char *touched = vei_case_words_dup_time (self->session, entry->touched);
  g_autofree char *changes = vei_case_words_dup_changes (self->session, entry);
  const char *status = vei_case_words_status (self->session, entry);
  g_autofree char *below = NULL;

  vei_title_set_label (VEI_TITLE (self->title), name[0] != '\0' ? name : _("New case"));
  /* Translators: where a matter stands, and when the case was last touched. */
  below = g_strdup_printf (status[0] != '\0' ? _("%s. Last touched %s.") : "%s%s", status,
                           status[0] != '\0' ? touched : "");
  gtk_label_set_label (GTK_LABEL (self->status), below);
  gtk_widget_set_visible (self->status, below[0] != '\0');
  vei_banner_set_text (VEI_BANNER (self->changed_banner), changes);
  vei_banner_set_text (VEI_BANNER (self->unsure_banner),
                       entry->flags & VEI_CASE_UNSURE
                       ? _("Some answers of this case mean something that this version does not "
                           "know. Go through the guide again.") : NULL);
  gtk_button_set_label (GTK_BUTTON (self->closed_button),
                        entry->flags & VEI_CASE_CLOSED ? _("Open again") : _("Close the case"));
  vei_ui_wrap_button (self->closed_button);
}

static gboolean
show_cb (gpointer data)
{
  VeiCasePage *self = data;
  const VeiCaseEntry *entry;

  g_assert (VEI_IS_CASE_PAGE (self));

  self->show_source = 0;
  entry = get_entry (self);
  if (entry == NULL)
    return G_SOURCE_REMOVE;
  show_head (self, entry);
  vei_case_answer_show (self->answer);
  vei_case_details_show (self->details);
  vei_case_log_view_show (self->log);
  return G_SOURCE_REMOVE;
}

/* Once a case is put away, nothing of it stays in what is not seen. */
static void
show_nothing (VeiCasePage *self)
{
  vei_title_set_label (VEI_TITLE (self->title), "");
  gtk_label_set_label (GTK_LABEL (self->status), "");
  vei_banner_set_text (VEI_BANNER (self->changed_banner), NULL);
  vei_banner_set_text (VEI_BANNER (self->unsure_banner), NULL);
  vei_case_answer_show (self->answer);
  vei_case_details_show (self->details);
  vei_case_log_view_show (self->log);
}

/* A keystroke changes the case, and saving it the list: once is enough. */
static void
show_soon (VeiCasePage *self)
{
  g_assert (VEI_IS_CASE_PAGE (self));

  if (self->show_source == 0 && self->id != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->show_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_cb, self, NULL);
}

static void
vei_case_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vei_case_page_parent_class)->map (widget);

  (void) show_cb (widget);
}

static gboolean
vei_case_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_CASE_PAGE (widget)->title);
}

static void
vei_case_page_dispose (GObject *object)
{
  VeiCasePage *self = VEI_CASE_PAGE (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_page_parent_class)->dispose (object);
}

static void
vei_case_page_class_init (VeiCasePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_page_dispose;
  widget_class->map = vei_case_page_map;
  widget_class->grab_focus = vei_case_page_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_CASE_ANSWER);
  g_type_ensure (VEI_TYPE_CASE_DETAILS);
  g_type_ensure (VEI_TYPE_CASE_LOG_VIEW);
  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, status);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, actions);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, close_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, closed_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, changed_banner);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, unsure_banner);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, answer);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, details);
  gtk_widget_class_bind_template_child (widget_class, VeiCasePage, log);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "case-page");
}

static void
vei_case_page_init (VeiCasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vei_case_ui_wrap_buttons (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->actions, vei_flow_layout_new (6));
  vei_banner_set_action (VEI_BANNER (self->changed_banner), _("I have seen it"), "cases.seen",
                         NULL);
  vei_banner_set_text (VEI_BANNER (self->changed_banner), NULL);
  vei_banner_set_text (VEI_BANNER (self->unsure_banner), NULL);
}

/**
 * vei_case_page_set_session:
 * @self: a case page
 * @session: the session
 *
 * Sets whose cases are shown, once.
 */
void
vei_case_page_set_session (VeiCasePage *self,
                           VeiSession  *session)
{
  g_return_if_fail (VEI_IS_CASE_PAGE (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  vei_case_answer_set_session (self->answer, session);
  vei_case_details_set_session (self->details, session);
  vei_case_log_view_set_session (self->log, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (show_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "store-changed", G_CALLBACK (show_soon), self,
                           G_CONNECT_SWAPPED);
}

/**
 * vei_case_page_set_case:
 * @self: a case page
 * @id: the id of the case that the session has opened; 0 for none
 *
 * Shows a case from its top.
 */
void
vei_case_page_set_case (VeiCasePage *self,
                        gint64       id)
{
  g_return_if_fail (VEI_IS_CASE_PAGE (self));

  if (self->id == id)
    return;
  self->id = id;
  g_clear_handle_id (&self->show_source, g_source_remove);
  if (id != 0)
    (void) show_cb (self);
  else
    show_nothing (self);
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

/**
 * vei_case_page_get_case:
 * @self: a case page
 *
 * Gets which case is shown.
 *
 * Returns: its id, or 0 for none
 */
gint64
vei_case_page_get_case (VeiCasePage *self)
{
  g_return_val_if_fail (VEI_IS_CASE_PAGE (self), 0);

  return self->id;
}

/**
 * vei_case_page_set_beside:
 * @self: a case page
 * @beside: whether it stands beside the list
 *
 * Shows the button that puts the case away, where no other leads back.
 */
void
vei_case_page_set_beside (VeiCasePage *self,
                          gboolean     beside)
{
  g_return_if_fail (VEI_IS_CASE_PAGE (self));

  gtk_widget_set_visible (self->close_button, beside);
}

/**
 * vei_case_page_edit:
 * @self: a case page
 *
 * Puts the keyboard where the name is typed, for a new case.
 */
void
vei_case_page_edit (VeiCasePage *self)
{
  g_return_if_fail (VEI_IS_CASE_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->details));
}
