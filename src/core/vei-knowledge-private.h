/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-condition-private.h"
#include "core/vei-json.h"
#include "core/vei-knowledge.h"

G_BEGIN_DECLS

#define VEI_MAX_VERDICTS   16
#define VEI_MAX_LINES      32
#define VEI_MAX_STATEMENTS 64
#define VEI_MAX_CHOICES    12
#define VEI_MAX_MANY       4

/* What a question brings with it besides its texts. */
typedef struct
{
  guint16       parent_mask;       /* values of the parent for which it is asked */
  VeiCondition *counts_as_yes;     /* or NULL */
  guint         n_values;          /* how many bits of VeiFacts.bits it can have */
  int           deadline;          /* index, or -1: a date that a deadline runs from */
} VeiQuestionMechanism;

typedef struct
{
  const char    *id;
  guint8         question;
  guint          days;
  VeiSourceRefs  sources;
} VeiDeadline;

typedef struct
{
  VeiStatement  statement;
  VeiCondition *when;              /* NULL: always */
  guint8        verdict;
} VeiLine;

typedef struct
{
  guint8        question;
  VeiCondition *when;              /* NULL: always */
} VeiReason;

typedef struct
{
  VeiEquipment  public;
  guint         choice_bit;        /* in the answer to the equipment question */
  guint         n_lines;
  VeiLine      *lines;
  guint         n_reasons;
  VeiReason    *reasons;
  guint64       requirements;
  int           requirement_caution;   /* index, or -1 */
} VeiEquipmentRules;

typedef struct
{
  VeiStatement  statement;
  VeiCondition *when;
  guint32       equipment;         /* approvals and cautions: one bit for each kind */
  int           deadline;          /* steps: index, or -1 */
} VeiRule;

struct _VeiKnowledge
{
  GObject parent_instance;

  VeiPack      *pack;
  GStringChunk *strings;
  GPtrArray    *allocations;       /* arrays that live as long as the knowledge */
  JsonNode     *rules_root;        /* for the definitions */

  const char *version;
  GDate       released;
  GDate       expires;           /* not valid: no day is given */
  const char *publisher;

  guint        n_sources;
  VeiSource   *sources;
  GHashTable  *source_ids;         /* id -> index + 1 */

  guint                 n_pages;
  VeiPage              *pages;
  guint                 n_questions;
  VeiQuestion          *questions;
  VeiQuestionMechanism *mechanism;
  GHashTable           *question_ids;

  guint              n_deadlines;
  VeiDeadline       *deadlines;
  guint              n_verdicts;
  VeiVerdict        *verdicts;
  guint8             verdict_open;       /* find_out_first */
  guint8             verdict_unsettled;  /* need_more_information */
  int                equipment_question;
  guint              n_equipment;
  VeiEquipmentRules *equipment;
  guint              n_approvals;
  VeiRule           *approvals;
  guint              n_cautions;
  VeiRule           *cautions;
  guint              n_steps;
  VeiRule           *steps;

  guint32       nothing_when_all;        /* verdicts */
  guint32       reason_verdicts;
  guint32       requirement_verdicts;
  guint32       no_met_verdicts;
  VeiCondition *no_reasons_when;         /* or NULL */
  guint64       last_questions;
  guint64       requirement_questions;   /* of all equipment */

  struct _VeiRuleDiagrams *diagrams;     /* made when first needed */
  struct _VeiSourceFacts *facts;         /* likewise */
};

typedef struct _VeiSourceFacts VeiSourceFacts;

void        vei_source_facts_free        (VeiSourceFacts *facts);

/* Memory that lives as long as the knowledge. */
gpointer    vei_knowledge_allocate       (VeiKnowledge   *self,
                                          gsize           count,
                                          gsize           size);
const char *vei_knowledge_intern         (VeiKnowledge   *self,
                                          const char     *string);

gboolean    vei_knowledge_read_sources   (VeiKnowledge   *self,
                                          JsonNode       *root,
                                          GError        **error);
gboolean    vei_knowledge_read_questions (VeiKnowledge   *self,
                                          JsonNode       *root,
                                          GError        **error);
gboolean    vei_knowledge_read_rules     (VeiKnowledge   *self,
                                          JsonNode       *root,
                                          GError        **error);

/* Readers of members that many objects share. */
gboolean    vei_knowledge_read_source_refs (VeiKnowledge  *self,
                                            const VeiJson *object,
                                            VeiSourceRefs *refs,
                                            GError       **error);
gboolean    vei_knowledge_read_text      (VeiKnowledge   *self,
                                          const VeiJson  *object,
                                          const char     *member,
                                          gboolean        required,
                                          VeiText        *text,
                                          GError        **error);
gboolean    vei_knowledge_read_id        (VeiKnowledge   *self,
                                          const VeiJson  *object,
                                          const char     *member,
                                          const char    **id,
                                          GError        **error);
gboolean    vei_knowledge_read_question  (VeiKnowledge   *self,
                                          const VeiJson  *json,
                                          guint          *question,
                                          GError        **error);
gboolean    vei_knowledge_read_verdicts  (VeiKnowledge   *self,
                                          const VeiJson  *json,
                                          guint32        *mask,
                                          GError        **error);
int         vei_knowledge_find_verdict   (VeiKnowledge   *self,
                                          const char     *id);

/* Shared by the readers of rules. */
gboolean vei_knowledge_read_list (const VeiJson *object,
                                  const char *member,
                                  guint minimum,
                                  guint maximum,
                                  VeiJson *list,
                                  guint *length,
                                  GError **error);
gboolean vei_knowledge_refuse_duplicate (const VeiJson *json,
                                         const char *id,
                                         GError **error);
gboolean vei_knowledge_read_when (VeiKnowledge *self,
                                  const VeiJson *object,
                                  VeiConditionScope scope,
                                  gboolean required,
                                  VeiCondition **when,
                                  GError **error);
gboolean vei_knowledge_read_verdict_id (VeiKnowledge *self,
                                        const VeiJson *json,
                                        guint *verdict,
                                        GError **error);
gboolean vei_knowledge_read_equipment (VeiKnowledge *self,
                                       const VeiJson *root,
                                       GError **error);

/* Facts of a person as of a day, before any verdict is known. */
void        vei_facts_set_answers        (VeiFacts         *facts,
                                          VeiKnowledge     *knowledge,
                                          const VeiAnswers *answers,
                                          guint32           as_of);
/* The rules read on facts; fills the verdicts into the facts, too. */
void        vei_rules_read               (VeiKnowledge     *knowledge,
                                          VeiFacts         *facts,
                                          VeiAssessment    *assessment);

G_END_DECLS
