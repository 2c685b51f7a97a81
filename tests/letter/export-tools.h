/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "letter/vei-paper.h"

G_BEGIN_DECLS

GBytes   *export_letter        (VeiDocument        *document,
                                const char         *name,
                                VeiPrintSize        size) G_GNUC_WARN_UNUSED_RESULT;
char     *export_collapse      (const char         *text,
                                gboolean            drop_bullets) G_GNUC_WARN_UNUSED_RESULT;
gboolean  export_lacks_tool    (const char         *tool);
char     *export_run           (const char * const *argv) G_GNUC_WARN_UNUSED_RESULT;
char     *export_write         (const char         *folder,
                                const char         *name,
                                GBytes             *bytes) G_GNUC_WARN_UNUSED_RESULT;
void      export_delete_folder (const char         *path);

G_END_DECLS
