/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-answers.h"

G_BEGIN_DECLS

/**
 * VeiPerson:
 *
 * The person, a guardian or a representative. Strings are never NULL.
 */
typedef struct
{
  char  *name;
  GDate  birth_date;           /* g_date_valid() is FALSE when not known */
  GStrv  address;              /* lines; never NULL */
  char  *phone;
  char  *email;
  JsonObject *kept;            /* as it stood in the file, or NULL; private */
} VeiPerson;

VeiPerson *vei_person_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       vei_person_free (VeiPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiPerson, vei_person_free)

/**
 * VeiEvent:
 *
 * Something that happened on a day, as proof of a reason. Strings are never
 * NULL; g_date_valid() is FALSE where the day is not known.
 */
typedef struct
{
  GDate   date;
  char   *question;            /* id of the reason it speaks for, or "" */
  char   *what;
  double  value_mmol_l;        /* NAN when not given */
  JsonObject *kept;            /* as it stood in the file, or NULL; private */
} VeiEvent;

VeiEvent *vei_event_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void      vei_event_free (VeiEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiEvent, vei_event_free)

/**
 * VeiRefusal:
 *
 * What is known of a refusal. When it was received stands in the answers, as
 * `refusal_received`: it is one fact. Strings are never NULL.
 */
typedef struct
{
  GDate  dated;
  char  *reference;
  char  *reason_given;
  char  *decided_by;
} VeiRefusal;

#define VEI_TYPE_CASE (vei_case_get_type ())
G_DECLARE_FINAL_TYPE (VeiCase, vei_case, VEI, CASE, GObject)

VeiCase    *vei_case_new                (VeiKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
VeiCase    *vei_case_new_from_node      (VeiKnowledge *knowledge,
                                         JsonNode     *node,
                                         const GDate  *as_of,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vei_case_to_node            (VeiCase      *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vei_case_node_is_answers    (JsonNode     *node);

VeiKnowledge *vei_case_get_knowledge    (VeiCase      *self);
const char *vei_case_get_id             (VeiCase      *self);
VeiPerson  *vei_case_get_person         (VeiCase      *self);
VeiPerson  *vei_case_get_guardian       (VeiCase      *self);
void        vei_case_set_guardian       (VeiCase      *self,
                                         VeiPerson    *guardian);
VeiPerson  *vei_case_get_representative (VeiCase      *self);
void        vei_case_set_representative (VeiCase      *self,
                                         VeiPerson    *representative);
VeiAnswers *vei_case_get_answers        (VeiCase      *self);
const char *vei_case_get_own_words      (VeiCase      *self,
                                         const char   *question_id);
void        vei_case_set_own_words      (VeiCase      *self,
                                         const char   *question_id,
                                         const char   *words);
GPtrArray  *vei_case_get_events         (VeiCase      *self);
VeiRefusal *vei_case_get_refusal        (VeiCase      *self);
const char *vei_case_get_unit           (VeiCase      *self);
void        vei_case_set_unit           (VeiCase      *self,
                                         const char   *unit);
const char *vei_case_get_clinic_name    (VeiCase      *self);
void        vei_case_set_clinic_name    (VeiCase      *self,
                                         const char   *name);
GStrv       vei_case_get_clinic_address (VeiCase      *self);
void        vei_case_set_clinic_address (VeiCase      *self,
                                         const char * const *lines);
const char *vei_case_get_wanted_device  (VeiCase      *self);
void        vei_case_set_wanted_device  (VeiCase      *self,
                                         const char   *device);
GPtrArray  *vei_case_get_attachments    (VeiCase      *self);

/* What has been done in the case, and when. */
void        vei_case_add_log            (VeiCase      *self,
                                         GDateTime    *at,
                                         const char   *what);

/* What the one who helps has noted; it stands in no letter. */
const char *vei_case_get_notes          (VeiCase      *self);
void        vei_case_set_notes          (VeiCase      *self,
                                         const char   *notes);

/* What the window keeps of a letter: reasons left out, edits. One JSON object a kind. */
JsonObject *vei_case_get_letter         (VeiCase      *self,
                                         const char   *kind,
                                         gboolean      create);

/* To be called after changing anything that a getter above lends out. */
void        vei_case_changed            (VeiCase      *self);   /* emits "changed" */

G_END_DECLS
