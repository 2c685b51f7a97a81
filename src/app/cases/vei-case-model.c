/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-case-model.h"

/* Where the list is to be quick, so many places are told at once that they show
 * another case, and so many rows come or go with each turn of the main loop.
 * Making a row takes a view much longer than finding a hundred thousand cases. */
#define FIRST_PLACES 32
/* A view makes rows for no more places than this around what is seen. */
#define MADE_PLACES  256

/**
 * VeiCaseItem:
 *
 * A place in the list. It asks the store which case stands there and what there
 * is to show; it emits [signal@CaseItem::changed] when that is to be asked for
 * again.
 */
struct _VeiCaseItem
{
  GObject       parent_instance;

  VeiCaseModel *model;         /* not owned; %NULL once it is gone */
  guint         position;
  gint64        told;          /* the case that was told last */
};

G_DEFINE_FINAL_TYPE (VeiCaseItem, vei_case_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint item_signals[N_SIGNALS];

/**
 * VeiCaseModel:
 *
 * The cases that a query finds, in its order, as a #GListModel of
 * #VeiCaseItem.
 *
 * It holds ids alone. An item is made when it is asked for, so that a hundred
 * thousand cases cost no more than those that are on the screen. An item stands
 * for a place, and not for a case: where a search finds other cases, a view
 * keeps its rows and only their texts are others. What is selected has to be
 * carried over by its ids.
 */
struct _VeiCaseModel
{
  GObject       parent_instance;

  VeiCaseStore *store;         /* or NULL: the list is empty */
  GArray       *ids;           /* of gint64 */
  guint         n_shown;       /* as many as the view knows of yet */
  GHashTable   *items;         /* position + 1 -> item that lives; not owned */
  gboolean      gradual;
  guint         settle_source;
  VeiCaseQuery  query;
  char         *text;
  char         *unit;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VeiCaseModel, vei_case_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
vei_case_item_finalize (GObject *object)
{
  VeiCaseItem *self = VEI_CASE_ITEM (object);

  if (self->model != NULL)
    g_hash_table_remove (self->model->items, GUINT_TO_POINTER (self->position + 1));

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
 * @self: a place in the list
 *
 * Gets which case stands there.
 *
 * Returns: the id of the case in the store, or 0 for none
 */
gint64
vei_case_item_get_id (VeiCaseItem *self)
{
  g_return_val_if_fail (VEI_IS_CASE_ITEM (self), 0);

  return self->model != NULL ? vei_case_model_get_id (self->model, self->position) : 0;
}

/**
 * vei_case_item_get_entry:
 * @self: a place in the list
 *
 * Gets what there is to show of the case that stands there. Ask again each
 * time.
 *
 * Returns: (transfer none) (nullable): the entry, or %NULL where the case is
 *   gone or locked
 */
const VeiCaseEntry *
vei_case_item_get_entry (VeiCaseItem *self)
{
  gint64 id = vei_case_item_get_id (self);

  return id != 0 && self->model->store != NULL ? vei_case_store_get_entry (self->model->store, id)
                                               : NULL;
}

/* ---- The list ---- */

static GType
vei_case_model_get_item_type (GListModel *list)
{
  return VEI_TYPE_CASE_ITEM;
}

static guint
vei_case_model_get_n_items (GListModel *list)
{
  return VEI_CASE_MODEL (list)->n_shown;
}

static gpointer
vei_case_model_get_item (GListModel *list,
                         guint       position)
{
  VeiCaseModel *self = VEI_CASE_MODEL (list);
  VeiCaseItem *item;

  if (position >= self->n_shown)
    return NULL;
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position + 1));
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (VEI_TYPE_CASE_ITEM, NULL);
  item->model = self;
  item->position = position;
  item->told = vei_case_model_get_id (self, position);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position + 1), item);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vei_case_model_get_item_type;
  iface->get_n_items = vei_case_model_get_n_items;
  iface->get_item = vei_case_model_get_item;
}

