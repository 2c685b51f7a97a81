/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core/vei-json.h"
#include "update-fixture.h"
#include "update/vei-source-check.h"

/* Two sites, of which one speaks TLS, and what they see of the program that asks. */
typedef struct
{
  char         *folder;
  char         *certificate;
  SoupServer   *server;
  SoupServer   *plain;
  GTlsDatabase *database;
  guint         port;
  guint         plain_port;
  const char   *etag;
  const char   *body;
  const char   *type;
  guint         n_head;
  guint         n_get;
  guint         n_open;                /* questions that have no answer yet */
  guint         most_open;
  gint64        last_end;
  gint64        least_pause;           /* in microseconds */
  gboolean      nameless;              /* somebody did not say the name of the program */
} Net;

/* ---- The sites ---- */

static void
answer (Net               *net,
        SoupServerMessage *message,
        guint              status,
        const char        *etag)
{
  soup_server_message_set_status (message, status, NULL);
  if (etag != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  if (status == SOUP_STATUS_OK)
    soup_server_message_set_response (message, net->type, SOUP_MEMORY_COPY, net->body, strlen (net->body));
}

static void
wrote_chunk_cb (SoupServerMessage *message,
                gpointer           user_data)
{
  g_autofree char *chunk = g_malloc0 (64 * 1024);

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, chunk, 64 * 1024);
}

static void
send_endless (SoupServerMessage *message)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (wrote_chunk_cb), NULL);
  wrote_chunk_cb (message, NULL);
}

static void
drop_connection (SoupServerMessage *message)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_io_stream_close (stream, NULL, NULL);
}

static void
finished_cb (SoupServer        *server,
             SoupServerMessage *message,
             gpointer           user_data)
{
  Net *net = user_data;

  net->n_open--;
  net->last_end = g_get_monotonic_time ();
}

static void
look_at (Net               *net,
         SoupServerMessage *message,
         gboolean           is_head)
{
  const char *agent = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "User-Agent");
  gint64 now = g_get_monotonic_time ();

  net->n_head += is_head;
  net->n_get += !is_head;
  net->n_open++;
  net->most_open = MAX (net->most_open, net->n_open);
  if (net->last_end != 0)
    net->least_pause = MIN (net->least_pause, now - net->last_end);
  net->nameless |= agent == NULL || !g_str_has_prefix (agent, "utstyrsveiviser-cli/" PACKAGE_VERSION);
}

