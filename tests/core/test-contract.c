/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/vei-date.h"
#include "core/vei-json.h"
#include "oracle-bridge.h"
#include "contract-rows.h"

#define BASE                                                                 \
  "equipment=pump+sensor age_group=adult has_sensor=no insulin_regimen=none " \
  "diabetes_type=other care_setting=specialist application_status=not_raised " \
  "pregnant=no kidney_failure=no clinician_supports=no severe_hypos=no "     \
  "repeated_hypos=no impaired_awareness=no glucose_swings=no "               \
  "night_instability=no high_hba1c=no forgets_injections=no "                \
  "needs_flexible_dosing=no wants_to_try_pump=no exposed_occupation=no "     \
  "lives_alone=no exercise_swings=no long_follow_up=no own_effort=no "       \
  "hard_to_regulate=no pump_training=no bolus_calculator=no "                \
  "ketoacidosis_aware=no wants_dearer=no hba1c=60"

static VeiKnowledge *knowledge;
static OracleBridge bridge;

typedef struct
{
  OraclePerson  person;
  VeiAnswers    answers;
  GDate         as_of;
  VeiAssessment assessment;
} Case;

/* Sets up the person of a row; the oracle must agree with the engine in passing. */
static void
set_up (Case       *self,
        const char *answers,
        const char *as_of)
{
  OracleAssessment expected;

  /* An assertion that fails does not say in which row. */
  g_test_message ("%s", g_test_get_path ());
  oracle_person_clear (&self->person);
  oracle_bridge_parse (&self->person, BASE);
  oracle_bridge_parse (&self->person, answers);
  oracle_bridge_set_answers (&bridge, &self->answers, &self->person);
  g_assert_true (vei_date_parse (as_of != NULL ? as_of : "2026-11-22", &self->as_of));
  vei_assess (knowledge, &self->answers, &self->as_of, &self->assessment);
  oracle_assess (&self->person, g_date_get_julian (&self->as_of), &expected);
  oracle_bridge_assert_same (&bridge, &self->person, &expected, &self->assessment);
}

static const VeiEquipmentResult *
get_result (const Case *self,
            const char *path)
{
  OracleEquipment equipment = g_str_has_prefix (path, "pump") ? ORACLE_PUMP : ORACLE_SENSOR;
  const VeiEquipmentResult *result =
    &self->assessment.equipment[bridge.equipment[equipment]];

  g_assert_true (result->wanted);
  return result;
}

typedef const char *(*GetId) (guint index);

static const char *
get_question_id (guint index)
{
  return vei_knowledge_get_question (knowledge, index)->id;
}

static const char *
get_caution_id (guint index)
{
  return vei_knowledge_get_caution (knowledge, index)->id;
}

static const char *
get_approval_id (guint index)
{
  return vei_knowledge_get_approval (knowledge, index)->id;
}

static void
assert_set (guint64     set,
            GetId       get_id,
            const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; set != 0; set &= set - 1)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            get_id (__builtin_ctzll (set)));
  g_assert_cmpstr (text->str, ==, expected);
}

/* ---- One test a row ---- */

static void
test_ladder (gconstpointer data)
{
  const LadderRow *row = data;
  const VeiEquipmentResult *result;
  const char *criterion = NULL;
  Case self;

  set_up (&self, row->answers, NULL);
  result = get_result (&self, row->path);
  g_assert_cmpstr (vei_knowledge_get_verdict (knowledge, result->verdict)->id, ==, row->verdict);
  if (result->line >= 0)
    criterion = vei_knowledge_get_line (knowledge, result - self.assessment.equipment,
                                        result->line)->id;
  g_assert_cmpstr (criterion, ==, row->criterion);
  assert_set (result->find_out, get_question_id, row->find_out);
}

static void
test_met (gconstpointer data)
{
  const MetRow *row = data;
  Case self;

  set_up (&self, row->answers, NULL);
  assert_set (get_result (&self, row->path)->met, get_question_id, row->met);
}

static void
test_caution (gconstpointer data)
{
  const SetRow *row = data;
  Case self;

  set_up (&self, row->answers, NULL);
  assert_set (get_result (&self, row->path)->cautions, get_caution_id, row->set);
}

static void
test_approval (gconstpointer data)
{
  const SetRow *row = data;
  Case self;

  set_up (&self, row->answers, NULL);
  assert_set (get_result (&self, row->path)->approvals, get_approval_id, row->set);
}

static void
append_date (GString *text,
             guint32  julian)
{
  g_autofree char *iso = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  iso = vei_date_to_iso (&date);
  g_string_append_printf (text, ":%s", iso);
}

static void
test_step (gconstpointer data)
{
  const StepRow *row = data;
  g_autoptr (GString) text = g_string_new (NULL);
  Case self;

  set_up (&self, row->answers, row->as_of);
  for (guint i = 0; i < vei_knowledge_get_n_steps (knowledge); i++)
    {
      const char *id = vei_knowledge_get_step (knowledge, i)->id;
      gboolean has = (self.assessment.steps >> i & 1) != 0;

      g_assert_cmpint (vei_assessment_has_step (&self.assessment, knowledge, id), ==, has);
      if (!has)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", id);
      if (self.assessment.dated_steps >> i & 1)
        {
          append_date (text, self.assessment.deadline);
          append_date (text, self.assessment.send_by);
        }
    }
  g_assert_cmpstr (text->str, ==, row->steps);
}

