/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-cells.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-model.h"
#include "app/cases/vei-case-words.h"
#include "app/widgets/vei-ui.h"

/* What the list shows of a case: a cell a column, or a row of two lines. */

static char *
dup_cell (VeiSession         *session,
          const VeiCaseEntry *entry,
          VeiCaseSort         column,
          gboolean           *urgent)
{
  *urgent = FALSE;
  switch (column)
    {
    case VEI_CASE_SORT_NAME:
      return g_strdup (vei_case_words_name (entry));
    case VEI_CASE_SORT_UNIT:
      return vei_case_words_dup_unit (session, entry->unit);
    case VEI_CASE_SORT_VERDICT:
      return vei_case_words_dup_verdicts (session, entry);
    case VEI_CASE_SORT_STATUS:
      return g_strdup (vei_case_words_status (session, entry));
    case VEI_CASE_SORT_DEADLINE:
      return vei_case_words_dup_deadline (session, entry, urgent);
    case VEI_CASE_SORT_TOUCHED:
      return vei_case_words_dup_time (session, entry->touched);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

static void
show_text (GtkWidget  *label,
           const char *text,
           gboolean    urgent)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  if (urgent)
    gtk_widget_add_css_class (label, "urgent");
  else
    gtk_widget_remove_css_class (label, "urgent");
}

/* A screen reader reads the row that has the focus, not its cells. */
static void
name_row (GtkWidget  *child,
          const char *words)
{
  GtkWidget *row = child;

  while (row != NULL && !g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    vei_ui_set_name (row, words);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static VeiSession *
get_session (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "session");
}

static VeiCaseSort
get_column (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, "column"));
}

/* ---- A cell ---- */

static void
show_cell_cb (GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const VeiCaseEntry *entry = vei_case_item_get_entry (gtk_list_item_get_item (item));
  VeiCaseSort column = get_column (label);
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;
  gboolean urgent = FALSE;

  /* A place whose case is gone stays for a moment. */
  if (entry != NULL)
    text = dup_cell (get_session (item), entry, column, &urgent);
  show_text (label, text != NULL ? text : "", urgent);
  if (column != VEI_CASE_SORT_NAME)
    return;
  if (entry != NULL)
    words = vei_case_words_dup_row (get_session (item), entry);
  name_row (label, words != NULL ? words : "");
}

static void
set_up_cell_cb (VeiSession         *session,
                GtkListItem        *item,
                GtkListItemFactory *factory)
{
  VeiCaseSort column = get_column (factory);
  GtkWidget *label = create_label (column == VEI_CASE_SORT_NAME ? "case-name" : NULL);

  g_assert (VEI_IS_SESSION (session));

  g_object_set_data_full (G_OBJECT (label), "session", g_object_ref (session), g_object_unref);
  g_object_set_data (G_OBJECT (label), "column", GUINT_TO_POINTER (column));
  if (column == VEI_CASE_SORT_DEADLINE || column == VEI_CASE_SORT_TOUCHED)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* ---- A row of two lines ---- */

static void
show_row_texts (GtkWidget  *box,
                const char *name,
                const char *deadline,
                gboolean    urgent,
                const char *below)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *last = gtk_widget_get_last_child (first);

  show_text (gtk_widget_get_first_child (first), name, FALSE);
  show_text (last, deadline, urgent);
  gtk_widget_set_visible (last, deadline[0] != '\0');
  show_text (gtk_widget_get_next_sibling (first), below, FALSE);
}

static void
show_row_cb (GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const VeiCaseEntry *entry = vei_case_item_get_entry (gtk_list_item_get_item (item));
  VeiSession *session = get_session (item);
  g_autofree char *verdicts = NULL;
  g_autofree char *deadline = NULL;
  g_autofree char *words = NULL;
  g_autofree char *below = NULL;
  const char *status;
  gboolean urgent;

  if (entry == NULL)
    {
      show_row_texts (box, "", "", FALSE, "");
      name_row (box, "");
      return;
    }
  verdicts = vei_case_words_dup_verdicts (session, entry);
  status = vei_case_words_status (session, entry);
  below = g_strjoin (verdicts[0] != '\0' && status[0] != '\0' ? " · " : "", status, verdicts, NULL);
  deadline = vei_case_words_dup_deadline (session, entry, &urgent);
  show_row_texts (box, vei_case_words_name (entry), deadline, urgent,
                  below[0] != '\0' ? below : _("Nothing is answered yet"));
  words = vei_case_words_dup_row (session, entry);
  name_row (box, words);
}

static void
row_pressed_cb (GtkListItem *item)
{
  gtk_widget_activate_action (gtk_list_item_get_child (item), "list.activate-item", "u",
                              gtk_list_item_get_position (item));
}

static void
set_up_row_cb (VeiSession  *session,
               GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = create_label ("heading");
  GtkWidget *deadline = create_label ("caption");
  GtkWidget *below = create_label ("caption");
  GtkGesture *click = gtk_gesture_click_new ();

  g_assert (VEI_IS_SESSION (session));

  g_object_set_data_full (G_OBJECT (box), "session", g_object_ref (session), g_object_unref);
  gtk_widget_add_css_class (box, "case-row");
  gtk_widget_add_css_class (deadline, "numeric");
  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (first), name);
  gtk_box_append (GTK_BOX (first), deadline);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), below);
  g_signal_connect_object (click, "released", G_CALLBACK (row_pressed_cb), item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, box);
}

/* ---- Both ---- */

static void
bind_cb (GCallback    show,
         GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", show, item, G_CONNECT_SWAPPED);
  ((void (*) (GtkListItem *)) show) (item);
}

static void
unbind_cb (GCallback    show,
           GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), (gpointer) show, item);
}

static GtkListItemFactory *
create_factory (VeiSession *session,
                GCallback   set_up,
                GCallback   show)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", set_up, session, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), (gpointer) show);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) show);
  return factory;
}

/**
 * vei_case_cells_new_column:
 * @session: the session
 * @column: by what the cases of the column can be sorted
 *
 * Creates what fills a column of a #VeiCaseModel.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
vei_case_cells_new_column (VeiSession  *session,
                           VeiCaseSort  column)
{
  GtkListItemFactory *factory;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  factory = create_factory (session, G_CALLBACK (set_up_cell_cb), G_CALLBACK (show_cell_cb));
  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  return factory;
}

/**
 * vei_case_cells_new_rows:
 * @session: the session
 *
 * Creates what fills a list of a #VeiCaseModel, with rows of two lines. A press
 * on a row activates it.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
vei_case_cells_new_rows (VeiSession *session)
{
  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  return create_factory (session, G_CALLBACK (set_up_row_cb), G_CALLBACK (show_row_cb));
}
