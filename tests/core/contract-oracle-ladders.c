/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "contract-oracle-private.h"

/* ---- Section 3: three-valued logic ---- */

Truth
oracle_is (const OraclePerson *p,
           OracleQuestion      question,
           int                 value)
{
  if (p->answer[question] < 0)
    return UNKNOWN;
  return p->answer[question] == value ? YES : NO;
}

Truth
oracle_yes (const OraclePerson *p,
            OracleQuestion      question)
{
  return oracle_is (p, question, ORACLE_YES);
}

Truth
oracle_both (Truth a,
             Truth b)
{
  return MIN (a, b);
}

Truth
oracle_either (Truth a,
               Truth b)
{
  return MAX (a, b);
}

Truth
oracle_needs_insulin (const OraclePerson *p)
{
  Truth t = oracle_is (p, ORACLE_INSULIN_REGIMEN, ORACLE_DAILY);

  t = oracle_either (t, oracle_is (p, ORACLE_INSULIN_REGIMEN, ORACLE_MULTIPLE_INJECTIONS));
  return oracle_either (t, oracle_is (p, ORACLE_INSULIN_REGIMEN, ORACLE_PUMP_REGIMEN));
}

Truth
oracle_type (const OraclePerson *p,
             int                 value)
{
  return oracle_is (p, ORACLE_DIABETES_TYPE, value);
}

static Truth
like_type1 (const OraclePerson *p)
{
  return oracle_either (oracle_type (p, ORACLE_TYPE1), oracle_type (p, ORACLE_PANCREAS_REMOVED));
}

static Truth
sensor_reason (const OraclePerson *p)
{
  Truth t = oracle_both (oracle_yes (p, ORACLE_PREGNANT), oracle_type (p, ORACLE_TYPE1));

  t = oracle_either (t, oracle_yes (p, ORACLE_GLUCOSE_SWINGS));
  t = oracle_either (t, oracle_yes (p, ORACLE_SEVERE_HYPOS));
  t = oracle_either (t, oracle_yes (p, ORACLE_IMPAIRED_AWARENESS));
  t = oracle_either (t, oracle_yes (p, ORACLE_EXPOSED_OCCUPATION));
  t = oracle_either (t, oracle_yes (p, ORACLE_LIVES_ALONE));
  return oracle_either (t, oracle_yes (p, ORACLE_EXERCISE_SWINGS));
}

static Truth
pump_reason (const OraclePerson *p)
{
  Truth t = oracle_yes (p, ORACLE_SEVERE_HYPOS);

  t = oracle_either (t, oracle_yes (p, ORACLE_GLUCOSE_SWINGS));
  t = oracle_either (t, oracle_yes (p, ORACLE_HIGH_HBA1C));
  t = oracle_either (t, oracle_yes (p, ORACLE_NIGHT_INSTABILITY));
  t = oracle_either (t, oracle_yes (p, ORACLE_FORGETS_INJECTIONS));
  return oracle_either (t, oracle_yes (p, ORACLE_NEEDS_FLEXIBLE_DOSING));
}

Truth
oracle_sensor_fault (const OraclePerson *p)
{
  return oracle_both (oracle_yes (p, ORACLE_HAS_SENSOR),
                      oracle_is (p, ORACLE_SENSOR_REPLACEMENT_REASON, ORACLE_TECHNICAL_FAILURE));
}

Truth
oracle_pump_fault (const OraclePerson *p)
{
  return oracle_both (oracle_is (p, ORACLE_INSULIN_REGIMEN, ORACLE_PUMP_REGIMEN),
                      oracle_yes (p, ORACLE_PUMP_FAULTY));
}

Truth
oracle_type2_insulin (const OraclePerson *p)
{
  return oracle_both (oracle_type (p, ORACLE_TYPE2), oracle_needs_insulin (p));
}

/* ---- Section 3: the two ladders ---- */

static const int n_lines[ORACLE_N_EQUIPMENT] = { 14, 8 };

