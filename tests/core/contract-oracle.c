/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "contract-oracle.h"

#include <string.h>

/* ---- Section 2: the table ---- */

const char *const oracle_question_ids[ORACLE_N_QUESTIONS] = {
  "equipment", "age_group", "has_sensor", "sensor_replacement_reason",
  "sensor_under_3_years", "insulin_regimen", "pump_faulty", "diabetes_type",
  "care_setting", "application_status", "refusal_received", "written_reasons",
  "pregnant", "kidney_failure", "clinician_supports", "severe_hypos",
  "repeated_hypos", "impaired_awareness", "glucose_swings",
  "night_instability", "high_hba1c", "forgets_injections",
  "needs_flexible_dosing", "wants_to_try_pump", "exposed_occupation",
  "lives_alone", "exercise_swings", "long_follow_up", "own_effort",
  "hard_to_regulate", "pump_training", "bolus_calculator",
  "ketoacidosis_aware", "wants_dearer", "dearer_gives_better_control", "loops",
  "hba1c",
};

const char *const oracle_equipment_ids[ORACLE_N_EQUIPMENT] = { "sensor", "pump" };

const char *const oracle_verdict_ids[ORACLE_N_VERDICTS] = {
  "strong_case", "may_be_assessed", "special_reasoning", "not_covered",
  "childrens_department", "replace_faulty", "find_out_first",
  "need_more_information",
};

const char *const oracle_caution_ids[ORACLE_N_CAUTIONS] = {
  "caution.hba1c_alone", "caution.cheapest_first", "caution.local_routine",
  "caution.dialysis", "caution.approval_may_apply", "caution.pump_requirement",
  "caution.first_choice_reason", "caution.no_pump_criteria",
  "caution.own_responsibility",
};

const char *const oracle_step_ids[ORACLE_N_STEPS] = {
  "contact_clinic_now", "report_fault", "get_referral",
  "ask_clinician_to_apply", "write_reasoned_application", "complain",
  "complain_late", "ask_written_reasons", "remind", "ask_ombud",
  "training_and_follow_up", "see_other_routes",
};

/* By the number of the line; 0 is no criterion. */
const char *const oracle_criterion_ids[ORACLE_N_EQUIPMENT][ORACLE_MAX_LINES + 1] = {
  { NULL, "sensor.faulty", "sensor.child", "sensor.upgrade_within_3_years",
    "sensor.type1_benefit", "sensor.type1_reason", "sensor.type1_assessed",
    "sensor.gestational_indication", "sensor.pregnant_indication",
    "sensor.kidney_failure", "sensor.type2_unstable",
    "sensor.pregnancy_ask_indication", "sensor.type2_daily_insulin",
    "sensor.other_group_important", "sensor.not_named" },
  { NULL, "pump.faulty", "pump.child", "pump.type1_reason", "pump.type1_wish",
    "pump.type1_assessed", "pump.type2_daily_insulin", "pump.other_group",
    "pump.not_named" },
};

static const int n_lines[ORACLE_N_EQUIPMENT] = { 14, 8 };

typedef struct
{
  OracleQuestion  question;
  const char     *choices[7];
} Choices;

static const Choices choices[] = {
  { ORACLE_AGE_GROUP, { "adult", "child" } },
  { ORACLE_SENSOR_REPLACEMENT_REASON,
    { "technical_failure", "special_medical_indication", "wish", "not_replacing" } },
  { ORACLE_INSULIN_REGIMEN, { "none", "daily", "multiple_injections", "pump" } },
  { ORACLE_DIABETES_TYPE,
    { "type1", "type2", "pancreas_removed", "gestational", "other" } },
  { ORACLE_CARE_SETTING, { "specialist", "gp" } },
  { ORACLE_APPLICATION_STATUS,
    { "not_raised", "declined_to_apply", "waiting", "refused", "partly_granted",
      "granted" } },
};

static const Choices *
find_choices (OracleQuestion question)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].question == question)
      return &choices[i];
  return NULL;
}

/* The id of a value of a question of the kind `one`; NULL: there is none. */
const char *
oracle_get_choice (OracleQuestion question,
                   int            value)
{
  const Choices *found = find_choices (question);

  return found != NULL && value >= 0 && value < 6 ? found->choices[value] : NULL;
}

