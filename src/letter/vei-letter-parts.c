/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

/* The parts of a letter that are made from the case: addresses, reasons with
 * the person's own words, attachments, the signature.
 */

#define FILL_IN "______________________________"   /* to be filled in by hand */

static const char *
get_word (const VeiLetterContext *self,
          VeiWord                 word)
{
  return vei_text_get (&self->book->words[word], self->language);
}

static VeiBlock *
add_block (VeiLetterContext *self,
           const char       *id,
           VeiBlockRole      role,
           const char       *text)
{
  VeiBlock *block = vei_block_new (id, role, text);

  vei_document_add (self->document, block);
  return block;
}

static void
set_fact (VeiBlock   *block,
          const char *fact)
{
  const char *facts[] = { fact, NULL };

  g_strfreev (block->facts);
  block->facts = g_strdupv ((GStrv) facts);
}

/* ---- Addresses ---- */

static void
add_line (GString    *lines,
          const char *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

/* Adds a line that a person typed, with its label, where it is not empty. */
static gboolean
add_typed_line (GString    *lines,
                const char *label,
                const char *typed)
{
  g_autofree char *clean = vei_clean_text (typed, TRUE);
  g_autofree char *line = NULL;

  if (clean[0] == '\0')
    return FALSE;
  line = label != NULL ? g_strdup_printf ("%s: %s", label, clean) : g_strdup (clean);
  add_line (lines, line);
  return TRUE;
}

static void
add_fill_in_line (GString    *lines,
                  const char *label)
{
  g_autofree char *line = g_strdup_printf ("%s: " FILL_IN, label);

  add_line (lines, line);
}

/* Adds the lines of an address; FALSE where there are none. */
static gboolean
add_address (GString            *lines,
             const char * const *address)
{
  gboolean added = FALSE;

  for (guint i = 0; address != NULL && address[i] != NULL; i++)
    added = add_typed_line (lines, NULL, address[i]) || added;
  return added;
}

/* Adds a person's name and how to reach them, with lines to fill in. */
static void
add_person (VeiLetterContext *self,
            GString          *lines,
            const VeiPerson  *person,
            VeiWord           name_label)
{
  if (!add_typed_line (lines, NULL, person->name))
    add_fill_in_line (lines, get_word (self, name_label));
  if (!add_address (lines, (const char * const *) person->address))
    add_fill_in_line (lines, get_word (self, VEI_WORD_ADDRESS));
  add_typed_line (lines, get_word (self, VEI_WORD_PHONE), person->phone);
  add_typed_line (lines, get_word (self, VEI_WORD_EMAIL), person->email);
}

static void
insert_sender (VeiLetterContext *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  VeiBlock *block;

  add_person (self, lines, vei_letter_context_get_writer (self), VEI_WORD_NAME);
  if (!self->guardian && self->slots[VEI_SLOT_BIRTH_DATE] != NULL)
    {
      g_autofree char *born = g_strdup_printf ("%s %s", get_word (self, VEI_WORD_BORN),
                                               self->slots[VEI_SLOT_BIRTH_DATE]);

      add_line (lines, born);
    }
  block = add_block (self, "sender", VEI_BLOCK_SENDER, lines->str);
  block->form = TRUE;
  set_fact (block, self->guardian ? "guardian" : "person");
}

static void
add_clinic (VeiLetterContext *self,
            GString          *lines)
{
  add_typed_line (lines, NULL, vei_case_get_clinic_name (self->letter_case));
  add_address (lines, (const char * const *) vei_case_get_clinic_address (self->letter_case));
}

/* Whether the case says that the person is followed up by a general practitioner. */
static gboolean
clinic_is_gp (const VeiLetterContext *self)
{
  const VeiQuestion *question = vei_knowledge_find_question (self->book->knowledge,
                                                             "care_setting");
  const VeiAnswer *answer;

  if (question == NULL)
    return FALSE;
  answer = &self->effective.answer[question->index];
  return answer->state == VEI_ANSWER_GIVEN && answer->choice < question->n_choices
         && g_str_equal (question->choices[answer->choice].id, "gp");
}

/* A complaint goes to whom said no. The clinic's address stands under it only
 * where the two are known to be one.
 */
static void
add_decider (VeiLetterContext *self,
             GString          *lines)
{
  const char *decided_by = self->slots[VEI_SLOT_DECIDED_BY];
  const char *clinic = vei_case_get_clinic_name (self->letter_case);
  gboolean has_clinic = clinic != NULL && clinic[0] != '\0';

  if (decided_by == NULL || (has_clinic && strstr (clinic, decided_by) != NULL))
    {
      add_clinic (self, lines);
      return;
    }
  add_typed_line (lines, NULL, decided_by);
  if (!has_clinic || strstr (decided_by, clinic) != NULL)
    add_address (lines, (const char * const *) vei_case_get_clinic_address (self->letter_case));
}

static void
insert_recipient (VeiLetterContext *self,
                  VeiInsert         insert)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean gp = insert == VEI_INSERT_RECIPIENT_GP;
  VeiBlock *block;

  if (insert == VEI_INSERT_RECIPIENT_DECIDER)
    add_decider (self, lines);
  else if (gp == clinic_is_gp (self))
    add_clinic (self, lines);
  if (lines->len == 0)
    add_fill_in_line (lines, get_word (self, gp ? VEI_WORD_GP : VEI_WORD_HOSPITAL));

  block = add_block (self, "recipient", VEI_BLOCK_RECIPIENT, lines->str);
  block->form = TRUE;
  set_fact (block, insert == VEI_INSERT_RECIPIENT_DECIDER
                   && self->slots[VEI_SLOT_DECIDED_BY] != NULL ? "refusal.decided_by" : "clinic");
}

