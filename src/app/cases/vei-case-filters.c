/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-filters.h"

#include "app/widgets/vei-ui.h"

/* The chips, in the order of their filters below; the last one takes a filter
 * away. */
#define N_CHIPS 6

/**
 * VeiCaseFilters:
 *
 * A row of chips that choose which cases are listed; where it would be too
 * wide, a button that opens the same choices. Emits
 * [signal@CaseFilters::changed].
 */
struct _VeiCaseFilters
{
  GtkWidget  parent_instance;

  gboolean   setting;
  char      *title;

  /* template */
  GtkWidget *chips;
  GtkWidget *menu_button;
  GtkWidget *week_chip;
  GtkWidget *waiting_chip;
  GtkWidget *refused_chip;
  GtkWidget *missing_chip;
  GtkWidget *changed_chip;
  GtkWidget *closed_chip;
};

G_DEFINE_FINAL_TYPE (VeiCaseFilters, vei_case_filters, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const VeiCaseFilter chip_filters[N_CHIPS] = {
  VEI_CASE_FILTER_DEADLINE_WEEK, VEI_CASE_FILTER_WAITING, VEI_CASE_FILTER_REFUSED,
  VEI_CASE_FILTER_MISSING, VEI_CASE_FILTER_CHANGED, VEI_CASE_FILTER_OPEN,
};

static GtkToggleButton *
get_chip (VeiCaseFilters *self,
          guint           n)
{
  GtkWidget *chips[N_CHIPS] = { self->week_chip, self->waiting_chip, self->refused_chip,
                                self->missing_chip, self->changed_chip, self->closed_chip };

  return GTK_TOGGLE_BUTTON (chips[n]);
}

static gboolean
takes_away (guint n)
{
  return chip_filters[n] == VEI_CASE_FILTER_OPEN;
}

/* One sees that cases are left out, also where the chips are not seen. */
static void
update_menu_button (VeiCaseFilters *self)
{
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < N_CHIPS; i++)
    n += gtk_toggle_button_get_active (get_chip (self, i));
  text = n > 0 ? g_strdup_printf ("%s (%u)", self->title, n) : g_strdup (self->title);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->menu_button), text);
  vei_ui_set_name (self->menu_button, text);
}

static void
toggled_cb (VeiCaseFilters *self)
{
  g_assert (VEI_IS_CASE_FILTERS (self));

  update_menu_button (self);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- Layout ---- */

static GtkWidget *
choose_child (VeiCaseFilters *self,
              int             width)
{
  int natural;

  gtk_widget_measure (self->chips, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return width < 0 || natural <= width ? self->chips : self->menu_button;
}

static GtkSizeRequestMode
vei_case_filters_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vei_case_filters_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  VeiCaseFilters *self = VEI_CASE_FILTERS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (choose_child (self, for_size), orientation, -1, minimum, natural,
                          NULL, NULL);
      return;
    }
  gtk_widget_measure (self->menu_button, orientation, -1, minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->chips, orientation, -1, NULL, natural, NULL, NULL);
  *natural = MAX (*natural, *minimum);
}

static void
vei_case_filters_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  VeiCaseFilters *self = VEI_CASE_FILTERS (widget);
  GtkWidget *shown = choose_child (self, width);

  gtk_widget_set_child_visible (self->chips, shown == self->chips);
  gtk_widget_set_child_visible (self->menu_button, shown == self->menu_button);
  gtk_widget_size_allocate (shown, &(GtkAllocation) { 0, 0, width, height }, -1);
}

/* ---- Object ---- */

static void
vei_case_filters_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), VEI_TYPE_CASE_FILTERS);
  vei_ui_dispose_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (vei_case_filters_parent_class)->dispose (object);
}

static void
vei_case_filters_finalize (GObject *object)
{
  g_free (VEI_CASE_FILTERS (object)->title);

  G_OBJECT_CLASS (vei_case_filters_parent_class)->finalize (object);
}

static void
vei_case_filters_class_init (VeiCaseFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vei_case_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = vei_case_filters_finalize;
  widget_class->get_request_mode = vei_case_filters_get_request_mode;
  widget_class->measure = vei_case_filters_measure;
  widget_class->size_allocate = vei_case_filters_size_allocate;

  /**
   * VeiCaseFilters::changed:
   *
   * Emitted when other cases are to be listed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/vei-case-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, chips);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, menu_button);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, week_chip);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, waiting_chip);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, refused_chip);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, missing_chip);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, changed_chip);
  gtk_widget_class_bind_template_child (widget_class, VeiCaseFilters, closed_chip);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
vei_case_filters_init (VeiCaseFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->title = g_strdup (gtk_menu_button_get_label (GTK_MENU_BUTTON (self->menu_button)));
  update_menu_button (self);
}

/**
 * vei_case_filters_get:
 * @self: the chips
 *
 * Gets which cases are to be listed.
 *
 * Returns: what must hold of them
 */
VeiCaseFilter
vei_case_filters_get (VeiCaseFilters *self)
{
  VeiCaseFilter filter = 0;

  g_return_val_if_fail (VEI_IS_CASE_FILTERS (self), 0);

  for (guint i = 0; i < N_CHIPS; i++)
    if (gtk_toggle_button_get_active (get_chip (self, i)) != takes_away (i))
      filter |= chip_filters[i];
  return filter;
}

/**
 * vei_case_filters_set:
 * @self: the chips
 * @filter: what must hold of the cases
 *
 * Chooses which cases are to be listed.
 */
void
vei_case_filters_set (VeiCaseFilters *self,
                      VeiCaseFilter   filter)
{
  g_return_if_fail (VEI_IS_CASE_FILTERS (self));

  self->setting = TRUE;
  for (guint i = 0; i < N_CHIPS; i++)
    gtk_toggle_button_set_active (get_chip (self, i),
                                  ((filter & chip_filters[i]) != 0) != takes_away (i));
  self->setting = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * vei_case_filters_offer_changed:
 * @self: the chips
 * @offered: whether there are cases with another answer than before
 *
 * Shows the chip for those that have been given another answer while there are
 * some, or while it is on.
 */
void
vei_case_filters_offer_changed (VeiCaseFilters *self,
                                gboolean        offered)
{
  g_return_if_fail (VEI_IS_CASE_FILTERS (self));

  gtk_widget_set_visible (self->changed_chip,
                          offered
                          || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->changed_chip)));
}
