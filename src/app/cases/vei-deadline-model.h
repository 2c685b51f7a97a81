/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

#include "core/vei-assessment.h"
#include "store/vei-case-store.h"

G_BEGIN_DECLS

#define VEI_TYPE_DEADLINE_ITEM (vei_deadline_item_get_type ())
G_DECLARE_FINAL_TYPE (VeiDeadlineItem, vei_deadline_item, VEI, DEADLINE_ITEM, GObject)

gint64            vei_deadline_item_get_id   (VeiDeadlineItem  *self);

#define VEI_TYPE_DEADLINE_MODEL (vei_deadline_model_get_type ())
G_DECLARE_FINAL_TYPE (VeiDeadlineModel, vei_deadline_model, VEI, DEADLINE_MODEL, GObject)

VeiDeadlineModel *vei_deadline_model_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void              vei_deadline_model_fill    (VeiDeadlineModel *self,
                                              VeiCaseStore     *store,
                                              const GDate      *today,
                                              gboolean          with_past);
gint64            vei_deadline_model_get_id  (VeiDeadlineModel *self,
                                              guint             position);
guint             vei_deadline_model_get_n_past (VeiDeadlineModel *self);
guint             vei_deadline_model_get_n_near (VeiDeadlineModel *self);

void              vei_deadline_set_assessment (VeiAssessment      *assessment,
                                               const VeiCaseEntry *entry,
                                               const GDate        *today);

G_END_DECLS
