/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cli/vei-cli.h"
#include "cli/vei-cli-words.h"

/* What every command takes. */
static const VeiOption common_options[] = {
  { "lang", 0, "nb|nn|en", N_("the language to use") },
  { "pack", 0, N_("DIR"), N_("use the knowledge in this folder") },
  { "help", 'h', NULL, N_("show this help") },
  { "version", 0, NULL, N_("show the version of the program") },
  { NULL },
};

static const VeiOption *
find_option (const VeiOption *options,
             const char      *name,
             gsize            length,
             char             letter)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      if (letter != 0 ? options->letter == letter
                      : strlen (options->name) == length && strncmp (options->name, name, length) == 0)
        return options;
    }
  return NULL;
}

static void
set_common (VeiCli          *cli,
            const VeiOption *option,
            const char      *value)
{
  if (g_str_equal (option->name, "lang"))
    cli->language_code = value;
  else if (g_str_equal (option->name, "pack"))
    cli->pack_directory = value;
  else if (g_str_equal (option->name, "help"))
    cli->help = TRUE;
  else
    cli->version = TRUE;
}

static gboolean
check_language (VeiCli      *cli,
                const char  *code,
                GError     **error)
{
  g_autofree char *shown = NULL;

  if (vei_language_parse (code, NULL))
    return TRUE;
  shown = vei_cli_quote (code);
  /* Translators: %s is what was typed. */
  vei_cli_set_usage_error (cli, error, _("--lang: there is no language %s; use nb, nn or en"), shown);
  return FALSE;
}

/* Reads the option at *@index, and its value, which may be the next word. */
static gboolean
parse_option (VeiCli  *cli,
              int      argc,
              char   **argv,
              int     *index,
              GError **error)
{
  const char *word = argv[*index];
  gboolean is_long = word[1] == '-';
  const char *name = is_long ? word + 2 : word + 1;
  gsize length = is_long ? strcspn (name, "=") : 1;
  const char *rest = name[length] != '\0' ? name + length + (is_long ? 1 : 0) : NULL;
  const VeiOption *options = cli->command != NULL ? cli->command->options : NULL;
  const VeiOption *option = find_option (options, name, length, is_long ? 0 : name[0]);
  gboolean own = option != NULL;
  g_autofree char *shown = NULL;

  if (!own)
    option = find_option (common_options, name, length, is_long ? 0 : name[0]);
  shown = vei_cli_quote (word);
  if (option == NULL || (option->argument == NULL && rest != NULL))
    {
      if (option == NULL)
        /* Translators: %s is what was typed. */
        vei_cli_set_usage_error (cli, error, _("there is no option %s; see --help"), shown);
      else
        vei_cli_set_usage_error (cli, error, _("the option %s takes no value; leave the value out"),
                                 shown);
      return FALSE;
    }
  if (option->argument != NULL && rest == NULL)
    {
      if (*index + 1 >= argc)
        {
          vei_cli_set_usage_error (cli, error, _("the option %s needs a value; write it after the option"),
                                   shown);
          return FALSE;
        }
      rest = argv[++*index];
    }

  if (own)
    cli->values[option - options] = rest != NULL ? rest : "";
  else
    set_common (cli, option, rest);
  return own || !g_str_equal (option->name, "lang") || check_language (cli, rest, error);
}

static gboolean
parse_word (VeiCli            *cli,
            const VeiCommand  *commands,
            const char        *word,
            GError           **error)
{
  g_autofree char *shown = NULL;

  if (cli->command != NULL)
    {
      if (cli->arguments->len < cli->command->max_arguments)
        {
          g_ptr_array_add (cli->arguments, (char *) word);
          return TRUE;
        }
      shown = vei_cli_quote (word);
      vei_cli_set_usage_error (cli, error, _("%s is one argument too many; see --help"), shown);
      return FALSE;
    }

  for (; commands->name != NULL; commands++)
    {
      if (g_str_equal (commands->name, word))
        {
          cli->command = commands;
          return TRUE;
        }
    }
  shown = vei_cli_quote (word);
  /* Translators: %s is what was typed. */
  vei_cli_set_usage_error (cli, error, _("there is no command %s; see --help"), shown);
  return FALSE;
}

/**
 * vei_cli_parse:
 * @cli: the call
 * @commands: the table of commands, which ends with a row without a name
 * @argc: how many words the command line has, the program's name included
 * @argv: (array length=argc): the words
 * @error: return location for an error
 *
 * Reads the command line.
 *
 * Options may stand before and after the arguments, as `--name VALUE` or
 * `--name=VALUE`; what follows `--` is an argument. Of an option that stands
 * twice, the last one counts.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if a command, an option, a language or an
 * argument does not exist.
 *
 * Returns: whether the command line is sound
 */
