/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "bench-first-frame.h"

#include <stdlib.h>
#include <unistd.h>

static int report_fd = -1;
static gboolean stays;

static void
after_paint_cb (GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, NULL);
  if (write (report_fd, "!", 1) != 1)
    _exit (3);
  /* Nothing of the end is measured. */
  if (!stays)
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

/* Runs @application, and writes a byte to the file that the first argument
 * names after the first frame. With a second argument it goes on then. */
int
bench_show_window (GtkApplication *application,
                   int             argc,
                   char           *argv[])
{
  char *arguments[] = { argv[0], NULL };

  report_fd = atoi (argv[1]);
  stays = argc > 2;
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_application_run (G_APPLICATION (application), 1, arguments);
  /* It ended without having shown anything. */
  return 3;
}
