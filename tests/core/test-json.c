/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/vei-json.h"

static JsonNode *
parse (const char  *text,
       GError     **error)
{
  return vei_json_parse ("f.json", text, strlen (text), error);
}

/* ---- Files whose name says what becomes of them ---- */

static void
test_file (gconstpointer data)
{
  static const struct
  {
    const char   *prefix;
    VeiDataError  code;
  } kinds[] = {
    { "syntax-", VEI_DATA_ERROR_SYNTAX },
    { "duplicate-", VEI_DATA_ERROR_DUPLICATE },
    { "value-", VEI_DATA_ERROR_VALUE },
  };
  const char *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "json", name,
                                                 NULL);
  g_autofree char *beginning = g_strconcat (path, ": /", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_load_file (path, &error);

  if (g_str_has_prefix (name, "good-"))
    {
      g_autofree char *line = NULL;
      g_autoptr (JsonNode) again = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (node);

      line = vei_json_to_line (node);
      again = parse (line, &error);
      g_assert_no_error (error);
      g_assert_true (json_node_equal (node, again));
      return;
    }

  g_assert_null (node);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, beginning));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i].prefix))
      {
        g_assert_error (error, VEI_DATA_ERROR, (int) kinds[i].code);
        return;
      }
  g_assert_not_reached ();
}

/* ---- Messages, to the letter ---- */

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} MessageRow;

static const MessageRow message_rows[] = {
  { "empty", "", "f.json: /: the file is empty (line 1)" },
  { "deep-place", "{\"a\":[0,\n{\"b\":tru}]}",
    "f.json: /a/1/b: “tru” is not a value: only true, false and null stand "
    "without quotes (line 2)" },
  { "pointer-escapes", "{\"a/b\":{\"~\":1,\"~\":2}}",
    "f.json: /a~1b/~0: this member stands twice (line 1)" },
  { "pointer-on-one-line", "{\"a\\nb\":x}",
    "f.json: /a\\u000ab: “x” is not a value: only true, false and null stand "
    "without quotes (line 1)" },
  { "trailing", "{\"a\":1}\n]",
    "f.json: /: “]” stands where the end of the file was expected (line 2)" },
  { "no-colon", "{\"a\" 1}",
    "f.json: /a: “1” stands where a colon was expected (line 1)" },
  { "no-name", "{\"a\":1,}",
    "f.json: /: “}” stands where the name of a member in double quotes was "
    "expected (line 1)" },
  { "wide-character", "[æ]",
    "f.json: /0: “æ” stands where a value was expected (line 1)" },
  { "invisible-character", "[\xC2\xA0]",
    "f.json: /0: the character U+00A0 stands where a value was expected "
    "(line 1)" },
  { "early-end", "{\"a\":\n",
    "f.json: /a: the file ends too early: a value was expected (line 2)" },
  { "comment", "[1, // one\n]",
    "f.json: /1: comments are not allowed in JSON (line 1)" },
  { "number", "{\"a\":1e999}", "f.json: /a: the number is too large (line 1)" },
};

static void
test_message (gconstpointer data)
{
  const MessageRow *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (row->text, &error);

  g_assert_null (node);
  g_assert_cmpstr (error->message, ==, row->message);
}

/* ---- What is read ---- */

typedef struct
{
  const char *name;
  const char *text;
  const char *line;
} LineRow;

static const LineRow line_rows[] = {
  { "order", "{ \"b\": 1, \"a\": [ ], \"c\": { } }",
    "{\"b\":1,\"a\":[],\"c\":{}}" },
  { "letters", "[\"bl\\u00e5 / \\ud83d\\ude00\"]", "[\"blå / 😀\"]" },
  { "controls", "[\"\\\"\\\\\\b\\f\\n\\r\\t\\u001f\\u007f\"]",
    "[\"\\\"\\\\\\u0008\\u000c\\n\\r\\t\\u001f\x7f\"]" },
  { "integers", "[0,-0,-12,9007199254740992]", "[0,0,-12,9007199254740992]" },
  { "decimals", "[0.1,2.4,-1.50,1e5,1E+2,1e-7,5e-324,1.7976931348623157e308]",
    "[0.1,2.4,-1.5,100000,100,1e-07,4.94065645841247e-324,"
    "1.7976931348623157e+308]" },
  { "decimal-zeros", "[0.0,-0.0,-0e5,-1e-400]", "[0,0,0,0]" },
  { "large-decimal", "[9007199254740994.0]", "[9007199254740994.0]" },
  { "words", "[true,false,null]", "[true,false,null]" },
  { "root", "\"a\"", "\"a\"" },
};

