/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

/* Runs the built program: VEI_CLI is its path, VEI_TOP_SRCDIR the top of the
 * sources. With VEI_UPDATE_GOLDEN=1 the expected outputs are written anew.
 */

#define MAX_WORDS 12

/* One call, and what must come of it. A NULL says nothing; "" says empty. */
typedef struct
{
  const char *name;
  const char *words[MAX_WORDS];
  const char *input;
  int         status;
  const char *out;             /* stands in standard output */
  const char *err;             /* stands in standard error */
} Call;

typedef struct
{
  int   status;
  char *out;
  char *err;
} Result;

static char *folder;

static void
clear_result (Result *result)
{
  g_clear_pointer (&result->out, g_free);
  g_clear_pointer (&result->err, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, clear_result)

static void
run_vector (const char * const *words,
            const char         *input,
            Result             *result)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GPtrArray) vector = g_ptr_array_new ();
  g_autofree char *input_path = g_build_filename (folder, "input", NULL);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (vector, (char *) g_getenv ("VEI_CLI"));
  for (; *words != NULL; words++)
    g_ptr_array_add (vector, (char *) *words);
  g_ptr_array_add (vector, NULL);

  /* From a file: a pipe breaks where the program does not read all of it. */
  g_file_set_contents (input_path, input != NULL ? input : "", -1, &error);
  g_assert_no_error (error);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdin_file_path (launcher, input_path);
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) vector->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &result->out, &result->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result->status = g_subprocess_get_exit_status (process);
}

