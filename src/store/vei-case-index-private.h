/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-entry-private.h"
#include "store/vei-case-query.h"

G_BEGIN_DECLS

/* All entries of an unlocked store, and the orders they are shown in. */
typedef struct _VeiCaseIndex VeiCaseIndex;

VeiCaseIndex       *vei_case_index_new     (void);
void                vei_case_index_free    (VeiCaseIndex        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCaseIndex, vei_case_index_free)

guint               vei_case_index_get_n   (VeiCaseIndex        *self);
VeiCaseEntry       *vei_case_index_get     (VeiCaseIndex        *self,
                                            guint                place);
VeiCaseEntry       *vei_case_index_find    (VeiCaseIndex        *self,
                                            gint64               id);
void                vei_case_index_put     (VeiCaseIndex        *self,
                                            VeiCaseEntry        *entry);
void                vei_case_index_remove  (VeiCaseIndex        *self,
                                            gint64               id);
GArray             *vei_case_index_query   (VeiCaseIndex        *self,
                                            const VeiCaseQuery  *query) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
