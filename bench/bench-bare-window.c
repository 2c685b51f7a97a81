/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* A window of libadwaita with nothing in it, linked to nothing else: what
 * bench-start compares with. */
#include "config.h"

#include "bench-first-frame.h"

#include <adwaita.h>
#include <locale.h>

#define WIDTH  1000
#define HEIGHT 720

static void
activate_cb (GtkApplication *application)
{
  gtk_window_present (g_object_new (ADW_TYPE_APPLICATION_WINDOW,
                                    "application", application,
                                    "default-width", WIDTH,
                                    "default-height", HEIGHT,
                                    NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 2)
    return 2;
  setlocale (LC_ALL, "");
  application = adw_application_new (APP_ID ".Bare", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return bench_show_window (GTK_APPLICATION (application), argc, argv);
}
