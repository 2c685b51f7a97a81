/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <libical/ical.h>
#include <string.h>

#include "letter-fixture.h"
#include "letter/vei-calendar.h"
#include "letter/vei-linter.h"

static GPtrArray *
check (VeiCase     *letter_case,
       const char  *kind,
       VeiLanguage  language)
{
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, kind, language);

  return vei_linter_check (fixture_get_book (), document, letter_case, language);
}

static const VeiLintNote *
find_note (GPtrArray   *notes,
           VeiLintKind  kind)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const VeiLintNote *note = g_ptr_array_index (notes, i);

      if (note->kind == kind)
        return note;
    }
  return NULL;
}

/* ---- Each note: somebody gets it, and the next does not ---- */

typedef struct
{
  const char  *path;
  VeiLanguage  language;
  const char  *words;          /* about lows */
  VeiLintKind  kind;
  const char  *part;           /* of the message; NULL: no such note */
} Row;

static const Row rows[] = {
  { "jargon/nb", VEI_LANGUAGE_NB, "Jeg hadde Hypoglykemier om natten.", VEI_LINT_JARGON,
    "«Hypoglykemier» er et ord fra sykehuset. Prøv «føling»." },
  { "jargon/nn", VEI_LANGUAGE_NN, "Eg hadde hypoglykemi om natta.", VEI_LINT_JARGON,
    "«hypoglykemi» er eit ord frå sjukehuset. Prøv «føling»." },
  { "jargon/none", VEI_LANGUAGE_NB, "Jeg hadde en føling om natten.", VEI_LINT_JARGON, NULL },
  { "vague/nb", VEI_LANGUAGE_NB, "Det hendte nylig.", VEI_LINT_VAGUE, "«nylig» er uklart" },
  { "vague/nn", VEI_LANGUAGE_NN, "Det hende nyleg.", VEI_LINT_VAGUE, "«nyleg» er uklart" },
  { "vague/other-word", VEI_LANGUAGE_NB, "Det er nyligere enn før.", VEI_LINT_VAGUE, NULL },
  { "birth-number/plain", VEI_LANGUAGE_NB, "Nummeret mitt er 01017012345.",
    VEI_LINT_BIRTH_NUMBER, "elleve sifre" },
  { "birth-number/space", VEI_LANGUAGE_NN, "Det er 010170 12345 altså.", VEI_LINT_BIRTH_NUMBER,
    "elleve siffer" },
  { "birth-number/telephone", VEI_LANGUAGE_NB, "Ring 22 33 44 55 eller 004722334455.",
    VEI_LINT_BIRTH_NUMBER, NULL },
  { "long-sentence/yes", VEI_LANGUAGE_NB,
    "Jeg a b c d e f g h i j k l m n o p q r s t u v w x y.", VEI_LINT_LONG_SENTENCE,
    "Setningen har 26 ord" },
  { "long-sentence/no", VEI_LANGUAGE_NB,
    "Jeg a b c d e f g h i j k l m n o p q r s t u v w x.", VEI_LINT_LONG_SENTENCE, NULL },
  { "long-sentence/date", VEI_LANGUAGE_NB, "Det var 3. oktober 2026 og 4,5 mmol/l da.",
    VEI_LINT_LONG_SENTENCE, NULL },
  { "no-attachment/yes", VEI_LANGUAGE_NB, "Se vedlagt måling.", VEI_LINT_NO_ATTACHMENT, NULL },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (GPtrArray) notes = NULL;
  const VeiLintNote *note;

  vei_case_set_own_words (letter_case, "repeated_hypos", row->words);
  notes = check (letter_case, "complaint", row->language);
  note = find_note (notes, row->kind);
  if (row->part == NULL)
    {
      if (note != NULL)
        g_error ("%s", note->message);
      return;
    }
  g_assert_nonnull (note);
  fixture_assert_holds (note->message, row->part);
  g_assert_cmpstr (note->block, ==, "own_words.repeated_hypos");
  g_assert_cmpuint (note->start, <, note->end);
  g_assert_cmpuint (note->end, <=, strlen (row->words));
}

static void
test_own_words (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (GPtrArray) notes = check (letter_case, "complaint", VEI_LANGUAGE_NB);
  gboolean long_follow_up = FALSE;

  for (guint i = 0; i < notes->len; i++)
    {
      const VeiLintNote *note = g_ptr_array_index (notes, i);

      if (note->kind != VEI_LINT_NO_OWN_WORDS)
        continue;
      g_assert_cmpstr (note->block, !=, "reason.own_effort");
      long_follow_up = long_follow_up || g_str_equal (note->block, "reason.long_follow_up");
    }
  g_assert_true (long_follow_up);
}

