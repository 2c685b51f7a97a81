/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

/*
 * The contract as tables. `answers` changes the base person of
 * test-contract.c: an adult at the hospital who wants both, of the type
 * `other`, without insulin, with every question answered no. In them `?` is
 * *does not know* and `-` is *not asked yet*.
 */

#define MORE "need_more_information"
#define FIRST "find_out_first"

/* ---- Section 3: the ladders ---- */

typedef struct
{
  const char *path;            /* begins with the equipment and the line */
  const char *answers;
  const char *verdict;
  const char *criterion;
  const char *find_out;        /* in the order of the table */
} LadderRow;

#define BROKEN "has_sensor=yes sensor_replacement_reason=technical_failure"
#define UPGRADE "has_sensor=yes sensor_replacement_reason=wish sensor_under_3_years=yes"
#define KIDNEY "diabetes_type=type2 kidney_failure=yes insulin_regimen=multiple_injections"
#define UNSTABLE "diabetes_type=type2 insulin_regimen=daily long_follow_up=yes "           \
                 "own_effort=yes hard_to_regulate=yes repeated_hypos=yes"
#define HARD "diabetes_type=type2 insulin_regimen=daily hard_to_regulate=yes"

static const LadderRow ladder_rows[] = {
  { "sensor/01/true", BROKEN, "replace_faulty", "sensor.faulty", "" },
  { "sensor/01/before-child", BROKEN " age_group=child", "replace_faulty", "sensor.faulty", "" },
  { "sensor/01/not/reason", "has_sensor=yes sensor_replacement_reason=not_replacing "
    "sensor_under_3_years=no", "not_covered", "sensor.not_named", "" },
  { "sensor/01/not/no-sensor", BROKEN " has_sensor=no", "not_covered", "sensor.not_named", "" },
  { "sensor/01/not-asked", "has_sensor=yes sensor_replacement_reason=-", MORE, NULL, "" },
  { "sensor/01/not-asked/parent", "has_sensor=-", MORE, NULL, "" },
  { "sensor/01/not-asked/value-disregarded", BROKEN " has_sensor=-", MORE, NULL, "" },
  { "sensor/01/does-not-know", "has_sensor=yes sensor_replacement_reason=? "
    "sensor_under_3_years=no", FIRST, NULL, "sensor_replacement_reason" },
  { "sensor/01/does-not-know/parent", "has_sensor=?", FIRST, NULL,
    "has_sensor sensor_replacement_reason sensor_under_3_years" },
  { "sensor/01/does-not-know/parent-of-given", BROKEN " has_sensor=?", FIRST, NULL,
    "has_sensor sensor_replacement_reason sensor_under_3_years" },

  { "sensor/02/true", "age_group=child", "childrens_department", "sensor.child", "" },
  { "sensor/02/before-upgrade", UPGRADE " age_group=child", "childrens_department",
    "sensor.child", "" },
  { "sensor/02/not", "age_group=adult", "not_covered", "sensor.not_named", "" },
  { "sensor/02/not-asked", "age_group=- diabetes_type=type1 clinician_supports=yes", MORE, NULL,
    "" },
  { "sensor/02/find-out-kept", "has_sensor=? age_group=child", "childrens_department",
    "sensor.child", "has_sensor sensor_replacement_reason" },
  { "sensor/02/find-out-so-far", "has_sensor=? age_group=-", MORE, NULL,
    "has_sensor sensor_replacement_reason" },

  { "sensor/03/true", UPGRADE, "special_reasoning", "sensor.upgrade_within_3_years", "" },
  { "sensor/03/before-type1", UPGRADE " diabetes_type=type1 clinician_supports=yes",
    "special_reasoning", "sensor.upgrade_within_3_years", "" },
  { "sensor/03/not/older", UPGRADE " sensor_under_3_years=no", "not_covered",
    "sensor.not_named", "" },
  { "sensor/03/not/reason", UPGRADE " sensor_replacement_reason=special_medical_indication",
    "not_covered", "sensor.not_named", "" },
  { "sensor/03/not-asked", UPGRADE " sensor_under_3_years=-", MORE, NULL, "" },
  { "sensor/03/does-not-know", UPGRADE " sensor_under_3_years=?", FIRST, NULL,
    "sensor_under_3_years" },
  { "sensor/03/does-not-know/type1", UPGRADE " sensor_under_3_years=? diabetes_type=type1",
    "may_be_assessed", "sensor.type1_assessed", "sensor_under_3_years" },

  { "sensor/04/true/type1", "diabetes_type=type1 clinician_supports=yes", "strong_case",
    "sensor.type1_benefit", "" },
  { "sensor/04/true/pancreas-removed", "diabetes_type=pancreas_removed clinician_supports=yes",
    "strong_case", "sensor.type1_benefit", "" },
  { "sensor/04/not/clinician", "diabetes_type=type1 clinician_supports=no", "may_be_assessed",
    "sensor.type1_assessed", "" },
  { "sensor/04/not/type", "diabetes_type=other clinician_supports=yes", "special_reasoning",
    "sensor.other_group_important", "" },
  { "sensor/04/not-asked", "diabetes_type=type1 clinician_supports=-", MORE, NULL, "" },
  { "sensor/04/not-asked/parent", "diabetes_type=type1 care_setting=- clinician_supports=yes",
    MORE, NULL, "" },
  { "sensor/04/not-asked/though-5-is-true", "diabetes_type=type1 clinician_supports=- "
    "lives_alone=yes", MORE, NULL, "" },
  { "sensor/04/does-not-know", "diabetes_type=type1 clinician_supports=?", "may_be_assessed",
    "sensor.type1_assessed", "clinician_supports" },
  { "sensor/04/gp", "diabetes_type=type1 care_setting=gp clinician_supports=-",
    "may_be_assessed", "sensor.type1_assessed", "clinician_supports" },
  { "sensor/04/gp/given", "diabetes_type=type1 care_setting=gp clinician_supports=yes",
    "may_be_assessed", "sensor.type1_assessed", "clinician_supports" },

  { "sensor/05/true/glucose-swings", "diabetes_type=type1 glucose_swings=yes", "strong_case",
    "sensor.type1_reason", "" },
  { "sensor/05/true/severe-hypos", "diabetes_type=type1 severe_hypos=yes", "strong_case",
    "sensor.type1_reason", "" },
  { "sensor/05/true/impaired-awareness", "diabetes_type=type1 impaired_awareness=yes",
    "strong_case", "sensor.type1_reason", "" },
  { "sensor/05/true/exposed-occupation", "diabetes_type=type1 exposed_occupation=yes",
    "strong_case", "sensor.type1_reason", "" },
  { "sensor/05/true/lives-alone", "diabetes_type=pancreas_removed lives_alone=yes",
    "strong_case", "sensor.type1_reason", "" },
  { "sensor/05/true/exercise-swings", "diabetes_type=type1 exercise_swings=yes", "strong_case",
    "sensor.type1_reason", "" },
  { "sensor/05/true/pregnant", "diabetes_type=type1 pregnant=yes", "strong_case",
    "sensor.type1_reason", "" },
  { "sensor/05/true/or-not-asked", "diabetes_type=type1 severe_hypos=yes lives_alone=-",
    "strong_case", "sensor.type1_reason", "" },
  { "sensor/05/not/pregnant-of-another-type", "diabetes_type=pancreas_removed pregnant=yes",
    "may_be_assessed", "sensor.type1_assessed", "" },
  { "sensor/05/not/type", "diabetes_type=other lives_alone=yes", "not_covered",
    "sensor.not_named", "" },
  { "sensor/05/not-asked", "diabetes_type=type1 lives_alone=-", MORE, NULL, "" },
  { "sensor/05/not-asked/no-way-to-settle", "diabetes_type=pancreas_removed pregnant=-",
    "may_be_assessed", "sensor.type1_assessed", "" },
  { "sensor/05/does-not-know", "diabetes_type=type1 lives_alone=? pregnant=?",
    "may_be_assessed", "sensor.type1_assessed", "pregnant lives_alone" },
  { "sensor/05/does-not-know/and-not-asked", "diabetes_type=type1 lives_alone=? pregnant=-",
    MORE, NULL, "" },

  { "sensor/06/true", "diabetes_type=type1", "may_be_assessed", "sensor.type1_assessed", "" },
  { "sensor/06/not", "diabetes_type=type2", "not_covered", "sensor.not_named", "" },
  { "sensor/06/not-asked", "diabetes_type=-", MORE, NULL, "" },
  { "sensor/06/does-not-know", "diabetes_type=?", FIRST, NULL, "diabetes_type" },

  { "sensor/07/true", "diabetes_type=gestational clinician_supports=yes", "strong_case",
    "sensor.gestational_indication", "" },
  { "sensor/07/not/clinician", "diabetes_type=gestational", "may_be_assessed",
    "sensor.pregnancy_ask_indication", "" },
  { "sensor/07/not/type", "diabetes_type=other pregnant=yes clinician_supports=yes",
    "strong_case", "sensor.pregnant_indication", "" },
  { "sensor/07/not-asked", "diabetes_type=gestational clinician_supports=-", MORE, NULL, "" },
  { "sensor/07/does-not-know", "diabetes_type=gestational clinician_supports=?",
    "may_be_assessed", "sensor.pregnancy_ask_indication", "clinician_supports" },

  { "sensor/08/true/type2", "diabetes_type=type2 pregnant=yes clinician_supports=yes",
    "strong_case", "sensor.pregnant_indication", "" },
  { "sensor/08/not/pregnant", "pregnant=no clinician_supports=yes", "special_reasoning",
    "sensor.other_group_important", "" },
  { "sensor/08/not/clinician", "pregnant=yes", "may_be_assessed",
    "sensor.pregnancy_ask_indication", "" },
  { "sensor/08/not-asked", "pregnant=- clinician_supports=yes", MORE, NULL, "" },
  { "sensor/08/does-not-know", "pregnant=? clinician_supports=yes", "special_reasoning",
    "sensor.other_group_important", "pregnant" },

  { "sensor/09/true", KIDNEY, "strong_case", "sensor.kidney_failure", "" },
  { "sensor/09/before-unstable", UNSTABLE " " KIDNEY, "strong_case", "sensor.kidney_failure",
    "" },
  { "sensor/09/not/regimen", KIDNEY " insulin_regimen=daily", "not_covered",
    "sensor.not_named", "" },
  { "sensor/09/not/kidney", KIDNEY " kidney_failure=no", "not_covered", "sensor.not_named",
    "" },
  { "sensor/09/not/type", KIDNEY " diabetes_type=other", "not_covered", "sensor.not_named",
    "" },
  { "sensor/09/not-asked", KIDNEY " kidney_failure=-", MORE, NULL, "" },
  { "sensor/09/does-not-know", KIDNEY " kidney_failure=?", FIRST, NULL, "kidney_failure" },
  { "sensor/09/does-not-know/regimen", KIDNEY " insulin_regimen=?", FIRST, NULL,
    "insulin_regimen" },

  { "sensor/10/true/repeated", UNSTABLE, "strong_case", "sensor.type2_unstable", "" },
  { "sensor/10/true/severe", UNSTABLE " repeated_hypos=no severe_hypos=yes", "strong_case",
    "sensor.type2_unstable", "" },
  { "sensor/10/true/pump", UNSTABLE " insulin_regimen=pump pump_faulty=no", "strong_case",
    "sensor.type2_unstable", "" },
  { "sensor/10/true/or-not-asked", UNSTABLE " severe_hypos=-", "strong_case",
    "sensor.type2_unstable", "" },
  { "sensor/10/not/hypos", UNSTABLE " repeated_hypos=no", "special_reasoning",
    "sensor.type2_daily_insulin", "" },
  { "sensor/10/not/follow-up", UNSTABLE " long_follow_up=no", "special_reasoning",
    "sensor.type2_daily_insulin", "" },
  { "sensor/10/not/effort", UNSTABLE " own_effort=no", "special_reasoning",
    "sensor.type2_daily_insulin", "" },
  { "sensor/10/not/hard", UNSTABLE " hard_to_regulate=no", "not_covered", "sensor.not_named",
    "" },
  { "sensor/10/not/insulin", UNSTABLE " insulin_regimen=none", "not_covered",
    "sensor.not_named", "" },
  { "sensor/10/not/type", UNSTABLE " diabetes_type=other", "not_covered", "sensor.not_named",
    "" },
  { "sensor/10/not-asked", UNSTABLE " own_effort=-", MORE, NULL, "" },
  { "sensor/10/does-not-know", UNSTABLE " own_effort=?", "special_reasoning",
    "sensor.type2_daily_insulin", "own_effort" },
  { "sensor/10/does-not-know/both-hypos", UNSTABLE " repeated_hypos=? severe_hypos=?",
    "special_reasoning", "sensor.type2_daily_insulin", "severe_hypos repeated_hypos" },

  { "sensor/11/true/pregnant", "pregnant=yes", "may_be_assessed",
    "sensor.pregnancy_ask_indication", "" },
  { "sensor/11/true/gestational", "diabetes_type=gestational pregnant=-", "may_be_assessed",
    "sensor.pregnancy_ask_indication", "" },
  { "sensor/11/before-daily-insulin", HARD " pregnant=yes", "may_be_assessed",
    "sensor.pregnancy_ask_indication", "" },
  { "sensor/11/not", "pregnant=no", "not_covered", "sensor.not_named", "" },
  { "sensor/11/not-asked", "pregnant=-", MORE, NULL, "" },
  { "sensor/11/does-not-know", "pregnant=?", FIRST, NULL, "pregnant" },

  { "sensor/12/true", HARD, "special_reasoning", "sensor.type2_daily_insulin", "" },
  { "sensor/12/before-clinician", HARD " clinician_supports=yes", "special_reasoning",
    "sensor.type2_daily_insulin", "" },
  { "sensor/12/not/hard", HARD " hard_to_regulate=no", "not_covered", "sensor.not_named", "" },
  { "sensor/12/not/insulin", HARD " insulin_regimen=none", "not_covered", "sensor.not_named",
    "" },
  { "sensor/12/not/type", HARD " diabetes_type=other", "not_covered", "sensor.not_named", "" },
  { "sensor/12/not-asked", HARD " hard_to_regulate=-", MORE, NULL, "" },
  { "sensor/12/does-not-know", HARD " hard_to_regulate=?", FIRST, NULL, "hard_to_regulate" },

  { "sensor/13/true", "clinician_supports=yes", "special_reasoning",
    "sensor.other_group_important", "" },
  { "sensor/13/not", "clinician_supports=no", "not_covered", "sensor.not_named", "" },
  { "sensor/13/not-asked", "clinician_supports=-", MORE, NULL, "" },
  { "sensor/13/does-not-know", "clinician_supports=?", FIRST, NULL, "clinician_supports" },
  { "sensor/13/gp", "care_setting=gp", FIRST, NULL, "clinician_supports" },

  { "sensor/14/true", "", "not_covered", "sensor.not_named", "" },
  { "sensor/14/not-the-only-one", "equipment=sensor", "not_covered", "sensor.not_named", "" },
  { "sensor/14/find-out-first", "pregnant=? clinician_supports=?", FIRST, NULL,
    "pregnant clinician_supports" },

  { "pump/01/true", "insulin_regimen=pump pump_faulty=yes", "replace_faulty", "pump.faulty",
    "" },
  { "pump/01/before-child", "insulin_regimen=pump pump_faulty=yes age_group=child",
    "replace_faulty", "pump.faulty", "" },
  { "pump/01/not/faulty", "insulin_regimen=pump pump_faulty=no", "not_covered",
    "pump.not_named", "" },
  { "pump/01/not/regimen", "insulin_regimen=daily pump_faulty=yes", "not_covered",
    "pump.not_named", "" },
  { "pump/01/not-asked", "insulin_regimen=pump pump_faulty=-", MORE, NULL, "" },
  { "pump/01/not-asked/parent", "insulin_regimen=- pump_faulty=no", MORE, NULL, "" },
  { "pump/01/does-not-know", "insulin_regimen=pump pump_faulty=?", FIRST, NULL,
    "pump_faulty" },
  { "pump/01/does-not-know/parent", "insulin_regimen=?", FIRST, NULL,
    "insulin_regimen pump_faulty" },

  { "pump/02/true", "age_group=child", "childrens_department", "pump.child", "" },
  { "pump/02/before-type1", "age_group=child diabetes_type=type1 severe_hypos=yes",
    "childrens_department", "pump.child", "" },
  { "pump/02/not", "age_group=adult", "not_covered", "pump.not_named", "" },
  { "pump/02/not-asked", "age_group=-", MORE, NULL, "" },

  { "pump/03/true/severe-hypos", "diabetes_type=type1 severe_hypos=yes", "strong_case",
    "pump.type1_reason", "" },
  { "pump/03/true/glucose-swings", "diabetes_type=type1 glucose_swings=yes", "strong_case",
    "pump.type1_reason", "" },
  { "pump/03/true/high-hba1c", "diabetes_type=type1 high_hba1c=yes", "strong_case",
    "pump.type1_reason", "" },
  { "pump/03/true/night-instability", "diabetes_type=type1 night_instability=yes",
    "strong_case", "pump.type1_reason", "" },
  { "pump/03/true/forgets-injections", "diabetes_type=type1 forgets_injections=yes",
    "strong_case", "pump.type1_reason", "" },
  { "pump/03/true/needs-flexible-dosing", "diabetes_type=type1 needs_flexible_dosing=yes",
    "strong_case", "pump.type1_reason", "" },
  { "pump/03/true/or-not-asked", "diabetes_type=type1 severe_hypos=- high_hba1c=yes",
    "strong_case", "pump.type1_reason", "" },
  { "pump/03/not/no-such-reason", "diabetes_type=type1 lives_alone=yes repeated_hypos=yes",
    "may_be_assessed", "pump.type1_assessed", "" },
  { "pump/03/not/pancreas-removed", "diabetes_type=pancreas_removed severe_hypos=yes",
    "special_reasoning", "pump.other_group", "" },
  { "pump/03/not-asked", "diabetes_type=type1 high_hba1c=-", MORE, NULL, "" },
  { "pump/03/does-not-know", "diabetes_type=type1 high_hba1c=?", "may_be_assessed",
    "pump.type1_assessed", "high_hba1c" },

  { "pump/04/true", "diabetes_type=type1 wants_to_try_pump=yes", "may_be_assessed",
    "pump.type1_wish", "" },
  { "pump/04/not/wish", "diabetes_type=type1 wants_to_try_pump=no", "may_be_assessed",
    "pump.type1_assessed", "" },
  { "pump/04/not/type", "diabetes_type=type2 wants_to_try_pump=yes", "not_covered",
    "pump.not_named", "" },
  { "pump/04/not-asked", "diabetes_type=type1 wants_to_try_pump=-", MORE, NULL, "" },
  { "pump/04/does-not-know", "diabetes_type=type1 wants_to_try_pump=?", "may_be_assessed",
    "pump.type1_assessed", "wants_to_try_pump" },

  { "pump/05/true", "diabetes_type=type1 clinician_supports=yes", "may_be_assessed",
    "pump.type1_assessed", "" },
  { "pump/05/not", "diabetes_type=gestational", "not_covered", "pump.not_named", "" },
  { "pump/05/not-asked", "diabetes_type=-", MORE, NULL, "" },
  { "pump/05/does-not-know", "diabetes_type=?", FIRST, NULL, "diabetes_type" },

  { "pump/06/true", HARD, "special_reasoning", "pump.type2_daily_insulin", "" },
  { "pump/06/not/hard", HARD " hard_to_regulate=no", "not_covered", "pump.not_named", "" },
  { "pump/06/not/insulin", HARD " insulin_regimen=none", "not_covered", "pump.not_named", "" },
  { "pump/06/not/type", HARD " diabetes_type=other", "not_covered", "pump.not_named", "" },
  { "pump/06/not-asked", HARD " hard_to_regulate=-", MORE, NULL, "" },
  { "pump/06/does-not-know", HARD " hard_to_regulate=?", FIRST, NULL, "hard_to_regulate" },

  { "pump/07/true/pancreas-removed", "diabetes_type=pancreas_removed", "special_reasoning",
    "pump.other_group", "" },
  { "pump/07/true/clinician", "clinician_supports=yes", "special_reasoning",
    "pump.other_group", "" },
  { "pump/07/not", "clinician_supports=no", "not_covered", "pump.not_named", "" },
  { "pump/07/not-asked", "clinician_supports=-", MORE, NULL, "" },
  { "pump/07/does-not-know", "clinician_supports=?", FIRST, NULL, "clinician_supports" },
  { "pump/07/gp", "care_setting=gp", FIRST, NULL, "clinician_supports" },

  { "pump/08/true", "", "not_covered", "pump.not_named", "" },
  { "pump/08/find-out-first", "diabetes_type=? clinician_supports=?", FIRST, NULL,
    "diabetes_type clinician_supports" },

  /* Requirements play no part in the ladder, but in `find_out`. */
  { "pump/requirement/no", "diabetes_type=type1 bolus_calculator=no", "may_be_assessed",
    "pump.type1_assessed", "" },
  { "pump/requirement/does-not-know", "diabetes_type=type1 pump_training=? "
    "ketoacidosis_aware=?", "may_be_assessed", "pump.type1_assessed",
    "pump_training ketoacidosis_aware" },
  { "pump/requirement/special-reasoning", HARD " bolus_calculator=?", "special_reasoning",
    "pump.type2_daily_insulin", "bolus_calculator" },
  { "pump/requirement/find-out-first", "diabetes_type=? bolus_calculator=?", FIRST, NULL,
    "diabetes_type bolus_calculator" },
  { "pump/requirement/need-more", "diabetes_type=- bolus_calculator=?", MORE, NULL,
    "bolus_calculator" },
  { "pump/requirement/not-covered", "bolus_calculator=?", "not_covered", "pump.not_named", "" },
  { "pump/requirement/child", "age_group=child bolus_calculator=?", "childrens_department",
    "pump.child", "" },
  { "pump/requirement/faulty", "insulin_regimen=pump pump_faulty=yes bolus_calculator=?",
    "replace_faulty", "pump.faulty", "" },
  { "sensor/requirement", "diabetes_type=type1 bolus_calculator=?", "may_be_assessed",
    "sensor.type1_assessed", "" },
};

