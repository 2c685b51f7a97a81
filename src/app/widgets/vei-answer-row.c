/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/widgets/vei-answer-row.h"

#include "app/widgets/vei-ui.h"

/**
 * VeiAnswerRow:
 *
 * One answer to a question: a check button as big as a row of a list, all of
 * which can be pressed. Rows of which only one can be chosen are put into a
 * group, as any check buttons are.
 */
struct _VeiAnswerRow
{
  GtkCheckButton  parent_instance;

  gboolean        one_of_several;

  /* template */
  GtkWidget      *title;
  GtkWidget      *help;
};

G_DEFINE_FINAL_TYPE (VeiAnswerRow, vei_answer_row, GTK_TYPE_CHECK_BUTTON)

/* A check button without a group keeps the arrow keys to itself. */
static gboolean
vei_answer_row_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  if (gtk_widget_is_focus (widget) && !VEI_ANSWER_ROW (widget)->one_of_several)
    return FALSE;

  return GTK_WIDGET_CLASS (vei_answer_row_parent_class)->focus (widget, direction);
}

static void
vei_answer_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_ANSWER_ROW);

  G_OBJECT_CLASS (vei_answer_row_parent_class)->dispose (object);
}

static void
vei_answer_row_class_init (VeiAnswerRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_answer_row_dispose;
  widget_class->focus = vei_answer_row_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiAnswerRow, title);
  gtk_widget_class_bind_template_child (widget_class, VeiAnswerRow, help);
}

static void
vei_answer_row_init (VeiAnswerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_answer_row_new:
 * @title: the answer
 * @help: (nullable): a sentence that explains it; empty for none
 * @one_of_several: whether choosing it undoes another choice
 *
 * Creates a row for an answer.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_answer_row_new (const char *title,
                    const char *help,
                    gboolean    one_of_several)
{
  VeiAnswerRow *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (VEI_TYPE_ANSWER_ROW,
                       "accessible-role", one_of_several ? GTK_ACCESSIBLE_ROLE_RADIO
                                                         : GTK_ACCESSIBLE_ROLE_CHECKBOX,
                       NULL);
  self->one_of_several = one_of_several;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  vei_ui_set_name (GTK_WIDGET (self), title);
  if (help != NULL && help[0] != '\0')
    {
      gtk_label_set_label (GTK_LABEL (self->help), help);
      gtk_widget_set_visible (self->help, TRUE);
      vei_ui_set_description (GTK_WIDGET (self), help);
    }
  return GTK_WIDGET (self);
}

/**
 * vei_answer_row_set_error:
 * @self: an answer
 * @error: (nullable): what is wrong with the question, or %NULL
 *
 * Has a screen reader say what is wrong when it comes to the row, instead of
 * the sentence that explains it.
 */
void
vei_answer_row_set_error (VeiAnswerRow *self,
                          const char   *error)
{
  g_return_if_fail (VEI_IS_ANSWER_ROW (self));

  vei_ui_set_description (GTK_WIDGET (self),
                          error != NULL ? error : gtk_label_get_label (GTK_LABEL (self->help)));
}
