/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-case-private.h"

#include "core/vei-date.h"

/* The bound between the age groups of the case format: `child` is under 18. */
#define ADULT_FROM_YEARS 18

/**
 * VeiCase:
 *
 * All that is kept of one matter: the person, the answers, what they say in
 * their own words, the refusal, and what the window keeps of the letters.
 *
 * A case lends out its parts, to be changed in place; whoever does that calls
 * vei_case_changed() afterwards. The setters emit [signal@VeiCase::changed]
 * themselves. Main thread only.
 *
 * ```c
 * g_autoptr (VeiCase) self = vei_case_new (knowledge);
 * VeiPerson *person = vei_case_get_person (self);
 *
 * g_free (person->phone);
 * person->phone = g_strdup (gtk_editable_get_text (entry));
 * vei_case_changed (self);
 * ```
 */
G_DEFINE_FINAL_TYPE (VeiCase, vei_case, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
vei_case_dispose (GObject *object)
{
  VeiCase *self = VEI_CASE (object);

  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_case_parent_class)->dispose (object);
}

static void
vei_case_finalize (GObject *object)
{
  VeiCase *self = VEI_CASE (object);

  g_free (self->id);
  vei_person_free (self->person);
  vei_person_free (self->guardian);
  vei_person_free (self->representative);
  g_hash_table_unref (self->own_words);
  g_ptr_array_unref (self->events);
  g_free (self->refusal.reference);
  g_free (self->refusal.reason_given);
  g_free (self->refusal.decided_by);
  g_free (self->unit);
  g_free (self->clinic_name);
  g_strfreev (self->clinic_address);
  g_free (self->wanted_device);
  g_ptr_array_unref (self->attachments);
  g_clear_pointer (&self->letters, json_array_unref);
  g_clear_pointer (&self->kept, json_object_unref);

  G_OBJECT_CLASS (vei_case_parent_class)->finalize (object);
}

static void
vei_case_class_init (VeiCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_case_dispose;
  object_class->finalize = vei_case_finalize;

  /**
   * VeiCase::changed:
   *
   * Emitted when something of the case has changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VEI_TYPE_CASE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
vei_case_init (VeiCase *self)
{
  self->id = g_uuid_string_random ();
  self->person = vei_person_new ();
  vei_answers_clear (&self->answers);
  self->own_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           g_free);
  self->events
    = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_event_free);
  g_date_clear (&self->refusal.dated, 1);
  self->refusal.reference = g_strdup ("");
  self->refusal.reason_given = g_strdup ("");
  self->refusal.decided_by = g_strdup ("");
  self->clinic_name = g_strdup ("");
  self->clinic_address = g_new0 (char *, 1);
  self->attachments = g_ptr_array_new_with_free_func (g_free);
}

/**
 * vei_case_new:
 * @knowledge: the knowledge that says which questions there are
 *
 * Creates an empty case with an id of its own.
 *
 * Returns: (transfer full): the case
 */
VeiCase *
vei_case_new (VeiKnowledge *knowledge)
{
  VeiCase *self;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_CASE, NULL);
  self->knowledge = g_object_ref (knowledge);

  return self;
}

/*
 * vei_case_is_child:
 * @birth_date: a valid date
 * @on: a valid date
 *
 * Finds out which age group somebody belongs to on a day.
 *
 * Returns: whether it is `child`
 */
gboolean
vei_case_is_child (const GDate *birth_date,
                   const GDate *on)
{
  return vei_date_age_years (birth_date, on) < ADULT_FROM_YEARS;
}

/**
 * vei_case_changed:
 * @self: a case
 *
 * Emits [signal@VeiCase::changed]. To be called after changing anything that
 * a getter lends out.
 */
