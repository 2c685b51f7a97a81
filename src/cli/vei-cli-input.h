/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <stdio.h>

#include "core/vei-answers.h"

G_BEGIN_DECLS

/**
 * VeiKey:
 * @VEI_KEY_NONE: something else
 * @VEI_KEY_YES: yes
 * @VEI_KEY_NO: no
 * @VEI_KEY_DOES_NOT_KNOW: does not know
 * @VEI_KEY_BACK: back to the question before
 * @VEI_KEY_WHY: why it is asked
 * @VEI_KEY_SHOW: show the answer now
 * @VEI_KEY_QUIT: end here
 *
 * What a typed line means on every question.
 */
typedef enum
{
  VEI_KEY_NONE,
  VEI_KEY_YES,
  VEI_KEY_NO,
  VEI_KEY_DOES_NOT_KNOW,
  VEI_KEY_BACK,
  VEI_KEY_WHY,
  VEI_KEY_SHOW,
  VEI_KEY_QUIT,
} VeiKey;

char     *vei_input_read_line   (FILE              *stream) G_GNUC_WARN_UNUSED_RESULT;
VeiKey    vei_input_parse_key   (const char        *line);
gboolean  vei_input_parse_date  (const char        *line,
                                 GDate             *date);
gboolean  vei_input_parse_number (const char        *line,
                                  const VeiQuestion *question,
                                  double            *number);
gboolean  vei_input_parse_choices (const char        *line,
                                   const VeiQuestion *question,
                                   guint             *bits);

G_END_DECLS
