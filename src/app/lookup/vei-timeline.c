/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-timeline.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/vei-ui.h"

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 620
#define BAR_HEIGHT    12
#define GAP           6

/**
 * VeiTimeline:
 *
 * In which agreements a device was, drawn along the years: a bar for each, with
 * its rank in words above. A screen reader is told what it is, and reads the
 * same in the list that goes with it.
 */
struct _VeiTimeline
{
  GtkWidget    parent_instance;

  VeiDevices  *devices;
  GArray      *history;        /* (element-type VeiDeviceAppearance) */
  GDate        as_of;
  VeiLanguage  language;
};

G_DEFINE_FINAL_TYPE (VeiTimeline, vei_timeline, GTK_TYPE_WIDGET)

static const VeiDeviceAppearance *
get_appearance (VeiTimeline *self,
                guint        index)
{
  return &g_array_index (self->history, VeiDeviceAppearance, index);
}

static PangoLayout *
create_label (VeiTimeline *self,
              guint        index,
              int          width)
{
  const VeiDeviceAppearance *shown = get_appearance (self, index);
  g_autofree char *words = NULL;
  PangoLayout *layout;

  words = vei_ui_dup_capitalized (vei_devices_get_rank_text (self->devices, shown->entry->rank,
                                                             self->language));
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
get_years (VeiTimeline *self,
           int         *first,
           int         *last)
{
  *first = g_date_get_year (&self->as_of);
  *last = *first + 1;
  for (guint i = 0; i < self->history->len; i++)
    *first = MIN (*first, g_date_get_year (&get_appearance (self, i)->list->from));
}

static double
get_x (const GDate *date,
       int          first,
       int          last,
       int          width)
{
  double year = g_date_get_year (date) + (g_date_get_day_of_year (date) - 1) / 366.0;

  return width * (year - first) / MAX (1, last - first);
}

static int
get_line_height (VeiTimeline *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "2024");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GtkSizeRequestMode
vei_timeline_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_timeline_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  VeiTimeline *self = VEI_TIMELINE (widget);

  *minimum_baseline = -1;
  *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = get_line_height (self) + GAP;
  for (guint i = 0; i < self->history->len; i++)
    {
      g_autoptr (PangoLayout) label = create_label (self, i, for_size > 0 ? for_size
                                                                          : MINIMUM_WIDTH);
      int height;

      pango_layout_get_pixel_size (label, NULL, &height);
      *minimum += height + BAR_HEIGHT + 2 * GAP;
    }
  *natural = *minimum;
}

static void
draw_years (VeiTimeline *self,
            cairo_t     *cr,
            GdkRGBA      color,
            int          width,
            int          height)
{
  int first, last;
  double free_from = 0;

  get_years (self, &first, &last);
  for (int year = first; year < last; year++)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      double x = (double) width * (year - first) / (last - first);
      int text_width, text_height;

      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      color.alpha = 0.12;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_rectangle (cr, floor (x), 0, 1, height - text_height);
      cairo_fill (cr);
      if (x < free_from || x + text_width > width)
        continue;
      color.alpha = 1;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_move_to (cr, x, height - text_height);
      pango_cairo_show_layout (cr, layout);
      free_from = x + text_width + GAP;
    }
}

static int
draw_bar (VeiTimeline   *self,
          cairo_t       *cr,
          const GdkRGBA *color,
          guint          index,
          int            y,
          int            width)
{
  const VeiDeviceList *list = get_appearance (self, index)->list;
  g_autoptr (PangoLayout) label = create_label (self, index, width);
  GdkRGBA accent;
  int first, last, height, text_width;
  double from, to;

  get_years (self, &first, &last);
  from = get_x (&list->from, first, last, width);
  to = g_date_valid (&list->to) ? get_x (&list->to, first, last, width) : width;
  pango_layout_get_pixel_size (label, &text_width, &height);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, CLAMP (from, 0, MAX (0, width - text_width)), y);
  pango_cairo_show_layout (cr, label);
  y += height + GAP / 2;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_color", &accent))
    accent = *color;
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_rectangle (cr, from, y, MAX (3, MIN (to, width) - from), BAR_HEIGHT);
  cairo_fill (cr);
  return y + BAR_HEIGHT + GAP + GAP / 2;
}

static void
vei_timeline_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  VeiTimeline *self = VEI_TIMELINE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t area;
  cairo_t *cr;
  GdkRGBA color;
  int y = 0;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  graphene_rect_init (&area, 0, 0, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  draw_years (self, cr, color, width, height);
  for (guint i = 0; i < self->history->len; i++)
    y = draw_bar (self, cr, &color, i, y, width);
  cairo_destroy (cr);
}

static void
vei_timeline_dispose (GObject *object)
{
  VeiTimeline *self = VEI_TIMELINE (object);

  g_clear_object (&self->devices);
  g_clear_pointer (&self->history, g_array_unref);

  G_OBJECT_CLASS (vei_timeline_parent_class)->dispose (object);
}

static void
vei_timeline_class_init (VeiTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_timeline_dispose;
  widget_class->get_request_mode = vei_timeline_get_request_mode;
  widget_class->measure = vei_timeline_measure;
  widget_class->snapshot = vei_timeline_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "vei-chart");
}

static void
vei_timeline_init (VeiTimeline *self)
{
}

/**
 * vei_timeline_new:
 * @devices: the agreements
 * @device: one of their devices
 * @as_of: the day up to which years are shown
 * @language: the language of the labels
 *
 * Creates the picture of the agreements that a device was in.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_timeline_new (VeiDevices      *devices,
                  const VeiDevice *device,
                  const GDate     *as_of,
                  VeiLanguage      language)
{
  VeiTimeline *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (VEI_IS_DEVICES (devices), NULL);
  g_return_val_if_fail (device != NULL, NULL);
  g_return_val_if_fail (as_of != NULL && g_date_valid (as_of), NULL);

  self = g_object_new (VEI_TYPE_TIMELINE, NULL);
  self->devices = g_object_ref (devices);
  self->history = vei_devices_get_history (devices, device);
  self->as_of = *as_of;
  self->language = language;
  /* Translators: %s is the name of a device */
  name = g_strdup_printf (_("Chart: in which agreements %s was, by year. The same stands in the "
                            "list below."), device->name);
  vei_ui_set_name (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}
