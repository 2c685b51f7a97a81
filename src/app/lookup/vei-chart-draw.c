/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-chart-draw.h"

#include <glib/gi18n.h>
#include <math.h>

#define PLOT_HEIGHT   200
#define BAR_HEIGHT    14
#define GAP           6
#define MARKER        4.0
#define MANY_COLUMNS  5
#define N_COLORS      4
#define N_GRID_LINES  4
#define MILLION       1e6

/* Told apart by their markers and dashes, too, and not by colour alone. */
static const struct
{
  const char *light;
  const char *dark;
  double      dash;
} series_styles[N_COLORS] = {
  { "#1a5fb4", "#78aeed", 0 },
  { "#c64600", "#ffbe6f", 7 },
  { "#26734d", "#8ff0a4", 2 },
  { "#813d9c", "#dc8add", 11 },
};

void
vei_chart_set_color (const VeiChartCanvas *canvas,
                     guint                 series)
{
  GdkRGBA color;

  gdk_rgba_parse (&color, canvas->dark ? series_styles[series % N_COLORS].dark
                                       : series_styles[series % N_COLORS].light);
  gdk_cairo_set_source_rgba (canvas->cr, &color);
}

static void
set_foreground (const VeiChartCanvas *canvas,
                double                opacity)
{
  GdkRGBA color = canvas->foreground;

  color.alpha *= opacity;
  gdk_cairo_set_source_rgba (canvas->cr, &color);
}

static PangoLayout *
create_layout (const VeiChartCanvas *canvas,
               const char           *text,
               int                   width)
{
  PangoLayout *layout = pango_layout_new (canvas->context);

  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  return layout;
}

/* Draws a text with its upper left corner at a point, where there is something
 * to draw on, and says how large it is. */
static void
draw_text (const VeiChartCanvas *canvas,
           const char           *text,
           double                x,
           double                y,
           int                   wrap_width,
           int                  *width,
           int                  *height)
{
  g_autoptr (PangoLayout) layout = create_layout (canvas, text, wrap_width);

  pango_layout_get_pixel_size (layout, width, height);
  if (canvas->cr == NULL)
    return;
  set_foreground (canvas, 1);
  cairo_move_to (canvas->cr, x, y);
  pango_cairo_show_layout (canvas->cr, layout);
}

static int
measure_text (const VeiChartCanvas *canvas,
              const char           *text)
{
  VeiChartCanvas measured = *canvas;
  int width;

  measured.cr = NULL;
  draw_text (&measured, text, 0, 0, 0, &width, NULL);
  return width;
}

static int
get_line_height (const VeiChartCanvas *canvas)
{
  VeiChartCanvas measured = *canvas;
  int height;

  measured.cr = NULL;
  draw_text (&measured, "8", 0, 0, 0, NULL, &height);
  return height;
}

static double
find_maximum (const VeiTable *table)
{
  double maximum = 0;

  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; j < table->n_columns && !table->rows[i].is_total; j++)
      maximum = MAX (maximum, table->rows[i].values[j]);
  return maximum;
}

/* A number that is not smaller, and whose parts between the lines of the grid
 * are whole and round. */
static double
round_up (double maximum)
{
  static const double steps[] = { 10, 15, 20, 25, 30, 40, 50, 60, 80, 100 };
  double step = MAX (1, ceil (maximum / N_GRID_LINES));
  double power = pow (10, floor (log10 (step)));

  if (step < 10)
    return step * N_GRID_LINES;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power / 10 >= step)
      return steps[i] * power / 10 * N_GRID_LINES;
  return maximum;
}

/**
 * vei_chart_dup_value:
 * @table: the numbers
 * @value: one of them
 *
 * Writes a number as the table does: with its unit, and thousands apart. A
 * number below zero stands for one that is hidden.
 *
 * Returns: (transfer full): the words
 */
char *
vei_chart_dup_value (const VeiTable *table,
                     double          value)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", value);
  GString *text;
  gsize n = strlen (digits);

  if (value < 0)
    return g_strdup (_("hidden"));
  text = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    {
      g_string_append_c (text, digits[i]);
      if ((n - i) % 3 == 1 && i + 1 < n)
        g_string_append (text, "\302\240");
    }
  if (table->unit == VEI_UNIT_PERCENT)
    g_string_append (text, "\302\240%");
  else if (table->unit == VEI_UNIT_KRONER)
    g_string_append (text, "\302\240kr");
  return g_string_free (text, FALSE);
}

/* Beside the grid there is little room: millions are written as that. */
static char *
dup_grid_value (const VeiTable *table,
                double          value,
                double          maximum)
{
  if (maximum < 2 * MILLION)
    return vei_chart_dup_value (table, value);
  /* Translators: %.0f is a number of millions, beside the grid of a chart */
  return g_strdup_printf (_("%.0f mill."), value / MILLION);
}

