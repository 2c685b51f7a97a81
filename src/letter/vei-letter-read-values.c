/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "letter/vei-letter-read-private.h"

/* Values that the readers of letters.json share. */

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
  [VEI_SLOT_TRIP_COUNTRY] = "trip_country",
  [VEI_SLOT_TRIP_DEPART] = "trip_depart",
  [VEI_SLOT_TRIP_RETURN] = "trip_return",
  [VEI_SLOT_TRIP_DAYS] = "trip_days",
  [VEI_SLOT_TRIP_INSULIN] = "trip_insulin",
};

static const VeiName term_names[] = {
  { "asks", VEI_TERM_ASKS },
  { "guardian", VEI_TERM_GUARDIAN },
  { "reasons", VEI_TERM_REASONS },
  { "reason", VEI_TERM_REASON },
  { "caution", VEI_TERM_CAUTION },
  { "approval", VEI_TERM_APPROVAL },
  { "fact", VEI_TERM_FACT },
  { "attachments", VEI_TERM_ATTACHMENTS },
  { "events", VEI_TERM_EVENTS },
  { "own_words", VEI_TERM_OWN_WORDS },
  { "supplies", VEI_TERM_SUPPLIES },
  { "trip", VEI_TERM_TRIP },
  { "find_out", VEI_TERM_FIND_OUT },
  { NULL, 0 },
};

/* Reads each element of a list that may be missing. */
gboolean
vei_letter_read_list (VeiLetterBook *self,
                      const VeiJson *object,
                      const char    *member,
                      VeiReadElement read_element,
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

/* Sets the error for a name that does not exist; always FALSE. */
gboolean
vei_letter_set_unknown (const VeiJson *json,
                        const char    *value,
                        GError       **error)
{
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN,
                      _("“%s” does not exist"), value);
  return FALSE;
}

/* Reads a word of a fixed set. */
gboolean
vei_letter_read_name (const VeiJson *json,
                      const VeiName *names,
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
  return vei_letter_set_unknown (json, string, error);
}

/* Reads a text in all languages. */
gboolean
vei_letter_read_text_member (VeiLetterBook *self,
                             const VeiJson *object,
                             const char    *member,
                             VeiText       *text,
                             GError       **error)
{
  VeiJson json;

  return vei_json_member (object, member, &json, error)
         && vei_json_text (&json, self->strings, text, error);
}

/* Reads an id, kept as long as the book. */
gboolean
vei_letter_read_id_member (VeiLetterBook *self,
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

/* Reads true or false; a missing member is false. */
gboolean
vei_letter_read_flag (const VeiJson *object,
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
gboolean
vei_letter_check_slots (const VeiJson *json,
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
            return vei_letter_set_unknown (json, at, error);
          at = end + 1;
        }
    }
  return TRUE;
}

/* Reads the id of a question as its place in the table. */
gboolean
vei_letter_read_question (VeiLetterBook *self,
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
    return vei_letter_set_unknown (json, id, error);
  *question = found->index;
  return TRUE;
}

/* Adds a question to the bits that @data points to. */
gboolean
vei_letter_read_question_bit (VeiLetterBook *self,
                              const VeiJson *json,
                              gpointer       data,
                              GError       **error)
{
  guint question;

  if (!vei_letter_read_question (self, json, &question, error))
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

/* Reads the id of a kind of equipment as its place. */
gboolean
vei_letter_read_equipment (VeiLetterBook *self,
                           const VeiJson *json,
                           int           *equipment,
                           GError       **error)
{
  const char *id;

  if (!vei_json_id (json, &id, error))
    return FALSE;
  *equipment = find_equipment (self, id);
  return *equipment >= 0 || vei_letter_set_unknown (json, id, error);
}

/* Adds a kind of equipment to the bits that @data points to. */
gboolean
vei_letter_read_equipment_bit (VeiLetterBook *self,
                               const VeiJson *json,
                               gpointer       data,
                               GError       **error)
{
  int equipment;

  if (!vei_letter_read_equipment (self, json, &equipment, error))
    return FALSE;
  *(guint32 *) data |= 1u << equipment;
  return TRUE;
}

/* Adds a verdict to the bits that @data points to. */
gboolean
vei_letter_read_verdict_bit (VeiLetterBook *self,
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
  return vei_letter_set_unknown (json, id, error);
}

/* Adds a copy of a string to the array @data. */
gboolean
vei_letter_read_string (VeiLetterBook *self,
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
  return vei_letter_set_unknown (json, string, error);
}

/* Reads "source": ["id#locator"]; none where it is missing. */
gboolean
vei_letter_read_sources (VeiLetterBook *self,
                         const VeiJson *object,
                         VeiSourceRefs *refs,
                         GError       **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (VeiSourceRef));

  if (!vei_letter_read_list (self, object, "source", read_source, array, error))
    return FALSE;
  refs->n = array->len;
  if (array->len > 0)
    {
      refs->ref = (const VeiSourceRef *) (gpointer) g_array_free (g_steal_pointer (&array),
                                                                  FALSE);
      g_ptr_array_add (self->allocations, (gpointer) refs->ref);
    }
  return TRUE;
}

/* A claim names its source. */
gboolean
vei_letter_check_has_source (const VeiJson       *object,
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

/* Reads "when"; NULL where it is missing. The book owns the condition. */
gboolean
vei_letter_read_condition (VeiLetterBook *self,
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
    case VEI_TERM_TRIP:
      return find_equipment (self, argument);
    case VEI_TERM_REASON:
    case VEI_TERM_OWN_WORDS:
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
    case VEI_TERM_EVENTS:
    case VEI_TERM_FIND_OUT:
    case VEI_TERM_SUPPLIES:
    default:
      return -1;
    }
}

static gboolean
needs_argument (VeiTermKind kind)
{
  return kind == VEI_TERM_REASON || kind == VEI_TERM_OWN_WORDS || kind == VEI_TERM_CAUTION
         || kind == VEI_TERM_APPROVAL || kind == VEI_TERM_FACT;
}

/* Reads "asks:sensor", "!guardian". */
gboolean
vei_letter_read_term (VeiLetterBook *self,
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

  for (const VeiName *known = term_names; known->name != NULL; known++)
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
  return vei_letter_set_unknown (json, string, error);
}
