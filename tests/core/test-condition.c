/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "core/vei-knowledge-private.h"

#define AS_OF "2026-11-22"

typedef struct
{
  VeiKnowledge *knowledge;
  GDate         as_of;
} Fixture;

static void
set_up_cb (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
  g_autoptr (GError) error = NULL;

  fixture->knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);
  g_assert_true (vei_date_parse (AS_OF, &fixture->as_of));
}

static void
tear_down_cb (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_finalize_object (fixture->knowledge);
}

static VeiCondition *
compile (Fixture            *fixture,
         const char         *text,
         VeiConditionScope   scope,
         GError            **error)
{
  g_autoptr (JsonNode) node = vei_json_parse ("condition", text, strlen (text), error);
  VeiJson json;

  g_assert_nonnull (node);
  vei_json_root (&json, node);
  return vei_condition_compile (fixture->knowledge, &json, scope, error);
}

static VeiTruth
evaluate (Fixture    *fixture,
          const char *text,
          const char *answers_text,
          guint       equipment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_parse ("condition", text, strlen (text), &error);
  g_autoptr (JsonNode) answers_node = NULL;
  g_autoptr (VeiCondition) condition = NULL;
  VeiAnswers answers = { 0, }, effective;
  VeiAssessment assessment;
  VeiJson json;

  g_assert_no_error (error);
  vei_json_root (&json, node);
  condition = vei_condition_new_from_json (fixture->knowledge, &json, &error);
  g_assert_no_error (error);
  answers_node = vei_json_parse ("answers", answers_text, strlen (answers_text), &error);
  g_assert_no_error (error);
  g_assert_true (vei_answers_read (&answers, fixture->knowledge, answers_node, "answers", &error));
  g_assert_no_error (error);
  vei_assess (fixture->knowledge, &answers, &fixture->as_of, &assessment);
  vei_answers_get_effective (&answers, fixture->knowledge, &effective);
  return vei_condition_evaluate (condition, fixture->knowledge, &effective, &assessment, equipment);
}

/* ---- Kleene's tables ---- */

static const char *const values[] = { "false", "null", "true" };

static const VeiTruth and_table[3][3] = {
  { VEI_FALSE, VEI_FALSE, VEI_FALSE },
  { VEI_FALSE, VEI_UNKNOWN, VEI_UNKNOWN },
  { VEI_FALSE, VEI_UNKNOWN, VEI_TRUE },
};
static const VeiTruth or_table[3][3] = {
  { VEI_FALSE, VEI_UNKNOWN, VEI_TRUE },
  { VEI_UNKNOWN, VEI_UNKNOWN, VEI_TRUE },
  { VEI_TRUE, VEI_TRUE, VEI_TRUE },
};
static const VeiTruth not_table[3] = { VEI_TRUE, VEI_UNKNOWN, VEI_FALSE };
static const VeiTruth certain_table[3] = { VEI_FALSE, VEI_FALSE, VEI_TRUE };

static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint a = 0; a < 3; a++)
    {
      for (guint b = 0; b < 3; b++)
        {
          g_autofree char *answers =
            g_strdup_printf ("{\"lives_alone\":%s,\"own_effort\":%s}", values[a], values[b]);

          g_assert_cmpint (evaluate (fixture, "{\"all\":[{\"yes\":\"lives_alone\"},"
                                     "{\"yes\":\"own_effort\"}]}", answers, 0), ==,
                           and_table[a][b]);
          g_assert_cmpint (evaluate (fixture, "{\"any\":[{\"yes\":\"lives_alone\"},"
                                     "{\"yes\":\"own_effort\"}]}", answers, 0), ==,
                           or_table[a][b]);
        }
    }
  for (guint a = 0; a < 3; a++)
    {
      g_autofree char *answers = g_strdup_printf ("{\"lives_alone\":%s}", values[a]);

      g_assert_cmpint (evaluate (fixture, "{\"not\":{\"yes\":\"lives_alone\"}}", answers, 0), ==,
                       not_table[a]);
      g_assert_cmpint (evaluate (fixture, "{\"certain\":{\"yes\":\"lives_alone\"}}", answers, 0),
                       ==, certain_table[a]);
    }
}

/* ---- Forms ---- */

typedef struct
{
  const char *name;
  const char *condition;
  const char *answers;
  VeiTruth    truth;
} Row;

#define TYPE1_ADULT \
  "\"age_group\":\"adult\",\"has_sensor\":false,\"diabetes_type\":\"type1\"," \
  "\"insulin_regimen\":\"daily\",\"care_setting\":\"gp\""

