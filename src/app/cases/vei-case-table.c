/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-table.h"

#include <glib/gi18n.h>

#include "app/cases/vei-case-cells.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-ui.h"

/* Fewer characters than this side by side, and a row of two lines says more
 * than columns do. */
#define COLUMNS_FROM_CHARS 100

/**
 * VeiCaseTable:
 *
 * The cases, in columns where there is room for them, else in rows of two
 * lines. Both show the same cases, and the same of them is selected.
 *
 * The headings of the columns say in which order the store is to list; nothing
 * is sorted here. [signal@CaseTable::sort-changed] is emitted then, and
 * [signal@CaseTable::activated] for a case that is to be opened.
 */
struct _VeiCaseTable
{
  GtkWidget            parent_instance;

  VeiSession          *session;
  GtkSelectionModel   *selection;
  GSimpleActionGroup  *actions;
  GtkColumnViewColumn *columns[VEI_N_CASE_SORTS];
  int                  probed;        /* the column that decides the order, or -1 */
  gboolean             rows_wanted;
  gboolean             shows_rows;
  gboolean             rows_changed;   /* since it was laid out last */
  int                  width;
  guint                layout_source;

  /* template */
  GtkWidget           *stack;
  GtkWidget           *column_scroll;
  GtkWidget           *column_view;
  GtkWidget           *row_view;
};

G_DEFINE_FINAL_TYPE (VeiCaseTable, vei_case_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_SORT_CHANGED,
  SIGNAL_LAYOUT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How the columns share the width, in parts of a hundred. */
static const struct
{
  const char *title;
  guint       share;
} column_info[VEI_N_CASE_SORTS] = {
  [VEI_CASE_SORT_NAME] = { N_("Name"), 19 },
  [VEI_CASE_SORT_UNIT] = { N_("Unit"), 16 },
  [VEI_CASE_SORT_VERDICT] = { N_("Verdict"), 21 },
  [VEI_CASE_SORT_STATUS] = { N_("Status"), 16 },
  [VEI_CASE_SORT_DEADLINE] = { N_("Next deadline"), 15 },
  [VEI_CASE_SORT_TOUCHED] = { N_("Last touched"), 13 },
};

static const char *const sort_names[VEI_N_CASE_SORTS] = {
  [VEI_CASE_SORT_NAME] = "name",
  [VEI_CASE_SORT_UNIT] = "unit",
  [VEI_CASE_SORT_VERDICT] = "verdict",
  [VEI_CASE_SORT_STATUS] = "status",
  [VEI_CASE_SORT_DEADLINE] = "deadline",
  [VEI_CASE_SORT_TOUCHED] = "touched",
};

static void
view_activated_cb (VeiCaseTable *self,
                   guint         position)
{
  g_assert (VEI_IS_CASE_TABLE (self));

  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, position);
}

/* ---- The order ---- */

typedef struct
{
  VeiCaseTable *table;
  int           column;
} Probe;

/* Nothing is compared: whoever is asked first is the column that decides. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      data)
{
  Probe *probe = data;

  if (probe->table->probed < 0)
    probe->table->probed = probe->column;
  return GTK_ORDERING_SMALLER;
}

static void
sorter_changed_cb (VeiCaseTable *self)
{
  VeiCaseSort sort;
  gboolean descending;

  g_assert (VEI_IS_CASE_TABLE (self));

  vei_case_table_get_sort (self, &sort, &descending);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "sort",
                                      g_variant_new_string (sort_names[sort]));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "descending",
                                      g_variant_new_boolean (descending));
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

static void
sort_chosen_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       data)
{
  VeiCaseTable *self = data;
  VeiCaseSort sort;
  gboolean descending;

  g_simple_action_set_state (action, state);
  vei_case_table_get_sort (self, &sort, &descending);
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    if (g_str_equal (sort_names[i], g_variant_get_string (state, NULL)) && i != sort)
      vei_case_table_sort (self, i, descending);
}

static void
descending_chosen_cb (GSimpleAction *action,
                      GVariant      *state,
                      gpointer       data)
{
  VeiCaseTable *self = data;
  VeiCaseSort sort;
  gboolean descending;

  g_simple_action_set_state (action, state);
  vei_case_table_get_sort (self, &sort, &descending);
  if (g_variant_get_boolean (state) != descending)
    vei_case_table_sort (self, sort, !descending);
}

static void
add_actions (VeiCaseTable *self)
{
  static const GActionEntry entries[] = {
    { "sort", NULL, "s", "'touched'", sort_chosen_cb },
    { "descending", NULL, NULL, "true", descending_chosen_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

static void
add_columns (VeiCaseTable *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->column_view);

  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    {
      g_autoptr (GtkCustomSorter) sorter = NULL;
      Probe *probe = g_new (Probe, 1);

      *probe = (Probe) { self, (int) i };
      sorter = gtk_custom_sorter_new (probe_cb, probe, g_free);
      self->columns[i] = gtk_column_view_column_new (_(column_info[i].title), NULL);
      gtk_column_view_column_set_sorter (self->columns[i], GTK_SORTER (sorter));
      gtk_column_view_append_column (view, self->columns[i]);
      g_object_unref (self->columns[i]);
    }
  gtk_column_view_sort_by_column (view, self->columns[VEI_CASE_SORT_TOUCHED], GTK_SORT_DESCENDING);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

/* ---- Layout ---- */

