/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/settings/vei-settings-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/keep/vei-backup-list.h"
#include "app/settings/vei-lock-group.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/* After how many minutes the cases can be made to lock. */
static const int idle_minutes[] = { VEI_IDLE_AUTOMATIC, 0, 5, 10, 15, 30, 60 };

/**
 * VeiSettingsPage:
 *
 * The settings: language, helping members, how the cases are kept, backups,
 * and deleting everything.
 */
struct _VeiSettingsPage
{
  GtkWidget   parent_instance;

  VeiSession *session;
  VeiKeeper  *keeper;
  guint       language_source;
  char       *language;
  GtkWidget  *title;
  GtkWidget  *content;
  GtkWidget  *backups;
};

G_DEFINE_FINAL_TYPE (VeiSettingsPage, vei_settings_page, GTK_TYPE_WIDGET)

static void
add_heading (VeiSettingsPage *self,
             const char      *text)
{
  gtk_box_append (GTK_BOX (self->content), vei_ui_heading (text, "title-4", 2));
}

static GtkWidget *
add_list (VeiSettingsPage *self,
          const char      *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  vei_ui_set_name (list, name);
  gtk_box_append (GTK_BOX (self->content), list);
  return list;
}

/* Below its title: beside it, large text would leave room for neither. */
static void
add_choice (GtkWidget  *list,
            const char *title,
            const char *subtitle,
            GtkWidget  *choice)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = vei_ui_label (title, NULL);
  GtkWidget *button = gtk_widget_get_first_child (choice);

  gtk_widget_add_css_class (box, "detail-row");
  gtk_box_append (GTK_BOX (box), label);
  if (subtitle != NULL)
    {
      gtk_box_append (GTK_BOX (box), vei_ui_label (subtitle, "caption"));
      vei_ui_set_description (choice, subtitle);
    }
  vei_ui_label_by (choice, label);
  /* In GTK 4.8 it is the button in it that has the keyboard. */
  if (button != NULL)
    vei_ui_label_by (button, label);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* The row names its control, and is itself no stop for the keyboard. */
static void
add_row (GtkWidget  *list,
         const char *title,
         const char *subtitle,
         GtkWidget  *control)
{
  GtkWidget *row = vei_ui_row (title, subtitle);

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  if (subtitle != NULL)
    vei_ui_set_description (control, subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* ---- Language ---- */

static const char * const language_codes[] = { "nb", "nn", "en" };

static gboolean
change_language_cb (gpointer data)
{
  VeiSettingsPage *self = data;
  g_autofree char *code = g_steal_pointer (&self->language);

  self->language_source = 0;
  /* The window is built anew. */
  gtk_widget_activate_action (GTK_WIDGET (self), "app.language", "s", code);
  return G_SOURCE_REMOVE;
}

static void
language_selected_cb (GtkDropDown     *choice,
                      GParamSpec      *pspec,
                      VeiSettingsPage *self)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (selected >= G_N_ELEMENTS (language_codes) || self->language_source != 0)
    return;
  self->language = g_strdup (language_codes[selected]);
  self->language_source = g_idle_add (change_language_cb, self);
}

static void
add_language (VeiSettingsPage *self)
{
  const char * const names[] = { "Bokmål", "Nynorsk", "English", NULL };
  const char *code = vei_language_get_code (vei_session_get_language (self->session));
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  for (guint i = 0; i < G_N_ELEMENTS (language_codes); i++)
    if (g_str_equal (code, language_codes[i]))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (language_selected_cb), self,
                           G_CONNECT_DEFAULT);
  add_choice (add_list (self, _("Language")), _("Language"), NULL, choice);
}

/* ---- Helping members ---- */

static void
adviser_cb (GtkSwitch       *helps,
            GParamSpec      *pspec,
            VeiSettingsPage *self)
{
  GSettings *settings = vei_keeper_get_settings (self->keeper);
  gboolean active = gtk_switch_get_active (helps);

  if (settings != NULL)
    g_settings_set_boolean (settings, "adviser-mode", active);
  vei_session_set_adviser (self->session, active);
}

static void
add_adviser (VeiSettingsPage *self)
{
  GtkWidget *helps = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (helps), vei_session_is_adviser (self->session));
  g_signal_connect_object (helps, "notify::active", G_CALLBACK (adviser_cb), self,
                           G_CONNECT_DEFAULT);
  add_row (add_list (self, _("I help members")), _("I help members"),
           _("For those who advise for a patient association: a list of cases, and help on the "
             "telephone."), helps);
}

