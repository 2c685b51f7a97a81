/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/vei-case.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

#define AS_OF "2026-11-22"
#define HEAD "{\"format\":\"utstyrsveiviser-case\",\"version\":1,\"id\":\"a\""

static VeiKnowledge *knowledge;

static VeiCase *
read_as_of (const char  *text,
            const char  *as_of,
            GError     **error)
{
  g_autoptr (JsonNode) node = vei_json_parse ("case.json", text, strlen (text),
                                              error);
  GDate date;

  g_assert_nonnull (node);
  g_assert_true (vei_date_parse (as_of, &date));

  return vei_case_new_from_node (knowledge, node, &date, error);
}

static VeiCase *
read_members (const char *members)
{
  g_autofree char *text = g_strconcat (HEAD, members, "}", NULL);
  g_autoptr (GError) error = NULL;
  VeiCase *read_case = read_as_of (text, AS_OF, &error);

  g_assert_no_error (error);
  return read_case;
}

static char *
write_case (VeiCase *written)
{
  g_autoptr (JsonNode) node = vei_case_to_node (written);

  return vei_json_to_line (node);
}

static const VeiAnswer *
get_answer (VeiCase    *of_case,
            const char *id)
{
  const VeiQuestion *question = vei_knowledge_find_question (knowledge, id);

  g_assert_nonnull (question);
  return &vei_case_get_answers (of_case)->answer[question->index];
}

/* ---- Files that come back as they were ---- */

typedef struct
{
  const char *name;
  const char *members;
} KeepRow;

static const KeepRow keep_rows[] = {
  { "nothing", "" },
  { "empty-person", ",\"person\":{}" },
  { "template",
    ",\"person\":{\"name\":\"\",\"birth_date\":null,\"address\":[\"\"],"
    "\"phone\":\"\",\"email\":\"\"},\"guardian\":null,\"representative\":null,"
    "\"unit\":null,\"clinic\":{\"name\":\"\",\"address\":[\"\"]},"
    "\"wanted_device\":null,\"answers\":{},\"own_words\":{},\"events\":[],"
    "\"refusal\":{\"dated\":null,\"received\":null,\"reference\":\"\","
    "\"reason_given\":\"\",\"decided_by\":\"\"},\"trip\":null,"
    "\"attachments\":[],\"letters\":[],\"log\":[]" },
  { "full",
    ",\"person\":{\"name\":\"Eksempelpasient A\",\"birth_date\":\"1980-02-29\","
    "\"address\":[\"Line 1\",\"\",\"Line 3\"],\"phone\":\"-\",\"email\":\"-\"},"
    "\"guardian\":{\"name\":\"Eksempelpasient B\"},"
    "\"representative\":{\"name\":\"C\",\"birth_date\":null},"
    "\"unit\":\"unit-1\",\"clinic\":{\"name\":\"Clinic\",\"address\":[\"A\"]},"
    "\"wanted_device\":\"a device\","
    "\"answers\":{\"age_group\":\"adult\",\"diabetes_type\":\"type1\","
    "\"application_status\":\"refused\",\"refusal_received\":\"2026-11-16\","
    "\"pregnant\":null},"
    "\"own_words\":{\"severe_hypos\":\"one\\n\\ttwo\",\"lives_alone\":\"\"},"
    "\"events\":[{\"date\":\"2026-10-03\",\"question\":\"severe_hypos\","
    "\"what\":\"fell\",\"value_mmol_l\":2.4},{}],"
    "\"refusal\":{\"dated\":\"2026-11-12\",\"received\":\"2026-11-16\","
    "\"reference\":\"26/1\",\"reason_given\":\"a\\nb\",\"decided_by\":\"D\"},"
    "\"trip\":{\"country\":\"ES\",\"supplies\":[{\"item\":\"sensor\"}]},"
    "\"attachments\":[\"a diary\"],"
    "\"letters\":[{\"kind\":\"complaint\",\"edits\":{\"p\":[1,2.5,null]}},"
    "{\"kind\":\"of-the-future\"}],"
    "\"log\":[{\"at\":\"2026-11-22T10:00:00Z\",\"what\":\"sent\"}]" },
  { "unknown",
    ",\"person\":{\"name\":\"A\",\"x\":{\"y\":[1]}},"
    "\"guardian\":{\"x\":1},\"clinic\":{\"x\":2.5},"
    "\"events\":[{\"x\":true},{\"what\":\"b\",\"z\":null}],"
    "\"refusal\":{\"x\":\"4\"},\"x\":{\"a\":{\"b\":[[]]}},\"w\":null" },
  { "null-lists", ",\"letters\":null,\"log\":null" },
  { "answers-received-only",
    ",\"answers\":{\"refusal_received\":\"2026-11-16\"}" },
  { "event-nulls",
    ",\"events\":[{\"date\":null,\"question\":null,\"value_mmol_l\":null}]" },
  { "birth-date-gives-no-answer", ",\"person\":{\"birth_date\":\"1980-01-01\"}" },
};

