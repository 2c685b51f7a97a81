/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/widgets/vei-flow-layout.h"

/**
 * VeiFlowLayout:
 *
 * Lays widgets out one after another, as words on a line, and goes on below
 * where there is no more room. Each widget has its natural width, or that of
 * the line where it is wider.
 */
struct _VeiFlowLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;            /* pixels, between widgets and between lines */
};

/* Where the next widget goes. */
typedef struct
{
  int x;
  int y;
  int line_height;
} Position;

G_DEFINE_FINAL_TYPE (VeiFlowLayout, vei_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Finds the place of a widget, and moves on past it. */
static GtkAllocation
place_child (VeiFlowLayout *self,
             GtkWidget     *child,
             int            width,
             Position      *position)
{
  GtkAllocation place;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  place.width = MIN (natural, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height,
                      NULL, NULL);

  if (position->x > 0 && position->x + place.width > width)
    {
      position->x = 0;
      position->y += position->line_height + self->spacing;
      position->line_height = 0;
    }
  place.x = position->x;
  place.y = position->y;
  position->x += place.width + self->spacing;
  position->line_height = MAX (position->line_height, place.height);
  return place;
}

static void
measure_width (VeiFlowLayout *self,
               GtkWidget     *widget,
               int           *minimum,
               int           *natural)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
vei_flow_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  VeiFlowLayout *self = VEI_FLOW_LAYOUT (manager);
  Position position = { 0, 0, 0 };
  GtkWidget *child;
  int width_minimum = 0;
  int width_natural = 0;

  measure_width (self, widget, &width_minimum, &width_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width_minimum;
      *natural = width_natural;
      return;
    }

  if (for_size < 0)
    for_size = width_natural;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place_child (self, child, MAX (for_size, width_minimum), &position);
  *minimum = *natural = position.y + position.line_height;
}

static void
vei_flow_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  VeiFlowLayout *self = VEI_FLOW_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Position position = { 0, 0, 0 };
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place;

      if (!gtk_widget_should_layout (child))
        continue;
      place = place_child (self, child, width, &position);
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static GtkSizeRequestMode
vei_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_flow_layout_class_init (VeiFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = vei_flow_layout_get_request_mode;
  manager_class->measure = vei_flow_layout_measure;
  manager_class->allocate = vei_flow_layout_allocate;
}

static void
vei_flow_layout_init (VeiFlowLayout *self)
{
}

/**
 * vei_flow_layout_new:
 * @spacing: pixels between widgets, and between lines
 *
 * Creates a layout for widgets that follow each other as words do.
 *
 * Returns: (transfer full): the layout
 */
GtkLayoutManager *
vei_flow_layout_new (int spacing)
{
  VeiFlowLayout *self = g_object_new (VEI_TYPE_FLOW_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
