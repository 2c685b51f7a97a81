/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/vei-cli.h"
#include "core/vei-date.h"
#include "update/vei-installed.h"

/* The longest part of a typed text that a refusal repeats, in characters. */
#define MAX_QUOTED 60

G_DEFINE_QUARK (vei-cli-error-quark, vei_cli_error)

/**
 * vei_cli_init:
 * @cli: (out caller-allocates): the call
 *
 * Makes a call ready for [func@cli_parse].
 */
void
vei_cli_init (VeiCli *cli)
{
  g_return_if_fail (cli != NULL);

  memset (cli, 0, sizeof *cli);
  cli->arguments = g_ptr_array_new ();
  cli->out = g_string_new (NULL);
}

/**
 * vei_cli_clear:
 * @cli: the call
 *
 * Frees what a call holds.
 */
void
vei_cli_clear (VeiCli *cli)
{
  g_return_if_fail (cli != NULL);

  g_clear_pointer (&cli->arguments, g_ptr_array_unref);
  if (cli->out != NULL)
    g_string_free (g_steal_pointer (&cli->out), TRUE);
}

/**
 * vei_cli_quote:
 * @text: what somebody typed; any bytes
 *
 * Makes typed text fit to be repeated in a refusal: valid, and not too long.
 *
 * Returns: (transfer full): the text
 */
char *
vei_cli_quote (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  if (g_utf8_strlen (valid, -1) <= MAX_QUOTED)
    /* Translators: quotation marks around what somebody typed. */
    return g_strdup_printf (_("“%s”"), valid);
  start = g_utf8_substring (valid, 0, MAX_QUOTED);
  return g_strdup_printf (_("“%s…”"), start);
}

/**
 * vei_cli_set_usage_error:
 * @cli: the call
 * @error: where to put the error
 * @format: the refusal, of the form `what; what to do`
 * @...: what the format asks for
 *
 * Sets an error for wrong usage, naming the command where there is one.
 */
void
vei_cli_set_usage_error (VeiCli      *cli,
                         GError     **error,
                         const char  *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list values;

  g_return_if_fail (cli != NULL && format != NULL);

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  if (cli->command != NULL)
    g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_USAGE, "%s: %s", cli->command->name, message);
  else
    g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_USAGE, "%s: %s", _("command line"), message);
}

/**
 * vei_cli_get_date:
 * @cli: the call
 * @option: an option of the command that was given
 * @date: (out caller-allocates): the day
 * @error: return location for an error
 *
 * Reads the day that an option names.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if there is no such day from 1900-01-01 to
 * 2199-12-31.
 *
 * Returns: whether @date is set
 */
gboolean
vei_cli_get_date (VeiCli      *cli,
                  const char  *option,
                  GDate       *date,
                  GError     **error)
{
  const char *value = vei_cli_get_option (cli, option);
  g_autofree char *shown = NULL;

  g_return_val_if_fail (value != NULL && date != NULL, FALSE);

  if (vei_date_parse (value, date))
    return TRUE;
  shown = vei_cli_quote (value);
  /* Translators: the first %s is an option, the second what was typed. */
  vei_cli_set_usage_error (cli, error, _("--%s: there is no day %s; write the date as 2026-11-22, "
                           "with a year from 1900 to 2199"), option, shown);
  return FALSE;
}

/**
 * vei_cli_get_as_of:
 * @cli: a call of a command with the option `as-of`
 * @as_of: (out caller-allocates): the day
 * @error: return location for an error
 *
 * Reads the day to judge by: that of the option, or today.
 *
 * Fails as [func@cli_get_date] does.
 *
 * Returns: whether @as_of is set
 */
gboolean
vei_cli_get_as_of (VeiCli  *cli,
                   GDate   *as_of,
                   GError **error)
{
  g_return_val_if_fail (cli != NULL && as_of != NULL, FALSE);

  if (vei_cli_get_option (cli, "as-of") != NULL)
    return vei_cli_get_date (cli, "as-of", as_of, error);
  vei_date_set_today (as_of);
  return TRUE;
}

/**
 * vei_cli_open_pack:
 * @directory: (type filename) (nullable): a folder, or %NULL for the pack that
 *   comes with the program
 * @error: return location for an error
 *
 * Opens a knowledge pack. Its files are read later.
 *
 * Fails with %VEI_CLI_ERROR_IO if there is no such folder.
 *
 * Returns: (transfer full): the pack
 */
VeiPack *
vei_cli_open_pack (const char  *directory,
                   GError     **error)
{
  g_autofree char *name = NULL;

  if (directory == NULL)
    return vei_pack_new_bundled ();
  if (g_file_test (directory, G_FILE_TEST_IS_DIR))
    return vei_pack_new_for_directory (directory);
  name = g_filename_display_name (directory);
  /* Translators: %s is the path of a folder. */
  g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_IO,
               _("%s: there is no such folder; give the folder of a knowledge pack"), name);
  return NULL;
}

/* Why it is not what was installed is told beside the answer. */
static VeiKnowledge *
load_installed (GError **error)
{
  g_autofree char *folder = vei_installed_get_folder ();
  g_autofree char *message = NULL;
  VeiKnowledge *knowledge = vei_installed_load (folder, &message, error);

  if (message != NULL)
    g_printerr ("%s: %s\n", VEI_CLI_NAME, message);
  return knowledge;
}

