/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "cli/vei-cli-commands.h"

/* Pango, Cairo and libqpdf stand in a program of their own. */
#define HELPER_NAME VEI_CLI_NAME "-letter"

/**
 * vei_cli_run_letter:
 * @cli: the call
 * @error: return location for an error
 *
 * Lets the program that draws letters take over, with the same command line.
 *
 * Fails with %VEI_CLI_ERROR_IO if it is not there.
 *
 * Returns: %FALSE; where it does not fail, it does not return
 */
gboolean
vei_cli_run_letter (VeiCli  *cli,
                    GError **error)
{
  return vei_cli_take_over (cli, HELPER_NAME, error);
}

/**
 * vei_cli_run_check:
 * @cli: the call
 * @error: return location for an error
 *
 * Lets the program that knows letters take over, for they are part of what is
 * checked.
 *
 * Fails with %VEI_CLI_ERROR_IO if it is not there.
 *
 * Returns: %FALSE; where it does not fail, it does not return
 */
gboolean
vei_cli_run_check (VeiCli  *cli,
                   GError **error)
{
  return vei_cli_take_over (cli, HELPER_NAME, error);
}

/**
 * vei_cli_run_rulebook:
 * @cli: the call
 * @error: return location for an error
 *
 * Lets the program that draws letters take over, for it draws the rule book,
 * too.
 *
 * Fails with %VEI_CLI_ERROR_IO if it is not there.
 *
 * Returns: %FALSE; where it does not fail, it does not return
 */
gboolean
vei_cli_run_rulebook (VeiCli  *cli,
                      GError **error)
{
  return vei_cli_take_over (cli, HELPER_NAME, error);
}