/* ---- Section 4: `met` ---- */

typedef struct
{
  const char *path;            /* begins with the equipment */
  const char *answers;
  const char *met;
} MetRow;

#define ALL_YES "pregnant=yes clinician_supports=yes severe_hypos=yes repeated_hypos=yes "   \
                "impaired_awareness=yes glucose_swings=yes night_instability=yes "           \
                "high_hba1c=yes forgets_injections=yes needs_flexible_dosing=yes "           \
                "wants_to_try_pump=yes exposed_occupation=yes lives_alone=yes "              \
                "exercise_swings=yes long_follow_up=yes own_effort=yes "                     \
                "hard_to_regulate=yes kidney_failure=yes"

static const MetRow met_rows[] = {
  { "sensor/type1", ALL_YES " diabetes_type=type1 insulin_regimen=daily",
    "pregnant clinician_supports severe_hypos impaired_awareness glucose_swings "
    "exposed_occupation lives_alone exercise_swings" },
  { "sensor/type2", ALL_YES " diabetes_type=type2 insulin_regimen=daily",
    "insulin_regimen kidney_failure clinician_supports severe_hypos repeated_hypos "
    "impaired_awareness glucose_swings exposed_occupation lives_alone exercise_swings "
    "long_follow_up own_effort hard_to_regulate" },
  { "sensor/type2-without-insulin", ALL_YES " diabetes_type=type2",
    "clinician_supports severe_hypos impaired_awareness glucose_swings exposed_occupation "
    "lives_alone exercise_swings" },
  { "sensor/child", ALL_YES " diabetes_type=type1 age_group=child",
    "severe_hypos repeated_hypos impaired_awareness glucose_swings night_instability "
    "exercise_swings" },
  { "sensor/gp", "diabetes_type=type1 care_setting=gp clinician_supports=yes", "" },
  { "sensor/not-covered", "lives_alone=yes", "" },
  { "sensor/faulty", BROKEN " " ALL_YES, "" },
  { "sensor/find-out-first", "pregnant=? lives_alone=yes", "" },
  { "sensor/need-more", "diabetes_type=- lives_alone=yes", "lives_alone" },
  { "sensor/need-more-age", "age_group=- diabetes_type=type1 lives_alone=yes", "lives_alone" },
  { "pump/type1", ALL_YES " diabetes_type=type1 insulin_regimen=daily",
    "clinician_supports severe_hypos glucose_swings night_instability high_hba1c "
    "forgets_injections needs_flexible_dosing wants_to_try_pump" },
  { "pump/type2", ALL_YES " diabetes_type=type2 insulin_regimen=daily",
    "clinician_supports severe_hypos glucose_swings night_instability high_hba1c "
    "forgets_injections needs_flexible_dosing wants_to_try_pump hard_to_regulate" },
  { "pump/child", ALL_YES " diabetes_type=type1 age_group=child",
    "severe_hypos repeated_hypos impaired_awareness glucose_swings night_instability "
    "exercise_swings" },
};

