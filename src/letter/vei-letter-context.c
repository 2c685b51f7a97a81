/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

/* What is true of a letter that is being written, and what its slots hold. */

static gboolean
is_empty (const char *string)
{
  return string == NULL || string[0] == '\0';
}

/* The effective answer to a question, or NULL where it is not known. */
static const VeiAnswer *
get_answer (const VeiLetterContext *self,
            const char             *question_id)
{
  const VeiQuestion *question = vei_knowledge_find_question (self->book->knowledge,
                                                             question_id);
  const VeiAnswer *answer;

  if (question == NULL)
    return NULL;
  answer = &self->effective.answer[question->index];
  return answer->state == VEI_ANSWER_GIVEN ? answer : NULL;
}

/* ---- Reasons ---- */

/**
 * vei_letter_context_find_reason:
 * @self: a letter being written
 * @question: the place of a question
 *
 * Finds the sentence for a reason that is true of the person.
 *
 * Returns: (nullable): the reason, or %NULL where no sentence fits
 */
const VeiLetterReason *
vei_letter_context_find_reason (const VeiLetterContext *self,
                                guint                   question)
{
  for (guint i = 0; i < self->book->reasons->len; i++)
    {
      const VeiLetterReason *reason = &g_array_index (self->book->reasons,
                                                      VeiLetterReason, i);

      if (reason->question == question
          && (reason->when == NULL || vei_letter_context_is_true (self, reason->when, -1)))
        return reason;
    }
  return NULL;
}

/* Reasons where the rules name none: the answers themselves, each for the
 * equipment that it can speak for.
 */
static guint64
find_answered_reasons (const VeiLetterContext *self,
                       guint                   equipment)
{
  guint64 reasons = 0;

  for (guint i = 0; i < self->book->reasons->len; i++)
    {
      const VeiLetterReason *reason = &g_array_index (self->book->reasons,
                                                      VeiLetterReason, i);
      const VeiQuestion *question = vei_knowledge_get_question (self->book->knowledge,
                                                                reason->question);

      if ((reason->equipment & 1u << equipment) && question->kind == VEI_QUESTION_YES_NO
          && vei_answers_is_yes (&self->effective, question))
        reasons |= G_GUINT64_CONSTANT (1) << reason->question;
    }
  return reasons;
}

static void
find_reasons (VeiLetterContext *self)
{
  const char *kind_id = self->kind->public.id;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (self->book->knowledge); e++)
    {
      const VeiEquipmentResult *result = &self->assessment.equipment[e];

      if (!result->wanted)
        continue;
      self->reasons |= self->book->open_verdicts & 1u << result->verdict
                         ? find_answered_reasons (self, e) : result->met;
    }

  for (guint q = 0; q < vei_knowledge_get_n_questions (self->book->knowledge); q++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << q;

      if (!(self->reasons & bit))
        continue;
      if (vei_letter_context_find_reason (self, q) == NULL)
        self->reasons &= ~bit;
      else if (vei_letter_reason_is_on (self->letter_case, kind_id,
                                        vei_knowledge_get_question (self->book->knowledge, q)->id))
        self->reasons_on |= bit;
    }
}

/* ---- Slots ---- */

