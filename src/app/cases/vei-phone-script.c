/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-phone-script.h"

#include <glib/gi18n.h>

#include "app/result/vei-step-card.h"
#include "app/widgets/vei-ui.h"

/* What is said on the telephone, and the keys that answer it. The words are
 * those of the knowledge: what can be read on a screen can be read aloud.
 */

/* ---- Keys ---- */

static gboolean
is_english (VeiLanguage language)
{
  return language == VEI_LANGUAGE_EN;
}

/**
 * vei_phone_read_key:
 * @keyval: the key that was pressed
 * @state: the keys held down with it
 * @language: the language of the letters
 * @digit: (out): the digit, 0 to 9, with %VEI_PHONE_KEY_DIGIT; else 0
 *
 * Tells what a key means. Y is yes in all languages, as J is. A key that is
 * held down with Ctrl or Alt means nothing here.
 *
 * Returns: what it means
 */
VeiPhoneKey
vei_phone_read_key (guint            keyval,
                    GdkModifierType  state,
                    VeiLanguage      language,
                    guint           *digit)
{
  guint lower = gdk_keyval_to_lower (keyval);

  g_return_val_if_fail (digit != NULL, VEI_PHONE_KEY_NONE);

  *digit = 0;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return VEI_PHONE_KEY_NONE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    *digit = keyval - GDK_KEY_0;
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    *digit = keyval - GDK_KEY_KP_0;
  if (*digit != 0 || keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
    return VEI_PHONE_KEY_DIGIT;

  switch (lower)
    {
    case GDK_KEY_j:
    case GDK_KEY_y:
      return VEI_PHONE_KEY_YES;
    case GDK_KEY_n:
      return VEI_PHONE_KEY_NO;
    case GDK_KEY_v:
      return VEI_PHONE_KEY_PARK;
    case GDK_KEY_d:
      return is_english (language) ? VEI_PHONE_KEY_PARK : VEI_PHONE_KEY_NONE;
    case GDK_KEY_l:
      return VEI_PHONE_KEY_READ;
    case GDK_KEY_r:
      return is_english (language) ? VEI_PHONE_KEY_READ : VEI_PHONE_KEY_NONE;
    case GDK_KEY_p:
      return VEI_PHONE_KEY_PARKED;
    case GDK_KEY_BackSpace:
      return VEI_PHONE_KEY_BACK;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return VEI_PHONE_KEY_GO_ON;
    default:
      return VEI_PHONE_KEY_NONE;
    }
}

/**
 * vei_phone_key_get_cap:
 * @key: what a key means; not %VEI_PHONE_KEY_DIGIT
 * @language: the language of the letters
 *
 * Gets what stands on the key.
 *
 * Returns: (transfer none): the letter, or the name of the key
 */
const char *
vei_phone_key_get_cap (VeiPhoneKey key,
                       VeiLanguage language)
{
  switch (key)
    {
    case VEI_PHONE_KEY_YES:
      return is_english (language) ? "Y" : "J";
    case VEI_PHONE_KEY_NO:
      return "N";
    case VEI_PHONE_KEY_PARK:
      return is_english (language) ? "D" : "V";
    case VEI_PHONE_KEY_READ:
      return is_english (language) ? "R" : "L";
    case VEI_PHONE_KEY_PARKED:
      return "P";
    case VEI_PHONE_KEY_BACK:
      return "⌫";
    case VEI_PHONE_KEY_GO_ON:
      return "↵";
    case VEI_PHONE_KEY_NONE:
    case VEI_PHONE_KEY_DIGIT:
    default:
      g_return_val_if_reached ("");
    }
}

/* ---- What to say ---- */

/**
 * vei_phone_dup_choices_text:
 * @question: a question
 * @language: the language of the choices
 *
 * Says what there is to choose from, in one sentence, so that somebody who
 * cannot see the choices can choose.
 *
 * Returns: (transfer full): a sentence in the user's language; an empty string
 *   where the question speaks for itself
 */
char *
vei_phone_dup_choices_text (const VeiQuestion *question,
                            VeiLanguage        language)
{
  g_autoptr(GString) list = g_string_new (NULL);

  g_return_val_if_fail (question != NULL, NULL);

  if (question->n_choices == 0)
    return g_strdup ("");
  for (guint i = 0; i < question->n_choices; i++)
    {
      /* Translators: %s is one of the answers to choose from, as a quotation */
      g_autofree char *quoted = g_strdup_printf (C_("choice", "“%s”"),
                                                 vei_text_get (&question->choices[i].label,
                                                               language));

      if (i > 0 && i + 1 == question->n_choices)
        {
          g_autofree char *before = g_string_free (g_steal_pointer (&list), FALSE);

          list = g_string_new (NULL);
          /* Translators: answers to choose from, and the last of them: “Type 1”, “Type 2” or
           * “Another type” */
          g_string_printf (list, _("%s or %s"), before, quoted);
        }
      else
        {
          g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
        }
    }
  if (question->kind == VEI_QUESTION_MANY)
    /* Translators: %s is a list of answers; read aloud on the telephone */
    return g_strdup_printf (_("You can choose %s, or more than one."), list->str);
  /* Translators: %s is a list of answers; read aloud on the telephone */
  return g_strdup_printf (_("You can answer %s."), list->str);
}

/* ---- What is parked ---- */

/**
 * vei_phone_is_parked:
 * @session: the session
 * @question: a question
 *
 * Tells whether a question was answered with *does not know*, and is to be
 * come back to.
 *
 * Returns: %TRUE if it is parked
 */
gboolean
vei_phone_is_parked (VeiSession        *session,
                     const VeiQuestion *question)
{
  g_return_val_if_fail (VEI_IS_SESSION (session), FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  return vei_session_get_answers (session)->answer[question->index].state
         == VEI_ANSWER_DOES_NOT_KNOW
         && vei_session_question_applies (session, question);
}

/**
 * vei_phone_count_parked:
 * @session: the session
 *
 * Counts the questions that are parked.
 *
 * Returns: how many there are
 */
guint
vei_phone_count_parked (VeiSession *session)
{
  VeiKnowledge *knowledge;
  guint n = 0;

  g_return_val_if_fail (VEI_IS_SESSION (session), 0);

  knowledge = vei_session_get_knowledge (session);
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    n += vei_phone_is_parked (session, vei_knowledge_get_question (knowledge, i)) ? 1 : 0;
  return n;
}

/**
 * vei_phone_find_parked:
 * @session: the session
 * @after: (nullable): the question to search behind, or %NULL for the first
 *
 * Finds the next question that is parked, in the order of asking.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL where there is
 *   none
 */
const VeiQuestion *
vei_phone_find_parked (VeiSession        *session,
                       const VeiQuestion *after)
{
  VeiKnowledge *knowledge;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  knowledge = vei_session_get_knowledge (session);
  for (guint i = after != NULL ? after->index + 1 : 0;
       i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (vei_phone_is_parked (session, question))
        return question;
    }
  return NULL;
}

/* ---- What to read back ---- */

static void
add_answer (VeiPhoneSummary   *self,
            VeiSession        *session,
            const VeiQuestion *question)
{
  VeiLanguage language = vei_session_get_language (session);
  const VeiAnswers *answers = vei_session_get_answers (session);
  const char *met = vei_text_get (&question->met, language);
  const VeiAnswer *answer = &answers->answer[question->index];
  g_autofree char *value = NULL;

  if (question->kind == VEI_QUESTION_YES_NO && answer->choice == 0)
    {
      g_ptr_array_add (self->said_no,
                       g_strdup (vei_text_get (&question->short_text, language)));
      return;
    }
  if (question->kind == VEI_QUESTION_YES_NO && met[0] != '\0')
    {
      g_ptr_array_add (self->said, g_strdup (met));
      return;
    }
  value = vei_answers_dup_value_text (answers, question, language);
  /* Translators: a question and its answer, read aloud: "Which type of diabetes do you have?
   * Type 1." */
  g_ptr_array_add (self->said, g_strdup_printf (_("%s %s."),
                                                vei_text_get (&question->text, language), value));
}

static void
add_answers (VeiPhoneSummary *self,
             VeiSession      *session)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  VeiLanguage language = vei_session_get_language (session);

  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);

      if (!vei_session_question_is_answered (session, question) ||
          !vei_session_question_applies (session, question))
        continue;
      if (vei_phone_is_parked (session, question))
        g_ptr_array_add (self->parked, g_strdup (vei_text_get (&question->find_out, language)));
      else
        add_answer (self, session, question);
    }
}

