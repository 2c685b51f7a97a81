/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/lookup/vei-unit-model.h"

/**
 * VeiUnitItem:
 *
 * A row of the list of units: what a search matched.
 */
struct _VeiUnitItem
{
  GObject       parent_instance;

  VeiUnitMatch  match;
};

G_DEFINE_FINAL_TYPE (VeiUnitItem, vei_unit_item, G_TYPE_OBJECT)

static void
vei_unit_item_class_init (VeiUnitItemClass *klass)
{
}

static void
vei_unit_item_init (VeiUnitItem *self)
{
}

/**
 * vei_unit_item_get_match:
 * @self: a row
 *
 * Gets what the search matched.
 *
 * Returns: (transfer none): the match
 */
const VeiUnitMatch *
vei_unit_item_get_match (VeiUnitItem *self)
{
  g_return_val_if_fail (VEI_IS_UNIT_ITEM (self), NULL);

  return &self->match;
}

/**
 * VeiUnitModel:
 *
 * What a search for units found. Items are made when they are looked at, so
 * that a list of any length is there at once.
 */
struct _VeiUnitModel
{
  GObject   parent_instance;

  VeiUnits *units;
  GArray   *matches;           /* (element-type VeiUnitMatch) */
};

static GType
vei_unit_model_get_item_type (GListModel *model)
{
  return VEI_TYPE_UNIT_ITEM;
}

static guint
vei_unit_model_get_n_items (GListModel *model)
{
  return VEI_UNIT_MODEL (model)->matches->len;
}

static gpointer
vei_unit_model_get_item (GListModel *model,
                         guint       position)
{
  VeiUnitModel *self = VEI_UNIT_MODEL (model);
  VeiUnitItem *item;

  if (position >= self->matches->len)
    return NULL;
  item = g_object_new (VEI_TYPE_UNIT_ITEM, NULL);
  item->match = g_array_index (self->matches, VeiUnitMatch, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vei_unit_model_get_item_type;
  iface->get_n_items = vei_unit_model_get_n_items;
  iface->get_item = vei_unit_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VeiUnitModel, vei_unit_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
vei_unit_model_finalize (GObject *object)
{
  VeiUnitModel *self = VEI_UNIT_MODEL (object);

  g_clear_object (&self->units);
  g_clear_pointer (&self->matches, g_array_unref);

  G_OBJECT_CLASS (vei_unit_model_parent_class)->finalize (object);
}

static void
vei_unit_model_class_init (VeiUnitModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_unit_model_finalize;
}

static void
vei_unit_model_init (VeiUnitModel *self)
{
}

/**
 * vei_unit_model_new:
 * @units: the units
 *
 * Creates a model with all units.
 *
 * Returns: (transfer full): the model
 */
VeiUnitModel *
vei_unit_model_new (VeiUnits *units)
{
  VeiUnitModel *self;

  g_return_val_if_fail (VEI_IS_UNITS (units), NULL);

  self = g_object_new (VEI_TYPE_UNIT_MODEL, NULL);
  self->units = g_object_ref (units);
  self->matches = vei_units_search (units, NULL);
  return self;
}

/* A place that may be two units' is one row: its screen asks which. */
static void
merge_places (GArray *matches)
{
  guint kept = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      VeiUnitMatch *match = &g_array_index (matches, VeiUnitMatch, i);
      gboolean seen = FALSE;

      for (guint j = kept; j > 0 && match->place != NULL && !seen; j--)
        seen = g_array_index (matches, VeiUnitMatch, j - 1).place == match->place;
      if (!seen)
        g_array_index (matches, VeiUnitMatch, kept++) = *match;
    }
  g_array_set_size (matches, kept);
}

/**
 * vei_unit_model_search:
 * @self: a model
 * @text: what somebody has typed
 *
 * Fills the model with what a search finds.
 */
void
vei_unit_model_search (VeiUnitModel *self,
                       const char   *text)
{
  guint n_before;

  g_return_if_fail (VEI_IS_UNIT_MODEL (self));
  g_return_if_fail (text != NULL);

  n_before = self->matches->len;
  g_array_unref (self->matches);
  self->matches = vei_units_search (self->units, text);
  merge_places (self->matches);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->matches->len);
}
