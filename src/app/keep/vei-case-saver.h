/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-store.h"

G_BEGIN_DECLS

#define VEI_TYPE_CASE_SAVER (vei_case_saver_get_type ())
G_DECLARE_FINAL_TYPE (VeiCaseSaver, vei_case_saver, VEI, CASE_SAVER, GObject)

VeiCaseSaver *vei_case_saver_new      (VeiCaseStore  *store) G_GNUC_WARN_UNUSED_RESULT;

void          vei_case_saver_watch    (VeiCaseSaver  *self,
                                       VeiCase       *watched,
                                       gint64         id);
gint64        vei_case_saver_get_id   (VeiCaseSaver  *self);
gboolean      vei_case_saver_is_dirty (VeiCaseSaver  *self);
gboolean      vei_case_saver_flush    (VeiCaseSaver  *self,
                                       GError       **error);
void          vei_case_saver_set_id   (VeiCaseSaver  *self,
                                       gint64         id);
gint64        vei_case_saver_ensure   (VeiCaseSaver  *self,
                                       GError       **error);

G_END_DECLS
