/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/guide/vei-answer-list.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiAnswerList:
 *
 * The answers so far, folded together. Each is one click from being changed:
 * a row activates the action `win.change-answer` with its question.
 */
struct _VeiAnswerList
{
  GtkWidget   parent_instance;

  VeiSession *session;

  /* template */
  GtkWidget  *expander;
  GtkWidget  *list;
};

G_DEFINE_FINAL_TYPE (VeiAnswerList, vei_answer_list, GTK_TYPE_WIDGET)

static GtkWidget *
build_row (VeiAnswerList     *self,
           const VeiQuestion *question)
{
  VeiLanguage language = vei_session_get_language (self->session);
  g_autofree char *value =
    vei_answers_dup_value_text (vei_session_get_answers (self->session), question, language);
  GtkWidget *row = vei_ui_row (vei_text_get (&question->short_text, language), value);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", "document-edit-symbolic",
                                  NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.change-answer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", question->id);
  return row;
}

static void
fill (VeiAnswerList *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (vei_session_question_is_answered (self->session, question) &&
          vei_session_question_applies (self->session, question))
        gtk_list_box_append (GTK_LIST_BOX (self->list), build_row (self, question));
    }
}

static void
expanded_cb (VeiAnswerList *self)
{
  g_assert (VEI_IS_ANSWER_LIST (self));

  if (self->session != NULL)
    vei_answer_list_update (self);
}

static void
vei_answer_list_dispose (GObject *object)
{
  VeiAnswerList *self = VEI_ANSWER_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_ANSWER_LIST);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_answer_list_parent_class)->dispose (object);
}

static void
vei_answer_list_class_init (VeiAnswerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_answer_list_dispose;

  g_type_ensure (VEI_TYPE_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-answer-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiAnswerList, expander);
  gtk_widget_class_bind_template_child (widget_class, VeiAnswerList, list);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_answer_list_init (VeiAnswerList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_answer_list_new:
 * @session: the session
 *
 * Creates a list of the answers so far.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_answer_list_new (VeiSession *session)
{
  VeiAnswerList *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_ANSWER_LIST, NULL);
  self->session = g_object_ref (session);
  vei_answer_list_update (self);
  return GTK_WIDGET (self);
}

/**
 * vei_answer_list_update:
 * @self: an answer list
 *
 * Shows the answers as they are now.
 */
void
vei_answer_list_update (VeiAnswerList *self)
{
  VeiKnowledge *knowledge;
  g_autofree char *label = NULL;
  guint n = 0;

  g_return_if_fail (VEI_IS_ANSWER_LIST (self));

  knowledge = vei_session_get_knowledge (self->session);
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (vei_session_question_is_answered (self->session, question) &&
          vei_session_question_applies (self->session, question))
        n++;
    }

  /* Translators: %u is how many questions have been answered */
  label = g_strdup_printf (_("Your answers so far (%u)"), n);
  vei_expander_set_label (VEI_EXPANDER (self->expander), label);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (vei_expander_get_expanded (VEI_EXPANDER (self->expander)))
    fill (self);
}
