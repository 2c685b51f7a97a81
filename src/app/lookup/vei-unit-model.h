/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

#include "core/vei-units.h"

G_BEGIN_DECLS

#define VEI_TYPE_UNIT_ITEM (vei_unit_item_get_type ())
G_DECLARE_FINAL_TYPE (VeiUnitItem, vei_unit_item, VEI, UNIT_ITEM, GObject)

const VeiUnitMatch *vei_unit_item_get_match  (VeiUnitItem  *self);

#define VEI_TYPE_UNIT_MODEL (vei_unit_model_get_type ())
G_DECLARE_FINAL_TYPE (VeiUnitModel, vei_unit_model, VEI, UNIT_MODEL, GObject)

VeiUnitModel       *vei_unit_model_new       (VeiUnits     *units) G_GNUC_WARN_UNUSED_RESULT;
void                vei_unit_model_search    (VeiUnitModel *self,
                                              const char   *text);

G_END_DECLS