static void
page_cb (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  Net *net = user_data;
  gboolean is_head = g_str_equal (soup_server_message_get_method (message), "HEAD");
  g_autofree char *elsewhere = g_strdup_printf ("http://localhost:%u/page", net->plain_port);

  look_at (net, message, is_head);
  if (g_str_equal (path, "/gone"))
    answer (net, message, SOUP_STATUS_GONE, NULL);
  else if (g_str_equal (path, "/moved"))
    soup_server_message_set_redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "/page");
  else if (g_str_equal (path, "/elsewhere"))
    soup_server_message_set_redirect (message, SOUP_STATUS_PERMANENT_REDIRECT, elsewhere);
  else if (g_str_equal (path, "/for-now"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/page");
  else if (g_str_equal (path, "/for-now-then-moved"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/moved");
  else if (g_str_equal (path, "/moved-and-gone"))
    soup_server_message_set_redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "/gone");
  else if (g_str_equal (path, "/circle"))
    soup_server_message_set_redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "/circle");
  else if (g_str_equal (path, "/to-mail"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "mailto:a@example.org");
  else if (g_str_equal (path, "/forbidden"))
    answer (net, message, SOUP_STATUS_FORBIDDEN, NULL);
  else if (g_str_equal (path, "/slow"))
    soup_server_message_pause (message);
  else if (g_str_equal (path, "/slow-get") && !is_head)
    soup_server_message_pause (message);
  else if (g_str_equal (path, "/endless") && !is_head)
    send_endless (message);
  else if (g_str_equal (path, "/drops"))
    drop_connection (message);
  else if (g_str_equal (path, "/no-head") && is_head)
    answer (net, message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
  else if (g_str_equal (path, "/head-says-404") && is_head)
    answer (net, message, SOUP_STATUS_NOT_FOUND, NULL);
  else if (g_str_equal (path, "/nothing-here"))
    answer (net, message, SOUP_STATUS_NOT_FOUND, NULL);
  else
    answer (net, message, SOUP_STATUS_OK, g_str_has_prefix (path, "/no-etag") ? NULL : net->etag);
}

static guint
listen (SoupServer              *server,
        SoupServerListenOptions  options,
        Net                     *net)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  soup_server_add_handler (server, NULL, page_cb, net, NULL);
  g_signal_connect (server, "request-finished", G_CALLBACK (finished_cb), net);
  g_signal_connect (server, "request-aborted", G_CALLBACK (finished_cb), net);
  soup_server_listen_local (server, 0, options, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  return (guint) g_uri_get_port (uris->data);
}

static void
set_up (Net           *net,
        gconstpointer  data)
{
  g_autoptr (GTlsCertificate) own = NULL;
  g_autoptr (GError) error = NULL;

  net->folder = g_dir_make_tmp ("vei-sources-XXXXXX", NULL);
  own = fixture_make_certificate (net->folder, &net->certificate);
  net->database = g_tls_file_database_new (net->certificate, &error);
  g_assert_no_error (error);
  net->server = soup_server_new ("tls-certificate", own, NULL);
  net->port = listen (net->server, SOUP_SERVER_LISTEN_HTTPS, net);
  net->plain = soup_server_new (NULL, NULL);
  net->plain_port = listen (net->plain, 0, net);
  net->etag = "\"first\"";
  net->body = "<html><script>1</script><p>What it says</p></html>";
  net->type = "text/html";
  net->least_pause = G_MAXINT64;
}

static void
tear_down (Net           *net,
           gconstpointer  data)
{
  g_assert_false (net->nameless);
  soup_server_disconnect (net->server);
  soup_server_disconnect (net->plain);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (net->server);
  g_object_unref (net->plain);
  g_object_unref (net->database);
  g_free (net->certificate);
  fixture_remove_all (net->folder);
  g_free (net->folder);
}

/* ---- The keeper ---- */

static VeiSourceCheck *
make_check (Net   *net,
            guint  pause_ms)
{
  VeiSourceCheckOptions options = { net->database, 1, 2, pause_ms, 256 * 1024, NULL, NULL };

  return vei_source_check_new (&options);
}

static char *
get_url (Net        *net,
         const char *path)
{
  return g_str_has_prefix (path, "http") ? g_strdup (path)
         : g_strdup_printf ("https://localhost:%u%s", net->port, path);
}

/* Asks for one page; @seen is what is kept from one time to the next. */
static VeiSourceFinding *
ask (Net           *net,
     const char    *path,
     VeiSourceSeen *seen)
{
  g_autoptr (VeiSourceCheck) check = make_check (net, 1);
  g_autofree char *url = get_url (net, path);
  g_autoptr (GPtrArray) findings = NULL;
  VeiSourceFinding *finding;

  vei_source_check_add (check, "it", url, seen);
  findings = vei_source_check_run (check);
  g_assert_cmpuint (findings->len, ==, 1);
  g_ptr_array_set_free_func (findings, NULL);
  finding = g_ptr_array_index (findings, 0);
  if (seen != NULL && finding->state != VEI_SOURCE_GONE && finding->state != VEI_SOURCE_UNREACHABLE)
    {
      vei_source_seen_clear (seen);
      *seen = finding->seen;
      memset (&finding->seen, 0, sizeof finding->seen);
    }
  return finding;
}

/* ---- Tests ---- */

static void
test_same (Net           *net,
           gconstpointer  data)
{
  VeiSourceSeen seen = { NULL, };
  g_autoptr (VeiSourceFinding) first = ask (net, "/page", &seen);
  g_autoptr (VeiSourceFinding) second = ask (net, "/page", &seen);

  g_assert_cmpint (first->state, ==, VEI_SOURCE_NEW);
  g_assert_cmpint (second->state, ==, VEI_SOURCE_SAME);
  g_assert_true (second->compared);
  /* The page is fetched once: after that HEAD is enough. */
  g_assert_cmpuint (net->n_get, ==, 1);
  g_assert_cmpuint (net->n_head, ==, 2);
  vei_source_seen_clear (&seen);
}

static void
test_changed (Net           *net,
              gconstpointer  path)
{
  VeiSourceSeen seen = { NULL, };
  g_autoptr (VeiSourceFinding) first = ask (net, path, &seen);
  g_autoptr (VeiSourceFinding) second = NULL;
  g_autoptr (VeiSourceFinding) third = NULL;
  g_autoptr (VeiSourceFinding) fourth = NULL;

  /* Another script and other spacing: it says the same. */
  net->etag = "\"second\"";
  net->body = "<html><script>2</script>\n<!-- x -->  <p class='a'>What it says</p></html>";
  second = ask (net, path, &seen);
  net->etag = "\"third\"";
  net->body = "<html><p>What it says now</p></html>";
  third = ask (net, path, &seen);
  fourth = ask (net, path, &seen);
  g_assert_cmpint (first->state, ==, VEI_SOURCE_NEW);
  g_assert_cmpint (second->state, ==, VEI_SOURCE_SAME);
  g_assert_cmpint (third->state, ==, VEI_SOURCE_CHANGED);
  g_assert_cmpint (fourth->state, ==, VEI_SOURCE_SAME);
  vei_source_seen_clear (&seen);
}

/* Of a file that is no page, every byte counts. */
static void
test_changed_file (Net           *net,
                   gconstpointer  data)
{
  VeiSourceSeen seen = { NULL, };
  g_autoptr (VeiSourceFinding) first = NULL;
  g_autoptr (VeiSourceFinding) second = NULL;

  net->type = "application/pdf";
  net->body = "<a>x";
  first = ask (net, "/no-etag", &seen);
  net->body = "<b>x";
  second = ask (net, "/no-etag", &seen);
  g_assert_cmpint (second->state, ==, VEI_SOURCE_CHANGED);
  vei_source_seen_clear (&seen);
}

/* Too large to be read: what the site says of it decides. */
static void
test_changed_by_etag (Net           *net,
                      gconstpointer  data)
{
  VeiSourceSeen seen = { NULL, };
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autoptr (VeiSourceFinding) first = NULL;
  g_autoptr (VeiSourceFinding) second = NULL;

  net->body = large;
  first = ask (net, "/page", &seen);
  g_assert_null (seen.digest);
  net->etag = "\"second\"";
  second = ask (net, "/page", &seen);
  g_assert_cmpint (second->state, ==, VEI_SOURCE_CHANGED);
  vei_source_seen_clear (&seen);
}

typedef struct
{
  const char     *path;
  VeiSourceState  state;
  const char     *leads_to;            /* how it ends */
  gboolean        for_good;
  const char     *why;                 /* what it says */
} Case;

static const Case cases[] = {
  { "/gone", VEI_SOURCE_GONE, NULL, FALSE, NULL },
  { "/nothing-here", VEI_SOURCE_GONE, NULL, FALSE, NULL },
  { "/moved", VEI_SOURCE_MOVED, "/page", TRUE, NULL },
  { "/elsewhere", VEI_SOURCE_MOVED, "/page", TRUE, NULL },
  { "/for-now", VEI_SOURCE_NEW, "/page", FALSE, NULL },
  { "/for-now-then-moved", VEI_SOURCE_NEW, "/page", FALSE, NULL },
  { "/moved-and-gone", VEI_SOURCE_GONE, "/gone", TRUE, NULL },
  { "/circle", VEI_SOURCE_UNREACHABLE, "/circle", TRUE, "in a circle" },
  { "/to-mail", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "an address that is none" },
  { "/no-head", VEI_SOURCE_NEW, NULL, FALSE, NULL },
  { "/head-says-404", VEI_SOURCE_NEW, NULL, FALSE, NULL },
  { "/forbidden", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "(answer 403)" },
  { "/slow", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "in time" },
  { "/slow-get", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "in time" },
  { "/endless", VEI_SOURCE_NEW, NULL, FALSE, NULL },
  { "/drops", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "broke off" },
  { "https://localhost:1/", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "failed or broke off" },
  { "https://no-such-site.invalid/", VEI_SOURCE_UNREACHABLE, NULL, FALSE, "no site of this name" },
};

static void
test_case (Net           *net,
           gconstpointer  data)
{
  const Case *item = data;
  g_autoptr (VeiSourceFinding) finding = ask (net, item->path, NULL);

  g_assert_cmpstr (vei_source_state_get_name (finding->state), ==, vei_source_state_get_name (item->state));
  g_assert_cmpint (finding->for_good, ==, item->for_good);
  g_assert_cmpint (finding->leads_to != NULL, ==, item->leads_to != NULL);
  if (item->leads_to != NULL && !g_str_has_suffix (finding->leads_to, item->leads_to))
    g_error ("%s leads to %s", item->path, finding->leads_to);
  g_assert_cmpint (finding->why != NULL, ==, item->why != NULL);
  if (item->why != NULL && strstr (finding->why, item->why) == NULL)
    g_error ("“%s” does not say “%s”", finding->why, item->why);
}

static void
test_plain (Net           *net,
            gconstpointer  data)
{
  g_autofree char *url = g_strdup_printf ("http://localhost:%u/page", net->plain_port);
  g_autoptr (VeiSourceFinding) finding = ask (net, url, NULL);

  g_assert_cmpint (finding->state, ==, VEI_SOURCE_NEW);
  g_assert_cmpuint (finding->status, ==, 200);
}

static void
test_certificate (Net           *net,
                  gconstpointer  data)
{
  g_autoptr (VeiSourceFinding) finding = NULL;

  g_clear_object (&net->database);
  finding = ask (net, "/page", NULL);
  g_assert_cmpint (finding->state, ==, VEI_SOURCE_UNREACHABLE);
  g_assert_nonnull (strstr (finding->why, "certificate"));
  g_assert_cmpuint (net->n_head + net->n_get, ==, 0);
  net->database = g_tls_file_database_new (net->certificate, NULL);
}

/* However many pages a site has, it is asked for one at a time, and left in peace in between. */
static void
test_polite (Net           *net,
             gconstpointer  data)
{
  static const char * const paths[] = { "/page", "/moved", "/no-head", "/gone", "/elsewhere", "/a", "/b", "/c" };
  g_autoptr (VeiSourceCheck) check = make_check (net, 40);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = get_url (net, paths[i]);

      vei_source_check_add (check, paths[i], url, NULL);
    }
  findings = vei_source_check_run (check);
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < findings->len; i++)
    {
      const VeiSourceFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (finding->id, ==, paths[i]);
      g_assert_cmpint (finding->state, !=, VEI_SOURCE_UNREACHABLE);
    }
  g_assert_cmpuint (net->most_open, ==, 1);
  /* What the server sees of the pause is a little less: the answer takes its time to arrive. */
  g_assert_cmpint (net->least_pause, >=, 20 * 1000);
}

static void
test_memory (Net           *net,
             gconstpointer  data)
{
  static const char * const wrong[] = {
    "", "[]", "{}", "{\"format\":\"x\",\"version\":1,\"sources\":{}}",
    "{\"format\":\"utstyrsveiviser-sources-seen\",\"version\":2,\"sources\":{}}",
    "{\"format\":\"utstyrsveiviser-sources-seen\",\"version\":1,\"sources\":{\"a\":{\"etag\":1}}}",
  };
  g_autofree char *path = g_build_filename (net->folder, "seen.json", NULL);
  g_autoptr (GHashTable) memory = vei_source_memory_read (path, NULL);
  g_autoptr (GHashTable) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  VeiSourceFinding finding = { .id = (char *) "a", .state = VEI_SOURCE_NEW,
                               .seen = { (char *) "https://example.org/", (char *) "\"e\"", NULL, (char *) "d" } };
  VeiSourceSeen *seen;

  g_assert_cmpuint (g_hash_table_size (memory), ==, 0);
  vei_source_memory_set (memory, &finding);
  finding.state = VEI_SOURCE_GONE;
  finding.seen.etag = NULL;
  vei_source_memory_set (memory, &finding);
  bytes = vei_source_memory_to_bytes (memory);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  again = vei_source_memory_read (path, NULL);
  seen = g_hash_table_lookup (again, "a");
  g_assert_cmpstr (seen->etag, ==, "\"e\"");
  g_assert_null (seen->last_modified);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, wrong[i], -1, NULL));
      g_assert_null (vei_source_memory_read (path, &error));
      g_assert_nonnull (error);
    }
}

