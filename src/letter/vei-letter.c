/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

G_DEFINE_FINAL_TYPE (VeiLetterBook, vei_letter_book, G_TYPE_OBJECT)

/* Members of what the case keeps of a letter. */
#define MEMBER_REASONS_OFF "reasons_off"

static void
free_kind (gpointer data)
{
  VeiLetterKindData *kind = data;

  g_ptr_array_unref (kind->refusals);
  g_ptr_array_unref (kind->items);
  g_free (kind);
}

static void
vei_letter_book_finalize (GObject *object)
{
  VeiLetterBook *self = VEI_LETTER_BOOK (object);

  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->all_items, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_array_unref);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_clear_pointer (&self->allocations, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_letter_book_parent_class)->finalize (object);
}

static void
vei_letter_book_class_init (VeiLetterBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_letter_book_finalize;
}

static void
vei_letter_book_init (VeiLetterBook *self)
{
  self->strings = g_string_chunk_new (16 * 1024);
  self->allocations = g_ptr_array_new_with_free_func (g_free);
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_condition_free);
  self->all_items = g_ptr_array_new ();
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) g_ptr_array_unref);
  self->kinds = g_ptr_array_new_with_free_func (free_kind);
  self->reasons = g_array_new (FALSE, TRUE, sizeof (VeiLetterReason));
}

/**
 * vei_letter_book_new:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads the letters of a knowledge pack, `letters.json`.
 *
 * Fails with a [error@DataError] that names the file and the place in it where
 * it does not have the form of `docs/pack-format.md`, or names a question,
 * source, criterion or slot that does not exist.
 *
 * ```c
 * g_autoptr (VeiLetterBook) book = vei_letter_book_new (knowledge, &error);
 * const VeiLetterKind *kind = vei_letter_book_find_kind (book, "application");
 * g_autoptr (VeiDocument) letter =
 *   vei_letter_book_compose (book, kind, letter_case, VEI_LANGUAGE_NN, &today, &error);
 * g_autoptr (GBytes) pdf =
 *   vei_document_export (letter, "brev.pdf", VEI_PRINT_NORMAL, &today, &error);
 * ```
 *
 * Returns: (transfer full): the letters, or %NULL
 */
VeiLetterBook *
vei_letter_book_new (VeiKnowledge  *knowledge,
                     GError       **error)
{
  g_autoptr (VeiLetterBook) self = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  node = vei_pack_read (vei_knowledge_get_pack (knowledge), "letters.json", error);
  if (node == NULL)
    return NULL;

  self = g_object_new (VEI_TYPE_LETTER_BOOK, NULL);
  self->knowledge = g_object_ref (knowledge);
  if (!vei_letter_book_read (self, node, error))
    {
      g_prefix_error (error, "letters.json: ");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * vei_letter_book_get_n_kinds:
 * @self: the letters of a pack
 *
 * Counts the kinds of letter.
 *
 * Returns: how many kinds there are
 */
guint
vei_letter_book_get_n_kinds (VeiLetterBook *self)
{
  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), 0);

  return self->kinds->len;
}

/**
 * vei_letter_book_get_kind:
 * @self: the letters of a pack
 * @index: from 0, in the order of the pack
 *
 * Gets a kind of letter.
 *
 * Returns: (transfer none): the kind
 */
const VeiLetterKind *
vei_letter_book_get_kind (VeiLetterBook *self,
                          guint          index)
{
  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), NULL);
  g_return_val_if_fail (index < self->kinds->len, NULL);

  return g_ptr_array_index (self->kinds, index);
}

/**
 * vei_letter_book_find_kind:
 * @self: the letters of a pack
 * @id: the id of a kind, such as "complaint"
 *
 * Finds a kind of letter by its id.
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL where there is none
 */
const VeiLetterKind *
vei_letter_book_find_kind (VeiLetterBook *self,
                           const char    *id)
{
  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const VeiLetterKind *kind = g_ptr_array_index (self->kinds, i);

      if (g_str_equal (kind->id, id))
        return kind;
    }
  return NULL;
}

/* Whether the letter @kind can be written for @context; sets the error if not. */
static gboolean
check_context (const VeiLetterContext  *context,
               const VeiLetterKindData *kind,
               GError                 **error)
{
  for (guint i = 0; i < kind->refusals->len; i++)
    {
      const VeiLetterRefusal *refusal = g_ptr_array_index (kind->refusals, i);
      const VeiQuestion *question;

      if (!vei_letter_context_is_true (context, refusal->when, -1))
        continue;
      question = vei_knowledge_get_question (context->book->knowledge, refusal->answer);
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_REFUSED, "/answers/%s: %s",
                   question->id, vei_text_get (&refusal->text, context->language));
      return FALSE;
    }
  return TRUE;
}

