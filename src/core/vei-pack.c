/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/vei-json.h"
#include "vei-knowledge-resource.h"

#define BUNDLED_FOLDER "/io/github/utstyrsveiviser/Utstyrsveiviser/knowledge/"

/**
 * VeiPack:
 *
 * A knowledge pack: the JSON files that hold all rules, questions and texts,
 * bundled with the program, in a folder of the user, or in memory.
 *
 * It only finds and reads the files; `VeiKnowledge` makes sense of them. Main
 * thread only.
 *
 * ```c
 * g_autoptr (VeiPack) pack = vei_pack_new_bundled ();
 * g_autoptr (JsonNode) node = vei_pack_read (pack, "sources.json", &error);
 *
 * if (node == NULL)
 *   return FALSE;
 * ```
 */
struct _VeiPack
{
  GObject parent_instance;

  char       *folder;          /* NULL: the bundled pack, or files in memory */
  GHashTable *files;           /* name -> GBytes; NULL: not in memory */
};

G_DEFINE_FINAL_TYPE (VeiPack, vei_pack, G_TYPE_OBJECT)

static void
vei_pack_finalize (GObject *object)
{
  VeiPack *self = VEI_PACK (object);

  g_clear_pointer (&self->files, g_hash_table_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (vei_pack_parent_class)->finalize (object);
}

static void
vei_pack_class_init (VeiPackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = vei_pack_finalize;
}

static void
vei_pack_init (VeiPack *self)
{
}

/* A file of a pack is a plain name: nothing outside the folder is read. */
static gboolean
is_plain_name (const char *name)
{
  return name != NULL && name[0] != '\0' && name[0] != '.'
         && strchr (name, G_DIR_SEPARATOR) == NULL;
}

/**
 * vei_pack_new_bundled:
 *
 * Creates the pack that is bundled with the program.
 *
 * Returns: (transfer full): the pack
 */
VeiPack *
vei_pack_new_bundled (void)
{
  return g_object_new (VEI_TYPE_PACK, NULL);
}

/**
 * vei_pack_new_for_directory:
 * @path: the folder that holds the files of the pack
 *
 * Creates a pack from a folder. Nothing is read yet.
 *
 * Returns: (transfer full): the pack
 */
VeiPack *
vei_pack_new_for_directory (const char *path)
{
  VeiPack *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (VEI_TYPE_PACK, NULL);
  self->folder = g_strdup (path);

  return self;
}

/**
 * vei_pack_new_for_files:
 * @files: (element-type utf8 GBytes): what the pack holds, by name
 *
 * Creates a pack from files in memory, such as those of an archive that is not
 * trusted enough to be written anywhere.
 *
 * Returns: (transfer full): the pack
 */
VeiPack *
vei_pack_new_for_files (GHashTable *files)
{
  VeiPack *self;

  g_return_val_if_fail (files != NULL, NULL);

  self = g_object_new (VEI_TYPE_PACK, NULL);
  self->files = g_hash_table_ref (files);

  return self;
}

/**
 * vei_pack_has:
 * @self: a pack
 * @name: the name of a file, such as "letters.json"
 *
 * Finds out whether a pack has a file.
 *
 * Returns: whether there is something of that name, readable or not
 */
gboolean
vei_pack_has (VeiPack    *self,
              const char *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (VEI_IS_PACK (self), FALSE);
  g_return_val_if_fail (is_plain_name (name), FALSE);

  if (self->folder != NULL)
    {
      path = g_build_filename (self->folder, name, NULL);
      return g_file_test (path, G_FILE_TEST_EXISTS);
    }

  if (self->files != NULL)
    return g_hash_table_contains (self->files, name);

  path = g_strconcat (BUNDLED_FOLDER, name, NULL);
  return g_resource_get_info (vei_knowledge_get_resource (), path,
                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

/**
 * vei_pack_read:
 * @self: a pack
 * @name: the name of a file, such as "letters.json"
 * @error: return location for an error
 *
 * Reads a file of a pack.
 *
 * An error names the file: by its path in a folder, else by @name. Fails with
 * an error of the domain %G_FILE_ERROR or %G_IO_ERROR if the file cannot be
 * read, %VEI_DATA_ERROR_TOO_LARGE if it is past the size we accept, and
 * %VEI_DATA_ERROR_SYNTAX if it is not sound JSON.
 *
 * Returns: (transfer full) (nullable): the root of the file, or %NULL with
 *   @error set
 */
JsonNode *
vei_pack_read (VeiPack     *self,
               const char  *name,
               GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (VEI_IS_PACK (self), NULL);
  g_return_val_if_fail (is_plain_name (name), NULL);

  if (self->folder != NULL)
    {
      path = g_build_filename (self->folder, name, NULL);
      return vei_json_load_file (path, error);
    }

  if (self->files != NULL)
    {
      GBytes *file = g_hash_table_lookup (self->files, name);

      bytes = file != NULL ? g_bytes_ref (file) : NULL;
    }
  else
    {
      path = g_strconcat (BUNDLED_FOLDER, name, NULL);
      bytes = g_resource_lookup_data (vei_knowledge_get_resource (), path,
                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    }
  if (bytes == NULL)
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _("%s: there is no such file"), name);
      return NULL;
    }

  return vei_json_parse (name, g_bytes_get_data (bytes, NULL),
                         g_bytes_get_size (bytes), error);
}
