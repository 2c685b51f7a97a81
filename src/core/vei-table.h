/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-article.h"

G_BEGIN_DECLS

/**
 * VeiTableUnit:
 *
 * What the numbers of a table count.
 */
typedef enum
{
  VEI_UNIT_NUMBER,
  VEI_UNIT_PERCENT,
  VEI_UNIT_KRONER,
} VeiTableUnit;

/**
 * VeiTableRow:
 *
 * A row of a table.
 */
typedef struct
{
  VeiText       label;
  gboolean      is_total;      /* the sum of the other rows */
  const double *values;        /* one a column */
} VeiTableRow;

/**
 * VeiTable:
 *
 * Numbers that a source gives, as it gives them.
 */
typedef struct
{
  const char        *id;
  VeiText            title;        /* names the years */
  VeiText            note;         /* how to read it; may be empty */
  VeiTableUnit       unit;
  guint              n_columns;
  const VeiText     *columns;
  guint              n_rows;
  const VeiTableRow *rows;
  const char        *sums_table;   /* the sums of the columns stand in this table, or NULL */
  guint              sums_row;     /* in this row of it, a column of the same name each */
  VeiSourceRefs      sources;
} VeiTable;

const VeiTableRow *vei_table_get_total (const VeiTable *table);
double             vei_table_sum       (const VeiTable *table,
                                        guint           column);
char              *vei_table_to_csv    (const VeiTable *table,
                                        VeiLanguage     language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
