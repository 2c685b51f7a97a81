/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-rule-graph-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/vei-ui.h"

#define NATURAL_WIDTH 620
#define ZOOM_STEP     1.2
#define ZOOM_LEAST    0.5
#define ZOOM_MOST     3.0
/* How far an arrow key scrolls, in pixels. */
#define SCROLL_STEP   60

/**
 * VeiRuleGraphView:
 *
 * The questions in the order of asking, drawn, in the colours of the theme. It
 * is as wide as there is room for, and as high as it has to be.
 *
 * With the focus, + and − make it larger and smaller, 0 makes it as it was,
 * and the arrow keys scroll what it stands in. A screen reader is told what
 * it is, and reads the list that stands beside it.
 */
struct _VeiRuleGraphView
{
  GtkWidget     parent_instance;

  VeiKnowledge *knowledge;
  VeiLanguage   language;
  VeiRuleGraph *graph;         /* NULL: to be laid out anew */
  int           laid_out_for;  /* pixels; 0: for the least width */
  double        zoom;
};

G_DEFINE_FINAL_TYPE (VeiRuleGraphView, vei_rule_graph_view, GTK_TYPE_WIDGET)

static VeiRuleGraph *
ensure_graph (VeiRuleGraphView *self,
              int               width)
{
  if (self->graph == NULL)
    {
      PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
      g_autoptr (PangoFontDescription) font =
        pango_font_description_copy (pango_context_get_font_description (context));

      /* GTK sets the size in pixels, with the size of text of the desktop in it. */
      pango_font_description_set_absolute_size (font,
                                                pango_font_description_get_size (font) * self->zoom);
      pango_context_set_font_description (context, font);
      self->graph = vei_rule_graph_new (self->knowledge, self->language, context);
      self->laid_out_for = -1;
      g_object_unref (context);
    }
  if (self->laid_out_for != width)
    {
      vei_rule_graph_set_width (self->graph, width);
      self->laid_out_for = width;
    }
  return self->graph;
}

static GtkSizeRequestMode
vei_rule_graph_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_rule_graph_view_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  VeiRuleGraphView *self = VEI_RULE_GRAPH_VIEW (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;
  double width, height;

  *minimum_baseline = -1;
  *natural_baseline = -1;
  vei_rule_graph_get_size (ensure_graph (self, horizontal ? 0 : MAX (for_size, 0)), &width, &height);
  *minimum = (int) ceil (horizontal ? width : height);
  *natural = horizontal ? MAX (*minimum, NATURAL_WIDTH) : *minimum;
}

static void
set_colour (VeiRuleGraphColour *colour,
            const GdkRGBA      *foreground,
            double              alpha)
{
  *colour = (VeiRuleGraphColour) {
    foreground->red, foreground->green, foreground->blue, foreground->alpha * alpha
  };
}

static void
vei_rule_graph_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  VeiRuleGraphView *self = VEI_RULE_GRAPH_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  VeiRuleGraph *graph = ensure_graph (self, width);
  VeiRuleGraphColours colours;
  GdkRGBA foreground;
  cairo_t *cr;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &foreground);
  set_colour (&colours.text, &foreground, 1);
  set_colour (&colours.dim, &foreground, 0.8);
  set_colour (&colours.box, &foreground, 0.06);
  set_colour (&colours.border, &foreground, 0.6);
  set_colour (&colours.line, &foreground, 0.75);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width,
                                                                 (float) gtk_widget_get_height (widget)));
  vei_rule_graph_draw (graph, cr, &colours);
  cairo_destroy (cr);
}

static void
vei_rule_graph_view_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  VeiRuleGraphView *self = VEI_RULE_GRAPH_VIEW (widget);

  GTK_WIDGET_CLASS (vei_rule_graph_view_parent_class)->css_changed (widget, change);
  g_clear_object (&self->graph);
  gtk_widget_queue_resize (widget);
}

static void
vei_rule_graph_view_system_setting_changed (GtkWidget        *widget,
                                            GtkSystemSetting  setting)
{
  VeiRuleGraphView *self = VEI_RULE_GRAPH_VIEW (widget);

  GTK_WIDGET_CLASS (vei_rule_graph_view_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&self->graph);
  gtk_widget_queue_resize (widget);
}

/* ---- Keys ---- */

/* The nearest thing around that can scroll that way. */
static void
scroll (GtkWidget      *widget,
        GtkOrientation  orientation,
        double          pages,
        double          pixels)
{
  for (widget = gtk_widget_get_parent (widget); widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkAdjustment *adjustment;

      if (!GTK_IS_SCROLLED_WINDOW (widget))
        continue;
      adjustment = orientation == GTK_ORIENTATION_VERTICAL
                   ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget))
                   : gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget));
      if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
        continue;
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels +
                                            pages * gtk_adjustment_get_page_size (adjustment));
      return;
    }
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *steps,
         gpointer   data)
{
  vei_rule_graph_view_zoom (VEI_RULE_GRAPH_VIEW (widget), g_variant_get_int32 (steps));
  return TRUE;
}

