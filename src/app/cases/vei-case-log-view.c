/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-log-view.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-words.h"
#include "app/widgets/vei-entry-row.h"
#include "app/widgets/vei-ui.h"

/* A longer log is shown from its newest line on, until all of it is asked for. */
#define FIRST_LINES 8

/**
 * VeiCaseLogView:
 *
 * The log of the case that is shown, the newest line first, and a field to add
 * a line. What the program notes by itself stands among the lines.
 */
struct _VeiCaseLogView
{
  AdwPreferencesGroup  parent_instance;

  VeiSession          *session;
  GPtrArray           *rows;
  gint64               shown_id;
  guint32              shown_lines;
  gboolean             all;

  VeiEntryRow         *entry;
};

G_DEFINE_FINAL_TYPE (VeiCaseLogView, vei_case_log_view, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_time (VeiCaseLogView   *self,
          const VeiLogLine *line)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (line->at, NULL);

  return at != NULL ? vei_case_words_dup_time (self->session, g_date_time_to_unix (at))
                    : g_strdup (line->at);
}

static void
clear_rows (VeiCaseLogView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (VeiCaseLogView *self,
         GtkWidget      *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_all_cb (VeiCaseLogView *self)
{
  g_assert (VEI_IS_CASE_LOG_VIEW (self));

  self->all = TRUE;
  self->shown_id = 0;
  vei_case_log_view_show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
add_more_row (VeiCaseLogView *self,
              guint           n_hidden)
{
  g_autofree char *title
    = g_strdup_printf (ngettext ("Show %u older line", "Show %u older lines", n_hidden), n_hidden);
  GtkWidget *row = vei_ui_row (title, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
show_lines (VeiCaseLogView *self,
            GPtrArray      *log)
{
  guint n = self->all ? log->len : MIN (log->len, FIRST_LINES);

  clear_rows (self);
  for (guint i = 0; i < n; i++)
    {
      const VeiLogLine *line = log->pdata[log->len - 1 - i];
      g_autofree char *time = dup_time (self, line);
      g_autofree char *when = vei_ui_dup_capitalized (time);
      GtkWidget *row = vei_ui_row (line->what, when);

      gtk_widget_add_css_class (row, "log-row");
      add_row (self, row);
    }
  if (n < log->len)
    add_more_row (self, log->len - n);
}

static void
add_line_cb (VeiCaseLogView *self)
{
  g_autofree char *line = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;

  g_assert (VEI_IS_CASE_LOG_VIEW (self));

  if (*g_strstrip (line) == '\0')
    return;
  if (!vei_session_add_log (self->session, line, &error))
    {
      vei_entry_row_set_error (self->entry, error->message);
      return;
    }
  vei_entry_row_set_error (self->entry, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  vei_case_log_view_show (self);
}

static void
vei_case_log_view_dispose (GObject *object)
{
  VeiCaseLogView *self = VEI_CASE_LOG_VIEW (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_log_view_parent_class)->dispose (object);
}

static void
vei_case_log_view_finalize (GObject *object)
{
  g_ptr_array_unref (VEI_CASE_LOG_VIEW (object)->rows);

  G_OBJECT_CLASS (vei_case_log_view_parent_class)->finalize (object);
}

static void
vei_case_log_view_class_init (VeiCaseLogViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_case_log_view_dispose;
  object_class->finalize = vei_case_log_view_finalize;
}

static void
vei_case_log_view_init (VeiCaseLogView *self)
{
  self->rows = g_ptr_array_new ();
  self->entry = VEI_ENTRY_ROW (vei_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _("Add a line, and press Enter"));
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (add_line_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->entry));
}

/**
 * vei_case_log_view_set_session:
 * @self: the log
 * @session: the session
 *
 * Sets whose case is shown, once.
 */
void
vei_case_log_view_set_session (VeiCaseLogView *self,
                               VeiSession     *session)
{
  g_return_if_fail (VEI_IS_CASE_LOG_VIEW (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
}

/**
 * vei_case_log_view_show:
 * @self: the log
 *
 * Shows the log of the case of the session, as it is now.
 */
void
vei_case_log_view_show (VeiCaseLogView *self)
{
  VeiCaseStore *store;
  const VeiCaseEntry *entry;
  g_autoptr (GPtrArray) log = NULL;
  gint64 id;

  g_return_if_fail (VEI_IS_CASE_LOG_VIEW (self));

  store = vei_session_get_store (self->session);
  id = vei_session_get_case_id (self->session);
  entry = store != NULL && id != 0 ? vei_case_store_get_entry (store, id) : NULL;
  if (entry == NULL)
    {
      clear_rows (self);
      self->shown_id = 0;
      return;
    }
  if (self->shown_id == id && self->shown_lines == entry->n_log)
    return;
  if (self->shown_id != id && self->shown_id != 0)
    {
      self->all = FALSE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
    }
  self->shown_id = id;
  self->shown_lines = entry->n_log;
  log = vei_case_store_get_log (store, id, NULL);
  if (log != NULL)
    show_lines (self, log);
  else
    clear_rows (self);
}
