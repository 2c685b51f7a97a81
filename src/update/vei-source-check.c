/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "update/vei-source-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Asks sites whether their pages are still there. A site is asked one question
 * at a time, with a pause between them, by a program that says its name; sites
 * are asked side by side. HEAD is asked first: where it says that nothing has
 * changed, the page is not fetched.
 */

#define SILENT_SECONDS 20
#define SECONDS        60
#define PAUSE_MS       1000
#define MAX_BYTES      (8 * 1024 * 1024)
#define MAX_REDIRECTS  10
#define MAX_SITES      64          /* side by side */
#define MAX_HEADER     500
#define CHUNK_BYTES    (64 * 1024)
#define USER_AGENT     "utstyrsveiviser-cli/" PACKAGE_VERSION " (check-sources)"

typedef struct
{
  gboolean  busy;
  guint     pause_ms;
  gint64    free_at;             /* monotonic time, in microseconds */
  GQueue    waiting;             /* of Probe */
} Site;

/* One source that is being asked for. */
typedef struct
{
  VeiSourceCheck   *check;
  VeiSourceFinding *finding;
  VeiSourceSeen     before;
  const char       *method;
  GUri             *uri;
  Site             *site;
  guint             n_redirects;
  guint             timer;
  gboolean          timed_out;
  GCancellable     *cancellable;
  SoupMessage      *message;
  GInputStream     *stream;
  GByteArray       *body;
} Probe;

struct _VeiSourceCheck
{
  VeiSourceCheckOptions  options;
  SoupSession           *session;
  GMainContext          *context;
  GHashTable            *sites;        /* host -> Site */
  GPtrArray             *probes;       /* of Probe */
  guint                  n_done;
};

static void ask (Probe *probe);

/* ---- Sites ---- */

static void
free_site (gpointer data)
{
  Site *site = data;

  g_queue_clear (&site->waiting);
  g_free (site);
}

static Site *
find_site (VeiSourceCheck *self,
           GUri           *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);
  Site *site = g_hash_table_lookup (self->sites, host);

  if (site == NULL)
    {
      site = g_new0 (Site, 1);
      site->pause_ms = self->options.pause_ms;
      /* A machine may ask itself as fast as it likes. */
      if (site->pause_ms == 0 && !g_str_equal (host, "localhost"))
        site->pause_ms = PAUSE_MS;
      g_queue_init (&site->waiting);
      g_hash_table_insert (self->sites, g_steal_pointer (&host), site);
    }
  return site;
}

static void send (Probe *probe);

static gboolean
pause_over_cb (gpointer user_data)
{
  Probe *probe = user_data;

  probe->timer = 0;
  send (probe);
  return G_SOURCE_REMOVE;
}

static guint
add_timer (Probe       *probe,
           guint        ms,
           GSourceFunc  callback)
{
  g_autoptr (GSource) source = g_timeout_source_new (ms);

  g_source_set_callback (source, callback, probe, NULL);
  return g_source_attach (source, probe->check->context);
}

static void
remove_timer (Probe *probe)
{
  GSource *source = probe->timer != 0
                    ? g_main_context_find_source_by_id (probe->check->context, probe->timer) : NULL;

  if (source != NULL)
    g_source_destroy (source);
  probe->timer = 0;
}

static void
take_site (Probe *probe)
{
  gint64 wait = probe->site->free_at - g_get_monotonic_time ();

  probe->site->busy = TRUE;
  if (wait <= 0)
    send (probe);
  else
    probe->timer = add_timer (probe, (guint) (wait / 1000 + 1), pause_over_cb);
}

/* The site was asked: who waits for it is next, after a pause. */
static void
leave_site (Probe    *probe,
            gboolean  was_reached)
{
  Site *site = g_steal_pointer (&probe->site);
  Probe *next;

  site->busy = FALSE;
  if (was_reached)
    site->free_at = g_get_monotonic_time () + (gint64) site->pause_ms * 1000;
  next = g_queue_pop_head (&site->waiting);
  if (next != NULL)
    take_site (next);
}

/* ---- What is said of a source ---- */

static void
clear_question (Probe *probe)
{
  remove_timer (probe);
  if (probe->stream != NULL)
    g_input_stream_close (probe->stream, NULL, NULL);
  g_clear_object (&probe->stream);
  g_clear_object (&probe->message);
  g_clear_object (&probe->cancellable);
  g_clear_pointer (&probe->body, g_byte_array_unref);
}

