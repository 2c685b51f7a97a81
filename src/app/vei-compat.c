/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

/* The only file that knows which version of GTK and libadwaita it is built
 * against. It is compiled without an upper limit on the versions; everything
 * else is held to GTK 4.8 and libadwaita 1.2. */

#include "app/vei-compat.h"

#include <glib/gi18n.h>

#define RESPONSE_CANCEL "cancel"
#define RESPONSE_ACCEPT "accept"

static void
return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                           _("Nothing was chosen."));
}

/* ---- Confirm ---- */

#if ADW_CHECK_VERSION (1, 5, 0)

static void
alert_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *response;

  response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, RESPONSE_ACCEPT))
    g_task_return_boolean (task, TRUE);
  else
    return_dismissed (task);
}

static void
ask (GTask       *task,
     GtkWindow   *parent,
     const char  *heading,
     const char  *body,
     const char  *accept_label,
     gboolean     destructive)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (dialog, RESPONSE_CANCEL, _("_Cancel"));
  adw_alert_dialog_add_response (dialog, RESPONSE_ACCEPT, accept_label);
  adw_alert_dialog_set_default_response (dialog, RESPONSE_CANCEL);
  adw_alert_dialog_set_close_response (dialog, RESPONSE_CANCEL);
  adw_alert_dialog_set_response_appearance (dialog, RESPONSE_ACCEPT,
                                            destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                        : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_choose (dialog, GTK_WIDGET (parent), g_task_get_cancellable (task),
                           alert_chosen_cb, g_object_ref (task));
}

#else

static gboolean
return_answer_cb (gpointer user_data)
{
  GTask *task = G_TASK (user_data);

  if (GPOINTER_TO_INT (g_task_get_task_data (task)))
    g_task_return_boolean (task, TRUE);
  else
    return_dismissed (task);
  return G_SOURCE_REMOVE;
}

static void
message_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     gpointer          user_data)
{
  GTask *task = G_TASK (user_data);

  g_assert (ADW_IS_MESSAGE_DIALOG (dialog));

  /* The answer may close the parent, which must outlive this signal: the
   * dialog lets go of it only afterwards. */
  g_task_set_task_data (task, GINT_TO_POINTER (g_str_equal (response, RESPONSE_ACCEPT)), NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT, return_answer_cb, g_object_ref (task), g_object_unref);
}

/* This dialog makes the label, with its mnemonic, a part of the name of the
 * button: a screen reader would say it twice. */
static void
add_response (AdwMessageDialog *dialog,
              const char       *id,
              const char       *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *plain = g_strjoinv (NULL, parts);

  adw_message_dialog_add_response (dialog, id, plain);
}

static void
ask (GTask       *task,
     GtkWindow   *parent,
     const char  *heading,
     const char  *body,
     const char  *accept_label,
     gboolean     destructive)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GCancellable *cancellable = g_task_get_cancellable (task);

  add_response (dialog, RESPONSE_CANCEL, _("_Cancel"));
  add_response (dialog, RESPONSE_ACCEPT, accept_label);
  adw_message_dialog_set_default_response (dialog, RESPONSE_CANCEL);
  adw_message_dialog_set_close_response (dialog, RESPONSE_CANCEL);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_ACCEPT,
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (message_response_cb),
                         g_object_ref (task), (GClosureNotify) (void (*) (void)) g_object_unref,
                         G_CONNECT_DEFAULT);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (gtk_window_close),
                             dialog, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

#endif

/**
 * vei_compat_confirm_async:
 * @parent: the window that the question belongs to
 * @heading: what is asked, in a few words
 * @body: what follows from it, in a sentence or two
 * @accept_label: the label of the button that goes on, with a mnemonic
 * @destructive: whether going on deletes something
 * @cancellable: (nullable): closes the question when cancelled
 * @callback: (scope async): called when the person has answered
 * @user_data: (closure): data for @callback
 *
 * Asks whether to go on.
 *
 * Cancel is what Enter and Escape choose.
 */
void
vei_compat_confirm_async (GtkWindow           *parent,
                          const char          *heading,
                          const char          *body,
                          const char          *accept_label,
                          gboolean             destructive,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (accept_label != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_compat_confirm_async);
  ask (task, parent, heading, body, accept_label, destructive);
}

