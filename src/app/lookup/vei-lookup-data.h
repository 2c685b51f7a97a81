/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"

G_BEGIN_DECLS

/**
 * VeiLookupReader:
 * @knowledge: a knowledge
 * @error: return location for an error
 *
 * Reads one subject of a pack, such as vei_devices_new().
 */
typedef gpointer (*VeiLookupReader) (VeiKnowledge  *knowledge,
                                     GError       **error);

gpointer vei_lookup_get_subject (VeiSession       *session,
                                 VeiLookupReader   reader,
                                 GError          **error);

G_END_DECLS
