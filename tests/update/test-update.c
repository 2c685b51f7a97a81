/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-answers.h"
#include "core/vei-assessment.h"
#include "core/vei-date.h"
#include "update-fixture.h"
#include "update/vei-installed.h"
#include "update/vei-installer.h"
#include "update/vei-update.h"

/* The network, as a publisher and as somebody on the way would have it. */
typedef struct
{
  Fixture       fixture;
  SoupServer   *server;
  GTlsDatabase *database;
  guint16       port;
  GBytes       *archive;
  GBytes       *signature;
  const char   *etag;
  guint         n_requests;
  guint         n_not_modified;
  char         *unexpected;            /* a header that tells of the user */
  guint64       received;
} Net;

/* ---- The server ---- */

static void
look_at_headers (Net               *net,
                 SoupServerMessage *message)
{
  static const char * const expected[] = {
    "Host", "Connection", "If-None-Match", "Accept-Encoding", NULL
  };
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (!g_strv_contains (expected, name) && net->unexpected == NULL)
      net->unexpected = g_strdup_printf ("%s: %s", name, value);
}

static void
send_bytes (SoupServerMessage *message,
            GBytes            *bytes,
            const char        *type)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Type", type);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
}

static void
send_pack (Net               *net,
           SoupServerMessage *message)
{
  const char *known = soup_message_headers_get_one (soup_server_message_get_request_headers (message),
                                                    "If-None-Match");

  if (g_strcmp0 (known, net->etag) == 0)
    {
      net->n_not_modified++;
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", net->etag);
  send_bytes (message, net->archive, "application/octet-stream");
}

/* Bytes as they are written here, and then the end. */
static void
send_raw (SoupServerMessage *message,
          const char        *raw)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), raw, strlen (raw), NULL, NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

static void
wrote_chunk_cb (SoupServerMessage *message,
                gpointer           user_data)
{
  g_autofree char *chunk = g_malloc0 (256 * 1024);

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, chunk,
                            256 * 1024);
}

static void
send_endless (SoupServerMessage *message)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
  wrote_chunk_cb (message, NULL);
}

static void
redirect (SoupServerMessage *message,
          const char        *to)
{
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, to);
}

