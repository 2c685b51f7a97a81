/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include "core/vei-date.h"
#include "core/vei-json.h"
#include "store/vei-receipt.h"
#include "store/vei-rejudge.h"
#include "store/vei-statistics.h"
#include "vault-fixture.h"

/* ---- Judging again ---- */

typedef struct
{
  VeiRejudgements *found;
  GError          *error;
  gboolean         done;
  guint            n_told;
} Waiting;

static void
rejudged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Waiting *waiting = data;

  waiting->found = vei_rejudge_finish (VEI_CASE_STORE (source), result, &waiting->error);
  waiting->done = TRUE;
}

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  g_assert_cmpuint (n_done, <=, n_all);
  ((Waiting *) data)->n_told++;
}

static void
rejudge (VaultFixture *fixture,
         const GDate  *as_of,
         GCancellable *cancellable,
         Waiting      *waiting)
{
  *waiting = (Waiting) { 0 };
  vei_rejudge_async (fixture->store, fixture->knowledge, as_of, progress_cb, waiting,
                     cancellable, rejudged_cb, waiting);
  while (!waiting->done)
    g_main_context_iteration (NULL, TRUE);
}

/* As other knowledge would have judged it. */
static void
judge_otherwise (VaultFixture *fixture,
                 gint64        id)
{
  g_autoptr(GError) error = NULL;
  VeiCaseEntry *entry = vei_case_store_begin_change (fixture->store, id, &error);

  entry->verdict[0].verdict
    = vei_case_entry_intern (fixture->store->vault->vocabulary, "not_covered");
  entry->verdict[0].criterion = NULL;
  g_assert_true (vei_case_store_update (fixture->store, entry, NULL, NULL, &error));
}

static void
test_rejudge (VaultFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const VeiRejudgement *found;
  const VeiCaseEntry *entry;
  Waiting waiting;
  gint64 ids[10];

  vault_create (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = vault_add (fixture, "Eksempelpasient A");
  rejudge (fixture, NULL, NULL, &waiting);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (vei_rejudgements_get_n (waiting.found), ==, 0);
  g_assert_cmpuint (waiting.n_told, >, 0);
  vei_rejudgements_free (waiting.found);

  judge_otherwise (fixture, ids[4]);
  judge_otherwise (fixture, ids[7]);
  g_assert_true (vei_case_store_set_closed (fixture->store, ids[7], TRUE, &error));
  rejudge (fixture, NULL, NULL, &waiting);
  g_assert_cmpuint (vei_rejudgements_get_n (waiting.found), ==, 1);
  found = vei_rejudgements_get (waiting.found, 0);
  g_assert_cmpint (found->id, ==, ids[4]);
  g_assert_true (found->verdict_changed);
  g_assert_false (found->unsure);
  g_assert_cmpstr (found->verdict[0].verdict_before, ==, "not_covered");
  g_assert_cmpstr (found->verdict[0].verdict, ==, "strong_case");
  g_assert_cmpstr (found->verdict[0].criterion, ==, "sensor.type2_unstable");
  g_assert_true (vei_rejudgements_apply (waiting.found, fixture->store, &error));
  g_assert_no_error (error);
  vei_rejudgements_free (waiting.found);
  vault_reopen (fixture);
  g_assert_null (vei_case_store_get_damage (fixture->store));
  entry = vei_case_store_get_entry (fixture->store, ids[4]);
  g_assert_true (entry->flags & VEI_CASE_CHANGED);
  g_assert_cmpstr (entry->verdict[0].verdict, ==, "strong_case");
  g_assert_cmpstr (entry->verdict[0].verdict_before, ==, "not_covered");
  g_assert_true (vei_case_store_set_seen (fixture->store, ids[4], &error));
  g_assert_false (vei_case_store_get_entry (fixture->store, ids[4])->flags & VEI_CASE_CHANGED);
}

/* More than one thread takes at a time. */
static void
test_rejudge_many (VaultFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  Waiting waiting;

  vault_create (fixture);
  for (guint i = 0; i < 1200; i++)
    judge_otherwise (fixture, vault_add (fixture, "Eksempelpasient A"));
  rejudge (fixture, NULL, NULL, &waiting);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (vei_rejudgements_get_n (waiting.found), ==, 1200);
  for (guint i = 0; i < 1200; i++)
    g_assert_cmpint (vei_rejudgements_get (waiting.found, i)->id, ==, i + 1);
  g_assert_true (vei_rejudgements_apply (waiting.found, fixture->store, &error));
  g_assert_no_error (error);
  vei_rejudgements_free (waiting.found);
}

static void
test_rejudge_cancelled (VaultFixture  *fixture,
                        gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting;

  vault_create (fixture);
  vault_add (fixture, "Eksempelpasient A");
  g_cancellable_cancel (cancellable);
  rejudge (fixture, NULL, cancellable, &waiting);
  g_assert_null (waiting.found);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);
  vei_case_store_lock (fixture->store);
  rejudge (fixture, NULL, NULL, &waiting);
  g_assert_error (waiting.error, VEI_STORE_ERROR, VEI_STORE_ERROR_LOCKED);
  g_clear_error (&waiting.error);
}

static void
test_on_decision (VaultFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  VeiAssessment assessment;
  GDate day;
  gint64 id;

  vault_create (fixture);
  id = vault_add (fixture, "Eksempelpasient A");
  g_assert_true (vei_rejudge_on_decision (fixture->store, id, &day, &assessment, &error));
  g_assert_cmpuint (g_date_get_day (&day), ==, 12);
  g_assert_cmpuint (g_date_get_month (&day), ==, 11);
  g_assert_cmpuint (assessment.as_of, ==, g_date_get_julian (&day));
}

