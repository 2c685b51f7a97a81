/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "store/vei-case-store-private.h"
#include "store/vei-erase-private.h"

/* The names of all files of a store, in its folder: what they begin with. The
 * lock is the last, so that nobody opens what is half gone.
 */
static const char * const prefixes[] = { "cases.db", "cases.set-aside-" };

#define LOCK_NAME "cases.lock"

/* A key that opens nothing any more need not stay in the keyring. Where that
 * does not answer, the key is no harm.
 */
static void
forget_key (VeiCaseStore *self,
            GBytes       *wrapped)
{
  guint8 id[VEI_KEY_ID_BYTES];
  VeiKeyMethod method;

  if (vei_key_wrap_read (wrapped, &method, NULL, id, NULL) && method == VEI_KEY_METHOD_KEYRING)
    (void) self->keyring->forget (self->keyring->data, id, NULL, NULL);
}

static void
forget_key_of (VeiCaseStore *self,
               const char   *path)
{
  g_autoptr(VeiCaseDb) db = vei_case_db_open (path, VEI_DB_READ, NULL);
  g_autoptr(GBytes) wrapped = db != NULL ? vei_case_store_read_wrapped (db, NULL) : NULL;

  if (wrapped != NULL)
    forget_key (self, wrapped);
}

static gboolean
erase_backups (VeiCaseStore  *self,
               gboolean       forget,
               GError       **error)
{
  g_autofree char *folder = vei_case_store_dup_backups_folder (self);
  g_auto(GStrv) names = vei_case_store_list_backups (self);
  gboolean gone;

  for (guint i = 0; forget && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      forget_key_of (self, path);
    }
  gone = vei_erase_matching (folder, "", "", error);
  (void) g_rmdir (folder);
  return gone;
}

/**
 * vei_case_store_delete_all:
 * @self: a store, in whatever state
 * @error: return location for an error
 *
 * Overwrites and removes all cases, all backups and what was set aside. The
 * store is closed then, and there is none. Where it was unlocked with a key of
 * the keyring, that goes too. As much as possible is removed even where one
 * file cannot be.
 *
 * Fails with %VEI_STORE_ERROR_BUSY if another process has the cases open, and
 * with a %G_IO_ERROR that names the file if something is left.
 *
 * Returns: whether everything is gone
 */
gboolean
vei_case_store_delete_all (VeiCaseStore  *self,
                           GError       **error)
{
  g_autoptr(GError) first = NULL;
  g_autoptr(GBytes) wrapped = NULL;
  g_autofree char *lock = NULL;
  gboolean gone = TRUE;

  g_return_val_if_fail (VEI_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (!self->busy, FALSE);

  if (!g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!vei_case_store_take_lock (self, error))
    return FALSE;
  if (self->vault != NULL)
    wrapped = g_bytes_ref (self->wrapped);
  vei_case_store_close (self);
  if (!vei_case_store_take_lock (self, error))
    return FALSE;
  if (wrapped != NULL)
    forget_key (self, wrapped);
  gone = erase_backups (self, wrapped != NULL, &first);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    gone = vei_erase_matching (self->directory, prefixes[i], "",
                               first == NULL ? &first : NULL) && gone;
  lock = g_build_filename (self->directory, LOCK_NAME, NULL);
  gone = vei_erase_file (lock, first == NULL ? &first : NULL) && gone;
  vei_case_store_drop_lock (self);
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  return gone;
}
