/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "core/vei-error.h"
#include "export-tools.h"
#include "letter-fixture.h"
#include "letter/vei-paper.h"

#define N_PERSONS      500
#define N_OFFICE       100

/* ---- Reading what was written ---- */

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

/* ---- Every letter in every form ---- */

static void
check_letter (VeiDocument *document)
{
  g_autofree char *plain = vei_document_to_plain_text (document);
  g_autoptr (GBytes) text = export_letter (document, "a.txt", VEI_PRINT_NORMAL);
  g_autoptr (GBytes) odt = export_letter (document, "a.odt", VEI_PRINT_NORMAL);
  g_autofree char *odt_text = read_odt_text (odt);
  g_autofree char *found = export_collapse (odt_text, FALSE);
  g_autofree char *wanted = export_collapse (plain, TRUE);

  g_assert_cmpmem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), plain, strlen (plain));
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4112026);
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

              if (document == NULL)
                continue;
              check_letter (document);
              n++;
            }
        }
    }
  g_assert_cmpuint (n, >, N_PERSONS * 10);
}

/* ---- The ODT file ---- */

static void
test_odt_file (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "complaint", VEI_LANGUAGE_NN);
  g_autoptr (GBytes) bytes = export_letter (document, "a.odt", VEI_PRINT_LARGE);
  g_autoptr (GBytes) again = export_letter (document, "b.ODT", VEI_PRINT_LARGE);
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
  g_autoptr (GBytes) bytes = export_letter (document, "a.odt", VEI_PRINT_NORMAL);
  g_autofree char *folder = g_dir_make_tmp ("vei-export-XXXXXX", NULL);
  g_autofree char *path = export_write (folder, "a.odt", bytes);
  const char *unzip[] = { "unzip", "-t", path, NULL };
  const char *file[] = { "file", "--brief", "--mime-type", path, NULL };

  if (export_lacks_tool ("unzip") || export_lacks_tool ("file"))
    g_test_skip ("unzip or file is not installed");
  else
    {
      g_autofree char *tested = export_run (unzip);
      g_autofree char *type = export_run (file);

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

  if (export_lacks_tool ("soffice"))
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
      bytes = export_letter (document, name, VEI_PRINT_NORMAL);
      g_ptr_array_add (argv, export_write (folder, name, bytes));
      g_ptr_array_add (wanted, vei_document_to_plain_text (document));
    }
  g_ptr_array_add (argv, NULL);
  output = export_run ((const char * const *) argv->pdata);
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL, *found = NULL, *expected = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      found = export_collapse (g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, TRUE);
      expected = export_collapse (g_ptr_array_index (wanted, i), TRUE);
      g_assert_cmpstr (found, ==, expected);
    }
  export_delete_folder (folder);
}

/* ---- Bad input ---- */

static void
assert_whole (VeiDocument *document)
{
  static const char *const unwanted[] = {
    "{", "}", "null", "  ", "\n\n\n", "• \n", "•\n", "\001", "\033", "\342\200\256",
  };
  g_autofree char *text = vei_document_to_plain_text (document);
  g_autoptr (GBytes) pdf = export_letter (document, "a.pdf", VEI_PRINT_NORMAL);
  g_autoptr (GBytes) odt = export_letter (document, "a.odt", VEI_PRINT_NORMAL);
  g_autofree char *odt_text = read_odt_text (odt);
  g_autofree char *found = export_collapse (odt_text, TRUE);
  g_autofree char *wanted = export_collapse (text, TRUE);

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