/* The names of kinds of equipment: "insulinpumpe og sensor". */
static char *
join_equipment (const VeiLetterContext *self,
                guint32                 equipment)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint e = 0; e < vei_knowledge_get_n_equipment (self->book->knowledge); e++)
    {
      if (!(equipment & 1u << e))
        continue;
      equipment &= ~(1u << e);
      if (joined->len > 0 && equipment != 0)
        g_string_append (joined, ", ");
      else if (joined->len > 0)
        g_string_append_printf (joined, " %s ",
                                vei_text_get (&self->book->words[VEI_WORD_AND],
                                              self->language));
      g_string_append (joined, vei_text_get (&self->book->equipment[e], self->language));
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static void
set_slot_text (VeiLetterContext *self,
               VeiSlot           slot,
               const char       *text)
{
  g_autofree char *clean = vei_clean_text (text, TRUE);

  if (clean[0] != '\0')
    self->slots[slot] = g_steal_pointer (&clean);
}

static void
set_slot_date (VeiLetterContext *self,
               VeiSlot           slot,
               const GDate      *date)
{
  if (g_date_valid (date))
    self->slots[slot] = vei_date_to_words (date, self->language);
}

static void
set_slot_julian (VeiLetterContext *self,
                 VeiSlot           slot,
                 guint32           julian)
{
  GDate date;

  g_date_clear (&date, 1);
  if (g_date_valid_julian (julian))
    g_date_set_julian (&date, julian);
  set_slot_date (self, slot, &date);
}

static void
fill_slots (VeiLetterContext *self)
{
  VeiPerson *person = vei_case_get_person (self->letter_case);
  VeiRefusal *refusal = vei_case_get_refusal (self->letter_case);
  const VeiAnswer *received = get_answer (self, "refusal_received");
  const VeiAnswer *hba1c = get_answer (self, "hba1c");
  GDate reasons_by = self->as_of;
  guint32 wanted = 0;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (self->book->knowledge); e++)
    wanted |= (self->assessment.equipment[e].wanted ? 1u : 0u) << e;
  self->slots[VEI_SLOT_EQUIPMENT] = join_equipment (self, wanted);
  self->slots[VEI_SLOT_ASKED] = join_equipment (self, self->asked);

  set_slot_text (self, VEI_SLOT_DEVICE, vei_case_get_wanted_device (self->letter_case));
  set_slot_text (self, VEI_SLOT_PERSON_NAME, person->name);
  set_slot_date (self, VEI_SLOT_BIRTH_DATE, &person->birth_date);
  set_slot_date (self, VEI_SLOT_REFUSAL_DATED, &refusal->dated);
  set_slot_text (self, VEI_SLOT_REFUSAL_REASON, refusal->reason_given);
  set_slot_text (self, VEI_SLOT_REFERENCE, refusal->reference);
  set_slot_text (self, VEI_SLOT_DECIDED_BY, refusal->decided_by);
  if (received != NULL)
    set_slot_julian (self, VEI_SLOT_REFUSAL_RECEIVED, received->julian);
  set_slot_julian (self, VEI_SLOT_DEADLINE, self->assessment.deadline);
  g_date_add_days (&reasons_by, self->book->reasons_follow_days);
  set_slot_date (self, VEI_SLOT_REASONS_BY, &reasons_by);
  if (hba1c != NULL)
    self->slots[VEI_SLOT_HBA1C] = vei_letter_format_number (hba1c->number, FALSE,
                                                            self->language);
}

static void
fill_trip_slots (VeiLetterContext *self)
{
  const VeiLetterTrip *trip = self->trip;

  if (trip == NULL)
    return;
  self->slots[VEI_SLOT_TRIP_COUNTRY] = g_strdup (vei_letter_trip_get_country (trip,
                                                                              self->language));
  set_slot_date (self, VEI_SLOT_TRIP_DEPART, &trip->trip.depart);
  set_slot_date (self, VEI_SLOT_TRIP_RETURN, &trip->trip.back);
  self->slots[VEI_SLOT_TRIP_DAYS] = g_strdup_printf ("%u", trip->answer.days);
  if (trip->answer.has_insulin)
    self->slots[VEI_SLOT_TRIP_INSULIN] = g_strdup_printf ("%u", trip->answer.insulin_units);
}

/* The questions that a sentence may rest on. What equipment is wanted counts
 * always: not answered, it is all.
 */
static void
find_known (VeiLetterContext *self)
{
  const VeiQuestion *equipment = vei_knowledge_find_question (self->book->knowledge,
                                                              "equipment");

  for (guint q = 0; q < vei_knowledge_get_n_questions (self->book->knowledge); q++)
    {
      if (self->effective.answer[q].state == VEI_ANSWER_GIVEN
          || (equipment != NULL && equipment->index == q))
        self->known |= G_GUINT64_CONSTANT (1) << q;
    }
}

/* ---- The context ---- */

/**
 * vei_letter_context_init:
 * @self: (out caller-allocates): the context
 * @book: the letters of a pack
 * @kind: the kind to write
 * @letter_case: a case
 * @language: the language of the letter
 * @as_of: the date of the letter
 *
 * Gathers what is known of a case for one letter. Clear it with
 * vei_letter_context_clear().
 */
