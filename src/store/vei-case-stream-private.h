/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-key-wrap.h"

G_BEGIN_DECLS

#define VEI_STREAM_CHUNK 65536

GByteArray *vei_case_stream_close (const guint8      *bytes,
                                   gsize              length,
                                   const char        *passphrase,
                                   const VeiKeyCost  *cost,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vei_case_stream_is    (const guint8      *bytes,
                                   gsize              length);
VeiSealKey *vei_case_stream_find_key (const guint8   *bytes,
                                   gsize              length,
                                   const char        *passphrase,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *vei_case_stream_open  (const guint8      *bytes,
                                   gsize              length,
                                   VeiSealKey        *key,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