static gboolean
scroll_cb (GtkWidget *widget,
           GVariant  *way,
           gpointer   data)
{
  gboolean vertical;
  double pages, pixels;

  g_variant_get (way, "(bdd)", &vertical, &pages, &pixels);
  scroll (widget, vertical ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, pages, pixels);
  return TRUE;
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   steps;
  } zooms[] = {
    { GDK_KEY_plus, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_equal, 1 },
    { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 },
    { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };
  static const struct
  {
    guint    key;
    gboolean vertical;
    double   pages;
    double   pixels;
  } scrolls[] = {
    { GDK_KEY_Down, TRUE, 0, SCROLL_STEP }, { GDK_KEY_Up, TRUE, 0, -SCROLL_STEP },
    { GDK_KEY_Right, FALSE, 0, SCROLL_STEP }, { GDK_KEY_Left, FALSE, 0, -SCROLL_STEP },
    { GDK_KEY_Page_Down, TRUE, 0.9, 0 }, { GDK_KEY_Page_Up, TRUE, -0.9, 0 },
    { GDK_KEY_Home, TRUE, 0, -G_MAXINT }, { GDK_KEY_End, TRUE, 0, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_cb, "i", zooms[i].steps);
      gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, zoom_cb, "i",
                                    zooms[i].steps);
    }
  for (guint i = 0; i < G_N_ELEMENTS (scrolls); i++)
    gtk_widget_class_add_binding (widget_class, scrolls[i].key, 0, scroll_cb, "(bdd)",
                                  scrolls[i].vertical, scrolls[i].pages, scrolls[i].pixels);
}

/* ---- Object ---- */

static void
vei_rule_graph_view_dispose (GObject *object)
{
  VeiRuleGraphView *self = VEI_RULE_GRAPH_VIEW (object);

  g_clear_object (&self->graph);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (vei_rule_graph_view_parent_class)->dispose (object);
}

static void
vei_rule_graph_view_class_init (VeiRuleGraphViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vei_rule_graph_view_dispose;
  widget_class->get_request_mode = vei_rule_graph_view_get_request_mode;
  widget_class->measure = vei_rule_graph_view_measure;
  widget_class->snapshot = vei_rule_graph_view_snapshot;
  widget_class->css_changed = vei_rule_graph_view_css_changed;
  widget_class->system_setting_changed = vei_rule_graph_view_system_setting_changed;
  add_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "vei-rule-graph");
}

static void
vei_rule_graph_view_init (VeiRuleGraphView *self)
{
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  vei_ui_set_name (GTK_WIDGET (self),
                   _("The order of asking, as a drawing. The list below says the same in words."));
}

/**
 * vei_rule_graph_view_new:
 * @knowledge: the rules
 * @language: the language
 *
 * Creates a drawing of the order of asking.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_rule_graph_view_new (VeiKnowledge *knowledge,
                         VeiLanguage   language)
{
  VeiRuleGraphView *self;

  g_return_val_if_fail (VEI_IS_KNOWLEDGE (knowledge), NULL);

  self = g_object_new (VEI_TYPE_RULE_GRAPH_VIEW, NULL);
  self->knowledge = g_object_ref (knowledge);
  self->language = language;
  return GTK_WIDGET (self);
}

/**
 * vei_rule_graph_view_get_zoom:
 * @self: the drawing
 *
 * Gets how large the drawing is.
 *
 * Returns: 1 for as large as the text around it
 */
double
vei_rule_graph_view_get_zoom (VeiRuleGraphView *self)
{
  g_return_val_if_fail (VEI_IS_RULE_GRAPH_VIEW (self), 1);

  return self->zoom;
}

/**
 * vei_rule_graph_view_zoom:
 * @self: the drawing
 * @steps: how many steps larger, or smaller where negative; 0 for as large as
 *   the text around it
 *
 * Makes the drawing larger or smaller, from half to three times the text
 * around it.
 */
void
vei_rule_graph_view_zoom (VeiRuleGraphView *self,
                          int               steps)
{
  double zoom;

  g_return_if_fail (VEI_IS_RULE_GRAPH_VIEW (self));

  zoom = steps == 0 ? 1 : CLAMP (self->zoom * pow (ZOOM_STEP, steps), ZOOM_LEAST, ZOOM_MOST);
  if (fabs (zoom - self->zoom) < 0.001)
    return;
  self->zoom = zoom;
  g_clear_object (&self->graph);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
