/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* Our side of the comparison with other rule engines (bench/peers/speed.py):
 *
 *   bench-verdicts KNOWLEDGE make SEED N EXAMPLE   makes sets of answers, with our verdicts
 *   bench-verdicts KNOWLEDGE time FILE             reads those, then times what it is asked for
 *
 * KNOWLEDGE is a folder with a knowledge pack, or "-" for the bundled one. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/vei-assessment.h"
#include "core/vei-date.h"
#include "core/vei-json.h"

#define AS_OF "2026-11-22"
/* So many questions of a set are at most without an answer. */
#define MOST_UNKNOWN 4

typedef struct
{
  VeiKnowledge *knowledge;
  GDate         as_of;
  GRand        *random;
} Bench;

static const VeiQuestion *
find_question (Bench      *bench,
               const char *id)
{
  const VeiQuestion *question = vei_knowledge_find_question (bench->knowledge, id);

  if (question == NULL)
    g_error ("there is no question “%s”", id);
  return question;
}

/* ---- Sets of answers ---- */

static guint
get_n_values (const VeiQuestion *question)
{
  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
    case VEI_QUESTION_DATE:
      return 2;
    case VEI_QUESTION_ONE:
      return question->n_choices;
    case VEI_QUESTION_MANY:
      return (1u << question->n_choices) - 1;
    case VEI_QUESTION_NUMBER:
    default:
      return 1;
    }
}

static void
set_value (Bench             *bench,
           VeiAnswers        *answers,
           const VeiQuestion *question,
           guint              value)
{
  GDate day = bench->as_of;

  switch (question->kind)
    {
    case VEI_QUESTION_YES_NO:
      vei_answers_set_yes_no (answers, question, value == 1);
      break;
    case VEI_QUESTION_ONE:
      vei_answers_set_choice (answers, question, question->choices[value].id);
      break;
    case VEI_QUESTION_MANY:
      vei_answers_set_choices (answers, question, value + 1);
      break;
    case VEI_QUESTION_DATE:
      g_date_subtract_days (&day, value == 1 ? 100 : 5);
      vei_answers_set_date (answers, question, &day);
      break;
    case VEI_QUESTION_NUMBER:
    default:
      vei_answers_set_number (answers, question, question->minimum);
      break;
    }
}

/* Whom a general practitioner follows up cannot know what the hospital thinks:
 * such a set has an unknown fact by itself, so these are all at the hospital. */
static void
answer_all (Bench      *bench,
            VeiAnswers *answers)
{
  vei_answers_clear (answers);
  for (guint i = 0; i < vei_knowledge_get_n_questions (bench->knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (bench->knowledge, i);

      set_value (bench, answers, question,
                 g_rand_int_range (bench->random, 0, get_n_values (question)));
    }
  vei_answers_set_choice (answers, find_question (bench, "care_setting"), "specialist");
}

static gboolean
may_be_unknown (const VeiQuestion *question)
{
  return question->kind != VEI_QUESTION_MANY && question->kind != VEI_QUESTION_NUMBER &&
         !g_str_equal (question->id, "care_setting");
}

static void
take_answers_away (Bench      *bench,
                   VeiAnswers *answers)
{
  gint32 n = g_rand_int_range (bench->random, 1, MOST_UNKNOWN + 1);

  while (n > 0)
    {
      guint i = g_rand_int_range (bench->random, 0, vei_knowledge_get_n_questions (bench->knowledge));
      const VeiQuestion *question = vei_knowledge_get_question (bench->knowledge, i);

      if (!may_be_unknown (question) || answers->answer[i].state != VEI_ANSWER_GIVEN)
        continue;
      if (question->may_not_know && g_rand_boolean (bench->random))
        vei_answers_set_does_not_know (answers, question);
      else
        vei_answers_unset (answers, question);
      n--;
    }
}

/* ---- What the unknown facts decide ---- */

typedef struct
{
  Bench             *bench;
  VeiAnswers         answers;
  const VeiQuestion *open[VEI_MAX_QUESTIONS];
  guint              n_open;
  guint32            verdicts[VEI_MAX_EQUIPMENT];      /* one bit for each that came out */
} Completions;

static void
complete_from (Completions *self,
               guint        first)
{
  VeiAssessment assessment;

  if (first < self->n_open)
    {
      for (guint value = 0; value < get_n_values (self->open[first]); value++)
        {
          set_value (self->bench, &self->answers, self->open[first], value);
          complete_from (self, first + 1);
        }
      return;
    }
  vei_assess (self->bench->knowledge, &self->answers, &self->bench->as_of, &assessment);
  for (guint e = 0; e < VEI_MAX_EQUIPMENT; e++)
    if (assessment.equipment[e].wanted)
      self->verdicts[e] |= 1u << assessment.equipment[e].verdict;
}

/* All verdicts that come out for all ways of answering what is not answered, and
 * what follows up a question that is not. */
static void
complete (Bench            *bench,
          const VeiAnswers *answers,
          Completions      *self)
{
  memset (self, 0, sizeof *self);
  self->bench = bench;
  self->answers = *answers;
  for (guint i = 0; i < vei_knowledge_get_n_questions (bench->knowledge); i++)
    {
      const VeiQuestion *question = vei_knowledge_get_question (bench->knowledge, i);

      if (answers->answer[i].state != VEI_ANSWER_GIVEN ||
          (question->parent >= 0 && answers->answer[question->parent].state != VEI_ANSWER_GIVEN))
        self->open[self->n_open++] = question;
    }
  complete_from (self, 0);
}

static void
add_possible (JsonObject        *object,
              const Completions *completions)
{
  VeiKnowledge *knowledge = completions->bench->knowledge;
  JsonObject *possible = json_object_new ();

  for (guint e = 0; e < vei_knowledge_get_n_equipment (knowledge); e++)
    {
      JsonArray *verdicts = json_array_new ();

      for (guint v = 0; v < 32; v++)
        if (completions->verdicts[e] & 1u << v)
          json_array_add_string_element (verdicts, vei_knowledge_get_verdict (knowledge, v)->id);
      json_object_set_array_member (possible, vei_knowledge_get_equipment (knowledge, e)->id, verdicts);
    }
  json_object_set_object_member (object, "possible", possible);
}

static void
print_set (Bench            *bench,
           const char       *kind,
           const VeiAnswers *answers)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *line = NULL;
  JsonObject *object = json_object_new ();
  VeiAnswers effective;
  VeiAssessment assessment;
  Completions completions;

  vei_answers_get_effective (answers, bench->knowledge, &effective);
  vei_assess (bench->knowledge, answers, &bench->as_of, &assessment);
  complete (bench, answers, &completions);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_member (object, "answers", vei_answers_to_node (answers, bench->knowledge));
  json_object_set_member (object, "effective", vei_answers_to_node (&effective, bench->knowledge));
  json_object_set_member (object, "assessment",
                          vei_assessment_to_node (&assessment, bench->knowledge, NULL));
  add_possible (object, &completions);
  json_node_take_object (node, object);
  line = vei_json_to_line (node);
  g_print ("%s\n", g_strchomp (line));
}

