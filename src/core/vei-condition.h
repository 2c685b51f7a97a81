/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-assessment.h"
#include "core/vei-json.h"

G_BEGIN_DECLS

/**
 * VeiTruth:
 * @VEI_FALSE: false
 * @VEI_UNKNOWN: not known
 * @VEI_TRUE: true
 *
 * Kleene's strong three values, in the order that makes *and* the smaller and
 * *or* the greater of two.
 */
typedef enum
{
  VEI_FALSE,
  VEI_UNKNOWN,
  VEI_TRUE,
} VeiTruth;

/**
 * VeiCondition:
 *
 * A condition of a pack, compiled to a flat program over the places of
 * questions in the table.
 */
typedef struct _VeiCondition VeiCondition;

VeiCondition *vei_condition_new_from_json (VeiKnowledge        *knowledge,
                                           const VeiJson       *json,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          vei_condition_free          (VeiCondition        *condition);
VeiTruth      vei_condition_evaluate      (const VeiCondition  *condition,
                                           VeiKnowledge        *knowledge,
                                           const VeiAnswers    *effective,
                                           const VeiAssessment *assessment,
                                           guint                equipment);
guint64       vei_condition_get_questions (const VeiCondition  *condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCondition, vei_condition_free)

G_END_DECLS
