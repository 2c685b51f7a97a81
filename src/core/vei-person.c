/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/vei-case-private.h"
#include "core/vei-date.h"

/* The highest value that any meter could show, with a good margin. */
#define MAX_GLUCOSE_MMOL_L 100.0

/**
 * vei_person_new:
 *
 * Creates a person of whom nothing is known.
 *
 * Returns: (transfer full): the person
 */
VeiPerson *
vei_person_new (void)
{
  VeiPerson *person = g_new0 (VeiPerson, 1);

  g_date_clear (&person->birth_date, 1);
  person->name = g_strdup ("");
  person->address = g_new0 (char *, 1);
  person->phone = g_strdup ("");
  person->email = g_strdup ("");

  return person;
}

/**
 * vei_person_free:
 * @person: (transfer full) (nullable): a person
 *
 * Frees a person.
 */
void
vei_person_free (VeiPerson *person)
{
  if (person == NULL)
    return;

  g_free (person->name);
  g_strfreev (person->address);
  g_free (person->phone);
  g_free (person->email);
  g_clear_pointer (&person->kept, json_object_unref);
  g_free (person);
}

/**
 * vei_event_new:
 *
 * Creates an event of which nothing is known.
 *
 * Returns: (transfer full): the event
 */
VeiEvent *
vei_event_new (void)
{
  VeiEvent *event = g_new0 (VeiEvent, 1);

  g_date_clear (&event->date, 1);
  event->question = g_strdup ("");
  event->what = g_strdup ("");
  event->value_mmol_l = NAN;

  return event;
}

/**
 * vei_event_free:
 * @event: (transfer full) (nullable): an event
 *
 * Frees an event.
 */
void
vei_event_free (VeiEvent *event)
{
  if (event == NULL)
    return;

  g_free (event->question);
  g_free (event->what);
  g_clear_pointer (&event->kept, json_object_unref);
  g_free (event);
}

static gboolean
read_birth_date (VeiPerson      *person,
                 const VeiJson  *json,
                 const GDate    *as_of,
                 GError        **error)
{
  VeiJson birth_date;

  if (!vei_field_read_date (json, "birth_date", &person->birth_date, error))
    return FALSE;
  if (!g_date_valid (&person->birth_date)
      || g_date_compare (&person->birth_date, as_of) <= 0)
    return TRUE;

  if (vei_json_member (json, "birth_date", &birth_date, error))
    vei_json_set_error (&birth_date, error, VEI_DATA_ERROR_VALUE,
                        _("this birth date has not come yet"));
  return FALSE;
}

/*
 * vei_person_read:
 * @person: (inout): a new person
 * @json: the place of the person
 * @as_of: the day that the file is read for
 * @error: return location for an error
 *
 * Reads a person.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if a member has the wrong type, and
 * %VEI_DATA_ERROR_VALUE if a text cannot be printed, or the birth date is
 * impossible or after @as_of.
 *
 * Returns: %FALSE with @error set
 */
gboolean
vei_person_read (VeiPerson      *person,
                 const VeiJson  *json,
                 const GDate    *as_of,
                 GError        **error)
{
  if (!vei_json_check_object (json, NULL, error)
      || !vei_field_read_line (json, "name", &person->name, error)
      || !read_birth_date (person, json, as_of, error)
      || !vei_field_read_lines (json, "address", &person->address, error)
      || !vei_field_read_line (json, "phone", &person->phone, error)
      || !vei_field_read_line (json, "email", &person->email, error))
    return FALSE;

  person->kept = json_object_ref (json_node_get_object (json->node));
  return TRUE;
}

/*
 * vei_person_to_node:
 * @person: a person
 *
 * Writes a person: what is set, and what stood in the file.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
vei_person_to_node (const VeiPerson *person)
{
  g_autoptr (JsonObject) object = json_object_new ();

  vei_field_write_line (object, person->kept, "name", person->name);
  vei_field_write_date (object, person->kept, "birth_date",
                        &person->birth_date);
  vei_field_write_lines (object, person->kept, "address",
                         (const char *const *) person->address);
  vei_field_write_line (object, person->kept, "phone", person->phone);
  vei_field_write_line (object, person->kept, "email", person->email);
  vei_field_write_rest (object, person->kept);

  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
read_event_question (VeiEvent       *event,
                     const VeiJson  *json,
                     VeiKnowledge   *knowledge,
                     GError        **error)
{
  VeiJson question;
  const char *id;

  if (!vei_json_has (json, "question"))
    return TRUE;
  if (!vei_json_member (json, "question", &question, error))
    return FALSE;
  if (vei_json_is_null (&question))
    return TRUE;
  if (!vei_json_string (&question, &id, error))
    return FALSE;

  if (id[0] != '\0' && vei_knowledge_find_question (knowledge, id) == NULL)
    {
      vei_json_set_error (&question, error, VEI_DATA_ERROR_UNKNOWN,
                          _("there is no question “%s”"), id);
      return FALSE;
    }

  g_free (event->question);
  event->question = g_strdup (id);
  return TRUE;
}

static gboolean
read_event_value (VeiEvent       *event,
                  const VeiJson  *json,
                  GError        **error)
{
  VeiJson value;

  if (!vei_json_has (json, "value_mmol_l"))
    return TRUE;

  return vei_json_member (json, "value_mmol_l", &value, error)
         && (vei_json_is_null (&value)
             || vei_json_number (&value, 0, MAX_GLUCOSE_MMOL_L,
                                 &event->value_mmol_l, error));
}

/*
 * vei_event_read:
 * @event: (inout): a new event
 * @json: the place of the event
 * @knowledge: the knowledge that the question stands in
 * @error: return location for an error
 *
 * Reads an event.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if a member has the wrong type,
 * %VEI_DATA_ERROR_VALUE if the date is impossible, the text cannot be printed
 * or the glucose is out of range, and %VEI_DATA_ERROR_UNKNOWN if there is no
 * such question.
 *
 * Returns: %FALSE with @error set
 */
gboolean
vei_event_read (VeiEvent       *event,
                const VeiJson  *json,
                VeiKnowledge   *knowledge,
                GError        **error)
{
  if (!vei_json_check_object (json, NULL, error)
      || !vei_field_read_date (json, "date", &event->date, error)
      || !read_event_question (event, json, knowledge, error)
      || !vei_field_read_words (json, "what", &event->what, error)
      || !read_event_value (event, json, error))
    return FALSE;

  event->kept = json_object_ref (json_node_get_object (json->node));
  return TRUE;
}

/*
 * vei_event_to_node:
 * @event: an event
 *
 * Writes an event: what is set, and what stood in the file.
 *
 * Returns: (transfer full): an object
 */
JsonNode *
vei_event_to_node (const VeiEvent *event)
{
  g_autoptr (JsonObject) object = json_object_new ();

  vei_field_write_date (object, event->kept, "date", &event->date);
  vei_field_write_line (object, event->kept, "question", event->question);
  vei_field_write_words (object, event->kept, "what", event->what);
  if (event->value_mmol_l >= 0 && event->value_mmol_l <= MAX_GLUCOSE_MMOL_L)
    json_object_set_double_member (object, "value_mmol_l",
                                   event->value_mmol_l);
  else if (event->kept != NULL
           && json_object_has_member (event->kept, "value_mmol_l"))
    json_object_set_null_member (object, "value_mmol_l");
  vei_field_write_rest (object, event->kept);

  return json_node_init_object (json_node_alloc (), object);
}