/* The post town of an address: what follows the four digits of its last line. */
static char *
dup_post_town (const VeiPerson *person)
{
  guint n = person->address != NULL ? g_strv_length (person->address) : 0;
  g_autofree char *line = NULL;

  if (n == 0)
    return NULL;
  line = vei_clean_text (person->address[n - 1], TRUE);
  if (strspn (line, "0123456789") != 4 || line[4] != ' ' || line[5] == '\0')
    return NULL;
  return g_strdup (line + 5);
}

static void
insert_place_date (VeiLetterContext *self)
{
  g_autofree char *date = vei_date_to_words (&self->as_of, self->language);
  g_autofree char *town = dup_post_town (vei_letter_context_get_writer (self));
  g_autofree char *text = town != NULL ? g_strdup_printf ("%s, %s", town, date)
                                       : g_strdup (date);

  add_block (self, "place_date", VEI_BLOCK_PLACE_DATE, text)->form = TRUE;
}

static void
insert_representative (VeiLetterContext *self)
{
  static char *no_lines[] = { NULL };
  static char empty[] = "";
  static const VeiPerson nobody = {
    .name = empty, .address = no_lines, .phone = empty, .email = empty,
  };
  const VeiPerson *representative = vei_case_get_representative (self->letter_case);
  g_autoptr (GString) lines = g_string_new (NULL);
  VeiBlock *block;

  add_person (self, lines, representative != NULL ? representative : &nobody,
              VEI_WORD_REPRESENTATIVE);
  block = add_block (self, "representative", VEI_BLOCK_OWN_WORDS, lines->str);
  block->form = TRUE;
  set_fact (block, "representative");
}

static void
insert_signature (VeiLetterContext *self,
                  gboolean          with_greeting)
{
  const VeiPerson *writer = vei_letter_context_get_writer (self);
  g_autoptr (GString) lines = g_string_new (NULL);
  VeiBlock *block;

  if (with_greeting)
    add_line (lines, get_word (self, VEI_WORD_GREETING));
  add_line (lines, FILL_IN);
  if (!add_typed_line (lines, NULL, writer->name))
    add_fill_in_line (lines, get_word (self, VEI_WORD_NAME));
  if (self->guardian)
    add_line (lines, get_word (self, VEI_WORD_GUARDIAN));

  block = add_block (self, "signature", VEI_BLOCK_SIGNATURE, lines->str);
  block->form = TRUE;
}

