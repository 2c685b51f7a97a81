/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "app/cases/vei-statistics-tables.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/cases/vei-case-words.h"
#include "app/widgets/vei-ui.h"
#include "core/vei-date.h"

/* What stands before the first character of the file. Without it the common
 * spreadsheet takes æ, ø and å for something else; all others know it. */
#define BYTE_ORDER_MARK "\357\273\277"

/* The statistics of the store in the form that the charts draw. */
typedef struct
{
  VeiTable     table;          /* first: it is handed out */
  VeiText     *columns;
  VeiTableRow  row;
  double      *values;
  char       **labels;
} OwnedTable;

static const struct
{
  const char *title;
  const char *note;
} table_words[VEI_N_STATISTICS] = {
  [VEI_STATISTIC_UNIT] = { N_("Refusals by unit"), N_("How many cases with a refusal each equipment unit has.") },
  [VEI_STATISTIC_MONTH] = { N_("Refusals by month"), N_("By the day on which the person learned of the no.") },
  [VEI_STATISTIC_EQUIPMENT] = { N_("Refusals by equipment"), N_("A case about both kinds is counted once, as both.") },
  [VEI_STATISTIC_REASON] = { N_("The reason that was given"), N_("As it is noted in the cases.") },
  [VEI_STATISTIC_OUTCOME] = { N_("How the complaints ended"), N_("As it is noted in the cases.") },
};

/* ---- Names ---- */

static char *
dup_month (VeiSession *session,
           const char *group)
{
  g_autofree char *iso = g_strconcat (group, "-01", NULL);
  g_autofree char *words = NULL;
  const char *space;
  GDate first;

  if (!vei_date_parse (iso, &first))
    return g_strdup (group);
  words = vei_date_to_words (&first, vei_session_get_language (session));
  /* "1. november 2026": without the day. */
  space = strchr (words, ' ');
  return vei_ui_dup_capitalized (space != NULL ? space + 1 : words);
}

static char *
dup_equipment (VeiSession *session,
               const char *group)
{
  VeiKnowledge *knowledge = vei_session_get_knowledge (session);
  VeiLanguage language = vei_session_get_language (session);
  g_auto(GStrv) ids = g_strsplit (group, "+", -1);
  g_autofree char *all = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *name = ids[i];
      char *more;

      for (guint k = 0; k < vei_knowledge_get_n_equipment (knowledge); k++)
        if (g_str_equal (vei_knowledge_get_equipment (knowledge, k)->id, ids[i]))
          name = vei_text_get (&vei_knowledge_get_equipment (knowledge, k)->name, language);
      /* Translators: two kinds of equipment */
      more = all != NULL ? g_strdup_printf (_("%s and %s"), all, name) : g_strdup (name);
      g_free (all);
      all = more;
    }
  return vei_ui_dup_capitalized (all != NULL ? all : "");
}

/**
 * vei_statistics_dup_group:
 * @session: the session
 * @statistic: a table
 * @group: a group of it
 *
 * Names a group for a person.
 *
 * Returns: (transfer full): a few words
 */