/* ---- Section 3: cautions and approvals ---- */

typedef struct
{
  const char *path;            /* begins with the equipment */
  const char *answers;
  const char *set;             /* all that apply, in order */
} SetRow;

#define FAULTY_PUMP "insulin_regimen=pump pump_faulty=yes"
#define REQUIREMENTS "pump_training=yes bolus_calculator=yes ketoacidosis_aware=yes"

static const SetRow caution_rows[] = {
  { "sensor/hba1c-alone/true", "diabetes_type=type2 high_hba1c=yes", "caution.hba1c_alone" },
  { "sensor/hba1c-alone/no-criterion", "diabetes_type=type2 high_hba1c=yes pregnant=-",
    "caution.hba1c_alone" },
  { "sensor/hba1c-alone/not/unstable", UNSTABLE " high_hba1c=yes", "" },
  { "sensor/hba1c-alone/not/type", "diabetes_type=type1 high_hba1c=yes", "" },
  { "sensor/hba1c-alone/not/unknown", "diabetes_type=type2 high_hba1c=?", "" },
  { "sensor/hba1c-alone/not/child", "diabetes_type=type2 high_hba1c=yes age_group=child", "" },
  { "sensor/cheapest-first/true", "diabetes_type=type1 wants_dearer=yes "
    "dearer_gives_better_control=no", "caution.cheapest_first" },
  { "sensor/cheapest-first/unknown", "diabetes_type=type1 wants_dearer=yes "
    "dearer_gives_better_control=?", "caution.cheapest_first" },
  { "sensor/cheapest-first/not-asked", "diabetes_type=type1 wants_dearer=yes "
    "dearer_gives_better_control=-", "caution.cheapest_first" },
  { "sensor/cheapest-first/not/better", "diabetes_type=type1 wants_dearer=yes "
    "dearer_gives_better_control=yes", "" },
  { "sensor/cheapest-first/not/wish", "diabetes_type=type1 wants_dearer=no", "" },
  { "sensor/cheapest-first/not/unknown-wish", "diabetes_type=type1 wants_dearer=? "
    "dearer_gives_better_control=no", "" },
  { "sensor/cheapest-first/not/covered", "wants_dearer=yes dearer_gives_better_control=no",
    "" },
  { "sensor/local-routine/true", UPGRADE " sensor_replacement_reason=special_medical_indication",
    "caution.local_routine" },
  { "sensor/local-routine/not/older", UPGRADE " sensor_under_3_years=no "
    "sensor_replacement_reason=special_medical_indication", "" },
  { "sensor/local-routine/not/reason", UPGRADE, "" },
  { "sensor/local-routine/not/no-sensor", UPGRADE " has_sensor=no "
    "sensor_replacement_reason=special_medical_indication", "" },
  { "sensor/dialysis/true", "kidney_failure=yes", "caution.dialysis" },
  { "sensor/dialysis/child", "kidney_failure=yes age_group=child", "caution.dialysis" },
  { "sensor/dialysis/not", "kidney_failure=?", "" },
  { "sensor/dialysis/not/faulty", "kidney_failure=yes " BROKEN, "" },
  { "sensor/approval-may-apply/gestational", "diabetes_type=gestational",
    "caution.approval_may_apply" },
  { "sensor/approval-may-apply/pregnant", "pregnant=yes", "caution.approval_may_apply" },
  { "sensor/approval-may-apply/not/type2", "diabetes_type=type2 pregnant=yes", "" },
  { "sensor/approval-may-apply/not/pregnant", "pregnant=?", "" },
  { "sensor/all-in-order", "diabetes_type=type2 high_hba1c=yes wants_dearer=yes "
    "clinician_supports=yes kidney_failure=yes insulin_regimen=pump pump_faulty=no loops=yes "
    "has_sensor=yes sensor_under_3_years=yes "
    "sensor_replacement_reason=special_medical_indication",
    "caution.hba1c_alone caution.cheapest_first caution.local_routine caution.dialysis "
    "caution.own_responsibility" },
  { "pump/requirement/true", "diabetes_type=type1 bolus_calculator=no",
    "caution.pump_requirement" },
  { "pump/requirement/not", "diabetes_type=type1 " REQUIREMENTS, "" },
  { "pump/requirement/not/unknown", "diabetes_type=type1 " REQUIREMENTS " pump_training=?", "" },
  { "pump/requirement/not/covered", "bolus_calculator=no", "caution.no_pump_criteria" },
  { "pump/requirement/unsettled", "diabetes_type=type1 age_group=- pump_training=no",
    "caution.pump_requirement" },
  { "pump/first-choice-reason/true", "diabetes_type=type1 wants_dearer=yes " REQUIREMENTS,
    "caution.first_choice_reason" },
  { "pump/first-choice-reason/not", "diabetes_type=type1 wants_dearer=? " REQUIREMENTS, "" },
  { "pump/first-choice-reason/not/covered", "wants_dearer=yes", "caution.no_pump_criteria" },
  { "pump/no-pump-criteria/true", "diabetes_type=pancreas_removed " REQUIREMENTS,
    "caution.no_pump_criteria" },
  { "pump/no-pump-criteria/not/type1", "diabetes_type=type1 " REQUIREMENTS, "" },
  { "pump/no-pump-criteria/not/unknown", "diabetes_type=? " REQUIREMENTS, "" },
  { "pump/no-pump-criteria/not/child", "age_group=child", "" },
  { "pump/own-responsibility/true", "insulin_regimen=pump pump_faulty=no loops=yes "
    "diabetes_type=type1 " REQUIREMENTS, "caution.own_responsibility" },
  { "pump/own-responsibility/child", "insulin_regimen=pump pump_faulty=no loops=yes "
    "age_group=child", "caution.own_responsibility" },
  { "pump/own-responsibility/faulty", FAULTY_PUMP " loops=yes", "caution.own_responsibility" },
  { "pump/own-responsibility/not/regimen", "insulin_regimen=daily loops=yes",
    "caution.no_pump_criteria" },
  { "sensor/own-responsibility/faulty", FAULTY_PUMP " " BROKEN " loops=yes kidney_failure=yes",
    "caution.own_responsibility" },
  { "pump/all-in-order", "insulin_regimen=pump pump_faulty=no loops=yes wants_dearer=yes "
    "diabetes_type=pancreas_removed", "caution.pump_requirement caution.first_choice_reason "
    "caution.no_pump_criteria caution.own_responsibility" },
};

