/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/guide/vei-question-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/guide/vei-date-field.h"
#include "app/guide/vei-number-field.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-column-layout.h"
#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/* What a row stands for, where it does not stand for a choice. */
#define DOES_NOT_KNOW -1

/**
 * VeiQuestionView:
 *
 * One question: its words, its answers as big rows, and why it is asked. It
 * writes each answer into the case at once, so that nothing can be lost.
 */
struct _VeiQuestionView
{
  GtkWidget          parent_instance;

  VeiSession        *session;
  const VeiQuestion *question;
  GPtrArray         *rows;             /* (element-type VeiAnswerRow) (not owned) */
  GtkWidget         *field;            /* a date or number field, or NULL */
  gboolean           syncing;

  /* template */
  GtkWidget         *heading;
  GtkWidget         *help;
  GtkWidget         *answers;
  GtkWidget         *missing;
  GtkWidget         *why;
  GtkWidget         *why_box;
};

G_DEFINE_FINAL_TYPE (VeiQuestionView, vei_question_view, GTK_TYPE_WIDGET)

static int
get_row_value (GtkWidget *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "vei-value"));
}

static VeiAnswer *
get_answer (VeiQuestionView *self)
{
  return &vei_session_get_answers (self->session)->answer[self->question->index];
}

/* What has the focus says what is wrong: before GTK 4.14 nothing else is said. */
static void
show_invalid (VeiQuestionView *self,
              gboolean         invalid)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->answers), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                       : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  for (guint i = 0; i < self->rows->len; i++)
    vei_answer_row_set_error (VEI_ANSWER_ROW (g_ptr_array_index (self->rows, i)),
                              invalid ? gtk_label_get_label (GTK_LABEL (self->missing)) : NULL);
}

static void
answer_changed (VeiQuestionView *self)
{
  gtk_widget_set_visible (self->missing, FALSE);
  show_invalid (self, FALSE);
  vei_case_changed (vei_session_get_case (self->session));
}

static void
take_chosen_bits (VeiQuestionView *self,
                  GtkWidget       *toggled)
{
  VeiAnswers *answers = vei_session_get_answers (self->session);
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (toggled));
  guint bits = 0;

  if (get_row_value (toggled) == DOES_NOT_KNOW)
    {
      if (active)
        vei_answers_set_does_not_know (answers, self->question);
      else
        vei_answers_unset (answers, self->question);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (get_row_value (row) != DOES_NOT_KNOW &&
          gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
        bits |= 1u << get_row_value (row);
    }
  if (bits != 0)
    vei_answers_set_choices (answers, self->question, bits);
  else
    vei_answers_unset (answers, self->question);
}

static void
take_chosen_row (VeiQuestionView *self,
                 GtkWidget       *row)
{
  VeiAnswers *answers = vei_session_get_answers (self->session);
  int value = get_row_value (row);

  if (value == DOES_NOT_KNOW)
    vei_answers_set_does_not_know (answers, self->question);
  else if (self->question->kind == VEI_QUESTION_YES_NO)
    vei_answers_set_yes_no (answers, self->question, value == 1);
  else
    vei_answers_set_choice (answers, self->question, self->question->choices[value].id);
}

static void
row_toggled_cb (GtkWidget       *row,
                VeiQuestionView *self)
{
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (row));

  g_assert (VEI_IS_QUESTION_VIEW (self));

  if (self->syncing)
    return;

  switch (self->question->kind)
    {
    case VEI_QUESTION_MANY:
      take_chosen_bits (self, row);
      break;

    case VEI_QUESTION_YES_NO:
    case VEI_QUESTION_ONE:
      if (!active)
        return;
      take_chosen_row (self, row);
      break;

    case VEI_QUESTION_DATE:
    case VEI_QUESTION_NUMBER:
    default:
      if (active)
        vei_answers_set_does_not_know (vei_session_get_answers (self->session),
                                       self->question);
      else
        vei_answers_unset (vei_session_get_answers (self->session), self->question);
    }
  answer_changed (self);
}

