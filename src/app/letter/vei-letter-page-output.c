/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-page-private.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-output.h"
#include "app/vei-compat.h"
#include "core/vei-date.h"

/* How a letter is taken away from its page. */

/* When to ask about a letter that was sent. This is no rule but a suggestion,
 * and the text says so. */
#define REMIND_AFTER_DAYS 28

/* ---- Saving, printing, copying ---- */

static GtkWindow *
get_window (VeiLetterPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_toast (VeiLetterPage *self,
            const char    *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
  vei_compat_announce (GTK_WIDGET (self), message);
}

static void
show_saved (VeiLetterPage *self,
            GFile         *file)
{
  VeiLanguage language = vei_session_get_language (self->session);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_("Saved as “%s”"), shown_name);
  show_toast (self, message);
  vei_letter_notice_show (self->notice, _("How to hand it in"),
                          vei_text_get (&self->kind->after_saving, language), FALSE);
  /* The sheet for the appointment is not sent. */
  if (!g_str_equal (self->kind->id, "visit_sheet"))
    vei_letter_notice_offer (self->notice, _("I have sent it"), "letter.sent");
}

static void
sent_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);
  VeiLanguage language = vei_session_get_language (self->session);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *line = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GDate remind;

  if (self->kind == NULL)
    return;

  /* Translators: a line of the log of a case; %s is a kind of letter */
  line = g_strdup_printf (_("Sent: %s"), vei_text_get (&self->kind->title, language));
  vei_case_add_log (vei_session_get_case (self->session), now, line);

  remind = *vei_session_get_as_of (self->session);
  g_date_add_days (&remind, REMIND_AFTER_DAYS);
  day = vei_date_to_words (&remind, language);
  /* Translators: %s is a date in words */
  text = g_strdup_printf (_("If you have heard nothing by %s, ask where the matter stands. "
                            "The day is our suggestion, not a rule."), day);
  vei_letter_notice_show (self->notice, _("It is noted that you have sent it"), text, FALSE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VeiLetterPage) self = user_data;
  g_autoptr (GFile) file = g_steal_pointer (&self->saving);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean written;

  written = vei_letter_write_finish (result, &error);
  if (self->kind == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  vei_letter_page_update_actions (self);
  if (written)
    {
      show_saved (self, file);
      return;
    }

  message = vei_letter_describe_error (error);
  vei_letter_notice_show (self->notice, _("The letter was not saved"), message, TRUE);
}

static GBytes *
export_letter (VeiLetterPage  *self,
               GFile          *file,
               GError        **error)
{
  g_autofree char *name = g_file_get_basename (file);
  const GDate *today = vei_session_get_as_of (self->session);

  if (name != NULL && (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".odt")))
    return vei_document_export (self->document, name, vei_letter_parts_get_size (self->parts),
                                today, error);

  return vei_paper_to_pdf (self->paper, today, error);
}

static void
save_to (VeiLetterPage *self,
         GFile         *file)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  vei_letter_page_flush (self);
  if (self->document == NULL)
    return;

  bytes = export_letter (self, file, &error);
  if (bytes == NULL)
    {
      vei_letter_notice_show (self->notice, _("The letter was not saved"), error->message, TRUE);
      return;
    }

  g_set_object (&self->saving, file);
  vei_letter_page_update_actions (self);
  vei_letter_write_async (file, bytes, self->cancellable, written_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (VeiLetterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  file = vei_compat_save_file_finish (result, &error);
  if (file != NULL && self->kind != NULL)
    save_to (self, file);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vei_letter_notice_show (self->notice, _("The letter was not saved"), error->message, TRUE);
}

static void
save_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);
  g_autofree char *name = NULL;

  name = vei_letter_dup_file_name (self->session, self->kind,
                                   vei_letter_parts_get_language (self->parts),
                                   vei_letter_parts_get_ending (self->parts));
  vei_compat_save_file_async (get_window (self), _("Save the letter"), name, self->cancellable,
                              file_chosen_cb, g_object_ref (self));
}

/* ---- The calendar ---- */

static void
calendar_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (VeiLetterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (vei_letter_write_finish (result, &error))
    vei_letter_notice_show (self->notice, _("The deadline is saved"),
                            _("Open the file to put it into your calendar. It says nothing "
                              "of you or of your health."), FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      message = vei_letter_describe_error (error);
      vei_letter_notice_show (self->notice, _("The deadline was not saved"), message, TRUE);
    }
}

static void
calendar_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (VeiLetterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vei_compat_save_file_finish (result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (file != NULL)
    bytes = vei_letter_create_calendar (self->session);
  if (bytes != NULL)
    vei_letter_write_async (file, bytes, self->cancellable, calendar_written_cb,
                            g_object_ref (self));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vei_letter_notice_show (self->notice, _("The deadline was not saved"), error->message, TRUE);
}

static void
calendar_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);

  vei_compat_save_file_async (get_window (self), _("Save the deadline"),
                              /* Translators: the name of a file, in plain letters */
                              _("deadline.ics"), self->cancellable,
                              calendar_chosen_cb, g_object_ref (self));
}

static void
print_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);
  g_autoptr (GError) error = NULL;

  vei_letter_page_flush (self);
  if (self->paper == NULL)
    return;

  vei_letter_print (get_window (self), self->paper,
                    vei_text_get (&self->kind->title, vei_letter_parts_get_language (self->parts)),
                    &error);
  if (error != NULL)
    vei_letter_notice_show (self->notice, _("The letter was not printed"), error->message, TRUE);
}

static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  VeiLetterPage *self = VEI_LETTER_PAGE (widget);
  g_autofree char *text = NULL;

  vei_letter_page_flush (self);
  if (self->document == NULL)
    return;

  text = vei_document_to_plain_text (self->document);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  show_toast (self, _("The text of the letter is copied"));
}

/* The actions with which a letter is taken away. Private. */
void
vei_letter_page_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "letter.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "letter.calendar", NULL, calendar_action);
}
