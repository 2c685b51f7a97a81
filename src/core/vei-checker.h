/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-pack.h"

G_BEGIN_DECLS

/**
 * VeiCheckReport:
 *
 * What a check of a pack found.
 */
typedef struct
{
  char      *combinations;     /* decimal digits: how many ways of answering were covered */
  GPtrArray *faults;           /* (element-type utf8): "FILE: POINTER: what" */
  GPtrArray *warnings;         /* (element-type utf8): likewise, for the keeper */
} VeiCheckReport;

VeiCheckReport *vei_check_pack        (VeiPack        *pack) G_GNUC_WARN_UNUSED_RESULT;
void            vei_check_report_free (VeiCheckReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCheckReport, vei_check_report_free)

G_END_DECLS
