/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long a window takes from the start of its process to its first frame, and
 * how much memory it has then: ours, against a window of libadwaita with nothing
 * in it. Arguments: the program of the bare window, and that of ours. */
#include "config.h"

#include "bench-print.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 21
#define MEMORY_RUNS 5

/* How many times as much as the bare window ours may take. */
#define MOST_TIME 1.3
#define MOST_MEMORY 1.6

/* After this long nothing more is being read. */
#define REST_SECONDS 3

typedef struct
{
  double elapsed;              /* from the start to the first frame, microseconds */
  double cpu;                  /* of the process, microseconds; where it does not stay */
  double memory;               /* proportional set size at rest, KiB; where it stays */
} Start;

/* The proportional set size of a process, in KiB. */
static double
read_memory (pid_t process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) process);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "\nPss:")) == NULL)
    g_error ("%s cannot be read", path);
  return g_ascii_strtod (line + strlen ("\nPss:"), NULL);
}

static double
get_microseconds (const struct timeval *time)
{
  return time->tv_sec * 1e6 + time->tv_usec;
}

static pid_t
spawn (const char *program,
       int         fd,
       gboolean    stays)
{
  pid_t child = fork ();

  if (child < 0)
    g_error ("no process: %s", g_strerror (errno));
  if (child == 0)
    {
      char number[16];

      g_snprintf (number, sizeof number, "%d", fd);
      execl (program, program, number, stays ? "stay" : NULL, NULL);
      _exit (127);
    }
  return child;
}

static Start
start (const char *program,
       gboolean    stays)
{
  Start result = { 0 };
  struct rusage used;
  int ends[2];
  pid_t child;
  char byte;
  ssize_t n;
  int status;

  if (pipe (ends) != 0)
    g_error ("no pipe: %s", g_strerror (errno));
  result.elapsed = -g_get_monotonic_time ();
  child = spawn (program, ends[1], stays);
  close (ends[1]);
  do
    n = read (ends[0], &byte, 1);
  while (n < 0 && errno == EINTR);
  result.elapsed += g_get_monotonic_time ();
  close (ends[0]);
  if (n == 1 && stays)
    {
      g_usleep (REST_SECONDS * G_USEC_PER_SEC);
      result.memory = read_memory (child);
      kill (child, SIGKILL);
    }
  while (wait4 (child, &status, 0, &used) < 0 && errno == EINTR)
    ;
  if (n != 1)
    g_error ("the window of %s was never painted (%d)", program, status);
  result.cpu = get_microseconds (&used.ru_utime) + get_microseconds (&used.ru_stime);
  return result;
}

static void
print_times (const char *what,
             double      bare,
             double      ours,
             double      most)
{
  g_print ("%-44s %21.2f times", what, ours / bare);
  if (most > 0)
    g_print ("   aim: under %.1f times", most);
  g_print ("\n");
}

static void
bench_time (const char *bare_program,
            const char *our_program)
{
  double bare[RUNS], ours[RUNS], bare_cpu[RUNS], our_cpu[RUNS];

  for (guint run = 0; run < RUNS; run++)
    {
      Start bare_start = start (bare_program, FALSE);
      Start our_start = start (our_program, FALSE);

      bare[run] = bare_start.elapsed;
      ours[run] = our_start.elapsed;
      bare_cpu[run] = bare_start.cpu;
      our_cpu[run] = our_start.cpu;
    }

  g_print ("%-44s %10s %10s %10s\n", "from start to first frame", "smallest", "median", "largest");
  bench_print ("a bare window", bare, RUNS, 0);
  bench_print ("our window", ours, RUNS, 0);
  bench_print ("a bare window, time of the processors", bare_cpu, RUNS, 0);
  bench_print ("our window, time of the processors", our_cpu, RUNS, 0);
  print_times ("ours against the bare one",
               bench_median (bare, RUNS), bench_median (ours, RUNS), MOST_TIME);
  print_times ("the same, time of the processors",
               bench_median (bare_cpu, RUNS), bench_median (our_cpu, RUNS), 0);
}

static void
bench_memory (const char *bare_program,
              const char *our_program)
{
  double bare[MEMORY_RUNS], ours[MEMORY_RUNS];

  for (guint run = 0; run < MEMORY_RUNS; run++)
    {
      bare[run] = start (bare_program, TRUE).memory;
      ours[run] = start (our_program, TRUE).memory;
    }

  g_print ("%-44s %10.0f KiB\n", "memory at rest (PSS), a bare window",
           bench_median (bare, MEMORY_RUNS));
  g_print ("%-44s %10.0f KiB\n", "memory at rest (PSS), our window",
           bench_median (ours, MEMORY_RUNS));
  print_times ("ours against the bare one",
               bench_median (bare, MEMORY_RUNS), bench_median (ours, MEMORY_RUNS), MOST_MEMORY);
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 3)
    {
      g_printerr ("Usage: bench-start BARE-WINDOW OUR-WINDOW\n");
      return 2;
    }

  /* As in the tests: before GTK 4.16, and after. */
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);

  /* The first of each starts services of the bus and fills caches. */
  start (argv[1], FALSE);
  start (argv[2], FALSE);
  bench_time (argv[1], argv[2]);
  bench_memory (argv[1], argv[2]);
  return 0;
}
