/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* How long a program takes until its window has a picture on the screen, and
 * how much memory is its own then. Seen from outside, through X11, so that it
 * is the same for every program:
 *
 *   bench-windows yes|no PROGRAM [ARGUMENT…]
 *
 * prints microseconds and, where it says yes, KiB of PSS (proportional set size). */
#include "config.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Of a window that counts: smaller ones are helpers. */
#define LEAST_SIZE      100
#define LONGEST_WAIT    (20 * G_USEC_PER_SEC)
/* Between two looks at the screen, in microseconds. */
#define LOOK_EVERY      1000
/* From the first picture until memory is read: what is made when idle is counted. */
#define SETTLING        (2 * G_USEC_PER_SEC)

/* A window may go while it is looked at. */
static int
ignore_error_cb (Display     *display,
                 XErrorEvent *event)
{
  return 0;
}

static gboolean
has_picture (Display *display,
             Window   window)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean found = FALSE;

  if (!XGetWindowAttributes (display, window, &attributes) ||
      attributes.map_state != IsViewable ||
      attributes.width < LEAST_SIZE || attributes.height < LEAST_SIZE)
    return FALSE;
  image = XGetImage (display, window, 0, attributes.height / 2, attributes.width, 1, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  /* Nothing but black stands there before anything is drawn. */
  for (int x = 0; x < attributes.width && !found; x++)
    found = (XGetPixel (image, x, 0) & 0xffffff) != 0;
  XDestroyImage (image);
  return found;
}

static gboolean
screen_has_picture (Display *display)
{
  Window root, parent, *windows = NULL;
  unsigned int n = 0;
  gboolean found = FALSE;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &windows, &n))
    return FALSE;
  for (unsigned int i = 0; i < n && !found; i++)
    found = has_picture (display, windows[i]);
  if (windows != NULL)
    XFree (windows);
  return found;
}

static long
read_pss_kib (pid_t process)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) process);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return -1;
  line = strstr (text, "\nPss:");
  return line != NULL ? atol (line + strlen ("\nPss:")) : -1;
}

static void
silence (void)
{
  if (freopen ("/dev/null", "w", stdout) == NULL || freopen ("/dev/null", "w", stderr) == NULL)
    _exit (126);
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  gint64 start, painted = 0;
  pid_t process;
  int status = 1;

  if (argc < 3 || display == NULL)
    return 2;
  XSetErrorHandler (ignore_error_cb);
  if (screen_has_picture (display))
    {
      fprintf (stderr, "there is a window already\n");
      return 1;
    }
  start = g_get_monotonic_time ();
  process = fork ();
  if (process == 0)
    {
      silence ();
      execvp (argv[2], argv + 2);
      _exit (127);
    }
  while (painted == 0 && g_get_monotonic_time () - start < LONGEST_WAIT &&
         waitpid (process, NULL, WNOHANG) == 0)
    {
      if (screen_has_picture (display))
        painted = g_get_monotonic_time ();
      else
        g_usleep (LOOK_EVERY);
    }
  if (painted != 0)
    {
      gboolean with_memory = strcmp (argv[1], "yes") == 0;

      if (with_memory)
        g_usleep (SETTLING);
      printf ("%" G_GINT64_FORMAT " %ld\n", painted - start, with_memory ? read_pss_kib (process) : 0);
      status = 0;
    }
  kill (process, SIGKILL);
  waitpid (process, NULL, 0);
  /* The next one may begin when the screen is empty again. */
  while (screen_has_picture (display))
    g_usleep (LOOK_EVERY);
  XCloseDisplay (display);
  return status;
}
