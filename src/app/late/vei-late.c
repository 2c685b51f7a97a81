/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/late/vei-late.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <gmodule.h>

static const char * const file_names[VEI_N_LATE] = {
  [VEI_LATE_LETTERS] = "libvei-late-letters." G_MODULE_SUFFIX,
  [VEI_LATE_UPDATES] = "libvei-late-updates." G_MODULE_SUFFIX,
};

static GModule *modules[VEI_N_LATE];
static GMutex lock;

/* In the build tree they stand beside the program. */
static char *
find_file (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (program);
      g_autofree char *beside = g_build_filename (folder, name, NULL);

      if (g_file_test (beside, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&beside);
    }
  return g_build_filename (PKGLIBDIR, name, NULL);
}

static GModule *
load (VeiLatePart part)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (modules[part] == NULL)
    {
      g_autofree char *path = find_file (file_names[part]);

      modules[part] = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
      /* Its types and its domains of errors stay. */
      if (modules[part] != NULL)
        g_module_make_resident (modules[part]);
    }
  return modules[part];
}

/**
 * vei_late_find:
 * @part: a part of the program
 * @name: a function in it
 * @error: return location for an error
 *
 * Finds a function in a part of the program that is loaded when it is first
 * needed. The libraries of these parts take longer to load than all else until
 * the first frame that is not GTK's own. Thread-safe.
 *
 * Fails with %G_IO_ERROR_NOT_FOUND if the part was not installed.
 *
 * Returns: (transfer none): the function
 */
gpointer
vei_late_find (VeiLatePart   part,
               const char   *name,
               GError      **error)
{
  gpointer symbol = NULL;
  GModule *module;

  g_return_val_if_fail (part < VEI_N_LATE, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  module = load (part);
  if (module == NULL || !g_module_symbol (module, name, &symbol))
    {
      g_debug ("%s: %s", file_names[part], g_module_error ());
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file */
                   _("A part of the program is missing (%s). Install Utstyrsveiviser again."),
                   file_names[part]);
      return NULL;
    }
  return symbol;
}

/**
 * vei_late_require:
 * @part: a part of the program
 * @name: a function in it
 *
 * Finds a function as vei_late_find() does, and ends the program where it is
 * not there: for functions that cannot fail.
 *
 * Returns: (transfer none): the function
 */
gpointer
vei_late_require (VeiLatePart  part,
                  const char  *name)
{
  g_autoptr (GError) error = NULL;
  gpointer symbol;

  symbol = vei_late_find (part, name, &error);
  if (symbol == NULL)
    g_error ("%s", error->message);
  return symbol;
}