static void
finish (Probe          *probe,
        VeiSourceState  state,
        const char     *why,
        gboolean        was_reached)
{
  VeiSourceCheck *self = probe->check;

  probe->finding->state = state;
  probe->finding->why = g_strdup (why);
  if (state == VEI_SOURCE_SAME || state == VEI_SOURCE_NEW || state == VEI_SOURCE_CHANGED)
    {
      if (probe->finding->leads_to != NULL && probe->finding->for_good)
        probe->finding->state = VEI_SOURCE_MOVED;
    }
  clear_question (probe);
  leave_site (probe, was_reached);
  self->n_done++;
  if (self->options.progress != NULL)
    self->options.progress (probe->finding, self->n_done, self->probes->len, self->options.progress_data);
}

static char *
get_header (Probe      *probe,
            const char *name)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (probe->message), name);

  if (value == NULL || strlen (value) > MAX_HEADER || !g_utf8_validate (value, -1, NULL))
    return NULL;
  return g_strdup (value);
}

/* Whether the site itself says that it is the page of last time. */
static gboolean
is_said_to_be_same (Probe *probe)
{
  const VeiSourceSeen *seen = &probe->finding->seen;

  if (seen->etag != NULL && probe->before.etag != NULL)
    return g_str_equal (seen->etag, probe->before.etag);
  return seen->last_modified != NULL && g_strcmp0 (seen->last_modified, probe->before.last_modified) == 0;
}

static gboolean
is_said_to_differ (Probe *probe)
{
  const VeiSourceSeen *seen = &probe->finding->seen;

  if (seen->etag != NULL && probe->before.etag != NULL)
    return !g_str_equal (seen->etag, probe->before.etag);
  return seen->last_modified != NULL && probe->before.last_modified != NULL
         && !g_str_equal (seen->last_modified, probe->before.last_modified);
}

static void
read_headers (Probe *probe)
{
  VeiSourceSeen *seen = &probe->finding->seen;

  g_free (seen->etag);
  seen->etag = get_header (probe, "ETag");
  g_free (seen->last_modified);
  seen->last_modified = get_header (probe, "Last-Modified");
}

/* What was read is compared: by what it says, or else by what the site says of it. */
static void
compare (Probe *probe)
{
  VeiSourceFinding *finding = probe->finding;
  gboolean changed;

  if (probe->before.url == NULL)
    {
      finish (probe, VEI_SOURCE_NEW, NULL, TRUE);
      return;
    }
  finding->compared = (finding->seen.digest != NULL && probe->before.digest != NULL)
                      || is_said_to_be_same (probe) || is_said_to_differ (probe);
  if (finding->seen.digest != NULL && probe->before.digest != NULL)
    changed = !g_str_equal (finding->seen.digest, probe->before.digest);
  else
    changed = is_said_to_differ (probe);
  finish (probe, changed ? VEI_SOURCE_CHANGED : VEI_SOURCE_SAME, NULL, TRUE);
}

static void
take_body (Probe *probe)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&probe->body));
  SoupMessageHeaders *headers = soup_message_get_response_headers (probe->message);

  g_free (probe->finding->seen.digest);
  probe->finding->seen.digest = vei_page_get_digest (bytes, soup_message_headers_get_content_type (headers, NULL));
  compare (probe);
}

/* ---- The network ---- */

static void
ask_with_get (Probe *probe)
{
  probe->method = SOUP_METHOD_GET;
  probe->n_redirects = 0;
  probe->finding->status = 0;
  g_clear_pointer (&probe->finding->leads_to, g_free);
  probe->finding->for_good = FALSE;
  g_clear_pointer (&probe->uri, g_uri_unref);
  probe->uri = g_uri_parse (probe->finding->seen.url, SOUP_HTTP_URI_FLAGS, NULL);
  clear_question (probe);
  leave_site (probe, TRUE);
  ask (probe);
}