/* The doctor's name, place of work and stamp, to be filled in by hand. */
static void
insert_signature_doctor (VeiLetterContext *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  add_line (lines, FILL_IN);
  add_fill_in_line (lines, get_word (self, VEI_WORD_DOCTOR));
  add_fill_in_line (lines, get_word (self, VEI_WORD_WORKPLACE));
  add_fill_in_line (lines, get_word (self, VEI_WORD_STAMP));
  add_block (self, "signature", VEI_BLOCK_SIGNATURE, lines->str)->form = TRUE;
}

/* What to take along on the journey, and how much of each; in a letter in two
 * languages, both names of a thing.
 */
static void
insert_supplies (VeiLetterContext *self)
{
  gboolean both = self->kind->bilingual && self->language != VEI_LANGUAGE_EN;

  for (guint i = 0; self->trip != NULL && i < self->trip->trip.n_supplies; i++)
    {
      const VeiTravelItem *item = vei_travel_get_item (self->trip->travel,
                                                       self->trip->trip.supplies[i].item);
      g_autofree char *id = g_strdup_printf ("supplies.%s", item->id);
      g_autofree char *text =
        g_strdup_printf ("%s%s%s: %u", vei_text_get (&item->name, self->language),
                         both ? " / " : "",
                         both ? vei_text_get (&item->name, VEI_LANGUAGE_EN) : "",
                         self->trip->answer.quantity[i]);

      set_fact (add_block (self, id, VEI_BLOCK_LIST_ITEM, text), "trip.supplies");
    }
}

/* ---- Reasons, with the person's own words ---- */

static void
add_own_words (VeiLetterContext *self,
               guint             question,
               guint8            level)
{
  const char *question_id = vei_knowledge_get_question (self->book->knowledge, question)->id;
  g_autofree char *words = vei_clean_text (vei_case_get_own_words (self->letter_case,
                                                                   question_id), FALSE);
  g_autofree char *id = g_strdup_printf ("own_words.%s", question_id);
  VeiBlock *block;

  if (words[0] == '\0')
    return;
  block = add_block (self, id, VEI_BLOCK_OWN_WORDS, words);
  block->level = level;
  block->typed = TRUE;
  block->answers = (G_GUINT64_CONSTANT (1) << question) & self->known;
  set_fact (block, id);
}

static void
insert_reasons (VeiLetterContext *self)
{
  for (guint q = 0; q < vei_knowledge_get_n_questions (self->book->knowledge); q++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << q;
      const VeiQuestion *question = vei_knowledge_get_question (self->book->knowledge, q);
      g_autofree char *id = g_strdup_printf ("reason.%s", question->id);
      const VeiLetterReason *reason;
      VeiBlock *block;

      if (!(self->reasons_on & bit))
        continue;
      reason = vei_letter_context_find_reason (self, q);
      block = add_block (self, id, VEI_BLOCK_REASON,
                         vei_text_get (vei_letter_context_choose (self, &reason->text,
                                                                  &reason->child),
                                       self->language));
      block->answers = bit;
      block->sources = reason->sources;
      add_own_words (self, q, 1);
      vei_letter_context_add_events (self, question->id, bit);
    }
  vei_letter_context_add_events (self, "", 0);
}

static void
insert_refusal_reason (VeiLetterContext *self)
{
  g_autofree char *reason =
    vei_clean_text (vei_case_get_refusal (self->letter_case)->reason_given, FALSE);
  VeiBlock *block;

  if (reason[0] == '\0')
    return;
  block = add_block (self, "refusal_reason", VEI_BLOCK_OWN_WORDS, reason);
  block->level = 1;
  block->typed = TRUE;
  set_fact (block, "refusal.reason_given");
}

/* ---- Lists ---- */