static void
test_line (gconstpointer data)
{
  const LineRow *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (row->text, &error);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *line = NULL;
  g_autofree char *line_again = NULL;

  g_assert_no_error (error);
  line = vei_json_to_line (node);
  g_assert_cmpstr (line, ==, row->line);

  again = parse (line, &error);
  g_assert_no_error (error);
  line_again = vei_json_to_line (again);
  g_assert_cmpstr (line_again, ==, line);
}

static void
test_pretty (void)
{
  g_autoptr (JsonNode) node = parse ("{\"a\":[1,{\"b\":[]}],\"c\":{}}", NULL);
  g_autofree char *text = vei_json_to_pretty (node);

  g_assert_cmpstr (text, ==,
                   "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n"
                   "  ],\n  \"c\": {}\n}\n");
}

static void
test_not_finite (void)
{
  g_autoptr (JsonNode) node = json_node_init_double (json_node_alloc (), NAN);
  g_autofree char *line = vei_json_to_line (node);

  g_assert_cmpstr (line, ==, "null");
}

/* The text need not end in a zero, and nothing behind its end is read. */
static void
test_length (void)
{
  static const char text[] = { '[', '1', '2', ']' };
  char *heap = g_memdup2 (text, sizeof text);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_parse ("f", heap, sizeof text, &error);

  g_assert_no_error (error);
  g_assert_cmpint (json_array_get_int_element (json_node_get_array (node), 0),
                   ==, 12);
  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autofree char *cut = g_memdup2 (text, length);
      g_autoptr (JsonNode) none = vei_json_parse ("f", cut, length, NULL);

      g_assert_null (none);
    }
  g_free (heap);
}

/* ---- Size and time ---- */

static void
test_depth (void)
{
  g_autofree char *open = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse (open, &error);

  g_assert_null (node);
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "64"));
}

/* Were the search for duplicates not linear, this would take hours. */
static void
test_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (text, "\"%u\":0,", i);
  g_string_append (text, "\"7\":0}");

  node = parse (text->str, &error);
  g_assert_null (node);
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_DUPLICATE);
  g_assert_true (g_str_has_prefix (error->message, "f.json: /7: "));
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (VEI_JSON_MAX_BYTES + 1, ' ');
  g_autoptr (JsonNode) node = NULL;

  text[0] = '1';
  node = vei_json_parse ("f", text, VEI_JSON_MAX_BYTES, &error);
  g_assert_no_error (error);
  g_clear_pointer (&node, json_node_unref);

  node = vei_json_parse ("f", text, VEI_JSON_MAX_BYTES + 1, &error);
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "f: /: the file is larger than 16 MiB");
}

