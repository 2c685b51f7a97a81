/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/widgets/vei-column-layout.h"

#include "app/widgets/vei-ui.h"

#define SPACING 12

/* A column has room for this many characters of its text at least: lines of a
 * word each are hard to read, and larger letters need more. */
#define LEAST_CHARACTERS 38

/**
 * VeiColumnLayout:
 *
 * Lays widgets out in columns of the same width, or in one where there is not
 * room for them: on a small screen, or with large text. Those beside each other
 * have the same height.
 */
struct _VeiColumnLayout
{
  GtkLayoutManager parent_instance;

  gboolean         one_row;            /* as many columns as there are widgets */
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
count_shown (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    n++;
  return n;
}

/* The width of a column; the whole where there is room for one only. */
static int
get_column_width (VeiColumnLayout *self,
                  GtkWidget       *widget,
                  int              width)
{
  int n = self->one_row ? MAX (1, count_shown (widget)) : 2;
  int half = (width - (n - 1) * SPACING) / n;
  int minimum, natural;

  measure_width (widget, &minimum, &natural);
  if (self->one_row)
    return half >= natural ? half : width;
  /* More than the longest word. */
  return half >= MAX (vei_ui_measure_characters (widget, LEAST_CHARACTERS), minimum + minimum / 4) ? half : width;
}

/* How high a row of the layout is: as high as the highest in it. */
static int
measure_row (GtkWidget *child,
             int        n_columns,
             int        column)
{
  int highest = 0;

  for (int i = 0; i < n_columns && child != NULL; i++)
    {
      int height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column, NULL, &height, NULL, NULL);
      highest = MAX (highest, height);
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  return highest;
}

/* Puts the children in their places, where @allocate; says how high that is. */
static int
lay_out (VeiColumnLayout *self,
         GtkWidget       *widget,
         int              width,
         gboolean         allocate)
{
  int column = get_column_width (self, widget, width);
  int n_columns = MAX (1, (width + SPACING) / (column + SPACING));
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      int height = measure_row (child, n_columns, column);

      for (int i = 0; i < n_columns && child != NULL; i++)
        {
          int place = from_right ? n_columns - 1 - i : i;
          GtkAllocation area = { place * (column + SPACING), y, column, height };

          if (allocate)
            gtk_widget_size_allocate (child, &area, -1);
          child = skip_hidden (gtk_widget_get_next_sibling (child));
        }
      y += height + SPACING;
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
  if (VEI_COLUMN_LAYOUT (manager)->one_row)
    wanted = MAX (least, count_shown (widget) * (wanted + SPACING) - SPACING);
  else
    wanted = MAX (least, 2 * wanted + SPACING);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
      return;
    }
  /* For no width in particular it is as high as for the one it would like: it
   * must not need more than it does for any. */
  *minimum = lay_out (VEI_COLUMN_LAYOUT (manager), widget,
                      for_size > 0 ? MAX (for_size, least) : wanted, FALSE);
  *natural = *minimum;
}

static void
vei_column_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  lay_out (VEI_COLUMN_LAYOUT (manager), widget, width, TRUE);
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
 * Creates a layout with two columns.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
vei_column_layout_new (void)
{
  return g_object_new (VEI_TYPE_COLUMN_LAYOUT, NULL);
}

/**
 * vei_column_layout_new_row:
 *
 * Creates a layout with all widgets in one row, each as wide as the widest; or
 * below each other where that does not fit.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
vei_column_layout_new_row (void)
{
  VeiColumnLayout *self = g_object_new (VEI_TYPE_COLUMN_LAYOUT, NULL);

  self->one_row = TRUE;
  return GTK_LAYOUT_MANAGER (self);
}
