/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* The main journey without a window, for run.py to let writes fail in:
 *
 * fault-journey make DIR     makes a store with a case in it
 * fault-journey work DIR     edits, saves, writes letters, backs up, hands over;
 *                            says "kept N" for each edit that is kept, and in a
 *                            sentence what could not be done
 * fault-journey look DIR N   ends with 0 if the edit N is there, and all that lies
 *                            in the folder is whole
 * fault-journey kill DIR     saves again and again, and is killed at every second
 *                            system call of a save; ends with 0 if nothing is lost
 */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "letter/vei-letter.h"
#include "letter/vei-paper.h"
#include "store/vei-case-bundle.h"
#include "store/vei-file.h"
#include "vault-fixture.h"

#define N_EDITS 4

typedef struct
{
  VaultFixture fixture;
  const char  *place;
} Journey;

static void
say_error (const char   *what,
           const GError *error)
{
  g_print ("said %s: %s\n", what, error->message);
}

static gboolean
open_store (Journey *journey)
{
  g_autoptr(GError) error = NULL;

  journey->fixture.store = vault_new_store (&journey->fixture);
  if (vei_case_store_open (journey->fixture.store, &error)
      && vei_case_store_unlock (journey->fixture.store, PASSPHRASE, NULL, &error))
    return TRUE;
  say_error ("open", error);
  return FALSE;
}

static int
make (Journey *journey)
{
  g_autoptr(VeiCase) made = NULL;
  g_autoptr(GError) error = NULL;

  journey->fixture.store = vault_new_store (&journey->fixture);
  vault_create (&journey->fixture);
  made = vault_new_case (&journey->fixture, "Eksempelpasient A", "type2-unstable-refused.json");
  vei_case_set_own_words (made, "own_effort", "0");
  return vei_case_store_add (journey->fixture.store, made, 0, &error) > 0 ? 0 : 1;
}

static void
save_edits (Journey *journey)
{
  VeiCaseStore *store = journey->fixture.store;

  for (int edit = 1; edit <= N_EDITS; edit++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(VeiCase) found = vei_case_store_load (store, 1, &error);
      g_autofree char *words = g_strdup_printf ("%d", edit);

      if (found != NULL)
        vei_case_set_own_words (found, "own_effort", words);
      if (found == NULL || !vei_case_store_save (store, 1, found, &error)
          || !vei_case_store_add_log (store, 1, words, &error))
        {
          say_error ("save", error);
          continue;
        }
      g_print ("kept %d\n", edit);
      fflush (stdout);
    }
}

static void
write_letters (Journey *journey)
{
  static const char * const names[] = { "letter.pdf", "letter.odt", "letter.txt" };
  g_autoptr(GError) error = NULL;
  g_autoptr(VeiLetterBook) book = vei_letter_book_new (journey->fixture.knowledge, &error);
  g_autoptr(VeiCase) found = vei_case_store_load (journey->fixture.store, 1, &error);
  g_autoptr(VeiDocument) document = NULL;
  GDate day;

  if (found == NULL)
    {
      say_error ("load", error);
      return;
    }
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
  document = vei_letter_book_compose (book, vei_letter_book_find_kind (book, "application"), found,
                                      VEI_LANGUAGE_NB, &day, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (journey->place, names[i], NULL);
      g_autoptr(GBytes) bytes = vei_document_export (document, names[i], VEI_PRINT_NORMAL, &day,
                                                     NULL);
      g_autoptr(GError) refused = NULL;

      if (!vei_file_replace (path, bytes, FALSE, &refused))
        say_error ("letter", refused);
    }
}

static int
work (Journey *journey)
{
  g_autofree char *handed = g_build_filename (journey->place, "handed.veicase", NULL);
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 id = 1;

  if (!open_store (journey))
    return 0;
  save_edits (journey);
  write_letters (journey);
  backup = vei_case_store_back_up (journey->fixture.store, &error);
  if (backup == NULL)
    say_error ("back-up", error);
  g_clear_error (&error);
  if (!vei_case_bundle_export (journey->fixture.store, &id, 1, handed, PASSPHRASE, NULL, &error))
    say_error ("hand-over", error);
  vei_case_store_close (journey->fixture.store);
  return 0;
}