/* What the program was set to speak; see vei_language_set_up(). */
static VeiLanguage
get_user_language (void)
{
  const char *language = g_getenv ("LANGUAGE");

  return vei_language_from_locale (language != NULL && language[0] != '\0'
                                     ? language : g_get_language_names ()[0]);
}

/**
 * vei_letter_book_check_kind:
 * @self: the letters of a pack
 * @kind: a kind of these letters
 * @letter_case: a case
 * @error: return location for an error
 *
 * Tells whether the answers of a case allow a kind of letter.
 *
 * Fails with %VEI_DATA_ERROR_REFUSED, naming the answer that is in the way, if
 * they contradict it: nobody complains of a yes. The message is in the user's
 * language.
 *
 * Returns: whether the letter can be written
 */
gboolean
vei_letter_book_check_kind (VeiLetterBook        *self,
                            const VeiLetterKind  *kind,
                            VeiCase              *letter_case,
                            GError              **error)
{
  VeiLetterContext context;
  GDate today;
  gboolean allowed;

  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (VEI_IS_CASE (letter_case), FALSE);

  vei_date_set_today (&today);
  vei_letter_context_init (&context, self, (const VeiLetterKindData *) kind, letter_case,
                           get_user_language (),
                           &today);
  allowed = check_context (&context, (const VeiLetterKindData *) kind, error);
  vei_letter_context_clear (&context);
  return allowed;
}

/**
 * vei_letter_book_get_reasons:
 * @self: the letters of a pack
 * @kind: a kind of these letters
 * @letter_case: a case
 * @as_of: the date of the letter
 *
 * Gets the reasons that can be taken out of a letter or put back.
 *
 * Returns: one bit for each question that is a reason in this letter, on or
 *   off; 0 where the kind lists no reasons
 */
guint64
vei_letter_book_get_reasons (VeiLetterBook       *self,
                             const VeiLetterKind *kind,
                             VeiCase             *letter_case,
                             const GDate         *as_of)
{
  VeiLetterContext context;
  const VeiLetterKindData *data = (const VeiLetterKindData *) kind;
  guint64 reasons = 0;

  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), 0);
  g_return_val_if_fail (kind != NULL, 0);
  g_return_val_if_fail (VEI_IS_CASE (letter_case), 0);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), 0);

  vei_letter_context_init (&context, self, data, letter_case, VEI_LANGUAGE_NB, as_of);
  for (guint i = 0; i < data->items->len && reasons == 0; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (data->items, i);

      if (item->insert == VEI_INSERT_REASONS)
        reasons = context.reasons;
    }
  vei_letter_context_clear (&context);
  return reasons;
}

/* ---- What the case keeps of a letter ---- */

static int
find_reason_off (JsonArray  *off,
                 const char *question_id)
{
  for (guint i = 0; i < json_array_get_length (off); i++)
    {
      JsonNode *node = json_array_get_element (off, i);

      if (JSON_NODE_HOLDS_VALUE (node)
          && g_strcmp0 (json_node_get_string (node), question_id) == 0)
        return (int) i;
    }
  return -1;
}