void
vei_case_changed (VeiCase *self)
{
  g_return_if_fail (VEI_IS_CASE (self));

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * vei_case_get_knowledge:
 * @self: a case
 *
 * Gets the knowledge that the answers of a case belong to.
 *
 * Returns: (transfer none): the knowledge
 */
VeiKnowledge *
vei_case_get_knowledge (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->knowledge;
}

/**
 * vei_case_get_id:
 * @self: a case
 *
 * Gets the id of a case: a random UUID, or what stood in its file.
 *
 * Returns: (transfer none): the id, never empty
 */
const char *
vei_case_get_id (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->id;
}

/**
 * vei_case_get_person:
 * @self: a case
 *
 * Gets the person that a case is about, to read or to change in place.
 *
 * Returns: (transfer none): the person
 */
VeiPerson *
vei_case_get_person (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->person;
}

static void
set_person (VeiCase    *self,
            VeiPerson **slot,
            VeiPerson  *person)
{
  if (*slot == person)
    return;

  vei_person_free (*slot);
  *slot = person;
  vei_case_changed (self);
}

/**
 * vei_case_get_guardian:
 * @self: a case
 *
 * Gets the guardian of a child, to read or to change in place.
 *
 * Returns: (transfer none) (nullable): the guardian, or %NULL
 */
VeiPerson *
vei_case_get_guardian (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->guardian;
}

/**
 * vei_case_set_guardian:
 * @self: a case
 * @guardian: (transfer full) (nullable): the guardian, or %NULL for none
 *
 * Sets the guardian of a child. The one before is freed.
 */
void
vei_case_set_guardian (VeiCase   *self,
                       VeiPerson *guardian)
{
  g_return_if_fail (VEI_IS_CASE (self));

  set_person (self, &self->guardian, guardian);
}

/**
 * vei_case_get_representative:
 * @self: a case
 *
 * Gets who acts for the person, to read or to change in place.
 *
 * Returns: (transfer none) (nullable): the representative, or %NULL
 */
VeiPerson *
vei_case_get_representative (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->representative;
}

/**
 * vei_case_set_representative:
 * @self: a case
 * @representative: (transfer full) (nullable): who acts for the person, or
 *   %NULL for nobody
 *
 * Sets who acts for the person. The one before is freed.
 */
void
vei_case_set_representative (VeiCase   *self,
                             VeiPerson *representative)
{
  g_return_if_fail (VEI_IS_CASE (self));

  set_person (self, &self->representative, representative);
}

/**
 * vei_case_get_answers:
 * @self: a case
 *
 * Gets the answers, to read or to change in place. The date that a refusal was
 * received stands here, as the answer to `refusal_received`.
 *
 * Returns: (transfer none): the answers as they were given
 */
VeiAnswers *
vei_case_get_answers (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return &self->answers;
}

/**
 * vei_case_get_own_words:
 * @self: a case
 * @question_id: the id of a question
 *
 * Gets what the person says of a question in their own words.
 *
 * Returns: (transfer none) (nullable): the words, or %NULL where there are
 *   none; never empty
 */
const char *
vei_case_get_own_words (VeiCase    *self,
                        const char *question_id)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);
  g_return_val_if_fail (question_id != NULL, NULL);

  return g_hash_table_lookup (self->own_words, question_id);
}

/**
 * vei_case_set_own_words:
 * @self: a case
 * @question_id: the id of a question that the knowledge has
 * @words: (nullable): the words; empty or %NULL for none
 *
 * Sets what the person says of a question in their own words. Control
 * characters other than line breaks and tabs are left out.
 */
void
vei_case_set_own_words (VeiCase    *self,
                        const char *question_id,
                        const char *words)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (VEI_IS_CASE (self));
  g_return_if_fail (question_id != NULL);
  g_return_if_fail (vei_knowledge_find_question (self->knowledge, question_id) != NULL);

  clean = vei_field_clean_words (words);
  if (clean[0] == '\0')
    g_clear_pointer (&clean, g_free);
  if (g_strcmp0 (clean, vei_case_get_own_words (self, question_id)) == 0)
    return;

  if (clean != NULL)
    g_hash_table_replace (self->own_words, g_strdup (question_id),
                          g_steal_pointer (&clean));
  else
    g_hash_table_remove (self->own_words, question_id);
  vei_case_changed (self);
}

/**
 * vei_case_get_events:
 * @self: a case
 *
 * Gets what happened on which day, to read or to change in place, in the order
 * of the file.
 *
 * Returns: (transfer none) (element-type VeiEvent): the events, which the array
 *   owns
 */
GPtrArray *
vei_case_get_events (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->events;
}

/**
 * vei_case_get_refusal:
 * @self: a case
 *
 * Gets what is known of a refusal, to read or to change in place.
 *
 * Returns: (transfer none): the refusal; empty where there is none
 */
VeiRefusal *
vei_case_get_refusal (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return &self->refusal;
}

/* Sets a line that is empty, or NULL, where there is nothing. */
static void
set_line (VeiCase    *self,
          char      **slot,
          const char *line,
          const char *nothing)
{
  g_autofree char *clean = vei_field_clean_line (line);

  if (clean[0] == '\0')
    {
      g_free (clean);
      clean = g_strdup (nothing);
    }
  if (g_strcmp0 (clean, *slot) == 0)
    return;

  g_free (*slot);
  *slot = g_steal_pointer (&clean);
  vei_case_changed (self);
}

