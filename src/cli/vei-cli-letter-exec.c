/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"

/* Drawing a letter takes a dozen libraries. A program that is linked to them
 * takes three times as long to start, so they stand in a program of their own,
 * which takes the place of this one when a letter is asked for.
 */
#define HELPER_NAME VEI_CLI_NAME "-letter"

static char *
find_helper (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;

  /* In the build tree the two stand side by side. */
  if (program != NULL)
    {
      folder = g_path_get_dirname (program);
      beside = g_build_filename (folder, HELPER_NAME, NULL);
      if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&beside);
    }
  return g_build_filename (PKGLIBEXECDIR, HELPER_NAME, NULL);
}

static gboolean
run_helper (VeiCli  *cli,
            GError **error)
{
  g_autofree char *helper = NULL;
  g_autofree char *name = NULL;
  int saved_errno;

  g_return_val_if_fail (cli != NULL && cli->argv != NULL, FALSE);

  helper = find_helper ();
  execv (helper, cli->argv);
  saved_errno = errno;

  name = g_filename_display_name (helper);
  /* Translators: a program, and the reason as the operating system gives it. */
  g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_IO,
               _("%s: could not be started (%s); install Utstyrsveiviser again"),
               name, g_strerror (saved_errno));
  return FALSE;
}

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
  return run_helper (cli, error);
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
  return run_helper (cli, error);
}
