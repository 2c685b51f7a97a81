/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-json.h"
#include "letter/vei-letter-private.h"

/* Reads letters.json. */

typedef struct
{
  const char *name;
  int         value;
} Name;

static const char *const slot_names[VEI_N_SLOTS] = {
  [VEI_SLOT_EQUIPMENT] = "equipment",
  [VEI_SLOT_ASKED] = "asked",
  [VEI_SLOT_DEVICE] = "device",
  [VEI_SLOT_PERSON_NAME] = "person_name",
  [VEI_SLOT_BIRTH_DATE] = "birth_date",
  [VEI_SLOT_REFUSAL_RECEIVED] = "refusal_received",
  [VEI_SLOT_REFUSAL_DATED] = "refusal_dated",
  [VEI_SLOT_REFUSAL_REASON] = "refusal_reason",
  [VEI_SLOT_REFERENCE] = "reference",
  [VEI_SLOT_DECIDED_BY] = "decided_by",
  [VEI_SLOT_DEADLINE] = "deadline",
  [VEI_SLOT_REASONS_BY] = "reasons_by",
  [VEI_SLOT_HBA1C] = "hba1c",
};

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
};

static const Name role_names[] = {
  { "subject", VEI_BLOCK_SUBJECT },
  { "heading", VEI_BLOCK_HEADING },
  { "paragraph", VEI_BLOCK_PARAGRAPH },
  { "list_item", VEI_BLOCK_LIST_ITEM },
  { NULL, 0 },
};

static const Name insert_names[] = {
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
  { "representative", VEI_INSERT_REPRESENTATIVE },
  { "signature", VEI_INSERT_SIGNATURE },
  { "signature_plain", VEI_INSERT_SIGNATURE_PLAIN },
  { NULL, 0 },
};

static const Name term_names[] = {
  { "asks", VEI_TERM_ASKS },
  { "guardian", VEI_TERM_GUARDIAN },
  { "reasons", VEI_TERM_REASONS },
  { "reason", VEI_TERM_REASON },
  { "caution", VEI_TERM_CAUTION },
  { "approval", VEI_TERM_APPROVAL },
  { "fact", VEI_TERM_FACT },
  { "attachments", VEI_TERM_ATTACHMENTS },
  { "find_out", VEI_TERM_FIND_OUT },
  { NULL, 0 },
};

/* Called for each element of a list; @data is what the caller passed. */
typedef gboolean (*ReadElement) (VeiLetterBook *self,
                                 const VeiJson *json,
                                 gpointer       data,
                                 GError       **error);