/**
 * vei_case_get_unit:
 * @self: a case
 *
 * Gets the id of the equipment unit that a case belongs to.
 *
 * Returns: (transfer none) (nullable): the id, or %NULL; never empty
 */
const char *
vei_case_get_unit (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->unit;
}

/**
 * vei_case_set_unit:
 * @self: a case
 * @unit: (nullable): the id of an equipment unit; empty or %NULL for none
 *
 * Sets the equipment unit that a case belongs to.
 */
void
vei_case_set_unit (VeiCase    *self,
                   const char *unit)
{
  g_return_if_fail (VEI_IS_CASE (self));

  set_line (self, &self->unit, unit, NULL);
}

/**
 * vei_case_get_clinic_name:
 * @self: a case
 *
 * Gets the name of the clinic that letters go to.
 *
 * Returns: (transfer none): the name; empty where it is not known
 */
const char *
vei_case_get_clinic_name (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->clinic_name;
}

/**
 * vei_case_set_clinic_name:
 * @self: a case
 * @name: (nullable): the name; empty or %NULL where it is not known
 *
 * Sets the name of the clinic that letters go to.
 */
void
vei_case_set_clinic_name (VeiCase    *self,
                          const char *name)
{
  g_return_if_fail (VEI_IS_CASE (self));

  set_line (self, &self->clinic_name, name, "");
}

/**
 * vei_case_get_clinic_address:
 * @self: a case
 *
 * Gets the address of the clinic that letters go to.
 *
 * Returns: (transfer none) (array zero-terminated=1): its lines; none where it
 *   is not known
 */
GStrv
vei_case_get_clinic_address (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->clinic_address;
}

/**
 * vei_case_set_clinic_address:
 * @self: a case
 * @lines: (nullable) (array zero-terminated=1): the lines; %NULL for none
 *
 * Sets the address of the clinic that letters go to.
 */
void
vei_case_set_clinic_address (VeiCase            *self,
                             const char * const *lines)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (VEI_IS_CASE (self));

  if (lines == NULL)
    lines = none;
  if (g_strv_equal (lines, (const char *const *) self->clinic_address))
    return;

  g_strfreev (self->clinic_address);
  self->clinic_address = g_strdupv ((GStrv) lines);
  vei_case_changed (self);
}

/**
 * vei_case_get_wanted_device:
 * @self: a case
 *
 * Gets the device that the person would like, in their own words or by its id.
 *
 * Returns: (transfer none) (nullable): the device, or %NULL; never empty
 */
const char *
vei_case_get_wanted_device (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->wanted_device;
}

/**
 * vei_case_set_wanted_device:
 * @self: a case
 * @device: (nullable): the device; empty or %NULL for none
 *
 * Sets the device that the person would like.
 */
void
vei_case_set_wanted_device (VeiCase    *self,
                            const char *device)
{
  g_return_if_fail (VEI_IS_CASE (self));

  set_line (self, &self->wanted_device, device, NULL);
}

/**
 * vei_case_get_attachments:
 * @self: a case
 *
 * Gets what goes with the letters, to read or to change in place.
 *
 * Returns: (transfer none) (element-type utf8): the attachments, which the
 *   array owns, in the order of the file
 */
GPtrArray *
vei_case_get_attachments (VeiCase *self)
{
  g_return_val_if_fail (VEI_IS_CASE (self), NULL);

  return self->attachments;
}

/**
 * vei_case_get_letter:
 * @self: a case
 * @kind: the id of a kind of letter
 * @create: whether to add an object where there is none
 *
 * Gets what is kept of a letter, to read or to change in place: an object with
 * the member `kind` and whatever the letter needs.
 *
 * Adding an object does not emit [signal@VeiCase::changed]; call
 * vei_case_changed() when something has been written in it.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL where there is none
 *   and @create is %FALSE
 */
JsonObject *
vei_case_get_letter (VeiCase    *self,
                     const char *kind,
                     gboolean    create)
{
  JsonObject *letter;

  g_return_val_if_fail (VEI_IS_CASE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; self->letters != NULL && i < json_array_get_length (self->letters); i++)
    {
      letter = json_array_get_object_element (self->letters, i);
      if (g_str_equal (json_object_get_string_member (letter, "kind"), kind))
        return letter;
    }
  if (!create)
    return NULL;

  if (self->letters == NULL)
    self->letters = json_array_new ();
  letter = json_object_new ();
  json_object_set_string_member (letter, "kind", kind);
  json_array_add_object_element (self->letters, letter);

  return letter;
}