void
vei_letter_context_init (VeiLetterContext        *self,
                         VeiLetterBook           *book,
                         const VeiLetterKindData *kind,
                         VeiCase                 *letter_case,
                         VeiLanguage              language,
                         const GDate             *as_of)
{
  VeiAnswers *answers = vei_case_get_answers (letter_case);

  memset (self, 0, sizeof *self);
  self->book = book;
  self->kind = kind;
  self->letter_case = letter_case;
  self->language = language;
  self->as_of = *as_of;
  vei_answers_get_effective (answers, book->knowledge, &self->effective);
  vei_assess (book->knowledge, answers, as_of, &self->assessment);

  for (guint e = 0; e < vei_knowledge_get_n_equipment (book->knowledge); e++)
    {
      const VeiEquipmentResult *result = &self->assessment.equipment[e];

      if (result->wanted && !(book->not_asked_verdicts & 1u << result->verdict))
        self->asked |= 1u << e;
    }
  find_known (self);
  self->guardian = vei_letter_get_signer (letter_case, kind->public.id, as_of)
                   == VEI_SIGNER_GUARDIAN;
  find_reasons (self);
  if (kind->needs_trip)
    self->trip = vei_letter_trip_new (book, letter_case, as_of, &self->trip_error);
  fill_slots (self);
  fill_trip_slots (self);
  self->n_events = vei_letter_context_count_events (self);
  self->events_attached = self->n_events > 0;
}

/**
 * vei_letter_context_clear:
 * @self: a letter being written
 *
 * Frees what a context holds.
 */
void
vei_letter_context_clear (VeiLetterContext *self)
{
  for (int slot = 0; slot < VEI_N_SLOTS; slot++)
    g_clear_pointer (&self->slots[slot], g_free);
  g_clear_pointer (&self->trip, g_free);
  g_clear_error (&self->trip_error);
}

/**
 * vei_letter_context_is_true:
 * @self: a letter being written
 * @condition: a condition
 * @equipment: the kind of equipment that it asks of, or -1
 *
 * Tells whether a condition is true; unknown is not true.
 *
 * Returns: whether it is true
 */
gboolean
vei_letter_context_is_true (const VeiLetterContext *self,
                            const VeiCondition     *condition,
                            int                     equipment)
{
  return vei_condition_evaluate (condition, self->book->knowledge, &self->effective,
                                 &self->assessment, equipment < 0 ? 0 : (guint) equipment)
         == VEI_TRUE;
}

static guint64
get_find_out (const VeiLetterContext *self)
{
  guint64 find_out = 0;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (self->book->knowledge); e++)
    {
      if (self->assessment.equipment[e].wanted)
        find_out |= self->assessment.equipment[e].find_out;
    }
  return find_out;
}

static gboolean
has_statement (const VeiLetterContext *self,
               VeiTermKind             kind,
               int                     index)
{
  guint64 set = 0;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (self->book->knowledge); e++)
    {
      const VeiEquipmentResult *result = &self->assessment.equipment[e];

      if (result->wanted)
        set |= kind == VEI_TERM_CAUTION ? result->cautions : result->approvals;
    }
  return (set & G_GUINT64_CONSTANT (1) << index) != 0;
}

static gboolean
holds (const VeiLetterContext *self,
       const VeiTerm          *term)
{
  switch (term->kind)
    {
    case VEI_TERM_ASKS:
      return term->index < 0 ? self->asked != 0 : (self->asked & 1u << term->index) != 0;
    case VEI_TERM_GUARDIAN:
      return self->guardian;
    case VEI_TERM_REASONS:
      return self->reasons_on != 0;
    case VEI_TERM_REASON:
      return (self->reasons & G_GUINT64_CONSTANT (1) << term->index) != 0;
    case VEI_TERM_CAUTION:
    case VEI_TERM_APPROVAL:
      return has_statement (self, term->kind, term->index);
    case VEI_TERM_FACT:
      return self->slots[term->index] != NULL;
    case VEI_TERM_ATTACHMENTS:
      return self->events_attached || vei_case_get_attachments (self->letter_case)->len > 0;
    case VEI_TERM_EVENTS:
      return self->events_attached;
    case VEI_TERM_OWN_WORDS:
      return !is_empty (vei_case_get_own_words (self->letter_case,
                                                vei_knowledge_get_question (
                                                  self->book->knowledge,
                                                  (guint) term->index)->id));
    case VEI_TERM_TRIP:
      return self->trip != NULL
             && (term->index < 0
                 || vei_letter_trip_has_equipment (self->trip, vei_knowledge_get_equipment (
                      self->book->knowledge, (guint) term->index)->id));
    case VEI_TERM_SUPPLIES:
      return self->trip != NULL && self->trip->trip.n_supplies > 0;
    case VEI_TERM_FIND_OUT:
      return get_find_out (self) != 0;
    default:
      g_assert_not_reached ();
    }
}

