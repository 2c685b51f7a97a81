/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "cli/vei-cli-pack-files.h"

gboolean
vei_cli_pack_update (VeiCli *cli, GError **error)
{
  return TRUE;
}
