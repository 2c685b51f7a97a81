/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/cases/vei-case-filters.h"
#include "app/cases/vei-case-rejudge.h"
#include "app/cases/vei-case-table.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-banner.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

/* How long the keyboard may rest on a case before it is shown beside the list. */
#define FOLLOW_MS 150

/**
 * VeiCaseList:
 *
 * The list of cases: what is searched for, which are shown and in which order.
 *
 * [signal@CaseList::open] is emitted for a case that is to be opened.
 */
struct _VeiCaseList
{
  GtkWidget           parent_instance;

  VeiSession         *session;
  VeiCaseModel       *model;
  GtkMultiSelection  *selection;
  VeiCaseRejudge     *rejudge;
  gboolean            beside;
  gboolean            selecting;
  guint               refresh_source;
  guint               follow_source;

  /* template */
  GtkWidget          *title;
  GtkWidget          *count;
  GtkWidget          *new_button;
  GtkWidget          *search_box;
  GtkWidget          *entry;
  VeiCaseFilters     *filters;
  GtkWidget          *changed_banner;
  GtkWidget          *progress_box;
  GtkWidget          *progress;
  GtkWidget          *stack;
  GtkWidget          *table;
};

G_DEFINE_FINAL_TYPE (VeiCaseList, vei_case_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- What is shown ---- */

static void
update_empty (VeiCaseList *self,
              guint        n_shown)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  gboolean any = store != NULL && vei_case_store_get_n_cases (store) > 0;
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%u case", "%u cases", n_shown), n_shown);
  gtk_label_set_label (GTK_LABEL (self->count), any ? text : "");
  gtk_widget_set_visible (self->count, any);
  gtk_widget_set_visible (self->search_box, any);
  /* The page that says there are none has a button of its own. */
  gtk_widget_set_visible (self->new_button, any);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    n_shown > 0 ? "table" : any ? "nothing" : "first");
}

static guint
count_changed (VeiCaseList *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  VeiCaseQuery query = { .filter = VEI_CASE_FILTER_OPEN | VEI_CASE_FILTER_CHANGED };
  g_autoptr (GArray) ids = NULL;

  if (store == NULL || !vei_case_store_is_unlocked (store))
    return 0;
  ids = vei_case_store_query (store, &query);
  return ids->len;
}

static void
update_changed (VeiCaseList *self)
{
  guint n = count_changed (self);
  g_autofree char *text = NULL;

  if (n > 0 && !(vei_case_filters_get (self->filters) & VEI_CASE_FILTER_CHANGED))
    text = g_strdup_printf (ngettext ("%u case has been given another answer.",
                                      "%u cases have been given another answer.", n), n);
  vei_banner_set_text (VEI_BANNER (self->changed_banner), text);
  vei_case_filters_offer_changed (self->filters, n > 0);
}

static void
show_query (VeiCaseList *self)
{
  VeiCaseQuery query = { 0 };

  query.text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  query.filter = vei_case_filters_get (self->filters);
  vei_case_table_get_sort (VEI_CASE_TABLE (self->table), &query.sort, &query.descending);
  /* What was selected is among other cases now. */
  self->selecting = TRUE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->selecting = FALSE;
  vei_case_table_scroll_to (VEI_CASE_TABLE (self->table), 0);
  vei_case_model_set_query (self->model, &query);
  update_empty (self, vei_case_model_get_n (self->model));
}

/* An item stands for a place: what was selected may stand at another now. */
static void
refresh_model (VeiCaseList  *self,
               VeiCaseStore *store)
{
  g_autoptr (GArray) ids = vei_case_list_dup_selected (self);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  vei_case_model_set_store (self->model, store);
  self->selecting = TRUE;
  for (guint i = 0; i < ids->len; i++)
    {
      guint position;

      if (i == 0)
        gtk_selection_model_unselect_all (selection);
      if (vei_case_model_find (self->model, g_array_index (ids, gint64, i), &position))
        gtk_selection_model_select_item (selection, position, FALSE);
    }
  self->selecting = FALSE;
}

static gboolean
refresh_cb (gpointer data)
{
  VeiCaseList *self = data;
  VeiCaseStore *store = vei_session_get_store (self->session);
  gboolean open = store != NULL && vei_case_store_is_unlocked (store)
                  && vei_session_is_adviser (self->session);

  g_assert (VEI_IS_CASE_LIST (self));

  self->refresh_source = 0;
  refresh_model (self, open ? store : NULL);
  update_empty (self, vei_case_model_get_n (self->model));
  update_changed (self);
  if (open)
    vei_case_rejudge_start (self->rejudge);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (VeiCaseList *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);

  g_assert (VEI_IS_CASE_LIST (self));

  /* Nothing of a case stays on the screen once the cases are locked. */
  if (store == NULL || !vei_case_store_is_unlocked (store))
    {
      g_clear_handle_id (&self->refresh_source, g_source_remove);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      (void) refresh_cb (self);
      return;
    }
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_cb, self);
}

