/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "letter/vei-letter-read-private.h"

/* Reads letters.json. */

static const char *const word_names[VEI_N_WORDS + 1] = {
  [VEI_WORD_AND] = "and",
  [VEI_WORD_NAME] = "name",
  [VEI_WORD_ADDRESS] = "address",
  [VEI_WORD_PHONE] = "phone",
  [VEI_WORD_EMAIL] = "email",
  [VEI_WORD_BORN] = "born",
  [VEI_WORD_HOSPITAL] = "hospital",
  [VEI_WORD_GP] = "gp",
  [VEI_WORD_REPRESENTATIVE] = "representative",
  [VEI_WORD_GREETING] = "greeting",
  [VEI_WORD_GUARDIAN] = "guardian",
  [VEI_WORD_EVENTS] = "events",
  [VEI_WORD_EVENTS_HAPPENED] = "events_happened",
  [VEI_WORD_EVENTS_ATTACHMENT] = "events_attachment",
  [VEI_WORD_EVENT_HAPPENED] = "event_happened",
  [VEI_WORD_ATTACHMENT] = "attachment",
  [VEI_WORD_EVENTS_SEE] = "events_see",
  [VEI_WORD_ONCE] = "once",
  [VEI_WORD_TIMES] = "times",
  [VEI_WORD_IN_MONTH] = "in_month",
  [VEI_WORD_FROM_MONTH] = "from_month",
  [VEI_WORD_TO_MONTH] = "to_month",
  [VEI_WORD_WITHOUT_DATE] = "without_date",
  [VEI_WORD_DOCTOR] = "doctor",
  [VEI_WORD_WORKPLACE] = "workplace",
  [VEI_WORD_STAMP] = "stamp",
};

static const VeiName role_names[] = {
  { "subject", VEI_BLOCK_SUBJECT },
  { "heading", VEI_BLOCK_HEADING },
  { "paragraph", VEI_BLOCK_PARAGRAPH },
  { "list_item", VEI_BLOCK_LIST_ITEM },
  { NULL, 0 },
};

static const VeiName insert_names[] = {
  { "sender", VEI_INSERT_SENDER },
  { "recipient", VEI_INSERT_RECIPIENT },
  { "recipient_decider", VEI_INSERT_RECIPIENT_DECIDER },
  { "recipient_gp", VEI_INSERT_RECIPIENT_GP },
  { "place_date", VEI_INSERT_PLACE_DATE },
  { "reasons", VEI_INSERT_REASONS },
  { "own_words", VEI_INSERT_OWN_WORDS },
  { "refusal_reason", VEI_INSERT_REFUSAL_REASON },
  { "find_out", VEI_INSERT_FIND_OUT },
  { "attachments", VEI_INSERT_ATTACHMENTS },
  { "events", VEI_INSERT_EVENTS },
  { "supplies", VEI_INSERT_SUPPLIES },
  { "representative", VEI_INSERT_REPRESENTATIVE },
  { "signature", VEI_INSERT_SIGNATURE },
  { "signature_plain", VEI_INSERT_SIGNATURE_PLAIN },
  { "signature_doctor", VEI_INSERT_SIGNATURE_DOCTOR },
  { NULL, 0 },
};

/* ---- Blocks ---- */

static void
free_item (gpointer data)
{
  VeiLetterItem *item = data;

  g_array_unref (item->terms);
  g_strfreev (item->facts);
  g_free (item);
}

static gboolean
read_insert (VeiLetterBook *self,
             const VeiJson *json,
             VeiLetterItem *item,
             GError       **error)
{
  static const char *const allowed[] = { "insert", "question", "when", "has", NULL };
  VeiJson member;
  guint question;
  int insert;

  if (!vei_json_check_object (json, allowed, error)
      || !vei_json_member (json, "insert", &member, error)
      || !vei_letter_read_name (&member, insert_names, &insert, error))
    return FALSE;
  item->insert = insert;
  item->id = g_string_chunk_insert_const (self->strings, json_node_get_string (member.node));

  if (item->insert != VEI_INSERT_OWN_WORDS)
    return TRUE;
  if (!vei_json_member (json, "question", &member, error)
      || !vei_letter_read_question (self, &member, &question, error))
    return FALSE;
  item->question = (int) question;
  return TRUE;
}

/* Reads the texts of a block. */
static gboolean
read_item_texts (VeiLetterBook *self,
                 const VeiJson *json,
                 VeiText       *text,
                 VeiText       *child,
                 GError       **error)
{
  return vei_letter_read_text_member (self, json, "text", text, error)
         && vei_letter_check_slots (json, text, error)
         && (!vei_json_has (json, "child")
             || (vei_letter_read_text_member (self, json, "child", child, error)
                 && vei_letter_check_slots (json, child, error)));
}

