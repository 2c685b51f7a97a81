/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"

static const VeiOption options[] = {
  VEI_OPTION_JSON,
  { "only", 0, N_("ID"), N_("ask for this source alone") },
  { "state", 0, N_("FILE"), N_("keep what was seen in this file") },
  { "ca", 0, N_("FILE"), N_("trust the certificates in this file instead of the system’s") },
  { NULL },
};

const VeiCommand vei_command_check_sources = {
  .name = "check-sources",
  .usage = N_("[--only ID] [--state FILE] [--json]"),
  .summary = N_("ask whether the pages of the sources are there, and the same as last time"),
  .details = N_("For whoever keeps a pack: this is the only command but “pack update” that uses the network. Each "
                "site is asked one question at a time, with a pause, by a program that says its name. What was "
                "seen is kept for the next time. The status is 0 where nothing is to be done, 1 where a page has "
                "changed, has moved or is gone, and 3 where a site could not be reached."),
  .options = options,
  .max_arguments = 0,
  .run = vei_cli_run_check_sources,
};
