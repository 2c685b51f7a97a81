/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-store.h"

G_BEGIN_DECLS

/* Groups of fewer cases are hidden. */
#define VEI_SMALLEST_GROUP 5

/**
 * VeiStatistic:
 *
 * What cases are counted by.
 */
typedef enum
{
  VEI_STATISTIC_UNIT,
  VEI_STATISTIC_MONTH,
  VEI_STATISTIC_EQUIPMENT,
  VEI_STATISTIC_REASON,
  VEI_STATISTIC_OUTCOME,
} VeiStatistic;

#define VEI_N_STATISTICS (VEI_STATISTIC_OUTCOME + 1)

/**
 * VeiStatisticRow:
 *
 * How many cases of a group there are; -1: hidden.
 */
typedef struct
{
  char *group;                 /* an id, a month "2026-11", or "" where it is not known */
  int   n_cases;
} VeiStatisticRow;

/**
 * VeiStatistics:
 *
 * Numbers without names.
 */
typedef struct
{
  GPtrArray *rows[VEI_N_STATISTICS];  /* of VeiStatisticRow; months in order, else by size */
  int        n_cases;          /* all; -1: hidden */
} VeiStatistics;

const char * const *vei_statistics_get_reason_kinds (void);
const char * const *vei_statistics_get_outcomes     (void);
const char         *vei_statistic_get_id     (VeiStatistic    statistic);

VeiStatistics      *vei_statistics_new       (VeiCaseStore   *store,
                                              const GDate    *from,
                                              const GDate    *to,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void                vei_statistics_free      (VeiStatistics  *self);
char               *vei_statistics_to_csv    (VeiStatistics  *self) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiStatistics, vei_statistics_free)

void                vei_statistics_hide      (GPtrArray      *rows,
                                              int            *n_cases);

G_END_DECLS
