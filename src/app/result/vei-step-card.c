/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/result/vei-step-card.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/* A deadline is shown in red when fewer days than this are left. */
#define URGENT_DAYS 3

/* Which letters a step can be taken with. A letter that the letter book does
 * not have is passed over. */
static const struct
{
  const char *step;
  const char *letter;
} letters[] = {
  { "ask_clinician_to_apply", "application" },
  { "write_reasoned_application", "application" },
  { "complain", "complaint" },
  { "complain", "complaint_short" },
  { "complain_late", "complaint" },
  { "complain_late", "complaint_short" },
  { "ask_written_reasons", "reasons_request" },
  { "get_referral", "referral_request" },
  { "remind", "reminder" },
};

/**
 * VeiStepCard:
 *
 * One of the numbered next steps: what to do, by when, and the letters to do
 * it with.
 */
struct _VeiStepCard
{
  GtkWidget   parent_instance;

  VeiSession *session;

  /* template */
  GtkWidget  *number;
  GtkWidget  *title;
  GtkWidget  *dates;
  GtkWidget  *text;
  GtkWidget  *buttons;
  GtkWidget  *sources;
};

G_DEFINE_FINAL_TYPE (VeiStepCard, vei_step_card, GTK_TYPE_WIDGET)

static void
add_letter_button (VeiStepCard *self,
                   const char  *kind_id)
{
  VeiLetterBook *book = vei_session_get_letter_book (self->session);
  const VeiLetterKind *kind;
  GtkWidget *button;
  g_autofree char *label = NULL;

  kind = book != NULL ? vei_letter_book_find_kind (book, kind_id) : NULL;
  if (kind == NULL ||
      !vei_letter_book_check_kind (book, kind, vei_session_get_case (self->session), NULL))
    return;

  /* Translators: %s is the name of a letter, "Complaint" */
  label = g_strdup_printf (_("Write: %s"),
                           vei_text_get (&kind->title,
                                         vei_session_get_language (self->session)));
  button = gtk_button_new_with_label (label);
  vei_ui_wrap_button (button);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (gtk_widget_get_first_child (self->buttons) == NULL)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-letter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kind_id);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
show_dates (VeiStepCard *self)
{
  const VeiAssessment *assessment = vei_session_get_assessment (self->session);
  g_autofree char *text =
    vei_step_dup_dates_text (assessment, vei_session_get_language (self->session));

  if (text == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->dates), text);
  gtk_widget_set_visible (self->dates, TRUE);
  if (vei_step_is_urgent (assessment))
    gtk_widget_add_css_class (self->dates, "error");
}

static void
vei_step_card_dispose (GObject *object)
{
  VeiStepCard *self = VEI_STEP_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_STEP_CARD);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_step_card_parent_class)->dispose (object);
}

static void
vei_step_card_class_init (VeiStepCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_step_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-step-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiStepCard, number);
  gtk_widget_class_bind_template_child (widget_class, VeiStepCard, title);
  gtk_widget_class_bind_template_child (widget_class, VeiStepCard, dates);
  gtk_widget_class_bind_template_child (widget_class, VeiStepCard, text);
  gtk_widget_class_bind_template_child (widget_class, VeiStepCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, VeiStepCard, sources);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_step_card_init (VeiStepCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_step_card_new:
 * @session: the session
 * @step: index for vei_knowledge_get_step()
 * @number: its number in the list, from 1; 0 where the step stands alone
 *
 * Creates a card for a step of the assessment of the session.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_step_card_new (VeiSession *session,
                   guint       step,
                   guint       number)
{
  VeiStepCard *self;
  const VeiStatement *statement;
  VeiLanguage language;
  g_autofree char *number_text = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_STEP_CARD, NULL);
  self->session = g_object_ref (session);
  language = vei_session_get_language (session);
  statement = vei_knowledge_get_step (vei_session_get_knowledge (session), step);

  number_text = g_strdup_printf ("%u", number);
  gtk_label_set_label (GTK_LABEL (self->number), number_text);
  gtk_widget_set_visible (self->number, number > 0);
  gtk_label_set_label (GTK_LABEL (self->title), vei_text_get (&statement->title, language));
  gtk_label_set_label (GTK_LABEL (self->text), vei_text_get (&statement->text, language));
  if ((vei_session_get_assessment (session)->dated_steps & (G_GUINT64_CONSTANT (1) << step)) != 0)
    show_dates (self);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].step, statement->id))
      add_letter_button (self, letters[i].letter);
  gtk_widget_set_visible (self->buttons, gtk_widget_get_first_child (self->buttons) != NULL);
  gtk_box_append (GTK_BOX (self->sources), vei_ui_source_chips (session, &statement->sources));
  return GTK_WIDGET (self);
}

/**
 * vei_step_dup_dates_text:
 * @assessment: an assessment
 * @language: the language of dates
 *
 * Says by when to send, as counted for the day of the assessment.
 *
 * Returns: (transfer full) (nullable): one or two sentences in the user's
 *   language, or %NULL where there is no deadline
 */
char *
vei_step_dup_dates_text (const VeiAssessment *assessment,
                         VeiLanguage          language)
{
  GDate deadline;
  GDate send_by;
  g_autofree char *deadline_words = NULL;
  g_autofree char *send_by_words = NULL;

  g_return_val_if_fail (assessment != NULL, NULL);

  if (assessment->deadline == 0)
    return NULL;

  g_date_clear (&deadline, 1);
  g_date_clear (&send_by, 1);
  g_date_set_julian (&deadline, assessment->deadline);
  g_date_set_julian (&send_by, assessment->send_by);
  deadline_words = vei_date_to_words (&deadline, language);
  send_by_words = vei_date_to_words (&send_by, language);

  /* Translators: %s is a date in words, here and in the next four */
  if (assessment->as_of > assessment->deadline)
    return g_strdup_printf (_("The deadline was %s."), deadline_words);
  if (assessment->as_of > assessment->send_by)
    return g_strdup_printf (_("Send it today. The deadline is %s."), deadline_words);
  if (assessment->as_of == assessment->send_by)
    return g_strdup_printf (_("Send it today, %s."), send_by_words);
  if (assessment->deadline == assessment->send_by)
    return g_strdup_printf (_("Send it no later than %s."), send_by_words);
  return g_strdup_printf (_("Send it no later than %s. The deadline is %s, but that is not "
                            "a working day."), send_by_words, deadline_words);
}

/**
 * vei_step_is_urgent:
 * @assessment: an assessment
 *
 * Tells whether there are fewer than three days left to send.
 *
 * Returns: %TRUE if the deadline should stand out
 */
gboolean
vei_step_is_urgent (const VeiAssessment *assessment)
{
  g_return_val_if_fail (assessment != NULL, FALSE);

  return assessment->deadline != 0 &&
         assessment->as_of <= assessment->deadline &&
         assessment->as_of + URGENT_DAYS > assessment->send_by;
}