static void
test_keep (gconstpointer data)
{
  const KeepRow *row = data;
  g_autofree char *text = g_strconcat (HEAD, row->members, "}", NULL);
  g_autoptr (VeiCase) first = read_members (row->members);
  g_autoptr (VeiCase) second = NULL;
  g_autoptr (JsonNode) before = vei_json_parse ("", text, strlen (text), NULL);
  g_autoptr (JsonNode) after = NULL;
  g_autofree char *line = write_case (first);
  g_autofree char *again = NULL;

  /* The answers come in the order of the questions, so not byte for byte. */
  after = vei_json_parse ("", line, strlen (line), NULL);
  g_test_message ("%s", line);
  g_assert_true (json_node_equal (before, after));

  second = read_as_of (line, AS_OF, NULL);
  g_assert_nonnull (second);
  again = write_case (second);
  g_assert_cmpstr (again, ==, line);
}

/* Known members come in the order of the format, unknown ones last. */
static void
test_order (void)
{
  static const char text[]
    = "{\"z\":1,\"log\":[],\"unit\":\"u\",\"version\":1,\"id\":\"a\","
      "\"person\":{\"y\":2,\"phone\":\"1\",\"name\":\"A\"},"
      "\"format\":\"utstyrsveiviser-case\"}";
  g_autoptr (VeiCase) read_case = read_as_of (text, AS_OF, NULL);
  g_autofree char *line = write_case (read_case);

  g_assert_cmpstr (line, ==,
                   HEAD ",\"person\":{\"name\":\"A\",\"phone\":\"1\",\"y\":2},"
                   "\"unit\":\"u\",\"log\":[],\"z\":1}");
}

/* ---- Files that are refused ---- */

typedef struct
{
  const char   *name;
  const char   *members;
  VeiDataError  code;
  const char   *beginning;     /* of the message */
} BadRow;