static void
add_verdicts (VeiPhoneSummary *self,
              VeiSession      *session)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  VeiLanguage language = vei_session_get_language (session);
  const VeiAssessment *assessment = vei_session_get_assessment (session);

  for (guint i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    {
      const VeiEquipmentResult *result = &assessment->equipment[i];
      const VeiVerdict *verdict = vei_knowledge_get_verdict (knowledge, result->verdict);
      g_autofree char *name = NULL;

      if (!result->wanted)
        continue;
      name = vei_ui_dup_capitalized (vei_text_get (&vei_knowledge_get_equipment (knowledge, i)->name,
                                                   language));
      /* Translators: a kind of equipment, the verdict in a few words, the verdict in a sentence */
      g_ptr_array_add (self->verdicts, g_strdup_printf (_("%s: %s. %s"), name,
                                                        vei_text_get (&verdict->title, language),
                                                        vei_text_get (&verdict->text, language)));
    }
}

static void
add_steps (VeiPhoneSummary *self,
           VeiSession      *session)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  VeiLanguage language = vei_session_get_language (session);
  const VeiAssessment *assessment = vei_session_get_assessment (session);

  for (guint i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
    {
      const VeiStatement *step = vei_knowledge_get_step (knowledge, i);
      g_autofree char *dates = NULL;

      if ((assessment->steps & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      if ((assessment->dated_steps & (G_GUINT64_CONSTANT (1) << i)) != 0)
        dates = vei_step_dup_dates_text (assessment, language);
      g_ptr_array_add (self->steps,
                       g_strdup_printf ("%s. %s%s%s", vei_text_get (&step->title, language),
                                        dates != NULL ? dates : "", dates != NULL ? " " : "",
                                        vei_text_get (&step->text, language)));
    }
}

/**
 * vei_phone_summary_new:
 * @session: the session
 *
 * Sums up the case as sentences to be read aloud.
 *
 * Returns: (transfer full): the sentences, in the language of the session
 */
VeiPhoneSummary *
vei_phone_summary_new (VeiSession *session)
{
  VeiPhoneSummary *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_new0 (VeiPhoneSummary, 1);
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->said_no = g_ptr_array_new_with_free_func (g_free);
  self->parked = g_ptr_array_new_with_free_func (g_free);
  self->verdicts = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  add_answers (self, session);
  if (vei_session_has_answers (session))
    {
      add_verdicts (self, session);
      add_steps (self, session);
    }
  return self;
}

/**
 * vei_phone_summary_free:
 * @self: (transfer full) (nullable): a summary
 *
 * Frees a summary.
 */
void
vei_phone_summary_free (VeiPhoneSummary *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->said);
  g_ptr_array_unref (self->said_no);
  g_ptr_array_unref (self->parked);
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->steps);
  g_free (self);
}
