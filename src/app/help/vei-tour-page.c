/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/help/vei-tour-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

#define SEEN_KEY  "tour-seen"
#define WIDTH     560

static const struct
{
  const char *icon;
  const char *title;
  const char *text;
} cards[] = {
  { "vei-picture-sensor-symbolic",
    N_("From a question to a letter"),
    N_("Have you got diabetes, and would you like an insulin pump or a sensor? Or were you told "
       "no? Here you find out where you stand, and get a letter that you can hand in.") },
  { "vei-picture-question-symbolic",
    N_("“Don’t know” is an answer"),
    N_("You are asked one thing at a time, and only what matters for you. When you do not know, "
       "you are told what to find out and whom to ask.") },
  { "vei-picture-lock-symbolic",
    N_("What you write stays here"),
    N_("You need no account and no network. You choose how your answers are kept on this "
       "computer, and you can delete everything at any time.") },
  { "vei-picture-letter-symbolic",
    N_("It guides. It does not decide"),
    N_("All that it says has a source and a date. The doctor and the hospital decide. Press F1 "
       "on any screen for help.") },
};

/**
 * VeiTourPage:
 *
 * The short tour: a few cards that say what the program does and does not do.
 * It can be skipped from every card.
 */
struct _VeiTourPage
{
  GtkWidget  parent_instance;

  guint      card;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *place;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkWidget *skip_button;
};

G_DEFINE_FINAL_TYPE (VeiTourPage, vei_tour_page, GTK_TYPE_WIDGET)

static gboolean
is_last (VeiTourPage *self)
{
  return self->card + 1 == G_N_ELEMENTS (cards);
}

static void
show_card (VeiTourPage *self,
           guint        card)
{
  g_autofree char *place = NULL;

  self->card = card;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), cards[card].icon);
  vei_title_set_label (VEI_TITLE (self->title), _(cards[card].title));
  gtk_label_set_label (GTK_LABEL (self->text), _(cards[card].text));
  /* Translators: which card of the tour it is, and how many there are */
  place = g_strdup_printf (_("%u of %u"), card + 1, (guint) G_N_ELEMENTS (cards));
  gtk_label_set_label (GTK_LABEL (self->place), place);
  gtk_widget_set_visible (self->back_button, card > 0);
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        is_last (self) ? _("Begin") : _("Next"));
}

static void
go_on_cb (VeiTourPage *self)
{
  g_assert (VEI_IS_TOUR_PAGE (self));

  if (is_last (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.end-tour", NULL);
      return;
    }
  show_card (self, self->card + 1);
  gtk_widget_grab_focus (self->title);
}

static void
go_back_cb (VeiTourPage *self)
{
  g_assert (VEI_IS_TOUR_PAGE (self));

  vei_tour_page_back (self);
}

static gboolean
go_on_by_key_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  go_on_cb (VEI_TOUR_PAGE (widget));
  return GDK_EVENT_STOP;
}

static gboolean
vei_tour_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_TOUR_PAGE (widget)->title);
}

static void
vei_tour_page_dispose (GObject *object)
{
  VeiTourPage *self = VEI_TOUR_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (vei_tour_page_parent_class)->dispose (object);
}

static void
vei_tour_page_class_init (VeiTourPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_tour_page_dispose;
  widget_class->grab_focus = vei_tour_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->focus = vei_focus_children;

  /* With the heading in focus, Enter goes on; a button takes it itself. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, go_on_by_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, go_on_by_key_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.end-tour", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_card (VeiTourPage *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (card, "page");
  gtk_widget_set_valign (card, GTK_ALIGN_CENTER);
  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "halign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->icon, "picture");
  self->title = g_object_new (VEI_TYPE_TITLE, NULL);
  self->text = vei_ui_label ("", NULL);
  self->place = vei_ui_label ("", "caption");
  gtk_box_append (GTK_BOX (card), self->icon);
  gtk_box_append (GTK_BOX (card), self->title);
  gtk_box_append (GTK_BOX (card), self->text);
  gtk_box_append (GTK_BOX (card), self->place);
  return card;
}

static GtkWidget *
build_foot (VeiTourPage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* Large text on a small screen: one below the other. */
  gtk_widget_set_layout_manager (foot, vei_flow_layout_new (6));
  gtk_widget_add_css_class (foot, "guide-foot");
  self->skip_button = gtk_button_new_with_label (_("Skip the tour"));
  gtk_widget_add_css_class (self->skip_button, "flat");
  vei_ui_wrap_button (self->skip_button);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->skip_button))), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->skip_button), "win.end-tour");
  self->back_button = gtk_button_new_with_label (_("Back"));
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (go_back_cb), self,
                           G_CONNECT_SWAPPED);
  self->next_button = gtk_button_new_with_label (_("Next"));
  gtk_widget_add_css_class (self->next_button, "suggested-action");
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (go_on_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (foot), self->next_button);
  gtk_box_append (GTK_BOX (foot), self->back_button);
  gtk_box_append (GTK_BOX (foot), self->skip_button);
  return foot;
}

static GtkWidget *
new_clamp (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  return clamp;
}

static void
vei_tour_page_init (VeiTourPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), new_clamp (build_card (self)));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), new_clamp (build_foot (self)));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_card (self, 0);
}

/**
 * vei_tour_page_new:
 *
 * Creates the tour, at its first card.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_tour_page_new (void)
{
  return g_object_new (VEI_TYPE_TOUR_PAGE, NULL);
}

/**
 * vei_tour_page_back:
 * @self: the tour
 *
 * Goes back to the card before.
 *
 * Returns: %FALSE if there is none, and back leads out of the tour
 */
gboolean
vei_tour_page_back (VeiTourPage *self)
{
  g_return_val_if_fail (VEI_IS_TOUR_PAGE (self), FALSE);

  if (self->card == 0)
    return FALSE;
  show_card (self, self->card - 1);
  gtk_widget_grab_focus (self->title);
  return TRUE;
}

/* Settings that are gone when the program ends. */
static gboolean
is_forgetful (GSettings *settings)
{
  g_autoptr (GObject) backend = NULL;

  g_object_get (settings, "backend", &backend, NULL);
  return g_str_equal (G_OBJECT_TYPE_NAME (backend), "GMemorySettingsBackend");
}

/**
 * vei_tour_is_wanted:
 * @settings: (nullable): where it is remembered that the tour was seen
 *
 * Tells whether to begin with the tour: at the first start. Where it cannot be
 * remembered that it was seen, it would come again at every start, so it does
 * not come by itself.
 *
 * Returns: whether it is
 */
gboolean
vei_tour_is_wanted (GSettings *settings)
{
  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), FALSE);

  return settings != NULL && !g_settings_get_boolean (settings, SEEN_KEY) &&
         !is_forgetful (settings);
}

/**
 * vei_tour_is_seen:
 * @settings: (nullable): where it is remembered
 *
 * Remembers that the tour was seen, or skipped. It does not come by itself
 * again.
 */
void
vei_tour_is_seen (GSettings *settings)
{
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  if (settings != NULL)
    g_settings_set_boolean (settings, SEEN_KEY, TRUE);
}
