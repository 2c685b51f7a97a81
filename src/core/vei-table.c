/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/vei-table-private.h"

#define MAX_TABLES  32
#define MAX_COLUMNS 32
#define MAX_ROWS    64
#define MAX_VALUE   1e12

static const char * const unit_names[] = { "number", "percent", "kroner" };

static gboolean
is_same (double a,
         double b)
{
  return a - b < 1e-6 && b - a < 1e-6;
}

/* ---- Reading ---- */

static gboolean
read_column (VeiKnowledge  *knowledge,
             const VeiJson *json,
             gpointer       column,
             GError       **error)
{
  return vei_json_text (json, knowledge->strings, column, error);
}

static gboolean
read_value (VeiKnowledge  *knowledge,
            const VeiJson *json,
            gpointer       value,
            GError       **error)
{
  return vei_json_number (json, 0, MAX_VALUE, value, error);
}

static gboolean
read_row (VeiKnowledge   *knowledge,
          const VeiJson  *json,
          VeiTableRow    *row,
          guint           n_columns,
          GError        **error)
{
  static const char * const members[] = { "label", "values", "total", NULL };
  VeiJson place;
  gpointer values;
  guint n;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_text (knowledge, json, "label", TRUE, &row->label, error) ||
      !vei_read_flag (json, "total", &row->is_total, error) ||
      !vei_read_list (knowledge, json, "values", MAX_COLUMNS, sizeof (double), read_value,
                      &values, &n, error) ||
      !vei_json_member (json, "values", &place, error))
    return FALSE;
  row->values = values;
  if (n == n_columns)
    return TRUE;
  vei_json_set_error (&place, error, VEI_DATA_ERROR_VALUE,
                      _("there are %u values and %u columns"), n, n_columns);
  return FALSE;
}

static gboolean
read_rows (VeiKnowledge   *knowledge,
           const VeiJson  *json,
           VeiTable       *table,
           GError        **error)
{
  VeiJson list, element;
  VeiTableRow *rows;
  guint n;

  if (!vei_json_member (json, "rows", &list, error) ||
      !vei_json_length (&list, &n, error))
    return FALSE;
  if (n == 0 || n > MAX_ROWS)
    {
      vei_json_set_error (&list, error, VEI_DATA_ERROR_VALUE,
                          _("a table has from 1 to %u rows"), MAX_ROWS);
      return FALSE;
    }
  rows = vei_knowledge_allocate (knowledge, n, sizeof (VeiTableRow));
  for (guint i = 0; i < n; i++)
    if (!vei_json_element (&list, i, &element, error) ||
        !read_row (knowledge, &element, &rows[i], table->n_columns, error))
      return FALSE;
  table->n_rows = n;
  table->rows = rows;
  return TRUE;
}

static gboolean
read_unit (const VeiJson  *json,
           VeiTableUnit   *unit,
           GError        **error)
{
  VeiJson place;
  const char *name;

  if (!vei_json_member (json, "unit", &place, error) ||
      !vei_json_string (&place, &name, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    if (g_str_equal (unit_names[i], name))
      {
        *unit = (VeiTableUnit) i;
        return TRUE;
      }
  vei_json_set_error (&place, error, VEI_DATA_ERROR_VALUE,
                      _("“%s” is not one of the values allowed here"), name);
  return FALSE;
}

static gboolean
read_sums (VeiKnowledge   *knowledge,
           const VeiJson  *json,
           VeiTable       *table,
           GError        **error)
{
  static const char * const members[] = { "table", "row", NULL };
  VeiJson sums, row;
  gint64 index;

  if (!vei_json_has (json, "sums"))
    return TRUE;
  if (!vei_json_member (json, "sums", &sums, error) ||
      !vei_json_check_object (&sums, members, error) ||
      !vei_knowledge_read_id (knowledge, &sums, "table", &table->sums_table, error) ||
      !vei_json_member (&sums, "row", &row, error) ||
      !vei_json_integer (&row, 0, MAX_ROWS - 1, &index, error))
    return FALSE;
  table->sums_row = (guint) index;
  return TRUE;
}

static gboolean
read_table (VeiKnowledge  *knowledge,
            const VeiJson *json,
            gpointer       table,
            GError       **error)
{
  static const char * const members[] = {
    "id", "title", "note", "unit", "columns", "rows", "sums", "source", NULL
  };
  VeiTable *self = table;
  gpointer columns;

  if (!vei_json_check_object (json, members, error) ||
      !vei_knowledge_read_id (knowledge, json, "id", &self->id, error) ||
      !vei_knowledge_read_text (knowledge, json, "title", TRUE, &self->title, error) ||
      !vei_knowledge_read_text (knowledge, json, "note", FALSE, &self->note, error) ||
      !read_unit (json, &self->unit, error) ||
      !vei_read_list (knowledge, json, "columns", MAX_COLUMNS, sizeof (VeiText), read_column,
                      &columns, &self->n_columns, error))
    return FALSE;
  self->columns = columns;
  return read_rows (knowledge, json, self, error) &&
         read_sums (knowledge, json, self, error) &&
         vei_knowledge_read_source_refs (knowledge, json, &self->sources, error);
}

/* ---- Sums ---- */

/* The value that a column must sum up to; NULL where none is known. */
static const double *
find_sum (const VeiTable *table,
          guint           column,
          const VeiTable *other)
{
  const VeiTableRow *total = vei_table_get_total (table);

  if (total != NULL)
    return &total->values[column];
  for (guint i = 0; other != NULL && i < other->n_columns; i++)
    if (g_str_equal (vei_text_get (&other->columns[i], VEI_LANGUAGE_NB),
                     vei_text_get (&table->columns[column], VEI_LANGUAGE_NB)))
      return &other->rows[table->sums_row].values[i];
  return NULL;
}

static gboolean
check_sums (const VeiJson  *json,
            const VeiTable *table,
            const VeiTable *other,
            GError        **error)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const double *sum = find_sum (table, i, other);

      if (sum == NULL ? table->sums_table == NULL : is_same (*sum, vei_table_sum (table, i)))
        continue;
      vei_json_set_error (json, error, VEI_DATA_ERROR_CONFLICT,
                          /* Translators: %s is the heading of a column. */
                          _("the rows of the column “%s” do not sum up to the total"),
                          vei_text_get (&table->columns[i], VEI_LANGUAGE_NB));
      return FALSE;
    }
  return TRUE;
}

