/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "letter-fixture.h"

#include "core/vei-date.h"
#include "core/vei-json.h"

static VeiKnowledge *knowledge = NULL;
static VeiLetterBook *book = NULL;

VeiKnowledge *
fixture_get_knowledge (void)
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;

  if (knowledge == NULL)
    {
      pack = vei_pack_new_bundled ();
      knowledge = vei_knowledge_new (pack, &error);
      g_assert_no_error (error);
    }
  return knowledge;
}

VeiLetterBook *
fixture_get_book (void)
{
  g_autoptr (GError) error = NULL;

  if (book == NULL)
    {
      book = vei_letter_book_new (fixture_get_knowledge (), &error);
      g_assert_no_error (error);
    }
  return book;
}

void
fixture_clear (void)
{
  g_clear_object (&book);
  g_clear_object (&knowledge);
}

void
fixture_set_day (GDate *day)
{
  g_date_clear (day, 1);
  g_date_set_dmy (day, 22, G_DATE_NOVEMBER, 2026);
}

VeiCase *
fixture_load_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "examples",
                                                 file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_load_file (path, &error);
  VeiCase *letter_case;
  GDate day;

  g_assert_no_error (error);
  fixture_set_day (&day);
  letter_case = vei_case_new_from_node (fixture_get_knowledge (), node, &day, &error);
  g_assert_no_error (error);
  return letter_case;
}

VeiCase *
fixture_new_case (void)
{
  return vei_case_new (fixture_get_knowledge ());
}

static void
set_random (VeiAnswers        *answers,
            const VeiQuestion *question,
            GRand             *random)
{
  GDate date;

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_answers_set_yes_no (answers, question, g_rand_int_range (random, 0, 3) > 0);
      break;
    case VEI_QUESTION_ONE:
      vei_answers_set_choice (answers, question,
        question->choices[g_rand_int_range (random, 0, (int) question->n_choices)].id);
      break;
    case VEI_QUESTION_MANY:
      vei_answers_set_choices (answers, question,
        (guint) g_rand_int_range (random, 1, 1 << question->n_choices));
      break;
    case VEI_QUESTION_DATE:
      fixture_set_day (&date);
      g_date_subtract_days (&date, (guint) g_rand_int_range (random, 0, 60));
      vei_answers_set_date (answers, question, &date);
      break;
    case VEI_QUESTION_NUMBER:
      vei_answers_set_number (answers, question,
                              g_rand_double_range (random, question->minimum,
                                                   question->maximum));
      break;
    default:
      g_assert_not_reached ();
    }
}

VeiCase *
fixture_new_random (GRand *random)
{
  VeiCase *letter_case = fixture_new_case ();
  VeiAnswers *answers = vei_case_get_answers (letter_case);

  for (guint q = 0; q < vei_knowledge_get_n_questions (knowledge); q++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (knowledge, q);
      int dice = g_rand_int_range (random, 0, 8);

      if (dice == 0)
        continue;
      if (dice == 1 && question->may_not_know)
        vei_answers_set_does_not_know (answers, question);
      else
        set_random (answers, question, random);
    }
  return letter_case;
}

static const char trip_json[] =
  "{\"depart\": \"2026-12-20\", \"return\": \"2027-01-10\", \"country\": \"ES\","
  " \"equipment\": [\"pump\", \"sensor\"], \"supplies\": ["
  "{\"item\": \"sensor\", \"days_each\": 14, \"reserve\": 1},"
  "{\"item\": \"infusion_set\", \"days_each\": 3, \"reserve\": 2}],"
  " \"insulin_units_per_day\": 45}";

VeiCase *
fixture_add_trip (VeiCase *letter_case)
{
  g_autoptr (JsonNode) node = vei_case_to_node (letter_case);
  g_autoptr (GError) error = NULL;
  VeiCase *with_trip;
  GDate day;

  json_object_set_member (json_node_get_object (node), "trip",
                          json_from_string (trip_json, &error));
  g_assert_no_error (error);
  fixture_set_day (&day);
  with_trip = vei_case_new_from_node (fixture_get_knowledge (), node, &day, &error);
  g_assert_no_error (error);
  return with_trip;
}

