/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#include "bench-print.h"

#include <stdlib.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* The middle of @n values, which are sorted on the way. */
double
bench_median (double *values,
              guint   n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* One line a measurement: smallest, median, largest, and the aim, in microseconds. */
void
bench_print (const char *name,
             double     *microseconds,
             guint       n,
             double      limit_microseconds)
{
  double median = bench_median (microseconds, n);

  g_print ("%-44s %10.2f %10.2f %10.2f us", name, microseconds[0], median, microseconds[n - 1]);
  if (limit_microseconds > 0)
    g_print ("   aim: under %.0f us", limit_microseconds);
  g_print ("\n");
}
