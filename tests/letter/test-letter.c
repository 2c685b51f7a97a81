/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include <string.h>

#include "core/vei-error.h"
#include "letter-fixture.h"
#include "letter/vei-letter-own-words.h"

#define N_PERSONS 500

/* ---- Every letter ---- */

/* A letter is refused only by the contract's rule. */
static gboolean
must_be_refused (const char *kind,
                 VeiCase    *letter_case)
{
  g_autoptr (JsonNode) node = NULL;

  const VeiQuestion *status = vei_knowledge_find_question (fixture_get_knowledge (),
                                                           "application_status");
  const VeiAnswer *answer = &vei_case_get_answers (letter_case)->answer[status->index];
  const char *value;

  if (g_str_has_prefix (kind, "travel_"))
    {
      node = vei_case_to_node (letter_case);
      return !json_object_has_member (json_node_get_object (node), "trip")
             || !JSON_NODE_HOLDS_OBJECT (json_object_get_member (json_node_get_object (node),
                                                                 "trip"));
    }
  if (answer->state != VEI_ANSWER_GIVEN)
    return FALSE;
  value = status->choices[answer->choice].id;
  if (g_str_equal (kind, "reminder"))
    return g_str_equal (value, "not_raised");
  return (g_str_equal (kind, "complaint") || g_str_equal (kind, "complaint_short")
          || g_str_equal (kind, "reasons_request"))
         && (g_str_equal (value, "not_raised") || g_str_equal (value, "waiting")
             || g_str_equal (value, "granted"));
}

static gboolean
is_statement (const char *id)
{
  VeiKnowledge *knowledge = fixture_get_knowledge ();

  for (guint i = 0; i < vei_knowledge_get_n_approvals (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_approval (knowledge, i)->id, id))
      return TRUE;
  for (guint i = 0; i < vei_knowledge_get_n_cautions (knowledge); i++)
    if (g_str_equal (vei_knowledge_get_caution (knowledge, i)->id, id))
      return TRUE;
  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    for (guint i = 0; i < vei_knowledge_get_n_lines (knowledge, e); i++)
      if (g_str_equal (vei_knowledge_get_line (knowledge, e, i)->id, id))
        return TRUE;
  return FALSE;
}

/* The rule exists, and so does each source, with a place in it. */
static void
check_references (const VeiBlock *block)
{
  if (block->rule != NULL && !is_statement (block->rule))
    g_error ("%s: there is no rule %s", block->id, block->rule);
  for (guint i = 0; i < block->sources.n; i++)
    {
      g_assert_cmpuint (block->sources.ref[i].source, <,
                        vei_knowledge_get_n_sources (fixture_get_knowledge ()));
      if (block->sources.ref[i].locator[0] == '\0')
        g_error ("%s: a source without a place in it", block->id);
    }
}

/* No block rests on nothing or on an answer that is not there. */
static void
check_grounds (VeiDocument      *document,
               const VeiAnswers *effective)
{
  const VeiQuestion *equipment = vei_knowledge_find_question (fixture_get_knowledge (),
                                                              "equipment");
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);
      gboolean asks_to_find_out = g_str_has_prefix (block->id, "find_out.");

      g_assert_cmpstr (block->text, !=, "");
      if (!g_hash_table_add (ids, block->id))
        g_error ("%s stands twice", block->id);
      if (block->answers == 0 && block->facts == NULL && block->sources.n == 0
          && !block->form)
        g_error ("%s rests on nothing", block->id);
      check_references (block);
      for (guint q = 0; q < VEI_MAX_QUESTIONS; q++)
        {
          if ((block->answers & G_GUINT64_CONSTANT (1) << q) && q != equipment->index
              && !asks_to_find_out && effective->answer[q].state != VEI_ANSWER_GIVEN)
            g_error ("%s rests on an unknown answer", block->id);
        }
    }
}

static void
check_words (VeiDocument *document)
{
  static const char *const unwanted[] = {
    "{", "}", "(s)", "og/eller", "and/or", "TODO", "  ", "\n\n\n", "null", " .", " ,", "..",
    "Helseklage", "forvaltningslov", "du har rett", "har rett til", "nylig",
  };
  g_autofree char *text = vei_document_to_plain_text (document);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\n"));
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    fixture_assert_lacks (text, unwanted[i]);
}

