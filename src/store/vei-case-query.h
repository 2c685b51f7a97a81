/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VeiCaseSort:
 *
 * What a list of cases is sorted by.
 */
typedef enum
{
  VEI_CASE_SORT_NAME,
  VEI_CASE_SORT_UNIT,
  VEI_CASE_SORT_VERDICT,
  VEI_CASE_SORT_STATUS,
  VEI_CASE_SORT_DEADLINE,
  VEI_CASE_SORT_TOUCHED,
} VeiCaseSort;

#define VEI_N_CASE_SORTS (VEI_CASE_SORT_TOUCHED + 1)

/**
 * VeiCaseFilter:
 * @VEI_CASE_FILTER_OPEN: is not closed
 * @VEI_CASE_FILTER_CLOSED: is closed
 * @VEI_CASE_FILTER_DEADLINE_WEEK: a last day to act is past or comes within seven days
 * @VEI_CASE_FILTER_WAITING: waits for an answer
 * @VEI_CASE_FILTER_REFUSED: was refused, or given less
 * @VEI_CASE_FILTER_MISSING: something is still to be found out
 * @VEI_CASE_FILTER_CHANGED: other knowledge has given another verdict
 *
 * What a case must be to be listed; all that are set must hold.
 */
typedef enum
{
  VEI_CASE_FILTER_OPEN          = 1 << 0,
  VEI_CASE_FILTER_CLOSED        = 1 << 1,
  VEI_CASE_FILTER_DEADLINE_WEEK = 1 << 2,
  VEI_CASE_FILTER_WAITING       = 1 << 3,
  VEI_CASE_FILTER_REFUSED       = 1 << 4,
  VEI_CASE_FILTER_MISSING       = 1 << 5,
  VEI_CASE_FILTER_CHANGED       = 1 << 6,
} VeiCaseFilter;

/**
 * VeiCaseQuery:
 *
 * Which cases to list, and how. All zero lists all by name.
 */
typedef struct
{
  const char    *text;         /* what was typed, or NULL */
  VeiCaseFilter  filter;
  const char    *unit;         /* only of this unit, or NULL */
  VeiCaseSort    sort;
  gboolean       descending;
} VeiCaseQuery;

G_END_DECLS
