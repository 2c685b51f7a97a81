/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long the terminal program takes as a whole process. */
#include "config.h"

#include "bench-print.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

static double
time_process (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    g_error ("%s", error->message);
  return g_get_monotonic_time () - start;
}

static void
time_command (const char         *name,
              const char * const *argv,
              double              limit)
{
  double times[BENCH_RUNS];

  time_process (argv);
  for (guint run = 0; run < BENCH_RUNS; run++)
    times[run] = time_process (argv);
  bench_print (name, times, BENCH_RUNS, limit);
}

/* Reads and judges so many files in one process. */
static void
time_files (const char *cli,
            const char *example,
            guint       n)
{
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autofree char *name = g_strdup_printf ("assess %u files", n);

  g_ptr_array_add (command, (gpointer) cli);
  g_ptr_array_add (command, (gpointer) "assess");
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (command, (gpointer) example);
  g_ptr_array_add (command, (gpointer) "--json");
  g_ptr_array_add (command, NULL);
  time_command (name, (const char * const *) command->pdata, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *example = NULL;
  const char *cli;

  if (argc < 3)
    return 2;
  cli = argv[1];
  example = g_build_filename (argv[2], "type2-unstable-refused.json", NULL);
  folder = g_dir_make_tmp ("vei-bench-XXXXXX", NULL);
  pdf = g_build_filename (folder, "letter.pdf", NULL);

  g_print ("%-44s %10s %10s %10s\n", "as a whole process", "smallest", "median", "largest");
  time_command ("--version", (const char *[]) { cli, "--version", NULL }, 0);
  time_command ("assess one file", (const char *[]) { cli, "assess", example, "--json", NULL }, 15000);
  time_files (cli, example, 10);
  time_files (cli, example, 100);
  time_command ("letter as PDF",
                (const char *[]) { cli, "letter", "application", example, "-o", pdf, NULL }, 40000);
  time_command ("check", (const char *[]) { cli, "check", NULL }, 0);

  g_unlink (pdf);
  g_rmdir (folder);
  return 0;
}