static const BadRow bad_rows[] = {
  { "id-type", ",\"id\":1", VEI_DATA_ERROR_TYPE, "/id: " },
  { "id-empty", ",\"id\":\"\"", VEI_DATA_ERROR_VALUE, "/id: " },
  { "person-null", ",\"person\":null", VEI_DATA_ERROR_TYPE, "/person: " },
  { "name-type", ",\"person\":{\"name\":1}", VEI_DATA_ERROR_TYPE,
    "/person/name: " },
  { "name-null", ",\"person\":{\"name\":null}", VEI_DATA_ERROR_TYPE,
    "/person/name: " },
  { "name-line-break", ",\"person\":{\"name\":\"a\\nb\"}",
    VEI_DATA_ERROR_VALUE, "/person/name: " },
  { "name-c1", ",\"person\":{\"name\":\"a\\u009bb\"}", VEI_DATA_ERROR_VALUE,
    "/person/name: " },
  { "address-string", ",\"person\":{\"address\":\"a\"}", VEI_DATA_ERROR_TYPE,
    "/person/address: " },
  { "address-element", ",\"person\":{\"address\":[\"a\",null]}",
    VEI_DATA_ERROR_TYPE, "/person/address/1: " },
  { "birth-date-impossible", ",\"person\":{\"birth_date\":\"2001-02-29\"}",
    VEI_DATA_ERROR_VALUE, "/person/birth_date: " },
  { "birth-date-form", ",\"person\":{\"birth_date\":\"1.1.1980\"}",
    VEI_DATA_ERROR_VALUE, "/person/birth_date: " },
  { "birth-date-type", ",\"person\":{\"birth_date\":1980}",
    VEI_DATA_ERROR_TYPE, "/person/birth_date: " },
  { "birth-date-future", ",\"person\":{\"birth_date\":\"2026-11-23\"}",
    VEI_DATA_ERROR_VALUE, "/person/birth_date: " },
  { "guardian-type", ",\"guardian\":[]", VEI_DATA_ERROR_TYPE, "/guardian: " },
  { "guardian-email", ",\"guardian\":{\"email\":false}", VEI_DATA_ERROR_TYPE,
    "/guardian/email: " },
  { "representative-birth-date",
    ",\"representative\":{\"birth_date\":\"2027-01-01\"}",
    VEI_DATA_ERROR_VALUE, "/representative/birth_date: " },
  { "unit-type", ",\"unit\":7", VEI_DATA_ERROR_TYPE, "/unit: " },
  { "clinic-null", ",\"clinic\":null", VEI_DATA_ERROR_TYPE, "/clinic: " },
  { "clinic-address", ",\"clinic\":{\"address\":[1]}", VEI_DATA_ERROR_TYPE,
    "/clinic/address/0: " },
  { "wanted-device-type", ",\"wanted_device\":{}", VEI_DATA_ERROR_TYPE,
    "/wanted_device: " },
  { "answers-list", ",\"answers\":[]", VEI_DATA_ERROR_TYPE, "/answers: " },
  { "answers-id", ",\"answers\":{\"no_such\":true}", VEI_DATA_ERROR_UNKNOWN,
    "/answers/no_such: " },
  { "answers-value", ",\"answers\":{\"diabetes_type\":\"type3\"}",
    VEI_DATA_ERROR_UNKNOWN, "/answers/diabetes_type: " },
  { "own-words-id", ",\"own_words\":{\"no_such\":\"a\"}",
    VEI_DATA_ERROR_UNKNOWN, "/own_words/no_such: " },
  { "own-words-type", ",\"own_words\":{\"lives_alone\":1}",
    VEI_DATA_ERROR_TYPE, "/own_words/lives_alone: " },
  { "own-words-control", ",\"own_words\":{\"lives_alone\":\"a\\u0007\"}",
    VEI_DATA_ERROR_VALUE, "/own_words/lives_alone: " },
  { "events-type", ",\"events\":{}", VEI_DATA_ERROR_TYPE, "/events: " },
  { "event-type", ",\"events\":[{},1]", VEI_DATA_ERROR_TYPE, "/events/1: " },
  { "event-date", ",\"events\":[{\"date\":\"2026-02-30\"}]",
    VEI_DATA_ERROR_VALUE, "/events/0/date: " },
  { "event-question", ",\"events\":[{\"question\":\"no_such\"}]",
    VEI_DATA_ERROR_UNKNOWN, "/events/0/question: " },
  { "event-value-past", ",\"events\":[{\"value_mmol_l\":100.1}]",
    VEI_DATA_ERROR_VALUE, "/events/0/value_mmol_l: " },
  { "event-value-before", ",\"events\":[{\"value_mmol_l\":-0.1}]",
    VEI_DATA_ERROR_VALUE, "/events/0/value_mmol_l: " },
  { "event-value-type", ",\"events\":[{\"value_mmol_l\":\"2.4\"}]",
    VEI_DATA_ERROR_TYPE, "/events/0/value_mmol_l: " },
  { "refusal-type", ",\"refusal\":\"no\"", VEI_DATA_ERROR_TYPE,
    "/refusal: " },
  { "refusal-dated", ",\"refusal\":{\"dated\":\"2026-13-01\"}",
    VEI_DATA_ERROR_VALUE, "/refusal/dated: " },
  { "refusal-received-future", ",\"refusal\":{\"received\":\"2199-12-31\"}",
    VEI_DATA_ERROR_VALUE, "/refusal/received: " },
  { "received-differs",
    ",\"answers\":{\"refusal_received\":\"2026-11-16\"},"
    "\"refusal\":{\"received\":\"2026-11-17\"}",
    VEI_DATA_ERROR_CONFLICT,
    "/refusal/received: this is not the date in /answers/refusal_received" },
  { "adult-is-child",
    ",\"person\":{\"birth_date\":\"2008-11-23\"},"
    "\"answers\":{\"age_group\":\"adult\"}",
    VEI_DATA_ERROR_CONFLICT,
    "/answers/age_group: the date in /person/birth_date" },
  { "child-is-adult",
    ",\"person\":{\"birth_date\":\"2008-11-22\"},"
    "\"answers\":{\"age_group\":\"child\"}",
    VEI_DATA_ERROR_CONFLICT, "/answers/age_group: " },
  { "trip-type", ",\"trip\":[]", VEI_DATA_ERROR_TYPE, "/trip: " },
  { "attachments-type", ",\"attachments\":\"a\"", VEI_DATA_ERROR_TYPE,
    "/attachments: " },
  { "attachments-element", ",\"attachments\":[\"a\",2]", VEI_DATA_ERROR_TYPE,
    "/attachments/1: " },
  { "letters-type", ",\"letters\":{}", VEI_DATA_ERROR_TYPE, "/letters: " },
  { "letters-element", ",\"letters\":[1]", VEI_DATA_ERROR_TYPE,
    "/letters/0: " },
  { "letters-no-kind", ",\"letters\":[{}]", VEI_DATA_ERROR_MISSING,
    "/letters/0: " },
  { "log-type", ",\"log\":\"a\"", VEI_DATA_ERROR_TYPE, "/log: " },
};