static Truth
sensor_line (const OraclePerson *p,
             int                 line)
{
  Truth clinician = oracle_yes (p, ORACLE_CLINICIAN_SUPPORTS);
  Truth hard = oracle_yes (p, ORACLE_HARD_TO_REGULATE);
  Truth t;

  switch (line)
    {
    case 1:
      return oracle_sensor_fault (p);
    case 2:
      return oracle_is (p, ORACLE_AGE_GROUP, ORACLE_CHILD);
    case 3:
      t = oracle_both (oracle_yes (p, ORACLE_HAS_SENSOR),
                       oracle_yes (p, ORACLE_SENSOR_UNDER_3_YEARS));
      return oracle_both (t, oracle_is (p, ORACLE_SENSOR_REPLACEMENT_REASON, ORACLE_WISH));
    case 4:
      return oracle_both (like_type1 (p), clinician);
    case 5:
      return oracle_both (like_type1 (p), sensor_reason (p));
    case 6:
      return like_type1 (p);
    case 7:
      return oracle_both (oracle_type (p, ORACLE_GESTATIONAL), clinician);
    case 8:
      return oracle_both (oracle_yes (p, ORACLE_PREGNANT), clinician);
    case 9:
      t = oracle_both (oracle_type (p, ORACLE_TYPE2), oracle_yes (p, ORACLE_KIDNEY_FAILURE));
      return oracle_both (t, oracle_is (p, ORACLE_INSULIN_REGIMEN, ORACLE_MULTIPLE_INJECTIONS));
    case 10:
      t = oracle_either (oracle_yes (p, ORACLE_REPEATED_HYPOS),
                         oracle_yes (p, ORACLE_SEVERE_HYPOS));
      t = oracle_both (t, oracle_yes (p, ORACLE_LONG_FOLLOW_UP));
      t = oracle_both (t, oracle_yes (p, ORACLE_OWN_EFFORT));
      return oracle_both (oracle_both (oracle_type2_insulin (p), hard), t);
    case 11:
      return oracle_either (oracle_type (p, ORACLE_GESTATIONAL), oracle_yes (p, ORACLE_PREGNANT));
    case 12:
      return oracle_both (oracle_type2_insulin (p), hard);
    case 13:
      return clinician;
    default:
      return YES;
    }
}

static Truth
pump_line (const OraclePerson *p,
           int                 line)
{
  Truth type1 = oracle_type (p, ORACLE_TYPE1);

  switch (line)
    {
    case 1:
      return oracle_pump_fault (p);
    case 2:
      return oracle_is (p, ORACLE_AGE_GROUP, ORACLE_CHILD);
    case 3:
      return oracle_both (type1, pump_reason (p));
    case 4:
      return oracle_both (type1, oracle_yes (p, ORACLE_WANTS_TO_TRY_PUMP));
    case 5:
      return type1;
    case 6:
      return oracle_both (oracle_type2_insulin (p), oracle_yes (p, ORACLE_HARD_TO_REGULATE));
    case 7:
      return oracle_either (oracle_type (p, ORACLE_PANCREAS_REMOVED),
                            oracle_yes (p, ORACLE_CLINICIAN_SUPPORTS));
    default:
      return YES;
    }
}

static Truth
evaluate_line (OracleEquipment     equipment,
               const OraclePerson *p,
               int                 line)
{
  return equipment == ORACLE_SENSOR ? sensor_line (p, line) : pump_line (p, line);
}

