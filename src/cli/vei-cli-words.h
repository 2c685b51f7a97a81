/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SPDX-FileCopyrightText: 2026 The Utstyrsveiviser authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VeiWords:
 *
 * Writes paragraphs to a string, wrapped to the width of the terminal.
 */
typedef struct
{
  GString  *out;
  guint     width;             /* in columns */
  gboolean  bold;              /* headings stand out; only on a terminal */
} VeiWords;

void vei_words_init          (VeiWords   *words,
                              GString    *out);
void vei_words_add_blank     (VeiWords   *words);
void vei_words_add_heading   (VeiWords   *words,
                              const char *text);
void vei_words_add_paragraph (VeiWords   *words,
                              const char *first,
                              const char *text);

G_END_DECLS
