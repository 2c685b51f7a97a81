/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "cli/vei-cli.h"
#include "core/vei-checker.h"

G_BEGIN_DECLS

VeiCheckReport *vei_cli_check_pack (VeiPack        *pack) G_GNUC_WARN_UNUSED_RESULT;
void            vei_cli_add_report (VeiCli         *cli,
                                    VeiCheckReport *report);

G_END_DECLS
