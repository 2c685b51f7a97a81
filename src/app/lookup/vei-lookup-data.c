/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "app/lookup/vei-lookup-data.h"

/* A subject as it was read, or why it could not be. */
typedef struct
{
  GObject *subject;
  GError  *error;
} Entry;

static void
free_entry (Entry *entry)
{
  g_clear_object (&entry->subject);
  g_clear_error (&entry->error);
  g_free (entry);
}

static GHashTable *
get_entries (VeiSession *session)
{
  GHashTable *entries = g_object_get_data (G_OBJECT (session), "vei-lookup-data");

  if (entries == NULL)
    {
      entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_entry);
      g_object_set_data_full (G_OBJECT (session), "vei-lookup-data", entries,
                              (GDestroyNotify) g_hash_table_unref);
    }
  return entries;
}

/**
 * vei_lookup_get_subject:
 * @session: the session
 * @reader: (scope call): reads the subject
 * @error: return location for an error
 *
 * Gets a subject of the session's pack. It is read the first time that it is
 * asked for, and kept as long as the session.
 *
 * Fails as the reader does, with the same error each time.
 *
 * Returns: (transfer none) (nullable): the subject, or %NULL with @error set
 */
gpointer
vei_lookup_get_subject (VeiSession       *session,
                        VeiLookupReader   reader,
                        GError          **error)
{
  GHashTable *entries;
  Entry *entry;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (reader != NULL, NULL);

  entries = get_entries (session);
  entry = g_hash_table_lookup (entries, (gpointer) reader);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->subject = reader (vei_session_get_knowledge (session), &entry->error);
      g_hash_table_insert (entries, (gpointer) reader, entry);
    }
  if (entry->subject == NULL && error != NULL)
    *error = g_error_copy (entry->error);
  return entry->subject;
}
