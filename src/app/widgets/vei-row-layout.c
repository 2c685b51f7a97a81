/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/widgets/vei-row-layout.h"

/**
 * VeiRowLayout:
 *
 * Lays widgets out in a row: each as wide as it wants to be, those that expand
 * share what is left over and stand at the top, so that rows beside each other
 * begin at the same height, and the others stand at half the height.
 *
 * A box does this too. But for text that wraps, a box, and any widget that is
 * centred, looks for the width that goes with a height, and shapes the text some
 * thirty times for that; here a line is as long as there is room for.
 */
struct _VeiRowLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VeiRowLayout, vei_row_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* How wide the row is at least and at best, and how many widgets expand. */
static void
measure_row (GtkWidget *widget,
             int       *minimum,
             int       *natural,
             int       *n_expanding)
{
  *minimum = 0;
  *natural = 0;
  *n_expanding = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      if (expands (child))
        {
          *n_expanding += 1;
          *minimum += child_minimum;
        }
      else
        {
          *minimum += child_natural;
        }
      *natural += child_natural;
    }
}

/* The width of the next widget of a row. What is left for those that expand,
 * beyond the least they need, is @left, for @n_left of them. */
static int
take_width (GtkWidget *child,
            int       *left,
            int       *n_left)
{
  int minimum, natural, share;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  /* Measuring a widget may be what makes GTK 4.24 find that it expands. */
  if (!expands (child) || *n_left == 0)
    return natural;

  share = *left / *n_left;
  *left -= share;
  *n_left -= 1;
  return minimum + share;
}

static int
measure_child_height (GtkWidget *child,
                      int        width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int minimum, natural, n_left, left;
  int highest = 0;

  measure_row (widget, &minimum, &natural, &n_left);
  left = MAX (0, width - minimum);
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_height = measure_child_height (child, take_width (child, &left, &n_left));

      highest = MAX (highest, child_height);
    }
  return highest;
}

static GtkSizeRequestMode
vei_row_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_row_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  int n_expanding;

  *minimum_baseline = -1;
  *natural_baseline = -1;
  measure_row (widget, minimum, natural, &n_expanding);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = measure_height (widget, for_size >= 0 ? for_size : *natural);
  *natural = *minimum;
}

static void
vei_row_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int minimum, natural, n_left, left;
  int x = 0;

  measure_row (widget, &minimum, &natural, &n_left);
  left = MAX (0, width - minimum);
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation area = { .x = x, .width = take_width (child, &left, &n_left) };

      area.height = MIN (height, measure_child_height (child, area.width));
      area.y = expands (child) ? 0 : (height - area.height) / 2;
      x += area.width;
      if (from_right)
        area.x = width - x;
      gtk_widget_size_allocate (child, &area, -1);
    }
}

static void
vei_row_layout_class_init (VeiRowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = vei_row_layout_get_request_mode;
  manager_class->measure = vei_row_layout_measure;
  manager_class->allocate = vei_row_layout_allocate;
}

static void
vei_row_layout_init (VeiRowLayout *self)
{
}
