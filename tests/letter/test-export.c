/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "core/vei-json.h"
#include "letter-fixture.h"
#include "letter/vei-paper.h"

#define N_PERSONS      500
#define N_OFFICE       100
#define PDF_EVERY      97      /* letters */

/* ---- Reading what was written ---- */

static GBytes *
export (VeiDocument  *document,
        const char   *name,
        VeiPrintSize  size)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;
  GDate day;

  fixture_set_day (&day);
  bytes = vei_document_export (document, name, size, &day, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Reads a file of an ODT; nothing but the zip library has touched it. */
static char *
read_entry (GBytes     *odt,
            const char *name)
{
  zip_error_t fault;
  zip_source_t *source;
  zip_stat_t stat;
  zip_file_t *file;
  zip_t *zip;
  char *text;

  zip_error_init (&fault);
  source = zip_source_buffer_create (g_bytes_get_data (odt, NULL), g_bytes_get_size (odt), 0,
                                     &fault);
  zip = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, &fault);
  g_assert_nonnull (zip);
  g_assert_cmpint (zip_stat (zip, name, 0, &stat), ==, 0);
  file = zip_fopen (zip, name, 0);
  text = g_malloc0 (stat.size + 1);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (zip_int64_t) stat.size);
  zip_fclose (file);
  zip_discard (zip);
  zip_error_fini (&fault);
  return text;
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *element,
          const char          **names,
          const char          **values,
          gpointer              data,
          GError              **error)
{
  if (g_str_equal (element, "text:line-break"))
    g_string_append_c (data, ' ');
}

static void
end_cb (GMarkupParseContext  *context,
        const char           *element,
        gpointer              data,
        GError              **error)
{
  if (g_str_equal (element, "text:p") || g_str_equal (element, "text:h"))
    g_string_append_c (data, ' ');
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              data,
         GError              **error)
{
  g_string_append_len (data, text, (gssize) length);
}

/* The text of content.xml; it must be well formed. */
static char *
read_odt_text (GBytes *odt)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autofree char *xml = read_entry (odt, "content.xml");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, text, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_markup_parse_context_parse (context, xml, -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, NULL));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One space between words, without the bullets: they belong to the style of a list. */
static char *
collapse (const char *text,
          gboolean    drop_bullets)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  g_autoptr (GString) collapsed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0'
          || (drop_bullets && (g_str_equal (words[i], "•") || g_str_equal (words[i], "–"))))
        continue;
      g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);
    }
  return g_string_free (g_steal_pointer (&collapsed), FALSE);
}

static gboolean
lacks_tool (const char *tool)
{
  g_autofree char *path = g_find_program_in_path (tool);

  return path == NULL;
}

/* Runs a tool that must succeed and gives what it prints. */
static char *
run (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static char *
write_file (const char *folder,
            const char *name,
            GBytes     *bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  return path;
}

/* ---- The structure of a PDF ---- */

/* Finds an object of what `qpdf --json` printed: "12 0 R", or the value itself. */
static JsonNode *
resolve (JsonObject *objects,
         JsonNode   *node)
{
  g_autofree char *name = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING
      || !g_str_has_suffix (json_node_get_string (node), " R"))
    return node;
  name = g_strdup_printf ("obj:%s", json_node_get_string (node));
  return json_object_get_member (json_object_get_object_member (objects, name), "value");
}

/* Writes an element and what is in it as "L[LI[Lbl LBody[P]]]". */
static void
append_structure (JsonObject *objects,
                  JsonNode   *node,
                  GString    *text)
{
  JsonNode *resolved = resolve (objects, node);

  if (resolved == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (resolved))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (resolved)); i++)
        append_structure (objects, json_array_get_element (json_node_get_array (resolved), i), text);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (resolved))
    {
      JsonObject *object = json_node_get_object (resolved);
      const char *tag = json_object_get_string_member_with_default (object, "/S", NULL);
      gboolean shown = tag != NULL && !g_str_equal (tag, "/Span");

      if (shown)
        g_string_append_printf (text, "%s%s", text->len > 0 && text->str[text->len - 1] != '['
                                                ? " " : "", tag + 1);
      if (shown)
        g_string_append_c (text, '[');
      append_structure (objects, json_object_get_member (object, "/K"), text);
      if (shown && text->str[text->len - 1] == '[')
        g_string_truncate (text, text->len - 1);
      else if (shown)
        g_string_append_c (text, ']');
    }
}