/**
 * vei_letter_context_wants_item:
 * @self: a letter being written
 * @item: a block of `letters.json`
 *
 * Tells whether a block belongs in the letter: its equipment is wanted, and
 * its condition and terms hold.
 *
 * Returns: whether it does
 */
gboolean
vei_letter_context_wants_item (const VeiLetterContext *self,
                               const VeiLetterItem    *item)
{
  if (item->equipment >= 0 && !self->assessment.equipment[item->equipment].wanted)
    return FALSE;
  for (guint i = 0; i < item->terms->len; i++)
    {
      const VeiTerm *term = &g_array_index (item->terms, VeiTerm, i);

      if (holds (self, term) == term->negated)
        return FALSE;
    }
  return item->when == NULL
         || vei_letter_context_is_true (self, item->when, item->equipment);
}

/**
 * vei_letter_context_choose:
 * @self: a letter being written
 * @text: as the person says it
 * @child: as a guardian says it of a child; empty where it is the same
 *
 * Chooses who speaks.
 *
 * Returns: (transfer none): one of the two
 */
const VeiText *
vei_letter_context_choose (const VeiLetterContext *self,
                           const VeiText          *text,
                           const VeiText          *child)
{
  return self->guardian && !is_empty (vei_text_get (child, self->language)) ? child : text;
}

/**
 * vei_letter_context_fill:
 * @self: a letter being written
 * @text: a text with slots in braces, checked when it was read
 *
 * Puts what is known into the slots of a text.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where a slot is not
 *   known
 */
char *
vei_letter_context_fill (const VeiLetterContext *self,
                         const char             *text)
{
  g_autoptr (GString) filled = g_string_new (NULL);
  const char *at = text, *brace;

  while ((brace = strchr (at, '{')) != NULL)
    {
      const char *end = strchr (brace, '}');
      int slot = vei_slot_find (brace + 1, end - brace - 1);

      if (self->slots[slot] == NULL)
        return NULL;
      g_string_append_len (filled, at, brace - at);
      g_string_append (filled, self->slots[slot]);
      at = end + 1;
    }
  g_string_append (filled, at);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/**
 * vei_letter_context_get_writer:
 * @self: a letter being written
 *
 * Gets who writes and signs: the person, or a guardian.
 *
 * Returns: (transfer none): the writer; an empty person where a guardian is
 *   needed and none is known
 */
VeiPerson *
vei_letter_context_get_writer (const VeiLetterContext *self)
{
  static char *no_lines[] = { NULL };
  static char empty[] = "";
  static VeiPerson nobody = {
    .name = empty, .address = no_lines, .phone = empty, .email = empty,
  };
  VeiPerson *guardian;

  if (!self->guardian)
    return vei_case_get_person (self->letter_case);
  guardian = vei_case_get_guardian (self->letter_case);
  return guardian != NULL ? guardian : &nobody;
}

/**
 * vei_letter_format_number:
 * @number: a number
 * @keep_zero: whether a decimal that is zero is written
 * @language: a language
 *
 * Writes a number with one decimal, as the language writes it.
 *
 * Returns: (transfer full): the number, "3,0"
 */
char *
vei_letter_format_number (double      number,
                          gboolean    keep_zero,
                          VeiLanguage language)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *point;

  g_ascii_formatd (buffer, sizeof buffer, "%.1f", number);
  point = strchr (buffer, '.');
  if (point != NULL && !keep_zero && g_str_equal (point, ".0"))
    *point = '\0';
  else if (point != NULL && language != VEI_LANGUAGE_EN)
    *point = ',';
  return g_strdup (buffer);
}