static int
measure_characters (VeiCaseTable *self,
                    int           n)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width * n);
}

static void
share_width (VeiCaseTable *self)
{
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    gtk_column_view_column_set_fixed_width (self->columns[i],
                                            self->width * (int) column_info[i].share / 100);
}

static void
choose_view (VeiCaseTable *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  /* A view that is not seen would make rows all the same. */
  gtk_list_view_set_model (GTK_LIST_VIEW (self->row_view),
                           self->shows_rows ? self->selection : NULL);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->column_view),
                             self->shows_rows ? NULL : self->selection);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->shows_rows ? "rows" : "columns");
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
update_layout_cb (gpointer data)
{
  VeiCaseTable *self = data;

  g_assert (VEI_IS_CASE_TABLE (self));

  self->layout_source = 0;
  if (self->rows_changed)
    {
      self->rows_changed = FALSE;
      choose_view (self);
      g_signal_emit (self, signals[SIGNAL_LAYOUT_CHANGED], 0);
    }
  if (!self->shows_rows)
    share_width (self);
  return G_SOURCE_REMOVE;
}

static void
update_layout (VeiCaseTable *self,
               int           width)
{
  gboolean rows = self->rows_wanted || width < measure_characters (self, COLUMNS_FROM_CHARS);

  if (rows == self->shows_rows && (rows || width == self->width))
    return;
  self->rows_changed |= rows != self->shows_rows;
  self->shows_rows = rows;
  self->width = width;
  /* What is seen must not change in the middle of being laid out. */
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_layout_cb, self, NULL);
}

static void
vei_case_table_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  VeiCaseTable *self = VEI_CASE_TABLE (widget);

  gtk_widget_size_allocate (self->stack, &(GtkAllocation) { 0, 0, width, height }, baseline);
  update_layout (self, width);
}

static void
vei_case_table_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (VEI_CASE_TABLE (widget)->stack, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
vei_case_table_grab_focus (GtkWidget *widget)
{
  VeiCaseTable *self = VEI_CASE_TABLE (widget);

  return gtk_widget_grab_focus (self->shows_rows ? self->row_view : self->column_view);
}

/* ---- Object ---- */

static void
vei_case_table_dispose (GObject *object)
{
  VeiCaseTable *self = VEI_CASE_TABLE (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  /* Taking columns out changes the order, which is of no use to anybody now. */
  if (self->column_view != NULL)
    g_signal_handlers_disconnect_by_data
      (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->column_view)), self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_CASE_TABLE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_case_table_parent_class)->dispose (object);
}

static void
vei_case_table_class_init (VeiCaseTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_case_table_dispose;
  widget_class->measure = vei_case_table_measure;
  widget_class->size_allocate = vei_case_table_size_allocate;
  widget_class->grab_focus = vei_case_table_grab_focus;
  widget_class->focus = vei_focus_children;

  /**
   * VeiCaseTable::activated:
   * @position: where the case stands in the list
   *
   * Emitted when a case is to be opened.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * VeiCaseTable::sort-changed:
   *
   * Emitted when the cases are to be listed in another order.
   */
  signals[SIGNAL_SORT_CHANGED] =
    g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * VeiCaseTable::layout-changed:
   *
   * Emitted when there are rows in place of columns, or columns in place of rows.
   */
  signals[SIGNAL_LAYOUT_CHANGED] =
    g_signal_new ("layout-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-table.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseTable, stack);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseTable, column_scroll);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseTable, row_view);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
}

/* Before the search takes it, which takes all that is typed into the list. */
static void
add_delete_key (VeiCaseTable *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut
    = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_named_action_new ("cases.delete"));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
vei_case_table_init (VeiCaseTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_delete_key (self);
  add_actions (self);
  add_columns (self);
}

/**
 * vei_case_table_set_session:
 * @self: a table
 * @session: the session
 * @selection: what is listed, and what of it is selected
 *
 * Sets what the table shows, once.
 */
void
vei_case_table_set_session (VeiCaseTable      *self,
                            VeiSession        *session,
                            GtkSelectionModel *selection)
{
  g_autoptr (GtkListItemFactory) rows = NULL;

  g_return_if_fail (VEI_IS_CASE_TABLE (self));
  g_return_if_fail (VEI_IS_SESSION (session));
  g_return_if_fail (GTK_IS_SELECTION_MODEL (selection));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->selection = g_object_ref (selection);
  for (guint i = 0; i < VEI_N_CASE_SORTS; i++)
    {
      g_autoptr (GtkListItemFactory) column = vei_case_cells_new_column (session, i);

      gtk_column_view_column_set_factory (self->columns[i], column);
    }
  rows = vei_case_cells_new_rows (session);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->row_view), rows);
  choose_view (self);
}

