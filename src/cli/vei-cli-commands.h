/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "cli/vei-cli.h"

G_BEGIN_DECLS

/* Options that stand in more than one table. */
#define VEI_OPTION_JSON { "json", 0, NULL, N_("print JSON on one line instead of words") }
#define VEI_OPTION_AS_OF { "as-of", 0, N_("DATE"), N_("judge as of this day instead of today") }

extern const VeiCommand vei_command_guide;
extern const VeiCommand vei_command_assess;
extern const VeiCommand vei_command_letter;
extern const VeiCommand vei_command_devices;
extern const VeiCommand vei_command_units;
extern const VeiCommand vei_command_travel;
extern const VeiCommand vei_command_abroad;
extern const VeiCommand vei_command_deadline;
extern const VeiCommand vei_command_search;
extern const VeiCommand vei_command_sources;
extern const VeiCommand vei_command_check;
extern const VeiCommand vei_command_check_sources;
extern const VeiCommand vei_command_rulebook;
extern const VeiCommand vei_command_pack;

/* Of three programs one does this itself, and the others let it. */
gboolean vei_cli_take_over  (VeiCli      *cli,
                             const char  *helper,
                             GError     **error);
gboolean vei_cli_run_letter (VeiCli  *cli,
                             GError **error);
gboolean vei_cli_run_check  (VeiCli  *cli,
                             GError **error);
gboolean vei_cli_run_check_sources (VeiCli  *cli,
                                    GError **error);
gboolean vei_cli_run_rulebook (VeiCli  *cli,
                               GError **error);
gboolean vei_cli_run_pack   (VeiCli  *cli,
                             GError **error);

G_END_DECLS