/* ---- Keeping ---- */

static void
idle_selected_cb (GtkDropDown     *choice,
                  GParamSpec      *pspec,
                  VeiSettingsPage *self)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (selected < G_N_ELEMENTS (idle_minutes))
    g_settings_set_int (vei_keeper_get_settings (self->keeper), "idle-minutes",
                        idle_minutes[selected]);
}

static char *
dup_minutes_text (int minutes)
{
  if (minutes == VEI_IDLE_AUTOMATIC)
    return g_strdup (_("As recommended"));
  if (minutes == 0)
    return g_strdup (_("Never"));
  /* Translators: a time after which the cases lock by themselves */
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
}

static void
add_idle (VeiSettingsPage *self)
{
  GSettings *settings = vei_keeper_get_settings (self->keeper);
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  GtkWidget *choice;
  int now;

  if (settings == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (idle_minutes); i++)
    gtk_string_list_take (texts, dup_minutes_text (idle_minutes[i]));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&texts)), NULL);
  now = g_settings_get_int (settings, "idle-minutes");
  for (guint i = 0; i < G_N_ELEMENTS (idle_minutes); i++)
    if (idle_minutes[i] == now)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (idle_selected_cb), self,
                           G_CONNECT_DEFAULT);
  add_choice (add_list (self, _("Lock by itself")), _("Lock by itself"),
              _("After this time without a key or a click. Everything is saved first."), choice);
}

/* ---- The rest ---- */

static void
add_knowledge (VeiSettingsPage *self)
{
  GtkWidget *row = vei_ui_row (_("Update the knowledge"),
                               _("See which knowledge you have, and get a newer one."));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("vei-forward-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-packs");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (add_list (self, _("Knowledge"))), row);
}

static void
add_deletion (VeiSettingsPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Delete everything"));

  gtk_box_append (GTK_BOX (self->content),
                  vei_ui_label (_("Removes your answers, your letters and all backups from this "
                                  "computer."), NULL));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "destructive-action");
  vei_ui_wrap_button (button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.delete-all");
  gtk_box_append (GTK_BOX (self->content), button);
}

static void
keeper_changed_cb (VeiSettingsPage *self)
{
  g_assert (VEI_IS_SETTINGS_PAGE (self));

  vei_backup_list_update (VEI_BACKUP_LIST (self->backups));
}

/* ---- Object ---- */

static gboolean
vei_settings_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_SETTINGS_PAGE (widget)->title);
}

static void
vei_settings_page_dispose (GObject *object)
{
  VeiSettingsPage *self = VEI_SETTINGS_PAGE (object);

  g_clear_handle_id (&self->language_source, g_source_remove);
  g_clear_pointer (&self->language, g_free);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (vei_settings_page_parent_class)->dispose (object);
}

static void
vei_settings_page_class_init (VeiSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_settings_page_dispose;
  widget_class->grab_focus = vei_settings_page_grab_focus;
  widget_class->focus = vei_focus_children;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_settings_page_init (VeiSettingsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->content, "page");
  self->title = vei_title_new (_("Settings"));
  gtk_box_append (GTK_BOX (self->content), self->title);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 668);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 668);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/**
 * vei_settings_page_new:
 * @session: the session
 * @keeper: its keeper
 *
 * Creates the page.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_settings_page_new (VeiSession *session,
                       VeiKeeper  *keeper)
{
  VeiSettingsPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (VEI_IS_KEEPER (keeper), NULL);

  self = g_object_new (VEI_TYPE_SETTINGS_PAGE, NULL);
  self->session = g_object_ref (session);
  self->keeper = g_object_ref (keeper);
  add_language (self);
  add_adviser (self);
  add_heading (self, _("How your answers are kept"));
  gtk_box_append (GTK_BOX (self->content), vei_lock_group_new (session, keeper));
  add_idle (self);
  add_heading (self, _("Backups"));
  self->backups = vei_backup_list_new (session, keeper);
  gtk_box_append (GTK_BOX (self->content), self->backups);
  add_heading (self, _("Knowledge"));
  add_knowledge (self);
  add_heading (self, _("Delete"));
  add_deletion (self);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (keeper_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