static void
check_headings (VeiDocument *document)
{
  guint n_subjects = 0, n = vei_document_get_n_blocks (document);

  for (guint i = 0; i < n; i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);

      n_subjects += block->role == VEI_BLOCK_SUBJECT;
      if (block->role != VEI_BLOCK_HEADING)
        continue;
      g_assert_cmpuint (i + 1, <, n);
      g_assert_cmpint (vei_document_get_block (document, i + 1)->role, !=, VEI_BLOCK_HEADING);
    }
  g_assert_cmpuint (n_subjects, ==, 1);
  g_assert_cmpstr (vei_document_get_title (document), !=, "");
}

/* Who a letter goes to: the first line of the recipient, or NULL where the letter
 * goes with the person.
 */
static const char *
expect_recipient (const char      *kind,
                  VeiCase         *letter_case,
                  const VeiAnswers *effective)
{
  static const char *const carried[] = {
    "power_of_attorney", "visit_sheet", "travel_certificate", NULL,
  };
  static const char *const to_decider[] = {
    "complaint", "complaint_short", "reasons_request", NULL,
  };
  const VeiQuestion *setting = vei_knowledge_find_question (fixture_get_knowledge (),
                                                            "care_setting");
  const VeiAnswer *answer = &effective->answer[setting->index];
  gboolean at_gp = answer->state == VEI_ANSWER_GIVEN
                   && g_str_equal (setting->choices[answer->choice].id, "gp");
  const char *clinic = vei_case_get_clinic_name (letter_case);
  const char *decided_by = vei_case_get_refusal (letter_case)->decided_by;
  gboolean has_clinic = clinic != NULL && clinic[0] != '\0';

  if (g_strv_contains (carried, kind))
    return NULL;
  if (g_strv_contains (to_decider, kind))
    return decided_by != NULL && decided_by[0] != '\0' ? decided_by
           : has_clinic ? clinic : "_";
  return has_clinic && at_gp == g_str_equal (kind, "referral_request") ? clinic : "_";
}

/* The letter goes to whom it must, and only a complaint asks to be sent on to the
 * Statsforvalteren, under the law that it is made by.
 */
static void
check_route (const char       *kind,
             VeiDocument      *document,
             VeiCase          *letter_case,
             const VeiAnswers *effective)
{
  const char *wanted = expect_recipient (kind, letter_case, effective);
  const VeiBlock *recipient = fixture_find_block (document, "recipient");
  gboolean is_complaint = g_str_has_prefix (kind, "complaint");
  g_autofree char *text = vei_document_to_plain_text (document);

  g_assert_true ((recipient != NULL) == (wanted != NULL));
  if (wanted != NULL && wanted[0] == '_')
    fixture_assert_holds (recipient->text, ": ____");
  else if (wanted != NULL && !g_str_has_prefix (recipient->text, wanted))
    g_error ("%s goes to “%s”, not to “%s”", kind, recipient->text, wanted);

  g_assert_true ((fixture_find_block (document, "ask.forward") != NULL) == is_complaint);
  if (is_complaint && vei_document_get_language (document) == VEI_LANGUAGE_NB)
    {
      fixture_assert_holds (text, "sendt videre til Statsforvalteren");
      fixture_assert_holds (text, "pasient- og brukerrettighetsloven kapittel 7");
    }
  else if (!is_complaint && !g_str_equal (kind, "power_of_attorney"))
    fixture_assert_lacks (text, "Statsforvalt");
}