char *
vei_statistics_dup_group (VeiSession   *session,
                          VeiStatistic  statistic,
                          const char   *group)
{
  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (group != NULL, NULL);

  if (group[0] == '\0')
    return g_strdup (_("Not noted"));
  switch (statistic)
    {
    case VEI_STATISTIC_UNIT:
      return vei_case_words_dup_unit (session, group);
    case VEI_STATISTIC_MONTH:
      return dup_month (session, group);
    case VEI_STATISTIC_EQUIPMENT:
      return dup_equipment (session, group);
    case VEI_STATISTIC_REASON:
      return g_strdup (vei_case_words_reason_kind (group));
    case VEI_STATISTIC_OUTCOME:
      return g_strdup (vei_case_words_outcome (group));
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- For a spreadsheet ---- */

static void
free_named_row (gpointer data)
{
  VeiStatisticRow *row = data;

  g_free (row->group);
  g_free (row);
}

/**
 * vei_statistics_dup_csv:
 * @session: the session
 * @statistics: the numbers
 *
 * Writes the numbers for a spreadsheet as vei_statistics_to_csv() does, with
 * the groups named for a person and a byte order mark in front.
 *
 * Semicolons, because a comma begins the decimals in Norwegian and a Norwegian
 * spreadsheet splits at semicolons.
 *
 * Returns: (transfer full): the file
 */
char *
vei_statistics_dup_csv (VeiSession          *session,
                        const VeiStatistics *statistics)
{
  VeiStatistics named = { .n_cases = 0 };
  g_autofree char *csv = NULL;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (statistics != NULL, NULL);

  named.n_cases = statistics->n_cases;
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    {
      named.rows[i] = g_ptr_array_new_with_free_func (free_named_row);
      for (guint k = 0; k < statistics->rows[i]->len; k++)
        {
          const VeiStatisticRow *row = statistics->rows[i]->pdata[k];
          VeiStatisticRow *copy = g_new0 (VeiStatisticRow, 1);

          copy->group = vei_statistics_dup_group (session, i, row->group);
          copy->n_cases = row->n_cases;
          g_ptr_array_add (named.rows[i], copy);
        }
    }
  csv = vei_statistics_to_csv (&named);
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    g_ptr_array_unref (named.rows[i]);
  return g_strconcat (BYTE_ORDER_MARK, csv, NULL);
}

/* ---- For a chart ---- */

/* The words are in the user's language already: the same in all three. */
static void
set_text (VeiText    *text,
          const char *words)
{
  for (guint i = 0; i < VEI_N_LANGUAGES; i++)
    text->string[i] = words;
}

/**
 * vei_statistics_table_new:
 * @session: the session
 * @statistics: the numbers
 * @statistic: which of them
 *
 * Makes a table that [class@Chart] draws: a column for each group, and one
 * row. What is hidden is -1.
 *
 * Returns: (transfer full): the table; free it with vei_statistics_table_free()
 */
VeiTable *
vei_statistics_table_new (VeiSession          *session,
                          const VeiStatistics *statistics,
                          VeiStatistic         statistic)
{
  const GPtrArray *rows;
  OwnedTable *self;

  g_return_val_if_fail (VEI_IS_SESSION (session), NULL);
  g_return_val_if_fail (statistics != NULL, NULL);
  g_return_val_if_fail (statistic < VEI_N_STATISTICS, NULL);

  rows = statistics->rows[statistic];
  self = g_new0 (OwnedTable, 1);
  self->columns = g_new0 (VeiText, rows->len);
  self->values = g_new0 (double, rows->len);
  self->labels = g_new0 (char *, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const VeiStatisticRow *row = rows->pdata[i];

      self->labels[i] = vei_statistics_dup_group (session, statistic, row->group);
      set_text (&self->columns[i], self->labels[i]);
      self->values[i] = row->n_cases;
    }
  self->row.values = self->values;
  set_text (&self->row.label, _("Refusals"));
  self->table = (VeiTable) {
    .id = vei_statistic_get_id (statistic),
    .unit = VEI_UNIT_NUMBER,
    .n_columns = rows->len,
    .columns = self->columns,
    .n_rows = 1,
    .rows = &self->row,
  };
  set_text (&self->table.title, _(table_words[statistic].title));
  set_text (&self->table.note, _(table_words[statistic].note));
  return &self->table;
}

/**
 * vei_statistics_table_free:
 * @table: (transfer full) (nullable): a table of vei_statistics_table_new()
 *
 * Frees a table.
 */
void
vei_statistics_table_free (VeiTable *table)
{
  OwnedTable *self = (OwnedTable *) table;

  if (self == NULL)
    return;
  g_free (self->columns);
  g_free (self->values);
  g_strfreev (self->labels);
  g_free (self);
}
