/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-application.h"
#include "core/vei-language.h"

/* Without a session bus GTK 4.8 has no path for what it tells screen readers,
 * and crashes where one has left its address on the display. */
static GDBusConnection *
require_bus_for_readers (void)
{
  GDBusConnection *bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (bus == NULL)
    g_setenv ("GTK_A11Y", "none", TRUE);
  return bus;
}

int
main (int   argc,
      char *argv[])
{
  /* Held for as long as the application may ask for it. */
  g_autoptr (GDBusConnection) bus = require_bus_for_readers ();
  g_autoptr (VeiApplication) application = NULL;

  vei_language_set_up (NULL);
  application = vei_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
