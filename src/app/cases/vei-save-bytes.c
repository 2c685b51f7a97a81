/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-save-bytes.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-output.h"
#include "app/vei-compat.h"

typedef struct
{
  GtkWidget    *widget;
  GBytes       *bytes;
  GCancellable *cancellable;
  VeiSaved      saved;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_bytes_unref (saving->bytes);
  g_clear_object (&saving->cancellable);
  g_free (saving);
}

static void
tell_error (Saving       *saving,
            const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = vei_letter_describe_error (error);
  saving->saved (saving->widget, text);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr(GError) error = NULL;

  if (vei_letter_write_finish (result, &error))
    saving->saved (saving->widget, _("It is saved."));
  else
    tell_error (saving, error);
  saving_free (saving);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Saving *saving = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = vei_compat_save_file_finish (result, &error);

  if (file != NULL)
    {
      vei_letter_write_async (file, saving->bytes, saving->cancellable, written_cb, saving);
      return;
    }
  tell_error (saving, error);
  saving_free (saving);
}

/**
 * vei_save_bytes:
 * @widget: the widget that the file is saved from
 * @title: the title of the dialog
 * @name: a file name to begin with
 * @bytes: what to write
 * @cancellable: (nullable): stops it
 * @saved: told how it ended
 *
 * Asks where to save a file, and writes it.
 */
void
vei_save_bytes (GtkWidget    *widget,
                const char   *title,
                const char   *name,
                GBytes       *bytes,
                GCancellable *cancellable,
                VeiSaved      saved)
{
  Saving *saving;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (title != NULL && name != NULL);
  g_return_if_fail (bytes != NULL);
  g_return_if_fail (saved != NULL);

  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->bytes = g_bytes_ref (bytes);
  g_set_object (&saving->cancellable, cancellable);
  saving->saved = saved;
  vei_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (widget)), title, name,
                              cancellable, chosen_cb, saving);
}
