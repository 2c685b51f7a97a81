/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/packs/vei-packs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/vei-ui.h"
#include "update/vei-archive.h"

/* The terminal names the file and the place in it; here the sentence is enough. */
static const char *
skip_place (const GError *error)
{
  const char *text = error->message;
  const char *next;

  if (error->domain != VEI_DATA_ERROR)
    return text;
  for (;;)
    {
      const char *space = strchr (text, ' ');

      next = strstr (text, ": ");
      if (next == NULL || space == NULL || space < next)
        return text;
      text = next + 2;
    }
}

/**
 * vei_packs_describe_error:
 * @error: what went wrong
 *
 * Says what went wrong, and what to do, in whole sentences: errors have both in
 * one line, with a semicolon between them.
 *
 * Returns: (transfer full): the sentences
 */
char *
vei_packs_describe_error (const GError *error)
{
  g_auto (GStrv) parts = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (error != NULL, NULL);

  parts = g_strsplit (skip_place (error), "; ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = vei_ui_dup_capitalized (parts[i]);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, part);
      if (!g_str_has_suffix (part, ".") && !g_str_has_suffix (part, "?"))
        g_string_append_c (text, '.');
    }
  return g_string_free (text, FALSE);
}

/**
 * vei_packs_read_file:
 * @file: a file that the person chose
 * @error: return location for an error
 *
 * Reads a file that is no larger than a pack may be.
 *
 * Fails with %VEI_UPDATE_ERROR_ARCHIVE if it is larger, and with a
 * #GIOErrorEnum if it cannot be read.
 *
 * Returns: (transfer full): what stands in it
 */
GBytes *
vei_packs_read_file (GFile   *file,
                     GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  contents = g_malloc (VEI_ARCHIVE_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), contents, VEI_ARCHIVE_MAX_BYTES + 1,
                                &length, NULL, error))
    {
      g_free (contents);
      return NULL;
    }
  bytes = g_bytes_new_take (g_realloc (contents, MAX (length, 1)), length);
  if (length <= VEI_ARCHIVE_MAX_BYTES)
    return g_steal_pointer (&bytes);
  g_set_error (error, VEI_UPDATE_ERROR, VEI_UPDATE_ERROR_ARCHIVE,
               _("this file is larger than %d MiB, and no pack is; choose another file"),
               VEI_ARCHIVE_MAX_BYTES / (1024 * 1024));
  return NULL;
}
