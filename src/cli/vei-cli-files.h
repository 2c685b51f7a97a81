/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-case.h"

G_BEGIN_DECLS

gboolean vei_cli_read_answers (const char       *path,
                               VeiKnowledge     *knowledge,
                               const GDate      *as_of,
                               VeiAnswers       *answers,
                               GError          **error);
VeiCase *vei_cli_read_case    (const char       *path,
                               VeiKnowledge     *knowledge,
                               const GDate      *as_of,
                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *vei_cli_answers_to_bytes (const VeiAnswers *answers,
                                   VeiKnowledge     *knowledge) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
