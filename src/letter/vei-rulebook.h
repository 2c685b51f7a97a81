/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-checker.h"
#include "core/vei-condition-private.h"
#include "letter/vei-document.h"

G_BEGIN_DECLS

char        *vei_rulebook_condition (VeiKnowledge        *knowledge,
                                     const VeiCondition  *condition,
                                     VeiLanguage          language) G_GNUC_WARN_UNUSED_RESULT;
VeiDocument *vei_rulebook_new       (VeiKnowledge        *knowledge,
                                     VeiCheckReport      *report,
                                     const GDate         *as_of,
                                     VeiLanguage          language,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