static void
show_places (VeiCaseModel *self,
             guint         n)
{
  guint before = self->n_shown;

  self->n_shown = n;
  if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  else if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

/* Tells the places before @end that they are to ask again; of @others only, those
 * that show another case than before. */
static void
tell_places (VeiCaseModel *self,
             guint         end,
             gboolean      others)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      VeiCaseItem *item = value;
      gint64 id = vei_case_item_get_id (item);

      if (item->position >= end || (others && item->told == id))
        continue;
      item->told = id;
      g_ptr_array_add (told, g_object_ref (item));
    }
  for (guint i = 0; i < told->len; i++)
    g_signal_emit (told->pdata[i], item_signals[SIGNAL_CHANGED], 0);
}

static gboolean
settle_cb (gpointer data)
{
  VeiCaseModel *self = data;
  guint n = self->ids->len;

  if (self->n_shown > n + FIRST_PLACES)
    n = self->n_shown - FIRST_PLACES;
  else if (self->n_shown < MADE_PLACES)
    n = MIN (n, self->n_shown + FIRST_PLACES);
  tell_places (self, G_MAXUINT, TRUE);
  show_places (self, n);
  if (self->n_shown != self->ids->len)
    return G_SOURCE_CONTINUE;
  self->settle_source = 0;
  return G_SOURCE_REMOVE;
}

/* Places that the view has rows for stay for now, without a case where there are
 * fewer cases; others come by and by. */
static guint
count_places_for_now (VeiCaseModel *self)
{
  guint n = self->ids->len;

  if (n >= MADE_PLACES && self->n_shown >= MADE_PLACES)
    return n;
  return MAX (MIN (n, FIRST_PLACES), MIN (self->n_shown, MADE_PLACES));
}

static void
replace_ids (VeiCaseModel *self,
             GArray       *ids)
{
  g_array_unref (self->ids);
  self->ids = ids;
  tell_places (self, self->gradual ? FIRST_PLACES : G_MAXUINT, TRUE);
  show_places (self, self->gradual ? count_places_for_now (self) : ids->len);
  if (self->gradual && self->settle_source == 0)
    self->settle_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, settle_cb, self, NULL);
}

static void
vei_case_model_finalize (GObject *object)
{
  VeiCaseModel *self = VEI_CASE_MODEL (object);
  GHashTableIter iter;
  gpointer item;

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    VEI_CASE_ITEM (item)->model = NULL;
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
  self->items = g_hash_table_new (NULL, NULL);
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
      g_set_object (&self->store, store);
      tell_places (self, G_MAXUINT, TRUE);
    }
  vei_case_model_refresh (self);
}

/**
 * vei_case_model_set_gradual:
 * @self: a list
 * @gradual: whether a view gets its rows by and by
 *
 * Lets a view with many rows answer at once: what is on the screen first, and
 * the rest when there is nothing else to do.
 */
void
vei_case_model_set_gradual (VeiCaseModel *self,
                            gboolean      gradual)
{
  g_return_if_fail (VEI_IS_CASE_MODEL (self));

  self->gradual = gradual;
}

/**
 * vei_case_model_get_n:
 * @self: a list
 *
 * Counts the cases that were found, those included that the view does not know
 * of yet.
 *
 * Returns: how many there are
 */
guint
vei_case_model_get_n (VeiCaseModel *self)
{
  g_return_val_if_fail (VEI_IS_CASE_MODEL (self), 0);

  return self->ids->len;
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
  if (self->store != NULL)
    replace_ids (self, vei_case_store_query (self->store, &self->query));
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
  g_return_if_fail (VEI_IS_CASE_MODEL (self));

  if (self->store == NULL)
    return;
  replace_ids (self, vei_case_store_query (self->store, &self->query));
  /* What is shown of a case may be another, though it stands where it stood. */
  tell_places (self, G_MAXUINT, FALSE);
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
