/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/vei-session-private.h"

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
G_DEFINE_FINAL_TYPE (VeiSession, vei_session, G_TYPE_OBJECT)

static guint signals[VEI_SESSION_N_SIGNALS];

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
  g_signal_emit (self, signals[VEI_SESSION_CHANGED], 0);
}

/*
 * vei_session_take_case:
 * @self: a session
 * @new_case: the case to go on with
 * @id: its id in the store, or 0
 *
 * Goes on with another case, without telling anybody.
 */
void
vei_session_take_case (VeiSession *self,
                       VeiCase    *new_case,
                       gint64      id)
{
  if (self->current_case != NULL)
    g_clear_signal_handler (&self->case_handler, self->current_case);
  g_set_object (&self->current_case, new_case);
  self->case_handler =
    g_signal_connect_object (new_case, "changed", G_CALLBACK (case_changed_cb),
                             self, G_CONNECT_SWAPPED);
  self->dirty = TRUE;
  if (self->saver != NULL)
    vei_case_saver_watch (self->saver, new_case, id);
}

/*
 * vei_session_emit:
 * @self: a session
 * @signal: a signal without arguments
 *
 * Emits a signal.
 */
void
vei_session_emit (VeiSession       *self,
                  VeiSessionSignal  signal)
{
  g_signal_emit (self, signals[signal], 0);
}

static void
store_locked_cb (VeiSession *self)
{
  g_assert (VEI_IS_SESSION (self));

  if (self->keep_state == VEI_KEEP_OPEN)
    self->keep_state = VEI_KEEP_LOCKED;
  vei_session_forget (self);
  vei_session_store_changed (self);
}

static void
vei_session_dispose (GObject *object)
{
  VeiSession *self = VEI_SESSION (object);

  g_clear_handle_id (&self->letters_source, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->saver != NULL)
    g_signal_handlers_disconnect_by_data (self->saver, self);
  if (self->current_case != NULL)
    g_clear_signal_handler (&self->case_handler, self->current_case);
  g_clear_object (&self->current_case);
  g_clear_object (&self->saver);
  g_clear_object (&self->store);
  g_clear_object (&self->letter_book);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_session_parent_class)->dispose (object);
}

static void
vei_session_finalize (GObject *object)
{
  VeiSession *self = VEI_SESSION (object);

  g_free (self->save_error);
  g_free (self->letters_error);

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
  signals[VEI_SESSION_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiSession::case-opened:
   *
   * Emitted when another case is shown, before [signal@Session::changed]. What
   * was shown of the one before must leave the screen.
   */
  signals[VEI_SESSION_CASE_OPENED] =
    g_signal_new ("case-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiSession::store-changed:
   *
   * Emitted when the cases have been unlocked, locked or made, or when the
   * list of them is another.
   */
  signals[VEI_SESSION_STORE_CHANGED] =
    g_signal_new ("store-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiSession::letters-failed:
   * @message: why, as a sentence in the user's language
   *
   * Emitted when the letters cannot be read.
   */
  signals[VEI_SESSION_LETTERS_FAILED] =
    g_signal_new ("letters-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
 * @store: (nullable): where changes are saved while it is unlocked; %NULL to
 *   save nothing
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
                 VeiCaseStore  *store,
                 VeiCase       *initial_case,
                 VeiLanguage    language)
{
  VeiSession *self;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);
  g_return_val_if_fail (letter_book == NULL || VEI_IS_LETTER_BOOK (letter_book), NULL);
  g_return_val_if_fail (store == NULL || VEI_IS_CASE_STORE (store), NULL);
  g_return_val_if_fail (VEI_IS_CASE (initial_case), NULL);

  self = g_object_new (VEI_TYPE_SESSION, NULL);
  self->knowledge = g_object_ref (knowledge);
  g_set_object (&self->letter_book, letter_book);
  self->language = language;
  if (store != NULL)
    {
      self->store = g_object_ref (store);
      self->saver = vei_case_saver_new (store);
      if (vei_case_store_is_unlocked (store))
        self->keep_state = VEI_KEEP_OPEN;
      g_signal_connect_object (self->saver, "saved", G_CALLBACK (saved_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->saver, "failed", G_CALLBACK (save_failed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "changed", G_CALLBACK (vei_session_store_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "locked", G_CALLBACK (store_locked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  vei_session_take_case (self, initial_case, 0);
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

static gboolean
letters_failed_cb (gpointer data)
{
  VeiSession *self = data;
  g_autofree char *message = g_strdup (self->letters_error);

  g_assert (VEI_IS_SESSION (self));

  self->letters_source = 0;
  g_signal_emit (self, signals[VEI_SESSION_LETTERS_FAILED], 0, message);
  return G_SOURCE_REMOVE;
}

/**
 * vei_session_get_letter_book:
 * @self: a session
 *
 * Gets the letters that can be written. Where they are to be read later, the
 * first call reads them; [signal@Session::letters-failed] follows where that
 * fails.
 *
 * Returns: (transfer none) (nullable): the letter book, or %NULL for none
 */
VeiLetterBook *
vei_session_get_letter_book (VeiSession *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  if (self->letter_book != NULL || !self->letters_later)
    return self->letter_book;
  self->letters_later = FALSE;
  self->letter_book = vei_letter_book_new (self->knowledge, &error);
  if (self->letter_book == NULL)
    {
      self->letters_error = g_strdup (error->message);
      self->letters_source = g_idle_add (letters_failed_cb, self);
    }
  return self->letter_book;
}

/**
 * vei_session_load_letters_later:
 * @self: a session that was created without letters
 *
 * Lets the letters be read when they are first asked for.
 */
void
vei_session_load_letters_later (VeiSession *self)
{
  g_return_if_fail (VEI_IS_SESSION (self));

  self->letters_later = self->letter_book == NULL;
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
  g_signal_emit (self, signals[VEI_SESSION_CHANGED], 0);
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
