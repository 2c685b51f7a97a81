/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/lookup/vei-lookup-find.h"

#define MOST_OF_GROUP 6

/**
 * VeiLookupHit:
 *
 * Something that a search found, as a row of a list.
 */
struct _VeiLookupHit
{
  GObject          parent_instance;

  VeiSearch       *search;     /* owns the strings */
  VeiSearchResult *result;
  gboolean         first;
};

G_DEFINE_FINAL_TYPE (VeiLookupHit, vei_lookup_hit, G_TYPE_OBJECT)

static void
vei_lookup_hit_finalize (GObject *object)
{
  VeiLookupHit *self = VEI_LOOKUP_HIT (object);

  vei_search_result_free (self->result);
  g_clear_object (&self->search);

  G_OBJECT_CLASS (vei_lookup_hit_parent_class)->finalize (object);
}

static void
vei_lookup_hit_class_init (VeiLookupHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vei_lookup_hit_finalize;
}

static void
vei_lookup_hit_init (VeiLookupHit *self)
{
}

/**
 * vei_lookup_hit_get_result:
 * @self: a hit
 *
 * Gets what was found.
 *
 * Returns: (transfer none): the result
 */
const VeiSearchResult *
vei_lookup_hit_get_result (VeiLookupHit *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_HIT (self), NULL);

  return self->result;
}

/**
 * vei_lookup_hit_is_first:
 * @self: a hit
 *
 * Tells whether a group begins with this hit.
 *
 * Returns: whether it does
 */
gboolean
vei_lookup_hit_is_first (VeiLookupHit *self)
{
  g_return_val_if_fail (VEI_IS_LOOKUP_HIT (self), FALSE);

  return self->first;
}

/**
 * vei_lookup_find:
 * @search: a search
 * @text: what somebody has typed
 *
 * Searches, for a list.
 *
 * Returns: (transfer full) (element-type VeiLookupHit): what was found, in
 *   groups, the best first
 */
GListModel *
vei_lookup_find (VeiSearch  *search,
                 const char *text)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gpointer *stolen = NULL;
  GListStore *store;
  gsize n;

  g_return_val_if_fail (VEI_IS_SEARCH (search), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  results = vei_search_find (search, text, MOST_OF_GROUP);
  stolen = g_ptr_array_steal (results, &n);
  for (gsize i = 0; i < n; i++)
    {
      VeiLookupHit *hit = g_object_new (VEI_TYPE_LOOKUP_HIT, NULL);
      VeiSearchResult *result = stolen[i];

      hit->search = g_object_ref (search);
      hit->result = result;
      hit->first = i == 0 || ((VeiSearchResult *) stolen[i - 1])->group != result->group;
      g_ptr_array_add (hits, hit);
    }
  store = g_list_store_new (VEI_TYPE_LOOKUP_HIT);
  g_list_store_splice (store, 0, 0, hits->pdata, hits->len);
  return G_LIST_MODEL (store);
}