static const OracleVerdict line_verdicts[ORACLE_N_EQUIPMENT][ORACLE_MAX_LINES + 1] = {
  { ORACLE_N_VERDICTS, ORACLE_REPLACE_FAULTY, ORACLE_CHILDRENS_DEPARTMENT,
    ORACLE_SPECIAL_REASONING, ORACLE_STRONG_CASE, ORACLE_STRONG_CASE,
    ORACLE_MAY_BE_ASSESSED, ORACLE_STRONG_CASE, ORACLE_STRONG_CASE,
    ORACLE_STRONG_CASE, ORACLE_STRONG_CASE, ORACLE_MAY_BE_ASSESSED,
    ORACLE_SPECIAL_REASONING, ORACLE_SPECIAL_REASONING, ORACLE_NOT_COVERED },
  { ORACLE_N_VERDICTS, ORACLE_REPLACE_FAULTY, ORACLE_CHILDRENS_DEPARTMENT,
    ORACLE_STRONG_CASE, ORACLE_MAY_BE_ASSESSED, ORACLE_MAY_BE_ASSESSED,
    ORACLE_SPECIAL_REASONING, ORACLE_SPECIAL_REASONING, ORACLE_NOT_COVERED },
};

#define B(name) ORACLE_BIT (ORACLE_##name)
#define SENSOR_REASON_QUESTIONS                                              \
  (B (GLUCOSE_SWINGS) | B (SEVERE_HYPOS) | B (IMPAIRED_AWARENESS) |          \
   B (EXPOSED_OCCUPATION) | B (LIVES_ALONE) | B (EXERCISE_SWINGS) |          \
   B (PREGNANT) | B (DIABETES_TYPE))
#define PUMP_REASON_QUESTIONS                                                \
  (B (SEVERE_HYPOS) | B (GLUCOSE_SWINGS) | B (HIGH_HBA1C) |                  \
   B (NIGHT_INSTABILITY) | B (FORGETS_INJECTIONS) | B (NEEDS_FLEXIBLE_DOSING))
#define TYPE2_DAILY_QUESTIONS                                                \
  (B (DIABETES_TYPE) | B (INSULIN_REGIMEN) | B (HARD_TO_REGULATE))

/* The questions that a line names, itself or in a definition. */
static const guint64 line_questions[ORACLE_N_EQUIPMENT][ORACLE_MAX_LINES + 1] = {
  { 0,
    B (HAS_SENSOR) | B (SENSOR_REPLACEMENT_REASON),
    B (AGE_GROUP),
    B (HAS_SENSOR) | B (SENSOR_UNDER_3_YEARS) | B (SENSOR_REPLACEMENT_REASON),
    B (DIABETES_TYPE) | B (CLINICIAN_SUPPORTS),
    SENSOR_REASON_QUESTIONS,
    B (DIABETES_TYPE),
    B (DIABETES_TYPE) | B (CLINICIAN_SUPPORTS),
    B (PREGNANT) | B (CLINICIAN_SUPPORTS),
    B (DIABETES_TYPE) | B (KIDNEY_FAILURE) | B (INSULIN_REGIMEN),
    TYPE2_DAILY_QUESTIONS | B (LONG_FOLLOW_UP) | B (OWN_EFFORT) |
      B (REPEATED_HYPOS) | B (SEVERE_HYPOS),
    B (DIABETES_TYPE) | B (PREGNANT),
    TYPE2_DAILY_QUESTIONS,
    B (CLINICIAN_SUPPORTS),
    0 },
  { 0,
    B (INSULIN_REGIMEN) | B (PUMP_FAULTY),
    B (AGE_GROUP),
    B (DIABETES_TYPE) | PUMP_REASON_QUESTIONS,
    B (DIABETES_TYPE) | B (WANTS_TO_TRY_PUMP),
    B (DIABETES_TYPE),
    TYPE2_DAILY_QUESTIONS,
    B (DIABETES_TYPE) | B (CLINICIAN_SUPPORTS),
    0 },
};

/*
 * Does some way of answering these questions, each of them not asked yet,
 * make the line true or false? Parents are among them: what a follow-up
 * counts as goes by them.
 */
static gboolean
some_way_decides (OraclePerson    *person,
                  guint64          questions,
                  OracleEquipment  equipment,
                  int              line)
{
  OraclePerson effective;
  OracleQuestion question;
  int values[6];
  guint n;

  if (questions == 0)
    {
      oracle_set_effective (&effective, person);
      return evaluate_line (equipment, &effective, line) != UNKNOWN;
    }
  question = __builtin_ctzll (questions);
  n = oracle_get_values (question, 0, values);
  for (guint i = 0; i < n; i++)
    {
      gboolean decides;

      person->answer[question] = values[i];
      decides = some_way_decides (person, questions & (questions - 1), equipment, line);
      person->answer[question] = ORACLE_NOT_ASKED;
      if (decides)
        return TRUE;
    }
  return FALSE;
}