/* Every reason that the rules found stands in each letter that gives reasons. */
static void
check_reasons (const VeiLetterKind *kind,
               VeiDocument         *document,
               VeiCase             *letter_case,
               const GDate         *day)
{
  static const char *const with_reasons[] = {
    "application", "complaint", "referral_request", "visit_sheet", NULL,
  };
  VeiKnowledge *knowledge = fixture_get_knowledge ();
  VeiAssessment assessment;
  guint64 met = 0;

  if (!g_strv_contains (with_reasons, kind->id))
    return;
  vei_assess (knowledge, vei_case_get_answers (letter_case), day, &assessment);
  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    met |= assessment.equipment[e].wanted ? assessment.equipment[e].met : 0;
  for (guint q = 0; q < vei_knowledge_get_n_questions (knowledge); q++)
    {
      const char *question = vei_knowledge_get_question (knowledge, q)->id;
      g_autofree char *id = g_strconcat ("reason.", question, NULL);

      if ((met & G_GUINT64_CONSTANT (1) << q) && fixture_find_block (document, id) == NULL)
        g_error ("%s: %s is missing", kind->id, id);
    }
}

static void
test_random_persons (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  VeiLetterBook *book = fixture_get_book ();
  GDate day;

  fixture_set_day (&day);
  for (guint person = 0; person < N_PERSONS; person++)
    {
      g_autoptr (VeiCase) bare = fixture_new_random (random);
      g_autoptr (VeiCase) letter_case = fixture_add_random (bare, random);
      VeiAnswers effective;

      vei_answers_get_effective (vei_case_get_answers (letter_case),
                                 fixture_get_knowledge (), &effective);
      for (guint k = 0; k < vei_letter_book_get_n_kinds (book); k++)
        {
          const VeiLetterKind *kind = vei_letter_book_get_kind (book, k);

          for (int language = 0; language < VEI_N_LANGUAGES; language++)
            {
              g_autoptr (GError) error = NULL;
              g_autoptr (VeiDocument) document =
                vei_letter_book_compose (book, kind, letter_case, language, &day, &error);

              if (must_be_refused (kind->id, letter_case))
                {
                  gboolean travels = g_str_has_prefix (kind->id, "travel_");

                  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_REFUSED);
                  g_assert_true (g_str_has_prefix (error->message,
                                                   travels ? "/trip: "
                                                           : "/answers/application_status: "));
                  continue;
                }
              g_assert_no_error (error);
              check_grounds (document, &effective);
              check_words (document);
              check_headings (document);
              check_route (kind->id, document, letter_case, &effective);
              check_reasons (kind, document, letter_case, &day);
            }
        }
    }
}

/* ---- Particular letters ---- */

static void
test_complaint_route (void)
{
  static const char *const kinds[] = { "complaint", "complaint_short" };
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (VeiDocument) document = fixture_compose (letter_case, kinds[i],
                                                          VEI_LANGUAGE_NB);
      g_autofree char *text = vei_document_to_plain_text (document);

      g_assert_true (g_str_has_prefix (fixture_find_block (document, "recipient")->text,
                                       "Diabetespoliklinikken"));
      fixture_assert_holds (text, "sendt videre til Statsforvalteren");
      fixture_assert_holds (text, "pasient- og brukerrettighetsloven kapittel 7");
      fixture_assert_holds (text, "skriftlig og begrunnet svar");
      fixture_assert_holds (text, "Jeg fikk vite om avgjørelsen 16. november 2026.");
      fixture_assert_holds (text, "innen fristen");
    }
}

/* The complaint goes to whom said no, not to another clinic's address. */
static void
test_complaint_to_decider (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autoptr (VeiDocument) document = NULL;
  VeiRefusal *refusal = vei_case_get_refusal (letter_case);

  g_free (refusal->decided_by);
  refusal->decided_by = g_strdup ("Behandlingshjelpemidler, Eksempel sykehus");
  document = fixture_compose (letter_case, "complaint", VEI_LANGUAGE_NB);
  g_assert_cmpstr (fixture_find_block (document, "recipient")->text, ==,
                   "Behandlingshjelpemidler, Eksempel sykehus");
}

static void
test_short_complaint_date (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autofree char *nb = fixture_compose_text (letter_case, "complaint_short", VEI_LANGUAGE_NB);
  g_autofree char *nn = fixture_compose_text (letter_case, "complaint_short", VEI_LANGUAGE_NN);
  g_autofree char *en = fixture_compose_text (letter_case, "complaint_short", VEI_LANGUAGE_EN);

  fixture_assert_holds (nb, "Begrunnelsen sender jeg innen 6. desember 2026.");
  fixture_assert_holds (nn, "Grunngjevinga sender eg innan 6. desember 2026.");
  fixture_assert_holds (en, "My reasons follow by 6 December 2026.");
}

