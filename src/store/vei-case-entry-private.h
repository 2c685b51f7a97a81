/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-assessment.h"
#include "core/vei-case.h"
#include "store/vei-case-entry.h"
#include "store/vei-vocabulary-private.h"

G_BEGIN_DECLS

void          vei_case_entry_free      (VeiCaseEntry        *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VeiCaseEntry, vei_case_entry_free)

VeiCaseEntry *vei_case_entry_new       (VeiCase             *own_case,
                                        VeiVocabulary       *vocabulary,
                                        const GDate         *as_of) G_GNUC_WARN_UNUSED_RESULT;
VeiCaseEntry *vei_case_entry_copy      (const VeiCaseEntry  *entry,
                                        VeiVocabulary       *vocabulary,
                                        VeiKnowledge        *knowledge) G_GNUC_WARN_UNUSED_RESULT;
VeiCaseEntry *vei_case_entry_read      (GByteArray          *bytes,
                                        VeiVocabulary       *vocabulary,
                                        VeiKnowledge        *knowledge) G_GNUC_WARN_UNUSED_RESULT;
GByteArray   *vei_case_entry_write     (const VeiCaseEntry  *entry,
                                        VeiVocabulary       *vocabulary) G_GNUC_WARN_UNUSED_RESULT;
void          vei_case_entry_judge     (VeiCaseEntry        *entry,
                                        const VeiAssessment *assessment,
                                        VeiVocabulary       *vocabulary,
                                        VeiKnowledge        *knowledge);
const char   *vei_case_entry_intern    (VeiVocabulary       *vocabulary,
                                        const char          *id);

char         *vei_case_fold            (const char          *text) G_GNUC_WARN_UNUSED_RESULT;
char         *vei_case_sort_key        (const char          *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
