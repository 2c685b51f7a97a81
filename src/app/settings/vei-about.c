/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/settings/vei-about.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-ui.h"

#define ICON_SIZE 96

static void
add_row (GtkWidget  *list,
         const char *title,
         const char *text)
{
  GtkWidget *row = vei_ui_row (title, text);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/**
 * vei_about_fill:
 * @content: (transfer none): the box of a page
 *
 * Puts at the end of a page what the program is, who made it and under which
 * licence. It is a page of ours and not the window of libadwaita: that one is
 * wider than a narrow screen with large text, and libadwaita of Debian 12
 * speaks no Norwegian.
 */
void
vei_about_fill (GtkBox *content)
{
  /* Translators: your names, a line each */
  const char *translators = _("translator-credits");
  GtkWidget *icon, *list;

  g_return_if_fail (GTK_IS_BOX (content));

  icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "icon-name", APP_ID, "pixel-size", ICON_SIZE, "halign", GTK_ALIGN_START,
                       NULL);
  gtk_box_append (content, icon);
  gtk_box_append (content,
                  vei_ui_label (_("Guidance and letters about insulin pumps and sensors, for "
                                  "people with diabetes in Norway. The program gives no medical "
                                  "advice."), NULL));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  vei_ui_set_name (list, _("About Utstyrsveiviser"));
  add_row (list, _("Version"), PACKAGE_VERSION);
  add_row (list, _("Made by"), _("The Utstyrsveiviser authors"));
  if (!g_str_equal (translators, "translator-credits"))
    add_row (list, _("Translated by"), translators);
  add_row (list, _("Copyright"), "© 2026 The Utstyrsveiviser authors");
  add_row (list, _("Licence"), "GPL-3.0-or-later");
  gtk_box_append (content, list);
  gtk_box_append (content,
                  vei_ui_label (_("The program is free. You may use it, look into it, share it "
                                  "and change it, as the licence says. It comes with no "
                                  "warranty."), NULL));
}