/**
 * vei_compat_confirm_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes a question begun with [func@compat_confirm_async].
 *
 * Fails with G_IO_ERROR_CANCELLED if the person said no or closed the question.
 *
 * Returns: %TRUE if the person wants to go on
 */
gboolean
vei_compat_confirm_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Save and open a file ---- */

/* How long the file chooser may take to note down what was chosen. */
#define RECENT_SECONDS 30

typedef struct
{
  char   *uri;
  gulong  handler;
} Forgotten;

static void
forgotten_free (gpointer data,
                GClosure *closure)
{
  Forgotten *forgotten = data;

  g_free (forgotten->uri);
  g_free (forgotten);
}

static void
recent_changed_cb (GtkRecentManager *recent,
                   Forgotten        *forgotten)
{
  /* This runs before the list is written to disk. */
  if (gtk_recent_manager_has_item (recent, forgotten->uri))
    gtk_recent_manager_remove_item (recent, forgotten->uri, NULL);
}

static gboolean
stop_forgetting_cb (gpointer data)
{
  Forgotten *forgotten = data;

  g_signal_handler_disconnect (gtk_recent_manager_get_default (), forgotten->handler);

  return G_SOURCE_REMOVE;
}

/* GTK's own file chooser adds what was chosen to the recent files, a moment
 * later, and cannot be told not to. That a letter exists is for nobody to see. */
static void
keep_out_of_recent (GFile *file)
{
  Forgotten *forgotten = g_new0 (Forgotten, 1);

  forgotten->uri = g_file_get_uri (file);
  forgotten->handler =
    g_signal_connect_data (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (recent_changed_cb), forgotten, forgotten_free,
                           G_CONNECT_DEFAULT);
  g_timeout_add_seconds (RECENT_SECONDS, stop_forgetting_cb, forgotten);
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_chosen (GTask  *task,
               GFile  *file,
               GError *error)
{
  if (file != NULL)
    {
      keep_out_of_recent (file);
      g_task_return_pointer (task, file, g_object_unref);
    }
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return_dismissed (task);
  else
    g_task_return_error (task, g_error_copy (error));
}

static void
file_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  return_chosen (task, file, error);
}

static void
file_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  return_chosen (task, file, error);
}

static void
choose_file (GTask         *task,
             GtkWindow     *parent,
             const char    *title,
             const char    *suggested_name,
             GtkFileFilter *filter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = NULL;

  gtk_file_dialog_set_title (dialog, title);
  if (suggested_name != NULL)
    {
      gtk_file_dialog_set_initial_name (dialog, suggested_name);
      gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task),
                            file_saved_cb, g_object_ref (task));
      return;
    }
  filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task),
                        file_opened_cb, g_object_ref (task));
}

#else

static void
native_response_cb (GtkNativeDialog *native,
                    int              response,
                    gpointer         user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  g_assert (GTK_IS_NATIVE_DIALOG (native));

  /* Answered once: a dialog that is hidden afterwards says so a second time. */
  g_signal_handlers_disconnect_by_func (native, native_response_cb, user_data);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      GFile *file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      keep_out_of_recent (file);
      g_task_return_pointer (task, file, g_object_unref);
    }
  else
    return_dismissed (task);
}

static void
cancel_native_cb (GCancellable    *cancellable,
                  GtkNativeDialog *native)
{
  g_assert (GTK_IS_NATIVE_DIALOG (native));

  gtk_native_dialog_hide (native);
  g_signal_emit_by_name (native, "response", GTK_RESPONSE_CANCEL);
}

static void
choose_file (GTask         *task,
             GtkWindow     *parent,
             const char    *title,
             const char    *suggested_name,
             GtkFileFilter *filter)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  gboolean saves = suggested_name != NULL;
  GtkFileChooserNative *native;

  native = gtk_file_chooser_native_new (title, parent,
                                        saves ? GTK_FILE_CHOOSER_ACTION_SAVE
                                              : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        saves ? _("_Save") : _("_Open"), _("_Cancel"));
  if (saves)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), suggested_name);
  else
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);

  /* The task keeps the dialog, and the handler keeps the task, until the answer. */
  g_task_set_task_data (task, native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (native_response_cb), g_object_ref (task));
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancel_native_cb),
                             native, G_CONNECT_DEFAULT);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