static gboolean
not_asked_can_decide (const OraclePerson *person,
                      const OraclePerson *effective,
                      OracleEquipment     equipment,
                      int                 line)
{
  guint64 named = line_questions[equipment][line], questions = 0;
  OraclePerson way = *person;

  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    if (named & ORACLE_BIT (q) && oracle_get_parent (q) != ORACLE_NO_QUESTION)
      named |= ORACLE_BIT (oracle_get_parent (q));
  if (named & B (PREGNANT))
    named |= B (DIABETES_TYPE);
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    if (named & ORACLE_BIT (q) && effective->answer[q] == ORACLE_NOT_ASKED)
      {
        questions |= ORACLE_BIT (q);
        way.answer[q] = ORACLE_NOT_ASKED;
      }
  return questions != 0 && some_way_decides (&way, questions, equipment, line);
}

/*
 * Does the value of @question make a difference to the line for some answers
 * to @others? Follow-ups are varied as if their parents allowed it, so these
 * are answers as they count. "Answers" is read as values: *does not know* of
 * another question is left out, and adds nothing to either ladder.
 */
static gboolean
makes_difference (OraclePerson    *effective,
                  OracleQuestion   question,
                  guint64          others,
                  OracleEquipment  equipment,
                  int              line)
{
  OracleQuestion varied = others != 0 ? (OracleQuestion) __builtin_ctzll (others) : question;
  int before = effective->answer[varied];
  Truth first = UNKNOWN;
  gboolean found = FALSE;
  int values[6];
  guint n = oracle_get_values (varied, 0, values);

  for (guint i = 0; i < n && !found; i++)
    {
      effective->answer[varied] = values[i];
      if (others != 0)
        found = makes_difference (effective, question, others & (others - 1), equipment, line);
      else if (i == 0)
        first = evaluate_line (equipment, effective, line);
      else
        found = evaluate_line (equipment, effective, line) != first;
    }
  effective->answer[varied] = before;
  return found;
}

static guint64
find_out_of_line (const OraclePerson *effective,
                  OracleEquipment     equipment,
                  int                 line)
{
  guint64 named = line_questions[equipment][line], unknown = 0, find_out = 0;
  OraclePerson varied = *effective;

  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    if (named & ORACLE_BIT (q) && effective->answer[q] < 0)
      unknown |= ORACLE_BIT (q);
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    if (unknown & ORACLE_BIT (q) && effective->answer[q] == ORACLE_DOES_NOT_KNOW &&
        makes_difference (&varied, q, unknown & ~ORACLE_BIT (q), equipment, line))
      find_out |= ORACLE_BIT (q);
  return find_out;
}

void
oracle_read_ladder (const OraclePerson *person,
                    const OraclePerson *effective,
                    OracleEquipment     equipment,
                    OracleResult       *result)
{
  int last = n_lines[equipment];

  result->line = 0;
  result->find_out = 0;
  for (int line = 1; line <= last; line++)
    {
      Truth truth = evaluate_line (equipment, effective, line);

      if (line == last && result->find_out != 0)
        {
          result->verdict = ORACLE_FIND_OUT_FIRST;
          return;
        }
      if (truth == YES)
        {
          result->verdict = line_verdicts[equipment][line];
          result->line = line;
          return;
        }
      if (truth == UNKNOWN && not_asked_can_decide (person, effective, equipment, line))
        {
          result->verdict = ORACLE_NEED_MORE_INFORMATION;
          return;
        }
      if (truth == UNKNOWN)
        result->find_out |= find_out_of_line (effective, equipment, line);
    }
  g_assert_not_reached ();
}