static const Row rows[] = {
  { "yes/not-asked", "{\"yes\":\"lives_alone\"}", "{}", VEI_UNKNOWN },
  { "all/none", "{\"all\":[]}", "{}", VEI_TRUE },
  { "any/none", "{\"any\":[]}", "{}", VEI_FALSE },
  { "is/yes", "{\"is\":[\"diabetes_type\",\"type2\"]}", "{\"diabetes_type\":\"type2\"}", VEI_TRUE },
  { "is/no", "{\"is\":[\"diabetes_type\",\"type2\"]}", "{\"diabetes_type\":\"type1\"}", VEI_FALSE },
  { "is/unknown", "{\"is\":[\"diabetes_type\",\"type2\"]}", "{\"diabetes_type\":null}",
    VEI_UNKNOWN },
  { "is/of-many", "{\"is\":[\"equipment\",\"pump\"]}", "{\"equipment\":[\"sensor\",\"pump\"]}",
    VEI_TRUE },
  { "is/not-of-many", "{\"is\":[\"equipment\",\"pump\"]}", "{\"equipment\":[\"sensor\"]}",
    VEI_FALSE },
  { "one-of/yes", "{\"one_of\":[\"insulin_regimen\",[\"none\",\"daily\"]]}",
    "{\"insulin_regimen\":\"daily\"}", VEI_TRUE },
  { "one-of/no", "{\"one_of\":[\"insulin_regimen\",[\"none\",\"daily\"]]}",
    "{\"insulin_regimen\":\"pump\"}", VEI_FALSE },
  { "one-of/nothing", "{\"one_of\":[\"insulin_regimen\",[]]}", "{\"insulin_regimen\":\"pump\"}",
    VEI_FALSE },
  { "at-least/below", "{\"at_least\":[\"hba1c\",58]}", "{\"hba1c\":57.9}", VEI_FALSE },
  { "at-least/at", "{\"at_least\":[\"hba1c\",58]}", "{\"hba1c\":58}", VEI_TRUE },
  { "at-least/above", "{\"at_least\":[\"hba1c\",58]}", "{\"hba1c\":58.1}", VEI_TRUE },
  { "at-least/unknown", "{\"at_least\":[\"hba1c\",58]}", "{\"hba1c\":null}", VEI_UNKNOWN },
  { "known/yes", "{\"known\":\"lives_alone\"}", "{\"lives_alone\":false}", VEI_TRUE },
  { "known/does-not-know", "{\"known\":\"lives_alone\"}", "{\"lives_alone\":null}", VEI_FALSE },
  { "known/not-asked", "{\"known\":\"lives_alone\"}", "{}", VEI_FALSE },
  { "late/last-day", "{\"late\":\"complaint\"}",
    "{\"application_status\":\"refused\",\"refusal_received\":\"2026-10-25\"}", VEI_FALSE },
  { "late/day-after", "{\"late\":\"complaint\"}",
    "{\"application_status\":\"refused\",\"refusal_received\":\"2026-10-24\"}", VEI_TRUE },
  { "late/unknown", "{\"late\":\"complaint\"}", "{\"application_status\":\"refused\"}",
    VEI_UNKNOWN },
  { "ref", "{\"ref\":\"needs_insulin\"}", "{\"insulin_regimen\":\"daily\"}", VEI_TRUE },
  { "ref/no", "{\"ref\":\"needs_insulin\"}", "{\"insulin_regimen\":\"none\"}", VEI_FALSE },
  { "follow-up/counts", "{\"yes\":\"loops\"}", "{\"insulin_regimen\":\"pump\",\"loops\":true}",
    VEI_TRUE },
  { "follow-up/does-not-count", "{\"yes\":\"loops\"}",
    "{\"insulin_regimen\":\"daily\",\"loops\":true}", VEI_UNKNOWN },
  { "counts-as-yes", "{\"yes\":\"pregnant\"}",
    "{\"diabetes_type\":\"gestational\",\"pregnant\":false}", VEI_TRUE },
  { "verdict/yes", "{\"verdict\":[\"childrens_department\",\"not_covered\"]}",
    "{\"age_group\":\"child\",\"has_sensor\":false}", VEI_TRUE },
  { "verdict/no", "{\"verdict\":[\"strong_case\"]}",
    "{\"age_group\":\"child\",\"has_sensor\":false}", VEI_FALSE },
  { "criterion/yes", "{\"criterion\":[\"pump.child\",\"sensor.child\"]}",
    "{\"age_group\":\"child\",\"has_sensor\":false}", VEI_TRUE },
  { "criterion/no", "{\"criterion\":[\"sensor.faulty\"]}",
    "{\"age_group\":\"child\",\"has_sensor\":false}", VEI_FALSE },
  { "criterion/of-other-equipment", "{\"criterion\":[\"pump.child\"]}",
    "{\"age_group\":\"child\",\"has_sensor\":false}", VEI_FALSE },
  { "criterion/null", "{\"not\":{\"criterion\":[\"sensor.child\"]}}", "{}", VEI_TRUE },
  { "some-verdict/yes", "{\"some_verdict\":[\"strong_case\"]}",
    "{" TYPE1_ADULT ",\"severe_hypos\":true}", VEI_TRUE },
  { "some-verdict/not-wanted", "{\"some_verdict\":[\"not_covered\"]}",
    "{\"equipment\":[\"pump\"]," TYPE1_ADULT ",\"severe_hypos\":true}", VEI_FALSE },
  { "wanted/yes", "{\"wanted\":\"pump\"}", "{\"equipment\":[\"pump\"]}", VEI_TRUE },
  { "wanted/no", "{\"wanted\":\"sensor\"}", "{\"equipment\":[\"pump\"]}", VEI_FALSE },
  { "wanted/not-asked", "{\"wanted\":\"sensor\"}", "{}", VEI_TRUE },
};

