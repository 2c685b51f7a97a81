/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-chart.h"

#include <glib/gi18n.h>

#include "app/lookup/vei-chart-draw.h"
#include "app/widgets/vei-ui.h"

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 620

/* The picture that is saved: wide enough for a page, on white, twice as fine
 * as a screen. */
#define PNG_WIDTH  900
#define PNG_MARGIN 24
#define PNG_SCALE  2

/**
 * VeiChart:
 *
 * A table of numbers, drawn. A screen reader is told what it is, and reads
 * the numbers in the table that goes with it.
 */
struct _VeiChart
{
  GtkWidget       parent_instance;

  const VeiTable *table;
  VeiLanguage     language;
};

G_DEFINE_FINAL_TYPE (VeiChart, vei_chart, GTK_TYPE_WIDGET)

static void
set_up_canvas (VeiChart       *self,
               VeiChartCanvas *canvas,
               int             width)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA *color = &canvas->foreground;

  gtk_style_context_get_color (style, color);
  canvas->dark = color->red + color->green + color->blue > 1.5;
  canvas->context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  canvas->width = width;
}

static GtkSizeRequestMode
vei_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_chart_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  VeiChart *self = VEI_CHART (widget);
  VeiChartCanvas canvas = { NULL };

  *minimum_baseline = -1;
  *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  set_up_canvas (self, &canvas, for_size > 0 ? for_size : MINIMUM_WIDTH);
  *minimum = vei_chart_draw (self->table, self->language, &canvas);
  *natural = *minimum;
}

static void
vei_chart_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  VeiChart *self = VEI_CHART (widget);
  VeiChartCanvas canvas = { NULL };
  graphene_rect_t area;

  set_up_canvas (self, &canvas, gtk_widget_get_width (widget));
  graphene_rect_init (&area, 0, 0, canvas.width, gtk_widget_get_height (widget));
  canvas.cr = gtk_snapshot_append_cairo (snapshot, &area);
  vei_chart_draw (self->table, self->language, &canvas);
  cairo_destroy (canvas.cr);
}

static void
vei_chart_class_init (VeiChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = vei_chart_get_request_mode;
  widget_class->measure = vei_chart_measure;
  widget_class->snapshot = vei_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "vei-chart");
}

static void
vei_chart_init (VeiChart *self)
{
}

/**
 * vei_chart_new:
 * @table: the numbers; they must outlive the widget
 * @language: the language of the labels
 *
 * Creates a chart: lines where the columns are many years, else bars.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_chart_new (const VeiTable *table,
               VeiLanguage     language)
{
  VeiChart *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_object_new (VEI_TYPE_CHART, NULL);
  self->table = table;
  self->language = language;
  /* Translators: %s is what a chart shows, with its years */
  name = g_strdup_printf (_("Chart: %s. The numbers stand in the table below."),
                          vei_text_get (&table->title, language));
  vei_ui_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
surface_to_png (cairo_surface_t *surface)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (cairo_surface_write_to_png_stream (surface, write_cb, bytes) != CAIRO_STATUS_SUCCESS)
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * vei_chart_to_png:
 * @table: the numbers
 * @language: the language of the labels
 *
 * Draws a chart with its title, as a picture to be put into a document.
 *
 * Returns: (transfer full) (nullable): the bytes of a PNG file; %NULL where
 *   there is no memory for it
 */
GBytes *
vei_chart_to_png (const VeiTable *table,
                  VeiLanguage     language)
{
  PangoContext *context;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");
  VeiChartCanvas canvas = { .foreground = { 0, 0, 0, 1 }, .width = PNG_WIDTH };
  g_autoptr (PangoLayout) title = NULL;
  cairo_surface_t *surface;
  GBytes *bytes;
  int title_height, height;

  g_return_val_if_fail (table != NULL, NULL);

  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_font_description (context, font);
  canvas.context = context;
  title = pango_layout_new (context);
  pango_layout_set_text (title, vei_text_get (&table->title, language), -1);
  pango_layout_set_width (title, PNG_WIDTH * PANGO_SCALE);
  pango_layout_get_pixel_size (title, NULL, &title_height);
  title_height += PNG_MARGIN;
  height = vei_chart_draw (table, language, &canvas) + title_height + 2 * PNG_MARGIN;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (PNG_WIDTH + 2 * PNG_MARGIN) * PNG_SCALE,
                                        height * PNG_SCALE);
  canvas.cr = cairo_create (surface);
  cairo_scale (canvas.cr, PNG_SCALE, PNG_SCALE);
  cairo_set_source_rgb (canvas.cr, 1, 1, 1);
  cairo_paint (canvas.cr);
  cairo_set_source_rgb (canvas.cr, 0, 0, 0);
  cairo_translate (canvas.cr, PNG_MARGIN, PNG_MARGIN);
  cairo_move_to (canvas.cr, 0, 0);
  pango_cairo_show_layout (canvas.cr, title);
  cairo_translate (canvas.cr, 0, title_height);
  vei_chart_draw (table, language, &canvas);
  cairo_destroy (canvas.cr);
  bytes = surface_to_png (surface);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return bytes;
}
