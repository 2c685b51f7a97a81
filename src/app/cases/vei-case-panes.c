/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-panes.h"

#include "app/widgets/vei-ui.h"

/* From this width on a case stands beside the list; large text needs more. */
#define BESIDE_FROM_PX    860
#define BESIDE_FROM_CHARS 105
#define LIST_MIN_PX    320
#define LIST_MAX_PX    420

/**
 * VeiCasePanes:
 *
 * The list of cases and one of them: the list alone, with all the width; both
 * side by side where there is room; else the case in place of the list.
 *
 * [signal@CasePanes::beside-changed] is emitted when a case comes to stand
 * beside the list, or does not any more.
 */
struct _VeiCasePanes
{
  GtkWidget  parent_instance;

  GtkWidget *list;
  GtkWidget *line;
  GtkWidget *page;
  gboolean   shows_page;
  gboolean   beside;
  guint      beside_source;
};

G_DEFINE_FINAL_TYPE (VeiCasePanes, vei_case_panes, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_BESIDE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
beside_changed_cb (gpointer data)
{
  VeiCasePanes *self = data;

  self->beside_source = 0;
  g_signal_emit (self, signals[SIGNAL_BESIDE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static int
measure_beside (VeiCasePanes *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return MAX (BESIDE_FROM_PX, PANGO_PIXELS (width * BESIDE_FROM_CHARS));
}

static void
place (GtkWidget *child,
       gboolean   shown,
       int        x,
       int        width,
       int        height)
{
  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
vei_case_panes_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  VeiCasePanes *self = VEI_CASE_PANES (widget);
  gboolean beside = self->shows_page && width >= measure_beside (self);
  int list_width = beside ? CLAMP (width * 3 / 10, LIST_MIN_PX, LIST_MAX_PX) : width;

  place (self->list, !self->shows_page || beside, 0, list_width, height);
  place (self->line, beside, list_width, 1, height);
  place (self->page, self->shows_page, beside ? list_width + 1 : 0,
         beside ? width - list_width - 1 : width, height);
  if (beside == self->beside)
    return;
  self->beside = beside;
  /* What is seen must not change in the middle of being laid out. */
  if (self->beside_source == 0)
    self->beside_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, beside_changed_cb, self, NULL);
}

static void
vei_case_panes_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  VeiCasePanes *self = VEI_CASE_PANES (widget);
  GtkWidget *children[] = { self->list, self->page };

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children[i], orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static GtkSizeRequestMode
vei_case_panes_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
vei_case_panes_dispose (GObject *object)
{
  VeiCasePanes *self = VEI_CASE_PANES (object);

  g_clear_handle_id (&self->beside_source, g_source_remove);
  vei_ui_dispose_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (vei_case_panes_parent_class)->dispose (object);
}

static void
vei_case_panes_class_init (VeiCasePanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_case_panes_dispose;
  widget_class->measure = vei_case_panes_measure;
  widget_class->size_allocate = vei_case_panes_size_allocate;
  widget_class->get_request_mode = vei_case_panes_get_request_mode;

  /**
   * VeiCasePanes::beside-changed:
   *
   * Emitted after a case has come to stand beside the list, or does not any more.
   */
  signals[SIGNAL_BESIDE_CHANGED] =
    g_signal_new ("beside-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "case-panes");
}

static void
vei_case_panes_init (VeiCasePanes *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * vei_case_panes_set_children:
 * @self: the panes
 * @list: the list
 * @page: the case
 *
 * Sets what stands in the panes, once.
 */
void
vei_case_panes_set_children (VeiCasePanes *self,
                             GtkWidget    *list,
                             GtkWidget    *page)
{
  g_return_if_fail (VEI_IS_CASE_PANES (self));
  g_return_if_fail (self->list == NULL);

  self->list = list;
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->page = page;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (page, GTK_WIDGET (self));
}

/**
 * vei_case_panes_set_shows_page:
 * @self: the panes
 * @shows_page: whether a case is open
 *
 * Makes room for a case, or gives the list all of it.
 */
void
vei_case_panes_set_shows_page (VeiCasePanes *self,
                               gboolean      shows_page)
{
  g_return_if_fail (VEI_IS_CASE_PANES (self));

  if (self->shows_page == shows_page)
    return;
  self->shows_page = shows_page;
  /* Seen at once, so that what is shown can take the focus. */
  gtk_widget_set_child_visible (self->page, shows_page);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * vei_case_panes_is_beside:
 * @self: the panes
 *
 * Tells whether a case stands beside the list.
 *
 * Returns: %FALSE if there is one of the two
 */
gboolean
vei_case_panes_is_beside (VeiCasePanes *self)
{
  g_return_val_if_fail (VEI_IS_CASE_PANES (self), FALSE);

  return self->beside;
}
