/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <gio/gio.h>

#include "core/vei-search.h"

G_BEGIN_DECLS

#define VEI_TYPE_LOOKUP_HIT (vei_lookup_hit_get_type ())
G_DECLARE_FINAL_TYPE (VeiLookupHit, vei_lookup_hit, VEI, LOOKUP_HIT, GObject)

const VeiSearchResult *vei_lookup_hit_get_result (VeiLookupHit *self);
gboolean               vei_lookup_hit_is_first   (VeiLookupHit *self);

GListModel            *vei_lookup_find           (VeiSearch    *search,
                                                  const char   *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
