/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-answers.h"

G_BEGIN_DECLS

/**
 * VeiVerdictChange:
 *
 * One way in which two packs answer differently, and a person of whom that is
 * so.
 */
typedef struct
{
  const char  *kind;           /* "equipment", "approval", "caution", "step" */
  char        *id;
  char        *before;         /* verdict and criterion, "yes" or "no" */
  char        *after;
  gboolean     same_verdict;   /* equipment: only the criterion is another */
  VeiAnswers   answers[2];     /* the person, in the old pack and in the new one */
  char        *person;         /* the answers that it takes, in words */
} VeiVerdictChange;

GPtrArray *vei_verdict_diff (VeiKnowledge *before,
                             VeiKnowledge *after,
                             VeiLanguage   language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
