/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "cli/vei-cli.h"
#include "update/vei-signature.h"

G_BEGIN_DECLS

GBytes       *vei_cli_read_bytes       (const char  *path,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VeiPublisher *vei_cli_read_card        (const char  *path,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VeiPack      *vei_cli_open_any_pack    (const char  *path,
                                        GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vei_cli_confirm_card     (VeiCli      *cli,
                                        const char  *folder,
                                        GError     **error);

/* The actions of `pack`; each prints to @cli. */
gboolean      vei_cli_pack_build       (VeiCli      *cli,
                                        const char  *folder,
                                        GError     **error);
gboolean      vei_cli_pack_diff        (VeiCli      *cli,
                                        const char  *before,
                                        const char  *after,
                                        GError     **error);
gboolean      vei_cli_pack_update      (VeiCli      *cli,
                                        GError     **error);
void          vei_cli_add_installed    (VeiCli       *cli,
                                        VeiKnowledge *knowledge);

G_END_DECLS