static void
test_late_complaint (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-upgrade-late");
  g_autofree char *before = fixture_compose_text (letter_case, "complaint", VEI_LANGUAGE_NB);
  g_autofree char *after = NULL;

  fixture_assert_holds (before, "gikk ut 9. november 2026");
  fixture_assert_holds (before, "likevel blir behandlet");
  fixture_assert_lacks (before, "innen fristen");

  vei_case_set_own_words (letter_case, "refusal_received", "Jeg lå på sykehus.");
  after = fixture_compose_text (letter_case, "complaint", VEI_LANGUAGE_NB);
  fixture_assert_holds (after, "Jeg lå på sykehus.");
}

static gboolean
has_room_for (VeiCase    *letter_case,
              const char *kind,
              const char *question)
{
  VeiLetterBook *book = fixture_get_book ();
  GDate day;

  fixture_set_day (&day);
  return (vei_letter_book_find_own_words (book, vei_letter_book_find_kind (book, kind),
                                          letter_case, &day)
          >> vei_knowledge_find_question (fixture_get_knowledge (), question)->index) & 1;
}

/* The person is asked for own words only where the letter has a place for them. */
static void
test_room_for_own_words (void)
{
  g_autoptr (VeiCase) late = fixture_load_example ("type1-upgrade-late");
  g_autoptr (VeiCase) in_time = fixture_load_example ("type2-unstable-refused");

  g_assert_true (has_room_for (late, "complaint", "refusal_received"));
  g_assert_false (has_room_for (in_time, "complaint", "refusal_received"));
  g_assert_false (has_room_for (late, "application", "refusal_received"));
  /* A reason of the case has its own place. */
  g_assert_false (has_room_for (in_time, "complaint", "repeated_hypos"));
  /* What is written already is never hidden. */
  g_assert_false (has_room_for (in_time, "application", "hba1c"));
  vei_case_set_own_words (in_time, "hba1c", "Den har steget siden i vår.");
  g_assert_true (has_room_for (in_time, "application", "hba1c"));
}

/* Where no source covers the person, the letter claims no criterion. */
static void
test_not_covered (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-no-insulin");
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "application",
                                                      VEI_LANGUAGE_NB);
  const VeiBlock *block = fixture_find_block (document, "criteria.sensor_individual");

  g_assert_nonnull (block);
  fixture_assert_holds (block->text, "individuell vurdering");
  g_assert_cmpstr (block->rule, ==, "sensor.not_named");
}

static void
test_own_words_and_events (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type2-unstable-refused");
  g_autofree char *text = fixture_compose_text (letter_case, "complaint", VEI_LANGUAGE_NB);

  fixture_assert_holds (text, "• Jeg får følinger gang på gang.\n\n"
                              "Jeg har følinger to eller tre ganger i uka.");
  fixture_assert_holds (text, "Dette har hendt to ganger i oktober 2026 og én gang i november "
                              "2026. Se vedlegg 1.\n");
  fixture_assert_holds (text, "\n\nVedlegg\n\n• Vedlegg 1: Hendelser\n"
                              "• Vedlegg 2: Kopi av avslaget\n");
  fixture_assert_holds (text, "\n\nVedlegg 1: Hendelser\n\n• 3. oktober 2026 (2,4 mmol/l): ");
  fixture_assert_holds (text, "(3,0 mmol/l)");
}

