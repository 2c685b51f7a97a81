/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/settings/vei-info-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/settings/vei-about.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

typedef struct
{
  const char *heading;
  const char *text;
} Section;

static const Section shortcuts[] = {
  { N_("Go on in the guide"), "Return" },
  { N_("Choose the answer that has the focus"), "space" },
  { N_("Back"), "<Alt>Left" },
  { N_("Start page"), "<Alt>Home" },
  { N_("Search in all that can be looked up"), "<Control>f" },
  { N_("The cases, for advisers"), "<Control>m" },
  { N_("A new case, for advisers"), "<Control>n" },
  { N_("In the list of cases: delete what is selected"), "Delete" },
  { N_("In the list of cases: bring back what was deleted"), "<Control>z" },
  { N_("On the telephone, for advisers"), "<Control>t" },
  { N_("On the telephone: a note"), "F2" },
  { N_("The deadlines of all cases, for advisers"), "<Control>d" },
  { N_("Settings"), "<Control>comma" },
  { N_("Lock what you have written"), "<Control>l" },
  { N_("Help"), "F1" },
  { N_("Menu"), "F10" },
  { N_("Keyboard shortcuts"), "<Control>question" },
  { N_("Print the letter"), "<Control>p" },
  { N_("Save the letter"), "<Control>s" },
  { N_("Close the window"), "<Control>w" },
  { N_("Quit"), "<Control>q" },
};

/**
 * VeiInfoPage:
 *
 * A page to read: the keyboard shortcuts, or what the program is.
 */
struct _VeiInfoPage
{
  GtkWidget   parent_instance;

  VeiSession *session;

  /* template */
  GtkWidget  *title;
  GtkWidget  *content;
};

G_DEFINE_FINAL_TYPE (VeiInfoPage, vei_info_page, GTK_TYPE_WIDGET)

static GtkWidget *
add_list (VeiInfoPage *self,
          const char  *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  vei_ui_set_name (list, name);
  gtk_box_append (GTK_BOX (self->content), list);
  return list;
}

static void
add_shortcuts (VeiInfoPage *self)
{
  GtkWidget *list = add_list (self, vei_info_kind_get_title (VEI_INFO_SHORTCUTS));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *keys = NULL;
      GdkModifierType modifiers;
      guint key;

      if (gtk_accelerator_parse (shortcuts[i].text, &key, &modifiers))
        keys = gtk_accelerator_get_label (key, modifiers);
      /* Below the title: beside it, large text would leave room for neither. */
      gtk_list_box_append (GTK_LIST_BOX (list), vei_ui_row (_(shortcuts[i].heading), keys));
    }
}

static gboolean
vei_info_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_INFO_PAGE (widget)->title);
}

static void
vei_info_page_dispose (GObject *object)
{
  VeiInfoPage *self = VEI_INFO_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_INFO_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_info_page_parent_class)->dispose (object);
}

static void
vei_info_page_class_init (VeiInfoPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_info_page_dispose;
  widget_class->grab_focus = vei_info_page_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-info-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiInfoPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiInfoPage, content);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_info_page_init (VeiInfoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_info_page_new:
 * @session: the session
 * @kind: which page
 *
 * Creates a page to read.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_info_page_new (VeiSession  *session,
                   VeiInfoKind  kind)
{
  VeiInfoPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_INFO_PAGE, NULL);
  self->session = g_object_ref (session);
  vei_title_set_label (VEI_TITLE (self->title), vei_info_kind_get_title (kind));
  switch (kind)
    {
    case VEI_INFO_SHORTCUTS:
      add_shortcuts (self);
      break;

    case VEI_INFO_ABOUT:
      vei_about_fill (GTK_BOX (self->content));
      break;

    default:
      g_return_val_if_reached (GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

/**
 * vei_info_kind_get_title:
 * @kind: which page
 *
 * Gets the heading of a page to read.
 *
 * Returns: (transfer none): the heading in the user's language
 */
const char *
vei_info_kind_get_title (VeiInfoKind kind)
{
  switch (kind)
    {
    case VEI_INFO_SHORTCUTS:
      return _("Keyboard shortcuts");
    case VEI_INFO_ABOUT:
      return _("About Utstyrsveiviser");
    default:
      g_return_val_if_reached ("");
    }
}