static char *
read_structure (const char *path,
                const char *language)
{
  const char *argv[] = { "qpdf", "--json", path, NULL };
  g_autofree char *output = run (argv);
  g_autoptr (JsonNode) root = json_from_string (output, NULL);
  JsonObject *objects = json_array_get_object_element (
    json_object_get_array_member (json_node_get_object (root), "qpdf"), 1);
  JsonObject *trailer = json_object_get_object_member (
    json_object_get_object_member (objects, "trailer"), "value");
  JsonObject *catalog = json_node_get_object (
    resolve (objects, json_object_get_member (trailer, "/Root")));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wanted = g_strdup_printf ("u:%s", language);

  g_assert_cmpstr (json_object_get_string_member (catalog, "/Lang"), ==, wanted);
  append_structure (objects, json_object_get_member (json_node_get_object (
    resolve (objects, json_object_get_member (catalog, "/StructTreeRoot"))), "/K"), text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the structure of a letter must be, from its blocks alone. */
static char *
expect_structure (VeiDocument *document)
{
  g_autoptr (GString) text = g_string_new ("Document[");
  guint open = 0;

  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);
      gboolean item = block->role == VEI_BLOCK_REASON || block->role == VEI_BLOCK_LIST_ITEM;
      gboolean in_item = block->role == VEI_BLOCK_OWN_WORDS && block->level > 0 && open > 0;
      const VeiBlock *before = i > 0 ? vei_document_get_block (document, i - 1) : NULL;
      guint n = 1;

      if (block->run_on && before->role == block->role && before->level == block->level)
        continue;
      if (item && open > 0)
        g_string_append (text, "]] LI[Lbl LBody[P");
      else if (item)
        g_string_append_printf (text, "%sL[LI[Lbl LBody[P", i > 0 ? " " : "");
      if (!item && !in_item && open > 0)
        g_string_append (text, "]]]");
      open = item || in_item;
      if (block->role == VEI_BLOCK_SIGNATURE)
        for (const char *at = block->text; (at = strchr (at, '\n')) != NULL; at++)
          n++;
      for (; !item && n > 0; n--)
        g_string_append_printf (text, "%s%s", text->str[text->len - 1] != '[' ? " " : "",
                                block->role == VEI_BLOCK_SUBJECT ? "H1"
                                : block->role == VEI_BLOCK_HEADING ? "H2" : "P");
    }
  g_string_append (text, open ? "]]]]" : "]");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_structure (void)
{
  static const char *const examples[] = { "type1-wants-both", "type2-unstable-refused" };
  g_autofree char *folder = g_dir_make_tmp ("vei-export-XXXXXX", NULL);
  VeiLetterBook *book = fixture_get_book ();

  if (lacks_tool ("qpdf"))
    {
      g_test_skip ("qpdf is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (VeiCase) bare = fixture_load_example (examples[i]);
      g_autoptr (VeiCase) letter_case = fixture_add_trip (bare);

      for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
        {
          const VeiLetterKind *kind = vei_letter_book_get_kind (book, k);
          VeiLanguage language = k % 2 ? VEI_LANGUAGE_NN : VEI_LANGUAGE_NB;
          g_autoptr (VeiDocument) document = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autofree char *path = NULL, *found = NULL, *wanted = NULL;

          if (!vei_letter_book_check_kind (book, kind, letter_case, NULL))
            continue;
          document = fixture_compose (letter_case, kind->id, language);
          bytes = export (document, "a.pdf", k % 3 ? VEI_PRINT_NORMAL : VEI_PRINT_LARGE);
          path = write_file (folder, "a.pdf", bytes);
          found = read_structure (path, language == VEI_LANGUAGE_NN ? "nn-NO" : "nb-NO");
          wanted = expect_structure (document);
          g_assert_cmpstr (found, ==, wanted);
          g_assert_cmpint (g_unlink (path), ==, 0);
        }
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ---- Every letter in every form ---- */

/* Takes the running head and the page numbers out of the text of a PDF. */
static char *
drop_margins (const char  *text,
              VeiDocument *document)
{
  const char *author = vei_document_get_author (document);
  g_autofree char *head = author[0] != '\0'
    ? g_strdup_printf ("%s – %s", author, vei_document_get_title (document))
    : g_strdup (vei_document_get_title (document));
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\f", -1);
  g_autoptr (GString) body = g_string_new (NULL);
  guint page = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_regex_match_simple ("^Side [0-9]+ av [0-9]+$", lines[i], 0, 0)
          || (g_str_equal (lines[i], head) && page++ < G_MAXUINT && i > 0
              && lines[i + 1] != NULL
              && g_regex_match_simple ("^Side [0-9]+ av", lines[i + 1], 0, 0)))
        continue;
      g_string_append_printf (body, "%s\n", lines[i]);
    }
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static void
check_pdf (VeiDocument *document,
           const char  *plain,
           const char  *folder)
{
  g_autoptr (GBytes) bytes = export (document, "a.pdf", VEI_PRINT_NORMAL);
  g_autofree char *path = write_file (folder, "a.pdf", bytes);
  const char *text_argv[] = { "pdftotext", "-raw", path, "-", NULL };
  const char *check_argv[] = { "qpdf", "--check", path, NULL };
  g_autofree char *text = run (text_argv);
  g_autofree char *check = run (check_argv);
  g_autofree char *body = drop_margins (text, document);
  g_autofree char *found = collapse (body, FALSE);
  g_autofree char *wanted = collapse (plain, FALSE);

  g_assert_cmpstr (found, ==, wanted);
  fixture_assert_holds (check, "No syntax or stream encoding errors");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
check_letter (VeiDocument *document,
              gboolean     with_pdf,
              const char  *folder)
{
  g_autofree char *plain = vei_document_to_plain_text (document);
  g_autoptr (GBytes) text = export (document, "a.txt", VEI_PRINT_NORMAL);
  g_autoptr (GBytes) odt = export (document, "a.odt", VEI_PRINT_NORMAL);
  g_autofree char *odt_text = read_odt_text (odt);
  g_autofree char *found = collapse (odt_text, FALSE);
  g_autofree char *wanted = collapse (plain, TRUE);

  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), plain, strlen (plain));
  g_assert_cmpstr (found, ==, wanted);
  if (with_pdf)
    check_pdf (document, plain, folder);
}

static void
test_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4112026);
  g_autofree char *folder = g_dir_make_tmp ("vei-export-XXXXXX", NULL);
  gboolean pdf = !lacks_tool ("pdftotext") && !lacks_tool ("qpdf");
  VeiLetterBook *book = fixture_get_book ();
  guint n = 0;
  GDate day;

  fixture_set_day (&day);
  for (guint person = 0; person < N_PERSONS; person++)
    {
      g_autoptr (VeiCase) bare = fixture_new_random (random);
      g_autoptr (VeiCase) letter_case = fixture_add_random (bare, random);

      for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
        {
          for (int language = VEI_LANGUAGE_NB; language <= VEI_LANGUAGE_NN; language++)
            {
              g_autoptr (VeiDocument) document =
                vei_letter_book_compose (book, vei_letter_book_get_kind (book, k), letter_case,
                                         language, &day, NULL);

              if (document != NULL)
                check_letter (document, pdf && ++n % PDF_EVERY == 0, folder);
            }
        }
    }
  g_assert_cmpuint (n, >, pdf ? N_PERSONS * 10 : 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ---- The ODT file ---- */

static void
test_odt_file (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "complaint", VEI_LANGUAGE_NN);
  g_autoptr (GBytes) bytes = export (document, "a.odt", VEI_PRINT_LARGE);
  g_autoptr (GBytes) again = export (document, "b.ODT", VEI_PRINT_LARGE);
  const char *data = g_bytes_get_data (bytes, NULL);
  g_autofree char *content = read_entry (bytes, "content.xml");
  g_autofree char *styles = read_entry (bytes, "styles.xml");
  g_autofree char *meta = read_entry (bytes, "meta.xml");

  g_assert_true (g_bytes_equal (bytes, again));
  /* The media type comes first: stored, no extra field, no flags. */
  g_assert_cmpmem (data, 4, "PK\003\004", 4);
  g_assert_cmpmem (data + 6, 4, "\0\0\0\0", 4);
  g_assert_cmpmem (data + 26, 4, "\010\0\0\0", 4);
  g_assert_cmpmem (data + 30, 47, "mimetypeapplication/vnd.oasis.opendocument.text", 47);

  fixture_assert_holds (content, "<text:h text:style-name=\"Heading_20_1\" "
                                 "text:outline-level=\"1\">Klage på avslag");
  fixture_assert_holds (content, "<text:h text:style-name=\"Heading_20_2\" "
                                 "text:outline-level=\"2\">");
  fixture_assert_holds (content, "<text:list text:style-name=\"List_20_1\"><text:list-item>");
  fixture_assert_holds (content, "<text:p text:style-name=\"Text_20_body\">");
  fixture_assert_holds (styles, "fo:language=\"nn\" fo:country=\"NO\"");
  fixture_assert_holds (styles, "fo:font-size=\"18.0pt\"");
  fixture_assert_holds (meta, "<dc:title>Klage på avslag: sensor (CGM)</dc:title>");
  fixture_assert_holds (meta, "<dc:language>nn-NO</dc:language>");
  fixture_assert_lacks (meta, g_get_host_name ());
}

static void
test_odt_tools (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "application",
                                                      VEI_LANGUAGE_NB);
  g_autoptr (GBytes) bytes = export (document, "a.odt", VEI_PRINT_NORMAL);
  g_autofree char *folder = g_dir_make_tmp ("vei-export-XXXXXX", NULL);
  g_autofree char *path = write_file (folder, "a.odt", bytes);
  const char *unzip[] = { "unzip", "-t", path, NULL };
  const char *file[] = { "file", "--brief", "--mime-type", path, NULL };

  if (lacks_tool ("unzip") || lacks_tool ("file"))
    g_test_skip ("unzip or file is not installed");
  else
    {
      g_autofree char *tested = run (unzip);
      g_autofree char *type = run (file);

      fixture_assert_holds (tested, "No errors detected");
      g_assert_cmpstr (type, ==, "application/vnd.oasis.opendocument.text\n");
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What LibreOffice reads is what was written; one run for all. */
static void
test_office (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (100);
  g_autofree char *folder = NULL, *profile = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  VeiLetterBook *book = fixture_get_book ();
  g_autofree char *output = NULL;
  GDate day;

  if (lacks_tool ("soffice"))
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  folder = g_dir_make_tmp ("vei-office-XXXXXX", NULL);
  profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  for (const char *const *part = (const char *const[]) { "soffice", "--headless", profile,
       "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, NULL }; *part; part++)
    g_ptr_array_add (argv, g_strdup (*part));
  fixture_set_day (&day);
  while (wanted->len < N_OFFICE)
    {
      g_autoptr (VeiCase) bare = fixture_new_random (random);
      g_autoptr (VeiCase) letter_case = fixture_add_random (bare, random);
      g_autofree char *name = g_strdup_printf ("%u.odt", wanted->len);
      g_autoptr (VeiDocument) document =
        vei_letter_book_compose (book, vei_letter_book_get_kind (
          book, wanted->len % vei_letter_book_get_n_kinds (book)), letter_case,
          wanted->len % 2 ? VEI_LANGUAGE_NN : VEI_LANGUAGE_NB, &day, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (document == NULL)
        continue;
      bytes = export (document, name, VEI_PRINT_NORMAL);
      g_ptr_array_add (argv, write_file (folder, name, bytes));
      g_ptr_array_add (wanted, vei_document_to_plain_text (document));
    }
  g_ptr_array_add (argv, NULL);
  output = run ((const char * const *) argv->pdata);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL, *found = NULL, *expected = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      found = collapse (g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, TRUE);
      expected = collapse (g_ptr_array_index (wanted, i), TRUE);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* ---- Bad input ---- */

static void
assert_whole (VeiDocument *document)
{
  static const char *const unwanted[] = {
    "{", "}", "null", "  ", "\n\n\n", "• \n", "•\n", "\001", "\033", "\342\200\256",
  };
  g_autofree char *text = vei_document_to_plain_text (document);
  g_autoptr (GBytes) pdf = export (document, "a.pdf", VEI_PRINT_NORMAL);
  g_autoptr (GBytes) odt = export (document, "a.odt", VEI_PRINT_NORMAL);
  g_autofree char *odt_text = read_odt_text (odt);
  g_autofree char *found = collapse (odt_text, TRUE);
  g_autofree char *wanted = collapse (text, TRUE);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  g_assert_cmpstr (found, ==, wanted);
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    fixture_assert_lacks (text, unwanted[i]);
}

typedef struct
{
  const char *path;
  const char *name;
  const char *words;
} BadText;

static const BadText bad_texts[] = {
  { "right-to-left", "שלום עולם \342\200\256abc", "مرحبا بالعالم שלום 123" },
  { "emoji", "👩‍👩‍👧‍👦 Eksempel 🙂", "🙂🙃 🇳🇴 👍🏽" },
  { "control", "Eks\001em\033pel\r\n\t", "\001\002\033[31m\r\n\f\v ord \177" },
  { "markup", "<b>Eksempel</b> & 'co' \"x\"", "</text:p> ]]> <!-- & &amp; %s %n" },
  { "bytes", "Eks\377\376empel", "\303\050 \360\237 ord" },
  { "only-space", " \t\n ", " \n\n\t \342\200\213 " },
};

static void
test_bad_text (gconstpointer data)
{
  const BadText *bad = data;
  g_autoptr (VeiCase) bare = fixture_load_example ("type2-unstable-refused");
  g_autoptr (VeiCase) letter_case = fixture_add_trip (bare);
  VeiLetterBook *book = fixture_get_book ();
  VeiPerson *person = vei_case_get_person (letter_case);
  VeiEvent *event = vei_event_new ();

  g_free (person->name);
  person->name = g_strdup (bad->name);
  for (guint q = 0; q < vei_knowledge_get_n_questions (fixture_get_knowledge ()); q++)
    vei_case_set_own_words (letter_case,
                            vei_knowledge_get_question (fixture_get_knowledge (), q)->id,
                            bad->words);
  g_free (event->what);
  event->what = g_strdup (bad->words);
  g_ptr_array_add (vei_case_get_events (letter_case), event);
  g_ptr_array_add (vei_case_get_attachments (letter_case), g_strdup (bad->words));
  for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
    {
      g_autoptr (VeiDocument) document =
        fixture_compose (letter_case, vei_letter_book_get_kind (book, k)->id, VEI_LANGUAGE_NB);

      assert_whole (document);
    }
}

static void
test_long_name (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  VeiPerson *person = vei_case_get_person (letter_case);
  g_autoptr (VeiDocument) document = NULL;

  g_free (person->name);
  person->name = g_strnfill (300, 'W');
  document = fixture_compose (letter_case, "application", VEI_LANGUAGE_NB);
  assert_whole (document);
}

static void
test_many_words (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (VeiDocument) document = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (words, "ord%u%c", i, i % 700 == 699 ? '\n' : ' ');
  vei_case_set_own_words (letter_case, "lives_alone", words->str);
  document = fixture_compose (letter_case, "application", VEI_LANGUAGE_NN);
  assert_whole (document);
}

/* A recipient without an address stands alone; without a name there is a line to fill in. */
static void
test_no_recipient (void)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  g_autofree char *name_only = NULL, *none = NULL;

  vei_case_set_clinic_address (letter_case, nothing);
  name_only = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (name_only, "\n\nDiabetespoliklinikken ved Eksempelsykehuset\n\n");
  vei_case_set_clinic_name (letter_case, "");
  none = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (none, "\n\nSykehus og avdeling: ____");
}

static void
test_all_reasons_off (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (VeiDocument) document = NULL;

  for (guint q = 0; q < vei_knowledge_get_n_questions (fixture_get_knowledge ()); q++)
    vei_letter_reason_set_on (letter_case, "complaint",
                              vei_knowledge_get_question (fixture_get_knowledge (), q)->id,
                              FALSE);
  document = fixture_compose (letter_case, "complaint", VEI_LANGUAGE_NB);
  assert_whole (document);
  g_assert_null (fixture_find_block (document, "reasons.heading"));
  g_assert_null (fixture_find_block (document, "events.heading"));
}

/* Without a journey, or with one that is not sound, the sentence says what is missing. */
static void
test_no_trip (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  VeiLetterBook *book = fixture_get_book ();
  g_autoptr (GError) error = NULL;
  GDate day;

  fixture_set_day (&day);
  g_assert_null (vei_letter_book_compose (
    book, vei_letter_book_find_kind (book, "travel_certificate"), letter_case, VEI_LANGUAGE_NB,
    &day, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "/trip: Reisen mangler: skriv når du reiser ut, og når du kommer hjem.");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/structure", test_structure);
  g_test_add_func ("/export/all", test_all);
  g_test_add_func ("/export/odt-file", test_odt_file);
  g_test_add_func ("/export/odt-tools", test_odt_tools);
  g_test_add_func ("/export/office", test_office);
  for (guint i = 0; i < G_N_ELEMENTS (bad_texts); i++)
    {
      g_autofree char *path = g_strconcat ("/export/bad-text/", bad_texts[i].path, NULL);

      g_test_add_data_func (path, &bad_texts[i], test_bad_text);
    }
  g_test_add_func ("/export/long-name", test_long_name);
  g_test_add_func ("/export/many-words", test_many_words);
  g_test_add_func ("/export/no-recipient", test_no_recipient);
  g_test_add_func ("/export/all-reasons-off", test_all_reasons_off);
  g_test_add_func ("/export/no-trip", test_no_trip);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
