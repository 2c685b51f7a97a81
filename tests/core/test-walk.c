/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "oracle-bridge.h"
#include "core/vei-date.h"

/*
 * Chance: GLib prints the seed; --seed SEED repeats a run. Every failure names
 * a person.
 */

#define N_PERSONS 30000
#define N_NEXT 3000
#define N_WIDE 300
#define N_STEPS 200000

typedef struct
{
  VeiKnowledge *knowledge;
  OracleBridge  bridge;
  GDate         as_of;
  guint32       julian;
} Fixture;

static Fixture *fixture;

static int
pick (int n)
{
  return g_test_rand_int_range (0, n);
}

static void
set_as_of (int days)
{
  g_assert_true (vei_date_parse ("2026-11-22", &fixture->as_of));
  if (days > 0)
    g_date_add_days (&fixture->as_of, days);
  fixture->julian = g_date_get_julian (&fixture->as_of);
}

static int
pick_value (OracleQuestion question)
{
  int values[7];
  int n = oracle_get_values (question, fixture->julian, values);

  if (question == ORACLE_REFUSAL_RECEIVED)
    return (int) fixture->julian - pick (60);
  return values[pick (n)];
}

/* How a person tends to answer, in per cent: without it all persons would be alike. */
typedef struct
{
  int not_asked;
  int does_not_know;
  int yes;
} Habit;

static void
pick_habit (Habit *habit)
{
  static const int often[] = { 0, 0, 4, 15, 40, 70 };
  static const int yes[] = { 4, 12, 30, 60, 90 };

  habit->not_asked = often[pick (G_N_ELEMENTS (often))];
  habit->does_not_know = often[pick (G_N_ELEMENTS (often))];
  habit->yes = yes[pick (G_N_ELEMENTS (yes))];
}

static int
pick_answer (OracleQuestion  question,
             const Habit    *habit)
{
  int values[7];

  if (oracle_may_not_know (question) && pick (100) < habit->does_not_know)
    return ORACLE_DOES_NOT_KNOW;
  if (oracle_get_values (question, fixture->julian, values) == 2 &&
      oracle_get_choice (question, 0) == NULL && question != ORACLE_REFUSAL_RECEIVED)
    return pick (100) < habit->yes ? ORACLE_YES : ORACLE_NO;
  return pick_value (question);
}

static void
pick_person (OraclePerson *person)
{
  Habit habit;

  pick_habit (&habit);
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    person->answer[q] = pick (100) < habit.not_asked ? ORACLE_NOT_ASKED : pick_answer (q, &habit);
  /* Most are adults, or the ladders would seldom be read past line 2. */
  if (person->answer[ORACLE_AGE_GROUP] == ORACLE_CHILD && pick (3) > 0)
    person->answer[ORACLE_AGE_GROUP] = ORACLE_ADULT;
}

static void
compare_assessments (const OraclePerson *person,
                     const VeiAnswers   *answers)
{
  OracleAssessment expected;
  VeiAssessment assessment;

  oracle_assess (person, fixture->julian, &expected);
  vei_assess (fixture->knowledge, answers, &fixture->as_of, &assessment);
  oracle_bridge_assert_same (&fixture->bridge, person, &expected, &assessment);
}

static void
test_assessments (void)
{
  for (guint i = 0; i < N_PERSONS; i++)
    {
      OraclePerson person;
      VeiAnswers answers;

      set_as_of (pick (800));
      pick_person (&person);
      oracle_bridge_set_answers (&fixture->bridge, &answers, &person);
      compare_assessments (&person, &answers);
    }
}

/* ---- The next question ---- */

static OracleQuestion
ask_engine (const VeiAnswers *answers)
{
  const VeiQuestion *question = vei_next_question (fixture->knowledge, answers, &fixture->as_of);

  return question != NULL ? fixture->bridge.oracle_question[question->index]
                          : ORACLE_NO_QUESTION;
}

static const char *
get_name (OracleQuestion question)
{
  return question < ORACLE_N_QUESTIONS ? oracle_question_ids[question] : "nothing";
}

static void
fail_next (const OraclePerson *person,
           const char         *what,
           OracleQuestion      expected,
           OracleQuestion      found)
{
  g_autofree char *text = oracle_bridge_to_text (person);

  g_error ("%s: the contract asks “%s”, the engine “%s”, of: %s", what, get_name (expected),
           get_name (found), text);
}

