/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-statistics-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/vei-save-bytes.h"
#include "app/cases/vei-statistics-tables.h"
#include "app/lookup/vei-chart-draw.h"
#include "app/lookup/vei-chart.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-focus.h"
#include "app/widgets/vei-title.h"
#include "app/widgets/vei-ui.h"

#define SPACING 6

/* This year and so many before it can be chosen, each as a whole: periods that
 * differ by a few days would tell of single cases. */
#define N_YEARS 5

/**
 * VeiStatisticsPage:
 *
 * Refusals by unit, month, equipment, reason and outcome, with no group that
 * is so small that somebody could be recognised.
 */
struct _VeiStatisticsPage
{
  GtkWidget      parent_instance;

  VeiSession    *session;
  VeiStatistics *statistics;   /* what is shown, or NULL */
  VeiTable      *tables[VEI_N_STATISTICS];
  GCancellable  *cancellable;
  guint          first_year;   /* the one after "all" */
  gboolean       filling;

  /* template */
  GtkWidget     *states;
  GtkWidget     *empty;
  GtkWidget     *scrolled;
  GtkWidget     *title;
  GtkWidget     *total;
  GtkWidget     *tools;
  GtkWidget     *years;
  GtkWidget     *save_button;
  GtkWidget     *status;
  GtkWidget     *figures;
};

G_DEFINE_FINAL_TYPE (VeiStatisticsPage, vei_statistics_page, GTK_TYPE_WIDGET)

static void
say (GtkWidget  *widget,
     const char *message)
{
  VeiStatisticsPage *self = VEI_STATISTICS_PAGE (widget);

  gtk_label_set_label (GTK_LABEL (self->status), message);
  gtk_widget_set_visible (self->status, TRUE);
  vei_compat_announce (widget, message);
}

/* ---- Figures ---- */

static void
attach (GtkWidget  *grid,
        const char *text,
        int         column,
        int         row)
{
  GtkWidget *label = vei_ui_label (text, "caption");

  if (column > 0)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "numeric");
    }
  else
    {
      gtk_widget_set_hexpand (label, TRUE);
    }
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

/* What the chart draws, for whoever does not see it. */
static GtkWidget *
build_numbers (const VeiTable *table,
               VeiLanguage     language)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "figure-table");
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *value = vei_chart_dup_value (table, table->rows[0].values[i]);

      attach (grid, vei_text_get (&table->columns[i], language), 0, (int) i);
      attach (grid, value, 1, (int) i);
    }
  return grid;
}

static void
add_figure (VeiStatisticsPage *self,
            const VeiTable    *table)
{
  VeiLanguage language = vei_session_get_language (self->session);
  const char *title = vei_text_get (&table->title, language);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *expander = vei_expander_new (_("The numbers as a table"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("The numbers as a table"), title);

  gtk_box_append (GTK_BOX (box), vei_ui_heading (title, "title-4", 2));
  gtk_box_append (GTK_BOX (box), vei_ui_label (vei_text_get (&table->note, language), "caption"));
  gtk_box_append (GTK_BOX (box), vei_chart_new (table, language));
  vei_ui_set_name (expander, name);
  vei_expander_set_child (VEI_EXPANDER (expander), build_numbers (table, language));
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (self->figures), box);
}

static void
forget (VeiStatisticsPage *self)
{
  vei_ui_clear (self->figures);
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    g_clear_pointer (&self->tables[i], vei_statistics_table_free);
  g_clear_pointer (&self->statistics, vei_statistics_free);
}

/* ---- Counting ---- */

static void
show_empty (VeiStatisticsPage *self,
            const char        *title,
            const char        *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "empty");
}

static void
show_total (VeiStatisticsPage *self)
{
  int n = self->statistics->n_cases;
  g_autofree char *text = NULL;

  if (n < 0)
    text = g_strdup (_("Fewer than five cases with a refusal."));
  else
    text = g_strdup_printf (ngettext ("%d case with a refusal.", "%d cases with a refusal.",
                                      (gulong) n), n);
  gtk_label_set_label (GTK_LABEL (self->total), text);
}

/* Where not a single group is shown, charts would say nothing. */
static gboolean
is_anything_shown (const VeiTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->rows[0].values[i] >= 0)
      return TRUE;
  return FALSE;
}

static void
show_figures (VeiStatisticsPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    {
      self->tables[i] = vei_statistics_table_new (self->session, self->statistics, i);
      any = any || is_anything_shown (self->tables[i]);
    }
  for (guint i = 0; i < VEI_N_STATISTICS && any; i++)
    add_figure (self, self->tables[i]);
  if (!any)
    gtk_box_append (GTK_BOX (self->figures),
                    vei_ui_label (_("There are too few refusals to show anything without "
                                    "showing who they are."), NULL));
  gtk_widget_set_visible (self->save_button, any);
}

static gboolean
get_period (VeiStatisticsPage *self,
            GDate             *from,
            GDate             *to)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->years));
  GDateYear year;

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return FALSE;
  year = (GDateYear) (self->first_year - (selected - 1));
  g_date_clear (from, 1);
  g_date_clear (to, 1);
  g_date_set_dmy (from, 1, G_DATE_JANUARY, year);
  g_date_set_dmy (to, 31, G_DATE_DECEMBER, year);
  return TRUE;
}