static void
assert_refused (const char   *text,
                VeiDataError  code,
                const char   *beginning)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VeiCase) read_case = read_as_of (text, AS_OF, &error);

  g_assert_null (read_case);
  g_assert_error (error, VEI_DATA_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, beginning));
}

static void
test_bad (gconstpointer data)
{
  const BadRow *row = data;
  g_autofree char *text
    = g_strconcat ("{\"format\":\"utstyrsveiviser-case\",\"version\":1",
                   row->members, "}", NULL);

  assert_refused (text, row->code, row->beginning);
}

static void
test_format (void)
{
  g_autoptr (JsonNode) answers = vei_json_parse (
    "f", "{\"format\":\"utstyrsveiviser-answers\"}", 36, NULL);
  g_autoptr (JsonNode) list = vei_json_parse ("f", "[]", 2, NULL);

  g_assert_true (vei_case_node_is_answers (answers));
  g_assert_false (vei_case_node_is_answers (list));

  assert_refused ("[]", VEI_DATA_ERROR_TYPE, "/: ");
  assert_refused ("{\"version\":1}", VEI_DATA_ERROR_MISSING, "/: “format”");
  assert_refused ("{\"format\":1,\"version\":1}", VEI_DATA_ERROR_TYPE,
                  "/format: ");
  assert_refused ("{\"format\":\"a\\nb\",\"version\":1}", VEI_DATA_ERROR_FORMAT,
                  "/format: “a?b” is not");
  assert_refused ("{\"format\":\"utstyrsveiviser-answers\",\"version\":1}",
                  VEI_DATA_ERROR_FORMAT, "/format: this is an answers file");
  assert_refused ("{\"format\":\"utstyrsveiviser-case\"}",
                  VEI_DATA_ERROR_MISSING, "/: “version”");
  assert_refused ("{\"format\":\"utstyrsveiviser-case\",\"version\":\"1\"}",
                  VEI_DATA_ERROR_TYPE, "/version: ");
  assert_refused ("{\"format\":\"utstyrsveiviser-case\",\"version\":0}",
                  VEI_DATA_ERROR_VALUE, "/version: ");
  assert_refused ("{\"format\":\"utstyrsveiviser-case\",\"version\":2,"
                  "\"person\":7}",
                  VEI_DATA_ERROR_VERSION, "/version: the file was written by");
}

/* ---- One fact in two places ---- */

static void
test_received (void)
{
  g_autoptr (VeiCase) read_case
    = read_members (",\"refusal\":{\"received\":\"2026-11-16\"}");
  const VeiQuestion *question
    = vei_knowledge_find_question (knowledge, "refusal_received");
  const VeiAnswer *answer = get_answer (read_case, "refusal_received");
  g_autofree char *line = write_case (read_case);
  g_autofree char *cleared = NULL;
  GDate received;

  g_assert_true (vei_date_parse ("2026-11-16", &received));
  g_assert_cmpint (answer->state, ==, VEI_ANSWER_GIVEN);
  g_assert_cmpuint (answer->julian, ==, g_date_get_julian (&received));
  g_assert_cmpstr (line, ==,
                   HEAD ",\"answers\":{\"refusal_received\":\"2026-11-16\"},"
                   "\"refusal\":{\"received\":\"2026-11-16\"}}");

  /* Taken back in the window, it stands nowhere. */
  vei_answers_unset (vei_case_get_answers (read_case), question);
  cleared = write_case (read_case);
  g_assert_cmpstr (cleared, ==, HEAD ",\"refusal\":{\"received\":null}}");
}