/* ---- Numbers ---- */

static void
test_hide (void)
{
  static const struct { int n[5]; int shown[5]; int sum; int sum_shown; } rows[] = {
    { { 9, 8, 7 }, { 9, 8, 7 }, 24, 24 },
    { { 9, 8, 4 }, { 9, -1, -1 }, 21, 21 },
    { { 9, 2, 2 }, { -1, -1, -1 }, 13, 13 },
    { { 9, 3, 2 }, { 9, -1, -1 }, 14, 14 },
    { { 9, 1, 1, 1, 1 }, { -1, -1, -1, -1, -1 }, 13, 13 },
    { { 9, 2, 1, 1, 1 }, { 9, -1, -1, -1, -1 }, 14, 14 },
    { { 4 }, { -1 }, 4, -1 },
    { { 2, 2 }, { -1, -1 }, 4, -1 },
    { { 5 }, { 5 }, 5, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) groups = g_ptr_array_new ();
      VeiStatisticRow row[5] = { 0 };
      int sum = rows[i].sum;

      for (guint k = 0; k < 5 && rows[i].n[k] != 0; k++)
        {
          row[k].n_cases = rows[i].n[k];
          g_ptr_array_add (groups, &row[k]);
        }
      vei_statistics_hide (groups, &sum);
      for (guint k = 0; k < groups->len; k++)
        g_assert_cmpint (row[k].n_cases, ==, rows[i].shown[k]);
      g_assert_cmpint (sum, ==, rows[i].sum_shown);
    }
}

static void
add_refused (VaultFixture *fixture,
             const char   *unit,
             guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(VeiCase) made = vault_new_case (fixture, "Eksempelpasient A",
                                                "type2-unstable-refused.json");

      vei_case_set_unit (made, unit);
      g_assert_cmpint (vei_case_store_add (fixture->store, made, 0, NULL), >, 0);
    }
}

static void
test_statistics (VaultFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiStatistics) statistics = NULL;
  g_autofree char *csv = NULL;
  GDate from;

  vault_create (fixture);
  add_refused (fixture, "nordland", 9);
  add_refused (fixture, "=helgeland", 6);
  add_refused (fixture, "finnmark", 2);
  add_refused (fixture, NULL, 8);
  statistics = vei_statistics_new (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (statistics->n_cases, ==, 25);
  csv = vei_statistics_to_csv (statistics);
  g_assert_cmpstr (csv, ==,
                   "table;group;cases\r\n"
                   "all;\"\";25\r\n"
                   "unit;\"nordland\";9\r\n"
                   "unit;\"\";8\r\n"
                   "unit;\"'=helgeland\";\r\n"
                   "unit;\"finnmark\";\r\n"
                   "month;\"2026-11\";25\r\n"
                   "equipment;\"sensor\";25\r\n"
                   "reason;\"no_reason\";25\r\n"
                   "outcome;\"no_complaint\";25\r\n");
  g_assert_null (strstr (csv, "Eksempelpasient"));
  g_clear_pointer (&statistics, vei_statistics_free);
  g_date_clear (&from, 1);
  g_date_set_dmy (&from, 1, 12, 2026);
  statistics = vei_statistics_new (fixture->store, &from, NULL, &error);
  g_assert_cmpint (statistics->n_cases, ==, -1);
}

/* ---- Receipt ---- */

static void
test_receipt (VaultFixture  *fixture,
              gconstpointer  data)
{
  static const char *const unwanted[] = { "Eksempel", "Hemmelige", "EKS-", "1961", "own_words" };
  g_autoptr(VeiCase) made = vault_new_case (fixture, "Eksempelpasient A",
                                            "type2-unstable-refused.json");
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  JsonObject *receipt;
  VeiAssessment assessment;
  VeiAnswers answers;
  GDate as_of;

  g_assert_true (vei_date_parse ("2026-11-22", &as_of));
  node = vei_receipt_new (made, &as_of);
  text = vei_json_to_pretty (node);
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    g_assert_null (strstr (text, unwanted[i]));
  receipt = json_object_get_object_member (json_node_get_object (node), "receipt");
  before = vei_json_to_line (json_object_get_member (receipt, "assessment"));
  /* As assess reads it. */
  g_assert_true (vei_case_node_is_answers (node));
  g_assert_true (vei_answers_read (&answers, fixture->knowledge,
                                   json_object_get_member (json_node_get_object (node), "answers"),
                                   "answers", NULL));
  vei_assess (fixture->knowledge, &answers, &as_of, &assessment);
  again = vei_assessment_to_node (&assessment, fixture->knowledge,
                                  vei_next_question (fixture->knowledge, &answers, &as_of));
  after = vei_json_to_line (again);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add (name, VaultFixture, NULL, vault_fixture_set_up, function, vault_fixture_tear_down)
  ADD ("/rejudge/changed", test_rejudge);
  ADD ("/rejudge/many", test_rejudge_many);
  ADD ("/rejudge/cancelled", test_rejudge_cancelled);
  ADD ("/rejudge/on-decision", test_on_decision);
  g_test_add_func ("/statistics/hide", test_hide);
  ADD ("/statistics/csv", test_statistics);
  ADD ("/receipt/replays", test_receipt);
  return g_test_run ();
}