/**
 * vei_case_table_set_rows:
 * @self: a table
 * @rows: whether there are to be rows, however much room there is
 *
 * Asks for rows of two lines, as beside a case.
 */
void
vei_case_table_set_rows (VeiCaseTable *self,
                         gboolean      rows)
{
  g_return_if_fail (VEI_IS_CASE_TABLE (self));

  if (self->rows_wanted == rows)
    return;
  self->rows_wanted = rows;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * vei_case_table_shows_rows:
 * @self: a table
 *
 * Tells whether it shows rows of two lines.
 *
 * Returns: %FALSE if it shows columns
 */
gboolean
vei_case_table_shows_rows (VeiCaseTable *self)
{
  g_return_val_if_fail (VEI_IS_CASE_TABLE (self), FALSE);

  return self->shows_rows;
}

/**
 * vei_case_table_sort:
 * @self: a table
 * @sort: by what
 * @descending: whether the last comes first
 *
 * Chooses the order, as the headings of the columns do.
 */
void
vei_case_table_sort (VeiCaseTable *self,
                     VeiCaseSort   sort,
                     gboolean      descending)
{
  g_return_if_fail (VEI_IS_CASE_TABLE (self));
  g_return_if_fail (sort < VEI_N_CASE_SORTS);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->column_view), self->columns[sort],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * vei_case_table_get_sort:
 * @self: a table
 * @sort: (out): return location for by what
 * @descending: (out): return location for whether the last comes first
 *
 * Gets the order that was chosen. GTK 4.8 does not tell; its sorter is asked
 * to compare two things that are nothing.
 */
void
vei_case_table_get_sort (VeiCaseTable *self,
                         VeiCaseSort  *sort,
                         gboolean     *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) two = g_object_new (G_TYPE_OBJECT, NULL);
  GtkSorter *sorter;
  GtkOrdering order;

  g_return_if_fail (VEI_IS_CASE_TABLE (self));
  g_return_if_fail (sort != NULL && descending != NULL);

  sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->column_view));
  self->probed = -1;
  order = gtk_sorter_compare (sorter, one, two);
  *sort = self->probed >= 0 ? (VeiCaseSort) self->probed : VEI_CASE_SORT_TOUCHED;
  *descending = self->probed < 0 || order == GTK_ORDERING_LARGER;
}

/**
 * vei_case_table_get_actions:
 * @self: a table
 *
 * Gets the actions that choose the order, for a menu: `sort`, with the name of
 * a column, and `descending`.
 *
 * Returns: (transfer none): the actions
 */
GActionGroup *
vei_case_table_get_actions (VeiCaseTable *self)
{
  g_return_val_if_fail (VEI_IS_CASE_TABLE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * vei_case_table_scroll_to:
 * @self: a table
 * @position: where a case stands in the list
 *
 * Scrolls so that a case can be seen.
 */
void
vei_case_table_scroll_to (VeiCaseTable *self,
                          guint         position)
{
  GtkWidget *view;

  g_return_if_fail (VEI_IS_CASE_TABLE (self));

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  /* A column view has its list inside, and the action is there. */
  view = self->shows_rows ? self->row_view : gtk_widget_get_last_child (self->column_view);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
}

/**
 * vei_case_table_get_title:
 * @sort: by what cases can be sorted
 *
 * Gets what a column is called.
 *
 * Returns: (transfer none): the heading
 */
const char *
vei_case_table_get_title (VeiCaseSort sort)
{
  g_return_val_if_fail (sort < VEI_N_CASE_SORTS, NULL);

  return _(column_info[sort].title);
}