typedef struct
{
  const char *birth_date;
  const char *as_of;
  const char *age_group;
} AgeRow;

static const AgeRow age_rows[] = {
  { "2008-11-23", "2026-11-22", "child" },
  { "2008-11-22", "2026-11-22", "adult" },
  { "2008-11-21", "2026-11-22", "adult" },
  { "2008-11-23", "2026-11-23", "adult" },
  { "2026-11-22", "2026-11-22", "child" },
  { "1926-01-01", "2026-11-22", "adult" },
};

static void
test_age_group (gconstpointer data)
{
  const AgeRow *row = data;
  const VeiQuestion *question
    = vei_knowledge_find_question (knowledge, "age_group");
  g_autofree char *text
    = g_strdup_printf (HEAD ",\"person\":{\"birth_date\":\"%s\"}}",
                       row->birth_date);
  g_autoptr (VeiCase) read_case = read_as_of (text, row->as_of, NULL);
  g_autofree char *line = write_case (read_case);
  const VeiAnswer *answer = get_answer (read_case, "age_group");

  g_assert_cmpint (answer->state, ==, VEI_ANSWER_GIVEN);
  g_assert_cmpstr (question->choices[answer->choice].id, ==, row->age_group);
  /* Not written: after a birthday the file would be refused. */
  g_assert_cmpstr (line, ==, text);
}

/* ---- What is read, and changed ---- */

static void
test_read (void)
{
  g_autoptr (VeiCase) read_case = read_members (keep_rows[3].members);
  VeiPerson *person = vei_case_get_person (read_case);
  GPtrArray *events = vei_case_get_events (read_case);
  VeiEvent *event = events->pdata[0];
  VeiEvent *empty = events->pdata[1];
  VeiRefusal *refusal = vei_case_get_refusal (read_case);

  g_assert_cmpstr (vei_case_get_id (read_case), ==, "a");
  g_assert_cmpstr (person->name, ==, "Eksempelpasient A");
  g_assert_cmpint (g_date_get_year (&person->birth_date), ==, 1980);
  g_assert_cmpuint (g_strv_length (person->address), ==, 3);
  g_assert_cmpstr (vei_case_get_guardian (read_case)->name, ==,
                   "Eksempelpasient B");
  g_assert_cmpstr (vei_case_get_representative (read_case)->name, ==, "C");
  g_assert_cmpstr (vei_case_get_unit (read_case), ==, "unit-1");
  g_assert_cmpstr (vei_case_get_clinic_name (read_case), ==, "Clinic");
  g_assert_cmpstr (vei_case_get_clinic_address (read_case)[0], ==, "A");
  g_assert_cmpstr (vei_case_get_wanted_device (read_case), ==, "a device");
  g_assert_cmpstr (vei_case_get_own_words (read_case, "severe_hypos"), ==,
                   "one\n\ttwo");
  g_assert_null (vei_case_get_own_words (read_case, "lives_alone"));
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_cmpstr (event->question, ==, "severe_hypos");
  g_assert_cmpstr (event->what, ==, "fell");
  g_assert_cmpfloat (event->value_mmol_l, ==, 2.4);
  g_assert_false (g_date_valid (&empty->date));
  g_assert_cmpstr (empty->question, ==, "");
  g_assert_true (isnan (empty->value_mmol_l));
  g_assert_cmpint (g_date_get_day (&refusal->dated), ==, 12);
  g_assert_cmpstr (refusal->reason_given, ==, "a\nb");
  g_assert_cmpuint (vei_case_get_attachments (read_case)->len, ==, 1);
  g_assert_cmpint (get_answer (read_case, "pregnant")->state, ==,
                   VEI_ANSWER_DOES_NOT_KNOW);
  g_assert_cmpint (get_answer (read_case, "lives_alone")->state, ==,
                   VEI_ANSWER_NOT_ASKED);
}

