/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "contract-oracle-private.h"

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

gboolean
oracle_is_no_status (int status)
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
      return oracle_is_no_status (value);
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