static void
test_attachments (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (GPtrArray) listed = check (letter_case, "complaint", VEI_LANGUAGE_NB);
  g_autoptr (GPtrArray) mentioned = NULL, missing = NULL;
  GPtrArray *attachments = vei_case_get_attachments (letter_case);

  /* "Kopi av avslaget" is mentioned in the subject's words; the diary is not. */
  g_assert_nonnull (find_note (listed, VEI_LINT_NOT_MENTIONED));
  fixture_assert_holds (find_note (listed, VEI_LINT_NOT_MENTIONED)->message, "Kopi av avslaget");
  g_ptr_array_set_size (attachments, 0);
  g_ptr_array_add (attachments, g_strdup ("Måledagbok for oktober 2026"));
  vei_case_set_own_words (letter_case, "own_effort", "Måledagboken min viser det.");
  mentioned = check (letter_case, "complaint", VEI_LANGUAGE_NB);
  g_assert_null (find_note (mentioned, VEI_LINT_NOT_MENTIONED));

  g_ptr_array_set_size (attachments, 0);
  g_ptr_array_set_size (vei_case_get_events (letter_case), 0);
  vei_case_set_own_words (letter_case, "own_effort", "Jeg legger ved målingene.");
  missing = check (letter_case, "complaint", VEI_LANGUAGE_NB);
  g_assert_nonnull (find_note (missing, VEI_LINT_NO_ATTACHMENT));
}

static void
test_lix (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GString) heavy = g_string_new (NULL);
  g_autoptr (VeiDocument) document = vei_document_new ("Brev", VEI_LANGUAGE_NB);

  g_assert_cmpfloat (vei_lix (document), ==, 0);
  /* Four words, one of them long, in one sentence: 4 + 25. */
  vei_document_add (document, vei_block_new ("a", VEI_BLOCK_PARAGRAPH, "Jeg har ofte følinger."));
  vei_document_add (document, vei_block_new ("b", VEI_BLOCK_HEADING, "Overskriftsformuleringer"));
  g_assert_cmpfloat_with_epsilon (vei_lix (document), 29, 1e-9);

  for (guint i = 0; i < 60; i++)
    g_string_append (heavy, "Blodsukkermålingsapparatet registrerer kontinuerlig variasjonene "
                            "gjennom behandlingsperioden uavbrutt. ");
  vei_case_set_own_words (letter_case, "own_effort", heavy->str);
  notes = check (letter_case, "complaint", VEI_LANGUAGE_NN);
  g_assert_nonnull (find_note (notes, VEI_LINT_LIX));
  g_assert_null (find_note (notes, VEI_LINT_LIX)->block);
  fixture_assert_holds (find_note (notes, VEI_LINT_LIX)->message, "Prøv kortare setningar.");
}

/* The letter itself gives no cause for a note, whoever writes it. */
static void
test_own_text (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  VeiLetterBook *book = fixture_get_book ();

  for (guint person = 0; person < 150; person++)
    {
      g_autoptr (VeiCase) bare = fixture_new_random (random);
      g_autoptr (VeiCase) letter_case = fixture_add_trip (bare);

      for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
        {
          const VeiLetterKind *kind = vei_letter_book_get_kind (book, k);
          VeiLanguage language = person % 2 ? VEI_LANGUAGE_NN : VEI_LANGUAGE_NB;
          g_autoptr (GPtrArray) notes = NULL;

          if (!vei_letter_book_check_kind (book, kind, letter_case, NULL))
            continue;
          notes = check (letter_case, kind->id, language);
          for (guint i = 0; i < notes->len; i++)
            {
              const VeiLintNote *note = g_ptr_array_index (notes, i);

              if (note->kind != VEI_LINT_NO_OWN_WORDS)
                g_error ("%s: %s: %s", kind->id, note->block, note->message);
            }
        }
    }
}

/* ---- The calendar ---- */

static void
test_calendar (void)
{
  GDate deadline, send_by, day;
  g_autofree char *ics = NULL, *english = NULL;
  g_auto (GStrv) lines = NULL;
  icalcomponent *calendar;

  fixture_set_day (&day);
  g_date_clear (&deadline, 1);
  g_date_set_dmy (&deadline, 31, G_DATE_DECEMBER, 2026);
  send_by = deadline;
  ics = vei_calendar_to_ics (&deadline, &send_by, "id", &day, VEI_LANGUAGE_NB);
  g_assert_true (g_str_has_prefix (ics, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  calendar = icalparser_parse_string (ics);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 1);
  icalcomponent_free (calendar);
  g_assert_true (g_str_has_suffix (ics, "END:VCALENDAR\r\n"));
  fixture_assert_holds (ics, "\r\nSUMMARY:Klagefrist\r\n");
  fixture_assert_holds (ics, "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
  fixture_assert_holds (ics, "TRIGGER:-P6DT15H\r\n");
  fixture_assert_holds (ics, "TRIGGER:-PT15H\r\n");
  fixture_assert_holds (ics, "31. desember 2026");
  fixture_assert_lacks (ics, "diabetes");
  fixture_assert_lacks (ics, "sensor");
  lines = g_strsplit (ics, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
  english = vei_calendar_to_ics (&deadline, &send_by, "a,b;c\\d\ne", &day, VEI_LANGUAGE_EN);
  fixture_assert_holds (english, "UID:a\\,b\\;c\\\\d\\ne-complaint@utstyrsveiviser\r\n");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/linter/", rows[i].path, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/linter/own-words", test_own_words);
  g_test_add_func ("/linter/attachments", test_attachments);
  g_test_add_func ("/linter/lix", test_lix);
  g_test_add_func ("/linter/own-text", test_own_text);
  g_test_add_func ("/calendar/deadline", test_calendar);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