static void
read_answers (Bench      *bench,
              JsonNode   *node,
              VeiAnswers *answers)
{
  g_autoptr (GError) error = NULL;

  if (!vei_answers_read (answers, bench->knowledge, node, "answers", &error))
    g_error ("%s", error->message);
}

static void
make_sets (Bench      *bench,
           guint       n,
           const char *example)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vei_json_load_file (example, &error);
  VeiAnswers answers;

  if (node == NULL)
    g_error ("%s", error->message);
  read_answers (bench, json_object_get_member (json_node_get_object (node), "answers"), &answers);
  print_set (bench, "example", &answers);
  for (guint i = 0; i < n; i++)
    {
      answer_all (bench, &answers);
      print_set (bench, "complete", &answers);
      take_answers_away (bench, &answers);
      print_set (bench, "incomplete", &answers);
    }
}

/* ---- Timing ---- */

static GArray *
read_sets (Bench      *bench,
           const char *path,
           const char *kind)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (VeiAnswers));
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autoptr (JsonNode) node = vei_json_parse (path, lines[i], strlen (lines[i]), &error);
      JsonObject *object;
      VeiAnswers answers;

      if (node == NULL)
        g_error ("%s", error->message);
      object = json_node_get_object (node);
      if (!g_str_equal (json_object_get_string_member (object, "kind"), kind))
        continue;
      read_answers (bench, json_object_get_member (object, "answers"), &answers);
      g_array_append_val (sets, answers);
    }
  return sets;
}

/* Nanoseconds a set, over whole rounds of the first @n sets, for at least so long. */
static double
time_sets (Bench        *bench,
           const GArray *sets,
           guint         n,
           gboolean      with_json,
           gint64        milliseconds)
{
  gint64 start = g_get_monotonic_time (), end;
  guint64 done = 0;

  do
    {
      for (guint i = 0; i < n; i++)
        {
          VeiAssessment assessment;

          vei_assess (bench->knowledge, &g_array_index (sets, VeiAnswers, i), &bench->as_of, &assessment);
          if (with_json)
            {
              g_autoptr (JsonNode) node = vei_assessment_to_node (&assessment, bench->knowledge, NULL);

              done += node == NULL;
            }
        }
      done += n;
      end = g_get_monotonic_time ();
    }
  while (end - start < milliseconds * 1000);
  return (end - start) * 1000.0 / done;
}

/* Each line asks for one measurement, "KIND HOW-MANY MILLISECONDS"; the answer is a line with a number. */
static int
answer_requests (Bench      *bench,
                 const char *path)
{
  GArray *complete_sets = read_sets (bench, path, "complete");
  GArray *incomplete_sets = read_sets (bench, path, "incomplete");
  char kind[16];
  guint n, milliseconds;

  while (scanf ("%15s %u %u", kind, &n, &milliseconds) == 3)
    {
      const GArray *sets = g_str_equal (kind, "incomplete") ? incomplete_sets : complete_sets;

      printf ("%f\n", time_sets (bench, sets, MIN (n, sets->len), g_str_equal (kind, "json"), milliseconds));
      fflush (stdout);
    }
  g_array_unref (complete_sets);
  g_array_unref (incomplete_sets);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (argc < 4)
    return 2;
  pack = g_str_equal (argv[1], "-") ? vei_pack_new_bundled () : vei_pack_new_for_directory (argv[1]);
  bench.knowledge = vei_knowledge_new (pack, &error);
  if (bench.knowledge == NULL)
    g_error ("%s", error->message);
  vei_date_parse (AS_OF, &bench.as_of);
  if (g_str_equal (argv[2], "make") && argc == 6)
    {
      bench.random = g_rand_new_with_seed (atoi (argv[3]));
      make_sets (&bench, atoi (argv[4]), argv[5]);
      g_rand_free (bench.random);
    }
  else if (g_str_equal (argv[2], "time"))
    status = answer_requests (&bench, argv[3]);
  else
    status = 2;
  g_object_unref (bench.knowledge);
  return status;
}
