/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-problem-window.h"

/**
 * VeiProblemWindow:
 *
 * What is shown in place of the window when the program cannot begin: what is
 * wrong, and what can be done about it.
 */
struct _VeiProblemWindow
{
  AdwApplicationWindow  parent_instance;

  /* template */
  GtkWidget            *status;
  GtkWidget            *choices;
};

G_DEFINE_FINAL_TYPE (VeiProblemWindow, vei_problem_window, ADW_TYPE_APPLICATION_WINDOW)

static void
vei_problem_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_PROBLEM_WINDOW);

  G_OBJECT_CLASS (vei_problem_window_parent_class)->dispose (object);
}

static void
vei_problem_window_class_init (VeiProblemWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_problem_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-problem-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiProblemWindow, status);
  gtk_widget_class_bind_template_child (widget_class, VeiProblemWindow, choices);
}

static void
vei_problem_window_init (VeiProblemWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_problem_window_new:
 * @application: the application
 * @title: what is wrong, in a few words
 * @text: what is wrong, in a sentence or two; never read as markup
 *
 * Creates a window that says what is wrong.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
vei_problem_window_new (GtkApplication *application,
                        const char     *title,
                        const char     *text)
{
  VeiProblemWindow *self;
  g_autofree char *title_markup = NULL;
  g_autofree char *text_markup = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (title != NULL && text != NULL, NULL);

  self = g_object_new (VEI_TYPE_PROBLEM_WINDOW, "application", application, NULL);
  title_markup = g_markup_escape_text (title, -1);
  text_markup = g_markup_escape_text (text, -1);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title_markup);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), text_markup);
  return GTK_WIDGET (self);
}

/**
 * vei_problem_window_add_choice:
 * @self: a window
 * @label: what can be done
 * @action: the action that does it
 *
 * Adds a button for something that can be done. The first is the one to
 * prefer.
 */
void
vei_problem_window_add_choice (VeiProblemWindow *self,
                               const char       *label,
                               const char       *action)
{
  GtkWidget *button;

  g_return_if_fail (VEI_IS_PROBLEM_WINDOW (self));
  g_return_if_fail (label != NULL && action != NULL);

  button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->choices), button);
  if (gtk_widget_get_first_child (self->choices) == button)
    {
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_window_set_focus (GTK_WINDOW (self), button);
    }
}
