/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-assessment.h"
#include "store/vei-case-store.h"

G_BEGIN_DECLS

/**
 * VeiRejudgement:
 *
 * Where other knowledge, or another day, gives another answer.
 */
typedef struct
{
  gint64          id;
  guint           n_verdicts;
  VeiCaseVerdict  verdict[VEI_MAX_EQUIPMENT];  /* with what it was before */
  const char     *criterion_before[VEI_MAX_EQUIPMENT];  /* or NULL */
  gboolean        verdict_changed;
  gboolean        deadline_changed;
  gboolean        unsure;      /* the knowledge lacks what was answered */

  /*< private >*/
  VeiAssessment   assessment;
} VeiRejudgement;

/**
 * VeiRejudgements:
 *
 * The cases whose answer other knowledge, or another day, changes.
 */
typedef struct _VeiRejudgements VeiRejudgements;

/**
 * VeiRejudgeProgress:
 * @n_done: how many are done
 * @n_all: how many there are
 * @data: what was given with it
 *
 * Told how many cases have been judged anew.
 */
typedef void (*VeiRejudgeProgress) (guint    n_done,
                                    guint    n_all,
                                    gpointer data);

void                  vei_rejudge_async       (VeiCaseStore        *store,
                                               VeiKnowledge        *knowledge,
                                               const GDate         *as_of,
                                               VeiRejudgeProgress   progress,
                                               gpointer             progress_data,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             data);
VeiRejudgements      *vei_rejudge_finish      (VeiCaseStore        *store,
                                               GAsyncResult        *result,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                  vei_rejudgements_free   (VeiRejudgements     *self);
guint                 vei_rejudgements_get_n  (VeiRejudgements     *self);
const VeiRejudgement *vei_rejudgements_get    (VeiRejudgements     *self,
                                               guint                place);
gboolean              vei_rejudgements_apply  (VeiRejudgements     *self,
                                               VeiCaseStore        *store,
                                               GError             **error);
gboolean              vei_rejudge_on_decision (VeiCaseStore        *store,
                                               gint64               id,
                                               GDate               *day,
                                               VeiAssessment       *assessment,
                                               GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiRejudgements, vei_rejudgements_free)

G_END_DECLS