/* Leaves few enough questions open for every way of answering to be tried. */
static void
narrow_person (OraclePerson *person,
               double        most_ways)
{
  static const Habit habit = { 0, 15, 25 };

  while (oracle_count_ways (person, fixture->julian) > most_ways)
    {
      OracleQuestion question = pick (ORACLE_HBA1C);

      if (person->answer[question] == ORACLE_NOT_ASKED)
        person->answer[question] = pick_answer (question, &habit);
    }
}

/* Which questions are open: here and there, all from one on, or all but a few. */
static void
pick_open_person (OraclePerson *person)
{
  Habit habit;
  guint from = pick (ORACLE_N_QUESTIONS);
  int kind = pick (3);

  pick_habit (&habit);
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    {
      gboolean open = kind == 0 ? pick (8) == 0 : kind == 1 ? q >= from : pick (3) == 0;

      person->answer[q] = open ? ORACLE_NOT_ASKED : pick_answer (q, &habit);
    }
  if (person->answer[ORACLE_AGE_GROUP] == ORACLE_CHILD && pick (3) > 0)
    person->answer[ORACLE_AGE_GROUP] = ORACLE_ADULT;
}

static void
check_next (OraclePerson *person)
{
  OracleQuestion expected, found;
  VeiAnswers answers;

  oracle_bridge_set_answers (&fixture->bridge, &answers, person);
  found = ask_engine (&answers);
  expected = oracle_next_question (person, fixture->julian);
  if (found != expected)
    fail_next (person, "next_question", expected, found);
}

static void
test_next_exact (void)
{
  for (guint i = 0; i < N_NEXT; i++)
    {
      OraclePerson person;

      set_as_of (pick (800));
      pick_open_person (&person);
      narrow_person (&person, 250);
      check_next (&person);
    }
}

static void
test_next_wide (void)
{
  for (guint i = 0; i < N_WIDE; i++)
    {
      OraclePerson person;

      set_as_of (0);
      pick_open_person (&person);
      narrow_person (&person, 8000);
      check_next (&person);
    }
}

/* All that can matter, not only the first. */
static void
test_askable (void)
{
  for (guint i = 0; i < N_NEXT / 10; i++)
    {
      guint64 askable, expected = 0;
      OraclePerson person;
      VeiAnswers answers;

      set_as_of (0);
      pick_open_person (&person);
      narrow_person (&person, 250);
      oracle_bridge_set_answers (&fixture->bridge, &answers, &person);
      askable = vei_askable_questions (fixture->knowledge, &answers, &fixture->as_of);
      for (guint q = 0; q < ORACLE_HBA1C; q++)
        if (oracle_can_matter (&person, q, fixture->julian))
          expected |= G_GUINT64_CONSTANT (1) << fixture->bridge.question[q]->index;
      if (expected == 0 && oracle_next_question (&person, fixture->julian) == ORACLE_HBA1C)
        expected |= G_GUINT64_CONSTANT (1) << fixture->bridge.question[ORACLE_HBA1C]->index;
      if (askable != expected)
        {
          g_autofree char *text = oracle_bridge_to_text (&person);

          g_error ("askable: %#" G_GINT64_MODIFIER "x, expected %#" G_GINT64_MODIFIER "x, of: %s",
                   askable, expected, text);
        }
    }
}

/* ---- The walk ---- */

typedef struct
{
  OraclePerson   person;
  VeiAnswers     answers;
  Habit          habit;
  OracleQuestion asked[ORACLE_N_QUESTIONS];
  guint          n_asked;
  guint          n_moves;      /* since the walk began */
  guint          patience;     /* after so many moves there is no going back */
} Walk;

static void
begin_walk (Walk *walk)
{
  set_as_of (pick (800));
  oracle_person_clear (&walk->person);
  vei_answers_clear (&walk->answers);
  pick_habit (&walk->habit);
  walk->n_asked = 0;
  walk->n_moves = 0;
  walk->patience = pick (80);
}

static void
set_answer (Walk           *walk,
            OracleQuestion  question,
            int             value)
{
  walk->person.answer[question] = value;
  oracle_bridge_set_answer (&fixture->bridge, &walk->answers, question, value);
}

/* A question that is put to somebody is open, its parent is answered, and it can matter. */
static void
check_asked (const Walk        *walk,
             const VeiQuestion *question)
{
  OracleQuestion found = fixture->bridge.oracle_question[question->index];
  OraclePerson effective;

  oracle_set_effective (&effective, &walk->person);
  if (walk->person.answer[found] != ORACLE_NOT_ASKED ||
      effective.answer[found] != ORACLE_NOT_ASKED)
    fail_next (&walk->person, "asked again", ORACLE_NO_QUESTION, found);
  if (question->parent >= 0 && walk->answers.answer[question->parent].state != VEI_ANSWER_GIVEN)
    fail_next (&walk->person, "follow-up before its parent",
               fixture->bridge.oracle_question[question->parent], found);
}

