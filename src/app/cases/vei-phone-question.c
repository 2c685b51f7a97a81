/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-phone-question.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "app/cases/vei-phone-answer.h"
#include "app/guide/vei-date-field.h"
#include "app/guide/vei-number-field.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiPhoneQuestion:
 *
 * One question to read aloud, with its answers. Each answer is one key, or one
 * press of a button; it is written into the case at once, and the signal
 * [signal@PhoneQuestion::answered] says that the next question can come.
 */
struct _VeiPhoneQuestion
{
  GtkWidget          parent_instance;

  VeiSession        *session;
  const VeiQuestion *question;
  GtkWidget         *field;            /* a date or number field, or NULL */
  guint              n_toggles;
  GtkWidget         *toggles[8];       /* of a question with many answers */
  gboolean           syncing;

  /* template */
  GtkWidget         *scrolled;
  GtkWidget         *title;
  GtkWidget         *choices;
  GtkWidget         *help;
  GtkWidget         *answers;
  GtkWidget         *message;
  GtkWidget         *why;
  GtkWidget         *why_box;
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiPhoneQuestion, vei_phone_question, GTK_TYPE_WIDGET)

static VeiAnswer *
get_answer (VeiPhoneQuestion *self)
{
  return &vei_session_get_answers (self->session)->answer[self->question->index];
}

/* The answer stands in the case; the next question may take this one's place. */
static void
finish (VeiPhoneQuestion *self)
{
  vei_case_changed (vei_session_get_case (self->session));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

/* ---- Answering ---- */

static void
answer_yes_no (VeiPhoneQuestion *self,
               gboolean          yes)
{
  vei_answers_set_yes_no (vei_session_get_answers (self->session), self->question, yes);
  finish (self);
}

static void
answer_choice (VeiPhoneQuestion *self,
               guint             choice)
{
  vei_answers_set_choice (vei_session_get_answers (self->session), self->question,
                          self->question->choices[choice].id);
  finish (self);
}

static void
park (VeiPhoneQuestion *self)
{
  if (!self->question->may_not_know)
    {
      vei_phone_question_say (self, _("This one needs an answer. All the others rest on it."));
      return;
    }
  vei_answers_set_does_not_know (vei_session_get_answers (self->session), self->question);
  finish (self);
}

static void
show_field_error (VeiPhoneQuestion *self,
                  VeiFieldState     state)
{
  if (state == VEI_FIELD_EMPTY)
    vei_phone_question_say (self, self->question->may_not_know
                            ? _("Choose an answer here. “Don’t know” is an answer too.")
                            : _("Choose an answer here."));
  else if (VEI_IS_DATE_FIELD (self->field))
    vei_date_field_show_error (VEI_DATE_FIELD (self->field));
  else
    vei_number_field_show_error (VEI_NUMBER_FIELD (self->field));
}

static void
answer_field (VeiPhoneQuestion *self)
{
  VeiAnswers *answers = vei_session_get_answers (self->session);
  VeiFieldState state;
  GDate date;
  double number;

  if (VEI_IS_DATE_FIELD (self->field))
    {
      state = vei_date_field_get_date (VEI_DATE_FIELD (self->field), &date);
      if (state == VEI_FIELD_VALID)
        vei_answers_set_date (answers, self->question, &date);
    }
  else
    {
      state = vei_number_field_get_value (VEI_NUMBER_FIELD (self->field), &number);
      if (state == VEI_FIELD_VALID)
        vei_answers_set_number (answers, self->question, number);
    }
  if (state == VEI_FIELD_VALID)
    finish (self);
  else
    show_field_error (self, state);
}

static void
go_on (VeiPhoneQuestion *self)
{
  if (self->field != NULL)
    {
      VeiFieldState state = VEI_IS_DATE_FIELD (self->field)
                            ? vei_date_field_get_date (VEI_DATE_FIELD (self->field), NULL)
                            : vei_number_field_get_value (VEI_NUMBER_FIELD (self->field), NULL);

      /* An empty field keeps what was parked. */
      if (state != VEI_FIELD_EMPTY || get_answer (self)->state == VEI_ANSWER_NOT_ASKED)
        {
          answer_field (self);
          return;
        }
    }
  if (get_answer (self)->state != VEI_ANSWER_NOT_ASKED)
    g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
  else
    vei_phone_question_say (self, self->question->may_not_know
                            ? _("Choose an answer here. “Don’t know” is an answer too.")
                            : _("Choose an answer here."));
}

/* ---- Buttons ---- */

static void
choice_clicked_cb (GtkWidget        *button,
                   VeiPhoneQuestion *self)
{
  guint value = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "vei-value"));

  g_assert (VEI_IS_PHONE_QUESTION (self));

  if (self->question->kind == VEI_QUESTION_YES_NO)
    answer_yes_no (self, value == 1);
  else
    answer_choice (self, value);
}