static const char *
describe_network_error (Probe        *probe,
                        const GError *error)
{
  if (probe->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return _("it does not answer in time");
  if (error->domain == G_RESOLVER_ERROR)
    return _("there is no site of this name, or no network");
  if (error->domain == G_TLS_ERROR)
    return _("its certificate cannot be trusted");
  return _("the connection failed or broke off");
}

static void
fail_network (Probe  *probe,
              GError *cause)
{
  g_autoptr (GError) error = cause;
  gboolean was_reached = error->domain != G_RESOLVER_ERROR
                         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
                         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  const char *why = describe_network_error (probe, error);

  finish (probe, VEI_SOURCE_UNREACHABLE, why, was_reached);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Probe *probe = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize length;
  const guint8 *data;

  if (bytes == NULL)
    {
      fail_network (probe, error);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      take_body (probe);
      return;
    }
  if (probe->body->len + length > probe->check->options.max_bytes)
    {
      /* It is there; how it ends nobody waits for. */
      g_clear_pointer (&probe->finding->seen.digest, g_free);
      compare (probe);
      return;
    }
  g_byte_array_append (probe->body, data, (guint) length);
  g_input_stream_read_bytes_async (probe->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, probe->cancellable, read_cb,
                                   probe);
}

static void
follow_redirect (Probe *probe)
{
  guint status = soup_message_get_status (probe->message);
  g_autofree char *location = get_header (probe, "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL)
    uri = g_uri_parse_relative (probe->uri, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL
      || (!g_str_equal (g_uri_get_scheme (uri), "https") && !g_str_equal (g_uri_get_scheme (uri), "http")))
    {
      finish (probe, VEI_SOURCE_UNREACHABLE, _("it leads to an address that is none"), TRUE);
      return;
    }
  if (++probe->n_redirects > MAX_REDIRECTS)
    {
      finish (probe, VEI_SOURCE_UNREACHABLE, _("it leads round in a circle"), TRUE);
      return;
    }
  /* Once it leads elsewhere for now, what comes after says nothing of the address that we have. */
  probe->finding->for_good = (probe->n_redirects == 1 || probe->finding->for_good)
                             && (status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT);
  g_free (probe->finding->leads_to);
  probe->finding->leads_to = g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
  g_clear_pointer (&probe->uri, g_uri_unref);
  probe->uri = g_steal_pointer (&uri);
  clear_question (probe);
  leave_site (probe, TRUE);
  ask (probe);
}

static void
take_error_status (Probe *probe,
                   guint  status)
{
  g_autofree char *why = NULL;

  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    {
      finish (probe, VEI_SOURCE_GONE, NULL, TRUE);
      return;
    }
  why = g_strdup_printf (_("it does not show the page to this program (answer %u)"), status);
  finish (probe, VEI_SOURCE_UNREACHABLE, why, TRUE);
}

static void
take_answer (Probe *probe)
{
  guint status = soup_message_get_status (probe->message);
  gboolean is_head = g_str_equal (probe->method, SOUP_METHOD_HEAD);

  probe->finding->status = status;
  if (status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND || status == SOUP_STATUS_SEE_OTHER
      || status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT)
    follow_redirect (probe);
  else if (is_head && status != SOUP_STATUS_OK)
    /* Many sites answer HEAD as if nothing were there. */
    ask_with_get (probe);
  else if (status < 200 || status >= 300)
    take_error_status (probe, status);
  else
    {
      read_headers (probe);
      if (is_head && probe->before.url != NULL && is_said_to_be_same (probe))
        {
          probe->finding->seen.digest = g_strdup (probe->before.digest);
          probe->finding->compared = TRUE;
          finish (probe, VEI_SOURCE_SAME, NULL, TRUE);
        }
      else if (is_head)
        ask_with_get (probe);
      else
        {
          probe->body = g_byte_array_new ();
          g_input_stream_read_bytes_async (probe->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, probe->cancellable,
                                           read_cb, probe);
        }
    }
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Probe *probe = user_data;
  GError *error = NULL;

  probe->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (probe->stream != NULL)
    take_answer (probe);
  else
    fail_network (probe, error);
}

static gboolean
too_slow_cb (gpointer user_data)
{
  Probe *probe = user_data;

  probe->timer = 0;
  probe->timed_out = TRUE;
  g_cancellable_cancel (probe->cancellable);
  return G_SOURCE_REMOVE;
}

static void
send (Probe *probe)
{
  probe->message = soup_message_new_from_uri (probe->method, probe->uri);
  soup_message_add_flags (probe->message, SOUP_MESSAGE_NO_REDIRECT);
  probe->cancellable = g_cancellable_new ();
  probe->timer = add_timer (probe, probe->check->options.seconds * 1000, too_slow_cb);
  soup_session_send_async (probe->check->session, probe->message, G_PRIORITY_DEFAULT, probe->cancellable, sent_cb,
                           probe);
}

static void
ask (Probe *probe)
{
  probe->site = find_site (probe->check, probe->uri);
  if (probe->site->busy)
    g_queue_push_tail (&probe->site->waiting, probe);
  else
    take_site (probe);
}

/* ---- The whole ---- */

static void
free_probe (gpointer data)
{
  Probe *probe = data;

  vei_source_finding_free (probe->finding);
  vei_source_seen_clear (&probe->before);
  g_clear_pointer (&probe->uri, g_uri_unref);
  g_free (probe);
}

/* No cookies, no language, and no compression, so that what is counted is what comes. */
static SoupSession *
create_session (const VeiSourceCheckOptions *options)
{
  SoupSession *session = soup_session_new_with_options ("timeout", options->silent_seconds,
                                                        "idle-timeout", options->silent_seconds,
                                                        "user-agent", USER_AGENT,
                                                        "max-conns", MAX_SITES,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (options->database != NULL)
    soup_session_set_tls_database (session, options->database);
  return session;
}

/**
 * vei_source_check_new:
 * @options: (nullable): what is otherwise than usual
 *
 * Makes a check that asks nothing yet.
 *
 * Returns: (transfer full): the check
 */
VeiSourceCheck *
vei_source_check_new (const VeiSourceCheckOptions *options)
{
  VeiSourceCheck *self = g_new0 (VeiSourceCheck, 1);

  if (options != NULL)
    self->options = *options;
  if (self->options.silent_seconds == 0)
    self->options.silent_seconds = SILENT_SECONDS;
  if (self->options.seconds == 0)
    self->options.seconds = SECONDS;
  if (self->options.max_bytes == 0)
    self->options.max_bytes = MAX_BYTES;
  self->context = g_main_context_ref_thread_default ();
  self->sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_site);
  self->probes = g_ptr_array_new_with_free_func (free_probe);
  self->session = create_session (&self->options);
  return self;
}

/**
 * vei_source_check_free:
 * @self: (nullable) (transfer full): a check that is not running
 *
 * Frees a check.
 */
void
vei_source_check_free (VeiSourceCheck *self)
{
  if (self == NULL)
    return;
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_ptr_array_unref (self->probes);
  g_hash_table_unref (self->sites);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * vei_source_check_add:
 * @self: a check
 * @id: the id of a source
 * @url: its address
 * @seen: (nullable): what was seen of it in an earlier run
 *
 * Adds a source to ask for. What was seen at another address does not count.
 */
void
vei_source_check_add (VeiSourceCheck      *self,
                      const char          *id,
                      const char          *url,
                      const VeiSourceSeen *seen)
{
  Probe *probe;

  g_return_if_fail (self != NULL && id != NULL && url != NULL);

  probe = g_new0 (Probe, 1);
  probe->check = self;
  probe->finding = g_new0 (VeiSourceFinding, 1);
  probe->finding->id = g_strdup (id);
  probe->finding->seen.url = g_strdup (url);
  probe->uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  probe->method = SOUP_METHOD_HEAD;
  if (seen != NULL && g_strcmp0 (seen->url, url) == 0)
    {
      probe->before.url = g_strdup (seen->url);
      probe->before.etag = g_strdup (seen->etag);
      probe->before.last_modified = g_strdup (seen->last_modified);
      probe->before.digest = g_strdup (seen->digest);
    }
  g_ptr_array_add (self->probes, probe);
}

/**
 * vei_source_check_run:
 * @self: a check
 *
 * Asks for all sources, and comes back when all have been answered. Runs the
 * main context of the thread.
 *
 * Returns: (transfer full) (element-type VeiSourceFinding): a finding for each
 *   source, in the order in which they were added
 */
GPtrArray *
vei_source_check_run (VeiSourceCheck *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) vei_source_finding_free);

  g_return_val_if_fail (self != NULL, findings);

  for (guint i = 0; i < self->probes->len; i++)
    {
      Probe *probe = g_ptr_array_index (self->probes, i);

      if (probe->uri == NULL || g_uri_get_host (probe->uri) == NULL)
        {
          probe->finding->state = VEI_SOURCE_UNREACHABLE;
          probe->finding->why = g_strdup (_("this is not an address"));
          self->n_done++;
        }
      else
        ask (probe);
    }
  while (self->n_done < self->probes->len)
    g_main_context_iteration (self->context, TRUE);
  for (guint i = 0; i < self->probes->len; i++)
    g_ptr_array_add (findings, g_steal_pointer (&((Probe *) g_ptr_array_index (self->probes, i))->finding));
  g_ptr_array_set_size (self->probes, 0);
  self->n_done = 0;
  return findings;
}