static void
add_random_event (VeiCase *letter_case,
                  GRand   *random)
{
  VeiEvent *event = vei_event_new ();
  const VeiQuestion *question =
    vei_knowledge_get_question (fixture_get_knowledge (),
                                (guint) g_rand_int_range (random, 0, (int) vei_knowledge_get_n_questions (
                                  fixture_get_knowledge ())));

  if (g_rand_boolean (random))
    {
      g_free (event->question);
      event->question = g_strdup (question->id);
    }
  if (g_rand_int_range (random, 0, 4) > 0)
    {
      fixture_set_day (&event->date);
      g_date_subtract_days (&event->date, (guint) g_rand_int_range (random, 0, 300));
    }
  if (g_rand_boolean (random))
    event->value_mmol_l = g_rand_double_range (random, 1.5, 25);
  g_free (event->what);
  event->what = g_strdup ("Jeg måtte ha hjelp.");
  g_ptr_array_add (vei_case_get_events (letter_case), event);
}

VeiCase *
fixture_add_random (VeiCase *letter_case,
                    GRand   *random)
{
  VeiCase *with = g_rand_boolean (random) ? fixture_add_trip (letter_case)
                                          : g_object_ref (letter_case);
  VeiPerson *person = vei_case_get_person (with);

  if (g_rand_boolean (random))
    {
      g_free (person->name);
      person->name = g_strdup ("Eksempelpasient <Æ> & «Ø»");
    }
  if (g_rand_boolean (random))
    vei_case_set_clinic_name (with, "Eksempelklinikken");
  if (g_rand_boolean (random))
    {
      VeiRefusal *refusal = vei_case_get_refusal (with);

      g_free (refusal->decided_by);
      refusal->decided_by = g_strdup ("Eksempelavdelingen");
    }
  for (guint q = 0; q < vei_knowledge_get_n_questions (fixture_get_knowledge ()); q++)
    {
      if (g_rand_int_range (random, 0, 5) == 0)
        vei_case_set_own_words (with, vei_knowledge_get_question (fixture_get_knowledge (), q)->id,
                                "Egne ord her.\nOg en linje til.");
    }
  for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
    add_random_event (with, random);
  for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
    g_ptr_array_add (vei_case_get_attachments (with), g_strdup ("Et ark & noe <mer>"));
  return with;
}

static const VeiQuestion *
find_question (const char *id)
{
  const VeiQuestion *question = vei_knowledge_find_question (fixture_get_knowledge (), id);

  g_assert_nonnull (question);
  return question;
}

void
fixture_set_yes (VeiCase    *letter_case,
                 const char *question,
                 gboolean    yes)
{
  vei_answers_set_yes_no (vei_case_get_answers (letter_case), find_question (question), yes);
}

void
fixture_set_choice (VeiCase    *letter_case,
                    const char *question,
                    const char *choice)
{
  g_assert_true (vei_answers_set_choice (vei_case_get_answers (letter_case),
                                         find_question (question), choice));
}

void
fixture_set_date (VeiCase    *letter_case,
                  const char *question,
                  const char *iso)
{
  GDate date;

  g_assert_true (vei_date_parse (iso, &date));
  vei_answers_set_date (vei_case_get_answers (letter_case), find_question (question), &date);
}

VeiDocument *
fixture_compose (VeiCase     *letter_case,
                 const char  *kind,
                 VeiLanguage  language)
{
  const VeiLetterKind *found = vei_letter_book_find_kind (fixture_get_book (), kind);
  g_autoptr (GError) error = NULL;
  VeiDocument *document;
  GDate day;

  g_assert_nonnull (found);
  fixture_set_day (&day);
  document = vei_letter_book_compose (fixture_get_book (), found, letter_case, language, &day,
                                      &error);
  g_assert_no_error (error);
  return document;
}

char *
fixture_compose_text (VeiCase     *letter_case,
                      const char  *kind,
                      VeiLanguage  language)
{
  g_autoptr (VeiDocument) document = fixture_compose (letter_case, kind, language);

  return vei_document_to_plain_text (document);
}

const VeiBlock *
fixture_find_block (VeiDocument *document,
                    const char  *id)
{
  for (guint i = 0; i < vei_document_get_n_blocks (document); i++)
    {
      const VeiBlock *block = vei_document_get_block (document, i);

      if (g_str_equal (block->id, id))
        return block;
    }
  return NULL;
}
