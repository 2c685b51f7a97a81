/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VeiLanguage:
 * @VEI_LANGUAGE_NB: Norwegian bokmål
 * @VEI_LANGUAGE_NN: Norwegian nynorsk
 * @VEI_LANGUAGE_EN: English
 *
 * The languages that every text of a knowledge pack stands in.
 */
typedef enum
{
  VEI_LANGUAGE_NB,
  VEI_LANGUAGE_NN,
  VEI_LANGUAGE_EN,
} VeiLanguage;

#define VEI_N_LANGUAGES 3

gboolean    vei_language_parse       (const char   *code,
                                      VeiLanguage  *language);
const char *vei_language_get_code    (VeiLanguage   language);
VeiLanguage vei_language_from_locale (const char   *locale);
VeiLanguage vei_language_set_up      (const VeiLanguage *wanted);

G_END_DECLS
