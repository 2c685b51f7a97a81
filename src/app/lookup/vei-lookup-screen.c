/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-lookup-screen.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiLookupScreen:
 *
 * A screen of what can be looked up: a title, and below it what there is to
 * read, in one column that scrolls.
 */
typedef struct
{
  VeiSession *session;

  /* template */
  GtkWidget  *title;
  GtkWidget  *content;
} VeiLookupScreenPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (VeiLookupScreen, vei_lookup_screen, GTK_TYPE_WIDGET)

static VeiLookupScreenPrivate *
get_private (VeiLookupScreen *self)
{
  return vei_lookup_screen_get_instance_private (self);
}

static gboolean
vei_lookup_screen_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_private (VEI_LOOKUP_SCREEN (widget))->title);
}

static void
vei_lookup_screen_dispose (GObject *object)
{
  VeiLookupScreen *self = VEI_LOOKUP_SCREEN (object);

  /* GTK 4.8 disposes the template of the class of the object only, and most
   * screens are of a class that is derived from this one. */
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&get_private (self)->session);

  G_OBJECT_CLASS (vei_lookup_screen_parent_class)->dispose (object);
}

static void
vei_lookup_screen_class_init (VeiLookupScreenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_lookup_screen_dispose;
  widget_class->grab_focus = vei_lookup_screen_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-lookup-screen.ui");
  gtk_widget_class_bind_template_child_private (widget_class, VeiLookupScreen, title);
  gtk_widget_class_bind_template_child_private (widget_class, VeiLookupScreen, content);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_lookup_screen_init (VeiLookupScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_lookup_screen_new:
 * @session: the session
 * @title: the heading of the screen
 *
 * Creates an empty screen.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_lookup_screen_new (VeiSession *session,
                       const char *title)
{
  VeiLookupScreen *self = g_object_new (VEI_TYPE_LOOKUP_SCREEN, NULL);

  vei_lookup_screen_set_up (self, session, title);
  return GTK_WIDGET (self);
}

/**
 * vei_lookup_screen_set_up:
 * @self: a screen
 * @session: the session
 * @title: the heading of the screen
 *
 * Gives a screen that was just created what it needs.
 */
void
vei_lookup_screen_set_up (VeiLookupScreen *self,
                          VeiSession      *session,
                          const char      *title)
{
  g_return_if_fail (VEI_IS_LOOKUP_SCREEN (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (title != NULL);

  g_set_object (&get_private (self)->session, session);
  vei_title_set_label (VEI_TITLE (get_private (self)->title), title);
}

/**
 * vei_lookup_screen_set_picture:
 * @self: a screen
 * @picture: the name of a symbolic icon
 *
 * Puts a picture of what the screen is about beside its heading.
 */
void
vei_lookup_screen_set_picture (VeiLookupScreen *self,
                               const char      *picture)
{
  g_return_if_fail (VEI_IS_LOOKUP_SCREEN (self));
  g_return_if_fail (picture != NULL);

  vei_title_set_picture (VEI_TITLE (get_private (self)->title), picture);
}

/**
 * vei_lookup_screen_get_session:
 * @self: a screen
 *
 * Gets the session of a screen.
 *
 * Returns: (transfer none): the session
 */
VeiSession *
vei_lookup_screen_get_session (VeiLookupScreen *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_SCREEN (self), NULL);

  return get_private (self)->session;
}

/**
 * vei_lookup_screen_add:
 * @self: a screen
 * @child: a widget
 *
 * Puts a widget below what the screen has.
 */
void
vei_lookup_screen_add (VeiLookupScreen *self,
                       GtkWidget       *child)
{
  g_return_if_fail (VEI_IS_LOOKUP_SCREEN (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_box_append (GTK_BOX (get_private (self)->content), child);
}

/**
 * vei_lookup_screen_add_text:
 * @self: a screen
 * @text: a sentence or two; never read as markup
 *
 * Puts a paragraph below what the screen has.
 */
void
vei_lookup_screen_add_text (VeiLookupScreen *self,
                            const char      *text)
{
  g_return_if_fail (text != NULL);

  vei_lookup_screen_add (self, vei_ui_label (text, NULL));
}

/**
 * vei_lookup_screen_add_section:
 * @self: a screen
 * @heading: its heading
 *
 * Puts a part with a heading below what the screen has.
 *
 * Returns: (transfer none): the box of the part, to be filled
 */
GtkWidget *
vei_lookup_screen_add_section (VeiLookupScreen *self,
                               const char      *heading)
{
  GtkWidget *box;

  g_return_val_if_fail (VEI_IS_LOOKUP_SCREEN (self), NULL);
  g_return_val_if_fail (heading != NULL, NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), vei_ui_heading (heading, "title-4", 2));
  vei_lookup_screen_add (self, box);
  return box;
}

static char *
dup_sentence (const GError *error)
{
  const char *sentence = error->message;
  const char *place = strstr (sentence, ".json: ");
  g_autofree char *words = NULL;
  GString *text;

  /* The terminal names the file and the place in it; here the sentence is
   * enough. */
  if (place != NULL)
    sentence = place + strlen (".json: ");
  if (sentence[0] == '/' && strstr (sentence, ": ") != NULL)
    sentence = strstr (sentence, ": ") + 2;
  words = vei_ui_dup_capitalized (sentence);
  text = g_string_new (words);
  if (text->len > 0 && text->str[text->len - 1] != '.')
    g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

/**
 * vei_lookup_screen_add_error:
 * @self: a screen
 * @error: why there is nothing to show
 *
 * Says on the screen why it has nothing to show, and what to do.
 */
void
vei_lookup_screen_add_error (VeiLookupScreen *self,
                             const GError    *error)
{
  g_autofree char *sentence = NULL;
  GtkWidget *status;

  g_return_if_fail (VEI_IS_LOOKUP_SCREEN (self));
  g_return_if_fail (error != NULL);

  sentence = dup_sentence (error);
  status = vei_ui_label (sentence, "heading");
  vei_lookup_screen_add (self, status);
  vei_lookup_screen_add_text (self, _("The rest of the program works as before. If you chose "
                                      "the pack yourself, start the program without it."));
}

/**
 * vei_lookup_screen_clear:
 * @self: a screen
 *
 * Takes away all that stands below the title.
 */
void
vei_lookup_screen_clear (VeiLookupScreen *self)
{
  g_return_if_fail (VEI_IS_LOOKUP_SCREEN (self));

  vei_ui_clear (get_private (self)->content);
}