/* ---- Judging again ---- */

static void
rejudge_changed_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  gtk_widget_set_visible (self->progress_box, vei_case_rejudge_is_slow (self->rejudge));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 vei_case_rejudge_get_fraction (self->rejudge));
}

static void
rejudge_cancel_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  vei_case_rejudge_cancel (self->rejudge);
}

/* ---- What the person does ---- */

static void
search_changed_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  show_query (self);
}

static void
filter_changed_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  show_query (self);
  update_changed (self);
}

static void
show_changed_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  VeiCaseList *self = VEI_CASE_LIST (widget);

  vei_case_filters_set (self->filters, VEI_CASE_FILTER_OPEN | VEI_CASE_FILTER_CHANGED);
  gtk_widget_grab_focus (self->table);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  VeiCaseList *self = VEI_CASE_LIST (widget);

  vei_case_filters_set (self->filters, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
stop_search_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
open_position (VeiCaseList *self,
               guint        position,
               gboolean     follow)
{
  gint64 id = vei_case_model_get_id (self->model, position);

  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, id, follow);
}

/* Enter in the search opens the first case that it finds. */
static void
entry_activated_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  open_position (self, 0, FALSE);
}

/* The arrow down goes from what is typed to what is found. */
static gboolean
entry_key_cb (VeiCaseList *self,
              guint        key)
{
  g_assert (VEI_IS_CASE_LIST (self));

  if (key != GDK_KEY_Down || vei_case_model_get_n (self->model) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (self->table);
  return GDK_EVENT_STOP;
}

/* Where there is little room, a sign says it. */
static void
layout_changed_cb (VeiCaseList *self)
{
  gboolean rows = vei_case_table_shows_rows (VEI_CASE_TABLE (self->table));

  g_assert (VEI_IS_CASE_LIST (self));

  if (rows)
    {
      gtk_button_set_icon_name (GTK_BUTTON (self->new_button), "list-add-symbolic");
      vei_ui_set_name (self->new_button, _("New case"));
    }
  else
    {
      /* The content names its button by itself. */
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->new_button),
                                     GTK_ACCESSIBLE_PROPERTY_LABEL);
      gtk_button_set_child (GTK_BUTTON (self->new_button),
                            g_object_new (ADW_TYPE_BUTTON_CONTENT,
                                          "icon-name", "list-add-symbolic",
                                          "label", _("New case"), NULL));
    }
}

static void
activated_cb (VeiCaseList *self,
              guint        position)
{
  g_assert (VEI_IS_CASE_LIST (self));

  open_position (self, position, FALSE);
}

static gboolean
follow_cb (gpointer data)
{
  VeiCaseList *self = data;
  g_autoptr (GtkBitset) selected
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  g_assert (VEI_IS_CASE_LIST (self));

  self->follow_source = 0;
  if (self->beside && gtk_bitset_get_size (selected) == 1)
    open_position (self, gtk_bitset_get_minimum (selected), TRUE);
  return G_SOURCE_REMOVE;
}

static void
selection_changed_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->beside && !self->selecting)
    self->follow_source = g_timeout_add (FOLLOW_MS, follow_cb, self);
}

static void
sort_changed_cb (VeiCaseList *self)
{
  g_assert (VEI_IS_CASE_LIST (self));

  if (self->session != NULL)
    show_query (self);
}

/* ---- Object ---- */

static gboolean
vei_case_list_grab_focus (GtkWidget *widget)
{
  VeiCaseList *self = VEI_CASE_LIST (widget);

  return gtk_widget_get_visible (self->search_box)
         ? gtk_widget_grab_focus (self->entry)
         : gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
}

static void
vei_case_list_dispose (GObject *object)
{
  VeiCaseList *self = VEI_CASE_LIST (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->rejudge != NULL)
    vei_case_rejudge_cancel (self->rejudge);
  g_clear_object (&self->rejudge);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order", NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_LIST);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, title);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, count);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, new_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, search_box);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, entry);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, filters);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, changed_banner);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, progress_box);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, progress);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseList, table);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rejudge_cancel_cb);
}