static void
test_row (Fixture       *fixture,
          gconstpointer  data)
{
  const Row *row = data;

  g_assert_cmpint (evaluate (fixture, row->condition, row->answers, 0), ==, row->truth);
}

/* ---- What may be asked where ---- */

static const struct
{
  const char *condition;
  guint       allowed;           /* scopes */
} scopes[] = {
  { "{\"verdict\":[\"strong_case\"]}", VEI_CONDITION_OF_EQUIPMENT },
  { "{\"criterion\":[\"sensor.child\"]}", VEI_CONDITION_OF_EQUIPMENT },
  { "{\"some_verdict\":[\"strong_case\"]}", VEI_CONDITION_OF_ALL },
  { "{\"wanted\":\"pump\"}", VEI_CONDITION_OF_ALL },
  { "{\"ref\":\"worth_applying\"}", VEI_CONDITION_OF_ALL },
  { "{\"not\":{\"any\":[{\"yes\":\"loops\"},{\"verdict\":[\"strong_case\"]}]}}",
    VEI_CONDITION_OF_EQUIPMENT },
};

static void
test_scopes (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    for (guint scope = 0; scope < 4; scope++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (VeiCondition) condition = compile (fixture, scopes[i].condition, scope, &error);

        if (scope & scopes[i].allowed)
          g_assert_no_error (error);
        else
          g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_VALUE);
        g_assert_cmpint (condition != NULL, ==, error == NULL);
      }
}

static const struct
{
  const char   *condition;
  VeiDataError  code;
  const char   *place;
} refused[] = {
  { "[]", VEI_DATA_ERROR_TYPE, "/" },
  { "{}", VEI_DATA_ERROR_TYPE, "/" },
  { "{\"yes\":\"loops\",\"known\":\"loops\"}", VEI_DATA_ERROR_TYPE, "/" },
  { "{\"maybe\":\"loops\"}", VEI_DATA_ERROR_UNKNOWN, "/maybe" },
  { "{\"yes\":1}", VEI_DATA_ERROR_TYPE, "/yes" },
  { "{\"yes\":\"likes_tea\"}", VEI_DATA_ERROR_UNKNOWN, "/yes" },
  { "{\"yes\":\"diabetes_type\"}", VEI_DATA_ERROR_VALUE, "/yes" },
  { "{\"is\":[\"loops\",\"yes\"]}", VEI_DATA_ERROR_VALUE, "/is/0" },
  { "{\"is\":[\"diabetes_type\"]}", VEI_DATA_ERROR_VALUE, "/is" },
  { "{\"is\":[\"diabetes_type\",\"type3\"]}", VEI_DATA_ERROR_UNKNOWN, "/is/1" },
  { "{\"one_of\":[\"diabetes_type\",[\"type1\",\"type3\"]]}", VEI_DATA_ERROR_UNKNOWN,
    "/one_of/1/1" },
  { "{\"at_least\":[\"loops\",1]}", VEI_DATA_ERROR_VALUE, "/at_least/0" },
  { "{\"at_least\":[\"hba1c\",19]}", VEI_DATA_ERROR_VALUE, "/at_least/1" },
  { "{\"at_least\":[\"hba1c\",201]}", VEI_DATA_ERROR_VALUE, "/at_least/1" },
  { "{\"late\":\"appeal\"}", VEI_DATA_ERROR_UNKNOWN, "/late" },
  { "{\"ref\":\"nothing\"}", VEI_DATA_ERROR_UNKNOWN, "/ref" },
  { "{\"wanted\":\"pen\"}", VEI_DATA_ERROR_UNKNOWN, "/wanted" },
  { "{\"verdict\":[\"granted\"]}", VEI_DATA_ERROR_UNKNOWN, "/verdict/0" },
  { "{\"criterion\":[\"sensor.nothing\"]}", VEI_DATA_ERROR_UNKNOWN, "/criterion/0" },
  { "{\"all\":[{\"yes\":\"loops\"},{\"not\":{\"known\":\"likes_tea\"}}]}", VEI_DATA_ERROR_UNKNOWN,
    "/all/1/not/known" },
};

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VeiCondition) condition =
        compile (fixture, refused[i].condition,
                 VEI_CONDITION_OF_EQUIPMENT | VEI_CONDITION_OF_ALL, &error);
      g_autofree char *start = g_strconcat (refused[i].place, ": ", NULL);

      g_assert_null (condition);
      g_assert_error (error, VEI_DATA_ERROR, (gint) refused[i].code);
      g_assert_true (g_str_has_prefix (error->message, start));
    }
}