#define APPROVAL "approval.group_or_medical_director"

static const SetRow approval_rows[] = {
  { "sensor/pregnant-indication", "diabetes_type=type2 pregnant=yes clinician_supports=yes",
    APPROVAL },
  { "sensor/kidney-failure", KIDNEY, APPROVAL },
  { "sensor/type2-unstable", UNSTABLE, APPROVAL },
  { "sensor/pregnancy-ask-indication", "diabetes_type=type2 pregnant=yes", APPROVAL },
  { "sensor/type2-daily-insulin", HARD, APPROVAL },
  { "sensor/other-group-important", "diabetes_type=type2 clinician_supports=yes", APPROVAL },
  { "sensor/not/not-named", "diabetes_type=type2", "" },
  { "sensor/not/upgrade", "diabetes_type=type2 " UPGRADE, "" },
  { "sensor/not/unsettled", KIDNEY " kidney_failure=-", "" },
  { "sensor/not/other-type", "pregnant=yes clinician_supports=yes", "" },
  { "sensor/not/unknown-type", "diabetes_type=? clinician_supports=yes", "" },
  { "pump/not", HARD, "" },
};

/* ---- Section 3: steps ---- */

typedef struct
{
  const char *path;
  const char *answers;
  const char *as_of;           /* NULL: 2026-11-22 */
  const char *steps;           /* all of them; dates as ID:DEADLINE:SEND_BY */
} StepRow;

