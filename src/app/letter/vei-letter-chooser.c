/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/letter/vei-letter-chooser.h"

#include "app/letter/vei-letter-output.h"
#include "app/widgets/vei-ui.h"

/*
 * VeiLetterChooser:
 *
 * The kinds of letters, each with what it is for.
 *
 * A kind that the answers contradict stands there too, with the reason why it
 * cannot be written. The signal `chosen` carries the id of a kind.
 */
struct _VeiLetterChooser
{
  GtkWidget            parent_instance;

  VeiSession          *session;
  GPtrArray           *rows;

  /* template */
  GtkScrolledWindow   *scrolled;
  AdwPreferencesGroup *group;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiLetterChooser, vei_letter_chooser, GTK_TYPE_WIDGET)

static void
row_activated_cb (VeiLetterChooser *self,
                  AdwActionRow     *row)
{
  VeiLetterBook *book = vei_session_get_letter_book (self->session);
  guint index;

  g_assert (VEI_IS_LETTER_CHOOSER (self));

  if (g_ptr_array_find (self->rows, row, &index))
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, vei_letter_book_get_kind (book, index)->id);
}

static void
add_row (VeiLetterChooser *self)
{
  GtkWidget *row = vei_ui_row ("", NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "vei-forward-symbolic",
                                   NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_bind_property (row, "activatable", arrow, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_kind (VeiLetterChooser    *self,
           const VeiLetterKind *kind,
           AdwActionRow        *row)
{
  VeiLanguage language = vei_session_get_language (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *why_not = NULL;
  gboolean possible;

  possible = vei_letter_book_check_kind (vei_session_get_letter_book (self->session), kind,
                                         vei_session_get_case (self->session), &error);
  why_not = possible ? NULL : vei_letter_dup_refusal (error);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), vei_text_get (&kind->title, language));
  adw_action_row_set_subtitle (row, possible ? vei_text_get (&kind->description, language)
                                             : why_not);

  /* It can still be reached, so that the reason can be read aloud. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), possible);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED, !possible, -1);
}

static void
refresh (VeiLetterChooser *self)
{
  VeiLetterBook *book = vei_session_get_letter_book (self->session);
  guint i;

  g_assert (VEI_IS_LETTER_CHOOSER (self));

  if (book == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  while (self->rows->len < vei_letter_book_get_n_kinds (book))
    add_row (self);

  for (i = 0; i < self->rows->len; i++)
    show_kind (self, vei_letter_book_get_kind (book, i), g_ptr_array_index (self->rows, i));
}

static void
vei_letter_chooser_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (vei_letter_chooser_parent_class)->map (widget);

  refresh (VEI_LETTER_CHOOSER (widget));
}

static void
vei_letter_chooser_dispose (GObject *object)
{
  VeiLetterChooser *self = VEI_LETTER_CHOOSER (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_LETTER_CHOOSER);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_letter_chooser_parent_class)->dispose (object);
}

static void
vei_letter_chooser_class_init (VeiLetterChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_letter_chooser_dispose;
  widget_class->map = vei_letter_chooser_map;

  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/letter-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiLetterChooser, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiLetterChooser, group);
}

static void
vei_letter_chooser_init (VeiLetterChooser *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vei_letter_chooser_set_session:
 * @self: a chooser
 * @session: the session whose letters are to be chosen from
 *
 * Sets the session, once.
 */
void
vei_letter_chooser_set_session (VeiLetterChooser *self,
                                VeiSession       *session)
{
  g_return_if_fail (VEI_IS_LETTER_CHOOSER (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}