/* A file is not there, or it is whole. */
static gboolean
is_whole (Journey    *journey,
          const char *name,
          const char *start,
          const char *end)
{
  g_autofree char *path = g_build_filename (journey->place, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return !g_file_test (path, G_FILE_TEST_EXISTS);
  if (length > strlen (start) && memcmp (text, start, strlen (start)) == 0
      && (end == NULL || g_strstr_len (text + length - strlen (end), -1, end) != NULL))
    return TRUE;
  g_print ("torn %s\n", name);
  return FALSE;
}

static int
look (Journey *journey,
      guint    kept)
{
  g_autofree char *handed = g_build_filename (journey->place, "handed.veicase", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(VeiCase) found = NULL;

  if (!open_store (journey) || vei_case_store_get_damage (journey->fixture.store) != NULL
      || !vei_case_db_is_sound (journey->fixture.store->vault->db))
    {
      g_print ("torn store\n");
      return 1;
    }
  found = vei_case_store_load (journey->fixture.store, 1, &error);
  if (found == NULL || strtoul (vei_case_get_own_words (found, "own_effort"), NULL, 10) < kept)
    {
      g_print ("lost edit %u\n", kept);
      return 1;
    }
  if (!is_whole (journey, "letter.pdf", "%PDF", "%%EOF\n")
      || !is_whole (journey, "letter.odt", "PK", NULL)
      || !is_whole (journey, "letter.txt", "Eksempelpasient A", "\n"))
    return 1;
  if (!g_file_test (handed, G_FILE_TEST_EXISTS))
    return 0;
  items = vei_case_bundle_preview (journey->fixture.store, handed, PASSPHRASE, &error);
  if (items == NULL || items->len != 1)
    {
      g_print ("torn handed.veicase\n");
      return 1;
    }
  return 0;
}

/* ---- Killed at a system call ---- */

#define NOT_PERMITTED 77

static void
save_traced (Journey *journey,
             guint    edit)
{
  g_autoptr(VeiCase) found = NULL;
  g_autofree char *words = g_strdup_printf ("%u", edit);

  if (!open_store (journey))
    _exit (3);
  found = vei_case_store_load (journey->fixture.store, 1, NULL);
  vei_case_set_own_words (found, "own_effort", words);
  if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) != 0)
    _exit (NOT_PERMITTED);
  raise (SIGSTOP);
  _exit (vei_case_store_save (journey->fixture.store, 1, found, NULL) ? 0 : 4);
}

/* Lets a saving process go to its system call number n, and kills it there.
 * Returns the status of the process: 0 where it came to its end before that. */
static int
kill_at_call (Journey *journey,
              guint    edit,
              guint    n)
{
  pid_t saver = fork ();
  int status;

  if (saver == 0)
    save_traced (journey, edit);
  waitpid (saver, &status, 0);
  if (!WIFSTOPPED (status))
    return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
  /* Each call stops twice: before it and after it. */
  for (guint stop = 1;; stop++)
    {
      ptrace (PTRACE_SYSCALL, saver, NULL, NULL);
      waitpid (saver, &status, 0);
      if (!WIFSTOPPED (status))
        return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
      if (stop == 2 * n - 1)
        break;
    }
  kill (saver, SIGKILL);
  waitpid (saver, &status, 0);
  return -1;
}

static int
kill_saves (Journey *journey)
{
  guint kept = 0;
  int status = -1;

  for (guint n = 2; status != 0; n += 2)
    {
      g_autoptr(VeiCase) found = NULL;
      guint edit = n / 2, now;

      status = kill_at_call (journey, edit, n);
      if (status == NOT_PERMITTED)
        return NOT_PERMITTED;
      if (status > 0)
        {
          g_print ("the save ended with %d\n", status);
          return 1;
        }
      if (!open_store (journey) || vei_case_store_get_damage (journey->fixture.store) != NULL
          || !vei_case_db_is_sound (journey->fixture.store->vault->db))
        {
          g_print ("torn at call %u\n", n);
          return 1;
        }
      found = vei_case_store_load (journey->fixture.store, 1, NULL);
      now = (guint) strtoul (vei_case_get_own_words (found, "own_effort"), NULL, 10);
      if (now != kept && now != edit)
        {
          g_print ("call %u left edit %u, not %u and not %u\n", n, now, kept, edit);
          return 1;
        }
      kept = now;
      g_clear_object (&journey->fixture.store);
      if (status == 0)
        g_print ("killed %u times\n", edit - 1);
    }
  return 0;
}

int
main (int    argc,
      char **argv)
{
  Journey journey = { 0 };
  g_autoptr(VeiPack) pack = vei_pack_new_bundled ();
  int status = 2;

  if (argc < 3)
    return status;
  journey.place = argv[2];
  journey.fixture.knowledge = vei_knowledge_new (pack, NULL);
  journey.fixture.folder = g_build_filename (argv[2], "own", NULL);
  if (g_str_equal (argv[1], "make"))
    status = make (&journey);
  else if (g_str_equal (argv[1], "work"))
    status = work (&journey);
  else if (g_str_equal (argv[1], "kill"))
    status = kill_saves (&journey);
  else if (g_str_equal (argv[1], "look") && argc > 3)
    status = look (&journey, (guint) atoi (argv[3]));
  g_clear_object (&journey.fixture.store);
  g_clear_object (&journey.fixture.knowledge);
  g_free (journey.fixture.folder);
  return status;
}