/* ---- Files ---- */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("vei-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "file.json", NULL);
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
assert_not_loaded (const char *path,
                   GQuark      domain,
                   int         code,
                   const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_load_file (path, &error);
  g_autofree char *message = g_strdup_printf ("%s: %s", path, what);

  g_assert_null (node);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_error (error, domain, code);
}

static void
test_io_errors (Fixture       *fixture,
                gconstpointer  data)
{
  assert_not_loaded (fixture->path, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                     "there is no such file");
  assert_not_loaded (fixture->folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR,
                     "this is a folder, not a file");
  assert_not_loaded ("/dev/zero", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                     "this is a device, not a file");

  g_assert_true (g_file_set_contents (fixture->path, "{}", -1, NULL));
  g_assert_no_errno (g_chmod (fixture->path, 0));
  if (geteuid () != 0)
    assert_not_loaded (fixture->path, G_FILE_ERROR, G_FILE_ERROR_ACCES,
                       "you do not have permission to read this file");
}

/* The size is looked at before anything is read: this file has no blocks. */
static void
test_large_file (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  g_assert_no_errno (truncate (fixture->path, (off_t) 1 << 40));
  assert_not_loaded (fixture->path, VEI_DATA_ERROR, VEI_DATA_ERROR_TOO_LARGE,
                     "/: the file is larger than 16 MiB");
}

static gpointer
write_pipe_cb (gpointer data)
{
  const char *path = data;
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');
  FILE *file = g_fopen (path, "we");

  /* Ends because the other side closes the pipe. */
  while (fwrite (spaces, 1, 1024 * 1024, file) == 1024 * 1024)
    continue;
  fclose (file);

  return NULL;
}

static void
test_endless_pipe (Fixture       *fixture,
                   gconstpointer  data)
{
  GThread *writer;

  g_assert_no_errno (mkfifo (fixture->path, 0600));
  writer = g_thread_new ("writer", write_pipe_cb, fixture->path);
  assert_not_loaded (fixture->path, VEI_DATA_ERROR, VEI_DATA_ERROR_TOO_LARGE,
                     "/: the file is larger than 16 MiB");
  g_thread_join (writer);
}

/* ---- Strict readers ---- */

typedef gboolean (*ReadFunc) (const VeiJson  *json,
                              GError        **error);

static gboolean
read_object (const VeiJson  *json,
             GError        **error)
{
  static const char *const allowed[] = { "a", "b", NULL };

  return vei_json_check_object (json, allowed, error);
}

static gboolean
read_member (const VeiJson  *json,
             GError        **error)
{
  VeiJson child;

  return vei_json_member (json, "a", &child, error);
}

static gboolean
read_element (const VeiJson  *json,
              GError        **error)
{
  VeiJson child;
  guint length;

  return vei_json_length (json, &length, error)
         && vei_json_element (json, 1, &child, error);
}

static gboolean
read_string (const VeiJson  *json,
             GError        **error)
{
  const char *value;

  return vei_json_string (json, &value, error);
}

static gboolean
read_id (const VeiJson  *json,
         GError        **error)
{
  const char *value;

  return vei_json_id (json, &value, error);
}

static gboolean
read_boolean (const VeiJson  *json,
              GError        **error)
{
  gboolean value;

  return vei_json_boolean (json, &value, error);
}

static gboolean
read_integer (const VeiJson  *json,
              GError        **error)
{
  gint64 value = 0;

  if (!vei_json_integer (json, 1, 14, &value, error))
    return FALSE;

  g_assert_cmpint (value, ==, 14);
  return TRUE;
}

static gboolean
read_number (const VeiJson  *json,
             GError        **error)
{
  double value;

  return vei_json_number (json, 0, 2.5, &value, error);
}

static gboolean
read_date (const VeiJson  *json,
           GError        **error)
{
  GDate value;

  return vei_json_date (json, &value, error);
}

static gboolean
read_text (const VeiJson  *json,
           GError        **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  VeiText text;

  if (!vei_json_text (json, strings, &text, error))
    return FALSE;

  g_assert_cmpstr (vei_text_get (&text, VEI_LANGUAGE_NN), ==, "n");
  return TRUE;
}

typedef struct
{
  const char *name;
  ReadFunc    read;
  const char *text;
  int         code;            /* -1: it is read */
  const char *beginning;       /* of the message */
} ReadRow;

#define GOOD -1, NULL

static const ReadRow read_rows[] = {
  { "object", read_object, "{\"b\":1}", GOOD },
  { "object-unknown", read_object, "{\"a\":1,\"c/d\":2}",
    VEI_DATA_ERROR_UNKNOWN, "/c~1d: " },
  { "object-type", read_object, "[]", VEI_DATA_ERROR_TYPE, "/: " },
  { "member", read_member, "{\"a\":null}", GOOD },
  { "member-missing", read_member, "{\"b\":1}", VEI_DATA_ERROR_MISSING, "/: " },
  { "member-type", read_member, "1", VEI_DATA_ERROR_TYPE, "/: " },
  { "element", read_element, "[1,2]", GOOD },
  { "element-missing", read_element, "[1]", VEI_DATA_ERROR_MISSING, "/: " },
  { "element-type", read_element, "{}", VEI_DATA_ERROR_TYPE, "/: " },
  { "string-empty", read_string, "\"\"", GOOD },
  { "string-number", read_string, "1", VEI_DATA_ERROR_TYPE, "/: " },
  { "string-null", read_string, "null", VEI_DATA_ERROR_TYPE, "/: " },
  { "string-object", read_string, "{}", VEI_DATA_ERROR_TYPE, "/: " },
  { "id", read_id, "\"2a_b-c.d\"", GOOD },
  { "id-empty", read_id, "\"\"", VEI_DATA_ERROR_VALUE, "/: " },
  { "id-upper", read_id, "\"aB\"", VEI_DATA_ERROR_VALUE, "/: " },
  { "id-first", read_id, "\"_a\"", VEI_DATA_ERROR_VALUE, "/: " },
  { "id-letter", read_id, "\"blå\"", VEI_DATA_ERROR_VALUE, "/: " },
  { "id-type", read_id, "true", VEI_DATA_ERROR_TYPE, "/: " },
  { "boolean", read_boolean, "false", GOOD },
  { "boolean-number", read_boolean, "0", VEI_DATA_ERROR_TYPE, "/: " },
  { "boolean-string", read_boolean, "\"true\"", VEI_DATA_ERROR_TYPE, "/: " },
  { "integer", read_integer, "14", GOOD },
  { "integer-point", read_integer, "14.0", GOOD },
  { "integer-past", read_integer, "15", VEI_DATA_ERROR_VALUE, "/: " },
  { "integer-before", read_integer, "0", VEI_DATA_ERROR_VALUE, "/: " },
  { "integer-decimals", read_integer, "13.5", VEI_DATA_ERROR_TYPE, "/: " },
  { "integer-string", read_integer, "\"14\"", VEI_DATA_ERROR_TYPE, "/: " },
  { "number", read_number, "2.5", GOOD },
  { "number-integer", read_number, "0", GOOD },
  { "number-past", read_number, "2.6", VEI_DATA_ERROR_VALUE,
    "/: the number must be from 0 to 2.5" },
  { "number-before", read_number, "-0.1", VEI_DATA_ERROR_VALUE, "/: " },
  { "number-boolean", read_number, "true", VEI_DATA_ERROR_TYPE, "/: " },
  { "date", read_date, "\"2026-12-14\"", GOOD },
  { "date-impossible", read_date, "\"2026-02-30\"", VEI_DATA_ERROR_VALUE,
    "/: " },
  { "date-null", read_date, "null", VEI_DATA_ERROR_TYPE, "/: " },
  { "text", read_text, "{\"nb\":\"b\",\"nn\":\"n\",\"en\":\"e\"}", GOOD },
  { "text-missing", read_text, "{\"nb\":\"b\",\"en\":\"e\"}",
    VEI_DATA_ERROR_MISSING, "/: “nn”" },
  { "text-empty", read_text, "{\"nb\":\"b\",\"nn\":\" \",\"en\":\"e\"}",
    VEI_DATA_ERROR_MISSING, "/nn: " },
  { "text-more", read_text,
    "{\"nb\":\"b\",\"nn\":\"n\",\"en\":\"e\",\"sv\":\"s\"}",
    VEI_DATA_ERROR_UNKNOWN, "/sv: " },
  { "text-type", read_text, "{\"nb\":\"b\",\"nn\":1,\"en\":\"e\"}",
    VEI_DATA_ERROR_TYPE, "/nn: " },
  { "text-string", read_text, "\"b\"", VEI_DATA_ERROR_TYPE, "/: " },
};

static void
test_reader (gconstpointer data)
{
  const ReadRow *row = data;
  g_autoptr (JsonNode) node = parse (row->text, NULL);
  g_autoptr (GError) error = NULL;
  VeiJson root;

  g_assert_nonnull (node);
  vei_json_root (&root, node);
  g_assert_true (row->read (&root, &error) == (row->code < 0));
  if (row->code < 0)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, VEI_DATA_ERROR, row->code);
  g_assert_true (g_str_has_prefix (error->message, row->beginning));
  g_assert_false (row->read (&root, NULL));
}

