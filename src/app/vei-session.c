/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/vei-session.h"

#include "core/vei-date.h"

/**
 * VeiSession:
 *
 * What every page of the window is shown: the knowledge, the person's case,
 * and what the rules say of it today.
 *
 * The application owns the session, and a session outlives its windows. A
 * page changes the case, calls vei_case_changed(), and shows again what it
 * shows on [signal@Session::changed]. Main thread only.
 *
 * ```c
 * VeiAnswers *answers = vei_session_get_answers (session);
 *
 * vei_answers_set_yes_no (answers, question, TRUE);
 * vei_case_changed (vei_session_get_case (session));
 * ```
 */
struct _VeiSession
{
  GObject         parent_instance;

  VeiKnowledge   *knowledge;
  VeiLetterBook  *letter_book;
  VeiAutosave    *autosave;
  VeiCase        *current_case;
  gulong          case_handler;
  VeiLanguage     language;
  char           *save_error;

  /* computed; not valid while dirty */
  gboolean        dirty;
  gboolean        next_known;
  gboolean        askable_known;
  GDate           as_of;
  VeiAnswers      effective;
  VeiAssessment   assessment;
  const VeiQuestion *next;
  guint64         askable;
};

G_DEFINE_FINAL_TYPE (VeiSession, vei_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
refresh (VeiSession *self)
{
  GDate today;

  vei_date_set_today (&today);
  if (!self->dirty && g_date_compare (&today, &self->as_of) == 0)
    return;

  self->as_of = today;
  self->dirty = FALSE;
  self->next_known = FALSE;
  self->askable_known = FALSE;
  vei_answers_get_effective (vei_case_get_answers (self->current_case),
                             self->knowledge, &self->effective);
  vei_assess (self->knowledge, vei_case_get_answers (self->current_case),
              &self->as_of, &self->assessment);
}

static void
saved_cb (VeiSession *self)
{
  g_assert (VEI_IS_SESSION (self));

  vei_session_set_save_error (self, NULL);
}

static void
save_failed_cb (VeiSession   *self,
                const GError *error)
{
  g_assert (VEI_IS_SESSION (self));

  vei_session_set_save_error (self, error->message);
}

static void
case_changed_cb (VeiSession *self)
{
  g_assert (VEI_IS_SESSION (self));

  self->dirty = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_case (VeiSession *self,
           VeiCase    *new_case)
{
  if (self->current_case != NULL)
    g_clear_signal_handler (&self->case_handler, self->current_case);
  g_set_object (&self->current_case, new_case);
  self->case_handler =
    g_signal_connect_object (new_case, "changed", G_CALLBACK (case_changed_cb),
                             self, G_CONNECT_SWAPPED);
  self->dirty = TRUE;
  if (self->autosave != NULL)
    vei_autosave_watch (self->autosave, new_case);
}

static void
vei_session_dispose (GObject *object)
{
  VeiSession *self = VEI_SESSION (object);

  if (self->autosave != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->autosave, self);
      vei_autosave_watch (self->autosave, NULL);
    }
  if (self->current_case != NULL)
    g_clear_signal_handler (&self->case_handler, self->current_case);
  g_clear_object (&self->current_case);
  g_clear_object (&self->autosave);
  g_clear_object (&self->letter_book);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_session_parent_class)->dispose (object);
}

static void
vei_session_finalize (GObject *object)
{
  VeiSession *self = VEI_SESSION (object);

  g_free (self->save_error);

  G_OBJECT_CLASS (vei_session_parent_class)->finalize (object);
}

