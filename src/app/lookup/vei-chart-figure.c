/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-chart-figure.h"

#include <glib/gi18n.h>

#include "app/letter/vei-letter-output.h"
#include "app/lookup/vei-chart-draw.h"
#include "app/lookup/vei-chart.h"
#include "app/vei-compat.h"
#include "app/widgets/vei-flow-layout.h"
#include "app/widgets/vei-expander.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiChartFigure:
 *
 * Numbers of a source: drawn, in words as a table, and to be saved as a
 * picture or as a file for a spreadsheet.
 */
struct _VeiChartFigure
{
  GtkWidget       parent_instance;

  VeiSession     *session;
  const VeiTable *table;
  GCancellable   *cancellable;
  GtkWidget      *box;
  GtkWidget      *expander;
  GtkWidget      *status;
  GBytes         *bytes;       /* what is being saved */
};

G_DEFINE_FINAL_TYPE (VeiChartFigure, vei_chart_figure, GTK_TYPE_WIDGET)

static void
say (VeiChartFigure  *self,
     const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->status), text);
  gtk_widget_set_visible (self->status, TRUE);
  vei_compat_announce (GTK_WIDGET (self), text);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (VeiChartFigure) self = user_data;
  g_autoptr (GError) error = NULL;

  if (vei_letter_write_finish (result, &error))
    {
      say (self, _("It is saved."));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = vei_letter_describe_error (error);

      say (self, text);
    }
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (VeiChartFigure) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = vei_compat_save_file_finish (result, &error);

  if (file != NULL)
    vei_letter_write_async (file, self->bytes, self->cancellable, written_cb,
                            g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
save (VeiChartFigure  *self,
      GBytes     *bytes,
      const char *suffix,
      const char *title)
{
  g_autofree char *name = g_strconcat (self->table->id, suffix, NULL);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  if (bytes == NULL)
    return;
  vei_compat_save_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, name,
                              self->cancellable, file_chosen_cb, g_object_ref (self));
}

static void
save_csv_cb (VeiChartFigure *self)
{
  char *text = vei_table_to_csv (self->table, vei_session_get_language (self->session));

  g_assert (VEI_IS_CHART_FIGURE (self));

  save (self, g_bytes_new_take (text, strlen (text)), ".csv", _("Save the numbers"));
}

static void
save_png_cb (VeiChartFigure *self)
{
  g_assert (VEI_IS_CHART_FIGURE (self));

  save (self, vei_chart_to_png (self->table, vei_session_get_language (self->session)), ".png",
        _("Save the picture"));
}

/* ---- The table ---- */

static void
attach (GtkWidget  *grid,
        const char *text,
        const char *css_class,
        float       xalign,
        const int   place[2])
{
  GtkWidget *label = vei_ui_label (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, place[0], place[1], 1, 1);
}

/* A line for each column, as years are many and screens are narrow; with many
 * rows and few columns the other way round. */
static GtkWidget *
build_table (VeiChartFigure *self)
{
  const VeiTable *table = self->table;
  VeiLanguage language = vei_session_get_language (self->session);
  gboolean turned = table->n_columns >= table->n_rows;
  guint n_lines = turned ? table->n_columns : table->n_rows;
  guint n_cells = turned ? table->n_rows : table->n_columns;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "figure-table");
  for (guint j = 0; j < n_cells; j++)
    attach (grid, vei_text_get (turned ? &table->rows[j].label : &table->columns[j], language),
            "caption-heading", 1, (const int[]) { (int) j + 1, 0 });
  for (guint i = 0; i < n_lines; i++)
    {
      attach (grid, vei_text_get (turned ? &table->columns[i] : &table->rows[i].label, language),
              "caption-heading", 0, (const int[]) { 0, (int) i + 1 });
      for (guint j = 0; j < n_cells; j++)
        {
          double value = table->rows[turned ? j : i].values[turned ? i : j];
          g_autofree char *text = vei_chart_dup_value (table, value);

          attach (grid, text, "caption", 1, (const int[]) { (int) j + 1, (int) i + 1 });
        }
    }
  return grid;
}

static void
expanded_cb (VeiChartFigure *self)
{
  g_assert (VEI_IS_CHART_FIGURE (self));

  /* Dozens of labels a table: made when they are first wanted. */
  if (vei_expander_get_child (VEI_EXPANDER (self->expander)) == NULL)
    vei_expander_set_child (VEI_EXPANDER (self->expander), build_table (self));
}

/* ---- Object ---- */

static void
vei_chart_figure_dispose (GObject *object)
{
  VeiChartFigure *self = VEI_CHART_FIGURE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (vei_chart_figure_parent_class)->dispose (object);
}

static void
vei_chart_figure_finalize (GObject *object)
{
  VeiChartFigure *self = VEI_CHART_FIGURE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (vei_chart_figure_parent_class)->finalize (object);
}

static void
vei_chart_figure_class_init (VeiChartFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vei_chart_figure_dispose;
  object_class->finalize = vei_chart_figure_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vei_chart_figure_init (VeiChartFigure *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_button (VeiChartFigure  *self,
            GtkWidget  *buttons,
            const char *label,
            GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  const char *title = vei_text_get (&self->table->title,
                                    vei_session_get_language (self->session));
  g_autofree char *name = g_strdup_printf ("%s: %s", label, title);

  vei_ui_wrap_button (button);
  vei_ui_set_name (button, name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);
}

static void
build (VeiChartFigure *self)
{
  VeiLanguage language = vei_session_get_language (self->session);
  const char *note = vei_text_get (&self->table->note, language);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (self->box),
                  vei_ui_heading (vei_text_get (&self->table->title, language), "title-4", 2));
  gtk_box_append (GTK_BOX (self->box), vei_chart_new (self->table, language));
  if (note[0] != '\0')
    gtk_box_append (GTK_BOX (self->box), vei_ui_label (note, "caption"));

  self->expander = vei_expander_new (_("The numbers as a table"));
  gtk_widget_add_css_class (self->expander, "why");
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->expander);

  gtk_widget_set_layout_manager (buttons, vei_flow_layout_new (6));
  add_button (self, buttons, _("Save the numbers (CSV)"), G_CALLBACK (save_csv_cb));
  add_button (self, buttons, _("Save the picture (PNG)"), G_CALLBACK (save_png_cb));
  gtk_box_append (GTK_BOX (self->box), buttons);
  self->status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                               "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (self->box), self->status);
  gtk_box_append (GTK_BOX (self->box),
                  vei_ui_source_chips (self->session, &self->table->sources));
}

/**
 * vei_chart_figure_new:
 * @session: the session
 * @table: the numbers; they must outlive the widget
 *
 * Creates a figure.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_chart_figure_new (VeiSession     *session,
                const VeiTable *table)
{
  VeiChartFigure *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (VEI_TYPE_CHART_FIGURE, NULL);
  self->session = g_object_ref (session);
  self->table = table;
  build (self);
  return GTK_WIDGET (self);
}
