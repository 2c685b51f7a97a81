/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "cli/vei-cli-commands.h"

/* libarchive, libsodium and libsoup stand in a program of their own. */
#define HELPER_NAME VEI_CLI_NAME "-pack"

/**
 * vei_cli_run_pack:
 * @cli: the call
 * @error: return location for an error
 *
 * Lets the program that knows archives and signatures take over, with the same
 * command line.
 *
 * Fails with %VEI_CLI_ERROR_IO if it is not there.
 *
 * Returns: %FALSE; where it does not fail, it does not return
 */
gboolean
vei_cli_run_pack (VeiCli  *cli,
                  GError **error)
{
  return vei_cli_take_over (cli, HELPER_NAME, error);
}

/**
 * vei_cli_run_check_sources:
 * @cli: the call
 * @error: return location for an error
 *
 * Lets the program that knows the network take over, with the same command
 * line.
 *
 * Fails with %VEI_CLI_ERROR_IO if it is not there.
 *
 * Returns: %FALSE; where it does not fail, it does not return
 */
gboolean
vei_cli_run_check_sources (VeiCli  *cli,
                           GError **error)
{
  return vei_cli_take_over (cli, HELPER_NAME, error);
}
