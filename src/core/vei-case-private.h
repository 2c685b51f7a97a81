/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"
#include "core/vei-json.h"

G_BEGIN_DECLS

struct _VeiCase
{
  GObject parent_instance;

  VeiKnowledge *knowledge;
  char         *id;
  VeiPerson    *person;
  VeiPerson    *guardian;        /* or NULL */
  VeiPerson    *representative;  /* or NULL */
  VeiAnswers    answers;
  GHashTable   *own_words;       /* id of a question -> words, never empty */
  GPtrArray    *events;          /* of VeiEvent */
  VeiRefusal    refusal;
  char         *unit;            /* or NULL */
  char         *clinic_name;
  GStrv         clinic_address;
  char         *wanted_device;   /* or NULL */
  GPtrArray    *attachments;     /* of char * */
  JsonArray    *letters;         /* of our own, or NULL */
  JsonObject   *kept;            /* the file as it was read, or NULL */
};

#define VEI_CASE_FORMAT    "utstyrsveiviser-case"
#define VEI_ANSWERS_FORMAT "utstyrsveiviser-answers"
#define VEI_CASE_VERSION   1

/* Reading. A member that is missing leaves the slot as it is. */
gboolean   vei_field_read_line   (const VeiJson  *object,
                                  const char     *member,
                                  char          **slot,
                                  GError        **error);
gboolean   vei_field_read_words  (const VeiJson  *object,
                                  const char     *member,
                                  char          **slot,
                                  GError        **error);
gboolean   vei_field_read_lines  (const VeiJson  *object,
                                  const char     *member,
                                  GStrv          *slot,
                                  GError        **error);
gboolean   vei_field_read_date   (const VeiJson  *object,
                                  const char     *member,
                                  GDate          *slot,
                                  GError        **error);
gboolean   vei_field_check_words (const VeiJson  *json,
                                  const char    **words,
                                  GError        **error);

/* Writing. What is not set is written only as empty, where @kept has it. */
void       vei_field_write_line  (JsonObject     *object,
                                  JsonObject     *kept,
                                  const char     *member,
                                  const char     *line);
void       vei_field_write_words (JsonObject     *object,
                                  JsonObject     *kept,
                                  const char     *member,
                                  const char     *words);
void       vei_field_write_lines (JsonObject         *object,
                                  JsonObject         *kept,
                                  const char         *member,
                                  const char * const *lines);
void       vei_field_write_date  (JsonObject     *object,
                                  JsonObject     *kept,
                                  const char     *member,
                                  const GDate    *date);
void       vei_field_write_rest  (JsonObject     *object,
                                  JsonObject     *kept);
char      *vei_field_clean_line  (const char     *line) G_GNUC_WARN_UNUSED_RESULT;
char      *vei_field_clean_words (const char     *words) G_GNUC_WARN_UNUSED_RESULT;
JsonNode  *vei_field_copy_node   (JsonNode       *node) G_GNUC_WARN_UNUSED_RESULT;

gboolean   vei_person_read       (VeiPerson      *person,
                                  const VeiJson  *json,
                                  const GDate    *as_of,
                                  GError        **error);
JsonNode  *vei_person_to_node    (const VeiPerson *person) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vei_event_read        (VeiEvent       *event,
                                  const VeiJson  *json,
                                  VeiKnowledge   *knowledge,
                                  GError        **error);
JsonNode  *vei_event_to_node     (const VeiEvent *event) G_GNUC_WARN_UNUSED_RESULT;

gboolean   vei_case_is_child     (const GDate    *birth_date,
                                  const GDate    *on);

G_END_DECLS