static void
pack_cb (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  Net *net = user_data;
  g_autoptr (GBytes) page = g_bytes_new_static ("<html>", 6);

  net->n_requests++;
  look_at_headers (net, message);
  if (g_str_has_suffix (path, ".minisig"))
    send_bytes (message, net->signature, "text/plain");
  else if (g_str_equal (path, "/good"))
    send_pack (net, message);
  else if (g_str_equal (path, "/moved"))
    redirect (message, "/good");
  else if (g_str_equal (path, "/to-http"))
    redirect (message, "http://localhost/good");
  else if (g_str_equal (path, "/elsewhere"))
    redirect (message, "https://example.org/good");
  else if (g_str_equal (path, "/other-port"))
    redirect (message, "https://localhost:1/good");
  else if (g_str_equal (path, "/circle"))
    redirect (message, "/circle");
  else if (g_str_equal (path, "/page"))
    send_bytes (message, page, "text/html; charset=utf-8");
  else if (g_str_equal (path, "/slow"))
    soup_server_message_pause (message);
  else if (g_str_equal (path, "/endless"))
    send_endless (message);
  else if (g_str_equal (path, "/truncated"))
    send_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 10240\r\n\r\nabc");
  else if (g_str_equal (path, "/wrong-length"))
    send_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nabcdef");
  else if (g_str_equal (path, "/huge"))
    send_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc");
  else if (g_str_equal (path, "/no-http"))
    send_raw (message, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
make_certificate (Net *net)
{
  g_autofree char *path = NULL;
  g_autoptr (GTlsCertificate) own = fixture_make_certificate (net->fixture.folder, &path);
  g_autoptr (GError) error = NULL;

  net->database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  net->server = soup_server_new ("tls-certificate", own, NULL);
}

static void
set_up (Net           *net,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  fixture_set_up (&net->fixture, data);
  make_certificate (net);
  soup_server_add_handler (net->server, NULL, pack_cb, net, NULL);
  soup_server_listen_local (net->server, 0, SOUP_SERVER_LISTEN_HTTPS, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (net->server);
  net->port = (guint16) g_uri_get_port (uris->data);
}

static void
tear_down (Net           *net,
           gconstpointer  data)
{
  g_assert_cmpstr (net->unexpected, ==, NULL);
  soup_server_disconnect (net->server);
  g_clear_object (&net->server);
  g_clear_object (&net->database);
  g_clear_pointer (&net->archive, g_bytes_unref);
  g_clear_pointer (&net->signature, g_bytes_unref);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fixture_tear_down (&net->fixture, data);
}

/* ---- The user ---- */

static void
trust (Net        *net,
       const char *path)
{
  g_autoptr (GError) error = NULL;

  g_free (net->fixture.publisher->update_url);
  net->fixture.publisher->update_url = g_strdup_printf ("https://localhost:%u%s", net->port, path);
  vei_installer_set_publisher (net->fixture.packs, net->fixture.publisher, &error);
  g_assert_no_error (error);
}

static void
publish (Net        *net,
         const char *version,
         const char *key)
{
  g_clear_pointer (&net->archive, g_bytes_unref);
  g_clear_pointer (&net->signature, g_bytes_unref);
  net->archive = fixture_make_pack (version, NULL);
  net->signature = fixture_sign (&net->fixture, key, net->archive, FALSE);
  net->etag = "\"a name of the publisher's own\"";
}

static void
progress_cb (guint64  received,
             guint64  total,
             gpointer user_data)
{
  Net *net = user_data;

  g_assert_cmpuint (received, >, net->received);
  net->received = received;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
update (Net           *net,
        GCancellable  *cancellable,
        VeiKnowledge **knowledge,
        GError       **error)
{
  VeiUpdateOptions options = { net->database, 1, progress_cb, net };
  g_autoptr (GAsyncResult) result = NULL;

  net->received = 0;
  vei_update_async (net->fixture.packs, &options, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vei_update_finish (result, knowledge, error);
}

static void
assert_version (Net        *net,
                const char *version)
{
  g_autofree char *message = NULL;
  g_autoptr (VeiKnowledge) knowledge = vei_installed_load (net->fixture.packs, &message, NULL);

  g_assert_null (message);
  g_assert_cmpstr (vei_knowledge_get_version (knowledge), ==, version);
}

/* ---- Tests ---- */

static void
test_whole_way (Net           *net,
                gconstpointer  data)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  VeiAnswers answers = { 0, };
  VeiAssessment assessment;
  GDate today;

  publish (net, "2026.12.1", "publisher");
  trust (net, "/moved");
  g_assert_true (update (net, NULL, &knowledge, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (vei_knowledge_get_version (knowledge), ==, "2026.12.1");
  g_assert_cmpuint (net->received, ==, g_bytes_get_size (net->archive));
  /* What was judged before is judged again. */
  vei_date_set_today (&today);
  vei_assess (knowledge, &answers, &today, &assessment);
  assert_version (net, "2026.12.1");

  g_clear_object (&knowledge);
  g_assert_true (update (net, NULL, &knowledge, &error));
  g_assert_null (knowledge);
  g_assert_cmpuint (net->n_not_modified, ==, 1);

  publish (net, "2026.12.2", "publisher");
  net->etag = "\"another\"";
  g_assert_true (update (net, NULL, &knowledge, &error));
  g_assert_no_error (error);
  assert_version (net, "2026.12.2");
  g_assert_true (vei_installer_roll_back (net->fixture.packs, &error));
  assert_version (net, "2026.12.1");
}

static void
test_same_again (Net           *net,
                 gconstpointer  data)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  publish (net, "2026.12.1", "publisher");
  trust (net, "/good");
  g_assert_true (update (net, NULL, &knowledge, &error));
  g_clear_object (&knowledge);
  net->etag = "\"another\"";
  g_assert_true (update (net, NULL, &knowledge, &error));
  g_assert_no_error (error);
  g_assert_null (knowledge);
}

typedef struct
{
  const char *path;
  int         code;
  const char *sentence;
} Hostile;

static const Hostile hostile[] = {
  { "/to-http", VEI_UPDATE_ERROR_ADDRESS, "leads elsewhere" },
  { "/elsewhere", VEI_UPDATE_ERROR_ADDRESS, "leads elsewhere" },
  { "/other-port", VEI_UPDATE_ERROR_ADDRESS, "leads elsewhere" },
  { "/circle", VEI_UPDATE_ERROR_ADDRESS, "in a circle" },
  { "/page", VEI_UPDATE_ERROR_ANSWER, "sends a web page" },
  { "/nothing-here", VEI_UPDATE_ERROR_ANSWER, "answer 404" },
  { "/slow", VEI_UPDATE_ERROR_NETWORK, "does not answer" },
  { "/endless", VEI_UPDATE_ERROR_ANSWER, "too large" },
  { "/huge", VEI_UPDATE_ERROR_ANSWER, "too large" },
  { "/truncated", VEI_UPDATE_ERROR_NETWORK, "broke off" },
  { "/no-http", VEI_UPDATE_ERROR_NETWORK, "failed or broke off" },
  { "/wrong-length", VEI_UPDATE_ERROR_SIGNATURE, "changed after it was signed" },
};

static void
test_hostile (Net           *net,
              gconstpointer  data)
{
  const Hostile *item = data;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (VeiKnowledge) bundled = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  publish (net, "2026.12.1", "publisher");
  trust (net, item->path);
  g_assert_false (update (net, NULL, &knowledge, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, item->code);
  if (strstr (error->message, item->sentence) == NULL)
    g_error ("“%s” does not say “%s”", error->message, item->sentence);
  g_assert_nonnull (strstr (error->message, "; "));
  bundled = vei_installed_load (net->fixture.packs, &message, NULL);
  g_assert_null (message);
  g_assert_cmpstr (vei_knowledge_get_version (bundled), !=, "2026.12.1");
}

static void
test_other_key (Net           *net,
                gconstpointer  data)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  VeiPublicKey other;

  fixture_make_keys (&net->fixture, "other", &other);
  publish (net, "2026.12.1", "other");
  trust (net, "/good");
  g_assert_false (update (net, NULL, &knowledge, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_KEY);
}

static void
test_old_pack (Net           *net,
               gconstpointer  data)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  publish (net, "2020.01.1", "publisher");
  trust (net, "/good");
  g_assert_false (update (net, NULL, &knowledge, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_OLDER);
}

/* The certificate is not one that the system knows. */
static void
test_certificate (Net           *net,
                  gconstpointer  data)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  publish (net, "2026.12.1", "publisher");
  trust (net, "/good");
  g_clear_object (&net->database);
  g_assert_false (update (net, NULL, &knowledge, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_NETWORK);
  g_assert_nonnull (strstr (error->message, "certificate"));
  g_assert_cmpuint (net->n_requests, ==, 0);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Net           *net,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  trust (net, "/slow");
  g_timeout_add (50, cancel_cb, cancellable);
  g_assert_false (update (net, cancellable, &knowledge, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nobody (Net           *net,
             gconstpointer  data)
{
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (update (net, NULL, &knowledge, &error));
  g_assert_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_PUBLISHER);
  g_assert_cmpuint (net->n_requests, ==, 0);
}

#define TEST(path, function) g_test_add ("/update/" path, Net, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("whole-way", test_whole_way);
  TEST ("same-again", test_same_again);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/update/hostile", hostile[i].path, NULL);

      g_test_add (path, Net, &hostile[i], set_up, test_hostile, tear_down);
    }
  TEST ("other-key", test_other_key);
  TEST ("old-pack", test_old_pack);
  TEST ("certificate", test_certificate);
  TEST ("cancel", test_cancel);
  TEST ("nobody", test_nobody);

  return g_test_run ();
}
