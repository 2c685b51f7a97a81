/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* The window, as its own main() shows it, for bench-start. */
#include "config.h"

#include "bench-first-frame.h"

#include "app/vei-application.h"
#include "core/vei-language.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (VeiApplication) application = NULL;

  if (argc < 2)
    return 2;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  vei_language_set_up (NULL);
  application = vei_application_new ();
  return bench_show_window (GTK_APPLICATION (application), argc, argv);
}
