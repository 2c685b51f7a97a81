/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is loaded when it is first needed. */
typedef enum
{
  VEI_LATE_LETTERS,            /* libqpdf, libzip, libical */
  VEI_LATE_UPDATES,            /* libarchive, libsoup */
  VEI_N_LATE,
} VeiLatePart;

gpointer vei_late_find    (VeiLatePart   part,
                           const char   *name,
                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gpointer vei_late_require (VeiLatePart   part,
                           const char   *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