/* ---- Marks ---- */

static void
draw_marker (const VeiChartCanvas *canvas,
             guint                 series,
             double                x,
             double                y)
{
  cairo_t *cr = canvas->cr;

  cairo_new_path (cr);
  switch (series % N_COLORS)
    {
    case 0:
      cairo_arc (cr, x, y, MARKER, 0, 2 * G_PI);
      break;
    case 1:
      cairo_rectangle (cr, x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER);
      break;
    case 2:
      cairo_move_to (cr, x, y - MARKER - 1);
      cairo_line_to (cr, x + MARKER + 1, y + MARKER);
      cairo_line_to (cr, x - MARKER - 1, y + MARKER);
      cairo_close_path (cr);
      break;
    default:
      cairo_move_to (cr, x, y - MARKER - 1);
      cairo_line_to (cr, x + MARKER + 1, y);
      cairo_line_to (cr, x, y + MARKER + 1);
      cairo_line_to (cr, x - MARKER - 1, y);
      cairo_close_path (cr);
      break;
    }
  cairo_fill (cr);
}

/* Names the series, one after another as words; says how high that is. */
static int
draw_legend (const VeiChartCanvas *canvas,
             const char * const   *names,
             guint                 n_names,
             double                y)
{
  int line_height = get_line_height (canvas);
  int x = 0;
  double top = y;

  for (guint i = 0; i < n_names; i++)
    {
      int wrap = canvas->width - 3 * GAP;
      int width, height;

      width = MIN (measure_text (canvas, names[i]), wrap);
      if (x > 0 && x + width + 3 * GAP > canvas->width)
        {
          x = 0;
          y += line_height + GAP;
        }
      if (canvas->cr != NULL)
        {
          vei_chart_set_color (canvas, i);
          draw_marker (canvas, i, x + GAP, y + line_height / 2.0);
        }
      draw_text (canvas, names[i], x + 3 * GAP, y, wrap, &width, &height);
      y += height - line_height;
      x += width + 6 * GAP;
    }
  return (int) (y + line_height - top);
}

/* ---- Lines: years along, numbers up ---- */

static void
draw_grid (const VeiChartCanvas *canvas,
           const VeiTable       *table,
           double                maximum,
           double                left,
           double                top)
{
  int line_height = get_line_height (canvas);

  for (guint i = 0; i <= N_GRID_LINES; i++)
    {
      double y = top + PLOT_HEIGHT - PLOT_HEIGHT * (double) i / N_GRID_LINES;
      g_autofree char *label = dup_grid_value (table, maximum * i / N_GRID_LINES, maximum);

      set_foreground (canvas, 0.2);
      cairo_set_line_width (canvas->cr, 1);
      cairo_move_to (canvas->cr, left, floor (y) + 0.5);
      cairo_line_to (canvas->cr, canvas->width, floor (y) + 0.5);
      cairo_stroke (canvas->cr);
      draw_text (canvas, label, 0, y - line_height / 2.0, 0, NULL, NULL);
    }
}

static double
get_x (const VeiTable *table,
       double          left,
       double          right,
       guint           column)
{
  return left + (right - left) * column / MAX (1, table->n_columns - 1);
}

static void
draw_columns (const VeiChartCanvas *canvas,
              const VeiTable       *table,
              VeiLanguage           language,
              double                left,
              double                right,
              double                y)
{
  double free_from = -1;

  for (guint j = 0; j < table->n_columns; j++)
    {
      const char *label = vei_text_get (&table->columns[j], language);
      int width = measure_text (canvas, label);
      double x = CLAMP (get_x (table, left, right, j) - width / 2.0, 0, canvas->width - width);

      /* Where there is no room for every year, the ones that fit. */
      if (x < free_from)
        continue;
      draw_text (canvas, label, x, y, 0, NULL, NULL);
      free_from = x + width + GAP;
    }
}

static void
draw_series (const VeiChartCanvas *canvas,
             const VeiTable       *table,
             const double         *values,
             guint                 series,
             const double          area[4])
{
  cairo_t *cr = canvas->cr;
  double dash = series_styles[series % N_COLORS].dash;

  vei_chart_set_color (canvas, series);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, &dash, dash > 0 ? 1 : 0, 0);
  cairo_new_path (cr);
  for (guint j = 0; j < table->n_columns; j++)
    cairo_line_to (cr, get_x (table, area[0], area[1], j),
                   area[2] + PLOT_HEIGHT - PLOT_HEIGHT * values[j] / area[3]);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (guint j = 0; j < table->n_columns; j++)
    draw_marker (canvas, series, get_x (table, area[0], area[1], j),
                 area[2] + PLOT_HEIGHT - PLOT_HEIGHT * values[j] / area[3]);
}

