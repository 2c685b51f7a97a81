/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"
#include "core/vei-table.h"
#include "store/vei-statistics.h"

G_BEGIN_DECLS

char     *vei_statistics_dup_group   (VeiSession          *session,
                                      VeiStatistic         statistic,
                                      const char          *group) G_GNUC_WARN_UNUSED_RESULT;
char     *vei_statistics_dup_csv     (VeiSession          *session,
                                      const VeiStatistics *statistics) G_GNUC_WARN_UNUSED_RESULT;

VeiTable *vei_statistics_table_new   (VeiSession          *session,
                                      const VeiStatistics *statistics,
                                      VeiStatistic         statistic) G_GNUC_WARN_UNUSED_RESULT;
void      vei_statistics_table_free  (VeiTable            *table);

G_END_DECLS
