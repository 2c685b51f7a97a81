/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <adwaita.h>

#include "app/letter/vei-date-row.h"
#include "core/vei-case.h"

G_BEGIN_DECLS

#define VEI_TYPE_PERSON_GROUP (vei_person_group_get_type ())
G_DECLARE_FINAL_TYPE (VeiPersonGroup, vei_person_group, VEI, PERSON_GROUP, AdwPreferencesGroup)

void        vei_person_group_show               (VeiPersonGroup  *self,
                                                 const VeiPerson *person);
void        vei_person_group_store              (VeiPersonGroup  *self,
                                                 VeiPerson       *person);
VeiPerson  *vei_person_group_create             (VeiPersonGroup  *self,
                                                 const VeiPerson *before) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vei_person_group_is_empty           (VeiPersonGroup  *self);
VeiDateRow *vei_person_group_get_birth_date_row (VeiPersonGroup  *self);

G_END_DECLS
