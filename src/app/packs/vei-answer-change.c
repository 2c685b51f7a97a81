/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-answer-change.h"

#include <glib/gi18n.h>

#include "app/vei-session-private.h"
#include "core/vei-date.h"

/* What is said of a case lives as long as the case is shown. */
#define CHANGE_KEY "vei-answer-change"

/* The answer that a person was given, in ids: they outlive the knowledge. */
typedef struct
{
  guint  n;
  char  *equipment[VEI_MAX_EQUIPMENT];
  char  *verdict[VEI_MAX_EQUIPMENT];
  char  *title[VEI_MAX_EQUIPMENT];     /* of the verdict; NULL: not known any more */
  char  *criterion[VEI_MAX_EQUIPMENT]; /* "": none; NULL: not known */
} Given;

static void
given_clear (Given *given)
{
  for (guint i = 0; i < given->n; i++)
    {
      g_free (given->equipment[i]);
      g_free (given->verdict[i]);
      g_free (given->title[i]);
      g_free (given->criterion[i]);
    }
  given->n = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static const char *
get_criterion (VeiKnowledge        *knowledge,
               const VeiAssessment *assessment,
               guint                equipment)
{
  int line = assessment->equipment[equipment].line;

  return line >= 0 ? vei_knowledge_get_line (knowledge, equipment, (guint) line)->id : "";
}

static const VeiVerdict *
find_verdict (VeiKnowledge *knowledge,
              const char   *id)
{
  for (guint i = 0; i < vei_knowledge_get_n_verdicts (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_verdict (knowledge, i)->id, id))
      return vei_knowledge_get_verdict (knowledge, i);
  return NULL;
}

static void
note_shown (VeiSession *self,
            Given      *given)
{
  VeiKnowledge *knowledge = self->knowledge;
  const VeiAssessment *assessment = vei_session_get_assessment (self);

  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    if (assessment->equipment[e].wanted)
      {
        const VeiVerdict *verdict =
          vei_knowledge_get_verdict (knowledge, assessment->equipment[e].verdict);

        given->equipment[given->n] = g_strdup (vei_knowledge_get_equipment (knowledge, e)->id);
        given->verdict[given->n] = g_strdup (verdict->id);
        given->title[given->n] = g_strdup (vei_text_get (&verdict->title, self->language));
        given->criterion[given->n++] = g_strdup (get_criterion (knowledge, assessment, e));
      }
}

/* What the store kept of the case when it was last saved, or judged again. */
static void
note_kept (VeiSession *self,
           Given      *given)
{
  const VeiCaseEntry *entry;
  gint64 id = vei_session_get_case_id (self);

  if (id == 0 || !vei_case_store_is_unlocked (self->store))
    return;
  entry = vei_case_store_get_entry (self->store, id);
  for (guint i = 0; entry != NULL && i < entry->n_verdicts; i++)
    {
      const VeiCaseVerdict *kept = &entry->verdict[i];
      const char *id_before = kept->verdict_before != NULL ? kept->verdict_before : kept->verdict;
      const VeiVerdict *verdict = find_verdict (self->knowledge, id_before);

      given->equipment[given->n] = g_strdup (kept->equipment);
      given->verdict[given->n] = g_strdup (id_before);
      given->title[given->n] =
        verdict != NULL ? g_strdup (vei_text_get (&verdict->title, self->language)) : NULL;
      given->criterion[given->n++] =
        kept->verdict_before != NULL ? NULL : g_strdup (kept->criterion != NULL ? kept->criterion : "");
    }
}

/* ---- In words ---- */

static char *
describe_equipment (VeiSession  *self,
                    guint        equipment,
                    const Given *given,
                    guint        before)
{
  VeiKnowledge *knowledge = self->knowledge;
  const VeiAssessment *assessment = vei_session_get_assessment (self);
  const VeiVerdict *verdict =
    vei_knowledge_get_verdict (knowledge, assessment->equipment[equipment].verdict);
  const char *name = vei_text_get (&vei_knowledge_get_equipment (knowledge, equipment)->name,
                                   self->language);
  const char *title = vei_text_get (&verdict->title, self->language);
  int line = assessment->equipment[equipment].line;
  const char *why = line >= 0
                    ? vei_text_get (&vei_knowledge_get_line (knowledge, equipment, (guint) line)->text,
                                    self->language)
                    : "";

  if (g_str_equal (given->verdict[before], verdict->id))
    /* Translators: a kind of equipment, an answer, and the rule that it rests on now */
    return g_strdup_printf (_("For %s it is still “%s”, but by another rule. %s"), name, title, why);
  if (given->title[before] == NULL)
    return g_strdup_printf (_("For %s it is now “%s”. %s"), name, title, why);
  /* Translators: a kind of equipment, the answer before, the answer now, and the rule that it rests on */
  return g_strdup_printf (_("For %s it was “%s”, and is now “%s”. %s"), name, given->title[before],
                          title, why);
}

/* NULL where the answer is the same. */
static char *
describe_change (VeiSession  *self,
                 const Given *given)
{
  VeiKnowledge *knowledge = self->knowledge;
  const VeiAssessment *assessment = vei_session_get_assessment (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    for (guint i = 0; i < given->n; i++)
      {
        const char *verdict =
          vei_knowledge_get_verdict (knowledge, assessment->equipment[e].verdict)->id;
        g_autofree char *words = NULL;

        if (!assessment->equipment[e].wanted ||
            !g_str_equal (given->equipment[i], vei_knowledge_get_equipment (knowledge, e)->id) ||
            (g_str_equal (given->verdict[i], verdict) &&
             (given->criterion[i] == NULL ||
              g_str_equal (given->criterion[i], get_criterion (knowledge, assessment, e)))))
          continue;
        words = describe_equipment (self, e, given, i);
        g_string_append_printf (text, "\n%s", words);
      }
  if (text->len == 0)
    return NULL;
  /* Translators: a version such as 2026.12.1, and a sentence for each kind of equipment */
  return g_strdup_printf (_("Your answer is another than last time, because the knowledge is another (version %s).%s"),
                          vei_knowledge_get_version (knowledge), text->str);
}

static void
set_change (VeiSession *self,
            char       *change)
{
  g_object_set_data_full (G_OBJECT (self->current_case), CHANGE_KEY, change, g_free);
}

/* ---- Other knowledge ---- */

static VeiCase *
convert_case (VeiSession    *self,
              VeiKnowledge  *knowledge,
              GError       **error)
{
  g_autoptr (JsonNode) node = vei_case_to_node (self->current_case);

  return vei_case_new_from_node (knowledge, node, vei_session_get_as_of (self), error);
}

/**
 * vei_session_set_knowledge:
 * @self: a session
 * @knowledge: what the rules are from now on
 * @error: return location for an error
 *
 * Goes on with other knowledge: the case that is shown is judged anew, and
 * where the answer is another, vei_session_get_answer_change() says so. No page
 * may be there that was built with the knowledge before.
 *
 * Fails as vei_letter_book_new() and vei_case_new_from_node() do if the
 * knowledge does not fit; nothing has changed then.
 *
 * Returns: whether the knowledge is used now
 */
gboolean
vei_session_set_knowledge (VeiSession    *self,
                           VeiKnowledge  *knowledge,
                           GError       **error)
{
  g_autoptr (VeiLetterBook) letter_book = NULL;
  g_autoptr (VeiCase) converted = NULL;
  g_auto (Given) given = { 0 };
  gboolean unsaved;

  g_return_val_if_fail (VEI_IS_SESSION (self), FALSE);
  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), FALSE);

  letter_book = vei_letter_book_new (knowledge, error);
  if (letter_book == NULL)
    return FALSE;
  converted = convert_case (self, knowledge, error);
  if (converted == NULL)
    return FALSE;

  note_shown (self, &given);
  unsaved = vei_session_has_unsaved (self);
  g_set_object (&self->knowledge, knowledge);
  g_set_object (&self->letter_book, letter_book);
  self->letters_later = FALSE;
  self->next = NULL;
  if (self->store != NULL)
    vei_case_store_set_knowledge (self->store, knowledge);
  vei_session_take_case (self, converted, vei_session_get_case_id (self));
  set_change (self, describe_change (self, &given));
  if (unsaved)
    vei_case_changed (converted);
  vei_session_store_changed (self);
  return TRUE;
}

static void
case_opened_cb (VeiSession *self)
{
  g_auto (Given) given = { 0 };

  g_assert (VEI_IS_SESSION (self));

  note_kept (self, &given);
  set_change (self, describe_change (self, &given));
}

/**
 * vei_session_watch_answers:
 * @self: a session
 *
 * Looks, whenever a case is opened, whether its answer is another than when it
 * was last open, as after an update of the program.
 */
void
vei_session_watch_answers (VeiSession *self)
{
  g_return_if_fail (VEI_IS_SESSION (self));

  g_signal_connect (self, "case-opened", G_CALLBACK (case_opened_cb), NULL);
}

/**
 * vei_session_get_answer_change:
 * @self: a session
 *
 * Gets how the answer to the case that is shown differs from the answer that
 * the person was given before, because of other knowledge.
 *
 * Returns: (transfer none) (nullable): some sentences, or %NULL where it is
 *   the same
 */
const char *
vei_session_get_answer_change (VeiSession *self)
{
  g_return_val_if_fail (VEI_IS_SESSION (self), NULL);

  return g_object_get_data (G_OBJECT (self->current_case), CHANGE_KEY);
}
