/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-date.h"
#include "letter/vei-letter-private.h"

#define MAX_EVENTS_BELOW 6

/**
 * VeiLetterBook:
 *
 * The letters that a pack of knowledge can write, and what composes them.
 */
G_DEFINE_FINAL_TYPE (VeiLetterBook, vei_letter_book, G_TYPE_OBJECT)

static void
free_kind (gpointer data)
{
  VeiLetterKindData *kind = data;

  g_clear_pointer (&kind->refusals, g_ptr_array_unref);
  g_clear_pointer (&kind->items, g_ptr_array_unref);
  g_free (kind);
}

/* A group that is being read stands there as NULL. */
static void
free_group (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static void
vei_letter_book_finalize (GObject *object)
{
  VeiLetterBook *self = VEI_LETTER_BOOK (object);

  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->all_items, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->plain_words, g_array_unref);
  g_clear_pointer (&self->vague_words, g_ptr_array_unref);
  g_clear_pointer (&self->attachment_words, g_ptr_array_unref);
  g_clear_object (&self->travel);
  g_clear_pointer (&self->node, json_node_unref);
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
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_group);
  self->kinds = g_ptr_array_new_with_free_func (free_kind);
  self->reasons = g_array_new (FALSE, TRUE, sizeof (VeiLetterReason));
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  self->vague_words = g_ptr_array_new_with_free_func (g_free);
  self->attachment_words = g_ptr_array_new_with_free_func (g_free);
}

/**
 * vei_letter_book_new:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads the letters of a knowledge pack, `letters.json`.
 *
 * The blocks of a kind are read when a letter of that kind is first written;
 * vei_letter_book_check() reads all of them.
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

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_LETTER_BOOK, NULL);
  self->knowledge = g_object_ref (knowledge);
  self->node = vei_pack_read (vei_knowledge_get_pack (knowledge), "letters.json", error);
  if (self->node == NULL)
    return NULL;
  if (!vei_letter_book_read_heads (self, error))
    {
      g_prefix_error (error, "letters.json: ");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Reads the blocks of a kind if that has not been done; names the file if it fails. */
static gboolean
ensure_kind (VeiLetterBook       *self,
             const VeiLetterKind *kind,
             GError             **error)
{
  if (vei_letter_book_read_kind (self, (VeiLetterKindData *) kind, error))
    return TRUE;
  g_prefix_error (error, "letters.json: ");
  return FALSE;
}

/**
 * vei_letter_book_check:
 * @self: the letters of a pack
 * @error: return location for an error
 *
 * Reads all of `letters.json`, the blocks of every kind and group and the
 * words of the linter included.
 *
 * Fails as vei_letter_book_new() does, at the first fault.
 *
 * Returns: whether the whole file is sound
 */
gboolean
vei_letter_book_check (VeiLetterBook  *self,
                       GError        **error)
{
  g_return_val_if_fail (VEI_IS_LETTER_BOOK (self), FALSE);

  if (!vei_letter_book_read_groups (self, error)
      || !vei_letter_book_read_linter (self, error))
    {
      g_prefix_error (error, "letters.json: ");
      return FALSE;
    }
  for (guint i = 0; i < self->kinds->len; i++)
    {
      if (!ensure_kind (self, g_ptr_array_index (self->kinds, i), error))
        return FALSE;
    }
  return TRUE;
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
  if (context->trip_error != NULL)
    {
      g_propagate_error (error, g_error_copy (context->trip_error));
      return FALSE;
    }
  if (kind->needs_trip && context->trip == NULL)
    {
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_REFUSED, "/trip: %s",
                   vei_text_get (&kind->no_trip, context->language));
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

  if (!ensure_kind (self, kind, NULL))
    return 0;
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
          const VeiLetterItem *item,
          const char          *id)
{
  const VeiText *text = vei_letter_context_choose (context, &item->text, &item->child);
  g_autofree char *filled = vei_letter_context_fill (context,
                                                     vei_text_get (text, context->language));
  VeiBlock *block;

  if (filled == NULL)
    return;

  block = vei_block_new (id, item->role, filled);
  /* A few events stand under the letter; a page for them alone looks forgotten. */
  block->new_page = item->new_page && context->n_events > MAX_EVENTS_BELOW;
  block->english = context->language == VEI_LANGUAGE_EN
                   && vei_document_get_language (context->document) != VEI_LANGUAGE_EN;
  /* A letter has one subject. */
  if (block->english && block->role == VEI_BLOCK_SUBJECT)
    block->role = VEI_BLOCK_HEADING;
  block->level = item->level;
  block->run_on = item->run_on;
  block->form = item->form;
  block->answers = item->answers & context->known;
  block->facts = g_strdupv (item->facts);
  block->sources = item->sources;
  block->rule = dup_rule (context, item);

  if (item->role == VEI_BLOCK_SUBJECT && !block->english)
    vei_document_set_title (context->document, filled);
  vei_document_add (context->document, block);
}

/* Writes an item once more in English: a customs officer abroad must be able to
 * read the letter.
 */
static void
add_in_english (VeiLetterContext *context,
                const VeiLetterContext *english_slots,
                const VeiLetterItem *item)
{
  g_autofree char *id = g_strconcat (item->id, ".english", NULL);
  VeiLetterContext english = *english_slots;

  english.document = context->document;
  add_item (&english, item, id);
}

/* Writes the blocks of a kind. */
static void
add_items (VeiLetterContext *context,
           const VeiLetterContext *english)
{
  GPtrArray *items = context->kind->items;

  for (guint i = 0; i < items->len; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (items, i);

      if (!vei_letter_context_wants_item (context, item))
        continue;
      if (item->insert != VEI_INSERT_NONE)
        vei_letter_context_insert (context, item);
      else
        add_item (context, item, item->id);
      if (english != NULL && item->insert == VEI_INSERT_NONE)
        add_in_english (context, english, item);
    }
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

  if (!ensure_kind (self, kind, error))
    return NULL;
  vei_letter_context_init (&context, self, data, letter_case, language, as_of);
  if (check_context (&context, data, error))
    {
      VeiLetterContext english;
      gboolean bilingual = data->bilingual && language != VEI_LANGUAGE_EN;

      document = vei_document_new (vei_text_get (&kind->title, language), language);
      vei_document_set_author (document, vei_letter_context_get_writer (&context)->name);
      context.document = document;
      if (bilingual)
        vei_letter_context_init (&english, self, data, letter_case, VEI_LANGUAGE_EN, as_of);
      add_items (&context, bilingual ? &english : NULL);
      if (bilingual)
        vei_letter_context_clear (&english);
      vei_document_drop_empty_headings (document);
    }
  vei_letter_context_clear (&context);
  return g_steal_pointer (&document);
}
