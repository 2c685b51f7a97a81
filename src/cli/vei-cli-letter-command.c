/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"

static const VeiOption options[] = {
  { "output", 'o', N_("FILE"), N_("write the letter to this file: .pdf, .odt or .txt") },
  { "as-of", 0, N_("DATE"), N_("date the letter this day instead of today") },
  { "size", 0, "normal|large", N_("how large the print is") },
  { "list", 0, NULL, N_("name the kinds of letter, an id on each line") },
  { NULL },
};

const VeiCommand vei_command_letter = {
  .name = "letter",
  .usage = N_("KIND CASE.json -o FILE [--lang nb|nn] [--as-of DATE] [--size normal|large]"),
  .summary = N_("write a letter for a case"),
  .details = N_("KIND is one of those that “letter --list” names. FILE ends in .pdf, .odt or .txt. "
                "Letters are in nb or nn."),
  .options = options,
  .max_arguments = 2,
  .run = vei_cli_run_letter,
};

const VeiCommand vei_command_check = {
  .name = "check",
  .usage = N_("[PACK-DIR]"),
  .summary = N_("prove that a knowledge pack is sound"),
  .details = N_("Without PACK-DIR the pack that comes with the program is checked. Each fault is a line."),
  .max_arguments = 1,
  .run = vei_cli_run_check,
};

static const VeiOption rulebook_options[] = {
  { "output", 'o', N_("FILE"), N_("write the rule book to this file, FILE.pdf") },
  VEI_OPTION_AS_OF,
  { NULL },
};

const VeiCommand vei_command_rulebook = {
  .name = "rulebook",
  .usage = N_("[-o FILE.pdf]"),
  .summary = N_("write all questions and rules in words, with their sources"),
  .details = N_("For a doctor or a lawyer to read and to sign. Without -o it is printed."),
  .options = rulebook_options,
  .run = vei_cli_run_rulebook,
};
