/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include "core/vei-language.h"

G_BEGIN_DECLS

/**
 * VeiText:
 *
 * A text in every language of [enum@VeiLanguage]. The strings belong to the
 * knowledge that the text was read from.
 */
typedef struct
{
  const char *string[VEI_N_LANGUAGES];
} VeiText;

const char *vei_text_get (const VeiText *text,
                          VeiLanguage    language);

G_END_DECLS
