/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-deadline-view.h"

#include <glib/gi18n.h>

#include "app/guide/vei-date-field.h"
#include "app/lookup/vei-lookup-ui.h"
#include "app/result/vei-step-card.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

#define RECEIVED "refusal_received"

/**
 * VeiDeadlineView:
 *
 * Counts the deadline of a complaint: from the day that somebody learned of
 * the no to the last day, and the day to send it by.
 */
struct _VeiDeadlineView
{
  GtkWidget   parent_instance;

  VeiSession *session;
  GtkWidget  *box;
  GtkWidget  *field;
  GtkWidget  *result;
  GtkWidget  *dates;
  GtkWidget  *counted;
  GtkWidget  *advice;
};

G_DEFINE_FINAL_TYPE (VeiDeadlineView, vei_deadline_view, GTK_TYPE_WIDGET)

static void
show_deadline (VeiDeadlineView *self,
               const GDate     *received)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  VeiLanguage language = vei_session_get_language (self->session);
  guint days = vei_knowledge_get_complaint_days (knowledge);
  VeiAssessment assessment = { 0 };
  GDate deadline = *received;
  GDate send_by;
  g_autofree char *dates = NULL;
  g_autofree char *words = vei_date_to_words (received, language);
  g_autofree char *counted = NULL;

  g_date_add_days (&deadline, days);
  vei_date_set_send_by (&send_by, &deadline);
  assessment.as_of = g_date_get_julian (vei_session_get_as_of (self->session));
  assessment.deadline = g_date_get_julian (&deadline);
  assessment.send_by = g_date_get_julian (&send_by);
  dates = vei_step_dup_dates_text (&assessment, language);
  gtk_label_set_label (GTK_LABEL (self->dates), dates);
  /* Translators: %s is a date in words, %u a number of days. */
  counted = g_strdup_printf (ngettext ("You learned of the no on %s. The last day to complain is %u day later.",
                                       "You learned of the no on %s. The last day to complain is %u days later.",
                                       days), words, days);
  gtk_label_set_label (GTK_LABEL (self->counted), counted);
  gtk_label_set_label (GTK_LABEL (self->advice), assessment.as_of > assessment.deadline
                       ? _("Send the complaint all the same, and say why it is late.")
                       : _("Saturdays, Sundays and public holidays count in the days, "
                           "but the complaint is best sent on a working day."));
  if (vei_step_is_urgent (&assessment))
    gtk_widget_add_css_class (self->dates, "error");
  else
    gtk_widget_remove_css_class (self->dates, "error");
}

static void
update (VeiDeadlineView *self)
{
  GDate received;
  gboolean known;

  known = vei_date_field_get_date (VEI_DATE_FIELD (self->field), &received) == VEI_FIELD_VALID;
  if (known)
    show_deadline (self, &received);
  gtk_widget_set_visible (self->result, known);
}

static void
field_changed_cb (VeiDeadlineView *self)
{
  g_assert (VEI_IS_DEADLINE_VIEW (self));

  update (self);
}

static void
vei_deadline_view_dispose (GObject *object)
{
  VeiDeadlineView *self = VEI_DEADLINE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_deadline_view_parent_class)->dispose (object);
}

static void
vei_deadline_view_class_init (VeiDeadlineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_deadline_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vei_deadline_view_init (VeiDeadlineView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The day that stands in the answers, if there is one, to begin with. */
static void
fill_in (VeiDeadlineView *self)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (self->session);
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, RECEIVED);
  const VeiAnswer *answer;
  GDate received;

  if (question == NULL || question->kind != VEI_QUESTION_DATE)
    return;
  answer = &vei_session_get_answers (self->session)->answer[question->index];
  if (answer->state != VEI_ANSWER_GIVEN)
    return;
  g_date_clear (&received, 1);
  g_date_set_julian (&received, answer->julian);
  vei_date_field_set_date (VEI_DATE_FIELD (self->field), &received);
}

static void
build (VeiDeadlineView *self)
{
  static const char * const letters[] = { "complaint_short", "complaint" };
  VeiLanguage language = vei_session_get_language (self->session);
  const char *name = _("The day you learned of the no");
  GtkWidget *label = vei_ui_label (name, "heading");

  gtk_box_append (GTK_BOX (self->box), label);
  self->field = vei_date_field_new (language, vei_session_get_as_of (self->session), name);
  vei_date_field_label_by (VEI_DATE_FIELD (self->field), label);
  gtk_box_append (GTK_BOX (self->box), self->field);
  g_signal_connect_object (self->field, "changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->result = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->dates = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0,
                              NULL);
  gtk_widget_add_css_class (self->dates, "heading");
  self->counted = vei_ui_label ("", NULL);
  self->advice = vei_ui_label ("", NULL);
  gtk_box_append (GTK_BOX (self->result), self->dates);
  gtk_box_append (GTK_BOX (self->result), self->counted);
  gtk_box_append (GTK_BOX (self->result), self->advice);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      GtkWidget *button = vei_lookup_letter_button (self->session, letters[i]);

      if (button != NULL)
        gtk_box_append (GTK_BOX (self->result), button);
    }
  gtk_box_append (GTK_BOX (self->box), self->result);
}

/**
 * vei_deadline_view_new:
 * @session: the session
 *
 * Creates the calculator, with the day that stands in the answers.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_deadline_view_new (VeiSession *session)
{
  VeiDeadlineView *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_DEADLINE_VIEW, NULL);
  self->session = g_object_ref (session);
  build (self);
  fill_in (self);
  update (self);
  return GTK_WIDGET (self);
}
