/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "letter/vei-calendar.h"
#include "store/vei-file.h"

/* ---- The name of the file ---- */

static void
append_slug (GString    *name,
             const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_autofree char *ascii = NULL;
  const char *at;

  /* "soknad", as people write it, rather than "soeknad". */
  g_string_replace (plain, "ø", "o", 0);
  g_string_replace (plain, "Ø", "o", 0);
  ascii = g_str_to_ascii (plain->str, "nb");

  /* What stands in parentheses is for the reader, not for a file name. */
  for (at = ascii; *at != '\0' && *at != '('; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (name, g_ascii_tolower (*at));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }

  while (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
}

/**
 * vei_letter_dup_file_name:
 * @session: the session that the letter belongs to
 * @kind: the kind of letter
 * @language: the language of the letter
 * @ending: what kind of file it is: `pdf`, `odt` or `txt`
 *
 * Makes a file name for a letter: what it is and what it asks for.
 *
 * Nothing of the person stands in it, because file names are seen by others.
 *
 * Returns: (transfer full): a name in lower-case ASCII
 */
char *
vei_letter_dup_file_name (VeiSession          *session,
                          const VeiLetterKind *kind,
                          VeiLanguage          language,
                          const char          *ending)
{
  VeiKnowledge *knowledge;
  const VeiAssessment *assessment;
  GString *name;
  guint i;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (ending != NULL, NULL);

  knowledge = vei_session_get_knowledge (session);
  assessment = vei_session_get_assessment (session);
  name = g_string_new (NULL);
  append_slug (name, vei_text_get (&kind->title, language));
  for (i = 0; i < vei_knowledge_get_n_equipment (knowledge); i++)
    if (assessment->equipment[i].wanted)
      {
        g_string_append_c (name, '-');
        append_slug (name, vei_text_get (&vei_knowledge_get_equipment (knowledge, i)->name,
                                         language));
      }
  g_string_append_printf (name, ".%s", ending);

  return g_string_free (name, FALSE);
}

/* ---- The calendar ---- */

/**
 * vei_letter_create_calendar:
 * @session: the session whose case has a deadline
 *
 * Makes a calendar file with the day to send a complaint by.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL where there is no
 *   deadline
 */
GBytes *
vei_letter_create_calendar (VeiSession *session)
{
  const VeiAssessment *assessment;
  GDate deadline, send_by;
  char *ics;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  assessment = vei_session_get_assessment (session);
  if (assessment->deadline == 0)
    return NULL;

  g_date_clear (&deadline, 1);
  g_date_clear (&send_by, 1);
  g_date_set_julian (&deadline, assessment->deadline);
  g_date_set_julian (&send_by, assessment->send_by);
  ics = vei_calendar_to_ics (&deadline, &send_by, vei_case_get_id (vei_session_get_case (session)),
                             vei_session_get_as_of (session), vei_session_get_language (session));

  return g_bytes_new_take (ics, strlen (ics));
}

/* ---- Writing ---- */

/* A file that was chosen through the document portal stands in a folder where
 * only that one file may be written, so it cannot be replaced by a new one. */
static gboolean
is_portal_path (const char *path)
{
  g_autofree char *portal = g_build_filename (g_get_user_runtime_dir (), "doc", G_DIR_SEPARATOR_S,
                                              NULL);

  return g_str_has_prefix (path, portal);
}

static void
contents_replaced_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * vei_letter_write_async:
 * @file: where to write
 * @bytes: what to write
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when the file is written
 * @user_data: (closure): data for @callback
 *
 * Writes a letter to a file, which appears whole or stays as it was.
 *
 * A file on this machine is replaced in one step; where a portal or a remote
 * place does not let us, GIO replaces it.
 */
void
vei_letter_write_async (GFile               *file,
                        GBytes              *bytes,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  const char *path;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_letter_write_async);

  path = g_file_peek_path (file);
  if (path == NULL || is_portal_path (path))
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                         cancellable, contents_replaced_cb, g_object_ref (task));
  else if (vei_file_replace (path, bytes, FALSE, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * vei_letter_write_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes what was begun with [func@letter_write_async].
 *
 * Fails with a #GIOErrorEnum, such as G_IO_ERROR_NO_SPACE or
 * G_IO_ERROR_PERMISSION_DENIED; an older file is then untouched.
 *
 * Returns: %TRUE if the file was written
 */
gboolean
vei_letter_write_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * vei_letter_describe_error:
 * @error: why a letter could not be written or printed
 *
 * Says in plain sentences what was wrong and what to do.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
vei_letter_describe_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_("The disk is full. Make room on it or choose another place, and save again."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup (_("You are not allowed to write in this folder. Choose another folder."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_("The folder is not there any more. Choose another folder."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FILENAME_TOO_LONG))
    return g_strdup (_("The file name is too long. Choose a shorter one."));

  return g_strdup (error->message);
}

/**
 * vei_letter_dup_refusal:
 * @error: why a letter cannot be written
 *
 * Gets what is to be shown of a refusal: the sentence, without the place in the
 * file that the terminal names.
 *
 * Returns: (transfer full): a sentence
 */
char *
vei_letter_dup_refusal (const GError *error)
{
  const char *sentence;

  g_return_val_if_fail (error != NULL, NULL);

  sentence = *error->message == '/' ? strstr (error->message, ": ") : NULL;

  return g_strdup (sentence != NULL ? sentence + 2 : error->message);
}

/* ---- Printing ---- */

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                VeiPaper          *paper)
{
  g_assert (VEI_IS_PAPER (paper));

  gtk_print_operation_set_n_pages (operation, (int) vei_paper_get_n_pages (paper));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              VeiPaper          *paper)
{
  double scale = MIN (gtk_print_context_get_width (context) / VEI_PAPER_WIDTH_POINTS,
                      gtk_print_context_get_height (context) / VEI_PAPER_HEIGHT_POINTS);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  g_assert (VEI_IS_PAPER (paper));

  /* On other paper than A4 the page is drawn as large as there is room for. */
  cairo_scale (cr, scale, scale);
  vei_paper_draw_page (paper, (guint) page, cr);
}

static gboolean
end_preview_cb (gpointer data)
{
  gtk_print_operation_preview_end_preview (GTK_PRINT_OPERATION_PREVIEW (data));

  return G_SOURCE_REMOVE;
}

/* The preview of the print dialog would put the letter into a temporary file.
 * The letter is on the screen already. */
static gboolean
preview_cb (GtkPrintOperation        *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext          *context,
            GtkWindow                *parent,
            VeiPaper                 *paper)
{
  cairo_surface_t *nowhere = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nowhere);

  /* Even a preview that shows nothing needs a place to draw. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (nowhere);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, end_preview_cb, g_object_ref (preview), g_object_unref);

  return TRUE;
}

/**
 * vei_letter_print:
 * @parent: the window that prints
 * @paper: the letter
 * @title: what the printer's queue calls it; nothing of the person
 * @error: return location for an error
 *
 * Opens the print dialog and prints the letter as it stands on the screen.
 *
 * Fails with a #GtkPrintError if there is no way to print.
 */
void
vei_letter_print (GtkWindow   *parent,
                  VeiPaper    *paper,
                  const char  *title,
                  GError     **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPaperSize) a4 = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (VEI_IS_PAPER (paper));
  g_return_if_fail (title != NULL);

  setup = gtk_page_setup_new ();
  a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, a4);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), paper,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), paper,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (operation, "preview", G_CALLBACK (preview_cb), paper,
                           G_CONNECT_DEFAULT);
  /* The letter may be written on while it is printed: this one stays. */
  g_object_set_data_full (G_OBJECT (operation), "vei-paper", g_object_ref (paper), g_object_unref);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error);
}