/* ---- The command ---- */

/* A pack whose sources stand on the site of the test. */
static char *
make_pack (Net                *net,
           const char * const *paths)
{
  g_autoptr (GHashTable) files = fixture_read_shipped ();
  GBytes *bytes = g_hash_table_lookup (files, "sources.json");
  g_autoptr (JsonNode) node = vei_json_parse ("sources", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                              NULL);
  JsonArray *sources = json_object_get_array_member (json_node_get_object (node), "sources");
  char *folder = g_build_filename (net->folder, "pack", NULL);
  g_autofree char *changed = NULL;
  GHashTableIter iter;
  gpointer name, contents;

  for (guint i = 0, n = 0; i < json_array_get_length (sources); i++)
    {
      JsonObject *source = json_array_get_object_element (sources, i);
      g_autofree char *url = paths[n] != NULL ? get_url (net, paths[n]) : NULL;

      if (url != NULL)
        json_object_set_string_member (source, "url", url);
      else
        json_object_set_null_member (source, "url");
      n += paths[n] != NULL;
    }
  changed = vei_json_to_pretty (node);
  fixture_set_file (files, "sources.json", changed);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &contents))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (contents, NULL),
                                          (gssize) g_bytes_get_size (contents), NULL));
    }
  return folder;
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Runs the program while the site of this one answers. */
static char *
run_cli (Net         *net,
         const char  *pack,
         const char  *option,
         int          expected,
         char       **refusal)
{
  g_autofree char *state = g_build_filename (net->folder, "state", "deep", "seen.json", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { g_getenv ("VEI_CLI"), "--lang", "en", "check-sources", "--pack", pack, "--ca",
                         net->certificate, "--state", state, option, NULL };
  char *out, *err;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, ended_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_subprocess_communicate_utf8_finish (process, result, &out, &err, &error));
  if (g_subprocess_get_exit_status (process) != expected)
    g_error ("ended with %d:\n%s%s", g_subprocess_get_exit_status (process), out, err);
  if (refusal != NULL)
    *refusal = g_strdup (err);
  g_free (err);
  return out;
}

