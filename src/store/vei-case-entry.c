/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "store/vei-case-entry-private.h"

/* The version of a summary as it is written; a summary of another version is
 * made again from the case.
 */
#define SUMMARY_VERSION 1
/* What follows other text that is searched, so that no word runs over two. */
#define SEPARATOR '\n'

/*
 * vei_case_entry_free:
 * @entry: (transfer full) (nullable): an entry
 *
 * Frees an entry.
 */
void
vei_case_entry_free (VeiCaseEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->strings);
  g_free (entry);
}

/*
 * vei_case_entry_intern:
 * @vocabulary: a vocabulary
 * @id: (nullable): an id
 *
 * Gets an id that lives as long as the vocabulary does.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL for none
 */
const char *
vei_case_entry_intern (VeiVocabulary *vocabulary,
                       const char    *id)
{
  return vei_vocabulary_get (vocabulary, vei_vocabulary_add (vocabulary, id));
}

static const VeiAnswer *
find_answer (VeiKnowledge       *knowledge,
             const VeiAnswers   *answers,
             const char         *id,
             const VeiQuestion **question)
{
  const VeiAnswer *answer;

  *question = vei_knowledge_find_question (knowledge, id);
  if (*question == NULL)
    return NULL;
  answer = &answers->answer[(*question)->index];
  return answer->state == VEI_ANSWER_GIVEN ? answer : NULL;
}

static const char *
find_choice_id (VeiKnowledge     *knowledge,
                const VeiAnswers *answers,
                const char       *id)
{
  const VeiQuestion *question;
  const VeiAnswer *answer = find_answer (knowledge, answers, id, &question);

  if (answer == NULL)
    return NULL;
  if (question->kind == VEI_QUESTION_YES_NO)
    return answer->choice == 1 ? "yes" : "no";
  return question->kind == VEI_QUESTION_ONE ? question->choices[answer->choice].id : NULL;
}

