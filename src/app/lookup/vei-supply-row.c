/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/lookup/vei-supply-row.h"

#include <glib/gi18n.h>

#include "app/widgets/vei-answer-row.h"
#include "app/widgets/vei-ui.h"

/**
 * VeiSupplyRow:
 *
 * A thing to bring: whether, how long one lasts, and how many more to have.
 */
struct _VeiSupplyRow
{
  GtkWidget  parent_instance;

  guint      item;
  GtkWidget *box;
  GtkWidget *check;
  GtkWidget *details;
  GtkWidget *days_each;
  GtkWidget *reserve;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VeiSupplyRow, vei_supply_row, GTK_TYPE_WIDGET)

static void
changed_cb (VeiSupplyRow *self)
{
  g_assert (VEI_IS_SUPPLY_ROW (self));

  gtk_widget_set_visible (self->details,
                          gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
vei_supply_row_dispose (GObject *object)
{
  g_clear_pointer (&VEI_SUPPLY_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (vei_supply_row_parent_class)->dispose (object);
}

static void
vei_supply_row_class_init (VeiSupplyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vei_supply_row_dispose;

  /**
   * VeiSupplyRow::changed:
   *
   * Emitted after something of the row has changed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
vei_supply_row_init (VeiSupplyRow *self)
{
}

static GtkWidget *
add_number (VeiSupplyRow *self,
            const char   *text,
            const char   *item,
            int           least,
            int           most)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);
  g_autofree char *name = g_strdup_printf ("%s: %s", item, text);

  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  gtk_widget_add_css_class (spin, "numeric");
  vei_ui_set_name (spin, name);
  gtk_box_append (GTK_BOX (line), vei_ui_label (text, "caption"));
  gtk_box_append (GTK_BOX (line), spin);
  gtk_box_append (GTK_BOX (self->details), line);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return spin;
}

/**
 * vei_supply_row_new:
 * @item: index for vei_travel_get_item()
 * @name: what it is called
 *
 * Creates a row for a thing that is not brought.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
vei_supply_row_new (guint       item,
                    const char *name)
{
  VeiSupplyRow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (VEI_TYPE_SUPPLY_ROW, NULL);
  self->item = item;
  title = vei_ui_dup_capitalized (name);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->check = vei_answer_row_new (title, NULL, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->check);
  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->details, "supply-details");
  gtk_widget_set_visible (self->details, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->details);
  self->days_each = add_number (self, _("How many days one lasts"), title, 1,
                                VEI_TRIP_MAX_DAYS_EACH);
  self->reserve = add_number (self, _("How many extra to bring"), title, 0, VEI_TRIP_MAX_RESERVE);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * vei_supply_row_get_supply:
 * @self: a row
 * @supply: (out caller-allocates): what is brought
 *
 * Reads the row.
 *
 * Returns: whether it is brought
 */
gboolean
vei_supply_row_get_supply (VeiSupplyRow *self,
                           VeiSupply    *supply)
{
  g_return_val_if_fail (VEI_IS_SUPPLY_ROW (self), FALSE);
  g_return_val_if_fail (supply != NULL, FALSE);

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)))
    return FALSE;
  supply->item = self->item;
  supply->days_each = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->days_each));
  supply->reserve = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->reserve));
  return TRUE;
}

/**
 * vei_supply_row_set_supply:
 * @self: a row
 * @supply: what is brought
 *
 * Fills in the row.
 */
void
vei_supply_row_set_supply (VeiSupplyRow    *self,
                           const VeiSupply *supply)
{
  g_return_if_fail (VEI_IS_SUPPLY_ROW (self));
  g_return_if_fail (supply != NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->days_each), supply->days_each);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->reserve), supply->reserve);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), TRUE);
}
