/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"

static const VeiOption pack_options[] = {
  { "output", 'o', N_("FILE"), N_("build: write the pack to this file, FILE.veipack") },
  { "key", 0, N_("KEY"), N_("verify: the public key, or the file that holds it") },
  { "publisher", 0, N_("CARD"), N_("verify, install, update: the card of the publisher, CARD.veipub") },
  { "fingerprint", 0, N_("TEXT"), N_("install, update: the fingerprint that the publisher told you") },
  { NULL },
};

const VeiCommand vei_command_pack = {
  .name = "pack",
  .usage = N_("build DIR -o FILE | verify FILE | install FILE | update | diff OLD NEW | status | back | remove"),
  .summary = N_("make, verify, install and compare knowledge packs"),
  .details = N_("FILE ends in .veipack, and its signature stands beside it as FILE.minisig. “build” proves the "
                "pack first. “diff” says in words what changed, and for whom the answer changes. “back” returns to "
                "the pack before the last one, and “remove” to the one that comes with the program."),
  .options = pack_options,
  .max_arguments = 3,
  .run = vei_cli_run_pack,
};
