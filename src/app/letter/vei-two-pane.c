/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

#include "app/letter/vei-two-pane.h"

/* From here on there is room for two panes. */
#define WIDE_PX        860
#define START_MIN_PX   380
#define START_MAX_PX   480

/*
 * VeiTwoPane:
 *
 * Two panes side by side where there is room, else one at a time.
 *
 * A box would need the width of both panes and so could never become narrow.
 * This widget asks for no more than its widest child, and decides when it is
 * given its size. In a template, the child types are `start`, `end`,
 * `wide-bar` (above the end pane when wide) and `narrow-bar` (above either
 * pane when narrow).
 */
struct _VeiTwoPane
{
  GtkWidget  parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *wide_bar;
  GtkWidget *narrow_bar;
  gboolean   shows_end;
  gboolean   narrow;
};

static void buildable_init (GtkBuildableIface *iface);

static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (VeiTwoPane, vei_two_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static int
measure_height (GtkWidget *child,
                int        width)
{
  int minimum = 0;

  if (child != NULL)
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
place (GtkWidget *child,
       gboolean   shown,
       int        x,
       int        y,
       int        width,
       int        height)
{
  if (child == NULL)
    return;

  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
place_wide (VeiTwoPane *self,
            int         width,
            int         height)
{
  int start_width = CLAMP (width * 2 / 5, START_MIN_PX, START_MAX_PX);
  int bar_height = measure_height (self->wide_bar, width - start_width);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int start_x = rtl ? width - start_width : 0;
  int end_x = rtl ? 0 : start_width;

  place (self->narrow_bar, FALSE, 0, 0, 0, 0);
  place (self->start, TRUE, start_x, 0, start_width, height);
  place (self->wide_bar, TRUE, end_x, 0, width - start_width, bar_height);
  place (self->end, TRUE, end_x, bar_height, width - start_width, height - bar_height);
}

static void
place_narrow (VeiTwoPane *self,
              int         width,
              int         height)
{
  int bar_height = measure_height (self->narrow_bar, width);

  place (self->wide_bar, FALSE, 0, 0, 0, 0);
  place (self->narrow_bar, TRUE, 0, 0, width, bar_height);
  place (self->start, !self->shows_end, 0, bar_height, width, height - bar_height);
  place (self->end, self->shows_end, 0, bar_height, width, height - bar_height);
}

static void
vei_two_pane_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  VeiTwoPane *self = VEI_TWO_PANE (widget);

  self->narrow = width < WIDE_PX;
  if (self->narrow)
    place_narrow (self, width, height);
  else
    place_wide (self, width, height);
}

static void
vei_two_pane_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  VeiTwoPane *self = VEI_TWO_PANE (widget);
  GtkWidget *child;

  *minimum = 0;
  *natural = 0;
  *minimum_baseline = -1;
  *natural_baseline = -1;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int bar = MAX (measure_height (self->wide_bar, -1), measure_height (self->narrow_bar, -1));

      *minimum += bar;
      *natural += bar;
    }
}

static GtkSizeRequestMode
vei_two_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
vei_two_pane_dispose (GObject *object)
{
  VeiTwoPane *self = VEI_TWO_PANE (object);

  g_clear_pointer (&self->narrow_bar, gtk_widget_unparent);
  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->wide_bar, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (vei_two_pane_parent_class)->dispose (object);
}

static void
vei_two_pane_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  VeiTwoPane *self = VEI_TWO_PANE (buildable);
  GtkWidget **place_of_child = NULL;

  if (g_strcmp0 (type, "start") == 0)
    place_of_child = &self->start;
  else if (g_strcmp0 (type, "end") == 0)
    place_of_child = &self->end;
  else if (g_strcmp0 (type, "wide-bar") == 0)
    place_of_child = &self->wide_bar;
  else if (g_strcmp0 (type, "narrow-bar") == 0)
    place_of_child = &self->narrow_bar;

  if (place_of_child == NULL)
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  g_assert (*place_of_child == NULL);
  *place_of_child = GTK_WIDGET (child);
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = vei_two_pane_add_child;
}

static void
vei_two_pane_class_init (VeiTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_two_pane_dispose;
  widget_class->measure = vei_two_pane_measure;
  widget_class->size_allocate = vei_two_pane_size_allocate;
  widget_class->get_request_mode = vei_two_pane_get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "two-pane");
}

static void
vei_two_pane_init (VeiTwoPane *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * vei_two_pane_set_shows_end:
 * @self: two panes
 * @shows_end: whether the end pane is the one to show
 *
 * Chooses the pane that is shown where there is room for one only.
 */
void
vei_two_pane_set_shows_end (VeiTwoPane *self,
                            gboolean    shows_end)
{
  g_return_if_fail (VEI_IS_TWO_PANE (self));

  shows_end = !!shows_end;
  if (self->shows_end == shows_end)
    return;

  self->shows_end = shows_end;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * vei_two_pane_is_narrow:
 * @self: two panes
 *
 * Tells whether there was room for one pane only when it was last laid out.
 *
 * Returns: %TRUE if one pane is shown at a time
 */
gboolean
vei_two_pane_is_narrow (VeiTwoPane *self)
{
  g_return_val_if_fail (VEI_IS_TWO_PANE (self), FALSE);

  return self->narrow;
}
