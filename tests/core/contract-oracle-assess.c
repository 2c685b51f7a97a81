/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "contract-oracle-private.h"

#include <string.h>

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
gboolean
oracle_is_reason (const OraclePerson *effective,
                  OracleEquipment     equipment,
                  OracleQuestion      question)
{
  gboolean child = oracle_is (effective, ORACLE_AGE_GROUP, ORACLE_CHILD) == YES;
  const Reason *reasons = child ? child_reasons
                        : equipment == ORACLE_SENSOR ? sensor_reasons : pump_reasons;
  guint n = child ? G_N_ELEMENTS (child_reasons)
          : equipment == ORACLE_SENSOR ? G_N_ELEMENTS (sensor_reasons)
                                       : G_N_ELEMENTS (pump_reasons);

  for (guint i = 0; i < n; i++)
    if (reasons[i].question == question)
      return reasons[i].when == ALWAYS ||
             (reasons[i].when == WITH_TYPE1
              ? oracle_type (effective, ORACLE_TYPE1) : oracle_type2_insulin (effective)) == YES;
  return FALSE;
}

gboolean
oracle_is_listed (OracleQuestion question)
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
      Truth answered = q == ORACLE_INSULIN_REGIMEN ? oracle_needs_insulin (effective)
                                                   : oracle_yes (effective, q);

      if (answered == YES && oracle_is_reason (effective, equipment, q))
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
  return equipment == ORACLE_SENSOR && oracle_type (effective, ORACLE_TYPE2) == YES &&
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
             oracle_both (oracle_type (p, ORACLE_TYPE2), oracle_yes (p, ORACLE_HIGH_HBA1C)) == YES;
    case ORACLE_CHEAPEST_FIRST:
      return equipment == ORACLE_SENSOR && covered && oracle_yes (p, ORACLE_WANTS_DEARER) == YES &&
             oracle_yes (p, ORACLE_DEARER_GIVES_BETTER_CONTROL) != YES;
    case ORACLE_LOCAL_ROUTINE:
      return equipment == ORACLE_SENSOR && oracle_yes (p, ORACLE_HAS_SENSOR) == YES &&
             oracle_yes (p, ORACLE_SENSOR_UNDER_3_YEARS) == YES &&
             oracle_is (p, ORACLE_SENSOR_REPLACEMENT_REASON,
                        ORACLE_SPECIAL_MEDICAL_INDICATION) == YES;
    case ORACLE_DIALYSIS:
      return equipment == ORACLE_SENSOR && oracle_yes (p, ORACLE_KIDNEY_FAILURE) == YES;
    case ORACLE_APPROVAL_MAY_APPLY:
      return equipment == ORACLE_SENSOR &&
             oracle_either (oracle_type (p, ORACLE_GESTATIONAL),
                            oracle_both (oracle_yes (p, ORACLE_PREGNANT),
                                         oracle_type (p, ORACLE_OTHER_TYPE))) == YES;
    case ORACLE_PUMP_REQUIREMENT:
      for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
        if (oracle_yes (p, requirements[i]) == NO)
          return equipment == ORACLE_PUMP && covered;
      return FALSE;
    case ORACLE_FIRST_CHOICE_REASON:
      return equipment == ORACLE_PUMP && covered && oracle_yes (p, ORACLE_WANTS_DEARER) == YES;
    case ORACLE_NO_PUMP_CRITERIA:
      return equipment == ORACLE_PUMP && oracle_type (p, ORACLE_TYPE1) == NO;
    default:
      return oracle_yes (p, ORACLE_LOOPS) == YES;
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

gboolean
oracle_has_verdict (const OracleAssessment *assessment,
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
  gboolean gp = oracle_is (p, ORACLE_CARE_SETTING, ORACLE_GP) == YES;
  gboolean said_no = oracle_is_no_status (status);
  gboolean worth_applying = oracle_has_verdict (assessment, ~(1u << ORACLE_NOT_COVERED |
                                                              1u << ORACLE_REPLACE_FAULTY));

  switch ((int) step)
    {
    case ORACLE_CONTACT_CLINIC_NOW:
      return oracle_either (oracle_yes (p, ORACLE_PREGNANT),
                            oracle_type (p, ORACLE_GESTATIONAL)) == YES;
    case ORACLE_REPORT_FAULT:
      return (assessment->equipment[ORACLE_SENSOR].wanted && oracle_sensor_fault (p) == YES) ||
             (assessment->equipment[ORACLE_PUMP].wanted && oracle_pump_fault (p) == YES);
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
      return said_no && oracle_yes (p, ORACLE_WRITTEN_REASONS) != YES;
    case ORACLE_REMIND:
      return status == ORACLE_WAITING;
    case ORACLE_ASK_OMBUD:
      return said_no;
    case ORACLE_TRAINING_AND_FOLLOW_UP:
      return status == ORACLE_GRANTED || status == ORACLE_PARTLY_GRANTED;
    default:
      return oracle_has_verdict (assessment, 1u << ORACLE_NOT_COVERED |
                                             1u << ORACLE_SPECIAL_REASONING);
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
      oracle_read_ladder (person, &effective, e, result);
      result->approval = needs_approval (&effective, e, result->line);
      result->cautions = collect_cautions (&effective, e, result);
      result->find_out |= find_out_requirements (&effective, e, result);
      result->met = collect_met (&effective, e, result->verdict);
    }
  collect_steps (&effective, as_of, assessment);
}