static gboolean
has_refusals (VeiStatisticsPage *self)
{
  return self->statistics->rows[VEI_STATISTIC_EQUIPMENT]->len > 0;
}

static void
update (VeiStatisticsPage *self)
{
  VeiCaseStore *store = vei_session_get_store (self->session);
  g_autoptr(GError) error = NULL;
  GDate from, to;
  gboolean has_period = get_period (self, &from, &to);

  forget (self);
  gtk_widget_set_visible (self->status, FALSE);
  if (store == NULL || !vei_case_store_is_unlocked (store))
    {
      show_empty (self, _("The cases are locked"), _("Unlock them to see the numbers."));
      return;
    }
  self->statistics = vei_statistics_new (store, has_period ? &from : NULL,
                                         has_period ? &to : NULL, &error);
  if (self->statistics == NULL)
    {
      show_empty (self, _("The numbers cannot be shown"), error->message);
      return;
    }
  if (!has_refusals (self) && !has_period)
    {
      show_empty (self, _("No refusals yet"),
                  _("When cases with a refusal are kept here, you see how many there are by unit, "
                    "month, equipment and reason, and how the complaints ended."));
      return;
    }
  show_total (self);
  gtk_widget_set_visible (self->save_button, FALSE);
  if (has_refusals (self))
    show_figures (self);
  else
    gtk_label_set_label (GTK_LABEL (self->total), _("No case with a refusal in this year."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "numbers");
}

/* ---- Signals ---- */

static void
year_chosen_cb (VeiStatisticsPage *self)
{
  g_assert (VEI_IS_STATISTICS_PAGE (self));

  if (self->session != NULL && !self->filling)
    update (self);
}

static void
save_cb (VeiStatisticsPage *self)
{
  g_autoptr(GBytes) bytes = NULL;
  char *csv;

  g_assert (VEI_IS_STATISTICS_PAGE (self));

  if (self->statistics == NULL)
    return;
  csv = vei_statistics_dup_csv (self->session, self->statistics);
  bytes = g_bytes_new_take (csv, strlen (csv));
  /* Translators: the name of a file to begin with */
  vei_save_bytes (GTK_WIDGET (self), _("Save the numbers"), _("refusals.csv"), bytes,
                  self->cancellable, say);
}

static void
store_changed_cb (VeiStatisticsPage *self)
{
  g_assert (VEI_IS_STATISTICS_PAGE (self));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/* ---- Object ---- */

static void
fill_years (VeiStatisticsPage *self)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  self->filling = TRUE;
  self->first_year = g_date_get_year (vei_session_get_as_of (self->session));
  gtk_string_list_append (list, _("All years"));
  for (guint i = 0; i < N_YEARS; i++)
    {
      g_autofree char *year = g_strdup_printf ("%u", self->first_year - i);

      gtk_string_list_append (list, year);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->years), G_LIST_MODEL (list));
  self->filling = FALSE;
}

static void
vei_statistics_page_map (GtkWidget *widget)
{
  VeiStatisticsPage *self = VEI_STATISTICS_PAGE (widget);

  update (self);
  GTK_WIDGET_CLASS (vei_statistics_page_parent_class)->map (widget);
  vei_ui_scroll_to_top (GTK_SCROLLED_WINDOW (self->scrolled));
}

static gboolean
vei_statistics_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VEI_STATISTICS_PAGE (widget)->title);
}

static void
vei_statistics_page_dispose (GObject *object)
{
  VeiStatisticsPage *self = VEI_STATISTICS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->figures != NULL)
    forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), VEI_TYPE_STATISTICS_PAGE);
  vei_ui_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_statistics_page_parent_class)->dispose (object);
}

static void
vei_statistics_page_finalize (GObject *object)
{
  g_clear_object (&VEI_STATISTICS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (vei_statistics_page_parent_class)->finalize (object);
}

static void
vei_statistics_page_class_init (VeiStatisticsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_statistics_page_dispose;
  object_class->finalize = vei_statistics_page_finalize;
  widget_class->grab_focus = vei_statistics_page_grab_focus;
  widget_class->focus = vei_focus_children;
  widget_class->map = vei_statistics_page_map;

  g_type_ensure (VEI_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/vei-statistics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, states);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, title);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, total);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, years);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, status);
  gtk_widget_class_bind_template_child (widget_class, VeiStatisticsPage, figures);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
vei_statistics_page_init (VeiStatisticsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_layout_manager (self->tools, vei_flow_layout_new (SPACING));
  vei_ui_wrap_button (self->save_button);
}

/**
 * vei_statistics_page_new:
 * @session: the session
 *
 * Creates the page. It counts when it is seen.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_statistics_page_new (VeiSession *session)
{
  VeiStatisticsPage *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);

  self = g_object_new (VEI_TYPE_STATISTICS_PAGE, NULL);
  self->session = g_object_ref (session);
  fill_years (self);
  g_signal_connect_object (session, "store-changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
