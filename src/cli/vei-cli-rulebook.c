/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "cli/vei-cli-commands.h"

gboolean
vei_cli_run_rulebook (VeiCli *cli, GError **error)
{
  return TRUE;
}
