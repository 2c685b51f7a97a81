/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "cli/vei-cli-commands.h"
#include "cli/vei-cli-files.h"
#include "cli/vei-cli-words.h"
#include "letter/vei-letter.h"
#include "letter/vei-paper.h"
#include "store/vei-file.h"

/* What the command line asks for. */
typedef struct
{
  const char   *kind;
  const char   *case_path;
  const char   *output;
  VeiPrintSize  size;
  VeiLanguage   language;
  GDate         as_of;
} VeiLetterOrder;

static gboolean
check_output (VeiCli      *cli,
              const char  *case_path,
              const char  *output,
              GError     **error)
{
  static const char *const endings[] = { ".pdf", ".odt", ".txt" };
  g_autofree char *shown = vei_cli_quote (output);
  struct stat input;
  struct stat existing;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    known = known || g_str_has_suffix (output, endings[i]);
  if (!known)
    {
      /* Translators: %s is a file name. */
      vei_cli_set_usage_error (cli, error, _("-o: %s has no known ending; "
                               "end the name in .pdf, .odt or .txt"), shown);
      return FALSE;
    }
  if (stat (case_path, &input) == 0 && stat (output, &existing) == 0 &&
      input.st_dev == existing.st_dev && input.st_ino == existing.st_ino)
    {
      vei_cli_set_usage_error (cli, error, _("-o: %s is the case file itself; give another name"),
                               shown);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_size (VeiCli        *cli,
           VeiPrintSize  *size,
           GError       **error)
{
  const char *value = vei_cli_get_option (cli, "size");
  g_autofree char *shown = NULL;

  *size = VEI_PRINT_NORMAL;
  if (value == NULL || g_str_equal (value, "normal"))
    return TRUE;
  *size = VEI_PRINT_LARGE;
  if (g_str_equal (value, "large"))
    return TRUE;
  shown = vei_cli_quote (value);
  vei_cli_set_usage_error (cli, error, _("--size: there is no size %s; use normal or large"), shown);
  return FALSE;
}

static gboolean
check_language (VeiCli  *cli,
                GError **error)
{
  if (g_strcmp0 (cli->language_code, "en") != 0)
    return TRUE;
  vei_cli_set_usage_error (cli, error, _("--lang: letters are not written in English; use nb or nn"));
  return FALSE;
}

static gboolean
read_order (VeiCli          *cli,
            VeiLetterOrder  *order,
            GError         **error)
{
  if (cli->arguments->len < 1)
    {
      vei_cli_set_usage_error (cli, error, _("no kind of letter is named; letter --list names them"));
      return FALSE;
    }
  if (cli->arguments->len < 2)
    {
      vei_cli_set_usage_error (cli, error, _("no case file is named; write it after the kind"));
      return FALSE;
    }
  order->kind = g_ptr_array_index (cli->arguments, 0);
  order->case_path = g_ptr_array_index (cli->arguments, 1);
  order->output = vei_cli_get_option (cli, "output");
  if (order->output == NULL)
    {
      vei_cli_set_usage_error (cli, error, _("no file to write is named; name it with -o FILE.pdf"));
      return FALSE;
    }
  order->language = cli->language == VEI_LANGUAGE_NN ? VEI_LANGUAGE_NN : VEI_LANGUAGE_NB;
  return check_output (cli, order->case_path, order->output, error) &&
         read_size (cli, &order->size, error) &&
         vei_cli_get_as_of (cli, &order->as_of, error);
}

static void
list_kinds (VeiCli        *cli,
            VeiLetterBook *book)
{
  for (guint i = 0; i < vei_letter_book_get_n_kinds (book); i++)
    g_string_append_printf (cli->out, "%s\n", vei_letter_book_get_kind (book, i)->id);
}

static gboolean
write_letter (const VeiLetterOrder  *order,
              VeiLetterBook         *book,
              const VeiLetterKind   *kind,
              VeiCase               *letter_case,
              GError               **error)
{
  g_autoptr(VeiDocument) document = NULL;
  g_autoptr(GBytes) bytes = NULL;

  document = vei_letter_book_compose (book, kind, letter_case, order->language, &order->as_of,
                                      error);
  if (document == NULL)
    return FALSE;
  bytes = vei_document_export (document, order->output, order->size, &order->as_of, error);
  return bytes != NULL && vei_file_replace (order->output, bytes, TRUE, error);
}

/* A script asked for a file and gets nothing else. */
static void
add_advice (VeiCli               *cli,
            const VeiLetterKind  *kind,
            const char           *output)
{
  g_autofree char *name = NULL;
  g_autofree char *written = NULL;
  VeiWords words;

  if (!isatty (STDOUT_FILENO))
    return;
  name = g_filename_display_name (output);
  vei_words_init (&words, cli->out);
  /* Translators: %s is the path of a file. */
  written = g_strdup_printf (_("The letter is in %s."), name);
  vei_words_add_paragraph (&words, "", written);
  vei_words_add_paragraph (&words, "", vei_text_get (&kind->after_saving, cli->language));
}

/**
 * vei_cli_run_letter:
 * @cli: the call
 * @error: return location for an error
 *
 * Does what the command `letter` asks for: lists the kinds, or writes a letter.
 *
 * Fails with %VEI_CLI_ERROR_USAGE if an argument does not exist, with a
 * %VEI_DATA_ERROR if the case is not sound or contradicts the letter, and with
 * another error if something cannot be read or written.
 *
 * Returns: whether it was done
 */
gboolean
vei_cli_run_letter (VeiCli  *cli,
                    GError **error)
{
  gboolean list = vei_cli_get_option (cli, "list") != NULL;
  g_autoptr(VeiKnowledge) knowledge = NULL;
  g_autoptr(VeiLetterBook) book = NULL;
  g_autoptr(VeiCase) letter_case = NULL;
  const VeiLetterKind *kind;
  VeiLetterOrder order = { 0 };

  if (!check_language (cli, error) || (!list && !read_order (cli, &order, error)))
    return FALSE;
  if (list && cli->arguments->len > 0)
    {
      vei_cli_set_usage_error (cli, error, _("--list stands alone; leave the other arguments out"));
      return FALSE;
    }
  /* The fonts are looked for while the knowledge is read. */
  if (order.output != NULL && g_str_has_suffix (order.output, ".pdf"))
    vei_paper_prepare ();
  knowledge = vei_cli_load_knowledge (cli, error);
  book = knowledge != NULL ? vei_letter_book_new (knowledge, error) : NULL;
  if (book == NULL)
    return FALSE;
  if (list)
    {
      list_kinds (cli, book);
      return TRUE;
    }

  kind = vei_letter_book_find_kind (book, order.kind);
  if (kind == NULL)
    {
      g_autofree char *shown = vei_cli_quote (order.kind);

      /* Translators: %s is what was typed. */
      vei_cli_set_usage_error (cli, error, _("there is no kind of letter %s; letter --list names them"),
                               shown);
      return FALSE;
    }
  letter_case = vei_cli_read_case (order.case_path, knowledge, &order.as_of, error);
  if (letter_case == NULL)
    return FALSE;
  if (!vei_letter_book_check_kind (book, kind, letter_case, error))
    {
      g_autofree char *name = g_filename_display_name (order.case_path);

      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  if (!write_letter (&order, book, kind, letter_case, error))
    return FALSE;
  add_advice (cli, kind, order.output);
  return TRUE;
}
