/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/widgets/vei-names.h"

#include <adwaita.h>

#include "app/vei-compat.h"
#include "app/widgets/vei-ui.h"

/* What the toolkit builds itself, and does not name or does not show whole. A
 * template does not get at it; it is found when it is shown. */

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child
                                                                   : find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list of a group is called as the group. In libadwaita 1.10 the title of a
 * group ends in … where the text is large and the window is not. */
static void
name_group (AdwPreferencesGroup *group)
{
  const char *title = adw_preferences_group_get_title (group);
  GtkWidget *list = find_inside (GTK_WIDGET (group), GTK_TYPE_LIST_BOX);
  GtkWidget *label = find_inside (GTK_WIDGET (group), GTK_TYPE_LABEL);

  if (label != NULL && gtk_label_get_ellipsize (GTK_LABEL (label)) != PANGO_ELLIPSIZE_NONE
      && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), title) == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    }
  if (vei_compat_names_by_content () && list != NULL && title != NULL && title[0] != '\0')
    vei_ui_set_name (list, title);
}

/* What a page scrolls in has no name, and needs none where there is something
 * in it that one comes to: from there the keys scroll as well. */
static void
skip_scrolling (AdwStatusPage *page)
{
  GtkWidget *scrolled = find_inside (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW);

  if (scrolled != NULL && adw_status_page_get_child (page) != NULL)
    gtk_widget_set_focusable (scrolled, FALSE);
}

/* GTK 4.24 names an item of a menu by a label that it hides from everybody. */
static void
name_menu_items (GtkWidget *widget)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;

      name_menu_items (child);
      if (!g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkModelButton"))
        continue;
      g_object_get (child, "text", &text, NULL);
      if (text != NULL)
        vei_ui_set_name (child, text);
    }
}

/* One goes through a menu by its items. */
static void
name_menu (GtkWidget *menu)
{
  GtkWidget *scrolled = find_inside (menu, GTK_TYPE_SCROLLED_WINDOW);

  if (!vei_compat_names_by_content ())
    return;
  if (scrolled != NULL)
    gtk_widget_set_focusable (scrolled, FALSE);
  name_menu_items (menu);
}

static gboolean
map_cb (GSignalInvocationHint *hint,
        guint                  n_values,
        const GValue          *values,
        gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (ADW_IS_PREFERENCES_GROUP (widget))
    name_group (ADW_PREFERENCES_GROUP (widget));
  else if (ADW_IS_STATUS_PAGE (widget))
    skip_scrolling (ADW_STATUS_PAGE (widget));
  else if (GTK_IS_POPOVER_MENU (widget))
    name_menu (widget);
  return TRUE;
}

/**
 * vei_names_watch:
 *
 * From now on, mends what the toolkit builds when it is shown: lists in groups
 * and the items of menus get the names that they lack, titles that would end in …
 * wrap. To be called once, when GTK is set up.
 */
void
vei_names_watch (void)
{
  gpointer widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
  g_type_class_unref (widget_class);
}
