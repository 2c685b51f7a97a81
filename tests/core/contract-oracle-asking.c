/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "contract-oracle-private.h"

/* ---- Section 2: asking ---- */

#define REASON_VERDICTS                                                      \
  (1u << ORACLE_STRONG_CASE | 1u << ORACLE_MAY_BE_ASSESSED |                 \
   1u << ORACLE_SPECIAL_REASONING | 1u << ORACLE_CHILDRENS_DEPARTMENT)

/*
 * Same verdicts, approvals, cautions and steps? The criterion, `met` and
 * `find_out` do not count.
 */
static gboolean
same_for_asking (const OracleAssessment *a,
                 const OracleAssessment *b)
{
  for (guint e = 0; e < ORACLE_N_EQUIPMENT; e++)
    {
      const OracleResult *x = &a->equipment[e], *y = &b->equipment[e];

      if (x->wanted != y->wanted)
        return FALSE;
      if (x->wanted && (x->verdict != y->verdict || x->approval != y->approval ||
                        x->cautions != y->cautions))
        return FALSE;
    }
  return a->steps == b->steps && a->deadline == b->deadline && a->send_by == b->send_by;
}

static gboolean
is_requirement (OracleQuestion question)
{
  return question >= ORACLE_PUMP_TRAINING && question <= ORACLE_KETOACIDOSIS_AWARE;
}

/*
 * The questions not asked yet; values that are disregarded are taken away.
 * `hba1c` is left out, since no rule reads it.
 */
static guint64
collect_not_asked (OraclePerson *person)
{
  OraclePerson effective;
  guint64 not_asked = 0;

  oracle_set_effective (&effective, person);
  for (guint q = 0; q < ORACLE_HBA1C; q++)
    if (effective.answer[q] == ORACLE_NOT_ASKED)
      {
        person->answer[q] = ORACLE_NOT_ASKED;
        not_asked |= ORACLE_BIT (q);
      }
  return not_asked;
}

static guint
get_answers (OracleQuestion  question,
             guint32         as_of,
             int            *answers)
{
  guint n = oracle_get_values (question, as_of, answers);

  if (oracle_may_not_know (question))
    answers[n++] = ORACLE_DOES_NOT_KNOW;
  return n;
}

/* Two answers, or an answer and none, with the other questions answered as in @person. */
static gboolean
differs_here (OraclePerson   *person,
              OracleQuestion  question,
              guint32         as_of)
{
  OracleAssessment none, assessment;
  int answers[7];
  guint n = get_answers (question, as_of, answers);
  gboolean differs = FALSE;

  person->answer[question] = ORACLE_NOT_ASKED;
  oracle_assess (person, as_of, &none);
  for (guint i = 0; i < n && !differs; i++)
    {
      person->answer[question] = answers[i];
      oracle_assess (person, as_of, &assessment);
      differs = !same_for_asking (&none, &assessment);
    }
  person->answer[question] = ORACLE_NOT_ASKED;
  return differs;
}

static gboolean
some_way_differs (OraclePerson   *person,
                  OracleQuestion  question,
                  guint64         others,
                  guint32         as_of)
{
  OracleQuestion other;
  gboolean differs = FALSE;
  int answers[7];
  guint n;

  if (others == 0)
    return differs_here (person, question, as_of);
  other = __builtin_ctzll (others);
  n = get_answers (other, as_of, answers);
  for (guint i = 0; i < n && !differs; i++)
    {
      person->answer[other] = answers[i];
      differs = some_way_differs (person, question, others & (others - 1), as_of);
    }
  person->answer[other] = ORACLE_NOT_ASKED;
  return differs;
}

/*
 * "Its line there" is read as its entry among the reasons of that equipment,
 * with the condition under which it stands there.
 */
static gboolean
is_reason_here (const OraclePerson *person,
                OracleQuestion      question,
                guint32             as_of)
{
  OracleAssessment assessment;
  OraclePerson effective;

  oracle_set_effective (&effective, person);
  oracle_assess (person, as_of, &assessment);
  for (guint e = 0; e < ORACLE_N_EQUIPMENT; e++)
    if (assessment.equipment[e].wanted &&
        REASON_VERDICTS & 1u << assessment.equipment[e].verdict &&
        oracle_is_reason (&effective, e, question))
      return TRUE;
  return FALSE;
}