static void
park_clicked_cb (VeiPhoneQuestion *self)
{
  g_assert (VEI_IS_PHONE_QUESTION (self));

  park (self);
}

static void
go_on_clicked_cb (VeiPhoneQuestion *self)
{
  g_assert (VEI_IS_PHONE_QUESTION (self));

  go_on (self);
}

static void
toggled_cb (VeiPhoneQuestion *self)
{
  VeiAnswers *answers = vei_session_get_answers (self->session);
  guint bits = 0;

  g_assert (VEI_IS_PHONE_QUESTION (self));

  if (self->syncing)
    return;
  for (guint i = 0; i < self->n_toggles; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[i])))
      bits |= 1u << i;
  if (bits != 0)
    vei_answers_set_choices (answers, self->question, bits);
  else
    vei_answers_unset (answers, self->question);
  gtk_widget_set_visible (self->message, FALSE);
  vei_case_changed (vei_session_get_case (self->session));
}

static GtkWidget *
add_button (VeiPhoneQuestion *self,
            GtkWidget        *button,
            const char       *cap,
            const char       *title,
            const char       *help)
{
  vei_phone_fill_button (button, cap, title, help);
  gtk_widget_add_css_class (button, "phone-answer");
  gtk_box_append (GTK_BOX (self->answers), button);
  return button;
}

static void
add_choice (VeiPhoneQuestion *self,
            guint             value,
            const char       *cap,
            const char       *title,
            const char       *help)
{
  GtkWidget *button = add_button (self, gtk_button_new (), cap, title, help);
  const VeiAnswer *answer = get_answer (self);

  g_object_set_data (G_OBJECT (button), "vei-value", GUINT_TO_POINTER (value));
  g_signal_connect_object (button, "clicked", G_CALLBACK (choice_clicked_cb), self,
                           G_CONNECT_DEFAULT);
  /* Somebody who goes back sees what was answered. */
  if (answer->state == VEI_ANSWER_GIVEN && answer->choice == value)
    {
      gtk_widget_add_css_class (button, "answered");
      vei_ui_set_description (button, _("This is the answer now."));
    }
}

static void
add_toggle (VeiPhoneQuestion *self,
            guint             value,
            const char       *cap,
            const char       *title,
            const char       *help)
{
  GtkWidget *button = add_button (self, gtk_toggle_button_new (), cap, title, help);
  const VeiAnswer *answer = get_answer (self);

  g_return_if_fail (self->n_toggles < G_N_ELEMENTS (self->toggles));

  self->toggles[self->n_toggles++] = button;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                answer->state == VEI_ANSWER_GIVEN &&
                                (answer->choice & (1u << value)) != 0);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
add_choices (VeiPhoneQuestion *self)
{
  VeiLanguage language = vei_session_get_language (self->session);

  for (guint i = 0; i < self->question->n_choices; i++)
    {
      const VeiChoice *choice = &self->question->choices[i];
      const char *title = vei_text_get (&choice->label, language);
      const char *help = vei_text_get (&choice->help, language);
      /* There are nine keys; what comes after them is reached with Tab. */
      g_autofree char *cap = i < 9 ? g_strdup_printf ("%u", i + 1) : g_strdup ("");

      if (self->question->kind == VEI_QUESTION_MANY)
        add_toggle (self, i, cap, title, help);
      else
        add_choice (self, i, cap, title, help);
    }
}

