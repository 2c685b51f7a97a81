/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/widgets/vei-column-layout.h"

#define SPACING 12

/* A column has room for this many characters of its text at least: lines of a
 * word each are hard to read, and larger letters need more. */
#define LEAST_CHARACTERS 38

/**
 * VeiColumnLayout:
 *
 * Lays widgets out in two columns of the same width, or in one where there is
 * not room for two: on a small screen, or with large text. Those beside each
 * other have the same height.
 */
struct _VeiColumnLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VeiColumnLayout, vei_column_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  GtkWidget *child;

  *minimum = 0;
  *natural = 0;
  for (child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static int
measure_characters (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = LEAST_CHARACTERS * pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width);
}

/* The width of a column; the whole where there is room for one only. */
static int
get_column_width (GtkWidget *widget,
                  int        width)
{
  int half = (width - SPACING) / 2;
  int minimum, natural;

  measure_width (widget, &minimum, &natural);
  /* More than the longest word. */
  return half >= MAX (measure_characters (widget), minimum + minimum / 4) ? half : width;
}

/* Puts the children in their places, where @allocate; says how high that is. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  int column = get_column_width (widget, width);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *beside = column < width ? skip_hidden (gtk_widget_get_next_sibling (child)) : NULL;
      GtkAllocation place = { 0, y, column, 0 };
      int height = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &place.height,
                          NULL, NULL);
      if (beside != NULL)
        gtk_widget_measure (beside, GTK_ORIENTATION_VERTICAL, column, NULL, &height, NULL, NULL);
      place.height = MAX (place.height, height);
      if (allocate)
        gtk_widget_size_allocate (child, &place, -1);
      if (beside != NULL)
        {
          place.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0 : column + SPACING;
          if (allocate)
            gtk_widget_size_allocate (beside, &place, -1);
          child = beside;
        }
      y += place.height + SPACING;
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  return MAX (0, y - SPACING);
}

static GtkSizeRequestMode
vei_column_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_column_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  int least, wanted;

  *minimum_baseline = -1;
  *natural_baseline = -1;
  measure_width (widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, 2 * wanted + SPACING);
      return;
    }
  *minimum = lay_out (widget, for_size > 0 ? MAX (for_size, least) : least, FALSE);
  *natural = *minimum;
}

static void
vei_column_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  lay_out (widget, width, TRUE);
}

static void
vei_column_layout_class_init (VeiColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = vei_column_layout_get_request_mode;
  manager_class->measure = vei_column_layout_measure;
  manager_class->allocate = vei_column_layout_allocate;
}

static void
vei_column_layout_init (VeiColumnLayout *self)
{
}

/**
 * vei_column_layout_new:
 *
 * Creates the layout.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
vei_column_layout_new (void)
{
  return g_object_new (VEI_TYPE_COLUMN_LAYOUT, NULL);
}