static gboolean
some_way_gives_reason (OraclePerson   *person,
                       OracleQuestion  question,
                       guint64         not_asked,
                       guint32         as_of)
{
  OracleQuestion other;
  gboolean gives = FALSE;
  int answers[7];
  guint n;

  if (not_asked == 0)
    return is_reason_here (person, question, as_of);
  other = __builtin_ctzll (not_asked);
  n = get_answers (other, as_of, answers);
  for (guint i = 0; i < n && !gives; i++)
    {
      person->answer[other] = answers[i];
      gives = some_way_gives_reason (person, question, not_asked & (not_asked - 1), as_of);
    }
  person->answer[other] = ORACLE_NOT_ASKED;
  return gives;
}

/* "No reason is asked with waiting or granted", of the status as it stands. */
static gboolean
may_ask_reasons (const OraclePerson *person)
{
  return person->answer[ORACLE_APPLICATION_STATUS] != ORACLE_WAITING &&
         person->answer[ORACLE_APPLICATION_STATUS] != ORACLE_GRANTED;
}

/* The exceptions, of the verdicts as they stand. -1: none speaks of the question. */
static int
check_exceptions (const OraclePerson *person,
                  OracleQuestion      question,
                  guint32             as_of)
{
  OracleAssessment now;
  const OracleResult *pump = &now.equipment[ORACLE_PUMP];

  oracle_assess (person, as_of, &now);
  if (!oracle_has_verdict (&now, ~(1u << ORACLE_REPLACE_FAULTY)))
    return FALSE;
  if (is_requirement (question))
    return pump->wanted && (pump->verdict == ORACLE_STRONG_CASE ||
                            pump->verdict == ORACLE_MAY_BE_ASSESSED);
  return -1;
}

/* How many ways of answering oracle_can_matter() may have to try. */
double
oracle_count_ways (const OraclePerson *person,
                   guint32             as_of)
{
  OraclePerson way = *person;
  guint64 not_asked = collect_not_asked (&way);
  double ways = 1;
  int answers[7];

  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    if (not_asked & ORACLE_BIT (q))
      ways *= get_answers (q, as_of, answers);
  return ways;
}

/* Can an answer to the question, `hba1c` apart, still matter? Tries every way. */
gboolean
oracle_can_matter (const OraclePerson *person,
                   OracleQuestion      question,
                   guint32             as_of)
{
  OraclePerson way = *person;
  guint64 not_asked = collect_not_asked (&way);
  int exception;

  if (!(not_asked & ORACLE_BIT (question)))
    return FALSE;
  exception = check_exceptions (&way, question, as_of);
  if (exception >= 0)
    return exception;
  return some_way_differs (&way, question, not_asked & ~ORACLE_BIT (question), as_of) ||
         (may_ask_reasons (&way) && oracle_is_listed (question) &&
          some_way_gives_reason (&way, question, not_asked, as_of));
}

/*
 * `hba1c`: "a reason could be asked of this person" is read as: the status is
 * not one with which no reason is asked.
 */
OracleQuestion
oracle_next_question (const OraclePerson *person,
                      guint32             as_of)
{
  OracleAssessment now;

  for (guint q = 0; q < ORACLE_HBA1C; q++)
    if (oracle_can_matter (person, q, as_of))
      return q;
  if (person->answer[ORACLE_HBA1C] != ORACLE_NOT_ASKED || !may_ask_reasons (person))
    return ORACLE_NO_QUESTION;
  oracle_assess (person, as_of, &now);
  return oracle_has_verdict (&now, REASON_VERDICTS) ? ORACLE_HBA1C : ORACLE_NO_QUESTION;
}

/*
 * As oracle_can_matter(), where there are too many ways to try: some at
 * random. Found is proof; not found is none.
 */
gboolean
oracle_find_witness (const OraclePerson *person,
                     OracleQuestion      question,
                     guint32             as_of,
                     guint               tries)
{
  OraclePerson way = *person;
  guint64 not_asked = collect_not_asked (&way);
  int exception;

  if (!(not_asked & ORACLE_BIT (question)))
    return FALSE;
  exception = check_exceptions (&way, question, as_of);
  if (exception >= 0)
    return exception;
  for (guint i = 0; i < tries; i++)
    {
      OraclePerson tried = way;
      int skew = g_test_rand_int_range (0, 4);

      for (guint q = 0; q < ORACLE_HBA1C; q++)
        if (not_asked & ORACLE_BIT (q))
          {
            int answers[7];
            int n = get_answers (q, as_of, answers);

            /* The first value of a yes/no question is no. */
            tried.answer[q] = n == 3 && g_test_rand_int_range (0, 4) < skew
                              ? answers[0] : answers[g_test_rand_int_range (0, n)];
          }
      if (may_ask_reasons (&way) && oracle_is_listed (question) &&
          is_reason_here (&tried, question, as_of))
        return TRUE;
      if (differs_here (&tried, question, as_of))
        return TRUE;
    }
  return FALSE;
}