gboolean
oracle_may_not_know (OracleQuestion question)
{
  return question != ORACLE_AGE_GROUP && question != ORACLE_CARE_SETTING;
}

/*
 * Every value that a question can have, for brute force: at most six. Of
 * dates two stand for all, one in time and one late: any two dates give other
 * dates to `complain`, and nothing else in section 3 reads them.
 */
guint
oracle_get_values (OracleQuestion  question,
                   guint32         as_of,
                   int            *values)
{
  const Choices *found = find_choices (question);
  guint n = 0;

  if (found != NULL)
    for (; found->choices[n] != NULL; n++)
      values[n] = n;
  else if (question == ORACLE_EQUIPMENT)
    for (; n < 3; n++)
      values[n] = n + 1;
  else if (question == ORACLE_REFUSAL_RECEIVED)
    {
      values[n++] = as_of - 10;
      values[n++] = as_of - 60;
    }
  else if (question == ORACLE_HBA1C)
    values[n++] = 60;
  else
    for (; n < 2; n++)
      values[n] = n;
  return n;
}

void
oracle_person_clear (OraclePerson *person)
{
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    person->answer[q] = ORACLE_NOT_ASKED;
}

/* ---- Section 2: follow-ups ---- */

/* ORACLE_NO_QUESTION where it is not a follow-up. */
OracleQuestion
oracle_get_parent (OracleQuestion question)
{
  switch ((int) question)
    {
    case ORACLE_SENSOR_REPLACEMENT_REASON:
    case ORACLE_SENSOR_UNDER_3_YEARS:
      return ORACLE_HAS_SENSOR;
    case ORACLE_PUMP_FAULTY:
    case ORACLE_LOOPS:
      return ORACLE_INSULIN_REGIMEN;
    case ORACLE_CLINICIAN_SUPPORTS:
      return ORACLE_CARE_SETTING;
    case ORACLE_REFUSAL_RECEIVED:
    case ORACLE_WRITTEN_REASONS:
      return ORACLE_APPLICATION_STATUS;
    case ORACLE_DEARER_GIVES_BETTER_CONTROL:
      return ORACLE_WANTS_DEARER;
    default:
      return ORACLE_NO_QUESTION;
    }
}

static gboolean
is_no_status (int status)
{
  return status == ORACLE_DECLINED_TO_APPLY || status == ORACLE_REFUSED ||
         status == ORACLE_PARTLY_GRANTED;
}

static gboolean
parent_allows (OracleQuestion parent,
               int            value)
{
  switch ((int) parent)
    {
    case ORACLE_HAS_SENSOR:
    case ORACLE_WANTS_DEARER:
      return value == ORACLE_YES;
    case ORACLE_INSULIN_REGIMEN:
      return value == ORACLE_PUMP_REGIMEN;
    case ORACLE_CARE_SETTING:
      return value == ORACLE_SPECIALIST;
    default:
      return is_no_status (value);
    }
}

/* The answers as they count. */
void
oracle_set_effective (OraclePerson       *effective,
                      const OraclePerson *person)
{
  *effective = *person;
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    {
      OracleQuestion parent = oracle_get_parent (q);

      if (parent == ORACLE_NO_QUESTION || parent_allows (parent, person->answer[parent]))
        continue;
      effective->answer[q] = person->answer[parent] == ORACLE_NOT_ASKED
                             ? ORACLE_NOT_ASKED : ORACLE_DOES_NOT_KNOW;
    }
  if (person->answer[ORACLE_DIABETES_TYPE] == ORACLE_GESTATIONAL)
    effective->answer[ORACLE_PREGNANT] = ORACLE_YES;
}

/* ---- Section 3: three-valued logic ---- */

typedef enum { NO, UNKNOWN, YES } Truth;

static Truth
is (const OraclePerson *p,
    OracleQuestion      question,
    int                 value)
{
  if (p->answer[question] < 0)
    return UNKNOWN;
  return p->answer[question] == value ? YES : NO;
}

static Truth
yes (const OraclePerson *p,
     OracleQuestion      question)
{
  return is (p, question, ORACLE_YES);
}

