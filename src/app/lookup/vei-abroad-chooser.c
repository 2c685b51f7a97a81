/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-abroad-chooser.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-lookup-ui.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-ui.h"

#define MAX_STEPS 16

/**
 * VeiAbroadChooser:
 *
 * A few questions that end in the scheme that a wish to go abroad belongs to.
 * Those already answered stay on the screen and can be answered again.
 */
struct _VeiAbroadChooser
{
  GtkWidget   parent_instance;

  VeiSession *session;
  VeiAbroad  *abroad;
  GtkWidget  *box;
  guint       n_steps;
  GtkWidget  *steps[MAX_STEPS];        /* one a question that is shown */
  GtkWidget  *result;
};

G_DEFINE_FINAL_TYPE (VeiAbroadChooser, vei_abroad_chooser, GTK_TYPE_WIDGET)

static void add_step (VeiAbroadChooser *self,
                      guint             question);

static void
add_region (VeiAbroadChooser      *self,
            GtkWidget             *list,
            const VeiAbroadRegion *region)
{
  VeiLanguage language = vei_session_get_language (self->session);

  gtk_list_box_append (GTK_LIST_BOX (list),
                       vei_ui_row (vei_text_get (&region->name, language),
                                   vei_text_get (&region->text, language)));
}

static void
show_result (VeiAbroadChooser *self,
             guint             index)
{
  const VeiChooserResult *result = vei_abroad_get_result (self->abroad, index);
  VeiLanguage language = vei_session_get_language (self->session);
  const VeiScheme *scheme = result->scheme;
  g_autofree char *target = NULL;

  self->result = vei_lookup_statement (self->session, vei_text_get (&result->title, language),
                                       vei_text_get (&result->text, language),
                                       &result->sources);
  gtk_widget_add_css_class (self->result, "card");
  gtk_widget_add_css_class (self->result, "chooser-result");
  gtk_box_append (GTK_BOX (self->box), self->result);
  if (scheme == NULL)
    return;
  target = g_strconcat ("abroad:", scheme->article.id, NULL);
  gtk_box_append (GTK_BOX (self->result),
                  vei_lookup_go_button (_("Read about this scheme"), target));
  if (scheme->by_region)
    {
      GtkWidget *list = vei_lookup_list (self->result, _("The office of your region"));

      for (guint i = 0; i < vei_abroad_get_n_regions (self->abroad); i++)
        add_region (self, list, vei_abroad_get_region (self->abroad, i));
    }
  if (scheme->deadline != NULL)
    gtk_box_append (GTK_BOX (self->result),
                    vei_ui_label (vei_text_get (&scheme->deadline->text, language), NULL));
  if (scheme->body != NULL)
    {
      g_autofree char *body = NULL;

      /* Translators: %s is who hears a complaint */
      body = g_strdup_printf (_("Who hears the complaint: %s"),
                              vei_text_get (&scheme->body->name, language));
      gtk_box_append (GTK_BOX (self->result), vei_ui_label (body, NULL));
    }
}

static void
chosen_cb (GtkCheckButton   *button,
           VeiAbroadChooser *self)
{
  const VeiChooserChoice *choice = g_object_get_data (G_OBJECT (button), "vei-choice");
  guint step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "vei-step"));

  g_assert (VEI_IS_ABROAD_CHOOSER (self));

  if (!gtk_check_button_get_active (button))
    return;
  while (self->n_steps > step + 1)
    gtk_box_remove (GTK_BOX (self->box), self->steps[--self->n_steps]);
  if (self->result != NULL)
    gtk_box_remove (GTK_BOX (self->box), g_steal_pointer (&self->result));
  if (choice->question >= 0)
    add_step (self, (guint) choice->question);
  else if (choice->result >= 0)
    show_result (self, (guint) choice->result);
}

static void
add_step (VeiAbroadChooser *self,
          guint             index)
{
  const VeiChooserQuestion *question = vei_abroad_get_question (self->abroad, index);
  VeiLanguage language = vei_session_get_language (self->session);
  const char *text = vei_text_get (&question->text, language);
  GtkWidget *step = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  NULL);
  GtkWidget *first = NULL;

  g_return_if_fail (self->n_steps < MAX_STEPS);

  vei_ui_set_name (step, text);
  gtk_box_append (GTK_BOX (step), vei_ui_heading (text, "heading", 3));
  for (guint i = 0; i < question->n_choices; i++)
    {
      const VeiChooserChoice *choice = &question->choices[i];
      GtkWidget *row = vei_answer_row_new (vei_text_get (&choice->label, language), NULL, TRUE);

      if (first == NULL)
        first = row;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (row), GTK_CHECK_BUTTON (first));
      g_object_set_data (G_OBJECT (row), "vei-choice", (gpointer) choice);
      g_object_set_data (G_OBJECT (row), "vei-step", GUINT_TO_POINTER (self->n_steps));
      g_signal_connect_object (row, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (step), row);
    }
  self->steps[self->n_steps++] = step;
  gtk_box_append (GTK_BOX (self->box), step);
}

static void
vei_abroad_chooser_dispose (GObject *object)
{
  VeiAbroadChooser *self = VEI_ABROAD_CHOOSER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->abroad);

  G_OBJECT_CLASS (vei_abroad_chooser_parent_class)->dispose (object);
}

static void
vei_abroad_chooser_class_init (VeiAbroadChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_abroad_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vei_abroad_chooser_init (VeiAbroadChooser *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * vei_abroad_chooser_new:
 * @session: the session
 * @abroad: what the pack says of treatment abroad
 *
 * Creates the chooser with its first question.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_abroad_chooser_new (VeiSession *session,
                        VeiAbroad  *abroad)
{
  VeiAbroadChooser *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_ABROAD (abroad), NULL);

  self = g_object_new (VEI_TYPE_ABROAD_CHOOSER, NULL);
  self->session = g_object_ref (session);
  self->abroad = g_object_ref (abroad);
  add_step (self, 0);
  return GTK_WIDGET (self);
}
