/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "store/vei-case-store.h"

G_BEGIN_DECLS

#define BENCH_N_CASES 100000

guint bench_get_n_cases (int            argc,
                         char         *argv[]);
void  bench_fill_store  (VeiCaseStore *store,
                         const char   *directory,
                         guint         n_cases);

G_END_DECLS