static Truth
both (Truth a,
      Truth b)
{
  return MIN (a, b);
}

static Truth
either (Truth a,
        Truth b)
{
  return MAX (a, b);
}

static Truth
needs_insulin (const OraclePerson *p)
{
  return either (is (p, ORACLE_INSULIN_REGIMEN, ORACLE_DAILY),
                 either (is (p, ORACLE_INSULIN_REGIMEN, ORACLE_MULTIPLE_INJECTIONS),
                         is (p, ORACLE_INSULIN_REGIMEN, ORACLE_PUMP_REGIMEN)));
}

static Truth
type (const OraclePerson *p,
      int                 value)
{
  return is (p, ORACLE_DIABETES_TYPE, value);
}

static Truth
like_type1 (const OraclePerson *p)
{
  return either (type (p, ORACLE_TYPE1), type (p, ORACLE_PANCREAS_REMOVED));
}

static Truth
sensor_reason (const OraclePerson *p)
{
  Truth t = both (yes (p, ORACLE_PREGNANT), type (p, ORACLE_TYPE1));

  t = either (t, yes (p, ORACLE_GLUCOSE_SWINGS));
  t = either (t, yes (p, ORACLE_SEVERE_HYPOS));
  t = either (t, yes (p, ORACLE_IMPAIRED_AWARENESS));
  t = either (t, yes (p, ORACLE_EXPOSED_OCCUPATION));
  t = either (t, yes (p, ORACLE_LIVES_ALONE));
  return either (t, yes (p, ORACLE_EXERCISE_SWINGS));
}

static Truth
pump_reason (const OraclePerson *p)
{
  Truth t = yes (p, ORACLE_SEVERE_HYPOS);

  t = either (t, yes (p, ORACLE_GLUCOSE_SWINGS));
  t = either (t, yes (p, ORACLE_HIGH_HBA1C));
  t = either (t, yes (p, ORACLE_NIGHT_INSTABILITY));
  t = either (t, yes (p, ORACLE_FORGETS_INJECTIONS));
  return either (t, yes (p, ORACLE_NEEDS_FLEXIBLE_DOSING));
}

static Truth
sensor_fault (const OraclePerson *p)
{
  return both (yes (p, ORACLE_HAS_SENSOR),
               is (p, ORACLE_SENSOR_REPLACEMENT_REASON, ORACLE_TECHNICAL_FAILURE));
}

static Truth
pump_fault (const OraclePerson *p)
{
  return both (is (p, ORACLE_INSULIN_REGIMEN, ORACLE_PUMP_REGIMEN),
               yes (p, ORACLE_PUMP_FAULTY));
}

static Truth
type2_with_insulin (const OraclePerson *p)
{
  return both (type (p, ORACLE_TYPE2), needs_insulin (p));
}

/* ---- Section 3: the two ladders ---- */