static void
add_field (VeiPhoneQuestion *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  const VeiAnswer *answer = get_answer (self);

  if (self->question->kind == VEI_QUESTION_DATE)
    {
      GDate date;

      g_date_clear (&date, 1);
      if (answer->state == VEI_ANSWER_GIVEN)
        g_date_set_julian (&date, answer->julian);
      self->field = vei_date_field_new (language, vei_session_get_as_of (self->session),
                                        vei_text_get (&self->question->text, language));
      vei_date_field_set_date (VEI_DATE_FIELD (self->field), &date);
    }
  else
    {
      self->field = vei_number_field_new (self->question, language);
      vei_number_field_set_value (VEI_NUMBER_FIELD (self->field),
                                  answer->state == VEI_ANSWER_GIVEN ? answer->number : NAN);
    }
  gtk_box_append (GTK_BOX (self->answers), self->field);
}

static void
add_answers (VeiPhoneQuestion *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  GtkWidget *button;

  if (self->question->kind == VEI_QUESTION_YES_NO)
    {
      add_choice (self, 1, vei_phone_key_get_cap (VEI_PHONE_KEY_YES, language), _("Yes"), NULL);
      add_choice (self, 0, vei_phone_key_get_cap (VEI_PHONE_KEY_NO, language), _("No"), NULL);
    }
  else if (self->question->n_choices > 0)
    {
      add_choices (self);
    }
  else
    {
      add_field (self);
    }
  if (self->question->may_not_know)
    {
      button = add_button (self, gtk_button_new (),
                           vei_phone_key_get_cap (VEI_PHONE_KEY_PARK, language),
                           _("Don’t know: come back to it"), NULL);
      g_signal_connect_object (button, "clicked", G_CALLBACK (park_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      if (get_answer (self)->state == VEI_ANSWER_DOES_NOT_KNOW)
        {
          gtk_widget_add_css_class (button, "answered");
          vei_ui_set_description (button, _("This is the answer now."));
        }
    }
  if (self->field != NULL || self->n_toggles > 0)
    {
      button = gtk_button_new ();
      vei_phone_fill_button (button, vei_phone_key_get_cap (VEI_PHONE_KEY_GO_ON, language),
                             C_("guide", "Next"), NULL);
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_widget_set_margin_top (button, 6);
      g_signal_connect_object (button, "clicked", G_CALLBACK (go_on_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->answers), button);
    }
}

/* ---- Object ---- */

static void
why_opened_cb (VeiPhoneQuestion *self)
{
  VeiLanguage language;

  g_assert (VEI_IS_PHONE_QUESTION (self));

  if (self->question == NULL || gtk_widget_get_first_child (self->why_box) != NULL)
    return;
  language = vei_session_get_language (self->session);
  gtk_box_append (GTK_BOX (self->why_box),
                  vei_ui_statement (self->session, vei_text_get (&self->question->why, language),
                                    &self->question->sources));
}

static gboolean
vei_phone_question_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_PHONE_QUESTION (widget)->title);
}

static void
vei_phone_question_dispose (GObject *object)
{
  VeiPhoneQuestion *self = VEI_PHONE_QUESTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_PHONE_QUESTION);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_phone_question_parent_class)->dispose (object);
}

