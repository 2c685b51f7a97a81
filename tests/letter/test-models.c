/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <glib/gstdio.h>
#include <math.h>

#include "letter-fixture.h"
#include "letter/vei-linter.h"
#include "letter/vei-paper.h"

/* The model letters of docs/letters: two of each kind, as they are composed. */

#define MAX_LIX 45
#define MAX_LIX_AROUND 40     /* of what the window says of a letter */

typedef struct
{
  const char  *kind;
  const char  *example;
  VeiLanguage  language;
} Model;

static const Model models[] = {
  { "application", "type1-wants-both", VEI_LANGUAGE_NB },
  { "application", "child-type1", VEI_LANGUAGE_NN },
  { "reasons_request", "type2-unstable-refused", VEI_LANGUAGE_NB },
  { "reasons_request", "type1-upgrade-late", VEI_LANGUAGE_NN },
  { "complaint", "type2-unstable-refused", VEI_LANGUAGE_NB },
  { "complaint", "type1-upgrade-late", VEI_LANGUAGE_NN },
  { "complaint_short", "type2-pump-declined", VEI_LANGUAGE_NB },
  { "complaint_short", "type2-unstable-refused", VEI_LANGUAGE_NN },
  { "reminder", "type1-wants-both", VEI_LANGUAGE_NB },
  { "reminder", "pancreas-removed-partly-granted", VEI_LANGUAGE_NN },
  { "referral_request", "type1-no-reason-yet", VEI_LANGUAGE_NB },
  { "referral_request", "type2-does-not-know", VEI_LANGUAGE_NN },
  { "records_request", "type2-unstable-refused", VEI_LANGUAGE_NB },
  { "records_request", "child-type1", VEI_LANGUAGE_NN },
  { "power_of_attorney", "type2-unstable-refused", VEI_LANGUAGE_NB },
  { "power_of_attorney", "child-type1", VEI_LANGUAGE_NN },
  { "visit_sheet", "type2-does-not-know", VEI_LANGUAGE_NB },
  { "visit_sheet", "type1-wants-both", VEI_LANGUAGE_NN },
  { "travel_supplies", "type1-wants-both", VEI_LANGUAGE_NB },
  { "travel_supplies", "child-type1", VEI_LANGUAGE_NN },
  { "travel_certificate", "type1-wants-both", VEI_LANGUAGE_NB },
  { "travel_certificate", "child-type1", VEI_LANGUAGE_NN },
};

/* The example person, with a journey; somebody has applied before a reminder. */
static VeiCase *
load_person (const Model *model)
{
  g_autoptr (VeiCase) bare = fixture_load_example (model->example);
  VeiCase *letter_case = fixture_add_trip (bare);

  if (g_str_equal (model->kind, "reminder"))
    fixture_set_choice (letter_case, "application_status", "waiting");
  return letter_case;
}

static char *
get_path (const Model *model,
          const char  *ending)
{
  g_autofree char *file = g_strdup_printf ("%s-%s%s", model->kind,
                                           vei_language_get_code (model->language), ending);

  return g_test_build_filename (G_TEST_DIST, "..", "..", "docs", "letters", file, NULL);
}

/* tools/model-letters sets VEI_UPDATE_MODELS, and then takes pictures of the PDFs. */
static void
write_model (const Model *model,
             VeiDocument *document,
             const char  *text)
{
  g_autofree char *text_path = get_path (model, ".txt");
  g_autofree char *pdf_path = get_path (model, ".pdf");
  g_autoptr (GBytes) pdf = NULL;
  GDate day;

  fixture_set_day (&day);
  pdf = vei_document_export (document, pdf_path, VEI_PRINT_NORMAL, &day, NULL);
  g_assert_true (g_file_set_contents (text_path, text, -1, NULL));
  g_assert_true (g_file_set_contents (pdf_path, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), NULL));
}

static void
test_model (gconstpointer data)
{
  const Model *model = data;
  g_autoptr (VeiCase) letter_case = load_person (model);
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, model->kind, model->language);
  g_autofree char *text = vei_document_to_plain_text (document);
  g_autofree char *path = get_path (model, ".txt");
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  double lix = vei_lix (document);

  if (g_getenv ("VEI_UPDATE_MODELS") != NULL)
    write_model (model, document, text);
  g_test_message ("%s, %s: LIX %.0f", model->kind, vei_language_get_code (model->language), lix);
  g_assert_cmpfloat (lix, <, MAX_LIX);
  g_assert_true (g_file_get_contents (path, &expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* What stands around a letter in the window reads more easily than the letter. */
static void
test_around (void)
{
  VeiLetterBook *book = fixture_get_book ();

  for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
    {
      const VeiLetterKind *kind = vei_letter_book_get_kind (book, k);

      for (int language = 0; language < VEI_N_LANGUAGES; language++)
        {
          g_autoptr (VeiDocument) document =
            vei_document_new (vei_text_get (&kind->title, language), language);
          double index;

          vei_document_add (document, vei_block_new ("description", VEI_BLOCK_PARAGRAPH,
                                                     vei_text_get (&kind->description, language)));
          vei_document_add (document, vei_block_new ("after", VEI_BLOCK_PARAGRAPH,
                                                     vei_text_get (&kind->after_saving, language)));
          index = vei_lix (document);
          g_test_message ("around %s, %s: LIX %.0f", kind->id, vei_language_get_code (language),
                          index);
          g_assert_cmpfloat (index, >, 0);
          g_assert_cmpfloat (index, <, MAX_LIX_AROUND);
        }
    }
}

/* A visit sheet is one page: it lies on the desk during the appointment. */
static void
test_one_page (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (VeiCase) letter_case = load_person (&models[i]);
      g_autoptr (VeiDocument) document = NULL;
      g_autoptr (VeiPaper) paper = NULL;

      if (!g_str_equal (models[i].kind, "visit_sheet"))
        continue;
      document = fixture_compose (letter_case, models[i].kind, models[i].language);
      paper = vei_paper_new (document, VEI_PRINT_NORMAL);
      g_assert_cmpuint (vei_paper_get_n_pages (paper), ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *path = g_strdup_printf ("/models/%s/%s", models[i].kind,
                                               vei_language_get_code (models[i].language));

      g_test_add_data_func (path, &models[i], test_model);
    }
  g_test_add_func ("/models/around", test_around);
  g_test_add_func ("/models/visit-sheet-is-one-page", test_one_page);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
