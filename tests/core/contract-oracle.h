/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The contract's sections 2 and 3 once more, in the plainest C that says the
 * same: slow, by brute force, without a knowledge pack and without the engine.
 * The tests hold the engine against it.
 */

/* The table of section 2, in its order. */
typedef enum
{
  ORACLE_EQUIPMENT,
  ORACLE_AGE_GROUP,
  ORACLE_HAS_SENSOR,
  ORACLE_SENSOR_REPLACEMENT_REASON,
  ORACLE_SENSOR_UNDER_3_YEARS,
  ORACLE_INSULIN_REGIMEN,
  ORACLE_PUMP_FAULTY,
  ORACLE_DIABETES_TYPE,
  ORACLE_CARE_SETTING,
  ORACLE_APPLICATION_STATUS,
  ORACLE_REFUSAL_RECEIVED,
  ORACLE_WRITTEN_REASONS,
  ORACLE_PREGNANT,
  ORACLE_KIDNEY_FAILURE,
  ORACLE_CLINICIAN_SUPPORTS,
  ORACLE_SEVERE_HYPOS,
  ORACLE_REPEATED_HYPOS,
  ORACLE_IMPAIRED_AWARENESS,
  ORACLE_GLUCOSE_SWINGS,
  ORACLE_NIGHT_INSTABILITY,
  ORACLE_HIGH_HBA1C,
  ORACLE_FORGETS_INJECTIONS,
  ORACLE_NEEDS_FLEXIBLE_DOSING,
  ORACLE_WANTS_TO_TRY_PUMP,
  ORACLE_EXPOSED_OCCUPATION,
  ORACLE_LIVES_ALONE,
  ORACLE_EXERCISE_SWINGS,
  ORACLE_LONG_FOLLOW_UP,
  ORACLE_OWN_EFFORT,
  ORACLE_HARD_TO_REGULATE,
  ORACLE_PUMP_TRAINING,
  ORACLE_BOLUS_CALCULATOR,
  ORACLE_KETOACIDOSIS_AWARE,
  ORACLE_WANTS_DEARER,
  ORACLE_DEARER_GIVES_BETTER_CONTROL,
  ORACLE_LOOPS,
  ORACLE_HBA1C,
  ORACLE_N_QUESTIONS
} OracleQuestion;

#define ORACLE_NO_QUESTION ORACLE_N_QUESTIONS
#define ORACLE_BIT(question) (G_GUINT64_CONSTANT (1) << (question))

/* Every other value of an answer is the answer itself. */
#define ORACLE_NOT_ASKED     (-2)
#define ORACLE_DOES_NOT_KNOW (-1)

/* Values of yes/no questions, of `equipment` (to be added up) and of `one`. */
enum { ORACLE_NO, ORACLE_YES };
enum { ORACLE_WANTS_PUMP = 1, ORACLE_WANTS_SENSOR = 2 };
enum { ORACLE_ADULT, ORACLE_CHILD };
enum { ORACLE_TECHNICAL_FAILURE, ORACLE_SPECIAL_MEDICAL_INDICATION, ORACLE_WISH,
       ORACLE_NOT_REPLACING };
enum { ORACLE_NO_INSULIN, ORACLE_DAILY, ORACLE_MULTIPLE_INJECTIONS, ORACLE_PUMP_REGIMEN };
enum { ORACLE_TYPE1, ORACLE_TYPE2, ORACLE_PANCREAS_REMOVED, ORACLE_GESTATIONAL, ORACLE_OTHER_TYPE };
enum { ORACLE_SPECIALIST, ORACLE_GP };
enum { ORACLE_NOT_RAISED, ORACLE_DECLINED_TO_APPLY, ORACLE_WAITING, ORACLE_REFUSED,
       ORACLE_PARTLY_GRANTED, ORACLE_GRANTED };

typedef enum { ORACLE_SENSOR, ORACLE_PUMP, ORACLE_N_EQUIPMENT } OracleEquipment;