static gboolean
read_list (VeiLetterBook *self,
           const VeiJson *object,
           const char    *member,
           ReadElement    read_element,
           gpointer       data,
           GError       **error)
{
  VeiJson list, element;
  guint length;

  if (!vei_json_has (object, member))
    return TRUE;
  if (!vei_json_member (object, member, &list, error)
      || !vei_json_length (&list, &length, error))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      if (!vei_json_element (&list, i, &element, error)
          || !read_element (self, &element, data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_unknown (const VeiJson *json,
             const char    *value,
             GError       **error)
{
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("“%s” does not exist"), value);
  return FALSE;
}

static gboolean
read_name (const VeiJson *json,
           const Name    *names,
           int           *value,
           GError       **error)
{
  const char *string;

  if (!vei_json_string (json, &string, error))
    return FALSE;
  for (; names->name != NULL; names++)
    {
      if (g_str_equal (names->name, string))
        {
          *value = names->value;
          return TRUE;
        }
    }
  return set_unknown (json, string, error);
}

static gboolean
read_text_member (VeiLetterBook *self,
                  const VeiJson *object,
                  const char    *member,
                  VeiText       *text,
                  GError       **error)
{
  VeiJson json;

  return vei_json_member (object, member, &json, error)
         && vei_json_text (&json, self->strings, text, error);
}

static gboolean
read_id_member (VeiLetterBook *self,
                const VeiJson *object,
                const char    *member,
                const char   **id,
                GError       **error)
{
  VeiJson json;

  if (!vei_json_member (object, member, &json, error)
      || !vei_json_id (&json, id, error))
    return FALSE;
  *id = g_string_chunk_insert_const (self->strings, *id);
  return TRUE;
}

static gboolean
read_flag (const VeiJson *object,
           const char    *member,
           gboolean      *flag,
           GError       **error)
{
  VeiJson json;

  *flag = FALSE;
  return !vei_json_has (object, member)
         || (vei_json_member (object, member, &json, error)
             && vei_json_boolean (&json, flag, error));
}

/**
 * vei_slot_find:
 * @name: the name of a slot, not ended by a zero byte
 * @length: of the name, in bytes
 *
 * Finds what a text may name in braces.
 *
 * Returns: a [enum@Slot], or -1
 */
int
vei_slot_find (const char *name,
               gsize       length)
{
  for (int slot = 0; slot < VEI_N_SLOTS; slot++)
    {
      if (strlen (slot_names[slot]) == length
          && strncmp (slot_names[slot], name, length) == 0)
        return slot;
    }
  return -1;
}

/* Refuses a text with a brace that is not a slot. */
static gboolean
check_slots (const VeiJson *json,
             const VeiText *text,
             GError       **error)
{
  for (int language = 0; language < VEI_N_LANGUAGES; language++)
    {
      const char *at = vei_text_get (text, language);

      while ((at = strpbrk (at, "{}")) != NULL)
        {
          const char *end = strchr (at, '}');

          if (*at == '}' || end == NULL || vei_slot_find (at + 1, end - at - 1) < 0)
            return set_unknown (json, at, error);
          at = end + 1;
        }
    }
  return TRUE;
}

static gboolean
read_question (VeiLetterBook *self,
               const VeiJson *json,
               guint         *question,
               GError       **error)
{
  const VeiQuestion *found;
  const char *id;

  if (!vei_json_id (json, &id, error))
    return FALSE;
  found = vei_knowledge_find_question (self->knowledge, id);
  if (found == NULL)
    return set_unknown (json, id, error);
  *question = found->index;
  return TRUE;
}

static gboolean
read_question_bit (VeiLetterBook *self,
                   const VeiJson *json,
                   gpointer       data,
                   GError       **error)
{
  guint question;

  if (!read_question (self, json, &question, error))
    return FALSE;
  *(guint64 *) data |= G_GUINT64_CONSTANT (1) << question;
  return TRUE;
}

static int
find_equipment (VeiLetterBook *self,
                const char    *id)
{
  for (guint i = 0; i < vei_knowledge_get_n_equipment (self->knowledge); i++)
    {
      if (g_str_equal (vei_knowledge_get_equipment (self->knowledge, i)->id, id))
        return (int) i;
    }
  return -1;
}

static gboolean
read_equipment (VeiLetterBook *self,
                const VeiJson *json,
                int           *equipment,
                GError       **error)
{
  const char *id;

  if (!vei_json_id (json, &id, error))
    return FALSE;
  *equipment = find_equipment (self, id);
  return *equipment >= 0 || set_unknown (json, id, error);
}

static gboolean
read_equipment_bit (VeiLetterBook *self,
                    const VeiJson *json,
                    gpointer       data,
                    GError       **error)
{
  int equipment;

  if (!read_equipment (self, json, &equipment, error))
    return FALSE;
  *(guint32 *) data |= 1u << equipment;
  return TRUE;
}

static gboolean
read_verdict_bit (VeiLetterBook *self,
                  const VeiJson *json,
                  gpointer       data,
                  GError       **error)
{
  const char *id;

  if (!vei_json_id (json, &id, error))
    return FALSE;
  for (guint i = 0; i < vei_knowledge_get_n_verdicts (self->knowledge); i++)
    {
      if (g_str_equal (vei_knowledge_get_verdict (self->knowledge, i)->id, id))
        {
          *(guint32 *) data |= 1u << i;
          return TRUE;
        }
    }
  return set_unknown (json, id, error);
}

static gboolean
read_string (VeiLetterBook *self,
             const VeiJson *json,
             gpointer       data,
             GError       **error)
{
  const char *string;

  if (!vei_json_string (json, &string, error))
    return FALSE;
  g_ptr_array_add (data, g_strdup (string));
  return TRUE;
}

/* ---- Sources ---- */

static gboolean
read_source (VeiLetterBook *self,
             const VeiJson *json,
             gpointer       data,
             GError       **error)
{
  g_autofree char *id = NULL;
  const char *string, *locator;
  VeiSourceRef ref = { 0 };

  if (!vei_json_string (json, &string, error))
    return FALSE;
  locator = strchr (string, '#');
  id = locator != NULL ? g_strndup (string, locator - string) : g_strdup (string);
  ref.locator = locator != NULL
                  ? g_string_chunk_insert_const (self->strings, locator + 1) : "";

  for (guint i = 0; i < vei_knowledge_get_n_sources (self->knowledge); i++)
    {
      if (g_str_equal (vei_knowledge_get_source (self->knowledge, i)->id, id))
        {
          ref.source = (guint16) i;
          g_array_append_val ((GArray *) data, ref);
          return TRUE;
        }
    }
  return set_unknown (json, string, error);
}

static gboolean
read_sources (VeiLetterBook *self,
              const VeiJson *object,
              VeiSourceRefs *refs,
              GError       **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (VeiSourceRef));

  if (!read_list (self, object, "source", read_source, array, error))
    return FALSE;
  refs->n = array->len;
  if (array->len > 0)
    {
      refs->ref = g_array_free (g_steal_pointer (&array), FALSE);
      g_ptr_array_add (self->allocations, (gpointer) refs->ref);
    }
  return TRUE;
}

/* A claim names its source. */
static gboolean
check_has_source (const VeiJson       *object,
                  const VeiSourceRefs *refs,
                  GError             **error)
{
  if (refs->n > 0)
    return TRUE;
  vei_json_set_error (object, error, VEI_DATA_ERROR_MISSING,
                      _("“%s” is missing"), "source");
  return FALSE;
}

/* ---- Conditions ---- */

static gboolean
read_condition (VeiLetterBook *self,
                const VeiJson *object,
                VeiCondition **condition,
                GError       **error)
{
  VeiJson json;

  *condition = NULL;
  if (!vei_json_has (object, "when"))
    return TRUE;
  if (!vei_json_member (object, "when", &json, error))
    return FALSE;
  *condition = vei_condition_new_from_json (self->knowledge, &json, error);
  if (*condition == NULL)
    return FALSE;
  g_ptr_array_add (self->conditions, *condition);
  return TRUE;
}

/* Finds a caution or an approval, or -1. */
static int
find_statement (VeiLetterBook *self,
                VeiTermKind    kind,
                const char    *id)
{
  guint n = kind == VEI_TERM_CAUTION ? vei_knowledge_get_n_cautions (self->knowledge)
                                     : vei_knowledge_get_n_approvals (self->knowledge);

  for (guint i = 0; i < n; i++)
    {
      const VeiStatement *statement = kind == VEI_TERM_CAUTION
                                        ? vei_knowledge_get_caution (self->knowledge, i)
                                        : vei_knowledge_get_approval (self->knowledge, i);

      if (g_str_equal (statement->id, id))
        return (int) i;
    }
  return -1;
}

/* Finds what stands after the colon of a term; -1 where it is not there. */
static int
find_argument (VeiLetterBook *self,
               VeiTermKind    kind,
               const char    *argument)
{
  const VeiQuestion *question;

  switch (kind)
    {
    case VEI_TERM_ASKS:
      return find_equipment (self, argument);
    case VEI_TERM_REASON:
      question = vei_knowledge_find_question (self->knowledge, argument);
      return question != NULL ? question->index : -1;
    case VEI_TERM_CAUTION:
    case VEI_TERM_APPROVAL:
      return find_statement (self, kind, argument);
    case VEI_TERM_FACT:
      return vei_slot_find (argument, strlen (argument));
    case VEI_TERM_GUARDIAN:
    case VEI_TERM_REASONS:
    case VEI_TERM_ATTACHMENTS:
    case VEI_TERM_FIND_OUT:
    default:
      return -1;
    }
}

static gboolean
needs_argument (VeiTermKind kind)
{
  return kind == VEI_TERM_REASON || kind == VEI_TERM_CAUTION
         || kind == VEI_TERM_APPROVAL || kind == VEI_TERM_FACT;
}

/* Reads "asks:sensor", "!guardian". */
static gboolean
read_term (VeiLetterBook *self,
           const VeiJson *json,
           gpointer       data,
           GError       **error)
{
  const char *string, *name, *colon;
  gsize length;
  VeiTerm term = { .index = -1 };

  if (!vei_json_string (json, &string, error))
    return FALSE;
  term.negated = string[0] == '!';
  name = string + (term.negated ? 1 : 0);
  colon = strchr (name, ':');
  length = colon != NULL ? (gsize) (colon - name) : strlen (name);

  for (const Name *known = term_names; known->name != NULL; known++)
    {
      if (strlen (known->name) != length || strncmp (known->name, name, length) != 0)
        continue;
      term.kind = known->value;
      if (colon != NULL)
        term.index = find_argument (self, term.kind, colon + 1);
      if (term.index < 0 && (colon != NULL || needs_argument (term.kind)))
        break;
      g_array_append_val ((GArray *) data, term);
      return TRUE;
    }
  return set_unknown (json, string, error);
}

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
      || !read_name (&member, insert_names, &insert, error))
    return FALSE;
  item->insert = insert;
  item->id = g_string_chunk_insert_const (self->strings, json_node_get_string (member.node));

  if (item->insert != VEI_INSERT_OWN_WORDS)
    return TRUE;
  if (!vei_json_member (json, "question", &member, error)
      || !read_question (self, &member, &question, error))
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
  return read_text_member (self, json, "text", text, error)
         && check_slots (json, text, error)
         && (!vei_json_has (json, "child")
             || (read_text_member (self, json, "child", child, error)
                 && check_slots (json, child, error)));
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

  if (!read_list (self, json, "answers", read_question_bit, &item->answers, error)
      || !read_list (self, json, "facts", read_string, facts, error)
      || !read_sources (self, json, &item->sources, error)
      || !read_flag (json, "form", &item->form, error))
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
    "id", "role", "level", "run_on", "form", "equipment", "when", "has", "text",
    "child", "answers", "facts", "rule", "source", NULL
  };
  VeiJson member;
  gint64 level;
  int role;

  if (!vei_json_check_object (json, allowed, error)
      || !read_id_member (self, json, "id", &item->id, error)
      || !vei_json_member (json, "role", &member, error)
      || !read_name (&member, role_names, &role, error)
      || !read_flag (json, "run_on", &item->run_on, error))
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
          || !read_equipment (self, &member, &item->equipment, error)))
    return FALSE;
  return read_item_texts (self, json, &item->text, &item->child, error)
         && read_item_grounds (self, json, item, error);
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
      || !vei_json_id (&member, &id, error))
    return FALSE;
  group = g_hash_table_lookup (self->groups, id);
  if (group == NULL)
    return set_unknown (&member, id, error);
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
  return read && read_condition (self, json, &item->when, error)
         && read_list (self, json, "has", read_term, item->terms, error);
}

