/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-open-files.h"

/* Which action of the window takes which kind of file. It is given the address
 * of the file. */
static const struct
{
  const char *suffix;
  const char *action;
} kinds[] = {
  { ".veipub", "win.open-pack" },
  { ".veipack", "win.open-pack" },
  { ".veicase", "win.import-case" },
};

static const char *
find_action (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (name, kinds[i].suffix))
      return kinds[i].action;
  return NULL;
}

/**
 * vei_open_files:
 * @application: the application, with its window
 * @files: (array length=n_files): files that were opened outside the program
 * @n_files: how many
 *
 * Hands files to what takes them, by the endings of their names: cards of
 * publishers, packs of knowledge, and cases. Others are left alone.
 */
void
vei_open_files (GtkApplication  *application,
                GFile          **files,
                guint            n_files)
{
  GtkWindow *window;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (files != NULL || n_files == 0);

  window = gtk_application_get_active_window (application);
  for (guint i = 0; i < n_files && window != NULL; i++)
    {
      const char *action = find_action (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (action != NULL)
        gtk_widget_activate_action (GTK_WIDGET (window), action, "s", uri);
    }
}
