/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/vei-date.h"
#include "core/vei-json-private.h"

static gboolean
holds (const VeiJson *json,
       GType          type)
{
  return JSON_NODE_HOLDS_VALUE (json->node)
         && json_node_get_value_type (json->node) == type;
}

/**
 * vei_json_string:
 * @json: a place
 * @value: (out) (transfer none): the string, owned by the document
 * @error: return location for an error
 *
 * Reads a string, which may be empty. Fails with %VEI_DATA_ERROR_TYPE if the
 * value is something else.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_string (const VeiJson  *json,
                 const char    **value,
                 GError        **error)
{
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!holds (json, G_TYPE_STRING))
    return vei_json_refuse_type (json, error,
                                 _("a text in quotes was expected here"));

  *value = json_node_get_string (json->node);
  return TRUE;
}

/**
 * vei_json_id:
 * @json: a place
 * @value: (out) (transfer none): the id, owned by the document
 * @error: return location for an error
 *
 * Reads an id: a lower-case ASCII letter or digit, and then such letters,
 * digits, "_", "-" and ".".
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a string, and
 * %VEI_DATA_ERROR_VALUE if it has another form.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_id (const VeiJson  *json,
             const char    **value,
             GError        **error)
{
  static const char first[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  static const char all[] = "abcdefghijklmnopqrstuvwxyz0123456789_.-";
  const char *id;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!vei_json_string (json, &id, error))
    return FALSE;

  if (strspn (id, first) == 0 || id[strspn (id, all)] != '\0')
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("this is not an id: only a to z, 0 to 9, “_”, "
                            "“-” and “.” may stand in one"));
      return FALSE;
    }

  *value = id;
  return TRUE;
}

/**
 * vei_json_boolean:
 * @json: a place
 * @value: (out): the truth value
 * @error: return location for an error
 *
 * Reads `true` or `false`. Fails with %VEI_DATA_ERROR_TYPE if the value is
 * something else.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_boolean (const VeiJson  *json,
                  gboolean       *value,
                  GError        **error)
{
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!holds (json, G_TYPE_BOOLEAN))
    return vei_json_refuse_type (json, error,
                                 _("true or false was expected here"));

  *value = json_node_get_boolean (json->node);
  return TRUE;
}

/**
 * vei_json_integer:
 * @json: a place
 * @minimum: the smallest number that is allowed
 * @maximum: the largest one
 * @value: (out): the number
 * @error: return location for an error
 *
 * Reads a whole number. `14.0` is one too.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a number or not a whole
 * one, and %VEI_DATA_ERROR_VALUE if it is out of range.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_integer (const VeiJson  *json,
                  gint64          minimum,
                  gint64          maximum,
                  gint64         *value,
                  GError        **error)
{
  double number;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!vei_json_number (json, (double) minimum, (double) maximum, &number,
                        error))
    return FALSE;
  if (floor (number) < number)
    return vei_json_refuse_type (json, error,
                                 _("a whole number was expected here"));

  *value = holds (json, G_TYPE_INT64) ? json_node_get_int (json->node)
                                      : (gint64) number;
  return TRUE;
}

/**
 * vei_json_number:
 * @json: a place
 * @minimum: the smallest number that is allowed
 * @maximum: the largest one
 * @value: (out): the number
 * @error: return location for an error
 *
 * Reads a number, with or without decimals.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a number, and
 * %VEI_DATA_ERROR_VALUE if it is out of range.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_number (const VeiJson  *json,
                 double          minimum,
                 double          maximum,
                 double         *value,
                 GError        **error)
{
  double number;

  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!holds (json, G_TYPE_INT64) && !holds (json, G_TYPE_DOUBLE))
    return vei_json_refuse_type (json, error,
                                 _("a number was expected here"));

  number = holds (json, G_TYPE_INT64) ? (double) json_node_get_int (json->node)
                                      : json_node_get_double (json->node);
  if (!(number >= minimum && number <= maximum))
    {
      char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (low, sizeof low, "%.15g", minimum);
      g_ascii_formatd (high, sizeof high, "%.15g", maximum);
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          /* Translators: %s are two numbers. */
                          _("the number must be from %s to %s"), low, high);
      return FALSE;
    }

  *value = number;
  return TRUE;
}

/**
 * vei_json_date:
 * @json: a place
 * @value: (out caller-allocates): the date
 * @error: return location for an error
 *
 * Reads a date, such as "2026-12-14", as vei_date_parse() does.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not a string, and
 * %VEI_DATA_ERROR_VALUE if it is not such a date.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_date (const VeiJson  *json,
               GDate          *value,
               GError        **error)
{
  const char *iso;

  g_return_val_if_fail (value != NULL, FALSE);

  if (!vei_json_string (json, &iso, error))
    return FALSE;

  if (!vei_date_parse (iso, value))
    {
      vei_json_set_error (json, error, VEI_DATA_ERROR_VALUE,
                          _("this is not a date: write it as "
                            "year-month-day, such as 2026-12-14"));
      return FALSE;
    }

  return TRUE;
}

/**
 * vei_json_text:
 * @json: a place
 * @strings: where the strings are kept
 * @value: (out caller-allocates): the text; its strings belong to @strings
 * @error: return location for an error
 *
 * Reads a text in all languages: an object with exactly the members `nb`, `nn`
 * and `en`, none of them empty.
 *
 * Fails with %VEI_DATA_ERROR_TYPE if the value is not an object or a member not
 * a string, %VEI_DATA_ERROR_UNKNOWN if there is another member,
 * %VEI_DATA_ERROR_MISSING if a language lacks or is empty.
 *
 * Returns: whether @value is set
 */
gboolean
vei_json_text (const VeiJson  *json,
               GStringChunk   *strings,
               VeiText        *value,
               GError        **error)
{
  static const char *const allowed[] = { "nb", "nn", "en", NULL };
  VeiText text = { { NULL } };

  g_return_val_if_fail (strings != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!vei_json_check_object (json, allowed, error))
    return FALSE;

  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    {
      VeiJson child;
      const char *string;

      if (!vei_json_member (json, vei_language_get_code (i), &child, error)
          || !vei_json_string (&child, &string, error))
        return FALSE;
      if (string[strspn (string, " \t\r\n")] == '\0')
        {
          vei_json_set_error (&child, error, VEI_DATA_ERROR_MISSING,
                              _("the text is empty"));
          return FALSE;
        }

      text.string[i] = g_string_chunk_insert_const (strings, string);
    }

  *value = text;
  return TRUE;
}