static void
test_reasons_off (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  VeiLetterBook *book = fixture_get_book ();
  const VeiLetterKind *kind = vei_letter_book_find_kind (book, "application");
  const VeiQuestion *lives_alone = vei_knowledge_find_question (fixture_get_knowledge (),
                                                                "lives_alone");
  guint64 bit = G_GUINT64_CONSTANT (1) << lives_alone->index;
  g_autofree char *with = NULL, *without = NULL, *again = NULL;
  GDate day;

  fixture_set_day (&day);
  g_assert_true (vei_letter_book_get_reasons (book, kind, letter_case, &day) & bit);
  with = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (with, "Jeg bor alene.");

  vei_letter_reason_set_on (letter_case, "application", "lives_alone", FALSE);
  g_assert_false (vei_letter_reason_is_on (letter_case, "application", "lives_alone"));
  g_assert_true (vei_letter_reason_is_on (letter_case, "complaint", "lives_alone"));
  g_assert_true (vei_letter_book_get_reasons (book, kind, letter_case, &day) & bit);
  without = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_lacks (without, "Jeg bor alene");

  vei_letter_reason_set_on (letter_case, "application", "lives_alone", TRUE);
  again = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  g_assert_cmpstr (again, ==, with);
}

static void
test_all_reasons_off (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  g_autofree char *text = NULL;

  for (guint q = 0; q < vei_knowledge_get_n_questions (fixture_get_knowledge ()); q++)
    vei_letter_reason_set_on (letter_case, "application",
                              vei_knowledge_get_question (fixture_get_knowledge (), q)->id,
                              FALSE);
  text = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_lacks (text, "Begrunnelse\n");
  fixture_assert_lacks (text, "Min situasjon er blant");
}

/* ---- Who writes ---- */

static void
test_guardian (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("child-type1");
  g_autofree char *text = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  VeiPerson *person = vei_case_get_person (letter_case);
  g_autofree char *own = NULL, *alone = NULL;

  fixture_assert_holds (text, "Jeg er foresatt for Eksempelpasient F");
  fixture_assert_holds (text, "Barnet mitt har diabetes type 1.");
  fixture_assert_lacks (text, "Jeg har diabetes");

  /* From 16 on the young person writes and signs. */
  g_date_set_dmy (&person->birth_date, 22, G_DATE_NOVEMBER, 2010);
  own = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (own, "Jeg har diabetes type 1.");
  fixture_assert_lacks (own, "foresatt for");

  /* A guardian is needed, and none is known: a line to fill in. */
  g_date_set_dmy (&person->birth_date, 23, G_DATE_NOVEMBER, 2010);
  vei_case_set_guardian (letter_case, NULL);
  alone = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (alone, "Navn: ____");
  fixture_assert_holds (alone, "Foresatt\n");
}

static void
test_empty_case (void)
{
  g_autoptr (VeiCase) letter_case = fixture_new_case ();
  g_autofree char *text = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);

  fixture_assert_holds (text, "Navn: ____");
  fixture_assert_holds (text, "Adresse: ____");
  fixture_assert_holds (text, "Sykehus og avdeling: ____");
  fixture_assert_lacks (text, "Min situasjon\n");
  fixture_assert_lacks (text, "Vedlegg");
  fixture_assert_lacks (text, "•");
}

/* ---- What people type ---- */

static void
test_typed_text (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  VeiPerson *person = vei_case_get_person (letter_case);
  g_autofree char *text = NULL;

  g_free (person->name);
  person->name = g_strdup ("Eksempel\001\033\n \tpasient {asked}\342\200\256");
  vei_case_set_own_words (letter_case, "lives_alone",
                          "\r\nFørst.\r\n\r\n\r\n\r\nSå   {device}.\007  \n");
  text = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  g_assert_true (g_str_has_prefix (text, "Eksempel pasient {asked}\n"));
  fixture_assert_holds (text, "\n\nFørst.\n\nSå {device}.\n");
}

static void
test_check_kind (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("type1-wants-both");
  VeiLetterBook *book = fixture_get_book ();
  g_autoptr (GError) error = NULL;

  g_assert_true (vei_letter_book_check_kind (
    book, vei_letter_book_find_kind (book, "application"), letter_case, &error));
  g_assert_no_error (error);
  g_assert_false (vei_letter_book_check_kind (
    book, vei_letter_book_find_kind (book, "complaint"), letter_case, &error));
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_REFUSED);
  g_assert_null (vei_letter_book_find_kind (book, "nothing"));
}

