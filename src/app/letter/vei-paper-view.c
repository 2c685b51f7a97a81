/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */

#include "app/letter/vei-paper-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARGIN_PX        24
#define NARROW_MARGIN_PX 12
#define NARROW_PX        480
#define MIN_WIDTH_PX     240
#define NATURAL_WIDTH_PX 640
#define MAX_SCALE        1.75

/*
 * VeiPaperView:
 *
 * Shows the pages of a letter as they will be printed.
 *
 * The pages are drawn by the code that draws the PDF, as wide as there is
 * room for. They stay white in the dark style: paper is paper. To a screen
 * reader it is a picture; the text is read in the other view of the preview.
 */
struct _VeiPaperView
{
  GtkWidget  parent_instance;

  VeiPaper  *paper;
  GPtrArray *pictures;           /* of cairo_surface_t: a page each; NULL: not drawn yet */
  double     pictures_scale;     /* pixels to a point in them */
};

G_DEFINE_FINAL_TYPE (VeiPaperView, vei_paper_view, GTK_TYPE_WIDGET)

static guint
count_pages (VeiPaperView *self)
{
  return self->paper != NULL ? vei_paper_get_n_pages (self->paper) : 0;
}

static int
margin_for (int width)
{
  return width < NARROW_PX ? NARROW_MARGIN_PX : MARGIN_PX;
}

static double
scale_for (int width)
{
  double room = MAX (width - 2 * margin_for (width), 1);

  return MIN (room / VEI_PAPER_WIDTH_POINTS, MAX_SCALE);
}

static int
height_for (VeiPaperView *self,
            int           width)
{
  int page_height = (int) (VEI_PAPER_HEIGHT_POINTS * scale_for (width) + 0.5);
  int n_pages = (int) count_pages (self);

  return margin_for (width) + n_pages * (page_height + margin_for (width));
}

static void
update_label (VeiPaperView *self)
{
  guint n_pages = count_pages (self);
  g_autofree char *label = NULL;

  /* Translators: what a screen reader says of the picture of the letter */
  label = g_strdup_printf (ngettext ("The letter on paper, %u page. Choose Text to have it read.",
                                     "The letter on paper, %u pages. Choose Text to have it read.",
                                     n_pages),
                           n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
style_changed_cb (VeiPaperView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clear_picture (gpointer picture)
{
  if (picture != NULL)
    cairo_surface_destroy (picture);
}

/* Draws a page once for its size; scrolling draws nothing anew. */
static cairo_surface_t *
get_picture (VeiPaperView *self,
             guint         page,
             double        scale)
{
  if (scale < self->pictures_scale || scale > self->pictures_scale)
    g_ptr_array_set_size (self->pictures, 0);
  self->pictures_scale = scale;
  if (self->pictures->len <= page)
    g_ptr_array_set_size (self->pictures, (int) page + 1);
  if (g_ptr_array_index (self->pictures, page) == NULL)
    g_ptr_array_index (self->pictures, page) = vei_paper_draw_picture (self->paper, page, scale);

  return g_ptr_array_index (self->pictures, page);
}

static void
snapshot_page (VeiPaperView          *self,
               GtkSnapshot           *snapshot,
               guint                  page,
               const graphene_rect_t *bounds)
{
  double scale = bounds->size.width / VEI_PAPER_WIDTH_POINTS;
  int pixels = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GskRoundedRect outline;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.20f }, 0, 2, 0, 6);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, bounds);
  if (high_contrast)
    {
      const GdkRGBA black = { 0, 0, 0, 1 };

      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { black, black, black, black });
    }

  cr = gtk_snapshot_append_cairo (snapshot, bounds);
  cairo_translate (cr, bounds->origin.x, bounds->origin.y);
  cairo_scale (cr, 1.0 / pixels, 1.0 / pixels);
  cairo_set_source_surface (cr, get_picture (self, page, scale * pixels), 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
vei_paper_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  VeiPaperView *self = VEI_PAPER_VIEW (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale = scale_for (width);
  float page_width = (float) (VEI_PAPER_WIDTH_POINTS * scale);
  float page_height = (float) (int) (VEI_PAPER_HEIGHT_POINTS * scale + 0.5);
  float y = (float) margin_for (width);
  guint page;

  gtk_snapshot_append_color (snapshot,
                             dark ? &(GdkRGBA) { 0.16f, 0.155f, 0.15f, 1 }
                                  : &(GdkRGBA) { 0.90f, 0.89f, 0.875f, 1 },
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  for (page = 0; page < count_pages (self); page++)
    {
      float x = (float) (int) (((float) width - page_width) / 2);

      snapshot_page (self, snapshot, page, &GRAPHENE_RECT_INIT (x, y, page_width, page_height));
      y += page_height + (float) margin_for (width);
    }
}

static void
vei_paper_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  VeiPaperView *self = VEI_PAPER_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH_PX;
      *natural = NATURAL_WIDTH_PX;
    }
  else
    {
      *minimum = height_for (self, for_size < 0 ? MIN_WIDTH_PX : for_size);
      *natural = height_for (self, for_size < 0 ? NATURAL_WIDTH_PX : for_size);
    }

  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static GtkSizeRequestMode
vei_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_paper_view_dispose (GObject *object)
{
  VeiPaperView *self = VEI_PAPER_VIEW (object);

  g_clear_object (&self->paper);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);

  G_OBJECT_CLASS (vei_paper_view_parent_class)->dispose (object);
}

static void
vei_paper_view_class_init (VeiPaperViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_paper_view_dispose;
  widget_class->measure = vei_paper_view_measure;
  widget_class->get_request_mode = vei_paper_view_get_request_mode;
  widget_class->snapshot = vei_paper_view_snapshot;

  gtk_widget_class_set_css_name (widget_class, "paper-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
vei_paper_view_init (VeiPaperView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->pictures = g_ptr_array_new_with_free_func (clear_picture);
  /* Focus lets Page Up and Page Down turn the pages. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_changed_cb),
                           self, G_CONNECT_SWAPPED);
  update_label (self);
}

/**
 * vei_paper_view_new:
 *
 * Creates a view that shows no letter yet.
 *
 * Returns: (transfer floating): a new paper view
 */
GtkWidget *
vei_paper_view_new (void)
{
  return g_object_new (VEI_TYPE_PAPER_VIEW, NULL);
}

/**
 * vei_paper_view_set_paper:
 * @self: a paper view
 * @paper: (nullable): a letter laid out on pages
 *
 * Shows another letter, or the same letter after a change.
 *
 * The view is laid out anew only where the number of pages has changed.
 */
void
vei_paper_view_set_paper (VeiPaperView *self,
                          VeiPaper     *paper)
{
  guint n_pages;

  g_return_if_fail (VEI_IS_PAPER_VIEW (self));
  g_return_if_fail (paper == NULL || VEI_IS_PAPER (paper));

  n_pages = count_pages (self);
  if (!g_set_object (&self->paper, paper))
    return;

  g_ptr_array_set_size (self->pictures, 0);
  if (n_pages != count_pages (self))
    {
      update_label (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
