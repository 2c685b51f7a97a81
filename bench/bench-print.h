/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_RUNS 11

double bench_median (double     *values,
                     guint       n);
void   bench_print  (const char *name,
                     double     *microseconds,
                     guint       n,
                     double      limit_microseconds);

G_END_DECLS
