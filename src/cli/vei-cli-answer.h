/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "cli/vei-cli-words.h"
#include "core/vei-assessment.h"

G_BEGIN_DECLS

void  vei_words_add_sources    (VeiWords            *words,
                                const char          *indent,
                                VeiKnowledge        *knowledge,
                                const VeiSourceRefs *sources,
                                VeiLanguage          language);
char *vei_cli_dup_send_by_text (const GDate         *deadline,
                                const GDate         *send_by,
                                const GDate         *as_of,
                                VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
void  vei_words_add_assessment (VeiWords            *words,
                                VeiKnowledge        *knowledge,
                                const VeiAssessment *assessment,
                                const VeiQuestion   *next_question,
                                VeiLanguage          language);

G_END_DECLS