static int
draw_lines (const VeiTable       *table,
            VeiLanguage           language,
            const VeiChartCanvas *canvas)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  double maximum = round_up (find_maximum (table));
  g_autofree char *widest = dup_grid_value (table, maximum, maximum);
  int line_height = get_line_height (canvas);
  double left = measure_text (canvas, widest) + 2 * GAP;
  double right = canvas->width - 2 * GAP;
  double top = line_height / 2.0 + 1;
  double foot = top + PLOT_HEIGHT + 2 * GAP;

  for (guint i = 0; i < table->n_rows; i++)
    if (!table->rows[i].is_total)
      g_ptr_array_add (names, (gpointer) vei_text_get (&table->rows[i].label, language));
  if (canvas->cr != NULL)
    {
      const double area[4] = { left, right, top, maximum };
      guint series = 0;

      draw_grid (canvas, table, maximum, left - GAP, top);
      draw_columns (canvas, table, language, left, right, foot);
      for (guint i = 0; i < table->n_rows; i++)
        if (!table->rows[i].is_total)
          draw_series (canvas, table, table->rows[i].values, series++, area);
    }
  foot += line_height + 2 * GAP;
  return (int) foot + draw_legend (canvas, (const char * const *) names->pdata, names->len, foot);
}

/* ---- Bars: a group for each row or column, lying ---- */

/* Years are few here, and so they are the series; regions are the groups. */
static gboolean
has_years (const VeiTable *table)
{
  for (guint j = 0; j < table->n_columns; j++)
    if (!g_ascii_isdigit (vei_text_get (&table->columns[j], VEI_LANGUAGE_NB)[0]))
      return FALSE;
  return TRUE;
}

static void
draw_bar (const VeiChartCanvas *canvas,
          const VeiTable       *table,
          guint                 series,
          double                value,
          double                maximum,
          double                y)
{
  g_autofree char *label = vei_chart_dup_value (table, value);
  int line_height = get_line_height (canvas);
  g_autofree char *widest = vei_chart_dup_value (table, maximum);
  double room = canvas->width - measure_text (canvas, widest) - 2 * GAP;
  double length = maximum > 0 ? MAX (1, room * value / maximum) : 1;

  if (value < 0)
    {
      draw_text (canvas, label, 0, y, 0, NULL, NULL);
      return;
    }
  vei_chart_set_color (canvas, series);
  cairo_rectangle (canvas->cr, 0, y + (line_height - BAR_HEIGHT) / 2.0, length, BAR_HEIGHT);
  cairo_fill (canvas->cr);
  draw_text (canvas, label, length + GAP, y, 0, NULL, NULL);
}

static int
draw_bars (const VeiTable       *table,
           VeiLanguage           language,
           const VeiChartCanvas *canvas)
{
  gboolean by_row = has_years (table);
  guint n_groups = by_row ? table->n_rows : table->n_columns;
  guint n_series = by_row ? table->n_columns : table->n_rows;
  const VeiText *names = table->columns;
  g_autoptr (GPtrArray) legend = g_ptr_array_new ();
  double maximum = find_maximum (table);
  int line_height = get_line_height (canvas);
  int y = 0;

  for (guint i = 0; i < n_groups; i++)
    {
      const VeiText *name = by_row ? &table->rows[i].label : &names[i];
      int height;

      draw_text (canvas, vei_text_get (name, language), 0, y, canvas->width, NULL, &height);
      y += height + 2;
      for (guint j = 0; j < n_series; j++, y += line_height + 2)
        if (canvas->cr != NULL)
          draw_bar (canvas, table, j, table->rows[by_row ? i : j].values[by_row ? j : i],
                    maximum, y);
      y += 2 * GAP;
    }
  if (n_series < 2)
    return y;
  for (guint j = 0; j < n_series; j++)
    g_ptr_array_add (legend, (gpointer) vei_text_get (by_row ? &names[j] : &table->rows[j].label,
                                                      language));
  return y + draw_legend (canvas, (const char * const *) legend->pdata, legend->len, y);
}

/**
 * vei_chart_is_line:
 * @table: the numbers
 *
 * Tells whether a table is drawn as lines over years, or else as bars.
 *
 * Returns: whether it is lines
 */
gboolean
vei_chart_is_line (const VeiTable *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return table->n_columns >= MANY_COLUMNS && has_years (table);
}

/**
 * vei_chart_draw:
 * @table: the numbers
 * @language: the language of the labels
 * @canvas: where to draw, and how wide
 *
 * Draws a table, or only says how high it would be drawn.
 *
 * Returns: the height in pixels
 */
int
vei_chart_draw (const VeiTable       *table,
                VeiLanguage           language,
                const VeiChartCanvas *canvas)
{
  g_return_val_if_fail (table != NULL, 0);
  g_return_val_if_fail (canvas != NULL && canvas->context != NULL, 0);

  return vei_chart_is_line (table) ? draw_lines (table, language, canvas)
                                   : draw_bars (table, language, canvas);
}