/* What is searched for a case: words that somebody on the telephone gives. */
static char *
make_folded (const VeiCaseEntry *entry)
{
  g_autofree char *name = vei_case_fold (entry->name);
  g_autofree char *reference = vei_case_fold (entry->reference);
  g_autofree char *unit = vei_case_fold (entry->unit != NULL ? entry->unit : "");
  g_autoptr(GString) digits = g_string_new (NULL);
  GDate birth;
  char dates[32] = "";

  for (const char *at = entry->phone; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  if (g_date_valid_julian (entry->birth_date))
    {
      g_date_clear (&birth, 1);
      g_date_set_julian (&birth, entry->birth_date);
      g_snprintf (dates, sizeof dates, "%02u.%02u.%04u%c%04u-%02u-%02u",
                  g_date_get_day (&birth), (guint) g_date_get_month (&birth),
                  g_date_get_year (&birth), SEPARATOR,
                  g_date_get_year (&birth), (guint) g_date_get_month (&birth),
                  g_date_get_day (&birth));
    }
  return g_strdup_printf ("%s%c%s%c%s%c%s%c%s", name, SEPARATOR, digits->str, SEPARATOR,
                          reference, SEPARATOR, unit, SEPARATOR, dates);
}

static const char *
place_string (char       **at,
              const char  *string,
              gsize        length)
{
  char *placed = *at;

  memcpy (placed, string, length);
  placed[length] = '\0';
  *at += length + 1;
  return placed;
}

/* Moves all that the entry points to into one block of its own. */
static void
settle_strings (VeiCaseEntry *entry)
{
  g_autofree char *key = vei_case_sort_key (entry->name);
  g_autofree char *folded = make_folded (entry);
  const char *strings[] = { entry->uuid, entry->name, entry->phone, entry->reference, key, folded };
  const char **slots[] = { &entry->uuid, &entry->name, &entry->phone, &entry->reference,
                           &entry->sort_key, &entry->folded };
  gsize total = entry->n_answers;
  char *before = entry->strings;
  char *at;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    total += strlen (strings[i]) + 1;
  entry->strings = at = g_malloc (total);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    *slots[i] = place_string (&at, strings[i], strlen (strings[i]));
  if (entry->n_answers > 0)
    memcpy (at, entry->answers, entry->n_answers);
  entry->answers = (const guint8 *) at;
  g_free (before);

  entry->sort_start = 0;
  for (guint i = 0; i < 8; i++)
    {
      entry->sort_start = entry->sort_start << 8 | (guint8) entry->sort_key[0];
      if (entry->sort_key[0] != '\0')
        entry->sort_key++;
    }
  entry->sort_key = entry->sort_start == 0 ? "" : entry->sort_key;
}

static void
set_ranks (VeiCaseEntry *entry,
           VeiKnowledge *knowledge)
{
  const VeiQuestion *status = vei_knowledge_find_question (knowledge, "application_status");

  entry->verdict_rank = G_MAXUINT8;
  for (guint v = 0; entry->n_verdicts > 0 && v < vei_knowledge_get_n_verdicts (knowledge); v++)
    if (g_strcmp0 (vei_knowledge_get_verdict (knowledge, v)->id, entry->verdict[0].verdict) == 0)
      entry->verdict_rank = (guint8) v;
  entry->status_rank = G_MAXUINT8;
  for (guint i = 0; entry->status != NULL && status != NULL && i < status->n_choices; i++)
    if (g_str_equal (status->choices[i].id, entry->status))
      entry->status_rank = (guint8) i;
}

/*
 * vei_case_entry_judge:
 * @entry: an entry
 * @assessment: what the rules say of its case
 * @vocabulary: a vocabulary, which learns the ids
 * @knowledge: the knowledge of @assessment
 *
 * Puts an assessment into an entry.
 */
void
vei_case_entry_judge (VeiCaseEntry        *entry,
                      const VeiAssessment *assessment,
                      VeiVocabulary       *vocabulary,
                      VeiKnowledge        *knowledge)
{
  guint64 missing = 0;

  entry->n_verdicts = 0;
  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    {
      const VeiEquipmentResult *result = &assessment->equipment[e];
      VeiCaseVerdict *verdict = &entry->verdict[entry->n_verdicts];

      if (!result->wanted)
        continue;
      missing |= result->find_out;
      verdict->equipment
        = vei_case_entry_intern (vocabulary, vei_knowledge_get_equipment (knowledge, e)->id);
      verdict->verdict
        = vei_case_entry_intern (vocabulary,
                                 vei_knowledge_get_verdict (knowledge, result->verdict)->id);
      verdict->criterion = NULL;
      if (result->line >= 0)
        verdict->criterion
          = vei_case_entry_intern (vocabulary,
                                   vei_knowledge_get_line (knowledge, e, (guint) result->line)->id);
      verdict->verdict_before = NULL;
      entry->n_verdicts++;
    }
  entry->n_missing = (guint8) __builtin_popcountll (missing);
  entry->deadline = assessment->deadline;
  entry->send_by = assessment->send_by;
  entry->judged_on = assessment->as_of;
  set_ranks (entry, knowledge);
}

static gboolean
has_letter (VeiCase    *own_case,
            const char *kind)
{
  return vei_case_get_letter (own_case, kind, FALSE) != NULL;
}

static void
note_refusal (VeiCaseEntry *entry,
              VeiCase      *own_case)
{
  VeiKnowledge *knowledge = vei_case_get_knowledge (own_case);
  const VeiAnswers *answers = vei_case_get_answers (own_case);
  const VeiRefusal *refusal = vei_case_get_refusal (own_case);
  const VeiQuestion *question;
  const VeiAnswer *received = find_answer (knowledge, answers, "refusal_received", &question);

  if (g_date_valid (&refusal->dated))
    entry->refused_on = g_date_get_julian (&refusal->dated);
  else if (received != NULL)
    entry->refused_on = received->julian;
  if (entry->refused_on != 0
      || g_strcmp0 (entry->status, "refused") == 0
      || g_strcmp0 (entry->status, "partly_granted") == 0
      || g_strcmp0 (entry->status, "declined_to_apply") == 0)
    entry->flags |= VEI_CASE_REFUSED;
  if (has_letter (own_case, "complaint") || has_letter (own_case, "complaint_short"))
    entry->flags |= VEI_CASE_COMPLAINED;
}

/*
 * vei_case_entry_new:
 * @own_case: a case
 * @vocabulary: a vocabulary, which learns the ids
 * @as_of: the day to assess it on
 *
 * Makes the entry of a case. What the case does not say of itself, its id and
 * its times, is left zero.
 *
 * Returns: (transfer full): the entry
 */
VeiCaseEntry *
vei_case_entry_new (VeiCase       *own_case,
                    VeiVocabulary *vocabulary,
                    const GDate   *as_of)
{
  VeiKnowledge *knowledge = vei_case_get_knowledge (own_case);
  const VeiAnswers *answers = vei_case_get_answers (own_case);
  const VeiPerson *person = vei_case_get_person (own_case);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  VeiCaseEntry *entry = g_new0 (VeiCaseEntry, 1);
  VeiAssessment assessment;

  entry->uuid = vei_case_get_id (own_case);
  entry->name = person->name;
  entry->phone = person->phone;
  entry->reference = vei_case_get_refusal (own_case)->reference;
  entry->unit = vei_case_entry_intern (vocabulary, vei_case_get_unit (own_case));
  entry->status
    = vei_case_entry_intern (vocabulary, find_choice_id (knowledge, answers, "application_status"));
  entry->written_reasons
    = vei_case_entry_intern (vocabulary, find_choice_id (knowledge, answers, "written_reasons"));
  if (g_date_valid (&person->birth_date))
    entry->birth_date = g_date_get_julian (&person->birth_date);
  note_refusal (entry, own_case);
  vei_vocabulary_write_answers (vocabulary, answers, knowledge, bytes);
  entry->answers = bytes->data;
  entry->n_answers = (guint16) bytes->len;
  vei_assess (knowledge, answers, as_of, &assessment);
  vei_case_entry_judge (entry, &assessment, vocabulary, knowledge);
  settle_strings (entry);
  return entry;
}

static void
put_id (GByteArray    *bytes,
        VeiVocabulary *vocabulary,
        const char    *id)
{
  vei_bytes_put (bytes, vei_vocabulary_add (vocabulary, id), 2);
}

/*
 * vei_case_entry_write:
 * @entry: an entry
 * @vocabulary: a vocabulary, which learns the ids
 *
 * Writes an entry.
 *
 * Returns: (transfer full): the bytes
 */
GByteArray *
vei_case_entry_write (const VeiCaseEntry *entry,
                      VeiVocabulary      *vocabulary)
{
  GByteArray *bytes = g_byte_array_sized_new (512);

  vei_bytes_put (bytes, SUMMARY_VERSION, 1);
  vei_bytes_put (bytes, entry->flags, 2);
  vei_bytes_put_string (bytes, entry->uuid);
  vei_bytes_put_string (bytes, entry->name);
  vei_bytes_put_string (bytes, entry->phone);
  vei_bytes_put_string (bytes, entry->reference);
  put_id (bytes, vocabulary, entry->unit);
  put_id (bytes, vocabulary, entry->status);
  put_id (bytes, vocabulary, entry->written_reasons);
  put_id (bytes, vocabulary, entry->reason_kind);
  put_id (bytes, vocabulary, entry->outcome);
  vei_bytes_put (bytes, entry->birth_date, 4);
  vei_bytes_put (bytes, entry->refused_on, 4);
  vei_bytes_put (bytes, entry->deadline, 4);
  vei_bytes_put (bytes, entry->send_by, 4);
  vei_bytes_put (bytes, entry->judged_on, 4);
  vei_bytes_put (bytes, (guint64) entry->created, 8);
  vei_bytes_put (bytes, (guint64) entry->touched, 8);
  vei_bytes_put (bytes, entry->n_missing, 1);
  vei_bytes_put (bytes, entry->n_log, 4);
  g_byte_array_append (bytes, entry->content_mark, sizeof entry->content_mark);
  g_byte_array_append (bytes, entry->log_mark, sizeof entry->log_mark);
  vei_bytes_put (bytes, entry->n_verdicts, 1);
  for (guint i = 0; i < entry->n_verdicts; i++)
    {
      put_id (bytes, vocabulary, entry->verdict[i].equipment);
      put_id (bytes, vocabulary, entry->verdict[i].verdict);
      put_id (bytes, vocabulary, entry->verdict[i].criterion);
      put_id (bytes, vocabulary, entry->verdict[i].verdict_before);
    }
  vei_bytes_put (bytes, entry->n_answers, 2);
  g_byte_array_append (bytes, entry->answers, entry->n_answers);
  return bytes;
}

static const char *
take_id (VeiByteReader *reader,
         VeiVocabulary *vocabulary)
{
  return vei_vocabulary_get (vocabulary, (guint16) vei_bytes_take (reader, 2));
}

static void
take_mark (VeiByteReader *reader,
           guint8        *mark)
{
  const guint8 *raw = vei_bytes_take_raw (reader, 8);

  if (raw != NULL)
    memcpy (mark, raw, 8);
}

static void
take_numbers (VeiCaseEntry  *entry,
              VeiByteReader *reader,
              VeiVocabulary *vocabulary)
{
  entry->unit = take_id (reader, vocabulary);
  entry->status = take_id (reader, vocabulary);
  entry->written_reasons = take_id (reader, vocabulary);
  entry->reason_kind = take_id (reader, vocabulary);
  entry->outcome = take_id (reader, vocabulary);
  entry->birth_date = (guint32) vei_bytes_take (reader, 4);
  entry->refused_on = (guint32) vei_bytes_take (reader, 4);
  entry->deadline = (guint32) vei_bytes_take (reader, 4);
  entry->send_by = (guint32) vei_bytes_take (reader, 4);
  entry->judged_on = (guint32) vei_bytes_take (reader, 4);
  entry->created = (gint64) vei_bytes_take (reader, 8);
  entry->touched = (gint64) vei_bytes_take (reader, 8);
  entry->n_missing = (guint8) vei_bytes_take (reader, 1);
  entry->n_log = (guint32) vei_bytes_take (reader, 4);
  take_mark (reader, entry->content_mark);
  take_mark (reader, entry->log_mark);
  entry->n_verdicts = (guint8) vei_bytes_take (reader, 1);
  for (guint i = 0; i < entry->n_verdicts && i < VEI_MAX_EQUIPMENT; i++)
    {
      entry->verdict[i].equipment = take_id (reader, vocabulary);
      entry->verdict[i].verdict = take_id (reader, vocabulary);
      entry->verdict[i].criterion = take_id (reader, vocabulary);
      entry->verdict[i].verdict_before = take_id (reader, vocabulary);
    }
  entry->n_answers = (guint16) vei_bytes_take (reader, 2);
  entry->answers = vei_bytes_take_raw (reader, entry->n_answers);
}

/*
 * vei_case_entry_read:
 * @bytes: what vei_case_entry_write() made
 * @vocabulary: the vocabulary that it was written with
 * @knowledge: the knowledge that says how verdicts are ordered
 *
 * Reads an entry.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL if it is not sound
 *   or another version wrote it
 */
VeiCaseEntry *
vei_case_entry_read (GByteArray    *bytes,
                     VeiVocabulary *vocabulary,
                     VeiKnowledge  *knowledge)
{
  g_autoptr(VeiCaseEntry) entry = g_new0 (VeiCaseEntry, 1);
  const char **slots[] = { &entry->uuid, &entry->name, &entry->phone, &entry->reference };
  VeiByteReader reader = { bytes->data, bytes->len, FALSE };
  char *at;

  if (vei_bytes_take (&reader, 1) != SUMMARY_VERSION)
    return NULL;
  entry->flags = (VeiCaseFlags) vei_bytes_take (&reader, 2);
  at = entry->strings = g_malloc (bytes->len + G_N_ELEMENTS (slots));
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      gsize length;
      const char *string = vei_bytes_take_string (&reader, &length);

      *slots[i] = place_string (&at, string, length);
    }
  take_numbers (entry, &reader, vocabulary);
  if (reader.failed || entry->n_verdicts > VEI_MAX_EQUIPMENT
      || !g_utf8_validate (entry->name, -1, NULL))
    return NULL;
  set_ranks (entry, knowledge);
  settle_strings (entry);
  return g_steal_pointer (&entry);
}

/*
 * vei_case_entry_copy:
 * @entry: an entry
 * @vocabulary: the vocabulary of its ids
 * @knowledge: the knowledge that says how verdicts are ordered
 *
 * Copies an entry, to be changed and then to take its place.
 *
 * Returns: (transfer full): the copy
 */
VeiCaseEntry *
vei_case_entry_copy (const VeiCaseEntry *entry,
                     VeiVocabulary      *vocabulary,
                     VeiKnowledge       *knowledge)
{
  VeiCaseEntry *copy = g_memdup2 (entry, sizeof *entry);

  copy->strings = NULL;
  settle_strings (copy);
  return copy;
}