gboolean
vei_cli_parse (VeiCli            *cli,
               const VeiCommand  *commands,
               int                argc,
               char             **argv,
               GError           **error)
{
  gboolean only_arguments = FALSE;

  g_return_val_if_fail (cli != NULL && commands != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (int i = 1; i < argc; i++)
    {
      if (!only_arguments && g_str_equal (argv[i], "--"))
        only_arguments = TRUE;
      else if (!only_arguments && argv[i][0] == '-' && argv[i][1] != '\0')
        {
          if (!parse_option (cli, argc, argv, &i, error))
            return FALSE;
        }
      else if (!parse_word (cli, commands, argv[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * vei_cli_get_option:
 * @cli: the call
 * @name: one of the command's own options
 *
 * Gets the value of an option.
 *
 * Returns: (transfer none) (nullable): the value, "" for a flag that was
 *   given, or %NULL where the option was not given
 */
const char *
vei_cli_get_option (VeiCli     *cli,
                    const char *name)
{
  const VeiOption *option;

  g_return_val_if_fail (cli != NULL && cli->command != NULL, NULL);

  option = find_option (cli->command->options, name, strlen (name), 0);
  g_return_val_if_fail (option != NULL, NULL);
  return cli->values[option - cli->command->options];
}

static void
add_option_help (GString         *out,
                 const VeiOption *option)
{
  g_autofree char *left = NULL;
  glong width;

  left = g_strdup_printf ("  %s%c%s--%s%s%s",
                          option->letter != 0 ? "-" : "",
                          option->letter != 0 ? option->letter : ' ',
                          option->letter != 0 ? ", " : "   ",
                          option->name,
                          option->argument != NULL ? " " : "",
                          option->argument != NULL ? _(option->argument) : "");
  width = g_utf8_strlen (left, -1);
  g_string_append_printf (out, "%s%*s%s\n", left, (int) MAX (28 - width, 2), "", _(option->help));
}

/* Each status on a line of its own. */
static void
add_status_help (GString *out)
{
  g_string_append_printf (out, "\n%s\n", _("Exit status:"));
  g_string_append_printf (out, "  0  %s\n", _("done"));
  g_string_append_printf (out, "  1  %s\n", _("the input was understood and refused"));
  g_string_append_printf (out, "  2  %s\n", _("wrong usage"));
  g_string_append_printf (out, "  3  %s\n", _("something could not be read or written"));
}

static void
add_command_help (GString          *out,
                  const VeiCommand *command)
{
  g_autofree char *usage = NULL;
  VeiWords words;

  usage = g_strdup_printf ("%s %s %s%s%s", _("Usage:"), VEI_CLI_NAME, command->name,
                           command->usage != NULL ? " " : "",
                           command->usage != NULL ? _(command->usage) : "");
  vei_words_init (&words, out);
  vei_words_add_paragraph (&words, "", usage);
  vei_words_add_blank (&words);
  vei_words_add_paragraph (&words, "", _(command->summary));
  if (command->details != NULL)
    vei_words_add_paragraph (&words, "", _(command->details));
  g_string_append_printf (out, "\n%s\n", _("Options:"));
  for (const VeiOption *option = command->options; option != NULL && option->name != NULL; option++)
    add_option_help (out, option);
}

/**
 * vei_cli_add_help:
 * @cli: the call
 * @commands: the table of commands
 *
 * Adds the help to what is to be printed: that of the command that was named,
 * or else of the program.
 */
void
vei_cli_add_help (VeiCli           *cli,
                  const VeiCommand *commands)
{
  g_return_if_fail (cli != NULL && commands != NULL);

  if (cli->command != NULL)
    add_command_help (cli->out, cli->command);
  else
    {
      g_string_append_printf (cli->out, "%s %s %s\n\n%s\n\n%s\n", _("Usage:"), VEI_CLI_NAME,
                              _("COMMAND …"),
                              _("Shows what speaks for a pump or a sensor, and writes the letter."),
                              _("Commands:"));
      for (; commands->name != NULL; commands++)
        g_string_append_printf (cli->out, "  %-15s%s\n", commands->name, _(commands->summary));
      g_string_append_printf (cli->out, "\n%s\n", _("Options of every command:"));
    }
  for (const VeiOption *option = common_options; option->name != NULL; option++)
    add_option_help (cli->out, option);
  add_status_help (cli->out);
}