#define T1 "diabetes_type=type1 "
#define NO(status) "application_status=" status " written_reasons=yes refusal_received=? "
#define REFUSED(date) "application_status=refused written_reasons=yes refusal_received=" date

static const StepRow step_rows[] = {
  { "not-raised", T1, NULL, "ask_clinician_to_apply" },
  { "status/does-not-know", T1 "application_status=?", NULL, "ask_clinician_to_apply" },
  { "status/not-asked", T1 "application_status=-", NULL, "ask_clinician_to_apply" },
  { "not-worth-applying", "", NULL, "see_other_routes" },
  { "not-worth-applying/faulty", "equipment=pump " FAULTY_PUMP, NULL, "report_fault" },
  { "worth-applying/find-out-first", "clinician_supports=?", NULL, "ask_clinician_to_apply" },
  { "worth-applying/need-more", "pregnant=- equipment=sensor", NULL, "ask_clinician_to_apply" },
  { "pregnant", T1 "pregnant=yes", NULL, "contact_clinic_now ask_clinician_to_apply" },
  { "pregnant/not", T1 "pregnant=?", NULL, "ask_clinician_to_apply" },
  { "gestational", "equipment=sensor diabetes_type=gestational pregnant=no", NULL,
    "contact_clinic_now ask_clinician_to_apply" },
  { "report-fault/sensor", T1 BROKEN, NULL, "report_fault ask_clinician_to_apply" },
  { "report-fault/pump", T1 FAULTY_PUMP, NULL, "report_fault ask_clinician_to_apply" },
  { "report-fault/not/sensor-not-wanted", T1 "equipment=pump " BROKEN, NULL,
    "ask_clinician_to_apply" },
  { "report-fault/not/pump-not-wanted", T1 "equipment=sensor " FAULTY_PUMP, NULL,
    "ask_clinician_to_apply" },
  { "report-fault/equipment-unknown", T1 "equipment=? " FAULTY_PUMP, NULL,
    "report_fault ask_clinician_to_apply" },
  { "get-referral/not-raised", T1 "care_setting=gp", NULL,
    "get_referral ask_clinician_to_apply" },
  { "get-referral/unknown", T1 "care_setting=gp application_status=?", NULL,
    "get_referral ask_clinician_to_apply" },
  { "get-referral/declined", T1 "care_setting=gp " NO ("declined_to_apply"), NULL,
    "get_referral complain ask_ombud" },
  { "get-referral/not/refused", T1 "care_setting=gp " NO ("refused"), NULL,
    "complain ask_ombud" },
  { "get-referral/not/worth", "equipment=pump care_setting=gp " FAULTY_PUMP, NULL,
    "report_fault" },
  { "reasoned-application", T1 NO ("declined_to_apply"), NULL,
    "write_reasoned_application complain ask_ombud" },
  { "reasoned-application/care-not-asked", T1 "care_setting=- " NO ("declined_to_apply"), NULL,
    "write_reasoned_application complain ask_ombud" },
  { "reasoned-application/not/worth", "equipment=pump " FAULTY_PUMP " " NO ("declined_to_apply"),
    NULL, "report_fault complain ask_ombud" },
  { "reasoned-application/not/refused", T1 NO ("refused"), NULL, "complain ask_ombud" },
  { "written-reasons/no", T1 NO ("refused") "written_reasons=no", NULL,
    "complain ask_written_reasons ask_ombud" },
  { "written-reasons/does-not-know", T1 NO ("refused") "written_reasons=?", NULL,
    "complain ask_written_reasons ask_ombud" },
  { "written-reasons/not-asked", T1 NO ("refused") "written_reasons=-", NULL,
    "complain ask_written_reasons ask_ombud" },
  { "waiting", T1 "application_status=waiting", NULL, "remind" },
  { "granted", T1 "application_status=granted", NULL, "training_and_follow_up" },
  { "partly-granted", T1 NO ("partly_granted"), NULL,
    "complain ask_ombud training_and_follow_up" },
  { "other-routes/special", HARD, NULL, "ask_clinician_to_apply see_other_routes" },
  { "other-routes/one-of-two", "diabetes_type=gestational clinician_supports=no", NULL,
    "contact_clinic_now ask_clinician_to_apply see_other_routes" },
  { "complain/date-disregarded", T1 REFUSED ("2026-11-16") " application_status=waiting", NULL,
    "remind" },
  { "complain/date-not-asked", T1 REFUSED ("-"), NULL, "complain ask_ombud" },
  { "complain/date-unknown", T1 REFUSED ("?"), NULL, "complain ask_ombud" },
  { "complain/in-time", T1 REFUSED ("2026-11-16"), NULL,
    "complain:2026-12-14:2026-12-14 ask_ombud" },
  { "complain/last-day", T1 REFUSED ("2026-10-25"), NULL,
    "complain:2026-11-22:2026-11-20 ask_ombud" },
  { "complain/late", T1 REFUSED ("2026-10-24"), NULL,
    "complain_late:2026-11-21:2026-11-20 ask_ombud" },
  { "complain/late/tomorrow", T1 REFUSED ("2026-10-25"), "2026-11-23",
    "complain_late:2026-11-22:2026-11-20 ask_ombud" },
  { "complain/christmas", T1 REFUSED ("2026-11-28"), "2026-12-01",
    "complain:2026-12-26:2026-12-24 ask_ombud" },
  { "complain/new-year", T1 REFUSED ("2026-12-04"), "2026-12-04",
    "complain:2027-01-01:2026-12-31 ask_ombud" },
  { "complain/easter", T1 REFUSED ("2026-03-09"), "2026-03-09",
    "complain:2026-04-06:2026-04-01 ask_ombud" },
  { "complain/whitsun-and-17-may", T1 REFUSED ("2027-04-19"), "2027-04-19",
    "complain:2027-05-17:2027-05-14 ask_ombud" },
  { "complain/ascension", T1 REFUSED ("2026-04-16"), "2026-04-16",
    "complain:2026-05-14:2026-05-13 ask_ombud" },
  { "complain/1-may", T1 REFUSED ("2026-04-03"), "2026-04-03",
    "complain:2026-05-01:2026-04-30 ask_ombud" },
};