static void
test_pointer (void)
{
  g_autoptr (JsonNode) node = parse ("{\"a~/\":[0,{\"b\":\"x\"}]}", NULL);
  VeiJson root, list, element, leaf;
  g_autofree char *of_root = NULL;
  g_autofree char *of_leaf = NULL;

  vei_json_root (&root, node);
  g_assert_true (vei_json_member (&root, "a~/", &list, NULL));
  g_assert_true (vei_json_element (&list, 1, &element, NULL));
  g_assert_true (vei_json_member (&element, "b", &leaf, NULL));
  g_assert_true (vei_json_has (&element, "b"));
  g_assert_false (vei_json_has (&element, "c"));
  g_assert_false (vei_json_has (&list, "c"));

  of_root = vei_json_dup_pointer (&root);
  of_leaf = vei_json_dup_pointer (&leaf);
  g_assert_cmpstr (of_root, ==, "");
  g_assert_cmpstr (of_leaf, ==, "/a~0~1/1/b");
}

static void
add_file_tests (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "json", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        g_autofree char *path = g_strconcat ("/json/file/", name, NULL);

        g_test_add_data_func_full (path, g_strdup (name), test_file, g_free);
      }
}

#define ADD_ROWS(group, rows, function)                                        \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                              \
    {                                                                          \
      g_autofree char *path = g_strconcat (group, rows[i].name, NULL);         \
                                                                               \
      g_test_add_data_func (path, &rows[i], function);                         \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* The reader of a pipe closes it before its end. */
  signal (SIGPIPE, SIG_IGN);

  add_file_tests ();
  ADD_ROWS ("/json/message/", message_rows, test_message)
  ADD_ROWS ("/json/line/", line_rows, test_line)
  ADD_ROWS ("/json/reader/", read_rows, test_reader)
  g_test_add_func ("/json/pretty", test_pretty);
  g_test_add_func ("/json/not-finite", test_not_finite);
  g_test_add_func ("/json/length", test_length);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/many-members", test_many_members);
  g_test_add_func ("/json/too-large", test_too_large);
  g_test_add_func ("/json/pointer", test_pointer);
  g_test_add ("/json/io-errors", Fixture, NULL, set_up_cb, test_io_errors,
              tear_down_cb);
  g_test_add ("/json/large-file", Fixture, NULL, set_up_cb, test_large_file,
              tear_down_cb);
  g_test_add ("/json/endless-pipe", Fixture, NULL, set_up_cb,
              test_endless_pipe, tear_down_cb);

  return g_test_run ();
}