/* Reads what a block rests on. */
static gboolean
read_item_grounds (VeiLetterBook *self,
                   const VeiJson *json,
                   VeiLetterItem *item,
                   GError       **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  VeiJson member;
  const char *rule;

  if (!vei_letter_read_list (self, json, "answers", vei_letter_read_question_bit,
                             &item->answers, error)
      || !vei_letter_read_list (self, json, "facts", vei_letter_read_string, facts, error)
      || !vei_letter_read_sources (self, json, &item->sources, error)
      || !vei_letter_read_flag (json, "form", &item->form, error))
    return FALSE;
  if (facts->len > 0)
    {
      g_ptr_array_add (facts, NULL);
      item->facts = (GStrv) g_ptr_array_free (g_steal_pointer (&facts), FALSE);
    }
  if (vei_json_has (json, "rule"))
    {
      if (!vei_json_member (json, "rule", &member, error)
          || !vei_json_string (&member, &rule, error))
        return FALSE;
      item->rule = g_string_chunk_insert_const (self->strings, rule);
    }

  if (item->answers == 0 && item->facts == NULL && item->sources.n == 0 && !item->form)
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_MISSING,
                          _("the paragraph names no answer, no source and not “form”"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_block (VeiLetterBook *self,
            const VeiJson *json,
            VeiLetterItem *item,
            GError       **error)
{
  static const char *const allowed[] = {
    "id", "role", "level", "run_on", "form", "new_page", "equipment", "when", "has",
    "text", "child", "answers", "facts", "rule", "source", NULL
  };
  VeiJson member;
  gint64 level;
  int role;

  if (!vei_json_check_object (json, allowed, error)
      || !vei_letter_read_id_member (self, json, "id", &item->id, error)
      || !vei_json_member (json, "role", &member, error)
      || !vei_letter_read_name (&member, role_names, &role, error)
      || !vei_letter_read_flag (json, "run_on", &item->run_on, error)
      || !vei_letter_read_flag (json, "new_page", &item->new_page, error))
    return FALSE;
  item->role = role;
  if (vei_json_has (json, "level"))
    {
      if (!vei_json_member (json, "level", &member, error)
          || !vei_json_integer (&member, 0, 1, &level, error))
        return FALSE;
      item->level = (guint8) level;
    }
  if (vei_json_has (json, "equipment")
      && (!vei_json_member (json, "equipment", &member, error)
          || !vei_letter_read_equipment (self, &member, &item->equipment, error)))
    return FALSE;
  return read_item_texts (self, json, &item->text, &item->child, error)
         && read_item_grounds (self, json, item, error);
}

static gboolean read_item (VeiLetterBook *self,
                           const VeiJson *json,
                           gpointer       data,
                           GError       **error);

/* Gets the blocks of a group, read when a kind first uses it. A group that
 * leads back to itself does not exist.
 */
static gboolean
get_group (VeiLetterBook *self,
           const char    *id,
           GPtrArray    **group,
           GError       **error)
{
  g_autoptr (GPtrArray) items = NULL;
  VeiJson root, groups;

  if (g_hash_table_lookup_extended (self->groups, id, NULL, (gpointer *) group))
    return TRUE;
  vei_json_root (&root, self->node);
  *group = NULL;
  if (!vei_json_member (&root, "groups", &groups, error)
      || !vei_json_check_object (&groups, NULL, error))
    return FALSE;
  if (!vei_json_has (&groups, id))
    return TRUE;

  id = g_string_chunk_insert_const (self->strings, id);
  g_hash_table_insert (self->groups, (gpointer) id, NULL);
  items = g_ptr_array_new ();
  if (!vei_letter_read_list (self, &groups, id, read_item, items, error))
    {
      g_hash_table_remove (self->groups, id);
      return FALSE;
    }
  *group = items;
  g_hash_table_insert (self->groups, (gpointer) id, g_steal_pointer (&items));
  return TRUE;
}

/* Adds the blocks of a group. */
static gboolean
read_use (VeiLetterBook *self,
          const VeiJson *json,
          GPtrArray     *items,
          GError       **error)
{
  static const char *const allowed[] = { "use", NULL };
  const char *id;
  GPtrArray *group;
  VeiJson member;

  if (!vei_json_check_object (json, allowed, error)
      || !vei_json_member (json, "use", &member, error)
      || !vei_json_id (&member, &id, error)
      || !get_group (self, id, &group, error))
    return FALSE;
  if (group == NULL)
    return vei_letter_set_unknown (&member, id, error);
  g_ptr_array_extend (items, group, NULL, NULL);
  return TRUE;
}

static gboolean
read_item (VeiLetterBook *self,
           const VeiJson *json,
           gpointer       data,
           GError       **error)
{
  VeiLetterItem *item;
  gboolean read;

  if (vei_json_has (json, "use"))
    return read_use (self, json, data, error);

  item = g_new0 (VeiLetterItem, 1);
  item->question = item->equipment = -1;
  item->terms = g_array_new (FALSE, FALSE, sizeof (VeiTerm));
  g_ptr_array_add (self->all_items, item);
  g_ptr_array_add (data, item);

  read = vei_json_has (json, "insert") ? read_insert (self, json, item, error)
                                       : read_block (self, json, item, error);
  return read && vei_letter_read_condition (self, json, &item->when, error)
         && vei_letter_read_list (self, json, "has", vei_letter_read_term, item->terms, error);
}

/* ---- Kinds and the rest ---- */

static gboolean
read_refusal (VeiLetterBook *self,
              const VeiJson *json,
              gpointer       data,
              GError       **error)
{
  static const char *const allowed[] = { "when", "answer", "text", NULL };
  VeiLetterRefusal *refusal = g_new0 (VeiLetterRefusal, 1);
  VeiJson member;

  g_ptr_array_add (data, refusal);
  return vei_json_check_object (json, allowed, error)
         && vei_json_member (json, "when", &member, error)
         && vei_letter_read_condition (self, json, &refusal->when, error)
         && vei_json_member (json, "answer", &member, error)
         && vei_letter_read_question (self, &member, &refusal->answer, error)
         && vei_letter_read_text_member (self, json, "text", &refusal->text, error);
}

/* An id stands once in a letter: edits and provenance are kept by it. */
static gboolean
check_ids (const VeiJson *json,
           GPtrArray     *items,
           GError       **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (items, i);

      if (item->insert == VEI_INSERT_NONE && !g_hash_table_add (ids, (gpointer) item->id))
        {
          vei_json_set_error (json, error, VEI_DATA_ERROR_DUPLICATE,
                              _("“%s” stands twice"), item->id);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_kind (VeiLetterBook *self,
           const VeiJson *json,
           gpointer       data,
           GError       **error)
{
  static const char *const allowed[] = {
    "id", "title", "description", "after_saving", "source", "refused_when", "bilingual",
    "no_trip", "blocks", NULL
  };
  VeiLetterKindData *kind = g_new0 (VeiLetterKindData, 1);
  VeiSourceRefs sources = { 0 };

  kind->refusals = g_ptr_array_new_with_free_func (g_free);
  kind->index = self->kinds->len;
  kind->needs_trip = vei_json_has (json, "no_trip");
  g_ptr_array_add (self->kinds, kind);
  return vei_json_check_object (json, allowed, error)
         && vei_letter_read_id_member (self, json, "id", &kind->public.id, error)
         && vei_letter_read_text_member (self, json, "title", &kind->public.title, error)
         && vei_letter_read_text_member (self, json, "description", &kind->public.description,
                                         error)
         && vei_letter_read_text_member (self, json, "after_saving",
                                         &kind->public.after_saving, error)
         && vei_letter_read_sources (self, json, &sources, error)
         && vei_letter_check_has_source (json, &sources, error)
         && vei_letter_read_flag (json, "bilingual", &kind->bilingual, error)
         && (!kind->needs_trip
             || vei_letter_read_text_member (self, json, "no_trip", &kind->no_trip, error))
         && vei_letter_read_list (self, json, "refused_when", read_refusal, kind->refusals,
                                  error);
}

static gboolean
read_reason (VeiLetterBook *self,
             const VeiJson *json,
             gpointer       data,
             GError       **error)
{
  static const char *const allowed[] = {
    "question", "equipment", "when", "text", "child", "source", NULL
  };
  VeiLetterReason reason = { 0 };
  VeiJson member;

  if (!vei_json_check_object (json, allowed, error)
      || !vei_json_member (json, "question", &member, error)
      || !vei_letter_read_question (self, &member, &reason.question, error)
      || !vei_letter_read_list (self, json, "equipment", vei_letter_read_equipment_bit,
                                &reason.equipment, error)
      || !vei_letter_read_condition (self, json, &reason.when, error)
      || !read_item_texts (self, json, &reason.text, &reason.child, error)
      || !vei_letter_read_sources (self, json, &reason.sources, error)
      || !vei_letter_check_has_source (json, &reason.sources, error))
    return FALSE;
  g_array_append_val (self->reasons, reason);
  return TRUE;
}

/* Every question that can be a reason has a sentence for it. */
static gboolean
check_reasons (VeiLetterBook *self,
               const VeiJson *root,
               GError       **error)
{
  guint64 covered = 0;
  VeiJson json;

  for (guint i = 0; i < self->reasons->len; i++)
    covered |= G_GUINT64_CONSTANT (1)
               << g_array_index (self->reasons, VeiLetterReason, i).question;
  for (guint i = 0; i < vei_knowledge_get_n_questions (self->knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (self->knowledge, i);

      if (vei_text_get (&question->met, VEI_LANGUAGE_NB)[0] == '\0'
          || (covered & G_GUINT64_CONSTANT (1) << i))
        continue;
      if (!vei_json_member (root, "reasons", &json, error))
        return FALSE;
      vei_json_set_error (&json, error, VEI_DATA_ERROR_MISSING,
                          _("“%s” is missing"), question->id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_equipment_name (VeiLetterBook *self,
                     const VeiJson *json,
                     gpointer       data,
                     GError       **error)
{
  static const char *const allowed[] = { "id", "name", NULL };
  VeiJson member;
  int equipment;

  return vei_json_check_object (json, allowed, error)
         && vei_json_member (json, "id", &member, error)
         && vei_letter_read_equipment (self, &member, &equipment, error)
         && vei_letter_read_text_member (self, json, "name", &self->equipment[equipment], error);
}

static gboolean
read_words (VeiLetterBook *self,
            const VeiJson *root,
            GError       **error)
{
  VeiJson words;

  if (!vei_json_member (root, "words", &words, error)
      || !vei_json_check_object (&words, word_names, error))
    return FALSE;
  for (int word = 0; word < VEI_N_WORDS; word++)
    {
      if (!vei_letter_read_text_member (self, &words, word_names[word], &self->words[word], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_reasons_follow (VeiLetterBook *self,
                     const VeiJson *root,
                     GError       **error)
{
  static const char *const allowed[] = { "days", "source", NULL };
  VeiSourceRefs sources = { 0 };
  VeiJson json, days;
  gint64 value;

  if (!vei_json_member (root, "reasons_follow", &json, error)
      || !vei_json_check_object (&json, allowed, error)
      || !vei_json_member (&json, "days", &days, error)
      || !vei_json_integer (&days, 1, 365, &value, error)
      || !vei_letter_read_sources (self, &json, &sources, error)
      || !vei_letter_check_has_source (&json, &sources, error))
    return FALSE;
  self->reasons_follow_days = (guint) value;
  return TRUE;
}

/* Reads `letters.json` into an empty book, but for the blocks of groups and
 * kinds: most letters need a few of them, and a program that writes one letter
 * should not wait for all. Private.
 */
gboolean
vei_letter_book_read_heads (VeiLetterBook *self,
                            GError       **error)
{
  static const char *const allowed[] = {
    "reasons_follow", "not_asked_verdicts", "open_verdicts", "equipment", "words", "numbers",
    "linter", "reasons", "groups", "kinds", NULL
  };
  VeiJson root;

  g_ptr_array_set_free_func (self->all_items, free_item);
  vei_json_root (&root, self->node);
  return vei_json_check_object (&root, allowed, error)
         && read_reasons_follow (self, &root, error)
         && vei_letter_read_list (self, &root, "not_asked_verdicts", vei_letter_read_verdict_bit,
                                  &self->not_asked_verdicts, error)
         && vei_letter_read_list (self, &root, "open_verdicts", vei_letter_read_verdict_bit,
                                  &self->open_verdicts, error)
         && vei_letter_read_list (self, &root, "equipment", read_equipment_name, NULL, error)
         && read_words (self, &root, error)
         && vei_letter_read_list (self, &root, "numbers", vei_letter_read_text_element,
                                  self->numbers, error)
         && vei_letter_read_list (self, &root, "reasons", read_reason, NULL, error)
         && check_reasons (self, &root, error)
         && vei_letter_read_list (self, &root, "kinds", read_kind, NULL, error);
}

/* Reads the blocks of a kind, the first time that it is asked for. Private. */
gboolean
vei_letter_book_read_kind (VeiLetterBook     *self,
                           VeiLetterKindData *kind,
                           GError           **error)
{
  g_autoptr (GPtrArray) items = NULL;
  VeiJson root, kinds, json;

  if (kind->items != NULL)
    return TRUE;
  items = g_ptr_array_new ();
  vei_json_root (&root, self->node);
  if (!vei_json_member (&root, "kinds", &kinds, error)
      || !vei_json_element (&kinds, kind->index, &json, error)
      || !vei_letter_read_list (self, &json, "blocks", read_item, items, error)
      || !check_ids (&json, items, error))
    return FALSE;
  kind->items = g_steal_pointer (&items);
  return TRUE;
}

/* Reads every group, those that no kind uses included. Private. */
gboolean
vei_letter_book_read_groups (VeiLetterBook *self,
                             GError       **error)
{
  g_autoptr (GList) names = NULL;
  VeiJson root, groups;

  vei_json_root (&root, self->node);
  if (!vei_json_member (&root, "groups", &groups, error)
      || !vei_json_check_object (&groups, NULL, error))
    return FALSE;
  names = json_object_get_members (json_node_get_object (groups.node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      GPtrArray *group;

      if (!get_group (self, l->data, &group, error))
        return FALSE;
    }
  return TRUE;
}