/* ---- Section 2: follow-ups, asking ---- */

typedef struct
{
  const char *path;
  const char *answers;
  const char *effective;       /* one answer, as it counts */
} FollowUpRow;

static const FollowUpRow follow_up_rows[] = {
  { "reason/given", UPGRADE, "sensor_replacement_reason=wish" },
  { "reason/no-sensor", UPGRADE " has_sensor=no", "sensor_replacement_reason=?" },
  { "reason/parent-unknown", UPGRADE " has_sensor=?", "sensor_replacement_reason=?" },
  { "reason/parent-not-asked", UPGRADE " has_sensor=-", "sensor_replacement_reason=-" },
  { "reason/not-asked", "has_sensor=yes", "sensor_replacement_reason=-" },
  { "reason/missing-no-sensor", "has_sensor=no", "sensor_replacement_reason=?" },
  { "under-3-years/given", UPGRADE, "sensor_under_3_years=yes" },
  { "under-3-years/no-sensor", UPGRADE " has_sensor=no", "sensor_under_3_years=?" },
  { "pump-faulty/given", FAULTY_PUMP, "pump_faulty=yes" },
  { "pump-faulty/daily", "insulin_regimen=daily pump_faulty=yes", "pump_faulty=?" },
  { "pump-faulty/parent-not-asked", "insulin_regimen=- pump_faulty=yes", "pump_faulty=-" },
  { "loops/given", "insulin_regimen=pump loops=yes", "loops=yes" },
  { "loops/none", "insulin_regimen=none loops=yes", "loops=?" },
  { "clinician/given", "clinician_supports=yes", "clinician_supports=yes" },
  { "clinician/gp", "care_setting=gp clinician_supports=yes", "clinician_supports=?" },
  { "clinician/parent-not-asked", "care_setting=- clinician_supports=yes",
    "clinician_supports=-" },
  { "refusal/declined", NO ("declined_to_apply") "refusal_received=2026-11-16",
    "refusal_received=2026-11-16" },
  { "refusal/refused", REFUSED ("2026-11-16"), "refusal_received=2026-11-16" },
  { "refusal/partly", NO ("partly_granted") "refusal_received=2026-11-16",
    "refusal_received=2026-11-16" },
  { "refusal/granted", REFUSED ("2026-11-16") " application_status=granted",
    "refusal_received=?" },
  { "written-reasons/waiting", REFUSED ("2026-11-16") " application_status=waiting",
    "written_reasons=?" },
  { "written-reasons/not-raised", REFUSED ("2026-11-16") " application_status=not_raised",
    "written_reasons=?" },
  { "dearer/given", "wants_dearer=yes dearer_gives_better_control=yes",
    "dearer_gives_better_control=yes" },
  { "dearer/no", "wants_dearer=no dearer_gives_better_control=yes",
    "dearer_gives_better_control=?" },
  { "pregnant/gestational", "diabetes_type=gestational pregnant=no", "pregnant=yes" },
  { "pregnant/gestational-not-asked", "diabetes_type=gestational pregnant=-", "pregnant=yes" },
  { "pregnant/other", "pregnant=no", "pregnant=no" },
};

