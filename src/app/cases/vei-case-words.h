/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "app/vei-session.h"
#include "store/vei-case-entry.h"

G_BEGIN_DECLS

const char *vei_case_words_name         (const VeiCaseEntry *entry);
char       *vei_case_words_dup_unit     (VeiSession         *session,
                                         const char         *unit) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_case_words_verdict      (VeiSession         *session,
                                         const char         *verdict);
char       *vei_case_words_dup_verdicts (VeiSession         *session,
                                         const VeiCaseEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *vei_case_words_dup_changes  (VeiSession         *session,
                                         const VeiCaseEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_case_words_status       (VeiSession         *session,
                                         const VeiCaseEntry *entry);
char       *vei_case_words_dup_deadline (VeiSession         *session,
                                         const VeiCaseEntry *entry,
                                         gboolean           *urgent) G_GNUC_WARN_UNUSED_RESULT;
char       *vei_case_words_dup_day      (VeiSession         *session,
                                         guint32             julian) G_GNUC_WARN_UNUSED_RESULT;
char       *vei_case_words_dup_time     (VeiSession         *session,
                                         gint64              seconds) G_GNUC_WARN_UNUSED_RESULT;
char       *vei_case_words_dup_row      (VeiSession         *session,
                                         const VeiCaseEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
const char *vei_case_words_reason_kind  (const char         *reason_kind);
const char *vei_case_words_outcome      (const char         *outcome);

G_END_DECLS
