/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-download.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "update/vei-url.h"

#define MAX_REDIRECTS 5
#define CHUNK_BYTES   (32 * 1024)
#define MAX_ETAG      200

typedef struct
{
  SoupSession         *session;
  GUri                *first;          /* what was asked for: redirects stay on its host */
  GUri                *uri;
  char                *etag;
  gsize                max_bytes;
  VeiDownloadProgress  progress;
  gpointer             progress_data;
  guint                n_redirects;
  guint64              total;          /* 0: not told */
  SoupMessage         *message;
  GInputStream        *stream;
  GByteArray          *data;
  char                *new_etag;
} Download;

static void
free_download (gpointer data)
{
  Download *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->first, g_uri_unref);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->etag, g_free);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->data, g_byte_array_unref);
  g_clear_pointer (&self->new_etag, g_free);
  g_free (self);
}

/**
 * vei_download_session_new:
 * @database: (nullable): whom to trust, or %NULL for the authorities of the
 *   system
 * @seconds: how long the other end may be silent
 *
 * Creates a session that tells the other end nothing of the user: no cookies,
 * no language, no name of a program, and no compression, so that what is
 * counted is what comes. The proxy is that of the system.
 *
 * Returns: (transfer full): the session
 */
SoupSession *
vei_download_session_new (GTlsDatabase *database,
                          guint         seconds)
{
  SoupSession *session = soup_session_new_with_options ("timeout", seconds,
                                                        "idle-timeout", seconds,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (database != NULL)
    soup_session_set_tls_database (session, database);
  return session;
}

static void start (GTask *task);

static void
fail (GTask      *task,
      int         code,
      const char *what)
{
  g_task_return_new_error (task, VEI_UPDATE_ERROR, code, "%s", what);
  g_object_unref (task);
}

/* What GIO or libsoup say is for programmers: the user gets a sentence. */
static void
fail_network (GTask  *task,
              GError *cause)
{
  g_autoptr (GError) error = cause;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    fail (task, VEI_UPDATE_ERROR_NETWORK, _("the publisher does not answer; try again later"));
  else if (error->domain == G_TLS_ERROR)
    fail (task, VEI_UPDATE_ERROR_NETWORK,
          _("it is not certain that this is the publisher: the certificate cannot be trusted; try again later, "
            "and ask the publisher"));
  else
    fail (task, VEI_UPDATE_ERROR_NETWORK,
          _("the connection to the publisher failed or broke off; check the network and try again"));
}

/* ---- What came ---- */

static void
finish (GTask *task)
{
  Download *self = g_task_get_task_data (task);

  if (self->total != 0 && self->data->len != self->total)
    {
      fail (task, VEI_UPDATE_ERROR_NETWORK,
            _("not all of it came; check the network and try again"));
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Download *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length;
  const guint8 *data;

  if (bytes == NULL)
    {
      fail_network (task, error);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      finish (task);
      return;
    }
  if (self->data->len + length > self->max_bytes)
    {
      fail (task, VEI_UPDATE_ERROR_ANSWER, _("what the publisher sends is too large; tell the publisher"));
      return;
    }
  g_byte_array_append (self->data, data, (guint) length);
  if (self->progress != NULL)
    self->progress (self->data->len, self->total, self->progress_data);
  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, task);
}

/* ---- What was answered ---- */

static void
follow_redirect (GTask *task)
{
  Download *self = g_task_get_task_data (task);
  const char *location = soup_message_headers_get_one (soup_message_get_response_headers (self->message),
                                                       "Location");
  g_autofree char *base = NULL;
  g_autofree char *absolute = NULL;
  g_autoptr (GUri) uri = NULL;

  base = g_uri_to_string (self->uri);
  if (location != NULL)
    absolute = g_uri_resolve_relative (base, location, G_URI_FLAGS_ENCODED, NULL);
  uri = absolute != NULL ? vei_url_parse (absolute, NULL) : NULL;
  if (uri == NULL || !vei_url_same_host (self->first, uri))
    {
      fail (task, VEI_UPDATE_ERROR_ADDRESS,
            _("the publisher’s address leads elsewhere, and that is not followed; ask the publisher"));
      return;
    }
  if (++self->n_redirects > MAX_REDIRECTS)
    {
      fail (task, VEI_UPDATE_ERROR_ADDRESS,
            _("the publisher’s address leads round in a circle; tell the publisher"));
      return;
    }
  /* The connection is not free for the next question before that. */
  g_input_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->uri, g_uri_unref);
  self->uri = g_steal_pointer (&uri);
  start (task);
}

