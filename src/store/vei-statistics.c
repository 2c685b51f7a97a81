/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "config.h"

#include "store/vei-case-store-private.h"
#include "store/vei-statistics.h"

/* Numbers without names. Each case with a refusal is in one group of each
 * table. A group of fewer than five is hidden; where the others and the sum
 * would give it away, the next smallest is hidden with it.
 */

static const char *const ids[VEI_N_STATISTICS] = {
  "unit", "month", "equipment", "reason", "outcome",
};

static const char *const reason_kinds[] = {
  "no_reason", "criteria", "price", "other", NULL,
};

static const char *const outcomes[] = {
  "no_complaint", "waiting", "granted", "partly_granted", "upheld", NULL,
};

/**
 * vei_statistics_get_reason_kinds:
 *
 * Gets the kinds of reasons that a refusal can be noted with.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids
 */
const char * const *
vei_statistics_get_reason_kinds (void)
{
  return reason_kinds;
}

/**
 * vei_statistics_get_outcomes:
 *
 * Gets how a complaint can end.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids
 */
const char * const *
vei_statistics_get_outcomes (void)
{
  return outcomes;
}

/**
 * vei_statistic_get_id:
 * @statistic: a table
 *
 * Gets the id of a table.
 *
 * Returns: (transfer none): the id
 */
const char *
vei_statistic_get_id (VeiStatistic statistic)
{
  g_return_val_if_fail (statistic < VEI_N_STATISTICS, NULL);

  return ids[statistic];
}

static void
free_row (VeiStatisticRow *row)
{
  g_free (row->group);
  g_free (row);
}

/**
 * vei_statistics_free:
 * @self: (transfer full) (nullable): statistics
 *
 * Frees statistics.
 */
void
vei_statistics_free (VeiStatistics *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    g_clear_pointer (&self->rows[i], g_ptr_array_unref);
  g_free (self);
}

static VeiStatisticRow *
find_smallest_shown (GPtrArray *rows)
{
  VeiStatisticRow *smallest = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      VeiStatisticRow *row = rows->pdata[i];

      if (row->n_cases >= 0 && (smallest == NULL || row->n_cases < smallest->n_cases))
        smallest = row;
    }
  return smallest;
}

/**
 * vei_statistics_hide:
 * @rows: (element-type VeiStatisticRow): the groups of a table
 * @n_cases: (inout): the sum that stands beside it
 *
 * Hides groups under five, and as many more as it takes for the sum not to
 * tell what is hidden: at least two groups, with at least five cases together.
 * Where there are not so many, all of the table is hidden, and the sum with it
 * if it is small itself.
 */
void
vei_statistics_hide (GPtrArray *rows,
                     int       *n_cases)
{
  int hidden_cases = 0;
  guint n_hidden = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      VeiStatisticRow *row = rows->pdata[i];

      if (row->n_cases >= VEI_SMALLEST_GROUP)
        continue;
      hidden_cases += row->n_cases;
      row->n_cases = -1;
      n_hidden++;
    }
  while (n_hidden > 0 && (n_hidden < 2 || hidden_cases < VEI_SMALLEST_GROUP))
    {
      VeiStatisticRow *row = find_smallest_shown (rows);

      if (row == NULL)
        break;
      hidden_cases += row->n_cases;
      row->n_cases = -1;
      n_hidden++;
    }
  if (*n_cases < VEI_SMALLEST_GROUP)
    *n_cases = -1;
}

/* ---- Counting ---- */

static char *
dup_month (const VeiCaseEntry *entry)
{
  GDate day;

  if (!g_date_valid_julian (entry->refused_on))
    return g_strdup ("");
  g_date_clear (&day, 1);
  g_date_set_julian (&day, entry->refused_on);
  return g_strdup_printf ("%04u-%02u", g_date_get_year (&day), (guint) g_date_get_month (&day));
}

/* A case that is about both kinds is a group of its own, so that each case is
 * counted once.
 */
static char *
dup_equipment (const VeiCaseEntry *entry)
{
  g_autoptr(GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < entry->n_verdicts; i++)
    g_string_append_printf (kinds, "%s%s", i > 0 ? "+" : "", entry->verdict[i].equipment);
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

static const char *
find_reason (const VeiCaseEntry *entry)
{
  if (entry->reason_kind != NULL)
    return entry->reason_kind;
  return g_strcmp0 (entry->written_reasons, "no") == 0 ? "no_reason" : "";
}

static const char *
find_outcome (const VeiCaseEntry *entry)
{
  if (entry->outcome != NULL)
    return entry->outcome;
  if (!(entry->flags & VEI_CASE_COMPLAINED))
    return "no_complaint";
  if (g_strcmp0 (entry->status, "granted") == 0 || g_strcmp0 (entry->status, "waiting") == 0)
    return entry->status;
  return "";
}

static void
count (GHashTable *groups,
       char       *group)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (groups, group));

  g_hash_table_replace (groups, group, GUINT_TO_POINTER (n + 1));
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const VeiStatisticRow *one = *(const VeiStatisticRow * const *) a;
  const VeiStatisticRow *two = *(const VeiStatisticRow * const *) b;

  return strcmp (one->group, two->group);
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const VeiStatisticRow *one = *(const VeiStatisticRow * const *) a;
  const VeiStatisticRow *two = *(const VeiStatisticRow * const *) b;

  return one->n_cases != two->n_cases ? two->n_cases - one->n_cases : compare_groups (a, b);
}