static void
vei_phone_question_class_init (VeiPhoneQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_phone_question_dispose;
  widget_class->grab_focus = vei_phone_question_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiPhoneQuestion::answered:
   *
   * Emitted when the question has an answer and the next one can come.
   */
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VEI_TYPE_TITLE);
  g_type_ensure (VEI_TYPE_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-phone-question.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, title);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, choices);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, help);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, answers);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, message);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, why);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneQuestion, why_box);
  gtk_widget_class_bind_template_callback (widget_class, why_opened_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_phone_question_init (VeiPhoneQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_phone_question_show:
 * @self: a question to read aloud
 * @session: the session
 * @question: the question
 *
 * Shows a question, with the answer that it has.
 */
void
vei_phone_question_show (VeiPhoneQuestion  *self,
                         VeiSession        *session,
                         const VeiQuestion *question)
{
  VeiLanguage language;
  g_autofree char *choices = NULL;
  const char *help;

  g_return_if_fail (VEI_IS_PHONE_QUESTION (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (question != NULL);

  g_set_object (&self->session, session);
  self->question = question;
  self->field = NULL;
  self->n_toggles = 0;
  language = vei_session_get_language (session);
  vei_title_set_label (VEI_TITLE (self->title), vei_text_get (&question->text, language));
  choices = vei_phone_dup_choices_text (question, language);
  gtk_label_set_label (GTK_LABEL (self->choices), choices);
  gtk_widget_set_visible (self->choices, choices[0] != '\0');
  help = vei_text_get (&question->help, language);
  gtk_label_set_label (GTK_LABEL (self->help), help);
  gtk_widget_set_visible (self->help, help[0] != '\0');
  gtk_widget_set_visible (self->message, FALSE);
  vei_expander_set_expanded (VEI_EXPANDER (self->why), FALSE);
  vei_ui_clear (self->why_box);

  self->syncing = TRUE;
  vei_ui_clear (self->answers);
  add_answers (self);
  self->syncing = FALSE;
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

/**
 * vei_phone_question_get_question:
 * @self: a question to read aloud
 *
 * Gets the question that is shown.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL before the first
 */
const VeiQuestion *
vei_phone_question_get_question (VeiPhoneQuestion *self)
{
  g_return_val_if_fail (VEI_IS_PHONE_QUESTION (self), NULL);

  return self->question;
}

static gboolean
press_digit (VeiPhoneQuestion *self,
             guint             digit)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;
  g_autofree char *text = g_strdup_printf ("%u", digit);
  int position = 1;

  if (self->field == NULL)
    {
      if (digit < 1 || digit > self->question->n_choices)
        return FALSE;
      if (self->question->kind == VEI_QUESTION_ONE)
        answer_choice (self, digit - 1);
      else
        g_signal_emit_by_name (self->toggles[digit - 1], "clicked");
      return TRUE;
    }

  /* A number begins: the rest of it is typed into the field. */
  gtk_widget_grab_focus (self->field);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!GTK_IS_EDITABLE (focus))
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
  gtk_editable_set_position (GTK_EDITABLE (focus), position);
  return TRUE;
}

/**
 * vei_phone_question_press:
 * @self: a question to read aloud
 * @key: what the key means
 * @digit: the digit, with %VEI_PHONE_KEY_DIGIT
 *
 * Answers by key.
 *
 * Returns: %TRUE if the key means something for this question
 */
gboolean
vei_phone_question_press (VeiPhoneQuestion *self,
                          VeiPhoneKey       key,
                          guint             digit)
{
  gboolean yes_no;

  g_return_val_if_fail (VEI_IS_PHONE_QUESTION (self), FALSE);

  if (self->question == NULL)
    return FALSE;
  yes_no = self->question->kind == VEI_QUESTION_YES_NO;
  switch (key)
    {
    case VEI_PHONE_KEY_YES:
    case VEI_PHONE_KEY_NO:
      if (yes_no)
        answer_yes_no (self, key == VEI_PHONE_KEY_YES);
      return yes_no;
    case VEI_PHONE_KEY_PARK:
      park (self);
      return TRUE;
    case VEI_PHONE_KEY_DIGIT:
      return press_digit (self, digit);
    case VEI_PHONE_KEY_GO_ON:
      go_on (self);
      return TRUE;
    case VEI_PHONE_KEY_NONE:
    case VEI_PHONE_KEY_BACK:
    case VEI_PHONE_KEY_READ:
    case VEI_PHONE_KEY_PARKED:
    default:
      return FALSE;
    }
}

/**
 * vei_phone_question_say:
 * @self: a question to read aloud
 * @message: a sentence
 *
 * Says something about the question, below its answers.
 */
void
vei_phone_question_say (VeiPhoneQuestion *self,
                        const char       *message)
{
  g_return_if_fail (VEI_IS_PHONE_QUESTION (self));
  g_return_if_fail (message != NULL);

  gtk_label_set_label (GTK_LABEL (self->message), message);
  gtk_widget_set_visible (self->message, TRUE);
  vei_compat_announce (GTK_WIDGET (self), message);
}
