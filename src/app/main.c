/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/vei-application.h"
#include "core/vei-language.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiApplication) application = NULL;

  vei_language_set_up (NULL);
  application = vei_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