static void
test_follow_up (gconstpointer data)
{
  const FollowUpRow *row = data;
  OraclePerson expected, effective;
  VeiAnswers engine, wanted;
  guint q = 0;
  Case self;

  oracle_person_clear (&expected);
  oracle_bridge_parse (&expected, row->effective);
  oracle_bridge_set_answers (&bridge, &wanted, &expected);
  while (!g_str_has_prefix (row->effective, oracle_question_ids[q]))
    q++;
  set_up (&self, row->answers, NULL);
  oracle_set_effective (&effective, &self.person);
  g_assert_cmpint (effective.answer[q], ==, expected.answer[q]);
  vei_answers_get_effective (&self.answers, knowledge, &engine);
  g_assert_cmpmem (&engine.answer[bridge.question[q]->index], sizeof (VeiAnswer),
                   &wanted.answer[bridge.question[q]->index], sizeof (VeiAnswer));
}

static void
test_next (gconstpointer data)
{
  const NextRow *row = data;
  const VeiQuestion *question;
  OracleQuestion expected;
  Case self;

  set_up (&self, row->answers, NULL);
  question = vei_next_question (knowledge, &self.answers, &self.as_of);
  g_assert_cmpstr (question != NULL ? question->id : NULL, ==, row->next);
  expected = oracle_next_question (&self.person, g_date_get_julian (&self.as_of));
  g_assert_cmpstr (expected < ORACLE_N_QUESTIONS ? oracle_question_ids[expected] : NULL, ==,
                   row->next);
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  JsonNode *node = vei_json_parse ("row", text, strlen (text), &error);

  g_assert_no_error (error);
  return node;
}

static void
test_read (gconstpointer data)
{
  const ReadRow *row = data;
  g_autoptr (JsonNode) node = parse (row->json);
  g_autoptr (GError) error = NULL;
  VeiAnswers answers;

  if (row->code < 0)
    {
      g_assert_true (vei_answers_read (&answers, knowledge, node, "answers", &error));
      g_assert_no_error (error);
      return;
    }
  g_assert_false (vei_answers_read (&answers, knowledge, node, "answers", &error));
  g_assert_error (error, VEI_DATA_ERROR, row->code);
  g_assert_true (g_str_has_prefix (error->message, "/answers"));
  g_assert_nonnull (strstr (error->message, row->named));
}

/* "Not after today, whatever --as-of is." */
static void
test_read_today (void)
{
  for (int days = 0; days < 2; days++)
    {
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *iso = NULL, *json = NULL;
      VeiAnswers answers;
      GDate date;

      vei_date_set_today (&date);
      g_date_add_days (&date, days);
      iso = vei_date_to_iso (&date);
      json = g_strdup_printf ("{'refusal_received':'%s'}", iso);
      node = parse (json);
      g_assert_cmpint (vei_answers_read (&answers, knowledge, node, NULL, NULL), ==, days == 0);
    }
}

/* ---- Section 4: the example ---- */

static const char example_answers[] =
  "equipment=sensor diabetes_type=type2 insulin_regimen=daily kidney_failure=? "
  "repeated_hypos=yes long_follow_up=yes own_effort=yes hard_to_regulate=yes "
  "insulin_regimen=multiple_injections application_status=refused "
  "refusal_received=2026-11-16 written_reasons=no hba1c=-";

static const char example_json[] =
  "{'format':'utstyrsveiviser-assessment','version':1,'as_of':'2026-11-22',"
  "'knowledge':'%s','equipment':{'sensor':{'verdict':'strong_case',"
  "'criterion':'sensor.type2_unstable','met':['insulin_regimen','repeated_hypos',"
  "'long_follow_up','own_effort','hard_to_regulate'],'find_out':['kidney_failure'],"
  "'approvals':['approval.group_or_medical_director'],'cautions':[]}},"
  "'steps':[{'id':'complain','deadline':'2026-12-14','send_by':'2026-12-14'},"
  "{'id':'ask_written_reasons'},{'id':'ask_ombud'}],'next_question':'hba1c',"
  "'sources':['cgm-group-exception-2023'],'stale':['cgm-group-exception-2023']}";