static void
count_cb (VeiCase *changed,
          guint   *count)
{
  (*count)++;
}

static void
test_setters (void)
{
  static const char *const lines[] = { "A", "B", NULL };
  g_autoptr (VeiCase) self = vei_case_new (knowledge);
  g_autofree char *line = NULL;
  g_autofree char *expected = NULL;
  guint count = 0;

  g_signal_connect (self, "changed", G_CALLBACK (count_cb), &count);
  for (guint i = 0; i < 2; i++)
    {
      vei_case_set_unit (self, "u");
      vei_case_set_clinic_name (self, "a\nb\x07");
      vei_case_set_clinic_address (self, lines);
      vei_case_set_wanted_device (self, "d");
      vei_case_set_own_words (self, "lives_alone", "one\r\ntwo\x01");
    }
  g_assert_cmpuint (count, ==, 5);

  vei_case_set_guardian (self, vei_person_new ());
  vei_case_set_guardian (self, vei_case_get_guardian (self));
  g_assert_cmpuint (count, ==, 6);

  line = write_case (self);
  expected = g_strdup_printf (
    "{\"format\":\"utstyrsveiviser-case\",\"version\":1,\"id\":\"%s\","
    "\"guardian\":{},\"unit\":\"u\","
    "\"clinic\":{\"name\":\"a b\",\"address\":[\"A\",\"B\"]},"
    "\"wanted_device\":\"d\",\"own_words\":{\"lives_alone\":\"one\\ntwo\"}}",
    vei_case_get_id (self));
  g_assert_cmpstr (line, ==, expected);

  vei_case_set_unit (self, "");
  vei_case_set_clinic_name (self, NULL);
  vei_case_set_clinic_address (self, NULL);
  vei_case_set_wanted_device (self, NULL);
  vei_case_set_own_words (self, "lives_alone", "");
  vei_case_set_guardian (self, NULL);
  vei_case_set_own_words (self, "lives_alone", NULL);
  g_assert_cmpuint (count, ==, 12);
  g_assert_null (vei_case_get_unit (self));
  g_assert_cmpstr (vei_case_get_clinic_name (self), ==, "");
  g_assert_null (vei_case_get_own_words (self, "lives_alone"));
}

/* A new case holds nothing but an id of its own. */
static void
test_new (void)
{
  g_autoptr (VeiCase) first = vei_case_new (knowledge);
  g_autoptr (VeiCase) second = vei_case_new (knowledge);
  g_autofree char *line = write_case (first);

  g_assert_true (g_uuid_string_is_valid (vei_case_get_id (first)));
  g_assert_cmpstr (vei_case_get_id (first), !=, vei_case_get_id (second));
  g_assert_true (g_str_has_suffix (line, vei_case_get_id (first)) == FALSE);
  g_assert_cmpuint (strlen (line), ==,
                    strlen ("{\"format\":\"utstyrsveiviser-case\","
                            "\"version\":1,\"id\":\"\"}") + 36);
}