static JsonArray *
get_reasons_off (JsonObject *letter)
{
  JsonNode *node = letter != NULL ? json_object_get_member (letter, MEMBER_REASONS_OFF) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * vei_letter_reason_is_on:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 * @question_id: the id of a question that is a reason
 *
 * Tells whether a reason stands in a letter. It does until it is taken out.
 *
 * Returns: whether it is on
 */
gboolean
vei_letter_reason_is_on (VeiCase    *letter_case,
                         const char *kind_id,
                         const char *question_id)
{
  JsonArray *off;

  g_return_val_if_fail (VEI_IS_CASE (letter_case), TRUE);
  g_return_val_if_fail (kind_id != NULL, TRUE);
  g_return_val_if_fail (question_id != NULL, TRUE);

  off = get_reasons_off (vei_case_get_letter (letter_case, kind_id, FALSE));
  return off == NULL || find_reason_off (off, question_id) < 0;
}

/**
 * vei_letter_reason_set_on:
 * @letter_case: a case
 * @kind_id: the id of a kind of letter
 * @question_id: the id of a question that is a reason
 * @on: whether it stands in the letter
 *
 * Takes a reason out of a letter or puts it back, and says that the case has
 * changed. The answer itself stays as it is.
 */
void
vei_letter_reason_set_on (VeiCase    *letter_case,
                          const char *kind_id,
                          const char *question_id,
                          gboolean    on)
{
  JsonObject *letter;
  JsonArray *off;

  g_return_if_fail (VEI_IS_CASE (letter_case));
  g_return_if_fail (kind_id != NULL);
  g_return_if_fail (question_id != NULL);

  if (vei_letter_reason_is_on (letter_case, kind_id, question_id) == !!on)
    return;

  letter = vei_case_get_letter (letter_case, kind_id, TRUE);
  off = get_reasons_off (letter);
  if (on)
    json_array_remove_element (off, find_reason_off (off, question_id));
  else
    {
      if (off == NULL)
        {
          off = json_array_new ();
          json_object_set_array_member (letter, MEMBER_REASONS_OFF, off);
        }
      json_array_add_string_element (off, question_id);
    }
  vei_case_changed (letter_case);
}

/* ---- Writing ---- */

/* What rule a block follows: a named one, or the criterion of its equipment. */
static char *
dup_rule (const VeiLetterContext *context,
          const VeiLetterItem    *item)
{
  int line;

  if (item->equipment < 0 || g_strcmp0 (item->rule, "criterion") != 0)
    return g_strdup (item->rule);
  line = context->assessment.equipment[item->equipment].line;
  if (line < 0)
    return NULL;
  return g_strdup (vei_knowledge_get_line (context->book->knowledge,
                                           (guint) item->equipment, (guint) line)->id);
}

/* Adds the block of an item whose texts and slots are all there. */
static void
add_item (VeiLetterContext    *context,
          const VeiLetterItem *item)
{
  const VeiText *text = vei_letter_context_choose (context, &item->text, &item->child);
  g_autofree char *filled = vei_letter_context_fill (context,
                                                     vei_text_get (text, context->language));
  VeiBlock *block;

  if (filled == NULL)
    return;

  block = vei_block_new (item->id, item->role, filled);
  block->level = item->level;
  block->run_on = item->run_on;
  block->form = item->form;
  block->answers = item->answers & context->known;
  block->facts = g_strdupv (item->facts);
  block->sources = item->sources;
  block->rule = dup_rule (context, item);

  if (item->role == VEI_BLOCK_SUBJECT)
    vei_document_set_title (context->document, filled);
  vei_document_add (context->document, block);
}

/**
 * vei_letter_book_compose:
 * @self: the letters of a pack
 * @kind: a kind of these letters
 * @letter_case: a case
 * @language: the language of the letter; English gives a reading copy that is
 *   never printed
 * @as_of: the date of the letter
 * @error: return location for an error
 *
 * Writes a letter from what a case holds.
 *
 * Each block names the answers, the rule and the sources that it rests on. A
 * block that would have to say something unknown is left out; where a name or
 * an address is missing, there is a line to fill in by hand.
 *
 * Fails with %VEI_DATA_ERROR_REFUSED, in the language of the letter, if the
 * answers contradict the kind; see vei_letter_book_check_kind().
 *
 * Returns: (transfer full): the letter, or %NULL
 */
VeiDocument *
vei_letter_book_compose (VeiLetterBook        *self,
                         const VeiLetterKind  *kind,
                         VeiCase              *letter_case,
                         VeiLanguage           language,
                         const GDate          *as_of,
                         GError              **error)
{
  const VeiLetterKindData *data = (const VeiLetterKindData *) kind;
  g_autoptr (VeiDocument) document = NULL;
  VeiLetterContext context;

  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (VEI_IS_CASE (letter_case), NULL);
  g_return_val_if_fail (language < VEI_N_LANGUAGES, NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  vei_letter_context_init (&context, self, data, letter_case, language, as_of);
  if (check_context (&context, data, error))
    {
      document = vei_document_new (vei_text_get (&kind->title, language), language);
      vei_document_set_author (document, vei_letter_context_get_writer (&context)->name);
      context.document = document;
      for (guint i = 0; i < data->items->len; i++)
        {
          const VeiLetterItem *item = g_ptr_array_index (data->items, i);

          if (!vei_letter_context_wants_item (&context, item))
            continue;
          if (item->insert != VEI_INSERT_NONE)
            vei_letter_context_insert (&context, item);
          else
            add_item (&context, item);
        }
      vei_document_drop_empty_headings (document);
    }
  vei_letter_context_clear (&context);
  return g_steal_pointer (&document);
}