static void
date_changed_cb (VeiQuestionView *self)
{
  VeiAnswers *answers = vei_session_get_answers (self->session);
  GDate date;

  g_assert (VEI_IS_QUESTION_VIEW (self));

  if (vei_date_field_get_date (VEI_DATE_FIELD (self->field), &date) == VEI_FIELD_VALID)
    vei_answers_set_date (answers, self->question, &date);
  else
    vei_answers_unset (answers, self->question);
  answer_changed (self);
}

static void
number_changed_cb (VeiQuestionView *self)
{
  VeiAnswers *answers = vei_session_get_answers (self->session);
  double value;

  g_assert (VEI_IS_QUESTION_VIEW (self));

  if (vei_number_field_get_value (VEI_NUMBER_FIELD (self->field), &value) == VEI_FIELD_VALID)
    vei_answers_set_number (answers, self->question, value);
  else
    vei_answers_unset (answers, self->question);
  answer_changed (self);
}

static void
add_row (VeiQuestionView *self,
         int              value,
         const char      *title,
         const char      *help)
{
  gboolean one_of_several = self->question->kind == VEI_QUESTION_YES_NO ||
                            self->question->kind == VEI_QUESTION_ONE;
  GtkWidget *row = vei_answer_row_new (title, help, one_of_several);

  g_object_set_data (G_OBJECT (row), "vei-value", GINT_TO_POINTER (value));
  if (self->rows->len > 0 && one_of_several)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (row),
                                g_ptr_array_index (self->rows, 0));
  g_signal_connect_object (row, "toggled", G_CALLBACK (row_toggled_cb), self,
                           G_CONNECT_DEFAULT);
  g_ptr_array_add (self->rows, row);
  gtk_box_append (GTK_BOX (self->answers), row);
}

static void
add_field (VeiQuestionView *self,
           GtkWidget       *field,
           GCallback        callback)
{
  self->field = field;
  g_signal_connect_object (field, "changed", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->answers), field);
}

static void
add_answers (VeiQuestionView *self,
             gboolean         alone)
{
  VeiLanguage language = vei_session_get_language (self->session);
  const VeiQuestion *question = self->question;

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      add_row (self, 1, _("Yes"), NULL);
      add_row (self, 0, _("No"), NULL);
      if (!alone)
        gtk_widget_set_layout_manager (self->answers, vei_column_layout_new_row ());
      break;

    case VEI_QUESTION_ONE:
    case VEI_QUESTION_MANY:
      for (guint i = 0; i < question->n_choices; i++)
        add_row (self, i, vei_text_get (&question->choices[i].label, language),
                 vei_text_get (&question->choices[i].help, language));
      break;

    case VEI_QUESTION_DATE:
      add_field (self,
                 vei_date_field_new (language, vei_session_get_as_of (self->session),
                                     vei_text_get (&question->text, language)),
                 G_CALLBACK (date_changed_cb));
      break;

    case VEI_QUESTION_NUMBER:
      add_field (self, vei_number_field_new (question, language),
                 G_CALLBACK (number_changed_cb));
      break;

    default:
      g_return_if_reached ();
    }

  if (question->may_not_know)
    add_row (self, DOES_NOT_KNOW, _("Don’t know"), NULL);
}

static void
why_opened_cb (VeiQuestionView *self)
{
  VeiLanguage language;

  g_assert (VEI_IS_QUESTION_VIEW (self));

  /* Most are never opened. */
  if (self->question == NULL || gtk_widget_get_first_child (self->why_box) != NULL)
    return;

  language = vei_session_get_language (self->session);
  gtk_box_append (GTK_BOX (self->why_box),
                  vei_ui_statement (self->session,
                                    vei_text_get (&self->question->why, language),
                                    &self->question->sources));
}

