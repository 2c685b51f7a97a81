/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-vocabulary-private.h"

struct _VeiVocabulary
{
  GPtrArray  *ids;       /* number - 1 -> id */
  GHashTable *numbers;   /* id -> number */
};

/*
 * vei_vocabulary_new:
 *
 * Creates an empty vocabulary.
 *
 * Returns: (transfer full): the vocabulary
 */
VeiVocabulary *
vei_vocabulary_new (void)
{
  VeiVocabulary *self = g_new0 (VeiVocabulary, 1);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/*
 * vei_vocabulary_free:
 * @self: (transfer full) (nullable): a vocabulary
 *
 * Frees a vocabulary.
 */
void
vei_vocabulary_free (VeiVocabulary *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

/*
 * vei_vocabulary_get_n:
 * @self: a vocabulary
 *
 * Counts its ids.
 *
 * Returns: how many there are
 */
guint
vei_vocabulary_get_n (VeiVocabulary *self)
{
  return self->ids->len;
}

/*
 * vei_vocabulary_add:
 * @self: a vocabulary
 * @id: (nullable): an id
 *
 * Finds the number of an id, and gives it one where it has none.
 *
 * Returns: the number; 0 for %NULL, and where all numbers are taken
 */
guint16
vei_vocabulary_add (VeiVocabulary *self,
                    const char    *id)
{
  gpointer number;
  char *own;

  if (id == NULL || *id == '\0')
    return 0;
  number = g_hash_table_lookup (self->numbers, id);
  if (number != NULL)
    return (guint16) GPOINTER_TO_UINT (number);
  if (self->ids->len >= G_MAXUINT16)
    return 0;
  own = g_strndup (id, G_MAXUINT16);
  g_ptr_array_add (self->ids, own);
  g_hash_table_insert (self->numbers, own, GUINT_TO_POINTER (self->ids->len));
  return (guint16) self->ids->len;
}

/*
 * vei_vocabulary_get:
 * @self: a vocabulary
 * @number: a number
 *
 * Gets the id of a number.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL for 0 and for numbers
 *   that are not given out
 */
const char *
vei_vocabulary_get (VeiVocabulary *self,
                    guint16        number)
{
  return number >= 1 && number <= self->ids->len ? self->ids->pdata[number - 1] : NULL;
}

/*
 * vei_vocabulary_read:
 * @self: an empty vocabulary
 * @bytes: what vei_vocabulary_write() made
 *
 * Reads a vocabulary.
 *
 * Returns: whether it was sound
 */
gboolean
vei_vocabulary_read (VeiVocabulary *self,
                     GByteArray    *bytes)
{
  VeiByteReader reader = { bytes->data, bytes->len, FALSE };
  guint n = (guint) vei_bytes_take (&reader, 2);

  for (guint i = 0; i < n; i++)
    {
      gsize length;
      const char *string = vei_bytes_take_string (&reader, &length);
      g_autofree char *id = g_strndup (string, length);

      if (reader.failed || vei_vocabulary_add (self, id) != i + 1)
        return FALSE;
    }
  return !reader.failed;
}

/*
 * vei_vocabulary_write:
 * @self: a vocabulary
 *
 * Writes a vocabulary.
 *
 * Returns: (transfer full): the bytes
 */
GByteArray *
vei_vocabulary_write (VeiVocabulary *self)
{
  GByteArray *bytes = g_byte_array_new ();

  vei_bytes_put (bytes, self->ids->len, 2);
  for (guint i = 0; i < self->ids->len; i++)
    vei_bytes_put_string (bytes, self->ids->pdata[i]);
  return bytes;
}

/* ---- Answers ---- */

static void
write_value (VeiVocabulary     *self,
             const VeiQuestion *question,
             const VeiAnswer   *answer,
             GByteArray        *bytes)
{
  guint64 raw;

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_bytes_put (bytes, answer->choice, 1);
      break;
    case VEI_QUESTION_ONE:
      vei_bytes_put (bytes, vei_vocabulary_add (self, question->choices[answer->choice].id), 2);
      break;
    case VEI_QUESTION_MANY:
      vei_bytes_put (bytes, __builtin_popcount (answer->choice), 1);
      for (guint i = 0; i < question->n_choices; i++)
        if (answer->choice & 1u << i)
          vei_bytes_put (bytes, vei_vocabulary_add (self, question->choices[i].id), 2);
      break;
    case VEI_QUESTION_DATE:
      vei_bytes_put (bytes, answer->julian, 4);
      break;
    case VEI_QUESTION_NUMBER:
      memcpy (&raw, &answer->number, sizeof raw);
      vei_bytes_put (bytes, raw, 8);
      break;
    default:
      g_assert_not_reached ();
    }
}

/*
 * vei_vocabulary_write_answers:
 * @self: a vocabulary, which learns the ids
 * @answers: answers
 * @knowledge: the knowledge that they belong to
 * @bytes: where they are appended
 *
 * Writes answers with the ids of their questions and choices, so that they
 * can be read with other knowledge.
 */
void
vei_vocabulary_write_answers (VeiVocabulary    *self,
                              const VeiAnswers *answers,
                              VeiKnowledge     *knowledge,
                              GByteArray       *bytes)
{
  for (guint i = 0; i < vei_knowledge_get_n_questions (knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, i);
      const VeiAnswer *answer = &answers->answer[question->index];

      if (answer->state == VEI_ANSWER_NOT_ASKED)
        continue;
      vei_bytes_put (bytes, vei_vocabulary_add (self, question->id), 2);
      vei_bytes_put (bytes, (guint64) answer->state << 4 | question->kind, 1);
      if (answer->state == VEI_ANSWER_GIVEN)
        write_value (self, question, answer, bytes);
    }
}

static gboolean
find_choice (VeiVocabulary     *self,
             const VeiQuestion *question,
             guint16            number,
             guint             *choice)
{
  const char *id = vei_vocabulary_get (self, number);

  for (guint i = 0; id != NULL && question != NULL && i < question->n_choices; i++)
    if (g_str_equal (question->choices[i].id, id))
      {
        *choice = i;
        return TRUE;
      }
  return FALSE;
}

/* Reads the value whatever happens, so that the reader stands at the next. */
static gboolean
read_value (VeiVocabulary     *self,
            const VeiQuestion *question,
            VeiQuestionKind    kind,
            VeiByteReader     *reader,
            VeiAnswer         *answer)
{
  gboolean known = question != NULL && question->kind == kind;
  guint choice = 0;
  guint64 raw;
  guint n;

  switch (kind)
    {
    case VEI_QUESTION_YES_NO:
      answer->choice = vei_bytes_take (reader, 1) == 1;
      return known;
    case VEI_QUESTION_ONE:
      known = find_choice (self, question, (guint16) vei_bytes_take (reader, 2), &choice) && known;
      answer->choice = (guint8) choice;
      return known;
    case VEI_QUESTION_MANY:
      n = (guint) vei_bytes_take (reader, 1);
      for (guint i = 0; i < n; i++)
        {
          known = find_choice (self, question, (guint16) vei_bytes_take (reader, 2), &choice)
                  && choice < 8 && known;
          answer->choice |= known ? (guint8) (1u << choice) : 0;
        }
      return known;
    case VEI_QUESTION_DATE:
      answer->julian = (guint32) vei_bytes_take (reader, 4);
      return known && g_date_valid_julian (answer->julian);
    case VEI_QUESTION_NUMBER:
      raw = vei_bytes_take (reader, 8);
      memcpy (&answer->number, &raw, sizeof raw);
      return known && answer->number >= question->minimum && answer->number <= question->maximum;
    default:
      reader->failed = TRUE;
      return FALSE;
    }
}

/*
 * vei_vocabulary_read_answers:
 * @self: a vocabulary
 * @knowledge: the knowledge to read them with
 * @bytes: (array length=length): what vei_vocabulary_write_answers() made
 * @length: how much of it there is
 * @answers: (out caller-allocates): the answers
 *
 * Reads answers. What the knowledge does not have is left out. May be called
 * in several threads.
 *
 * Returns: whether the knowledge has all of it
 */
gboolean
vei_vocabulary_read_answers (VeiVocabulary *self,
                             VeiKnowledge  *knowledge,
                             const guint8  *bytes,
                             gsize          length,
                             VeiAnswers    *answers)
{
  VeiByteReader reader = { bytes, length, FALSE };
  gboolean all_known = TRUE;

  vei_answers_clear (answers);
  while (reader.left > 0 && !reader.failed)
    {
      const char *id = vei_vocabulary_get (self, (guint16) vei_bytes_take (&reader, 2));
      guint how = (guint) vei_bytes_take (&reader, 1);
      const VeiQuestion *question = id != NULL ? vei_knowledge_find_question (knowledge, id) : NULL;
      VeiAnswer answer = { .state = (guint8) (how >> 4) };
      gboolean known = question != NULL;

      if (answer.state == VEI_ANSWER_GIVEN)
        known = read_value (self, question, (VeiQuestionKind) (how & 15), &reader, &answer);
      if (question != NULL && known && !reader.failed)
        answers->answer[question->index] = answer;
      else
        all_known = FALSE;
    }
  return all_known;
}