/* Sorted after hiding: the order of what is hidden must not tell its size. */
static GPtrArray *
make_rows (GHashTable   *groups,
           VeiStatistic  statistic,
           int          *n_cases)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  GHashTableIter iter;
  gpointer group, n;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &group, &n))
    {
      VeiStatisticRow *row = g_new0 (VeiStatisticRow, 1);

      row->group = g_strdup (group);
      row->n_cases = GPOINTER_TO_INT (n);
      g_ptr_array_add (rows, row);
    }
  /* Of groups that are as large, always the same one is hidden. */
  g_ptr_array_sort (rows, compare_groups);
  vei_statistics_hide (rows, n_cases);
  if (statistic != VEI_STATISTIC_MONTH)
    g_ptr_array_sort (rows, compare_sizes);
  return rows;
}

static gboolean
is_counted (const VeiCaseEntry *entry,
            const GDate        *from,
            const GDate        *to)
{
  if (!(entry->flags & VEI_CASE_REFUSED) || (entry->flags & VEI_CASE_DELETED))
    return FALSE;
  if (from == NULL && to == NULL)
    return TRUE;
  return entry->refused_on != 0
         && (from == NULL || entry->refused_on >= g_date_get_julian (from))
         && (to == NULL || entry->refused_on <= g_date_get_julian (to));
}

/**
 * vei_statistics_new:
 * @store: an unlocked store
 * @from: (nullable): the first day of the refusals to count, or %NULL
 * @to: (nullable): the last day, or %NULL
 * @error: return location for an error
 *
 * Counts refusals by unit, month, equipment, reason given and outcome. Who
 * compares the numbers of two periods that differ by a few days may learn of
 * single cases: offer whole months or years.
 *
 * Fails with %VEI_STORE_ERROR_LOCKED.
 *
 * Returns: (transfer full): the numbers, small groups hidden
 */
VeiStatistics *
vei_statistics_new (VeiCaseStore  *store,
                    const GDate   *from,
                    const GDate   *to,
                    GError       **error)
{
  VeiCaseVault *vault = vei_case_store_get_vault (store, FALSE, error);
  GHashTable *groups[VEI_N_STATISTICS];
  VeiStatistics *self;
  int n_cases = 0;

  if (vault == NULL)
    return NULL;
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    groups[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < vei_case_index_get_n (vault->index); i++)
    {
      const VeiCaseEntry *entry = vei_case_index_get (vault->index, i);

      if (!is_counted (entry, from, to))
        continue;
      n_cases++;
      count (groups[VEI_STATISTIC_UNIT], g_strdup (entry->unit != NULL ? entry->unit : ""));
      count (groups[VEI_STATISTIC_MONTH], dup_month (entry));
      count (groups[VEI_STATISTIC_EQUIPMENT], dup_equipment (entry));
      count (groups[VEI_STATISTIC_REASON], g_strdup (find_reason (entry)));
      count (groups[VEI_STATISTIC_OUTCOME], g_strdup (find_outcome (entry)));
    }
  self = g_new0 (VeiStatistics, 1);
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    {
      self->n_cases = n_cases;
      self->rows[i] = make_rows (groups[i], i, &self->n_cases);
      g_hash_table_unref (groups[i]);
    }
  return self;
}

/* A unit can be any words; those that a spreadsheet would run are tamed. */
static void
append_field (GString    *csv,
              const char *text)
{
  g_string_append_c (csv, '"');
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

static void
append_number (GString *csv,
               int      n)
{
  if (n >= 0)
    g_string_append_printf (csv, ";%d\r\n", n);
  else
    g_string_append (csv, ";\r\n");
}

/**
 * vei_statistics_to_csv:
 * @self: statistics
 *
 * Writes statistics for a spreadsheet: the columns `table`, `group` and
 * `cases`, with semicolons, UTF-8. What is hidden is empty.
 *
 * Returns: (transfer full): the file
 */
char *
vei_statistics_to_csv (VeiStatistics *self)
{
  GString *csv = g_string_new ("table;group;cases\r\n");

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append (csv, "all;");
  append_field (csv, "");
  append_number (csv, self->n_cases);
  for (guint i = 0; i < VEI_N_STATISTICS; i++)
    for (guint k = 0; k < self->rows[i]->len; k++)
      {
        const VeiStatisticRow *row = self->rows[i]->pdata[k];

        g_string_append_printf (csv, "%s;", ids[i]);
        append_field (csv, row->group);
        append_number (csv, row->n_cases);
      }
  return g_string_free (csv, FALSE);
}