static gboolean
read_groups (VeiLetterBook *self,
             const VeiJson *root,
             GError       **error)
{
  g_autoptr (GList) names = NULL;
  VeiJson groups;

  if (!vei_json_member (root, "groups", &groups, error)
      || !vei_json_check_object (&groups, NULL, error))
    return FALSE;
  names = json_object_get_members (json_node_get_object (groups.node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();

      if (!read_list (self, &groups, l->data, read_item, items, error))
        return FALSE;
      g_hash_table_insert (self->groups,
                           (gpointer) g_string_chunk_insert_const (self->strings, l->data),
                           g_steal_pointer (&items));
    }
  return TRUE;
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
         && read_condition (self, json, &refusal->when, error)
         && vei_json_member (json, "answer", &member, error)
         && read_question (self, &member, &refusal->answer, error)
         && read_text_member (self, json, "text", &refusal->text, error);
}

/* An id stands once in a letter: edits and provenance are kept by it. */
static gboolean
check_ids (const VeiJson           *json,
           const VeiLetterKindData *kind,
           GError                 **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kind->items->len; i++)
    {
      const VeiLetterItem *item = g_ptr_array_index (kind->items, i);

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
    "id", "title", "description", "after_saving", "source", "refused_when", "blocks", NULL
  };
  VeiLetterKindData *kind = g_new0 (VeiLetterKindData, 1);
  VeiSourceRefs sources = { 0 };

  kind->refusals = g_ptr_array_new_with_free_func (g_free);
  kind->items = g_ptr_array_new ();
  g_ptr_array_add (self->kinds, kind);
  return vei_json_check_object (json, allowed, error)
         && read_id_member (self, json, "id", &kind->public.id, error)
         && read_text_member (self, json, "title", &kind->public.title, error)
         && read_text_member (self, json, "description", &kind->public.description, error)
         && read_text_member (self, json, "after_saving", &kind->public.after_saving, error)
         && read_sources (self, json, &sources, error)
         && check_has_source (json, &sources, error)
         && read_list (self, json, "refused_when", read_refusal, kind->refusals, error)
         && read_list (self, json, "blocks", read_item, kind->items, error)
         && check_ids (json, kind, error);
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
      || !read_question (self, &member, &reason.question, error)
      || !read_list (self, json, "equipment", read_equipment_bit, &reason.equipment, error)
      || !read_condition (self, json, &reason.when, error)
      || !read_item_texts (self, json, &reason.text, &reason.child, error)
      || !read_sources (self, json, &reason.sources, error)
      || !check_has_source (json, &reason.sources, error))
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
         && read_equipment (self, &member, &equipment, error)
         && read_text_member (self, json, "name", &self->equipment[equipment], error);
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
      if (!read_text_member (self, &words, word_names[word], &self->words[word], error))
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
      || !read_sources (self, &json, &sources, error)
      || !check_has_source (&json, &sources, error))
    return FALSE;
  self->reasons_follow_days = (guint) value;
  return TRUE;
}

/* Reads `letters.json` into an empty book. */
gboolean
vei_letter_book_read (VeiLetterBook *self,
                      JsonNode      *node,
                      GError       **error)
{
  static const char *const allowed[] = {
    "reasons_follow", "not_asked_verdicts", "open_verdicts", "equipment", "words",
    "reasons", "groups", "kinds", NULL
  };
  VeiJson root;

  g_ptr_array_set_free_func (self->all_items, free_item);
  vei_json_root (&root, node);
  return vei_json_check_object (&root, allowed, error)
         && read_reasons_follow (self, &root, error)
         && read_list (self, &root, "not_asked_verdicts", read_verdict_bit,
                       &self->not_asked_verdicts, error)
         && read_list (self, &root, "open_verdicts", read_verdict_bit,
                       &self->open_verdicts, error)
         && read_list (self, &root, "equipment", read_equipment_name, NULL, error)
         && read_words (self, &root, error)
         && read_list (self, &root, "reasons", read_reason, NULL, error)
         && check_reasons (self, &root, error)
         && read_groups (self, &root, error)
         && read_list (self, &root, "kinds", read_kind, NULL, error);
}