/* A child whose age is not known: both versions are offered, and the choice is kept. */
static void
test_signers (void)
{
  g_autoptr (VeiCase) letter_case = fixture_load_example ("child-type1");
  VeiPerson *person = vei_case_get_person (letter_case);
  g_autofree char *guardian = NULL, *self = NULL;
  GDate day;

  fixture_set_day (&day);
  g_assert_cmpint (vei_letter_get_signers (letter_case, &day), ==, VEI_SIGNER_GUARDIAN);
  g_date_clear (&person->birth_date, 1);
  g_assert_cmpint (vei_letter_get_signers (letter_case, &day), ==,
                   VEI_SIGNER_GUARDIAN | VEI_SIGNER_SELF);
  g_assert_cmpint (vei_letter_get_signer (letter_case, "application", &day), ==,
                   VEI_SIGNER_GUARDIAN);
  guardian = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (guardian, "Jeg er foresatt for");

  vei_letter_set_signer (letter_case, "application", VEI_SIGNER_SELF);
  g_assert_cmpint (vei_letter_get_signer (letter_case, "complaint", &day), ==,
                   VEI_SIGNER_GUARDIAN);
  self = fixture_compose_text (letter_case, "application", VEI_LANGUAGE_NB);
  fixture_assert_holds (self, "Jeg har diabetes type 1.");
  fixture_assert_lacks (self, "foresatt");

  /* From 16 on there is nothing to choose. */
  g_date_set_dmy (&person->birth_date, 1, G_DATE_JANUARY, 2010);
  vei_letter_set_signer (letter_case, "application", VEI_SIGNER_GUARDIAN);
  g_assert_cmpint (vei_letter_get_signer (letter_case, "application", &day), ==,
                   VEI_SIGNER_SELF);
}

/* The written exceptions to the ranking stand only where they fit. */
static void
test_priority (void)
{
  g_autoptr (VeiCase) adult = fixture_load_example ("type1-wants-both");
  g_autoptr (VeiCase) child = fixture_load_example ("child-type1");
  g_autoptr (VeiDocument) plain = NULL, pregnant = NULL, young = NULL, type2 = NULL;
  g_autofree char *text = NULL;

  plain = fixture_compose (adult, "application", VEI_LANGUAGE_NB);
  g_assert_nonnull (fixture_find_block (plain, "device.dearer"));
  g_assert_null (fixture_find_block (plain, "device.children"));
  g_assert_null (fixture_find_block (plain, "device.pregnant"));
  g_assert_null (fixture_find_block (plain, "device.why"));

  vei_case_set_own_words (adult, "wants_dearer", "Jeg trenger at mannen min ser målingene.");
  fixture_set_yes (adult, "pregnant", TRUE);
  pregnant = fixture_compose (adult, "application", VEI_LANGUAGE_NB);
  g_assert_nonnull (fixture_find_block (pregnant, "device.pregnant"));
  text = vei_document_to_plain_text (pregnant);
  fixture_assert_holds (text, "Dette er grunnen min:\n\nJeg trenger at mannen min ser målingene.");
  fixture_set_choice (adult, "diabetes_type", "type2");
  type2 = fixture_compose (adult, "application", VEI_LANGUAGE_NB);
  g_assert_null (fixture_find_block (type2, "device.pregnant"));

  fixture_set_yes (child, "wants_dearer", TRUE);
  young = fixture_compose (child, "application", VEI_LANGUAGE_NN);
  g_assert_nonnull (fixture_find_block (young, "device.children"));
}

/* Each paragraph in Norwegian, then in English; the quantities are those of the trip. */
static void
test_travel (void)
{
  g_autoptr (VeiCase) bare = fixture_load_example ("type1-wants-both");
  g_autoptr (VeiCase) letter_case = fixture_add_trip (bare);
  g_autofree char *certificate = fixture_compose_text (letter_case, "travel_certificate",
                                                       VEI_LANGUAGE_NN);
  g_autofree char *supplies = fixture_compose_text (letter_case, "travel_supplies",
                                                    VEI_LANGUAGE_NB);
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, "travel_certificate",
                                                      VEI_LANGUAGE_NB);

  fixture_assert_holds (certificate,
                        "Reisa går til Spania og varer frå 20. desember 2026 til 10. januar 2027."
                        "\n\nThe journey goes to Spain and lasts from 20 December 2026 to "
                        "10 January 2027.\n");
  fixture_assert_holds (certificate, "1980 einingar");
  fixture_assert_holds (certificate, "1980 units");
  fixture_assert_holds (supplies, "Det er 22 dager når begge dagene er med.");
  fixture_assert_holds (supplies, ": 3\n• ");
  fixture_assert_holds (supplies, ": 10\n");

  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);

      if (block->role == VEI_BLOCK_PARAGRAPH && !block->english)
        g_assert_true (vei_document_get_block (document, i + 1)->english);
    }
}

