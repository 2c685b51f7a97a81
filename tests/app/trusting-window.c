/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* The window, with authorities of the test in place of those of the system:
 * the certificate of a server that the test runs. The program itself has no
 * way to be told whom to trust. */
#include "config.h"

#include <gio/gio.h>

#include "app/vei-application.h"
#include "core/vei-language.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (VeiApplication) application = NULL;
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  const char *authorities = g_getenv ("VEI_TEST_AUTHORITIES");

  if (authorities != NULL)
    {
      database = g_tls_file_database_new (authorities, &error);
      if (database == NULL)
        g_error ("%s: %s", authorities, error->message);
      g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
    }
  vei_language_set_up (NULL);
  application = vei_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
