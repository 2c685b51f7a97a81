/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-update.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/vei-date.h"
#include "update/vei-archive.h"
#include "update/vei-installed.h"
#include "update/vei-installer.h"
#include "update/vei-url.h"

#define MAX_SIGNATURE_BYTES (16 * 1024)
/* The whole takes at most this many times as long as the other end may be silent. */
#define WHOLE_FACTOR        4

typedef struct
{
  char             *folder;
  VeiUpdateOptions  options;
  SoupSession      *session;
  GCancellable     *cancellable;       /* of the caller, or of the clock */
  GCancellable     *outer;
  gulong            cancelled_id;
  guint             clock_id;
  gboolean          too_slow;
  char             *url;
  GBytes           *archive;
  char             *etag;
} Update;

static void
free_update (gpointer data)
{
  Update *self = data;

  if (self->outer != NULL)
    g_cancellable_disconnect (self->outer, self->cancelled_id);
  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_object (&self->outer);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->options.database);
  g_clear_pointer (&self->archive, g_bytes_unref);
  g_free (self->folder);
  g_free (self->url);
  g_free (self->etag);
  g_free (self);
}

/* ---- The name of the last answer: the only thing that is kept, and sent ---- */

static char *
read_etag (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, VEI_INSTALLED_ETAG, NULL);
  g_autofree char *etag = NULL;
  g_autofree char *message = NULL;
  VeiKnowledge *knowledge = vei_installed_load (folder, &message, NULL);

  g_clear_object (&knowledge);
  /* What is damaged has to be fetched again. */
  if (message != NULL || !g_file_get_contents (path, &etag, NULL, NULL) || *etag == '\0')
    return NULL;
  return g_steal_pointer (&etag);
}

static void
write_etag (const char *folder,
            const char *etag)
{
  g_autofree char *path = g_build_filename (folder, VEI_INSTALLED_ETAG, NULL);

  /* Without it, the pack is fetched once more than is needed, and that is all. */
  if (etag == NULL || !g_file_set_contents (path, etag, -1, NULL))
    g_unlink (path);
}

/* ---- The way ---- */

static void
cancelled_cb (GCancellable *outer,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

static gboolean
clock_cb (gpointer user_data)
{
  Update *self = user_data;

  self->clock_id = 0;
  self->too_slow = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
fail (GTask  *task,
      GError *error)
{
  Update *self = g_task_get_task_data (task);

  if (self->too_slow && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      error = g_error_new_literal (VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_NETWORK,
                                   _("the publisher answers too slowly; try again later"));
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
end_without_news (GTask *task)
{
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

static void
install (GTask  *task,
         GBytes *signature)
{
  Update *self = g_task_get_task_data (task);
  GError *error = NULL;
  VeiKnowledge *knowledge;
  GDate today;

  vei_date_set_today (&today);
  knowledge = vei_installer_install (self->folder, self->archive, signature, &today, &error);
  /* Another answer, and the same pack in it. */
  if (g_error_matches (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_SAME))
    {
      g_error_free (error);
      write_etag (self->folder, self->etag);
      end_without_news (task);
      return;
    }
  if (knowledge == NULL)
    {
      fail (task, error);
      return;
    }
  write_etag (self->folder, self->etag);
  g_task_return_pointer (task, knowledge, g_object_unref);
  g_object_unref (task);
}

static void
signature_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  g_autoptr (GBytes) signature = NULL;
  GError *error = NULL;

  if (vei_download_finish (result, &signature, NULL, &error))
    install (task, signature);
  else
    fail (task, error);
}

static void
archive_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Update *self = g_task_get_task_data (task);
  g_autofree char *url = g_strconcat (self->url, ".minisig", NULL);
  g_autoptr (GUri) uri = NULL;
  GError *error = NULL;

  if (!vei_download_finish (result, &self->archive, &self->etag, &error))
    {
      fail (task, error);
      return;
    }
  if (self->archive == NULL)
    {
      end_without_news (task);
      return;
    }
  uri = vei_url_parse (url, &error);
  if (uri == NULL)
    fail (task, error);
  else
    vei_download_async (self->session, uri, NULL, MAX_SIGNATURE_BYTES, NULL, NULL, self->cancellable,
                        signature_cb, task);
}

static void
set_limits (Update       *self,
            GCancellable *outer)
{
  guint seconds = self->options.seconds != 0 ? self->options.seconds : VEI_DOWNLOAD_SECONDS;

  self->cancellable = g_cancellable_new ();
  self->session = vei_download_session_new (self->options.database, seconds);
  self->clock_id = g_timeout_add_seconds (seconds * WHOLE_FACTOR, clock_cb, self);
  if (outer == NULL)
    return;
  self->outer = g_object_ref (outer);
  self->cancelled_id = g_cancellable_connect (outer, G_CALLBACK (cancelled_cb),
                                              g_object_ref (self->cancellable), g_object_unref);
}

/**
 * vei_update_async:
 * @folder: (type filename): where packs are kept
 * @options: (nullable): what is to be otherwise than usual
 * @cancellable: (nullable): to break it off
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Asks the trusted publisher for a newer pack, and installs it. The name that
 * the publisher gave its last answer is the only thing that is sent.
 */
void
vei_update_async (const char              *folder,
                  const VeiUpdateOptions  *options,
                  GCancellable            *cancellable,
                  GAsyncReadyCallback      callback,
                  gpointer                 user_data)
{
  g_autoptr (VeiPublisher) publisher = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *etag = NULL;
  GTask *task;
  Update *self;
  GError *error = NULL;

  g_return_if_fail (folder != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_update_async);
  self = g_new0 (Update, 1);
  self->folder = g_strdup (folder);
  if (options != NULL)
    self->options = *options;
  if (self->options.database != NULL)
    g_object_ref (self->options.database);
  g_task_set_task_data (task, self, free_update);
  publisher = vei_installer_get_publisher (folder, &error);
  if (publisher != NULL)
    uri = vei_url_parse (publisher->update_url, &error);
  if (uri == NULL)
    {
      fail (task, error);
      return;
    }
  self->url = g_strdup (publisher->update_url);
  set_limits (self, cancellable);
  etag = read_etag (folder);
  vei_download_async (self->session, uri, etag, VEI_ARCHIVE_MAX_BYTES, self->options.progress,
                      self->options.progress_data, self->cancellable, archive_cb, task);
}

/**
 * vei_update_finish:
 * @result: the result
 * @knowledge: (out) (nullable): what is in use now; %NULL where nothing is new
 * @error: return location for an error
 *
 * Ends vei_update_async().
 *
 * Fails as vei_download_finish() and vei_installer_install() do. Nothing has
 * changed then.
 *
 * Returns: whether there was an answer: a newer pack, or that there is none
 */
gboolean
vei_update_finish (GAsyncResult  *result,
                   VeiKnowledge **knowledge,
                   GError       **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && knowledge != NULL, FALSE);

  *knowledge = g_task_propagate_pointer (G_TASK (result), &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