static Truth
sensor_line (const OraclePerson *p,
             int                 line)
{
  Truth clinician = yes (p, ORACLE_CLINICIAN_SUPPORTS);
  Truth hard = yes (p, ORACLE_HARD_TO_REGULATE);

  switch (line)
    {
    case 1:
      return sensor_fault (p);
    case 2:
      return is (p, ORACLE_AGE_GROUP, ORACLE_CHILD);
    case 3:
      return both (yes (p, ORACLE_HAS_SENSOR),
                   both (yes (p, ORACLE_SENSOR_UNDER_3_YEARS),
                         is (p, ORACLE_SENSOR_REPLACEMENT_REASON, ORACLE_WISH)));
    case 4:
      return both (like_type1 (p), clinician);
    case 5:
      return both (like_type1 (p), sensor_reason (p));
    case 6:
      return like_type1 (p);
    case 7:
      return both (type (p, ORACLE_GESTATIONAL), clinician);
    case 8:
      return both (yes (p, ORACLE_PREGNANT), clinician);
    case 9:
      return both (type (p, ORACLE_TYPE2),
                   both (yes (p, ORACLE_KIDNEY_FAILURE),
                         is (p, ORACLE_INSULIN_REGIMEN, ORACLE_MULTIPLE_INJECTIONS)));
    case 10:
      return both (both (type2_with_insulin (p), hard),
                   both (both (yes (p, ORACLE_LONG_FOLLOW_UP), yes (p, ORACLE_OWN_EFFORT)),
                         either (yes (p, ORACLE_REPEATED_HYPOS), yes (p, ORACLE_SEVERE_HYPOS))));
    case 11:
      return either (type (p, ORACLE_GESTATIONAL), yes (p, ORACLE_PREGNANT));
    case 12:
      return both (type2_with_insulin (p), hard);
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
  Truth type1 = type (p, ORACLE_TYPE1);

  switch (line)
    {
    case 1:
      return pump_fault (p);
    case 2:
      return is (p, ORACLE_AGE_GROUP, ORACLE_CHILD);
    case 3:
      return both (type1, pump_reason (p));
    case 4:
      return both (type1, yes (p, ORACLE_WANTS_TO_TRY_PUMP));
    case 5:
      return type1;
    case 6:
      return both (type2_with_insulin (p), yes (p, ORACLE_HARD_TO_REGULATE));
    case 7:
      return either (type (p, ORACLE_PANCREAS_REMOVED), yes (p, ORACLE_CLINICIAN_SUPPORTS));
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

static void
read_ladder (const OraclePerson *person,
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

/* ---- Section 2: reasons ---- */

typedef enum { ALWAYS, WITH_TYPE1, WITH_TYPE2_AND_INSULIN } ReasonCondition;

typedef struct
{
  OracleQuestion  question;
  ReasonCondition when;
} Reason;

static const Reason sensor_reasons[] = {
  { ORACLE_CLINICIAN_SUPPORTS, ALWAYS },
  { ORACLE_PREGNANT, WITH_TYPE1 },
  { ORACLE_SEVERE_HYPOS, ALWAYS },
  { ORACLE_IMPAIRED_AWARENESS, ALWAYS },
  { ORACLE_GLUCOSE_SWINGS, ALWAYS },
  { ORACLE_EXPOSED_OCCUPATION, ALWAYS },
  { ORACLE_LIVES_ALONE, ALWAYS },
  { ORACLE_EXERCISE_SWINGS, ALWAYS },
  { ORACLE_INSULIN_REGIMEN, WITH_TYPE2_AND_INSULIN },
  { ORACLE_KIDNEY_FAILURE, WITH_TYPE2_AND_INSULIN },
  { ORACLE_REPEATED_HYPOS, WITH_TYPE2_AND_INSULIN },
  { ORACLE_LONG_FOLLOW_UP, WITH_TYPE2_AND_INSULIN },
  { ORACLE_OWN_EFFORT, WITH_TYPE2_AND_INSULIN },
  { ORACLE_HARD_TO_REGULATE, WITH_TYPE2_AND_INSULIN },
};

static const Reason pump_reasons[] = {
  { ORACLE_CLINICIAN_SUPPORTS, ALWAYS },
  { ORACLE_SEVERE_HYPOS, ALWAYS },
  { ORACLE_GLUCOSE_SWINGS, ALWAYS },
  { ORACLE_HIGH_HBA1C, ALWAYS },
  { ORACLE_NIGHT_INSTABILITY, ALWAYS },
  { ORACLE_FORGETS_INJECTIONS, ALWAYS },
  { ORACLE_NEEDS_FLEXIBLE_DOSING, ALWAYS },
  { ORACLE_WANTS_TO_TRY_PUMP, ALWAYS },
  { ORACLE_HARD_TO_REGULATE, WITH_TYPE2_AND_INSULIN },
};

static const Reason child_reasons[] = {
  { ORACLE_SEVERE_HYPOS, ALWAYS },
  { ORACLE_REPEATED_HYPOS, ALWAYS },
  { ORACLE_IMPAIRED_AWARENESS, ALWAYS },
  { ORACLE_GLUCOSE_SWINGS, ALWAYS },
  { ORACLE_NIGHT_INSTABILITY, ALWAYS },
  { ORACLE_EXERCISE_SWINGS, ALWAYS },
};

/* Is the question a reason of this equipment for this person? */
static gboolean
is_reason (const OraclePerson *effective,
           OracleEquipment     equipment,
           OracleQuestion      question)
{
  gboolean child = is (effective, ORACLE_AGE_GROUP, ORACLE_CHILD) == YES;
  const Reason *reasons = child ? child_reasons
                        : equipment == ORACLE_SENSOR ? sensor_reasons : pump_reasons;
  guint n = child ? G_N_ELEMENTS (child_reasons)
          : equipment == ORACLE_SENSOR ? G_N_ELEMENTS (sensor_reasons)
                                       : G_N_ELEMENTS (pump_reasons);

  for (guint i = 0; i < n; i++)
    if (reasons[i].question == question)
      return reasons[i].when == ALWAYS ||
             (reasons[i].when == WITH_TYPE1
              ? type (effective, ORACLE_TYPE1) : type2_with_insulin (effective)) == YES;
  return FALSE;
}

static guint64
collect_met (const OraclePerson *effective,
             OracleEquipment     equipment,
             OracleVerdict       verdict)
{
  guint64 met = 0;

  if (verdict == ORACLE_NOT_COVERED || verdict == ORACLE_REPLACE_FAULTY ||
      verdict == ORACLE_FIND_OUT_FIRST)
    return 0;
  for (guint q = 0; q < ORACLE_N_QUESTIONS; q++)
    {
      Truth answered = q == ORACLE_INSULIN_REGIMEN ? needs_insulin (effective)
                                                   : yes (effective, q);

      if (answered == YES && is_reason (effective, equipment, q))
        met |= ORACLE_BIT (q);
    }
  return met;
}

/* ---- Section 3: approvals and cautions ---- */

static gboolean
needs_approval (const OraclePerson *effective,
                OracleEquipment     equipment,
                int                 line)
{
  return equipment == ORACLE_SENSOR && type (effective, ORACLE_TYPE2) == YES &&
         (line == 8 || line == 9 || line == 10 || line == 11 || line == 12 || line == 13);
}

static const OracleQuestion requirements[] = {
  ORACLE_PUMP_TRAINING, ORACLE_BOLUS_CALCULATOR, ORACLE_KETOACIDOSIS_AWARE
};

static gboolean
caution_applies (const OraclePerson *p,
                 OracleEquipment     equipment,
                 const OracleResult *result,
                 OracleCaution       caution)
{
  gboolean covered = result->verdict != ORACLE_NOT_COVERED;

  switch ((int) caution)
    {
    case ORACLE_HBA1C_ALONE:
      return equipment == ORACLE_SENSOR && result->line != 10 &&
             both (type (p, ORACLE_TYPE2), yes (p, ORACLE_HIGH_HBA1C)) == YES;
    case ORACLE_CHEAPEST_FIRST:
      return equipment == ORACLE_SENSOR && covered && yes (p, ORACLE_WANTS_DEARER) == YES &&
             yes (p, ORACLE_DEARER_GIVES_BETTER_CONTROL) != YES;
    case ORACLE_LOCAL_ROUTINE:
      return equipment == ORACLE_SENSOR && yes (p, ORACLE_HAS_SENSOR) == YES &&
             yes (p, ORACLE_SENSOR_UNDER_3_YEARS) == YES &&
             is (p, ORACLE_SENSOR_REPLACEMENT_REASON, ORACLE_SPECIAL_MEDICAL_INDICATION) == YES;
    case ORACLE_DIALYSIS:
      return equipment == ORACLE_SENSOR && yes (p, ORACLE_KIDNEY_FAILURE) == YES;
    case ORACLE_APPROVAL_MAY_APPLY:
      return equipment == ORACLE_SENSOR &&
             either (type (p, ORACLE_GESTATIONAL),
                     both (yes (p, ORACLE_PREGNANT), type (p, ORACLE_OTHER_TYPE))) == YES;
    case ORACLE_PUMP_REQUIREMENT:
      for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
        if (yes (p, requirements[i]) == NO)
          return equipment == ORACLE_PUMP && covered;
      return FALSE;
    case ORACLE_FIRST_CHOICE_REASON:
      return equipment == ORACLE_PUMP && covered && yes (p, ORACLE_WANTS_DEARER) == YES;
    case ORACLE_NO_PUMP_CRITERIA:
      return equipment == ORACLE_PUMP && type (p, ORACLE_TYPE1) == NO;
    default:
      return yes (p, ORACLE_LOOPS) == YES;
    }
}

static guint
collect_cautions (const OraclePerson *effective,
                  OracleEquipment     equipment,
                  const OracleResult *result)
{
  guint cautions = 0;

  for (guint c = 0; c < ORACLE_N_CAUTIONS; c++)
    {
      if (result->verdict == ORACLE_CHILDRENS_DEPARTMENT &&
          c != ORACLE_DIALYSIS && c != ORACLE_OWN_RESPONSIBILITY)
        continue;
      if (result->verdict == ORACLE_REPLACE_FAULTY && c != ORACLE_OWN_RESPONSIBILITY)
        continue;
      if (caution_applies (effective, equipment, result, c))
        cautions |= 1u << c;
    }
  return cautions;
}

/* One answered *does not know*, where a no would bring the caution. */
static guint64
find_out_requirements (const OraclePerson *effective,
                       OracleEquipment     equipment,
                       const OracleResult *result)
{
  guint64 find_out = 0;

  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
    {
      OraclePerson no = *effective;

      if (effective->answer[requirements[i]] != ORACLE_DOES_NOT_KNOW)
        continue;
      no.answer[requirements[i]] = ORACLE_NO;
      if (collect_cautions (&no, equipment, result) & 1u << ORACLE_PUMP_REQUIREMENT)
        find_out |= ORACLE_BIT (requirements[i]);
    }
  return find_out;
}

/* ---- Section 3: steps and dates ---- */

static gboolean
is_holiday (const GDate *date)
{
  static const struct { int day, month; } fixed[] = {
    { 1, 1 }, { 1, 5 }, { 17, 5 }, { 25, 12 }, { 26, 12 }
  };
  /* Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday. */
  static const int from_easter[] = { -3, -2, 0, 1, 39, 49, 50 };
  /* Gauss, with the corrections of the Gregorian calendar. */
  int year = g_date_get_year (date), century = year / 100;
  int m = (15 + century - century / 4 - (8 * century + 13) / 25) % 30;
  int n = (4 + century - century / 4) % 7;
  int golden = year % 19, d = (19 * golden + m) % 30;
  int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  int march = 22 + d + e;
  GDate first;

  if (d == 29 && e == 6)
    march = 50;
  else if (d == 28 && e == 6 && golden > 10)
    march = 49;
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_MARCH, year);
  for (guint i = 0; i < G_N_ELEMENTS (from_easter); i++)
    if (g_date_get_julian (date) == g_date_get_julian (&first) + march - 1 + from_easter[i])
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (g_date_get_day (date) == fixed[i].day && (int) g_date_get_month (date) == fixed[i].month)
      return TRUE;
  return FALSE;
}

static guint32
get_send_by (guint32 deadline)
{
  for (guint32 day = deadline;; day--)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, day);
      if (g_date_get_weekday (&date) != G_DATE_SATURDAY &&
          g_date_get_weekday (&date) != G_DATE_SUNDAY && !is_holiday (&date))
        return day;
    }
}

static gboolean
has_verdict (const OracleAssessment *assessment,
             guint                   verdicts)
{
  for (guint e = 0; e < ORACLE_N_EQUIPMENT; e++)
    if (assessment->equipment[e].wanted && verdicts & 1u << assessment->equipment[e].verdict)
      return TRUE;
  return FALSE;
}

static gboolean
step_applies (const OraclePerson     *p,
              const OracleAssessment *assessment,
              OracleStep              step,
              gboolean                late)
{
  int status = p->answer[ORACLE_APPLICATION_STATUS];
  gboolean not_raised = status < 0 || status == ORACLE_NOT_RAISED;
  gboolean gp = is (p, ORACLE_CARE_SETTING, ORACLE_GP) == YES;
  gboolean said_no = is_no_status (status);
  gboolean worth_applying = has_verdict (assessment, ~(1u << ORACLE_NOT_COVERED |
                                                       1u << ORACLE_REPLACE_FAULTY));

  switch ((int) step)
    {
    case ORACLE_CONTACT_CLINIC_NOW:
      return either (yes (p, ORACLE_PREGNANT), type (p, ORACLE_GESTATIONAL)) == YES;
    case ORACLE_REPORT_FAULT:
      return (assessment->equipment[ORACLE_SENSOR].wanted && sensor_fault (p) == YES) ||
             (assessment->equipment[ORACLE_PUMP].wanted && pump_fault (p) == YES);
    case ORACLE_GET_REFERRAL:
      return gp && (not_raised || status == ORACLE_DECLINED_TO_APPLY) && worth_applying;
    case ORACLE_ASK_CLINICIAN_TO_APPLY:
      return not_raised && worth_applying;
    case ORACLE_WRITE_REASONED_APPLICATION:
      return status == ORACLE_DECLINED_TO_APPLY && !gp && worth_applying;
    case ORACLE_COMPLAIN:
      return said_no && !late;
    case ORACLE_COMPLAIN_LATE:
      return said_no && late;
    case ORACLE_ASK_WRITTEN_REASONS:
      return said_no && yes (p, ORACLE_WRITTEN_REASONS) != YES;
    case ORACLE_REMIND:
      return status == ORACLE_WAITING;
    case ORACLE_ASK_OMBUD:
      return said_no;
    case ORACLE_TRAINING_AND_FOLLOW_UP:
      return status == ORACLE_GRANTED || status == ORACLE_PARTLY_GRANTED;
    default:
      return has_verdict (assessment, 1u << ORACLE_NOT_COVERED | 1u << ORACLE_SPECIAL_REASONING);
    }
}

static void
collect_steps (const OraclePerson *effective,
               guint32             as_of,
               OracleAssessment   *assessment)
{
  int received = effective->answer[ORACLE_REFUSAL_RECEIVED];
  gboolean late = received >= 0 && (guint32) received + 28 < as_of;

  assessment->steps = 0;
  for (guint s = 0; s < ORACLE_N_STEPS; s++)
    if (step_applies (effective, assessment, s, late))
      assessment->steps |= 1u << s;
  assessment->deadline = 0;
  assessment->send_by = 0;
  if (received >= 0 && assessment->steps & (1u << ORACLE_COMPLAIN | 1u << ORACLE_COMPLAIN_LATE))
    {
      assessment->deadline = received + 28;
      assessment->send_by = get_send_by (assessment->deadline);
    }
}

/* All of section 3 for a person. */
void
oracle_assess (const OraclePerson *person,
               guint32             as_of,
               OracleAssessment   *assessment)
{
  OraclePerson effective;
  int wanted;

  memset (assessment, 0, sizeof *assessment);
  oracle_set_effective (&effective, person);
  wanted = effective.answer[ORACLE_EQUIPMENT];
  for (guint e = 0; e < ORACLE_N_EQUIPMENT; e++)
    {
      OracleResult *result = &assessment->equipment[e];

      result->wanted = wanted < 0 ||
        wanted & (e == ORACLE_SENSOR ? ORACLE_WANTS_SENSOR : ORACLE_WANTS_PUMP);
      if (!result->wanted)
        continue;
      read_ladder (person, &effective, e, result);
      result->approval = needs_approval (&effective, e, result->line);
      result->cautions = collect_cautions (&effective, e, result);
      result->find_out |= find_out_requirements (&effective, e, result);
      result->met = collect_met (&effective, e, result->verdict);
    }
  collect_steps (&effective, as_of, assessment);
}

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
        is_reason (&effective, e, question))
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

static gboolean
is_on_some_list (OracleQuestion question)
{
  for (guint i = 0; i < G_N_ELEMENTS (sensor_reasons); i++)
    if (sensor_reasons[i].question == question)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (pump_reasons); i++)
    if (pump_reasons[i].question == question)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (child_reasons); i++)
    if (child_reasons[i].question == question)
      return TRUE;
  return FALSE;
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
  if (!has_verdict (&now, ~(1u << ORACLE_REPLACE_FAULTY)))
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
         (may_ask_reasons (&way) && is_on_some_list (question) &&
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
  return has_verdict (&now, REASON_VERDICTS) ? ORACLE_HBA1C : ORACLE_NO_QUESTION;
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
      if (may_ask_reasons (&way) && is_on_some_list (question) &&
          is_reason_here (&tried, question, as_of))
        return TRUE;
      if (differs_here (&tried, question, as_of))
        return TRUE;
    }
  return FALSE;
}