typedef struct
{
  const char *path;
  const char *answers;
  const char *next;            /* NULL: nothing more can matter */
} NextRow;

static const NextRow next_rows[] = {
  { "all-answered", "", NULL },
  { "equipment", "equipment=-", "equipment" },
  { "not-covered/no-hba1c", "hba1c=-", NULL },
  { "hba1c/last", T1 "hba1c=-", "hba1c" },
  { "hba1c/special-reasoning", HARD " hba1c=-", "hba1c" },
  { "hba1c/child", "age_group=child hba1c=-", "hba1c" },
  { "hba1c/after-the-rest", T1 "hba1c=- lives_alone=-", "lives_alone" },
  { "hba1c/not/find-out-first", "clinician_supports=? hba1c=-", NULL },
  { "hba1c/not/waiting", T1 "application_status=waiting hba1c=-", NULL },
  { "hba1c/not/granted", T1 "application_status=granted hba1c=-", NULL },
  { "hba1c/does-not-know", T1 "hba1c=?", NULL },
  { "faulty/both", BROKEN " " FAULTY_PUMP " age_group=- pregnant=- application_status=- loops=-",
    NULL },
  { "faulty/one", "equipment=sensor " BROKEN " age_group=- pregnant=- hba1c=-", NULL },
  { "faulty/only-one-of-two", BROKEN " " T1 "pregnant=-", "pregnant" },
  { "faulty/not-yet", "insulin_regimen=pump pump_faulty=- equipment=pump", "pump_faulty" },
  { "requirement/strong", T1 "severe_hypos=yes pump_training=- bolus_calculator=-",
    "pump_training" },
  { "requirement/may-be-assessed", T1 "ketoacidosis_aware=-", "ketoacidosis_aware" },
  { "requirement/not/special-reasoning", HARD " pump_training=-", NULL },
  { "requirement/not/child", "age_group=child pump_training=-", NULL },
  { "requirement/not/sensor", T1 "equipment=sensor pump_training=-", NULL },
  { "requirement/waiting", T1 "application_status=waiting pump_training=-", "pump_training" },
  { "reason/strong-already", T1 "severe_hypos=yes equipment=sensor lives_alone=-",
    "lives_alone" },
  { "reason/not/waiting", T1 "severe_hypos=yes equipment=sensor lives_alone=- "
    "application_status=waiting", NULL },
  { "reason/not/granted", T1 "severe_hypos=yes equipment=sensor lives_alone=- "
    "application_status=granted", NULL },
  { "reason/waiting-but-decides", T1 "equipment=sensor lives_alone=- application_status=waiting",
    "lives_alone" },
  { "reason/not/not-covered", "lives_alone=-", NULL },
  { "reason/type2", UNSTABLE " equipment=sensor kidney_failure=yes severe_hypos=-",
    "severe_hypos" },
  { "reason/child", "age_group=child night_instability=-", "night_instability" },
  { "reason/not/child", "age_group=child high_hba1c=- lives_alone=- clinician_supports=-",
    NULL },
  { "follow-up/not/gp", T1 "care_setting=gp clinician_supports=-", NULL },
  { "follow-up/gp-not-asked", "care_setting=-", "care_setting" },
  { "follow-up/not/daily", T1 "insulin_regimen=daily pump_faulty=- loops=-", NULL },
  { "follow-up/loops", T1 "insulin_regimen=pump pump_faulty=no loops=-", "loops" },
  { "follow-up/date", T1 REFUSED ("-"), "refusal_received" },
  { "follow-up/not/date", T1 "application_status=waiting refusal_received=-", NULL },
  { "gestational/pregnant-not-asked", "diabetes_type=gestational pregnant=-", NULL },
  { "unsettled-by-a-stronger-line", T1 "equipment=sensor lives_alone=yes clinician_supports=- "
    "application_status=waiting", "clinician_supports" },
};