static gboolean
vei_question_view_grab_focus (GtkWidget *widget)
{
  VeiQuestionView *self = VEI_QUESTION_VIEW (widget);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (row)))
        return gtk_widget_grab_focus (row);
    }
  if (self->field != NULL)
    return gtk_widget_grab_focus (self->field);
  if (self->rows->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
  return FALSE;
}

static void
vei_question_view_dispose (GObject *object)
{
  VeiQuestionView *self = VEI_QUESTION_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_QUESTION_VIEW);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_question_view_parent_class)->dispose (object);
}

static void
vei_question_view_finalize (GObject *object)
{
  VeiQuestionView *self = VEI_QUESTION_VIEW (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (vei_question_view_parent_class)->finalize (object);
}

static void
vei_question_view_class_init (VeiQuestionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_question_view_dispose;
  object_class->finalize = vei_question_view_finalize;
  widget_class->grab_focus = vei_question_view_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-question-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiQuestionView, heading);
  gtk_widget_class_bind_template_child (widget_class, VeiQuestionView, help);
  gtk_widget_class_bind_template_child (widget_class, VeiQuestionView, answers);
  gtk_widget_class_bind_template_child (widget_class, VeiQuestionView, missing);
  gtk_widget_class_bind_template_child (widget_class, VeiQuestionView, why);
  gtk_widget_class_bind_template_child (widget_class, VeiQuestionView, why_box);
  gtk_widget_class_bind_template_callback (widget_class, why_opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_question_view_init (VeiQuestionView *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_question_view_new:
 * @session: the session
 * @question: the question
 * @alone: whether it is the only question of its page
 *
 * Creates a view of a question. A question that is alone on its page is the
 * heading of the page.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_question_view_new (VeiSession        *session,
                       const VeiQuestion *question,
                       gboolean           alone)
{
  VeiQuestionView *self;
  VeiLanguage language;
  const char *help;
  g_autofree char *why_name = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (question != NULL, NULL);

  self = g_object_new (VEI_TYPE_QUESTION_VIEW, NULL);
  self->session = g_object_ref (session);
  self->question = question;

  language = vei_session_get_language (session);
  gtk_label_set_label (GTK_LABEL (self->heading), vei_text_get (&question->text, language));
  gtk_widget_add_css_class (self->heading, alone ? "title-1" : "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, alone ? 1 : 2,
                                  -1);
  help = vei_text_get (&question->help, language);
  gtk_label_set_label (GTK_LABEL (self->help), help);
  gtk_widget_set_visible (self->help, help[0] != '\0');
  /* Translators: %s is a question */
  why_name = g_strdup_printf (_("Why do we ask: %s"), vei_text_get (&question->text, language));
  vei_ui_set_name (self->why, why_name);

  add_answers (self, alone);
  vei_ui_label_by (self->answers, self->heading);
  if (self->field != NULL && VEI_IS_DATE_FIELD (self->field))
    vei_date_field_label_by (VEI_DATE_FIELD (self->field), self->heading);
  else if (self->field != NULL)
    vei_number_field_label_by (VEI_NUMBER_FIELD (self->field), self->heading);
  vei_ui_describe_by (self->answers, self->help);
  vei_question_view_sync (self);
  return GTK_WIDGET (self);
}

/**
 * vei_question_view_get_question:
 * @self: a question view
 *
 * Gets the question.
 *
 * Returns: (transfer none): the question
 */
const VeiQuestion *
vei_question_view_get_question (VeiQuestionView *self)
{
  g_return_val_if_fail (VEI_IS_QUESTION_VIEW (self), NULL);

  return self->question;
}

/**
 * vei_question_view_sync:
 * @self: a question view
 *
 * Shows the answer that stands in the case.
 */
void
vei_question_view_sync (VeiQuestionView *self)
{
  const VeiAnswer *answer;
  gboolean given;

  g_return_if_fail (VEI_IS_QUESTION_VIEW (self));

  answer = get_answer (self);
  given = answer->state == VEI_ANSWER_GIVEN;
  self->syncing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      int value = get_row_value (row);
      gboolean active;

      if (value == DOES_NOT_KNOW)
        active = answer->state == VEI_ANSWER_DOES_NOT_KNOW;
      else if (self->question->kind == VEI_QUESTION_MANY)
        active = given && (answer->choice & (1u << value)) != 0;
      else
        active = given && answer->choice == value;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (row), active);
    }

  if (self->question->kind == VEI_QUESTION_DATE &&
      answer->state != VEI_ANSWER_NOT_ASKED)
    {
      GDate date;

      g_date_clear (&date, 1);
      if (given)
        g_date_set_julian (&date, answer->julian);
      vei_date_field_set_date (VEI_DATE_FIELD (self->field), &date);
    }
  else if (self->question->kind == VEI_QUESTION_NUMBER &&
           answer->state != VEI_ANSWER_NOT_ASKED)
    {
      vei_number_field_set_value (VEI_NUMBER_FIELD (self->field),
                                  given ? answer->number : NAN);
    }
  self->syncing = FALSE;
}

/**
 * vei_question_view_check:
 * @self: a question view
 *
 * Checks that the question has been answered. If it has not, says so beside
 * it.
 *
 * Returns: %TRUE if it has been answered
 */
gboolean
vei_question_view_check (VeiQuestionView *self)
{
  g_return_val_if_fail (VEI_IS_QUESTION_VIEW (self), FALSE);

  if (vei_session_question_is_answered (self->session, self->question))
    return TRUE;

  if (self->question->kind == VEI_QUESTION_DATE &&
      vei_date_field_get_date (VEI_DATE_FIELD (self->field), NULL) == VEI_FIELD_INVALID)
    {
      vei_date_field_show_error (VEI_DATE_FIELD (self->field));
      return FALSE;
    }
  if (self->question->kind == VEI_QUESTION_NUMBER &&
      vei_number_field_get_value (VEI_NUMBER_FIELD (self->field), NULL) == VEI_FIELD_INVALID)
    {
      vei_number_field_show_error (VEI_NUMBER_FIELD (self->field));
      return FALSE;
    }

  gtk_label_set_label (GTK_LABEL (self->missing),
                       self->question->may_not_know
                       ? _("Choose an answer here. “Don’t know” is an answer too.")
                       : _("Choose an answer here."));
  gtk_widget_set_visible (self->missing, TRUE);
  show_invalid (self, TRUE);
  vei_compat_announce (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->missing)));
  return FALSE;
}