static void
vei_session_class_init (VeiSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_session_dispose;
  object_class->finalize = vei_session_finalize;

  /**
   * VeiSession::changed:
   *
   * Emitted after the case, or what follows from it, has changed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_session_init (VeiSession *self)
{
  self->dirty = TRUE;
}

/**
 * vei_session_new:
 * @knowledge: what the rules are
 * @letter_book: (nullable): the letters that can be written; %NULL for none
 * @autosave: (nullable): where changes are saved; %NULL to save nothing
 * @initial_case: the case to begin with
 * @language: the language of the texts
 *
 * Creates a session for one person's case.
 *
 * Returns: (transfer full): the new session
 */
VeiSession *
vei_session_new (VeiKnowledge  *knowledge,
                 VeiLetterBook *letter_book,
                 VeiAutosave   *autosave,
                 VeiCase       *initial_case,
                 VeiLanguage    language)
{
  VeiSession *self;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (letter_book == NULL || VEI_IS_LETTER_BOOK (letter_book), NULL);
  g_return_val_if_fail (autosave == NULL || VEI_IS_AUTOSAVE (autosave), NULL);
  g_return_val_if_fail (VEI_IS_CASE (initial_case), NULL);

  self = g_object_new (VEI_TYPE_SESSION, NULL);
  self->knowledge = g_object_ref (knowledge);
  g_set_object (&self->letter_book, letter_book);
  g_set_object (&self->autosave, autosave);
  self->language = language;
  if (autosave != NULL)
    {
      g_signal_connect_object (autosave, "saved", G_CALLBACK (saved_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (autosave, "failed", G_CALLBACK (save_failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  take_case (self, initial_case);
  return self;
}

/**
 * vei_session_get_knowledge:
 * @self: a session
 *
 * Gets what the rules are.
 *
 * Returns: (transfer none): the knowledge
 */
VeiKnowledge *
vei_session_get_knowledge (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return self->knowledge;
}

/**
 * vei_session_get_letter_book:
 * @self: a session
 *
 * Gets the letters that can be written.
 *
 * Returns: (transfer none) (nullable): the letter book, or %NULL for none
 */
VeiLetterBook *
vei_session_get_letter_book (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return self->letter_book;
}

/**
 * vei_session_get_autosave:
 * @self: a session
 *
 * Gets where changes are saved.
 *
 * Returns: (transfer none) (nullable): the autosave, or %NULL if nothing is saved
 */
VeiAutosave *
vei_session_get_autosave (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return self->autosave;
}

/**
 * vei_session_get_language:
 * @self: a session
 *
 * Gets the language that texts of the knowledge are shown in.
 *
 * Returns: the language
 */
VeiLanguage
vei_session_get_language (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), VEI_LANGUAGE_NB);

  return self->language;
}

/**
 * vei_session_get_as_of:
 * @self: a session
 *
 * Gets the day that the assessment is made for: today.
 *
 * Returns: (transfer none): the day
 */
const GDate *
vei_session_get_as_of (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  refresh (self);
  return &self->as_of;
}

/**
 * vei_session_get_case:
 * @self: a session
 *
 * Gets the case. Another one may take its place when everything is deleted.
 *
 * Returns: (transfer none): the case
 */
VeiCase *
vei_session_get_case (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return self->current_case;
}

/**
 * vei_session_get_answers:
 * @self: a session
 *
 * Gets the answers of the case, as they were given. Call vei_case_changed()
 * after a change.
 *
 * Returns: (transfer none): the answers
 */
VeiAnswers *
vei_session_get_answers (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return vei_case_get_answers (self->current_case);
}

/**
 * vei_session_get_effective:
 * @self: a session
 *
 * Gets the answers as the rules count them: see vei_answers_get_effective().
 *
 * Returns: (transfer none): the answers
 */
const VeiAnswers *
vei_session_get_effective (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  refresh (self);
  return &self->effective;
}

/**
 * vei_session_get_assessment:
 * @self: a session
 *
 * Gets what the rules say of the case today.
 *
 * Returns: (transfer none): the assessment
 */
const VeiAssessment *
vei_session_get_assessment (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  refresh (self);
  return &self->assessment;
}

/**
 * vei_session_get_next_to_ask:
 * @self: a session
 *
 * Gets the question that should be asked next.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL when nothing
 *   more can matter
 */
const VeiQuestion *
vei_session_get_next_to_ask (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  refresh (self);
  if (!self->next_known)
    {
      self->next = vei_next_to_ask (self->knowledge,
                                    vei_case_get_answers (self->current_case),
                                    &self->as_of);
      self->next_known = TRUE;
    }
  return self->next;
}

/**
 * vei_session_get_askable:
 * @self: a session
 *
 * Gets the questions that have not been asked yet and may still matter.
 *
 * Returns: a bit for each question, at its place in the table
 */
guint64
vei_session_get_askable (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), 0);

  refresh (self);
  if (!self->askable_known)
    {
      self->askable =
        vei_askable_questions (self->knowledge,
                               vei_case_get_answers (self->current_case),
                               &self->as_of);
      self->askable_known = TRUE;
    }
  return self->askable;
}

/**
 * vei_session_get_save_error:
 * @self: a session
 *
 * Gets why the latest attempt to save failed.
 *
 * Returns: (transfer none) (nullable): a sentence in the user's language, or
 *   %NULL when all is saved or soon will be
 */
const char *
vei_session_get_save_error (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return self->save_error;
}

/**
 * vei_session_set_language:
 * @self: a session
 * @language: the language
 *
 * Sets the language that texts of the knowledge are shown in. A page that is
 * already built does not follow.
 */
void
vei_session_set_language (VeiSession  *self,
                          VeiLanguage  language)
{
  g_return_if_fail (VEI_IS_SESSION (self));
  g_return_if_fail (language < VEI_N_LANGUAGES);

  self->language = language;
}

/**
 * vei_session_set_save_error:
 * @self: a session
 * @message: (nullable): a sentence in the user's language, or %NULL
 *
 * Sets why the case is not saved.
 */
void
vei_session_set_save_error (VeiSession *self,
                            const char *message)
{
  g_return_if_fail (VEI_IS_SESSION (self));

  if (g_strcmp0 (self->save_error, message) == 0)
    return;

  g_free (self->save_error);
  self->save_error = g_strdup (message);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * vei_session_has_answers:
 * @self: a session
 *
 * Tells whether at least one question has been answered.
 *
 * Returns: %TRUE if there is something to go on with
 */
gboolean
vei_session_has_answers (VeiSession *self)
{
  const VeiAnswers *answers;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  answers = vei_case_get_answers (self->current_case);
  for (guint i = 0; i < vei_knowledge_get_n_questions (self->knowledge); i++)
    if (answers->answer[i].state != VEI_ANSWER_NOT_ASKED)
      return TRUE;
  return FALSE;
}

/**
 * vei_session_question_applies:
 * @self: a session
 * @question: a question
 *
 * Tells whether an answer to a question would count: a follow-up does where
 * its parent has the right answer, and what another answer settles does not.
 *
 * Returns: %TRUE if its answer would count
 */
gboolean
vei_session_question_applies (VeiSession        *self,
                              const VeiQuestion *question)
{
  VeiAnswers tried;
  VeiAnswers effective;
  const VeiAnswer *answer;
  guint8 choice;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  /* The rules alone know what follows from what: try an answer and see. It is
   * "no", or the first choice. */
  choice = question->kind == VEI_QUESTION_MANY ? 1 : 0;
  tried = *vei_case_get_answers (self->current_case);
  tried.answer[question->index] = (VeiAnswer) {
    .state = VEI_ANSWER_GIVEN,
    .choice = choice,
    .julian = 1,
    .number = question->minimum,
  };
  vei_answers_get_effective (&tried, self->knowledge, &effective);
  answer = &effective.answer[question->index];
  return answer->state == VEI_ANSWER_GIVEN && answer->choice == choice;
}

/**
 * vei_session_question_is_answered:
 * @self: a session
 * @question: a question
 *
 * Tells whether a question has been answered, with *does not know* too.
 *
 * Returns: %TRUE if it has been answered
 */
gboolean
vei_session_question_is_answered (VeiSession        *self,
                                  const VeiQuestion *question)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  return vei_case_get_answers (self->current_case)->answer[question->index].state
         != VEI_ANSWER_NOT_ASKED;
}

/**
 * vei_session_question_is_shown:
 * @self: a session
 * @question: a question
 *
 * Tells whether a screen should show a question: its answer counts, and it
 * has been given or may still matter.
 *
 * Returns: %TRUE if it should be shown
 */
gboolean
vei_session_question_is_shown (VeiSession        *self,
                               const VeiQuestion *question)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  if (!vei_session_question_applies (self, question))
    return FALSE;
  return vei_session_question_is_answered (self, question) ||
         (vei_session_get_askable (self) & (G_GUINT64_CONSTANT (1) << question->index)) != 0;
}

/**
 * vei_session_save:
 * @self: a session
 * @error: return location for an error, or %NULL
 *
 * Saves the case now. Does nothing where the session saves nothing. A failure
 * is also kept for vei_session_get_save_error(), until a later save succeeds.
 *
 * Fails with an error of #GIOErrorEnum if the file cannot be written.
 *
 * Returns: %TRUE if the case is saved
 */
gboolean
vei_session_save (VeiSession  *self,
                  GError     **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  if (self->autosave == NULL)
    return TRUE;

  if (vei_autosave_flush (self->autosave, &local_error))
    {
      vei_session_set_save_error (self, NULL);
      return TRUE;
    }

  vei_session_set_save_error (self, local_error->message);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * vei_session_delete_all:
 * @self: a session
 * @error: return location for an error, or %NULL
 *
 * Deletes what is saved of the case, and begins with an empty one.
 *
 * Fails with an error of #GIOErrorEnum if the file cannot be deleted; the case
 * is then kept.
 *
 * Returns: %TRUE if everything is gone
 */
gboolean
vei_session_delete_all (VeiSession  *self,
                        GError     **error)
{
  g_autoptr (VeiCase) empty = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);

  if (self->autosave != NULL && !vei_autosave_delete_all (self->autosave, error))
    return FALSE;

  g_clear_pointer (&self->save_error, g_free);
  empty = vei_case_new (self->knowledge);
  take_case (self, empty);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}