/* Whatever the window has put in, what is written can be read again. */
static void
test_written_is_readable (void)
{
  g_autoptr (VeiCase) self = vei_case_new (knowledge);
  VeiPerson *person = vei_case_get_person (self);
  VeiEvent *event = vei_event_new ();
  g_autofree char *line = NULL;
  g_autoptr (VeiCase) again = NULL;
  g_autoptr (GError) error = NULL;

  g_free (person->name);
  person->name = g_strdup ("a\tb\x1b[0m\xff");
  g_free (vei_case_get_refusal (self)->reason_given);
  vei_case_get_refusal (self)->reason_given = g_strdup ("\x02");
  g_free (event->what);
  event->what = g_strdup ("half\x7f done");
  event->value_mmol_l = INFINITY;
  g_ptr_array_add (vei_case_get_events (self), event);
  g_ptr_array_add (vei_case_get_attachments (self), g_strdup ("\x03"));

  line = write_case (self);
  again = read_as_of (line, AS_OF, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (vei_case_get_person (again)->name, ==, "a b[0m\uFFFD");
  event = vei_case_get_events (again)->pdata[0];
  g_assert_cmpstr (event->what, ==, "half done");
  g_assert_true (isnan (event->value_mmol_l));
}

static void
test_letters (void)
{
  g_autoptr (VeiCase) self
    = read_members (",\"letters\":[{\"kind\":\"complaint\",\"a\":1}]");
  g_autofree char *before = write_case (self);
  g_autofree char *after = NULL;
  g_autoptr (JsonNode) node = vei_case_to_node (self);
  g_autofree char *unchanged = NULL;
  JsonObject *letter;

  g_assert_null (vei_case_get_letter (self, "application", FALSE));
  letter = vei_case_get_letter (self, "complaint", FALSE);
  g_assert_cmpint (json_object_get_int_member (letter, "a"), ==, 1);
  json_object_set_int_member (letter, "a", 2);
  letter = vei_case_get_letter (self, "application", TRUE);
  g_assert_true (letter == vei_case_get_letter (self, "application", TRUE));

  after = write_case (self);
  g_assert_cmpstr (after, ==,
                   HEAD ",\"letters\":[{\"kind\":\"complaint\",\"a\":2},"
                   "{\"kind\":\"application\"}]}");
  /* What was written before does not change with the case. */
  unchanged = vei_json_to_line (node);
  g_assert_cmpstr (unchanged, ==, before);
}

#define ADD_ROWS(group, rows, column, function)                                \
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)                              \
    {                                                                          \
      g_autofree char *path = g_strconcat (group, rows[i].column, NULL);       \
                                                                               \
      g_test_add_data_func (path, &rows[i], function);                         \
    }

/* What the helper notes and what was done stand in the file beside what other
 * versions keep there, and are read again.
 */
static void
test_log_and_notes (void)
{
  g_autoptr (VeiCase) kept = read_members (",\"later\":{\"a\":1},\"log\":[{\"at\":\"2026-01-02T03:04:05Z\","
                                           "\"what\":\"Ringte\"}]");
  g_autoptr (VeiCase) fresh = read_members ("");
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) at = g_date_time_new (zone, 2026, 11, 22, 0, 30, 0);
  g_autofree char *written = NULL;
  g_autofree char *without = NULL;

  vei_case_add_log (kept, at, "  Sendte\tbrevet ");
  vei_case_set_notes (kept, "Ring igjen\nfredag");
  g_assert_cmpstr (vei_case_get_notes (kept), ==, "Ring igjen\nfredag");
  written = write_case (kept);
  g_assert_nonnull (strstr (written, "\"later\":{\"a\":1}"));
  g_assert_nonnull (strstr (written, "\"what\":\"Ringte\""));
  g_assert_nonnull (strstr (written, "\"at\":\"2026-11-21T23:30:00Z\""));
  g_assert_nonnull (strstr (written, "\"notes\":\"Ring igjen\\nfredag\""));
  vei_case_set_notes (kept, "");
  g_assert_cmpstr (vei_case_get_notes (kept), ==, "");
  without = write_case (kept);
  g_assert_null (strstr (without, "notes"));
  g_assert_nonnull (strstr (without, "\"what\":\"Ringte\""));

  g_assert_cmpstr (vei_case_get_notes (fresh), ==, "");
  vei_case_add_log (fresh, at, "Ringte");
  g_assert_cmpstr (vei_case_get_notes (fresh), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  pack = vei_pack_new_bundled ();
  knowledge = vei_knowledge_new (pack, &error);
  g_assert_no_error (error);

  ADD_ROWS ("/case/keep/", keep_rows, name, test_keep)
  ADD_ROWS ("/case/bad/", bad_rows, name, test_bad)
  for (guint i = 0; i < G_N_ELEMENTS (age_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/case/age-group/%u", i);

      g_test_add_data_func (path, &age_rows[i], test_age_group);
    }
  g_test_add_func ("/case/order", test_order);
  g_test_add_func ("/case/format", test_format);
  g_test_add_func ("/case/received", test_received);
  g_test_add_func ("/case/read", test_read);
  g_test_add_func ("/case/setters", test_setters);
  g_test_add_func ("/case/new", test_new);
  g_test_add_func ("/case/written-is-readable", test_written_is_readable);
  g_test_add_func ("/case/letters", test_letters);
  g_test_add_func ("/case/log-and-notes", test_log_and_notes);

  status = g_test_run ();
  g_clear_object (&knowledge);

  return status;
}