static void
vei_case_list_class_init (VeiCaseListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_list_dispose;
  widget_class->grab_focus = vei_case_list_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiCaseList::open:
   * @id: the id of a case
   * @follow: whether it is only looked at; the focus stays in the list
   *
   * Emitted when a case is to be opened.
   */
  signals[SIGNAL_OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  g_type_ensure (VEI_TYPE_BANNER);
  g_type_ensure (VEI_TYPE_CASE_FILTERS);
  g_type_ensure (VEI_TYPE_CASE_TABLE);
  g_type_ensure (VEI_TYPE_TITLE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "cases.show-changed", NULL, show_changed_cb);
  gtk_widget_class_install_action (widget_class, "cases.show-all", NULL, show_all_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "case-list");
}

static void
vei_case_list_init (VeiCaseList *self)
{
  self->model = vei_case_model_new ();
  vei_case_model_set_gradual (self->model, TRUE);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "order",
                                  vei_case_table_get_actions (VEI_CASE_TABLE (self->table)));
  layout_changed_cb (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), self->table);
  vei_banner_set_action (VEI_BANNER (self->changed_banner), _("Show them"), "cases.show-changed",
                         NULL);
  vei_banner_set_text (VEI_BANNER (self->changed_banner), NULL);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * vei_case_list_set_session:
 * @self: a list
 * @session: the session
 *
 * Sets whose cases are listed, once.
 */
void
vei_case_list_set_session (VeiCaseList *self,
                           VeiSession  *session)
{
  g_return_if_fail (VEI_IS_CASE_LIST (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->rejudge = vei_case_rejudge_new (session);
  vei_case_table_set_session (VEI_CASE_TABLE (self->table), session,
                              GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->rejudge, "changed", G_CALLBACK (rejudge_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "store-changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_query (self);
  (void) refresh_cb (self);
}

/**
 * vei_case_list_get_model:
 * @self: a list
 *
 * Gets what is listed.
 *
 * Returns: (transfer none): the list
 */
VeiCaseModel *
vei_case_list_get_model (VeiCaseList *self)
{
  g_return_val_if_fail (VEI_IS_CASE_LIST (self), NULL);

  return self->model;
}

/**
 * vei_case_list_dup_selected:
 * @self: a list
 *
 * Gets what is selected.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the cases, in the
 *   order of the list
 */
GArray *
vei_case_list_dup_selected (VeiCaseList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (VEI_IS_CASE_LIST (self), ids);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      {
        gint64 id = vei_case_model_get_id (self->model, position);

        if (id != 0)
          g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

/**
 * vei_case_list_dup_shown:
 * @self: a list
 *
 * Gets all that the search and the filters let through.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the cases
 */
GArray *
vei_case_list_dup_shown (VeiCaseList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (VEI_IS_CASE_LIST (self), ids);

  for (guint i = 0; i < vei_case_model_get_n (self->model); i++)
    {
      gint64 id = vei_case_model_get_id (self->model, i);

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * vei_case_list_select:
 * @self: a list
 * @id: the id of a case; 0 to select none
 *
 * Selects a case alone, and scrolls to it, where it is listed.
 */
void
vei_case_list_select (VeiCaseList *self,
                      gint64       id)
{
  guint position;

  g_return_if_fail (VEI_IS_CASE_LIST (self));

  g_clear_handle_id (&self->follow_source, g_source_remove);
  self->selecting = TRUE;
  if (id == 0 || !vei_case_model_find (self->model, id, &position))
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
    }
  else if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
      vei_case_table_scroll_to (VEI_CASE_TABLE (self->table), position);
    }
  self->selecting = FALSE;
}

/**
 * vei_case_list_set_beside:
 * @self: a list
 * @beside: whether a case is shown beside it
 *
 * Makes room for a case beside the list. Then what is selected is shown there.
 */
void
vei_case_list_set_beside (VeiCaseList *self,
                          gboolean     beside)
{
  g_return_if_fail (VEI_IS_CASE_LIST (self));

  self->beside = beside;
  vei_case_table_set_rows (VEI_CASE_TABLE (self->table), beside);
}

/**
 * vei_case_list_search:
 * @self: a list
 *
 * Puts the keyboard into the search, with what stands there selected.
 */
void
vei_case_list_search (VeiCaseList *self)
{
  g_return_if_fail (VEI_IS_CASE_LIST (self));

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * vei_case_list_focus_table:
 * @self: a list
 *
 * Puts the keyboard into the list, or the search where the list is empty.
 */
void
vei_case_list_focus_table (VeiCaseList *self)
{
  g_return_if_fail (VEI_IS_CASE_LIST (self));

  if (vei_case_model_get_n (self->model) == 0
      || !gtk_widget_grab_focus (self->table))
    gtk_widget_grab_focus (self->entry);
}