static void
assert_golden (Net        *net,
               const char *name,
               const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *golden = NULL;
  g_autofree char *port = g_strdup_printf (":%u/", net->port);
  g_autoptr (GString) shown = g_string_new (text);

  g_string_replace (shown, port, ":PORT/", 0);
  if (g_getenv ("VEI_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, shown->str, -1, NULL);
  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  g_assert_cmpstr (shown->str, ==, golden);
}

static void
test_command (Net           *net,
              gconstpointer  data)
{
  static const char * const first_paths[] = { "/a", "/no-etag", NULL };
  static const char * const then_paths[] = { "/a", "/no-etag", "/gone", "/moved", "/forbidden", "/for-now", NULL };
  g_autofree char *pack = make_pack (net, first_paths);
  g_autofree char *first = NULL;
  g_autofree char *same = NULL;
  g_autofree char *then = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (JsonNode) node = NULL;

  first = run_cli (net, pack, NULL, 0, NULL);
  assert_golden (net, "check-sources-first.txt", first);
  same = run_cli (net, pack, NULL, 0, NULL);
  assert_golden (net, "check-sources-same.txt", same);
  again = make_pack (net, then_paths);
  net->body = "It says something else";
  net->etag = "\"other\"";
  then = run_cli (net, pack, NULL, 1, &refusal);
  assert_golden (net, "check-sources-then.txt", then);
  g_assert_cmpstr (refusal, ==, "utstyrsveiviser-cli: check-sources: 4 sources are not as they were; look at them\n");
  json = run_cli (net, pack, "--json", 1, NULL);
  node = vei_json_parse ("json", json, strlen (json), NULL);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 6);
}

/* A site that cannot be reached is no fault of the source. */
static void
test_command_unreachable (Net           *net,
                          gconstpointer  data)
{
  static const char * const paths[] = { "/forbidden", NULL };
  g_autofree char *pack = make_pack (net, paths);
  g_autofree char *refusal = NULL;
  g_autofree char *out = run_cli (net, pack, NULL, 3, &refusal);
  g_autofree char *wrong = NULL;

  g_assert_nonnull (strstr (out, "answer 403"));
  g_assert_cmpstr (refusal, ==, "utstyrsveiviser-cli: check-sources: 1 source could not be asked; try again later\n");
  wrong = run_cli (net, pack, "--only=no-such-source", 2, NULL);
  g_assert_cmpstr (wrong, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, function) g_test_add ("/sources/" name, Net, data, set_up, function, tear_down)
  ADD ("same", NULL, test_same);
  ADD ("changed/etag", "/page", test_changed);
  ADD ("changed/digest", "/no-etag", test_changed);
  ADD ("changed/file", NULL, test_changed_file);
  ADD ("changed/large", NULL, test_changed_by_etag);
  ADD ("plain", NULL, test_plain);
  ADD ("certificate", NULL, test_certificate);
  ADD ("polite", NULL, test_polite);
  ADD ("memory", NULL, test_memory);
  ADD ("command", NULL, test_command);
  ADD ("command/unreachable", NULL, test_command_unreachable);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (cases[i].path), "/:", '-');
      g_autofree char *path = g_strconcat ("/sources/case/", name, NULL);

      g_test_add (path, Net, &cases[i], set_up, test_case, tear_down);
    }
  return g_test_run ();
}
