/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-answers.h"

G_BEGIN_DECLS

/**
 * VeiEquipmentResult:
 *
 * What the rules say of one kind of equipment. Sets of questions, approvals
 * and cautions are bit masks over their place in the knowledge.
 */
typedef struct
{
  gboolean wanted;
  guint8   verdict;            /* index for vei_knowledge_get_verdict() */
  gint8    line;               /* index for vei_knowledge_get_line(), -1: no criterion */
  guint64  met;
  guint64  find_out;
  guint64  approvals;
  guint64  cautions;
} VeiEquipmentResult;

/**
 * VeiAssessment:
 *
 * The whole answer for a person as of a day. A plain value, filled by
 * vei_assess().
 */
typedef struct
{
  guint32            as_of;    /* g_date_get_julian() */
  VeiEquipmentResult equipment[VEI_MAX_EQUIPMENT];
  guint64            steps;
  guint64            dated_steps;      /* those that carry the two dates below */
  guint32            deadline;         /* julian day; 0: none */
  guint32            send_by;          /* julian day; 0: none */
  guint64            sources[VEI_MAX_SOURCES / 64];
  guint64            stale[VEI_MAX_SOURCES / 64];
} VeiAssessment;

void               vei_assess                       (VeiKnowledge        *knowledge,
                                                     const VeiAnswers    *answers,
                                                     const GDate         *as_of,
                                                     VeiAssessment       *assessment);
const VeiQuestion *vei_next_question                (VeiKnowledge        *knowledge,
                                                     const VeiAnswers    *answers,
                                                     const GDate         *as_of);
const VeiQuestion *vei_next_to_ask                  (VeiKnowledge        *knowledge,
                                                     const VeiAnswers    *answers,
                                                     const GDate         *as_of);
guint64            vei_askable_questions            (VeiKnowledge        *knowledge,
                                                     const VeiAnswers    *answers,
                                                     const GDate         *as_of);
gboolean           vei_assessment_has_step          (const VeiAssessment *assessment,
                                                     VeiKnowledge        *knowledge,
                                                     const char          *step_id);
JsonNode          *vei_assessment_to_node           (const VeiAssessment *assessment,
                                                     VeiKnowledge        *knowledge,
                                                     const VeiQuestion   *next_question) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
