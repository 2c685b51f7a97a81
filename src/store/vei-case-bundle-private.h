/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-bytes-private.h"
#include "store/vei-case-bundle.h"

G_BEGIN_DECLS

void         vei_case_bundle_append     (GByteArray      *bytes,
                                         JsonNode        *node);
JsonNode    *vei_case_bundle_make_head  (guint            n_cases) G_GNUC_WARN_UNUSED_RESULT;

GMappedFile *vei_case_bundle_map        (const char      *path,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vei_case_bundle_read_head  (VeiByteReader   *reader,
                                         gint64          *n_cases,
                                         GError         **error);
gboolean     vei_case_bundle_read_next  (VeiCaseStore    *store,
                                         VeiByteReader   *reader,
                                         GPtrArray       *items,
                                         GError         **error);
gboolean     vei_case_bundle_check_end  (GPtrArray       *items,
                                         gint64           n_cases,
                                         GError         **error);
gboolean     vei_case_bundle_read_plain (VeiCaseStore    *store,
                                         const guint8    *bytes,
                                         gsize            length,
                                         GPtrArray       *items,
                                         GError         **error);
void         vei_import_item_free       (VeiImportItem   *item);

G_END_DECLS