/**
 * vei_question_view_explain:
 * @self: a question view
 * @above: (nullable): what the question above it explains
 *
 * Shows below the question which of its words are explained, but for those
 * that are explained further up.
 *
 * Returns: (transfer none): the list of words
 */
VeiTermList *
vei_question_view_explain (VeiQuestionView *self,
                           VeiTermList     *above)
{
  VeiLanguage language;
  VeiTermList *list;

  g_return_val_if_fail (VEI_IS_QUESTION_VIEW (self), NULL);
  g_return_val_if_fail (above == NULL || VEI_IS_TERM_LIST (above), NULL);

  language = vei_session_get_language (self->session);
  list = VEI_TERM_LIST (vei_term_list_new (self->session));
  if (above != NULL)
    vei_term_list_pass_over (list, above);
  vei_term_list_add_text (list, vei_text_get (&self->question->text, language));
  vei_term_list_add_text (list, vei_text_get (&self->question->help, language));
  for (guint i = 0; i < self->question->n_choices; i++)
    {
      vei_term_list_add_text (list, vei_text_get (&self->question->choices[i].label, language));
      vei_term_list_add_text (list, vei_text_get (&self->question->choices[i].help, language));
    }
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->help)), GTK_WIDGET (list),
                              self->help);
  return list;
}
