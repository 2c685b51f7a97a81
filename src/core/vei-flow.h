/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-knowledge.h"

G_BEGIN_DECLS

/* In the mask of a limit: not known; bit VEI_FLOW_VALUE + n is the nth value. */
enum
{
  VEI_FLOW_DOES_NOT_KNOW,
  VEI_FLOW_VALUE,
};

/**
 * VeiFlowLimit:
 *
 * An earlier question, and the answers to it with which a question is still
 * asked of somebody. The values of a yes/no question are no and yes, of a
 * question with several answers the sets of its choices less one, of a date in
 * time and late.
 */
typedef struct
{
  guint8  question;
  guint32 answers;
} VeiFlowLimit;

/**
 * VeiFlow:
 *
 * Of each question, which earlier answers decide alone that it is not asked.
 */
typedef struct _VeiFlow VeiFlow;

VeiFlow            *vei_flow_new        (VeiKnowledge       *knowledge) G_GNUC_WARN_UNUSED_RESULT;
void                vei_flow_free       (VeiFlow            *self);
const VeiFlowLimit *vei_flow_get_limits (VeiFlow            *self,
                                         guint               question,
                                         guint              *n_limits);
char               *vei_flow_describe   (VeiFlow            *self,
                                         const VeiFlowLimit *limit,
                                         VeiLanguage         language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiFlow, vei_flow_free)

G_END_DECLS
