/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-model.h"

/**
 * VeiCaseItem:
 *
 * A case in the list. It knows which case it is, and asks the store for what
 * there is to show; it emits [signal@CaseItem::changed] when that is to be
 * asked for again.
 */
struct _VeiCaseItem
{
  GObject       parent_instance;

  VeiCaseStore *store;
  GHashTable   *items;         /* those of the model; this one takes itself out */
  gint64        id;
};

G_DEFINE_FINAL_TYPE (VeiCaseItem, vei_case_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint item_signals[N_SIGNALS];

static void
vei_case_item_finalize (GObject *object)
{
  VeiCaseItem *self = VEI_CASE_ITEM (object);

  if (g_hash_table_lookup (self->items, &self->id) == self)
    g_hash_table_remove (self->items, &self->id);
  g_hash_table_unref (self->items);
  g_object_unref (self->store);

  G_OBJECT_CLASS (vei_case_item_parent_class)->finalize (object);
}

static void
vei_case_item_class_init (VeiCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_case_item_finalize;

  /**
   * VeiCaseItem::changed:
   *
   * Emitted when what there is to show may be something else.
   */
  item_signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vei_case_item_init (VeiCaseItem *self)
{
}

/**
 * vei_case_item_get_id:
 * @self: a case in the list
 *
 * Gets which case it is.
 *
 * Returns: the id of the case in the store
 */
gint64
vei_case_item_get_id (VeiCaseItem *self)
{
  g_return_val_if_fail (VEI_IS_CASE_ITEM (self), 0);

  return self->id;
}

/**
 * vei_case_item_get_entry:
 * @self: a case in the list
 *
 * Gets what there is to show of the case. Ask again each time.
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL where the case is
 *   gone or locked
 */
const VeiCaseEntry *
vei_case_item_get_entry (VeiCaseItem *self)
{
  g_return_val_if_fail (VEI_IS_CASE_ITEM (self), NULL);

  return vei_case_store_get_entry (self->store, self->id);
}

/**
 * VeiCaseModel:
 *
 * The cases that a query finds, in its order, as a #GListModel of
 * #VeiCaseItem.
 *
 * It holds ids alone. An item is made when it is asked for, so that a hundred
 * thousand cases cost no more than those that are on the screen. While an item
 * lives, asking for the same case gives the same item: what is selected stays
 * selected.
 */
struct _VeiCaseModel
{
  GObject       parent_instance;

  VeiCaseStore *store;         /* or NULL: the list is empty */
  GArray       *ids;           /* of gint64 */
  GHashTable   *items;         /* id -> item that lives; not owned */
  VeiCaseQuery  query;
  char         *text;
  char         *unit;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VeiCaseModel, vei_case_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
vei_case_model_get_item_type (GListModel *list)
{
  return VEI_TYPE_CASE_ITEM;
}

static guint
vei_case_model_get_n_items (GListModel *list)
{
  return VEI_CASE_MODEL (list)->ids->len;
}

static gpointer
vei_case_model_get_item (GListModel *list,
                         guint       position)
{
  VeiCaseModel *self = VEI_CASE_MODEL (list);
  VeiCaseItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (VEI_TYPE_CASE_ITEM, NULL);
  item->store = g_object_ref (self->store);
  item->items = g_hash_table_ref (self->items);
  item->id = id;
  g_hash_table_insert (self->items, &item->id, item);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vei_case_model_get_item_type;
  iface->get_n_items = vei_case_model_get_n_items;
  iface->get_item = vei_case_model_get_item;
}

/* Says what is another, and no more: the view keeps its place and its rows. */
static void
replace_ids (VeiCaseModel *self,
             GArray       *ids)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->ids);
  const gint64 *old = (const gint64 *) before->data;
  const gint64 *new = (const gint64 *) ids->data;
  guint n_old = before->len, n_new = ids->len;
  guint start = 0;

  self->ids = ids;
  while (start < n_old && start < n_new && old[start] == new[start])
    start++;
  while (n_old > start && n_new > start && old[n_old - 1] == new[n_new - 1])
    {
      n_old--;
      n_new--;
    }
  if (n_old > start || n_new > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_old - start, n_new - start);
}

static void
forget_items (VeiCaseModel *self)
{
  g_hash_table_unref (self->items);
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static void
vei_case_model_finalize (GObject *object)
{
  VeiCaseModel *self = VEI_CASE_MODEL (object);

  g_clear_object (&self->store);
  g_array_unref (self->ids);
  g_hash_table_unref (self->items);
  g_free (self->text);
  g_free (self->unit);

  G_OBJECT_CLASS (vei_case_model_parent_class)->finalize (object);
}

static void
vei_case_model_class_init (VeiCaseModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_case_model_finalize;
}

static void
vei_case_model_init (VeiCaseModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * vei_case_model_new:
 *
 * Creates an empty list.
 *
 * Returns: (transfer full): the list
 */
VeiCaseModel *
vei_case_model_new (void)
{
  return g_object_new (VEI_TYPE_CASE_MODEL, NULL);
}

/**
 * vei_case_model_set_store:
 * @self: a list
 * @store: (nullable): an unlocked store; %NULL for none
 *
 * Sets where the cases are, and lists them. With %NULL nothing of them is left
 * in the list.
 */
void
vei_case_model_set_store (VeiCaseModel *self,
                          VeiCaseStore *store)
{
  g_return_if_fail (VEI_IS_CASE_MODEL (self));
  g_return_if_fail (store == NULL || VEI_IS_CASE_STORE (store));

  if (self->store != store)
    {
      replace_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      forget_items (self);
      g_set_object (&self->store, store);
    }
  vei_case_model_refresh (self);
}

/**
 * vei_case_model_get_query:
 * @self: a list
 *
 * Gets which cases are listed, and how.
 *
 * Returns: (transfer none): the query
 */
const VeiCaseQuery *
vei_case_model_get_query (VeiCaseModel *self)
{
  g_return_val_if_fail (VEI_IS_CASE_MODEL (self), NULL);

  return &self->query;
}

/**
 * vei_case_model_set_query:
 * @self: a list
 * @query: which cases, and in which order; it is copied
 *
 * Lists other cases, or in another order.
 */
void
vei_case_model_set_query (VeiCaseModel       *self,
                          const VeiCaseQuery *query)
{
  char *text, *unit;

  g_return_if_fail (VEI_IS_CASE_MODEL (self));
  g_return_if_fail (query != NULL);

  /* It may be a copy of our own. */
  text = g_strdup (query->text);
  unit = g_strdup (query->unit);
  self->query = *query;
  g_free (self->text);
  g_free (self->unit);
  self->query.text = self->text = text;
  self->query.unit = self->unit = unit;
  vei_case_model_refresh (self);
}

/**
 * vei_case_model_refresh:
 * @self: a list
 *
 * Asks the store again. To be called after the store has changed.
 */
void
vei_case_model_refresh (VeiCaseModel *self)
{
  g_autoptr (GPtrArray) alive = NULL;
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (VEI_IS_CASE_MODEL (self));

  if (self->store == NULL)
    return;
  replace_ids (self, vei_case_store_query (self->store, &self->query));

  /* What is shown of a case may be another, though it stands where it stood. */
  alive = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (alive, g_object_ref (item));
  for (guint i = 0; i < alive->len; i++)
    g_signal_emit (alive->pdata[i], item_signals[SIGNAL_CHANGED], 0);
}

/**
 * vei_case_model_get_id:
 * @self: a list
 * @position: a position
 *
 * Gets which case stands at a position, without making an item.
 *
 * Returns: the id of the case, or 0 where there is none
 */
gint64
vei_case_model_get_id (VeiCaseModel *self,
                       guint         position)
{
  g_return_val_if_fail (VEI_IS_CASE_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * vei_case_model_find:
 * @self: a list
 * @id: the id of a case
 * @position: (out) (optional): return location for where it stands
 *
 * Finds a case in the list.
 *
 * Returns: whether it is there
 */
gboolean
vei_case_model_find (VeiCaseModel *self,
                     gint64        id,
                     guint        *position)
{
  g_return_val_if_fail (VEI_IS_CASE_MODEL (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