/* Every block of the pack can be read, not only those of the letters written here. */
static void
test_whole_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiLetterBook) book = vei_letter_book_new (fixture_get_knowledge (), &error);

  g_assert_no_error (error);
  g_assert_true (vei_letter_book_check (book, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vei_letter_book_get_n_kinds (book), ==, 11);
}

/* ---- The letters of the example persons, word by word ---- */

typedef struct
{
  const char  *example;
  const char  *kind;
  VeiLanguage  language;
} Golden;

static const Golden goldens[] = {
  { "type1-wants-both", "application", VEI_LANGUAGE_NB },
  { "type1-wants-both", "application", VEI_LANGUAGE_NN },
  { "child-type1", "application", VEI_LANGUAGE_NN },
  { "type2-unstable-refused", "complaint", VEI_LANGUAGE_NB },
  { "type2-unstable-refused", "complaint_short", VEI_LANGUAGE_NN },
  { "type2-unstable-refused", "reasons_request", VEI_LANGUAGE_NB },
  { "type1-upgrade-late", "complaint", VEI_LANGUAGE_NN },
  { "type2-pump-declined", "application", VEI_LANGUAGE_NB },
  { "gestational-indication", "application", VEI_LANGUAGE_NB },
  { "pump-broken", "application", VEI_LANGUAGE_NB },
  { "type2-does-not-know", "visit_sheet", VEI_LANGUAGE_NB },
  { "type2-does-not-know", "referral_request", VEI_LANGUAGE_NN },
};

/* VEI_UPDATE_GOLDEN=1 writes the files anew; read the difference before you keep it. */
static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autofree char *file = g_strdup_printf ("%s-%s-%s.txt", golden->example, golden->kind,
                                           vei_language_get_code (golden->language));
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "expected", file, NULL);
  g_autoptr (VeiCase) letter_case = fixture_load_example (golden->example);
  g_autofree char *text = fixture_compose_text (letter_case, golden->kind, golden->language);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("VEI_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter/random-persons", test_random_persons);
  g_test_add_func ("/letter/complaint-route", test_complaint_route);
  g_test_add_func ("/letter/complaint-to-decider", test_complaint_to_decider);
  g_test_add_func ("/letter/short-complaint-date", test_short_complaint_date);
  g_test_add_func ("/letter/late-complaint", test_late_complaint);
  g_test_add_func ("/letter/not-covered", test_not_covered);
  g_test_add_func ("/letter/own-words-and-events", test_own_words_and_events);
  g_test_add_func ("/letter/room-for-own-words", test_room_for_own_words);
  g_test_add_func ("/letter/reasons-off", test_reasons_off);
  g_test_add_func ("/letter/all-reasons-off", test_all_reasons_off);
  g_test_add_func ("/letter/guardian", test_guardian);
  g_test_add_func ("/letter/empty-case", test_empty_case);
  g_test_add_func ("/letter/typed-text", test_typed_text);
  g_test_add_func ("/letter/check-kind", test_check_kind);
  g_test_add_func ("/letter/signers", test_signers);
  g_test_add_func ("/letter/priority", test_priority);
  g_test_add_func ("/letter/travel", test_travel);
  g_test_add_func ("/letter/whole-file", test_whole_file);
  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/letter/golden/%s/%s/%s", goldens[i].example,
                                               goldens[i].kind,
                                               vei_language_get_code (goldens[i].language));

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  status = g_test_run ();
  fixture_clear ();
  return status;
}