/* ---- Size ---- */

/* "name" of @n times the same. */
static char *
repeat (const char *name,
        const char *inner,
        guint       n)
{
  GString *text = g_string_new ("{\"");

  g_string_append_printf (text, "%s\":[", name);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", inner);
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
check_size (Fixture    *fixture,
            const char *text,
            gboolean    fits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiCondition) condition = compile (fixture, text, VEI_CONDITION_ANSWERS, &error);

  if (fits)
    {
      g_assert_no_error (error);
      g_assert_cmpint (evaluate (fixture, text, "{\"lives_alone\":true}", 0), ==, VEI_TRUE);
      g_assert_cmpint (evaluate (fixture, text, "{\"lives_alone\":false}", 0), ==, VEI_FALSE);
      return;
    }
  g_assert_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "too large"));
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  const char *leaf = "{\"yes\":\"lives_alone\"}";
  g_autofree char *full = repeat ("all", leaf, VEI_CONDITION_MAX_STACK);
  g_autofree char *over = repeat ("all", leaf, VEI_CONDITION_MAX_STACK + 1);
  /* 63 operands wait while the inner ones are read. */
  g_autofree char *two = repeat ("any", leaf, 2);
  g_autofree char *nested = repeat ("all", two, VEI_CONDITION_MAX_STACK);
  g_autofree char *nested_fits = repeat ("all", two, VEI_CONDITION_MAX_STACK - 1);
  g_autofree char *six = repeat ("any", leaf, 6);
  g_autofree char *twenty = repeat ("all", six, 20);
  g_autofree char *long_one = repeat ("any", twenty, 30);
  g_autofree char *shorter = repeat ("any", twenty, 29);

  check_size (fixture, full, TRUE);
  check_size (fixture, over, FALSE);
  check_size (fixture, nested_fits, TRUE);
  check_size (fixture, nested, FALSE);
  check_size (fixture, shorter, TRUE);
  check_size (fixture, long_one, FALSE);
}

/* ---- Which questions are read ---- */

static guint64
bit_of (Fixture    *fixture,
        const char *id)
{
  return G_GUINT64_CONSTANT (1) << vei_knowledge_find_question (fixture->knowledge, id)->index;
}

static void
test_questions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiCondition) condition =
    compile (fixture, "{\"any\":[{\"ref\":\"sensor_fault\"},{\"late\":\"complaint\"},"
             "{\"certain\":{\"known\":\"hba1c\"}},{\"verdict\":[\"strong_case\"]}]}",
             VEI_CONDITION_OF_EQUIPMENT, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (vei_condition_get_questions (condition), ==,
                    bit_of (fixture, "has_sensor") | bit_of (fixture, "sensor_replacement_reason") |
                    bit_of (fixture, "refusal_received") | bit_of (fixture, "hba1c"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up_cb, test, tear_down_cb)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/condition/tables", test_tables);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/condition/form/%s", rows[i].name);

      g_test_add (path, Fixture, &rows[i], set_up_cb, test_row, tear_down_cb);
    }
  ADD ("/condition/scopes", test_scopes);
  ADD ("/condition/refused", test_refused);
  ADD ("/condition/size", test_size);
  ADD ("/condition/questions", test_questions);

  return g_test_run ();
}
