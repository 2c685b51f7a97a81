/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long the window takes from the start of its process to its first frame,
 * against a window of libadwaita with nothing in it. Both are this program,
 * which starts itself again for each of them, in turn. */
#include "config.h"

#include "bench-print.h"

#include <adwaita.h>
#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/vei-application.h"
#include "core/vei-language.h"

/* How many times as long as the bare window ours may take. */
#define MOST_TIMES 1.4

#define BARE_WIDTH  1000
#define BARE_HEIGHT 720

/* ---- The window that is measured ---- */

static int report_fd = -1;

static void
after_paint_cb (void)
{
  if (write (report_fd, "!", 1) != 1)
    _exit (3);
  /* Nothing of the end is measured. */
  _exit (0);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_bare_cb (GtkApplication *application)
{
  gtk_window_present (g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                                    "application", application,
                                    "default-width", BARE_WIDTH,
                                    "default-height", BARE_HEIGHT,
                                    NULL));
}

static GApplication *
create_application (const char *kind)
{
  AdwApplication *bare;

  if (g_str_equal (kind, "ours"))
    {
      vei_language_set_up (NULL);
      return G_APPLICATION (vei_application_new ());
    }

  setlocale (LC_ALL, "");
  bare = adw_application_new (APP_ID ".Bare", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (bare, "activate", G_CALLBACK (activate_bare_cb), NULL);
  return G_APPLICATION (bare);
}

static int
show_window (const char *program,
             const char *kind,
             const char *fd)
{
  GApplication *application = create_application (kind);
  char *arguments[] = { (char *) program, NULL };

  report_fd = atoi (fd);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_application_run (application, 1, arguments);
  /* It ended without having shown anything. */
  return 3;
}

/* ---- The one who measures ---- */

static double
time_start (const char *program,
            const char *kind)
{
  int ends[2];
  gint64 start, painted;
  pid_t child;
  char byte;
  ssize_t n;
  int status;

  if (pipe (ends) != 0)
    g_error ("no pipe: %s", g_strerror (errno));

  start = g_get_monotonic_time ();
  child = fork ();
  if (child < 0)
    g_error ("no process: %s", g_strerror (errno));
  if (child == 0)
    {
      char fd[16];

      g_snprintf (fd, sizeof fd, "%d", ends[1]);
      execl ("/proc/self/exe", program, kind, fd, NULL);
      _exit (127);
    }

  close (ends[1]);
  do
    n = read (ends[0], &byte, 1);
  while (n < 0 && errno == EINTR);
  painted = g_get_monotonic_time ();
  close (ends[0]);
  while (waitpid (child, &status, 0) < 0 && errno == EINTR)
    ;
  if (n != 1)
    g_error ("the window “%s” was never painted (%d)", kind, status);
  return painted - start;
}

int
main (int   argc,
      char *argv[])
{
  double bare[BENCH_RUNS], ours[BENCH_RUNS];
  double times;

  if (argc == 3)
    return show_window (argv[0], argv[1], argv[2]);

  /* As in the tests: before GTK 4.16, and after. */
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);

  /* The first of each starts services of the bus and fills caches. */
  time_start (argv[0], "bare");
  time_start (argv[0], "ours");
  for (guint run = 0; run < BENCH_RUNS; run++)
    {
      bare[run] = time_start (argv[0], "bare");
      ours[run] = time_start (argv[0], "ours");
    }

  g_print ("%-44s %10s %10s %10s\n", "from start to first frame", "smallest", "median", "largest");
  times = bench_median (ours, BENCH_RUNS) / bench_median (bare, BENCH_RUNS);
  bench_print ("a bare window", bare, BENCH_RUNS, 0);
  bench_print ("our window", ours, BENCH_RUNS, 0);
  g_print ("%-44s %21.2f times   aim: under %.1f times\n", "ours against the bare one",
           times, MOST_TIMES);
  return 0;
}
