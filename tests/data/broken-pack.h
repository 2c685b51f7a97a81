/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *broken_pack_new     (const char *shipped,
                           JsonArray  *edits) G_GNUC_WARN_UNUSED_RESULT;
void  broken_pack_remove  (char       *folder);
char *broken_pack_resolve (const char *folder,
                           const char *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
