/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-phone-reading.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/cases/vei-phone-answer.h"
#include "app/cases/vei-phone-script.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiPhoneReading:
 *
 * What to read back to the person: what they have said, what is parked, what
 * the answers show, and what to do next. All of it is sentences, in the order
 * in which one says them.
 */
struct _VeiPhoneReading
{
  GtkWidget  parent_instance;

  /* template */
  GtkWidget *scrolled;
  GtkWidget *title;
  GtkWidget *sections;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (VeiPhoneReading, vei_phone_reading, GTK_TYPE_WIDGET)

static void
add_section (VeiPhoneReading *self,
             const char      *heading,
             GPtrArray       *sentences,
             gboolean         numbered)
{
  GtkWidget *box;

  if (sentences->len == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), vei_ui_heading (heading, "heading", 2));
  for (guint i = 0; i < sentences->len; i++)
    {
      const char *sentence = sentences->pdata[i];
      g_autofree char *text = numbered ? g_strdup_printf ("%u. %s", i + 1, sentence)
                                       : g_strdup (sentence);

      gtk_box_append (GTK_BOX (box), vei_ui_label (text, "phone-said"));
    }
  gtk_box_append (GTK_BOX (self->sections), box);
}

/* What was answered with no is many things of a few words: one sentence. */
static void
add_no_section (VeiPhoneReading *self,
                GPtrArray       *said_no)
{
  g_autoptr(GPtrArray) one = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < said_no->len; i++)
    g_string_append_printf (text, "%s%s", (const char *) said_no->pdata[i],
                            i + 1 < said_no->len ? ". " : ".");
  if (said_no->len > 0)
    g_ptr_array_add (one, g_strdup (text->str));
  add_section (self, _("To this you said no"), one, FALSE);
}

static void
add_button (VeiPhoneReading *self,
            const char      *cap,
            const char      *title,
            const char      *action,
            gboolean         suggested)
{
  GtkWidget *button = gtk_button_new ();

  vei_phone_fill_button (button, cap, title, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static gboolean
vei_phone_reading_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_PHONE_READING (widget)->title);
}

static void
vei_phone_reading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_PHONE_READING);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_phone_reading_parent_class)->dispose (object);
}

static void
vei_phone_reading_class_init (VeiPhoneReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_phone_reading_dispose;
  widget_class->grab_focus = vei_phone_reading_grab_focus;
  widget_class->focus = vei_focus_children;

  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-phone-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneReading, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneReading, title);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneReading, sections);
  gtk_widget_class_bind_template_child (widget_class, VeiPhoneReading, buttons);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_phone_reading_init (VeiPhoneReading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_phone_reading_show:
 * @self: what to read back
 * @session: the session
 * @finished: whether nothing is left to ask
 *
 * Sums up the case as it is now.
 */
void
vei_phone_reading_show (VeiPhoneReading *self,
                        VeiSession      *session,
                        gboolean         finished)
{
  g_autoptr(VeiPhoneSummary) summary = NULL;
  VeiLanguage language;

  g_return_if_fail (VEI_IS_PHONE_READING (self));
  g_return_if_fail (VEI_IS_SESSION (session));

  summary = vei_phone_summary_new (session);
  language = vei_session_get_language (session);
  vei_title_set_label (VEI_TITLE (self->title), finished ? _("Read this back, and then you are done")
                                                         : _("Read this back"));
  vei_ui_clear (self->sections);
  add_section (self, _("This is what you have told me"), summary->said, FALSE);
  add_no_section (self, summary->said_no);
  add_section (self, _("This we do not know yet"), summary->parked, FALSE);
  add_section (self, finished ? _("This is what your answers show")
                              : _("This is what your answers show so far"),
               summary->verdicts, FALSE);
  add_section (self, _("This you can do now"), summary->steps, TRUE);
  if (gtk_widget_get_first_child (self->sections) == NULL)
    gtk_box_append (GTK_BOX (self->sections),
                    vei_ui_label (_("Nothing has been answered yet."), NULL));

  vei_ui_clear (self->buttons);
  if (!finished)
    add_button (self, vei_phone_key_get_cap (VEI_PHONE_KEY_GO_ON, language),
                _("Go on asking"), "phone.go-on", TRUE);
  if (summary->parked->len > 0)
    add_button (self, vei_phone_key_get_cap (VEI_PHONE_KEY_PARKED, language),
                _("Ask again what we do not know"), "phone.parked", FALSE);
  if (vei_session_has_answers (session))
    add_button (self, NULL, _("Show the whole answer, with its sources"), "win.show-result", FALSE);
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}
