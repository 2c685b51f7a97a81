/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-store.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_ITEM (vei_case_item_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseItem, vei_case_item, VEI, CASE_ITEM, GObject)

gint64              vei_case_item_get_id      (VeiCaseItem        *self);
const VeiCaseEntry *vei_case_item_get_entry   (VeiCaseItem        *self);

#define VEI_TYPE_CASE_MODEL (vei_case_model_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseModel, vei_case_model, VEI, CASE_MODEL, GObject)

VeiCaseModel       *vei_case_model_new        (void) G_GNUC_WARN_UNUSED_RESULT;

void                vei_case_model_set_store  (VeiCaseModel       *self,
                                               VeiCaseStore       *store);
void                vei_case_model_set_gradual (VeiCaseModel      *self,
                                                gboolean           gradual);
guint               vei_case_model_get_n      (VeiCaseModel       *self);
const VeiCaseQuery *vei_case_model_get_query  (VeiCaseModel       *self);
void                vei_case_model_set_query  (VeiCaseModel       *self,
                                               const VeiCaseQuery *query);
void                vei_case_model_refresh    (VeiCaseModel       *self);
gint64              vei_case_model_get_id     (VeiCaseModel       *self,
                                               guint               position);
gboolean            vei_case_model_find       (VeiCaseModel       *self,
                                               gint64              id,
                                               guint              *position);

G_END_DECLS
