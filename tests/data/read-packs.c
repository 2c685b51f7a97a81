/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
/* Reads, for each line "NAME PATH" of standard input, the pack FOLDER with the file NAME
 * taken from PATH, and prints what the strict readers say: "read", or "refused" and why.
 */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/vei-abroad.h"
#include "core/vei-devices.h"
#include "core/vei-rights.h"
#include "core/vei-topics.h"
#include "core/vei-travel.h"
#include "core/vei-units.h"
#include "letter/vei-letter.h"

static GHashTable *
read_folder (const char *folder)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;
      gsize length;

      if (g_str_has_suffix (name, ".json") && g_file_get_contents (path, &text, &length, NULL))
        g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (text, length));
    }
  return files;
}

static gboolean
read_letters (VeiKnowledge  *knowledge,
              GError       **error)
{
  g_autoptr (VeiLetterBook) book = vei_letter_book_new (knowledge, error);

  return book != NULL && vei_letter_book_check (book, error);
}

/* Only what the file can be wrong for. */
static gboolean
read_file (VeiKnowledge  *knowledge,
           const char    *name,
           GError       **error)
{
  g_autoptr (GObject) read = NULL;

  if (g_str_equal (name, "letters.json"))
    return read_letters (knowledge, error);
  if (g_str_equal (name, "agreements.json"))
    read = (GObject *) vei_devices_new (knowledge, error);
  else if (g_str_equal (name, "units.json") || g_str_equal (name, "places.json"))
    read = (GObject *) vei_units_new (knowledge, error);
  else if (g_str_equal (name, "travel.json"))
    read = (GObject *) vei_travel_new (knowledge, error);
  else if (g_str_equal (name, "abroad.json"))
    read = (GObject *) vei_abroad_new (knowledge, error);
  else if (g_str_equal (name, "rights.json"))
    read = (GObject *) vei_rights_new (knowledge, error);
  else if (g_str_equal (name, "topics.json"))
    read = (GObject *) vei_topics_new (knowledge, error);
  else
    return TRUE;
  return read != NULL;
}

static void
read_pack (GHashTable *files,
           const char *name,
           const char *path)
{
  GBytes *before = g_hash_table_lookup (files, name);
  g_autoptr (GBytes) kept = before != NULL ? g_bytes_ref (before) : NULL;
  g_autoptr (VeiPack) pack = NULL;
  g_autoptr (VeiKnowledge) knowledge = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  g_hash_table_insert (files, g_strdup (name), g_bytes_new_take (text, length));
  pack = vei_pack_new_for_files (files);
  knowledge = vei_knowledge_new (pack, &error);
  if (knowledge != NULL && read_file (knowledge, name, &error))
    g_print ("read\n");
  else
    g_print ("refused %s\n", g_strdelimit (error->message, "\n", ' '));
  if (kept != NULL)
    g_hash_table_insert (files, g_strdup (name), g_steal_pointer (&kept));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GHashTable) files = NULL;
  char name[64], path[1024];

  if (argc != 2)
    return 2;
  files = read_folder (argv[1]);
  while (scanf ("%63s %1023s", name, path) == 2)
    read_pack (files, name, path);
  return 0;
}
