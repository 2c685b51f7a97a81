/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/home/vei-home-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/result/vei-step-card.h"
#include "app/widgets/vei-card.h"
#include "app/widgets/vei-column-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiHomePage:
 *
 * The first screen: what can be helped with, the case in progress, and where
 * the answers are kept.
 */
struct _VeiHomePage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  gboolean    outdated;

  /* template */
  GtkWidget  *scrolled;
  GtkWidget  *first_card;
  GtkWidget  *progress;
  GtkWidget  *progress_card;
  GtkWidget  *deadline;
  GtkWidget  *delete_button;
  GtkWidget  *keep_card;
  GtkWidget  *keep_label;
};

G_DEFINE_FINAL_TYPE (VeiHomePage, vei_home_page, GTK_TYPE_WIDGET)

static char *
dup_progress_text (VeiHomePage *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  const VeiQuestion *next = vei_session_get_next_to_ask (self->session);

  if (next == NULL)
    return g_strdup (_("You have answered all that matters. See what it shows."));

  /* Translators: %s is what the next question is about, in a few words */
  return g_strdup_printf (_("Next question: %s"),
                          vei_text_get (&next->short_text, language));
}

static const char *
find_keep_text (VeiHomePage *self)
{
  switch (vei_session_get_keep_state (self->session))
    {
    case VEI_KEEP_DECLINED:
      return _("What you write stays on this computer, and nothing of it is kept.");
    case VEI_KEEP_UNKNOWN:
    case VEI_KEEP_UNDECIDED:
    case VEI_KEEP_WORKING:
    case VEI_KEEP_LOCKED:
    case VEI_KEEP_FAILED:
    case VEI_KEEP_OPEN:
    default:
      return _("What you write is saved on this computer only, and encrypted.");
    }
}

static void
update_keeping (VeiHomePage *self)
{
  VeiKeepState state = vei_session_get_keep_state (self->session);
  gboolean locked = state == VEI_KEEP_LOCKED;

  gtk_label_set_label (GTK_LABEL (self->keep_label), find_keep_text (self));
  g_object_set (self->keep_card,
                "title", locked ? _("Unlock") : _("What you have written cannot be opened"),
                "subtitle", locked ? _("Go on with what you have written.")
                                   : _("See what is in the way, and what you can do."),
                NULL);
  gtk_widget_set_visible (self->keep_card, locked || state == VEI_KEEP_FAILED);
}

static void
update (VeiHomePage *self)
{
  g_autofree char *text = NULL;
  g_autofree char *dates = NULL;
  const VeiAssessment *assessment;

  self->outdated = FALSE;
  update_keeping (self);
  if (!vei_session_has_answers (self->session))
    {
      gtk_widget_set_visible (self->progress, FALSE);
      return;
    }

  text = dup_progress_text (self);
  g_object_set (self->progress_card, "subtitle", text, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->progress_card),
                                  vei_session_get_next_to_ask (self->session) != NULL
                                  ? "win.start-guide" : "win.show-result");

  assessment = vei_session_get_assessment (self->session);
  dates = vei_step_dup_dates_text (assessment, vei_session_get_language (self->session));
  gtk_widget_set_visible (self->deadline, dates != NULL);
  if (dates != NULL)
    {
      g_autofree char *line = NULL;

      /* Translators: %s is a sentence such as "Send it no later than 14 December 2026." */
      line = g_strdup_printf (_("Your complaint: %s"), dates);
      gtk_label_set_label (GTK_LABEL (self->deadline), line);
    }
  if (vei_step_is_urgent (assessment))
    gtk_widget_add_css_class (self->deadline, "error");
  else
    gtk_widget_remove_css_class (self->deadline, "error");
  gtk_widget_set_visible (self->progress, TRUE);
}

static void
session_changed_cb (VeiHomePage *self)
{
  g_assert (VEI_IS_HOME_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
  else
    self->outdated = TRUE;
}

static void
vei_home_page_map (GtkWidget *widget)
{
  VeiHomePage *self = VEI_HOME_PAGE (widget);

  if (self->outdated)
    update (self);
  GTK_WIDGET_CLASS (vei_home_page_parent_class)->map (widget);
}

static gboolean
vei_home_page_grab_focus (GtkWidget *widget)
{
  VeiHomePage *self = VEI_HOME_PAGE (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->keep_card) ? self->keep_card
                                                                         : self->first_card);
}

static void
vei_home_page_dispose (GObject *object)
{
  VeiHomePage *self = VEI_HOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_HOME_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_home_page_parent_class)->dispose (object);
}

static void
vei_home_page_class_init (VeiHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_home_page_dispose;
  widget_class->map = vei_home_page_map;
  widget_class->grab_focus = vei_home_page_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_CARD);
  g_type_ensure (VEI_TYPE_COLUMN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, first_card);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, progress);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, progress_card);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, deadline);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, keep_card);
  gtk_widget_class_bind_template_child (widget_class, VeiHomePage, keep_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_home_page_init (VeiHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->outdated = TRUE;
  vei_ui_wrap_button (self->delete_button);
}

/**
 * vei_home_page_new:
 * @session: the session
 *
 * Creates the first screen.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_home_page_new (VeiSession *session)
{
  VeiHomePage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_HOME_PAGE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