/*
 * Where the ways are few, next_question must be that of the contract. Else
 * some way must show that it can matter, and none that an earlier one can.
 */
static void
check_mattering (const Walk *walk)
{
  OracleQuestion found = ask_engine (&walk->answers);

  if (oracle_count_ways (&walk->person, fixture->julian) <= 250)
    {
      OracleQuestion expected = oracle_next_question (&walk->person, fixture->julian);

      if (expected != found)
        fail_next (&walk->person, "next_question", expected, found);
      return;
    }
  for (guint q = 0; q < MIN (found, ORACLE_HBA1C); q++)
    if (oracle_find_witness (&walk->person, q, fixture->julian, 5))
      fail_next (&walk->person, "passed over", q, found);
  if (found < ORACLE_HBA1C &&
      !oracle_find_witness (&walk->person, found, fixture->julian, 20000))
    fail_next (&walk->person, "found no way in which it matters", ORACLE_NO_QUESTION, found);
}

static void
end_walk (Walk *walk)
{
  VeiAssessment assessment;

  vei_assess (fixture->knowledge, &walk->answers, &fixture->as_of, &assessment);
  for (guint e = 0; e < vei_knowledge_get_n_equipment (fixture->knowledge); e++)
    if (assessment.equipment[e].wanted &&
        !vei_knowledge_get_verdict (fixture->knowledge, assessment.equipment[e].verdict)->settled)
      fail_next (&walk->person, "not settled in the end", ORACLE_EQUIPMENT, ORACLE_NO_QUESTION);
  compare_assessments (&walk->person, &walk->answers);
}

static void
go_back (Walk *walk)
{
  set_answer (walk, walk->asked[--walk->n_asked], ORACLE_NOT_ASKED);
}

static void
change_answer (Walk *walk)
{
  OracleQuestion question = walk->asked[pick (walk->n_asked)];

  set_answer (walk, question, pick_answer (question, &walk->habit));
}

/* Returns FALSE where nothing more is asked. */
static gboolean
answer_next (Walk *walk)
{
  const VeiQuestion *question =
    vei_next_to_ask (fixture->knowledge, &walk->answers, &fixture->as_of);
  OracleQuestion asked;

  if (question == NULL)
    return FALSE;
  check_asked (walk, question);
  asked = fixture->bridge.oracle_question[question->index];
  g_assert_cmpuint (walk->n_asked, <, ORACLE_N_QUESTIONS);
  walk->asked[walk->n_asked++] = asked;
  set_answer (walk, asked, pick_answer (asked, &walk->habit));
  return TRUE;
}

/* Returns FALSE where the walk is at its end. */
static gboolean
move (Walk *walk)
{
  int chance = pick (10);

  if (++walk->n_moves < walk->patience && walk->n_asked > 0 && chance < 3)
    {
      if (chance == 0)
        go_back (walk);
      else
        change_answer (walk);
      return TRUE;
    }
  /* Once nothing is taken back any more, each move answers an open question. */
  g_assert_cmpuint (walk->n_moves, <=, walk->patience + ORACLE_N_QUESTIONS + 1);
  return answer_next (walk);
}

static void
test_walk (void)
{
  guint n_walks = 0, n_checked = 0;
  Walk walk;

  begin_walk (&walk);
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (pick (150) == 0)
        {
          check_mattering (&walk);
          n_checked++;
        }
      if (pick (20) == 0)
        compare_assessments (&walk.person, &walk.answers);
      if (!move (&walk))
        {
          end_walk (&walk);
          n_walks++;
          begin_walk (&walk);
        }
    }
  g_test_message ("%u walks, %u questions proved to matter", n_walks, n_checked);
  g_assert_cmpuint (n_walks, >, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  Fixture the_fixture = { 0 };

  g_test_init (&argc, &argv, NULL);

  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  the_fixture.knowledge = knowledge;
  oracle_bridge_init (&the_fixture.bridge, knowledge);
  fixture = &the_fixture;

  g_test_add_func ("/walk/assessments", test_assessments);
  g_test_add_func ("/walk/next-question/exact", test_next_exact);
  g_test_add_func ("/walk/next-question/wide", test_next_wide);
  g_test_add_func ("/walk/next-question/all-askable", test_askable);
  g_test_add_func ("/walk/walk", test_walk);

  return g_test_run ();
}
