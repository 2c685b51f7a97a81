/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"

/* A descriptor that came closed must not be given to a file: what is printed
 * would end in it. Reading from and writing to the stand-in fails or is empty.
 */
static void
hold_standard_descriptors (void)
{
  static const int modes[] = { O_RDONLY, O_RDONLY, O_WRONLY };

  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    {
      if (fcntl (fd, F_GETFD) < 0)
        (void) open ("/dev/null", modes[fd]);
    }
}

/* A reader that goes away, or a limit on the size of files, is an error to be
 * told of and no end of the program.
 */
static void
ignore_signals (void)
{
  (void) signal (SIGPIPE, SIG_IGN);
  (void) signal (SIGXFSZ, SIG_IGN);
}

/* The language is needed before the command line is read: what is wrong with
 * it has to be said in that language.
 */
static VeiLanguage
set_up_language (int    argc,
                 char **argv)
{
  VeiLanguage language;
  gboolean found = FALSE;

  for (int i = 1; i < argc && argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    {
      const char *code = NULL;

      if (g_str_has_prefix (argv[i], "--lang="))
        code = argv[i] + strlen ("--lang=");
      else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
        code = argv[i + 1];
      if (code != NULL && vei_language_parse (code, &language))
        found = TRUE;
    }
  return vei_language_set_up (found ? &language : NULL);
}

static gboolean
run (VeiCli            *cli,
     int                argc,
     char             **argv,
     const VeiCommand  *commands,
     GError           **error)
{
  if (!vei_cli_parse (cli, commands, argc, argv, error))
    return FALSE;

  if (cli->version)
    g_string_append (cli->out, VEI_CLI_NAME " " PACKAGE_VERSION "\n");
  else if (cli->help)
    vei_cli_add_help (cli, commands);
  else if (cli->command == NULL)
    {
      vei_cli_set_usage_error (cli, error, _("no command is named; see --help"));
      return FALSE;
    }
  else if (!cli->command->run (cli, error))
    return FALSE;
  return vei_cli_flush (cli, error);
}

int
main (int    argc,
      char **argv)
{
  const VeiCommand commands[] = {
    vei_command_guide,
    vei_command_assess,
    vei_command_letter,
    vei_command_devices,
    vei_command_units,
    vei_command_travel,
    vei_command_abroad,
    vei_command_deadline,
    vei_command_search,
    vei_command_sources,
    vei_command_check,
    vei_command_check_sources,
    vei_command_rulebook,
    vei_command_pack,
    { NULL },
  };
  g_autoptr(GError) error = NULL;
  VeiExit status = VEI_EXIT_DONE;
  VeiCli cli;

  hold_standard_descriptors ();
  ignore_signals ();
  vei_cli_init (&cli);
  cli.argv = argv;
  cli.language = set_up_language (argc, argv);
  if (!run (&cli, argc, argv, commands, &error))
    status = vei_cli_refuse (error);
  vei_cli_clear (&cli);
  return (int) status;
}