gboolean
vei_read_tables (VeiKnowledge    *knowledge,
                 const VeiJson   *object,
                 const VeiTable **tables,
                 guint           *n,
                 GError         **error)
{
  VeiJson list, json;
  gpointer memory;

  if (!vei_read_id_list (knowledge, object, "tables", MAX_TABLES, sizeof (VeiTable), read_table,
                         &memory, n, error) ||
      !vei_json_member (object, "tables", &list, error))
    return FALSE;
  *tables = memory;
  for (guint i = 0; i < *n; i++)
    {
      const VeiTable *table = &(*tables)[i];
      const VeiTable *other = NULL;

      if (!vei_json_element (&list, i, &json, error))
        return FALSE;
      if (table->sums_table != NULL)
        {
          other = vei_find_in_list (*tables, *n, sizeof (VeiTable), table->sums_table);
          if (other == NULL || table->sums_row >= other->n_rows)
            {
              vei_json_set_error (&json, error, VEI_DATA_ERROR_UNKNOWN,
                                  _("there is no table or row that holds the sums"));
              return FALSE;
            }
        }
      if (!check_sums (&json, table, other, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Using ---- */

/**
 * vei_table_get_total:
 * @table: a table
 *
 * Gets the row that holds the sum of the others.
 *
 * Returns: (transfer none) (nullable): the row, or %NULL where the source
 *   gives none
 */
const VeiTableRow *
vei_table_get_total (const VeiTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  for (guint i = 0; i < table->n_rows; i++)
    if (table->rows[i].is_total)
      return &table->rows[i];
  return NULL;
}

/**
 * vei_table_sum:
 * @table: a table
 * @column: from 0
 *
 * Adds up a column, without a row that is a total itself.
 *
 * Returns: the sum, in the unit of the table
 */
double
vei_table_sum (const VeiTable *table,
               guint           column)
{
  double sum = 0;

  g_return_val_if_fail (table != NULL, 0);
  g_return_val_if_fail (column < table->n_columns, 0);

  for (guint i = 0; i < table->n_rows; i++)
    if (!table->rows[i].is_total)
      sum += table->rows[i].values[column];
  return sum;
}

static void
append_cell (GString    *csv,
             const char *text)
{
  g_string_append_c (csv, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/**
 * vei_table_to_csv:
 * @table: a table
 * @language: the language of its headings
 *
 * Writes a table as comma-separated values (RFC 4180): UTF-8, a line a row,
 * texts in quotes, numbers without. The first cell is the title, which names
 * the years.
 *
 * Returns: (transfer full): the text
 */
char *
vei_table_to_csv (const VeiTable *table,
                  VeiLanguage     language)
{
  GString *csv = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, g_string_free (csv, FALSE));

  append_cell (csv, vei_text_get (&table->title, language));
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_c (csv, ',');
      append_cell (csv, vei_text_get (&table->columns[i], language));
    }
  g_string_append (csv, "\r\n");
  for (guint i = 0; i < table->n_rows; i++)
    {
      append_cell (csv, vei_text_get (&table->rows[i].label, language));
      for (guint c = 0; c < table->n_columns; c++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_ascii_formatd (number, sizeof number, "%.15g", table->rows[i].values[c]);
          g_string_append_printf (csv, ",%s", number);
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free (csv, FALSE);
}