typedef enum
{
  ORACLE_STRONG_CASE,
  ORACLE_MAY_BE_ASSESSED,
  ORACLE_SPECIAL_REASONING,
  ORACLE_NOT_COVERED,
  ORACLE_CHILDRENS_DEPARTMENT,
  ORACLE_REPLACE_FAULTY,
  ORACLE_FIND_OUT_FIRST,
  ORACLE_NEED_MORE_INFORMATION,
  ORACLE_N_VERDICTS
} OracleVerdict;

typedef enum
{
  ORACLE_HBA1C_ALONE,
  ORACLE_CHEAPEST_FIRST,
  ORACLE_LOCAL_ROUTINE,
  ORACLE_DIALYSIS,
  ORACLE_APPROVAL_MAY_APPLY,
  ORACLE_PUMP_REQUIREMENT,
  ORACLE_FIRST_CHOICE_REASON,
  ORACLE_NO_PUMP_CRITERIA,
  ORACLE_OWN_RESPONSIBILITY,
  ORACLE_N_CAUTIONS
} OracleCaution;

typedef enum
{
  ORACLE_CONTACT_CLINIC_NOW,
  ORACLE_REPORT_FAULT,
  ORACLE_GET_REFERRAL,
  ORACLE_ASK_CLINICIAN_TO_APPLY,
  ORACLE_WRITE_REASONED_APPLICATION,
  ORACLE_COMPLAIN,
  ORACLE_COMPLAIN_LATE,
  ORACLE_ASK_WRITTEN_REASONS,
  ORACLE_REMIND,
  ORACLE_ASK_OMBUD,
  ORACLE_TRAINING_AND_FOLLOW_UP,
  ORACLE_SEE_OTHER_ROUTES,
  ORACLE_N_STEPS
} OracleStep;

#define ORACLE_MAX_LINES 14

/* A date is a Julian day, as g_date_get_julian() counts. */
typedef struct
{
  int answer[ORACLE_N_QUESTIONS];
} OraclePerson;

typedef struct
{
  gboolean      wanted;
  OracleVerdict verdict;
  int           line;          /* from 1; 0: no criterion */
  guint64       met;
  guint64       find_out;
  gboolean      approval;      /* approval.group_or_medical_director */
  guint         cautions;
} OracleResult;

typedef struct
{
  OracleResult equipment[ORACLE_N_EQUIPMENT];
  guint        steps;
  guint32      deadline;       /* of `complain` and `complain_late`; 0: none */
  guint32      send_by;
} OracleAssessment;

extern const char *const oracle_question_ids[ORACLE_N_QUESTIONS];
extern const char *const oracle_equipment_ids[ORACLE_N_EQUIPMENT];
extern const char *const oracle_verdict_ids[ORACLE_N_VERDICTS];
extern const char *const oracle_caution_ids[ORACLE_N_CAUTIONS];
extern const char *const oracle_step_ids[ORACLE_N_STEPS];
extern const char *const oracle_criterion_ids[ORACLE_N_EQUIPMENT][ORACLE_MAX_LINES + 1];

void            oracle_person_clear       (OraclePerson       *person);
gboolean        oracle_may_not_know       (OracleQuestion      question);
const char     *oracle_get_choice         (OracleQuestion      question,
                                           int                 value);
guint           oracle_get_values         (OracleQuestion      question,
                                           guint32             as_of,
                                           int                *values);
OracleQuestion  oracle_get_parent         (OracleQuestion      question);
void            oracle_set_effective      (OraclePerson       *effective,
                                           const OraclePerson *person);

void            oracle_assess             (const OraclePerson *person,
                                           guint32             as_of,
                                           OracleAssessment   *assessment);

double          oracle_count_ways         (const OraclePerson *person,
                                           guint32             as_of);
gboolean        oracle_can_matter         (const OraclePerson *person,
                                           OracleQuestion      question,
                                           guint32             as_of);
OracleQuestion  oracle_next_question      (const OraclePerson *person,
                                           guint32             as_of);
gboolean        oracle_find_witness       (const OraclePerson *person,
                                           OracleQuestion      question,
                                           guint32             as_of,
                                           guint               tries);

G_END_DECLS