static void
test_example (void)
{
  g_autofree char *json = g_strdup_printf (example_json, vei_knowledge_get_version (knowledge));
  g_autoptr (JsonNode) expected = parse (json);
  g_autoptr (JsonNode) node = NULL;
  JsonObjectIter wanted, found;
  JsonNode *wanted_member, *found_member;
  const char *wanted_name, *found_name;
  Case self;

  set_up (&self, example_answers, NULL);
  node = vei_assessment_to_node (&self.assessment, knowledge,
                                 vei_next_question (knowledge, &self.answers, &self.as_of));
  json_object_iter_init_ordered (&wanted, json_node_get_object (expected));
  json_object_iter_init_ordered (&found, json_node_get_object (node));
  while (json_object_iter_next_ordered (&wanted, &wanted_name, &wanted_member))
    {
      g_autofree char *wanted_line = vei_json_to_line (wanted_member);
      g_autofree char *found_line = NULL;

      g_assert_true (json_object_iter_next_ordered (&found, &found_name, &found_member));
      g_assert_cmpstr (found_name, ==, wanted_name);
      found_line = vei_json_to_line (found_member);
      g_assert_cmpstr (found_line, ==, wanted_line);
    }
  g_assert_false (json_object_iter_next_ordered (&found, NULL, NULL));
}

/* ---- Section 4: `stale` ---- */

typedef struct
{
  const char *path;
  const char *valid_from;      /* of the only source of the example */
  const char *valid_to;
  gboolean    interim;
  gboolean    stale;           /* on 2026-11-22 */
} StaleRow;

static const StaleRow stale_rows[] = {
  { "no-dates", NULL, NULL, FALSE, FALSE },
  { "interim", NULL, NULL, TRUE, TRUE },
  { "valid", "2026-01-01", "2026-12-31", FALSE, FALSE },
  { "ends-today", NULL, "2026-11-22", FALSE, FALSE },
  { "ended-yesterday", NULL, "2026-11-21", FALSE, TRUE },
  { "begins-today", "2026-11-22", NULL, FALSE, FALSE },
  { "begins-tomorrow", "2026-11-23", NULL, FALSE, TRUE },
};

static void
set_date_member (JsonObject *object,
                 const char *name,
                 const char *date)
{
  if (date != NULL)
    json_object_set_string_member (object, name, date);
  else
    json_object_set_null_member (object, name);
}

static void
change_source (JsonNode       *sources,
               const StaleRow *row)
{
  JsonArray *array =
    json_object_get_array_member (json_node_get_object (sources), "sources");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *source = json_array_get_object_element (array, i);

      if (!g_str_equal (json_object_get_string_member (source, "id"),
                        "cgm-group-exception-2023"))
        continue;
      set_date_member (source, "valid_from", row->valid_from);
      set_date_member (source, "valid_to", row->valid_to);
      json_object_set_boolean_member (source, "interim", row->interim);
    }
}

static void
write_pack (const char     *folder,
            const StaleRow *row)
{
  static const char *const names[] = { "pack.json", "sources.json", "questions.json",
                                       "rules.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = vei_pack_read (vei_knowledge_get_pack (knowledge), names[i],
                                                 &error);

      g_assert_no_error (error);
      if (row != NULL && g_str_equal (names[i], "sources.json"))
        change_source (node, row);
      text = vei_json_to_pretty (node);
      if (row != NULL)
        g_assert_true (g_file_set_contents (path, text, -1, NULL));
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_stale (gconstpointer data)
{
  const StaleRow *row = data;
  g_autofree char *folder = g_dir_make_tmp ("vei-test-XXXXXX", NULL);
  g_autoptr (VeiPack) pack = vei_pack_new_for_directory (folder);
  g_autoptr (VeiKnowledge) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *stale = NULL;
  VeiAssessment assessment;
  Case self;

  write_pack (folder, row);
  changed = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  set_up (&self, example_answers, NULL);
  vei_assess (changed, &self.answers, &self.as_of, &assessment);
  node = vei_assessment_to_node (&assessment, changed, NULL);
  stale = vei_json_to_line (json_object_get_member (json_node_get_object (node), "stale"));
  g_assert_cmpstr (stale, ==, row->stale ? "[\"cgm-group-exception-2023\"]" : "[]");
  g_assert_cmpint (vei_source_is_stale (vei_knowledge_find_source (changed,
                                                                   "cgm-group-exception-2023"),
                                        &self.as_of), ==, row->stale);
  write_pack (folder, NULL);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

#define ADD_ROWS(prefix, rows, function)                                     \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                            \
    {                                                                        \
      g_autofree char *path = g_strconcat ("/contract/" prefix "/", (rows)[i].path, NULL); \
                                                                             \
      g_test_add_data_func (path, &(rows)[i], function);                     \
    }

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) bundled = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);

  pack = vei_pack_new_bundled ();
  bundled = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  knowledge = bundled;
  oracle_bridge_init (&bridge, knowledge);

  ADD_ROWS ("ladder", ladder_rows, test_ladder);
  ADD_ROWS ("met", met_rows, test_met);
  ADD_ROWS ("caution", caution_rows, test_caution);
  ADD_ROWS ("approval", approval_rows, test_approval);
  ADD_ROWS ("step", step_rows, test_step);
  ADD_ROWS ("follow-up", follow_up_rows, test_follow_up);
  ADD_ROWS ("next-question", next_rows, test_next);
  ADD_ROWS ("read", read_rows, test_read);
  g_test_add_func ("/contract/read/date/today", test_read_today);
  g_test_add_func ("/contract/example", test_example);
  ADD_ROWS ("stale", stale_rows, test_stale);

  return g_test_run ();
}
