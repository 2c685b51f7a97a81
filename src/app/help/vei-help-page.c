/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/help/vei-help-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/help/vei-help-topics.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

#define WIDTH 668

/* What is the same on every screen. */
static const struct
{
  const char *heading;
  const char *text;
} sections[] = {
  { N_("Begin at the start"),
    N_("Choose what you need help with. The guide asks one thing at a time, and only what can "
       "still change the answer.") },
  { N_("“Don’t know” is an answer"),
    N_("Then the answer tells you what to find out, and whom to ask. Nothing is counted as yes "
       "or no that you have not said.") },
  { N_("You can always go back"),
    N_("Back loses nothing. Under “Your answers so far” each answer is one click from being "
       "changed.") },
  { N_("Nothing leaves this computer"),
    N_("What you write stays here. You decide what to print or to save as a file. “Delete "
       "everything” takes it all away.") },
  { N_("In an emergency"),
    N_("Call 113. Doctor out of hours: 116 117. This program gives no medical advice and "
       "calculates no doses.") },
};

/**
 * VeiHelpPage:
 *
 * The help for one screen: what it is for, what one can do there, which keys
 * help, and what happens with what one writes; then what is the same
 * everywhere.
 */
struct _VeiHelpPage
{
  GtkWidget  parent_instance;

  GtkWidget *scrolled;
  GtkWidget *title;
  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (VeiHelpPage, vei_help_page, GTK_TYPE_WIDGET)

static GtkWidget *
add_section (VeiHelpPage *self,
             const char  *heading,
             const char  *css_class,
             int          level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), vei_ui_heading (heading, css_class, level));
  gtk_box_append (GTK_BOX (self->content), box);
  return box;
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  vei_ui_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_topic (VeiHelpPage        *self,
           const VeiHelpTopic *topic)
{
  GtkWidget *box;

  gtk_box_append (GTK_BOX (self->content), vei_ui_label (_(topic->purpose), NULL));
  box = add_section (self, _("What you can do here"), "title-4", 2);
  for (guint i = 0; topic->possible[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("•  ", _(topic->possible[i]), NULL);

      gtk_box_append (GTK_BOX (box), vei_ui_label (line, NULL));
    }
  if (topic->kept == NULL)
    return;
  box = add_section (self, _("What happens with what you write"), "title-4", 2);
  gtk_box_append (GTK_BOX (box), vei_ui_label (_(topic->kept), NULL));
}

static void
add_keys (VeiHelpPage *self)
{
  GtkWidget *box = add_section (self, _("Keys"), "title-4", 2);

  gtk_box_append (GTK_BOX (box),
                  vei_ui_label (_("Tab goes on to the next thing, and Shift+Tab back. Space chooses. "
                                  "Alt+Left goes back one screen. Ctrl+F searches, and F10 opens "
                                  "the menu. Escape closes this help."), NULL));
  add_button (box, _("All keyboard shortcuts"), "win.show-shortcuts", NULL);
}

static void
add_general (VeiHelpPage *self)
{
  GtkWidget *box = add_section (self, _("How it works"), "title-2", 2);

  add_button (box, _("See the short tour"), "win.show-tour", NULL);
  add_button (box, _("What the words mean"), "win.show-lookup", "terms");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      box = add_section (self, _(sections[i].heading), "title-4", 3);
      gtk_box_append (GTK_BOX (box), vei_ui_label (_(sections[i].text), NULL));
    }
}

static gboolean
vei_help_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_HELP_PAGE (widget)->title);
}

static void
vei_help_page_dispose (GObject *object)
{
  VeiHelpPage *self = VEI_HELP_PAGE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (vei_help_page_parent_class)->dispose (object);
}

static void
vei_help_page_class_init (VeiHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_help_page_dispose;
  widget_class->grab_focus = vei_help_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->focus = vei_focus_children;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_help_page_init (VeiHelpPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_focusable (self->scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (self->content, "page");
  self->title = g_object_new (VEI_TYPE_TITLE, NULL);
  gtk_box_append (GTK_BOX (self->content), self->title);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * vei_help_page_new:
 * @session: the session
 * @screen: the screen that help is wanted for, such as `guide`
 *
 * Creates the help for a screen. A screen that the help does not know has what
 * is the same everywhere.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_help_page_new (VeiSession *session,
                   const char *screen)
{
  VeiHelpPage *self;
  const VeiHelpTopic *topic;
  g_autofree char *title = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (screen != NULL, NULL);

  self = g_object_new (VEI_TYPE_HELP_PAGE, NULL);
  topic = vei_help_topic_find (screen);
  /* Translators: %s is the name of a screen */
  title = topic != NULL ? g_strdup_printf (_("Help: %s"), _(topic->title)) : g_strdup (_("Help"));
  vei_title_set_label (VEI_TITLE (self->title), title);
  if (topic != NULL)
    add_topic (self, topic);
  add_keys (self);
  add_general (self);
  return GTK_WIDGET (self);
}