static gboolean
is_web_page (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return type != NULL && (g_ascii_strcasecmp (type, "text/html") == 0 ||
                          g_ascii_strcasecmp (type, "application/xhtml+xml") == 0);
}

static void
keep_etag (Download           *self,
           SoupMessageHeaders *headers)
{
  const char *etag = soup_message_headers_get_one (headers, "ETag");

  if (etag != NULL && strlen (etag) <= MAX_ETAG && g_str_is_ascii (etag) && strpbrk (etag, "\r\n") == NULL)
    self->new_etag = g_strdup (etag);
}

static void
take_answer (GTask *task)
{
  Download *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  if (is_web_page (headers))
    {
      fail (task, VEI_UPDATE_ERROR_ANSWER,
            _("the publisher sends a web page instead of a pack; ask the publisher for the right address"));
      return;
    }
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    self->total = (guint64) soup_message_headers_get_content_length (headers);
  if (self->total > self->max_bytes)
    {
      fail (task, VEI_UPDATE_ERROR_ANSWER, _("what the publisher sends is too large; tell the publisher"));
      return;
    }
  keep_etag (self, headers);
  self->data = g_byte_array_new ();
  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, task);
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Download *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *what = NULL;
  guint status;

  g_clear_object (&self->stream);
  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      fail_network (task, error);
      return;
    }
  status = soup_message_get_status (self->message);
  if (status == SOUP_STATUS_NOT_MODIFIED && self->etag != NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    follow_redirect (task);
  else if (status == SOUP_STATUS_OK)
    take_answer (task);
  else
    {
      what = g_strdup_printf (_("the publisher has nothing at its address (answer %u); ask the publisher"), status);
      fail (task, VEI_UPDATE_ERROR_ANSWER, what);
    }
}

static void
start (GTask *task)
{
  Download *self = g_task_get_task_data (task);

  g_clear_object (&self->message);
  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);
  /* Where a redirect leads is looked at before it is followed. */
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  if (self->etag != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (self->message),
                                  "If-None-Match", self->etag);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), send_cb, task);
}

/**
 * vei_download_async:
 * @session: a session of vei_download_session_new()
 * @uri: an https address of vei_url_parse()
 * @etag: (nullable): what the other end called what we have
 * @max_bytes: how much may come
 * @progress: (nullable) (scope async): told of what comes
 * @progress_data: for @progress
 * @cancellable: (nullable): to break it off
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Fetches a file. Redirects are followed only to https on the same host, five
 * at most.
 */
void
vei_download_async (SoupSession          *session,
                    GUri                 *uri,
                    const char           *etag,
                    gsize                 max_bytes,
                    VeiDownloadProgress   progress,
                    gpointer              progress_data,
                    GCancellable         *cancellable,
                    GAsyncReadyCallback   callback,
                    gpointer              user_data)
{
  GTask *task;
  Download *self;

  g_return_if_fail (SOUP_IS_SESSION (session) && uri != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vei_download_async);
  self = g_new0 (Download, 1);
  self->session = g_object_ref (session);
  self->first = g_uri_ref (uri);
  self->uri = g_uri_ref (uri);
  self->etag = g_strdup (etag);
  self->max_bytes = max_bytes;
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_task_data (task, self, free_download);
  start (task);
}

/**
 * vei_download_finish:
 * @result: the result
 * @bytes: (out) (nullable): what came; %NULL where nothing is new
 * @etag: (out) (optional) (nullable): what the other end calls it
 * @error: return location for an error
 *
 * Ends vei_download_async().
 *
 * Fails with %VEI_UPDATE_ERROR_NETWORK if the other end could not be reached or
 * broke off, %VEI_UPDATE_ERROR_ADDRESS if it leads elsewhere,
 * %VEI_UPDATE_ERROR_ANSWER if it sends something else than a file, or too
 * much, and %G_IO_ERROR_CANCELLED if it was broken off here.
 *
 * Returns: whether it was fetched, or nothing is new
 */
gboolean
vei_download_finish (GAsyncResult  *result,
                     GBytes       **bytes,
                     char         **etag,
                     GError       **error)
{
  Download *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL) && bytes != NULL, FALSE);

  *bytes = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  self = g_task_get_task_data (G_TASK (result));
  if (self->data != NULL)
    *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->data));
  if (etag != NULL)
    *etag = g_steal_pointer (&self->new_etag);
  return TRUE;
}
