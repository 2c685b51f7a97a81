/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-case-store-private.h"

/**
 * vei_case_store_get_n_cases:
 * @self: an unlocked store
 *
 * Counts the cases, those included that can still be undeleted.
 *
 * Returns: how many there are; 0 where it is locked
 */
guint
vei_case_store_get_n_cases (VeiCaseStore *self)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, NULL);

  return vault != NULL ? vei_case_index_get_n (vault->index) : 0;
}

/**
 * vei_case_store_get_entry:
 * @self: an unlocked store
 * @id: the id of a case
 *
 * Gets what the list shows of a case.
 *
 * Returns: (transfer none) (nullable): the entry, until the list changes; or
 *   %NULL
 */
const VeiCaseEntry *
vei_case_store_get_entry (VeiCaseStore *self,
                          gint64        id)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, NULL);

  return vault != NULL ? vei_case_index_find (vault->index, id) : NULL;
}

/**
 * vei_case_store_find_uuid:
 * @self: an unlocked store
 * @uuid: the id that stands in a case file
 *
 * Finds a case by the id in its file.
 *
 * Returns: the id of the case, or 0
 */
gint64
vei_case_store_find_uuid (VeiCaseStore *self,
                          const char   *uuid)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, NULL);

  g_return_val_if_fail (uuid != NULL, 0);

  for (guint i = 0; vault != NULL && i < vei_case_index_get_n (vault->index); i++)
    {
      const VeiCaseEntry *entry = vei_case_index_get (vault->index, i);

      if (!(entry->flags & VEI_CASE_DELETED) && g_str_equal (entry->uuid, uuid))
        return entry->id;
    }
  return 0;
}

/**
 * vei_case_store_get_own:
 * @self: an unlocked store
 *
 * Finds the person's own case.
 *
 * Returns: its id, or 0 where there is none
 */
gint64
vei_case_store_get_own (VeiCaseStore *self)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, NULL);

  for (guint i = 0; vault != NULL && i < vei_case_index_get_n (vault->index); i++)
    {
      const VeiCaseEntry *entry = vei_case_index_get (vault->index, i);

      if ((entry->flags & (VEI_CASE_OWN | VEI_CASE_DELETED)) == VEI_CASE_OWN)
        return entry->id;
    }
  return 0;
}

/**
 * vei_case_store_query:
 * @self: an unlocked store
 * @query: which cases, and in which order
 *
 * Lists cases. Every word typed must stand in the name, the telephone number,
 * the reference, the unit or the date of birth; capital letters and marks do
 * not count. Names sort as in Norwegian, and whoever has none stands last.
 *
 * Returns: (transfer full) (element-type gint64): the ids of the cases
 */
GArray *
vei_case_store_query (VeiCaseStore       *self,
                      const VeiCaseQuery *query)
{
  VeiCaseVault *vault = vei_case_store_get_vault (self, FALSE, NULL);

  g_return_val_if_fail (query != NULL, NULL);

  return vault != NULL ? vei_case_index_query (vault->index, query)
                       : g_array_new (FALSE, FALSE, sizeof (gint64));
}