static void
run_shell (const char *script,
           Result     *result)
{
  g_autofree char *full = g_strdup_printf ("cli=\"$VEI_CLI\"; %s", script);
  const char *vector[] = { "/bin/sh", "-c", full, NULL };
  g_autoptr(GError) error = NULL;
  int wait_status;

  g_spawn_sync (folder, (char **) vector, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &result->out, &result->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  result->status = WEXITSTATUS (wait_status);
}

static void
assert_in (const char *whole,
           const char *part)
{
  if (*part == '\0')
    g_assert_cmpstr (whole, ==, "");
  else if (strstr (whole, part) == NULL)
    {
      /* On one line, as TAP wants it. */
      g_autofree char *shown = g_strescape (whole, NULL);

      g_error ("\"%s\" does not stand in \"%s\"", part, shown);
    }
}

/* A refusal: one line, from the program, saying where, what and what to do. */
static void
assert_refusal (const Result *result)
{
  const char *end = strchr (result->err, '\n');

  g_assert_true (g_str_has_prefix (result->err, "utstyrsveiviser-cli: "));
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_nonnull (strstr (result->err + strlen ("utstyrsveiviser-cli: "), ": "));
  g_assert_nonnull (strstr (result->err, "; "));
}

static void
assert_call (const Call *call)
{
  g_auto(Result) result = { 0 };

  run_vector (call->words, call->input, &result);
  if (result.status != call->status)
    assert_in (result.err, "another exit status");
  g_assert_cmpint (result.status, ==, call->status);
  if (call->out != NULL)
    assert_in (result.out, call->out);
  if (call->err != NULL)
    assert_in (result.err, call->err);
  if (call->status == 0)
    g_assert_cmpstr (result.err, ==, "");
  else
    {
      assert_refusal (&result);
      g_assert_cmpstr (result.out, ==, "");
    }
}

static void
test_call (gconstpointer data)
{
  assert_call (data);
}

static const Call calls[] = {
  /* Every command */
  { "version", { "--version" }, NULL, 0, "utstyrsveiviser-cli " PACKAGE_VERSION "\n", NULL },
  { "help", { "--help", "--lang", "en" }, NULL, 0, "deadline", NULL },
  { "help/guide", { "guide", "--help" }, NULL, 0, "--answers-out", NULL },
  { "help/assess", { "assess", "-h" }, NULL, 0, "--as-of", NULL },
  { "help/letter", { "letter", "--help" }, NULL, 0, "--size", NULL },
  { "help/travel", { "travel", "--help" }, NULL, 0, "TRIP.json", NULL },
  { "help/abroad", { "abroad", "--help" }, NULL, 0, "--region", NULL },
  { "help/deadline", { "deadline", "--help" }, NULL, 0, "--received", NULL },
  { "help/sources", { "sources", "--help" }, NULL, 0, "--json", NULL },
  { "help/check", { "check", "--help", "--lang=en" }, NULL, 0, "PACK-DIR", NULL },
  { "no-command", { NULL }, NULL, 2, "", NULL },
  { "empty-command", { "" }, NULL, 2, "", NULL },
  { "unknown-command", { "assses" }, NULL, 2, "", "assses" },
  { "unknown-option", { "assess", "--jsn", "sound.json" }, NULL, 2, "", "--jsn" },
  { "unknown-letter", { "assess", "-x", "sound.json" }, NULL, 2, "", "-x" },
  { "option-of-another-command", { "sources", "--as-of", "2026-11-22" }, NULL, 2, "", "--as-of" },
  { "value-to-a-flag", { "assess", "--json=yes", "sound.json" }, NULL, 2, "", "--json=yes" },
  { "no-value", { "assess", "sound.json", "--as-of" }, NULL, 2, "", "--as-of" },
  { "unknown-language", { "sources", "--lang", "sv" }, NULL, 2, "", "sv" },
  { "unknown-language-joined", { "sources", "--lang=" }, NULL, 2, "", "--lang" },
  { "no-such-pack", { "sources", "--pack", "nowhere" }, NULL, 3, "", "nowhere" },
  { "empty-pack", { "sources", "--pack", "empty" }, NULL, 3, "", "empty" },
  { "long-value", { "assess", "--as-of", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "--lang=en" }, NULL, 2, "", "aa…" },
  { "two-lines", { "assess", "--as-of", "1\n2\r3", "x" }, NULL, 2, "", "1\\n2" },

  /* assess */
  { "assess/no-file", { "assess" }, NULL, 2, "", "assess" },
  { "assess/words", { "assess", "--lang", "en", "--as-of", "2026-11-22", "sound.json" }, NULL, 0,
    "116 117", NULL },
  { "assess/json", { "assess", "--json", "--as-of", "2026-11-22", "sound.json" }, NULL, 0,
    "{\"format\":\"utstyrsveiviser-assessment\",\"version\":1,\"as_of\":\"2026-11-22\"", NULL },
  { "assess/case", { "assess", "--json", "case.json" }, NULL, 0, "\"equipment\"", NULL },
  { "assess/after-dashes", { "assess", "--json", "--", "-dash.json" }, NULL, 0, "\"equipment\"", NULL },
  { "assess/minus-is-a-name", { "assess", "-" }, "{}", 3, "", "-: " },
  { "assess/impossible-date", { "assess", "--as-of", "2026-02-29", "sound.json" }, NULL, 2, "",
    "2026-02-29" },
  { "assess/too-early", { "assess", "--as-of", "1899-12-31", "sound.json" }, NULL, 2, "", "1899" },
  { "assess/too-late", { "assess", "--as-of=2200-01-01", "sound.json" }, NULL, 2, "", "2200" },
  { "assess/first-day", { "assess", "--as-of", "1900-01-01", "sound.json" }, NULL, 0, NULL, NULL },
  { "assess/last-day", { "assess", "--as-of", "2199-12-31", "sound.json" }, NULL, 0, NULL, NULL },
  { "assess/missing", { "assess", "nowhere.json" }, NULL, 3, "", "nowhere.json: " },
  { "assess/folder", { "assess", "empty" }, NULL, 3, "", "empty: " },
  { "assess/newline-in-name", { "assess", "no\nwhere.json" }, NULL, 3, "", "where.json: " },
  { "assess/all-or-nothing", { "assess", "sound.json", "unknown-id.json" }, NULL, 1, "",
    "unknown-id.json: " },
  { "assess/empty", { "assess", "empty.json" }, NULL, 1, "", "empty.json: " },
  { "assess/truncated", { "assess", "truncated.json" }, NULL, 1, "", "truncated.json: " },
  { "assess/format", { "assess", "format.json" }, NULL, 1, "", "format.json: /format" },
  { "assess/newer", { "assess", "newer.json" }, NULL, 1, "", "newer.json: /version" },
  { "assess/newer-case", { "assess", "newer-case.json" }, NULL, 1, "", "newer-case.json: /version" },
  { "assess/no-answers", { "assess", "no-answers.json" }, NULL, 1, "", "answers" },
  { "assess/unknown-id", { "assess", "unknown-id.json" }, NULL, 1, "",
    "unknown-id.json: /answers/shoe_size: " },
  { "assess/unknown-value", { "assess", "unknown-value.json" }, NULL, 1, "",
    "unknown-value.json: /answers/diabetes_type: " },
  { "assess/wrong-type", { "assess", "wrong-type.json" }, NULL, 1, "",
    "wrong-type.json: /answers/pregnant: " },
  { "assess/null-age", { "assess", "null-age.json" }, NULL, 1, "", "null-age.json: /answers/age_group: " },
  { "assess/future-date", { "assess", "future-date.json", "--as-of", "2199-01-01" }, NULL, 1, "",
    "future-date.json: /answers/refusal_received: " },

  { "assess/send-today", { "assess", "--lang", "en", "--as-of", "2025-12-26", "refused.json" }, NULL, 0,
    "The deadline is 27 December 2025. Send it today.", NULL },
  { "assess/send-by", { "assess", "--lang", "en", "--as-of", "2025-12-24", "refused.json" }, NULL, 0,
    "which is not a working day. Send it by", NULL },
  { "assess/late", { "assess", "--lang", "en", "--as-of", "2025-12-28", "refused.json" }, NULL, 0,
    "The deadline was 27 December 2025.", NULL },

  /* travel */
  { "travel/contract", { "travel", "trip.json", "--json", "--as-of", "2026-11-20" }, NULL, 0,
    "{\"days\":22,\"supplies\":[{\"item\":\"sensor\",\"quantity\":3},"
    "{\"item\":\"infusion_set\",\"quantity\":10}],\"insulin_units\":1980,\"area\":\"eea\","
    "\"responsibilities\":[", NULL },
  { "travel/ask-by", { "travel", "trip.json", "--json", "--as-of", "2026-11-20" }, NULL, 0,
    "\"ask_doctor_by\":\"2026-11-22\"}\n", NULL },
  { "travel/words", { "travel", "trip.json", "--lang", "en", "--as-of", "2026-11-20" }, NULL, 0,
    "our advice and not a rule", NULL },
  { "travel/no-file", { "travel" }, NULL, 2, "", "travel" },
  { "travel/two-files", { "travel", "trip.json", "trip.json" }, NULL, 2, "", "trip.json" },
  { "travel/missing", { "travel", "nowhere.json" }, NULL, 3, "", "nowhere.json: " },
  { "travel/answers-file", { "travel", "sound.json" }, NULL, 1, "", "sound.json: /format: " },
  { "travel/return-before", { "travel", "trip-back.json" }, NULL, 1, "", "trip-back.json: /return: " },
  { "travel/no-country", { "travel", "trip-country.json", "--lang", "en" }, NULL, 1, "",
    "trip-country.json: /country: “XX” is not the code of a country" },
  { "travel/ten-years", { "travel", "trip-long.json", "--lang", "en" }, NULL, 0,
    "lasts more than a year", NULL },

  /* abroad */
  { "abroad/json", { "abroad", "--json" }, NULL, 0, "[{\"id\":\"treatment-abroad\",", NULL },
  { "abroad/nord", { "abroad", "--region", "nord", "--json" }, NULL, 0,
    "\"offices\":[{\"region\":\"nord\",\"office\":{\"id\":\"office-oslo\"", NULL },
  { "abroad/words", { "abroad", "--lang", "en", "--region=vest" }, NULL, 0,
    "None of these schemes is made for diabetes", NULL },
  { "abroad/unknown-region", { "abroad", "--region", "atlantis" }, NULL, 2, "", "atlantis" },
  { "abroad/extra", { "abroad", "nord" }, NULL, 2, "", "nord" },

  /* deadline */
  { "deadline/json", { "deadline", "--received", "2026-11-16", "--json" }, NULL, 0,
    "{\"deadline\":\"2026-12-14\",\"send_by\":\"2026-12-14\"}\n", NULL },
  { "deadline/christmas", { "deadline", "--received=2026-11-28", "--json" }, NULL, 0,
    "{\"deadline\":\"2026-12-26\",\"send_by\":\"2026-12-24\"}\n", NULL },
  { "deadline/easter", { "deadline", "--json", "--received", "2027-03-01" }, NULL, 0,
    "{\"deadline\":\"2027-03-29\",\"send_by\":\"2027-03-24\"}\n", NULL },
  { "deadline/first", { "deadline", "--received", "1900-01-01", "--json" }, NULL, 0,
    "\"deadline\":\"1900-01-29\"", NULL },
  { "deadline/last", { "deadline", "--received", "2199-12-31", "--json" }, NULL, 0,
    "\"deadline\":\"2200-01-28\"", NULL },
  { "deadline/none", { "deadline" }, NULL, 2, "", "--received" },
  { "deadline/impossible", { "deadline", "--received", "2027-02-29" }, NULL, 2, "", "2027-02-29" },
  { "deadline/norwegian-form", { "deadline", "--received", "14.12.2026" }, NULL, 2, "", "14.12.2026" },
  { "deadline/extra", { "deadline", "2026-11-16" }, NULL, 2, "", "2026-11-16" },
  { "deadline/words", { "deadline", "--received", "2190-05-05", "--lang", "en" }, NULL, 0,
    "2 June 2190", NULL },

  /* devices, units */
  { "devices/2022-list", { "devices", "--as-of", "2024-02-01", "--json" }, NULL, 0,
    "[{\"id\":\"closed-loop-2022\",\"category\":\"closed_loop\",\"valid_from\":\"2022-10-01\","
    "\"valid_to\":\"2024-03-31\",\"ended\":false,\"devices\":[{\"rank\":1,\"name\":\"MiniMed 780G\","
    "\"supplier\":null},{\"rank\":2,", NULL },
  { "devices/gap", { "devices", "--as-of", "2024-04-15", "--json" }, NULL, 0,
    "\"valid_to\":\"2024-03-31\",\"ended\":true", NULL },
  { "devices/gap-words", { "devices", "--as-of", "2024-04-15", "--lang", "en" }, NULL, 0,
    "From 1 April 2024 to 30 April 2024", NULL },
  { "devices/2024-list", { "devices", "--as-of=2024-06-01", "--json" }, NULL, 0,
    "\"valid_from\":\"2024-05-01\",\"valid_to\":\"2025-12-31\",\"ended\":false", NULL },
  { "devices/ended", { "devices", "--as-of", "2026-11-22", "--json" }, NULL, 0,
    "\"valid_from\":\"2024-05-01\",\"valid_to\":\"2025-12-31\",\"ended\":true", NULL },
  { "devices/ended-words", { "devices", "--as-of", "2026-11-22", "--lang", "en" }, NULL, 0,
    "We have found no new agreement.", NULL },
  { "devices/rank-in-words", { "devices", "--as-of", "2026-11-22", "--lang", "nb" }, NULL, 0,
    "førstevalg i avtalen", NULL },
  { "devices/before-all", { "devices", "--as-of", "1900-01-01", "--json" }, NULL, 0, "[]\n", NULL },
  { "devices/impossible-date", { "devices", "--as-of", "2026-02-30" }, NULL, 2, "", "2026-02-30" },
  { "devices/extra", { "devices", "sensor" }, NULL, 2, "", "sensor" },
  { "units/bindal", { "units", "bindal", "--json" }, NULL, 0, "\"trust\":\"Helgelandssykehuset HF\"",
    NULL },
  { "units/bindal-too", { "units", "bindal", "--json" }, NULL, 0,
    "\"trust\":\"Helse Nord-Trøndelag HF\"", NULL },
  { "units/confirm", { "units", "bindal", "--json" }, NULL, 0, "\"confirm\":true}]\n", NULL },
  { "units/contact", { "units", "--json", "haugesund" }, NULL, 0,
    "\"contacts\":[{\"kind\":\"phone\",\"value\":\"52 73 46 50\","
    "\"source\":\"helse-vest-units-2025\",\"date\":\"2025-11-18\"}", NULL },
  { "units/question", { "units", "bindal", "--lang", "en" }, NULL, 0, "Which is right?", NULL },
  { "units/not-given", { "units", "tromsø", "--lang", "en" }, NULL, 0,
    "We have not found the phone number", NULL },
  { "units/email-warning", { "units", "bergen", "--lang", "en" }, NULL, 0,
    "Use e-mail for practical questions only", NULL },
  { "units/all", { "units", "--json" }, NULL, 0, "\"id\":\"finnmark\"", NULL },
  { "units/nothing", { "units", "xyzzy", "--json" }, NULL, 0, "[]\n", NULL },
  { "units/nothing-words", { "units", "xyzzy", "--lang", "en" }, NULL, 0,
    "Write the name of your municipality", NULL },
  { "units/extra", { "units", "a", "b" }, NULL, 2, "", "b" },
  { "units/unknown-option", { "units", "--as-of", "2026-11-22" }, NULL, 2, "", "--as-of" },

  /* search */
  { "search/bindal", { "search", "bindal", "--json", "--lang", "nb" }, NULL, 0,
    "[{\"id\":\"place:1811\",\"kind\":\"units\",\"title\":\"Bindal\",\"snippet\":\"", NULL },
  { "search/several-words", { "search", "omnipod dash", "--json" }, NULL, 0,
    "\"id\":\"device:omnipod-dash\"", NULL },
  { "search/words", { "search", "looping", "--lang", "en" }, NULL, 0, "Other routes\n- ", NULL },
  { "search/typing-error", { "search", "bindl", "--json" }, NULL, 0, "\"id\":\"place:1811\"", NULL },
  { "search/nothing", { "search", "xqzwvk", "--json" }, NULL, 0, "[]\n", NULL },
  { "search/nothing-words", { "search", "xqzwvk", "--lang", "en" }, NULL, 0,
    "Nothing was found for “xqzwvk”", NULL },
  { "search/empty", { "search", "", "--json" }, NULL, 0, "[]\n", NULL },
  { "search/no-text", { "search", "--lang", "en" }, NULL, 2, "", "no text is given" },
  { "search/extra", { "search", "a", "b" }, NULL, 2, "", "b" },

  /* sources, check */
  { "sources/words", { "sources", "--lang", "en" }, NULL, 0, "Last checked: ", NULL },
  { "sources/json", { "sources", "--json" }, NULL, 0, "\"valid_to\":null", NULL },
  { "sources/what-rests", { "sources", "--lang", "en" }, NULL, 0, " facts rest on it.\n    ", NULL },
  { "sources/used-by", { "sources", "--json" }, NULL, 0,
    "\"used_by\":[\"questions.json#", NULL },
  { "check/bundled", { "check" }, NULL, 0, "combinations: ", NULL },
  { "check/missing", { "check", "nowhere" }, NULL, 3, "", "nowhere: " },
  { "check/two-packs", { "check", "empty", "--pack", "empty" }, NULL, 2, "", "check" },

  /* letter */
  { "letter/list", { "letter", "--list" }, NULL, 0, "application\n", NULL },
  { "letter/list-and-more", { "letter", "--list", "application" }, NULL, 2, "", "--list" },
  { "letter/nothing", { "letter" }, NULL, 2, "", "--list" },
  { "letter/no-case", { "letter", "application" }, NULL, 2, "", "letter" },
  { "letter/no-output", { "letter", "application", "case.json" }, NULL, 2, "", "-o" },
  { "letter/unknown-kind", { "letter", "poem", "case.json", "-o", "x.pdf" }, NULL, 2, "", "poem" },
  { "letter/ending", { "letter", "application", "case.json", "-o", "x.doc" }, NULL, 2, "", "x.doc" },
  { "letter/no-ending", { "letter", "application", "case.json", "-o", "pdf" }, NULL, 2, "", "pdf" },
  { "letter/size", { "letter", "application", "case.json", "-ox.pdf", "--size", "huge" }, NULL, 2, "",
    "huge" },
  { "letter/english", { "letter", "application", "case.json", "-o", "x.pdf", "--lang", "en" }, NULL, 2,
    "", "--lang" },
  { "letter/answers-file", { "letter", "application", "sound.json", "-o", "x.txt" }, NULL, 1, "",
    "sound.json: /format: " },
  { "letter/missing-case", { "letter", "application", "nowhere.json", "-o", "x.txt" }, NULL, 3, "",
    "nowhere.json: " },
  { "letter/folder", { "letter", "application", "case.json", "-o", "folder.txt" }, NULL, 3, "",
    "folder.txt: " },
  { "letter/no-folder", { "letter", "application", "case.json", "-o", "nowhere/x.txt" }, NULL, 3, "",
    "nowhere/x.txt: " },
  { "letter/contradicted", { "letter", "complaint", "case.json", "-o", "x.txt" }, NULL, 1, "",
    "application_status" },
  { "letter/case-itself", { "letter", "application", "case.txt", "-o", "case.txt" }, NULL, 2, "",
    "case.txt" },

  /* guide */
  { "guide/end-at-once", { "guide", "--lang", "en" }, "", 0, "The answer as of ", NULL },
  { "guide/quit", { "guide", "--lang", "en" }, "q\n", 0, "The answer as of ", NULL },
  { "guide/why", { "guide", "--lang", "en" }, "?\n", 0, "Source: ", NULL },
  { "guide/show", { "guide", "--lang", "en" }, "*\n", 0, "What you can do now", NULL },
  { "guide/first", { "guide", "--lang", "en" }, "b\n", 0, "This is the first question.", NULL },
  { "guide/bad", { "guide", "--lang", "en" }, "9\n1 9\n\n", 0, "not one of the choices", NULL },
  { "guide/back-keeps", { "guide", "--lang", "en" }, "1\n1\nb\n\n", 0, "Enter keeps it", NULL },
  { "guide/no-folder", { "guide", "--answers-out", "nowhere/x.json" }, "q\n", 3, "", "nowhere/x.json" },
  { "guide/out-is-folder", { "guide", "--answers-out", "empty" }, "q\n", 3, "", "empty" },
};

#define ANSWERS(inside) \
  "{\"format\":\"utstyrsveiviser-answers\",\"version\":1,\"answers\":{" inside "}}"
#define CASE(inside) \
  "{\"format\":\"utstyrsveiviser-case\",\"version\":1," inside "}"
#define SOUND \
  ANSWERS ("\"age_group\":\"adult\",\"diabetes_type\":\"type1\",\"lives_alone\":true," \
           "\"insulin_regimen\":\"multiple_injections\",\"clinician_supports\":null")
#define SOUND_CASE \
  CASE ("\"answers\":{\"age_group\":\"adult\",\"diabetes_type\":\"type1\",\"lives_alone\":true," \
        "\"equipment\":[\"sensor\"],\"care_setting\":\"specialist\"," \
        "\"application_status\":\"not_raised\"}")

#define TRIP(dates, country, more) \
  "{\"format\":\"utstyrsveiviser-trip\",\"version\":1," dates ",\"country\":\"" country "\"" more "}"
#define TRIP_DATES "\"depart\":\"2026-12-20\",\"return\":\"2027-01-10\""

static const struct
{
  const char *name;
  const char *text;
} fixtures[] = {
  { "trip.json", TRIP (TRIP_DATES, "ES",
                       ",\"equipment\":[\"pump\",\"sensor\"],\"supplies\":["
                       "{\"item\":\"sensor\",\"days_each\":14,\"reserve\":1},"
                       "{\"item\":\"infusion_set\",\"days_each\":3,\"reserve\":2}],"
                       "\"insulin_units_per_day\":45") },
  { "trip-back.json", TRIP ("\"depart\":\"2027-01-10\",\"return\":\"2026-12-20\"", "ES", "") },
  { "trip-country.json", TRIP (TRIP_DATES, "XX", "") },
  { "trip-long.json", TRIP ("\"depart\":\"2026-12-20\",\"return\":\"2036-12-20\"", "US", "") },
  { "sound.json", SOUND },
  { "-dash.json", SOUND },
  { "case.json", SOUND_CASE },
  { "case.txt", SOUND_CASE },
  { "empty.json", "" },
  { "truncated.json", "{\"format\":\"utstyrsveiviser-answers\",\"version\":1,\"ans" },
  { "format.json", "{\"format\":\"something-else\",\"version\":1}" },
  { "newer.json", "{\"format\":\"utstyrsveiviser-answers\",\"version\":2,\"answers\":{}}" },
  { "newer-case.json", "{\"format\":\"utstyrsveiviser-case\",\"version\":2}" },
  { "no-answers.json", "{\"format\":\"utstyrsveiviser-answers\",\"version\":1}" },
  { "unknown-id.json", ANSWERS ("\"shoe_size\":43") },
  { "unknown-value.json", ANSWERS ("\"diabetes_type\":\"type9\"") },
  { "wrong-type.json", ANSWERS ("\"pregnant\":\"yes\"") },
  { "null-age.json", ANSWERS ("\"age_group\":null") },
  { "refused.json", ANSWERS ("\"application_status\":\"refused\","
                             "\"refusal_received\":\"2025-11-29\"") },
  { "future-date.json", ANSWERS ("\"application_status\":\"refused\","
                                 "\"refusal_received\":\"2198-01-01\"") },
};

/* ---- Output that cannot be written ---- */

static void
assert_io (const char *script)
{
  g_auto(Result) result = { 0 };

  run_shell (script, &result);
  g_assert_cmpint (result.status, ==, 3);
  assert_refusal (&result);
}

static void
test_full_disk (void)
{
  assert_io ("exec \"$cli\" sources > /dev/full");
  assert_io ("exec \"$cli\" assess sound.json > /dev/full");
  assert_io ("exec \"$cli\" guide > /dev/full < /dev/null");
  assert_io ("exec \"$cli\" --help > /dev/full");
}

static void
test_closed_output (void)
{
  g_auto(Result) result = { 0 };

  assert_io ("exec \"$cli\" sources >&-");
  /* With standard input closed too, no file may end up as standard output. */
  assert_io ("exec \"$cli\" assess sound.json <&- >&-");

  run_shell ("exec \"$cli\" guide --lang en <&-", &result);
  g_assert_cmpint (result.status, ==, 0);
}

static void
test_reader_gone (void)
{
  g_auto(Result) result = { 0 };

  run_shell ("{ sleep 0.3; \"$cli\" sources; echo \"status $?\" >&2; } | true", &result);
  assert_in (result.err, "status 3\n");
  assert_in (result.err, "utstyrsveiviser-cli: ");
}

/* ---- Files that appear whole or not at all ---- */

static guint
count_hidden_files (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    n += name[0] == '.';
  return n;
}

static void
test_letter_files (void)
{
  static const char *const endings[] = { "pdf", "txt" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("letter.%s", endings[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *found = NULL;
      g_auto(Result) result = { 0 };
      const char *words[] = { "letter", "application", "case.json", "-o", name, "--as-of",
                              "2026-11-22", NULL };
      gsize length;

      run_vector (words, NULL, &result);
      g_assert_cmpstr (result.err, ==, "");
      g_assert_cmpstr (result.out, ==, "");
      g_assert_cmpint (result.status, ==, 0);
      g_assert_true (g_file_get_contents (path, &found, &length, NULL));
      g_assert_cmpuint (length, >, 200);
    }
  g_assert_cmpuint (count_hidden_files (), ==, 0);
}

static void
test_letter_no_room (void)
{
  g_autofree char *path = g_build_filename (folder, "kept.txt", NULL);
  g_autofree char *found = NULL;
  g_auto(Result) result = { 0 };

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  run_shell ("ulimit -f 0; exec \"$cli\" letter application case.json -o kept.txt 2>&1 | cat; "
             "exit 0", &result);
  assert_in (result.out, "kept.txt: ");
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, "old");
  g_assert_cmpuint (count_hidden_files (), ==, 0);
}

static void
test_answers_out (void)
{
  const char *words[] = { "guide", "--lang", "en", "--answers-out", "kept.json", NULL };
  const char *again[] = { "assess", "--json", "kept.json", NULL };
  g_autofree char *path = g_build_filename (folder, "kept.json", NULL);
  g_autofree char *found = NULL;
  g_auto(Result) result = { 0 };
  g_auto(Result) second = { 0 };
  struct stat file;

  run_vector (words, "1 2\n1\nq\n", &result);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_no_errno (stat (path, &file));
  g_assert_cmphex (file.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  assert_in (found, "\"utstyrsveiviser-answers\"");
  assert_in (found, "\"adult\"");
  run_vector (again, NULL, &second);
  g_assert_cmpint (second.status, ==, 0);
}

/* ---- The guide, with somebody who never gives a sensible answer ---- */

static void
test_never_ends (void)
{
  static const char *const nonsense[] = { "x", "?", "*", "b", "9999", "-1", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autofree char *script = g_strdup_printf ("yes %s | \"$cli\" guide --lang en", nonsense[i]);
      g_auto(Result) result = { 0 };

      run_shell (script, &result);
      g_assert_cmpint (result.status, ==, 0);
      assert_in (result.out, "116 117");
    }
}

static void
test_one_long_line (void)
{
  g_auto(Result) result = { 0 };

  run_shell ("head -c 2000000 /dev/zero | \"$cli\" guide --lang en", &result);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
}

/* Answers "don't know", or else the first choice, until nothing is left. */
static void
test_to_the_end (void)
{
  g_autoptr(GString) input = g_string_new (NULL);
  const char *words[] = { "guide", "--lang", "en", NULL };
  g_auto(Result) result = { 0 };

  for (guint i = 0; i < 60; i++)
    g_string_append (input, "d\n1\ny\n");
  run_vector (words, input->str, &result);
  g_assert_cmpint (result.status, ==, 0);
  g_assert_null (strstr (result.out, "Not answered yet"));
}

/* ---- Outputs that stay as they are ---- */

static void
assert_golden (const char         *name,
               const char * const *words)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *expected = NULL;
  g_auto(Result) result = { 0 };
  g_autoptr(GError) error = NULL;

  run_vector (words, NULL, &result);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  if (g_getenv ("VEI_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, result.out, -1, &error);
  else
    {
      g_file_get_contents (path, &expected, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (result.out, ==, expected);
    }
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
test_examples (void)
{
  g_autofree char *examples = g_build_filename (g_getenv ("VEI_TOP_SRCDIR"), "data", "examples", NULL);
  g_autoptr(GDir) dir = g_dir_open (examples, 0, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".json"))
        g_ptr_array_add (files, g_build_filename (examples, name, NULL));
    }
  g_assert_cmpuint (files->len, >=, 12);
  g_ptr_array_sort (files, compare_names);

  g_ptr_array_add (words, (char *) "assess");
  g_ptr_array_add (words, (char *) "--json");
  g_ptr_array_add (words, (char *) "--as-of=2026-11-22");
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (words, g_ptr_array_index (files, i));
  g_ptr_array_add (words, NULL);
  assert_golden ("examples.jsonl", (const char * const *) words->pdata);
}

static void
test_golden_words (void)
{
  const char *help[] = { "--help", "--lang=en", NULL };
  const char *letter_help[] = { "letter", "--help", "--lang=en", NULL };
  const char *deadline[] = { "deadline", "--received=2190-05-08", "--lang=en", NULL };
  const char *late[] = { "deadline", "--received=1990-05-08", "--lang=en", NULL };

  assert_golden ("help.txt", help);
  assert_golden ("help-letter.txt", letter_help);
  assert_golden ("deadline.txt", deadline);
  assert_golden ("deadline-late.txt", late);
}

static void
prepare_folder (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *letter_folder = NULL;

  folder = g_dir_make_tmp ("vei-cli-XXXXXX", &error);
  g_assert_no_error (error);
  empty = g_build_filename (folder, "empty", NULL);
  letter_folder = g_build_filename (folder, "folder.txt", NULL);
  g_assert_no_errno (g_mkdir (empty, 0700));
  g_assert_no_errno (g_mkdir (letter_folder, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_build_filename (folder, fixtures[i].name, NULL);

      g_file_set_contents (path, fixtures[i].text, -1, &error);
      g_assert_no_error (error);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("VEI_CLI"));
  g_assert_nonnull (g_getenv ("VEI_TOP_SRCDIR"));
  prepare_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/", calls[i].name, NULL);

      g_test_add_data_func (path, &calls[i], test_call);
    }
  g_test_add_func ("/cli/output/full-disk", test_full_disk);
  g_test_add_func ("/cli/output/closed", test_closed_output);
  g_test_add_func ("/cli/output/reader-gone", test_reader_gone);
  g_test_add_func ("/cli/files/letter", test_letter_files);
  g_test_add_func ("/cli/files/letter-no-room", test_letter_no_room);
  g_test_add_func ("/cli/files/answers-out", test_answers_out);
  g_test_add_func ("/cli/guide/never-ends", test_never_ends);
  g_test_add_func ("/cli/guide/one-long-line", test_one_long_line);
  g_test_add_func ("/cli/guide/to-the-end", test_to_the_end);
  g_test_add_func ("/cli/golden/examples", test_examples);
  g_test_add_func ("/cli/golden/words", test_golden_words);

  status = g_test_run ();
  remove_folder (folder);
  g_free (folder);
  return status;
}