#endif

/**
 * vei_compat_save_file_async:
 * @parent: the window that the file is saved from
 * @title: the title of the dialog
 * @suggested_name: a file name to begin with
 * @cancellable: (nullable): closes the dialog when cancelled
 * @callback: (scope async): called when the person has chosen
 * @user_data: (closure): data for @callback
 *
 * Asks where to save a file.
 *
 * The dialog asks before an existing file is chosen. Nothing is written, and
 * the file is kept out of the list of recent files.
 */
void
vei_compat_save_file_async (GtkWindow           *parent,
                            const char          *title,
                            const char          *suggested_name,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL);
  g_return_if_fail (suggested_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_compat_save_file_async);
  choose_file (task, parent, title, suggested_name, NULL);
}

/**
 * vei_compat_save_file_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes a choice begun with [func@compat_save_file_async].
 *
 * Fails with G_IO_ERROR_CANCELLED if the dialog was dismissed.
 *
 * Returns: (transfer full) (nullable): the file to write
 */
GFile *
vei_compat_save_file_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vei_compat_open_file_async:
 * @parent: the window that the file is opened in
 * @title: the title of the dialog
 * @kind: what such files are called: "Knowledge packs"
 * @suffix: how their names end, without a dot; several with a comma between
 * @cancellable: (nullable): closes the dialog when cancelled
 * @callback: (scope async): called when the person has chosen
 * @user_data: (closure): data for @callback
 *
 * Asks which file to open. Nothing is read, and the file is kept out of the
 * list of recent files.
 */
void
vei_compat_open_file_async (GtkWindow           *parent,
                            const char          *title,
                            const char          *kind,
                            const char          *suffix,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GtkFileFilter) filter = NULL;
  g_auto (GStrv) suffixes = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (title != NULL);
  g_return_if_fail (kind != NULL);
  g_return_if_fail (suffix != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_compat_open_file_async);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, kind);
  suffixes = g_strsplit (suffix, ",", -1);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  choose_file (task, parent, title, NULL, filter);
}

/**
 * vei_compat_open_file_finish:
 * @result: the result that the callback was given
 * @error: return location for an error
 *
 * Finishes a choice begun with [func@compat_open_file_async].
 *
 * Fails with G_IO_ERROR_CANCELLED if the dialog was dismissed.
 *
 * Returns: (transfer full) (nullable): the file to read
 */
GFile *
vei_compat_open_file_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Links, announcements ---- */

/**
 * vei_compat_open_uri:
 * @parent: the window that the link stands in
 * @uri: the address to open
 *
 * Opens an address in the program that the person uses for it.
 */
void
vei_compat_open_uri (GtkWindow  *parent,
                     const char *uri)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (uri != NULL);

#if GTK_CHECK_VERSION (4, 10, 0)
  {
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

    gtk_uri_launcher_launch (launcher, parent, NULL, NULL, NULL);
  }
#else
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
#endif
}

/**
 * vei_compat_announce:
 * @widget: the widget that the message concerns
 * @message: what has happened, in a sentence
 *
 * Has a screen reader say a message.
 *
 * Before GTK 4.14 there is no way to do so; the message must therefore also
 * stand on the screen.
 */
void
vei_compat_announce (GtkWidget  *widget,
                     const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (message != NULL);

#if GTK_CHECK_VERSION (4, 14, 0)
  {
    g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

    /* GTK 4.24 crashes on announcing with what GTK_A11Y=test puts in place. */
    if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
      return;
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  }
#endif
}

/**
 * vei_compat_names_by_content:
 *
 * Tells whether a screen reader is told the text in a control, in place of the
 * name that the control was given. That is so since GTK 4.10, and menus and
 * lists of the toolkit have lacked names since then.
 *
 * Returns: %TRUE where a name must be set with care
 */
gboolean
vei_compat_names_by_content (void)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  return TRUE;
#else
  return FALSE;
#endif
}
