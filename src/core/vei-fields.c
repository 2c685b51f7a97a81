/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "core/vei-fields-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/vei-date.h"

#define MAX_ROWS 100000

/*
 * vei_fields_read_file:
 *
 * Reads an optional file of a pack; @missing is the sentence for a pack that
 * does not have it.
 */
JsonNode *
vei_fields_read_file (VeiKnowledge  *knowledge,
                       const char    *name,
                       const char    *missing,
                       GError       **error)
{
  VeiPack *pack = vei_knowledge_get_pack (knowledge);

  if (!vei_pack_has (pack, name))
    {
      g_set_error (error, VEI_DATA_ERROR, VEI_DATA_ERROR_MISSING, "%s: %s", name, missing);
      return NULL;
    }
  return vei_pack_read (pack, name, error);
}

/*
 * vei_fields_read_rows:
 *
 * Reads a list of objects into rows of @size bytes, which live as long as the
 * knowledge. An empty list gives rows, too, so that %NULL is an error alone.
 */
gpointer
vei_fields_read_rows (VeiKnowledge  *knowledge,
                       const VeiJson *object,
                       const char    *member,
                       gsize          size,
                       VeiReadRow     read,
                       gpointer       owner,
                       guint         *n,
                       GError       **error)
{
  VeiJson list, json;
  char *rows;

  if (!vei_json_member (object, member, &list, error) || !vei_json_length (&list, n, error))
    return NULL;
  if (*n > MAX_ROWS)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_VALUE,
                          _("there are more than %d of them"), MAX_ROWS);
      return NULL;
    }
  rows = vei_knowledge_allocate (knowledge, *n, size);
  for (guint i = 0; i < *n; i++)
    if (!vei_json_element (&list, i, &json, error) || !read (owner, &json, rows + i * size, error))
      return NULL;
  return rows;
}

gboolean
vei_fields_read_string (VeiKnowledge  *knowledge,
                         const VeiJson *object,
                         const char    *member,
                         const char   **string,
                         GError       **error)
{
  VeiJson json;

  if (!vei_json_member (object, member, &json, error) || !vei_json_string (&json, string, error))
    return FALSE;
  if ((*string)[strspn (*string, " \t\r\n")] == '\0')
    {
      vei_json_set_error (&json, error, VEI_DATA_ERROR_MISSING, _("the text is empty"));
      return FALSE;
    }
  *string = vei_knowledge_intern (knowledge, *string);
  return TRUE;
}

/* A string that may be null, and then is NULL. */
gboolean
vei_fields_read_nullable (VeiKnowledge  *knowledge,
                           const VeiJson *object,
                           const char    *member,
                           const char   **string,
                           GError       **error)
{
  VeiJson json;

  *string = NULL;
  if (!vei_json_member (object, member, &json, error))
    return FALSE;
  return vei_json_is_null (&json) ||
         vei_fields_read_string (knowledge, object, member, string, error);
}

gboolean
vei_fields_read_boolean (const VeiJson *object,
                          const char    *member,
                          gboolean      *value,
                          GError       **error)
{
  VeiJson json;

  return vei_json_member (object, member, &json, error) && vei_json_boolean (&json, value, error);
}

/* A day, a month or a year: "2024-05-01", "2019-06", "2019". */
gboolean
vei_fields_read_partial_date (VeiKnowledge  *knowledge,
                               const VeiJson *object,
                               const char    *member,
                               const char   **iso,
                               GDate         *first,
                               GError       **error)
{
  static const char *const endings[] = { "", "-01", "-01-01" };
  VeiJson json;

  if (!vei_json_member (object, member, &json, error) || !vei_json_string (&json, iso, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *day = g_strconcat (*iso, endings[i], NULL);

      if (!vei_date_parse (day, first))
        continue;
      *iso = vei_knowledge_intern (knowledge, *iso);
      return TRUE;
    }
  vei_json_set_error (&json, error, VEI_DATA_ERROR_VALUE,
                      _("“%s” is not a date, a month or a year"), *iso);
  return FALSE;
}

static const char *
get_row_id (gconstpointer rows,
            guint         index,
            gsize         size)
{
  return *(const char *const *) (gconstpointer) ((const char *) rows + index * size);
}

/* The id of a row that stands elsewhere; the id is the first field of a row. */
gboolean
vei_fields_read_known_id (const VeiJson *json,
                           gconstpointer  rows,
                           guint          n,
                           gsize          size,
                           guint         *index,
                           GError       **error)
{
  const char *id;

  if (!vei_json_string (json, &id, error))
    return FALSE;
  for (*index = 0; *index < n; (*index)++)
    if (g_str_equal (get_row_id (rows, *index, size), id))
      return TRUE;
  vei_json_set_error (json, error, VEI_DATA_ERROR_UNKNOWN, _("there is no “%s”"), id);
  return FALSE;
}

gboolean
vei_fields_check_ids (const VeiJson *object,
                       const char    *member,
                       gconstpointer  rows,
                       guint          n,
                       gsize          size,
                       GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  VeiJson list, json;

  for (guint i = 0; i < n; i++)
    {
      const char *id = get_row_id (rows, i, size);

      if (g_hash_table_add (seen, (gpointer) id))
        continue;
      if (vei_json_member (object, member, &list, error) &&
          vei_json_element (&list, i, &json, error))
        vei_json_set_error (&json, error, VEI_DATA_ERROR_DUPLICATE,
                            _("the id “%s” stands twice"), id);
      return FALSE;
    }
  return TRUE;
}

static const char *
find_value (const VeiPlaceholder *values,
            const char           *name,
            gsize                 length)
{
  for (; values->name != NULL; values++)
    if (strlen (values->name) == length && strncmp (values->name, name, length) == 0)
      return values->value;
  return NULL;
}

/*
 * vei_fields_fill:
 *
 * Puts values where a text has their names in braces. A name that has no value
 * stays as it is.
 */
char *
vei_fields_fill (const char           *text,
                  const VeiPlaceholder *values)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize plain = strcspn (text, "{");
      const char *end = strchr (text + plain, '}');
      const char *value = NULL;

      g_string_append_len (filled, text, plain);
      text += plain;
      if (*text == '\0')
        break;
      if (end != NULL)
        value = find_value (values, text + 1, end - text - 1);
      if (value != NULL)
        {
          g_string_append (filled, value);
          text = end + 1;
        }
      else
        g_string_append_c (filled, *text++);
    }
  return g_string_free (filled, FALSE);
}