/* ---- Section 2: values ---- */

typedef struct
{
  const char *path;
  const char *json;            /* the member `answers`; ' stands for " */
  int         code;            /* a VeiDataError; -1: accepted */
  const char *named;           /* what the message names */
} ReadRow;

static const ReadRow read_rows[] = {
  { "null/age-group", "{'age_group':null}", VEI_DATA_ERROR_VALUE, "age_group" },
  { "null/care-setting", "{'care_setting':null}", VEI_DATA_ERROR_VALUE, "care_setting" },
  { "null/equipment", "{'equipment':null}", -1, NULL },
  { "null/yes-no", "{'lives_alone':null}", -1, NULL },
  { "null/one", "{'diabetes_type':null}", -1, NULL },
  { "null/date", "{'refusal_received':null}", -1, NULL },
  { "null/number", "{'hba1c':null}", -1, NULL },
  { "empty", "{}", -1, NULL },
  { "unknown/question", "{'alcohol':true}", VEI_DATA_ERROR_UNKNOWN, "alcohol" },
  { "unknown/case", "{'Pregnant':true}", VEI_DATA_ERROR_UNKNOWN, "Pregnant" },
  { "unknown/choice", "{'diabetes_type':'type3'}", VEI_DATA_ERROR_UNKNOWN, "diabetes_type" },
  { "unknown/choice-of-many", "{'equipment':['pump','pen']}", VEI_DATA_ERROR_UNKNOWN,
    "equipment" },
  { "many/both", "{'equipment':['sensor','pump']}", -1, NULL },
  { "many/empty", "{'equipment':[]}", VEI_DATA_ERROR_VALUE, "equipment" },
  { "many/twice", "{'equipment':['pump','pump']}", VEI_DATA_ERROR_DUPLICATE, "equipment" },
  { "many/not-a-list", "{'equipment':'pump'}", VEI_DATA_ERROR_TYPE, "equipment" },
  { "many/null-inside", "{'equipment':[null]}", VEI_DATA_ERROR_TYPE, "equipment" },
  { "one/not-a-text", "{'age_group':1}", VEI_DATA_ERROR_TYPE, "age_group" },
  { "one/a-list", "{'age_group':['adult']}", VEI_DATA_ERROR_TYPE, "age_group" },
  { "one/empty-text", "{'age_group':''}", VEI_DATA_ERROR_UNKNOWN, "age_group" },
  { "yes-no/text", "{'pregnant':'yes'}", VEI_DATA_ERROR_TYPE, "pregnant" },
  { "yes-no/number", "{'pregnant':1}", VEI_DATA_ERROR_TYPE, "pregnant" },
  { "number/lowest", "{'hba1c':20}", -1, NULL },
  { "number/highest", "{'hba1c':200}", -1, NULL },
  { "number/decimals", "{'hba1c':63.5}", -1, NULL },
  { "number/too-low", "{'hba1c':19.99}", VEI_DATA_ERROR_VALUE, "hba1c" },
  { "number/too-high", "{'hba1c':200.01}", VEI_DATA_ERROR_VALUE, "hba1c" },
  { "number/text", "{'hba1c':'63'}", VEI_DATA_ERROR_TYPE, "hba1c" },
  { "date/past", "{'refusal_received':'2024-02-29'}", -1, NULL },
  { "date/impossible", "{'refusal_received':'2025-02-29'}", VEI_DATA_ERROR_VALUE,
    "refusal_received" },
  { "date/not-iso", "{'refusal_received':'16.11.2025'}", VEI_DATA_ERROR_VALUE,
    "refusal_received" },
  { "date/to-come", "{'refusal_received':'2199-01-01'}", VEI_DATA_ERROR_VALUE,
    "refusal_received" },
  { "date/number", "{'refusal_received':20261116}", VEI_DATA_ERROR_TYPE, "refusal_received" },
  { "not-an-object", "[]", VEI_DATA_ERROR_TYPE, "answers" },
};