/**
 * vei_cli_load_knowledge:
 * @cli: the call
 * @error: return location for an error
 *
 * Loads the knowledge that the call asks for: that of a folder, or else what
 * is installed, or else what comes with the program.
 *
 * Fails as [func@cli_open_pack] does, and with a %VEI_DATA_ERROR if the pack
 * is not sound.
 *
 * Returns: (transfer full): the knowledge
 */
VeiKnowledge *
vei_cli_load_knowledge (VeiCli  *cli,
                        GError **error)
{
  g_autoptr(VeiPack) pack = NULL;

  g_return_val_if_fail (cli != NULL, NULL);

  if (cli->pack_directory == NULL)
    return load_installed (error);
  pack = vei_cli_open_pack (cli->pack_directory, error);
  return pack != NULL ? vei_knowledge_new (pack, error) : NULL;
}

/**
 * vei_cli_flush:
 * @cli: the call
 * @error: return location for an error
 *
 * Prints what has been gathered.
 *
 * Fails with %VEI_CLI_ERROR_IO if not all of it could be written.
 *
 * Returns: whether all of it was written
 */
gboolean
vei_cli_flush (VeiCli  *cli,
               GError **error)
{
  const char *rest = cli->out->str;
  gsize length = cli->out->len;

  while (length > 0)
    {
      gssize written = write (STDOUT_FILENO, rest, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          /* Translators: %s is the reason as the operating system gives it. */
          g_set_error (error, VEI_CLI_ERROR, VEI_CLI_ERROR_IO,
                       _("standard output: could not be written (%s); send the output somewhere else"),
                       g_strerror (errno));
          g_string_truncate (cli->out, 0);
          return FALSE;
        }
      rest += written;
      length -= (gsize) written;
    }
  g_string_truncate (cli->out, 0);
  return TRUE;
}

static const char *
get_data_hint (int code)
{
  switch ((VeiDataError) code)
    {
    case VEI_DATA_ERROR_SYNTAX:
      return _("correct the file, or save it again from the program that made it");
    case VEI_DATA_ERROR_TOO_LARGE:
      return _("give a smaller file");
    case VEI_DATA_ERROR_FORMAT:
      return _("give a file of the right kind");
    case VEI_DATA_ERROR_VERSION:
      return _("install a newer version of Utstyrsveiviser");
    case VEI_DATA_ERROR_MISSING:
      return _("add what is missing");
    case VEI_DATA_ERROR_TYPE:
    case VEI_DATA_ERROR_VALUE:
      return _("correct the value");
    case VEI_DATA_ERROR_UNKNOWN:
      return _("correct it, or take it out");
    case VEI_DATA_ERROR_DUPLICATE:
      return _("keep only one of them");
    case VEI_DATA_ERROR_CONFLICT:
      return _("correct one of the two");
    case VEI_DATA_ERROR_REFUSED:
      return _("correct the answer, or ask for something else");
    default:
      return _("correct the file");
    }
}

static const char *
get_io_hint (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return _("check the path");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return _("ask for access, or use another place");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return _("make room and try again");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return _("use another place");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return _("give the name of a file");
  return _("check the file and try again");
}

static VeiExit
get_exit (const GError *error)
{
  if (error->domain == VEI_DATA_ERROR)
    return VEI_EXIT_REFUSED;
  if (error->domain != VEI_CLI_ERROR)
    return VEI_EXIT_IO;

  switch ((VeiCliError) error->code)
    {
    case VEI_CLI_ERROR_USAGE:
      return VEI_EXIT_USAGE;
    case VEI_CLI_ERROR_REFUSED:
      return VEI_EXIT_REFUSED;
    case VEI_CLI_ERROR_IO:
    default:
      return VEI_EXIT_IO;
    }
}

/* A refusal is one line whatever a file name or a value holds. */
static void
append_on_one_line (GString    *line,
                    const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      GUnicodeType type = g_unichar_type (character);

      if (character == '\n')
        g_string_append (line, "\\n");
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
               type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_unichar (line, 0xfffd);
      else
        g_string_append_unichar (line, character);
    }
}

/**
 * vei_cli_refuse:
 * @error: why
 *
 * Prints a refusal on standard error, as one line.
 *
 * An error of the knowledge, of a file or of the disk gets its `; what to do`
 * here.
 *
 * Returns: the exit status that goes with it
 */
VeiExit
vei_cli_refuse (const GError *error)
{
  g_autoptr(GString) line = g_string_new (VEI_CLI_NAME ": ");

  g_return_val_if_fail (error != NULL, VEI_EXIT_REFUSED);

  append_on_one_line (line, error->message);
  /* Some errors say what to do themselves. */
  if (error->domain != VEI_CLI_ERROR && strstr (error->message, "; ") == NULL)
    {
      if (line->str[line->len - 1] == '.')
        g_string_truncate (line, line->len - 1);
      g_string_append_printf (line, "; %s",
                              error->domain == VEI_DATA_ERROR ? get_data_hint (error->code)
                                                              : get_io_hint (error));
    }
  g_string_append_c (line, '\n');
  /* Where standard error is gone too, there is nobody left to tell. */
  if (write (STDERR_FILENO, line->str, line->len) < 0)
    return VEI_EXIT_IO;
  return get_exit (error);
}
