/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"

static char *
find_helper (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *beside = NULL;

  /* In the build tree the two stand side by side. */
  if (program != NULL)
    {
      folder = g_path_get_dirname (program);
      beside = g_build_filename (folder, name, NULL);
      if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&beside);
    }
  return g_build_filename (PKGLIBEXECDIR, name, NULL);
}

/**
 * vei_cli_take_over:
 * @cli: the call
 * @helper: the name of a program
 * @error: return location for an error
 *
 * Lets another program take the place of this one, with the same command line.
 * What some commands need takes a dozen libraries, and a program that is linked
 * to them takes three times as long to start.
 *
 * Fails with %VEI_CLI_ERROR_IO if it is not there.
 *
 * Returns: %FALSE; where it does not fail, it does not return
 */
gboolean
vei_cli_take_over (VeiCli      *cli,
                   const char  *helper,
                   GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  int saved_errno;

  g_return_val_if_fail (cli != NULL && cli->argv != NULL, FALSE);

  path = find_helper (helper);
  execv (path, cli->argv);
  saved_errno = errno;

  name = g_filename_display_name (path);
  /* Translators: a program, and the reason as the operating system gives it. */
  g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_IO,
               _("%s: could not be started (%s); install Utstyrsveiviser again"),
               name, g_strerror (saved_errno));
  return FALSE;
}