static void
insert_find_out (VeiLetterContext *self)
{
  guint64 find_out = 0;

  for (guint e = 0; e < vei_knowledge_get_n_equipment (self->book->knowledge); e++)
    {
      if (self->assessment.equipment[e].wanted)
        find_out |= self->assessment.equipment[e].find_out;
    }
  for (guint q = 0; q < vei_knowledge_get_n_questions (self->book->knowledge); q++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (self->book->knowledge, q);
      g_autofree char *id = NULL;
      VeiBlock *block;

      if (!(find_out & G_GUINT64_CONSTANT (1) << q))
        continue;
      id = g_strdup_printf ("find_out.%s", question->id);
      block = add_block (self, id, VEI_BLOCK_LIST_ITEM,
                         vei_text_get (&question->find_out, self->language));
      block->answers = G_GUINT64_CONSTANT (1) << q;
      block->sources = question->sources;
    }
}

/* Adds an item to the list of attachments; numbered where the letter names one
 * by its number.
 */
static void
add_attachment (VeiLetterContext *self,
                const char       *id,
                guint             number,
                const char       *text,
                const char       *fact)
{
  g_autofree char *numbered = NULL;

  if (self->events_attached)
    numbered = g_strdup_printf ("%s %u: %s", get_word (self, VEI_WORD_ATTACHMENT), number, text);
  set_fact (add_block (self, id, VEI_BLOCK_LIST_ITEM, numbered != NULL ? numbered : text), fact);
}

static void
insert_attachments (VeiLetterContext *self)
{
  GPtrArray *attachments = vei_case_get_attachments (self->letter_case);
  guint number = 1;

  if (self->events_attached)
    add_attachment (self, "attachment.events", number++,
                    get_word (self, VEI_WORD_EVENTS_ATTACHMENT), "events");
  for (guint i = 0; i < attachments->len; i++)
    {
      g_autofree char *text = vei_clean_text (g_ptr_array_index (attachments, i), TRUE);
      g_autofree char *id = g_strdup_printf ("attachment.%u", i);

      if (text[0] != '\0')
        add_attachment (self, id, number++, text, "attachments");
    }
}

/**
 * vei_letter_context_insert:
 * @self: a letter being written
 * @item: a place for a part that the program makes
 *
 * Makes the part and adds it to the document. Adds nothing where there is
 * nothing to say.
 */
void
vei_letter_context_insert (VeiLetterContext    *self,
                           const VeiLetterItem *item)
{
  switch (item->insert)
    {
    case VEI_INSERT_SENDER:
      insert_sender (self);
      break;
    case VEI_INSERT_RECIPIENT:
    case VEI_INSERT_RECIPIENT_DECIDER:
    case VEI_INSERT_RECIPIENT_GP:
      insert_recipient (self, item->insert);
      break;
    case VEI_INSERT_PLACE_DATE:
      insert_place_date (self);
      break;
    case VEI_INSERT_REASONS:
      insert_reasons (self);
      break;
    case VEI_INSERT_OWN_WORDS:
      add_own_words (self, (guint) item->question, 0);
      break;
    case VEI_INSERT_REFUSAL_REASON:
      insert_refusal_reason (self);
      break;
    case VEI_INSERT_FIND_OUT:
      insert_find_out (self);
      break;
    case VEI_INSERT_ATTACHMENTS:
      insert_attachments (self);
      break;
    case VEI_INSERT_EVENTS:
      vei_letter_context_list_events (self);
      break;
    case VEI_INSERT_SUPPLIES:
      insert_supplies (self);
      break;
    case VEI_INSERT_SIGNATURE_DOCTOR:
      insert_signature_doctor (self);
      break;
    case VEI_INSERT_REPRESENTATIVE:
      insert_representative (self);
      break;
    case VEI_INSERT_SIGNATURE:
    case VEI_INSERT_SIGNATURE_PLAIN:
      insert_signature (self, item->insert == VEI_INSERT_SIGNATURE);
      break;
    case VEI_INSERT_NONE:
    default:
      g_assert_not_reached ();
    }
}
